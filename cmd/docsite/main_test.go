package main

import (
	"bytes"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestEveryDocumentIsInTheContents(t *testing.T) {
	project := os.DirFS("../..")
	err := fs.WalkDir(project, strings.TrimSuffix(docs, "/"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".md" {
			return err
		}
		for _, g := range contents {
			if slices.Contains(g.documents, name) || slices.Contains(g.documents, path.Dir(name)) {
				return nil
			}
		}
		t.Errorf("%s is not in the contents", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLinksOfTheDocumentationResolve follows every link of the site to a page, and to what
// is named on it.
func TestLinksOfTheDocumentationResolve(t *testing.T) {
	files, err := site(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]map[string]bool{}, map[string][]string{}
	for _, f := range files {
		ids[f.path] = map[string]bool{"": true}
		if path.Ext(f.path) != ".html" {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(f.data))
		if err != nil {
			t.Fatal(err)
		}
		titles := 0
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && n.Data == "h1" {
				titles++
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "id":
					if ids[f.path][a.Val] {
						t.Errorf("%s: %s stands twice", f.path, a.Val)
					}
					ids[f.path][a.Val] = true
				case a.Key == "href" || a.Key == "src":
					links[f.path] = append(links[f.path], a.Val)
				}
			}
		}
		if titles != 1 {
			t.Errorf("%s has %d titles", f.path, titles)
		}
	}
	for page, list := range links {
		for _, link := range list {
			if strings.HasPrefix(link, "https://") {
				continue
			}
			u, err := url.Parse(link)
			if err != nil {
				t.Fatal(err)
			}
			to, fragment := u.Path, u.Fragment
			target := page
			if to != "" {
				target = path.Join(path.Dir(page), to)
			}
			if named, ok := ids[target]; !ok || path.Ext(target) == ".html" && !named[fragment] {
				t.Errorf("%s: %s leads nowhere", page, link)
			}
		}
	}
	if len(links) < 30 {
		t.Errorf("only %d pages", len(links))
	}
}
