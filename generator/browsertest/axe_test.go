package browsertest

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"factorybook/generator/testenv"
)

// axeScript reads axe-core, the rules by which accessibility is checked elsewhere too.
func axeScript(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.FromSlash("../../templates/third_party/axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(script) + ";true"
}

// runAxe gives what axe finds in the page with everything unfolded, a line for each
// rule. It waits until the page has seen that (a part that is wider than its place gets a
// stop of the tab key), and fetches nothing.
const runAxe = `(async rules => {
	document.querySelectorAll("details").forEach(d => d.open = true);
	const frame = () => new Promise(requestAnimationFrame);
	await frame();
	await frame();
	const found = await axe.run(document, { rules, resultTypes: ["violations"], preload: false });
	return found.violations.map(v => v.id + " (" + v.nodes.length + "): " + v.nodes.slice(0, 2).map(n => n.html.slice(0, 160) + " " + n.failureSummary.replace(/\s+/g, " ")).join(" ;; "));
})`

// axeFindsNothing looks at the open page: in a long run on a small phone and on a wide
// screen, and at the largest page of each kind there in light and in dark, with contrast.
// Elsewhere it looks on the phone, and contrast is left to textIsReadable: axe needs up to
// ten times as long for it.
func axeFindsNothing(t *testing.T, tab context.Context, script, name string, largest bool) {
	t.Helper()
	evaluate[bool](t, tab, script)
	all := testenv.Long() && largest
	rules := `{"color-contrast": {enabled: false}}`
	if all {
		rules = `{}`
	}
	for _, look := range []struct {
		width  int64
		scheme string
		seen   bool
	}{
		{360, "light", true}, {1440, "dark", testenv.Long()}, {360, "dark", all}, {1440, "light", all},
	} {
		if !look.seen {
			continue
		}
		screen(t, tab, look.width, 900)
		emulate(t, tab, "", "prefers-color-scheme", look.scheme)
		ctx, cancel := context.WithTimeout(tab, 5*time.Minute)
		found, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](runAxe+"("+rules+")", chromedp.EvalAwaitPromise))
		cancel()
		if err != nil {
			t.Fatalf("%s: axe: %v", name, err)
		}
		for _, violation := range found {
			t.Errorf("%s, %d pixels wide, %s: %s", name, look.width, look.scheme, violation)
		}
	}
	emulate(t, tab, "")
	command(t, tab, emulation.ClearDeviceMetricsOverride, cdp.Empty{})
}
