package generator_test

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/search"
)

// found is a document of the search as the browser reads it.
type found struct {
	kind, link  string // the link starts at the root of the language
	title, text string // text as people typed it
}

// documentsOf reads the documents of a site in one language: dir is "" or "zh/".
func documentsOf(t *testing.T, site, dir string) []found {
	t.Helper()
	var list []found
	var folders = map[int]string{-1: ""}
	for _, kind := range search.Kinds {
		data, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(dir+kind.Path())))
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(data), ",'")
		text = strings.TrimSuffix(text, "');\n")
		text = strings.NewReplacer(`\\`, `\`, `\'`, `'`).Replace(text)
		var rows [][]any
		if err := json.Unmarshal([]byte(text), &rows); err != nil {
			t.Fatalf("%s: %v", kind.Path(), err)
		}
		for _, row := range rows {
			texts := [6]string{}
			for i := range texts {
				if i+1 < len(row) && i != 1 {
					texts[i], _ = row[i+1].(string)
				}
			}
			factory, _ := row[0].(float64)
			f := found{kind: kind.Name, link: texts[0], title: texts[2], text: texts[4]}
			if kind == search.Visits {
				f.text += " " + texts[3]
			}
			switch {
			case kind == search.Factories:
				folders[int(factory)] = path.Dir(f.link) + "/"
			case f.link == "":
				f.link = folders[int(factory)] + kind.Page + "#" + f.title
			default:
				f.link = folders[int(factory)] + f.link
			}
			list = append(list, f)
		}
	}
	return list
}

func TestEveryResultOfASearchLeadsToARecordThatIsThere(t *testing.T) {
	hostile := t.TempDir()
	opt := generator.Options{Book: os.DirFS("testdata/books/hostile/book"), Now: time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)}
	if _, err := generator.Build(context.Background(), opt, hostile, false); err != nil {
		t.Fatal(err)
	}
	for site, dirs := range map[string][]string{sampleSite(t): {"", "zh/"}, hostile: {""}} {
		pages := parseSite(t, site)
		for _, dir := range dirs {
			all := documentsOf(t, site, dir)
			if len(all) < 10 {
				t.Errorf("only %d documents", len(all))
			}
			for _, f := range all {
				name, fragment, _ := strings.Cut(f.link, "#")
				page := pages[dir+name]
				id, err := url.PathUnescape(fragment)
				switch {
				case err != nil:
					t.Errorf("%s %q leads to %q: %v", f.kind, f.title, f.link, err)
				case page == nil:
					t.Errorf("%s %q leads to %s, which is no page", f.kind, f.title, dir+f.link)
				case id != "" && !page.ids[id]:
					t.Errorf("%s %q leads to %s, where nothing has that id", f.kind, f.title, dir+f.link)
				}
			}
		}
	}
}

// What no page says cannot be found either: a document may hold no word that does not
// stand on some page of the factory.
func TestASearchKnowsNoWordThatNoPageShows(t *testing.T) {
	site := sampleSite(t)
	pages := parseSite(t, site)
	word := regexp.MustCompile(`\p{Han}|[\p{Latin}\p{N}]+`)
	for _, dir := range []string{"", "zh/"} {
		shown := map[string]map[string]bool{} // by folder of a factory
		for name, page := range pages {
			in, ok := strings.CutPrefix(name, dir)
			if !ok || dir == "" && strings.HasPrefix(name, "zh/") {
				continue
			}
			folder := ""
			if parts := strings.Split(in, "/"); parts[0] == "factories" && len(parts) > 2 {
				folder = parts[1]
			}
			if shown[folder] == nil {
				shown[folder] = map[string]bool{}
			}
			for n := range page.root.Descendants() {
				said, _ := attribute(n, "alt") // a picture says its description
				if n.Type == html.TextNode && n.Parent.Data != "script" {
					said = n.Data
				}
				if said != "" {
					for _, w := range word.FindAllString(said, -1) {
						shown[folder][strings.ToLower(w)] = true
					}
				}
			}
		}
		for _, f := range documentsOf(t, site, dir) {
			folder := ""
			if parts := strings.Split(f.link, "/"); len(parts) > 2 {
				folder = parts[1]
			}
			text := f.text
			if !strings.Contains("visits notes factories", f.kind) {
				text += " " + f.title
			}
			for _, w := range word.FindAllString(text, -1) {
				if w = strings.ToLower(w); !shown[folder][w] && !shown[""][w] {
					t.Errorf("%s%s: %q of %q stands on no page", dir, f.link, w, f.title)
				}
			}
		}
	}
}
