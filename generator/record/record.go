// Package record holds what a book can say: settings, factories, orders,
// visits, issues and talks, as plain values that are never changed once loaded.
//
// Look at Factory first: it is the unit of all work and holds everything that
// happened with one factory. Every field that a person typed is an At: the value
// together with the line and column it was read from, so that every later stage
// can point at it. A field that was not typed is not Known; it is never taken
// for zero and never for good.
//
// The package also decides, once for everyone, the few things that all stages
// must agree on: what was known on a day (Factory.AsOf), which promise is which
// (Factory.PromiseCases), and in what currency an amount stands.
package record

import (
	"github.com/govalues/decimal"
)

// Pos is a place inside a record's file: line and column count from 1, columns
// in characters. The zero Pos means that nothing was recorded.
type Pos struct{ Line, Column int32 }

// At is a value with the place it was read from.
type At[T any] struct {
	V T
	Pos
}

// Known reports whether the value was recorded.
func (a At[T]) Known() bool { return a.Pos != Pos{} }

// Or returns the value, or other when it was not recorded.
func (a At[T]) Or(other T) T {
	if a.Known() {
		return a.V
	}
	return other
}

// The scalars of the format.
type (
	// Text is kept as it was written; `id: 0755` stays "0755".
	Text = At[string]
	// Day is a date, YYYY-MM-DD. The day of an end may be recorded as `unknown`:
	// then it is Known and has no date; see Undated.
	Day = At[Date]
	// Number is an exact decimal; never a binary float.
	Number = At[decimal.Decimal]
	// Whole is a whole number, such as days or pieces inspected.
	Whole = At[int]
	// Percent is a share, written `30%` and kept as 0.30.
	Percent = At[decimal.Decimal]
	// Flag is true or false.
	Flag = At[bool]
)

// Undated reports whether something is recorded to have happened, on a day that
// nobody wrote down: `closed: unknown`. Only the ends of orders and lines can be.
func Undated(d Day) bool { return d.Known() && d.V.IsZero() }

// Source is what every record has: where it stands and what any record may say.
type Source struct {
	// File is relative to the book, with forward slashes.
	File string
	// Pos is where the record begins; a record is always somewhere.
	Pos Pos
	// Notes is Markdown for the site, Private Markdown for the internal edition
	// only. A visit's Markdown body is its Notes. NotesZH and PrivateZH say the same in
	// Chinese.
	Notes, NotesZH, Private, PrivateZH Text
	// Extra are the user's own labels, in the order they were written; ExtraZH say the same
	// in Chinese.
	Extra, ExtraZH []Label
	// Imported says which line of which spreadsheet the record came from.
	Imported Imported
}

// Label is one entry of `extra:`.
type Label struct{ Key, Value Text }

// Imported is `imported: {from, row}`; history is what it is, so what would be
// an error of chronology or sums in a typed record is a warning in an imported one.
type Imported struct {
	From Text
	Row  Whole
}

// Known reports whether the record was imported.
func (i Imported) Known() bool { return i.From.Known() || i.Row.Known() }

// The sides of the relationship, as `by:`, `asked_by:` and `of:` name them. A
// cause can also be CausedByCarrier or not known.
const (
	ByFactory  = "factory"
	ByImporter = "importer"
	ByBoth     = "both"
	ByCarrier  = "carrier"
	ByUnknown  = "unknown"
)

// Statuses of a relationship.
const (
	StatusProspect = "prospect"
	StatusActive   = "active"
	StatusPaused   = "paused"
	StatusEnded    = "ended"
)

// Payment stages.
const (
	StageDeposit = "deposit"
	StageInterim = "interim"
	StageBalance = "balance"
	StageOther   = "other"
	// A credit and a refund lower what is owed; see Payment.Lowers.
	StageCredit = "credit"
	StageRefund = "refund"
)

// Events after which a payment is due. Of several deliveries the last one of the
// order decides.
const (
	AfterConfirmed = "confirmed"
	AfterReady     = "ready" // else shipped, never received
	AfterShipped   = "shipped"
	AfterReceived  = "received"
	AfterDocuments = "documents"
	AfterInvoice   = "invoice" // the payment's own, else the delivery's
)

// Remedies of a return.
const (
	RemedyReplaced = "replaced" // a later delivery with `replaces` brings it
	RemedyCredited = "credited"
	RemedyRefunded = "refunded"
	RemedyReworked = "reworked" // and kept
	RemedyNone     = "none"
)

// Inspection stages and results.
const (
	StageMaterial  = "material"
	StageInProcess = "in-process"
	StageFinal     = "final"
	StageLoading   = "loading"

	ResultAccepted = "accepted"
	ResultRejected = "rejected"
	ResultPending  = "pending"
)

// Channels of a talk.
const (
	ChannelWeChat  = "wechat"
	ChannelPhone   = "phone"
	ChannelVideo   = "video"
	ChannelEmail   = "email"
	ChannelMeeting = "meeting"
	ChannelOther   = "other"
)

// KindVideo is the kind of a visit that was not in person.
const KindVideo = "video"

// Enums lists the allowed values of every enumerated field, in the order in
// which they are documented.
var Enums = struct {
	FactoryKind, Status, Role, CapacityPer, AgreementKind, VolumePer, Goodwill,
	Side, AskedBy, InterpreterOf, CauseBy, PaymentStage, PaymentAfter, Remedy, InspectionStage,
	Level, Result, Incoterm, WithdrawnIncoterm, VisitKind, Mood, IssueKind, Severity, Channel, Weekday []string
}{
	FactoryKind:       []string{"factory", "trading-company", "factory-with-trading-arm"},
	Status:            []string{StatusProspect, StatusActive, StatusPaused, StatusEnded},
	Role:              []string{"owner", "sales", "merchandiser", "production", "quality", "finance", "logistics", "other"},
	CapacityPer:       []string{"day", "week", "month", "quarter", "year"},
	AgreementKind:     []string{"framework", "price-list", "volume", "exclusivity", "confidentiality", "quality"},
	VolumePer:         []string{"year", "quarter", "month"},
	Goodwill:          []string{"market-insight", "volume-increase", "contract-extension", "early-payment", "price-held", "price-cut", "shorter-lead-time", "peak-priority", "rush-order", "free-samples", "design-help", "investment", "waived-charge", "accepted-delay", "accepted-price-rise", "training", "other"},
	Side:              []string{ByFactory, ByImporter},
	AskedBy:           []string{ByFactory, ByImporter, ByBoth},
	InterpreterOf:     []string{ByFactory, ByImporter},
	CauseBy:           []string{ByFactory, ByImporter, ByBoth, ByCarrier, ByUnknown},
	PaymentStage:      []string{StageDeposit, StageInterim, StageBalance, StageOther, StageCredit, StageRefund},
	PaymentAfter:      []string{AfterConfirmed, AfterReady, AfterShipped, AfterReceived, AfterDocuments, AfterInvoice},
	Remedy:            []string{RemedyReplaced, RemedyCredited, RemedyRefunded, RemedyReworked, RemedyNone},
	InspectionStage:   []string{StageMaterial, StageInProcess, StageFinal, StageLoading},
	Level:             []string{"S-1", "S-2", "S-3", "S-4", "I", "II", "III"},
	Result:            []string{ResultAccepted, ResultRejected, ResultPending},
	Incoterm:          []string{"EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF"},
	WithdrawnIncoterm: []string{"DAF", "DES", "DEQ", "DDU", "DAT"},
	VisitKind:         []string{"first", "regular", "audit", "inspection", "negotiation", "social", KindVideo},
	Mood:              []string{"warm", "neutral", "strained"},
	IssueKind:         []string{"quality", "delay", "quantity", "packaging", "documents", "payment", "communication", "other"},
	Severity:          []string{"critical", "major", "minor"},
	Channel:           []string{ChannelWeChat, ChannelPhone, ChannelVideo, ChannelEmail, ChannelMeeting, ChannelOther},
	Weekday:           []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"},
}
