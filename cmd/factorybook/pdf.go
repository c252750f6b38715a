package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/chromedp/chromedp"
)

// browsers are the names of Chromium and its relatives on a path; the one without
// windows prints the same sheets in half of the time.
var browsers = []string{
	"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge",
}

// browserPlaces is where they are when they are on no path.
var browserPlaces = []string{
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`,
	`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
}

// findBrowser returns the program that makes the PDF: the one named, else the
// first that is installed.
func findBrowser(named, out string) (string, error) {
	wayOut := "write HTML, open it in any browser and print it from there: -o " + htmlName(out)
	if named != "" {
		found, err := exec.LookPath(named)
		if err != nil {
			return "", usageError{text: fmt.Sprintf("no browser at %s", named), hint: wayOut}
		}
		return found, nil
	}
	for _, name := range slices.Concat(browsers, browserPlaces) {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	return "", usageError{text: "a PDF needs Chromium, Chrome or Edge, and none is on the path; --browser names one", hint: wayOut}
}

// printPDF lets a browser print a page that needs no other file. Scripts are
// blocked by the page itself, and nothing outside is asked for.
func printPDF(ctx context.Context, binary string, page []byte) (pdf []byte, err error) {
	dir, err := os.MkdirTemp("", "factorybook-brief-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	file := filepath.Join(dir, "briefing.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		return nil, err
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(binary),
		chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.UserDataDir(filepath.Join(dir, "profile")),
		chromedp.WSURLReadTimeout(time.Minute),
	)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // the sandbox does not start for root
	}
	ctx, cancel := chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	tab, closeTab := chromedp.NewContext(ctx)
	defer closeTab()
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(file)}
	if err := chromedp.Do(tab, chromedp.Navigate(address.String())); err != nil {
		return nil, err
	}
	return chromedp.Run(tab, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFMargin(0)))
}
