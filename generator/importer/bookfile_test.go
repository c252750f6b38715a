package importer

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/record"
)

func TestWhatFollowsARecordIsNotPartOfIt(t *testing.T) {
	for text, want := range map[string]string{
		"- id: A\n":                       "- id: A\n",
		"- id: A":                         "- id: A",
		"- id: A\n\n\n":                   "- id: A\n",
		"- id: A\n# of the next\n":        "- id: A\n",
		"- id: A\n---\n":                  "- id: A\n",
		"- id: A\n...\n":                  "- id: A\n",
		"- id: A\n\n# a\n---\n\n...\n":    "- id: A\n",
		"- id: A\n  # of this one\n":      "- id: A\n  # of this one\n",
		"- id: A\n  placed: 2026-01-02\n": "- id: A\n  placed: 2026-01-02\n",
		"- id: A\n--- # b\n":              "- id: A\n--- # b\n",
		"# a comment alone\n":             "# a comment alone\n",
	} {
		if got := withoutTail(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// file is a file of orders with these records, each told by its line.
func file(data string, lines ...int) *bookFile {
	var spans []*span
	for _, n := range lines {
		s := &span{start: n}
		rest := strings.SplitAfter(data, "\n")[n-1:]
		if _, id, ok := strings.Cut(rest[0], "id: "); ok {
			s.id = strings.TrimSpace(id)
		}
		for _, line := range rest[1:] {
			if strings.HasPrefix(line, "- ") {
				break
			}
			if _, day, ok := strings.Cut(line, "placed: "); ok {
				s.begin, _ = record.ParseDate(strings.TrimSpace(day))
			}
		}
		spans = append(spans, s)
	}
	return newBookFile(data, spans)
}

func TestRecordsAreFoundInTheirFile(t *testing.T) {
	f := file("\ufeff# Orders\n- id: B\n  placed: 2026-01-02\n\n# C\n- id: C\n", 6, 2)
	if len(f.spans) != 2 || f.spans[0].text() != "- id: B\n  placed: 2026-01-02\n" || f.spans[1].text() != "- id: C\n" || !f.list {
		t.Errorf("%q and %q, list %v", f.spans[0].text(), f.spans[1].text(), f.list)
	}
	if f := file("\ufeff- id: B\n", 1); f.spans[0].text() != "- id: B\n" || !f.list {
		t.Errorf("behind a byte-order mark: %q", f.spans[0].text())
	}
	for data, lines := range map[string][]int{"id: A\n": {1}, "- id: A\n---\nid: B\n": {1, 3}, "[{id: A}, {id: B}]\n": {1, 1}, "- {id: A}\n": {1, 1}} {
		if file(data, lines...).list {
			t.Errorf("%q is called a list with an entry a line", data)
		}
	}
}

// A new record stands before the first that comes after it, by day and number; comments
// above a record stay above it.
func TestWhereANewRecordStands(t *testing.T) {
	const a, c = "- id: A\n  placed: 2026-01-02\n", "- id: C\n  placed: 2026-03-02\n"
	day := func(month int) record.Date { return record.NewDate(2026, 1, 2) + record.Date(31*(month-1)) }
	for _, x := range []struct {
		name, data string
		lines      []int
		id         string
		begin      record.Date
		want       string
	}{
		{"an empty file", "", nil, "B", day(2), "NEW\n"},
		{"before all", a + "\n" + c, []int{1, 4}, "0", day(1) - 1, "NEW\n\n" + a + "\n" + c},
		{"before all, whose comment stands above it", "# of A\n" + a, []int{2}, "0", day(1) - 1, "# of A\n" + a + "\nNEW\n"},
		{"before all, with a comment of its own above", "# of the file\n\n# of A\n" + a, []int{4}, "0", day(1) - 1, "# of the file\n\nNEW\n\n# of A\n" + a},
		{"between", a + "\n# of C\n" + c, []int{1, 5}, "B", day(2), a + "\nNEW\n\n# of C\n" + c},
		{"the same day, a later number", a + "\n" + c, []int{1, 4}, "B", day(1), a + "\nNEW\n\n" + c},
		{"the same day, an earlier number", a + "\n" + c, []int{1, 4}, "0", day(1), "NEW\n\n" + a + "\n" + c},
		{"behind all", a + "\n" + c, []int{1, 4}, "D", day(4), a + "\n" + c + "\nNEW\n"},
		{"behind all, without a day", a + "\n" + c, []int{1, 4}, "B", 0, a + "\n" + c + "\nNEW\n"},
		{"behind a last line without its end", strings.TrimSuffix(a, "\n"), []int{1}, "B", day(2), a + "\nNEW\n"},
		{"with the line ends of Windows", strings.ReplaceAll(a, "\n", "\r\n"), []int{1}, "B", day(2), strings.ReplaceAll(a+"\nNEW\n", "\n", "\r\n")},
	} {
		got := file(x.data, x.lines...).edit([]change{{id: x.id, begin: x.begin, text: "NEW\n"}})
		if got != x.want {
			t.Errorf("%s:\n%q, want\n%q", x.name, got, x.want)
		}
	}
	news := []change{{id: "3", text: "3\n"}, {id: "2", begin: day(2), text: "2\n"}, {id: "1", begin: day(2), text: "1\n"}, {id: "0", begin: day(3), text: "0\n"}}
	if got := (&bookFile{}).edit(news); got != "1\n\n2\n\n0\n\n3\n" {
		t.Errorf("a new file: %q", got)
	}
	if got := file(a, 1).edit(news); got != a+"\n1\n\n2\n\n0\n\n3\n" {
		t.Errorf("four behind one: %q", got)
	}
	f := file(a+"\n"+strings.TrimSuffix(c, "\n"), 1, 4)
	if got := f.edit([]change{{at: f.spans[1], text: "C\n"}, {at: f.spans[0], text: "A\n"}}); got != "A\n\nC" {
		t.Errorf("two replaced, the last without a line end: %q", got)
	}
}

func TestWhichFileANewOrderGoesInto(t *testing.T) {
	const dir = "factories/f/orders/"
	list, other := &bookFile{list: true}, &bookFile{}
	for _, c := range []struct {
		name  string
		files map[string]*bookFile
		disk  []string
		begin record.Date
		want  string
	}{
		{"nothing there", nil, nil, record.NewDate(2026, 1, 1), "2026.yaml"},
		{"without a day", nil, nil, 0, "undated.yaml"},
		{"a list", map[string]*bookFile{"2026.yaml": list}, []string{"2026.yaml"}, record.NewDate(2026, 12, 31), "2026.yaml"},
		{"documents", map[string]*bookFile{"2026.yaml": other}, []string{"2026.yaml"}, record.NewDate(2026, 1, 1), "2026-2.yaml"},
		{"documents twice", map[string]*bookFile{"2026.yaml": other, "2026-2.yaml": other}, nil, record.NewDate(2026, 1, 1), "2026-3.yaml"},
		{"documents and a list", map[string]*bookFile{"2026.yaml": other, "2026-2.yaml": list}, nil, record.NewDate(2026, 1, 1), "2026-2.yaml"},
		{"a file without records", nil, []string{"2026.yaml"}, record.NewDate(2026, 1, 1), "2026-2.yaml"},
	} {
		disk, files := fstest.MapFS{}, map[string]*bookFile{}
		for _, name := range c.disk {
			disk[dir+name] = &fstest.MapFile{}
		}
		for name, f := range c.files {
			files[dir+name] = f
		}
		if got := (&book{fsys: disk, files: files}).place("f", c.begin); got != dir+c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAFactoryIsKnownByItsExactName(t *testing.T) {
	b := &book{factories: map[string]*knownFactory{"b": {name: "Alpha", nameZH: "甲"}, "a": {name: "Alpha", nameZH: "乙"}, "c": {name: "Gamma", nameZH: "丙"}}}
	for name, want := range map[string]string{"Alpha": "a", "甲": "b", "乙": "a", "Gamma": "c", "丙": "c", "alpha": "", "Beta": ""} {
		if got := b.named(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestWhatAnImportRemembersIsWrittenAsOneRecordALine(t *testing.T) {
	st := newState()
	if !st.empty() {
		t.Error("nothing is remembered, and that is not empty")
	}
	st.putFactory(factoryState{ID: "a", Names: []string{"A"}, Text: "1"})
	if st.empty() {
		t.Error("a factory is remembered, and that is empty")
	}
	st.putFactory(factoryState{ID: "a", Names: []string{"A & Co"}, Text: "2"})
	orders := newState()
	for i := range 3 {
		orders.putOrder(orderState{ID: fmt.Sprint("PO-", i), Factory: "a", Text: "3"})
	}
	if orders.empty() {
		t.Error("orders are remembered, and that is empty")
	}
	st.orders = orders.orders
	want := `{"format": "factorybook.import/1",
"factories": [
{"id":"a","names":["A & Co","A"],"text":"2"}],
"orders": [
{"id":"PO-0","factory":"a","text":"3"},
{"id":"PO-1","factory":"a","text":"3"},
{"id":"PO-2","factory":"a","text":"3"}]}
`
	if got := string(st.bytes()); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	again, err := readState(fstest.MapFS{"s.json": {Data: st.bytes()}}, "s.json")
	if err != nil || again.ids["A"] != "a" || again.ids["A & Co"] != "a" || len(again.orders) != 3 || again.orderIDs[orderKey{"PO-2", "a"}] != "PO-2" {
		t.Errorf("%+v %v", again, err)
	}
	for _, data := range []string{`{"format": "factorybook.import/2"}`, `{}`, `{"format": "factorybook.import/1"`} {
		if _, err := readState(fstest.MapFS{"s.json": {Data: []byte(data)}}, "s.json"); err == nil || !strings.Contains(err.Error(), "bring it back from git") {
			t.Errorf("%s: %v", data, err)
		}
	}
	if fingerprint("a\r\nb") != fingerprint("a\nb") || fingerprint("a") == fingerprint("b") || len(fingerprint("a")) != 16 {
		t.Error("a text is not known again by its fingerprint")
	}
	for name, want := range map[string]string{"erp.yaml": ".factorybook/import/erp.json", "Our ERP.yaml": ".factorybook/import/our-erp.json"} {
		if got := statePath(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if a, b := statePath("订单.yaml"), statePath("供应商.yaml"); a == b || !strings.HasPrefix(a, ".factorybook/import/map-") {
		t.Errorf("two maps with Chinese names: %s, %s", a, b)
	}
}
