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
	// confirmation (else the order) and the last deposit paid before completion; no
	// date for an order without `placed`.
	Clock record.Date
	// ClockOurs is set when Clock is a deposit that we paid after its due day: a short
	// lead time is then made of our own lateness, and nothing to thank for.
	ClockOurs bool

	Outcome Outcome
	// Completed is the day of completion, no date unless Outcome is DueCompleted.
	Completed record.Date
	// Low and High are the first and the last day on which the due can have been
	// complete; both are Completed where that day is known. Low is AtOnce when it may
	// have been complete from the beginning, High is Never when no arrival proves a
	// day. They are set when Outcome is DueCompleted or DueDelivered.
	Low, High record.Date
	// Full is set when every line had its quantity, within the tolerance, and none
	// went back for good.
	Full bool
	// Short is set when the due ended with less than was ordered.
	Short bool
	// Shipped is set when a delivery of the due counts on its `shipped` day because
	// `ready` is not recorded.
	Shipped bool
	// Special says why the due is drawn hollow and stays out of limits, or "".
	Special Special
	// Overdue is set when the due is open and Original is before the as-of day.
	Overdue bool

	calledOff record.Date // the importer's cancellation, when it came before completion
}

// AtOnce and Never are the ends of what is not known of a day: from the very
// beginning, and not by any day that is recorded.
const (
	AtOnce record.Date = -1 << 30
	Never  record.Date = 1 << 30
)

// DueLine is the goods of one SKU in a due; lines of the same SKU are one
// quantity.
type DueLine struct {
	Line *record.Line // the first of them, as last agreed
	// Ordered and Delivered are exact. Ordered is meaningless unless Known: a line
	// without a quantity has arrived with the first delivery that brings it.
	// Delivered is at most Ordered; Surplus is what came above that, on the last line
	// of the SKU.
	Ordered, Delivered, Surplus decimal.Decimal
	// Returned is what went back of Delivered and Surplus.
	Returned decimal.Decimal
	Known    bool
	// Arrived is set when the line had what it needs, within the tolerance.
	Arrived bool

	need     decimal.Decimal // of Ordered, within the tolerance
	inTime   decimal.Decimal // delivered by the original promise
	lost     decimal.Decimal // went back, and was not surplus
	replaced decimal.Decimal // came in place of that, whenever
	renewed  decimal.Decimal // and by the original promise
	back     bool            // some of a quantity that is not recorded went back
}

// stayed reports whether what was delivered, less what went back, with what came
// in its place, is enough.
func (l *DueLine) stayed(delivered, replaced decimal.Decimal) bool {
	if !l.Known {
		return !l.back
	}
	sum, err := minus(delivered, l.lost).Add(replaced)
	return err == nil && sum.Cmp(l.need) >= 0
}

// minus returns a − b, and 0 where that would be less.
func minus(a, b decimal.Decimal) decimal.Decimal {
	rest, err := a.Sub(b)
	if err != nil || rest.IsNeg() {
		return decimal.Zero
	}
	return rest
}

// Outcome is what became of a due, judged by its original promise.
type Outcome uint8

// The outcomes.
const (
	// DueOpen is not yet complete; overdue when its promise has passed.
	DueOpen Outcome = iota
	// DueCompleted has every line within the tolerance, or came short and ended, on
	// a day that is known.
	DueCompleted
	// DueDelivered is complete like DueCompleted, on a day that is not recorded: a
	// delivery has only its arrival, or no day at all. It is never open, overdue or
	// missed; Low and High say by which promises it can be judged.
	DueDelivered
	// DueMissed was closed with nothing delivered, cancelled by the factory, or
	// already overdue when the importer cancelled. It has no day, so it is not late.
	DueMissed
	// DueCancelled was cancelled by the importer before its promise passed, or ended
	// undelivered on a day that nobody wrote down. It is in no figure of delivery; the
	// cancellation counts on our side.
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

// Late reports whether the due was completed after its original promise, for
// certain, or is overdue. A missed due is not late: it has no day.
func (d *Due) Late() bool { return d.Overdue || d.delivered() && d.Low > d.Original }

// delivered reports whether the due is complete, whether or not its day is known.
func (d *Due) delivered() bool { return d.Outcome == DueCompleted || d.Outcome == DueDelivered }

// Judged reports whether a delivered due can be held against a promise: its day
// is known, or every day that it can have been lies on one side of the promise.
func (d *Due) Judged(promise record.Date) bool { return d.High <= promise || d.Low > promise }

// LeadTime returns completion − clock in days; ok is false for a due that is not
// completed on a known day or has no clock, and for one that was complete on the
// day of its clock or before: then the goods did not wait for what the clock
// stands for.
func (d *Due) LeadTime() (days int, ok bool) {
	if d.Outcome != DueCompleted || d.Clock.IsZero() || d.Completed <= d.Clock {
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
	switch {
	case !d.Late():
		return ""
	case d.lastDay(asOf) <= d.Adjusted:
		return Covered
	case !d.Traced:
		return Untraced
	}
	return NotCovered
}

// lastDay is the last day on which the goods may have waited for us: that of
// completion, its upper bound where the day is not known, else the as-of day.
func (d *Due) lastDay(asOf record.Date) record.Date {
	if d.delivered() && d.High < Never {
		return d.High
	}
	return asOf
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
// passed, or when it is completed before that; one whose day is not known counts
// only where the promise can be judged.
func (d *Due) standing(promise, asOf record.Date) (counts, overdue bool) {
	switch d.outcome(promise) {
	case DueCompleted:
		return true, false
	case DueDelivered:
		return d.Judged(promise), false
	case DueMissed:
		return promise < asOf, false
	case DueOpen:
		return promise < asOf, promise < asOf
	}
	return false, false
}

// InTime reports whether the due counts in on_time by the as-of day, and whether it
// was there by its original promise.
func (d *Due) InTime(asOf record.Date) (counts, kept bool) { return d.by(byOriginal, asOf) }

// InTimeAdjusted is InTime by the promise moved by everything that was ours, as
// on_time_adjusted counts.
func (d *Due) InTimeAdjusted(asOf record.Date) (counts, kept bool) { return d.by(byAdjusted, asOf) }

func (d *Due) by(b basis, asOf record.Date) (counts, kept bool) {
	promise := d.promise(b)
	counts, _ = d.standing(promise, asOf)
	return counts, counts && d.delivered() && d.High <= promise
}

// OursLate is how many of the days by which the due is late our own delays may
// explain, at most all of them; 0 for a due that is not late by a known number of days.
func (d *Due) OursLate(asOf record.Date) int {
	late, ok := d.Slip(asOf)
	if !ok || !d.Late() {
		return 0
	}
	return min(late, d.ImporterDays+d.MovedDays)
}

// inFull reports whether every line came within its tolerance, whenever, and stayed.
func (d *Due) inFull() bool { return d.delivered() && d.Full }

// inFullInTime reports whether every line had come within its tolerance by the
// original promise, less what went back, with what replaced it by then.
func (d *Due) inFullInTime() bool {
	if !d.delivered() || d.High > d.Original || d.Short {
		return false
	}
	for i := range d.Lines {
		if l := &d.Lines[i]; !l.stayed(l.inTime, l.renewed) {
			return false
		}
	}
	return d.Full || len(d.Lines) > 0
}

// Ended reports whether the due ended undelivered on a day that nobody wrote down.
func (d *Due) Ended() bool { return d.Outcome == DueCancelled && d.calledOff.IsZero() }

// ref is the case of the due in a figure.
func (d *Due) ref(on record.Date) Ref {
	return Ref{Kind: RefOrder, ID: d.Order.ID.V, File: d.Order.File, Pos: d.Pos, On: on}
}
