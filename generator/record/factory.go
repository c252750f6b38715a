package record

// Factory is one partner and everything that happened with it: the unit of work
// from reading to writing. Orders are in the order of `placed`, then id (those
// without `placed` last); visits by date, issues by `opened`, talks by `on`,
// each then by file and place in the file.
type Factory struct {
	// ID is the name of the factory's folder.
	ID string
	Source

	Name, NameZH Text
	USCC         Text // Unified Social Credit Code, 18 characters
	Kind, Status Text
	Since        Day // `2017-05` and `2017` stand for their first day
	Products     []Text
	ProductsZH   []Text

	Address, AddressZH       Text
	City, Province           Text
	CityZH, ProvinceZH       Text // the same in Chinese
	Directions, DirectionsZH Text
	NearestStation           Station
	Port                     Text // UN/LOCODE

	Contacts []Contact
	Owner    Text // who on our side keeps this relationship
	Terms    Terms
	Week     []Text // its working days; Monday to Friday unless recorded
	Bank     Bank
	Capacity Capacity

	Certificates []Certificate
	Agreements   []Agreement
	Forecasts    []Forecast
	Goodwill     []Goodwill
	Closures     []Closure
	Phases       []Phase

	FactoryComments []FactoryComment

	Orders []Order
	Visits []Visit
	Issues []Issue
	Talks  []Talk

	orders map[string]int // places of Orders by id; see Order
}

// Station is the railway station that serves the factory; Minutes is the way
// from there.
type Station struct {
	Pos          Pos
	Name, NameZH Text
	Minutes      Whole
}

// Contact is a person at the factory. ID is unique within the factory.
type Contact struct {
	Pos              Pos
	ID               Text
	Name, NameZH     Text // family name first, as on the card
	Called, CalledZH Text // how to address them
	Role             Text
	DecisionMaker    Flag
	Languages        []Text
	Phone            Text
	WeChat           Text
	Email            Text
	From             Day // with us since
	Left             Day // no longer there
	Confirmed        Day // a day on which someone checked this entry; see Factory.Checked
	Away             Away
	Notes, NotesZH   Text
}

// Away is a time in which a contact is not there; zero: none is known.
type Away struct {
	Pos         Pos
	From, Until Day  // both included; without Until the end is not known
	StandsIn    Text // the id of a contact, or a name
}

// Over reports whether the contact is back on a day.
func (a *Away) Over(day Date) bool { return a.Until.Known() && a.Until.V < day }

// Terms are what was agreed for every order unless the order says otherwise.
type Terms struct {
	Pos          Pos
	Incoterm     Text
	Place        Text // UN/LOCODE of the Incoterm's place
	Currency     Text
	LeadTimeDays Whole
	Tolerance    Tolerance
	Payment      Text
	PaymentZH    Text
	TaxInvoice   Flag
}

// Bank is the last check of the beneficiary; never an account number.
type Bank struct {
	Pos           Pos
	Beneficiary   Text
	BeneficiaryZH Text
	Verified      Day
	VerifiedBy    Text
	How, HowZH    Text
}

// Capacity is what the factory can make in a period, and our share of it.
type Capacity struct {
	Pos      Pos
	Quantity Number
	Unit     Text
	Per      Text
	OurShare Percent
}

// Certificate is a certificate the factory showed us.
type Certificate struct {
	Pos      Pos
	Name     Text
	NameZH   Text
	Body     Text
	Number   Text
	Site     Text
	SiteZH   Text
	Issued   Day
	Expires  Day
	Verified Day
	File     Text
}

// Agreement is a contract between the two sides. Without Until it is open-ended.
type Agreement struct {
	Pos       Pos
	Kind      Text
	Signed    Day
	From      Day
	Until     Day
	Summary   Text
	SummaryZH Text
	Volume    Volume
	File      Text
}

// InForce reports whether the agreement covers the day. It begins on From, or
// on Signed when there is no From.
func (a *Agreement) InForce(day Date) bool {
	begin := a.Begin()
	return (begin.IsZero() || begin <= day) && (!a.Until.Known() || day <= a.Until.V)
}

// Begin returns the first day of the agreement, or no date when none is recorded.
func (a *Agreement) Begin() Date {
	if a.From.Known() {
		return a.From.V
	}
	return a.Signed.V
}

// Volume is the value that we said we would order, per year, quarter or month,
// or over the whole term when Per is not recorded.
type Volume struct {
	Pos      Pos
	Value    Number
	Currency Text
	Per      Text
}

// Known reports whether a volume was agreed.
func (v Volume) Known() bool { return v.Value.Known() }

// Forecast is what we told the factory we would order in a period: `2025`,
// `2025-Q3` or `2025-07`.
type Forecast struct {
	Pos      Pos
	Period   At[Period]
	Value    Number
	Currency Text
	Shared   Day
}

// Goodwill is something one side did for the other beyond the contract.
type Goodwill struct {
	Pos      Pos
	On       Day
	By       Text
	Kind     Text
	What     Text
	WhatZH   Text // the same in Chinese
	Value    Number
	Currency Text
}

// Closure is a span of days on which the factory does not work.
type Closure struct {
	Pos         Pos
	From        Day
	Until       Day // last day, as announced
	ActualUntil Day // last day, as it came; wins over Until
	Announced   Day
	Name        Text
	NameZH      Text
}

// Span returns the days of the closure; ok is false while its begin or end is
// not recorded.
func (c *Closure) Span() (span Span, ok bool) {
	last := c.Until
	if c.ActualUntil.Known() {
		last = c.ActualUntil
	}
	if !c.From.Known() || !last.Known() || last.V < c.From.V {
		return Span{}, false
	}
	return SpanOf(c.From.V, last.V), true
}

// Phase starts new limits on charts, for a stated reason. Without Measures it
// concerns every chart.
type Phase struct {
	Pos      Pos
	From     Day
	Measures []Text
	Reason   Text
	ReasonZH Text
}

// FactoryComment is what the factory says of one of its figures: the other side's word,
// which stands beside the figure.
type FactoryComment struct {
	Pos     Pos
	Measure Text // its id
	On      Day
	Text    Text
	TextZH  Text // the same in Chinese
}

// PresentOn reports whether the contact was with the factory on the day.
func (c *Contact) PresentOn(day Date) bool {
	return (!c.From.Known() || c.From.V <= day) && (!c.Left.Known() || day < c.Left.V)
}

// Contact returns the contact with the id.
func (f *Factory) Contact(id string) (*Contact, bool) {
	for i := range f.Contacts {
		if f.Contacts[i].ID.V == id {
			return &f.Contacts[i], true
		}
	}
	return nil, false
}

// Order returns the order with the id.
func (f *Factory) Order(id string) (*Order, bool) {
	if f.orders != nil {
		i, ok := f.orders[id]
		if !ok {
			return nil, false
		}
		return &f.Orders[i], true
	}
	for i := range f.Orders {
		if f.Orders[i].ID.V == id {
			return &f.Orders[i], true
		}
	}
	return nil, false
}

// index lets Order find without looking through all orders.
func (f *Factory) index() {
	f.orders = make(map[string]int, len(f.Orders))
	for i := range f.Orders {
		if _, twice := f.orders[f.Orders[i].ID.V]; !twice {
			f.orders[f.Orders[i].ID.V] = i
		}
	}
}

// VisitOn returns the first note of a visit that begins on a day, or nil.
func (f *Factory) VisitOn(day Date) *Visit {
	for i := range f.Visits {
		if f.Visits[i].Date.V == day {
			return &f.Visits[i]
		}
	}
	return nil
}

// ClosureSpans returns the spans of all closures that have a begin and an end.
func (f *Factory) ClosureSpans() []Span {
	spans := make([]Span, 0, len(f.Closures))
	for i := range f.Closures {
		if span, ok := f.Closures[i].Span(); ok {
			spans = append(spans, span)
		}
	}
	return spans
}
