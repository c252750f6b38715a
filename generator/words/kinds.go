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
}

// The kinds of pages.
var (
	Index    = &Kind{"index", "index.html", "nav.index"}
	Problems = &Kind{"problems", "problems.html", "nav.problems"}
	About    = &Kind{"about", "about.html", "nav.about"}
	Measure  = &Kind{"measure", "about/*.html", ""}

	Profile     = &Kind{"profile", "factories/*/index.html", "nav.profile"}
	Timeline    = &Kind{"timeline", "factories/*/timeline.html", "nav.timeline"}
	Consistency = &Kind{"consistency", "factories/*/consistency.html", "nav.consistency"}
	Orders      = &Kind{"orders", "factories/*/orders.html", "nav.orders"}
	Visit       = &Kind{"visit", "factories/*/visits/*.html", "nav.visits"}
	Issues      = &Kind{"issues", "factories/*/issues.html", "nav.issues"}
	Briefing    = &Kind{"briefing", "factories/*/briefing.html", "nav.briefing"}
)

// Kinds are all kinds of pages, in the order of the navigation: first those across
// factories, then those of a factory.
var Kinds = [...]*Kind{
	Index, Problems, About, Measure,
	Profile, Timeline, Consistency, Orders, Visit, Issues, Briefing,
}

// OfFactory reports whether its pages are about one factory.
func (k *Kind) OfFactory() bool { return strings.HasPrefix(k.Pattern, factories) }

// Path is that of one of its pages, from the site's root.
func (k *Kind) Path(ids ...string) string {
	path, rest, _ := strings.Cut(k.Pattern, "*")
	for _, id := range ids {
		before, after, _ := strings.Cut(rest, "*")
		path, rest = path+id+before, after
	}
	return path
}

// factories is the folder that holds a folder for each factory.
const factories = "factories/"
