package pages

import (
	"strconv"

	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/words"
)

// Summary is the little of a factory that the pages across factories need. It
// holds no records, so that the rest of the factory can be forgotten.
type Summary struct {
	// ID is the factory's.
	ID string
	// Name in both scripts; its Href starts at the site's root.
	Name words.Name
	// Orders, Visits, Issues, Talks and People count the records.
	Orders, Visits, Issues, Talks, People int

	today    today
	status   string // the key
	row      FactoryRow
	gaps     []lists.Gap
	register register
	charts   []string // the measures that have one
}

// Part is a share of a summary that only some pages across factories need.
type Part int

// The parts of a summary; Parts is their number.
const (
	PartDue      Part = iota // what is overdue or due today
	PartNews                 // the rest of the first page
	PartRow                  // of the table of all factories
	PartGaps                 // facts that are missing
	PartOrders               // in work, and placed lately
	PartPromises             // that are open
	PartPeople
	PartPlan  // of the calendar
	PartCases // that are compared
	Parts
)

// Part are pointers to what belongs to a part.
func (s *Summary) Part(part Part) []any {
	r := &s.register
	return [Parts][]any{
		PartDue: {&s.today.ours, &s.today.theirs}, PartNews: {&s.today.ahead, &s.today.closed, &s.today.asking, &s.today.changes, &s.today.spring},
		PartRow: {&s.row}, PartGaps: {&s.gaps}, PartOrders: {&r.orders}, PartPromises: {&r.promises}, PartPeople: {&r.people},
		PartPlan: {&r.plan}, PartCases: {&r.cases},
	}[part]
}

// Head is a summary without its parts.
func (s *Summary) Head() Summary {
	head := *s
	head.today, head.row, head.gaps = today{}, FactoryRow{}, nil
	r := &s.register
	head.register = register{name: r.name, owner: r.owner, inWork: r.inWork, lately: r.lately, open: r.open, overdue: r.overdue, kept: r.kept}
	return head
}

// Summarize returns the little of a factory that the pages across factories need.
func Summarize(s *words.Site, partner *figures.Partner) Summary {
	f := partner.Factory
	p := s.At(words.Index)
	name := p.ShortOf(f)
	name.Href = p.To(words.Profile.Path(f.ID))
	sum := Summary{
		ID: f.ID, Name: name, Orders: len(f.Orders), Visits: len(f.Visits), Issues: len(f.Issues),
		Talks: len(f.Talks), People: len(f.Contacts),
	}
	for i := range partner.Result.Charts {
		sum.charts = append(sum.charts, partner.Result.Charts[i].Def.ID)
	}
	sum.today, sum.status = todayOf(p, partner, name), f.Status.V
	sum.row = factoryRow(p, partner, name)
	// The page of problems stands in the same folder as the index.
	sum.gaps = lists.Gaps(p, partner)
	sum.register = registerOf(s, partner, name)
	for i := range sum.gaps {
		sum.gaps[i].Factory = name
	}
	return sum
}

// gapsOf are the facts that are missing, by what recording them would give; of each the
// factories where that says most.
func gapsOf(p words.Place, summaries []Summary) []GapGroup {
	var all []lists.Gap
	for i := range summaries {
		all = append(all, summaries[i].gaps...)
	}
	var groups []GapGroup
	for _, g := range lists.ByFact(p.Words, all) {
		group := GapGroup{GapGroup: g}
		if more := len(g.Factories) - maxGaps; more > 0 {
			group.Factories, group.More = g.Factories[:maxGaps], p.Words.Say("list.more", "n", more)
		}
		groups = append(groups, group)
	}
	return groups
}

func itoa(n int) string { return strconv.Itoa(n) }
