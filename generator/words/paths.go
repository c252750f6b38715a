package words

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"factorybook/generator/record"
)

// CSVPath is where the points of a chart are as a table.
func CSVPath(factory, id string) string { return dataFolder + factory + "." + id + ".csv" }

// DataPath is where the figures of a factory are for other programs.
func DataPath(factory string) string { return dataFolder + factory + ".json" }

// dataFolder is that of the data files and tables of factories.
const dataFolder = "data/" + factories

// FactoryIn is the id of the factory that a path, from the root of a language, is of; ""
// where it is of none. An id holds neither a point nor a slash.
func FactoryIn(path string) string {
	for _, in := range [...]struct{ folder, end string }{{factories, "/"}, {dataFolder, "."}} {
		if rest, ok := strings.CutPrefix(path, in.folder); ok {
			if id, _, ok := strings.Cut(rest, in.end); ok {
				return id
			}
		}
	}
	return ""
}

// ChartAnchor is the id of a measure's chart in the page of charts.
func ChartAnchor(id string) string { return "_c-" + id }

// PromisePath leads to the note in which the promise was made.
func (p Place) PromisePath(f *record.Factory, c *record.PromiseCase) string {
	note := &c.Notes[0]
	switch note.Kind {
	case record.InVisit:
		return Visit.Path(f.ID, note.Key) + "#" + PromiseAnchor(c.ID)
	case record.InTalk:
		return TalkPath(f, note.Key)
	}
	return IssuePath(f, note.Key)
}

// PromiseAnchor is the id of a promise in the page of its note.
func PromiseAnchor(id string) string { return "_p-" + EscapeAnchor(id) }

// Paths of a factory's pages.

// FactoryDir is the folder of a factory's pages, from the site's root.
func FactoryDir(f *record.Factory) string { return factories + f.ID + "/" }

// Address is the address of a path of the site, with its fragment, where the site stands at
// base; "" where it has no address, or there is no path.
func Address(base, path string) string {
	if base == "" || path == "" {
		return ""
	}
	file, fragment, _ := strings.Cut(path, "#")
	link := url.URL{Path: file, Fragment: fragment}
	return strings.TrimSuffix(base, "/") + "/" + link.String()
}

// OrderPath leads to an order, from the site's root.
func OrderPath(f *record.Factory, id string) string {
	if o, ok := f.Order(id); ok {
		return OrdersPath(f, o.Placed.V) + "#" + Anchor(id)
	}
	return Orders.Path(f.ID) + "#" + Anchor(id)
}

// MaxOrders is how many orders of a factory stand on one page. Where there are more,
// each year has a page of its own, and so every order an address that stays.
const MaxOrders = 300

// OrdersPath is the page on which orders placed on a day stand, from the site's root.
func OrdersPath(f *record.Factory, placed record.Date) string {
	if len(f.Orders) <= MaxOrders {
		return Orders.Path(f.ID)
	}
	return OrdersYear.Path(f.ID, YearKey(placed))
}

// YearKey names the year of a day in addresses; what has no day has a name as well.
func YearKey(d record.Date) string {
	if d.IsZero() {
		return "undated"
	}
	return strconv.Itoa(d.Year())
}

// IssuePath leads to an issue, from the site's root.
func IssuePath(f *record.Factory, id string) string {
	return Issues.Path(f.ID) + "#" + Anchor(id)
}

// VisitPath is the page of a visit, from the site's root.
func VisitPath(f *record.Factory, v *record.Visit) string {
	return Visit.Path(f.ID, v.Key)
}

// TalkPath leads to a talk, from the site's root.
func TalkPath(f *record.Factory, key string) string {
	return Timeline.Path(f.ID) + "#" + TalkAnchor(key)
}

// Anchor returns the id that a record has in its page: the record's own id,
// with characters that an HTML id or a link cannot hold written as ~ and their
// code. Ids that the pages give themselves begin with an underscore, and a
// record's leading underscore is written as a code, so the two never meet.
func Anchor(id string) string {
	if strings.HasPrefix(id, "_") {
		return "~5f" + EscapeAnchor(id[1:])
	}
	return EscapeAnchor(id)
}

// TalkAnchor is the id of a talk in the timeline's list.
func TalkAnchor(key string) string { return "_talk-" + EscapeAnchor(key) }

func EscapeAnchor(id string) string {
	const hex = "0123456789abcdef"
	safe := func(c byte) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c >= 0x80
	}
	for i := range len(id) {
		if safe(id[i]) {
			continue
		}
		var b strings.Builder
		for i := range len(id) {
			if c := id[i]; safe(c) {
				b.WriteByte(c)
			} else {
				b.WriteByte('~')
				b.WriteByte(hex[c>>4])
				b.WriteByte(hex[c&15])
			}
		}
		return b.String()
	}
	return id
}

// Spot says where in the book a fact stands: "factories/x/orders/2025.yaml:14".
func Spot(file string, pos record.Pos) string {
	if file == "" {
		return ""
	}
	if pos.Line == 0 {
		return file
	}
	return file + ":" + strconv.Itoa(int(pos.Line))
}

// PersonAnchor is the id of a contact in the profile.
func PersonAnchor(id string) string { return "_who-" + EscapeAnchor(id) }

// LogoPath is where the logo of a book is on its site, or "" where it names none.
func LogoPath(s *record.Settings) string {
	switch ending := strings.ToLower(path.Ext(s.Brand.Logo.V)); ending {
	case ".svg", ".png":
		return "assets/logo" + ending
	}
	return ""
}
