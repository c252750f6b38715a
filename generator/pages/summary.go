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
