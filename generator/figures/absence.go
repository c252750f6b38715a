package figures

import (
	"slices"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// awaySoon is how many days ahead an absence is announced: those that Today announces.
const awaySoon = 100

// Absence words the absence of a contact that lasts on the as-of day or begins within
// awaySoon days of it, with who stands in; "" where there is none.
func Absence(w *words.Words, f *record.Factory, c *record.Contact, asOf record.Date) string {
	a := &c.Away
	if !a.From.Known() || a.Over(asOf) || a.From.V > asOf+awaySoon {
		return ""
	}
	said := w.Say("person.away_from", "day", a.From.V)
	if a.Until.Known() {
		said = w.Say("person.away", "span", w.Span(record.Span{From: a.From.V, Until: a.Until.V + 1}))
	}
	if !a.StandsIn.Known() {
		return said
	}
	who := a.StandsIn.V
	if other, ok := f.Contact(who); ok {
		names := []record.Text{other.Called, other.CalledZH, other.Name, other.NameZH}
		if w.Script == words.Han { // a Chinese sentence has her name rather than Celine
			names = []record.Text{other.CalledZH, other.NameZH, other.Called, other.Name}
		}
		if i := slices.IndexFunc(names, record.Text.Known); i >= 0 {
			who = names[i].V
		}
	}
	return words.JoinSentences(w, []string{said, w.Say("person.stands_in", "who", who)})
}
