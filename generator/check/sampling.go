package check

import (
	"errors"
	"fmt"

	"factorybook/generator/diag"
	"factorybook/generator/measure/aql"
	"factorybook/generator/record"
)

var ruleResult = &diag.Rule{
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
}

var ruleSmallSample = &diag.Rule{
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
}

var ruleAQL = &diag.Rule{
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
}

// class is one class of defects of an inspection.
type class struct {
	name  string
	limit record.Number
	found record.Whole
}

func classes(p *record.Inspection) [3]class {
	return [3]class{
		{"critical", p.AQL.Critical, p.Found.Critical},
		{"major", p.AQL.Major, p.Found.Major},
		{"minor", p.AQL.Minor, p.Found.Minor},
	}
}

// sampling judges an inspection by its plan. Without a level it is II, the one
// the standard takes unless another is agreed.
func (c *checker) sampling(o *record.Order, p *record.Inspection) {
	if p.Sample.Known() && p.Lot.Known() && p.Sample.V > p.Lot.V {
		return // reported as such
	}
	var judged, undecided, accepted int
	var rejected string
	var small aql.Plan
	for _, k := range classes(p) {
		if !k.limit.Known() && k.found.V > 0 {
			undecided++ // found, and no limit to judge it by
		}
		if !k.limit.Known() {
			continue
		}
		limit, _ := k.limit.V.Float64()
		plan, err := aql.Find(p.Lot.V, aql.Level(p.Level.Or("II")), limit)
		if err != nil {
			undecided++
			c.oddLimit(o, k, limit, err)
			continue
		}
		if !k.found.Known() || !p.Sample.Known() {
			continue
		}
		judged++
		switch plan.Judge(p.Sample.V, k.found.V) {
		case aql.Rejected:
			rejected = fmt.Sprintf("%d %s found in %d; the plan (lot %d, level %s, AQL %s) accepts up to %d",
				k.found.V, k.name, p.Sample.V, p.Lot.V, p.Level.Or("II"), k.limit.V, plan.Accept)
			if limit == 0 {
				rejected = fmt.Sprintf("%d %s found; an AQL of 0 accepts none", k.found.V, k.name)
			}
		case aql.Accepted:
			accepted++
		default:
			undecided++
			small = plan
		}
	}
	c.compareResult(o, p, rejected, judged > 0 && accepted == judged && undecided == 0, small)
}

// compareResult holds the result against the plan.
func (c *checker) compareResult(o *record.Order, p *record.Inspection, rejected string, accepted bool, small aql.Plan) {
	switch {
	case p.Result.V == record.ResultAccepted && rejected != "":
		c.report(ruleResult, &o.Source, p.Result.Pos, "accepted, but "+rejected, "write rejected; where it was accepted by concession, allow this warning with the reason")
	case p.Result.V == record.ResultRejected && accepted && !p.Notes.Known():
		c.report(ruleResult, &o.Source, p.Result.Pos, "rejected, but what was found is within the plan for every class", "was it rejected for another reason? then say so in notes")
	case p.Result.V == record.ResultAccepted && small.Sample > 0:
		c.report(ruleSmallSample, &o.Source, p.Sample.Pos,
			fmt.Sprintf("accepted from a sample of %d; the plan for a lot of %d at level %s asks for %d", p.Sample.V, p.Lot.V, p.Level.Or("II"), small.Units()), "")
	}
}

// preferredAQLs are those of ISO 2859-1 from 0.010 to 1000, repeated in decades.
var preferredAQLs = []float64{1, 1.5, 2.5, 4, 6.5}

func (c *checker) oddLimit(o *record.Order, k class, limit float64, err error) {
	var unknown *aql.UnknownError
	if !errors.As(err, &unknown) {
		return
	}
	for decade := 0.01; decade <= 1000; decade *= 10 {
		for _, p := range preferredAQLs {
			if ratio := limit / (p * decade); ratio > 1-1e-9 && ratio < 1+1e-9 {
				return // of the standard, or another thing (lot, level) is missing
			}
		}
	}
	c.report(ruleAQL, &o.Source, k.limit.Pos, fmt.Sprintf("%s is no AQL of ISO 2859-1", k.limit.V), unknown.Hint)
}
