package agenda

// How far ahead something is soon, in days. Each horizon has one name and one
// meaning; whatever shows what lies ahead asks for one of these.
const (
	// Now is what is overdue or due today: the lists of the front page.
	Now = 0
	// AroundVisit is the time before and after a visit in which days off and shutdowns
	// matter to those who travel.
	AroundVisit = 14
	// Listed is what `factorybook due` lists unless a flag says otherwise.
	Listed = 30
	// Announced is how far ahead the axis of the front page reaches: over a season's
	// lead time, and from November over Spring Festival.
	Announced = 100
	// NextSteps is how far ahead the days that come by themselves stand among the next
	// steps with a factory, and how long something that ended without a successor is
	// still one: after that it is history.
	NextSteps = 90
	// RunsOut is how far ahead it is worth a question at a visit that something runs out:
	// a certificate, an agreement, the check of an entry, the time to order.
	RunsOut = 180
)
