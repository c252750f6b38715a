// Package briefing makes what one prints before a visit: two pages for each factory,
// and a cover for a trip to several.
//
// Look at Of and View. Page 1 is for the taxi and the first tea, page 2 for the
// meeting; each is a Sheet, in which every text has been cut to its place by the
// layout of paper. What stands where, and why, is in generator/docs/briefing.md.
package briefing

import (
	"cmp"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// View is what one prints before a visit: two sheets for each factory,
// and before those of several a cover for the trip. It is one file that needs no
// other. What stands where, and why, is in generator/docs/briefing.md.
type View struct {
	// Lang is the language of the words, Second that of the labels beside them, or "".
	Lang, Second string
	// Title names the file.
	Title string
	// Paper is A4 or Letter.
	Paper string
	// Back leads to the factory's page on the site, and Script to the one that its
	// button to print needs; both are "" in a file of its own, which runs nothing.
	Back, Script string
	// Logo leads to the picture of the house on the head of the first sheets, or is the
	// picture itself in a file of its own (data:…), or "".
	Logo string
	// Cover is the first sheet of a trip, or nil.
	Cover *Cover
	// Sheets are the factories', two pages each.
	Sheets []Sheet

	words, second *words.Words
}

// Label is a label in the language of the briefing and, beside it, in the second.
// Lang is the second's.
type Label struct{ Main, Second, Lang string }

// Label returns the label with the key brief.KEY.
func (v *View) Label(key string) Label {
	if v.words == nil {
		return Label{}
	}
	l := Label{Main: v.words.Say("brief." + key)}
	if v.second != nil {
		l.Second, l.Lang = v.second.Say("brief."+key), v.second.Lang()
	}
	return l
}

// Sheet is the briefing of one factory: page 1 for the taxi and the first
// tea, page 2 for the meeting. Every text has been cut to its place.
type Sheet struct {
	// Name in both scripts; Big says in which size the first fits: a, b or c; Small is
	// set when the second needs a smaller one.
	Name  words.Name
	Big   string
	Small bool
	// Logo says where the names leave room for a picture: a, b or c.
	Logo string
	// Short is the name above page 2, a line for each script.
	Short words.Name
	// Day of the visit with its weekday, AsOf and Commit what is known.
	Day, AsOf, Commit string
	Importer          string
	// Number is what stands on each page: 1/2, or the number of the sheet in a trip.
	Number [2]string

	Aim      Aim
	Way      Way
	Alarms   List
	Calm     string // says that there is no alarm, and for which days
	People   People
	Relation Relation
	Promises Promises
	Notes    []int // lines to write on, as many as fit
	// NotesHeading is set when there is room for a heading above them.
	NotesHeading bool
	Internal     Internal

	Orders  Orders
	Money   List
	Bank    Line
	Pair    Pair
	Lots    Lots
	Issues  List
	Photos  Photos
	Terms   List // prices and lead times
	Agreed  List // agreements and goodwill
	Ahead   List // forecast, and the last day to order before Spring Festival
	Papers  List // certificates running out
	Missing List // facts to ask for
	Ruled   []int
}

// Line is one entry of a list.
type Line struct {
	// ID is the short id of an open item, or "".
	ID string
	// Text says what, When how long, or "".
	Text, When string
	// Rows is how many lines the text gets at most; the browser cuts it to them.
	Rows int
	// Due is a day, or "".
	Due string
	// Mark is set when it is overdue.
	Mark bool

	own  bool // an alarm of this factory alone
	turn int  // whose it is on a trip
}

// List is a list cut to its place.
type List struct {
	Lines []Line
	// More counts what was cut, Empty stands for an empty list; or "".
	More, Empty string
}

// Aim is who goes there and what for.
type Aim struct {
	// Team are the people of our side, Purpose what for; "" is a line to fill in.
	Team, Purpose string
	// Wants are the outcomes wanted; "" is a line to fill in.
	Wants []string
}

// Way is how to get there.
type Way struct {
	// Driver is the address to hold up to a driver, Han when it is Chinese; Size is
	// a, b or c, from large to small.
	Driver     string
	DriverRows int // its lines at most
	Han        bool
	Size       string
	// DriverWay is the way in, in Chinese.
	DriverWay string
	// Address and Directions are for ourselves, Station the railway station.
	Address, Directions, Station string
	// Phone is the number that answers, PhoneSize a, b or c from large to small, Who
	// its owner; Other a second one.
	Phone, PhoneSize, Who, Other string
	// Missing words a missing address or phone.
	NoAddress, NoPhone string

	answers *record.Contact // whose Phone it is, or nil
	role    string          // with what joins it to the name
}

// People are the people to meet.
type People struct {
	Rows []Person
	// More counts those cut, Gone names those who left since the last visit.
	More, Gone string
}

// Person is a row.
type Person struct {
	ID                      string // of the entry to be confirmed, or ""
	Name, Called, Role, Met string
	New                     string // the word for someone new, or ""
}

// Relation is where the relationship stands.
type Relation struct {
	// Since says since when and how many visits.
	Since []string
	// Changed is what happened since we were last there; Heading names that day.
	Changed                     []string
	ChangedHeading, ChangedMore string
	// Thanks are to be said first.
	Thanks List
}

// Promises are what each side promised, ours first.
type Promises struct{ Ours, Theirs List }

// Internal is for our eyes: it stands at the foot of page 1, to fold away.
type Internal struct {
	// Decides names who decides, Mood says how it was last time; or "".
	Decides, Mood string
	Must, May     List
	MustNot       List
	MustNotOwn    []int // ruled lines to fill in
}

// Orders are the open orders.
type Orders struct {
	Rows        []Order
	More, Empty string
}

// Order is a row: one day of delivery of one order.
type Order struct {
	ID, Order, Goods, Original, Now, Blocks string
	Mark                                    bool
	Rows                                    int // the height in lines
}

// Pair is our lateness and theirs on one time axis, each with k of n.
type Pair struct {
	Pair  *chart.Pair
	Empty string
}

// Lots are the last inspections.
type Lots struct {
	Rows        []Lot
	More, Empty string
}

// Lot is one inspection: found and allowed are critical, major, minor.
type Lot struct{ On, Order, Sample, Found, Allowed, Result string }

// Cover is the first sheet of a trip. It names several factories and
// stays with us.
type Cover struct {
	Title, Days, AsOf, Importer, Team string
	Logo                              string // as in Sheet
	Stops                             []Stop
	MoreStops                         string
	Alarms, Bring                     List
	Ruled                             []int
}

// Stop is one factory of a trip.
type Stop struct {
	Day, City, Phone, Who string
	Name                  words.Name
	Sheet                 string // the pages that are its briefing
}

// Visit is a visit to prepare.
type Visit struct {
	Partner *figures.Partner
	// On is the day of the visit; no date: the as-of day.
	On record.Date
	// Note is a note of that day, also one that was prepared before; nil: the one
	// that is known, if there is one.
	Note *record.Visit
	// Team, Purpose and Wants are what is planned; what is empty comes from the
	// note, or is a line to fill in.
	Team    []string
	Purpose string
	Wants   []string
}

// Options say how a briefing is printed.
type Options struct {
	// Paper is A4 or Letter; "" means A4.
	Paper string
	// Second are the words of a second language for the labels, or nil.
	Second *words.Words
	// Logo is the picture of the house within the file (data:…), or "".
	Logo string

	back, script string // to the factory, and to the script of the button to print: on the site
}

// OnSite is the briefing for the as-of day as a page of the site.
func OnSite(s *words.Site, partner *figures.Partner) words.Page {
	p := s.At(words.Briefing, partner.Factory.ID)
	opt := Options{Second: s.Second, back: p.To(words.Profile.Path(partner.Factory.ID)), script: p.Shared("assets/print.js")}
	if logo := words.LogoPath(s.Settings); logo != "" {
		opt.Logo = p.Shared(logo)
	}
	return Of(s, p.Path, []Visit{{Partner: partner}}, opt)
}

// Of returns the briefing for one visit, or for several of one trip, in the
// order given.
func Of(s *words.Site, path string, visits []Visit, opt Options) words.Page {
	p := s.AtPath(words.Briefing, path)
	v := &View{Lang: p.Words.Lang(), Paper: cmp.Or(opt.Paper, "A4"), Back: opt.back, Script: opt.script, Logo: opt.Logo, words: p.Words, second: opt.Second}
	if opt.Second != nil {
		v.Second = opt.Second.Lang()
	}
	var briefs []*brief
	for i := range visits {
		b := newBrief(p, &visits[i], opt.Second)
		if len(visits) > 1 {
			b.sheetOf = 2*i + 2 // after the cover
		}
		briefs = append(briefs, b)
		v.Sheets = append(v.Sheets, b.sheet())
	}
	switch {
	case len(briefs) == 1:
		v.Title = words.JoinTitle(p.Words.Say("brief.title"), v.Sheets[0].Name.Main(p.Words.Script), v.Sheets[0].Day)
	default:
		v.Cover = cover(p, briefs)
		v.Title = v.Cover.Title
	}
	return p.Page(v)
}

// brief is one visit while its sheets are made.
type brief struct {
	words.Place
	*Visit
	f      *record.Factory
	second *words.Words
	items  []agenda.Item
	todos  []figures.Todo
	last   *record.Visit // the last one in person before this one, or nil
	since  record.Date   // its last day, or that before the window: what is dated later has happened since

	sheetOf int // the number of its first sheet in a trip, or 0
}

func newBrief(p words.Place, visit *Visit, second *words.Words) *brief {
	b := &brief{Place: p, Visit: visit, f: visit.Partner.Factory, second: second}
	if visit.On.IsZero() {
		visit.On = p.AsOf
	}
	if visit.Note == nil {
		visit.Note = b.f.VisitOn(visit.On)
	}
	b.items, b.todos = visit.Partner.Items, visit.Partner.Todos
	b.since = visit.Partner.Result.Window.From - 1
	if b.last = b.f.LastInPerson(visit.On); b.last != nil {
		b.since = b.last.Last()
	}
	return b
}

// name is the factory's in both scripts.
func (b *brief) name() words.Name { return words.NameOf(b.f) }

// weekday words a day with its weekday.
func weekday(w *words.Words, d record.Date) string {
	days := strings.Fields(w.Say("brief.weekdays"))
	return w.Say("brief.day", "weekday", days[d.Weekday()], "day", d)
}

// columnHeads is the height of the headings of a table's columns: in two languages
// they stand under each other.
func (b *brief) columnHeads() int {
	if b.second != nil {
		return 2 * lineUnits
	}
	return lineUnits
}

// ruled are the lines to write on in a height, each 6 mm apart. Text is reckoned too
// high rather than too low: with what that leaves, a few more fit than were reckoned.
// The style shows as many as do.
func ruled(room int) []int { return make([]int, max(0, room/3)+ruledMore) }

const ruledMore = 8

// sheet makes the two pages.
func (b *brief) sheet() Sheet {
	w := b.Words
	s := Sheet{
		Day: weekday(w, b.On), AsOf: w.Say("site.as_of", "day", b.AsOf), Commit: b.Commit.Short, Importer: enough(b.Importer(), mm(stampWidth), 2),
		Number: [2]string{"1/2", "2/2"},
	}
	if b.sheetOf > 0 {
		s.Number = [2]string{w.Say("brief.sheet", "n", b.sheetOf), w.Say("brief.sheet", "n", b.sheetOf+1)}
	}
	name := b.name()
	s.Name = words.Name{Latin: enough(name.Latin, headEms("c"), 1), Chinese: enough(name.Chinese, headEms("small"), 1)}
	s.Small = emsOf(s.Name.Chinese) > headEms("second")
	for _, s.Big = range [...]string{"a", "b", "c"} {
		if emsOf(s.Name.Latin) <= headEms(s.Big)*boldRoom {
			break
		}
	}
	first, second := emsOf(s.Name.Latin)/headEms(s.Big)/boldRoom, emsOf(s.Name.Chinese)/headEms(chineseSize(s.Small))
	if s.Name.Latin == "" { // the Chinese name is the first line
		first, second = emsOf(s.Name.Chinese)/headEms(s.Big)/boldRoom, 0
	}
	s.Logo = logoPlace(first, second)
	// Page 2 has them above each other, in what the day and the number leave.
	s.Short = words.Name{Latin: enough(name.Latin, mm(nameWidth), 1), Chinese: enough(name.Chinese, mm(nameWidth), 1)}
	b.page1(&s)
	b.page2(&s)
	return s
}

// nameWidth is the room for the names on page 1, in millimetres, and nameSizes the
// sizes in points that the style sets them in.
const nameWidth = 136.0

var nameSizes = map[string]float64{"a": 15, "b": 12, "c": 9.5, "second": 13, "small": 10}

// chineseSize is the size of the Chinese name.
func chineseSize(small bool) string {
	if small {
		return "small"
	}
	return "second"
}

// logoRoom is the width in millimetres of a logo in the head, with what keeps it from the
// names.
const logoRoom = 34.0 + 4.0

// logoPlace is where a logo stands in a head whose two lines take such shares of its width:
// beside both (a), beside the second and below the first (b), or in what is left below
// (c). No text has less room for it.
func logoPlace(first, second float64) string {
	const most = (nameWidth - logoRoom) / nameWidth
	switch {
	case second > most:
		return "c"
	case first > most:
		return "b"
	}
	return "a"
}

// headEms is the room for a name in ems of its size.
func headEms(size string) float64 { return nameWidth / (nameSizes[size] * 25.4 / 72) }
