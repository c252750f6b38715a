package generator_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts a headless Chromium, or skips the test where there is none; in
// CI there must be one.
func browser(t *testing.T) context.Context {
	t.Helper()
	binary := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			binary = found
			break
		}
	}
	if binary == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no Chromium; .ci/run installs one")
		}
		t.Skip("no Chromium on this machine")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(binary),
		chromedp.NoSandbox, // CI runs as root
		chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.WSURLReadTimeout(time.Minute),
	)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log("closing the browser:", err)
		}
		cancel()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal("starting the browser:", err)
	}
	return ctx
}

// complaints collects what a page does that no page of ours may do.
type complaints struct {
	mu   sync.Mutex
	list []string
}

func (c *complaints) add(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, fmt.Sprintf(format, args...))
}

func (c *complaints) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := c.list
	c.list = nil
	return list
}

// listen reports console errors, exceptions, violations of the content security
// policy (the browser logs them) and requests to any place but the site's.
func listen(t *testing.T, ctx context.Context, base string) *complaints {
	t.Helper()
	c := &complaints{}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *cdplog.EventEntryAdded:
			c.add("%s: %s", e.Entry.Level, e.Entry.Text)
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
				c.add("console %s", e.Type)
			}
		case *runtime.EventExceptionThrown:
			c.add("exception: %s", e.ExceptionDetails.Text)
		case *network.EventRequestWillBeSent:
			if u := e.Request.URL; !strings.HasPrefix(u, base) && !strings.HasPrefix(u, "data:") {
				c.add("a request to %s", u)
			}
		case *network.EventLoadingFailed:
			c.add("not loaded: %s", e.ErrorText)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	command(t, ctx, network.Enable, network.EnableParams{})
	command(t, ctx, cdplog.Enable, cdp.Empty{})
	command(t, ctx, runtime.Enable, cdp.Empty{})
	return c
}

// command sends one command of the protocol to the tab.
func command[P, R any](t *testing.T, tab context.Context, c cdp.Command[P, R], params P) {
	t.Helper()
	err := chromedp.Do(tab, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, params)
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
}

// evaluate runs an expression in the page.
func evaluate[T any](t *testing.T, tab context.Context, expression string) T {
	t.Helper()
	value, err := chromedp.Run(tab, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// servedSite serves the sample from a loopback address below a path.
func servedSite(t *testing.T, dir string) string {
	t.Helper()
	server := httptest.NewServer(http.StripPrefix("/book/", http.FileServer(http.Dir(dir))))
	t.Cleanup(server.Close)
	return server.URL + "/book/"
}

// pagesOf returns the pages of the sample: all of them in CI, and elsewhere one
// visit of each factory, since they differ only in their text.
func pagesOf(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	seen := map[string]bool{}
	for _, name := range files(t, dir) {
		if path.Ext(name) != ".html" {
			continue
		}
		if folder := path.Dir(name); strings.HasSuffix(folder, "/visits") && os.Getenv("CI") != "true" {
			if seen[folder] {
				continue
			}
			seen[folder] = true
		}
		names = append(names, name)
	}
	return names
}

func TestEveryPageOpensInABrowserWithoutComplaint(t *testing.T) {
	dir := sampleSite(t)
	ctx := browser(t)
	for kind, base := range map[string]string{
		"file":   (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String(),
		"server": servedSite(t, dir),
	} {
		t.Run(kind, func(t *testing.T) {
			tab, cancel := chromedp.NewContext(ctx)
			defer cancel()
			found := listen(t, tab, base)
			for _, name := range pagesOf(t, dir) {
				visit(t, tab, base+name)
				// A chart becomes interactive when it is seen; the page must not
				// be wider than the screen.
				wide := evaluate[bool](t, tab, `document.querySelectorAll("figure").forEach(f => f.scrollIntoView()), scrollTo(0, 0),
					document.documentElement.scrollWidth > innerWidth + 1`)
				if wide {
					t.Errorf("%s is wider than the screen", name)
				}
				for _, complaint := range found.take() {
					t.Errorf("%s: %s", name, complaint)
				}
			}
		})
	}
}

// A page of 320 pixels is also one of 1280 that is enlarged four times.
func TestNoPageIsWiderThanASmallPhone(t *testing.T) {
	dir := sampleSite(t)
	tab := browser(t)
	command(t, tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 640, DeviceScaleFactor: 2, Mobile: true})
	base := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
	for _, name := range pagesOf(t, dir) {
		visit(t, tab, base+name)
		if width := evaluate[int](t, tab, `document.documentElement.scrollWidth`); width > 320 {
			t.Errorf("%s is %d pixels wide on a phone of 320", name, width)
		}
	}
}

func TestChartsAndTablesAreThereWithoutJavaScript(t *testing.T) {
	dir := sampleSite(t)
	tab := browser(t)
	command(t, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	base := (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
	var charts int
	for _, name := range pagesOf(t, dir) {
		if path.Base(name) != "consistency.html" {
			continue
		}
		visit(t, tab, base+name)
		all := evaluate[int](t, tab, `document.querySelectorAll("figure.chart").length`)
		shown := evaluate[int](t, tab, `[...document.querySelectorAll("figure.chart > svg")].filter(s => s.getBoundingClientRect().width > 100).length`)
		tables := evaluate[int](t, tab, `[...document.querySelectorAll("figure.chart")].filter(f => f.parentElement.querySelector("table tbody tr")).length`)
		if shown != all || tables != all {
			t.Errorf("%s: of %d charts %d are drawn and %d have their table", name, all, shown, tables)
		}
		charts += all
	}
	if charts < 10 {
		t.Errorf("only %d charts in the sample", charts)
	}
}

func TestChartsBecomeInteractiveOnScreen(t *testing.T) {
	dir := sampleSite(t)
	tab := browser(t)
	for kind, base := range map[string]string{
		"file":   (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String(),
		"server": servedSite(t, dir),
	} {
		t.Run(kind, func(t *testing.T) {
			var name string
			for _, n := range pagesOf(t, dir) {
				if path.Base(n) == "consistency.html" {
					name = n
					visit(t, tab, base+name)
					if evaluate[int](t, tab, `document.querySelectorAll("figure.chart").length`) > 0 {
						break
					}
				}
			}
			ctx, cancel := context.WithTimeout(tab, 30*time.Second)
			defer cancel()
			err := chromedp.Do(ctx, chromedp.ScrollIntoView(chromedp.CSS("figure.chart")), chromedp.WaitVisible(chromedp.CSS("figure.chart canvas")))
			if err != nil {
				t.Errorf("%s: no chart was drawn on a canvas: %v", name, err)
			}
		})
	}
}

func visit(t *testing.T, tab context.Context, address string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("%s did not open within a minute", address)
		}
		t.Fatalf("%s: %v", address, err)
	}
}
