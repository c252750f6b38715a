package measure

import (
	"slices"
	"time"

	"factorybook/generator/calendar"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// Of measures a factory as it was known on the as-of day: f is the result of
// record.Factory.AsOf(asOf). Nothing in here looks at a fact's day to decide
// whether it is known; that was decided there, once for figures, lists and pages.
//
// Of changes nothing and keeps nothing; it may run for many factories at once.
func Of(f *record.Factory, s *record.Settings, asOf record.Date) *Result {
	w := newStudy(f, s, asOf)
	w.collectDebts()
	w.buildDues()
	for i, d := range definitions {
		m := &w.res.Measures[i]
		m.Def, m.Records = d, w.refs[:0]
		m.Def.compute(w, m)
		w.keep(m)
		w.finish(m)
	}
	w.noneLately()
	return w.res
}

// study is one factory while it is measured.
type study struct {
	f                *record.Factory
	s                *record.Settings
	asOf             record.Date
	window, previous record.Span
	res              *Result

	spring  calendar.Windows
	seasons []calendar.Season
	theirs  calendar.Week // the factory's
	ours    calendar.Week
	worths  []worth // of each order; see orderWorth

	builder dueBuilder
	numbers []float64 // scratch of the measure in work
	refs    []Ref     // and for its records
}

// keep gives the measure a list of its records of its own, of the right size.
func (w *study) keep(m *Measure) {
	w.refs = m.Records
	m.Records = slices.Clone(m.Records)
}

func newStudy(f *record.Factory, s *record.Settings, asOf record.Date) *study {
	s = s.WithDefaults(f)
	w := &study{f: f, s: s, asOf: asOf}
	w.window, w.previous = Windows(s, asOf)
	for i := range s.PeakSeasons {
		if p := &s.PeakSeasons[i]; p.From.Known() && p.To.Known() {
			w.seasons = append(w.seasons, calendar.Season{From: p.From.V, To: p.To.V})
		}
	}
	w.res = &Result{
		AsOf:     asOf,
		Window:   w.window,
		Previous: w.previous,
		Currency: s.Currency.V,
		Measures: make([]Measure, len(definitions)),
		Promises: f.PromiseCases(),
	}
	w.theirs = FactoryWeek(f, s)
	w.ours = ImporterWeek(s)
	return w
}

// ImporterWeek returns the working days of our own side, on which our banks are open.
func ImporterWeek(s *record.Settings) calendar.Week {
	var holidays []record.Date
	for i := range s.Holidays {
		if s.Holidays[i].On.Known() {
			holidays = append(holidays, s.Holidays[i].On.V)
		}
	}
	return calendar.ImporterWeek(weekdays(s.Week), holidays)
}

// FactoryWeek returns the working days of a factory.
func FactoryWeek(f *record.Factory, s *record.Settings) calendar.Week {
	return calendar.FactoryWeek(weekdays(f.Week), calendar.OfficialDays(s.ChinaDays), f.ClosureSpans())
}

func weekdays(names []record.Text) []time.Weekday {
	var days []time.Weekday
	for i := range names {
		if d, ok := calendar.Weekday(names[i].V); ok {
			days = append(days, d)
		}
	}
	return days
}

// maxWindowMonths keeps a mistyped window within the years that dates can have.
const maxWindowMonths = 12 * 100

// Windows returns the window that headline figures speak for and the one before
// it. The window ends with the as-of day, that day included, and begins the
// settings' number of months earlier, on the last day of a month that has no
// such day. Both are half open.
func Windows(s *record.Settings, asOf record.Date) (window, previous record.Span) {
	months := s.WindowMonths.Or(record.DefaultWindowMonths)
	if months < 1 {
		months = record.DefaultWindowMonths
	}
	months = min(months, maxWindowMonths)
	until := asOf + 1
	from := until.AddMonths(-months)
	return record.Span{From: from, Until: until}, record.Span{From: until.AddMonths(-2 * months), Until: from}
}

// when says where a case belongs.
type when uint8

const (
	elsewhere when = iota
	now
	before
)

// when returns the window that the day belongs to.
func (w *study) when(day record.Date) when {
	switch {
	case w.window.Contains(day):
		return now
	case w.previous.Contains(day):
		return before
	}
	return elsewhere
}

// count takes a case of a share into the figure or into the one before.
func (m *Measure) count(in when, ref Ref) {
	switch in {
	case now:
		m.add(ref)
	case before:
		m.earlier.N++
		if ref.Hit {
			m.earlier.K++
		}
	}
}

// add takes a case into the figure.
func (m *Measure) add(ref Ref) {
	m.N++
	if ref.Hit {
		m.K++
	}
	m.Records = append(m.Records, ref)
}

// overdue notes that something is overdue now.
func (m *Measure) overdue(ref Ref) {
	m.Overdue++
	m.Open = append(m.Open, ref)
}

// more adds a further key: a number in the unit, or a nested value.
func (m *Measure) more(key string, unit Unit, value any) {
	m.More = append(m.More, Entry{Key: key, Value: value, Unit: unit})
}

// moreMoney adds a sum of money.
func (m *Measure) moreMoney(key, currency string, sum float64) {
	m.More = append(m.More, Entry{Key: key, Value: sum, Unit: UnitMoney, Currency: currency})
}

// p90From is the number of cases from which a 90th percentile is shown.
const p90From = 10

// spread sets median, smallest, largest and 90th percentile of the values,
// which it may reorder.
func (m *Measure) spread(values []float64) {
	if len(values) == 0 {
		return
	}
	sorted := sortInPlace(values)
	m.Median, m.Min, m.Max = Some(sorted.Median()), Some(sorted.Min()), Some(sorted.Max())
	if len(values) >= p90From {
		m.P90 = Some(sorted.Quantile(0.9))
	}
}

// finish sets what follows from the cases: share, interval, previous, state.
func (w *study) finish(m *Measure) {
	if m.N == 0 {
		m.State = NotRecorded
		if m.nothing {
			m.State = None
		} else if m.Needs == "" {
			m.Needs = m.Def.Field
		}
		earlier := m.earlier
		*m = Measure{Def: m.Def, State: m.State, Needs: m.needs(), Open: m.Open, Overdue: m.Overdue, UnknownDays: m.UnknownDays, NoRate: m.NoRate,
			LeftOut: m.LeftOut, ReadyUnknown: m.ReadyUnknown, NoLeadTime: m.NoLeadTime}
		if m.Def.Previous && m.State == NotRecorded && earlier.N > 0 {
			m.Previous = &earlier
		}
		return
	}
	if !m.Def.Share {
		m.K = 0
	} else {
		interval := spc.Wilson(m.K, m.N)
		m.Low, m.High = Some(interval.Low), Some(interval.High)
		if m.Def.Unit == UnitShare {
			m.Value = Some(float64(m.K) / float64(m.N))
		}
	}
	if m.Def.Previous {
		earlier := m.earlier
		m.Previous = &earlier
	}
	m.State, m.Needs = state(m), ""
}

// needs names the missing field only where something is missing.
func (m *Measure) needs() string {
	if m.State == NotRecorded {
		return m.Needs
	}
	return ""
}
