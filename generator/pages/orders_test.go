package pages_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// ordersOf are n orders, one every four days until shortly before the as-of day, each
// promised for 40 days later and ready two days after that; the last are in work.
func ordersOf(n int, asOf record.Date) []record.Order {
	var list []record.Order
	for i := range n {
		placed := asOf - record.Date(4*(n-i))
		o := record.Order{
			Source: record.Source{File: "factories/f/orders.yaml", Pos: record.Pos{Line: int32(1 + i), Column: 1}},
			ID:     wordstest.Known(fmt.Sprintf("PO-%04d", i)), Placed: wordstest.Known(placed), Confirmed: wordstest.Known(placed + 3), Promised: wordstest.Known(placed + 40),
		}
		if ready := placed + 42; ready <= asOf {
			o.Deliveries = []record.Delivery{{Ready: wordstest.Known(ready)}}
		}
		list = append(list, o)
	}
	return list
}

func pagesOf(t *testing.T, f *record.Factory) (made []words.Page, site *words.Site) {
	t.Helper()
	site = wordstest.Site(t, words.English)
	partner := figures.NewPartner(site, dossier.Of(f.AsOf(site.AsOf), site.Settings, site.AsOf, nil, nil))
	return pages.OfFactory(site, partner), site
}

// ordersViews are the pages of orders among pages, by path.
func ordersViews(made []words.Page) map[string]*pages.OrdersView {
	views := map[string]*pages.OrdersView{}
	for _, page := range made {
		if v, ok := page.View.(*pages.OrdersView); ok {
			views[page.Path] = v
		}
	}
	return views
}

func TestOrdersInWorkStandFirstAndNoneTwice(t *testing.T) {
	site := wordstest.Site(t, words.English)
	made, _ := pagesOf(t, &record.Factory{ID: "f", Orders: ordersOf(words.MaxOrders, site.AsOf)})
	views := ordersViews(made)
	v := views["factories/f/orders.html"]
	if len(views) != 1 || v == nil {
		t.Fatalf("%d pages of %d orders", len(views), words.MaxOrders)
	}
	seen := map[string]bool{}
	for i := range v.Groups {
		for n := range v.Groups[i].Orders {
			b := &v.Groups[i].Orders[n]
			if seen[b.ID] {
				t.Errorf("%s stands there twice", b.ID)
			}
			seen[b.ID] = true
			if open := figures.OpenState(b.State); open != (i == 0) {
				t.Errorf("%s, %s, stands in the group %s", b.ID, b.State, v.Groups[i].Title)
			}
		}
	}
	if len(seen) != words.MaxOrders {
		t.Errorf("%d of %d orders", len(seen), words.MaxOrders)
	}
}

func TestYearsOfManyOrdersHavePagesOfTheirOwn(t *testing.T) {
	site := wordstest.Site(t, words.English)
	orders := ordersOf(words.MaxOrders+1, site.AsOf)
	undated := record.Order{ID: wordstest.Known("PO-undated"), Promised: wordstest.Known(site.AsOf - 400)}
	f := &record.Factory{ID: "f", Orders: append(orders, undated)}
	made, _ := pagesOf(t, f)
	views := ordersViews(made)
	where := map[string][]string{}
	for path, v := range views {
		for i := range v.Groups {
			for n := range v.Groups[i].Orders {
				id := v.Groups[i].Orders[n].ID
				where[id] = append(where[id], path)
			}
		}
	}
	known := f.AsOf(site.AsOf)
	for i := range known.Orders {
		o := &known.Orders[i]
		path, _, _ := strings.Cut(words.OrderPath(known, o.ID.V), "#")
		found := false
		for _, p := range where[o.ID.V] {
			found = found || p == path
		}
		if !found {
			t.Errorf("links to %s lead to %s, and it stands on %v", o.ID.V, path, where[o.ID.V])
		}
	}
	first := views["factories/f/orders.html"]
	// A screen of those no longer in work, the latest first; each stands with its year, too.
	var others, latest []string
	for i := len(known.Orders) - 1; i >= 0; i-- {
		o := &known.Orders[i]
		if len(o.Deliveries) > 0 && len(others) < 20 {
			others = append(others, o.ID.V)
		}
	}
	if n := len(first.Groups); n != 2 {
		t.Fatalf("the first page has %d groups", n)
	}
	for n := range first.Groups[0].Orders {
		if b := &first.Groups[0].Orders[n]; !figures.OpenState(b.State) {
			t.Errorf("%s is in work on the first page, and %s", b.ID, b.State)
		}
	}
	for n := range first.Groups[1].Orders {
		latest = append(latest, first.Groups[1].Orders[n].ID)
	}
	if !slices.Equal(latest, others) {
		t.Errorf("the first page has %q, want the latest: %q", latest, others)
	}
	if open := len(first.Groups[0].Orders); open == 0 || len(where["PO-0000"]) != 1 || len(where[others[0]]) != 2 {
		t.Errorf("%d in work; the first order stands on %q, the latest on %q", open, where["PO-0000"], where[others[0]])
	}
	if len(views) < 4 || views["factories/f/orders/undated.html"] == nil {
		t.Errorf("%d pages", len(views))
	}
	for path, v := range views { // every year is one step away
		if len(v.Years) < len(views)-1 {
			t.Errorf("%s leads to %d of %d pages", path, len(v.Years), len(views))
		}
	}
}
