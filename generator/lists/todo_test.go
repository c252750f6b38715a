package lists

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"factorybook/generator/agenda"
	"factorybook/generator/figures"
	"factorybook/generator/ical/icaltest"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// everyKind is a book in which something of every kind is open on 1 December 2026.
const everyKind = `
-- factory.yaml --
name: Foshan Yuanda Ceramics
name_zh: 佛山市远大陶瓷有限公司
terms: {lead_time_days: 60}
contacts:
  - {id: chen-li, name: Chen Li, name_zh: 陈莉, confirmed: 2025-12-20}
  - {id: wang-jun, name: Wang Jun}
certificates: [{name: ISO 9001, expires: 2026-12-31}]
agreements: [{kind: framework, signed: 2024-01-10, until: 2027-01-09, summary: Two years}]
-- orders/2026.yaml --
id: PO-2026-014
placed: 2026-10-20
promised: 2026-11-28
promise_changes: [{told: 2026-11-18, to: 2026-12-10, asked_by: factory}]
lines: [{sku: KT-210, name: Mug, quantity: 100, unit: pcs, price: 1.50}]
approvals: [{what: Artwork, asked: 2026-10-25, due: 2026-11-02}]
payments: [{stage: balance, due: 2027-01-15, amount: 1500}, {stage: deposit, due: 2026-12-01}]
-- visits/2026-10-20.yaml --
date: 2026-10-20
promises:
  - {by: importer, what: "Send the forecast; with colours, please", due: 2026-12-05}
  - {by: factory, what: Think about a second kiln}
-- talks/2026.yaml --
{on: 2026-11-25, by: factory, channel: wechat, about: Price of cobalt}
-- issues/2026.yaml --
{id: Q-1, opened: 2026-11-26, raised_by: importer, title: Pinholes}
`

func todos(t *testing.T, lang string) []figures.Todo {
	t.Helper()
	settings, f := loadtest.Factory(t, everyKind)
	asOf, err := record.ParseDate("2026-12-01")
	if err != nil {
		t.Fatal(err)
	}
	known := f.AsOf(asOf)
	return figures.Todos(wordstest.Words(t, lang), known, agenda.Of(known, measure.Of(known, settings, asOf), settings, asOf))
}

func TestEveryKindOfTodoIsWorded(t *testing.T) {
	want := map[string][2]string{ // in English and Chinese
		"payment":     {"Pay the deposit, amount not recorded", "付款：定金，"},
		"approval":    {"Approve Artwork", "确认：Artwork"},
		"delivery":    {"Deliver Mug, now promised for 10 Dec 2026", "交货：Mug"},
		"promise":     {"Send the forecast; with colours, please", "Send the forecast"},
		"answer":      {"Answer: Price of cobalt", "答复：Price of cobalt"},
		"visit":       {"Visit: last one 20 Oct 2026, meant every 180 days", "访厂：上次 2026年10月20日"},
		"contact":     {"Get in touch: last contact 20 Oct 2026", "联系：上次双向联系 2026年10月20日"},
		"confirm":     {"Chen Li, last confirmed 20 Dec 2025", "陈莉，上次核实 2025年12月20日"},
		"certificate": {"Renew: ISO 9001", "换证：ISO 9001"},
		"agreement":   {"framework agreement: Two years", "框架协议"},
		"order_by":    {"60 days before 26 Jan 2027, their last day (as agreed)", "2027年1月26日倒推 60 天"},
	}
	for n, lang := range []string{words.English, words.Chinese} {
		said := map[string]string{}
		for _, todo := range todos(t, lang) {
			if _, there := said[todo.Kind]; !there {
				said[todo.Kind] = strings.ReplaceAll(todo.What, words.Nbsp, " ")
			}
			if todo.KindWord == todo.Kind && lang == words.Chinese || todo.Who == "" || todo.When == "" || todo.Path == "" || todo.File == "" || len(todo.ID) != 4 {
				t.Errorf("%s: something is missing: %+v", lang, todo)
			}
		}
		for kind, text := range want {
			if !strings.Contains(said[kind], text[n]) {
				t.Errorf("%s, %s: %q, want %q in it", lang, kind, said[kind], text[n])
			}
		}
		if len(said) != len(want) {
			t.Errorf("%d kinds, want %d", len(said), len(want))
		}
	}
}

func TestTodosWithinTakesWhatIsOverdueOrComes(t *testing.T) {
	all := todos(t, words.English)
	for _, days := range []int{0, 3, 30, 365} {
		list, left := TodosWithin(all, days, false)
		if left != 2 { // a promise and a person without a day
			t.Errorf("%d have no day, want 2", left)
		}
		for _, todo := range list {
			if todo.Days > days && (todo.Expected.IsZero() || int(todo.Expected-todo.Due)+todo.Days > days) {
				t.Errorf("within %d days: %s in %d days", days, todo.What, todo.Days)
			}
		}
	}
	some, _ := TodosWithin(all, 3, false)
	more, _ := TodosWithin(all, 4, false)
	if len(more) != len(some)+1 {
		t.Errorf("the forecast is due in 4 days: %d within 3, %d within 4", len(some), len(more))
	}
	every, left := TodosWithin(all, 10_000, true)
	if left != 0 || len(every) != len(all) {
		t.Errorf("%d of %d, %d left out", len(every), len(all), left)
	}
}

func TestCalendarIsValidAndStable(t *testing.T) {
	asOf, _ := record.ParseDate("2026-12-01")
	for _, lang := range []string{words.English, words.Chinese} {
		opt := CalendarOptions{Title: "Nordhaven; factory book", AsOf: asOf, BaseURL: "https://book.example/site/"}
		list := todos(t, lang)
		data := Calendar(wordstest.Words(t, lang), list, opt)
		if !bytes.Equal(data, Calendar(wordstest.Words(t, lang), todos(t, lang), opt)) {
			t.Error("the same todos give two calendars")
		}
		c, err := icaltest.Parse(data)
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		dated := 0
		for _, todo := range list {
			if !todo.Due.IsZero() {
				dated++
			}
		}
		if len(c.Inner) != dated || dated != len(list)-2 {
			t.Errorf("%d events of %d todos, of which %d have a day", len(c.Inner), len(list), dated)
		}
		found := false
		for _, e := range c.Inner {
			summary, err := e.Text("SUMMARY")
			if err != nil {
				t.Fatal(err)
			}
			description, err := e.Text("DESCRIPTION")
			if err != nil {
				t.Fatal(err)
			}
			if !regexp.MustCompile(`factories/yuanda/[a-z0-9/-]+\.yaml:\d+$`).MatchString(description) {
				t.Errorf("%q names no place", description)
			}
			if strings.Contains(summary, "Mug") { // overdue: seen on the as-of day, with its own day in words
				found = true
				if day := e.All("DTSTART")[0].Value; day != "20261201" || !strings.Contains(summary, "PO-2026-014") || !strings.Contains(summary, "28") {
					t.Errorf("%s on %s", summary, day)
				}
				if url := e.All("URL")[0].Value; url != "https://book.example/site/factories/yuanda/orders.html#PO-2026-014" {
					t.Errorf("the event leads to %s", url)
				}
			}
		}
		if !found {
			t.Error("the delivery is not in the calendar")
		}
	}
}
