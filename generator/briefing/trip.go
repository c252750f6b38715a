package briefing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"factorybook/generator/agenda"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// The cover of a trip to several factories: where we are on which day, what the
// calendar says about it, and what to bring. It names them all, so it stays in
// the car.

const (
	coverHead  = 12
	coverWidth = 178.0 // mm of an entry
	cityWidth  = 26.0
	stopWidth  = 69.0 // of a factory's name
	callWidth  = 42.0
)

func cover(p words.Place, briefs []*brief) *Cover {
	w := p.Words
	c := &Cover{AsOf: w.Say("site.as_of", "day", p.AsOf), Importer: enough(p.Importer(), mm(stampWidth)*boldRoom, 2)}
	order := slices.Clone(briefs)
	slices.SortStableFunc(order, func(a, b *brief) int { return cmp.Compare(a.On, b.On) })
	c.Title = w.Say("brief.trip", "n", len(briefs))
	if len(order) > 0 {
		c.Days = w.Span(record.SpanOf(order[0].On, order[len(order)-1].On))
		c.Team = enough(w.List(order[0].aimTeam()), mm(stampWidth), 1)
	}
	c.Logo = logoPlace(emsOf(c.Title)/headEms("a")/boldRoom, emsOf(c.Days)/headEms("second"))
	var stops []Stop
	var heights []int
	var alarms []Line
	bring := make([][]Line, len(order))
	for turn, b := range order {
		n := slices.Index(briefs, b)
		stop, height := b.stop()
		stop.Sheet = strconv.Itoa(2*n+2) + "–" + strconv.Itoa(2*n+3)
		stops, heights = append(stops, stop), append(heights, height)
		name := b.name()
		short := shortName(name.Main(w.Script))
		for _, a := range b.alarms() {
			// What concerns the whole country is said once.
			if !slices.ContainsFunc(alarms, func(old Line) bool { return old.Text == a.Text }) {
				if a.own {
					a.Text = words.JoinColon(w, short, a.Text)
				}
				alarms = append(alarms, a)
			}
		}
		for i := range b.items {
			if t := &b.todos[i]; t.Side == record.ByImporter && (t.Kind == string(agenda.Promise) || t.Kind == string(agenda.Approval)) {
				text := t.What
				if t.Record != "" {
					text = words.JoinTitle(t.Record, text)
				}
				bring[turn] = append(bring[turn], Line{turn: turn, ID: t.ID, Text: words.JoinColon(w, short, text), When: t.When, Due: w.Date(t.Due), Mark: t.Overdue})
			}
		}
	}
	alarmList := briefs[0].entries(alarms, column{mm(coverWidth), 0, 2})
	bringList := briefs[0].entries(inTurns(bring), column{mm(dueWidth), 0, 2})
	stopsHeight := 0
	for _, h := range heights {
		stopsHeight += h
	}
	const stopsHead = headUnits + 2*lineUnits
	stopPart := &part{least: stopsHead + heights[0] + lineUnits, fair: stopsHead + 48, want: stopsHead + stopsHeight}
	stopPart.fill = func(room int) int {
		n, used := rows(heights, room-stopsHead)
		c.Stops, c.MoreStops = stops[:n:n], briefs[0].more(len(stops)-n)
		return stopsHead + used
	}
	alarmPart := &part{least: headUnits + alarmList.first(), fair: headUnits + 6*lineUnits, want: headUnits + alarmList.want()}
	alarmPart.fill = func(room int) int {
		list, used := alarmList.cut(room - headUnits)
		c.Alarms = list
		return headUnits + used
	}
	bringPart := &part{least: headUnits + bringList.first(), fair: headUnits + 10*lineUnits, want: headUnits + bringList.want()}
	bringPart.fill = func(room int) int {
		list, used := bringList.cut(room - headUnits)
		c.Bring = list
		return headUnits + used
	}
	left := lay(sheetUnits-coverHead-ruledLeast, stopPart, alarmPart, bringPart)
	// What was chosen in turns stands in the order of the trip.
	slices.SortStableFunc(c.Bring.Lines, func(a, b Line) int { return cmp.Compare(a.turn, b.turn) })
	if len(alarms) == 0 {
		c.Alarms.Empty = w.Say("brief.trip_calm", "n", agenda.AroundVisit)
	}
	if len(bringList.lines) == 0 {
		c.Bring.Empty = w.Say("brief.bring_none")
	}
	c.Ruled = ruled(ruledLeast + left - headUnits)
	return c
}

// stop is the factory on the cover, and its height there: the names take the lines
// they need.
func (b *brief) stop() (s Stop, height int) {
	name := b.name()
	way, _ := b.way()
	const bold = stopWidth * boldRoom
	s = Stop{
		Day: weekday(b.Words, b.On), City: enough(words.JoinWords(b.f.City.V, cityZH(b.f)), mm(cityWidth), 2),
		Name:  words.Name{Latin: enough(name.Latin, mm(bold), 2), Chinese: enough(name.Chinese, mm(bold), 2)},
		Phone: enough(way.Phone, mm(callWidth), 1),
	}
	if way.answers != nil {
		s.Who = b.named("", way.answers, way.role, mm(callWidth))
	}
	lines := 0
	for _, n := range [...]string{s.Name.Latin, s.Name.Chinese} {
		if n != "" {
			lines += rowsOf(n, mm(bold), 2)
		}
	}
	return s, lineUnits*max(lines, rowsOf(s.City, mm(cityWidth), 2), 2) + 1
}

// inTurns takes one line of each list after the other, so that a long one does not
// push the others out.
func inTurns(lists [][]Line) []Line {
	var lines []Line
	for n := 0; ; n++ {
		before := len(lines)
		for _, l := range lists {
			if n < len(l) {
				lines = append(lines, l[n])
			}
		}
		if len(lines) == before {
			return lines
		}
	}
}

// aimTeam are those of us who go.
func (b *brief) aimTeam() []string {
	if len(b.Team) == 0 && b.Note != nil {
		return words.Texts(b.Note.Team)
	}
	return b.Team
}

// shortName is what a factory is called among ourselves: the first two words of its
// Latin name, the first characters of a Chinese one.
func shortName(name string) string {
	if words := strings.Fields(name); len(words) > 2 {
		name = words[0] + " " + words[1]
	}
	if runes := []rune(name); words.HasHan(name) && len(runes) > shortHan {
		return string(runes[:shortHan])
	}
	return clip(name, 12, 1)
}

// shortHan is how many characters name a place and a firm.
const shortHan = 5

// regions are written before a city without 省.
var regions = []string{"广西", "内蒙古", "宁夏", "新疆", "西藏"}

// cityZH takes the city out of a Chinese address: what stands between the
// province or region and the first 市 after it; "" where there is none.
func cityZH(f *record.Factory) string {
	address := f.AddressZH.V
	for _, r := range regions {
		address = strings.TrimPrefix(address, r)
	}
	for _, end := range [...]string{"壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省"} {
		if before, after, ok := strings.Cut(address, end); ok && utf8.RuneCountInString(before) <= 3 {
			address = after
			break
		}
	}
	city, _, ok := strings.Cut(address, "市")
	if n := utf8.RuneCountInString(city); !ok || n < 2 || n > 6 {
		return ""
	}
	return city + "市"
}
