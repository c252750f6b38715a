package generator_test

import (
	"bytes"
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"factorybook/generator"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// A book in the state of January 2026. The lines that end in "# later" hold what
// happened after 30 June 2025; a file that begins with such a line came later as a
// whole. Every kind of fact that has a day of its own stands here once before and
// once after that day.
const laterBook = `
-- factorybook.yaml --
title: Before and after
importer: Nordhaven Homeware ApS
currency: USD
peak_seasons: [{name: Christmas, from: 07-01, to: 10-15}]
rates:
  CNY:
    2024-01-01: 0.14
    2025-09-01: 0.15                                                             # later
-- factories/foshan-huayao/factory.yaml --
name: Foshan Huayao Sample Ceramics
name_zh: 佛山华窑样本陶瓷有限公司
since: 2020
contacts:
  - id: chen-li
    name: Chen Li
    role: sales
    confirmed: 2025-03-12
    left: 2025-10-01                                                             # later
  - id: wang-jun
    name: Wang Jun
    role: production
    confirmed: 2025-11-20                                                        # later
  - {id: liu-yan, name: Liu Yan, role: quality, from: 2025-08-01}                # later
terms: {lead_time_days: 45, currency: USD}
bank:
  beneficiary_zh: 佛山华窑样本陶瓷有限公司
  verified: 2025-12-01                                                           # later
  verified_by: Mia Larsen                                                        # later
  how: face to face                                                              # later
certificates:
  - {name: ISO 9001, issued: 2023-04-01, expires: 2026-03-31}
  - {name: BSCI, issued: 2025-07-15, expires: 2027-07-14}                        # later
agreements:
  - {kind: framework, signed: 2024-01-10, from: 2024-01-10, until: 2026-01-09}
  - {kind: volume, signed: 2025-07-02, from: 2025-07-02, volume: {value: 90000, currency: USD, per: year}}   # later
forecasts:
  - {period: 2025-Q2, value: 20000, currency: USD, shared: 2025-02-20}
  - {period: 2025-Q3, value: 30000, currency: USD, shared: 2025-07-01}           # later
goodwill:
  - {on: 2025-04-02, by: importer, kind: market-insight, what: Mug trends}
  - {on: 2025-07-02, by: factory, kind: rush-order, what: Sunday shift}          # later
closures:
  - {from: 2025-10-01, until: 2025-10-08, name: Golden week, announced: 2025-06-20}
  - {from: 2026-02-05, until: 2026-03-01, name: Spring Festival, announced: 2025-12-20}    # later
phases:
  - {from: 2024-06-01, measures: [slip_days], reason: New kiln}
  - {from: 2025-07-01, measures: [slip_days], reason: Newer kiln}                # later
-- factories/foshan-huayao/orders/2025.yaml --
- id: PO-2024-090
  placed: 2024-09-02
  confirmed: 2024-09-04
  promised: 2024-11-15
  lines: [{sku: KT-210, name: Mug, quantity: 1000, unit: pcs, price: 1.40}]
  payments: [{stage: deposit, due: 2024-09-11, paid: 2024-09-11, amount: 420}]
  deliveries: [{ready: 2024-11-18}]
  closed: 2024-12-01
- id: PO-2025-001
  placed: 2025-04-01
  confirmed: 2025-04-03
  promised: 2025-06-20
  promise_changes:
    - {told: 2025-06-10, to: 2025-07-04, asked_by: factory, reason: clay}
    - {told: 2025-07-01, to: 2025-07-18, asked_by: factory, reason: kiln}        # later
  lines: [{sku: KT-210, name: Mug, quantity: 1000, unit: pcs, price: 1.42}]
  approvals:
    - what: Artwork
      asked: 2025-04-04
      due: 2025-04-11
      done: 2025-07-01                                                           # later
    - {what: Carton, asked: 2025-07-02, due: 2025-07-09, done: 2025-07-08}       # later
  payments:
    - stage: deposit
      due: 2025-04-10
      amount: 426
      paid: 2025-07-01                                                           # later
  deliveries:
    - ready: 2025-06-28
      quantities: {KT-210: 400}
      shipped: 2025-07-02                                                        # later
      received: 2025-08-20                                                       # later
    - {ready: 2025-07-16, quantities: {KT-210: 600}}                             # later
  inspections:
    - {on: 2025-06-27, stage: final, lot: 400, level: II, sample: 50, result: accepted}
    - {on: 2025-07-15, stage: final, lot: 600, level: II, sample: 80, result: rejected}    # later
  closed: 2025-09-01                                                             # later
- id: PO-2025-002
  placed: 2025-06-10
  promised: 2025-08-20
  value: 900
  confirmed: 2025-07-01                                                          # later
  cancelled: {on: 2025-07-10, by: importer, reason: customer withdrew}           # later
- id: PO-2025-003                                                                # later
  placed: 2025-07-01                                                             # later
  promised: 2025-09-10                                                           # later
  value: 700                                                                     # later
-- factories/foshan-huayao/visits/2025-05-14.md --
---
date: 2025-05-14
kind: regular
met: [chen-li]
confirmed: [wang-jun]
promises:
  - by: factory
    what: Replace thermocouples
    due: 2025-06-15
    done: 2025-07-01                                                             # later
  - by: importer
    what: Send the forecast
    due: 2025-07-30
    dropped: 2025-07-20                                                          # later
    why: no longer needed                                                        # later
  - {by: factory, what: Try the matt glaze, due: 2025-06-25}
---
The kiln hall is clean.
-- factories/foshan-huayao/visits/2025-07-01.yaml --
date: 2025-07-01                                                                 # later
kind: audit
closes: [foshan-huayao/visits/2025-05-14#3]
confirmed: [chen-li]
promises: [{by: importer, what: Pay in time, due: 2025-07-20}]
-- factories/foshan-huayao/issues/2025.yaml --
- id: Q-2025-01
  opened: 2025-06-05
  raised_by: importer
  title: Pinholes
  answered: 2025-06-09
  contained: 2025-07-01                                                          # later
  agreed: 2025-07-10                                                             # later
  closed: 2025-07-11                                                             # later
  promises:
    - by: factory
      what: Check sheet
      due: 2025-06-20
      done: 2025-07-03                                                           # later
- {id: Q-2025-02, opened: 2025-07-01, raised_by: factory, title: Wrong carton, repeats: Q-2025-01}     # later
-- factories/foshan-huayao/talks/2025.yaml --
- on: 2025-06-20
  by: factory
  channel: wechat
  about: Carton
  answered: 2025-07-01                                                           # later
- {on: 2025-07-01, by: importer, channel: wechat, about: Clay, answered: 2025-07-02}     # later
-- factories/zibo-jinglan/factory.yaml --
name: Zibo Jinglan Sample Glass
status: prospect
-- factories/zibo-jinglan/visits/2025-12-02.yaml --
date: 2025-12-02                                                                 # later
kind: first
`

const later = "# later"

// atDay returns the book of an archive: with everything in it, or as it was before
// the lines marked as later were written. What is missing leaves its lines empty,
// so that what stays keeps its place.
func atDay(archive string, withLater bool) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		var b bytes.Buffer
		whole := false
		for i, line := range strings.Split(string(f.Data), "\n") {
			marked := strings.HasSuffix(line, later)
			whole = whole || i == 0 && marked
			if !marked || withLater {
				b.WriteString(strings.TrimSuffix(line, later))
			}
			b.WriteByte('\n')
		}
		if !whole || withLater {
			fsys[f.Name] = &fstest.MapFile{Data: b.Bytes()}
		}
	}
	return fsys
}

func TestSiteOfADayIsTheSameWhateverCameLater(t *testing.T) {
	day := record.NewDate(2025, 6, 30)
	sites := make([]string, 2)
	for i, withLater := range []bool{false, true} {
		sites[i] = t.TempDir()
		report, err := generator.Build(context.Background(), generator.Options{
			Book: atDay(laterBook, withLater), AsOf: day, Now: time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)}, sites[i], false)
		if err != nil || len(report.Problems) > 0 {
			t.Fatalf("with what came later %t: %v %v", withLater, err, report.Problems)
		}
	}
	sameSite(t, sites[0], sites[1])
}

func TestWhatCameLaterStandsInTheSiteOfALaterDay(t *testing.T) {
	dir := t.TempDir()
	_, err := generator.Build(context.Background(), generator.Options{
		Book: atDay(laterBook, true), AsOf: record.NewDate(2026, 1, 10), Now: time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)}, dir, false)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range files(t, dir) {
		if path.Ext(name) == ".html" {
			all.Write(readSite(t, dir, name))
		}
	}
	for _, fact := range []string{"PO-2025-003", "Q-2025-02", "Liu Yan", "BSCI", "Sunday shift", "Newer kiln", "customer withdrew", "no longer needed", "Pay in time", "Spring Festival"} {
		if !strings.Contains(all.String(), fact) {
			t.Errorf("%q is nowhere; then it proves nothing that it is not in the site of an earlier day", fact)
		}
	}
}

// sameSite compares two sites byte for byte.
func sameSite(t *testing.T, first, second string) {
	t.Helper()
	a, b := files(t, first), files(t, second)
	if !slices.Equal(a, b) {
		t.Errorf("other files:\n%v\n%v", a, b)
	}
	for _, name := range a {
		if !slices.Contains(b, name) {
			continue
		}
		one, two := readSite(t, first, name), readSite(t, second, name)
		if bytes.Equal(one, two) {
			continue
		}
		at := 0
		for at < min(len(one), len(two)) && one[at] == two[at] {
			at++
		}
		t.Errorf("%s differs at byte %d:\n…%s…\n…%s…", name, at, one[max(0, at-200):min(len(one), at+200)], two[max(0, at-200):min(len(two), at+200)])
	}
}

func readSite(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The sample book, whose records hold three years, on three days: what had happened
// stands in the site of the day, and what had not stands nowhere in it.
func TestSampleOnThreeDaysTellsWhatHadHappenedAndNothingElse(t *testing.T) {
	book, err := load.Open(os.DirFS("../content"))
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []record.Date{record.NewDate(2024, 9, 30), record.NewDate(2025, 6, 30), record.NewDate(2026, 3, 31)} {
		t.Run(day.String(), func(t *testing.T) {
			dir := t.TempDir()
			opt := sampleOptions()
			opt.AsOf = day
			if _, err := generator.Build(context.Background(), opt, dir, false); err != nil {
				t.Fatal(err)
			}
			var all bytes.Buffer
			for _, name := range files(t, dir) {
				if !strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "about") {
					all.Write(readSite(t, dir, name))
				}
			}
			site := all.Bytes()
			var before, after int
			expect := func(on record.Date, what, mark, page string) {
				if on.IsZero() || mark == "" {
					return
				}
				if on > day {
					after++
					if at := bytes.Index(site, []byte(mark)); at >= 0 {
						t.Errorf("%s %q of %s stands in …%s…", what, mark, on, site[max(0, at-100):min(len(site), at+100)])
					}
					return
				}
				before++
				if !bytes.Contains(readSite(t, dir, page), []byte(mark)) {
					t.Errorf("%s %q of %s is not on %s", what, mark, on, page)
				}
			}
			for _, entry := range book.Factories {
				loaded, err := book.Factory(entry.ID)
				if err != nil {
					t.Fatal(err)
				}
				f, folder := loaded.Record, "factories/"+entry.ID+"/"
				for i := range f.Orders {
					expect(f.Orders[i].Begin(), "the order", `id="`+f.Orders[i].ID.V+`"`, folder+"orders.html")
				}
				for i := range f.Issues {
					expect(f.Issues[i].Opened.V, "the issue", `id="`+f.Issues[i].ID.V+`"`, folder+"issues.html")
				}
				for i := range f.Visits {
					v := &f.Visits[i]
					expect(v.Date.V, "the visit", folder+"visits/"+v.Key+".md:", folder+"visits/"+v.Key+".html")
				}
				for i := range f.Talks {
					expect(f.Talks[i].On.V, "the talk", f.Talks[i].File+":"+strconv.Itoa(int(f.Talks[i].Pos.Line))+"<", folder+"timeline.html")
				}
			}
			if before < 50 || after < 50 {
				t.Errorf("only %d facts before the day and %d after it", before, after)
			}
		})
	}
}
