package importer

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// endedReader reads how an order ended from its status.
type endedReader struct {
	status, on *field
	words      map[string]ending
}

func newEndedReader(t *table) *endedReader {
	m := &t.m.Ended
	r := &endedReader{status: t.field("ended", m.Column), on: t.field("ended on", m.On), words: map[string]ending{}}
	for _, list := range []struct {
		words []record.Text
		end   ending
	}{{m.Cancelled, endCancelled}, {m.Closed, endClosed}, {m.Open, endOpen}} {
		for _, w := range list.words {
			word := strings.ToLower(tidy(w.V))
			if before, twice := r.words[word]; twice && before != list.end {
				t.fault(ruleMapWord, w.Pos, diag.Say("the same word stands for two ways to end"), diag.Say("keep one of them"))
			}
			r.words[word] = list.end
		}
	}
	if known(m.Column) && len(m.Cancelled)+len(m.Closed) == 0 {
		t.fault(ruleMapWord, posOf(m.Column), diag.Say("ended: names a column and no word for an end"), diag.Say("add `cancelled: [Cancelled]` or `closed: [Completed]`"))
	}
	return r
}

func (r *endedReader) read(row sheet.Row) (ending, record.Date) {
	_, text, ok := r.status.raw(row)
	if !ok {
		return endUnknown, r.on.day(row)
	}
	end, known := r.words[strings.ToLower(text)]
	if !known {
		r.status.tally.unreadable(text, diag.Say("the map does not say whether that is an end; name it under `ended: {cancelled: […], closed: […], open: […]}`"), row.Number)
		return endUnknown, r.on.day(row)
	}
	r.status.tally.Read++
	return end, r.on.day(row)
}

// saysCancelled reports whether a note begins with a word for an order that was cancelled.
func saysCancelled(note string) bool {
	first, _, _ := strings.Cut(strings.NewReplacer(",", " ", ";", " ", ":", " ", "，", " ", "。", " ", "：", " ", "\n", " ", "!", " ").Replace(note), " ")
	return endOf(first) == endCancelled
}

// ends is how an order ended, and which of its lines ended alone.
type ends struct {
	closed, cancelled string // the day or "unknown"; "" while it has not
	by                string
	lines             map[*entry]ending
}

const unknownDay = "unknown"

func orUnknown(d record.Date) string {
	if d == 0 {
		return unknownDay
	}
	return d.String()
}

// ends decides how the order ended: as all of its rows did, else line by line. What
// came whole needs no end without a day: nothing more is due.
func (o *order) ends(by string, report *Report) (e ends) {
	e.by = by
	var seen []ending
	var day record.Date
	for _, r := range o.entries {
		if !slices.Contains(seen, r.end) {
			seen = append(seen, r.end)
		}
		day = max(day, r.endedOn)
	}
	fact := o.fact("closed", true, report, func(e *entry) record.Date { return e.closed })
	e.closed = fact
	switch {
	case len(seen) == 1 && seen[0] == endCancelled:
		e.cancelled, e.closed = orUnknown(day), ""
	case len(seen) == 1 && seen[0] == endClosed:
		if fact == "" && (day != 0 || !o.complete()) {
			e.closed = orUnknown(day)
		}
	case slices.Contains(seen, endCancelled) || slices.Contains(seen, endClosed):
		e.lines = map[*entry]ending{}
		for _, r := range o.entries {
			if r.hasLine() && (r.end == endCancelled || r.end == endClosed && !r.complete()) {
				e.lines[r] = r.end
			}
		}
	}
	return e
}

// complete reports whether every line of the order came in full.
func (o *order) complete() bool {
	any := false
	for _, e := range o.entries {
		any = any || e.hasDelivery()
		if e.hasLine() && !e.complete() {
			return false
		}
	}
	return any
}

// complete reports whether what came of the line is at least what was ordered.
func (e *entry) complete() bool {
	return e.allCame || e.came.known && (!e.quantity.known || e.came.v.Cmp(e.quantity.v) >= 0)
}

// ofLine writes the end of one line.
func (e *ends) ofLine(line *entry) (closed, cancelled string) {
	switch e.lines[line] {
	case endClosed:
		return orUnknown(line.endedOn), ""
	case endCancelled:
		return "", flow("on", orUnknown(line.endedOn), "by", e.by)
	}
	return "", ""
}
