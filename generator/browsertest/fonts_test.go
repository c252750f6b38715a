package browsertest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"factorybook/generator"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// Where Debian puts its fonts, by package.
const (
	notoCJK    = "/usr/share/fonts/opentype/noto"
	liberation = "/usr/share/fonts/truetype/liberation"
	dejaVu     = "/usr/share/fonts/truetype/dejavu"
)

// onlyFonts opens a tab in a browser that has the fonts of these folders and no
// others.
func onlyFonts(t *testing.T, folders ...string) context.Context {
	t.Helper()
	binary := testenv.Pages(t)
	var dirs strings.Builder
	for _, folder := range folders {
		if _, err := os.Stat(folder); err != nil {
			if testenv.All() && folder != dejaVu {
				t.Fatalf("no fonts in %s; .ci/run installs what the tests need", folder)
			}
			t.Skipf("no fonts in %s", folder)
		}
		fmt.Fprintf(&dirs, "<dir>%s</dir>", folder)
	}
	dir := t.TempDir()
	conf := filepath.Join(dir, "fonts.conf")
	text := `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>` + dirs.String() +
		"<cachedir>" + filepath.Join(dir, "cache") + `</cachedir><include ignore_missing="yes">/etc/fonts/conf.d</include></fontconfig>`
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	browser, stop, err := launch(binary, filepath.Join(dir, "profile"), chromedp.Env("FONTCONFIG_FILE="+conf))
	t.Cleanup(stop)
	if err != nil {
		t.Fatal("starting the browser: ", err)
	}
	return tabOf(t, browser)
}

func TestBriefingsHoldInTheFontsThatASystemHas(t *testing.T) {
	t.Parallel()
	large := generator.Options{Book: extremes(), Now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), Commit: "0123456789abcdef"}
	on := record.NewDate(2026, 12, 3)
	pages := make(map[string][]byte)
	for _, languages := range languagesOfBriefings {
		name := strings.Join(languages, "+")
		pages["extremes "+name] = briefing(t, large, generator.BriefOptions{Languages: languages, Visits: []generator.BriefVisit{{Factory: "largest", On: on}, {Factory: "smallest", On: on}}})
		pages["sample "+name] = briefing(t, sampleOptions(), generator.BriefOptions{Languages: languages, Visits: sampleTrip(t)})
	}
	fonts := map[string][]string{
		"Noto CJK alone":  {notoCJK},
		"with Liberation": {notoCJK, liberation},
	}
	if testenv.Long() {
		fonts["with DejaVu"] = []string{notoCJK, dejaVu}
	}
	for name, folders := range fonts {
		t.Run(name, func(t *testing.T) {
			tab := onlyFonts(t, folders...)
			for what, page := range pages {
				openPrinted(t, tab, page)
				for _, s := range evaluate[[]string](t, tab, bad) {
					t.Errorf("%s: %s", what, s)
				}
			}
		})
	}
}

// A font that nobody reckoned with, wider than all others, cuts texts: it never
// lays them on each other, and nothing leaves the sheet.
func TestBriefingHoldsInAFontWiderThanAny(t *testing.T) {
	t.Parallel()
	tab := newTab(t)
	openPrinted(t, tab, briefing(t, sampleOptions(), generator.BriefOptions{Visits: sampleTrip(t)}))
	const wider = `document.querySelectorAll(".rows1, .rows2, .rows3, .rows4, .rows5").forEach(e => e.style.letterSpacing = "1px")`
	evaluate[any](t, tab, wider)
	for _, s := range evaluate[[]string](t, tab, bad) {
		if !strings.Contains(s, "was to fit") {
			t.Error(s)
		}
	}
}
