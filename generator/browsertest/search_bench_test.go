package browsertest

import (
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"factorybook/generator"
)

// typedInto are the queries of the benchmark: wide and narrow, of every way to find.
var typedInto = []string{"stone", "PO-0300-0042", "kiln log", "mug 0042", "foshan", "佛山", "王军", "chenl", "nothing", "2024"}

// BenchmarkSearch measures the search of a book's site in the browser: the one that
// FACTORYBOOK_BENCH names, else the sample. Times are those of the processor that the
// page's own thread took, so that other work of the machine does not count.
func BenchmarkSearch(b *testing.B) {
	dir := b.TempDir()
	opt := sampleOptions()
	opt.Book = os.DirFS(cmp.Or(os.Getenv("FACTORYBOOK_BENCH"), "../../content"))
	if _, err := generator.Build(context.Background(), opt, dir, false); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(packed(b, filepath.Join(dir, "search")))/1e6, "MB-packed")
	for b.Loop() {
		tab := newTab(b)
		visit(b, tab, fileAddress(filepath.Join(dir, "index.html")))
		command(b, tab, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
		before := busy(b, tab)
		do(b, tab, chromedp.KeyEvent("/"))
		ready(b, tab)
		b.ReportMetric(1000*(busy(b, tab)-before), "ms-index")

		var keys []float64
		for _, query := range typedInto {
			evaluate[bool](b, tab, `(document.getElementById("_search-text").value = "", true)`)
			for _, key := range query {
				before := busy(b, tab)
				do(b, tab, chromedp.KeyEvent(string(key)))
				evaluate[float64](b, tab, `document.querySelector(".hits").getBoundingClientRect().height`)
				ms := 1000 * (busy(b, tab) - before)
				keys = append(keys, ms)
				b.Logf("%-14s %s %5.1f ms", query, string(key), ms)
			}
		}
		slices.Sort(keys)
		b.ReportMetric(keys[len(keys)/2], "ms-key-median")
		b.ReportMetric(keys[len(keys)*9/10], "ms-key-p90")
		b.ReportMetric(keys[len(keys)-1], "ms-key-max")
		b.ReportMetric(metric(b, tab, "JSHeapUsedSize")/1e6, "MB-heap")
	}
}

// busy is how long the page's thread has worked, in seconds of the processor.
func busy(t testing.TB, tab context.Context) float64 { return metric(t, tab, "TaskDuration") }

func metric(t testing.TB, tab context.Context, name string) float64 {
	t.Helper()
	var value float64
	do(t, tab, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		got, err := cdp.Call(ctx, target, performance.GetMetrics, cdp.Empty{})
		if err != nil {
			return err
		}
		for _, m := range got.Metrics {
			if m.Name == name {
				value = m.Value
				return nil
			}
		}
		return fmt.Errorf("the browser has no metric %s", name)
	}))
	return value
}

// ready waits until the search has made its index.
func ready(t testing.TB, tab context.Context) {
	t.Helper()
	for range 1200 {
		if evaluate[bool](t, tab, `document.getElementById("_search").getAttribute("aria-busy") === "false"`) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the search was not ready within a minute: ", evaluate[string](t, tab, `document.querySelector(".hits-status")?.textContent || "its script did not run"`))
}

// packed is the size of the files of a folder, each compressed as a server does.
func packed(t testing.TB, dir string) int64 {
	t.Helper()
	var size counter
	names, err := filepath.Glob(filepath.Join(dir, "*.js"))
	if err != nil || len(names) == 0 {
		t.Fatal("no documents of the search: ", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		z := gzip.NewWriter(&size)
		if _, err := io.Copy(z, strings.NewReader(string(data))); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return int64(size)
}

type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}
