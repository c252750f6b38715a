package figures

import (
	"strings"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// awayDays is how far back a note may lie that speaks of an absence still to come.
const awayDays = 180

// away are the words by which a sentence speaks of an absence, or of who stands in.
var away = []string{
	"leave in ", "leave from", "leave until", "maternity", "on leave", "parental", "is leaving", "leaves in", "leaves on", "last day", "retire", "stands in", "stand in for", "takes over", "replaces ", "replacement",
	"产假", "休假", "请假", "离职", "退休", "接替", "接手", "代班", "代她", "代他",
}

// AwayOf is what the entry of a contact, visits and talks of the last half year say of
// an absence of hers and of who stands in: the sentences that name her and have a word
// of it, with the sentence after one that does, when that has such a word too. The
// latest comes first.
func AwayOf(w *words.Words, f *record.Factory, c *record.Contact, asOf record.Date) []Said {
	var list []Said
	add := func(label, path, text string) {
		if said := awaySaid(text, c); said != "" {
			list = append(list, Said{Label: label, Text: said, Path: path})
		}
	}
	add(w.Say("said.note"), "", c.Notes.V)
	for i := len(f.Visits) - 1; i >= 0 && f.Visits[i].Date.V >= asOf-awayDays; i-- {
		v := &f.Visits[i]
		add(w.Say("ref.visit", "day", v.Date.V), words.VisitPath(f, v), v.Notes.V)
	}
	for i := len(f.Talks) - 1; i >= 0 && f.Talks[i].On.V >= asOf-awayDays; i-- {
		t := &f.Talks[i]
		add(w.Say("said.message_plain", "day", t.On.V, "who", w.Enum("side", t.By.V)), words.TalkPath(f, t.Key), t.About.V+"\n\n"+t.Notes.V)
	}
	return list
}

// awaySaid is the sentence of a text that names a contact and an absence, or "".
func awaySaid(text string, c *record.Contact) string {
	sentences := Sentences(text)
	for i, s := range sentences {
		if !named(s, c) || !saysAway(s) {
			continue
		}
		if i+1 < len(sentences) && saysAway(sentences[i+1]) {
			s += " " + sentences[i+1]
		}
		return strings.Clone(s)
	}
	return ""
}

func saysAway(s string) bool {
	s = strings.ToLower(s)
	for _, word := range away {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// named reports whether a sentence names a contact, in any way that the entry knows.
func named(s string, c *record.Contact) bool {
	for _, name := range [...]string{c.Name.V, c.NameZH.V, c.Called.V, c.CalledZH.V} {
		if name != "" && (words.HasHan(name) && strings.Contains(s, name) || Names(s, name)) {
			return true
		}
	}
	return false
}
