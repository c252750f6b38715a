package finding

import (
	"slices"

	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
)

// Rule is one thing that can be found, as a documented value.
type Rule struct {
	// ID names it in the data files.
	ID string
	// About is what it is said of: a factory, a chart or the inspections.
	About string
	// Asks is set when it asks a question of its reader.
	Asks bool
	// Measures are those whose states and counts it looks at; of a chart its own.
	Measures []string
	// When says when it holds: the first rule of its kind that does is said.
	When string
	// Good is what it says in the case that When describes, Bad what it must not be
	// made to say, and Why.
	Good, Bad, Why string

	holds func(*subject) bool
	words wording
}

// What a rule is about.
const (
	aFactory = "factory"
	aChart   = "chart"
	theLots  = "inspections"
)

// Rules returns all rules in the order in which they are tried.
func Rules() []*Rule { return slices.Concat(overview, charts, lots) }

// Lookup returns the rule with an id.
func Lookup(id string) (*Rule, bool) {
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}

var deliveries = []string{"on_time", "on_time_adjusted", "late_dues_explained"}

// overview are the rules about a factory: how its deliveries stand.
var overview = []*Rule{
	{
		ID: "no_orders", About: aFactory, Measures: []string{"on_time"},
		When: "No order is recorded.",
		Good: "No order yet, so nothing can be said of deliveries",
		Bad:  "Nothing is late", Why: "What is not there is not good: nothing was promised.",
		holds: func(s *subject) bool { return len(s.factory.Orders) == 0 }, words: sayNoOrders,
	},
	{
		ID: "ended", About: aFactory, Measures: []string{"on_time"},
		When: "The relationship has ended, and no delivery fell due in the window.",
		Good: "Ended: 12 orders in all, nothing due in the last 12 months",
		Bad:  "Steady", Why: "There is nothing left that could change.",
		holds: func(s *subject) bool { return s.factory.Ended() && s.onTime.N == 0 }, words: sayEnded,
	},
	{
		ID: "none_in_window", About: aFactory, Measures: []string{"on_time"},
		When: "Deliveries fell due in the window before and none in this one.",
		Good: "No delivery fell due in the last 12 months; 5 of 7 on time the year before",
		Bad:  "5 of 7 on time", Why: "A figure of another year is not said as if it were of this one.",
		holds: func(s *subject) bool { return s.onTime.N == 0 && s.onTime.Previous != nil && s.onTime.Previous.N > 0 }, words: sayNoneInWindow,
	},
	{
		ID: "not_recorded", About: aFactory, Measures: []string{"on_time"},
		When: "There are orders and no delivery that on_time could count.",
		Good: "3 orders, and no delivery with a promised day that has come",
		Bad:  "Nothing is late", Why: "A missing fact is never counted as good.",
		holds: func(s *subject) bool { return s.onTime.N == 0 }, words: sayNotRecorded,
	},
	{
		ID: "late_ours", About: aFactory, Asks: true, Measures: deliveries,
		When: "on_time is worth asking, the upper end of its interval is below one half, and our own delays cover every delivery that was not on time.",
		Good: "Late, and the days are ours: 2 of 11 in time, 10 of 10 once our own delays are taken out",
		Bad:  "Late, and the days are ours: 2 of 12 in time, 8 of 12 once our own delays are taken out", Why: "Four are late beyond our delays: late_partly_ours says how many are ours.",
		holds: func(s *subject) bool {
			return s.onTime.State == measure.WorthAsking && s.mostlyLate() && s.ours()
		},
		words: sayLateOurs,
	},
	{
		ID: "late_partly_ours", About: aFactory, Asks: true, Measures: deliveries,
		When: "As late_ours, but our own delays cover only some of the late deliveries.",
		Good: "Late, 6 of 10 by our own delays: 2 of 12 on time, 8 of 12 once these are taken out",
		Bad:  "Late, and the days are ours", Why: "Only some of them are.",
		holds: func(s *subject) bool {
			return s.onTime.State == measure.WorthAsking && s.mostlyLate() && s.explained.covered > 0
		},
		words: sayLatePartly,
	},
	{
		ID: "late", About: aFactory, Asks: true, Measures: deliveries,
		When: "As late_ours, but our own delays cover none of the late deliveries, or the records do not say.",
		Good: "Late, and our own delays do not cover it: 2 of 12 on time",
		Bad:  "Late, and our own delays do not cover it", Why: "Not where no approval and no deposit of the late orders has a due day: then it says that whose days they are is not recorded.",
		holds: func(s *subject) bool { return s.onTime.State == measure.WorthAsking && s.mostlyLate() }, words: sayLate,
	},
	{
		ID: "overdue", About: aFactory, Asks: true, Measures: deliveries,
		When: "on_time is worth asking: a delivery is overdue now.",
		Good: "1 delivery is overdue: 9 of 17 on time, 12 of 17 once our own delays are taken out",
		Bad:  "Late: 15 of 16 on time", Why: "One that is overdue does not make a factory late.",
		holds: func(s *subject) bool { return s.onTime.State == measure.WorthAsking }, words: sayOverdue,
	},
	{
		ID: "few", About: aFactory, Measures: []string{"on_time"},
		When: "on_time has too little data.",
		Good: "Too few deliveries to say more: 2 of 4 on time",
		Bad:  "Late half of the time", Why: "Four deliveries are a list and no share.",
		holds: func(s *subject) bool { return s.onTime.State == measure.TooLittleData }, words: sayFew,
	},
	{
		ID: "better", About: aFactory, Asks: true, Measures: []string{"on_time"},
		When: "on_time has changed, and the share is larger than in the window before.",
		Good: "More on time than the year before: 14 of 15, 5 of 14 then",
		Bad:  "More on time than the year before: 8 of 14, 4 of 13 then", Why: "They do not differ enough: on_time is steady.",
		holds: func(s *subject) bool { return s.onTime.State == measure.Changed && larger(s.onTime) }, words: sayBetter,
	},
	{
		ID: "worse", About: aFactory, Asks: true, Measures: deliveries,
		When: "on_time has changed, and the share is smaller than in the window before.",
		Good: "Fewer on time than the year before: 5 of 14, 14 of 15 then",
		Bad:  "Getting worse", Why: "Two windows are no trend.",
		holds: func(s *subject) bool { return s.onTime.State == measure.Changed }, words: sayWorse,
	},
	{
		ID: "far_out", About: aFactory, Asks: true, Measures: []string{"slip_days", "on_time"},
		When: "on_time is steady, and a delivery of the window lies beyond the limits of slip_days.",
		Good: "PO-2026-031 was 24 days late, more than the usual variation: 12 of 16 on time",
		Bad:  "Deliveries are out of control", Why: "One point beyond the limits is a question about that point.",
		holds: func(s *subject) bool { return s.slip.State == measure.WorthAsking && s.slip.Signal }, words: sayFarOut,
	},
	{
		ID: "moved", About: aFactory, Asks: true, Measures: []string{"slip_days", "on_time"},
		When: "on_time is steady, and slip_days has changed: in the window eight deliveries or more in a row lay on one side of the centre.",
		Good: "At least 8 deliveries in a row came earlier than the level before: 8 of 14 on time",
		Bad:  "Deliveries have improved", Why: "Earlier is what the chart says; better is a judgement.",
		holds: func(s *subject) bool { return s.slip.State == measure.Changed && s.slip.Run }, words: sayMoved,
	},
	{
		ID: "first_window", About: aFactory, Measures: []string{"on_time"},
		When: "on_time is steady, and the window before has no cases or too few to compare with.",
		Good: "9 of 12 on time; nothing the year before to compare it with",
		Bad:  "Steady: 9 of 12 on time", Why: "Without a window before nothing can be steady.",
		holds: func(s *subject) bool { return s.onTime.Compare() != measure.Alike }, words: sayFirst,
	},
	{
		ID: "steady_late", About: aFactory, Measures: deliveries,
		When: "on_time is steady, and the upper end of its interval is below one half.",
		Good: "Steady, and late more often than not: 3 of 16 on time, as last year",
		Bad:  "Steady: 3 of 16 on time", Why: "Steady alone would sound like praise.",
		holds: (*subject).mostlyLate, words: saySteadyLate,
	},
	{
		ID: "steady_asking", About: aFactory, Measures: []string{"on_time"},
		When: "on_time is steady, and another measure has changed or is worth asking.",
		Good: "Deliveries steady: 14 of 16 on time, as last year; 3 other figures ask a question, 2 of them ours",
		Bad:  "Steady: 14 of 16 on time, as last year", Why: "The title would hide what is asked below it.",
		holds: func(s *subject) bool { all, _ := s.asking(); return all > 0 }, words: saySteadyAsking,
	},
	{
		ID: "steady", About: aFactory, Measures: []string{"on_time"},
		When: "on_time is steady, and no measure asks a question.",
		Good: "Steady: 14 of 16 on time, as last year",
		Bad:  "Reliable: 14 of 16 on time", Why: "Steady says that it has not changed, and not that it is good.",
		holds: func(*subject) bool { return true }, words: saySteady,
	},
}

// larger reports whether a share is larger than that of the window before.
func larger(m *measure.Measure) bool { return m.K*m.Previous.N > m.Previous.K*m.N }

// charts are the rules about a chart.
var charts = []*Rule{
	{
		ID: "chart_none", About: aChart,
		When: "The measure has no case in the window.",
		Good: "Nothing in the last 12 months",
		Bad:  "Steady", Why: "What has not happened is not steady.",
		holds: func(s *subject) bool { return s.own.N == 0 && s.own.Overdue == 0 }, words: sayChartNone,
	},
	{
		ID: "chart_beyond", About: aChart, Asks: true,
		When: "The measure is worth asking, since a point of the window lies beyond the limits.",
		Good: "2 beyond the limits, the latest PO-2026-031: 24 days late",
		Bad:  "Beyond the limits since May", Why: "A point beyond the limits is one case; that the level has moved is another rule.",
		holds: func(s *subject) bool { return s.own.State == measure.WorthAsking && s.own.Signal }, words: sayChartBeyond,
	},
	{
		ID: "chart_overdue", About: aChart, Asks: true,
		When: "Something is overdue now: the measure is worth asking, or has no case yet but that.",
		Good: "1 overdue now, 24 days so far",
		Bad:  "24 days late", Why: "What is open has no final figure.",
		holds: func(s *subject) bool {
			return s.own.Overdue > 0 && (s.own.State == measure.WorthAsking || s.own.N == 0)
		},
		words: sayChartOverdue,
	},
	{
		ID: "chart_moved", About: aChart, Asks: true,
		When: "The measure has changed: in the window eight points or more in a row lay on one side of the centre.",
		Good: "At least 8 in a row earlier than the level before",
		Bad:  "A trend to earlier deliveries", Why: "The rule says that the level is another one, and nothing of where it goes.",
		holds: func(s *subject) bool { return s.own.State == measure.Changed && s.own.Run }, words: sayChartMoved,
	},
	{
		ID: "chart_few", About: aChart,
		When: "The measure has too little data, or the last phase of the chart too few points for limits.",
		Good: "Too few for limits: median 2 days late over 4",
		Bad:  "Steady", Why: "Without limits there is nothing to be steady within.",
		holds: func(s *subject) bool {
			return s.own.State == measure.TooLittleData || !s.chart.Policy().Limited() && s.chart.Policy() != spc.PolicyMedianRun
		}, words: sayChartFew,
	},
	{
		ID: "chart_same", About: aChart,
		When: "The points hardly vary, so that limits would mean nothing.",
		Good: "Nearly always the same: median on the day",
		Bad:  "Steady within its limits", Why: "There are none.",
		holds: func(s *subject) bool { return s.chart.Policy() == spc.PolicyMedianRun }, words: sayChartSame,
	},
	{
		ID: "chart_steady", About: aChart,
		When: "The measure is steady, and the last phase has limits.",
		Good: "Steady: around 1 day early",
		Bad:  "Good: around 1 day early", Why: "Steady says that it has not changed, and not that it is good.",
		holds: func(*subject) bool { return true }, words: sayChartSteady,
	},
}

// lots are the rules about inspections.
var lots = []*Rule{
	{
		ID: "lots_none", About: theLots, Measures: []string{"first_pass_lots"},
		When: "No final inspection lies in the window.",
		Good: "No lot was inspected in the last 12 months",
		Bad:  "Every lot passed", Why: "None was looked at.",
		holds: func(s *subject) bool { return s.own.N == 0 }, words: sayLotsNone,
	},
	{
		ID: "lots_beyond", About: theLots, Asks: true, Measures: []string{"first_pass_lots"},
		When: "A lot of the window lies outside the limits for a sample of its size.",
		Good: "1 lot beyond the limits for its sample: 8 of 9 passed at the first inspection",
		Bad:  "Quality is out of control", Why: "It is a question about that lot.",
		holds: func(s *subject) bool { return s.beyond > 0 }, words: sayLotsBeyond,
	},
	{
		ID: "lots_few", About: theLots, Measures: []string{"first_pass_lots"},
		When: "first_pass_lots has too little data.",
		Good: "Too few lots to say more: 3 of 3 passed at the first inspection",
		Bad:  "Every lot passes", Why: "Three lots prove little.",
		holds: func(s *subject) bool { return s.own.State == measure.TooLittleData }, words: sayLotsFew,
	},
	{
		ID: "lots_changed", About: theLots, Asks: true, Measures: []string{"first_pass_lots"},
		When: "first_pass_lots has changed.",
		Good: "13 of 13 lots passed at the first inspection, 6 of 12 the year before: a clear change",
		Bad:  "Quality improves", Why: "Two windows are no trend.",
		holds: func(s *subject) bool { return s.own.State == measure.Changed }, words: sayLotsChanged,
	},
	{
		ID: "lots_first", About: theLots, Measures: []string{"first_pass_lots"},
		When: "first_pass_lots is steady, and the window before has no cases or too few to compare with.",
		Good: "9 of 10 lots passed at the first inspection; nothing the year before to compare it with",
		Bad:  "Steady: 9 of 10 lots passed at the first inspection", Why: "Without a window before nothing can be steady.",
		holds: func(s *subject) bool { return s.own.Compare() != measure.Alike }, words: sayLotsFirst,
	},
	{
		ID: "lots_steady", About: theLots, Measures: []string{"first_pass_lots"},
		When: "first_pass_lots is steady.",
		Good: "Steady: 8 of 9 lots passed at the first inspection, as last year",
		Bad:  "Good: 8 of 9 lots passed", Why: "Steady says that it has not changed, and not that it is good.",
		holds: func(*subject) bool { return true }, words: sayLotsSteady,
	},
}
