package load

import "factorybook/generator/record"

var visitKind = asNote(newKind("visit",
	"A note of a visit, in person or by video.",
	func(v *record.Visit) *record.Source { return &v.Source },
	Day("date", "The first day of the visit.", func(v *record.Visit) *record.Day { return &v.Date }).Required(),
	Day("until", "Its last day.", func(v *record.Visit) *record.Day { return &v.Until }),
	Enum("kind", "What kind of visit.", record.Enums.VisitKind, func(v *record.Visit) *record.Text { return &v.Kind }),
	Text("purpose", "What it was for.", func(v *record.Visit) *record.Text { return &v.Purpose }),
	Text("purpose_zh", "The same in Chinese.", func(v *record.Visit) *record.Text { return &v.PurposeZH }),
	Names("team", "Who went.", func(v *record.Visit) *[]record.Text { return &v.Team }),
	One("interpreter", "Who interpreted, and for which side.", interpreterObject, func(v *record.Visit) *record.Interpreter { return &v.Interpreter }),
	Names("met", "Whom we met: ids of contacts.", func(v *record.Visit) *[]record.Text { return &v.Met }).names(NamesContact),
	Enum("mood", "How it felt; internal edition only.", record.Enums.Mood, func(v *record.Visit) *record.Text { return &v.Mood }),
	Many("observations", "What was seen.", observationObject, func(v *record.Visit) *[]record.Observation { return &v.Observations }),
	Many("promises", promisesDoc, promiseObject, func(v *record.Visit) *[]record.Promise { return &v.Promises }),
	Names("closes", "Ids of earlier promises that were settled at this visit.", func(v *record.Visit) *[]record.Text { return &v.Closes }),
	Names("confirmed", "Ids of contacts whose entries were checked at this visit.", func(v *record.Visit) *[]record.Text { return &v.Confirmed }).names(NamesContact),
))

// asNote lets a record also be a Markdown file with front matter.
func asNote[T any](k *recordKind[T]) *recordKind[T] {
	k.of.markdown = true
	return k
}

var interpreterObject = Describe("interpreter",
	"Who interpreted, and for which side.",
	Text("name", "The name.", func(i *record.Interpreter) *record.Text { return &i.Name }),
	Text("name_zh", "The same in Chinese.", func(i *record.Interpreter) *record.Text { return &i.NameZH }),
	Enum("of", "Whose interpreter.", record.Enums.InterpreterOf, func(i *record.Interpreter) *record.Text { return &i.Of }),
).at(func(i *record.Interpreter) *record.Pos { return &i.Pos })

var observationObject = Describe("observation",
	"Something seen at a visit.",
	Text("area", "Where.", func(o *record.Observation) *record.Text { return &o.Area }),
	Text("area_zh", "The same in Chinese.", func(o *record.Observation) *record.Text { return &o.AreaZH }),
	counted("rating", "From 1 (poor) to 5 (excellent).", stars, 1, 5, func(o *record.Observation) *record.Whole { return &o.Rating }),
	Text("note", "What was seen.", func(o *record.Observation) *record.Text { return &o.Note }),
	Text("note_zh", "The same in Chinese.", func(o *record.Observation) *record.Text { return &o.NoteZH }),
	Text("photo", "A picture, relative to the factory's folder: files/kiln.jpg.", func(o *record.Observation) *record.Text { return &o.Photo }).names(NamesPhoto),
	Flag("briefing", "Whether briefings show the photo, with area and note: true or false.", func(o *record.Observation) *record.Flag { return &o.Briefing }),
).at(func(o *record.Observation) *record.Pos { return &o.Pos })

var issueKind = newKind("issue",
	"A problem and how both sides solved it.",
	func(q *record.Issue) *record.Source { return &q.Source },
	Name("id", "A short name, unique in the book.", func(q *record.Issue) *record.Text { return &q.ID }).Required(),
	Day("opened", "The day it was raised.", func(q *record.Issue) *record.Day { return &q.Opened }).Required(),
	Enum("raised_by", "Who raised it.", record.Enums.Side, func(q *record.Issue) *record.Text { return &q.RaisedBy }),
	Enum("kind", "What kind of problem.", record.Enums.IssueKind, func(q *record.Issue) *record.Text { return &q.Kind }),
	Enum("severity", "How bad it is.", record.Enums.Severity, func(q *record.Issue) *record.Text { return &q.Severity }),
	Names("orders", "Ids of the orders concerned.", func(q *record.Issue) *[]record.Text { return &q.Orders }).names(NamesOrder),
	Text("title", "The problem in one line.", func(q *record.Issue) *record.Text { return &q.Title }),
	Text("title_zh", "The same in Chinese.", func(q *record.Issue) *record.Text { return &q.TitleZH }),
	Day("answered", "The day of the first substantive answer by the other side.", func(q *record.Issue) *record.Day { return &q.Answered }),
	Day("contained", "The day from which no more damage was done.", func(q *record.Issue) *record.Day { return &q.Contained }),
	One("cause", "Who or what caused it.", causeObject, func(q *record.Issue) *record.Cause { return &q.Cause }),
	Text("solution", "What was done about it.", func(q *record.Issue) *record.Text { return &q.Solution }),
	Text("solution_zh", "The same in Chinese.", func(q *record.Issue) *record.Text { return &q.SolutionZH }),
	Day("agreed", "The day both sides agreed on this account; without it the issue stays internal.", func(q *record.Issue) *record.Day { return &q.Agreed }),
	One("cost", "What it cost each side.", costObject, func(q *record.Issue) *record.Cost { return &q.Cost }),
	Many("promises", promisesDoc, promiseObject, func(q *record.Issue) *[]record.Promise { return &q.Promises }),
	Day("closed", "The day it was closed.", func(q *record.Issue) *record.Day { return &q.Closed }),
	Name("repeats", "The id of an earlier issue with the same cause.", func(q *record.Issue) *record.Text { return &q.Repeats }),
	Text("factory_comment", "What the factory says of this account.", func(q *record.Issue) *record.Text { return &q.FactoryComment }),
	Text("factory_comment_zh", "The same in Chinese.", func(q *record.Issue) *record.Text { return &q.FactoryCommentZH }),
)

var causeObject = Describe("cause",
	"Who or what caused an issue.",
	Enum("by", "Who caused it.", record.Enums.CauseBy, func(c *record.Cause) *record.Text { return &c.By }),
	Text("what", "What happened.", func(c *record.Cause) *record.Text { return &c.What }),
	Text("what_zh", "The same in Chinese.", func(c *record.Cause) *record.Text { return &c.WhatZH }),
).at(func(c *record.Cause) *record.Pos { return &c.Pos })

var costObject = Describe("cost",
	"What an issue cost each side.",
	Money("factory", "The factory's share.", func(c *record.Cost) *record.Number { return &c.Factory }),
	Money("importer", "Our share.", func(c *record.Cost) *record.Number { return &c.Importer }),
	field("currency", "The currency.", currencyKind, func(c *record.Cost) *record.Text { return &c.Currency }),
).at(func(c *record.Cost) *record.Pos { return &c.Pos }).alone("factory", "importer")

var talkKind = newKind("talk",
	"One entry of the communication log.",
	func(t *record.Talk) *record.Source { return &t.Source },
	Day("on", "The day.", func(t *record.Talk) *record.Day { return &t.On }).Required(),
	Enum("by", "Who began.", record.Enums.Side, func(t *record.Talk) *record.Text { return &t.By }),
	Enum("channel", "How.", record.Enums.Channel, func(t *record.Talk) *record.Text { return &t.Channel }),
	Names("with", "Ids of the contacts.", func(t *record.Talk) *[]record.Text { return &t.With }).names(NamesContact),
	Text("about", "What about.", func(t *record.Talk) *record.Text { return &t.About }),
	Text("about_zh", "The same in Chinese.", func(t *record.Talk) *record.Text { return &t.AboutZH }),
	Day("answered", "The day the other side answered; makes it two-way.", func(t *record.Talk) *record.Day { return &t.Answered }),
	Text("language", "The language spoken or written.", func(t *record.Talk) *record.Text { return &t.Language }),
	Flag("interpreter", "Whether someone interpreted.", func(t *record.Talk) *record.Flag { return &t.Interpreter }),
	Many("promises", promisesDoc, promiseObject, func(t *record.Talk) *[]record.Promise { return &t.Promises }),
)
