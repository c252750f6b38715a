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
	// By, What and Due are those of the first note: what the promise is judged by.
	By, What, WhatZH Text
	Due              Day
	// Agreed is Due or, of a promise made without a day, the first that a later note
	// gives; Expected the day that was agreed last, when that is another one.
	Agreed, Expected Day
	// Done or Dropped is how it ended, never both: the first day that a note gives.
	// A visit that closes the promise gives Done its date when no note has one.
	Done, Dropped Day
	Why, WhyZH    Text
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

// CarriedOver is how often a promise was carried over: at how many visits after the
// day it was made it was still open. A note that leaves it out leaves it open.
func (f *Factory) CarriedOver(c *PromiseCase) int {
	n := 0
	for i := range f.Visits {
		on := f.Visits[i].Date.V
		if on > c.Made && (!c.Done.Known() || on < c.Done.V) && (!c.Dropped.Known() || on < c.Dropped.V) {
			n++
		}
	}
	return n
}

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
			cases = append(cases, PromiseCase{ID: e.id, By: p.By, What: p.What, WhatZH: p.WhatZH, Due: p.Due, Made: e.note.On})
		}
		c := &cases[i]
		c.Notes = append(c.Notes, e.note)
		if p.Due.Known() {
			if !c.Agreed.Known() {
				c.Agreed = p.Due
			}
			c.Expected = p.Due
		}
		if before(p.Done, c.Done) {
			c.Done = p.Done
		}
		if before(p.Dropped, c.Dropped) {
			c.Dropped, c.Why, c.WhyZH = p.Dropped, p.Why, p.WhyZH
		}
	}
	for i := range f.Visits { // by date: the first that closes it counts
		for _, id := range f.Visits[i].Closes {
			if n, ok := at[id.V]; ok && !cases[n].Done.Known() {
				cases[n].Done = Day{f.Visits[i].Date.V, id.Pos}
			}
		}
	}
	for i := range cases {
		cases[i].endOnce()
		if cases[i].Expected.V == cases[i].Agreed.V {
			cases[i].Expected = Day{}
		}
	}
	return cases
}

// endOnce leaves the first of Done and Dropped. What was done or dropped by some
// day is then the same on every later as-of day, whatever was noted since.
func (c *PromiseCase) endOnce() {
	if before(c.Dropped, c.Done) {
		c.Done = Day{}
	} else if c.Done.Known() {
		c.Dropped, c.Why, c.WhyZH = Day{}, Text{}, Text{}
	}
}

// before reports whether a is known and earlier than b, or the only one.
func before(a, b Day) bool { return a.Known() && (!b.Known() || a.V < b.V) }
