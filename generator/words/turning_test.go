package words

import (
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/templates"
)

func TestPartsThatAreEmptyAreNotJoined(t *testing.T) {
	w := words(t, English)
	for _, c := range []struct{ a, b, words, title, semicolon, colon, comma string }{
		{"", "", "", "", "", "", ""},
		{"a", "", "a", "a", "a", "a", "a"},
		{"", "b", "b", "b", "b", "b", "b"},
		{"a", "b", "a" + Nbsp + "b", "a · b", "a; b", "a: b", "a, b"},
	} {
		if got := [5]string{JoinWords(c.a, c.b), JoinTitle(c.a, c.b), JoinSemicolon(w, c.a, c.b), JoinColon(w, c.a, c.b), JoinComma(w, []string{c.a, c.b})}; got != [5]string{c.words, c.title, c.semicolon, c.colon, c.comma} {
			t.Errorf("%q and %q: %q", c.a, c.b, got)
		}
		if got := JoinSemicolons(w, []string{c.a, c.b}); got != c.semicolon {
			t.Errorf("%q and %q: %q", c.a, c.b, got)
		}
	}
	if got := JoinSentences(w, []string{"A.", "B."}); got != "A. B." {
		t.Errorf("%q", got)
	}
}

func TestDaysAreNamedAsFarAsTheyAreKnown(t *testing.T) {
	w := words(t, English)
	if got := w.YearOf(0) + " " + w.YearOf(record.NewDate(2025, 3, 2)); got != w.Say("year.unknown")+" 2025" {
		t.Errorf("%q", got)
	}
	for day, want := range map[int]string{2: "Monday 2 June 2025", 6: "Friday 6 June 2025", 7: "Saturday 7 June 2025", 8: "Sunday 8 June 2025"} {
		if got := w.FullDate(record.NewDate(2025, 6, day)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	p := Place{Site: &Site{Words: w}}
	for _, c := range []struct {
		day  record.Day
		want string
	}{
		{record.Day{}, ""},
		{record.Day{V: record.NewDate(2025, 6, 1), Pos: record.Pos{Line: 1, Column: 1}}, "Jun 2025"}, // only the month is known
		{record.Day{V: record.NewDate(2025, 6, 2), Pos: record.Pos{Line: 1, Column: 1}}, "2 Jun 2025"},
	} {
		if got := strings.ReplaceAll(p.MonthOf(c.day), Nbsp, " "); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for commit, want := range map[string]string{"": "", "0123456789": "0123456789", "0123456789a": "0123456789"} {
		if got := ShortCommit(commit); got != want {
			t.Errorf("%q: %q", commit, got)
		}
	}
	if w.Date(0) != "" || w.ShortDate(0) != "" {
		t.Error("no day is one")
	}
	for n, want := range map[int]string{0: "0 days", 1: "1 day", 2: "2 days", -1: "−1 day", -2: "−2 days"} {
		if got := strings.ReplaceAll(w.Days(float64(n)), Nbsp, " "); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestANumberHasItsSign(t *testing.T) {
	w := words(t, English)
	for v, want := range map[float64]string{0: "0", 1: "+1", -1: "−1", 0.04: "0", -0.04: "0", 0.05: "+0.1", 1234.5: "+1,234.5"} {
		if got := w.Signed(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
	for v, want := range map[[2]float64]string{{0.1, 0.1}: "10" + Nbsp + "%", {0.1, 0.104}: "10" + Nbsp + "%", {0.1, 0.11}: "10–11" + Nbsp + "%"} {
		if got := w.PercentRange(v[0], v[1]); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
	for s, want := range map[string]string{"0": "0", "999": "999", "1000": "1,000", "123456": "123,456", "1234567.89": "1,234,567.89", "-1000": "−1,000"} {
		if got := w.Group(s); got != want {
			t.Errorf("%s: %q", s, got)
		}
	}
}

// A book in two languages has a site in each, beside each other, and briefings know both.
func TestABookHasASiteInEachLanguage(t *testing.T) {
	asked := func(tags ...string) *record.Settings {
		s := &record.Settings{}
		for _, tag := range tags {
			s.Languages = append(s.Languages, record.Text{V: tag, Pos: record.Pos{Line: 1, Column: 1}})
		}
		return s
	}
	for _, c := range []struct {
		asked []string
		want  string // language, folder, second language and paper of each
	}{
		{nil, "en '' - assets/paper.css"},
		{[]string{"en"}, "en '' - assets/paper.css"},
		{[]string{"zh-Hans"}, "zh-Hans '' - assets/paper.css"},
		{[]string{"en", "zh-Hans"}, "en '' zh-Hans assets/paper.css; zh-Hans 'zh/' en assets/paper-zh.css"},
		{[]string{"zh-Hans", "en"}, "zh-Hans '' en assets/paper.css; en 'en/' zh-Hans assets/paper-en.css"},
	} {
		sites, err := NewSites(Options{Settings: asked(c.asked...), Templates: templates.Files})
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, s := range sites {
			second := "-"
			if s.Second != nil {
				second = s.Second.Tag
			}
			list = append(list, s.Words.Tag+" '"+s.Dir+"' "+second+" "+s.PaperPath())
			if len(s.Editions) != len(sites) || s.Err() != nil {
				t.Errorf("%v: %d editions, %v", c.asked, len(s.Editions), s.Err())
			}
			// Files that all share stand at the top.
			if got, want := s.At(About).Shared("data/a.json"), strings.Repeat("../", strings.Count(s.Dir, "/"))+"data/a.json"; got != want {
				t.Errorf("%s: %q, want %q", s.Dir, got, want)
			}
		}
		if got := strings.Join(list, "; "); got != c.want {
			t.Errorf("%v: %s, want %s", c.asked, got, c.want)
		}
	}
	if _, err := NewSites(Options{Settings: asked(), Templates: fstest.MapFS{}}); err == nil {
		t.Error("without words there is a site")
	}
}

func TestWithoutATableProblemsAreSaidInEnglish(t *testing.T) {
	var none *ProblemWords
	zh := words(t, Chinese).problems
	m := diag.Say("did you mean %s?", "x")
	if none.Say(m) != "did you mean x?" || none.Table() != nil || none.All(nil) != nil {
		t.Errorf("%q", none.Say(m))
	}
	if zh.Say(m) == none.Say(m) || zh.Table() == nil {
		t.Errorf("%q", zh.Say(m))
	}
	rule := &diag.Rule{}
	if none.Rule(rule) != rule {
		t.Error("a rule is another one in English")
	}
}

func TestAnAnchorWritesWhatALinkCannotHold(t *testing.T) {
	for id, want := range map[string]string{
		"PO-1": "PO-1", "aZ09-._": "aZ09-._", "a b": "a~20b", "a/b": "a~2fb", "a@b": "a~40b", "a[b": "a~5bb", "a`b": "a~60b", "a{b": "a~7bb", "a\x7fb": "a~7fb", "a\u0080": "a\u0080", "订单": "订单", "_a": "~5fa", "": "",
	} {
		if got := Anchor(id); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
	for text, want := range map[string]bool{"a": false, "é": false, "\u2e7f": false, "⺀": true, "一": true, "あ": false} {
		if HasHan(text) != want {
			t.Errorf("%q: Chinese is %t", text, !want)
		}
	}
}

func TestAValueIsNamedOrStandsAsItIs(t *testing.T) {
	w := words(t, English)
	for _, c := range []struct{ field, value, want string }{
		{"side", "", ""}, {"side", "importer", "we"}, {"side", "somebody", "somebody"}, {"nothing", "x", "x"},
		{"days", "late", "late"}, // a phrase with a place to fill is no word for a value
	} {
		if got := w.Enum(c.field, c.value); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.field, c.value, got, c.want)
		}
	}
}

func TestChineseAndLatinMeetAtASpaceOnlyWhereSomethingWasFilledIn(t *testing.T) {
	files := fstest.MapFS{
		"words/xx/language.json": {Data: []byte(`{"script": "han", "spaced": true}`)},
		"words/xx/a.json":        {Data: []byte(`{"a": "{x}", "b": "共{x}个", "c": "A{x}", "d": "{x}{y}", "date.long": "{year}年{month}月{d}日", "date.short": "{month}月{d}日", "date.months": "1 2 3 4 5 6 7 8 9 10 11 12"}`)},
	}
	w, err := LoadWords(files, "xx")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ got, want string }{
		{w.Say("a", "x", "A"), "A"}, {w.Say("a", "x", "中"), "中"},
		{w.Say("b", "x", 3), "共 3 个"}, {w.Say("b", "x", "三"), "共三个"}, {w.Say("b", "x", "é"), "共 é 个"}, {w.Say("b", "x", "，"), "共，个"}, {w.Say("b", "x", ""), "共个"},
		{w.Say("c", "x", "中"), "A 中"}, {w.Say("c", "x", "B"), "AB"},
		{w.Say("d", "x", "中", "y", "B"), "中 B"}, {w.Say("d", "x", "B", "y", "中"), "B 中"}, {w.Say("d", "x", "", "y", "中"), "中"},
		{w.Date(record.NewDate(2025, 6, 2)), "2025年6月2日"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestLinksOfAFolderStayInIt(t *testing.T) {
	at := (&Site{}).AtPath(nil, "factories/a/orders.html")
	for path, want := range map[string]string{
		"factories/a/orders.html": "orders.html", "factories/a/orders.html#x": "#x", "factories/a/index.html": "index.html", "factories/b/index.html": "../b/index.html",
		"index.html": "../../index.html", "factories/a/visits/x.html": "visits/x.html", "factories/a/orders.html.txt": "orders.html.txt", "factories/a/o": "o",
	} {
		if got := at.To(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	if got := (&Site{}).AtPath(nil, "index.html").To("index.html"); got != "index.html" {
		t.Errorf("%q", got)
	}
}
