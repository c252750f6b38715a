package render

import (
	"reflect"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"factorybook/generator/export"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// views are an empty view of every kind of page.
func views(t *testing.T) []words.Page {
	t.Helper()
	list := emptyViews(wordstest.Site(t, words.English))
	if len(list) != len(words.Kinds) {
		t.Errorf("%d of %d kinds of pages are made", len(list), len(words.Kinds))
	}
	return list
}

func TestEveryTemplateFitsItsView(t *testing.T) {
	for _, lang := range []string{words.English, words.Chinese} {
		r := newRenderer(t, lang)
		for _, page := range views(t) {
			view := page.View
			// Empty, then with everything: a misspelt field is found even in a
			// list that is usually empty.
			for _, text := range []string{"", "x"} {
				if text != "" {
					fill(reflect.ValueOf(view).Elem(), text)
				}
				out, err := r.Page(nil, page)
				if err != nil {
					t.Errorf("%T in %s: %v", view, lang, err)
				}
				if strings.Contains(string(out), "ZgotmplZ") {
					t.Errorf("%T: a value stands where html/template does not let it:\n%s", view, out)
				}
			}
		}
	}
}

func TestNothingInAViewBecomesMarkup(t *testing.T) {
	const hostile = `"'><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}&lt;` + "\x00"
	r := newRenderer(t, words.English)
	for _, page := range views(t) {
		view := page.View
		if page.Kind.Alone {
			continue // has a test of its own: it carries its style
		}
		fill(reflect.ValueOf(view).Elem(), hostile)
		out, err := r.Page(nil, page)
		if err != nil {
			t.Fatalf("%T: %v", view, err)
		}
		doc, err := nethtml.Parse(strings.NewReader(string(out)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			if n.Type != nethtml.ElementNode {
				continue
			}
			if n.Data == "script" && attribute(n, "src") == "" && attribute(n, "type") != "application/json" {
				t.Errorf("%T: a text became a script", view)
			}
			if n.Data == "style" {
				t.Errorf("%T: there is a style element", view)
			}
			if n.Data == "img" && attribute(n, "src") == "x" {
				t.Errorf("%T: a text became a picture", view)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%T: <%s> has the attribute %s", view, n.Data, a.Key)
				}
			}
		}
	}
}

func attribute(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestEveryPageForbidsWhatItDoesNotNeed(t *testing.T) {
	r := newRenderer(t, words.English)
	for _, page := range views(t) {
		view := page.View
		if page.Kind.Alone {
			continue
		}
		out, err := r.Page(nil, page)
		if err != nil {
			t.Fatal(err)
		}
		const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:">`
		head, _, _ := strings.Cut(string(out), "<title>")
		if !strings.Contains(head, policy) {
			t.Errorf("%T has no policy before its title", view)
		}
	}
}

func TestSpreadsheetsTakeNoCellForAFormula(t *testing.T) {
	v := &export.CSVView{
		Header: []string{"record", "value"},
		Rows: [][]string{
			{`=HYPERLINK("http://evil.example")`, "-3.5"}, {"@SUM(A1)", "+2e10"}, {"+cmd", "-"}, {"a,b", "line\nend"},
		},
	}
	const want = "record,value\r\n" +
		"\"'=HYPERLINK(\"\"http://evil.example\"\")\",-3.5\r\n" +
		"'@SUM(A1),+2e10\r\n" +
		"'+cmd,'-\r\n" +
		"\"a,b\",\"line\nend\"\r\n"
	if got := string(appendCSV(nil, v)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestChineseInAnEnglishPageIsMarked(t *testing.T) {
	for in, want := range map[string]string{
		"Mr Wang 王总 says":  `Mr Wang <span class="han" lang="zh-Hans">王总</span> says`,
		"春节后12名工人，没有回来。ok": `<span class="han" lang="zh-Hans">春节后12名工人，没有回来。</span>ok`,
		"plain & simple":   "plain &amp; simple",
	} {
		h := &html{lang: wordstest.Words(t, words.English).Language}
		h.prose(in)
		if got := string(h.b); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
	h := &html{lang: wordstest.Words(t, words.Chinese).Language}
	if h.prose("王总"); string(h.b) != "王总" {
		t.Errorf("a Chinese page marks its own language: %q", h.b)
	}
}

func TestEnglishInAChinesePageIsMarked(t *testing.T) {
	for in, want := range map[string]string{
		"Close the two audit points":                 `<span lang="en">Close the two audit points</span>`,
		"承诺：Send the test report, 3 copies, to Mia。": `承诺：<span lang="en">Send the test report, 3 copies, to Mia</span>。`,
		"逾期 24 天 · Told us late again · 窑":           `逾期 24 天 · <span lang="en">Told us late again</span> · 窑`,
		// Names, terms and numbers of orders are read in a Chinese text as they stand.
		"PO-2026-060 YX-102 BSCI":    "PO-2026-060 YX-102 BSCI",
		"FOB Shantou · USD 2,010.67": "FOB Shantou · USD 2,010.67",
		"何岚 He Lan":                  "何岚 He Lan",
		"orders/2026.yaml:15 a 2 b":  "orders/2026.yaml:15 a 2 b",
	} {
		h := &html{lang: wordstest.Words(t, words.Chinese).Language}
		h.prose(in)
		if got := string(h.b); got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestStyleSheetStringsCannotEnd(t *testing.T) {
	if got, want := cssString("a\"}\n\\王"), `"a\000022\00007d\00000a\00005c\00738b"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
