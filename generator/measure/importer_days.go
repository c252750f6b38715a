package measure

import (
	"cmp"
	"slices"

	"factorybook/generator/record"
)

// collectLate lists our late intervals of the order, by their begin. What fell
// due on or after a cancellation was no longer waited for.
func (b *dueBuilder) collectLate() {
	b.late = b.late[:0]
	traced := false
	add := func(due record.Day, from record.Date, done record.Day) {
		if !due.Known() {
			return
		}
		traced = true
		if until := done.Or(b.study.asOf); from < until && !b.o.Moot(due) {
			b.late = append(b.late, record.Span{From: from, Until: until})
		}
	}
	for i := range b.o.Approvals {
		a := &b.o.Approvals[i]
		add(a.Due, max(a.Due.V, a.Asked.Or(a.Due.V)), a.Done)
	}
	for i := range b.o.Payments {
		if p := &b.o.Payments[i]; p.Stage.V == record.StageDeposit {
			debt := b.study.debt(b.o, p)
			add(debt.Due, debt.By, p.Paid)
		}
	}
	slices.SortFunc(b.late, func(a, b record.Span) int { return cmp.Compare(a.From, b.From) })
	for i := b.first; i < len(b.dues); i++ {
		b.dues[i].Traced = traced
	}
}

// adjust moves the original promise by everything that was ours.
func (b *dueBuilder) adjust(d *Due) {
	d.ImporterDays = unionDays(b.late, d.lastDay(b.study.asOf))
	d.Adjusted = d.Original + record.Date(min(d.ImporterDays+d.MovedDays, mostDays))
}

// mostDays keeps an absurd number of changes within what a date can hold.
const mostDays = 1 << 24

// unionDays returns the length of the union of spans, sorted by their begin, as
// far as it lies before a day.
func unionDays(spans []record.Span, before record.Date) int {
	days := 0
	var reached record.Date
	for _, s := range spans {
		if s.From >= before {
			break
		}
		from, until := max(s.From, reached), min(s.Until, before)
		if from < until {
			days += int(until - from)
			reached = until
		}
	}
	return days
}
