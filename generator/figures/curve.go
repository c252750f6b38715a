package figures

import (
	"math"
	"slices"
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// MissedDues are the dues that never came: they have no day, so they are no points
// of the measure, and yet must be seen.
func MissedDues(p words.Place, partner *Partner) []chart.Point {
	var list []chart.Point
	for i := range partner.Result.Dues {
		d := &partner.Result.Dues[i]
		if d.Outcome == measure.DueMissed && d.Original <= p.AsOf {
			list = append(list, chart.Point{
				On: d.Original, Style: chart.Cross, Href: p.To(words.OrderPath(partner.Factory, d.Order.ID.V)),
				Label: words.JoinTitle(d.Order.ID.V, p.Words.Date(d.Original), Missed(p, d)),
			})
		}
	}
	return list
}

// Legend explains the marks that occur, in one order for every drawing: what is done,
// left out, still open, worth asking, and whose days are hatched.
func Legend(p words.Place, lists ...[]chart.Point) []chart.Key {
	var occurs [chart.Cross + 1]bool
	ours := false
	var why []string
	for _, points := range lists {
		for i := range points {
			if points[i].Style <= chart.Cross {
				occurs[points[i].Style] = true
			}
			ours = ours || points[i].Ours > 0
			if w := points[i].Why; w != "" && points[i].Style == chart.Hollow && !slices.Contains(why, w) {
				why = append(why, w)
			}
		}
	}
	var keys []chart.Key
	add := func(is bool, style chart.PointStyle, key string) {
		if is {
			keys = append(keys, chart.Key{Style: style, Label: p.Words.Say(key)})
		}
	}
	add(occurs[chart.Plain] || occurs[chart.Signal], chart.Plain, "shape.plain")
	add(occurs[chart.Hollow], chart.Hollow, "shape.hollow")
	if n := len(keys); len(why) > 0 {
		slices.Sort(why)
		keys[n-1].Label = words.JoinColon(p.Words, keys[n-1].Label, words.JoinComma(p.Words, why))
	}
	add(occurs[chart.Open], chart.Open, "shape.open")
	add(occurs[chart.Signal], chart.Signal, "shape.signal")
	add(occurs[chart.Cross], chart.Cross, "shape.cross")
	add(ours, chart.Hatched, "shape.explained")
	if len(keys) == 1 && keys[0].Style == chart.Plain {
		return nil // a dot alone needs no explanation
	}
	return keys
}

// ChartUnit labels the vertical axis.
func ChartUnit(p words.Place, c *measure.Chart) string {
	w := p.Words
	if c.Def.Money {
		return c.Currency
	}
	return w.Say("chart." + c.Def.ID + ".unit")
}

// ChartSentence says what the chart shows: how far the points of the last phase that
// limits can come from reach, and from where on one would be news.
func ChartSentence(p words.Place, partner *Partner, c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	if last.Policy == spc.PolicyList {
		return w.Say("chart.says.list", "what", w.Say("chart."+c.Def.ID+".cases", "n", len(c.Points)))
	}
	what := w.Say("chart."+c.Def.ID+".cases", "n", last.N)
	at := len(c.Phases) - 1
	if reason := PhaseReason(w, c, at); at > 0 || reason != "" {
		since := PhaseDay(c, at)
		if reason != "" {
			what = w.Say("chart.since_reason", "what", what, "day", since, "reason", reason)
		} else {
			what = w.Say("chart.since", "what", what, "day", since)
		}
	}
	low, high := reach(c, last)
	said := w.Say("chart.says.range", "what", what, "low", WholeQuantity(p, c, low), "high", WholeQuantity(p, c, high))
	if low == high {
		said = w.Say("chart.says.same", "what", what, "value", WholeQuantity(p, c, low))
	}
	news := ""
	switch {
	case last.Policy.Limited() && last.HasLower && last.Lower >= 0: // both on one side of nothing
		news = w.Say("chart.says.news_outside", "lower", newsQuantity(p, c, last.Lower, -1), "upper", newsQuantity(p, c, last.Upper, 1))
	case last.Policy.Limited() && last.HasLower:
		news = w.Say("chart.says.news", "lower", newsQuantity(p, c, last.Lower, -1), "upper", newsQuantity(p, c, last.Upper, 1))
	case last.Policy.Limited():
		news = w.Say("chart.says.news_upper", "upper", newsQuantity(p, c, last.Upper, 1))
	default:
		news = w.Say("chart.says.median", "median", ChartQuantity(p, c, last.Median))
	}
	return words.JoinSentences(w, []string{said, news})
}

// reach returns the least and the largest of the points of a phase that limits can come
// from.
func reach(c *measure.Chart, ph *spc.Phase) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for i := ph.From; i < ph.Until; i++ {
		if pt := &c.Points[i]; pt.Special == "" && !pt.Open {
			low, high = min(low, pt.Value.V), max(high, pt.Value.V)
		}
	}
	return low, high
}

// newsQuantity words the first whole day that lies beyond a limit; of money the limit.
func newsQuantity(p words.Place, c *measure.Chart, limit, side float64) string {
	if c.Def.Money {
		return ChartQuantity(p, c, limit)
	}
	return ChartQuantity(p, c, side*(math.Floor(side*limit+1e-9)+1))
}

// WholeQuantity words a value of a chart without a fraction: no day has decimals.
func WholeQuantity(p words.Place, c *measure.Chart, v float64) string {
	return ChartQuantity(p, c, Whole(v))
}

// PolicySays says what the number of points in the last phase allows to be said.
func PolicySays(p words.Place, c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	key := "policy." + string(last.Policy)
	if last.Policy == spc.PolicyMedianRun {
		key += "." + string(last.Reason)
	}
	s := w.Say(key, "n", last.N)
	if last.Policy.Limited() && last.Scale == spc.Log {
		s = words.JoinSentences(w, []string{s, w.Say("policy.log")})
	}
	return s
}

// Signals lists what stands out since a day, and what stood out before it, the latest
// first: every point beyond limits, and the end of the last run.
func Signals(p words.Place, c *measure.Chart, since record.Date) (recent, earlier []string) {
	run := -1
	for i, s := range c.Signals {
		if s.Rule == spc.RunOfEight {
			run = i
		}
	}
	for i, s := range slices.Backward(c.Signals) {
		if s.Rule == spc.RunOfEight && i != run {
			continue
		}
		if c.Points[s.Point].On >= since {
			recent = append(recent, Signal(p, c, s))
		} else {
			earlier = append(earlier, Signal(p, c, s))
		}
	}
	return recent, earlier
}

// PointTip is what a reader sees on touching a point: the case with its goods or its
// payment, what became of it, who moved it and why, and what is to be noted of it.
func PointTip(p words.Place, partner *Partner, c *measure.Chart, i int) string {
	pt := &c.Points[i]
	note := PointNote(p, c, i)
	if c.Def.Lateness && pt.Open {
		note = signalNote(p, c, i) // the outcome says that it is overdue
	}
	switch due := DueOf(partner.Result, &pt.Ref); {
	case c.Def.Side == measure.Factory && c.Def.Lateness && due != nil:
		return words.JoinTitle(DueTip(p, due), note)
	case c.Def.Side == measure.Factory && due != nil:
		return words.JoinTitle(pt.ID, Goods(p.Words, due), ChartQuantity(p, c, pt.Value.V), movedBy(p, due), note)
	}
	if c.Def.Side == measure.Importer && c.Def.Lateness {
		for k := range partner.Result.Debts {
			if d := &partner.Result.Debts[k]; d.Payment.Pos == pt.Pos && d.Order.ID.V == pt.ID {
				return words.JoinTitle(DebtTip(p, partner, d), note)
			}
		}
	}
	return words.JoinTitle(pt.ID, p.Words.Date(pt.On), ChartQuantity(p, c, pt.Value.V), note)
}

// PointOurs are the days of a point that our own delays explain: of the days late of a
// delivery, and of nothing else.
func PointOurs(p words.Place, partner *Partner, c *measure.Chart, i int) float64 {
	if c.Def.Side != measure.Factory || !c.Def.Lateness {
		return 0
	}
	due := DueOf(partner.Result, &c.Points[i].Ref)
	if due == nil {
		return 0
	}
	return float64(due.OursLate(p.AsOf))
}

// manyPoints is the number from which points can no longer be told apart.
const manyPoints = 150

// Quarters are what the points of each quarter come to, where there are too many to be
// told apart: median, and nine in ten. A quarter with fewer than five has none.
func Quarters(p words.Place, c *measure.Chart) []chart.Quarter {
	if len(c.Points) <= manyPoints || c.Def.Money {
		return nil
	}
	const least = 5
	var list []chart.Quarter
	var values []float64
	span := QuarterOf(c.Points[0].On)
	flush := func() {
		if len(values) >= least {
			sorted := spc.Sort(values)
			q := chart.Quarter{Over: span, Low: sorted.Quantile(0.05), Median: sorted.Median(), High: sorted.Quantile(0.95)}
			q.Label = p.Words.Say("chart.quarter", "span", p.Words.Span(span), "n", len(values), "median", ChartQuantity(p, c, q.Median),
				"low", WholeQuantity(p, c, q.Low), "high", WholeQuantity(p, c, q.High))
			list = append(list, q)
		}
		values = values[:0]
	}
	for i := range c.Points {
		pt := &c.Points[i]
		if !span.Contains(pt.On) {
			flush()
			span = QuarterOf(pt.On)
		}
		if !pt.Open && pt.Special == "" {
			values = append(values, pt.Value.V)
		}
	}
	flush()
	return list
}

// QuarterOf is the quarter of a day.
func QuarterOf(d record.Date) record.Span {
	year, month, _ := d.Civil()
	from := record.NewDate(year, month-(month-1)%3, 1)
	return record.Span{From: from, Until: from.AddMonths(3)}
}

// PointNote is what is to be noted of a point: why it is special, open or a signal.
func PointNote(p words.Place, c *measure.Chart, i int) string {
	w := p.Words
	pt := &c.Points[i]
	var parts []string
	if pt.Special != "" {
		parts = append(parts, w.Enum("special", string(pt.Special)))
	}
	if pt.Open {
		parts = append(parts, w.Say("point.open"))
	}
	if s := signalNote(p, c, i); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, w.Say("list.comma"))
}

// signalNote says by which rules a point is a signal.
func signalNote(p words.Place, c *measure.Chart, i int) string {
	var parts []string
	for _, s := range c.Signals {
		if s.Point == i {
			parts = append(parts, p.Words.Enum("rule", string(s.Rule)))
		}
	}
	return words.JoinComma(p.Words, parts)
}

// Levels draws each phase's centre and limits from its first point to the next
// phase's, or to the end of the axis.
func Levels(p words.Place, c *measure.Chart, over record.Span) []chart.Level {
	w := p.Words
	var list []chart.Level
	for i := range c.Phases {
		ph := &c.Phases[i]
		span := record.Span{From: c.Points[ph.From].On, Until: over.Until}
		if i+1 < len(c.Phases) {
			span.Until = c.Points[c.Phases[i+1].From].On
		}
		add := func(y float64, kind chart.LevelKind, key string) {
			list = append(list, chart.Level{Over: span, Y: y, Kind: kind, Label: w.Say(key, "v", levelNumber(p, c, y)), Short: levelNumber(p, c, y)})
		}
		limit, label := chart.Limit, "level.limit"
		if ph.Policy == spc.PolicyTrial {
			limit, label = chart.Trial, "level.trial"
		}
		switch {
		case ph.Policy.Limited():
			add(ph.Centre, chart.Centre, "level.centre")
			add(ph.Upper, limit, label)
			if ph.HasLower {
				add(ph.Lower, limit, label)
			}
		case ph.Policy != spc.PolicyList:
			add(ph.Median, chart.Centre, "level.median")
		}
	}
	return list
}

// levelNumber writes a level of a chart: whole days, as the points have them.
func levelNumber(p words.Place, c *measure.Chart, y float64) string {
	return ChartNumber(p, c, Whole(y))
}

// Marks note the days on which new limits begin, with the reason.
func Marks(p words.Place, c *measure.Chart) []chart.Mark {
	var list []chart.Mark
	for i := range c.Phases {
		if reason := PhaseReason(p.Words, c, i); reason != "" {
			list = append(list, chart.Mark{On: PhaseDay(c, i), Label: reason})
		}
	}
	return list
}

// PhaseReason says why a phase began: the reasons that were stated, in the language.
func PhaseReason(w *words.Words, c *measure.Chart, i int) string {
	var reasons []string
	for _, p := range c.Stated[i] {
		if reason := w.Own(p.Reason, p.ReasonZH).V; reason != "" {
			reasons = append(reasons, reason)
		}
	}
	return words.JoinSemicolons(w, reasons)
}

// PhaseDay is the day on which a phase was stated to begin, or the day of its first point.
func PhaseDay(c *measure.Chart, i int) record.Date {
	if len(c.Stated[i]) > 0 {
		return c.Stated[i][0].From.V
	}
	return c.Points[c.Phases[i].From].On
}
