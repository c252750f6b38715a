package words

import "strings"

// Kind is a kind of page. To add one, register it here, give it a template of its
// name (a folder in templates/pages) and make its view: links, navigation,
// rendering and tests range over Kinds.
type Kind struct {
	// Name is that of its template.
	Name string
	// Pattern is the path of its pages from the site's root, with a * for each id of
	// what it is about: of the factory, and of the visit or the measure.
	Pattern string
	// Nav is the key of its entry in the navigation, or "".
	Nav string
	// Alone is set where a page is printed, mailed or handed over: it carries its style, and
	// has nothing of the site around it.
	Alone bool
	// Foot is set where the entry stands at the foot of each page and not at its head.
	Foot bool
}

// The kinds of pages.
var (
	Index      = &Kind{Name: "index", Pattern: "index.html", Nav: "nav.index"}
	Factories  = &Kind{Name: "factories", Pattern: "factories.html", Nav: "nav.factories"}
	BookOrders = &Kind{Name: "book-orders", Pattern: "orders.html", Nav: "nav.orders"}
	Promises   = &Kind{Name: "promises", Pattern: "promises.html", Nav: "nav.promises"}
	People     = &Kind{Name: "people", Pattern: "people.html", Nav: "nav.people"}
	Calendar   = &Kind{Name: "calendar", Pattern: "calendar.html", Nav: "nav.calendar"}
	Compare    = &Kind{Name: "compare", Pattern: "compare.html", Nav: "nav.compare"}
	Problems   = &Kind{Name: "problems", Pattern: "problems.html", Nav: "nav.problems", Foot: true}
	About      = &Kind{Name: "about", Pattern: "about.html", Nav: "nav.about", Foot: true}
	Measure    = &Kind{Name: "measure", Pattern: "about/*.html"}

	Profile     = &Kind{Name: "profile", Pattern: "factories/*/index.html", Nav: "nav.profile"}
	Timeline    = &Kind{Name: "timeline", Pattern: "factories/*/timeline.html", Nav: "nav.timeline"}
	Consistency = &Kind{Name: "consistency", Pattern: "factories/*/consistency.html", Nav: "nav.consistency"}
	Orders      = &Kind{Name: "orders", Pattern: "factories/*/orders.html", Nav: "nav.orders"}
	OrdersYear  = &Kind{Name: "orders-year", Pattern: "factories/*/orders/*.html"}
	Visits      = &Kind{Name: "visits", Pattern: "factories/*/visits/index.html", Nav: "nav.visits"}
	Visit       = &Kind{Name: "visit", Pattern: "factories/*/visits/*.html"}
	Issues      = &Kind{Name: "issues", Pattern: "factories/*/issues.html", Nav: "nav.issues"}
	// Handed is what is handed to a factory; no other page leads there.
	Handed = &Kind{Name: "edition", Pattern: "index.html", Alone: true}
	// Review is the yearly review, four sheets of paper for both sides of a table.
	Review = &Kind{Name: "review", Pattern: "review.html", Alone: true}
	// Mail is the week's mail.
	Mail = &Kind{Name: "digest", Pattern: "digest.html", Alone: true}

	Briefing = &Kind{Name: "briefing", Pattern: "factories/*/briefing.html", Nav: "nav.briefing", Alone: true}
)

// Kinds are all kinds of pages, in the order of the navigation: first those across
// factories, then those of a factory.
var Kinds = [...]*Kind{
	Index, Factories, BookOrders, Promises, People, Calendar, Compare,
	Problems, About, Measure,
	Profile, Orders, OrdersYear, Timeline, Consistency, Visits, Visit, Issues, Briefing, Handed, Review, Mail,
}

// OfFactory reports whether its pages are about one factory.
func (k *Kind) OfFactory() bool { return strings.HasPrefix(k.Pattern, factories) }

// Path is that of one of its pages, from the site's root.
func (k *Kind) Path(ids ...string) string {
	if len(ids) == 0 {
		return k.Pattern
	}
	var room [128]byte // paths are made by the thousand
	before, rest, _ := strings.Cut(k.Pattern, "*")
	path := append(room[:0], before...)
	for _, id := range ids {
		before, rest, _ = strings.Cut(rest, "*")
		path = append(append(path, id...), before...)
	}
	return string(path)
}

// CalendarPath is where the calendar is that phones and office programs subscribe to;
// each language has its own.
const CalendarPath = "calendar.ics"

// factories is the folder that holds a folder for each factory.
const factories = "factories/"
