// Package browsertest opens in Chromium what the program writes: the pages of the
// sample site, charts on a page of their own, and briefings as they are printed.
// One browser serves all tests; each has a tab of its own, and they run side by
// side.
package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
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

	"factorybook/generator/testenv"
)

// scratch is the folder of everything that all tests share.
var scratch string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "factorybook-browser-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	scratch = dir
	code := m.Run()
	closeBrowser()
	os.RemoveAll(dir)
	os.Exit(code)
}

// closeBrowser ends the browser, where one was started.
var closeBrowser = func() {}

// started is the browser of all tests.
var started struct {
	once    sync.Once
	browser context.Context
	err     error
}

// start starts the browser, or gives the one that runs.
func start(binary string) (context.Context, error) {
	started.once.Do(func() {
		var stop func()
		started.browser, stop, started.err = launch(binary, filepath.Join(scratch, "profile"))
		closeBrowser = stop
	})
	return started.browser, started.err
}

// launch starts a browser with a profile of its own, and gives what ends it.
func launch(binary, profile string, more ...chromedp.ExecAllocatorOption) (browser context.Context, stop func(), err error) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(binary),
		chromedp.NoSandbox, // .ci/run runs as root
		chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.UserDataDir(profile),
		chromedp.WSURLReadTimeout(time.Minute),
	)
	allocator, end := chromedp.NewExecAllocator(context.Background(), append(options, more...)...)
	browser, cancel := chromedp.NewContext(allocator)
	stop = func() {
		if err := chromedp.Cancel(browser); err != nil {
			fmt.Fprintln(os.Stderr, "closing the browser:", err)
		}
		cancel()
		end()
	}
	return browser, stop, chromedp.Do(browser)
}

// newTab opens a tab for one test, or skips the test where there is no browser.
func newTab(t testing.TB) context.Context {
	t.Helper()
	browser, err := start(testenv.Pages(t))
	if err != nil {
		t.Fatal("starting the browser: ", err)
	}
	return tabOf(t, browser)
}

func tabOf(t testing.TB, browser context.Context) context.Context {
	t.Helper()
	tab, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	if err := chromedp.Do(tab); err != nil { // without a deadline: the tab lives as long as the context it is opened with
		t.Fatal("opening a tab: ", err)
	}
	return tab
}

func visit(t testing.TB, tab context.Context, address string) {
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
func listen(t testing.TB, ctx context.Context, base string) *complaints {
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
func command[P, R any](t testing.TB, tab context.Context, c cdp.Command[P, R], params P) {
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
func evaluate[T any](t testing.TB, tab context.Context, expression string) T {
	t.Helper()
	value, err := chromedp.Run(tab, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// emulate makes the browser one that a reader has: the medium ("" for the screen)
// and what the reader prefers, as pairs of a media feature and its value.
func emulate(t testing.TB, tab context.Context, media string, features ...string) {
	t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: media}
	for i := 0; i < len(features); i += 2 {
		params.Features = append(params.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	command(t, tab, emulation.SetEmulatedMedia, params)
}

// screen gives the tab a screen of that many pixels.
func screen(t testing.TB, tab context.Context, width, height int64) {
	t.Helper()
	command(t, tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1})
}
