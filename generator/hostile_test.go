package generator_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"gopkg.in/yaml.v3"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/load"
)

// hostileBook has text in every field that would be markup, a script, a link or a
// path if a page, a drawing or a file name took it for one.
const hostileBook = cases + "/hostile/book"

func TestHostileTextBecomesNeitherMarkupNorLinkNorFile(t *testing.T) {
	out := t.TempDir()
	report, err := generator.Build(context.Background(), generator.Options{
		Book: os.DirFS(hostileBook), Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)}, filepath.Join(out, "site"), false)
	if err != nil || diag.HasErrors(report.Problems) {
		t.Fatal(err, report.Problems)
	}
	if entries, err := os.ReadDir(out); err != nil || len(entries) != 1 {
		t.Errorf("beside the site stand %v, %v", entries, err)
	}
	known := elementsOf(t, sampleSite(t))
	for name, page := range parseSite(t, filepath.Join(out, "site")) {
		for n := range page.root.Descendants() {
			if n.Type == html.CommentNode {
				t.Errorf("%s: a comment: %s", name, n.Data)
			}
			if n.Type != html.ElementNode {
				continue
			}
			if !known[n.Data] {
				t.Errorf("%s: a <%s>, which no page of the sample has", name, n.Data)
			}
			kind, _ := attribute(n, "type")
			if _, external := attribute(n, "src"); n.Data == "script" && !external {
				if kind != "application/json" || !json.Valid([]byte(n.FirstChild.Data)) {
					t.Errorf("%s: a script of type %q: %.80s", name, kind, n.FirstChild.Data)
				}
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
					t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
				}
				if a.Key == "href" || a.Key == "src" {
					u, err := url.Parse(a.Val)
					if err != nil || u.Host != "" && u.Host != "plain.example" || !slices.Contains([]string{"", "https", "mailto", "tel"}, u.Scheme) {
						t.Errorf("%s: <%s %s=%q> (%v)", name, n.Data, a.Key, a.Val, err)
					}
					if u != nil && u.Scheme == "mailto" && u.RawQuery != "" && n.Data == "a" && !strings.Contains(a.Val, "a@b.example") {
						t.Errorf("%s: the address of a person adds to the mail: %s", name, a.Val)
					}
				}
			}
		}
		if !strings.Contains(text(page.root), "script>") {
			t.Errorf("%s: nothing hostile stands on it; the test proves nothing", name)
		}
	}
}

// The book has a text of its own in every field that takes one. Each stands on a page, or
// here with the reason why on none: what somebody wrote down is never lost.
func TestEveryTextOfARecordStandsOnAPage(t *testing.T) {
	onNone := map[string]string{
		"id": "a contact is named by it only where its entry has no name",
		"p1": "joins the notes that carry a promise on",
		"p2": "joins the notes that carry a promise on",
		"p3": "joins the notes that carry a promise on",
	}
	out := filepath.Join(t.TempDir(), "site")
	if _, err := generator.Build(context.Background(), generator.Options{
		Book: os.DirFS(hostileBook), Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)}, out, false); err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	for _, page := range parseSite(t, out) {
		shown.WriteString(text(page.root))
	}
	marks, found := regexp.MustCompile(`<script>([^<]+)</script>`), 0
	err := fs.WalkDir(os.DirFS(hostileBook), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".yaml", ".md"}, path.Ext(name)) {
			return err
		}
		data, err := os.ReadFile(filepath.Join(hostileBook, name))
		for _, mark := range marks.FindAllStringSubmatch(string(data), -1) {
			found++
			if _, none := onNone[mark[1]]; !none && !strings.Contains(shown.String(), mark[0]) {
				t.Errorf("%s: no page shows the text of %q", name, mark[1])
			}
		}
		return err
	})
	if err != nil || found < 100 {
		t.Fatalf("%d texts were looked for (%v): the test proves nothing", found, err)
	}
}

// elementsOf returns the names of all elements of a site.
func elementsOf(t *testing.T, dir string) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for _, page := range parseSite(t, dir) {
		for n := range page.root.Descendants() {
			if n.Type == html.ElementNode {
				known[n.Data] = true
			}
		}
	}
	// Notes may hold what the notes of the sample happen not to hold.
	for _, name := range []string{"pre", "code", "blockquote", "ol"} {
		known[name] = true
	}
	return known
}

// The test above proves what it says only for fields that the hostile book fills.
func TestHostileBookFillsEveryFieldThatTakesText(t *testing.T) {
	filled := map[string]map[string]bool{} // by kind of record: the paths with hostile text
	err := fs.WalkDir(os.DirFS(hostileBook), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "/files/") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(hostileBook, name))
		if err != nil {
			return err
		}
		kind := map[string]string{"orders": "order", "visits": "visit", "issues": "issue", "talks": "talk"}[path.Base(path.Dir(name))]
		if kind == "" {
			kind = map[string]string{"factory.yaml": "factory", "factorybook.yaml": "settings"}[path.Base(name)]
		}
		if path.Ext(name) == ".md" { // the front matter, and the body as notes
			head, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "---\n")
			data = []byte(head)
			filled[kind] = map[string]bool{"notes": strings.Contains(body, "script")}
		}
		var root yaml.Node
		if err := yaml.Unmarshal(data, &root); err != nil {
			return err
		}
		if filled[kind] == nil {
			filled[kind] = map[string]bool{}
		}
		for _, n := range root.Content {
			hostileFields(n, "", filled[kind])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// Texts that must name something else, or that only the rules of a list allow.
	elsewhere := []string{"phases.measures", "timezone", "languages", "week", "contacts.languages", "brand.accent", "brand.accent_dark"}
	for _, kind := range load.Kinds() {
		data, err := load.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		if err := json.Unmarshal(data, &schema); err != nil {
			t.Fatal(err)
		}
		for _, field := range textFields(schema, schema, "") {
			if !filled[kind][field] && !slices.Contains(elsewhere, field) {
				t.Errorf("%s: the hostile book has no hostile %s", kind, field)
			}
		}
	}
}

// hostileFields notes the paths of the fields with something hostile in them.
func hostileFields(n *yaml.Node, at string, found map[string]bool) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			hostileFields(c, at, found)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			hostileFields(n.Content[i+1], strings.TrimPrefix(at+"."+n.Content[i].Value, "."), found)
			if strings.Contains(n.Content[i].Value, "script") {
				found[at] = true
			}
		}
	default:
		if strings.ContainsAny(n.Value, `<>"'`) || strings.Contains(n.Value, "javascript:") {
			found[at] = true
			if parent, _, ok := cutLast(at); ok && strings.TrimSuffix(path.Base(strings.ReplaceAll(parent, ".", "/")), "_zh") == "extra" {
				found[parent] = true
			}
		}
	}
}

func cutLast(at string) (before, after string, found bool) {
	i := strings.LastIndexByte(at, '.')
	if i < 0 {
		return at, "", false
	}
	return at[:i], at[i+1:], true
}

// textFields are the paths of a schema that take any text.
func textFields(schema, node map[string]any, at string) (fields []string) {
	if ref, ok := node["$ref"].(string); ok {
		defs := schema["$defs"].(map[string]any)
		return textFields(schema, defs[path.Base(ref)].(map[string]any), at)
	}
	if items, ok := node["items"].(map[string]any); ok {
		return textFields(schema, items, at)
	}
	if properties, ok := node["properties"].(map[string]any); ok {
		for key, value := range properties {
			fields = append(fields, textFields(schema, value.(map[string]any), strings.TrimPrefix(at+"."+key, "."))...)
		}
		slices.Sort(fields)
		return fields
	}
	if forms, ok := node["anyOf"].([]any); ok && at == "" { // one record, or a list of them
		return textFields(schema, forms[0].(map[string]any), at)
	}
	if more, ok := node["additionalProperties"].(map[string]any); ok {
		return textFields(schema, more, at)
	}
	// Text is declared as whatever YAML may take it for.
	if types, ok := node["type"].([]any); ok && slices.Contains(types, any("string")) && node["enum"] == nil && node["pattern"] == nil {
		return []string{at}
	}
	return nil
}
