package measure

import (
	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// Due is the unit of delivery: the lines of one order that share one original
// promise. Six lines for one day count once.
type Due struct {
	Order *record.Order
	// Lines are the due's goods, one entry for each SKU, in the order of the file.
	// An order without quantities is one due, and has no Lines.
	Lines []DueLine
	// Pos is where the original promise stands.
	Pos record.Pos

	// Original is the cargo-ready date first confirmed; it is never edited.
	Original record.Date
	// Adjusted is Original moved by everything that was ours: ImporterDays and
	// MovedDays. It is an upper bound of what we explain, since both may count the
	// same days and neither need have been what the goods waited for.
	Adjusted record.Date
	// Last is the promise after all changes, the latest of the lines'.
	Last record.Date
	// ImporterDays is the length of the union of our late intervals, from due (or
	// asked, when later) to done, of each approval and each deposit, before
	// completion; open ones and those of what never came run to the as-of day.
	ImporterDays int
	// MovedDays is by how many days changes that the importer alone asked for moved
	// the promise later, of the due's lines the largest.
	MovedDays int
	// Warned is the day of the first change, asked by the factory or by both, to a
	// day after the original promise, that was told on or before it; no date when
	// there was none.
	Warned record.Date
	// Traced is set when an approval or a deposit of the order has a due day, so
	// that lateness could have been explained.
	Traced bool

	// Clock is the day from which the lead time runs: the later of the
	// confirmation (else the order) and the last deposit paid; no date for an
	// order without `placed`.
	Clock record.Date

	Outcome Outcome
	// Completed is the day of completion, no date unless Outcome is DueCompleted.
	Completed record.Date
	// Full is the day on which every line had its quantity, within the tolerance;
	// no date when it never had. It differs from Completed when Short.
	Full record.Date
	// Short is set when the order was closed with less than was ordered.
	Short bool
	// Shipped is set when a delivery of the due counts on its `shipped` day because
	// `ready` is not recorded; Undated when the order has a delivery with neither,
	// which is left out because its day is not known.
	Shipped, Undated bool
	// Special says why the due is drawn hollow and stays out of limits, or "".
	Special Special
	// Overdue is set when the due is open and Original is before the as-of day.
	Overdue bool

	calledOff record.Date // the importer's cancellation, when it came before completion
}

// DueLine is the goods of one SKU in a due; lines of the same SKU are one
// quantity.
type DueLine struct {
	Line *record.Line // the first of them
	// Ordered and Delivered are exact. Ordered is meaningless unless Known: a line
	// without a quantity has arrived with the first delivery that brings it.
	Ordered, Delivered decimal.Decimal
	Known              bool
	// Arrived is set when the line has what it needs, within the tolerance.
	Arrived bool
}

// Outcome is what became of a due, judged by its original promise.
type Outcome uint8

// The outcomes.
const (
	// DueOpen is not yet complete; overdue when its promise has passed.
	DueOpen Outcome = iota
	// DueCompleted has every line within the tolerance, or came short and was closed.
	DueCompleted
	// DueMissed was closed with nothing delivered, cancelled by the factory, or
	// already overdue when the importer cancelled. It has no day, so it is not late.
	DueMissed
	// DueCancelled was cancelled by the importer before its promise passed. It is in
	// no figure of delivery; the cancellation counts on our side.
	DueCancelled
)

// Special is a reason to keep a due out of limits, baselines, runs and the
// chart's median, though never out of a figure.
type Special string

// The reasons, the first that holds.
const (
	SpecialStated Special = "special"         // the order says so
	SpecialRush   Special = "rush"            // requested shorter than agreed
	SpecialFirst  Special = "first_order"     // the factory's first order with us
	SpecialSpring Special = "spring_festival" // completed in a disturbed window
)

// Slip returns completion − original promise in days, negative when early; for
// an overdue due the days so far. ok is false for every other due.
func (d *Due) Slip(asOf record.Date) (days int, ok bool) {
	switch {
	case d.Outcome == DueCompleted:
		return int(d.Completed - d.Original), true
	case d.Overdue:
		return int(asOf - d.Original), true
	}
	return 0, false
}

// Late reports whether the due was completed after its original promise or is
// overdue. A missed due is not late: it has no day.
func (d *Due) Late() bool {
	return d.Overdue || d.Outcome == DueCompleted && d.Completed > d.Original
}

// LeadTime returns completion − clock in days; ok is false for a due that is not
// completed or has no clock.
func (d *Due) LeadTime() (days int, ok bool) {
	if d.Outcome != DueCompleted || d.Clock.IsZero() {
		return 0, false
	}
	return int(d.Completed - d.Clock), true
}

// Explanation says whether our own lateness covers a late due.
type Explanation string

// The explanations of a late due.
const (
	Covered    Explanation = "covered"     // complete, or open until now, by the adjusted promise
	NotCovered Explanation = "not_covered" // later than that
	Untraced   Explanation = "unknown"     // later, but no approval and no deposit has a due day
)

// Explained says whether the importer's days cover the lateness of a late due;
// it is "" for a due that is not late.
func (d *Due) Explained(asOf record.Date) Explanation {
	until := d.Completed
	if d.Overdue {
		until = asOf
	}
	switch {
	case !d.Late():
		return ""
	case until <= d.Adjusted:
		return Covered
	case !d.Traced:
		return Untraced
	}
	return NotCovered
}

// basis is the promise by which a due is judged.
type basis uint8

const (
	byOriginal basis = iota
	byAdjusted
	byLast
)

func (d *Due) promise(b basis) record.Date {
	switch b {
	case byAdjusted:
		return d.Adjusted
	case byLast:
		return d.Last
	}
	return d.Original
}

// outcome is the outcome by another promise than the original: only what the
// importer called off depends on it.
func (d *Due) outcome(promise record.Date) Outcome {
	switch {
	case d.calledOff.IsZero():
		return d.Outcome
	case promise < d.calledOff:
		return DueMissed
	}
	return DueCancelled
}

// standing says how a due counts by a promise. A due counts once its promise has
// passed, or when it is completed before that.
func (d *Due) standing(promise, asOf record.Date) (counts, overdue bool) {
	switch d.outcome(promise) {
	case DueCompleted:
		return true, false
	case DueMissed:
		return promise < asOf, false
	case DueOpen:
		return promise < asOf, promise < asOf
	}
	return false, false
}

// ref is the case of the due in a figure.
func (d *Due) ref(on record.Date) Ref {
	return Ref{Kind: RefOrder, ID: d.Order.ID.V, File: d.Order.File, Pos: d.Pos, On: on}
}
