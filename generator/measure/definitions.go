package measure

import (
	"slices"

	"factorybook/generator/measure/spc"
)

// Definition is what one measure means, with the code that computes it and what
// pages must know of it. A measure is one file: its definition and its arithmetic;
// measures that share their arithmetic stand in one. The pages about the
// measures, `factorybook explain` and docs/measures.md print the texts, which are
// English; a table of another language is keyed by ID.
type Definition struct {
	ID       string
	Side     Side
	Practice Practice
	Unit     Unit
	// Share is set when the measure is K of N cases, with Wilson's interval.
	Share bool
	// Previous is set when the window before stands beside it.
	Previous bool
	// MinN is the number of cases from which the figure is more than a list of
	// them; MinNote says what else is needed, or "".
	MinN    int
	MinNote string

	// Question is what the measure answers, Formula how.
	Question, Formula string
	// Counts and Excludes say which cases count and which do not.
	Counts, Excludes string
	// Pitfalls say what the figure does not prove.
	Pitfalls string
	// Source is where the formula comes from.
	Source string
	// Example is worked in numbers.
	Example string
	// Field names the fields of the records that would fill it.
	Field string
	// Missing are the facts that people often leave out and can still type, and
	// that would give the measure a case more each.
	Missing []Fact

	// Signed is set when the sign of the figure says something: days late or early,
	// too much or too little.
	Signed bool
	// Lateness is set when the value of a case is days late, or early below 0; else
	// the value of a case is in Unit.
	Lateness bool
	// CountsAgainst is set when K counts what went wrong: the other cases are the good
	// ones for both sides.
	CountsAgainst bool
	// CountsBy is the field of the records whose values are the keys of Counts among
	// More, or "" when the keys are the measure's own.
	CountsBy string

	// Charted is set when the measure has a process behaviour chart.
	Charted bool
	// Money is set when the chart is of sums of money, in the reporting currency.
	Money bool
	// MoreIsWorse is set when a point above the centre of the chart is worse for the
	// side that waits, and one below is better.
	MoreIsWorse bool
	// MarksMissed is set when the chart marks the dues that never came, too: they
	// have no day and so no point.
	MarksMissed bool

	chart   spc.Options
	compute func(*study, *Measure)
}

// Side says who gives what the measure shows.
type Side string

// The sides.
const (
	Factory  Side = "factory"
	Importer Side = "importer"
	Both     Side = "both"
)

// Practice is one of the six practices of a working relationship.
type Practice string

// The practices, in their order.
const (
	Trust         Practice = "trust"
	Communication Practice = "communication"
	Adapting      Practice = "adapting"
	Visits        Practice = "visits"
	Incentives    Practice = "incentives"
	Consistency   Practice = "consistency"
)

// Practices lists the practices in their order.
var Practices = [...]Practice{Trust, Communication, Adapting, Visits, Incentives, Consistency}

// Unit is what Value, Median and the like are in.
type Unit string

// The units.
const (
	UnitShare Unit = "share" // K ÷ N, from 0 to 1
	UnitDays  Unit = "days"
	UnitRatio Unit = "ratio"
	UnitIndex Unit = "index" // 100 is the first quarter
	UnitCount Unit = "count"
	// Of further numbers only:
	UnitLateness Unit = "lateness" // days late, early below 0
	UnitMoney    Unit = "money"
)

// Fact is a fact that records often lack. One is a field that a person can still
// type afterwards.
type Fact string

// The facts, in the order in which they are asked for.
const (
	FactPromised         Fact = "promised"
	FactReady            Fact = "ready"
	FactPlaced           Fact = "placed"
	FactConfirmed        Fact = "confirmed"
	FactPayments         Fact = "payments"
	FactPaymentDue       Fact = "payment_due"
	FactApprovalDue      Fact = "approval_due"
	FactPrice            Fact = "price"
	FactRequested        Fact = "requested"
	FactPromiseDue       Fact = "promise_due"
	FactContained        Fact = "contained"
	FactCause            Fact = "cause"
	FactContactConfirmed Fact = "contact_confirmed"
	FactEndDay           Fact = "end_day"       // of an order or a line
	FactPaymentEvent     Fact = "payment_event" // that a payment is due after
)

// Facts lists the facts in their order.
var Facts = [...]Fact{
	FactPromised, FactReady, FactPlaced, FactConfirmed, FactPayments, FactPaymentDue, FactPaymentEvent, FactApprovalDue, FactEndDay,
	FactPrice, FactRequested, FactPromiseDue, FactContained, FactCause, FactContactConfirmed,
}

// Definitions returns every measure in the order of the six practices, and in
// each the factory's, ours, and those of both.
func Definitions() []*Definition { return slices.Clone(definitions) }

// MissingFor returns the measures that the fact would give a case more.
func MissingFor(fact Fact) []*Definition {
	var list []*Definition
	for _, d := range definitions {
		if slices.Contains(d.Missing, fact) {
			list = append(list, d)
		}
	}
	return list
}

// Charted returns the ids of the measures that have a chart.
func Charted() []string {
	var ids []string
	for _, d := range definitions {
		if d.Charted {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// IDs are those of all measures, in their order.
func IDs() []string {
	ids := make([]string, len(definitions))
	for i, d := range definitions {
		ids[i] = d.ID
	}
	return ids
}

// Define returns the definition with the id.
func Define(id string) (*Definition, bool) {
	for _, d := range definitions {
		if d.ID == id {
			return d, true
		}
	}
	return nil, false
}

// definitions are all measures: by practice, and in each the factory's, ours, and
// those of both. Data files and pages keep this order.
var definitions = []*Definition{
	// trust
	&factoryPromisesKept,
	&earlyWarning,
	&importerPromisesKept,
	&ordersDisturbed,
	// communication
	&factoryAnswerDays,
	&importerAnswerDays,
	&silenceDays,
	// adapting
	&issueCloseDays,
	&issueContainDays,
	&issuesRepeated,
	&approvalsOnTime,
	&causes,
	&lateDuesExplained,
	// visits
	&peopleKnown,
	&visitCadence,
	&visitActionsClosed,
	// incentives
	&priceIndex,
	&peakSlip,
	&goodwillReceived,
	&volumeCommitment,
	&forecastError,
	&forecastBias,
	&agreementLeftDays,
	&goodwillGiven,
	// consistency
	&onTime,
	&onTimeAdjusted,
	&onTimeLatest,
	&inFull,
	&otif,
	&slipDays,
	&leadTime,
	&firstPassLots,
	&returnedShare,
	&orderSteadiness,
	&orderGapDays,
	&paymentsOnTime,
	&daysBeyondTerms,
	&shortNotice,
}

// Sources that several definitions name.
const (
	wilson  = "Share with Wilson's score interval (Wilson 1927), compared between windows by Newcombe's hybrid score interval (Newcombe 1998, method 10)."
	medians = "Median; 90th percentile by linear interpolation (Hyndman and Fan 1996, type 7)."
	xmr     = "Individuals chart with moving ranges (NIST/SEMATECH e-Handbook 6.3.2.2; Wheeler, Understanding Variation)."
)
