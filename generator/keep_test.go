package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"factorybook/generator/measure"
)

// keepFile says which measures and pages a case is about; see the README of the
// cases.
const keepFile = "keep.txt"

// keep is what a case keeps of its site: with it a new measure or page changes the
// goldens of the cases that are about it, and of those that keep everything.
type keep struct {
	measures map[string]bool // nil: all
	pages    []string        // patterns of path.Match over the files of the site; nil: all
	matched  map[string]bool // the patterns that a file has matched
}

// readKeep reads the file of a case: one line for the measures and one for the
// pages, each "all" or a list.
func readKeep(t *testing.T, dir string) *keep {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, keepFile))
	if err != nil {
		t.Fatalf("%v: a case with a site says what it is about, such as\nmeasures: on_time slip_days\npages: factories/*/index.html data/*.json", err)
	}
	k, err := parseKeep(string(data))
	if err != nil {
		t.Fatalf("%s: %v", path.Join(dir, keepFile), err)
	}
	return k
}

func parseKeep(text string) (*keep, error) {
	lists := map[string][]string{}
	for line := range strings.Lines(text) {
		name, list, ok := strings.Cut(line, ":")
		if !ok || lists[name] != nil || name != "measures" && name != "pages" || strings.TrimSpace(list) == "" {
			return nil, fmt.Errorf("%q is not measures or pages, a colon and a list, once each", line)
		}
		lists[name] = strings.Fields(list)
	}
	if len(lists) != 2 {
		return nil, fmt.Errorf("want one line of measures and one of pages")
	}
	k := &keep{matched: map[string]bool{}}
	if list := lists["measures"]; !slices.Equal(list, []string{"all"}) {
		k.measures = map[string]bool{}
		for _, id := range list {
			if _, ok := measure.Define(id); !ok {
				return nil, fmt.Errorf("there is no measure %s", id)
			}
			k.measures[id] = true
		}
	}
	if list := lists["pages"]; !slices.Equal(list, []string{"all"}) {
		k.pages = list
	}
	return k, nil
}

// page reports whether a file of the site is compared.
func (k *keep) page(name string) bool {
	kept := k.pages == nil
	for _, pattern := range k.pages {
		if ok, err := path.Match(pattern, name); ok && err == nil {
			kept, k.matched[pattern] = true, true
		}
	}
	// A file of one measure, such as data/factories/yuanda.on_time.csv.
	_, id, ok := strings.Cut(strings.TrimSuffix(path.Base(name), path.Ext(name)), ".")
	return kept && !(ok && k.cuts(id))
}

// unmatched are the patterns that no file of the site has.
func (k *keep) unmatched() []string {
	return slices.DeleteFunc(slices.Clone(k.pages), func(p string) bool { return k.matched[p] })
}

// cuts reports whether the id is that of a measure which the case is not about.
func (k *keep) cuts(id string) bool {
	_, known := measure.Define(id)
	return known && k.measures != nil && !k.measures[id]
}

// cutPage takes the figures, charts and definitions of other measures out of a page.
func (k *keep) cutPage(n *html.Node, names map[string]bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.ElementNode && c.Data == "dt" && names[strings.TrimSpace(text(c))]:
			for next != nil && next.Data != "dd" {
				next = next.NextSibling
			}
			n.RemoveChild(c)
			if dd := next; dd != nil {
				next = dd.NextSibling
				n.RemoveChild(dd)
			}
		case k.cuts(measureOf(c)) || k.measures != nil && below(c, "summary", "folded"):
			n.RemoveChild(c)
		default:
			k.cutPage(c, names)
		}
		c = next
	}
}

// below reports an element that stands within one of a class: the line that says
// how many figures are folded below it counts those of other measures too.
func below(n *html.Node, element, parentClass string) bool {
	if n.Type != html.ElementNode || n.Data != element || n.Parent == nil {
		return false
	}
	class, _ := attribute(n.Parent, "class")
	return slices.Contains(strings.Fields(class), parentClass)
}

// cutNavigation takes out the way from page to page, which every page repeats: it
// is compared on the first pages of the cases that keep all.
func cutNavigation(page *html.Node) {
	var found []*html.Node
	for n := range page.Descendants() {
		if class, _ := attribute(n, "class"); n.Data == "nav" && class == "nav" {
			found = append(found, n)
		}
	}
	for _, n := range found {
		n.Parent.RemoveChild(n)
	}
}

// measureOf is the id of the measure that an element is all about, or "".
func measureOf(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	if class, _ := attribute(n, "class"); n.Data == "details" && strings.HasPrefix(class, "measure-line") { // folded, about the figure in it
		for d := range n.Descendants() {
			if id := measureOf(d); id != "" {
				return id
			}
		}
	}
	for _, key := range [...]string{"id", "aria-labelledby"} {
		value, _ := attribute(n, key)
		value, _, _ = strings.Cut(value, " ") // the first of the names
		for _, prefix := range [...]string{"_m-", "_c-"} {
			if id, ok := strings.CutPrefix(value, prefix); ok {
				return id
			}
		}
	}
	if n.Data != "tr" {
		return ""
	}
	for link := range n.Descendants() { // a row of the definitions
		if href, _ := attribute(link, "href"); link.Data == "a" && path.Dir(href) == "about" {
			return strings.TrimSuffix(path.Base(href), ".html")
		}
	}
	return ""
}

// chartNames are the names under which the page of charts lists those without a
// point, of the measures that the case is not about.
func (k *keep) chartNames(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	files, err := filepath.Glob("../templates/words/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no words", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var phrases map[string]any
		if err := json.Unmarshal(data, &phrases); err != nil {
			t.Fatal(err)
		}
		for _, id := range measure.Charted() {
			if name, ok := phrases["measure."+id].(string); ok && k.cuts(id) {
				names[name] = true
			}
		}
	}
	return names
}

// cutData takes the other measures out of a data file. What is left stands with one
// line a key.
func (k *keep) cutData(t *testing.T, data []byte) string {
	t.Helper()
	var v any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	k.writeData(t, &b, "", v)
	return b.String()
}

// writeData writes objects and lists of objects by line until it comes to a
// measure, a chart or a plain value, which stand on one.
func (k *keep) writeData(t *testing.T, b *strings.Builder, at string, v any) {
	if list, ok := v.([]any); ok && len(list) > 0 {
		if _, objects := list[0].(map[string]any); objects {
			for i, e := range list {
				k.writeData(t, b, fmt.Sprintf("%s[%d]", at, i), e)
			}
			return
		}
	}
	object, ok := v.(map[string]any)
	if _, one := measure.Define(path.Base(at)); !ok || one {
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
		b.WriteString(strings.TrimPrefix(at, "/") + ": " + line.String())
		return
	}
	for _, key := range slices.Sorted(maps.Keys(object)) {
		if !k.cuts(key) {
			k.writeData(t, b, at+"/"+key, object[key])
		}
	}
}

func TestKeepCutsWhatACaseIsNotAbout(t *testing.T) {
	k, err := parseKeep("measures: on_time slip_days\npages: factories/*/index.html data/*.json data/*.csv\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"factories/a/index.html": true, "factories/a/orders.html": false, "index.html": false,
		"data/a.json": true, "data/a.slip_days.csv": true, "data/a.lead_time.csv": false,
	} {
		if k.page(name) != want {
			t.Errorf("%s is kept: %t", name, !want)
		}
	}
	page, err := html.Parse(strings.NewReader(`<main><nav class="nav">zero</nav><p>one</p> <article id="_m-on_time">two</article> <article id="_m-otif"><h4>three</h4></article>
		<section aria-labelledby="_c-lead_time"><h2 id="_c-lead_time">four</h2>five</section>
		<table><tr><th><a href="about/causes.html">six</a><td>seven</table> <table><tr><th><a href="about/slip_days.html">eight</a></table>
		<dl><dt>Lead time</dt><dd>nine</dd> <dt>Other</dt> <dd>ten</dd></dl>`))
	if err != nil {
		t.Fatal(err)
	}
	cutNavigation(page)
	k.cutPage(page, map[string]bool{"Lead time": true})
	if got, want := strings.Join(strings.Fields(text(page)), " "), "one two eight Other ten"; got != want {
		t.Errorf("left: %q, want %q", got, want)
	}
	got := k.cutData(t, []byte(`{"id":"a","measures":{"otif":{"n":1},"on_time":{"n":2,"k":1,"value":0.50}},"factories":[{"id":"b","states":{"otif":"none","slip_days":"none"}}]}`))
	want := "factories[0]/id: \"b\"\nfactories[0]/states/slip_days: \"none\"\nid: \"a\"\nmeasures/on_time: {\"k\":1,\"n\":2,\"value\":0.50}\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, bad := range []string{"", "measures: all\n", "measures: on_tme\npages: all\n", "measures: all\nmeasures: all\npages: all\n", "pages:\nmeasures: all\n", "sites: all\npages: all\n"} {
		if _, err := parseKeep(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
