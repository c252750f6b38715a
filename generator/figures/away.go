package figures

import (
	"strings"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// awayDays is how far back a note may lie that speaks of an absence still to come.
const awayDays = 180

// leaves are the words by which a sentence speaks of an absence, follows those for who
// stands in.
var (
	leaves = []string{
		"leave in ", "leave from", "leave until", "maternity", "on leave", "parental", "is leaving", "leaves in", "leaves on", "last day", "retire",
		"产假", "休假", "请假", "离职", "退休",
	}
	follows = []string{"stands in", "stand in for", "takes over", "replaces ", "replacement", "接替", "接手", "代班", "代她", "代他"}
)

// AwayOf is what the entry of a contact, visits and talks of the last half year say of
// an absence of hers and of who stands in: the sentences that name her and have a word
// of it, with the sentence after one that does, when that has such a word too. Where one
// names several people, it is about the absence of the one named last before that word.
// The latest comes first.
func AwayOf(w *words.Words, f *record.Factory, c *record.Contact, asOf record.Date) []Said {
	var list []Said
	add := func(label, path, text string) {
		if said := awaySaid(text, f, c); said != "" {
			list = append(list, Said{Label: label, Text: said, Path: path})
		}
	}
	add(w.Say("said.note"), "", w.Own(c.Notes, c.NotesZH).V)
	for i := len(f.Visits) - 1; i >= 0 && f.Visits[i].Date.V >= asOf-awayDays; i-- {
		v := &f.Visits[i]
		add(w.Say("ref.visit", "day", v.Date.V), words.VisitPath(f, v), w.Own(v.Notes, v.NotesZH).V)
	}
	for i := len(f.Talks) - 1; i >= 0 && f.Talks[i].On.V >= asOf-awayDays; i-- {
		t := &f.Talks[i]
		add(w.Say("said.message_plain", "day", t.On.V, "who", w.Enum("side", t.By.V)), words.TalkPath(f, t.Key), w.Own(t.About, t.AboutZH).V+"\n\n"+w.Own(t.Notes, t.NotesZH).V)
	}
	return list
}

// awaySaid is the sentence of a text that names a contact and an absence, or "".
func awaySaid(text string, f *record.Factory, c *record.Contact) string {
	sentences := Sentences(text)
	for i, s := range sentences {
		if namedAt(s, c) < 0 || !saysAway(s) || isAnothers(s, f, c) {
			continue
		}
		if i+1 < len(sentences) && saysAway(sentences[i+1]) {
			s += " " + sentences[i+1]
		}
		return strings.Clone(s)
	}
	return ""
}

func saysAway(s string) bool { return wordAt(s, leaves) >= 0 || wordAt(s, follows) >= 0 }

// wordAt is where in a sentence the first of the words stands, or -1.
func wordAt(s string, list []string) int {
	s = strings.ToLower(s)
	first := -1
	for _, word := range list {
		if at := strings.Index(s, word); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// isAnothers reports whether the absence that a sentence speaks of is that of another
// contact whom it names, too.
func isAnothers(s string, f *record.Factory, c *record.Contact) bool {
	word, mine := wordAt(s, leaves), namedAt(s, c)
	if word < 0 {
		return false
	}
	for i := range f.Contacts {
		if other := namedAt(s, &f.Contacts[i]); &f.Contacts[i] != c && other >= 0 && other < word && (mine < other || mine > word) {
			return true
		}
	}
	return false
}

// namedAt is where a sentence names a contact, in any way that the entry knows, or -1.
func namedAt(s string, c *record.Contact) int {
	first := -1
	for _, name := range [...]string{c.Name.V, c.NameZH.V, c.Called.V, c.CalledZH.V} {
		at := NamedAt(s, name)
		if words.HasHan(name) {
			at = strings.Index(s, name)
		}
		if at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}
