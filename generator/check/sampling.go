package check

import (
	"errors"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/measure"
	"factorybook/generator/measure/aql"
	"factorybook/generator/record"
)

var ruleResult = rules.New(diag.RuleText{
	Code: "FB0507", Severity: diag.Warning,
	Title: "an inspection result that contradicts the sampling plan",
	Why: `By ISO 2859-1 (single sampling, normal inspection) lot size, level and AQL give the sample and the acceptance
number, and the number found decides. A result that says the opposite was looked up wrongly, or was decided for another
reason that the notes should tell.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, level: II, sample: 200,
     aql: {major: 2.5}, found: {major: 11}, result: accepted}
#                                                   ^ FB0507
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, level: II, sample: 200,
     aql: {major: 2.5}, found: {major: 11}, result: rejected}
`,
})

var ruleSmallSample = rules.New(diag.RuleText{
	Code: "FB0508", Severity: diag.Warning,
	Title: "a sample too small to accept the lot",
	Why:   `The acceptance number belongs to a sample size. From a smaller sample, nothing found proves less than the AQL asks for, and the lot is not accepted by the plan.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, level: II, sample: 80,
#                                                                ^ FB0508
     aql: {major: 2.5}, found: {major: 3}, result: accepted}
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, level: II, sample: 200,
     aql: {major: 2.5}, found: {major: 3}, result: accepted}
`,
})

var ruleLargeSample = rules.New(diag.RuleText{
	Code: "FB0523", Severity: diag.Warning,
	Title: "a sample larger than the plan's, with more found than the plan accepts",
	Why: `The acceptance number belongs to a sample size. More found in more units can still be within the AQL, so a sample that was
enlarged decides nothing by the plan of the smaller one. Judge it by the plan that was really agreed, and write its level.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, level: II, sample: 3500,
#                                                                ^ FB0523
     aql: {major: 2.5}, found: {major: 40}, result: accepted}
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, level: II, sample: 200,
     aql: {major: 2.5}, found: {major: 3}, result: accepted}
`,
})

var ruleAQL = rules.New(diag.RuleText{
	Code: "FB0509", Severity: diag.Warning,
	Title: "an AQL that the table does not have",
	Why:   `ISO 2859-1 has a series of preferred AQLs. For another number there is no plan, and whatever was applied is not the standard.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, sample: 200, aql: {major: 2.0}, found: {major: 3}}
#                                                                       ^ FB0509
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, sample: 200, aql: {major: 2.5}, found: {major: 3}}
`,
})

var ruleNoPlan = rules.New(diag.RuleText{
	Code: "FB0522", Severity: diag.Warning,
	Title: "an inspection for which there is no plan here",
	Why: `What the tables of this program do not hold (ISO 2859-1, single sampling, normal inspection, AQLs from 0.010 to 10) is not
judged: neither whether the sample was large enough, nor whether the result follows from what was found.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, sample: 200, aql: {major: 25}, found: {major: 3}, result: accepted}
#                                                                       ^ FB0522
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections:
  - {on: 2025-04-22, stage: final, lot: 4800, sample: 200, aql: {major: 2.5}, found: {major: 3}, result: accepted}
`,
})

// verdict is what the classes of an inspection come to by its plan.
type verdict struct {
	judged, accepted, undecided int
	rejected                    diag.Message // why one class rejects the lot
	small, large                aql.Plan     // a plan with another sample, where that leaves it open
}

// sampling judges an inspection by its plan.
func (c *checker) sampling(o *record.Order, p *record.Inspection) {
	if p.Sample.Known() && p.Lot.Known() && p.Sample.V > p.Lot.V {
		return // reported as such
	}
	var v verdict
	classes := measure.DefectClasses(p)
	for i := range classes {
		if k := &classes[i]; k.Limit.Known() || k.Found.V > 0 {
			c.judge(o, p, k, &v)
		}
	}
	c.compareResult(o, p, &v)
}

// judge adds one class of defects to the verdict. Critical ones need no limit: none
// may be found.
func (c *checker) judge(o *record.Order, p *record.Inspection, k *measure.DefectClass, v *verdict) {
	limit, _ := k.Limit.V.Float64()
	plan := k.Plan
	if !k.Planned {
		v.undecided++ // no limit was agreed, or the tables do not hold it
		c.oddLimit(o, p, k, limit)
		return
	}
	if !k.Found.Known() || !p.Sample.Known() && limit > 0 {
		return
	}
	v.judged++
	switch k.Verdict {
	case aql.Rejected:
		v.rejected = diag.Say("%d %s found in %d; the plan (lot %d, level %s, AQL %s) accepts up to %d", k.Found.V, diag.Named(k.Name), p.Sample.V, p.Lot.V, p.Level.Or("II"), k.Limit.V, plan.Accept)
		switch {
		case !k.Limit.Known():
			v.rejected = diag.Say("%d %s found; without an AQL for them none is accepted", k.Found.V, diag.Named(k.Name))
		case limit == 0:
			v.rejected = diag.Say("%d %s found; an AQL of 0 accepts none", k.Found.V, diag.Named(k.Name))
		}
	case aql.Accepted:
		v.accepted++
	default:
		v.undecided++
		if p.Sample.V > plan.Units() {
			v.large = plan
		} else {
			v.small = plan
		}
	}
}

// compareResult holds the result against the plan.
func (c *checker) compareResult(o *record.Order, p *record.Inspection, v *verdict) {
	decided := p.Result.V == record.ResultAccepted || p.Result.V == record.ResultRejected
	within := v.judged > 0 && v.accepted == v.judged && v.undecided == 0
	switch {
	case p.Result.V == record.ResultAccepted && !v.rejected.Empty():
		c.report(ruleResult, &o.Source, p.Result.Pos, diag.Say("accepted, but %s", v.rejected), diag.Say("write rejected; where it was accepted by concession, allow this warning with the reason"))
	case p.Result.V == record.ResultRejected && within && !p.Notes.Known():
		c.report(ruleResult, &o.Source, p.Result.Pos, diag.Say("rejected, but what was found is within the plan for every class"), diag.Say("was it rejected for another reason? then say so in notes"))
	case p.Result.V == record.ResultAccepted && v.small.Sample > 0:
		c.report(ruleSmallSample, &o.Source, p.Sample.Pos,
			diag.Say("accepted from a sample of %d; the plan for a lot of %d at level %s asks for %d", p.Sample.V, p.Lot.V, p.Level.Or("II"), v.small.Units()), diag.Message{})
	case decided && v.rejected.Empty() && v.large.Sample > 0 && !measure.Census(p):
		c.report(ruleLargeSample, &o.Source, p.Sample.Pos,
			diag.Say("a sample of %d is larger than the %d of the plan for a lot of %d at level %s; more was found than that plan accepts, and it decides nothing here", p.Sample.V, v.large.Units(), p.Lot.V, p.Level.Or("II")), diag.Say("write the level that the sample was drawn by"))
	}
}

// preferredAQLs are those of ISO 2859-1 from 0.010 to 1000, repeated in decades.
var preferredAQLs = []float64{1, 1.5, 2.5, 4, 6.5}

// oddLimit reports an AQL without a plan: one that is none, or one that the tables
// here do not hold. A lot that is not recorded is a missing fact.
func (c *checker) oddLimit(o *record.Order, p *record.Inspection, k *measure.DefectClass, limit float64) {
	var unknown *aql.UnknownError
	if !errors.As(k.Err, &unknown) {
		return
	}
	if !preferred(limit) {
		c.report(ruleAQL, &o.Source, k.Limit.Pos, diag.Say("%s is no AQL of ISO 2859-1", k.Limit.V), limits())
		return
	}
	if p.Lot.V > 0 {
		c.report(ruleNoPlan, &o.Source, k.Limit.Pos, diag.Say("no plan here for AQL %s: this inspection is not judged by it", k.Limit.V), diag.Say("say in notes by which plan it was decided"))
	}
}

func limits() diag.Message {
	all := aql.Limits()
	last := len(all) - 1
	return diag.Say("expected %s or %s", strings.Join(all[:last], ", "), all[last])
}

// preferred reports whether a number is an AQL of the standard.
func preferred(limit float64) bool {
	for decade := 0.01; decade <= 1000; decade *= 10 {
		for _, p := range preferredAQLs {
			if ratio := limit / (p * decade); ratio > 1-1e-9 && ratio < 1+1e-9 {
				return true
			}
		}
	}
	return false
}
