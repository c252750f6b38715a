package browsertest

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/performance"

	"factorybook/generator"
)

// BenchmarkPage measures how long the page's own thread works until a page of a book's
// site rests, in time of the processor, and when the first text stands: of the first page
// and of the orders of the first factory. FACTORYBOOK_BENCH names the book, else it is
// the sample.
func BenchmarkPage(b *testing.B) {
	dir := b.TempDir()
	opt := sampleOptions()
	opt.Book = os.DirFS(cmp.Or(os.Getenv("FACTORYBOOK_BENCH"), "../../content"))
	if _, err := generator.Build(context.Background(), opt, dir, false); err != nil {
		b.Fatal(err)
	}
	factories, err := filepath.Glob(filepath.Join(dir, "factories", "*", "orders.html"))
	if err != nil || len(factories) == 0 {
		b.Fatal("no page of orders: ", err)
	}
	for name, page := range map[string]string{"today": filepath.Join(dir, "index.html"), "factories": filepath.Join(dir, "factories.html"), "orders": factories[0], "consistency": filepath.Join(filepath.Dir(factories[0]), "consistency.html")} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				tab := newTab(b)
				command(b, tab, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
				visit(b, tab, fileAddress(page))
				worked := busy(b, tab)
				for rested := 0; rested < 3; { // asking costs a little too
					time.Sleep(200 * time.Millisecond)
					now := busy(b, tab)
					if rested++; now-worked > 0.003 {
						rested = 0
					}
					worked = now
				}
				b.ReportMetric(1000*worked, "ms-thread")
				b.ReportMetric(evaluate[float64](b, tab, `performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0`), "ms-first-text")
				b.ReportMetric(evaluate[float64](b, tab, `document.getElementsByTagName("*").length`), "elements")
			}
		})
	}
}
