package pages

import (
	"cmp"
	"strconv"

	"factorybook/generator/calendar"
	"factorybook/generator/chart"
	"factorybook/generator/diag"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// AboutView says what the book speaks for and how it counts.
type AboutView struct {
	Shell
	// Heading is the page's h1, Intro a sentence about the as-of day.
	Heading, Intro string
	// Facts are the as-of day, the commit and the counts.
	Facts []figures.Fact
	// How are sentences on how to read figures.
	How []string
	// Marks are those of all drawings, Ahead those of the days that lie ahead on Today.
	Marks []chart.Key
	Ahead []chart.AheadKey
	// Measures are all definitions, in their order.
	Measures []MeasureLink
	// Keys are those of the keyboard, with what they do.
	Keys []figures.Fact
	// Files are those of the whole book, FactoryFiles those of each factory.
	Files        []DataFile
	FactoryFiles []FactoryFiles
}

// DataFile is a file for other programs.
type DataFile struct{ Name, What, Href string }

// FactoryFiles are the data files of a factory: its figures, and the points of each
// of its charts.
type FactoryFiles struct {
	Factory words.Name
	Figures string
	Charts  []NavLink
}

// MeasureLink is a definition in the list of all.
type MeasureLink struct {
	Name, Href, Side, Practice, Question string
}

// MeasureView is the page of one definition.
type MeasureView struct {
	Shell
	// Heading is the measure's name; Question what it answers.
	Heading, Question string
	// Facts are side, practice, unit, minimum count, key.
	Facts []figures.Fact
	// Parts are how it is computed, what counts and what does not, pitfalls,
	// source, worked example; each with its language.
	Parts []figures.Fact
	// Back leads to the list.
	Back NavLink
}

func aboutPage(s *words.Site, summaries []Summary, problems []diag.Problem) words.Page {
	p := s.At(words.About)
	w := p.Words
	v := &AboutView{Heading: w.Say("about.title"), Intro: w.Say("about.intro", "day", p.AsOf)}
	v.Shell = shell(p, v.Heading)
	add := func(key, value string) {
		if value != "" {
			v.Facts = append(v.Facts, figures.Fact{Label: w.Say(key), Value: value})
		}
	}
	var n struct{ orders, visits, issues, talks, people int }
	for i := range summaries {
		sum := &summaries[i]
		n.orders += sum.Orders
		n.visits += sum.Visits
		n.issues += sum.Issues
		n.talks += sum.Talks
		n.people += sum.People
	}
	add("about.importer", p.Importer())
	add("about.as_of", w.Date(p.AsOf))
	window, _ := measure.Windows(p.Settings, p.AsOf)
	add("about.window", w.Span(window))
	add("about.commit", cmp.Or(p.Commit.Full, w.Say("about.commit_none")))
	add("about.currency", p.Settings.Currency.V)
	add("about.china_days", addedYears(p))
	add("about.peak_seasons", peakSeasons(p))
	add("about.factories", w.Int(len(summaries)))
	add("about.orders", w.Int(n.orders))
	add("about.visits", w.Int(n.visits))
	add("about.issues", w.Int(n.issues))
	add("about.talks", w.Int(n.talks))
	add("about.people", w.Int(n.people))
	v.Facts = append(v.Facts, figures.Fact{Label: w.Say("about.problems"), Value: w.Int(len(problems)), Href: p.To(words.Problems.Path())})
	v.Facts = append(v.Facts, extra(p, &p.Settings.Source)...)
	for _, key := range [...]string{"count", "missing", "state", "noise", "both", "score"} {
		v.How = append(v.How, w.Say("about.how_"+key))
	}
	for _, m := range [...]struct {
		style chart.PointStyle
		word  string
	}{
		{chart.Plain, "shape.plain"}, {chart.Hollow, "about.mark_hollow"}, {chart.Open, "shape.open"}, {chart.Signal, "shape.signal"},
		{chart.Diamond, "state.worth_asking"}, {chart.Cross, "shape.cross"}, {chart.Heavy, "shape.heavy"}, {chart.Hatched, "shape.explained"},
		{chart.Slim, "shape.slim"}, {chart.Square, "shape.visit"}, {chart.Faint, "shape.faint"}, {chart.Middle, "shape.quarter"}, {chart.Allowance, "shape.allowance"},
	} {
		v.Marks = append(v.Marks, chart.Key{Style: m.style, Label: w.Say(m.word)})
	}
	v.Ahead = aheadKeys(w)
	for _, k := range [...]struct{ keys, does string }{
		{"`/`", "about.keys_search"}, {"`↑` `↓` `Page Up` `Page Down` `Enter` `Esc`", "about.keys_results"},
		{"`←` `→` `Enter`", "about.keys_chart"}, {"`+` `-` `0`", "about.keys_zoom"},
		{"`←` `→` `Page Up` `Page Down` `Home` `End`", "about.keys_timeline"}, {"`?`", "about.keys_help"},
	} {
		v.Keys = append(v.Keys, figures.Fact{Label: k.keys, Value: w.Say(k.does)})
	}
	for _, d := range measure.Definitions() {
		v.Measures = append(v.Measures, MeasureLink{
			Name: w.Say("measure." + d.ID), Href: p.To(words.Measure.Path(d.ID)),
			Side: p.Who(sideOf(d)), Practice: w.Say("practice." + string(d.Practice)), Question: w.Say("question." + d.ID),
		})
	}
	v.Files = []DataFile{
		{"data/index.json", w.Say("about.data_index"), p.Shared("data/index.json")},
		{words.CalendarPath, w.Say("about.data_calendar"), p.To(words.CalendarPath)},
		{lists.FeedPath, w.Say("about.data_feed"), p.To(lists.FeedPath)},
	}
	for i := range summaries {
		sum := &summaries[i]
		files := FactoryFiles{Factory: sum.Name, Figures: p.Shared(words.DataPath(sum.ID))}
		for _, id := range sum.charts {
			files.Charts = append(files.Charts, NavLink{Label: w.Say("measure." + id), Href: p.Shared(words.CSVPath(sum.ID, id))})
		}
		v.FactoryFiles = append(v.FactoryFiles, files)
	}
	return p.Page(v)
}

// addedYears names the years whose days off in China the book adds, "" when none.
func addedYears(p words.Place) string {
	var years []string
	for _, year := range calendar.OfficialDays(p.Settings.ChinaDays).Added() {
		years = append(years, strconv.Itoa(year))
	}
	return p.Words.List(years)
}

// peakSeasons are the busy times that the book names, with their first and last days.
func peakSeasons(p words.Place) string {
	w := p.Words
	var seasons []string
	for i := range p.Settings.PeakSeasons {
		s := &p.Settings.PeakSeasons[i]
		day := func(d record.MonthDay) string { return w.ShortDate(record.NewDate(2000, d.Month, d.Day)) }
		seasons = append(seasons, words.JoinWords(w.Own(s.Name, s.NameZH).V, w.Say("date.span", "from", day(s.From.V), "until", day(s.To.V))))
	}
	return words.JoinSemicolons(w, seasons)
}

func sideOf(d *measure.Definition) string { return string(d.Side) }

func definitionPage(s *words.Site, d *measure.Definition) words.Page {
	p := s.At(words.Measure, d.ID)
	w := p.Words
	v := &MeasureView{Heading: w.Say("measure." + d.ID), Question: w.Say("question." + d.ID)}
	v.Shell = shell(p, v.Heading)
	v.Back = NavLink{Label: w.Say("about.definitions"), Href: p.To(words.About.Path() + "#_definitions")}
	fact := func(key, value string) {
		v.Facts = append(v.Facts, figures.Fact{Label: w.Say(key), Value: value})
	}
	fact("about.side", p.Who(sideOf(d)))
	fact("about.practice", w.Say("practice."+string(d.Practice)))
	fact("definition.unit", w.Enum("unit_word", string(d.Unit)))
	fact("definition.min_n", w.Say("definition.min_n_text", "n", d.MinN))
	fact("definition.id", d.ID)
	for _, part := range [...]struct{ key, text string }{
		{"formula", d.Formula}, {"counts", d.Counts}, {"excludes", d.Excludes}, {"field", d.Field},
		{"pitfalls", d.Pitfalls}, {"source", d.Source}, {"example", d.Example},
	} {
		if part.text == "" {
			continue
		}
		fact := figures.Fact{Label: w.Say("definition." + part.key), Value: part.text}
		if text, ok := w.Definition(d.ID, part.key); ok {
			fact.Value = text
		} else if w.Lang() != words.English { // fields and sources are named as they are
			fact.Lang = words.English
		}
		v.Parts = append(v.Parts, fact)
	}
	return p.Page(v)
}
