package measure_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/record/recordtest"
)

// day reads a date.
var day = recordtest.Day

// known measures a book as of a day.
func known(t testing.TB, asOf, archive string) *measure.Result {
	t.Helper()
	settings, factory := loadtest.Factory(t, archive)
	d := day(t, asOf)
	return measure.Of(factory.AsOf(d), settings, d)
}

// orders measures a book that has only orders.
func orders(t testing.TB, asOf, yaml string) *measure.Result {
	t.Helper()
	return known(t, asOf, "-- orders/2025.yaml --\n"+yaml)
}

func wantShare(t testing.TB, r *measure.Result, id string, k, n int) {
	t.Helper()
	if m := r.Measure(id); m.K != k || m.N != n {
		t.Errorf("%s: got %d of %d (%s), want %d of %d", id, m.K, m.N, m.State, k, n)
	}
}

func wantPrevious(t testing.TB, r *measure.Result, id string, k, n int) {
	t.Helper()
	if p := r.Measure(id).Previous; p == nil || p.K != k || p.N != n {
		t.Errorf("%s before: got %v, want %d of %d", id, p, k, n)
	}
}

func wantState(t testing.TB, r *measure.Result, id string, want measure.State) {
	t.Helper()
	if m := r.Measure(id); m.State != want {
		t.Errorf("%s: got %s with n %d, want %s", id, m.State, m.N, want)
	}
}

func wantNeeds(t testing.TB, r *measure.Result, id, want string) {
	t.Helper()
	wantState(t, r, id, measure.NotRecorded)
	if m := r.Measure(id); m.Needs != want {
		t.Errorf("%s: says %q would fill it, want %q", id, m.Needs, want)
	}
}

func wantValue(t testing.TB, r *measure.Result, id string, want float64) {
	t.Helper()
	if m := r.Measure(id); !m.Value.OK || !close(m.Value.V, want) {
		t.Errorf("%s: got %v with n %d, want %v", id, m.Value, m.N, want)
	}
}

func wantNoValue(t testing.TB, r *measure.Result, id string, n int) {
	t.Helper()
	if m := r.Measure(id); m.Value.OK || m.N != n {
		t.Errorf("%s: got %v with n %d, want no figure with n %d", id, m.Value, m.N, n)
	}
}

func wantMedian(t testing.TB, r *measure.Result, id string, n int, want float64) {
	t.Helper()
	if m := r.Measure(id); m.N != n || !m.Median.OK || !close(m.Median.V, want) {
		t.Errorf("%s: got median %v of %d, want %v of %d", id, m.Median, m.N, want, n)
	}
}

// wantMore compares a further key as text.
func wantMore(t testing.TB, r *measure.Result, id, key, want string) {
	t.Helper()
	for _, e := range r.Measure(id).More {
		if e.Key == key {
			if got := fmt.Sprint(e.Value); got != want {
				t.Errorf("%s of %s: got %s, want %s", key, id, got, want)
			}
			return
		}
	}
	if want != "" {
		t.Errorf("%s of %s: none, want %s", key, id, want)
	}
}

func wantRecords(t testing.TB, r *measure.Result, id string, want ...string) {
	t.Helper()
	var got []string
	for _, ref := range r.Measure(id).Records {
		got = append(got, ref.ID)
	}
	if strings.Join(got, " | ") != strings.Join(want, " | ") {
		t.Errorf("records of %s: got %q, want %q", id, got, want)
	}
}

// close compares to 1e-9 relative.
func close(got, want float64) bool {
	return math.Abs(got-want) <= 1e-9*max(math.Abs(want), 1e-300) || got == want
}

// due returns the due of an order with the original promise, or its only one.
func due(t testing.TB, r *measure.Result, order, promise string) *measure.Due {
	t.Helper()
	for i := range r.Dues {
		if d := &r.Dues[i]; d.Order.ID.V == order && (promise == "" || d.Original.String() == promise) {
			return d
		}
	}
	t.Fatalf("no due of %s promised for %q", order, promise)
	return nil
}

func wantCompleted(t testing.TB, d *measure.Due, want string) {
	t.Helper()
	if d.Completed.String() != want || (want != "") != (d.Outcome == measure.DueCompleted) {
		t.Errorf("%s of %s: completed %q, outcome %d, want %q", d.Order.ID.V, d.Original, d.Completed, d.Outcome, want)
	}
}

func TestMeasuresStandInTheOrderOfThePracticesAndTheirsBeforeOurs(t *testing.T) {
	r := known(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda Ceramics\n")
	defs := measure.Definitions()
	if len(r.Measures) != len(defs) {
		t.Fatalf("%d definitions, %d measures", len(defs), len(r.Measures))
	}
	place := func(d *measure.Definition) int {
		sides := []measure.Side{measure.Factory, measure.Importer, measure.Both}
		return slices.Index(measure.Practices[:], d.Practice)*len(sides) + slices.Index(sides, d.Side)
	}
	for i, d := range defs {
		if r.Measures[i].Def != d {
			t.Errorf("measure %d is %s, its definition %s", i, r.Measures[i].Def.ID, d.ID)
		}
		if i > 0 && place(d) < place(defs[i-1]) {
			t.Errorf("%s stands after %s, which belongs behind it", d.ID, defs[i-1].ID)
		}
	}
}

// A definition that nobody put into the list would be a file without effect.
func TestEveryDefinitionOfThePackageIsListed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if name, ok := lit.Type.(*ast.Ident); !ok || name.Name != "Definition" {
				return true
			}
			written++
			for _, e := range lit.Elts {
				kv := e.(*ast.KeyValueExpr)
				if kv.Key.(*ast.Ident).Name != "ID" {
					continue
				}
				id, _ := strconv.Unquote(kv.Value.(*ast.BasicLit).Value)
				if _, ok := measure.Define(id); !ok {
					t.Errorf("%s: %s is defined, and not in the list of definitions.go", file, id)
				}
			}
			return true
		})
	}
	if n := len(measure.Definitions()); written != n {
		t.Errorf("%d definitions are written and %d listed", written, n)
	}
}

func TestNothingRecordedIsNotRecordedAndNamesTheField(t *testing.T) {
	r := known(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda Ceramics\n")
	for i := range r.Measures {
		m := &r.Measures[i]
		if m.State != measure.NotRecorded || m.Needs == "" || m.N != 0 || m.Value.OK || m.Previous != nil {
			t.Errorf("%s of an empty book: %+v", m.Def.ID, m)
		}
	}
	if len(r.Charts) != 0 {
		t.Errorf("an empty book has %d charts", len(r.Charts))
	}
}

func TestDefinitionsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, d := range measure.Definitions() {
		for name, text := range map[string]string{
			"Question": d.Question, "Formula": d.Formula, "Counts": d.Counts, "Excludes": d.Excludes,
			"Pitfalls": d.Pitfalls, "Source": d.Source, "Example": d.Example, "Field": d.Field,
		} {
			if text == "" {
				t.Errorf("%s has no %s", d.ID, name)
			}
		}
		if seen[d.ID] || d.MinN < 1 || d.Previous && !d.Share {
			t.Errorf("%s is wrong: %+v", d.ID, d)
		}
		seen[d.ID] = true
		if got, ok := measure.Define(d.ID); !ok || got.ID != d.ID {
			t.Errorf("%s is not found by its id", d.ID)
		}
	}
	if _, ok := measure.Define("on_tme"); ok {
		t.Error("a misspelt measure was found")
	}
}
