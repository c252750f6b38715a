package lists

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/changes"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func feedOf(t *testing.T, lang, base string, events []changes.Event) (text string, feed atomFeed) {
	t.Helper()
	site := wordstest.Site(t, lang)
	f := &record.Factory{ID: "huayao", Name: record.Text{V: "Huayao <b> & Co", Pos: record.Pos{Line: 1, Column: 1}}}
	entries := FeedEntries(site.Words, f, events, func(*Change) string { return "factories/huayao/orders.html#PO 1" })
	data := Feed(entries, FeedOptions{Title: "Book & Co\x00", Key: "book", AsOf: 20000, BaseURL: base, Path: "feed.xml", Lang: lang})
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return string(data), feed
}

func TestFeedKeepsItsNamesInEveryLanguageAndNamesNoAddress(t *testing.T) {
	events := []changes.Event{
		{Kind: changes.OrderClosed, Of: changes.OfOrder, Record: "PO-1", On: 19990},
		{Kind: changes.OrderClosed, Of: changes.OfOrder, Record: "PO-2", On: 19995, Reason: "late\x01 & <i>sold</i>"},
		{Kind: changes.OrderClosed, Of: changes.OfOrder, Record: "PO-2", On: 19995},
	}
	text, english := feedOf(t, words.English, "", events)
	_, chinese := feedOf(t, words.Chinese, "", events)
	if strings.Contains(strings.ReplaceAll(text, "http://www.w3.org/2005/Atom", ""), "http") || len(english.Links) != 0 {
		t.Errorf("a feed without an address names one:\n%s", text)
	}
	if len(english.Entries) != 3 || english.Entries[2].Title == chinese.Entries[2].Title {
		t.Fatalf("%+v", english)
	}
	ids := map[string]bool{}
	for i, e := range english.Entries {
		if e.ID != chinese.Entries[i].ID || !strings.HasPrefix(e.ID, "urn:uuid:") {
			t.Errorf("%s is called %s in Chinese", e.ID, chinese.Entries[i].ID)
		}
		ids[e.ID] = true
	}
	if len(ids) != 3 || english.ID == chinese.ID {
		t.Errorf("two entries or two feeds have one name: %v", ids)
	}
	if got, want := english.Updated, record.Date(19995).String()+"T00:00:00Z"; got != want {
		t.Errorf("updated %s, want the day of the latest entry %s", got, want)
	}
	// A new event leaves the names of the others alone.
	_, more := feedOf(t, words.English, "", append([]changes.Event{{Kind: changes.OrderClosed, Of: changes.OfOrder, Record: "PO-0", On: 19999}}, events...))
	for _, e := range more.Entries[1:] {
		if !ids[e.ID] {
			t.Errorf("%s has another name than yesterday", e.Title)
		}
	}
}

func TestAFeedSaysWhatHappenedTheLatestFirst(t *testing.T) {
	for n := range 3 { // none, one and two entries
		var entries []FeedEntry
		for i := range n {
			entries = append(entries, FeedEntry{ID: "b", Day: record.Date(100 + i), Title: "T", Path: "p"})
		}
		data := Feed(entries, FeedOptions{Title: "Book", AsOf: 200})
		want := record.Date(200) // of a feed without entries
		if n > 0 {
			want = record.Date(100 + n - 1)
		}
		if !strings.Contains(string(data), "<updated>"+want.String()+"T00:00:00Z</updated>\n <author>") {
			t.Errorf("%d entries: not updated on %s\n%s", n, want, data)
		}
	}
	data := Feed([]FeedEntry{
		{ID: "b", Day: 100, Title: "old"}, {ID: "d", Day: 101, Title: "new, d", Text: "why"}, {ID: "c", Day: 101, Title: "new\tc\n\x1f\x20."},
	}, FeedOptions{Title: "Book", AsOf: 200})
	var feed atomFeed
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range feed.Entries {
		got = append(got, e.Title+": "+e.Content.Text)
	}
	want := []string{"new\tc\n .: new\tc\n .", "new, d: why", "old: old"} // of one day by their names; the text is the reason, else the title
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAnEntryOfAFeedNamesTheOrderOrIssueThatItIsOf(t *testing.T) {
	w := wordstest.Words(t, words.English)
	for of, named := range map[changes.Holder]bool{changes.OfOrder: true, changes.OfIssue: true, changes.OfVisit: false, changes.OfFactory: false} {
		list := FeedEntries(w, &record.Factory{}, []changes.Event{{Kind: changes.EntryGone, Of: of, Record: "R-1", On: 100, Entry: changes.Entry{List: "promises"}}}, func(*Change) string { return "" })
		if len(list) != 1 || strings.Contains(list[0].Title, "R-1") != named {
			t.Errorf("%s: %+v", of, list)
		}
	}
}

func TestFeedOfASiteWithAnAddressLeadsThere(t *testing.T) {
	_, feed := feedOf(t, words.English, "https://book.example/site/", []changes.Event{{Kind: changes.OrderClosed, Of: changes.OfOrder, Record: "PO 1", On: 19990}})
	if got := feed.Links; len(got) != 1 || got[0] != (atomLink{"self", "https://book.example/site/feed.xml"}) {
		t.Errorf("%+v", got)
	}
	if got := feed.Entries[0].Links; len(got) != 1 || got[0].Href != "https://book.example/site/factories/huayao/orders.html#PO%201" {
		t.Errorf("%+v", got)
	}
}

// What a reader of feeds understands of one.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
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

// The feed of a large book ends with the last whole day for which there is room, however its
// entries come in.
func TestTheFeedOfABookHasTheLatestDaysForWhichThereIsRoom(t *testing.T) {
	for name, c := range map[string]struct {
		days []int // how many entries the days have, the latest first
		want int   // how many days are kept
	}{
		"no entry":                                {nil, 0},
		"all that there is room for":              {[]int{1000, 0, 999, 1}, 4},
		"one too many":                            {[]int{1000, 0, 999, 2}, 3},
		"the latest day alone fills it":           {[]int{2000, 1}, 1},
		"more on the latest day than room":        {[]int{2001, 1}, 1},
		"a small day behind one without room":     {[]int{10, 1991, 1}, 1},
		"many days":                               {slices.Repeat([]int{40}, 100), 50},
		"many days, the last of them not wholly":  {slices.Repeat([]int{41}, 100), 48},
		"far more than is kept while it comes in": {slices.Repeat([]int{700}, 60), 2},
	} {
		var all []FeedEntry
		want := 0
		for i, n := range c.days {
			for range n {
				all = append(all, FeedEntry{Day: record.Date(20000 - i)})
			}
			if i < c.want {
				want += n
			}
		}
		for _, piece := range []int{1, 37, 5000, 100000} {
			for _, oldestFirst := range []bool{false, true} {
				list := slices.Clone(all)
				if oldestFirst {
					slices.Reverse(list)
				}
				var latest Latest
				for chunk := range slices.Chunk(list, piece) {
					latest.Add(chunk)
				}
				kept := latest.Entries()
				if len(kept) != want {
					t.Fatalf("%s, %d at once: %d entries are kept, want %d", name, piece, len(kept), want)
				}
				for _, e := range kept {
					if int(20000-e.Day) >= c.want {
						t.Fatalf("%s: an entry of %s is kept", name, e.Day)
					}
				}
			}
		}
	}
}
