package generator_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/load"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// A reader who finds one number in the sample book's prose that its records contradict
// stops believing the rest. These tests hold the prose to the records: a claim is the
// words as they stand, the number they say, and how it comes from the records. When the
// words go, their claim has to go too.

// sampleBook is the sample book with everything that was known on its day.
type sampleBook struct {
	t         *testing.T
	settings  *record.Settings
	factories map[string]*record.Factory
	results   map[string]*measure.Result
	orders    map[string]*record.Order
	dues      map[string][]*measure.Due
}

func readSampleBook(t *testing.T) *sampleBook {
	t.Helper()
	book, err := load.Open(os.DirFS("../content"))
	if err != nil {
		t.Fatal(err)
	}
	b := &sampleBook{t, book.Settings, map[string]*record.Factory{}, map[string]*measure.Result{}, map[string]*record.Order{}, map[string][]*measure.Due{}}
	for _, entry := range book.Factories {
		loaded, err := book.Factory(entry.ID)
		if err != nil {
			t.Fatal(err)
		}
		f := loaded.Record.AsOf(book.Settings.AsOf.V)
		short, _, _ := strings.Cut(entry.ID, "-")
		r := measure.Of(f, book.Settings, book.Settings.AsOf.V)
		b.factories[short], b.results[short] = f, r
		for i := range f.Orders {
			b.orders[f.Orders[i].ID.V] = &f.Orders[i]
		}
		for i := range r.Dues {
			id := r.Dues[i].Order.ID.V
			b.dues[id] = append(b.dues[id], &r.Dues[i])
		}
	}
	return b
}

func (b *sampleBook) order(id string) *record.Order {
	o := b.orders[id]
	if o == nil {
		b.t.Fatalf("the sample book has no order %s", id)
	}
	return o
}

// number computes what a claim says.
type number func(b *sampleBook) float64

// late is by how many days the due of an order with the largest slip was late.
func late(id string) number {
	return func(b *sampleBook) float64 {
		b.order(id)
		worst := math.Inf(-1)
		for _, d := range b.dues[id] {
			if d.Completed != 0 {
				worst = max(worst, float64(d.Completed-d.Original))
			}
		}
		return worst
	}
}

// early is by how many days the order was early.
func early(id string) number { return func(b *sampleBook) float64 { return -late(id)(b) } }

// told is how many days before the original promise the first change was told.
func told(id string) number {
	return func(b *sampleBook) float64 {
		o := b.order(id)
		return float64(o.Promised.V - o.Changes[0].Told.V)
	}
}

// paidEarly is how many days before its day the stage of an order was paid.
func paidEarly(id, stage string) number {
	return func(b *sampleBook) float64 {
		for i := range b.order(id).Payments {
			if p := &b.order(id).Payments[i]; p.Stage.V == stage {
				return float64(p.Due.V - p.Paid.V)
			}
		}
		return math.NaN()
	}
}

func paidLate(id, stage string) number {
	return func(b *sampleBook) float64 { return -paidEarly(id, stage)(b) }
}

// paid is the amount of a stage of orders together.
func paid(stage string, ids ...string) number {
	return func(b *sampleBook) float64 {
		sum := 0.0
		for _, id := range ids {
			for i := range b.order(id).Payments {
				if p := &b.order(id).Payments[i]; p.Stage.V == stage {
					sum += float(p.Amount.V)
				}
			}
		}
		return math.Round(sum*100) / 100
	}
}

// approvedLate is by how many days the n-th approval of an order came after its day.
func approvedLate(id string, n int) number {
	return func(b *sampleBook) float64 {
		a := &b.order(id).Approvals[n-1]
		return float64(a.Done.V - a.Due.V)
	}
}

func float(d decimal.Decimal) float64 { f, _ := d.Float64(); return f }

// ordered is the quantity of an article as confirmed; agreed, as it was agreed last;
// came, what was delivered of it, replacements aside; all of them for all articles
// when sku is "".
func ordered(id, sku string) number {
	return func(b *sampleBook) float64 { return quantity(b.order(id).Lines, sku) }
}

func agreed(id, sku string) number {
	return func(b *sampleBook) float64 { return quantity(b.order(id).LinesAgreed(), sku) }
}

func quantity(lines []record.Line, sku string) float64 {
	sum := 0.0
	for i := range lines {
		if sku == "" || lines[i].SKU.V == sku {
			sum += float(lines[i].Quantity.V)
		}
	}
	return sum
}

func came(id, sku string) number {
	return func(b *sampleBook) float64 {
		sum := 0.0
		for i := range b.order(id).Deliveries {
			d := &b.order(id).Deliveries[i]
			for _, q := range d.Quantities {
				if q.SKU.V == sku && !d.Replaces.V {
					sum += float(q.Quantity.V)
				}
			}
		}
		return sum
	}
}

// short is by how much less came than was ordered, over by how much more.
func short(id, sku string) number {
	return func(b *sampleBook) float64 { return ordered(id, sku)(b) - came(id, sku)(b) }
}

func over(id, sku string) number {
	return func(b *sampleBook) float64 { return -short(id, sku)(b) }
}

// returned is what went back of an article.
func returned(id, sku string) number {
	return func(b *sampleBook) float64 {
		sum := 0.0
		for _, r := range b.order(id).Returns {
			for _, q := range r.Quantities {
				if q.SKU.V == sku {
					sum += float(q.Quantity.V)
				}
			}
		}
		return sum
	}
}

// majors is the number of major defects of the n-th inspection of an order.
func majors(id string, n int) number {
	return func(b *sampleBook) float64 { return float64(b.order(id).Inspections[n-1].Found.Major.V) }
}

func sampled(id string, n int) number {
	return func(b *sampleBook) float64 { return float64(b.order(id).Inspections[n-1].Sample.V) }
}

// share is the k or the n of a measure of a factory.
func k(factory, id string) number {
	return func(b *sampleBook) float64 { return float64(b.results[factory].Measure(id).K) }
}

func n(factory, id string) number {
	return func(b *sampleBook) float64 { return float64(b.results[factory].Measure(id).N) }
}

// count sums a number of each factory.
func count(of func(f *record.Factory) int) number {
	return func(b *sampleBook) float64 {
		sum := 0
		for _, f := range b.factories {
			sum += of(f)
		}
		return float64(sum)
	}
}

// claim says that words of the prose give a number.
type claim struct {
	file, words string
	says        float64
	is          number
}

const (
	anji      = "factories/anji-qizhuwu/"
	bobai     = "factories/bobai-manglouwan/"
	chaozhou  = "factories/chaozhou-yaoxixiang/"
	dalian    = "factories/dalian-wudengan/"
	nantong   = "factories/nantong-zhiyundu/"
	yangjiang = "factories/yangjiang-tingrenfang/"
	zibo      = "factories/zibo-shayanli/"
)

var claims = []claim{
	// What there is.
	{"README.md", "260 orders", 260, count(func(f *record.Factory) int { return len(f.Orders) })},
	{"README.md", "49 visits", 49, count(func(f *record.Factory) int { return len(f.Visits) })},
	{"README.md", "46 issues", 46, count(func(f *record.Factory) int { return len(f.Issues) })},
	{"README.md", "from eight factories in six provinces", 8, func(b *sampleBook) float64 { return float64(len(b.factories)) }},
	{"README.md", "from eight factories in six provinces", 6, func(b *sampleBook) float64 {
		provinces := map[string]bool{}
		for _, f := range b.factories {
			provinces[f.Province.V] = true
		}
		return float64(len(provinces))
	}},
	{"README.md", "about 200 talks", 200, func(b *sampleBook) float64 {
		return 50 * math.Round(count(func(f *record.Factory) int { return len(f.Talks) })(b)/50)
	}},
	{"README.md", "Five orders. Too few", 5, func(b *sampleBook) float64 { return float64(len(b.factories["bobai"].Orders)) }},
	{bobai + "factory.yaml", "Five orders are too few", 5, func(b *sampleBook) float64 { return float64(len(b.factories["bobai"].Orders)) }},
	{"README.md", "one visit, no order", 1, func(b *sampleBook) float64 { return float64(len(b.factories["huangyan"].Visits)) }},
	{"README.md", "one visit, no order", 0, func(b *sampleBook) float64 { return float64(len(b.factories["huangyan"].Orders)) }},

	// The story of each factory, as the README tells it.
	{"README.md", "2 of 11 in the last year came in time", 2, k("zibo", "on_time")},
	{"README.md", "2 of 11 in the last year came in time", 11, n("zibo", "on_time")},
	{"README.md", "with our own days added, all that came", 0, func(b *sampleBook) float64 {
		return n("zibo", "on_time_adjusted")(b) - k("zibo", "on_time_adjusted")(b)
	}},
	{"README.md", "Ten days late before it, a day early after it", 10, centre("chaozhou", 0)},
	{"README.md", "Ten days late before it, a day early after it", -1, centre("chaozhou", 1)},
	{"README.md", "three deliveries 12, 15 and 17 days late", 12, late("PO-2025-072")},
	{"README.md", "three deliveries 12, 15 and 17 days late", 15, lineLate("PO-2026-007", "ZY-11")},
	{"README.md", "three deliveries 12, 15 and 17 days late", 17, late("PO-2026-004")},
	{nantong + "factory.yaml", "twelve to seventeen days late", 12, late("PO-2025-072")},
	{nantong + "factory.yaml", "twelve to seventeen days late", 17, late("PO-2026-004")},
	{nantong + "visits/2026-04-29.md", "12, 17 and 15 days", 17, late("PO-2026-004")},
	{nantong + "visits/2026-04-29.md", "12, 17 and 15 days", 15, lineLate("PO-2026-007", "ZY-11")},

	// What orders go through.
	{"README.md", "11 boards with oil spots", 11, returned("PO-2026-030", "QZ-202")},
	{anji + "issues/2026.yaml", "11 boards back from one shop", 11, returned("PO-2026-030", "QZ-202")},
	{anji + "issues/2026.yaml", "we had asked to ship three days early", 3, early("PO-2026-030")},
	{"README.md", "one carton of 36 cups", 36, returned("PO-2026-045", "YX-102")},
	{chaozhou + "talks/2026.yaml", "36 espresso cups of PO-2026-045", 36, returned("PO-2026-045", "YX-102")},
	{"README.md", "1,600 sets in place of 1,920", 1600, agreed("PO-2026-051", "ZY-12")},
	{"README.md", "1,600 sets in place of 1,920", 1920, ordered("PO-2026-051", "ZY-12")},
	{nantong + "talks/2026.yaml", "1,600 sets in place of 1,920", 1600, came("PO-2026-051", "ZY-12")},
	{"README.md", "one of the two orders that we disturbed", 2, k("nantong", "orders_disturbed")},
	{"README.md", "14 days after a bill of lading that has not come", 14, afterDocuments("PO-2026-062")},
	{"README.md", "14 days after a bill of lading that has not come", 14, afterDocuments("PO-2026-066")},
	{"README.md", "100 sets above 2,450, where 5 % are agreed", 100, over("PO-2026-021", "QZ-215")},
	{"README.md", "100 sets above 2,450, where 5 % are agreed", 2450, ordered("PO-2026-021", "QZ-215")},
	{"README.md", "100 sets above 2,450, where 5 % are agreed", 5, func(b *sampleBook) float64 { return toleranceOver(b, "anji", "PO-2026-021", "QZ-215") }},
	{"README.md", "the book's 3 % covers `PO-2026-015` and `PO-2026-046`", 3, func(b *sampleBook) float64 { return toleranceOver(b, "yangjiang", "PO-2026-046", "TR-3") }},
	{anji + "orders/2026.yaml", "Two cartons of salad servers over (100 sets)", 100, over("PO-2026-021", "QZ-215")},
	{chaozhou + "orders/2026.yaml", "One carton of serving bowls (8 pcs) over", 8, over("PO-2026-015", "YX-121")},
	{yangjiang + "orders/2026.yaml", "One carton (24) over", 24, over("PO-2026-046", "TR-3")},
	{nantong + "orders/2024.yaml", "58 cushion covers short", 58, short("PO-2024-072", "ZY-31")},
	{nantong + "issues/2024.yaml", "58 cushion covers short", 58, short("PO-2024-072", "ZY-31")},
	{dalian + "orders/2025.yaml", "354 jars missing", 354, short("PO-2025-014", "WD-90")},
	{dalian + "issues/2025.yaml", "354 jars missing", 354, short("PO-2025-014", "WD-90")},
	{yangjiang + "orders/2024.yaml", "50 knives with spots sorted out and scrapped", 50, short("PO-2024-052", "TR-8")},
	{yangjiang + "issues/2024.yaml", "50 scrapped", 50, short("PO-2024-052", "TR-8")},
	{yangjiang + "issues/2025.yaml", "1,020 chef's knives stripped", 1020, ordered("PO-2024-080", "TR-8")},
	{yangjiang + "visits/2026-08-27.md", "1,752 paring knives", 1752, ordered("PO-2026-039", "TR-3")},
	{chaozhou + "issues/2026.yaml", "3,960 bowls sorted", 3960, ordered("PO-2026-010", "YX-120")},
	{anji + "factory.yaml", "1,980 boards in 21 days", 1980, ordered("PO-2024-053", "QZ-201")},
	{anji + "talks/2025.yaml", "670 boards in four weeks?", 670, ordered("PO-2025-049", "QZ-202")},
	{anji + "talks/2026.yaml", "2,722 pieces", 2722, ordered("PO-2026-048", "")},

	// By how many days.
	{anji + "orders/2024.yaml", "21 days instead of 38", 21, func(b *sampleBook) float64 {
		o := b.order("PO-2024-053")
		return float64(o.Promised.V - o.Confirmed.V)
	}},
	{anji + "orders/2024.yaml", "21 days instead of 38", 38, func(b *sampleBook) float64 { return float64(b.factories["anji"].Terms.LeadTimeDays.V) }},
	{anji + "orders/2025.yaml", "Six days early", 6, early("PO-2025-018")},
	{anji + "orders/2025.yaml", "we knew nine days before", 9, told("PO-2025-066")},
	{anji + "issues/2025.yaml", "Bath rack slats 4 mm short, two days", 2, late("PO-2025-066")},
	{anji + "orders/2026.yaml", "trays and organisers four days later", 4, apart("PO-2026-028")},
	{bobai + "orders/2026.yaml", "11 days: damp grass", 11, late("PO-2026-012")},
	{bobai + "visits/2026-05-20.md", "eleven days late", 11, late("PO-2026-012")},
	{chaozhou + "orders/2023.yaml", "Three weeks of the delay are the holiday", 3, func(b *sampleBook) float64 {
		c := b.factories["chaozhou"].Closures[0]
		return math.Round(float64(c.Until.V-c.From.V+1) / 7)
	}},
	{chaozhou + "orders/2025.yaml", "came out two days early", 2, early("PO-2025-005")},
	{chaozhou + "orders/2025.yaml", "ready three days after the first\n    date", 3, late("PO-2025-039")},
	{chaozhou + "orders/2026.yaml", "Five days: Labour Day", 5, late("PO-2026-018")},
	{chaozhou + "issues/2026.yaml", "Five days late and not a word", 5, late("PO-2026-018")},
	{chaozhou + "orders/2026.yaml", "Told six days before the date", 6, told("PO-2026-062")},
	{chaozhou + "issues/2024.yaml", "Teapots warped at the lid seat, 19 days", 19, late("PO-2024-069")},
	{chaozhou + "factory.yaml", "Took 19 days on the teapots", 19, late("PO-2024-069")},
	{chaozhou + "visits/2026-03-25.md", "two days\nbefore its date", 2, early("PO-2026-003")},
	{chaozhou + "visits/2026-09-16.md", "nothing beyond six days", 6, func(b *sampleBook) float64 {
		worst := math.Inf(-1)
		for _, d := range b.results["chaozhou"].Dues {
			if d.Original > record.NewDate(2025, 4, 14) && d.Completed != 0 {
				worst = max(worst, float64(d.Completed-d.Original))
			}
		}
		return worst
	}},
	{dalian + "issues/2024.yaml", "Ten days, told on the day itself", 10, late("PO-2024-040")},
	{dalian + "talks/2024.yaml", "PO-2024-050, two days over", 2, func(b *sampleBook) float64 {
		return float64(record.NewDate(2024, 8, 28) - b.order("PO-2024-050").Promised.V)
	}},
	{dalian + "orders/2025.yaml", "Told two days after the date", -2, told("PO-2025-026")},
	{nantong + "issues/2025.yaml", "Re-dyed, six days", 6, late("PO-2025-010")},
	{nantong + "orders/2026.yaml", "In the end they stored 21 pallets for four", 4, func(b *sampleBook) float64 {
		d := b.order("PO-2026-033").Deliveries[0]
		return float64(d.Shipped.V-d.Ready.V) / 7
	}},
	{yangjiang + "orders/2025.yaml", "the knives waited for the new bath and went eleven days", 11, late("PO-2025-030")},
	{yangjiang + "orders/2025.yaml", "Told a week before. Four days.", 4, late("PO-2025-062")},
	{yangjiang + "orders/2025.yaml", "Told a week before. Four days.", 7, told("PO-2025-062")},
	{yangjiang + "visits/2025-12-10.md", "four days late once", 4, late("PO-2025-062")},
	{yangjiang + "issues/2026.yaml", "Furnace service after the holiday, five days", 5, late("PO-2026-008")},
	{yangjiang + "orders/2026.yaml", "Told thirteen days before the date", 13, told("PO-2026-008")},
	{zibo + "orders/2024.yaml", "a day early", 1, early("PO-2024-016")},
	{zibo + "orders/2025.yaml", "they still\n    finished in 19", 19, late("PO-2025-051")},
	{zibo + "orders/2025.yaml", "24 days are ours", 24, ours("PO-2025-051")},
	{zibo + "factory.yaml", "Kept 24 days of our lateness", 24, ours("PO-2025-051")},
	{zibo + "orders/2026.yaml", "Artwork two days late", 2, approvedLate("PO-2026-040", 1)},
	{zibo + "visits/2024-05-23.md", "16 days after the date", 16, approvedLate("PO-2024-026", 1)},
	{zibo + "visits/2024-05-23.md", "Three days late on average, one of them nine", 3, depositsLate(false)},
	{zibo + "visits/2024-05-23.md", "Three days late on average, one of them nine", 9, depositsLate(true)},
	{zibo + "visits/2026-06-17.md", "two weeks after the date", 14, approvedLate("PO-2026-034", 1)},
	{zibo + "visits/2025-09-24.md", "4 of the last 20 orders on time", 4, onTimeOfLast(20)},

	// Money, and what was found.
	{zibo + "issues/2026.yaml", "Balance of 5,014 open", 5014, func(b *sampleBook) float64 { return math.Round(paid("balance", "PO-2026-050")(b)) }},
	{yangjiang + "orders/2025.yaml", "the week before Easter, eleven days", 11, paidLate("PO-2025-075", "balance")},
	{anji + "factory.yaml", "PO-2023-124 paid 18 days early", 18, paidEarly("PO-2023-124", "balance")},
	{anji + "factory.yaml", "value: 7500.08", 7500.08, paid("balance", "PO-2023-124")},
	{anji + "factory.yaml", "PO-2024-081 three weeks early", 21, paidEarly("PO-2024-081", "balance")},
	{anji + "factory.yaml", "value: 7670.18", 7670.18, paid("balance", "PO-2024-081")},
	{anji + "factory.yaml", "value: 13116.60", 13116.60, paid("balance", "PO-2025-066", "PO-2025-070")},
	{chaozhou + "visits/2024-10-22.md", "paid a month early", 30, paidEarly("PO-2024-069", "balance")},
	{chaozhou + "factory.yaml", "value: 21081.23", 21081.23, paid("balance", "PO-2024-069", "PO-2024-075")},
	{chaozhou + "orders/2024.yaml", "The 733 deposit", 733, func(b *sampleBook) float64 { return math.Floor(paid("deposit", "PO-2024-044")(b)) }},
	{chaozhou + "issues/2026.yaml", "12 in 200", 12, majors("PO-2026-010", 1)},
	{chaozhou + "issues/2026.yaml", "12 in 200", 200, sampled("PO-2026-010", 1)},
	{dalian + "issues/2024.yaml", "14 in 125", 14, majors("PO-2024-078", 1)},
	{yangjiang + "issues/2024.yaml", "8 in 80", 8, majors("PO-2024-065", 1)},
	{yangjiang + "issues/2025.yaml", "10 in 125", 10, majors("PO-2024-080", 1)},
	{yangjiang + "visits/2024-10-16.md", "7 of 80 steak knives", 7, majors("PO-2024-059", 1)},
	{yangjiang + "visits/2025-02-26.md", "6 of 80", 6, majors("PO-2024-087", 1)},
	{zibo + "issues/2024.yaml", "12 in 125", 12, majors("PO-2024-041", 1)},
	{anji + "factory.yaml", "value: 120000", 120000, func(b *sampleBook) float64 {
		// "below what we bought": the year before the framework was signed.
		bought := 0.0
		for i := range b.factories["anji"].Orders {
			if o := &b.factories["anji"].Orders[i]; o.Placed.V.Year() == 2025 {
				worth, _ := o.Worth()
				bought += float(worth)
			}
		}
		return min(bought, 120000)
	}},
}

func TestNumbersInTheProseOfTheSampleAgreeWithItsRecords(t *testing.T) {
	b := readSampleBook(t)
	texts := map[string]string{}
	for _, c := range claims {
		text, ok := texts[c.file]
		if !ok {
			data, err := os.ReadFile("../content/" + c.file)
			if err != nil {
				t.Fatal(err)
			}
			text = string(data)
			texts[c.file] = text
		}
		if !strings.Contains(text, c.words) {
			t.Errorf("%s does not say %q any more: bring the claim along", c.file, c.words)
		}
		if is := c.is(b); math.Abs(is-c.says) > 1e-6 {
			t.Errorf("%s says %q: %v, the records %v", c.file, c.words, c.says, is)
		}
	}
}

// list is a price list that an agreement, or the prose, reports: every article bought
// under it costs what it cost before and the rise, rounded to the cent.
type list struct {
	factory, file, words string
	from, until          record.Date
	rise                 float64 // percent
	unchanged            string  // an article that the list leaves alone
}

var lists = []list{
	{"chaozhou", chaozhou + "factory.yaml", "Price list 2024, +3 % for gas", record.NewDate(2024, 5, 1), record.NewDate(2025, 4, 30), 3, ""},
	{"chaozhou", chaozhou + "factory.yaml", "Price list 2025, +1.5 %", record.NewDate(2025, 5, 1), record.NewDate(2026, 4, 30), 1.5, ""},
	{"chaozhou", chaozhou + "factory.yaml", "1.5 % instead of the 4 %", record.NewDate(2025, 5, 1), record.NewDate(2026, 4, 30), 1.5, ""},
	{"chaozhou", chaozhou + "factory.yaml", "Price list 2026, +3 %, planters unchanged", record.NewDate(2026, 5, 1), record.NewDate(2027, 4, 30), 3, "YX-140"},
	{"yangjiang", yangjiang + "visits/2024-04-18.md", "4 % from June, half way", record.NewDate(2024, 6, 1), record.NewDate(2025, 7, 31), 4, ""},
	{"yangjiang", yangjiang + "factory.yaml", "+2 %: their part of the new bath, ours too", record.NewDate(2025, 8, 1), record.NewDate(2026, 12, 31), 2, ""},
	{"yangjiang", yangjiang + "factory.yaml", "2 % for the bath", record.NewDate(2025, 8, 1), record.NewDate(2026, 12, 31), 2, ""},
	{"nantong", nantong + "factory.yaml", "Price list 2026, +3 %", record.NewDate(2026, 3, 1), record.NewDate(2027, 2, 28), 3, ""},
	{"zibo", zibo + "factory.yaml", "Price list, +3.5 % (soda ash, gas)", record.NewDate(2025, 9, 1), record.NewDate(2026, 12, 31), 3.5, ""},
	{"dalian", dalian + "factory.yaml", "+5 %. Broken by a second rise", record.NewDate(2024, 8, 1), record.NewDate(2025, 1, 31), 5, ""},
	{"dalian", dalian + "factory.yaml", "9 % in the middle of a price list", record.NewDate(2025, 2, 1), record.NewDate(2025, 7, 31), 9, ""},
	{"anji", anji + "factory.yaml", "2.5 % without bargaining", record.NewDate(2025, 4, 1), record.NewDate(2028, 12, 31), 2.5, ""},
}

func TestPricesOfTheSampleFollowTheListsItsProseTellsOf(t *testing.T) {
	b := readSampleBook(t)
	for _, l := range lists {
		data, err := os.ReadFile("../content/" + l.file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), l.words) {
			t.Errorf("%s does not say %q any more: bring the list along", l.file, l.words)
		}
		before := map[string]float64{}
		compared := 0
		orders := b.factories[l.factory].Orders
		for i := range orders {
			o := &orders[i]
			for j := range o.Lines {
				line := &o.Lines[j]
				sku, price := line.SKU.V, float(line.Price.V)
				if o.Placed.V < l.from {
					before[sku] = price
					continue
				}
				was, ok := before[sku]
				if !ok || o.Placed.V > l.until {
					continue
				}
				want := was * (1 + l.rise/100)
				if sku == l.unchanged {
					want = was
				}
				compared++
				if math.Abs(price-want) > 0.0051 {
					t.Errorf("%s says %q; %s has %s at %v, after %v", l.file, l.words, o.ID.V, sku, price, was)
				}
			}
		}
		if compared < 5 {
			t.Errorf("%s: %q rests on %d lines only", l.file, l.words, compared)
		}
	}
}

// Every rise or cut that an agreement of the sample names in percent stands in lists.
func TestEveryPercentageOfAnAgreementIsHeldToItsPrices(t *testing.T) {
	b := readSampleBook(t)
	held := map[string]bool{}
	for _, l := range lists {
		held[l.words] = true
	}
	for name, f := range b.factories {
		for i := range f.Agreements {
			text := f.Agreements[i].Summary.V
			if f.Agreements[i].Kind.V != "price-list" || !strings.Contains(text, "%") {
				continue
			}
			found := false
			for words := range held {
				found = found || strings.Contains(text, words)
			}
			if !found {
				t.Errorf("%s: nothing holds %q to the prices", name, text)
			}
		}
	}
}

// lineLate is by how many days a due that holds the article was late.
func lineLate(id, sku string) number {
	return func(b *sampleBook) float64 {
		for _, d := range b.dues[id] {
			for i := range d.Lines {
				if d.Lines[i].Line.SKU.V == sku {
					return float64(d.Completed - d.Original)
				}
			}
		}
		return math.NaN()
	}
}

// apart is how many days lie between the first and the last delivery of an order.
func apart(id string) number {
	return func(b *sampleBook) float64 {
		d := b.order(id).Deliveries
		return float64(d[len(d)-1].Ready.V - d[0].Ready.V)
	}
}

// ours is the importer's days of an order.
func ours(id string) number {
	return func(b *sampleBook) float64 { b.order(id); return float64(b.dues[id][0].ImporterDays) }
}

// centre is the centre line of a phase of a factory's slip chart, in whole days.
func centre(factory string, phase int) number {
	return func(b *sampleBook) float64 {
		return math.Round(b.results[factory].Chart("slip_days").Phases[phase].Centre)
	}
}

// afterDocuments is how many days after the documents the balance of an order is due.
func afterDocuments(id string) number {
	return func(b *sampleBook) float64 {
		for i := range b.order(id).Payments {
			if p := &b.order(id).Payments[i]; p.Stage.V == "balance" && p.ByEvent() && p.After.V == "documents" {
				return float64(p.Days.V)
			}
		}
		return math.NaN()
	}
}

// toleranceOver is how many percent more than ordered an article may come.
func toleranceOver(b *sampleBook, factory, id, sku string) float64 {
	o := b.order(id)
	for i := range o.Lines {
		if o.Lines[i].SKU.V == sku {
			_, over := b.factories[factory].ToleranceOf(o, &o.Lines[i], b.settings)
			return math.Round(float(over) * 100)
		}
	}
	return math.NaN()
}

// depositsLate is by how many days Zibo's deposits of 2024 came late until the visit
// that reports them, on average in whole days or at the worst.
func depositsLate(worst bool) number {
	return func(b *sampleBook) float64 {
		sum, n, most := 0.0, 0.0, 0.0
		for i := range b.factories["zibo"].Orders {
			for j := range b.factories["zibo"].Orders[i].Payments {
				p := &b.factories["zibo"].Orders[i].Payments[j]
				if p.Stage.V == "deposit" && p.Paid.V >= record.NewDate(2024, 1, 1) && p.Paid.V <= record.NewDate(2024, 5, 23) {
					late := float64(p.Paid.V - p.Due.V)
					sum, n, most = sum+late, n+1, max(most, late)
				}
			}
		}
		if worst {
			return most
		}
		return math.Round(sum / n)
	}
}

// onTimeOfLast is how many of Zibo's last orders that were complete at the visit of
// September 2025 came in time, all of their goods by the promise.
func onTimeOfLast(last int) number {
	return func(b *sampleBook) float64 {
		orders := b.factories["zibo"].Orders
		kept := 0
		for i := len(orders) - 1; i >= 0 && last > 0; i-- {
			dues := b.dues[orders[i].ID.V]
			if len(dues) == 0 || dues[0].Completed == 0 || dues[0].Completed > record.NewDate(2025, 9, 24) {
				continue
			}
			last--
			if late(orders[i].ID.V)(b) <= 0 {
				kept++
			}
		}
		return float64(kept)
	}
}
