package lists

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
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
func Feed(entries []FeedEntry, opt FeedOptions) ([]byte, error) {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b FeedEntry) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), strings.Compare(a.ID, b.ID))
	})
	feed := atomFeed{
		Lang: opt.Lang, Title: clean(opt.Title), ID: urn("feed\x00" + opt.Key + "\x00" + opt.Lang),
		Updated: stamp(opt.AsOf), Author: atomAuthor{clean(opt.Title)}, Links: opt.links(opt.Path, "self"),
	}
	if len(entries) > 0 {
		feed.Updated = stamp(entries[0].Day)
	}
	for i := range entries {
		e := &entries[i]
		feed.Entries = append(feed.Entries, atomEntry{
			ID: e.ID, Title: clean(e.Title), Updated: stamp(e.Day), Published: stamp(e.Day),
			Links: opt.links(e.Path, "alternate"), Content: atomText{"text", clean(cmp.Or(e.Text, e.Title))},
		})
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(feed); err != nil {
		return nil, fmt.Errorf("feed: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// links is the address of a path of the site, or none where the site has no address.
func (opt *FeedOptions) links(path, rel string) []atomLink {
	address := words.Address(opt.BaseURL, path)
	if address == "" {
		return nil
	}
	return []atomLink{{rel, address}}
}

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

type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		Title   string      `xml:"title"`
		ID      string      `xml:"id"`
		Updated string      `xml:"updated"`
		Author  atomAuthor  `xml:"author"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	atomEntry struct {
		ID        string     `xml:"id"`
		Title     string     `xml:"title"`
		Updated   string     `xml:"updated"`
		Published string     `xml:"published"`
		Links     []atomLink `xml:"link"`
		Content   atomText   `xml:"content"`
	}
)
