package importer_test

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
	"factorybook/generator/importer"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
	"factorybook/generator/write"
)

const scmsFile = "SCMS_Delivery_History_Dataset.csv"

// importSCMS imports the data set with one of the maps in maps/.
func importSCMS(t *testing.T, b *book, mapName string) *importer.Report {
	t.Helper()
	data, err := os.ReadFile(testenv.Data(t, "scms/"+scmsFile))
	if err != nil {
		t.Fatal(err)
	}
	mapText, err := os.ReadFile("maps/" + mapName)
	if err != nil {
		t.Fatal(err)
	}
	opt := b.options("", string(mapText))
	opt.File = importer.Source{Name: scmsFile, Data: data}
	opt.Map.Name = mapName
	report, err := importer.Orders(opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Errorf("%s:%d: %s", p.Place.File, p.Place.Line, p.Text)
	}
	return report
}

func TestSCMSBecomesABookWithoutAnError(t *testing.T) {
	b := newBook(t)
	report := importSCMS(t, b, "scms.yaml")
	if report.Rows != 10324 || report.LeftOut[0].Rows != 5404 || report.Lines != 4920 {
		t.Errorf("%d rows, %d left out, %d lines; want 10324, 5404, 4920", report.Rows, report.LeftOut[0].Rows, report.Lines)
	}
	settings, factories := b.load()
	if settings.AsOf.V.String() != "2015-09-14" {
		t.Errorf("the book speaks for %s, want the last day of the data", settings.AsOf.V)
	}
	lines, orders := 0, 0
	seen := map[string]bool{}
	for _, f := range factories {
		for i := range f.Orders {
			o := &f.Orders[i]
			orders++
			lines += len(o.Lines)
			if !o.Imported.Known() || o.Imported.From.V != scmsFile || o.Imported.Row.V < 2 {
				t.Errorf("%s does not say where it came from", o.ID.V)
			}
			number, _, _ := strings.Cut(o.ID.V, "@")
			seen[number+"\x00"+f.ID] = true
		}
	}
	// 88 sites, of which 3 make nothing but warehouse stock; one order for each of
	// the 3108 pairs of order number and site.
	if len(factories) != 85 || orders != 3108 || len(seen) != 3108 || lines != 4920 {
		t.Errorf("%d factories, %d orders (%d different), %d lines; want 85, 3108, 3108, 4920", len(factories), orders, len(seen), lines)
	}
	for name, text := range b.tree() {
		if !strings.HasSuffix(name, ".yaml") {
			continue
		}
		if canonical, err := load.Format(name, []byte(text)); err != nil || string(canonical) != text {
			t.Fatalf("%s is not in canonical form (%v): `factorybook fmt` would count as an edit by hand", name, err)
		}
	}
	beforePlaced := 0
	for _, p := range b.check(record.NewDate(2026, 1, 1)) {
		if p.Severity == diag.Error {
			t.Errorf("%s:%d: %s: %s", p.Place.File, p.Place.Line, p.Code, p.Text)
		}
		if strings.HasPrefix(p.Code, "FB03") {
			beforePlaced++
		}
	}
	if beforePlaced != 5 {
		t.Errorf("%d warnings of chronology; the data has five orders delivered before they were placed", beforePlaced)
	}
	expect(t, text(t, report), "Premier Med. Corp Ltd. India | Premier Medical Corporation", `"Date Not Captured" 328`)
}

func TestSecondImportOfSCMSChangesNoByte(t *testing.T) {
	b := newBook(t)
	importSCMS(t, b, "scms.yaml")
	before := b.tree()
	report := importSCMS(t, b, "scms.yaml")
	if len(report.FilesDone) > 0 || report.Orders.Unchanged != 3108 || report.Factories.Unchanged != 85 {
		t.Errorf("second import: %d files, %+v", len(report.FilesDone), report.Orders)
	}
	sameTree(t, before, b.tree())
}

func sameTree(t *testing.T, before, after map[string]string) {
	t.Helper()
	for name, text := range after {
		if old, ok := before[name]; !ok {
			t.Errorf("%s is new", name)
		} else if old != text {
			t.Errorf("%s changed from\n%s\nto\n%s", name, old, text)
		}
	}
	for name := range before {
		if _, ok := after[name]; !ok {
			t.Errorf("%s is gone", name)
		}
	}
}

// TestWarehouseFiguresComeOut computes, from the records as they are read back,
// the figures that are published for the warehouse slice.
func TestWarehouseFiguresComeOut(t *testing.T) {
	b := newBook(t)
	report := importSCMS(t, b, "scms-warehouse.yaml")
	if report.Lines != 5404 || report.Numbers != 3417 {
		t.Errorf("%d lines, %d order numbers; want 5404 and 3417", report.Lines, report.Numbers)
	}
	_, factories := b.load()
	var late []int
	numbers := map[string]bool{}
	for _, f := range factories {
		for i := range f.Orders {
			o := &f.Orders[i]
			number, _, _ := strings.Cut(o.ID.V, "@")
			numbers[number] = true
			late = append(late, daysLate(t, o)...)
		}
	}
	slices.Sort(late)
	onTime, sum := 0, 0
	for _, days := range late {
		sum += days
		if days <= 0 {
			onTime++
		}
	}
	n := float64(len(late))
	if len(late) != 5404 || len(numbers) != 3417 {
		t.Fatalf("%d lines in %d orders; want 5404 and 3417", len(late), len(numbers))
	}
	if share := float64(onTime) / n; math.Abs(share-0.828460) > 5e-7 {
		t.Errorf("%f of lines on or before schedule, want 0.828460", share)
	}
	if mean := float64(sum) / n; math.Abs(mean+8.284049) > 5e-7 {
		t.Errorf("mean days late %f, want −8.284049", mean)
	}
	if median := (late[2701] + late[2702]) / 2; median != 0 {
		t.Errorf("median days late %d, want 0", median)
	}
}

// daysLate returns the days between promise and delivery of every line: lines of
// one SKU fill in the order of their promises, then of the file.
func daysLate(t *testing.T, o *record.Order) (late []int) {
	t.Helper()
	left := make([]decimal.Decimal, len(o.Lines))
	done := make([]record.Date, len(o.Lines))
	order := make([]int, len(o.Lines))
	for i := range o.Lines {
		left[i], order[i] = o.Lines[i].Quantity.V, i
	}
	promise := func(i int) record.Date { return o.Lines[i].Promised.Or(o.Promised.V) }
	slices.SortStableFunc(order, func(a, b int) int { return int(promise(a) - promise(b)) })
	for _, d := range o.Deliveries {
		day, _ := d.Day()
		if d.Quantities == nil {
			for i := range left {
				left[i], done[i] = decimal.Zero, day
			}
		}
		for _, q := range d.Quantities {
			rest := q.Quantity.V
			for _, i := range order {
				if o.Lines[i].SKU.V != q.SKU.V || left[i].IsZero() || rest.IsZero() {
					continue
				}
				part := left[i].Min(rest)
				left[i], _ = left[i].Sub(part)
				rest, _ = rest.Sub(part)
				done[i] = day
			}
			if !rest.IsZero() {
				t.Errorf("%s: %s more of %s delivered than ordered", o.ID.V, rest, q.SKU.V)
			}
		}
	}
	for i := range o.Lines {
		if !left[i].IsZero() || promise(i) == 0 {
			t.Errorf("%s: line %d is open or has no promise", o.ID.V, i)
			continue
		}
		late = append(late, int(done[i]-promise(i)))
	}
	return late
}

func BenchmarkSCMS(b *testing.B) {
	data, err := os.ReadFile(testenv.Data(b, "scms/"+scmsFile))
	if err != nil {
		b.Fatal(err)
	}
	mapText, err := os.ReadFile("maps/scms.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		dir := b.TempDir()
		if _, err := importer.Orders(importer.Options{File: importer.Source{Name: scmsFile, Data: data}, Map: importer.Source{Name: "scms.yaml", Data: mapText}, Book: os.DirFS(dir), Write: func() (*write.Book, error) { return write.OpenBook(dir) }}); err != nil {
			b.Fatal(err)
		}
	}
}
