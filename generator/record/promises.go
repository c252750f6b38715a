package record

import (
	"cmp"
	"slices"
	"strconv"
)

// PromiseCase is one promise, whatever number of notes it was carried through.
type PromiseCase struct {
	// ID is the id that was typed, else `<factory>/visits/<visit key>#n`,
	// `<factory>/talks/<talk key>#n` or `<issue id>#n`, n counting from 1.
	ID string
	// By, What and Due are those of the first note.
	By, What Text
	Due      Day
	// Done and Dropped are the first that a note gives; a visit that closes the
	// promise gives Done its date when no note gives either.
	Done, Dropped Day
	Why           Text
	// Made is the day of the first note, and Notes are all of them, by date.
	Made  Date
	Notes []PromiseNote
}

// NoteKind says in which kind of record a promise stands.
type NoteKind uint8

// The records that may hold promises.
const (
	InVisit NoteKind = iota
	InTalk
	InIssue
)

// PromiseNote is one place where a promise stands.
type PromiseNote struct {
	Kind NoteKind
	// Key is the visit's or talk's key or the issue's id.
	Key string
	// On is the date of the record that holds the promise.
	On      Date
	File    string
	Promise *Promise
}

// Open reports whether the promise was neither kept nor dropped.
func (c *PromiseCase) Open() bool { return !c.Done.Known() && !c.Dropped.Known() }

// PromiseCases returns every promise of the factory once, in the order in which
// they were made (the day of the note, then visits before talks before issues,
// then the place in the file).
func (f *Factory) PromiseCases() []PromiseCase {
	type entry struct {
		id   string
		note PromiseNote
	}
	var entries []entry
	add := func(list []Promise, prefix string, note PromiseNote) {
		for i := range list {
			note.Promise = &list[i]
			id := list[i].ID.V
			if id == "" {
				id = prefix + "#" + strconv.Itoa(i+1)
			}
			entries = append(entries, entry{id, note})
		}
	}
	for i := range f.Visits {
		v := &f.Visits[i]
		add(v.Promises, f.ID+"/visits/"+v.Key, PromiseNote{Kind: InVisit, Key: v.Key, On: v.Date.V, File: v.File})
	}
	for i := range f.Talks {
		t := &f.Talks[i]
		add(t.Promises, f.ID+"/talks/"+t.Key, PromiseNote{Kind: InTalk, Key: t.Key, On: t.On.V, File: t.File})
	}
	for i := range f.Issues {
		q := &f.Issues[i]
		add(q.Promises, q.ID.V, PromiseNote{Kind: InIssue, Key: q.ID.V, On: q.Opened.V, File: q.File})
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.note.On, b.note.On) })

	cases := make([]PromiseCase, 0, len(entries))
	at := make(map[string]int, len(entries))
	for _, e := range entries {
		p := e.note.Promise
		i, seen := at[e.id]
		if !seen {
			i = len(cases)
			at[e.id] = i
			cases = append(cases, PromiseCase{ID: e.id, By: p.By, What: p.What, Due: p.Due, Made: e.note.On})
		}
		c := &cases[i]
		c.Notes = append(c.Notes, e.note)
		if c.Open() && (p.Done.Known() || p.Dropped.Known()) {
			c.Done, c.Dropped, c.Why = p.Done, p.Dropped, p.Why
		}
	}
	for i := range f.Visits {
		for _, id := range f.Visits[i].Closes {
			if n, ok := at[id.V]; ok && cases[n].Open() {
				cases[n].Done = Day{f.Visits[i].Date.V, id.Pos}
			}
		}
	}
	return cases
}
