package browsertest

import "testing"

// The lines of forty-six orders are read without much scrolling: these are the most
// pixels that their page may be high.
func TestFortySixOrdersAreOnAFewScreens(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	for _, c := range []struct{ width, most int64 }{{1440, 2500}, {390, 6000}} {
		screen(t, tab, c.width, 900)
		visit(t, tab, fileAddress(dir)+"/factories/chaozhou-yaoxixiang/orders.html")
		if n := evaluate[int64](t, tab, `document.querySelectorAll("details.order").length`); n != 46 {
			t.Fatalf("%d orders", n)
		}
		if high := evaluate[int64](t, tab, `document.documentElement.scrollHeight`); high > c.most {
			t.Errorf("%d pixels high on a screen of %d, at most %d", high, c.width, c.most)
		}
	}
}
