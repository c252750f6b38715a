package measure_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// busyFactory makes a factory with everything a measure can look at: one order
// about every 11 days for 100 orders, a visit for every five and a talk for each.
func busyFactory(n int) (*record.Settings, *record.Factory, record.Date) {
	rnd := rand.New(rand.NewPCG(1, 2))
	pos := record.Pos{Line: 7, Column: 3}
	on := func(d record.Date) record.Day { return record.Day{V: d, Pos: pos} }
	text := func(s string) record.Text { return record.Text{V: s, Pos: pos} }
	number := func(v int64, scale int) record.Number { return record.Number{V: decimal.MustNew(v, scale), Pos: pos} }

	asOf := record.NewDate(2025, 6, 30)
	first := asOf - 1100
	f := &record.Factory{ID: "yuanda", Name: text("Foshan Yuanda Ceramics")}
	f.Terms.LeadTimeDays = record.Whole{V: 45, Pos: pos}
	f.Closures = []record.Closure{{From: on(record.NewDate(2025, 1, 20)), Until: on(record.NewDate(2025, 2, 14)), Name: text("Spring Festival")}}
	for i := range 6 {
		f.Contacts = append(f.Contacts, record.Contact{ID: text("c" + strconv.Itoa(i)), Role: text(measure.Roles[i]), Confirmed: on(asOf - 100)})
	}
	for i := range n {
		placed := first + record.Date(i*1000/n)
		promised := placed + 60
		o := record.Order{
			ID: text(fmt.Sprintf("PO-%06d", i)), Placed: on(placed), Confirmed: on(placed + 3),
			Requested: on(placed + 55), Promised: on(promised), Currency: text("USD"),
		}
		o.File, o.Source.Pos = "factories/yuanda/orders/2025.yaml", pos
		for l := range 4 {
			o.Lines = append(o.Lines, record.Line{Pos: pos, SKU: text("KT-" + strconv.Itoa(l)), Quantity: number(int64(100+rnd.IntN(900)), 0), Price: number(int64(100+rnd.IntN(20)), 2)})
		}
		o.Lines[3].Promised = on(promised + 14)
		if i%7 == 0 {
			o.Changes = []record.PromiseChange{{Told: on(promised - 10), To: on(promised + 10), AskedBy: text(record.ByFactory)}}
		}
		o.Approvals = []record.Approval{{What: text("Artwork"), Asked: on(placed + 4), Due: on(placed + 10), Done: on(placed + 8 + record.Date(rnd.IntN(6)))}}
		o.Payments = []record.Payment{
			{Stage: text(record.StageDeposit), Due: on(placed + 7), Paid: on(placed + 5 + record.Date(rnd.IntN(6))), Amount: number(100000, 2)},
			{Stage: text(record.StageBalance), Due: on(promised + 14), Paid: on(promised + 10 + record.Date(rnd.IntN(10))), Amount: number(300000, 2)},
		}
		slip := record.Date(rnd.IntN(20) - 5)
		o.Deliveries = []record.Delivery{
			{Ready: on(promised + slip), Quantities: []record.SKUQuantity{
				{SKU: text("KT-0"), Quantity: o.Lines[0].Quantity}, {SKU: text("KT-1"), Quantity: o.Lines[1].Quantity}, {SKU: text("KT-2"), Quantity: o.Lines[2].Quantity},
			}},
			{Ready: on(promised + 14 + slip)},
		}
		o.Inspections = []record.Inspection{{On: on(promised + slip - 2), Stage: text(record.StageFinal), Result: text(record.ResultAccepted)}}
		f.Orders = append(f.Orders, o)

		t := record.Talk{Key: placed.String() + "-1", On: on(placed), By: text(record.ByImporter), Channel: text(record.ChannelWeChat), Answered: on(placed + 2)}
		if i%2 == 0 {
			t.By.V = record.ByFactory
		}
		f.Talks = append(f.Talks, t)
		if i%5 == 0 {
			v := record.Visit{Key: placed.String(), Date: on(placed), Kind: text("regular")}
			v.Promises = []record.Promise{
				{Pos: pos, By: text(record.ByFactory), What: text("Check sheet"), Due: on(placed + 30), Done: on(placed + 29)},
				{Pos: pos, By: text(record.ByImporter), What: text("Forecast"), Due: on(placed + 20), Done: on(placed + 25)},
			}
			f.Visits = append(f.Visits, v)
		}
		if i%10 == 0 {
			f.Issues = append(f.Issues, record.Issue{ID: text("Q-" + strconv.Itoa(i)), Opened: on(placed + 50), RaisedBy: text(record.ByImporter), Answered: on(placed + 51), Contained: on(placed + 53), Closed: on(placed + 70)})
		}
	}
	s := &record.Settings{}
	s.Currency = text("USD")
	s.PeakSeasons = []record.Season{{From: record.At[record.MonthDay]{V: record.MonthDay{Month: 7, Day: 1}, Pos: pos}, To: record.At[record.MonthDay]{V: record.MonthDay{Month: 10, Day: 15}, Pos: pos}}}
	return s, f, asOf
}

// All measures and charts of one factory: under 1 ms for 100 orders, and linear
// in the orders.
func BenchmarkOf(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10000} {
		s, f, asOf := busyFactory(n)
		b.Run(strconv.Itoa(n)+"_orders", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				measure.Of(f, s, asOf)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/order")
		})
	}
}
