package figures

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factorybook/generator/agenda"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Said is something that was said of what is open: in a message, or in the note of
// its record.
type Said struct {
	// Label is who and when, or what kind of note; Text the words as they were typed.
	Label, Text string
	// Path opens where they stand, from the site's root; "" for the record's own note.
	Path string
}

// saidOfOrder is what was said last of an order: the last message about it and the
// first sentence of its note.
func saidOfOrder(w *words.Words, f *record.Factory, o *record.Order) []Said {
	subject := make([]string, 0, len(o.Lines)+len(o.Approvals))
	names := []string{o.ID.V}
	for i := range o.Lines {
		names = append(names, o.Lines[i].SKU.V)
		subject = append(subject, o.Lines[i].Name.V, o.Lines[i].NameZH.V)
	}
	told := make([]record.Date, 0, len(o.Changes))
	for i := range o.Changes {
		if o.Changes[i].Told.Known() {
			told = append(told, o.Changes[i].Told.V)
		}
	}
	for i := range o.Approvals {
		subject = append(subject, o.Approvals[i].What.V, o.Approvals[i].WhatZH.V)
	}
	list := noteSaid(w, o.Notes, o.NotesZH)
	subject = append(subject, FirstSentence(o.Notes.V), FirstSentence(o.NotesZH.V)) // in either language of the page the same message
	return append(list, lastMessage(w, f, matter{begin: o.Begin(), names: names, words: significant(subject...), told: told})...)
}

// OrderSaid is what was said last of an order in work, with links of the page.
func OrderSaid(p words.Place, f *record.Factory, o *record.Order) []Said {
	list := saidOfOrder(p.Words, f, o)
	for i := range list {
		if list[i].Path != "" {
			list[i].Path = p.To(list[i].Path)
		}
	}
	return list
}

// saidOf is what was said last of something open.
func saidOf(w *words.Words, f *record.Factory, i *agenda.Item) []Said {
	switch {
	case i.Approval != nil:
		o := i.Order
		m := matter{begin: o.Begin(), words: significant(i.Approval.What.V, i.Approval.WhatZH.V)}
		return append(noteSaid(w, o.Notes, o.NotesZH), lastMessage(w, f, m)...)
	case i.Order != nil:
		return saidOfOrder(w, f, i.Order)
	case i.Promise != nil:
		return lastMessage(w, f, matter{begin: i.Promise.Made, words: significant(i.Promise.What.V, i.Promise.WhatZH.V), names: []string{i.Promise.ID}, but: promiseTalks(i.Promise)})
	case i.Issue != nil:
		m := matter{begin: i.Issue.Opened.V, names: []string{i.Issue.ID.V}, words: significant(i.Issue.Title.V, i.Issue.TitleZH.V)}
		for _, id := range i.Issue.Orders {
			m.names = append(m.names, id.V)
		}
		return append(noteSaid(w, i.Issue.Notes, i.Issue.NotesZH), lastMessage(w, f, m)...)
	case i.Talk != nil:
		return noteSaid(w, i.Talk.Notes, record.Text{})
	}
	return nil
}

// promiseTalks are the keys of the talks in which a promise stands itself.
func promiseTalks(c *record.PromiseCase) []string {
	var keys []string
	for i := range c.Notes {
		if c.Notes[i].Kind == record.InTalk {
			keys = append(keys, c.Notes[i].Key)
		}
	}
	return keys
}

// MadeBy says when, where and by whom a promise was made: those of its side who were
// there, as far as the note names them.
func MadeBy(w *words.Words, f *record.Factory, c *record.PromiseCase) string {
	ours := c.By.V == record.ByImporter
	who, key := w.Say("promise.by_them"), "promise.made_issue"
	if ours {
		who = w.Say("promise.by_us")
	}
	note := &c.Notes[0]
	var there []string
	switch note.Kind {
	case record.InVisit:
		key = "promise.made_visit"
		for i := range f.Visits {
			if v := &f.Visits[i]; v.Key == note.Key {
				if there = words.Texts(v.Team); !ours {
					there = peopleNames(w, f, v.Met)
				}
			}
		}
	case record.InTalk:
		key = "promise.made_talk"
		for i := range f.Talks {
			if t := &f.Talks[i]; t.Key == note.Key && !ours {
				there = peopleNames(w, f, t.With)
			}
		}
	}
	if len(there) > 0 {
		who = w.List(there)
	}
	return w.Say(key, "day", c.Made, "who", who)
}

// peopleNames are the names of contacts in the language.
func peopleNames(w *words.Words, f *record.Factory, ids []record.Text) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.V
		if c, ok := f.Contact(id.V); ok {
			names[i] = words.Name{Latin: c.Name.V, Chinese: c.NameZH.V}.Main(w.Script)
		}
	}
	return names
}

// Cause says who or what caused an issue, and what happened.
func Cause(w *words.Words, c *record.Cause) string {
	return words.JoinColon(w, w.Enum("cause", c.By.V), w.Own(c.What, c.WhatZH).V)
}

// Carried says how often a promise was carried over, or "": the one count of it, on
// every page and sheet.
func Carried(w *words.Words, f *record.Factory, c *record.PromiseCase) string {
	if n := f.CarriedOver(c); n > 0 {
		return w.Say("promise.carried", "n", n)
	}
	return ""
}

func noteSaid(w *words.Words, note, chinese record.Text) []Said {
	if s := FirstSentence(w.Own(note, chinese).V); s != "" {
		return []Said{{Label: w.Say("said.note"), Text: s}}
	}
	return nil
}

// matter is what a message can be about.
type matter struct {
	begin record.Date   // no message before it is about it
	names []string      // ids and SKUs; a message that names one is about it
	words []string      // of what it is; a message that shares two is about it
	told  []record.Date // a message of such a day is about it
	but   []string      // keys of talks that are the thing itself
}

// sharedWords is how many words a message has to share with a matter.
const sharedWords = 2

// lastMessage is the last talk about a matter, or nothing.
func lastMessage(w *words.Words, f *record.Factory, m matter) []Said {
	for i := len(f.Talks) - 1; i >= 0; i-- { // by day
		t := &f.Talks[i]
		if t.On.V < m.begin {
			break
		}
		if !t.About.Known() || slices.Contains(m.but, t.Key) || !m.of(t) {
			continue
		}
		who := w.Enum("side", t.By.V)
		label := w.Say("said.message", "day", t.On.V, "who", who, "channel", w.Enum("channel", t.Channel.V))
		if !t.Channel.Known() {
			label = w.Say("said.message_plain", "day", t.On.V, "who", who)
		}
		return []Said{{Label: label, Text: w.Own(t.About, t.AboutZH).V, Path: words.TalkPath(f, t.Key)}}
	}
	return nil
}

func (m *matter) of(t *record.Talk) bool {
	text := t.About.V + " " + t.AboutZH.V + " " + t.Notes.V
	for _, name := range m.names {
		if name != "" && Names(text, name) {
			return true
		}
	}
	if slices.Contains(m.told, t.On.V) {
		return true
	}
	shared := 0
	for _, word := range significant(t.About.V, t.AboutZH.V) {
		if slices.Contains(m.words, word) {
			shared++
		}
	}
	return shared >= sharedWords
}

// Names reports whether a text names an id: as a word of its own, not as the
// beginning or end of a longer one.
func Names(text, id string) bool { return NamedAt(text, id) >= 0 }

// NamedAt is the place at which a text names an id first, in bytes, or −1.
func NamedAt(text, id string) int {
	for at := 0; id != ""; {
		i := strings.Index(text[at:], id)
		if i < 0 {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		after, _ := utf8.DecodeRuneInString(text[at+i+len(id):])
		if !IDRune(before) && !IDRune(after) {
			return at + i
		}
		at += i + len(id)
	}
	return -1
}

// IDRune reports whether a letter or digit can stand within an id. Chinese is written
// without spaces, and so ends one.
func IDRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}

// significant returns the words of texts that say what they are about, each once, lower
// case: those of four letters and more, a plural like its singular; of Chinese each
// two characters that stand together.
func significant(texts ...string) []string {
	var list []string
	add := func(s string) {
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	for _, text := range texts {
		var last rune
		for _, r := range text {
			if unicode.Is(unicode.Han, r) && unicode.Is(unicode.Han, last) {
				add(string([]rune{last, r}))
			}
			last = r
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) }) {
			if word = strings.TrimSuffix(word, "s"); utf8.RuneCountInString(word) >= 4 && !slices.Contains(common, word) {
				add(word)
			}
		}
	}
	return list
}

// common are words of four letters and more that say nothing of what a text is about.
var common = []string{
	"about", "after", "again", "agreed", "already", "also", "answer", "before", "could", "date", "days", "done", "email", "from", "have", "here", "into", "last", "month", "more", "need",
	"next", "only", "order", "over", "photo", "please", "question", "ready", "send", "sent", "some", "than", "thank", "that", "their", "them", "then", "there", "they", "thi", "this", "time", "today", "tomorrow",
	"week", "were", "what", "when", "which", "will", "with", "without", "would", "year", "your",
}

// maxSentence bounds the sentence of a note that stands at an open item, in characters.
const maxSentence = 220

// FirstSentence is the first sentence of a note, without its marks: headings are
// passed over, and of a list the first entry counts.
func FirstSentence(note string) string {
	sentences := Sentences(note)
	if len(sentences) == 0 {
		return ""
	}
	text := sentences[0]
	if utf8.RuneCountInString(text) > maxSentence {
		cut := []rune(text)[:maxSentence]
		text = strings.TrimRightFunc(string(cut), func(r rune) bool { return !unicode.Is(unicode.Han, r) && !unicode.IsSpace(r) }) + "…"
	}
	return strings.Clone(text)
}

// Sentences are those of a note, without headings, tables and the marks of Markdown.
func Sentences(note string) []string {
	var list, paragraph []string
	end := func() {
		list = append(list, cutSentences(strings.Join(paragraph, " "))...)
		paragraph = paragraph[:0]
	}
	for line := range strings.Lines(note) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "```") || strings.HasPrefix(line, "|") {
			line = ""
		}
		if line == "" || listItem(line) != line {
			end()
		}
		if line = unmarked(listItem(line)); line != "" {
			paragraph = append(paragraph, line)
		}
	}
	end()
	return list
}

func cutSentences(text string) []string {
	var list []string
	from := 0
	for i, r := range text {
		until := i + utf8.RuneLen(r)
		if after := text[until:]; strings.ContainsRune("。！？", r) || strings.ContainsRune(".!?", r) && (after == "" || startsSentence(text[from:i], after)) {
			list = append(list, strings.TrimSpace(text[from:until]))
			from = until
		}
	}
	if rest := strings.TrimSpace(text[from:]); rest != "" {
		list = append(list, rest)
	}
	return list
}

// startsSentence reports whether a stop ends a sentence: after "No. 5" and "e.g. this"
// it does not.
func startsSentence(before, after string) bool {
	if !strings.HasPrefix(after, " ") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	word := before[strings.LastIndexByte(before, ' ')+1:]
	if utf8.RuneCountInString(word) <= 2 && !unicode.IsDigit(lastRune(word)) {
		return false
	}
	return !unicode.IsLower(next)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// listItem takes the mark of a list entry or a quotation away.
func listItem(line string) string {
	for _, mark := range [...]string{"- ", "* ", "+ ", "> "} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return rest
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if len(digits) < len(line) {
		if rest, ok := strings.CutPrefix(digits, ". "); ok {
			return rest
		}
	}
	return line
}

// unmarked takes emphasis, code marks and the addresses of links away.
func unmarked(line string) string {
	line = strings.NewReplacer("**", "", "__", "", "`", "").Replace(line)
	var b strings.Builder
	for {
		open := strings.IndexByte(line, '[')
		middle := strings.Index(line[max(open, 0):], "](")
		if open < 0 || middle < 0 {
			break
		}
		middle += open
		end := strings.IndexByte(line[middle:], ')')
		if end < 0 {
			break
		}
		b.WriteString(strings.TrimSuffix(line[:open], "!"))
		b.WriteString(line[open+1 : middle])
		line = line[middle+end+1:]
	}
	b.WriteString(line)
	return strings.TrimSpace(b.String())
}
