package generator_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/agenda"
	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// anyOrder is an order of which every fact may be missing, late, doubled or out of
// order, and what is true of it.
type anyOrder struct {
	id, yaml string
	came     bool // some goods came
	complete bool // a delivery says that everything is there
	ended    bool
}

// truthDay is the day that the orders are looked at from.
var truthDay = record.NewDate(2026, 6, 30)

func arbitraryOrder(r *rand.Rand, id string) anyOrder {
	o := anyOrder{id: id}
	day := func(from, days int) string { return (truthDay - 200 + record.Date(from+r.IntN(days))).String() }
	some := func(share float64) bool { return r.Float64() < share }
	var b strings.Builder
	fmt.Fprintf(&b, "- id: %s\n  placed: %s\n", id, day(0, 10))
	if some(0.8) {
		fmt.Fprintf(&b, "  confirmed: %s\n", day(10, 10))
	}
	promise := day(60, 170)
	if some(0.9) {
		fmt.Fprintf(&b, "  promised: %s\n", promise)
	}
	b.WriteString("  lines:\n")
	for _, sku := range []string{"S", "T"}[:1+r.IntN(2)] {
		fmt.Fprintf(&b, "    - {sku: %s, quantity: %d, unit: pcs, price: 2", sku, 100*r.IntN(4))
		if some(0.1) {
			fmt.Fprintf(&b, ", cancelled: {on: %s, by: importer}", day(60, 140))
		} else if some(0.1) {
			b.WriteString(", closed: unknown")
		}
		b.WriteString("}\n")
	}
	if some(0.3) {
		fmt.Fprintf(&b, "  promise_changes: [{told: %s, to: %s, asked_by: %s}, {told: %s, to: %s, asked_by: factory}]\n",
			day(30, 20), promise, []string{"importer", "factory", "both"}[r.IntN(3)], day(50, 20), day(90, 120))
	}
	if some(0.3) {
		fmt.Fprintf(&b, "  changes: [{on: %s, by: both, sku: S, quantity: %d}]\n", day(25, 100), 50*r.IntN(6))
	}
	b.WriteString("  deliveries:\n")
	for range r.IntN(3) {
		var parts []string
		proof, on := false, 60+r.IntN(60)
		for i, key := range []string{"ready", "shipped", "received", "documents", "etd", "eta"} {
			if some(0.3) {
				on += r.IntN(15) // out of order would be an error
				parts = append(parts, key+": "+day(on, 1))
				proof = proof || i < 4
			}
		}
		all := some(0.6)
		if !all {
			parts = append(parts, fmt.Sprintf("quantities: {S: %d}", 1+r.IntN(300)))
		}
		planned := !proof && (strings.Contains(strings.Join(parts, ""), "etd") || strings.Contains(strings.Join(parts, ""), "eta"))
		replaces := some(0.1)
		if replaces {
			parts = append(parts, "replaces: true")
		}
		if len(parts) == 0 {
			continue
		}
		if !planned && !replaces {
			o.came = true
			o.complete = o.complete || all
		}
		fmt.Fprintf(&b, "    - {%s}\n", strings.Join(parts, ", "))
	}
	b.WriteString("  payments:\n")
	for _, after := range []string{"confirmed", "ready", "received", "documents", "invoice"}[:r.IntN(6)] {
		fmt.Fprintf(&b, "    - {stage: balance, after: %s, days: %d, amount: 10}\n", after, 7*r.IntN(3))
	}
	if some(0.2) {
		b.WriteString("    - {stage: credit, amount: 5}\n")
	}
	switch r.IntN(8) {
	case 0:
		o.ended = true
		b.WriteString("  closed: unknown\n")
	case 1:
		o.ended = true
		fmt.Fprintf(&b, "  cancelled: {on: %s, by: importer}\n", []string{"unknown", day(80, 110)}[r.IntN(2)])
	}
	o.yaml = b.String()
	return o
}

var (
	noMove      = regexp.MustCompile(`[+−-]0 (day|天)|by 0 day`)
	overdueSaid = regexp.MustCompile(`overdue|逾期`)
	neverSaid   = regexp.MustCompile(`never delivered|only a part|未交货|仅交付一部分`)
	unfilled    = regexp.MustCompile(`\{[a-z]|\(\)|（）`)
)

// What is received is never overdue or undelivered, what has ended is not due, and
// nothing moves by no days, whatever facts of an order are missing or contradict each
// other, in both languages.
func TestNothingFalseIsSaidOfAnyOrder(t *testing.T) {
	const perBook = 250
	r := rand.New(rand.NewPCG(10, 2859))
	for book := range (testenv.Sample(perBook, 100_000) + perBook - 1) / perBook {
		orders := make(map[string]anyOrder, perBook)
		var file strings.Builder
		for i := range perBook {
			o := arbitraryOrder(r, fmt.Sprintf("A%d-%03d", book, i))
			orders[o.id] = o
			file.WriteString(o.yaml)
		}
		fsys := fstest.MapFS{
			"factories/f/factory.yaml":  {Data: []byte("name: F\nsince: 2017-05-08\nterms: {lead_time_days: 45}\n")},
			"factories/f/orders/o.yaml": {Data: []byte(file.String())},
		}
		for _, language := range []string{"en", "zh-Hans"} {
			fsys["factorybook.yaml"] = &fstest.MapFile{Data: []byte("title: T\nimporter: I\ncurrency: USD\nlanguages: [" + language + "]\n")}
			opt := generator.Options{Book: fsys, AsOf: truthDay, Now: time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)}
			dir := t.TempDir()
			report, err := generator.Build(context.Background(), opt, dir, false)
			if err != nil {
				t.Fatal(err)
			}
			for i := range report.Problems {
				if report.Problems[i].Severity == diag.Error {
					t.Fatal(report.Problems[i])
				}
			}
			data, err := os.ReadFile(filepath.Join(dir, "factories", "f", "orders.html"))
			if err != nil {
				t.Fatal(err)
			}
			page, err := html.Parse(strings.NewReader(string(data)))
			if err != nil {
				t.Fatal(err)
			}
			seen := 0
			for n := range page.Descendants() {
				if class, _ := attribute(n, "class"); n.Data == "article" && class == "order" {
					seen++
					id, _ := attribute(n, "id")
					o, ok := orders[id]
					if !ok {
						t.Fatalf("%q is none of the orders", id)
					}
					saysTrue(t, o, n)
				}
			}
			if seen != perBook {
				t.Fatalf("%d orders on the page, want %d", seen, perBook)
			}
			due, err := generator.Due(context.Background(), opt, language)
			if err != nil {
				t.Fatal(err)
			}
			for i := range due.List {
				todo := &due.List[i]
				if o := orders[todo.Record]; todo.Kind == string(agenda.Delivery) && (o.complete || o.ended) {
					t.Errorf("due: %s %s, of\n%s", todo.What, todo.When, o.yaml)
				}
			}
		}
	}
}

// saysTrue looks for what must not be said of an order in its block.
func saysTrue(t *testing.T, o anyOrder, block *html.Node) {
	t.Helper()
	all, outcome := text(block), ""
	for n := range block.Descendants() {
		if class, _ := attribute(n, "class"); n.Data == "p" && strings.HasPrefix(class, "outcome") {
			outcome = text(n)
		}
	}
	switch {
	case outcome == "":
		t.Errorf("nothing says where it stands:\n%s", o.yaml)
	case noMove.MatchString(all), unfilled.MatchString(all):
		t.Errorf("%q of\n%s", all, o.yaml)
	case (o.complete || o.ended) && overdueSaid.MatchString(outcome):
		t.Errorf("%q of what came or ended:\n%s", outcome, o.yaml)
	case o.complete && neverSaid.MatchString(outcome):
		t.Errorf("%q of what came:\n%s", outcome, o.yaml)
	}
}
