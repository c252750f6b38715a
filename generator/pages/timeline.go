package pages

import (
	"slices"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// TimelineView is everything that happened with a factory.
type TimelineView struct {
	Shell
	// Heading is the page's h1; Intro says from when to when.
	Heading, Intro string
	// Drawing is the timeline as a picture, or nil; Moved says how to look at other
	// days where it begins with an overview, else "".
	Drawing *chart.Timeline
	Moved   string
	// Kinds are what can be left out, of the drawing and of the list.
	Kinds []TimelineKind
	// Years are the events as a list: what lies ahead, soonest first, then the
	// years, latest first.
	Years []EventYear
}

// EventYear is the events of one year, latest first.
type EventYear struct {
	// Year names it; Anchor is its id.
	Year, Anchor string
	// Count words the number of events.
	Count  string
	Events []figures.Event
	// Told says more of the talks among them, by their anchors.
	Told map[string]*Told
	// Open is set for what lies ahead and for the latest year.
	Open bool
}

// Told is what the record of a talk says besides what it was about.
type Told struct {
	// How says with whom and in which language, or "".
	How string
	// Notes are its notes, Private those that only our side reads.
	Notes, Private Markdown
	// Extra are the user's own labels.
	Extra []figures.Fact
}

// talksTold is what the talks of a factory say besides what they were about.
func talksTold(p words.Place, f *record.Factory) map[string]*Told {
	w, all := p.Words, map[string]*Told{}
	for i := range f.Talks {
		t := &f.Talks[i]
		how := []string{}
		if len(t.With) > 0 {
			how = append(how, w.Say("talk.with", "names", w.List(contactNames(p, f, t.With))))
		}
		if t.Language.Known() {
			how = append(how, w.Say("talk.language", "language", w.Enum("language", t.Language.V)))
		}
		if t.Interpreter.V {
			how = append(how, w.Say("talk.interpreter"))
		}
		all[words.TalkAnchor(t.Key)] = &Told{
			How: words.JoinComma(w, how), Extra: extra(p, &t.Source),
			Notes: markdown(p, f, w.Own(t.Notes, t.NotesZH), "n-"+t.Key, 4), Private: markdown(p, f, w.Own(t.Private, t.PrivateZH), "p-"+t.Key, 4),
		}
	}
	return all
}

// TimelineKind is a kind of event that can be left out: Key is the one of its lane.
type TimelineKind struct{ Key, Label string }

func timelinePage(s *words.Site, partner *figures.Partner) words.Page {
	f := partner.Factory
	p := s.At(words.Timeline, f.ID).With(partner.Files)
	w := p.Words
	v := &TimelineView{Heading: w.Say("timeline.title")}
	v.Shell = factoryShell(p, v.Heading, f)
	events := figures.OneLineADay(p, figures.AllEvents(p, partner))
	// To come is what is due later, and what waits without a day; what has no day and
	// waits for nothing is of the past.
	past, ahead := make([]figures.Event, 0, len(events)), []figures.Event(nil)
	for i := range events {
		if e := &events[i]; e.Day > p.AsOf || e.Day == 0 && e.State == "open" {
			ahead = append(ahead, *e)
		} else {
			past = append(past, *e)
		}
	}
	if len(ahead) > 0 {
		v.Years = append(v.Years, EventYear{Year: w.Say("timeline.ahead"), Anchor: "_ahead", Events: ahead})
	}
	first := firstDated(events)
	slices.Reverse(past) // latest first; each year is a part of the list
	for from, i := 0, 0; i < len(past); i++ {
		year := w.YearOf(past[i].Day)
		if i+1 == len(past) || w.YearOf(past[i+1].Day) != year {
			v.Years = append(v.Years, EventYear{Year: year, Anchor: "_y" + yearAnchor(past[i].Day), Events: past[from : i+1]})
			from = i + 1
		}
	}
	more := talksTold(p, f)
	for i := range v.Years {
		y := &v.Years[i]
		y.Told = more
		y.Count = w.Say("timeline.count", "n", len(y.Events))
		y.Open = i == 0 || v.Years[0].Anchor == "_ahead" && i == 1
	}
	v.Intro = w.Say("timeline.none")
	if len(events) > 0 {
		v.Intro = w.Say("timeline.intro", "n", len(events), "day", first)
	}
	if v.Drawing = timelineDrawing(p, partner); v.Drawing != nil {
		for i := range v.Drawing.Lanes {
			v.Kinds = append(v.Kinds, TimelineKind{v.Drawing.Lanes[i].Key, v.Drawing.Lanes[i].Label})
		}
		if n := len(v.Drawing.Quarters); n > 0 {
			v.Moved = w.Say("timeline.moved", "n", n, "orders", len(f.Orders))
		}
	}
	return p.Page(v)
}

func firstDated(events []figures.Event) record.Date {
	for i := range events {
		if events[i].Day != 0 {
			return events[i].Day
		}
	}
	return 0
}
