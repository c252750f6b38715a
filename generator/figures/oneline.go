package figures

import (
	"slices"

	"factorybook/generator/words"
)

// OneLineADay puts the events that an order has on one day into one line, in their order;
// everything else stays as it is. The events must be in the order of their days.
func OneLineADay(p words.Place, events []Event) []Event {
	list := make([]Event, 0, len(events))
	for i := 0; i < len(events); {
		until := i + 1
		for until < len(events) && events[until].Day == events[i].Day {
			until++
		}
		list = oneDay(p, list, events[i:until])
		i = until
	}
	return list
}

// oneDay appends the events of a day, those of an order where its first one stands.
func oneDay(p words.Place, list, events []Event) []Event {
	if len(events) == 1 {
		return append(list, events[0])
	}
	taken := make([]bool, len(events))
	for i := range events {
		if taken[i] {
			continue
		}
		var group []Event // where there are several
		for k := i + 1; k < len(events); k++ {
			if !taken[k] && together(&events[i], &events[k]) {
				if taken[k] = true; group == nil {
					group = append(group, events[i])
				}
				group = append(group, events[k])
			}
		}
		if group == nil {
			list = append(list, events[i])
		} else {
			list = append(list, joined(p, group))
		}
	}
	return list
}

// together reports whether two events are of one order and one day.
func together(a, b *Event) bool {
	return a.Day != 0 && a.Day == b.Day && a.Record != "" && a.Record == b.Record && a.Href == b.Href && ofOrder(a) && ofOrder(b)
}

// ofOrder reports whether an event is about an order.
func ofOrder(e *Event) bool {
	switch e.Kind {
	case "order", "promise", "approval", "payment", "delivery", "inspection":
		return e.File == ""
	}
	return false
}

// joined makes one event of several.
func joined(p words.Place, events []Event) Event {
	e, w := events[0], p.Words
	var who, kinds, what []string
	e.Against, e.State, e.Quote = "", "", ""
	for i := range events {
		part := &events[i]
		if part.Who != "" && !slices.Contains(who, part.Who) {
			who = append(who, part.Who)
		}
		if !slices.Contains(kinds, part.KindWord) {
			kinds = append(kinds, part.KindWord)
		}
		said := part.What
		if part.Quote != "" {
			said = words.JoinColon(w, said, part.Quote)
		}
		if part.Against != "" {
			said = w.Say("event.with_against", "what", said, "against", part.Against)
		}
		what = append(what, said)
		if stateRank(part.State) > stateRank(e.State) {
			e.State = part.State
		}
		if part.Side != e.Side {
			e.Side = "both"
		}
		if part.Anchor != "" {
			e.Anchor = part.Anchor
		}
	}
	e.Who, e.KindWord, e.What = words.JoinComma(w, who), words.JoinComma(w, kinds), what[0]
	for _, said := range what[1:] {
		e.What = words.JoinSemicolon(w, e.What, said)
	}
	return e
}
