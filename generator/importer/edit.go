package importer

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/record"
)

// change is a record to put in the place of another (at != nil), or to add.
type change struct {
	at    *span
	id    string
	begin record.Date
	text  string
}

// edit returns the file with the changes made and every other byte as it was.
func (f *bookFile) edit(changes []change) string {
	type piece struct {
		start, end int
		text       string
	}
	crlf := strings.Contains(f.data, "\r\n")
	ends := func(text string) string {
		if crlf {
			return strings.ReplaceAll(text, "\n", "\r\n")
		}
		return text
	}
	var pieces []piece
	var added []change
	for _, c := range changes {
		if c.at == nil {
			added = append(added, c)
			continue
		}
		text := ends(c.text)
		if c.at.end == len(f.data) && !strings.HasSuffix(f.data, "\n") {
			text = strings.TrimRight(text, "\r\n")
		}
		pieces = append(pieces, piece{c.at.start, c.at.end, text})
	}
	slices.SortStableFunc(added, func(a, b change) int { return cmp.Or(record.CompareDays(a.begin, b.begin), cmp.Compare(a.id, b.id)) })
	for i, c := range added {
		at, before, after := f.insertion(c)
		if at == 0 && i > 0 && len(f.spans) == 0 {
			before = "\n" // between the records of a new file
		}
		pieces = append(pieces, piece{at, at, ends(before + c.text + after)})
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var b strings.Builder
	done := 0
	for _, p := range pieces {
		b.WriteString(f.data[done:p.start])
		b.WriteString(p.text)
		done = p.end
	}
	b.WriteString(f.data[done:])
	return b.String()
}

// insertion finds the place of a new record: before the first one that comes
// after it, by day and id. Comments above a record stay above it.
func (f *bookFile) insertion(c change) (at int, before, after string) {
	i := slices.IndexFunc(f.spans, func(s *span) bool {
		return cmp.Or(record.CompareDays(s.begin, c.begin), cmp.Compare(s.id, c.id)) > 0
	})
	switch {
	case len(f.spans) == 0:
		at = len(f.data)
	case i == 0:
		if at = f.commentsAbove(f.spans[0].start); at > 0 || f.spans[0].start == 0 {
			return at, "", "\n"
		}
		// The comment above may be about the whole file: stay below the record.
		at = f.spans[0].end
	case i < 0:
		at = f.spans[len(f.spans)-1].end
	default:
		at = f.spans[i-1].end
	}
	switch {
	case at == 0:
		return at, "", ""
	case f.data[at-1] != '\n':
		return at, "\n\n", ""
	}
	return at, "\n", ""
}

// commentsAbove returns where the comment lines directly above a line begin.
func (f *bookFile) commentsAbove(at int) int {
	for at > 0 {
		line := strings.LastIndexByte(f.data[:at-1], '\n') + 1
		if f.data[line] != '#' {
			return at
		}
		at = line
	}
	return at
}
