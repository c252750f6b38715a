// Package measure turns the records of one factory into figures: what the
// factory gives, what the importer gives, and what both do, each with its count,
// its interval, its state and the records behind it.
//
// Look at Result first; Of makes one from a factory as it was known on the as-of
// day (record.Factory.AsOf). Definitions are the documented values that the
// figures are computed under; the site's pages about the measures and
// `factorybook explain` print them. Nothing here knows of pages or words: states
// and reasons are keys.
package measure

import (
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// Result is everything that was measured of one factory.
type Result struct {
	AsOf             record.Date
	Window, Previous record.Span
	// Currency is the reporting currency that sums of money are in: the book's, else
	// that of the factory's first order; "" when none is recorded.
	Currency string
	// Measures has every Definition once, in their order.
	Measures []Measure
	// Charts has the process behaviour charts that have a point, in the order of
	// their Definitions.
	Charts []Chart
	// Dues are all units of delivery, in the order of original promise, then
	// order id.
	Dues []Due
	// Unpromised are the lines, and the orders without lines, that have no
	// promise: they are no due, and stand under missing facts. Those of cancelled
	// orders are left out.
	Unpromised []Ref
	// Debts are the payments of all orders, in the order of the records.
	Debts []Debt
	// Promises are all promises of both sides; see record.Factory.PromiseCases.
	Promises []record.PromiseCase
	// Prices are the prices behind price_index, by SKU and currency in the order
	// of their first purchase.
	Prices []PriceSeries
}

// Measure returns the measure with the id; it panics on an unknown id, which is
// a mistake in the program.
func (r *Result) Measure(id string) *Measure {
	for i := range r.Measures {
		if r.Measures[i].Def.ID == id {
			return &r.Measures[i]
		}
	}
	panic("measure: no measure " + id)
}

// Chart returns the chart of the measure, or nil when it has no point.
func (r *Result) Chart(id string) *Chart {
	for i := range r.Charts {
		if r.Charts[i].Def.ID == id {
			return &r.Charts[i]
		}
	}
	return nil
}

// State says what a figure asks of its reader; never a grade.
type State string

// The states, as the data files spell them. The first that holds is given.
const (
	NotRecorded   State = "not_recorded"    // the facts are missing
	None          State = "none"            // nothing to report: nothing was late or went wrong
	WorthAsking   State = "worth_asking"    // something is overdue now, or a point is beyond its limits
	TooLittleData State = "too_little_data" // fewer cases than the measure needs
	Changed       State = "changed"         // a run of eight, or a share that differs from the previous window
	Steady        State = "steady"
)

// Measure is one figure with everything needed to trust it.
type Measure struct {
	Def   *Definition
	State State
	// N counts the cases; K those of them that the definition asks for, where
	// the measure is a share (Def.Share).
	N, K int
	// Value is the headline figure in Def.Unit; a measure of a median has none.
	Value Opt
	// Low and High are the Wilson 95 % interval of K of N.
	Low, High Opt
	// Median, Min, Max and P90 (from 10 cases) are in Def.Unit.
	Median, Min, Max, P90 Opt
	// Previous is K of N in the window before, where the measure has one; of a
	// NotRecorded measure only when there were cases then.
	Previous *Share
	// More are the further keys of the data file, in their order.
	More []Entry
	// Records are the N cases behind the figure.
	Records []Ref
	// Needs names the field that would fill a NotRecorded measure.
	Needs string
	// NoneLately is set when a measure is NotRecorded since nothing fell into the
	// window, where something had before; then no field is missing.
	NoneLately bool
	// Inputs are further records that a figure was computed from and that are not
	// its cases: the orders behind volume_commitment.
	Inputs []Ref
	// Overdue counts what is overdue now, and Open lists it; it need not be in the
	// window, and so not among Records. Signal is set when a point is beyond limits
	// in the window and Run when a run of eight is.
	Overdue     int
	Open        []Ref
	Signal, Run bool
	// What was left out is counted: UnknownDays are spans that touch a year whose
	// days off are not known, NoRate is money without a rate, LeftOut are periods with
	// an order whose worth is not known in the currency asked for, ReadyUnknown are
	// dues that came on a day that is not known, NoLeadTime are dues that were complete
	// on the day of their clock or before.
	UnknownDays, NoRate, LeftOut, ReadyUnknown, NoLeadTime int

	earlier Share // cases of the window before
	nothing bool  // with n = 0: nothing was late or went wrong
	thin    bool  // has cases enough by Def.MinN, yet not by Def.MinNote
}

// Opt is a number that may be absent.
type Opt struct {
	V  float64
	OK bool
}

// Some returns a present number.
func Some(v float64) Opt { return Opt{v, true} }

// Share is K of N.
type Share struct{ N, K int }

// Entry is a further key of a measure: a number, or a nested value that
// encoding/json can write (counts by cause, a series by quarter).
type Entry struct {
	Key   string
	Value any
	// Unit is what a number is in, and Currency what UnitMoney is in.
	Unit     Unit
	Currency string
}

// RefKind says what a Ref names.
type RefKind uint8

// What the case behind a figure can be.
const (
	RefOrder RefKind = iota
	RefPromise
	RefIssue
	RefTalk
	RefVisit
	RefAgreement
	RefForecast
	RefGoodwill
	RefQuarter
	RefRole
	RefPrice
)

// Ref is a case behind a figure: the name that the data file gives it, and where
// it stands.
type Ref struct {
	Kind RefKind
	// ID is the order's id, the promise-style id, a quarter or a role.
	ID   string
	File string // "" for a quarter or a role
	Pos  record.Pos
	// On is the day by which the case belongs to the window.
	On record.Date
	// Value is the case's own figure, where it has one: days of slip, days late,
	// days taken, money, a price. Hit is set when the case counts in K.
	Value Opt
	Hit   bool
}

// Chart is a process behaviour chart of one measure.
type Chart struct {
	Def *Definition
	// Currency is what the values are in when Def.Money says that they are money.
	Currency string
	Points   []Point
	// Phases, policy and signals as spc computed them; indices are into Points.
	spc.Chart
	// Stated are the phases as the factory stated them, by index of Phases: those that
	// begin on one day together, and none for what was before the first.
	Stated [][]*record.Phase
}

// Point is one point of a chart.
type Point struct {
	Ref
	// Special says why the point stays out of limits, or "".
	Special Special
	// Open marks an overdue due with its days so far.
	Open bool
	// Ours is set when our own lateness made the value: a short lead time that began with
	// a late deposit, or a late delivery that our delays may explain as a whole.
	Ours bool
}
