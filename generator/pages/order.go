package pages

import (
	"cmp"
	"slices"

	"factorybook/generator/words"
)

// firstOrder are the summaries in the first order of factories: those with something
// overdue by how much is overdue, then the active ones by name, then prospects, paused
// and ended ones.
func firstOrder(p words.Place, summaries []Summary) []*Summary {
	order := make([]*Summary, len(summaries))
	for i := range summaries {
		order[i] = &summaries[i]
	}
	byName(p, order)
	slices.SortStableFunc(order, func(a, b *Summary) int {
		n, _, _, oldest := a.today.overdue()
		m, _, _, older := b.today.overdue()
		if n > 0 || m > 0 {
			return cmp.Or(cmp.Compare(m, n), cmp.Compare(oldest, older))
		}
		return cmp.Compare(a.rank(), b.rank())
	})
	return order
}

// rank orders factories without anything overdue by their status.
func (s *Summary) rank() int {
	switch s.status {
	case "", "active":
		return 0
	case "prospect":
		return 1
	case "paused":
		return 2
	}
	return 3
}

// byName sorts by name as the language does: by Latin letters, Chinese names by
// their pinyin among them.
func byName(p words.Place, list []*Summary) {
	keys := make(map[*Summary]string, len(list))
	for _, s := range list {
		keys[s] = words.SortKey(s.Name.Main(p.Words.Script))
	}
	slices.SortStableFunc(list, func(a, b *Summary) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(a.ID, b.ID))
	})
}

// Capped is a list of which the first are in sight and the rest are a click away.
type Capped[T any] struct {
	First, Rest []T
	// More words how many the rest are, or "".
	More string
}
