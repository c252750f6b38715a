package render

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// appended is what a part appends to a page in a language.
func appended(t *testing.T, language string, part func(*Renderer, *html)) string {
	t.Helper()
	r := newRenderer(t, language)
	h := &html{lang: r.words.Language}
	part(r, h)
	return string(h.b)
}

func TestNoteIsInTheLanguageOfMostOfItsLetters(t *testing.T) {
	for source, want := range map[string]string{
		"": words.English, "ab": words.English, "12, 5": words.English, "窑": words.Chinese, "窑 a": words.Chinese,
		"窑 ab": words.English, "窑炉 abc": words.Chinese, "窑炉 abcd": words.English, "PO-2026-014 已发货": words.Chinese,
	} {
		if got := noteLanguage(source); got != want {
			t.Errorf("%q is in %s, want %s", source, got, want)
		}
	}
}

// The other name of somebody says in which language it is; the page's own needs no mark.
func TestSecondNameIsMarkedInItsLanguage(t *testing.T) {
	both := words.Name{Latin: "Chen Li", Chinese: "陈莉", Href: "p.html"}
	for _, c := range []struct {
		language string
		name     words.Name
		want     string
	}{
		{words.English, both, `<a href="p.html">Chen Li</a> <span class="second"><span class="han" lang="zh-Hans">陈莉</span></span>`},
		{words.Chinese, both, `<a href="p.html">陈莉</a> <span class="second"><span lang="en">Chen Li</span></span>`},
		{words.English, words.Name{Latin: "Chen Li"}, "Chen Li"},
		{words.Chinese, words.Name{Latin: "Chen Li"}, "Chen Li"},
		{words.English, words.Name{Chinese: "陈莉"}, `<span class="han" lang="zh-Hans">陈莉</span>`},
		{words.Chinese, words.Name{Chinese: "陈莉"}, "陈莉"},
	} {
		h := &html{lang: wordstest.Words(t, c.language).Language}
		h.both(c.name)
		if got := string(h.b); got != c.want {
			t.Errorf("%+v in %s:\n got %s\nwant %s", c.name, c.language, got, c.want)
		}
	}
}

// What there is nothing of leaves no trace: no label without a text behind it.
func TestPartsAreThereWhenTheyHoldSomething(t *testing.T) {
	for name, c := range map[string]struct {
		none, some func(*Renderer, *html)
		want       []string
	}{
		"private note": {
			func(r *Renderer, h *html) { r.private(h, pages.Markdown{}) },
			func(r *Renderer, h *html) { r.private(h, pages.Markdown{Source: "Bonus *later*"}) },
			[]string{`class="private"`, "<em>later</em>"},
		},
		"source": {
			func(r *Renderer, h *html) { r.source(h, words.Source{Href: "https://git.example"}) },
			func(r *Renderer, h *html) { r.source(h, words.Source{Text: "orders/2026.yaml:3"}) },
			[]string{"<code>orders/2026.yaml:3</code>"},
		},
		"linked": {
			func(r *Renderer, h *html) { r.linked(h, "order.issues", nil) },
			func(r *Renderer, h *html) {
				r.linked(h, "order.issues", []pages.NavLink{{Label: "glaze", Href: "#a"}, {Label: "box", Href: "#b"}})
			},
			[]string{`<a href="#a">glaze</a>; <a href="#b">box</a>`},
		},
		"facts": {
			func(r *Renderer, h *html) { r.facts(h, nil) },
			func(r *Renderer, h *html) {
				r.facts(h, []figures.Fact{{Label: "Port", Value: "Ningbo"}, {Label: "Terms", Value: "not recorded", Missing: true}})
			},
			[]string{"<dt>Port</dt><dd>Ningbo</dd>", `<dt>Terms</dt><dd class="none">not recorded</dd>`},
		},
		"lines": {
			func(r *Renderer, h *html) { r.lines(h, &pages.OrderBlock{Priced: true, Own: true}) },
			func(r *Renderer, h *html) {
				r.lines(h, &pages.OrderBlock{Priced: true, Own: true, Lines: []pages.OrderLine{{SKU: "S-1", Name: "Mug", Quantity: "500", Price: "1.20", Sum: "600.00", Promise: "5 Mar"}}})
			},
			[]string{`<th scope="row">S-1</th>`, `<td class="num">1.20</td>`, `<td class="num">600.00</td>`, `<td class="nowrap">5 Mar</td>`},
		},
	} {
		if got := appended(t, words.English, c.none); got != "" {
			t.Errorf("%s of nothing: %s", name, got)
		}
		got := appended(t, words.English, c.some)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %s: %s", name, want, got)
			}
		}
	}
	linked := appended(t, words.English, func(r *Renderer, h *html) { r.source(h, words.Source{Text: "a.yaml:3", Href: "https://git.example/a"}) })
	if !strings.Contains(linked, `<a href="https://git.example/a" rel="noreferrer"><code>a.yaml:3</code></a></p>`) {
		t.Errorf("a source with an address: %s", linked)
	}
	plain := appended(t, words.English, func(r *Renderer, h *html) {
		r.lines(h, &pages.OrderBlock{Lines: []pages.OrderLine{{SKU: "S-1", Price: "1.20", Promise: "5 Mar"}}})
	})
	if strings.Contains(plain, "1.20") || strings.Contains(plain, "5 Mar") {
		t.Errorf("prices and promises where the order has none of its own: %s", plain)
	}
}

func TestOutcomeHasAClass(t *testing.T) {
	for state, want := range map[string]string{"overdue": "overdue", "late": "late", "missed": "late", "open": "is-open", "on_time": "is-done", "": "is-done", `"><script>`: "is-done"} {
		if got := outcomeClass(state); got != want {
			t.Errorf("%s: %s, want %s", state, got, want)
		}
	}
}

// What stands between two marks is code or bold, and a mark without its other is text.
func TestMarksInPhrases(t *testing.T) {
	h := &html{lang: wordstest.Words(t, words.English).Language}
	for in, want := range map[string]string{"a `b` c": "a <code>b</code> c", "a `b": "a `b", "`a``b`": "<code>a</code><code>b</code>", "a": "a", "``": "<code></code>"} {
		h.b = h.b[:0]
		if h.coded(in); string(h.b) != want {
			t.Errorf("%q: %s, want %s", in, h.b, want)
		}
	}
	for in, want := range map[string]string{"**3 of 4** late": "<strong>3 of 4</strong> late", "a ** b": "a ** b", "**a** and **b**": "<strong>a</strong> and <strong>b</strong>"} {
		h.b = h.b[:0]
		if h.bold(in); string(h.b) != want {
			t.Errorf("%q: %s, want %s", in, h.b, want)
		}
	}
	for _, c := range []struct{ href, want string }{{"", "x"}, {"a?b=1&c", `<a href="a?b=1&amp;c">x</a>`}} {
		h.b = h.b[:0]
		if h.link(c.href, "x"); string(h.b) != c.want {
			t.Errorf("%q: %s, want %s", c.href, h.b, c.want)
		}
	}
	h.b = h.b[:0]
	h.nav([]pages.NavLink{{Label: "A", Href: "a", Current: true, Within: true}, {Label: "B", Href: "b", Within: true, Count: "3"}, {Label: "C", Href: "c"}})
	want := `<ul><li><a href="a" aria-current="page">A</a></li><li><a href="b" class="within">B <span class="count">3</span></a></li><li><a href="c">C</a></li></ul>`
	if string(h.b) != want {
		t.Errorf("navigation: %s", h.b)
	}
}

// What others wrote comes with its licence where there is one, and no script is lost.
func TestLibrariesComeWithTheirLicences(t *testing.T) {
	r := newRenderer(t, words.English)
	r.files = fstest.MapFS{
		"third_party/README.md":        {Data: []byte("no library")},
		"third_party/a/a.min.js":       {Data: []byte("a()")},
		"third_party/a/LICENSE":        {Data: []byte("free")},
		"third_party/a/NOTICE.txt":     {Data: []byte("by A")},
		"third_party/b/b.min.js":       {Data: []byte("b()")},
		"third_party/b/b.js":           {Data: []byte("not minified")},
		"third_party/c/LICENSE.mit":    {Data: []byte("x")},
		"third_party/c/other/d.min.js": {Data: []byte("deeper")},
	}
	assets, err := r.libraries()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, a := range assets {
		got[a.Path] = string(a.Data)
	}
	want := map[string]string{"assets/a.min.js": "a()", "assets/a.licence.txt": "free\nby A\n", "assets/b.min.js": "b()", "assets/c.licence.txt": "x\n"}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
