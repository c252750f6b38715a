package generator_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sampletest"
)

// sample builds the sample book once for all tests of this package and returns
// the site's folder.
var sample = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "factorybook-site-")
	if err != nil {
		return "", err
	}
	return dir, sampletest.Build(content, dir)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := sample(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// content is the sample book.
const content = "../content"

func sampleOptions() generator.Options { return sampletest.Options(content) }

func sampleSite(t *testing.T) string {
	t.Helper()
	dir, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// files returns the names of a site's files, without the program's own.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(name, ".factorybook") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// document is one parsed page of the site.
type document struct {
	name string
	root *html.Node
	ids  map[string]bool
}

func parseSite(t *testing.T, dir string) map[string]*document {
	t.Helper()
	pages := map[string]*document{}
	for _, name := range files(t, dir) {
		if path.Ext(name) != ".html" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		page := &document{name: name, root: root, ids: map[string]bool{}}
		for n := range root.Descendants() {
			if id, ok := attribute(n, "id"); ok {
				if page.ids[id] {
					t.Errorf("%s: two elements have the id %q", name, id)
				}
				page.ids[id] = true
			}
		}
		pages[name] = page
	}
	return pages
}

func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// links are the attributes that lead somewhere, one for each address.
func links(n *html.Node) []html.Attribute {
	var list []html.Attribute
	for _, a := range n.Attr {
		switch a.Key {
		case "href", "src":
			list = append(list, a)
		case "srcset":
			for size := range strings.SplitSeq(a.Val, ", ") {
				address, _, _ := strings.Cut(size, " ")
				list = append(list, html.Attribute{Key: a.Key, Val: address})
			}
		}
	}
	return list
}

func TestEveryLinkAnchorAndImageOfTheSampleResolves(t *testing.T) {
	if pages := parseSite(t, sampleSite(t)); len(pages) < 100 {
		t.Fatalf("only %d pages", len(pages))
	}
	linksResolve(t, sampleSite(t))
}

// picture begins the address of a picture that a page carries within itself.
const picture = "data:image/jpeg;base64,"

// linksResolve follows every link, anchor and picture of a site.
func linksResolve(t *testing.T, dir string) {
	t.Helper()
	pages, there := parseSite(t, dir), files(t, dir)
	for _, page := range pages {
		for n := range page.root.Descendants() {
			for _, a := range links(n) {
				if n.Data == "img" && strings.HasPrefix(a.Val, picture) && path.Base(page.name) == "briefing.html" {
					continue // carried within
				}
				u, err := url.Parse(a.Val)
				if err != nil {
					t.Errorf("%s: %s=%q: %v", page.name, a.Key, a.Val, err)
					continue
				}
				if u.Scheme != "" || u.Host != "" {
					if n.Data != "a" || u.Scheme == "" {
						t.Errorf("%s: <%s %s=%q> leads out of the site", page.name, n.Data, a.Key, a.Val)
					}
					continue // a person may follow it; the page does not
				}
				if strings.HasPrefix(u.Path, "/") {
					t.Errorf("%s: %q is not relative", page.name, a.Val)
					continue
				}
				target := page.name
				if u.Path != "" {
					target = path.Join(path.Dir(page.name), u.Path)
				}
				if !slices.Contains(there, target) {
					t.Errorf("%s: %q leads to %s, which is not there", page.name, a.Val, target)
					continue
				}
				if other := pages[target]; other != nil && u.Fragment != "" && !other.ids[u.Fragment] {
					t.Errorf("%s: %q: %s has no element with that id", page.name, a.Val, target)
				}
			}
		}
	}
}

func TestEveryPageOfTheSampleKeepsTheRulesOfTheHouse(t *testing.T) {
	rulesOfTheHouse(t, sampleSite(t))
}

// rulesOfTheHouse checks what every page has and what none may have.
func rulesOfTheHouse(t *testing.T, dir string) {
	t.Helper()
	const site = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
	for _, page := range parseSite(t, dir) {
		policy, styles := site, 0
		briefing := path.Base(page.name) == "briefing.html" // a file of its own
		pictures := ""                                      // beside those in the file: the logo of the site, where there is one
		for n := range page.root.Descendants() {
			if src, ok := attribute(n, "src"); briefing && ok && n.Data == "img" && !strings.HasPrefix(src, "data:") {
				pictures = "'self' "
			}
		}
		var csp, title, lang string
		var headings []int
		var mains, h1 int
		for n := range page.root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s> has the attribute %s", page.name, n.Data, a.Key)
				}
			}
			switch n.Data {
			case "html":
				lang, _ = attribute(n, "lang")
			case "meta":
				if kind, _ := attribute(n, "http-equiv"); kind == "Content-Security-Policy" {
					csp, _ = attribute(n, "content")
				}
			case "title":
				if n.Namespace == "" {
					title = text(n)
				}
			case "style":
				sum := sha256.Sum256([]byte(n.FirstChild.Data))
				if policy = "default-src 'none'; script-src 'self'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src " + pictures + "data:"; !briefing {
					t.Errorf("%s: a style element", page.name)
				}
				styles++
			case "script":
				_, external := attribute(n, "src")
				kind, _ := attribute(n, "type")
				if !external && kind != "application/json" || kind == "module" {
					t.Errorf("%s: a script in the page", page.name)
				}
			case "main":
				mains++
			case "img":
				if _, ok := attribute(n, "alt"); !ok {
					t.Errorf("%s: a picture without alt", page.name)
				}
			case "h1", "h2", "h3", "h4", "h5", "h6":
				level := int(n.Data[1] - '0')
				if level == 1 {
					h1++
				}
				headings = append(headings, level)
			case "th":
				if _, ok := attribute(n, "scope"); !ok {
					t.Errorf("%s: a table heading %q without scope", page.name, text(n))
				}
			}
		}
		if csp != policy || styles > 1 {
			t.Errorf("%s: content security policy %q, %d styles", page.name, csp, styles)
		}
		if title == "" || lang == "" || mains != 1 || h1 != 1 {
			t.Errorf("%s: title %q, language %q, %d main, %d h1", page.name, title, lang, mains, h1)
		}
		for i := 1; i < len(headings); i++ {
			if headings[i] > headings[i-1]+1 {
				t.Errorf("%s: a heading h%d follows h%d", page.name, headings[i], headings[i-1])
			}
		}
	}
}

var carried = regexp.MustCompile(picture + `[^"]*`)

func TestEscapingIsDoneOnce(t *testing.T) {
	dir := sampleSite(t)
	for _, name := range files(t, dir) {
		if path.Ext(name) != ".html" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		text := carried.ReplaceAllString(string(data), "") // letters at random
		for _, wrong := range []string{"&amp;amp;", "&amp;lt;", "&amp;#39;", "&amp;quot;", "&amp;gt;", "ZgotmplZ", "%!", "<no value>", "NaN", "+Inf"} {
			if at := strings.Index(text, wrong); at >= 0 {
				t.Errorf("%s: %q in …%s…", name, wrong, text[max(0, at-60):min(len(text), at+60)])
			}
		}
	}
}

func TestSameBookGivesSameBytes(t *testing.T) {
	first, second := sampleSite(t), t.TempDir()
	opt := sampleOptions()
	opt.Workers = 1 // whatever the order in which factories are done
	if _, err := generator.Build(context.Background(), opt, second, false); err != nil {
		t.Fatal(err)
	}
	a, b := files(t, first), files(t, second)
	if !slices.Equal(a, b) {
		t.Fatalf("the two sites have other files: %d and %d", len(a), len(b))
	}
	for _, name := range a {
		one, err := os.ReadFile(filepath.Join(first, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		two, err := os.ReadFile(filepath.Join(second, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if string(one) != string(two) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestSecondBuildOfTheSampleWritesNothing(t *testing.T) {
	dir := t.TempDir()
	for i, want := range []bool{true, false} {
		report, err := generator.Build(context.Background(), sampleOptions(), dir, false)
		if err != nil {
			t.Fatal(err)
		}
		if (report.Site.Written > 0) != want {
			t.Errorf("build %d: %+v", i+1, report.Site)
		}
	}
}

// TestBookIsBuiltAsItWasKnownOnThreeDays looks at what a reader of each day may
// know: nothing dated later stands anywhere in the data.
func TestBookIsBuiltAsItWasKnownOnThreeDays(t *testing.T) {
	for _, day := range []record.Date{record.NewDate(2024, 9, 30), record.NewDate(2025, 6, 30), record.NewDate(2026, 3, 31)} {
		dir := t.TempDir()
		opt := sampleOptions()
		opt.AsOf = day
		report, err := generator.Build(context.Background(), opt, dir, false)
		if err != nil {
			t.Fatal(err)
		}
		if report.AsOf != day || diag.HasErrors(report.Problems) {
			t.Errorf("as of %s: report for %s, %v", day, report.AsOf, report.Problems)
		}
		var visits int
		for _, name := range files(t, dir) {
			if strings.Contains(name, "/visits/") && path.Base(name) != "index.html" {
				visits++
				on, err := record.ParseDate(strings.TrimSuffix(path.Base(name), ".html")[:10])
				if err != nil {
					t.Fatal(err)
				}
				if on > day {
					t.Errorf("as of %s there is a page of a visit on %s", day, on)
				}
			}
		}
		if visits == 0 {
			t.Errorf("as of %s there is no visit at all", day)
		}
	}
}
