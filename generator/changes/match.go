package changes

import (
	"fmt"
	"strconv"
	"strings"

	"factorybook/generator/record"
)

// pair is a record or an entry in both states; before is nil for a new one, after
// for one that is gone.
type pair[T any] struct{ before, after *T }

// match pairs what is the same in both states. The pairs stand in the order of
// after, then what is gone.
func match[T any](before, after []T) []pair[T] {
	pairs := make([]pair[T], 0, len(after))
	partner, gone := matching(allNames(before), allNames(after))
	for i := range after {
		p := pair[T]{after: &after[i]}
		if n := partner[i]; n >= 0 {
			p.before = &before[n]
		}
		pairs = append(pairs, p)
	}
	for _, n := range gone {
		pairs = append(pairs, pair[T]{before: &before[n]})
	}
	return pairs
}

// known calls fn for what is there now, with what it was before: an empty one,
// and isNew, when it was not there.
func known[T any](before, after []T, fn func(before, after *T, isNew bool)) {
	for _, p := range match(before, after) {
		switch {
		case p.after == nil:
		case p.before == nil:
			fn(new(T), p.after, true)
		default:
			fn(p.before, p.after, false)
		}
	}
}

// matching pairs by names, each from the finest to the coarsest: first what has
// the finest name in common, of the rest what has the next one, and so on; of
// several with one name the first with the first. partner holds for each of after
// the index in before, or -1; gone are those of before without a partner.
func matching(before, after [][]string) (partner, gone []int) {
	partner = make([]int, len(after))
	for i := range partner {
		partner[i] = -1
	}
	paired := make([]bool, len(before))
	open := make(map[string][]int)
	for level, more := 0, true; more; level++ {
		more = false
		clear(open)
		for i, names := range before {
			if !paired[i] && level < len(names) && names[level] != "" {
				open[names[level]] = append(open[names[level]], i)
			}
		}
		for i, names := range after {
			if level >= len(names) {
				continue
			}
			more = true
			if waiting := open[names[level]]; partner[i] < 0 && len(waiting) > 0 {
				partner[i], open[names[level]] = waiting[0], waiting[1:]
				paired[waiting[0]] = true
			}
		}
	}
	for i := range before {
		if !paired[i] {
			gone = append(gone, i)
		}
	}
	return partner, gone
}

func allNames[T any](list []T) [][]string {
	all := make([][]string, len(list))
	inFile := make(map[string]int)
	for i := range list {
		place := placeIn(i, len(list))
		switch r := any(&list[i]).(type) {
		case *record.Visit:
			inFile[r.File]++
			place = fmt.Sprintf("%d in %s", inFile[r.File], r.File)
		case *record.Talk:
			inFile[r.File]++
			place = fmt.Sprintf("%d in %s", inFile[r.File], r.File)
		}
		all[i] = names(any(&list[i]), place)
	}
	return all
}

func placeIn(i, of int) string { return fmt.Sprintf("%d of %d", i+1, of) }

// names are what a record or an entry is recognised by, from the finest to the
// coarsest; "" is none. The last is mostly its place: an entry at the same place
// of a list that is as long as before was edited there. What has an id of its own
// has no other name, and a renewed certificate or agreement is a new one.
func names(entry any, place string) []string {
	switch e := entry.(type) {
	case *record.Order:
		return []string{e.ID.V}
	case *record.Issue:
		return []string{e.ID.V}
	case *record.Contact:
		return []string{e.ID.V}
	case *record.Visit:
		return []string{joined(day(e.Date), e.Purpose.V), day(e.Date), place}
	case *record.Talk:
		return []string{joined(day(e.On), e.By.V, e.Channel.V, e.About.V), joined(day(e.On), e.By.V), complete(day(e.On), e.About.V), place}
	case *record.PromiseChange:
		return []string{joined(day(e.Told), day(e.To), e.AskedBy.V, skus(e.SKUs)), joined(day(e.Told), skus(e.SKUs)), joined(day(e.To), skus(e.SKUs)), place}
	case *record.Line:
		return []string{joined(lineName(e), number(e.Quantity), day(e.Promised)), lineName(e), place}
	case *record.Approval:
		return []string{joined(e.What.V, day(e.Asked)), e.What.V, place}
	case *record.Payment:
		return []string{joined(e.Stage.V, day(e.Due), number(e.Amount)), complete(e.Stage.V, day(e.Due)), complete(e.Stage.V, number(e.Amount)), e.Stage.V, place}
	case *record.Delivery:
		counts, _ := e.Seen()
		return []string{joined(counts.String(), brought(e.Quantities)), counts.String(), brought(e.Quantities), place}
	case *record.Return:
		return []string{joined(day(e.On), brought(e.Quantities)), day(e.On), brought(e.Quantities), place}
	case *record.AgreedChange:
		return []string{joined(day(e.On), e.SKU.V, number(e.Quantity), number(e.Price)), joined(day(e.On), e.SKU.V), e.SKU.V, place}
	case *record.Inspection:
		return []string{joined(day(e.On), e.Stage.V, e.SKU.V, whole(e.Lot), whole(e.Sample)), joined(day(e.On), e.Stage.V, e.SKU.V), complete(day(e.On), e.SKU.V), place}
	case *record.Certificate:
		return []string{joined(e.Name.V, e.Number.V, day(e.Issued)), e.Number.V, complete(e.Name.V, day(e.Issued)), complete(e.Name.V, day(e.Expires)), complete(day(e.Issued), day(e.Expires))}
	case *record.Agreement:
		return []string{joined(e.Kind.V, e.Begin().String()), complete(e.Kind.V, day(e.Signed)), complete(e.Kind.V, day(e.Until)), complete(day(e.Signed), day(e.Until))}
	case *record.Forecast:
		return []string{joined(e.Period.V.Name, day(e.Shared)), e.Period.V.Name, place}
	case *record.Goodwill:
		return []string{joined(day(e.On), e.By.V, e.Kind.V, e.What.V), e.What.V, joined(day(e.On), e.By.V), place}
	case *record.Closure:
		return []string{joined(day(e.From), e.Name.V), day(e.From), complete(e.Name.V, strconv.Itoa(e.From.V.Year())), place}
	case *record.Phase:
		return []string{joined(day(e.From), e.Reason.V), day(e.From), e.Reason.V, place}
	case *record.FactoryComment:
		return []string{joined(e.Measure.V, day(e.On), e.Text.V), joined(e.Measure.V, day(e.On)), e.Measure.V, place}
	case *record.Observation:
		return []string{joined(e.Area.V, e.Note.V), e.Note.V, e.Area.V, place}
	case *record.Promise:
		return []string{e.ID.V, joined(e.By.V, e.What.V), e.What.V, place}
	}
	panic(fmt.Sprintf("changes: no name for a %T", entry))
}

// joined makes a name of parts, none when all are empty.
func joined(parts ...string) string {
	for _, p := range parts {
		if p != "" {
			return strings.Join(parts, "\x00")
		}
	}
	return ""
}

// complete makes a name of parts, none when one of them is empty.
func complete(parts ...string) string {
	for _, p := range parts {
		if p == "" {
			return ""
		}
	}
	return strings.Join(parts, "\x00")
}

func day(d record.Day) string { return d.V.String() }

func number(n record.Number) string {
	if !n.Known() {
		return ""
	}
	return n.V.Trim(0).String()
}

func whole(n record.Whole) string {
	if !n.Known() {
		return ""
	}
	return strconv.Itoa(n.V)
}

func skus(list []record.Text) string { return listed(namesOf(list), false) }

func namesOf(list []record.Text) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].V
	}
	return names
}

// listed enumerates as the language does.
func listed(names []string, chinese bool) string {
	if chinese {
		return strings.Join(names, "、")
	}
	return strings.Join(names, ", ")
}

// lineName is what a line is told apart by: its SKU, else what it is called.
func lineName(l *record.Line) string {
	if l.SKU.Known() {
		return l.SKU.V
	}
	return l.Name.V
}

// brought names what a delivery brought or a return took, "" for everything.
func brought(quantities []record.SKUQuantity) string { return listed(goodsOf(quantities), false) }

func goodsOf(quantities []record.SKUQuantity) []string {
	parts := make([]string, len(quantities))
	for i, q := range quantities {
		parts[i] = q.Quantity.V.String() + " × " + q.SKU.V
	}
	return parts
}
