package record

// Visit is a note of a visit, in person or by video.
type Visit struct {
	Source
	// Key is the visit's name within its factory and of its page: its date, and
	// for the second visit that begins on the same day `<date>-2`.
	Key          string
	Date, Until  Day
	Kind         Text
	Purpose      Text
	PurposeZH    Text // the same in Chinese
	Team         []Text
	Interpreter  Interpreter
	Met          []Text // contact ids
	Mood         Text   // internal edition only
	Observations []Observation
	Promises     []Promise
	Closes       []Text // ids of promises that were settled at this visit
	Confirmed    []Text // ids of contacts whose entries were checked at this visit
}

// Last returns the last day of the visit.
func (v *Visit) Last() Date {
	return v.Until.Or(v.Date.V)
}

// InPerson reports whether someone went there.
func (v *Visit) InPerson() bool { return v.Kind.V != KindVideo }

// Interpreter is who interpreted, and for which side.
type Interpreter struct {
	Pos    Pos
	Name   Text
	NameZH Text // the same in Chinese
	Of     Text
}

// Observation is something seen at a visit; Rating is 1 to 5. Briefing puts its
// photo into the next briefings.
type Observation struct {
	Pos      Pos
	Area     Text
	AreaZH   Text // the same in Chinese
	Rating   Whole
	Note     Text
	NoteZH   Text // the same in Chinese
	Photo    Text
	Briefing Flag
}

// Promise is a promise as it stands in one record. PromiseCases joins the
// promises that are carried from note to note.
type Promise struct {
	Pos     Pos
	ID      Text // as typed; see Factory.PromiseCases for the id of a promise without
	By      Text
	What    Text
	WhatZH  Text // the same in Chinese
	Due     Day
	Done    Day
	Dropped Day
	Why     Text
	WhyZH   Text // the same in Chinese
}

// Issue is a problem and how both sides solved it. Its ID is unique in the book.
type Issue struct {
	Source
	ID         Text
	Opened     Day
	RaisedBy   Text
	Kind       Text
	Severity   Text
	Orders     []Text
	Title      Text
	TitleZH    Text // the same in Chinese
	Answered   Day  // first substantive answer by the other side
	Contained  Day
	Cause      Cause
	Solution   Text
	SolutionZH Text
	Agreed     Day // both sides agree on this account
	Cost       Cost
	Promises   []Promise
	Closed     Day
	Repeats    Text // id of the issue with the same cause

	FactoryComment, FactoryCommentZH Text // what the factory says of this account
}

// Cause is who caused an issue, and what.
type Cause struct {
	Pos              Pos
	By, What, WhatZH Text // WhatZH says the same in Chinese
}

// Cost is what an issue cost each side.
type Cost struct {
	Pos               Pos
	Factory, Importer Number
	Currency          Text
}

// Talk is one entry of the communication log. Answered makes it two-way.
type Talk struct {
	Source
	// Key is `<on>-<n>`, n counting the talks of that day from 1.
	Key         string
	On          Day
	By          Text
	Channel     Text
	With        []Text // contact ids
	About       Text
	AboutZH     Text // the same in Chinese
	Answered    Day
	Language    Text
	Interpreter Flag
	Promises    []Promise
}
