package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/chromedp"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// A briefing is two sheets a factory, whatever the records hold: nothing more is
// printed, and nothing of what is printed is cut off or on top of something else.

// address is one that no driver reads in a single line.
const address = "广东省佛山市南海区里水镇和顺大道与桂和路交叉口东南侧第三工业园区十二号厂房西门"

// extremes is a book of a factory of which only the name is known, and of one of
// which everything is known and too much of it.
func extremes() fstest.MapFS {
	var orders, promises, contacts, people strings.Builder
	day := record.NewDate(2014, 1, 6)
	for i := range 500 {
		on := day + record.Date(9*i)
		fmt.Fprintf(&orders, `- id: PO-%d-%04d
  placed: %s
  confirmed: %s
  promised: %s
  promise_changes: [{told: %s, to: %s, asked_by: factory, reason: "The glaze kiln was stopped for the third time in a month, and the mould makers are still out after the holiday"}]
  currency: USD
  lines:
    - {sku: KT-%d, name: Stoneware mug 350 ml with a reactive glaze in the colours of the season, quantity: 4800, unit: pcs, price: 1.%02d}
    - {sku: KX-%d, name: Stoneware bowl, quantity: 2400, unit: pcs, price: 3.15}
  approvals: [{what: Artwork of the gift box with the barcode of the retailer, asked: %s, due: %s}]
  payments: [{stage: deposit, due: %s, amount: 2872.80}, {stage: balance, due: %s, amount: 5000.00}]
  inspections:
    - {on: %s, stage: final, sku: KT-%d, lot: 4800, level: II, sample: 200, aql: {critical: 0, major: 2.5, minor: 4.0}, found: {critical: 0, major: 0, minor: 0}, result: accepted}
`, on.Year(), i, on, on+3, on+45, on+20, on+55, i%40, i%100, i%7, on+4, on+10, on+7, on+60, on+50, i%40)
		if i < 460 {
			fmt.Fprintf(&orders, "  deliveries: [{ready: %s}]\n  closed: %s\n", on+record.Date(45+i%17), on+70)
		}
	}
	for i := range 60 {
		by := [...]string{"factory", "importer"}[i%2]
		fmt.Fprintf(&promises, "  - {by: %s, what: \"Replace the thermocouples on line %d and send the log of a whole week with the readings of every zone, signed by the shift leader\", due: 2026-%02d-15}\n", by, i, 1+i%12)
	}
	for i := range 30 {
		fmt.Fprintf(&contacts, "  - {id: p%d, name: Ouyang Xiaoming-Alexandrina %d, name_zh: 欧阳晓明%d, called: Miss Ouyang the Younger, called_zh: 欧阳小姐, role: %s, phone: \"+86 757 0000 00%02d ext. 8012 or 8013\", from: 2026-0%d-01}\n",
			i, i, i, [...]string{"owner", "sales", "quality"}[i%3], i, 1+i%9)
		fmt.Fprintf(&people, "p%d, ", i)
	}
	note := strings.Repeat("They told us more than they wanted to, and we wrote all of it down. 他们说的比想说的还多，我们都记下了。", 9)
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"factorybook.yaml":                "title: A book of extremes\nimporter: Nordhaven Homeware Import and Distribution GmbH & Co. KG\nimporter_zh: 北港家居用品进出口与配送有限责任公司欧洲采购中心总部\nlanguages: [en, zh-Hans]\ncurrency: USD\nas_of: 2026-11-20\nbrand: {logo: files/logo.svg}\n",
		"files/logo.svg":                  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 11"><rect width="34" height="11"/></svg>`,
		"factories/smallest/factory.yaml": "name: Small\nstatus: prospect\n",
		"factories/largest/factory.yaml": "name: Foshan Nanhai Heshun Extraordinarily Long-Named Ceramics and Porcelain Manufacturing Co., Ltd.\n" +
			"name_zh: 佛山市南海区和顺超长名称陶瓷与瓷器制造进出口有限责任公司第二分公司\nstatus: active\nsince: 2013-05\n" +
			"address: Workshop 12, Third Industrial Park, south-east of the crossing of Heshun Avenue and Guihe Road, Lishui Town, Nanhai District, Foshan, Guangdong, People's Republic of China\n" +
			"address_zh: " + address + "\n" +
			"directions: Follow the wall with the painted cups until it ends, then ask the guard for the west gate and for Mr Wang, who will shout for somebody with a key\n" +
			"directions_zh: 沿着画有杯子的围墙一直走到头，问门卫西门在哪里，再找王总，他会喊人来开门，请不要把车停在消防通道上\n" +
			"nearest_station: {name: Foshan West Railway Station North Square, name_zh: 佛山西站北广场, minutes: 25}\n" +
			"contacts:\n" + contacts.String() +
			"terms: {incoterm: FOB, place: CNNSA, currency: USD, lead_time_days: 45, payment: \"30% deposit within seven days of the proforma invoice, 70% against a copy of the bill of lading, never by letter of credit\"}\n" +
			"bank: {beneficiary_zh: 佛山市某某贸易有限公司, verified: 2025-03-12, verified_by: Mia Larsen}\n" +
			"certificates: [{name: ISO 9001, number: A, expires: 2026-12-31}, {name: BSCI audit of the second workshop, number: B, expires: 2026-10-01}, {name: LFGB food contact, number: C, expires: 2027-02-01}]\n" +
			"agreements: [{kind: framework, from: 2024-01-10, until: 2027-01-09, summary: Three years}, {kind: price-list, from: 2026-01-01, until: 2026-12-31}, {kind: volume, from: 2026-01-01, until: 2026-12-31, volume: {value: 400000, currency: USD, per: year}}]\n" +
			"forecasts: [{period: 2026-Q4, value: 120000, currency: USD, shared: 2026-09-01}, {period: 2027-Q1, value: 130000, currency: USD, shared: 2026-09-01}, {period: 2027-Q2, value: 140000, currency: USD, shared: 2026-09-01}]\n" +
			"goodwill:\n" + strings.Repeat("  - {on: 2026-11-02, by: factory, kind: rush-order, what: \"Twelve thousand mugs in the middle of the season, with a night shift, and not a word about a surcharge\"}\n", 12) +
			"closures: [{from: 2026-12-01, until: 2026-12-06, name: Moving of the second workshop, announced: 2026-10-01}, {from: 2027-01-28, until: 2027-02-20, name: Spring Festival shutdown, announced: 2026-11-01}]\n" +
			"notes: |\n  " + note + "\nprivate: |\n  " + note + "\n",
		"factories/largest/orders/all.yaml": orders.String(),
		"factories/largest/visits/2026-01-10.md": "---\ndate: 2026-01-10\nkind: regular\nmood: strained\nteam: [Mia Larsen]\nmet: [" + people.String() + "]\npromises:\n" + promises.String() +
			"---\n" + note + "\n",
		"factories/largest/visits/2026-06-10.md": "---\ndate: 2026-06-10\nkind: regular\nteam: [Mia Larsen]\nobservations:\n" +
			strings.Repeat("  - {area: Sorting of the second firing and packing, note: \""+note[:300]+"\", photo: files/hall.png, briefing: true}\n", 5) + "---\n" + note + "\n",
		"factories/largest/files/hall.png": noise(),
		"factories/largest/issues/2026.yaml": func() string {
			var b strings.Builder
			for i := range 12 {
				fmt.Fprintf(&b, "- {id: Q-2026-%02d, opened: 2026-0%d-03, raised_by: importer, title: Glaze pinholes on the inner side of the bowls of the second lot, private: %q, orders: [PO-2026-0488]}\n", i, 1+i%9, note[:400])
			}
			return b.String()
		}(),
	} {
		// A contact who came in May was not met in January: that is a warning, not an error.
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// noise is a picture that no format makes small.
func noise() string {
	m := image.NewRGBA(image.Rect(0, 0, 708, 520))
	for i, x := 0, uint32(1); i < len(m.Pix); i++ {
		x = x*1664525 + 1013904223
		m.Pix[i] = uint8(x >> 24)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // writing to memory
	}
	return b.String()
}

// briefing makes a briefing and fails the test where the book has errors.
func briefing(t *testing.T, opt generator.Options, how generator.BriefOptions) []byte {
	t.Helper()
	page, report, err := generator.Brief(context.Background(), opt, how)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		if p.Severity == diag.Error {
			t.Fatalf("%s:%d: %s", p.Place.File, p.Place.Line, p.Text)
		}
	}
	return page
}

// bad looks at the sheets as they are printed, and says what is wrong with them. A
// text that was given fewer lines than its list allows, because it was reckoned to
// fit, must not be cut; one that was given the most may end in an ellipsis.
const bad = `(() => {
	const found = [], px = 96 / 25.4;
	const name = e => e.tagName.toLowerCase() + "." + (e.className.baseVal ?? e.className) + " " + JSON.stringify((e.textContent || "").trim().slice(0, 40));
	const ends = e => getComputedStyle(e).textOverflow === "ellipsis" || getComputedStyle(e).webkitLineClamp !== "none";
	const oneOfMore = "ul.lines > li > .rows1, .due:not(.money .due) .rows1, .dashed > .rows1, .alarms > .rows1, .orders .rows1, .driver.rows1, .calm, .stamp > .rows1, .people :is(td, th):nth-child(n+3), .orders :is(td, th):not(:nth-child(2)), .stops :is(td, th), .when, h2";
	document.querySelectorAll(".page").forEach((page, number) => {
		const say = s => found.push("sheet " + (number + 1) + ": " + s);
		const box = page.getBoundingClientRect();
		if (Math.abs(box.width - 186 * px) > 1 || Math.abs(box.height - 255 * px) > 1) say("is " + box.width / px + " × " + box.height / px + " mm");
		for (const e of [page, ...page.querySelectorAll("*:not(svg *)")]) {
			const style = getComputedStyle(e), r = e.getBoundingClientRect();
			if (style.display === "inline" || style.display === "none") continue;
			const down = e.clientHeight && style.overflowY !== "visible" ? e.scrollHeight - e.clientHeight : 0, right = e.clientWidth && e.tagName !== "SVG" ? e.scrollWidth - e.clientWidth : 0;
			if (ends(e)) {
				// Where there is no room for a whole entry, the first has what there is.
				if (e.matches(oneOfMore) && !e.closest("ul:has(+ .more) > li:first-child, .not") && (right > 1 || down > 4)) say(name(e) + " was to fit and is cut by " + Math.max(right, down) + " px");
			} else {
				if (down > 1) say(name(e) + " is cut off by " + down + " px");
				if (right > 1) say(name(e) + " is too wide by " + right + " px");
			}
			if (r.bottom > box.bottom + 2 || r.right > box.right + 1 || r.left < box.left - 1 || r.top < box.top - 1) say(name(e) + " reaches out of the sheet");
		}
		// Every line of text with its place: what of it can be seen.
		const lines = [];
		const walk = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
		for (let n; (n = walk.nextNode());) {
			if (!n.data.trim() || n.parentElement.closest("title, desc, .d-narrow")) continue;
			const size = parseFloat(getComputedStyle(n.parentElement).fontSize);
			if (size < 11.99) say("letters of " + size + " px in " + name(n.parentElement));
			const range = document.createRange();
			range.selectNodeContents(n);
			next: for (const r of range.getClientRects()) {
				if (r.width <= 0.5) continue;
				let {left, right} = r;
				const {top, bottom} = r, middle = (top + bottom) / 2, half = 0.3 * size;
				for (let e = n.parentElement; e !== page; e = e.parentElement) {
					const b = e.getBoundingClientRect(), s = getComputedStyle(e);
					if (s.display === "inline" || s.overflowY === "visible") continue;
					if (ends(e)) {
						// Below the last line nothing is seen, and nothing of half a line.
						if (middle - half > b.bottom - 0.5) continue next;
						right = Math.min(right, b.right);
						if (right <= left) continue next;
					}
					if (middle - half < b.top - 0.5 || middle + half > b.bottom + 0.5 || right > b.right + 1) say(JSON.stringify(n.data.trim().slice(0, 40)) + " is cut by " + name(e));
				}
				if (right > box.right + 1 || left < box.left - 1 || middle + half > box.bottom || middle - half < box.top) say(JSON.stringify(n.data.trim().slice(0, 40)) + " reaches out of the sheet");
				lines.push({left, right, top, bottom, n});
			}
		}
		const logo = page.querySelector("img.logo");
		if (logo) {
			const r = logo.getBoundingClientRect();
			if (!logo.naturalWidth || r.height < 3 * px) say("the logo is not seen");
			for (const {left, right, top, bottom, n} of lines) {
				const half = 0.3 * parseFloat(getComputedStyle(n.parentElement).fontSize), middle = (top + bottom) / 2;
				if (Math.min(right, r.right) - Math.max(left, r.left) > 1 && middle + half > r.top && middle - half < r.bottom) say("the logo lies on " + JSON.stringify(n.data.trim().slice(0, 40)));
			}
		}
		for (let i = 0; i < lines.length; i++) for (let k = i + 1; k < lines.length; k++) {
			const a = lines[i], b = lines[k];
			if (a.n === b.n) continue; // the part before an ellipsis is named twice
			const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
			if (wide > 1.5 && high > 0.5 * Math.min(a.bottom - a.top, b.bottom - b.top)) say(JSON.stringify(a.n.data.trim().slice(0, 40)) + " lies on " + JSON.stringify(b.n.data.trim().slice(0, 40)));
		}
	});
	return found.slice(0, 12);
})()`

// open shows a page as it is printed.
func openPrinted(t *testing.T, tab context.Context, page []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "briefing.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	visit(t, tab, fileAddress(file))
	emulate(t, tab, "print")
}

// tool runs a program of poppler on a PDF, or skips the test where there is none.
func tool(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(testenv.Program(t, name), args...)
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

func printed(t *testing.T, tab context.Context) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

var (
	pageCount = regexp.MustCompile(`(?m)^Pages:\s+(\d+)`)
	wordBox   = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">`)
	pageSize  = regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)">`)
)

var languagesOfBriefings = [][]string{{"en"}, {"zh-Hans"}, {"en", "zh-Hans"}, {"zh-Hans", "en"}}

// papers returns the papers that the n-th of several briefings is printed on, in turn; in a long
// run each is printed on both. Printing is slow, and the sheets have the same size on both.
func papers(n int) []string {
	both := []string{"A4", "Letter"}
	if testenv.Long() {
		return both
	}
	return both[n%2 : n%2+1]
}

func TestBriefingIsTwoSheetsWhateverTheRecordsHold(t *testing.T) {
	t.Parallel()
	book := generator.Options{Book: extremes(), Now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), Commit: "0123456789abcdef"}
	for i, factory := range []string{"smallest", "largest"} {
		for k, languages := range languagesOfBriefings {
			for _, paper := range papers(i + k) {
				t.Run(factory+" "+strings.Join(languages, "+")+" "+paper, func(t *testing.T) {
					t.Parallel()
					tab := newTab(t)
					page := briefing(t, book, generator.BriefOptions{
						Visits:    []generator.BriefVisit{{Factory: factory, On: record.NewDate(2026, 12, 3), Wants: []string{"确认2027年价格", "Confirm 价格 of KT-7 now"}}},
						Languages: languages, Paper: paper,
					})
					if len(page) > 500_000 {
						t.Errorf("the file has %d bytes", len(page))
					}
					openPrinted(t, tab, page)
					for _, s := range evaluate[[]string](t, tab, bad) {
						t.Error(s)
					}
					checkPDF(t, printed(t, tab), 2)
				})
			}
		}
	}
}

// checkPDF counts the sheets and looks at the margins, which are 12 mm.
func checkPDF(t *testing.T, pdf []byte, sheets int) {
	t.Helper()
	m := pageCount.FindStringSubmatch(tool(t, pdf, "pdfinfo", "-"))
	if m == nil || m[1] != strconv.Itoa(sheets) {
		t.Errorf("%v sheets, want %d", m, sheets)
	}
	boxes := tool(t, pdf, "pdftotext", "-bbox", "-", "-")
	const margin = 12 * 72 / 25.4
	size := pageSize.FindStringSubmatch(boxes)
	width, height := number(t, size[1]), number(t, size[2])
	words := wordBox.FindAllStringSubmatch(boxes, -1)
	if len(words) < 50 {
		t.Errorf("only %d words are text", len(words))
	}
	for _, w := range words {
		// The box of a Chinese letter is much higher than its ink; its middle is not.
		middle := (number(t, w[2]) + number(t, w[4])) / 2
		if number(t, w[1]) < margin-1 || number(t, w[3]) > width-margin+1 || middle < margin || middle > height-margin {
			t.Errorf("a word stands in the margin: %s", w[0])
		}
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWantedOutcomeInTwoScriptsIsOneText(t *testing.T) {
	t.Parallel()
	page := briefing(t, generator.Options{Book: extremes(), Now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)},
		generator.BriefOptions{Visits: []generator.BriefVisit{{Factory: "smallest", Wants: []string{"Confirm 价格 of KT-7 now"}}}, Languages: []string{"en"}})
	// The line is a flex container: each of its children stands for itself.
	const want = `<p class="rule"><span class="rows1">Confirm <span class="han" lang="zh-Hans">价格</span> of <span class="whole">KT-7</span> now</span></p>`
	if !bytes.Contains(page, []byte(want)) {
		t.Errorf("not in the page: %s", want)
	}
}

func TestDriverCanReadTheAddressAndCopyIt(t *testing.T) {
	t.Parallel()
	tab := newTab(t)
	page := briefing(t, generator.Options{Book: extremes(), Now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)},
		generator.BriefOptions{Visits: []generator.BriefVisit{{Factory: "largest"}}, Languages: []string{"en"}})
	openPrinted(t, tab, page)
	if size := evaluate[float64](t, tab, `parseFloat(getComputedStyle(document.querySelector(".driver")).fontSize) * 0.75`); size < 20 {
		t.Errorf("the address is set in %.1f pt", size)
	}
	text := strings.Join(strings.Fields(tool(t, printed(t, tab), "pdftotext", "-", "-")), "")
	if !strings.Contains(text, address) {
		t.Errorf("the address is not there as text:\n%s", text[:min(len(text), 800)])
	}
}

// sampleTrip is a trip to every factory of the sample, a day for each.
func sampleTrip(t *testing.T) []generator.BriefVisit {
	t.Helper()
	var trip []generator.BriefVisit
	entries, err := os.ReadDir("../../content/factories")
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range entries {
		trip = append(trip, generator.BriefVisit{Factory: e.Name(), On: record.NewDate(2026, 12, 1) + record.Date(i)})
	}
	return trip
}

func TestSampleBriefingsFitOnTheirSheets(t *testing.T) {
	t.Parallel()
	opt := sampleOptions()
	trip := sampleTrip(t)
	for i, languages := range languagesOfBriefings {
		for _, paper := range papers(i) {
			t.Run(strings.Join(languages, "+")+" "+paper, func(t *testing.T) {
				t.Parallel()
				tab := newTab(t)
				page := briefing(t, opt, generator.BriefOptions{Visits: trip, Languages: languages, Paper: paper})
				openPrinted(t, tab, page)
				for _, s := range evaluate[[]string](t, tab, bad) {
					t.Error(s)
				}
				checkPDF(t, printed(t, tab), 1+2*len(trip))
			})
		}
	}
}

func TestBriefingAsksForNothingOutsideAndRunsNothing(t *testing.T) {
	t.Parallel()
	tab := newTab(t)
	file := filepath.Join(t.TempDir(), "b.html")
	page := briefing(t, sampleOptions(), generator.BriefOptions{Visits: []generator.BriefVisit{{Factory: "chaozhou-yaoxixiang"}}})
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	address := fileAddress(file)
	found := listen(t, tab, address)
	visit(t, tab, address)
	for _, c := range found.take() {
		t.Error(c)
	}
	// The policy lets the style in: without it the letters have another size.
	if size := evaluate[string](t, tab, `getComputedStyle(document.body).fontSize`); size != "12px" {
		t.Errorf("letters of %s: the style was not let in", size)
	}
	// And the photo of the kiln, which the visit's note chose, but not the one beside it.
	if widths := evaluate[[]int](t, tab, `[...document.images].map(i => i.naturalWidth)`); len(widths) != 1 || widths[0] == 0 {
		t.Errorf("pictures of %v pixels: one was chosen", widths)
	}
	page = bytes.ReplaceAll(page, []byte(`xmlns="http://www.w3.org/2000/svg"`), nil) // a name, not an address
	for _, wrong := range []string{"<script", "http:", "https:", "<link", "<a href"} {
		if bytes.Contains(page, []byte(wrong)) {
			t.Errorf("%q is in the file", wrong)
		}
	}
}
