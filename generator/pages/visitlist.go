package pages

import (
	"cmp"
	"slices"
	"strconv"

	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// VisitsView is the list of all visits to a factory, latest first, and how the areas
// that were looked at were rated over them.
type VisitsView struct {
	Shell
	Heading, Intro string
	Rows           []VisitRow
	// Days are the visits at which something was rated, oldest first; Areas the ratings.
	Days  []NavLink
	Areas []AreaRow
}

// VisitRow is a visit in the list.
type VisitRow struct {
	VisitLink
	// Sum counts what was promised there, by side, and what of it is open.
	Sum string
}

// AreaRow is an area with its rating at each visit, "" where there was none.
type AreaRow struct {
	Area    string
	Ratings []string
}

func visitsPage(s *words.Site, partner *figures.Partner) words.Page {
	f := partner.Factory
	p := s.At(words.Visits, f.ID)
	w := p.Words
	v := &VisitsView{Heading: w.Say("visits.title")}
	v.Shell = factoryShell(p, v.Heading, f)
	for i := len(f.Visits) - 1; i >= 0; i-- {
		visit := &f.Visits[i]
		v.Rows = append(v.Rows, VisitRow{visitLink(p, f, visit), visitSum(w, partner, visit)})
	}
	switch last := f.LastInPerson(p.AsOf + 1); {
	case len(f.Visits) == 0:
		v.Intro = w.Say("visits.none")
	case last == nil:
		v.Intro = words.JoinSentences(w, []string{w.Say("visits.intro", "n", len(f.Visits)), w.Say("profile.never_visited")})
	default:
		v.Intro = words.JoinSentences(w, []string{w.Say("visits.intro", "n", len(f.Visits)), w.Say("profile.last_visit", "n", int(p.AsOf-last.Last()))})
	}
	v.rate(p, f)
	return p.Page(v)
}

// visitSum counts the promises that were made at a visit.
func visitSum(w *words.Words, partner *figures.Partner, visit *record.Visit) string {
	ours, theirs, open := 0, 0, 0
	for i := range partner.Result.Promises {
		c := &partner.Result.Promises[i]
		if note := &c.Notes[0]; note.Kind != record.InVisit || note.Key != visit.Key {
			continue
		}
		if c.By.V == record.ByImporter {
			ours++
		} else {
			theirs++
		}
		if c.Open() {
			open++
		}
	}
	if ours+theirs == 0 {
		return w.Say("visits.no_promise")
	}
	return w.Say("visits.promises", "ours", ours, "theirs", theirs, "open", open)
}

// rate fills in how areas were rated: those that were rated more than once.
func (v *VisitsView) rate(p words.Place, f *record.Factory) {
	const most = 8 // visits
	type seen struct {
		area    string
		said    string // in the language of the page
		ratings map[string]int
	}
	var areas []seen
	var rated []*record.Visit
	for i := range f.Visits {
		visit, any := &f.Visits[i], false
		for n := range visit.Observations {
			o := &visit.Observations[n]
			if !o.Rating.Known() || !o.Area.Known() {
				continue
			}
			any = true
			at := slices.IndexFunc(areas, func(a seen) bool { return a.area == o.Area.V })
			if at < 0 {
				at = len(areas)
				areas = append(areas, seen{o.Area.V, p.Words.Own(o.Area, o.AreaZH).V, map[string]int{}})
			}
			areas[at].ratings[visit.Key] = o.Rating.V
		}
		if any {
			rated = append(rated, visit)
		}
	}
	areas = slices.DeleteFunc(areas, func(a seen) bool { return len(a.ratings) < 2 })
	slices.SortStableFunc(areas, func(a, b seen) int { return cmp.Compare(a.area, b.area) })
	rated = rated[max(0, len(rated)-most):]
	if len(areas) == 0 {
		return
	}
	for _, visit := range rated {
		v.Days = append(v.Days, NavLink{Label: p.Words.Month(visit.Date.V), Href: p.To(words.VisitPath(f, visit))})
	}
	for _, a := range areas {
		row := AreaRow{Area: a.said}
		for _, visit := range rated {
			rating := ""
			if n := a.ratings[visit.Key]; n > 0 {
				rating = strconv.Itoa(n)
			}
			row.Ratings = append(row.Ratings, rating)
		}
		v.Areas = append(v.Areas, row)
	}
}

// ordersAround are the orders that were in work while a visit took place.
func ordersAround(p words.Place, partner *figures.Partner, visit *record.Visit) []NavLink {
	f := partner.Factory
	days := record.SpanOf(visit.Date.V, visit.Last())
	var list []NavLink
	for i := range f.Orders {
		o := &f.Orders[i]
		of := &partner.Orders[i]
		if !of.InWork.Overlaps(days) {
			continue
		}
		list = append(list, NavLink{Label: o.ID.V, Count: words.JoinTitle(of.Line.Goods, of.Line.Outcome), Href: p.To(words.OrderPath(f, o.ID.V))})
	}
	return list
}
