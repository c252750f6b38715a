package diag

import (
	"errors"
	"fmt"
	"strings"
)

// Message is something said to a person: words with places in them, and what
// stands there. So it can be said in another language where it is shown, by a
// table that has other words for these. Make one with Say; the zero Message says
// nothing.
type Message struct {
	words string // as for fmt.Sprintf, in English
	args  []any
}

// Say makes a message of words as fmt.Sprintf takes them. The words are always
// spelled out in the call, for a table of another language has them as its key.
// What comes from a record is an argument; so is a part that is itself in words,
// which is then a Message.
func Say(words string, args ...any) Message {
	if false {
		_ = fmt.Sprintf(words, args...) // so that go vet holds the words against what stands in them
	}
	return Message{words, args}
}

// Named is a message of words that are declared elsewhere, such as the name of a
// kind of record.
func Named(words string) Message { return Message{words: strings.ReplaceAll(words, "%", "%%")} }

// String is the message in English.
func (m Message) String() string { return m.In(nil) }

// Empty reports whether nothing is said.
func (m Message) Empty() bool { return m.words == "" }

// Phrases are the words of a language for English ones, with the same verbs,
// numbered (%[2]s) where they stand in another order. nil is English itself.
type Phrases map[string]string

// In is the message in a language; what the table does not have stays English.
func (m Message) In(of Phrases) string {
	words, ok := of[m.words]
	if !ok {
		words = m.words
	}
	args := make([]any, len(m.args))
	for i, a := range m.args {
		if part, ok := a.(Message); ok {
			a = part.In(of)
		}
		args[i] = a
	}
	return fmt.Sprintf(words, args...)
}

// shown is a text as it is printed, whatever it holds.
func shown(text string) Message { return Message{"%s", []any{text}} }

// Either says several things with "or" between them.
func Either(parts ...Message) (all Message) {
	for i, part := range parts {
		if i == 0 {
			all = part
			continue
		}
		all = Say("%s or %s", all, part)
	}
	return all
}

// Message is what the problem says, as a part of another message.
func (p Problem) Message() Message {
	if p.text.Empty() {
		return shown(p.Text)
	}
	return p.text
}

// In returns the problem in a language.
func (p Problem) In(of Phrases) Problem {
	if of == nil {
		return p
	}
	if !p.text.Empty() {
		p.Text = clause(p.text.In(of))
	}
	if !p.hint.Empty() {
		p.Hint = clause(p.hint.In(of))
	}
	fixes := make([]Fix, len(p.Fixes))
	for i, f := range p.Fixes {
		fixes[i] = Fix{f.Text, shown(f.Means.In(of))}
	}
	p.Fixes = fixes
	return p
}

// AllIn returns problems in a language.
func AllIn(of Phrases, problems []Problem) []Problem {
	list := make([]Problem, len(problems))
	for i := range problems {
		list[i] = problems[i].In(of)
	}
	return list
}

// clause is a message as one printed line, readable also where a record holds
// something very long.
func clause(s string) string {
	const most = 300
	n := 0
	for i := range s {
		if n++; n > most {
			s = s[:i] + "…"
			break
		}
	}
	return strings.Map(func(c rune) rune {
		if c < 0x20 || c == 0x7f {
			return ' '
		}
		return c
	}, s)
}

// Refusal is an error that is said in words of several languages: of a file that cannot
// be used, and what to do about it.
type Refusal struct{ Message }

func (r Refusal) Error() string { return r.String() }

// Refuse makes an error of a message.
func Refuse(m Message) error { return Refusal{m} }

// ErrorIn is what an error says in a language: the message of a refusal, with the words
// that others put around it.
func ErrorIn(err error, of Phrases) string {
	text := err.Error()
	if r, ok := errors.AsType[Refusal](err); ok {
		text = strings.Replace(text, r.Error(), r.In(of), 1)
	}
	return text
}
