package load_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

// contract is every key of the record format, with its examples.
const contract = `
-- factorybook.yaml --
title: Nordhaven factory book
title_zh: 北港工厂簿
importer: Nordhaven Homeware ApS         # our name on briefings
importer_zh: 北港家居
languages: [en, zh-Hans]
timezone: Europe/Copenhagen
as_of: 2025-06-30
currency: USD
rates:
  CNY: {2024-01-01: 0.1409, 2025-01-01: 0.1370}
window_months: 12
targets:
  visit_every_days: 180
  contact_every_days: 30
  answer_within_days: 2
  in_full_tolerance: 5%
peak_seasons: [{name: Christmas production, name_zh: 圣诞货旺季, from: 07-01, to: 10-15}]
week: [mon, tue, wed, thu, fri]
holidays: [{on: 2025-12-25, name: Christmas Day, name_zh: 圣诞节}]
tolerance: {under: 3%, over: 5%}
china_days: {2027: {off: [2027-01-01, 2027-02-06], work: [2027-02-14]}}
source_url: https://git.example/book/blob/{commit}/{file}#L{line}
brand: {logo: files/logo.svg, accent: "#8a4b08", accent_dark: "#e0a030", footer: Ask Mia, footer_zh: 找米娅}
-- factory.yaml --
name: Foshan Yuanda Ceramics Co., Ltd.
name_zh: 佛山市远大陶瓷有限公司             # the registered Chinese name is the company's identity
uscc: 91440604MA4W12346R
kind: factory
status: active
since: 2017-05-08
products: [stoneware mugs, plates]
products_zh: [炻瓷杯, 盘]
address: No. 8 Taoci Road, Nanzhuang, Chancheng District, Foshan, Guangdong
address_zh: 广东省佛山市禅城区南庄镇陶瓷路8号
city: Foshan
city_zh: 佛山
province: Guangdong
province_zh: 广东
directions: East gate; ask for Mr Wang
directions_zh: 东门，找王总
nearest_station: {name: Foshan West, name_zh: 佛山西站, minutes: 25}
port: CNNSA
contacts:
  - id: chen-li
    name: Chen Li
    name_zh: 陈莉
    called: Lily
    called_zh: 陈经理
    role: sales
    decision_maker: false
    languages: [zh, en]
    phone: "+86 757 0000 0000"
    wechat: lily-yuanda
    email: lily@yuanda.example
    from: 2017-05-08
    left: 2024-06-30
    confirmed: 2025-03-12
    away: {from: 2025-07-01, until: 2025-07-31, stands_in: Mr Wu}
owner: Mia Larsen
terms: {incoterm: FOB, place: CNNSA, currency: USD, lead_time_days: 45, tolerance: {under: 2%, over: 2%}, payment: "30% deposit, 70% against B/L copy", payment_zh: 定金 30%, tax_invoice: true}
week: [mon, tue, wed, thu, fri, sat]
bank: {beneficiary_zh: 佛山市远大陶瓷有限公司, verified: 2025-03-12, verified_by: Mia Larsen, how: face to face, how_zh: 当面}
capacity: {quantity: 120000, unit: pcs, per: month, our_share: 12%}
certificates: [{name: ISO 9001, name_zh: 质量管理体系, body: SGS, number: CN17/0001, site: same, site_zh: 本厂, issued: 2023-04-01, expires: 2026-03-31, verified: 2025-03-12, file: files/iso9001.pdf}]
agreements: [{kind: framework, signed: 2024-01-10, from: 2024-01-10, until: 2026-01-09, summary: Two-year framework, summary_zh: 两年框架, volume: {value: 400000, currency: USD, per: year}}]
forecasts: [{period: 2025-Q3, value: 120000, currency: USD, shared: 2025-05-20}]
goodwill: [{on: 2025-04-02, by: importer, kind: market-insight, what: Shared EU mug trend report, what_zh: 分享欧盟马克杯趋势}]
closures: [{from: 2026-02-05, until: 2026-03-01, name: Spring Festival shutdown, name_zh: 春节停产, announced: 2025-12-20, actual_until: 2026-03-04}]
phases: [{from: 2025-03-01, measures: [slip_days, lead_time], reason: New tunnel kiln, reason_zh: 新隧道窑}]
factory_comments: [{measure: on_time, on: 2025-06-01, text: Artwork came late, text_zh: 设计稿来得晚}]
notes: Good people.
notes_zh: 人很好。
private: |
  Not for **them**.
private_zh: 不给**对方**看。
extra: {Gate code: 0755, Dogs: Null}
extra_zh: {门禁: 0755}
-- files/iso9001.pdf --
x
-- orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
confirmed: 2025-02-13
requested: 2025-04-10
promised: 2025-04-15
promise_changes: [{told: 2025-03-20, to: 2025-04-25, asked_by: factory, reason: "12 of 40 workers did not return", reason_zh: 四十人有十二人没回来, skus: [KT-210]}]
incoterm: fob
place: CNNSA
currency: USD
tolerance: {under: 0.5%, over: 10%}
lines:
  - {sku: KT-210, name: Stoneware mug 350 ml, name_zh: 炻瓷杯, quantity: 4800, unit: pcs, contains: 1, price: 1.42, tolerance: {under: 1%, over: 0%}, closed: unknown, cancelled: {on: unknown, by: factory, reason: no clay, reason_zh: 停产}}
  - {sku: KT-211, name: Stoneware bowl, name_zh: 炻瓷碗, quantity: 2400, unit: sets, contains: 6, price: 1.15, promised: 2025-05-02, tolerance: {under: 1%, over: 0%}, closed: 2025-05-20, cancelled: {on: 2025-05-02, by: importer, reason: sold out, reason_zh: 卖完了}}
value: 9576.00
changes: [{on: 2025-03-01, by: both, sku: KT-210, quantity: 4500, price: 1.38, reason: fewer shops, reason_zh: 门店少了}]
approvals: [{what: Artwork, what_zh: 设计稿, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}]
payments:
  - {stage: deposit, due: 2025-02-20, after: confirmed, days: 7, invoice: 2025-02-13, paid: 2025-02-19, amount: 2872.80}
  - {stage: balance, due: 2025-05-06, after: documents, days: 14, invoice: 2025-04-27, amount: "6703.20"}
deliveries: [{ready: 2025-04-24, shipped: 2025-04-27, quantities: {KT-210: 4800, KT-211: 2400},
              replaces: true, shipment: MSKU-17, etd: 2025-04-26, eta: 2025-05-28, documents: 2025-05-03, invoice: 2025-04-27}]
returns: [{on: 2025-06-12, quantities: {KT-210: 320}, reason: pinholes, reason_zh: 针孔, remedy: replaced}]
inspections:
  - {on: 2025-04-22, stage: final, sku: KT-210, lot: 4800, level: II, sample: 200,
     aql: {critical: 0, major: 2.5, minor: 4.0}, found: {critical: 0, major: 7, minor: 9}, result: accepted, first: true}
closed: 2025-05-20
imported: {from: orders.csv, row: 123}
---
id: 0755
cancelled: {on: 2025-03-01, by: importer, reason: customer withdrew, reason_zh: 客户撤单}
rush: true
special: first order
special_zh: 首单
-- visits/2025-03-12.md --
---
date: 2025-03-12
until: 2025-03-13
kind: regular
purpose: Kiln upgrade and Q3 forecast
purpose_zh: 窑炉改造与三季度预测
team: [Mia Larsen]
interpreter: {name: Li Wei, name_zh: 李薇, of: importer}
met: [chen-li, wang-jun]
mood: warm
observations: [{area: Kiln hall, area_zh: 窑炉车间, rating: 4, note: New thermocouples, note_zh: 新热电偶, photo: files/kiln.jpg, briefing: true}]
promises:
  - {by: factory, what: Replace thermocouples on line 2, what_zh: 更换二线热电偶, due: 2025-04-30, done: 2025-05-06}
  - {by: importer, what: Send Q3 forecast, what_zh: 发三季度预测, due: 2025-03-31}
closes: [x#1]
confirmed: [chen-li]
---

Markdown *body*.
-- issues/2025.yaml --
id: Q-2025-03
opened: 2025-04-19
raised_by: importer
kind: quality
severity: major
orders: [PO-2025-014]
title: Glaze pinholes on KT-210
title_zh: KT-210 釉面针孔
answered: 2025-04-20
contained: 2025-04-22
cause: {by: both, what: Glaze recipe changed after our colour change, what_zh: 我方改色后调了釉}
solution: Re-fire 320 pieces; new colour master signed
solution_zh: 复烧 320 件
agreed: 2025-05-12
cost: {factory: 600, importer: 400, currency: USD}
promises: [{by: factory, what: Glaze check sheet per batch, what_zh: 每批釉面检查表, due: 2025-05-10, done: 2025-05-08}]
closed: 2025-05-20
repeats: Q-2024-07
factory_comment: Our pit changed
factory_comment_zh: 换了矿
-- talks/2025.yaml --
- {on: 2025-05-02, by: importer, channel: wechat, with: [chen-li], about: Q3 forecast, about_zh: 三季度预测, answered: 2025-05-03, language: zh, interpreter: false}
- {on: 2025-05-02, by: factory, channel: phone}
`

func TestEveryKeyOfTheFormatIsRead(t *testing.T) {
	settings, f := loadtest.Factory(t, contract)
	// What was not read stays the zero value somewhere: look for it everywhere.
	unread(t, reflect.ValueOf(*settings), "settings")
	f.Orders[0].Cancelled, f.Orders[0].Rush, f.Orders[0].Special = f.Orders[1].Cancelled, f.Orders[1].Rush, f.Orders[1].Special
	f.Orders[0].SpecialZH = f.Orders[1].SpecialZH
	unread(t, reflect.ValueOf(*f), "factory")
}

// notInContract are the fields that the contract above leaves out, because any
// record may have them or another example shows them.
var notInContract = regexp.MustCompile(`\.(Notes|NotesZH|Private|PrivateZH|Extra|ExtraZH|Imported|From|Row|Beneficiary|Value|Currency|File|ID|Due|Done|Dropped|Why|WhyZH|Received|By|Promises|Promised|Paid)$|Orders\[1\]|Talks\[1\]`)

func unread(t *testing.T, v reflect.Value, path string) {
	switch {
	case v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0:
		if !notInContract.MatchString(path) && !strings.HasSuffix(path, ".V") {
			t.Errorf("%s was not read", path)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			unread(t, v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				unread(t, v.Field(i), path+"."+f.Name)
			}
		}
	}
}

func TestTextIsKeptAsItWasWritten(t *testing.T) {
	for _, text := range []string{"0755", "1.10", "02142", "NO", "Null", "NULL", "1e3", "0x10", "2025-02-10", "true", ".inf", "1_000", "=", "12:30"} {
		_, f := loadtest.Factory(t, "id: "+text+"\nlines: [{sku: "+text+", name: "+text+"}]\nextra: {"+text+": "+text+"}\n")
		o := f.Orders[0]
		for _, got := range []string{o.ID.V, o.Lines[0].SKU.V, o.Lines[0].Name.V, o.Extra[0].Key.V, o.Extra[0].Value.V} {
			if got != text {
				t.Errorf("%q became %q", text, got)
			}
		}
	}
}

func TestEveryValueKnowsItsLineAndColumnInCharacters(t *testing.T) {
	_, f := loadtest.Factory(t, "-- factory.yaml --\n\ufeff# 佛山\r\nname: 佛山   # 好\r\ncontacts: [{id: 陈, role: sales}, {id: b}]\r\nnotes: |\r\n\r\n   好\r\n   第二行\r\nprivate: 'x'\r\n"+
		"-- visits/a.md --\n---\ndate: 2025-03-12\nmet: [陈]\n---\n\n\nBody\n-- orders/a.yaml --\n- id: a\n-   id: b\n---\n# c\nid: c\n")
	places := []struct {
		what      string
		got, want record.Pos
	}{
		{"the factory", f.Pos, record.Pos{Line: 2, Column: 1}},
		{"name", f.Name.Pos, record.Pos{Line: 2, Column: 7}},
		{"first contact", f.Contacts[0].Pos, record.Pos{Line: 3, Column: 12}},
		{"role behind a Chinese id", f.Contacts[0].Role.Pos, record.Pos{Line: 3, Column: 26}},
		{"second contact", f.Contacts[1].ID.Pos, record.Pos{Line: 3, Column: 39}},
		{"text of a block", f.Notes.Pos, record.Pos{Line: 5, Column: 4}},
		{"quoted text", f.Private.Pos, record.Pos{Line: 8, Column: 10}},
		{"visit", f.Visits[0].Pos, record.Pos{Line: 2, Column: 1}},
		{"key in front matter", f.Visits[0].Met[0].Pos, record.Pos{Line: 3, Column: 7}},
		{"body of a note", f.Visits[0].Notes.Pos, record.Pos{Line: 7, Column: 1}},
		{"first order of a list", f.Orders[0].Pos, record.Pos{Line: 1, Column: 3}},
		{"second order of a list", f.Orders[1].Pos, record.Pos{Line: 2, Column: 5}},
		{"order of a second document", f.Orders[2].Pos, record.Pos{Line: 5, Column: 1}},
	}
	for _, p := range places {
		if p.got != p.want {
			t.Errorf("%s is at %v, not at %v", p.what, p.got, p.want)
		}
	}
	if f.Notes.V != "\n好\n第二行\n" {
		t.Errorf("the block of text is %q", f.Notes.V)
	}
}

func TestRecordsHaveOneOrderWhateverTheirFiles(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- orders/a.yaml --
- id: PO-9
- {id: PO-3, placed: 2025-02-10}
- {id: PO-1}
-- orders/b.yaml --
{id: PO-2, placed: 2025-02-10}
---
id: PO-4
placed: 2024-02-10
-- visits/2025-03-12b.md --
---
date: 2025-03-12
purpose: second
---
-- visits/2025-03-12.md --
---
date: 2025-03-12
purpose: first
---
-- visits/x.yaml --
date: 2024-03-12
notes: Written in YAML.
-- talks/2025.yaml --
- {on: 2025-05-02, about: a}
- {on: 2025-05-01, about: b}
- {on: 2025-05-02, about: c}
-- issues/b.yaml --
{id: Q-2, opened: 2025-01-02}
-- issues/a.yaml --
{id: Q-1, opened: 2025-01-03}
`)
	var got []string
	for _, o := range f.Orders {
		got = append(got, o.ID.V)
	}
	for _, v := range f.Visits {
		got = append(got, v.Key+" "+v.Purpose.V)
	}
	for _, k := range f.Talks {
		got = append(got, k.Key+" "+k.About.V)
	}
	for _, q := range f.Issues {
		got = append(got, q.ID.V)
	}
	want := []string{
		"PO-4", "PO-2", "PO-3", "PO-1", "PO-9", // by placed, then id; not placed: last
		"2024-03-12 ", "2025-03-12 first", "2025-03-12-2 second", // by date, then file
		"2025-05-01-1 b", "2025-05-02-1 a", "2025-05-02-2 c", // by day, then place in the file
		"Q-2", "Q-1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheSecondVisitOfADayIsTheSecondWhateverItsFileIsCalled(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- visits/2025-03-12-2.md --
---
date: 2025-03-12
purpose: dinner
---
-- visits/2025-03-12.md --
---
date: 2025-03-12
purpose: audit
---
`)
	// The names are those that `new visit` gives: the audit's promises keep their ids.
	for i, want := range []string{"2025-03-12 audit", "2025-03-12-2 dinner"} {
		if got := f.Visits[i].Key + " " + f.Visits[i].Purpose.V; got != want {
			t.Errorf("visit %d is %q, not %q", i+1, got, want)
		}
	}
}

func TestOneFileMayHoldARecordAListOrDocuments(t *testing.T) {
	for _, text := range []string{
		"- id: A\n- id: B\n",
		"id: A\n---\nid: B\n",
		"---\nid: A\n---\nid: B\n---\n",
		"- id: A\n---\nid: B\n",
		"[{id: A}, {id: B}]\n",
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\n"+text)
		if len(f.Orders) != 2 || f.Orders[0].ID.V != "A" || f.Orders[1].ID.V != "B" {
			t.Errorf("%q holds %d orders", text, len(f.Orders))
		}
	}
}

func TestAFileThatCannotBeReadIsNamedAndTheOthersAreRead(t *testing.T) {
	_, factories, problems := loadtest.Load(t, loadtest.FS("-- orders/2024.yaml --\nid: A\n-- orders/2025.yaml --\nid: B: C\nplaced: soon\n"))
	f := factories[0]
	if len(problems) != 1 || len(f.Record.Orders) != 1 {
		t.Errorf("%d problems, %d orders", len(problems), len(f.Record.Orders))
	}
	if want := []string{"factories/yuanda/orders/2025.yaml"}; !slices.Equal(f.Unread, want) {
		t.Errorf("unread files are %v, not %v", f.Unread, want)
	}
}

func TestFilesWithoutAPlaceAreWarnings(t *testing.T) {
	_, factories, problems := loadtest.Load(t, loadtest.FS(`
-- notes.txt --
-- README.md --
-- LICENSE --
-- .gitignore --
-- factories/Thumbs.db --
-- factories/yuanda/.hidden/x --
-- factories/yuanda/order/2025.yaml --
id: A
-- factories/yuanda/orders/2025.yml --
id: B
-- factories/yuanda/orders/~$2025.yaml --
-- factories/yuanda/orders/2024/a.yaml --
id: C
-- factories/yuanda/visits/README.md --
-- factories/yuanda/visits/a.markdown --
-- factories/yuanda/visits/kiln.jpg --
-- factories/yuanda/talk.yaml --
-- factories/yuanda/files/a/b.pdf --
12345
-- factories/list.csv --
`))
	var got []string
	for _, p := range problems {
		got = append(got, p.Place.File+" "+p.Code+" "+p.Hint)
	}
	want := []string{
		"factories/list.csv FB0133 move it to where it belongs, or delete it",
		"factories/yuanda/order FB0133 did you mean orders?",
		"factories/yuanda/orders/2024 FB0133 move the files up into factories/yuanda/orders",
		"factories/yuanda/orders/2025.yml FB0133 rename it to 2025.yaml",
		"factories/yuanda/talk.yaml FB0133 did you mean talks/?",
		"factories/yuanda/visits/a.markdown FB0133 rename it to a.md",
		"factories/yuanda/visits/kiln.jpg FB0133 attachments belong in files/",
		"notes.txt FB0133 move it to where it belongs, or delete it",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, warnings := diag.Count(problems); warnings != len(want) {
		t.Errorf("%d of them are warnings", warnings)
	}
	if want := []load.Attachment{{Path: "files/a/b.pdf", Size: 6}}; !slices.Equal(factories[0].Attachments, want) {
		t.Errorf("attachments are %v", factories[0].Attachments)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("this file system has no links:", err)
		}
	}
	write("secret.yaml", "id: SECRET\n")
	write("book/factorybook.yaml", "title: B\n")
	write("book/factories/a/factory.yaml", "name: A\n")
	write("book/factories/a/orders/1.yaml", "id: A\n")
	write("book/factories/a/files/x.pdf", "x")
	link("../../../../secret.yaml", "book/factories/a/orders/2.yaml")
	link("../../../../secret.yaml", "book/factories/a/files/y.pdf")
	link("a", "book/factories/b")

	_, factories, problems := loadtest.Load(t, os.DirFS(filepath.Join(dir, "book")))
	if len(factories) != 1 || len(factories[0].Record.Orders) != 1 {
		t.Errorf("a link was followed")
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Place.File+" "+p.Code)
	}
	if want := []string{"factories/a/orders/2.yaml FB0134", "factories/b FB0134"}; !slices.Equal(got, want) {
		t.Errorf("problems are %v, not %v", got, want)
	}
	for _, a := range factories[0].Attachments {
		if a.Link != (a.Path == "files/y.pdf") {
			t.Errorf("%s: link is %v", a.Path, a.Link)
		}
	}
}

func TestFileOverTheLimitIsNotRead(t *testing.T) {
	large := "id: A\n#" + strings.Repeat("x", load.MaxFileSize)
	_, f, problems := loadtest.Load(t, loadtest.FS("-- orders/2025.yaml --\n"+large))
	if len(problems) != 1 || problems[0].Code != "FB0123" || len(f[0].Record.Orders) != 0 {
		t.Errorf("%d problems, first %+v", len(problems), problems[0])
	}
	_, f, problems = loadtest.Load(t, loadtest.FS("-- orders/2025.yaml --\n"+large[:load.MaxFileSize-1]+"\n"))
	if len(problems) != 0 || len(f[0].Record.Orders) != 1 {
		t.Errorf("a file of exactly the limit gives %v", problems)
	}
}

func TestWhatIsMadeToHarmTheReaderIsRefused(t *testing.T) {
	deep := func(open, shut string, n int) string { return strings.Repeat(open, n) + strings.Repeat(shut, n) }
	block := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "a:\n")
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"brackets":             "extra: " + deep("[", "]", 101),
		"open brackets":        strings.Repeat("[", 1<<20),
		"braces":               "extra: " + deep("{a: ", "}", 5000),
		"dashes":               strings.Repeat("- ", 5000),
		"too many dashes":      strings.Repeat("- ", 1<<20),
		"question marks":       strings.Repeat("? ", 5000),
		"indentation":          block(101),
		"brackets behind text": strings.Repeat("- ]]]]]]]]]]\n", 100) + "- " + deep("[", "]", 9000),
	} {
		_, f, problems := loadtest.Load(t, loadtest.FS("-- orders/2025.yaml --\n"+text))
		if len(problems) != 1 || problems[0].Code != "FB0124" && name != "brackets behind text" || len(f[0].Unread) != 1 {
			t.Errorf("%s: %d problems, first %+v", name, len(problems), problems[0])
		}
	}
	// An alias is never expanded, so a billion laughs are one error.
	laughs := "id: A\nextra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'm'; c++ {
		laughs += fmt.Sprintf("  %c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	if _, _, problems := loadtest.Load(t, loadtest.FS("-- orders/2025.yaml --\n"+laughs)); len(problems) == 0 || len(problems) > 12 {
		t.Errorf("%d problems", len(problems))
	}
	// Nesting is counted, not guessed: brackets in text and deep columns are fine.
	_, f := loadtest.Factory(t, "id: A\nspecial: "+strings.Repeat("x[ ", 200)+"\nnotes: |\n"+strings.Repeat(" ", 150)+"deep\n")
	if len(f.Orders) != 1 {
		t.Error("brackets in text were counted")
	}
}

func TestAFileWithCountlessProblemsSaysSo(t *testing.T) {
	_, _, problems := loadtest.Load(t, loadtest.FS("-- orders/2025.yaml --\n"+strings.Repeat("- id: A\n  placed: soon\n", 5000)))
	if len(problems) != 1000 {
		t.Errorf("%d problems", len(problems))
	}
	if !slices.ContainsFunc(problems, func(p diag.Problem) bool { return strings.Contains(p.Text, "the rest is not shown") }) {
		t.Error("nothing says that there are more")
	}
}

func TestOneProblemOfAnAnchorNamesAllItsUses(t *testing.T) {
	_, _, problems := loadtest.Load(t, loadtest.FS("- {id: A, placed: &d 2025-01-01}\n- {id: B, placed: *d}\n- {id: C, placed: *d}\n"))
	if len(problems) != 1 || len(problems[0].Also) != 2 || problems[0].Also[1].Line != 3 {
		t.Errorf("%+v", problems)
	}
}

func TestFactoryIDsArePathElements(t *testing.T) {
	book, err := load.Open(loadtest.FS("id: A\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", "..", "a/b", "A", "佛山", strings.Repeat("a", 65)} {
		if _, err := book.Factory(id); err == nil {
			t.Errorf("%q was taken for the id of a factory", id)
		}
	}
	checkFaults(t, []fault{
		{"-- factories/Foshan Yuanda (陶瓷)/factory.yaml --\nname: Y\n", "0:0 FB0132", "Foshan", "foshan-yuanda"},
		{"-- factories/佛山/factory.yaml --\nname: Y\n", "0:0 FB0132", "佛山", "rename"},
	})
}

func TestFactoriesLoadSideBySide(t *testing.T) {
	book, err := load.Open(loadtest.FS("-- factories/a/orders/1.yaml --\nid: A\n-- factories/b/orders/1.yaml --\nid: B\n"))
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		for _, e := range book.Factories {
			wg.Go(func() {
				if f, err := book.Factory(e.ID); err != nil || len(f.Record.Orders) != 1 || len(f.Problems) != 0 {
					t.Errorf("%s: %v %v", e.ID, f, err)
				}
			})
		}
	}
	wg.Wait()
}

func TestDocumentReadsOtherDeclaredFilesWithTheSameWords(t *testing.T) {
	type style struct{ Name record.Text }
	object := load.Describe("style", "", load.Text("name", "", func(s *style) *record.Text { return &s.Name }).Required())
	got, problems := load.Document("style.yaml", []byte("name: plain\n"), object)
	if got.Name.V != "plain" || len(problems) != 0 {
		t.Errorf("%+v %v", got, problems)
	}
	_, problems = load.Document("style.yaml", []byte("nmae: plain\n"), object)
	if len(problems) != 1 || problems[0].Hint != "did you mean name?" || problems[0].Place != (diag.Place{File: "style.yaml", Line: 1, Column: 1}) {
		t.Errorf("%+v", problems)
	}
}
