package spc

import (
	"cmp"
	"slices"
)

// Case is something that takes time to end: closed after Time, or still open
// (censored) after Time.
type Case struct {
	Time   float64
	Closed bool
}

// Step is a point of time at which the Kaplan–Meier curve falls.
type Step struct {
	Time     float64
	AtRisk   int     // cases open just before
	Closed   int     // cases that closed then
	Survival float64 // share still open afterwards
}

// KaplanMeier returns the steps of the curve of cases still open: at each time
// with closings it falls by the share of closings among the cases at risk. A
// case censored on the very time of a closing was still at risk then.
func KaplanMeier(cases []Case) []Step {
	cases = slices.Clone(cases)
	slices.SortFunc(cases, func(a, b Case) int { return cmp.Compare(a.Time, b.Time) })
	var steps []Step
	survival := 1.0
	for i := 0; i < len(cases); {
		step := Step{Time: cases[i].Time, AtRisk: len(cases) - i}
		for ; i < len(cases) && cases[i].Time == step.Time; i++ {
			if cases[i].Closed {
				step.Closed++
			}
		}
		if step.Closed == 0 {
			continue
		}
		survival *= float64(step.AtRisk-step.Closed) / float64(step.AtRisk)
		step.Survival = survival
		steps = append(steps, step)
	}
	return steps
}

// SurvivalMedian returns the first time at which no more than half of the cases
// are still open. Cases that are open count for what they are, so it is larger
// than the median of the closed ones, and there is none (ok false) while more
// than half are open.
func SurvivalMedian(cases []Case) (time float64, ok bool) {
	for _, step := range KaplanMeier(cases) {
		if step.Survival <= 0.5*(1+guard) {
			return step.Time, true
		}
	}
	return 0, false
}
