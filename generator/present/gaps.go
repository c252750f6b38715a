package present

import (
	"cmp"
	"slices"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// Gap is a fact that is missing in a number of records, and what it would let
// the book say.
type Gap struct {
	// Factory names whose records they are on pages across factories.
	Factory Name
	// Text says what to record and what could then be measured.
	Text string
	// Where are the first records that lack it.
	Where []RecordLink
	// More words how many further ones there are, or "".
	More string

	n        int
	weight   int
	measures []string
}

// gapFields are the facts that figures are most often missing, with the measures
// that each would fill. A field here is one that a person can type afterwards.
var gapFields = [...]struct {
	field    string
	measures []string
}{
	{"promised", []string{"on_time", "slip_days", "in_full", "otif"}},
	{"ready", []string{"on_time", "slip_days", "lead_time"}},
	{"placed", []string{"lead_time", "order_gap_days", "order_steadiness"}},
	{"confirmed", []string{"lead_time", "orders_disturbed"}},
	{"payments", []string{"payments_on_time", "days_beyond_terms"}},
	{"payment_due", []string{"payments_on_time", "days_beyond_terms"}},
	{"approval_due", []string{"approvals_on_time", "late_dues_explained"}},
	{"price", []string{"price_index", "order_steadiness"}},
	{"requested", []string{"short_notice"}},
	{"promise_due", []string{"factory_promises_kept", "importer_promises_kept"}},
	{"contained", []string{"issue_contain_days"}},
	{"cause", []string{"causes"}},
	{"contact_confirmed", []string{"people_known"}},
}

// maxPlaces bounds the records that are named for one gap.
const maxPlaces = 5

// gaps lists what is missing in a factory's records, what would say most first:
// facts without which a measure has no figure or too few cases, then the number
// of records that lack them.
func (p page) gaps(partner *Partner) []Gap {
	f, w := partner.Factory, p.Words
	places := make(map[string][]RecordLink, len(gapFields))
	miss := func(field string, link RecordLink) { places[field] = append(places[field], link) }
	for i := range f.Orders {
		o := &f.Orders[i]
		if !o.Cancelled.Known() {
			p.orderGaps(f, o, miss)
		}
	}
	for i := range partner.Result.Promises {
		if c := &partner.Result.Promises[i]; !c.Due.Known() {
			miss("promise_due", RecordLink{Label: c.What.V, Href: p.to(p.promisePath(f, c)), Spot: Spot(c.Notes[0].File, c.Notes[0].Promise.Pos)})
		}
	}
	for i := range f.Issues {
		q := &f.Issues[i]
		link := RecordLink{Label: q.ID.V, Href: p.to(issuePath(f, q.ID.V)), Spot: Spot(q.File, q.Pos)}
		if !q.Contained.Known() && q.Closed.Known() {
			miss("contained", link)
		}
		if !q.Cause.By.Known() && q.Closed.Known() {
			miss("cause", link)
		}
	}
	for i := range f.Contacts {
		c := &f.Contacts[i]
		if checked, _ := f.Checked(c); c.PresentOn(p.AsOf) && (!checked.Known() || checked.V < p.AsOf.AddMonths(-12)) {
			miss("contact_confirmed", RecordLink{Label: Name{Latin: c.Name.V, Chinese: c.NameZH.V}.Main(w.lang), Href: p.to(factoryDir(f) + "index.html#" + personAnchor(c.ID.V)), Spot: Spot(f.File, c.Pos)})
		}
	}
	var list []Gap
	for _, g := range gapFields {
		found := places[g.field]
		if len(found) == 0 {
			continue
		}
		gap := Gap{n: len(found), measures: g.measures, Where: found[:min(len(found), maxPlaces)]}
		var absent, thin []string
		for _, id := range g.measures {
			name := w.inSentence(w.Say("measure." + id))
			thin = append(thin, name)
			if s := partner.Result.Measure(id).State; s == measure.NotRecorded {
				absent = append(absent, name)
				gap.weight += 2
			} else if s == measure.TooLittleData {
				gap.weight++
			}
		}
		gap.Text = w.Say("gap."+g.field, "n", len(found))
		if len(absent) > 0 {
			gap.Text = w.Say("gap.measured", "what", gap.Text, "measures", w.List(absent))
		} else {
			gap.Text = w.Say("gap.fuller", "what", gap.Text, "measures", w.List(thin))
		}
		if more := len(found) - len(gap.Where); more > 0 {
			gap.More = w.Say("list.more", "n", more)
		}
		list = append(list, gap)
	}
	slices.SortStableFunc(list, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.n, a.n))
	})
	return list
}

func (p page) orderGaps(f *record.Factory, o *record.Order, miss func(string, RecordLink)) {
	link := RecordLink{Label: o.ID.V, Href: p.to(orderPath(f, o.ID.V)), Spot: Spot(o.File, o.Pos)}
	promised, priced := o.Promised.Known(), o.Value.Known() || len(o.Lines) == 0
	for i := range o.Lines {
		promised = promised || o.Lines[i].Promised.Known()
		priced = priced || o.Lines[i].Price.Known()
	}
	ready := true
	for i := range o.Deliveries {
		ready = ready && o.Deliveries[i].Ready.Known()
	}
	paymentDue, approvalDue := true, true
	for i := range o.Payments {
		paymentDue = paymentDue && o.Payments[i].Due.Known()
	}
	for i := range o.Approvals {
		approvalDue = approvalDue && o.Approvals[i].Due.Known()
	}
	for _, m := range [...]struct {
		field string
		known bool
	}{
		{"placed", o.Placed.Known()}, {"confirmed", o.Confirmed.Known()}, {"requested", o.Requested.Known()},
		{"promised", promised}, {"ready", ready}, {"price", priced},
		{"payments", len(o.Payments) > 0}, {"payment_due", paymentDue}, {"approval_due", approvalDue},
	} {
		if !m.known {
			miss(m.field, link)
		}
	}
}

// completing says what would make the chart of a measure complete.
func completing(gaps []Gap, id string) []string {
	var list []string
	for _, g := range gaps {
		if slices.Contains(g.measures, id) {
			list = append(list, g.Text)
		}
	}
	return list
}
