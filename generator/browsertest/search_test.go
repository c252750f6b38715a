package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/load/loadtest"
)

// searched is a book of names that are read otherwise than their characters by
// themselves, of ids, and of hostile text.
const searched = `
-- factorybook.yaml --
title: Book
importer: Nordhaven
languages: [en, zh-Hans]
as_of: 2025-06-30
currency: USD
-- factories/chongqing/factory.yaml --
name: Yuanda Castings Co., Ltd.
name_zh: 重庆远大铸造有限公司
city: Chongqing
contacts:
  - {id: shan, name: Shan Jie, name_zh: 单洁, called: Ms Shan, role: sales, phone: "+86 138-0013 5790"}
  - {id: zeng, name: Zeng Wei, name_zh: 曾伟, role: owner}
-- factories/chongqing/orders/2025.yaml --
- id: PO-2025-014
  placed: 2025-02-10
  lines: [{sku: KT-204B, name: Ribbed mug, quantity: 10, unit: pcs}]
  notes: The kiln was relined.
- {id: PO-2025-140, placed: 2025-03-10, lines: [{sku: YX-9, name: 炻瓷马克杯, quantity: 5, unit: pcs}]}
-- factories/chongqing/visits/2025-03-12.md --
---
date: 2025-03-12
kind: regular
purpose: New season
promises: [{by: factory, what: Send the kiln log of Søren, due: 2025-03-20}]
---
我们看了窑炉，温度记录齐全。
-- factories/xiamen/factory.yaml --
name: Haitian Lamps
name_zh: 厦门海天灯饰有限公司
address_zh: 浙江省乐清市长安路3号
contacts:
  - {id: qiu, name: Qiu Ying, name_zh: 仇英, role: sales}
  - {id: ou, name: Ou Min, name_zh: 区敏, role: quality}
  - {id: xie, name: Xie Bing, name_zh: 解冰, role: owner}
  - {id: lv, name: Lyu Fang, name_zh: 吕芳, role: finance}
-- factories/xiamen/issues/2025.yaml --
- {id: Q-2025-07, opened: 2025-04-02, title: Rims chipped, solution: felt on the racks}
-- factories/luan/factory.yaml --
name: Six Peaks
name_zh: 六安六峰竹业有限公司
-- factories/taizhou/factory.yaml --
name: Ruancheng
name_zh: 台州软橙塘塑胶有限公司
-- factories/changsha/factory.yaml --
name: Xiangjiang
name_zh: 长沙湘江长城瓷业有限公司
-- factories/xian/factory.yaml --
name: Xi'an Gulou <img src=x onerror="document.title='hit'">
name_zh: 西安鼓楼陶瓷有限公司
notes: "Typed: </script><script>document.title='hit'</script> '];alert(1);//"
`

// results is what stands below the box: for each group its name and, of each result,
// what was marked and where it leads.
type results struct {
	Status string
	Groups []struct {
		Name string
		Hits []struct{ Title, Href, Marked string }
	}
}

const readResults = `JSON.stringify({
	Status: document.querySelector(".hits-status").textContent,
	Groups: [...document.querySelectorAll(".hits-group")].map(g => ({
		Name: g.querySelector(".hits-title").firstChild.textContent,
		Hits: [...g.querySelectorAll("a[role=option]")].map(a => ({
			Title: a.querySelector(".hit-title").textContent, Href: a.getAttribute("href"),
			Marked: [...a.querySelectorAll("mark")].map(m => m.textContent).join("|"),
		})),
	})),
})`

// searchSite builds the book of searched, once for all tests.
func searchSite(t *testing.T) string {
	t.Helper()
	dir, err := buildSearched()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

var buildSearched = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(scratch, "searched")
	opt := generator.Options{Book: loadtest.FS(searched), Now: time.Date(2025, 7, 1, 12, 0, 0, 0, time.UTC)}
	report, err := generator.Build(context.Background(), opt, dir, false)
	if err == nil && diag.HasErrors(report.Problems) {
		err = fmt.Errorf("the book has errors: %v", report.Problems)
	}
	return dir, err
})

// search types a query into the box, after what stands there is selected, and reads
// what was found.
func search(t *testing.T, tab context.Context, query string) results {
	t.Helper()
	evaluate[bool](t, tab, `(document.getElementById("_search-text").select(), true)`)
	do(t, tab, chromedp.KeyEvent(kb.Backspace))
	command(t, tab, input.InsertText, input.InsertTextParams{Text: query}) // at once, as a method of input does it
	return found(t, tab)
}

// found reads what stands below the box.
func found(t *testing.T, tab context.Context) results {
	t.Helper()
	var r results
	if err := json.Unmarshal([]byte(evaluate[string](t, tab, readResults)), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func openSearch(t *testing.T, tab context.Context, page string) {
	t.Helper()
	visit(t, tab, fileAddress(page))
	do(t, tab, chromedp.KeyEvent("/"))
	ready(t, tab)
}

func TestSearchFindsNamesIDsAndWordsHoweverTheyAreTyped(t *testing.T) {
	tab := newTab(t)
	c := listen(t, tab, "file://")
	openSearch(t, tab, filepath.Join(searchSite(t), "index.html"))
	for _, test := range []struct{ query, group, title, marked string }{
		// Parts of ids and articles.
		{"PO-2025-014", "Orders", "PO-2025-014", "PO-2025-014"},
		{"2025-014", "Orders", "PO-2025-014", "2025-014"},
		{"014", "Orders", "PO-2025-014", "014"},
		{"14", "Orders", "PO-2025-014", "14"},
		{"5-140", "Orders", "PO-2025-140", "5-140"},
		{"po2025014", "Orders", "PO-2025-014", "PO-2025-014"},
		{"KT-204B", "Articles", "Ribbed mug", "KT-204B"},
		{"kt204", "Articles", "Ribbed mug", "KT-204"},
		{"204b", "Orders", "PO-2025-014", "204B"},
		{"YX-9", "Orders", "PO-2025-140", "YX-9"},
		{"Q-2025-07", "Issues", "Rims chipped", "Q-2025-07"},
		{"2025-07", "Issues", "Rims chipped", "2025-07"},
		{"5790", "People", "Shan Jie", "5790"},
		{"13800135790", "People", "Shan Jie", "138-0013 5790"},
		// Latin words, by their beginning, without case and accents.
		{"ribb", "Articles", "Ribbed mug", "Ribb"},
		{"MUG", "Orders", "PO-2025-014", "mug"},
		{"soren", "Promises", "Send the kiln log of Søren", "Søren"},
		{"kiln log", "Promises", "Send the kiln log of Søren", "kiln|log"},
		{"relined", "Notes and messages", "PO-2025-014", "relined"},
		{"felt rack", "Issues", "Rims chipped", "felt|rack"},
		{"yuanda mug", "Articles", "Ribbed mug", "mug|Yuanda"},
		{"haitian chip", "Issues", "Rims chipped", "chip|Haitian"},
		// Chinese characters: one, two, and more.
		{"窑", "Visits", "Regular visit, 12 Mar 2025", "窑"},
		{"窑炉", "Visits", "Regular visit, 12 Mar 2025", "窑炉"},
		{"温度记录", "Visits", "Regular visit, 12 Mar 2025", "温度记录"},
		{"录", "Visits", "Regular visit, 12 Mar 2025", "录"},
		{"全", "Visits", "Regular visit, 12 Mar 2025", "全"},
		{"马克杯", "Articles", "炻瓷马克杯", "马克杯"},
		{"杯", "Orders", "PO-2025-140", "杯"},
		{"重庆", "Factories", "Yuanda Castings", "重庆"},
		{"造", "Factories", "Yuanda Castings", "造"},
		{"曾", "People", "Zeng Wei", "曾"},
		// Pinyin: whole, from any character on, by initials, with tones.
		{"chongqing", "Factories", "Yuanda Castings", "重庆"},
		{"chong qing", "Factories", "Yuanda Castings", "重庆"},
		{"chóngqìng", "Factories", "Yuanda Castings", "重庆"},
		{"chong2qing4", "Factories", "Yuanda Castings", "重庆"},
		{"cq", "Factories", "Yuanda Castings", "重庆"},
		{"cqyd", "Factories", "Yuanda Castings", "重庆远大"},
		{"yuandazhu", "Factories", "Yuanda Castings", "远大铸"},
		{"xiamen", "Factories", "Haitian Lamps", "厦门"},
		{"xmht", "Factories", "Haitian Lamps", "厦门海天"},
		{"yueqing", "Factories", "Haitian Lamps", "乐清"},
		{"lu'an", "Factories", "Six Peaks", "六安"},
		{"luan", "Factories", "Six Peaks", "六安"},
		{"taizhou", "Factories", "Ruancheng", "台州"},
		{"changsha", "Factories", "Xiangjiang", "长沙"},
		{"changcheng", "Factories", "Xiangjiang", "长城"},
		{"shanjie", "People", "Shan Jie", "单洁"},
		{"zengwei", "People", "Zeng Wei", "曾伟"},
		{"qiuying", "People", "Qiu Ying", "仇英"},
		{"oumin", "People", "Ou Min", "区敏"},
		{"xiebing", "People", "Xie Bing", "解冰"},
		{"xb", "People", "Xie Bing", "解冰"},
		{"lvfang", "People", "Lyu Fang", "吕芳"},
		{"lüfang", "People", "Lyu Fang", "吕芳"},
		{"lyufang", "People", "Lyu Fang", "吕芳"},
		{"zjyq", "Factories", "Haitian Lamps", "浙江省乐清"},
		{"zhejiangsheng", "Factories", "Haitian Lamps", "浙江省"},
		{"makebei", "Articles", "炻瓷马克杯", "马克杯"},
		{"xi'an", "Factories", "Xi'an Gulou", "Xi|an|西安"},
	} {
		found := search(t, tab, test.query)
		ok := false
		for _, g := range found.Groups {
			for i, hit := range g.Hits {
				if g.Name == test.group && strings.HasPrefix(hit.Title, test.title) {
					ok = true
					if i > 0 {
						t.Errorf("%q: %s comes behind %q", test.query, test.title, g.Hits[0].Title)
					}
					if strings.ReplaceAll(hit.Marked, "|", "") != strings.ReplaceAll(test.marked, "|", "") && !strings.HasPrefix(hit.Marked, test.marked) {
						t.Errorf("%q: marked is %q of %q, want %q", test.query, hit.Marked, hit.Title, test.marked)
					}
				}
			}
		}
		if !ok {
			t.Errorf("%q finds %+v, want %s among the %s", test.query, found, test.title, test.group)
		}
	}
	for _, query := range []string{"zhongqing", "shamen", "leqing", "dan jie", "cengwei", "nothing of the kind", "", "-", "windows"} {
		if found := search(t, tab, query); len(found.Groups) > 0 && !strings.Contains(found.Status, "near") {
			t.Errorf("%q finds %+v", query, found.Groups)
		}
	}
	if found := search(t, tab, "temperatrue castigns"); len(found.Groups) > 0 {
		t.Errorf("words that stand nowhere were found: %+v", found)
	}
	if found := search(t, tab, "castigns"); len(found.Groups) != 1 || found.Groups[0].Hits[0].Title != "Yuanda Castings" || !strings.Contains(found.Status, "near") {
		t.Errorf("a slip of the keys finds %+v", found)
	}
	if title := evaluate[string](t, tab, "document.title"); title == "hit" || evaluate[int](t, tab, `document.querySelectorAll(".hits img, .hits script").length`) > 0 {
		t.Error("a text of a record became markup")
	}
	if bad := c.take(); len(bad) > 0 {
		t.Error("the browser complains: ", bad)
	}
}

func TestSearchIsUsedWithTheKeysAlone(t *testing.T) {
	tab := newTab(t)
	dir := searchSite(t)
	c := listen(t, tab, "file://")
	const focus = `document.activeElement.id`
	active := func() string {
		return evaluate[string](t, tab, `(id => id ? document.getElementById(id).querySelector(".hit-title")?.textContent || "more" : "")(document.getElementById("_search-text").getAttribute("aria-activedescendant"))`)
	}
	key := func(keys ...string) {
		for _, k := range keys {
			do(t, tab, chromedp.KeyEvent(k))
		}
	}
	// slash is the key as a keyboard sends it: what it would write goes with the key.
	slash := func() {
		command(t, tab, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Code: "Slash", Text: "/", WindowsVirtualKeyCode: 191})
		command(t, tab, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: "/", Code: "Slash", WindowsVirtualKeyCode: 191})
	}
	const down, up, enter, escape = kb.ArrowDown, kb.ArrowUp, kb.Enter, kb.Escape

	visit(t, tab, fileAddress(filepath.Join(dir, "factories", "chongqing", "timeline.html")))
	if evaluate[int](t, tab, `document.querySelectorAll("script[src*='search/']").length`) != 0 {
		t.Error("documents are loaded before anybody searches")
	}
	slash()
	ready(t, tab)
	if evaluate[string](t, tab, focus) != "_search-text" || evaluate[string](t, tab, `document.activeElement.value`) != "" {
		t.Fatal("/ does not lead to the box, or writes itself there")
	}
	key(strings.Split("2025", "")...)
	found := found(t, tab)
	if len(found.Groups) < 2 || evaluate[string](t, tab, `document.getElementById("_search-text").getAttribute("aria-expanded")`) != "true" {
		t.Fatalf("2025 finds %+v", found)
	}
	if got := active(); got != "" {
		t.Errorf("%q is chosen before anybody chose", got)
	}
	key(down)
	first := active()
	key(down, up, up)
	last := active()
	key(down)
	if first == "" || first == last || active() != first {
		t.Errorf("the arrows go from %q round to %q and %q", first, last, active())
	}
	key(kb.PageDown) // the next group
	if got, want := active(), found.Groups[1].Hits[0].Title; got != want {
		t.Errorf("PageDown leads to %q, want the first of the next group, %q", got, want)
	}
	if evaluate[int](t, tab, `document.querySelectorAll("[aria-selected=true]").length`) != 1 {
		t.Error("not one result is chosen")
	}
	key(escape)
	if evaluate[bool](t, tab, `!document.querySelector(".hits").hidden`) || evaluate[string](t, tab, focus) != "_search-text" {
		t.Error("escape does not close the list, or leaves the box")
	}
	key(down)
	if evaluate[bool](t, tab, `document.querySelector(".hits").hidden`) {
		t.Error("an arrow does not open the list again")
	}
	key(escape, escape)
	if got := evaluate[string](t, tab, `document.getElementById("_search-text").value`); got != "" {
		t.Errorf("escape leaves %q in the box", got)
	}

	// Enter opens the first, and the record is in sight and open.
	search(t, tab, "PO-2025-014")
	key(enter)
	for range 100 {
		if evaluate[bool](t, tab, `location.hash === "#PO-2025-014" && document.readyState === "complete"`) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if got := evaluate[string](t, tab, "location.href"); !strings.HasSuffix(got, "factories/chongqing/orders.html#PO-2025-014") {
		t.Fatalf("enter leads to %s", got)
	}
	const inSight = `(e => { for (let n = e; n; n = n.parentElement) if (n.tagName === "DETAILS" && !n.open) return "closed"; const b = e.getBoundingClientRect(); return b.top >= -1 && b.top < innerHeight ? "" : "out of sight"; })(document.getElementById("PO-2025-014"))`
	if wrong := evaluate[string](t, tab, inSight); wrong != "" {
		t.Errorf("the order is %s", wrong)
	}
	// The same again where the page stands there already, its lines closed by the reader.
	evaluate[bool](t, tab, `(document.querySelectorAll("details").forEach(d => { d.open = false; }), scrollTo(0, 9999), true)`)
	slash()
	ready(t, tab)
	search(t, tab, "PO-2025-014")
	key(down, enter)
	if wrong := evaluate[string](t, tab, inSight); wrong != "" {
		t.Errorf("the order of the page itself is %s", wrong)
	}
	if bad := c.take(); len(bad) > 0 {
		t.Error("the browser complains: ", bad)
	}
}

func TestSearchSpeaksChineseOnChinesePages(t *testing.T) {
	tab := newTab(t)
	openSearch(t, tab, filepath.Join(searchSite(t), "zh", "factories", "xiamen", "index.html"))
	for _, test := range []struct{ query, group, title, href string }{
		{"cqyd", "工厂", "重庆远大铸造", "../../factories/chongqing/index.html"},
		{"shan", "联系人", "单洁", "../../factories/chongqing/index.html#_who-shan"},
		{"Shan Jie", "联系人", "单洁", "../../factories/chongqing/index.html#_who-shan"},
		{"014", "订单", "PO-2025-014", "../../factories/chongqing/orders.html#PO-2025-014"},
		{"kiln", "承诺", "Send the kiln log of Søren", "../../factories/chongqing/visits/2025-03-12.html#_p-chongqing~2fvisits~2f2025-03-12~231"},
		{"窑", "访厂", "", "../../factories/chongqing/visits/2025-03-12.html"},
	} {
		found := search(t, tab, test.query)
		if !slices.ContainsFunc(found.Groups, func(g struct {
			Name string
			Hits []struct{ Title, Href, Marked string }
		}) bool {
			return g.Name == test.group && strings.HasPrefix(g.Hits[0].Title, test.title) && g.Hits[0].Href == test.href
		}) {
			t.Errorf("%q finds %+v, want %v", test.query, found, test)
		}
	}
	found := search(t, tab, "没有这样的字")
	if want := "没有找到“没有这样的字”"; found.Status != want {
		t.Errorf("nothing is said as %q, want %q", found.Status, want)
	}
}

func TestSearchShowsAllOfAGroupWhenAsked(t *testing.T) {
	tab := newTab(t)
	openSearch(t, tab, filepath.Join(sampleSite(t), "index.html"))
	before := search(t, tab, "kiln")
	var notes int
	for _, g := range before.Groups {
		if len(g.Hits) > 5 {
			t.Errorf("%d of %s are in sight at once", len(g.Hits), g.Name)
		}
		if g.Name == "Notes and messages" {
			notes = len(g.Hits)
		}
	}
	evaluate[bool](t, tab, `(document.querySelector("[data-group=notes]").click(), true)`)
	var after results
	if err := json.Unmarshal([]byte(evaluate[string](t, tab, readResults)), &after); err != nil {
		t.Fatal(err)
	}
	for _, g := range after.Groups {
		if g.Name == "Notes and messages" && len(g.Hits) <= notes {
			t.Errorf("still only %d notes", len(g.Hits))
		}
	}
}

func TestSearchFitsOnAPhoneAndTellsWhatIsMissing(t *testing.T) {
	tab := newTab(t)
	screen(t, tab, 360, 780)
	openSearch(t, tab, filepath.Join(sampleSite(t), "index.html"))
	search(t, tab, "PO-2026")
	wide := evaluate[string](t, tab, `(() => { const b = document.querySelector(".hits").getBoundingClientRect(); return b.left < 0 || b.right > innerWidth || document.documentElement.scrollWidth > innerWidth ? [b.left, b.right, document.documentElement.scrollWidth].join() : ""; })()`)
	if wide != "" {
		t.Errorf("the list is wider than a phone: %s", wide)
	}
	// A site of which somebody sent only the pages.
	page := filepath.Join(t.TempDir(), "index.html")
	copyFile(t, filepath.Join(sampleSite(t), "index.html"), page)
	for _, name := range []string{"site.js", "search.js", "minisearch.min.js", "theme.js", "site.css"} {
		copyFile(t, filepath.Join(sampleSite(t), "assets", name), filepath.Join(filepath.Dir(page), "assets", name))
	}
	visit(t, tab, fileAddress(page))
	do(t, tab, chromedp.KeyEvent("/"))
	ready(t, tab)
	if found := search(t, tab, "kiln"); !strings.Contains(found.Status, "missing") {
		t.Errorf("without documents it says %q", found.Status)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o666); err != nil {
		t.Fatal(err)
	}
}
