package pages

import (
	"factorybook/generator/agenda"
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// account draws their deliveries and our payments on one axis, or returns nil where
// there is neither.
func account(p words.Place, partner *figures.Partner) *chart.Account {
	f, w := partner.Factory, p.Words
	over := figures.Axis(p, partner)
	a := &chart.Account{
		ID: "_account", Title: w.Say("account.title"), Desc: w.Say("account.desc", "name", words.NameOf(f).Main(w.Script)),
		Over: over, AsOf: p.AsOf, Bands: figures.Bands(p, f, over), Marks: phaseMarks(p.Words, f),
		Theirs: chart.Panel{Title: w.Say("account.theirs")}, Ours: chart.Panel{Title: w.Say("account.ours")},
	}
	for i := range partner.Result.Dues {
		if pt, ok := figures.DuePoint(p, f, &partner.Result.Dues[i]); ok {
			a.Theirs.Points = append(a.Theirs.Points, pt)
		}
	}
	a.Theirs.Points = append(a.Theirs.Points, figures.MissedDues(p, partner)...)
	for i := range partner.Result.Debts {
		if pt, ok := figures.DebtPoint(p, partner, &partner.Result.Debts[i]); ok {
			a.Ours.Points = append(a.Ours.Points, pt)
		}
	}
	if len(a.Theirs.Points)+len(a.Ours.Points) == 0 {
		return nil
	}
	if visits := visitItems(p, f); len(visits) > 0 {
		a.Lanes = append(a.Lanes, chart.Lane{Label: w.Say("lane.visits"), Items: visits})
	}
	if agreed := agreementItems(p, f); len(agreed) > 0 {
		a.Lanes = append(a.Lanes, chart.Lane{Label: w.Say("account.agreed"), Items: agreed})
	}
	a.Key = figures.Legend(p, a.Theirs.Points, a.Ours.Points)
	if len(a.Lanes) > 0 && len(f.Visits) > 0 {
		a.Key = append(a.Key, chart.Key{Style: chart.Square, Label: w.Say("shape.visit")})
	}
	return a
}

// phaseMarks are the days from which things are counted anew, with the reasons.
func phaseMarks(w *words.Words, f *record.Factory) []chart.Mark {
	var marks []chart.Mark
	for i := range f.Phases {
		if ph := &f.Phases[i]; ph.From.Known() {
			marks = append(marks, chart.Mark{On: ph.From.V, Label: w.Own(ph.Reason, ph.ReasonZH).V})
		}
	}
	return marks
}

// accountSays says what the account shows: how much of it there is, and since when.
func accountSays(p words.Place, a *chart.Account) string {
	w := p.Words
	since := a.Over.From
	return w.Say("account.says", "deliveries", len(a.Theirs.Points), "payments", len(a.Ours.Points), "since", w.Month(since))
}

// InForce is a row of what is in force for a while: an agreement or a certificate.
type InForce struct {
	figures.Event
	Span *SpanRow
}

// SpanRow is its place on the axis of all of them.
type SpanRow struct {
	Axis *chart.Spans
	Item chart.Item
}

// inForce puts agreements and certificates on one axis: from two years ago, or the first
// of them where that is later, to a year ahead or the last end where that is nearer. What
// ended long ago is a list of its own.
func inForce(p words.Place, f *record.Factory) (rows []InForce, lapsed []figures.Event) {
	const back, ahead = 730, 400
	axis := &chart.Spans{AsOf: p.AsOf}
	first, last := p.AsOf, p.AsOf
	add := func(e figures.Event, from, until record.Date, state chart.ItemState) {
		if !until.IsZero() && until < p.AsOf-agenda.NextSteps {
			lapsed = append(lapsed, e)
			return
		}
		if !from.IsZero() {
			first = min(first, from)
		}
		last = max(last, until)
		rows = append(rows, InForce{e, &SpanRow{axis, chart.Item{From: from, Until: until, State: state}}})
	}
	agreements, certificates := figures.AgreementEvents(p, f), figures.CertificateEvents(p, f)
	for i := range f.Agreements {
		a := &f.Agreements[i]
		state := chart.Done
		if !a.Until.Known() {
			state = chart.Running
		}
		add(agreements[i], a.Begin(), a.Until.V, state)
	}
	for i := range f.Certificates {
		c := &f.Certificates[i]
		from := figures.FirstDay(c.Issued, c.Verified)
		if c.Expires.Known() {
			add(certificates[i], from, c.Expires.V, chart.Done)
		} else {
			add(certificates[i], from, 0, chart.Dropped)
		}
	}
	axis.Over = record.SpanOf(max(first, p.AsOf-back), min(max(last, p.AsOf+60), p.AsOf+ahead))
	return rows, lapsed
}
