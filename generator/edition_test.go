package generator

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	allowed "factorybook/generator/edition"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
	"factorybook/generator/words"
)

// marked is a book in which every field is filled in. What may not be handed over has one
// of the marks in it; see marks.
const marked = `
-- factorybook.yaml --
title: WITHHELD title
title_zh: 隐瞒标题
importer: Nordhaven Homeware ApS
importer_zh: 北港家居
languages: [en]
timezone: Europe/Copenhagen
as_of: 2025-06-30
currency: USD
rates: {CNY: {2024-01-01: 0.918273}}
window_months: 12
targets: {visit_every_days: 31827, contact_every_days: 31827, answer_within_days: 31827, in_full_tolerance: 9.18273%}
peak_seasons: [{name: Peak, name_zh: 旺季, from: 07-01, to: 10-15}]
week: [mon, tue, wed, thu, fri]
holidays: [{on: 2025-12-25, name: WITHHELD holiday, name_zh: 隐瞒假日}]
tolerance: {under: 3%, over: 5%}
china_days: {2099: {off: [2099-01-01], work: [2099-02-14]}}
source_url: https://withheld.example/{commit}/{file}#L{line}
brand: {logo: files/withheld.svg, accent: '#918273', accent_dark: '#a18273', footer: WITHHELD footer, footer_zh: 隐瞒页脚}
notes: WITHHELD notes
notes_zh: 隐瞒
private: WITHHELD private
private_zh: 隐瞒
extra: {WITHHELD key: WITHHELD value}
extra_zh: {隐瞒: 隐瞒}
imported: {from: WITHHELD.csv, row: 918273}
-- factory.yaml --
name: Foshan Yuanda Ceramics Co., Ltd.
name_zh: 佛山市远大陶瓷有限公司
uscc: 91WITHHELD0000000A
kind: trading-company
status: paused
since: 1991-05-08
products: [stoneware mugs]
products_zh: [炻瓷杯]
address: WITHHELD street
address_zh: 隐瞒路
city: WITHHELD city
city_zh: 隐瞒市
province: WITHHELD province
province_zh: 隐瞒省
directions: WITHHELD gate
directions_zh: 隐瞒门
nearest_station: {name: WITHHELD, name_zh: 隐瞒站, minutes: 918}
port: CNNSA
contacts:
  - {id: withheld-person, name: WITHHELD Person, name_zh: 隐瞒人, called: WITHHELD, called_zh: 隐瞒, role: sales, decision_maker: true, languages: [WITHHELD], phone: "+86 918273",
     wechat: withheld, email: x@withheld.example, from: 1991-05-08, left: 1991-06-30, confirmed: 1991-05-12, away: {from: 1991-06-01, until: 1991-06-14, stands_in: WITHHELD}, notes: WITHHELD, notes_zh: 隐瞒}
owner: WITHHELD owner
terms: {incoterm: FOB, place: CNNSA, currency: USD, lead_time_days: 45, tolerance: {under: 2%, over: 2%}, payment: "30% deposit", payment_zh: 定金 30%, tax_invoice: true}
week: [mon, tue, wed, thu, fri, sat]
bank: {beneficiary: WITHHELD, beneficiary_zh: 隐瞒行, verified: 1991-03-12, verified_by: WITHHELD, how: WITHHELD, how_zh: 隐瞒}
capacity: {quantity: 918273, unit: WITHHELD, per: month, our_share: 91.8273%}
certificates: [{name: ISO 9001, name_zh: 质量管理体系认证, body: SGS, number: CN17/0001, site: same, site_zh: 本厂, issued: 2023-04-01, expires: 2026-03-31, verified: 1991-03-12, file: files/withheld.pdf}]
agreements: [{kind: framework, signed: 2024-01-10, from: 2024-01-10, until: 2026-01-09, summary: Two-year framework, summary_zh: 两年框架协议, volume: {value: 400000, currency: USD, per: year}, file: files/withheld.pdf}]
forecasts: [{period: 2025-Q3, value: 120000, currency: USD, shared: 2025-05-20}]
goodwill: [{on: 1991-04-02, by: importer, kind: market-insight, what: WITHHELD, what_zh: 隐瞒, value: 918273, currency: USD}]
closures: [{from: 2025-02-05, until: 2025-03-01, name: Spring Festival shutdown, name_zh: 春节停产, announced: 2024-12-20, actual_until: 2025-03-04}]
phases: [{from: 1991-03-01, measures: [slip_days], reason: WITHHELD, reason_zh: 隐瞒}]
factory_comments: [{measure: on_time, on: 2025-06-01, text: The artwork came late, text_zh: 设计稿来得晚}]
notes: WITHHELD
notes_zh: 隐瞒
private: WITHHELD
private_zh: 隐瞒
extra: {WITHHELD: WITHHELD}
extra_zh: {隐瞒: 隐瞒}
imported: {from: WITHHELD.csv, row: 918273}
-- files/withheld.pdf --
%PDF WITHHELD
-- files/withheld.jpg --
WITHHELD
-- orders/2025.yaml --
- id: PO-2025-014
  placed: 2025-02-10
  confirmed: 2025-02-13
  requested: 2025-04-10
  promised: 2025-04-15
  promise_changes: [{told: 2025-03-20, to: 2025-04-25, asked_by: factory, reason: WITHHELD, reason_zh: 隐瞒, skus: [KT-210]}]
  incoterm: FOB
  place: CNNSA
  currency: USD
  tolerance: {under: 0.5%, over: 10%}
  lines:
    - {sku: KT-210, name: Stoneware mug, name_zh: 炻瓷杯, quantity: 4800, unit: pcs, contains: 1, price: 1.42, promised: 2025-04-15, tolerance: {under: 1%, over: 0%}}
    - {sku: KT-211, name: Stoneware bowl, quantity: 2400, unit: sets, price: 1.15, closed: 2025-05-20, cancelled: {on: 2025-05-02, by: importer, reason: WITHHELD, reason_zh: 隐瞒}}
  value: 9576.00
  changes: [{on: 2025-03-01, by: both, sku: KT-210, quantity: 4500, price: 1.38, reason: WITHHELD, reason_zh: 隐瞒}]
  approvals: [{what: Artwork, what_zh: 设计稿, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}]
  payments: [{stage: deposit, due: 2025-02-20, after: confirmed, days: 7, invoice: 2025-02-13, paid: 2025-02-19, amount: 2872.80, currency: USD}]
  deliveries: [{ready: 2025-04-24, shipped: 2025-04-27, received: 2025-05-29, quantities: {KT-210: 4500}, replaces: false, shipment: MSKU-17, etd: 2025-04-26, eta: 2025-05-28, documents: 2025-05-03, invoice: 2025-04-27}]
  returns: [{on: 2025-06-12, quantities: {KT-210: 320}, reason: WITHHELD, reason_zh: 隐瞒, remedy: credited}]
  inspections: [{on: 2025-04-22, stage: final, sku: KT-210, lot: 4800, level: II, sample: 200, aql: {critical: 0, major: 2.5, minor: 4.0}, found: {critical: 0, major: 7, minor: 9}, result: accepted, first: true, by: WITHHELD, notes: WITHHELD, notes_zh: 隐瞒}]
  closed: 2025-06-20
  cancelled: {on: 2025-06-25, by: importer, reason: WITHHELD, reason_zh: 隐瞒}
  rush: true
  special: WITHHELD
  special_zh: 隐瞒
  notes: WITHHELD
  notes_zh: 隐瞒
  private: WITHHELD
  private_zh: 隐瞒
  extra: {WITHHELD: WITHHELD}
  extra_zh: {隐瞒: 隐瞒}
  imported: {from: WITHHELD.csv, row: 918273}
-- visits/2025-03-12.yaml --
date: 2025-03-12
until: 2025-03-13
kind: audit
purpose: WITHHELD
purpose_zh: 隐瞒
team: [WITHHELD]
interpreter: {name: WITHHELD, name_zh: 隐瞒, of: importer}
met: [withheld-person]
mood: strained
observations: [{area: WITHHELD, area_zh: 隐瞒, rating: 1, note: WITHHELD, note_zh: 隐瞒, photo: files/withheld.jpg, briefing: true}]
promises: [{id: first, by: factory, what: Replace thermocouples, what_zh: 更换热电偶, due: 2025-04-30, done: 2025-04-28, dropped: 2025-05-30, why: WITHHELD, why_zh: 隐瞒}]
closes: [first]
confirmed: [withheld-person]
notes: WITHHELD
notes_zh: 隐瞒
private: WITHHELD
private_zh: 隐瞒
extra: {WITHHELD: WITHHELD}
extra_zh: {隐瞒: 隐瞒}
imported: {from: WITHHELD.csv, row: 918273}
-- issues/2025.yaml --
- id: Q-2025-03
  opened: 2025-05-12
  raised_by: importer
  kind: quality
  severity: critical
  orders: [PO-2025-014]
  title: Pinholes in the glaze
  title_zh: 釉面针孔
  answered: 2025-05-13
  contained: 2025-05-14
  cause: {by: both, what: Clay from another pit, what_zh: 换了泥料}
  solution: Bisque fired hotter
  solution_zh: 提高素烧温度
  agreed: 2025-06-01
  cost: {factory: 918273, importer: 918273, currency: USD}
  promises: [{id: second, by: importer, what: Send the glaze test, what_zh: 寄釉料测试, due: 2025-06-10, done: 2025-06-09, dropped: 2025-06-20, why: WITHHELD, why_zh: 隐瞒}]
  closed: 2025-06-15
  repeats: WITHHELD-1
  factory_comment: We changed the pit
  factory_comment_zh: 我们换了矿
  notes: WITHHELD
  notes_zh: 隐瞒
  private: WITHHELD
  private_zh: 隐瞒
  extra: {WITHHELD: WITHHELD}
  extra_zh: {隐瞒: 隐瞒}
  imported: {from: WITHHELD.csv, row: 918273}
- id: WITHHELD-1
  opened: 2025-05-20
  title: WITHHELD, told by one side alone
  solution: WITHHELD
-- talks/2025.yaml --
- {on: 1991-03-02, by: importer, channel: wechat, with: [withheld-person], about: WITHHELD, about_zh: 隐瞒, answered: 1991-03-03, language: WITHHELD, interpreter: true,
   promises: [{by: factory, what: WITHHELD, due: 1991-04-01}]}
`

// marks are what no byte of an edition may hold: the texts, days, numbers and words of the
// withheld fields, in either language.
var marks = []string{
	"withheld", "隐瞒", "1991", "918273", "a18273", "918,273", "91.8273", "9.18273", "31827", "31,827", "2099",
	"trading", "贸易公司", "paused", "暂停", "strained", "紧张", "audit", "审核", "rush", "加急", "严重", // the word for the severity of an issue; a critical defect has another
	"factories/", ".yaml", "private",
}

// TestNoWithheldFieldIsInAnyByteOfAnEdition searches what is made of a book with a mark in
// every field. The records contradict each other so that all fields can be there at once,
// so the pages are made of the loaded records, whatever the checker says.
func TestNoWithheldFieldIsInAnyByteOfAnEdition(t *testing.T) {
	settings, factories, _ := loadtest.Load(t, loadtest.FS(marked))
	made, err := editionPages(factories[0].Record, settings, settings.AsOf.V, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(made) != 2 {
		t.Fatalf("%d pages, expected one in each language", len(made))
	}
	for _, language := range []string{words.English, words.Chinese} {
		page, err := reviewPage(factories[0].Record, settings, settings.AsOf.V, ReviewOptions{Language: language})
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, EditionFile{Path: "the review", Language: language, Data: page})
	}
	for _, page := range made {
		text := strings.ToLower(string(page.Data))
		for _, mark := range marks {
			if at := strings.Index(text, mark); at >= 0 {
				t.Errorf("%s (%s): %q is in it: …%s…", page.Path, page.Language, mark, text[max(0, at-80):min(len(text), at+80)])
			}
		}
	}
	for _, want := range []string{"Foshan Yuanda", "PO-2025-014", "stoneware mugs", "Two-year framework", "ISO 9001", "Replace thermocouples", "Pinholes in the glaze", "Bisque fired hotter", "We changed the pit", "The artwork came late", "Spring Festival shutdown", "2,872.80"} {
		if !strings.Contains(string(made[0].Data), want) {
			t.Errorf("the English edition lacks %q", want)
		}
	}
	for _, want := range []string{"佛山市远大陶瓷有限公司", "质量管理体系认证", "两年框架协议", "PO-2025-014", "更换热电偶", "釉面针孔", "我们换了矿", "设计稿来得晚"} {
		if !strings.Contains(string(made[1].Data), want) {
			t.Errorf("the Chinese edition lacks %q", want)
		}
	}
	for _, want := range []string{"Foshan Yuanda", "佛山市远大陶瓷有限公司", "Replace thermocouples", "更换热电偶", "Pinholes in the glaze", "釉面针孔", "Bisque fired hotter", "The artwork came late", "设计稿来得晚"} {
		if !strings.Contains(string(made[2].Data), want) || !strings.Contains(string(made[3].Data), want) {
			t.Errorf("the reviews lack %q", want)
		}
	}
}

// A yes, a day or a word such as "critical" can stand on a page for another reason, and a
// figure can follow from a field that it does not print. So every withheld field is taken
// away, and then given another value: not a byte of what is handed over may follow it.
func TestNoByteOfAnEditionFollowsAWithheldField(t *testing.T) {
	settings, factories, _ := loadtest.Load(t, loadtest.FS(marked))
	f := factories[0].Record
	want := handedOver(t, f, settings)
	tried := 0
	held := map[string]bool{}
	withheld(reflect.ValueOf(f).Elem(), reflect.ValueOf(allowed.Factory(f)).Elem(), held)
	withheld(reflect.ValueOf(settings).Elem(), reflect.ValueOf(allowed.Settings(settings, f)).Elem(), held)
	for _, known := range []string{"Issue.Severity", "Order.Rush", "Promise.Why", "Settings.Rates", "Factory.Talks", "Source.Private"} {
		if !held[known] {
			t.Errorf("%s is not among what is withheld", known)
		}
	}
	ways := []string{"gone", "another"}
	for i, field := range slices.Sorted(maps.Keys(held)) {
		kind, name, _ := strings.Cut(field, ".")
		for n, how := range ways {
			if n != i%len(ways) && !testenv.Long() {
				continue // every field in one way; in a long run in both
			}
			settings, factories, _ := loadtest.Load(t, loadtest.FS(marked))
			f := factories[0].Record
			tried += change(reflect.ValueOf(f).Elem(), kind, name, how) + change(reflect.ValueOf(settings).Elem(), kind, name, how)
			if got := handedOver(t, f, settings); got != want {
				t.Errorf("with %s %s, what is handed over is another: %s", field, how, cmp.Diff(want, got))
			}
		}
	}
	if tried < 50 {
		t.Errorf("only %d fields were changed: the search is broken", tried)
	}
}

// withheld finds the fields that have something in a record and nothing in its copy for the
// factory, by the kind of the record and their name.
func withheld(of, handed reflect.Value, held map[string]bool) {
	switch of.Kind() {
	case reflect.Slice:
		for i := range handed.Len() {
			withheld(of.Index(i), handed.Index(i), held)
		}
	case reflect.Struct:
		kind, _, _ := strings.Cut(of.Type().Name(), "[")
		for i := range of.NumField() {
			name := of.Type().Field(i).Name
			switch {
			case !of.Type().Field(i).IsExported() || strings.HasPrefix(kind, "At"):
			case handed.Field(i).IsZero() && !of.Field(i).IsZero():
				held[kind+"."+name] = true
			default:
				withheld(of.Field(i), handed.Field(i), held)
			}
		}
	}
}

// handedOver is everything that is made for a factory, in one text.
func handedOver(t *testing.T, f *record.Factory, settings *record.Settings) string {
	t.Helper()
	made, err := editionPages(f, settings, settings.AsOf.V, false)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, page := range made {
		all.Write(page.Data)
	}
	page, err := reviewPage(f, settings, settings.AsOf.V, ReviewOptions{Language: words.English})
	if err != nil {
		t.Fatal(err)
	}
	all.Write(page)
	return all.String()
}

// change takes a field of every record of a kind away, or gives it another value, and
// returns of how many.
func change(v reflect.Value, kind, name, how string) (n int) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			n += change(v.Index(i), kind, name, how)
		}
	case reflect.Struct:
		of, _, _ := strings.Cut(v.Type().Name(), "[")
		if strings.HasPrefix(v.Type().Name(), "At[") || v.Type() == reflect.TypeFor[record.Pos]() {
			return 0
		}
		for i := range v.NumField() {
			field := v.Type().Field(i)
			switch {
			case !field.IsExported():
			case of != kind || field.Name != name:
				n += change(v.Field(i), kind, name, how)
			case how == "gone":
				n++
				v.Field(i).SetZero()
			default:
				n += another(v.Field(i))
			}
		}
	}
	return n
}

// another gives every value below v another one, and returns how many it gave.
func another(v reflect.Value) (n int) {
	switch {
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			n += another(v.Index(i))
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[record.Pos]():
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				n += another(v.Field(i))
			}
		}
	case v.Kind() == reflect.String:
		v.SetString(v.String() + "x")
		return 1
	case v.Kind() == reflect.Bool:
		v.SetBool(!v.Bool())
		return 1
	case v.CanInt():
		v.SetInt(v.Int() + 1)
		return 1
	}
	return n
}

// What is handed over is the same when nothing but what may be handed over was ever there,
// also of partners whose figures have much to say.
func TestAnEditionOfTheSampleIsMadeOfWhatIsLetThroughAlone(t *testing.T) {
	settings, factories, _ := loadtest.Load(t, os.DirFS("../content"))
	if len(settings.Rates) == 0 {
		t.Fatal("the sample book has no rates: nothing is tried")
	}
	for i := range factories {
		f := factories[i].Record
		if handedOver(t, f, settings) != handedOver(t, allowed.Factory(f), allowed.Settings(settings, f)) {
			t.Errorf("%s: what is handed over follows something that is withheld", f.ID)
		}
	}
}

// Rates are what the house reckons with. What is bought in one currency is the same to the
// factory whatever they are; what is bought in another one is left out of its figures.
func TestFiguresForAFactoryFollowNoRateOfOurs(t *testing.T) {
	book := func(rate, currency string) string {
		var b strings.Builder
		fmt.Fprintf(&b, "-- factorybook.yaml --\ntitle: Book\nimporter: We\nas_of: 2026-06-30\ncurrency: EUR\nrates: {USD: {2023-01-01: 0.9, 2025-01-01: %s}, CNY: {2023-01-01: %[1]s}}\n", rate)
		b.WriteString("-- factory.yaml --\nname: They\nterms: {currency: USD}\nfactory_comments: [{measure: order_steadiness, on: 2026-06-01, text: Too many peaks}]\n-- orders/2025.yaml --\n")
		for i := range 10 {
			fmt.Fprintf(&b, "- {id: PO-%d, placed: %d-%02d-10, currency: %s, lines: [{sku: A, quantity: %d, unit: pcs, price: 1.00}], payments: [{stage: deposit, due: 2026-02-%02d, paid: 2026-02-%02d, amount: %d}]}\n",
				i, 2024+i/4, 1+i%4*3, []string{"USD", currency}[i%2], 1000+100*(i%3), 1+i, 3+2*i, 100+i)
		}
		return b.String()
	}
	made := func(rate, currency string) string {
		settings, factories, _ := loadtest.Load(t, loadtest.FS(book(rate, currency)))
		return handedOver(t, factories[0].Record, settings)
	}
	for _, currency := range []string{"USD", "CNY"} {
		low := made("0.8", currency)
		if low != made("2.5", currency) {
			t.Errorf("orders in USD and %s: a figure for the factory follows our rates", currency)
		}
		if !strings.Contains(low, "Too many peaks") {
			t.Errorf("orders in USD and %s: the figure that the factory speaks of is not there", currency)
		}
	}
}

// TestEveryFieldOfTheMarkedBookIsFilledIn keeps the test above honest: a new field is not
// searched for before somebody marks it.
func TestEveryFieldOfTheMarkedBookIsFilledIn(t *testing.T) {
	settings, factories, _ := loadtest.Load(t, loadtest.FS(marked))
	filled := map[string]bool{}
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), path)
			}
			filled[path] = filled[path] || v.Len() > 0
		case reflect.Struct:
			if known := v.MethodByName("Known"); known.IsValid() && strings.HasPrefix(v.Type().Name(), "At[") {
				filled[path] = filled[path] || known.Call(nil)[0].Bool()
				return
			}
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() && f.Type != reflect.TypeFor[record.Pos]() {
					walk(v.Field(i), path+"."+f.Name)
				}
			}
		}
	}
	walk(reflect.ValueOf(*settings), "Settings")
	walk(reflect.ValueOf(*factories[0].Record), "Factory")
	for path, is := range filled {
		if !is && !strings.Contains(path, "Talks.Source") && !strings.Contains(path, "Talks.Promises") {
			t.Errorf("no record of the marked book has %s", path)
		}
	}
}

// A book made of a Chinese list: no name of ours, one name of the factory, an inspection at
// no stage that was written down, lateness that our own deposit explains.
func TestEditionOfABookThatSaysLittleHasNoHolesInItsSentences(t *testing.T) {
	settings, factories, _ := loadtest.Load(t, loadtest.FS(`-- factorybook.yaml --
title: Book
as_of: 2026-06-30
-- factory.yaml --
name: 宁波样本五金制品厂
name_zh: 宁波样本五金制品厂
-- orders/2026.yaml --
- id: PO-1
  placed: 2026-01-05
  promised: 2026-03-02
  payments: [{stage: deposit, due: 2026-01-12, paid: 2026-01-30, amount: 100}]
  deliveries: [{ready: 2026-03-11}]
  inspections: [{on: 2026-03-10, sample: 125, result: accepted}]
`))
	said := handedOver(t, factories[0].Record, settings)
	for _, want := range []string{"between you and the importer", "贵厂与进口商之间", "stand for the importer", "inspection; sample of 125", "covered by our delays: 1", "因我方造成：1"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, not := range []string{"unnamed", "stand for ,", "and  ·", "<p>宁波样本五金制品厂</p>"} {
		if strings.Contains(said, not) {
			t.Errorf("%q stands there", not)
		}
	}
}
