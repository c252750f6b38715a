// Package serve shows the site of a book while it is written, in a browser on the same
// machine: a page is made when it is asked for, and comes again by itself when a record
// was saved. Nothing is written to disk.
//
// Look at Handler. What it serves are the files that a build would write; into pages it
// puts a script that waits for changes, and above them the problems of records that
// are wrong at the moment, over the last site that was right.
package serve

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/words"
	"factorybook/templates"
)

// own is the folder of what is not of the site.
const own = "/_factorybook/"

//go:embed live.js
var script []byte

//go:embed live.css
var style []byte

// Server serves one book.
type Server struct {
	live *generator.Live
	// names are those by which a browser may call this server, beside numbers and localhost.
	names map[string]bool

	mu      sync.Mutex
	version int // of what pages show; pages of another one come again
	waiting map[chan int]bool
	fault   string // why the book cannot be read, or ""
	speaks  map[string]*words.Words
}

// New returns a server of the book. names are those of this machine that a browser may
// call it by; without, only localhost and addresses.
func New(live *generator.Live, names ...string) *Server {
	s := &Server{live: live, names: make(map[string]bool), version: int(time.Now().UnixMilli()), // not that of a server before this one
		waiting: make(map[chan int]bool), speaks: make(map[string]*words.Words)}
	for _, name := range names {
		s.names[strings.ToLower(name)] = true
	}
	return s
}

// Changed has all open pages come again. fault is why the book cannot be read at all, or nil.
func (s *Server) Changed(fault error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = ""
	if fault != nil {
		s.fault = fault.Error()
	}
	s.version++
	for wait := range s.waiting {
		select {
		case <-wait: // an older version that was not told yet
		default:
		}
		wait <- s.version
	}
}

// ServeHTTP answers a browser. Pages of other sites cannot ask for anything: not by a
// name of theirs that leads to this machine (Host), and not from a script (Origin).
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.allowed(r) {
		http.Error(w, "this address is not one of this server", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "no-referrer")
	switch r.URL.Path {
	case own + "live.js":
		send(w, r, "text/javascript; charset=utf-8", script)
	case own + "live.css":
		send(w, r, "text/css; charset=utf-8", style)
	case own + "changes":
		s.changes(w, r)
	default:
		s.file(w, r)
	}
}

// allowed reports whether a browser asks this server by one of its own names, and for a
// page of this server.
func (s *Server) allowed(r *http.Request) bool {
	if !s.ours(r.Host) {
		return false
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	return true
}

func (s *Server) ours(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.Trim(hostport, "[]")
	}
	return host == "localhost" || net.ParseIP(host) != nil || s.names[strings.ToLower(host)]
}

func send(w http.ResponseWriter, r *http.Request, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(data) // whoever asked may be gone
	}
}

var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
	".json": "application/json", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8", ".xml": "application/atom+xml",
	".jpg": "image/jpeg", ".png": "image/png", ".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8",
}

// file answers with a file of the site.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	s.mu.Lock()
	version, fault := s.version, s.fault
	s.mu.Unlock()
	data, ok, err := s.live.File(name)
	kind := kinds[path.Ext(name)]
	switch {
	case err != nil:
		http.Error(w, err.Error(), http.StatusInternalServerError)
	case ok && strings.HasPrefix(kind, "text/html"):
		send(w, r, kind, s.page(data, version, fault))
	case ok && kind != "":
		send(w, r, kind, data)
	case ok:
		send(w, r, "application/octet-stream", data)
	case path.Ext(name) == ".html":
		w.Header().Set("Content-Type", kinds[".html"])
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(s.page(s.missing(name), version, fault))
	default:
		http.NotFound(w, r)
	}
}

// words of the language in which the book's problems are said.
func (s *Server) words() *words.Words {
	tag := words.English
	if report := s.live.Report(); report != nil && report.Language != "" {
		tag = report.Language
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.speaks[tag] == nil {
		loaded, err := words.LoadWords(templates.Files, tag)
		if err != nil {
			return &words.Words{}
		}
		s.speaks[tag] = loaded
	}
	return s.speaks[tag]
}

// missing is a page in the place of one that the book does not have: a page whose record
// was renamed, or any of a book that has not been right yet.
func (s *Server) missing(name string) []byte {
	w := s.words()
	return fmt.Appendf(nil, "<!doctype html>\n<html lang=%q>\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n</head>\n<body>\n<main><h1>%s</h1>\n<p>%s</p>\n<p><a href=\"/\">%s</a></p></main>\n</body>\n</html>\n",
		w.Lang(), text(w.Say("live.missing")), text(w.Say("live.missing")), text(name), text(w.Say("nav.index")))
}

func text(s string) string { return html.EscapeString(s) }

var (
	policyBegins = []byte(`<meta http-equiv="Content-Security-Policy" content="`)
	headEnds     = []byte("</head>")
	bodyBegins   = []byte("<body")
)

// page puts into a page of the site what waits for changes and, where records are wrong,
// their problems.
func (s *Server) page(data []byte, version int, fault string) []byte {
	out := make([]byte, 0, len(data)+4096)
	if at := bytes.Index(data, policyBegins); at >= 0 {
		at += len(policyBegins)
		if end := bytes.IndexByte(data[at:], '"'); end >= 0 {
			out = append(out, data[:at]...)
			out = append(out, opened(string(data[at:at+end]))...)
			data = data[at+end:]
		}
	}
	if at := bytes.Index(data, headEnds); at >= 0 {
		out = append(out, data[:at]...)
		out = fmt.Appendf(out, "<link rel=\"stylesheet\" href=\"%slive.css\">\n<script src=\"%slive.js\" data-version=\"%d\" defer></script>\n", own, own, version)
		data = data[at:]
	}
	if at := bytes.Index(data, bodyBegins); at >= 0 {
		if end := bytes.IndexByte(data[at:], '>'); end >= 0 {
			out = append(out, data[:at+end+1]...)
			out = append(out, s.problems(fault)...)
			data = data[at+end+1:]
		}
	}
	return append(out, data...)
}

// opened is the policy of a page that may also ask this server for changes, and has its
// script and style.
func opened(policy string) string {
	list := strings.Split(policy, "; ")
	for _, name := range []string{"script-src", "style-src", "connect-src"} {
		found := false
		for i, directive := range list {
			if strings.HasPrefix(directive, name+" ") {
				found = true
				if !strings.Contains(directive, "'self'") {
					list[i] += " 'self'"
				}
			}
		}
		if !found {
			list = append(list, name+" 'self'")
		}
	}
	return strings.Join(list, "; ")
}

// shown is how many problems stand above a page.
const shown = 50

// problems are those that keep the site from being the one of the records as they are.
func (s *Server) problems(fault string) []byte {
	report := s.live.Report()
	w := s.words()
	if fault != "" {
		return fmt.Appendf(nil, "\n<aside class=\"live-problems\" role=\"alert\"><p>%s</p><p>%s</p></aside>", text(w.Say("live.unreadable")), text(fault))
	}
	if report == nil || !diag.HasErrors(report.Problems) {
		return nil
	}
	var list []diag.Problem
	for _, p := range report.Problems {
		if p.Severity == diag.Error {
			list = append(list, w.Problem(p))
		}
	}
	out := fmt.Appendf(nil, "\n<aside class=\"live-problems\" role=\"alert\"><p>%s</p><ul>", text(w.Say("live.problems", "n", len(list))))
	for _, p := range list[:min(len(list), shown)] {
		out = fmt.Appendf(out, "<li><code>%s</code> %s", text(fmt.Sprintf("%s:%d:%d", p.Place.File, p.Place.Line, p.Place.Column)), text(p.Text))
		if p.Hint != "" {
			out = fmt.Appendf(out, "<br>%s", text(p.Hint))
		}
		out = append(out, "</li>"...)
	}
	out = append(out, "</ul>"...)
	if more := len(list) - shown; more > 0 {
		out = fmt.Appendf(out, "<p>%s</p>", text(w.Say("list.more", "n", more)))
	}
	return append(out, "</aside>"...)
}

// changes reports each change to a page until it is left: as server-sent events.
func (s *Server) changes(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no stream", http.StatusInternalServerError)
		return
	}
	wait := make(chan int, 1)
	s.mu.Lock()
	wait <- s.version
	s.waiting[wait] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.waiting, wait)
		s.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		select {
		case <-r.Context().Done():
			return
		case version := <-wait:
			data, err := json.Marshal(version)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
				return
			}
			flusher.Flush()
		}
	}
}
