package generator_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/ical/icaltest"
)

// TestHostileTextStaysTextInWhatLeavesTheSite looks at what is printed, mailed, handed over,
// subscribed to and opened in an office program.
func TestHostileTextStaysTextInWhatLeavesTheSite(t *testing.T) {
	ctx := context.Background()
	opt := generator.Options{Book: os.DirFS(hostileBook), Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC), BaseURL: "https://plain.example/book/"}
	pages := map[string][]byte{}
	fine := func(name string, data []byte, report *generator.Report, err error) {
		t.Helper()
		if err != nil || diag.HasErrors(report.Problems) {
			t.Fatal(name, err, report)
		}
		pages[name] = data
	}
	for _, language := range []string{"en", "zh-Hans"} {
		data, report, err := generator.Brief(ctx, opt, generator.BriefOptions{Visits: []generator.BriefVisit{{Factory: "mallory"}}, Languages: []string{language}})
		fine("briefing "+language, data, report, err)
		data, report, err = generator.Review(ctx, opt, generator.ReviewOptions{Factory: "mallory", Language: language})
		fine("review "+language, data, report, err)
		mail, err := generator.Digest(ctx, opt, generator.DigestOptions{Within: 9999, Since: generator.Since{Day: 1}, Language: language})
		if err != nil {
			t.Fatal(err)
		}
		fine("digest "+language, mail.HTML, mail.Report, nil)
		if strings.ContainsAny(mail.Subject, "\r\n") {
			t.Errorf("the subject has more than one line: %q", mail.Subject)
		}
	}
	files, report, err := generator.Edition(ctx, opt, "mallory", false)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		fine("edition "+f.Language, f.Data, report, nil)
	}
	for name, data := range pages {
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		hostile := false
		for n := range doc.Descendants() {
			if n.Type == html.TextNode && strings.Contains(n.Data, "<script>") {
				hostile = true
			}
			if n.Type == html.CommentNode || n.Type == html.ElementNode && slices.Contains([]string{"script", "iframe", "object", "embed", "form", "base"}, n.Data) {
				t.Errorf("%s: <%s>", name, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" || a.Key == "style" && strings.Contains(a.Val, "script") {
					t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
				}
				if a.Key != "href" && a.Key != "src" {
					continue
				}
				u, err := url.Parse(a.Val)
				if err != nil || u.Host != "" && u.Host != "plain.example" || !slices.Contains([]string{"", "https", "data"}, u.Scheme) || u.Scheme == "data" && !strings.HasPrefix(a.Val, "data:image/") {
					t.Errorf("%s: <%s %s=%.80q> (%v)", name, n.Data, a.Key, a.Val, err)
				}
			}
		}
		if !hostile {
			t.Errorf("%s: nothing hostile stands in it; the test proves nothing", name)
		}
	}

	out := filepath.Join(t.TempDir(), "site")
	if built, err := generator.Build(ctx, opt, out, false); err != nil || diag.HasErrors(built.Problems) {
		t.Fatal(err)
	}
	for _, name := range []string{"feed.xml", "zh/feed.xml", "factories/mallory/feed.xml"} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		known := []string{"feed", "title", "id", "updated", "author", "name", "link", "entry", "published", "content"}
		dec := xml.NewDecoder(bytes.NewReader(data))
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(name, err)
			}
			if e, ok := token.(xml.StartElement); ok && !slices.Contains(known, e.Name.Local) {
				t.Errorf("%s: a <%s>", name, e.Name.Local)
			}
		}
	}
	for _, name := range []string{"calendar.ics", "zh/calendar.ics", "factories/mallory/calendar.ics"} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := icaltest.Parse(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}

	tables := filepath.Join(t.TempDir(), "tables")
	if _, err := generator.Export(ctx, opt, tables, ""); err != nil {
		t.Fatal(err)
	}
	books, err := filepath.Glob(filepath.Join(tables, "*.xlsx"))
	if err != nil || len(books) == 0 {
		t.Fatal("no workbook", err)
	}
	book, err := excelize.OpenFile(books[0])
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	hostile := false
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, text := range row {
				hostile = hostile || strings.Contains(text, "<script>")
				cell, err := excelize.CoordinatesToCellName(x+1, y+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := book.GetCellFormula(sheet, cell); err != nil || formula != "" {
					t.Errorf("%s!%s is a formula: %q (%v)", sheet, cell, formula, err)
				}
			}
		}
	}
	if !hostile {
		t.Error("nothing hostile stands in the workbook; the test proves nothing")
	}
}
