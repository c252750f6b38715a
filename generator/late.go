package generator

import (
	"bytes"
	"crypto/rand"
	"regexp"

	"factorybook/generator/words"
)

// late fills in the commit when pages are put. Every page names it, so that pages which
// are kept from build to build need no more than another commit in their place: where it
// stands in them is remembered with them.
type late struct {
	// mark begins what stands for the commit while pages are made. It is made anew for
	// each build, of letters and digits alone: no record has it, and nothing escapes it.
	mark []byte
	// from is the commit of the last build, to that of this one.
	from, to words.Commit
}

// What follows the mark.
const (
	shortMark = 'S'
	linkMark  = 'L'
)

var plainCommit = regexp.MustCompile(`^[0-9a-f]+\+?$`)

// newLate returns nil for what is no commit of git's.
func newLate(commit string) *late {
	if !plainCommit.MatchString(commit) {
		return nil
	}
	return &late{mark: []byte("Zq" + rand.Text()), to: words.CommitOf(commit)}
}

// commit is how pages name the commit while they are made.
func (l *late) commit(full string) words.Commit {
	if l == nil {
		return words.CommitOf(full)
	}
	return words.Commit{Full: full, Short: string(l.mark) + string(shortMark), Link: string(l.mark) + string(linkMark)}
}

// of is the text that a mark stands for.
func (l *late) of(c words.Commit, kind byte) string {
	if kind == linkMark {
		return c.Link
	}
	return c.Short
}

// place is where a file names the commit: how many bytes after the last such place, and
// as what.
type place struct {
	Gap  int
	Kind byte
}

// fill appends the file with the commit in it to dst, and says where that is.
func (l *late) fill(dst, data []byte) (filled []byte, places []place) {
	last := 0
	for {
		at := bytes.Index(data, l.mark)
		if at < 0 || at+len(l.mark) == len(data) {
			return append(dst, data...), places
		}
		kind := data[at+len(l.mark)]
		dst = append(dst, data[:at]...)
		places = append(places, place{len(dst) - last, kind})
		dst = append(dst, l.of(l.to, kind)...)
		last = len(dst)
		data = data[at+len(l.mark)+1:]
	}
}

// same reports whether files name the commit of the last build as they would that of
// this one.
func (l *late) same() bool {
	return l == nil || l.from.Short == l.to.Short && l.from.Link == l.to.Link
}

// refill returns a file of the last build with the commit of this one; false: it does
// not name the last one in these places.
func (l *late) refill(data []byte, places []place) ([]byte, bool) {
	filled := make([]byte, 0, len(data)+len(places)*max(0, len(l.to.Link)-len(l.from.Link)))
	for _, p := range places {
		was := l.of(l.from, p.Kind)
		if p.Gap < 0 || p.Gap > len(data) || !bytes.HasPrefix(data[p.Gap:], []byte(was)) {
			return nil, false
		}
		filled = append(append(filled, data[:p.Gap]...), l.of(l.to, p.Kind)...)
		data = data[p.Gap+len(was):]
	}
	return append(filled, data...), true
}
