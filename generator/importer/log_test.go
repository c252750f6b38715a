package importer_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/importer"
)

const logMap = `
rows: inspections
order: {id: PO}
line: {sku: SKU}
inspections:
  - {stage: final, on: Day, lot: Lot, sample: Sample, critical: CR, major: MAJ, minor: MIN, result: Result, by: Inspector}
`

const logHeader = "PO,SKU,Day,Lot,Sample,CR,MAJ,MIN,Result,Inspector\n"

// log imports a log of inspections.
func (b *book) log(csv string) *importer.Report {
	b.t.Helper()
	opt := b.options(logHeader+csv, logMap)
	opt.File.Name, opt.Map.Name = "qc.csv", "qc.yaml"
	report, err := importer.Orders(opt)
	if err != nil || len(report.Problems) > 0 {
		b.t.Fatalf("import of the log: %v %v", err, report.Problems)
	}
	return report
}

const orders2026 = "factories/alpha/orders/2026.yaml"

// notes are the cases of a report's notes, one a line.
func notes(r *importer.Report) string {
	var b strings.Builder
	for _, n := range r.Notes {
		for _, c := range n.Cases {
			b.WriteString(n.What.String() + ": " + c.String() + "\n")
		}
	}
	return b.String()
}

const typedOrders = `# what we type ourselves

- id: PO-1            # first of the year
  placed: "2026-01-05"
  lines:
    - {sku: A, quantity: 100}
  # the end
  closed: 2026-03-01
- id: PO-2
  placed: 2026-01-06
  inspections:
    # by their own people
    - {on: 2026-02-01, sku: A, sample: 50, result: accepted}
  notes: |-
    inspections: none of ours
      - {on: 2026-02-02}
`

func TestLogAddsToOrdersOfAnybodyAndTouchesNothingElse(t *testing.T) {
	for _, ends := range []string{"\n", "\r\n"} {
		b := newBook(t)
		b.write("factorybook.yaml", "title: T\n")
		b.write("factories/alpha/factory.yaml", "name: Alpha\n")
		typed := strings.ReplaceAll(typedOrders, "\n", ends)
		b.write("factories/alpha/orders/2026.yaml", typed)
		r := b.log("PO-1,A,2026-02-10,100,20,0,1,2,pass,Mia\nPO-2,A,2026-02-11,100,20,0,4,2,fail,Mia\nPO-2,A,2026-02-15,100,20,0,1,0,pass,Mia\nPO-9,A,2026-02-10,100,20,0,1,2,pass,Mia\n")
		if in := r.Inspections; in.Added != 3 || in.Orders != 2 {
			t.Fatalf("%+v", in)
		}
		got := b.read(orders2026)
		const first = "    - {on: 2026-02-10, stage: final, sku: A, lot: 100, sample: 20, found: {critical: 0, major: 1, minor: 2}, result: accepted, by: Mia}\n"
		want := strings.Replace(typedOrders, "  # the end\n", "  inspections:\n"+first+"  # the end\n", 1)
		want = strings.Replace(want, "  notes: |-\n", strings.NewReplacer("02-10", "02-11", "major: 1", "major: 4", "accepted", "rejected").Replace(first)+
			strings.NewReplacer("02-10", "02-15", "minor: 2", "minor: 0").Replace(first)+"  notes: |-\n", 1)
		if want = strings.ReplaceAll(want, "\n", ends); got != want {
			t.Errorf("line ends %q: got\n%s\nwant\n%s", ends, got, want)
		}
		said := notes(r)
		for _, part := range []string{"PO-9: 1 row", "PO-2: row 4, 2026-02-15"} {
			if !strings.Contains(said, part) {
				t.Errorf("the report does not say %q:\n%s", part, said)
			}
		}
		if one, three := len(b.order("PO-1").Inspections), len(b.order("PO-2").Inspections); one != 1 || three != 3 {
			t.Errorf("the book reads %d and %d inspections", one, three)
		}
	}
}

func TestSecondImportOfALogChangesNothingAndWhatSomebodyEditedStays(t *testing.T) {
	b := newBook(t)
	b.orders(header+"PO-1,Alpha,2026-01-05,2026-03-01,,A,100,1,100,FOB,USD\n", plainMap)
	rows := "PO-1,A,2026-02-10,100,20,0,1,2,pass,Mia\nPO-1,A,2026-02-12,100,20,0,1,2,hold,Mia\nPO-1,A,2026-02-12,100,20,0,1,2,hold,Mia\n"
	b.log(rows)
	before := b.tree()
	if r := b.log(rows); r.Inspections.Added+r.Inspections.Updated != 0 || r.Inspections.Same != 3 {
		t.Errorf("the second time: %+v", r.Inspections)
	}
	if !maps.Equal(before, b.tree()) {
		t.Error("the second import changed a file")
	}
	// The log knows more now: what it wrote and nobody touched follows it.
	rows = strings.Replace(rows, "hold", "fail", 1)
	if r := b.log(rows); r.Inspections.Updated != 1 || !strings.Contains(b.read(orders2026), "result: rejected") {
		t.Errorf("a later result: %+v\n%s", r.Inspections, b.read(orders2026))
	}
	// One that was edited, and one that was deleted by hand, are left alone.
	text := strings.Replace(b.read(orders2026), "major: 1, minor: 2}, result: accepted", "major: 3, minor: 2}, result: accepted", 1)
	text = slices.Collect(strings.Lines(text))[0] + strings.Join(slices.DeleteFunc(slices.Collect(strings.Lines(text))[1:], func(l string) bool { return strings.Contains(l, "result: rejected") }), "")
	b.write(orders2026, text)
	r := b.log(rows)
	if in := r.Inspections; in.Added+in.Updated != 0 || b.read(orders2026) != text || strings.Count(notes(r), "by hand") != 2 {
		t.Errorf("after edits by hand: %+v\n%s\n%s", in, notes(r), b.read(orders2026))
	}
}

func TestListOfOrdersGoesOnChangingAnOrderToWhichALogAdded(t *testing.T) {
	b := newBook(t)
	row := "PO-1,Alpha,2026-01-05,2026-03-01,,A,100,1,100,FOB,USD\n"
	b.orders(header+row, plainMap)
	b.log("PO-1,A,2026-02-10,100,20,0,1,2,pass,Mia\n")
	if r := b.orders(header+row, plainMap); r.Orders.Unchanged != 1 {
		t.Errorf("the same list again: %+v", r.Orders)
	}
	r := b.orders(header+strings.Replace(row, "2026-03-01,,", "2026-03-01,2026-03-04,", 1), plainMap)
	if text := b.read(orders2026); len(r.Orders.Updated) != 1 || !strings.Contains(text, "ready: 2026-03-04") || strings.Count(text, "by: Mia") != 1 {
		t.Errorf("the delivery came: %+v\n%s", r.Orders, text)
	}
	if r := b.log("PO-1,A,2026-02-10,100,20,0,1,2,pass,Mia\n"); r.Inspections.Same != 1 || r.Inspections.Added != 0 {
		t.Errorf("the log again: %+v", r.Inspections)
	}
	if n := len(b.order("PO-1").Inspections); n != 1 {
		t.Errorf("%d inspections", n)
	}
}

func TestLogFindsAnOrderByANumberThatIsWrittenOtherwiseUnlessTwoHaveIt(t *testing.T) {
	b := newBook(t)
	b.write("factorybook.yaml", "title: T\n")
	b.write("factories/alpha/factory.yaml", "name: Alpha\n")
	b.write("factories/alpha/orders/2026.yaml", "- id: ＨＹ２６０１\n- id: PO 7\n- id: PO-8@alpha\n")
	b.write("factories/beta/factory.yaml", "name: Beta\n")
	b.write("factories/beta/orders/2026.yaml", "- id: PO-8@beta\n- {id: PO-9}\n")
	r := b.log("HY2601,A,2026-02-10,,20,,,,pass,\npo7,A,2026-02-10,,20,,,,pass,\nPO-8,A,2026-02-10,,20,,,,pass,\nPO-9,A,2026-02-10,,20,,,,pass,\nPO-8@beta,A,,,20,,,,pass,\n")
	said := notes(r)
	if r.Inspections.Added != 2 || !strings.Contains(said, "HY2601 → ＨＹ２６０１") || !strings.Contains(said, "PO-8: PO-8@alpha, PO-8@beta") ||
		!strings.Contains(said, "one to a line (nothing is added; `factorybook fmt` writes them so): PO-9") || !strings.Contains(said, "PO-8@beta: row 6") {
		t.Errorf("%+v\n%s", r.Inspections, said)
	}
}

func TestLogThatSaysSomethingOfOrdersIsRefused(t *testing.T) {
	for _, more := range []string{"order: {id: PO, placed: Day}\n", "factory: {name: Inspector}\norder: {id: PO}\n"} {
		b := newBook(t)
		opt := b.options(logHeader+"PO-1,A,2026-02-10,100,20,0,1,2,pass,Mia\n", strings.Replace(logMap, "order: {id: PO}\n", more, 1))
		report, err := importer.Orders(opt)
		if err != nil || len(report.Problems) != 1 || len(b.tree()) != 0 {
			t.Errorf("%s: %v %v", more, err, report.Problems)
		}
	}
}
