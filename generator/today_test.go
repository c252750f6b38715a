package generator_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	todolists "factorybook/generator/lists"
	"factorybook/generator/load"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/render"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
	"factorybook/templates"
)

// Today shows the list of `factorybook due --within 0`, each of its items once, and
// counts it in its head.
func TestTodaySaysWhatDueSays(t *testing.T) {
	due, err := generator.Due(context.Background(), sampleOptions(), "")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{}
	overdue := map[string]int{}
	now, _ := todolists.TodosWithin(due.List, 0, false)
	for _, todo := range now {
		want[todo.Side]++
		if todo.Overdue {
			overdue[todo.Side]++
		}
	}
	if want[record.ByImporter] < 5 || want[record.ByFactory] < 2 {
		t.Fatalf("the sample has too little to compare: %v", want)
	}
	for _, page := range []string{"index.html", "zh/index.html"} {
		root := parseSite(t, sampleSite(t))[page].root
		got := map[string]int{}
		for n := range root.Descendants() {
			class, _ := attribute(n, "class")
			if side := map[string]string{"ours": record.ByImporter, "theirs": record.ByFactory}[class]; n.Data == "td" && side != "" {
				for li := range n.Descendants() {
					if li.Data == "li" {
						got[side]++
					}
				}
			}
		}
		for _, side := range []string{record.ByImporter, record.ByFactory} {
			if got[side] != want[side] {
				t.Errorf("%s: %d things of the %s, and due lists %d", page, got[side], side, want[side])
			}
		}
	}
	root := parseSite(t, sampleSite(t))["index.html"].root
	for what, number := range map[string]int{"We owe": want[record.ByImporter], "They owe": want[record.ByFactory]} {
		if !strings.Contains(text(root), fmt.Sprintf("%s %d", what, number)) {
			t.Errorf("the head of the ledger does not say %s %d", what, number)
		}
	}
	if says := fmt.Sprintf("%d things of ours are overdue", overdue[record.ByImporter]); !strings.Contains(text(root), says) {
		t.Errorf("the sentence does not say that %s", says)
	}
}

// With five hundred factories like those of the sample the first page still comes over
// a phone's network in a moment: at most 150 kB compressed.
func TestTodayOfFiveHundredFactoriesIsSmall(t *testing.T) {
	book, err := load.Open(os.DirFS("../content"))
	if err != nil {
		t.Fatal(err)
	}
	asOf := wordstest.Date(t, "2026-11-20")
	site, err := words.NewSite(words.Options{Settings: book.Settings, AsOf: asOf, Templates: templates.Files, Language: words.English})
	if err != nil {
		t.Fatal(err)
	}
	var few, many []pages.Summary
	for _, entry := range book.Factories {
		f, err := book.Factory(entry.ID)
		if err != nil {
			t.Fatal(err)
		}
		few = append(few, pages.Summarize(site, figures.NewPartner(site, dossier.Of(f.Record.AsOf(asOf), book.Settings, asOf, nil, nil))))
	}
	for n := range 500 {
		s := few[n%len(few)]
		s.ID = fmt.Sprintf("%s-%d", s.ID, n)
		many = append(many, s)
	}
	renderer, err := render.New(templates.Files, site)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages.OfBook(site, many, nil) {
		if page.Kind != words.Index {
			continue
		}
		data, err := renderer.Page(nil, page)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(data)
		z.Close()
		if b.Len() > 150_000 {
			t.Errorf("%d bytes compressed, %d as they are", b.Len(), len(data))
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		rows := 0
		for n := range root.Descendants() {
			if n.Data == "tr" {
				rows++
			}
		}
		if rows > 41 || !strings.Contains(text(root), "more factories have something overdue or due today") {
			t.Errorf("%d rows of the ledger, and no number for the rest", rows-1)
		}
	}
}

func TestAsOfDayStandsInTheHeadOfEveryPage(t *testing.T) {
	dir := sampleSite(t)
	for _, name := range files(t, dir) {
		if filepath.Ext(name) != ".html" || filepath.Base(name) == "briefing.html" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := bytes.Cut(data, []byte("</header>"))
		title := "Nordhaven factory book"
		if strings.HasPrefix(name, "zh/") {
			title = "北港工厂簿"
		}
		for _, want := range []string{`data-as-of="2026-11-20"`, title, `hreflang="zh-Hans"`, `hreflang="en"`} {
			if !bytes.Contains(head, []byte(want)) {
				t.Errorf("%s: no %s in the head", name, want)
			}
		}
	}
}
