package present

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"factorybook/generator/agenda"
	"factorybook/generator/record"
)

// The cover of a trip to several factories: where we are on which day, what the
// calendar says about it, and what to bring. It names them all, so it stays in
// the car.

const (
	coverHead  = 12
	coverWidth = 150.0 // mm of an entry beside its id
)

func (p page) cover(briefs []*brief) *BriefingCover {
	w := p.Words
	c := &BriefingCover{AsOf: w.Say("site.as_of", "day", p.AsOf), Importer: clip(p.importer(), 30, 1)}
	order := slices.Clone(briefs)
	slices.SortStableFunc(order, func(a, b *brief) int { return cmp.Compare(a.On, b.On) })
	c.Title = w.Say("brief.trip", "n", len(briefs))
	if len(order) > 0 {
		c.Days = w.Span(record.SpanOf(order[0].On, order[len(order)-1].On))
		c.Team = clip(w.List(order[0].aimTeam()), mm(100), 1)
	}
	var stops []BriefingStop
	var alarms, bring []BriefingLine
	for _, b := range order {
		name := nameOf(b.f)
		way, _ := b.way()
		n := slices.Index(briefs, b)
		stops = append(stops, BriefingStop{
			Day: w.day(b.On), City: clip(joinWords(b.f.City.V, cityZH(b.f)), mm(34), 1),
			Name:  Name{Latin: clip(name.Latin, mm(62), 1), Chinese: clip(name.Chinese, mm(66), 1)},
			Phone: clip(way.Phone, mm(36), 1), Who: clip(way.Who, mm(36), 1),
			Sheet: strconv.Itoa(2*n+2) + "–" + strconv.Itoa(2*n+3),
		})
		short := shortName(name.Main(w.lang))
		for _, a := range b.alarms() {
			// What concerns the whole country is said once.
			if !slices.ContainsFunc(alarms, func(old BriefingLine) bool { return old.Text == a.Text }) {
				if a.own {
					a.Text = joinColon(w, short, a.Text)
				}
				alarms = append(alarms, a)
			}
		}
		for i := range b.items {
			if t := &b.todos[i]; t.Side == record.ByImporter && (t.Kind == string(agenda.Promise) || t.Kind == string(agenda.Approval)) {
				text := t.What
				if t.Record != "" {
					text = joinTitle(t.Record, text)
				}
				bring = append(bring, BriefingLine{ID: t.ID, Text: joinColon(w, short, text), When: t.When, Due: w.Date(t.Due), Mark: t.Overdue})
			}
		}
	}
	const stopHeight = 2*lineUnits + 1
	stopPart := &part{least: headUnits + stopHeight, fair: headUnits + lineUnits + 8*stopHeight, want: headUnits + lineUnits + stopHeight*len(stops)}
	alarmPart := &part{least: headUnits + lineUnits, fair: headUnits + 6*lineUnits, want: headUnits + max(lineUnits, height(alarms, mm(coverWidth), 2))}
	bringPart := &part{least: headUnits + lineUnits, fair: headUnits + 10*lineUnits, want: headUnits + max(lineUnits, height(bring, mm(coverWidth-55), 2))}
	left := share(sheetUnits-coverHead-ruledLeast, stopPart, alarmPart, bringPart)
	heights := make([]int, len(stops))
	for i := range heights {
		heights[i] = stopHeight
	}
	n := fitting(heights, stopPart.got-headUnits-lineUnits)
	if c.Stops = stops[:n]; n < len(stops) {
		c.MoreStops = w.Say("list.more", "n", len(stops)-n)
	}
	c.Alarms = briefs[0].list(alarms, mm(coverWidth), 2, alarmPart.got-headUnits)
	if len(alarms) == 0 {
		c.Alarms.Empty = w.Say("brief.trip_calm", "n", around)
	}
	c.Bring = briefs[0].list(bring, mm(coverWidth-55), 2, bringPart.got-headUnits)
	if len(bring) == 0 {
		c.Bring.Empty = w.Say("brief.bring_none")
	}
	c.Ruled = ruled(ruledLeast + left - headUnits)
	return c
}

// aimTeam are those of us who go.
func (b *brief) aimTeam() []string {
	if len(b.Team) == 0 && b.note != nil {
		return texts(b.note.Team)
	}
	return b.Team
}

// shortName is what a factory is called among ourselves: the first two words of its
// Latin name, the first characters of a Chinese one.
func shortName(name string) string {
	if words := strings.Fields(name); len(words) > 2 {
		name = words[0] + " " + words[1]
	}
	if runes := []rune(name); hasHan(name) && len(runes) > shortHan {
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
