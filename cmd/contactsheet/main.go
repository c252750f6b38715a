// Contactsheet makes one page with a picture of every kind of page of a built site:
// wide, on a phone, dark, in the other language and on paper, for whoever reviews a
// change.
package main

import (
	"context"
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"html"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

func main() {
	if err := run(os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "contactsheet:", err)
		os.Exit(1)
	}
}

// look is one way in which a page is shown on a screen that many pixels wide.
type look struct {
	title       string
	width       int64
	dark, other bool // in dark colours; the page of the other language
}

var looks = [...]look{
	{title: "wide", width: 1440},
	{title: "phone", width: 390},
	{title: "dark", width: 1440, dark: true},
	{title: "other language", width: 1440, other: true},
}

// Of a longer page the sheet shows the beginning, or it could not be opened any more.
const (
	tallest = 3600 // pixels
	sheets  = 3    // of paper
)

// run makes the sheet. The arguments are the folder of the site and the flags.
func run(args []string) (err error) {
	flags := flag.NewFlagSet("contactsheet", flag.ContinueOnError)
	out := flags.String("o", "contactsheet.html", "the file to write")
	only := flags.String("only", "", "look only at the pages whose path holds this")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "usage: contactsheet [-only PART] [-o FILE] SITE\n\nSITE is the folder of a built site.")
		flags.PrintDefaults()
	}
	var site string
	for len(args) > 0 { // flags may stand on either side of the folder
		if err := flags.Parse(args); err != nil {
			return err
		}
		if args = flags.Args(); len(args) > 0 {
			site, args = args[0], args[1:]
		}
	}
	if site == "" {
		return errors.New("name the folder of a built site")
	}
	if site, err = filepath.Abs(site); err != nil {
		return err
	}
	pages, other, err := kinds(site)
	if err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "contactsheet-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	tab, end, err := open(filepath.Join(scratch, "profile"))
	if err != nil {
		return err
	}
	defer end()
	var b strings.Builder
	b.WriteString("<!doctype html>\n<meta charset=\"utf-8\"><title>Contact sheet</title>\n" +
		"<style>body{font:14px system-ui;margin:1rem;background:#eee;color:#000}section div{display:flex;gap:.5rem;overflow-x:auto;align-items:start}" +
		"figure{margin:0;flex:none}img{height:40rem;border:1px solid #999;background:#fff}</style>\n")
	for _, name := range pages {
		if !strings.Contains(name, *only) {
			continue
		}
		fmt.Fprintf(&b, "<section><h2>%s</h2><div>\n", html.EscapeString(name))
		add := func(caption string, picture []byte) {
			fmt.Fprintf(&b, "<figure><figcaption>%s</figcaption><img alt=\"\" src=\"data:image/png;base64,%s\"></figure>\n", caption, base64.StdEncoding.EncodeToString(picture))
		}
		for _, l := range looks {
			shown := name
			if l.other {
				if other == "" {
					continue
				}
				shown = other + name
			}
			picture, err := l.shoot(tab, filepath.Join(site, filepath.FromSlash(shown)))
			if err != nil {
				return fmt.Errorf("%s, %s: %w", shown, l.title, err)
			}
			add(l.title, picture)
		}
		printed, err := print(tab, filepath.Join(site, filepath.FromSlash(name)), scratch)
		if err != nil {
			return fmt.Errorf("%s on paper: %w", name, err)
		}
		for i, picture := range printed {
			add(fmt.Sprint("paper ", i+1), picture)
		}
		b.WriteString("</div></section>\n")
		fmt.Println(name)
	}
	return os.WriteFile(*out, []byte(b.String()), 0o644)
}

// open starts the Chromium that is installed, with a profile of its own, and gives a
// tab and what ends it.
func open(profile string) (tab context.Context, end func(), err error) {
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.NoSandbox, // in a container one is root
		chromedp.DisableGPU,
		chromedp.UserDataDir(profile))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	tab, cancel := chromedp.NewContext(allocator)
	end = func() {
		cancel()
		stop()
	}
	if err := chromedp.Do(tab); err != nil {
		end()
		return nil, nil, fmt.Errorf("starting Chromium: %w", err)
	}
	return tab, end, nil
}

// visit opens a file on a screen of that many pixels.
func visit(tab context.Context, file string, width, height int64, dark bool) error {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	screen := emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 500}
	if _, err := chromedp.Call(tab, emulation.SetDeviceMetricsOverride, screen); err != nil {
		return err
	}
	colours := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(tab, emulation.SetEmulatedMedia, colours); err != nil {
		return err
	}
	return chromedp.Do(tab, chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()))
}

// withPhotos waits for the photos of the open page, which otherwise wait until they are
// scrolled to, and gives its height in pixels.
func withPhotos(ctx context.Context) (high int64, err error) {
	return chromedp.Run(ctx, chromedp.Evaluate[int64](`(async () => {
		const photos = [...document.images];
		for (const photo of photos) photo.loading = "eager";
		await Promise.all(photos.map(photo => photo.decode().catch(() => {})));
		return document.documentElement.scrollHeight;
	})()`, chromedp.EvalAwaitPromise))
}

// shoot gives a picture of a whole page, PNG, or of its beginning.
func (l *look) shoot(tab context.Context, file string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	if err := visit(ctx, file, l.width, 900, l.dark); err != nil {
		return nil, err
	}
	high, err := withPhotos(ctx)
	if err != nil {
		return nil, err
	}
	beyond, fast := true, true
	result, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Clip:                  &page.Viewport{Width: float64(l.width), Height: float64(min(high, tallest)), Scale: 0.6},
		CaptureBeyondViewport: &beyond,
		OptimizeForSpeed:      &fast,
	})
	return result.Data, err
}

// print gives the first sheets of paper of a page, PNG each.
func print(tab context.Context, file, scratch string) ([][]byte, error) {
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	if err := visit(ctx, file, 1440, 900, false); err != nil {
		return nil, err
	}
	if _, err := withPhotos(ctx); err != nil {
		return nil, err
	}
	data, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		return nil, err
	}
	pdf := filepath.Join(scratch, "page.pdf")
	if err := os.WriteFile(pdf, data, 0o600); err != nil {
		return nil, err
	}
	if out, err := exec.CommandContext(ctx, "pdftoppm", "-r", "70", "-l", fmt.Sprint(sheets), "-png", pdf, filepath.Join(scratch, "sheet")).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("pdftoppm (of poppler): %w: %s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(scratch, "sheet*.png"))
	if err != nil {
		return nil, err
	}
	var pictures [][]byte
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, data)
		if err := os.Remove(name); err != nil {
			return nil, err
		}
	}
	return pictures, nil
}

// anID is what stands in paths for a record or a measure: pages that differ by that
// alone are of one kind.
var anID = regexp.MustCompile(`((?:^|/)(?:factories|visits|about|orders)/)[^/]+`)

// kinds lists the paths of a page of each kind in the site's first language, of each
// kind the largest, and gives the folder of the other language with a slash behind it,
// "" when there is none.
func kinds(site string) (pages []string, other string, err error) {
	type largest struct {
		page string
		size int64
	}
	of := make(map[string]largest)
	err = fs.WalkDir(os.DirFS(site), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		if top, _, _ := strings.Cut(name, "/"); top == "zh" || top == "en" {
			other = top + "/"
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		dir, base := path.Split(anID.ReplaceAllString(name, "$1*"))
		if path.Base(name) == "index.html" {
			base = "index.html" // the visits of a factory are no visit
		}
		kind := dir + base
		if info.Size() > of[kind].size {
			of[kind] = largest{name, info.Size()}
		}
		return nil
	})
	for _, l := range of {
		pages = append(pages, l.page)
	}
	slices.Sort(pages)
	if err == nil && len(pages) == 0 {
		err = fmt.Errorf("%s holds no page", site)
	}
	return pages, other, err
}
