package measure

import (
	"factorybook/generator/measure/aql"
	"factorybook/generator/record"
)

// DefectClass is one class of defects of an inspection, held against its plan.
type DefectClass struct {
	Name  string // critical, major or minor
	Limit record.Number
	Found record.Whole
	// Plan is meant when Planned. Err says why the tables have none; it is nil where
	// no AQL was given. Critical defects need none: not one may be found.
	Plan    aql.Plan
	Planned bool
	Err     error
	Verdict aql.Verdict
}

// DefectClasses holds what an inspection found against its plan, the critical
// defects first. Without a level it is II, the one that the standard takes unless
// another is agreed.
func DefectClasses(p *record.Inspection) [3]DefectClass {
	classes := [...]DefectClass{
		{Name: "critical", Limit: p.AQL.Critical, Found: p.Found.Critical},
		{Name: "major", Limit: p.AQL.Major, Found: p.Found.Major},
		{Name: "minor", Limit: p.AQL.Minor, Found: p.Found.Minor},
	}
	for i := range classes {
		c := &classes[i]
		if !c.Limit.Known() && i > 0 {
			continue
		}
		limit, _ := c.Limit.V.Float64()
		c.Plan, c.Err = aql.Find(p.Lot.V, aql.Level(p.Level.Or(string(aql.II))), limit)
		c.Planned = c.Err == nil
		if c.Planned && c.Found.Known() && (p.Sample.Known() || limit == 0) {
			c.Verdict = c.Plan.Judge(p.Sample.V, c.Found.V)
		}
	}
	return classes
}

// Census reports whether the whole lot was looked at: nothing is then left open by
// the choice of a sample.
func Census(p *record.Inspection) bool {
	return p.Lot.Known() && p.Sample.Known() && p.Sample.V == p.Lot.V
}
