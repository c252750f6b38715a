package words

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/templates"
)

func words(t testing.TB, lang string) *Words {
	t.Helper()
	w, err := LoadWords(templates.Files, lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestBothLanguagesHaveTheSamePhrasesAndPlaceholders(t *testing.T) {
	en, zh := words(t, English), words(t, Chinese)
	for key, phrase := range en.phrases {
		other, ok := zh.phrases[key]
		if !ok {
			t.Errorf("%s has no Chinese", key)
			continue
		}
		// The Chinese of a phrase may use fewer plural forms, never other values.
		if a, b := values(phrase), values(other); !slices.Equal(a, b) {
			t.Errorf("%s: English fills %v, Chinese %v", key, a, b)
		}
		if text(phrase) != "" && text(other) == "" && key != "list.space" {
			t.Errorf("%s is empty in Chinese", key)
		}
	}
	for key := range zh.phrases {
		if _, ok := en.phrases[key]; !ok {
			t.Errorf("%s has no English", key)
		}
	}
}

// values are the placeholders that a phrase shows: what only chooses between
// one and many ("days" beside a signed "n") need not occur in every language.
func values(p phrase) []string {
	var shown []string
	for _, s := range p {
		if s.name != "" && (!s.plural || strings.Contains(s.other, "#")) {
			shown = append(shown, s.name)
		}
	}
	slices.Sort(shown)
	return slices.Compact(shown)
}

func text(p phrase) string {
	var b strings.Builder
	for _, s := range p {
		b.WriteString(s.text + s.name)
	}
	return b.String()
}

func TestChinesePhrasesAreChinese(t *testing.T) {
	en, zh := words(t, English), words(t, Chinese)
	// Written with figures and signs in Chinese.
	signs := map[string]bool{"row.k_of_n": true, "row.n": true, "visit.rating": true, "more.group": true, "filter.count": true, "said.message": true, "said.message_plain": true, "issues.cause_n": true, "visit.heading": true}
	for key, phrase := range zh.phrases {
		said := strings.ContainsFunc(literal(en.phrases[key]), unicode.IsLetter)
		if said && !signs[key] && !HasHan(literal(phrase)) {
			t.Errorf("%s: %q has no Chinese in it", key, literal(phrase))
		}
	}
}

// literal is what a phrase says whatever its values are.
func literal(p phrase) string {
	var b strings.Builder
	for _, s := range p {
		b.WriteString(s.text)
	}
	return b.String()
}

// keysIn finds the phrases that Go code and templates ask for by a literal key.
func keysIn(t *testing.T) map[string]bool {
	t.Helper()
	used := make(map[string]bool)
	find := func(fsys fs.FS, glob func(string) bool, patterns ...*regexp.Regexp) {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !glob(name) {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			for _, p := range patterns {
				for _, m := range p.FindAllSubmatch(data, -1) {
					if string(m[1]) != "diag" { // whose messages are their own keys
						used[string(m[2])] = true
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	goFile := func(name string) bool { return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") }
	say := regexp.MustCompile(`(\w*)\.Say\("([a-z0-9_.-]+)"[,)]`)
	find(os.DirFS(".."), goFile, say)
	find(templates.Files, func(name string) bool { return strings.HasSuffix(name, ".html") }, regexp.MustCompile(`([{( ])t "([a-z0-9_.-]+)"`))
	return used
}

func TestEveryPhraseThatIsAskedForExists(t *testing.T) {
	en := words(t, English)
	used := keysIn(t)
	if len(used) < 100 {
		t.Fatalf("found only %d keys: the search is broken", len(used))
	}
	for key := range used {
		if !en.Has(key) {
			t.Errorf("no words for %q", key)
		}
	}
}

func TestEnumeratedValuesHaveWords(t *testing.T) {
	en := words(t, English)
	for field, list := range map[string][]string{
		"factory_kind": record.Enums.FactoryKind, "status": record.Enums.Status, "role": record.Enums.Role,
		"per": record.Enums.CapacityPer, "agreement_kind": record.Enums.AgreementKind, "goodwill": record.Enums.Goodwill,
		"side": record.Enums.AskedBy, "cause": record.Enums.CauseBy, "stage": record.Enums.PaymentStage,
		"inspection_stage": record.Enums.InspectionStage, "result": record.Enums.Result, "visit_kind": record.Enums.VisitKind,
		"mood": record.Enums.Mood, "issue_kind": record.Enums.IssueKind, "severity": record.Enums.Severity, "channel": record.Enums.Channel,
		"after": record.Enums.PaymentAfter, "remedy": record.Enums.Remedy,
	} {
		for _, value := range list {
			if !en.Has(field + "." + value) {
				t.Errorf("no word for the %s %q", field, value)
			}
		}
	}
}

func TestPluralsFollowTheNumber(t *testing.T) {
	en := words(t, English)
	for n, want := range map[int]string{1: "1 order", 2: "2 orders", 0: "0 orders", 1200: "1,200 orders"} {
		if got := en.Say("orders.count", "n", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestNumbersAndDatesFollowTheLanguage(t *testing.T) {
	en, zh := words(t, English), words(t, Chinese)
	day, err := record.ParseDate("2025-04-05")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ got, want string }{
		{en.Date(day), "5\u00a0Apr\u00a02025"},
		{zh.Date(day), "2025年4月5日"},
		{en.ShortDate(day), "5\u00a0Apr"},
		{zh.ShortDate(day), "4月5日"},
		{en.Date(0), ""},
		{en.Int(-1234567), "−1,234,567"},
		{en.Int(999), "999"},
		{en.Number(3), "3"},
		{en.Number(3.25), "3.2"},
		{en.Number(-0.04), "0"},
		{en.Signed(9), "+9"},
		{en.Signed(-3), "−3"},
		{en.Signed(0), "0"},
		{en.Percent(0.75), "75\u00a0%"},
		{zh.Percent(0.75), "75%"},
		{en.Percent(0.001), "<1\u00a0%"},
		{en.Percent(0.999), ">99\u00a0%"},
		{en.PercentRange(0.4678, 0.911), "47–91\u00a0%"},
		{en.Span(record.SpanOf(day, day)), "5\u00a0Apr\u00a02025"},
		{en.Span(record.SpanOf(day, day+1)), "5 to 6\u00a0Apr\u00a02025"},
		{zh.List([]string{"甲", "乙", "丙"}), "甲、乙和丙"},
		{en.List([]string{"a", "b", "c"}), "a, b and c"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestAnchorsOfRecordsNeverMeetThoseOfThePage(t *testing.T) {
	seen := make(map[string]string)
	for _, id := range []string{"PO-2025-014", "_main", "_m-on_time", "~5fmain", "A/1", "A 1", "A~2f1", "订单-1", `"><script>`, "a&b"} {
		a := Anchor(id)
		if strings.HasPrefix(a, "_") {
			t.Errorf("%q gives %q, which a page could have itself", id, a)
		}
		if strings.ContainsAny(a, " \"'<>&/#?%") {
			t.Errorf("%q gives %q, which is no plain id", id, a)
		}
		if other, twice := seen[a]; twice {
			t.Errorf("%q and %q both give %q", id, other, a)
		}
		seen[a] = id
	}
	if a := Anchor("PO-2025-014"); a != "PO-2025-014" {
		t.Errorf("an ordinary id became %q", a)
	}
}

func TestEveryMeasureHasItsWords(t *testing.T) {
	en := words(t, English)
	for _, d := range measure.Definitions() {
		if got := en.Say("question." + d.ID); got != d.Question {
			t.Errorf("%s: the page asks %q, the definition %q", d.ID, got, d.Question)
		}
		key := "measure." + d.ID
		if !en.Has(key) {
			t.Errorf("%s has no name", d.ID)
		}
		if d.Share && !en.Has(key+".share") || !d.Share && !en.Has(key+".value") && !en.Has(key+".median") && !en.Has(key+".count") {
			t.Errorf("%s has no phrase for its figure", d.ID)
		}
		if d.Charted && !(en.Has("chart."+d.ID) && en.Has("table.day."+d.ID) && en.Has("table.value."+d.ID) && en.Has("chart."+d.ID+".cases")) {
			t.Errorf("%s has no words for its chart", d.ID)
		}
		if d.MoreIsWorse && d.Side == measure.Factory {
			for _, kind := range []string{"beyond_worse", "beyond_better", "run_worse", "run_better"} {
				if !en.Has("brief." + d.ID + "." + kind) {
					t.Errorf("%s: the briefing has no words for brief.%s.%s", d.ID, d.ID, kind)
				}
			}
			if d.Lateness && !en.Has("brief."+d.ID+".run_earlier") {
				t.Errorf("%s: the briefing has no words for a run before the promise", d.ID)
			}
		}
		if !en.Has("practice."+string(d.Practice)) || !en.Has("unit_word."+string(d.Unit)) || !en.Has("side."+string(d.Side)) {
			t.Errorf("%s: no words for %s, %s or %s", d.ID, d.Practice, d.Unit, d.Side)
		}
	}
}

func TestEveryMissingFactIsAskedForAndFillsAMeasure(t *testing.T) {
	en := words(t, English)
	for _, fact := range measure.Facts {
		if !en.Has("gap."+string(fact)) || len(measure.MissingFor(fact)) == 0 {
			t.Errorf("%s has no words, or no measure that it would fill", fact)
		}
	}
	for _, d := range measure.Definitions() {
		for _, fact := range d.Missing {
			if !slices.Contains(measure.Facts[:], fact) {
				t.Errorf("%s misses %s, which nobody asks for", d.ID, fact)
			}
		}
	}
}

func TestAFigureNeverStandsWithoutItsCount(t *testing.T) {
	for _, lang := range []string{English, Chinese} {
		w := words(t, lang)
		for _, d := range measure.Definitions() {
			for _, kind := range []string{".share", ".value", ".median", ".count", ".same"} {
				if p, ok := w.phrases["measure."+d.ID+kind]; ok && !slices.Contains(values(p), "n") {
					t.Errorf("measure.%s%s in %s does not say how many", d.ID, kind, lang)
				}
			}
		}
	}
}

// The other side is 对方 where it is spoken of as one of two (they, theirs), and 工厂 where
// it is one of many factories or what makes the goods: as English says they, or the factory.
func TestTheOtherSideHasOneChineseName(t *testing.T) {
	side, factory := regexp.MustCompile(`(?i)\b(they|their|theirs|them)\b`), regexp.MustCompile(`(?i)factor(y|ies)\b`)
	// Here the languages choose otherwise, each with good reason.
	otherwise := map[string]string{
		"brief.trip_note":             "English names the factories before, and says all of them",
		"compare.without":             "English has no noun",
		"search.factory_notes":        "English has the factory before it",
		"search.hint":                 "English says a name",
		"measure.goodwill_received":   "received is from them",
		"measure.factory_answer_days": "their answers, to our questions",
	}
	en, zh := words(t, English), words(t, Chinese)
	for key, phrase := range en.phrases {
		if otherwise[key] != "" {
			continue
		}
		said, chinese := "", literal(zh.phrases[key])
		for _, s := range phrase {
			said += s.text + " " + s.other + " "
		}
		said = strings.ReplaceAll(said, "factorybook", "")
		if strings.Contains(chinese, "工厂") && !factory.MatchString(said) {
			t.Errorf("%s: %q says 工厂, English does not say factory: %q", key, chinese, said)
		}
		if strings.Contains(chinese, "对方") && !side.MatchString(said) {
			t.Errorf("%s: %q says 对方, English does not say they: %q", key, chinese, said)
		}
	}
	for key := range otherwise {
		if chinese := text(zh.phrases[key]); !strings.Contains(chinese, "工厂") && !strings.Contains(chinese, "对方") {
			t.Errorf("%s is no exception any more", key)
		}
	}
}
