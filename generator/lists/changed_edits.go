package lists

import (
	"cmp"
	"strings"

	"factorybook/generator/changes"
	"factorybook/generator/words"
)

// changedRecord words an edit of a record: which record, which entry of a list,
// what became of it.
func changedRecord(w *words.Words, e *changes.Event) string {
	switch e.Kind {
	case changes.RecordGone:
		what := w.Say("changed.record_gone", "record", recordName(w, e))
		if e.Of == changes.OfTalk {
			return what // named by its subject
		}
		return words.JoinColon(w, what, e.Subject)
	case changes.EntryNew:
		return inRecord(w, e, withContent(w, w.Say("changed.entry_new", "entry", entryName(w, e)), e))
	case changes.EntryGone:
		return inRecord(w, e, withContent(w, w.Say("changed.entry_gone", "entry", entryName(w, e)), e))
	}
	what := edited(w, e)
	if e.Entry.List != "" {
		what = words.JoinColon(w, entryName(w, e), what)
	}
	return inRecord(w, e, what)
}

// recordName names the record of an event.
func recordName(w *words.Words, e *changes.Event) string {
	switch {
	case e.Of == changes.OfVisit:
		return w.Say("changed.visit", "day", e.Day)
	case e.Of == changes.OfTalk && e.Subject != "":
		return w.Say("changed.talk_about", "day", e.Day, "about", e.Subject)
	case e.Of == changes.OfTalk:
		return w.Say("changed.talk", "day", e.Day)
	case e.Of == changes.OfIssue:
		return w.Say("changed.issue")
	default:
		return w.Say("changed.order")
	}
}

// inRecord says in which visit or talk; orders and issues stand before their changes
// with their ids, and what is the factory's needs no more.
func inRecord(w *words.Words, e *changes.Event, what string) string {
	if e.Of == changes.OfVisit || e.Of == changes.OfTalk {
		return words.JoinColon(w, recordName(w, e), what)
	}
	return what
}

// entryName names an entry of a list: deposit, delivery (10 Oct 2026).
func entryName(w *words.Words, e *changes.Event) string {
	name, kind := e.Entry.Name, w.Say("changed.entry."+e.Entry.List)
	if dictionary := entryNames[e.Entry.List]; dictionary != "" && name != "" {
		name, kind = "", w.Enum(dictionary, name)
	}
	if !e.Entry.Day.IsZero() {
		if name != "" {
			name += w.Say("list.comma")
		}
		name += w.Date(e.Entry.Day)
	}
	if name == "" {
		return kind
	}
	return w.Say("changed.named", "kind", kind, "name", name)
}

// entryNames are the dictionaries of entries that are named by their kind.
var entryNames = map[string]string{"payments": "stage", "agreements": "agreement_kind"}

// withContent adds what went or came with an entry.
func withContent(w *words.Words, what string, e *changes.Event) string {
	comma := w.Say("list.comma")
	if amount := amountOf(w, e); amount != "" {
		what += comma + amount
	}
	if e.After != "" {
		what += words.Nbsp + "×" + words.Nbsp + w.Group(e.After)
	}
	if e.Entry.List == "promise_changes" && !e.To.IsZero() {
		return what + comma + w.Say("changed.moved_to", "day", e.To)
	}
	return withDue(w, what, e.To)
}

// edited words the change of one value.
func edited(w *words.Words, e *changes.Event) string {
	field := fieldWord(w, e)
	if e.Key != "" {
		field = w.Say("changed.keyed", "field", field, "key", e.Key)
	}
	switch {
	case e.Kind == changes.TextEdited && e.Before == "":
		return w.Say("changed.text_new", "field", field)
	case e.Kind == changes.TextEdited && e.After == "":
		return w.Say("changed.text_gone", "field", field)
	case e.Kind == changes.TextEdited:
		return w.Say("changed.text", "field", field)
	case e.From.IsZero() && !e.To.IsZero():
		return w.Say("changed.field_new", "field", field, "after", w.Date(e.To))
	case !e.From.IsZero() && e.To.IsZero():
		return w.Say("changed.field_gone", "field", field, "before", w.Date(e.From))
	case !e.From.IsZero():
		return w.Say("changed.field_moved", "field", field, "move", moved(w, e.From, e.To))
	}
	before, after := valueWord(w, e, e.Before), valueWord(w, e, e.After)
	switch {
	case before == "":
		return w.Say("changed.field_new", "field", field, "after", after)
	case after == "":
		return w.Say("changed.field_gone", "field", field, "before", before)
	}
	return w.Say("changed.field", "field", field, "before", before, "after", after)
}

// fieldWord is the word for a key.
func fieldWord(w *words.Words, e *changes.Event) string {
	word, _ := byPath(e, func(path string) (string, bool) {
		return w.Named("changed_field", path)
	})
	return cmp.Or(word, e.Field)
}

// valueWord is the word for a value that the format names, or the value.
func valueWord(w *words.Words, e *changes.Event, value string) string {
	dictionary, ok := byPath(e, func(path string) (string, bool) {
		dictionary, ok := valueWords[path]
		return dictionary, ok
	})
	if !ok {
		return value
	}
	return w.Enum(dictionary, value)
}

// byPath looks a field up by its kind of record and path, by its path, and by the
// ends of its path: the day that a visit confirmed something is another than the
// one an order was confirmed on, and contacts.from than closures.from, but names
// are names.
func byPath(e *changes.Event, find func(path string) (string, bool)) (string, bool) {
	return inRecordOf(string(e.Of), e.Field, find)
}

func inRecordOf(kind, field string, find func(path string) (string, bool)) (string, bool) {
	if found, ok := find(kind + "." + field); ok {
		return found, true
	}
	for path, more := field, true; more; _, path, more = strings.Cut(path, ".") {
		if found, ok := find(path); ok {
			return found, true
		}
	}
	return "", false
}

// FieldName is the word for a key of a kind of record, by its path: "promises.due" of a
// visit. ok is false where there is none.
func FieldName(w *words.Words, kind, path string) (word string, ok bool) {
	return inRecordOf(kind, path, func(path string) (string, bool) { return w.Named("changed_field", path) })
}

// FieldValue is the word for a value of a key, or the value where it has none.
func FieldValue(w *words.Words, kind, path, value string) string {
	dictionary, ok := inRecordOf(kind, path, func(path string) (string, bool) {
		dictionary, ok := valueWords[path]
		return dictionary, ok
	})
	if !ok {
		return value
	}
	return w.Enum(dictionary, value)
}

// valueWords are the dictionaries of the keys whose values the format names, as
// byPath finds them.
var valueWords = map[string]string{
	"factory.kind":    "factory_kind",
	"visit.kind":      "visit_kind",
	"issue.kind":      "issue_kind",
	"agreements.kind": "agreement_kind",
	"goodwill.kind":   "goodwill",

	"status":             "status",
	"role":               "role",
	"per":                "per",
	"mood":               "mood",
	"severity":           "severity",
	"channel":            "channel",
	"payments.stage":     "stage",
	"inspections.stage":  "inspection_stage",
	"inspections.result": "result",

	"goodwill.by":              "changed_side",
	"promises.by":              "changed_side",
	"cancelled.by":             "changed_side",
	"promise_changes.asked_by": "changed_side",
	"changes.by":               "changed_side",
	"payments.after":           "after",
	"returns.remedy":           "remedy",
	"closed":                   "changed_end",
	"cancelled.on":             "changed_end",
	"raised_by":                "changed_side",
	"talk.by":                  "changed_side",
	"interpreter.of":           "changed_side",
	"cause.by":                 "cause",

	"decision_maker":   "changed_flag",
	"tax_invoice":      "changed_flag",
	"rush":             "changed_flag",
	"replaces":         "changed_flag",
	"first":            "changed_flag",
	"briefing":         "changed_flag",
	"talk.interpreter": "changed_flag",
}
