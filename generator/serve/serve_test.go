package serve_test

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"factorybook/generator"
	"factorybook/generator/serve"
	"factorybook/generator/watch"
)

const (
	settings = "title: Book\nas_of: 2026-06-30\n"
	profile  = "name: Jade Kiln\n"
)

// served is a book that is watched and served.
type served struct {
	*testing.T
	dir, url string
	events   *bufio.Scanner
}

func newServed(t *testing.T) *served {
	t.Helper()
	s := &served{T: t, dir: t.TempDir()}
	s.save("factorybook.yaml", settings)
	s.save("factories/jade/factory.yaml", profile)
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	live := generator.NewLive(generator.Options{Book: root.FS()})
	server := serve.New(live, "book.example")
	update := func(touched map[string]bool) {
		if _, changed, err := live.Update(t.Context(), time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC), touched); changed || err != nil {
			server.Changed(err)
		}
	}
	if err := watch.Book(t.Context(), s.dir, update, func(err error) { t.Error(err) }); err != nil {
		t.Fatal(err)
	}
	update(nil)
	web := httptest.NewServer(server)
	t.Cleanup(web.Close)
	t.Cleanup(web.CloseClientConnections)
	s.url = web.URL
	response, err := http.Get(s.url + "/_factorybook/changes")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	s.events = bufio.NewScanner(response.Body)
	s.wait()
	return s
}

// save writes as an editor does that saves through another file.
func (s *served) save(name, text string) {
	s.Helper()
	name = filepath.Join(s.dir, filepath.FromSlash(name))
	err := os.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil {
		err = os.WriteFile(filepath.Join(filepath.Dir(name), ".~save"), []byte(text), 0o666)
	}
	if err == nil {
		err = os.Rename(filepath.Join(filepath.Dir(name), ".~save"), name)
	}
	if err != nil {
		s.Fatal(err)
	}
}

// wait is over when an open page would come again.
func (s *served) wait() {
	s.Helper()
	for s.events.Scan() {
		if strings.HasPrefix(s.events.Text(), "data: ") {
			return
		}
	}
	s.Fatalf("no change was told: %v", s.events.Err())
}

// until asks for a page after each change until it holds the text, or no more does.
func (s *served) until(path, text string, holds bool) {
	s.Helper()
	for strings.Contains(s.get(path), text) != holds {
		s.wait()
	}
}

func (s *served) get(path string) string {
	s.Helper()
	_, body := s.ask(http.MethodGet, path, nil)
	return body
}

func (s *served) ask(method, path string, change func(*http.Request)) (*http.Response, string) {
	s.Helper()
	request, err := http.NewRequest(method, s.url+path, nil)
	if err != nil {
		s.Fatal(err)
	}
	if change != nil {
		change(request)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.Fatal(err)
	}
	defer response.Body.Close()
	var body strings.Builder
	if _, err := bufio.NewReader(response.Body).WriteTo(&body); err != nil {
		s.Fatal(err)
	}
	return response, body.String()
}

func TestSavedRecordIsShown(t *testing.T) {
	s := newServed(t)
	s.until("/factories/jade/index.html", "Jade Kiln", true)
	s.save("factories/jade/factory.yaml", "name: River Works\n")
	s.until("/factories/jade/index.html", "River Works", true)
	s.until("/factories.html", "River Works", true)
	s.save("factories/new/factory.yaml", "name: New Mill\n")
	s.until("/factories/new/index.html", "New Mill", true)
}

func TestProblemsStandOverTheLastRightSite(t *testing.T) {
	s := newServed(t)
	const page = "/factories/jade/index.html"
	if strings.Contains(s.get(page), "live-problems") {
		t.Error("a right book has problems")
	}
	s.save("factories/jade/factory.yaml", "name: River Works\nproducts: [<b>\n")
	s.until(page, "live-problems", true)
	broken := s.get(page)
	if !strings.Contains(broken, "factories/jade/factory.yaml:2:") || !strings.Contains(broken, "Jade Kiln") {
		t.Errorf("not the place of the mistake over the last right page:\n%s", broken)
	}
	if !strings.Contains(s.get("/"), "live-problems") {
		t.Error("another page does not tell of the problems")
	}
	s.save("factories/jade/factory.yaml", "name: River Works\n")
	s.until(page, "live-problems", false)
	if !strings.Contains(s.get(page), "River Works") {
		t.Error("the mended record is not shown")
	}
}

func TestRenamedFolderIsFollowed(t *testing.T) {
	s := newServed(t)
	s.save("factories/jade/visits/2026-03-01-visit.md", "---\ndate: 2026-03-01\n---\nA note.\n")
	if err := os.Rename(filepath.Join(s.dir, "factories/jade"), filepath.Join(s.dir, "factories/ruby")); err != nil {
		t.Fatal(err)
	}
	s.until("/factories/ruby/index.html", "Jade Kiln", true)
	if response, _ := s.ask(http.MethodGet, "/factories/jade/index.html", nil); response.StatusCode != http.StatusNotFound {
		t.Errorf("the page of the old name: %s", response.Status)
	}
	// What is saved in it afterwards, and in a folder in it, is seen as well.
	s.save("factories/ruby/factory.yaml", "name: Ruby Kiln\n")
	s.until("/factories/ruby/index.html", "Ruby Kiln", true)
	s.save("factories/ruby/visits/2026-03-01-visit.md", "---\ndate: 2026-03-01\n---\nAnother note altogether.\n")
	s.until("/factories/ruby/visits/2026-03-01.html", "Another note altogether", true)
}

func TestOnlyAServedPageMayAskForChanges(t *testing.T) {
	s := newServed(t)
	for _, page := range []string{"/", "/factories/jade/index.html", "/factories/jade/briefing.html"} {
		body := s.get(page)
		_, policy, _ := strings.Cut(body, `http-equiv="Content-Security-Policy" content="`)
		policy, _, _ = strings.Cut(policy, `"`)
		for _, directive := range []string{"default-src 'none'", "connect-src 'self'", "script-src 'self'"} {
			if !strings.Contains(policy, directive) {
				t.Errorf("%s: no %s in %q", page, directive, policy)
			}
		}
		if strings.Contains(policy, "unsafe") || !strings.Contains(body, `<script src="/_factorybook/live.js"`) {
			t.Errorf("%s: the policy is %q, or nothing waits for changes", page, policy)
		}
	}
}

func TestOtherSitesAreRefused(t *testing.T) {
	s := newServed(t)
	host := strings.TrimPrefix(s.url, "http://")
	_, port, _ := strings.Cut(host, ":")
	for _, c := range []struct {
		host, origin string
		want         int
	}{
		{host, "", http.StatusOK},
		{"localhost:" + port, "", http.StatusOK},
		{"[::1]:" + port, "", http.StatusOK},
		{"book.example:" + port, "", http.StatusOK}, // a name that it was told
		{host, "http://" + host, http.StatusOK},
		{"evil.example", "", http.StatusForbidden}, // a name that leads to this machine
		{"localhost.evil.example:" + port, "", http.StatusForbidden},
		{"", "", http.StatusOK}, // that of the address
		{host, "http://evil.example", http.StatusForbidden},
		{host, "null", http.StatusForbidden},
		{host, "http://localhost:1", http.StatusForbidden}, // another program of this machine
	} {
		for _, path := range []string{"/", "/_factorybook/live.js"} {
			response, _ := s.ask(http.MethodGet, path, func(r *http.Request) {
				r.Host = c.host
				if c.origin != "" {
					r.Header.Set("Origin", c.origin)
				}
			})
			if response.StatusCode != c.want {
				t.Errorf("%s called %q from %q: %s", path, c.host, c.origin, response.Status)
			}
		}
	}
	if response, _ := s.ask(http.MethodPost, "/", nil); response.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %s", response.Status)
	}
	for _, path := range []string{"/../factorybook.yaml", "/factorybook.yaml", "/%2e%2e/factorybook.yaml", "/factories/jade/factory.yaml"} {
		if response, body := s.ask(http.MethodGet, path, nil); response.StatusCode == http.StatusOK || strings.Contains(body, "title: Book") {
			t.Errorf("%s: %s", path, response.Status)
		}
	}
}
