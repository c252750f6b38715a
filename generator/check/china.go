package check

import (
	"time"

	"factorybook/generator/calendar"
	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleKnownYear = rules.New(diag.RuleText{
	Code: "FB0519", Severity: diag.Warning,
	Title: "days off of a year that the program knows",
	Why: `The official days off of China for the years in its tables were checked against the notices of the State Council. Those of the
book are for years that are announced later; for a known year they are not used.`,
	Bad: `
-- factorybook.yaml --
title: Example
china_days:
  2025: {off: [2025-01-01]}
# ^ FB0519
`,
	Good: `
-- factorybook.yaml --
title: Example
china_days:
  2035: {off: [2035-01-01]}
`,
})

var ruleChinaDays = rules.New(diag.RuleText{
	Code: "FB0520", Severity: diag.Error,
	Title: "days off that cannot be right",
	Why: `The yearly notice names days off, and Saturdays and Sundays that are worked instead. A day of another year, a make-up day
that is a working day anyway, or a day that is both would put every date that is counted over it in the wrong place.`,
	Bad: `
-- factorybook.yaml --
title: Example
china_days:
  2035: {off: [2035-01-01], work: [2035-01-05]}
#                                  ^ FB0520
`,
	Good: `
-- factorybook.yaml --
title: Example
china_days:
  2035: {off: [2035-01-01], work: [2035-01-06]}
`,
})

// chinaDays holds the days off that a book adds to what the notices can say.
func chinaDays(s *record.Settings, report func(rule *diag.Rule, pos record.Pos, text, hint diag.Message)) {
	for i := range s.ChinaDays {
		y := &s.ChinaDays[i]
		if calendar.Known(y.Year.V) {
			report(ruleKnownYear, y.Year.Pos, diag.Say("the days off of %d are known already; these are not used", y.Year.V), diag.Say("delete them; were they changed, a newer program has the change"))
			continue
		}
		seen := make(map[record.Date]bool)
		for _, day := range y.Off {
			if !day.Known() {
				continue
			}
			seen[day.V] = true
			otherYear(y, day, report)
		}
		for _, day := range y.Work {
			if !day.Known() {
				continue
			}
			weekday := day.V.Weekday()
			switch {
			case otherYear(y, day, report):
			case seen[day.V]:
				report(ruleChinaDays, day.Pos, diag.Say("%s is both off and worked", day.V), diag.Say("keep one of them"))
			case weekday != time.Saturday && weekday != time.Sunday:
				report(ruleChinaDays, day.Pos, diag.Say("%s is a %s, worked anyway", day.V, diag.Named(weekday.String())), diag.Say("work: names the Saturdays and Sundays that are worked instead of days off"))
			}
		}
	}
}

// otherYear reports a day that the notice of a year cannot name: it reaches into the
// last days of the December before.
func otherYear(y *record.ChinaYear, day record.Day, report func(rule *diag.Rule, pos record.Pos, text, hint diag.Message)) bool {
	if first := record.NewDate(y.Year.V-1, time.December, 24); day.V >= first && day.V.Year() <= y.Year.V {
		return false
	}
	report(ruleChinaDays, day.Pos, diag.Say("%s is no day of %d", day.V, y.Year.V), diag.Say("write it under its own year"))
	return true
}
