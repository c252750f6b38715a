package search_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/search"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// row is a document as the script in the browser reads it.
type row struct {
	factory                         int
	link, title, detail, text, keys string
	readings                        [][2]string
	goods                           []int
}

// documents are those of a factory, by kind, read back from the script as a browser
// reads it.
func documents(t *testing.T, lang, archive string) map[string][]row {
	t.Helper()
	site := wordstest.Site(t, lang)
	settings, factory := loadtest.Factory(t, archive)
	settings.Importer = site.Settings.Importer
	known := factory.AsOf(site.AsOf)
	partner := figures.NewPartner(site, dossier.Of(known, settings, site.AsOf, nil, nil))
	lines := search.Of(site, partner, 4)
	all := make(map[string][]row)
	for i, kind := range search.Kinds {
		all[kind.Name] = parse(t, kind.Head(site.Words)+string(lines[i])+search.Tail)
	}
	if err := site.Words.Err(); err != nil {
		t.Error(err)
	}
	return all
}

// parse reads a file of documents: what a browser does with the call that it is.
func parse(t *testing.T, file string) []row {
	t.Helper()
	_, text, ok := strings.Cut(file, ",'")
	text, end := strings.CutSuffix(text, "');\n")
	if !ok || !end {
		t.Fatalf("no call with a text: %.200q", file)
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ { // a text of JavaScript in single quotes
		switch c := text[i]; {
		case c == '\'' || c == '\n' || c == '\r':
			t.Fatalf("the text ends at %.100q", text[i:])
		case c == '\\':
			i++
			if text[i] != '\\' && text[i] != '\'' {
				t.Fatalf("\\%c is not written by anybody", text[i])
			}
		}
		b.WriteByte(text[i])
	}
	var raw [][]json.RawMessage
	if err := json.Unmarshal([]byte(b.String()), &raw); err != nil {
		t.Fatalf("%v in %.300s", err, b.String())
	}
	rows := make([]row, len(raw))
	for i, fields := range raw {
		var day int
		r := &rows[i]
		for n, field := range fields {
			into := [...]any{&r.factory, &r.link, &day, &r.title, &r.detail, &r.text, &r.keys, &r.readings, &r.goods}[n]
			if err := json.Unmarshal(field, into); err != nil {
				t.Fatalf("field %d of %s: %v", n, fields, err)
			}
		}
	}
	return rows
}

const book = `
-- factory.yaml --
name: Yueqing Yuanda Ceramics Co., Ltd.
name_zh: 乐清远大陶瓷有限公司
status: active
city: Yueqing
address_zh: 浙江省温州市乐清市长安路3号
products: [mugs]
notes: "The **kiln** of the north. See [their note](visits/2025-03-12.md)."
private: planted-private
contacts:
  - {id: zeng, name: Zeng Wei, name_zh: 曾伟, called: Mr Zeng, called_zh: 曾总, role: sales, phone: "+86 138-0000 1234", notes: "Speaks English, planted-note"}
certificates: [{name: BSCI, body: amfori, number: C-77, expires: 2026-01-01}]
-- orders/2025.yaml --
- id: PO-2025-014
  placed: 2025-02-10
  promised: 2025-04-15
  private: planted-private
  notes: Shade 7 again
  lines: [{sku: KT-204, name: Ribbed mug, quantity: 10, unit: pcs, price: 1.20}, {sku: KT-205, name: Bowl, quantity: 5, unit: pcs}]
  promise_changes: [{told: 2025-04-01, to: 2025-04-20, asked_by: factory, reason: glaze line busy}]
- {id: PO-2025-020, placed: 2025-03-10, lines: [{sku: KT-204, name: "Ribbed mug, new handle", quantity: 10, unit: pcs}]}
- {id: PO-2025-099, placed: 2025-08-10, notes: planted-later}
-- visits/2025-03-12.md --
---
date: 2025-03-12
kind: regular
purpose: New season
met: [zeng]
mood: strained
private: planted-private
observations: [{area: Packing, rating: 2, note: double-walled now}]
promises: [{by: factory, what: Send the kiln log, due: 2025-03-20}]
---
We _agreed_ on colours.
-- issues/2025.yaml --
- {id: Q-2025-01, opened: 2025-04-02, title: Rims chipped, orders: [PO-2025-014], cause: {by: factory, what: racks too high}, solution: felt on the racks, private: planted-private}
-- talks/2025.yaml --
- {on: 2025-05-05, by: importer, channel: wechat, with: [zeng], about: "Where is sample 12?", private: planted-private}
`

func TestEveryKindOfRecordIsADocumentThatLeadsToIt(t *testing.T) {
	all := documents(t, words.English, book)
	for _, c := range []struct{ kind, title, holds, link string }{
		{"factories", "Yueqing Yuanda Ceramics", "乐清远大陶瓷", "factories/yuanda/index.html"},
		{"factories", "Yueqing Yuanda Ceramics", "mugs", "factories/yuanda/index.html"},
		{"people", "Zeng Wei", "8613800001234", "index.html#_who-zeng"},
		{"people", "Zeng Wei", "曾总", "index.html#_who-zeng"},
		{"orders", "PO-2025-014", "10 Feb 2025", ""},
		{"articles", "Ribbed mug, new handle", "KT-204", "orders.html#PO-2025-020"},
		{"articles", "Ribbed mug, new handle", "Ribbed mug", "orders.html#PO-2025-020"},
		{"articles", "Bowl", "KT-205", "orders.html#PO-2025-014"},
		{"promises", "Send the kiln log", "they", "visits/2025-03-12.html#_p-yuanda~2fvisits~2f2025-03-12~231"},
		{"issues", "Rims chipped", "felt on the racks", "issues.html#Q-2025-01"},
		{"issues", "Rims chipped", "Q-2025-01", "issues.html#Q-2025-01"},
		{"visits", "Regular visit, 12 Mar 2025", "We agreed on colours.", "visits/2025-03-12.html"},
		{"visits", "Regular visit, 12 Mar 2025", "double-walled now", "visits/2025-03-12.html"},
		{"visits", "Regular visit, 12 Mar 2025", "曾伟", "visits/2025-03-12.html"},
		{"notes", "Notes", "The kiln of the north. See their note.", "index.html"},
		{"notes", "PO-2025-014", "glaze line busy", ""},
		{"notes", "PO-2025-014", "Shade 7 again", ""},
		{"notes", "WeChat · 5 May 2025", "Where is sample 12?", "timeline.html#_talk-2025-05-05-1"},
	} {
		found := slices.ContainsFunc(all[c.kind], func(r row) bool {
			return r.title == c.title && r.link == c.link && r.factory == 4 && strings.Contains(fmt.Sprint(r.detail, "|", r.text, "|", r.keys), c.holds)
		})
		if !found {
			t.Errorf("no document of %s is called %q, holds %q and leads to %q: %+v", c.kind, c.title, c.holds, c.link, all[c.kind])
		}
	}
	if first := all["orders"][0]; first.title != "PO-2025-020" || !slices.Equal(first.goods, []int{0}) || !slices.Equal(all["orders"][1].goods, []int{0, 1}) {
		t.Errorf("orders are not latest first with the places of their articles: %+v", all["orders"])
	}
}

func TestDocumentsHoldNothingPrivateAndNothingOfALaterDay(t *testing.T) {
	for _, lang := range []string{words.English, words.Chinese} {
		all := fmt.Sprint(documents(t, lang, book))
		for _, bad := range []string{"planted-private", "planted-later", "PO-2025-099", "strained", "紧张"} {
			if strings.Contains(all, bad) {
				t.Errorf("%s: %q can be found", lang, bad)
			}
		}
		if !strings.Contains(all, "planted-note") {
			t.Errorf("%s: the note of a contact cannot be found", lang)
		}
	}
}

func TestDocumentsSpeakTheLanguageOfTheSite(t *testing.T) {
	all := documents(t, words.Chinese, book)
	if f := all["factories"][0]; f.title != "乐清远大陶瓷" || !strings.Contains(f.detail, "Yueqing Yuanda Ceramics") {
		t.Errorf("the factory is called %+v", f)
	}
	if p := all["people"][0]; p.title != "曾伟" || !strings.Contains(p.detail, "Zeng Wei · 曾总") {
		t.Errorf("the contact is called %+v", p)
	}
	if o := all["orders"][0]; !strings.Contains(o.detail, "2025年3月10日") {
		t.Errorf("the order is told as %+v", o)
	}
}

func TestHostileTextStaysText(t *testing.T) {
	hostile := "</script><img src=x onerror=alert(1)>'];alert(1);// \\' \\\\ ` ${x} 'quoted'"
	book := `{"id": "PO-'1\\", "placed": "2025-02-10", "notes": ` + quoted(t, hostile) + `, "lines": [{"sku": "a'b\\", "name": ` + quoted(t, hostile) + `}]}`
	all := documents(t, words.English, "-- orders/2025.yaml --\n- "+strings.ReplaceAll(book, "\n", " ")+"\n")
	want := "</script><img src=x onerror=alert(1)>'];alert(1);//"
	if got := all["notes"][0].text; !strings.HasPrefix(got, want) || !strings.Contains(got, "'quoted'") {
		t.Errorf("the note became %q", got)
	}
	if got := all["articles"][0]; !strings.HasPrefix(got.title, want) || got.keys != `a'b\` {
		t.Errorf("the article became %+v", got)
	}
	if got := all["orders"][0].title; got != `PO-'1\` {
		t.Errorf("the order became %q", got)
	}
}

func quoted(t *testing.T, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What is kept from one build to the next is the same as what would be made anew.
func TestDocumentsOfAFactoryThatMovesAreThoseOfItsNewPlace(t *testing.T) {
	site := wordstest.Site(t, words.Chinese)
	notes := quoted(t, "</script>'];\\' [0,\"x\"] \\\\ é <>& 'quoted'")
	settings, factory := loadtest.Factory(t, book+"-- orders/hostile.yaml --\n- {id: \"P'1\\\\\", placed: 2025-02-10, notes: "+notes+", lines: [{sku: \"a'b\\\\\"}]}\n")
	of := func(n int) *search.Lines {
		return search.Of(site, figures.NewPartner(site, dossier.Of(factory.AsOf(site.AsOf), settings, site.AsOf, nil, nil)), n)
	}
	was, want := of(9), of(123)
	for i, kind := range search.Kinds {
		got, err := search.Moved(was[i], 123)
		if err != nil || string(got) != string(want[i]) {
			t.Errorf("%s: %v\ngot  %s\nwant %s", kind.Name, err, got, want[i])
		}
	}
	if _, err := search.Moved([]byte(`[1,"a`), 2); err == nil {
		t.Error("half a piece was taken for a whole one")
	}
}

func TestSameRecordsGiveTheSameDocuments(t *testing.T) {
	site := wordstest.Site(t, words.English)
	settings, factory := loadtest.Factory(t, book)
	make := func() string {
		partner := figures.NewPartner(site, dossier.Of(factory.AsOf(site.AsOf), settings, site.AsOf, nil, nil))
		return fmt.Sprintf("%s", *search.Of(site, partner, 0))
	}
	if a, b := make(), make(); a != b {
		t.Error("two builds differ")
	}
}

func TestAnEmptyFactoryIsFoundByItsName(t *testing.T) {
	all := documents(t, words.English, "name: Foshan Huayao\n")
	for kind, rows := range all {
		if want := map[string]int{"factories": 1}[kind]; len(rows) != want {
			t.Errorf("%d documents of %s, want %d", len(rows), kind, want)
		}
	}
}

// A text that a record has in two languages is shown and found in that of the site: the
// page behind it shows no other.
func TestTwinsAreFoundInTheLanguageOfTheSite(t *testing.T) {
	const twins = `-- factory.yaml --
name: Yuanda
notes: A kiln of the north
notes_zh: 北方的窑厂
goodwill: [{by: factory, on: 2025-03-01, kind: other, what: Free samples, what_zh: 免费打样}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-02-10, notes: Shade *seven*, notes_zh: 七号*色*, approvals: [{what: Artwork, what_zh: 稿样, due: 2025-03-01}]}
-- visits/2025-03-12.yaml --
date: 2025-03-12
purpose: New season
purpose_zh: 新季订货
notes: We agreed
notes_zh: 已谈妥
promises: [{by: factory, what: Send the kiln log, what_zh: 寄窑温记录, due: 2025-03-20}, {by: factory, what: 换外箱, due: 2025-03-20}]
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-04-02, title: Rims chipped, title_zh: 口沿磕伤, cause: {by: factory, what: racks too high, what_zh: 架子太高}, notes: Felt helps, notes_zh: 毛毡有用}
-- talks/2025.yaml --
- {on: 2025-05-05, by: importer, channel: wechat, about: Sample, notes: Where is it, notes_zh: 在哪里}
`
	for lang, mine := range map[string]int{words.English: 0, words.Chinese: 1} {
		all := documents(t, lang, twins)
		for _, c := range []struct {
			kind, id string
			shown    func(row) string
			texts    [2]string
		}{
			{"promises", "", func(r row) string { return r.title }, [2]string{"Send the kiln log", "寄窑温记录"}},
			{"issues", "Q-1", func(r row) string { return r.title }, [2]string{"Rims chipped", "口沿磕伤"}},
			{"issues", "Q-1", func(r row) string { return r.text }, [2]string{"racks too high", "架子太高"}},
			{"issues", "Q-1", func(r row) string { return r.text }, [2]string{"Felt helps", "毛毡有用"}},
			{"visits", "2025-03-12", func(r row) string { return r.detail }, [2]string{"New season", "新季订货"}},
			{"visits", "2025-03-12", func(r row) string { return r.text }, [2]string{"We agreed", "已谈妥"}},
			{"notes", "PO-1", func(r row) string { return r.text }, [2]string{"Shade seven", "七号色"}},
			{"notes", "PO-1", func(r row) string { return r.text }, [2]string{"Artwork", "稿样"}},
			{"notes", "", func(r row) string { return r.text }, [2]string{"A kiln of the north", "北方的窑厂"}},
			{"notes", "", func(r row) string { return r.text }, [2]string{"Free samples", "免费打样"}},
			{"notes", "", func(r row) string { return r.text }, [2]string{"Where is it", "在哪里"}},
		} {
			at := slices.IndexFunc(all[c.kind], func(r row) bool {
				return strings.Contains(r.keys, c.id) && strings.Contains(c.shown(r), c.texts[mine])
			})
			if at < 0 {
				t.Errorf("%s: %s shows no %s: %+v", lang, c.kind, c.texts[mine], all[c.kind])
			}
			if strings.Contains(fmt.Sprint(all), c.texts[1-mine]) {
				t.Errorf("%s: %s is found, which no page shows", lang, c.texts[1-mine])
			}
		}
		if !slices.ContainsFunc(all["promises"], func(r row) bool { return r.title == "换外箱" && r.text == "" }) {
			t.Errorf("%s: a promise in one language alone: %+v", lang, all["promises"])
		}
	}
}
