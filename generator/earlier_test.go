package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator"
	"factorybook/generator/load/loadtest"
)

const twoFactories = `
-- factories/a/factory.yaml --
name: Foshan Sample
terms: {currency: USD}
-- factories/a/orders/2025.yaml --
- {id: P1, placed: 2025-01-10, confirmed: 2025-01-11, promised: 2025-03-30, lines: [{sku: K, quantity: 5, unit: pcs, price: 2}]}
- {id: P2, placed: 2025-01-20, promised: 2025-04-30}
-- factories/a/issues/2025.yaml --
- {id: Q1, title: Chips, opened: 2025-02-01, closed: 2025-02-20}
-- factories/b/factory.yaml --
name: Yongkang Example
terms: {currency: USD}
-- factories/b/orders/2025.yaml --
- {id: P3, placed: 2025-01-20, promised: 2025-04-30}
`

func TestRecordsAreTheSameByIdWhereverTheyStand(t *testing.T) {
	for name, c := range map[string]struct {
		now      string
		problems []string // by code, of the past only
		changes  []string // by factory and kind
	}{
		"nothing moved": {twoFactories, nil, nil},
		"an order and an issue moved to another factory": {`
-- factories/a/factory.yaml --
name: Foshan Sample
terms: {currency: USD}
-- factories/a/orders/2025.yaml --
- {id: P2, placed: 2025-01-20, promised: 2025-04-30}
-- factories/b/factory.yaml --
name: Yongkang Example
terms: {currency: USD}
-- factories/b/orders/2025.yaml --
- {id: P3, placed: 2025-01-20, promised: 2025-04-30}
- {id: P1, placed: 2025-01-10, confirmed: 2025-01-11, promised: 2025-03-30, lines: [{sku: K, quantity: 5, unit: pcs, price: 2}]}
-- factories/b/issues/moved.yaml --
- {id: Q1, title: Chips, opened: 2025-02-01, closed: 2025-02-20}
`, nil, nil},
		"moved and rewritten": {`
-- factories/a/factory.yaml --
name: Foshan Sample
terms: {currency: USD}
-- factories/a/orders/2025.yaml --
- {id: P2, placed: 2025-01-20, promised: 2025-04-30}
-- factories/b/factory.yaml --
name: Yongkang Example
terms: {currency: EUR}
-- factories/b/orders/2025.yaml --
- {id: P3, placed: 2025-01-20, promised: 2025-04-30}
- {id: P1, placed: 2025-01-10, confirmed: 2025-01-11, promised: 2025-04-30, lines: [{sku: K, quantity: 5, unit: pcs, price: 2}]}
-- factories/b/issues/moved.yaml --
- {id: Q1, title: Chips, opened: 2025-02-02, closed: 2025-02-20}
`, []string{
			"FB0701 factories/b/orders/2025.yaml",
			"FB0704 factories/b/issues/moved.yaml",
			"FB0707 factories/b/orders/2025.yaml", // confirmed in USD, by the terms of a
		}, []string{"b field_edited", "b field_edited", "b field_edited"}},
		"a folder renamed, a promise in it rewritten": {`
-- factories/foshan/factory.yaml --
name: Foshan Sample Ceramics
terms: {currency: USD}
-- factories/foshan/orders/2025.yaml --
- {id: P1, placed: 2025-01-10, confirmed: 2025-01-11, promised: 2025-04-30, lines: [{sku: K, quantity: 5, unit: pcs, price: 2}]}
- {id: P2, placed: 2025-01-20, promised: 2025-04-30}
-- factories/foshan/issues/2025.yaml --
- {id: Q1, title: Chips, opened: 2025-02-01, closed: 2025-02-20}
-- factories/b/factory.yaml --
name: Yongkang Example
terms: {currency: USD}
-- factories/b/orders/2025.yaml --
- {id: P3, placed: 2025-01-20, promised: 2025-04-30}
`, []string{"FB0701 factories/foshan/orders/2025.yaml"}, []string{"foshan field_edited", "foshan field_edited"}},
		"split into a new factory": {`
-- factories/a/factory.yaml --
name: Foshan Sample
terms: {currency: USD}
-- factories/a/issues/2025.yaml --
- {id: Q1, title: Chips, opened: 2025-02-01, closed: 2025-02-20}
-- factories/a/orders/2025.yaml --
- {id: P2, placed: 2025-01-20, promised: 2025-04-30}
-- factories/a2/factory.yaml --
name: Foshan Sample, second site
terms: {currency: USD}
-- factories/a2/orders/2025.yaml --
- {id: P1, placed: 2025-01-10, confirmed: 2025-01-11, promised: 2025-04-30, lines: [{sku: K, quantity: 5, unit: pcs, price: 2}]}
-- factories/b/factory.yaml --
name: Yongkang Example
terms: {currency: USD}
-- factories/b/orders/2025.yaml --
- {id: P3, placed: 2025-01-20, promised: 2025-04-30}
`, []string{"FB0701 factories/a2/orders/2025.yaml"}, []string{"a2 factory_new", "a2 field_edited"}},
		"gone for good": {`
-- factories/a/factory.yaml --
name: Foshan Sample
terms: {currency: USD}
-- factories/a/orders/2025.yaml --
- {id: P2, placed: 2025-01-20, promised: 2025-04-30}
-- factories/a/issues/2025.yaml --
- {id: Q1, title: Chips, opened: 2025-02-01, closed: 2025-02-20}
`, []string{"FB0706 factories/a/orders/2025.yaml", "FB0706 factories/b/factory.yaml"}, []string{"a record_gone", "b factory_gone"}},
	} {
		t.Run(name, func(t *testing.T) {
			opt := generator.Options{Book: loadtest.FS(c.now), Before: loadtest.FS(twoFactories), Now: time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC)}
			report, err := generator.Check(t.Context(), opt)
			if err != nil {
				t.Fatal(err)
			}
			var problems []string
			for _, p := range report.Problems {
				if p.Code >= "FB0700" && p.Code < "FB0800" {
					problems = append(problems, p.Code+" "+p.Place.File)
				}
			}
			slices.Sort(problems)
			if diff := cmp.Diff(c.problems, problems); diff != "" {
				t.Errorf("check: -want +got\n%s", diff)
			}
			opt.Before = nil
			changed, err := generator.Compare(t.Context(), opt, generator.Since{Book: loadtest.FS(twoFactories)}, "en")
			if err != nil {
				t.Fatal(err)
			}
			var told []string
			for _, f := range changed.List {
				for _, e := range f.Changes {
					told = append(told, f.ID+" "+e.Kind)
				}
			}
			if diff := cmp.Diff(c.changes, told); diff != "" {
				t.Errorf("changed: -want +got\n%s", diff)
				for _, f := range changed.List {
					for _, e := range f.Changes {
						t.Log(f.ID, e.Kind, e.What)
					}
				}
			}
		})
	}
}

// A commit at which a file is broken hides nothing in silence: what is rewritten in that file
// is not compared, and the check says so, at the file wherever it stands today.
func TestAFileThatWasBrokenAtTheCommitIsNamed(t *testing.T) {
	broken := twoFactories + "-- factories/b/orders/2026.yaml --\n- {id: P4, promised: 2025-05-01\n"
	now := strings.ReplaceAll(twoFactories, "factories/b/", "factories/yongkang/") + "-- factories/yongkang/orders/2026.yaml --\n- {id: P4, promised: 2025-06-01}\n"
	for book, want := range map[string][]string{
		now:          {"FB0708 factories/yongkang/orders/2026.yaml:1"},
		twoFactories: {"FB0708 factories/b/factory.yaml:0"},
	} {
		report, err := generator.Check(t.Context(), generator.Options{Book: loadtest.FS(book), Before: loadtest.FS(broken), Now: time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		var problems []string
		for _, p := range report.Problems {
			if p.Code >= "FB0700" && p.Code < "FB0800" {
				problems = append(problems, fmt.Sprintf("%s %s:%d", p.Code, p.Place.File, p.Place.Line))
			}
		}
		if diff := cmp.Diff(want, problems); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
	}
}
