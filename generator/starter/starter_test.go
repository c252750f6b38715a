package starter_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/record/recordtest"
	"factorybook/generator/starter"
	"factorybook/generator/words"
	"factorybook/templates"
)

const id = loadtest.FactoryID

var day = recordtest.Day

func factory(t *testing.T, files fstest.MapFS) (*record.Settings, *record.Factory) {
	t.Helper()
	settings, factories, problems := loadtest.Load(t, files)
	for _, p := range problems {
		t.Fatalf("%s:%d: %s", p.Place.File, p.Place.Line, p.Text)
	}
	return settings, factories[0].Record
}

// checked reports every problem of a book, warnings too, on a day.
func checked(t *testing.T, files fstest.MapFS, today string) {
	t.Helper()
	report, err := generator.Check(context.Background(), generator.Options{Book: files, Now: day(t, today).Time().Add(12 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		if p.Severity == diag.Error || !strings.HasPrefix(p.Code, "FB05") { // what is not known yet about a new record
			t.Errorf("%s:%d: %s %s\n%s", p.Place.File, p.Place.Line, p.Code, p.Text, files[p.Place.File].Data)
		}
	}
}

func visit(t *testing.T, files fstest.MapFS, on string) starter.Record {
	t.Helper()
	settings, f := factory(t, files)
	words, err := words.LoadWords(templates.Files, words.English)
	if err != nil {
		t.Fatal(err)
	}
	r, err := starter.Visit(f, settings, words, day(t, on))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// uncomment takes the # away before the lines that hold a text.
func uncomment(t *testing.T, text, holding string) string {
	t.Helper()
	before, line, ok := strings.Cut(text, "  # "+holding)
	if !ok {
		t.Fatalf("there is no line %q in\n%s", "# "+holding, text)
	}
	return before + "  " + holding + line
}

const open = `
-- factory.yaml --
name: Foshan Yuanda Ceramics Co., Ltd.
contacts: [{id: chen-li, name: Chen Li, name_zh: 陈莉, role: sales, confirmed: 2025-03-01}, {id: "on", name: Old Number}]
-- visits/2025-03-12.md --
---
date: 2025-03-12
promises:
  - {by: factory, what: "Replace the \"old\" thermocouples, # all of them", due: 2025-04-30}
  - {by: importer, what: Send the forecast, due: 2025-03-31}
---
-- visits/2025-06-01.md --
---
date: 2025-06-01
---
-- issues/2025.yaml --
{id: "Q: 1", opened: 2025-05-02, raised_by: importer, answered: 2025-05-03, title: Pinholes, promises: [{by: factory, what: Glaze check, due: 2025-07-01}]}
`

func TestNewVisitNoteIsValidAsItIs(t *testing.T) {
	files := loadtest.FS(open)
	r := visit(t, files, "2025-09-10")
	if r.File != "factories/"+id+"/visits/2025-09-10.md" {
		t.Errorf("the note goes to %s", r.File)
	}
	files[r.File] = &fstest.MapFile{Data: []byte(r.Text)}
	checked(t, files, "2025-09-10")
	if _, f := factory(t, files); len(f.Visits) != 3 || len(f.Visits[2].Closes)+len(f.Visits[2].Promises) != 0 {
		t.Errorf("a note that was not filled in says something: %+v", f.Visits)
	}
}

func TestNewVisitNoteListsOursFirstWithTheNumberOfVisits(t *testing.T) {
	text := visit(t, loadtest.FS(open), "2025-09-10").Text
	_, list, _ := strings.Cut(text, "closes: [")
	ours, theirs := strings.Index(list, "Send the forecast"), strings.Index(list, "thermocouples")
	if ours < 0 || theirs < ours {
		t.Errorf("ours does not come first:\n%s", list)
	}
	// Promised in March, and still open in June.
	if !strings.Contains(list, "163 days overdue, carried over once") {
		t.Errorf("it is not said that the promise was open at one visit:\n%s", list)
	}
}

func TestFilledInNoteClosesMovesAndDrops(t *testing.T) {
	files := loadtest.FS(open)
	r := visit(t, files, "2025-09-10")
	text := uncomment(t, r.Text, "chen-li")
	text = uncomment(t, text, id+"/visits/2025-03-12#2,")                     // done
	text = uncomment(t, text, "{id: "+id+"/visits/2025-03-12#1, by: factory") // a new date
	text = strings.Replace(text, "due: 2025-04-30},", "due: 2025-12-24},", 1)
	text = uncomment(t, text, `{id: "Q: 1#1", by`) // dropped
	text = strings.Replace(text, "due: 2025-07-01},", "dropped: 2025-09-10, why: glazes are bought in now},", 1)
	text = uncomment(t, text, `{by: factory, what: ""`) // a new one
	text = strings.Replace(text, `  {by: factory, what: ""`, "  {by: factory, what: Send the kiln log", 1)
	files[r.File] = &fstest.MapFile{Data: []byte(text)}
	checked(t, files, "2025-09-10")
	_, f := factory(t, files)
	want := map[string]string{
		id + "/visits/2025-03-12#2": "done", id + "/visits/2025-03-12#1": "open", "Q: 1#1": "dropped", id + "/visits/2025-09-10#1": "open",
	}
	got := map[string]string{}
	for _, c := range f.PromiseCases() {
		switch {
		case c.Dropped.Known():
			got[c.ID] = "dropped"
		case c.Done.Known():
			got[c.ID] = "done"
		default:
			got[c.ID] = "open"
		}
	}
	for id, state := range want {
		if got[id] != state {
			t.Errorf("%s is %q, want %s (all: %v)", id, got[id], state, got)
		}
	}
	if met := f.Visits[2].Met; len(met) != 1 || met[0].V != "chen-li" {
		t.Errorf("met %v", met)
	}
	// What was answered is gone from the next note; the rest rolls over.
	next := visit(t, files, "2025-12-01").Text
	if strings.Contains(next, "Send the forecast") || strings.Contains(next, "Glaze check") || !strings.Contains(next, "carried over 2 times") {
		t.Errorf("the next note:\n%s", next)
	}
	if !strings.Contains(next, "now promised for 24 Dec 2025") || !strings.Contains(next, "due: 2025-12-24},") {
		t.Errorf("the next note does not know of the new date:\n%s", next)
	}
}

func TestFilledInNoteConfirmsContacts(t *testing.T) {
	files := loadtest.FS(open)
	r := visit(t, files, "2025-12-01")
	// Chen Li's entry was checked in March and is due in March; the other never.
	before, list, ok := strings.Cut(r.Text, "confirmed: [")
	if !ok || !strings.Contains(list, "# chen-li,") {
		t.Fatalf("the note does not ask whether the entries are still right:\n%s", r.Text)
	}
	text := before + "confirmed: [" + uncomment(t, list, `"on",`)
	files[r.File] = &fstest.MapFile{Data: []byte(text)}
	checked(t, files, "2025-12-01")
	next := visit(t, files, "2025-12-08").Text
	_, list, ok = strings.Cut(next, "confirmed: [")
	if !ok || !strings.Contains(list, "# chen-li,") || strings.Contains(list, "Old Number") {
		t.Errorf("of two entries the one that was confirmed is not asked for again, and the other is:\n%s", next)
	}
	if !strings.Contains(next, "Old Number confirmed 2025-12-01") {
		t.Errorf("the next note does not know of the check:\n%s", next)
	}
}

func TestSecondVisitOfADayHasAFileOfItsOwn(t *testing.T) {
	files := loadtest.FS(open)
	first := visit(t, files, "2025-09-10")
	files[first.File] = &fstest.MapFile{Data: []byte(first.Text)}
	second := visit(t, files, "2025-09-10")
	if second.File != "factories/"+id+"/visits/2025-09-10-2.md" {
		t.Errorf("the second note goes to %s", second.File)
	}
}

func TestHostileTextsStayInTheirLines(t *testing.T) {
	files := loadtest.FS(`
-- visits/2025-03-12.yaml --
date: 2025-03-12
promises:
  - {by: factory, what: "a\nb: c\n---\n{{.ID}}, ]", due: 2025-04-30}
  - {id: "x]: {\n#'\"", by: importer, what: "- }"}
`)
	r := visit(t, files, "2025-09-10")
	text := uncomment(t, r.Text, `{id: `+id+`/visits/2025-03-12#1`)
	text = uncomment(t, text, `"x]: {\n#'\"",`)
	files[r.File] = &fstest.MapFile{Data: []byte(text)}
	checked(t, files, "2025-09-10")
	if _, f := factory(t, files); len(f.Visits[1].Closes) != 1 || f.Visits[1].Closes[0].V != "x]: {\n#'\"" {
		t.Errorf("closes %v", f.Visits[1].Closes)
	}
}

func TestNewOrdersAndIssuesJoinTheirFileInItsOwnForm(t *testing.T) {
	const one = "id: PO-2025-007\nplaced: 2025-02-01\npromised: 2025-03-20\nlines: [{sku: A, quantity: 1, price: 1}]\n"
	list := "- " + strings.ReplaceAll(strings.TrimSpace(one), "\n", "\n  ") + "\n"
	for name, file := range map[string]string{
		"nothing": "", "one record": one, "a list": list, "no last newline": strings.TrimSpace(list), "two documents": one + "---\n" + strings.Replace(one, "007", "006", 1),
		"a list after a comment": "# ours\n\n" + list, "a list in a document": "---\n" + list, "windows": strings.ReplaceAll(list, "\n", "\r\n"),
		"byte order mark": "\ufeff" + list, "a document that ends": one + "...\n", "a flow list": "[{id: PO-2025-007, placed: 2025-02-01, promised: 2025-03-20, value: 5}]\n",
	} {
		t.Run(name, func(t *testing.T) {
			files := loadtest.FS("-- factory.yaml --\nname: Yuanda\nterms: {currency: USD}\n")
			path := "factories/" + id + "/orders/2025.yaml"
			if file != "" {
				files[path] = &fstest.MapFile{Data: []byte(file)}
			}
			_, f := factory(t, files)
			r, err := starter.Order(f, []string{"PO-2025-006", "PO-2025-007", "PO-2025-011"}, day(t, "2025-05-05"))
			if err != nil {
				t.Fatal(err)
			}
			if r.File != path || !r.Listed {
				t.Errorf("the order goes to %s", r.File)
			}
			if name != "nothing" && r.ID != "PO-2025-012" {
				t.Errorf("the order is %s; PO-2025-011 is taken by another factory", r.ID)
			}
			all := starter.Append([]byte(file), r)
			if !strings.HasPrefix(string(all), file) {
				t.Error("what was there has changed")
			}
			files[path] = &fstest.MapFile{Data: all}
			checked(t, files, "2025-05-05")
			_, after := factory(t, files)
			if len(after.Orders) != len(f.Orders)+1 || after.Orders[len(after.Orders)-1].ID.V != r.ID {
				t.Errorf("there are %d orders, want %d:\n%s", len(after.Orders), len(f.Orders)+1, all)
			}
			// As a person fills it in: the # away before every line.
			filled := strings.NewReplacer("# confirmed", "confirmed", "# requested", "requested", "# promised", "promised", "# lines:", "lines:", "#   - {sku", "  - {sku",
				"amount: 0.00", "amount: 100", "# payments", "payments", "#   - {stage", "  - {stage").Replace(string(all))
			files[path] = &fstest.MapFile{Data: []byte(filled)}
			checked(t, files, "2025-05-05")
			if _, after := factory(t, files); len(after.Orders[len(after.Orders)-1].Lines) != 1 {
				t.Errorf("the line is not read:\n%s", filled)
			}
		})
	}
}

func TestNewIssueAndFactoryAreValid(t *testing.T) {
	files := loadtest.FS("-- issues/2025.yaml --\n- {id: Q-2025-09, opened: 2025-01-02, title: Pinholes}\n")
	_, f := factory(t, files)
	issue, err := starter.Issue(f, []string{"Q-2025-09"}, day(t, "2025-05-05"))
	if err != nil {
		t.Fatal(err)
	}
	if issue.ID != "Q-2025-10" {
		t.Errorf("the issue is %s, want Q-2025-10", issue.ID)
	}
	files[issue.File] = &fstest.MapFile{Data: starter.Append(files[issue.File].Data, issue)}
	for _, name := range []string{"Foshan Huayao: \"Best\" #1", "佛山华窑陶瓷", "NO", "1.10"} {
		r, err := starter.Factory("huayao", name, day(t, "2025-05-05"))
		if err != nil {
			t.Fatal(err)
		}
		if r.File != "factories/huayao/factory.yaml" || r.Listed {
			t.Errorf("the factory goes to %s", r.File)
		}
		files[r.File] = &fstest.MapFile{Data: []byte(r.Text)}
		checked(t, files, "2025-05-05")
		_, factories, _ := loadtest.Load(t, files)
		if got := factories[0].Record.Name.V; got != name {
			t.Errorf("the factory is called %q, want %q", got, name)
		}
	}
}

func TestNextIDFollowsTheFactorysOwnForm(t *testing.T) {
	for _, c := range []struct{ last, taken, want string }{
		{"", "", "PO-2026-001"},
		{"PO-2025-014", "PO-2025-014", "PO-2026-001"},             // a new year begins at one
		{"PO-2026-014", "PO-2026-014 PO-2026-020", "PO-2026-021"}, // across the book
		{"NH/0099", "NH/0099", "NH/0100"},
		{"A9", "A9", "A10"},
		{"order of May", "order of May", "PO-2026-001"},
	} {
		archive := ""
		if c.last != "" {
			archive = "-- orders/a.yaml --\nid: \"" + c.last + "\"\nplaced: 2025-12-01\nvalue: 5\n"
		}
		files := loadtest.FS("-- factory.yaml --\nname: Yuanda\n" + archive)
		_, f := factory(t, files)
		r, err := starter.Order(f, strings.Fields(c.taken), day(t, "2026-01-05"))
		if err != nil {
			t.Fatal(err)
		}
		if r.ID != c.want {
			t.Errorf("after %q the next is %q, want %q", c.last, r.ID, c.want)
		}
	}
}
