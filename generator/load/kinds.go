package load

import (
	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// newKind declares a record: its own keys, and after them what any record may have.
func newKind[T any](name, doc string, source func(*T) *record.Source, fields ...Field[T]) *recordKind[T] {
	fields = append(fields,
		Markdown("notes", "Markdown, shown on the site.", func(t *T) *record.Text { return &source(t).Notes }),
		Markdown("notes_zh", "The notes in Chinese, shown on Chinese pages in their place.", func(t *T) *record.Text { return &source(t).NotesZH }),
		Markdown("private", "Markdown, only ever in the internal edition.", func(t *T) *record.Text { return &source(t).Private }),
		Markdown("private_zh", "The private notes in Chinese, shown on Chinese pages in their place.", func(t *T) *record.Text { return &source(t).PrivateZH }),
		Labels("extra", "Labels of your own, shown as a small table.", func(t *T) *[]record.Label { return &source(t).Extra }),
		Labels("extra_zh", "The labels in Chinese, shown on Chinese pages in their place.", func(t *T) *[]record.Label { return &source(t).ExtraZH }),
		One("imported", "The line of a spreadsheet that the record came from; written by import.", importedObject, func(t *T) *record.Imported { return &source(t).Imported }),
	)
	return &recordKind[T]{untypedKind{object: Describe(name, doc, fields...).of, source: func(of any) *record.Source { return source(of.(*T)) }}}
}

var importedObject = Describe("import",
	"The line of a spreadsheet that a record came from.",
	Text("from", "The name of the file.", func(i *record.Imported) *record.Text { return &i.From }),
	Whole("row", "The row in that file, counted from 1.", 1, anyWhole, func(i *record.Imported) *record.Whole { return &i.Row }),
)

var promiseObject = Describe("promise",
	"Something one side promised the other.",
	Name("id", "Joins the notes that carry one promise on; without it the promise is named by its place.", func(p *record.Promise) *record.Text { return &p.ID }),
	Enum("by", "Who promised.", record.Enums.Side, func(p *record.Promise) *record.Text { return &p.By }).Required(),
	Text("what", "What was promised.", func(p *record.Promise) *record.Text { return &p.What }).Required(),
	Text("what_zh", "The same in Chinese.", func(p *record.Promise) *record.Text { return &p.WhatZH }),
	Day("due", "The day it is due.", func(p *record.Promise) *record.Day { return &p.Due }),
	Day("done", "The day it was kept.", func(p *record.Promise) *record.Day { return &p.Done }),
	Day("dropped", "The day both sides gave it up.", func(p *record.Promise) *record.Day { return &p.Dropped }),
	Text("why", "Why it was dropped.", func(p *record.Promise) *record.Text { return &p.Why }),
	Text("why_zh", "The same in Chinese.", func(p *record.Promise) *record.Text { return &p.WhyZH }),
).at(func(p *record.Promise) *record.Pos { return &p.Pos })

const promisesDoc = "Promises made here, by either side."

// checkPieces reports fractions of things that are counted.
func checkPieces(r *reader, quantity record.Number, unit string) {
	if !quantity.Known() || unit != "pcs" && unit != "sets" || quantity.V.IsInt() {
		return
	}
	typed := r.numberAt(quantity.Pos)
	r.add(ruleWhole.At(r.place(quantity.Pos), diag.Say("%s %s; pieces and sets are whole", quantity.V, unit), diag.Message{}).
		Offer(len(typed), thousandsMeant(typed, anyNumber)...))
}

// numberAt returns the number that was typed at a place.
func (r *reader) numberAt(pos record.Pos) string {
	rest := []rune(r.source.line(int(pos.Line)))
	rest = rest[min(len(rest), int(pos.Column)-1):]
	end := 0
	for end < len(rest) && (rest[end] >= '0' && rest[end] <= '9' || rest[end] == '.') {
		end++
	}
	return string(rest[:end])
}
