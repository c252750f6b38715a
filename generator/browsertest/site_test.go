package browsertest

import (
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"factorybook/generator"
	"factorybook/generator/sampletest"
	"factorybook/generator/testenv"
)

// sample builds the sample book once for all tests and returns the site's folder.
var sample = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(scratch, "site")
	return dir, sampletest.Build(content, dir)
})

// content is the sample book.
const content = "../../content"

func sampleOptions() generator.Options { return sampletest.Options(content) }

func sampleSite(t *testing.T) string {
	t.Helper()
	dir, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// servedSite serves the sample from a loopback address below a path.
func servedSite(t *testing.T, dir string) string {
	t.Helper()
	server := httptest.NewServer(http.StripPrefix("/book/", http.FileServer(http.Dir(dir))))
	t.Cleanup(server.Close)
	return server.URL + "/book/"
}

func fileAddress(name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(name)}).String()
}

// pagesOf returns the pages of the sample: all of them where all tests run, and elsewhere one
// visit of each factory, since they differ only in their text.
func pagesOf(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	seen := map[string]bool{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		folder := path.Dir(name)
		if strings.HasSuffix(folder, "/visits") && !testenv.All() && seen[folder] {
			return nil
		}
		seen[folder] = true
		names = append(names, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// ofAKind are the parts of a page's name in which it differs from others of its kind.
var ofAKind = regexp.MustCompile(`(factories|visits|about)/[^/]+`)

// kindsOf returns one page of each kind in each language, the one that has most in it, or in a
// long run every page.
func kindsOf(t *testing.T, dir string) []string {
	t.Helper()
	if testenv.Long() {
		return pagesOf(t, dir)
	}
	return largestOfKinds(t, dir)
}

// largestOfKinds returns the page of each kind in each language that has most in it.
func largestOfKinds(t *testing.T, dir string) []string {
	t.Helper()
	all := pagesOf(t, dir)
	largest, size := map[string]string{}, map[string]int64{}
	for _, name := range all {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		kind := ofAKind.ReplaceAllString(name, "$1")
		if strings.HasSuffix(name, "/visits/index.html") { // a list, and no visit
			kind += "/index.html"
		}
		if info.Size() > size[kind] {
			largest[kind], size[kind] = name, info.Size()
		}
	}
	return slices.Sorted(maps.Values(largest))
}
