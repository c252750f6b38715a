package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govalues/decimal"
	nethtml "golang.org/x/net/html"

	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// maxElements bounds the page of three hundred orders, before a line is opened.
const maxElements = 6000

func TestThreeHundredOrdersAreALightPageUntilALineIsOpened(t *testing.T) {
	site := wordstest.Site(t, words.English)
	f := &record.Factory{ID: "f"}
	for i := range words.MaxOrders {
		placed := site.AsOf - record.Date(4*(words.MaxOrders-i))
		o := record.Order{
			ID: wordstest.Known(fmt.Sprintf("PO-%04d", i)), Placed: wordstest.Known(placed), Confirmed: wordstest.Known(placed + 3), Promised: wordstest.Known(placed + 40),
			Source:    record.Source{Notes: wordstest.Known("They wait for us. The rest is fine.")},
			Approvals: []record.Approval{{What: wordstest.Known("Artwork"), Due: wordstest.Known(placed + 10), Done: wordstest.Known(placed + 15)}},
		}
		for n := range 3 {
			o.Lines = append(o.Lines, record.Line{SKU: wordstest.Known(fmt.Sprintf("S-%d", n)), Name: wordstest.Known("瓶 Vase"), Quantity: wordstest.Known(decimal.MustNew(100, 0)), Price: wordstest.Known(decimal.MustNew(2, 0))})
		}
		if ready := placed + 47; ready <= site.AsOf {
			o.Deliveries = []record.Delivery{{Ready: wordstest.Known(ready)}}
		}
		f.Orders = append(f.Orders, o)
	}
	partner := figures.NewPartner(site, dossier.Of(f.AsOf(site.AsOf), site.Settings, site.AsOf, nil, nil))
	r := newRenderer(t, words.English)
	for _, page := range pages.OfFactory(site, partner) {
		if page.Kind != words.Orders {
			continue
		}
		out, err := r.Page(nil, page)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := nethtml.Parse(strings.NewReader(string(out)))
		if err != nil {
			t.Fatal(err)
		}
		seen, lines := 0, 0
		var count func(n *nethtml.Node)
		count = func(n *nethtml.Node) {
			if n.Type == nethtml.ElementNode {
				seen++
			}
			closed := n.Data == "details" && attribute(n, "open") == ""
			if closed && attribute(n, "id") != "_articles" {
				lines++
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if !closed || c.Data == "summary" {
					count(c)
				}
			}
		}
		count(doc)
		if lines != words.MaxOrders || seen > maxElements {
			t.Errorf("%d lines, %d elements before one is opened; there may be %d", lines, seen, maxElements)
		}
	}
}
