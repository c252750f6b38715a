package lists

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"factorybook/generator/changes"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// FeedPath is where a feed of what changed stands, in the folder of what it is about.
const FeedPath = "feed.xml"

// DaysFed is how far back a feed reaches, for programs that were not running for a while.
const DaysFed = 60

// FeedEntry is one thing that happened with a factory, for a feed.
type FeedEntry struct {
	// ID names it for good, in all languages and builds.
	ID  string
	Day record.Date
	// Title is the factory and what happened, Text the reason or "".
	Title, Text string
	// Path leads there from the site's root.
	Path string
}

// FeedEntries words what happened with a factory on known days. path finds the page
// of a change.
func FeedEntries(w *words.Words, f *record.Factory, events []changes.Event, path func(*Change) string) []FeedEntry {
	name := words.NameOf(f).Main(w.Script)
	seen := map[string]int{}
	var list []FeedEntry
	for i, c := range Changes(w, events) {
		if c.Day.IsZero() {
			continue // an edit has no day
		}
		e := &events[i]
		key := strings.Join([]string{f.ID, string(e.Kind), string(e.Of), e.Record, e.Field, e.Subject, c.Day.String()}, "\x00")
		seen[key]++
		what := c.What
		if c.Of == "order" || c.Of == "issue" {
			what = words.JoinTitle(c.Record, what)
		}
		list = append(list, FeedEntry{
			ID: urn(fmt.Sprintf("%s\x00%d", key, seen[key])), Day: c.Day,
			Title: words.JoinColon(w, name, what), Text: words.JoinTitle(c.Who, c.Quote), Path: path(&c),
		})
	}
	return list
}

// maxFed is how many entries the feed of a book has at the most: what a program asks for
// again and again must not grow with the book. It ends with a whole day.
const maxFed = 2000

// Latest gathers entries of many factories, and keeps those of as many of the latest days as
// have no more than maxFed together, but at least those of the latest day.
type Latest struct {
	entries []FeedEntry
	room    int         // how many there may be until the older days are left out
	from    record.Date // what is older was left out before
}

// Add adds entries.
func (l *Latest) Add(entries []FeedEntry) {
	for i := range entries {
		if entries[i].Day >= l.from {
			l.entries = append(l.entries, entries[i])
		}
	}
	if l.room = max(l.room, 2*maxFed); len(l.entries) > l.room {
		l.cut()
		l.room = 2 * len(l.entries)
	}
}

// Entries are those that are kept.
func (l *Latest) Entries() []FeedEntry {
	l.cut()
	return l.entries
}

// cut leaves out the days for which there is no room.
func (l *Latest) cut() {
	if len(l.entries) <= maxFed {
		return
	}
	of := make(map[record.Date]int)
	for i := range l.entries {
		of[l.entries[i].Day]++
	}
	days := slices.Sorted(maps.Keys(of))
	slices.Reverse(days)
	all := of[days[0]]
	l.from = days[0]
	for _, day := range days[1:] {
		if all += of[day]; all > maxFed {
			break
		}
		l.from = day
	}
	l.entries = slices.DeleteFunc(l.entries, func(e FeedEntry) bool { return e.Day < l.from })
}

// FeedOptions say what a feed is of.
type FeedOptions struct {
	// Title is the book's, or the factory's behind it; Key tells feeds of one book apart.
	Title, Key string
	AsOf       record.Date
	// BaseURL is where the site is; "": the feed names no address at all. Path is the
	// feed's own from there.
	BaseURL, Path string
	Lang          string
}

// Feed returns entries as an Atom feed (RFC 4287), the latest first. A day has no time:
// entries are dated at its beginning in UTC.
func Feed(entries []FeedEntry, opt FeedOptions) []byte {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b FeedEntry) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), strings.Compare(a.ID, b.ID))
	})
	updated := opt.AsOf
	if len(entries) > 0 {
		updated = entries[0].Day
	}
	a := &atom{room: make([]byte, 0, 1024+512*len(entries))}
	a.raw(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="`)
	a.escaped(opt.Lang)
	a.raw(`">`)
	a.depth++
	a.element("title", "", clean(opt.Title))
	a.element("id", "", urn("feed\x00"+opt.Key+"\x00"+opt.Lang))
	a.element("updated", "", stamp(updated))
	a.open("author")
	a.element("name", "", clean(opt.Title))
	a.close("author")
	a.link(opt.address(opt.Path), "self")
	for i := range entries {
		e := &entries[i]
		a.open("entry")
		a.element("id", "", e.ID)
		a.element("title", "", clean(e.Title))
		a.element("updated", "", stamp(e.Day))
		a.element("published", "", stamp(e.Day))
		a.link(opt.address(e.Path), "alternate")
		a.element("content", ` type="text"`, clean(cmp.Or(e.Text, e.Title)))
		a.close("entry")
	}
	a.close("feed")
	return append(a.room, '\n')
}

// address is that of a path of the site, or "" where the site has none.
func (opt *FeedOptions) address(path string) string { return words.Address(opt.BaseURL, path) }

func stamp(d record.Date) string { return d.String() + "T00:00:00Z" }

// urn is a name that says nothing of an address: a UUID (RFC 9562, version 8) made of a key.
func urn(key string) string {
	sum := sha256.Sum256([]byte("factorybook\x00" + key))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	h := hex.EncodeToString(sum[:16])
	return "urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// clean leaves out what XML 1.0 cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, r < 0x20 && r != '\t' && r != '\n', r == 0xfffe, r == 0xffff:
			return -1
		}
		return r
	}, s)
}

// atom appends elements, each on a line of its own.
type atom struct {
	room  []byte
	depth int
}

// Write takes what xml.EscapeText writes.
func (a *atom) Write(b []byte) (int, error) {
	a.room = append(a.room, b...)
	return len(b), nil
}

func (a *atom) raw(s string) { a.room = append(a.room, s...) }

func (a *atom) escaped(s string) {
	if !strings.ContainsAny(s, "&<>\"'\t\n\r") {
		a.raw(s) // clean has left out what XML cannot hold
		return
	}
	_ = xml.EscapeText(a, []byte(s)) // writing into memory does not fail
}

// line begins a line.
func (a *atom) line() {
	a.raw("\n")
	for range a.depth {
		a.raw(" ")
	}
}

func (a *atom) open(tag string) {
	a.line()
	a.raw("<" + tag + ">")
	a.depth++
}

func (a *atom) close(tag string) {
	a.depth--
	a.line()
	a.raw("</" + tag + ">")
}

// element is a text; attributes are markup.
func (a *atom) element(tag, attributes, text string) {
	a.line()
	a.raw("<")
	a.raw(tag)
	a.raw(attributes)
	a.raw(">")
	a.escaped(text)
	a.raw("</")
	a.raw(tag)
	a.raw(">")
}

// link is a link, and nothing where there is no address.
func (a *atom) link(address, rel string) {
	if address != "" {
		a.line()
		a.raw(`<link rel="` + rel + `" href="`)
		a.escaped(address)
		a.raw(`"></link>`)
	}
}
