package generator_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/agenda"
	"factorybook/generator/anybook"
	"factorybook/generator/diag"
	"factorybook/generator/testenv"
)

var (
	noMove      = regexp.MustCompile(`[+−-]0 (day|天)|by 0 day|(^|[^0-9])0 days (late|early|overdue)|NaN|Inf\b|<nil>`)
	overdueSaid = regexp.MustCompile(`overdue|逾期`)
	neverSaid   = regexp.MustCompile(`never delivered|only a part|未交货|仅交付一部分`)
	unfilled    = regexp.MustCompile(`\{[a-z]|\(\)|（）|: *$|：$|; *;|, *,`)
	deliverSaid = regexp.MustCompile(`\b[Dd]eliver\b|交货：`)
	orderNamed  = regexp.MustCompile(`A[0-9]+-[0-9]{3}\b`)
	oursSaid    = regexp.MustCompile(`our own delays|the delay may be|我方造成|我方延误|延误可能全在我方`)
	// The pages on which the same words say what came.
	saysWhatCame = regexp.MustCompile(`/(timeline|orders|orders/[0-9]+)\.html$`)
	theirsSaid   = regexp.MustCompile(`never delivered|only a part|[0-9] days? late|the factory cancelled|未交货|仅交付一部分`)
)

// Nothing false is said of an order on any page, in any list, on paper or in the
// calendar, whatever of its facts is missing or contradicts the others, in both
// languages. What is received is never overdue or undelivered, what has ended is not
// due, nothing moves by no days, and what is said against one side rests on something
// that this side did.
func TestNothingFalseIsSaidOfAnyOrder(t *testing.T) {
	const perBook = 250
	for book := range (testenv.Sample(2*perBook, 100_000) + perBook - 1) / perBook {
		for _, language := range []string{"en", "zh-Hans"} {
			b := anybook.New(anybook.Options{Seed: uint64(book), Orders: perBook, Language: language})
			opt := generator.Options{Book: b.Files, AsOf: b.AsOf, Now: b.Today.Time().Add(12 * time.Hour)}
			dir := t.TempDir()
			report, err := generator.Build(context.Background(), opt, dir, false)
			if err != nil {
				t.Fatal(err)
			}
			if diag.HasErrors(report.Problems) {
				t.Fatalf("seed %d: %v", book, report.Problems)
			}
			begun := 0
			for _, o := range b.Orders {
				if o.Begun {
					begun++
				}
			}
			if seen := pagesSayTrue(t, b, dir); seen != begun {
				t.Errorf("seed %d: %d orders on their page, want %d", book, seen, begun)
			}
			calendarSaysTrue(t, b, filepath.Join(dir, "calendar.ics"))
			due, err := generator.Due(context.Background(), opt, language)
			if err != nil {
				t.Fatal(err)
			}
			for i := range due.List {
				todo := &due.List[i]
				if o := b.Orders[todo.Record]; o != nil && todo.Kind == string(agenda.Delivery) && (o.All || o.Ended) {
					t.Errorf("due: %s %s, of\n%s", todo.What, todo.When, o.Text)
				}
			}
			if t.Failed() {
				t.Fatalf("in the book of seed %d, %s", book, language)
			}
		}
	}
}

// pagesSayTrue looks through all pages of a site, and returns how many orders have a
// block of their own.
func pagesSayTrue(t *testing.T, b *anybook.Book, dir string) (blocks int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, dir))
		if err != nil || filepath.Ext(path) != ".html" || strings.HasPrefix(name, "/about/") || name == "/problems.html" {
			return err // the other two hold no sentence about an order but quoted ones
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		page, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			return err
		}
		for n := range page.Descendants() {
			class, _ := attribute(n, "class")
			switch {
			case n.Data == "details" && class == "order":
				blocks++
				id, _ := attribute(n, "id")
				if o := b.Orders[id]; o == nil {
					t.Errorf("%q is none of the orders", id)
				} else {
					blockSaysTrue(t, o, n)
				}
			case n.Data == "li", n.Data == "tr":
				entrySaysTrue(t, b, name, text(n))
			case n.Data == "p", n.Data == "dd", n.Data == "h2", n.Data == "h3":
				if s := text(n); noMove.MatchString(s) {
					t.Errorf("%s: %q", name, s)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

// entrySaysTrue looks at an entry of a list or a row of a table that names one order.
func entrySaysTrue(t *testing.T, b *anybook.Book, where, entry string) {
	t.Helper()
	if noMove.MatchString(entry) {
		t.Errorf("%s: %q", where, entry)
	}
	ids := orderNamed.FindAllString(entry, -1)
	if len(ids) != 1 {
		return
	}
	switch o := b.Orders[ids[0]]; {
	case o == nil || !o.Begun:
		t.Errorf("%s: %q names no order that had begun", where, entry)
	case (o.All || o.Ended) && deliverSaid.MatchString(entry) && !saysWhatCame.MatchString(where):
		t.Errorf("%s: %q of what came or ended:\n%s", where, entry, o.Text)
	case !o.Ours && oursSaid.MatchString(entry):
		t.Errorf("%s: %q, and nothing was ours:\n%s", where, entry, o.Text)
	}
}

// blockSaysTrue looks for what must not be said of an order in its block.
func blockSaysTrue(t *testing.T, o *anybook.Order, block *html.Node) {
	t.Helper()
	all, outcome := text(block), ""
	for n := range block.Descendants() {
		if class, _ := attribute(n, "class"); n.Data == "p" && strings.HasPrefix(class, "outcome") {
			outcome = text(n)
		}
	}
	switch {
	case outcome == "":
		t.Errorf("nothing says where it stands:\n%s", o.Text)
	case noMove.MatchString(all), unfilled.MatchString(all), unfilled.MatchString(outcome):
		t.Errorf("%q of\n%s", all, o.Text)
	case (o.All || o.Ended) && overdueSaid.MatchString(outcome):
		t.Errorf("%q of what came or ended:\n%s", outcome, o.Text)
	case o.All && !strings.Contains(o.Text, "cancelled:") && neverSaid.MatchString(outcome):
		t.Errorf("%q of what came:\n%s", outcome, o.Text)
	case !o.Ours && oursSaid.MatchString(all):
		t.Errorf("%q, and nothing was ours:\n%s", all, o.Text)
	case !o.Theirs && theirsSaid.MatchString(outcome):
		t.Errorf("%q, and nothing was theirs:\n%s", outcome, o.Text)
	}
}

// calendarSaysTrue looks through the events of the calendar: what is overdue stands on
// the day that the site speaks for, where it is seen, and nothing of what has ended.
func calendarSaysTrue(t *testing.T, b *anybook.Book, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	unfolded := strings.ReplaceAll(string(data), "\r\n ", "")
	earliest := "DTSTART;VALUE=DATE:" + strings.ReplaceAll(b.AsOf.String(), "-", "")
	for _, event := range strings.Split(unfolded, "BEGIN:VEVENT")[1:] {
		ids := orderNamed.FindAllString(event, -1)
		if len(ids) == 0 {
			continue
		}
		o := b.Orders[ids[0]]
		switch {
		case o == nil || !o.Begun:
			t.Errorf("calendar: %s names no order that had begun", event)
		case (o.All || o.Ended) && deliverSaid.MatchString(event):
			t.Errorf("calendar: %s of what came or ended:\n%s", event, o.Text)
		}
		for line := range strings.Lines(event) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "DTSTART") && line < earliest {
				t.Errorf("calendar: %s lies before the day it speaks for", event)
			}
		}
	}
}
