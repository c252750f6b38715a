package lists

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/changes"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// kinds are read from where they are declared, so that a new one is not forgotten.
func kinds(t *testing.T) []changes.Kind {
	t.Helper()
	source, err := os.ReadFile("../changes/changes.go")
	if err != nil {
		t.Fatal(err)
	}
	var list []changes.Kind
	for _, m := range regexp.MustCompile(`(?m)^\t\w+ +Kind = "(\w+)"`).FindAllSubmatch(source, -1) {
		list = append(list, changes.Kind(m[1]))
	}
	if len(list) < 35 {
		t.Fatalf("found only %d kinds: the search is broken", len(list))
	}
	return list
}

// holders are the records in which a kind of event stands.
func holders(kind changes.Kind) []changes.Holder {
	switch name := string(kind); {
	case strings.HasPrefix(name, "visit"):
		return []changes.Holder{changes.OfVisit}
	case strings.HasPrefix(name, "talk"):
		return []changes.Holder{changes.OfTalk}
	case strings.HasPrefix(name, "issue"):
		return []changes.Holder{changes.OfIssue}
	case strings.HasPrefix(name, "word"):
		return []changes.Holder{changes.OfVisit, changes.OfTalk, changes.OfIssue}
	case kind == changes.RecordGone:
		return []changes.Holder{changes.OfOrder, changes.OfVisit, changes.OfTalk, changes.OfIssue}
	case kind == changes.FieldEdited, kind == changes.TextEdited, kind == changes.EntryNew, kind == changes.EntryGone:
		return []changes.Holder{changes.OfFactory, changes.OfOrder, changes.OfVisit, changes.OfTalk, changes.OfIssue}
	case strings.HasPrefix(name, "order"), strings.HasPrefix(name, "promise"), strings.HasPrefix(name, "approval"),
		strings.HasPrefix(name, "payment"), strings.HasPrefix(name, "goods_"), strings.HasPrefix(name, "line_"), kind == changes.DocumentsCame, kind == changes.Inspected:
		return []changes.Holder{changes.OfOrder}
	}
	return []changes.Holder{changes.OfFactory}
}

func TestEveryChangeIsWorded(t *testing.T) {
	for _, lang := range []string{words.English, words.Chinese} {
		seen := map[string]changes.Kind{}
		for _, kind := range kinds(t) {
			field := map[changes.Kind]string{changes.FieldEdited: "status", changes.Goodwill: "price-held", changes.TalkHeld: "phone", changes.VisitMade: "audit"}[kind]
			if field == "" {
				field = "balance"
			}
			for _, of := range holders(kind) {
				for _, e := range []changes.Event{
					{Kind: kind, Of: of, Order: &record.Order{}, Subject: "KT-210", Field: field, Day: 739001, After: "1", Entry: changes.Entry{List: "payments"}}, // little is recorded
					{
						Kind: kind, Of: of, Order: &record.Order{}, On: 739000, By: record.ByFactory, Record: "2025-03-12", Subject: "KT-210", Field: field, Day: 739001,
						Before: "1", After: "2", Reason: "as agreed", From: 739000, To: 739009, Late: 2, Dated: true, Days: 3, Names: []string{"Chen Li"},
						Entry: changes.Entry{List: "deliveries", Name: "KT-211", Day: 739002},
					},
				} {
					c := Changes(wordstest.Words(t, lang), []changes.Event{e})[0]
					if c.What == "" || strings.Contains(c.What, "  ") {
						t.Errorf("%s, %s: %+v", lang, kind, c)
					}
					if lang == words.Chinese && !words.HasHan(strings.ReplaceAll(c.What, "KT-210", "")) {
						t.Errorf("%s has no Chinese: %q", kind, c.What)
					}
					if other, twice := seen[c.What]; twice && other != kind {
						t.Errorf("%s, %s and %s are both %q", lang, kind, other, c.What)
					}
					seen[c.What] = kind
				}
			}
		}
	}
}

// everyKey calls fn for every key of the format, with an event of an edit of it;
// for a list of maps the event names the list.
func everyKey(fn func(e *changes.Event, v *load.Value)) {
	var walk func(e changes.Event, path string, values []load.Value)
	walk = func(e changes.Event, path string, values []load.Value) {
		for i := range values {
			v := &values[i]
			e.Field = strings.TrimPrefix(path+"."+v.Key, ".")
			switch v.Kind {
			case load.MapValue:
				walk(e, e.Field, v.Values)
			case load.ListValue:
				entry := e
				entry.Entry.List = e.Field
				fn(&entry, v)
				walk(entry, e.Field, v.Values[0].Values)
			default:
				fn(&e, v)
			}
		}
	}
	for of, record := range map[changes.Holder]any{
		changes.OfFactory: new(record.Factory), changes.OfOrder: new(record.Order), changes.OfVisit: new(record.Visit),
		changes.OfIssue: new(record.Issue), changes.OfTalk: new(record.Talk),
	} {
		for _, v := range load.Values(record) {
			if v.Kind == load.ListValue { // one entry, so that its keys are there
				list := reflect.ValueOf(v.At).Elem()
				list.Set(reflect.MakeSlice(list.Type(), 1, 1))
			}
		}
		walk(changes.Event{Kind: changes.FieldEdited, Of: of, Record: "R"}, "", load.Values(record))
	}
}

func TestEveryKeyOfTheFormatHasItsWords(t *testing.T) {
	for _, lang := range []string{words.English, words.Chinese} {
		w := wordstest.Words(t, lang)
		n := 0
		everyKey(func(e *changes.Event, v *load.Value) {
			n++
			if v.Kind == load.ListValue {
				e.Kind = changes.EntryGone
				if got := changed(w, e); strings.Contains(got, "_") || lang == words.Chinese && !words.HasHan(strings.TrimPrefix(got, "删去")) {
					t.Errorf("an entry of %s %s: %q", e.Of, e.Field, got)
				}
				return
			}
			word := fieldWord(w, e)
			if word == e.Field && strings.ContainsAny(word, "_.") || lang == words.Chinese && !words.HasHan(word) {
				t.Errorf("no words in %s for %s %s", lang, e.Of, e.Field)
			}
			for _, value := range v.Enum {
				codes := strings.HasSuffix(e.Field, "incoterm") || strings.HasSuffix(e.Field, "currency") || strings.HasSuffix(e.Field, "level")
				if got := valueWord(w, e, value); !codes && lang == words.Chinese && !words.HasHan(got) && value != "wechat" && value != "email" {
					t.Errorf("%s %s: no words for %s", e.Of, e.Field, value)
				}
			}
		})
		if n < 170 {
			t.Errorf("only %d keys: the search is broken", n)
		}
	}
}

func TestWordsOfChangesAreOfThisFormat(t *testing.T) {
	asked := map[string]bool{}
	everyKey(func(e *changes.Event, _ *load.Value) {
		byPath(e, func(path string) (string, bool) { asked[path] = true; return "", false })
		asked[e.Entry.List] = true
	})
	for _, key := range wordstest.Keys(t, words.English) {
		if field, ok := strings.CutPrefix(key, "changed_field."); ok && !asked[field] {
			t.Errorf("changed_field.%s is no key of the format", field)
		}
		if list, ok := strings.CutPrefix(key, "changed.entry."); ok && !asked[list] {
			t.Errorf("changed.entry.%s is no list of the format", list)
		}
	}
	for path := range valueWords {
		if !asked[path] {
			t.Errorf("valueWords has %s, which is no key of the format", path)
		}
	}
}

func TestEditsNameTheRecordTheEntryAndWhatItSays(t *testing.T) {
	day := func(s string) record.Date {
		d, err := record.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	payment := changes.Entry{List: "payments", Name: record.StageBalance}
	delivery := changes.Entry{List: "deliveries", Day: day("2026-10-10")}
	for _, c := range []struct {
		e           changes.Event
		english, zh string
	}{
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfOrder, Entry: payment, Field: "payments.paid", From: day("2026-08-10"), To: day("2026-08-15")},
			"balance: day paid changed from 10 to 15 Aug 2026", "尾款：付款日改动，由 2026年8月10日 改为 15日"},
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfOrder, Entry: payment, Field: "payments.paid", From: day("2026-08-10")},
			"balance: day paid taken out: 10 Aug 2026", "尾款：删去付款日：2026年8月10日"},
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfOrder, Entry: delivery, Field: "deliveries.quantities", Key: "KT-210", Before: "100", After: "90"},
			"delivery (10 Oct 2026): quantity KT-210 changed from 100 to 90", "交货（2026年10月10日）：KT-210 数量由 100 改为 90"},
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfVisit, Day: day("2026-09-05"), Field: "kind", Before: "regular", After: "audit"},
			"visit of 5 Sep 2026: kind changed from Regular visit to Audit", "2026年9月5日的访厂：类型由 例行访厂 改为 验厂"},
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "rush", Before: "true", After: "false"},
			"rush order changed from yes to no", "急单由 是 改为 否"},
		{changes.Event{Kind: changes.TextEdited, Of: changes.OfOrder, Field: "private", Before: "…", After: "…"}, "private note edited", "内部备注有改动"},
		{changes.Event{Kind: changes.TextEdited, Of: changes.OfOrder, Field: "private", After: "…"}, "private note added", "增加内部备注"},
		{changes.Event{Kind: changes.TextEdited, Of: changes.OfOrder, Field: "private", Before: "…"}, "private note taken out", "删去内部备注"},
		{changes.Event{Kind: changes.RecordGone, Of: changes.OfVisit, Day: day("2025-06-19"), Subject: "Kiln"},
			"visit of 19 Jun 2025 is no longer in the book: Kiln", "2025年6月19日的访厂已不在册：Kiln"},
		{changes.Event{Kind: changes.EntryGone, Of: changes.OfOrder, Entry: payment, To: day("2026-08-12"), HasAmount: true, Currency: "USD", Amount: decimal.MustParse("1000")},
			"balance taken out, USD 1,000, due 12 Aug 2026", "删去尾款，USD 1,000，期限 2026年8月12日"},
		{changes.Event{Kind: changes.PeopleChecked, Of: changes.OfFactory, Names: []string{"Chen Li", "Wang Jun", "Liu Yang"}},
			"entries confirmed: Chen Li, Wang Jun, Liu Yang", "资料已核实：Chen Li，Wang Jun，Liu Yang"},
		{changes.Event{Kind: changes.PeopleChecked, Of: changes.OfFactory, Names: []string{"Chen Li"}}, "entry confirmed: Chen Li", "资料已核实：Chen Li"},
	} {
		for lang, want := range map[string]string{words.English: c.english, words.Chinese: c.zh} {
			if got := strings.ReplaceAll(changed(wordstest.Words(t, lang), &c.e), words.Nbsp, " "); got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		}
	}
}

func TestMovedDaysAreSaidShortly(t *testing.T) {
	day := func(s string) record.Date {
		d, err := record.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct{ lang, from, to, want string }{
		{words.English, "2025-04-15", "2025-04-25", "from 15 to 25 Apr 2025"},
		{words.English, "2025-04-15", "2025-05-02", "from 15 Apr to 2 May 2025"},
		{words.English, "2025-12-28", "2026-01-09", "from 28 Dec 2025 to 9 Jan 2026"},
		{words.Chinese, "2025-04-15", "2025-04-25", "由 2025年4月15日 改为 25日"},
		{words.Chinese, "2025-12-28", "2026-01-09", "由 2025年12月28日 改为 2026年1月9日"},
	} {
		if got := strings.ReplaceAll(moved(wordstest.Words(t, c.lang), day(c.from), day(c.to)), words.Nbsp, " "); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := moved(wordstest.Words(t, words.English), 0, day("2025-04-25")); !strings.Contains(got, "from nothing to") {
		t.Errorf("got %q", got)
	}
	e := changes.Event{Kind: changes.PromiseMoved, Of: changes.OfOrder, By: record.ByImporter, From: day("2025-04-15"), To: day("2025-04-25"), Subject: "KT-211"}
	if got := strings.ReplaceAll(changed(wordstest.Words(t, words.English), &e), words.Nbsp, " "); got != "promise of KT-211 moved from 15 to 25 Apr 2025 by us" {
		t.Errorf("got %q", got)
	}
}

func TestWhatOrdersGoThroughIsWorded(t *testing.T) {
	en := wordstest.Words(t, words.English)
	usd := func(e changes.Event, amount string) changes.Event {
		e.Of, e.Amount, e.Currency, e.HasAmount = changes.OfOrder, decimal.MustParse(amount), "USD", true
		return e
	}
	day := record.NewDate(2026, 5, 1)
	for want, e := range map[string]changes.Event{
		"promise of 1 May 2026 confirmed again":                             {Kind: changes.PromiseConfirmed, To: day, By: record.ByImporter},
		"promise of S, 1 May 2026, confirmed again":                         {Kind: changes.PromiseConfirmed, To: day, Subject: "S"},
		"S changed: quantity from 4,800 to 4,500 by us":                     {Kind: changes.OrderChanged, Subject: "S", Before: "4800", After: "4500", By: record.ByImporter},
		"S changed: quantity from 4,800 to 0, price USD 1.38 by both sides": usd(changes.Event{Kind: changes.OrderChanged, Subject: "S", Before: "4800", After: "0", By: record.ByBoth}, "1.38"),
		"S changed: price USD 1.38":                                         usd(changes.Event{Kind: changes.OrderChanged, Subject: "S"}, "1.38"),
		"S closed: no more of it will come":                                 {Kind: changes.LineClosed, Subject: "S"},
		"S cancelled by the factory":                                        {Kind: changes.LineCancelled, Subject: "S", By: record.ByFactory},
		"returned: 320 × S, replaced":                                       {Kind: changes.GoodsReturned, Subject: "320 × S", Field: record.RemedyReplaced},
		"ready: 320 × S, in place of returned goods":                        {Kind: changes.GoodsReady, Subject: "320 × S", Dated: true},
		"balance agreed, USD 6,703.20, due 14 days after the documents":     usd(changes.Event{Kind: changes.PaymentNew, Field: record.StageBalance, Days: 14, After: record.AfterDocuments}, "6703.20"),
	} {
		e.Of = changes.OfOrder
		if got := strings.ReplaceAll(Changes(en, []changes.Event{e})[0].What, words.Nbsp, " "); got != want {
			t.Errorf("%s: %q, want %q", e.Kind, got, want)
		}
	}
}

// What a record says in both languages is said in that of the page.
func TestAChangeIsSaidInTheWordsOfThePage(t *testing.T) {
	events := []changes.Event{
		{Kind: changes.WordGiven, Of: changes.OfVisit, By: record.ByFactory, Subject: "Check sheet", SubjectZH: "检查表"},
		{Kind: changes.OrderCancelled, Of: changes.OfOrder, By: record.ByImporter, Subject: "", Reason: "Shop closed", ReasonZH: "门店关了"},
		{Kind: changes.TalkHeld, Of: changes.OfTalk, By: record.ByFactory, Field: "wechat", Subject: "Clay is here"},
	}
	for lang, want := range map[string][]string{words.English: {"Check sheet", "Shop closed", "Clay is here"}, words.Chinese: {"检查表", "门店关了", "Clay is here"}} {
		for i, c := range Changes(wordstest.Site(t, lang).Words, events) {
			if said := c.What + " " + c.Quote; !strings.Contains(said, want[i]) {
				t.Errorf("%s: %q does not say %q", lang, said, want[i])
			}
		}
	}
}
