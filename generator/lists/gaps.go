package lists

import (
	"cmp"
	"slices"

	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Gap is a fact that is missing in a number of records, and what it would let
// the book say.
type Gap struct {
	// Factory names whose records they are on pages across factories.
	Factory words.Name
	// Fact is what is missing.
	Fact measure.Fact
	// Text says what to record and what could then be measured.
	Text string
	// Where are the first records that lack it.
	Where []figures.RecordLink
	// More words how many further ones there are, or "".
	More string

	// First says which figures the factory has none of as long as it is missing, or "".
	First string

	n        int
	weight   int
	measures []*measure.Definition
}

// GapGroup is a fact that is missing at one factory or more.
type GapGroup struct {
	// Text says what to record and what that would give, with the number of records of
	// all factories.
	Text string
	// Factories are those where it is missing, what would say most first.
	Factories []Gap
}

// ByFact puts together what is missing at several factories, the fact that would say most
// first.
func ByFact(w *words.Words, gaps []Gap) []GapGroup {
	of := make(map[measure.Fact][]Gap)
	var sums []Gap
	for i := range gaps {
		g := &gaps[i]
		of[g.Fact] = append(of[g.Fact], *g)
		at := slices.IndexFunc(sums, func(s Gap) bool { return s.Fact == g.Fact })
		if at < 0 {
			sums = append(sums, Gap{Fact: g.Fact, measures: g.measures})
			at = len(sums) - 1
		}
		sums[at].n += g.n
		sums[at].weight += g.weight
	}
	SortGaps(sums)
	groups := make([]GapGroup, 0, len(sums))
	for i := range sums {
		s := &sums[i]
		var gives []string
		for _, d := range s.measures {
			gives = append(gives, w.InSentence(w.Say("measure."+d.ID)))
		}
		text := w.Say("gap."+string(s.Fact), "n", s.n)
		if len(gives) == 0 {
			text = w.Say("gap.alone", "what", text)
		} else {
			text = w.Say("gap.fuller", "what", text, "measures", w.List(gives))
		}
		SortGaps(of[s.Fact])
		groups = append(groups, GapGroup{text, of[s.Fact]})
	}
	return groups
}

// certificateEnd is asked for though no measure needs it: until it is known, nobody
// learns that the certificate runs out.
const certificateEnd measure.Fact = "certificate_expires"

// maxPlaces bounds the records that are named for one gap.
const maxPlaces = 5

// Gaps lists what is missing in a factory's records, what would say most first:
// facts without which a measure has no figure or too few cases, then the number
// of records that lack them.
func Gaps(p words.Place, partner *figures.Partner) []Gap {
	f, w := partner.Factory, p.Words
	places := make(map[measure.Fact][]figures.RecordLink, len(measure.Facts))
	miss := func(fact measure.Fact, link figures.RecordLink) { places[fact] = append(places[fact], link) }
	for i := range f.Orders {
		o := &f.Orders[i]
		link := figures.RecordLink{Label: o.ID.V, Href: p.To(words.OrderPath(f, o.ID.V)), Spot: p.Source(o.File, o.Pos)}
		for _, fact := range OrderLacks(p, f, o) {
			miss(fact, link)
		}
	}
	for i := range partner.Result.Promises {
		if c := &partner.Result.Promises[i]; !c.Due.Known() {
			miss(measure.FactPromiseDue, figures.RecordLink{Label: w.Own(c.What, c.WhatZH).V, Href: p.To(p.PromisePath(f, c)), Spot: p.Source(c.Notes[0].File, c.Notes[0].Promise.Pos)})
		}
	}
	for i := range f.Issues {
		q := &f.Issues[i]
		link := figures.RecordLink{Label: q.ID.V, Href: p.To(words.IssuePath(f, q.ID.V)), Spot: p.Source(q.File, q.Pos)}
		if !q.Contained.Known() && q.Closed.Known() {
			miss(measure.FactContained, link)
		}
		if !q.Cause.By.Known() && q.Closed.Known() {
			miss(measure.FactCause, link)
		}
	}
	for i := range f.Contacts {
		c := &f.Contacts[i]
		if c.PresentOn(p.AsOf) && !f.KnownOn(c, p.AsOf) {
			miss(measure.FactContactConfirmed, figures.RecordLink{Label: words.Name{Latin: c.Name.V, Chinese: c.NameZH.V}.Main(w.Script), Href: p.To(words.Profile.Path(f.ID) + "#" + words.PersonAnchor(c.ID.V)), Spot: p.Source(f.File, c.Pos)})
		}
	}
	for i := range f.Certificates {
		if c := &f.Certificates[i]; !c.Expires.Known() && !f.Renewed(c) {
			miss(certificateEnd, figures.RecordLink{Label: cmp.Or(w.Own(c.Name, c.NameZH).V, w.Say("kind.certificate")), Href: p.To(words.Profile.Path(f.ID)), Spot: p.Source(f.File, c.Pos)})
		}
	}
	var list []Gap
	for _, fact := range append(measure.Facts[:], certificateEnd) {
		found := places[fact]
		if len(found) == 0 {
			continue
		}
		gap := Gap{Fact: fact, n: len(found), measures: measure.MissingFor(fact), Where: found[:min(len(found), maxPlaces)]}
		var absent, thin []string
		for _, d := range gap.measures {
			name := w.InSentence(w.Say("measure." + d.ID))
			thin = append(thin, name)
			if s := partner.Result.Measure(d.ID).State; s == measure.NotRecorded {
				absent = append(absent, name)
				gap.weight += 2
			} else if s == measure.TooLittleData {
				gap.weight++
			}
		}
		gap.Text = w.Say("gap."+string(fact), "n", len(found))
		switch {
		case len(gap.measures) == 0:
			gap.Text = w.Say("gap.alone", "what", gap.Text)
		case len(absent) > 0:
			gap.Text = w.Say("gap.measured", "what", gap.Text, "measures", w.List(absent))
		default:
			gap.Text = w.Say("gap.fuller", "what", gap.Text, "measures", w.List(thin))
		}
		if len(absent) > 0 {
			gap.First = w.Say("gap.first", "measures", w.List(absent))
		}
		if more := len(found) - len(gap.Where); more > 0 {
			gap.More = w.Say("list.more", "n", more)
		}
		list = append(list, gap)
	}
	SortGaps(list)
	return list
}

// OrderLacks are the facts that an order does not hold and a figure would need.
func OrderLacks(p words.Place, f *record.Factory, o *record.Order) []measure.Fact {
	promised, priced := o.Promised.Known(), o.Value.Known() || len(o.Lines) == 0
	for i := range o.Lines {
		promised = promised || o.Lines[i].Promised.Known()
		priced = priced || o.Lines[i].Price.Known()
	}
	// Replacements and what the carrier plans are in no figure of delivery; credits and
	// refunds are in none of payment.
	ready, payments, paymentDue, paymentEvent, approvalDue := true, false, true, true, true
	for i := range o.Deliveries {
		d := &o.Deliveries[i]
		ready = ready && (d.Ready.Known() || d.Replaces.V || d.Planned())
	}
	for i := range o.Payments {
		pay := &o.Payments[i]
		if pay.Lowers() {
			continue
		}
		payments = true
		paymentDue = paymentDue && (pay.Due.Known() || pay.ByEvent())
		paymentEvent = paymentEvent && !eventMissing(p, f, o, pay)
	}
	for i := range o.Approvals {
		approvalDue = approvalDue && o.Approvals[i].Due.Known()
	}
	// What was given up is judged by nothing but the day of its end; that it was placed
	// counts in the pauses between orders all the same.
	ended := o.End().Cancelled
	var lacks []measure.Fact
	for _, m := range [...]struct {
		fact  measure.Fact
		known bool
	}{
		{measure.FactPlaced, o.Placed.Known()}, {measure.FactConfirmed, ended || o.Confirmed.Known()},
		{measure.FactRequested, ended || o.Requested.Known()}, {measure.FactPromised, ended || promised},
		{measure.FactReady, ended || ready}, {measure.FactPrice, ended || priced}, {measure.FactPayments, ended || payments},
		{measure.FactPaymentDue, ended || paymentDue}, {measure.FactPaymentEvent, ended || paymentEvent},
		{measure.FactApprovalDue, ended || approvalDue}, {measure.FactEndDay, !undated(o)},
	} {
		if !m.known {
			lacks = append(lacks, m.fact)
		}
	}
	return lacks
}

// undated reports whether the order or a line of it ended on a day that nobody wrote
// down.
func undated(o *record.Order) bool {
	return record.Undated(o.Closed) || record.Undated(o.Cancelled.On) ||
		slices.ContainsFunc(o.Lines, func(l record.Line) bool { return record.Undated(l.Closed) || record.Undated(l.Cancelled.On) })
}

// eventMissing reports whether the event that a payment is due after has happened on a
// day that is not recorded: the payment was made, or the goods came. The day of the
// confirmation is asked for by itself.
func eventMissing(p words.Place, f *record.Factory, o *record.Order, pay *record.Payment) bool {
	if !pay.ByEvent() || pay.After.V == record.AfterConfirmed || f.PaymentDue(o, pay, p.Settings).Known() {
		return false
	}
	came := slices.ContainsFunc(o.Deliveries, func(d record.Delivery) bool { return !d.Planned() && !d.Replaces.V })
	return came && !f.WaitsForGoods(o, p.Settings)
}

// Completing says what would make the chart of a measure complete.
func Completing(gaps []Gap, d *measure.Definition) []string {
	var list []string
	for _, g := range gaps {
		if slices.Contains(g.measures, d) {
			list = append(list, g.Text)
		}
	}
	return list
}

// SortGaps puts what would say most first.
func SortGaps(list []Gap) {
	slices.SortStableFunc(list, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.n, a.n))
	})
}
