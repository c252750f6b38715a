package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"

	"factorybook/generator/record"
)

// Size says how large a book is.
type Size struct {
	Factories, Orders, Visits int
	Seed                      uint64
}

// The book speaks for lastDay; its orders and visits are spread evenly over the
// years before it.
var (
	firstDay = record.NewDate(2022, 1, 3)
	lastDay  = record.NewDate(2025, 12, 31)
)

// Write writes the book into a new folder. The same size gives the same bytes.
func Write(dir string, size Size) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	settings := fmt.Sprintf("title: Sample book of %d factories\nimporter: Sample Importer\nas_of: %s\ncurrency: USD\n"+
		"rates:\n  CNY: {2021-01-01: 0.1530, 2023-01-01: 0.1450, 2025-01-01: 0.1370}\n"+
		"targets: {visit_every_days: 180, contact_every_days: 30, answer_within_days: 2, in_full_tolerance: 5%%}\n"+
		"tolerance: {over: 5%%}\n"+
		"peak_seasons: [{name: Christmas production, from: 07-01, to: 10-15}]\n", size.Factories, lastDay)
	if err := os.WriteFile(filepath.Join(dir, "factorybook.yaml"), []byte(settings), 0o666); err != nil {
		return err
	}
	for n := range size.Factories {
		f := &factory{
			Rand: rand.New(rand.NewPCG(size.Seed, uint64(n))),
			id:   fmt.Sprintf("sample-%04d", n+1),
			n:    n + 1,
			size: size,
		}
		if err := f.write(filepath.Join(dir, "factories", f.id)); err != nil {
			return err
		}
	}
	return nil
}

// factory is one factory in the making. Each has its own random numbers, so that
// it is the same in a book of any size.
type factory struct {
	*rand.Rand
	id   string
	n    int
	size Size
}

func (f *factory) write(dir string) error {
	files := map[string][]byte{"factory.yaml": f.record()}
	for year, orders := range f.orders() {
		files[fmt.Sprintf("orders/%d.yaml", year)] = orders
	}
	for i := range f.size.Visits {
		day := f.spread(i, f.size.Visits)
		files["visits/"+day.String()+".md"] = f.visit(i, day)
	}
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// spread returns the day of the i-th of n events.
func (f *factory) spread(i, n int) record.Date {
	return firstDay + record.Date(i*int(lastDay-firstDay)/n)
}

var cities = [...]struct{ en, zh, province string }{
	{"Foshan", "佛山", "Guangdong"}, {"Ningbo", "宁波", "Zhejiang"}, {"Quanzhou", "泉州", "Fujian"},
	{"Linyi", "临沂", "Shandong"}, {"Suzhou", "苏州", "Jiangsu"}, {"Jiangmen", "江门", "Guangdong"},
}

func (f *factory) record() []byte {
	city := cities[f.n%len(cities)]
	var b bytes.Buffer
	fmt.Fprintf(&b, "name: Sample Factory %04d (%s)\nname_zh: %s样本工厂%04d号\nkind: factory\nstatus: active\nsince: 2021-05-08\n", f.n, city.en, city.zh, f.n)
	fmt.Fprintf(&b, "products: [mugs, bowls, plates]\naddress: No. %d Sample Road, %s\naddress_zh: %s市样本路%d号\ncity: %s\nprovince: %s\nport: CNNSA\n", f.n, city.en, city.zh, f.n, city.en, city.province)
	fmt.Fprintf(&b, "contacts:\n  - {id: chen-li, name: Chen Li, name_zh: 陈莉, called: Lily, role: sales, languages: [zh, en], confirmed: 2025-06-01}\n  - {id: wang-jun, name: Wang Jun, name_zh: 王军, role: owner, decision_maker: true, languages: [zh], confirmed: 2025-06-01}\n")
	fmt.Fprintf(&b, "owner: Mia Larsen\nterms: {incoterm: FOB, place: CNNSA, currency: USD, lead_time_days: 45, payment: \"30%% deposit, 70%% against B/L copy\", tax_invoice: true}\n")
	return b.Bytes()
}

// orders returns the orders by the year in which they were placed.
func (f *factory) orders() map[int][]byte {
	years := map[int]*bytes.Buffer{}
	for i := range f.size.Orders {
		placed := f.spread(i, f.size.Orders)
		year := placed.Year()
		if years[year] == nil {
			years[year] = &bytes.Buffer{}
		}
		f.order(years[year], fmt.Sprintf("PO-%04d-%04d", f.n, i+1), placed)
	}
	files := map[int][]byte{}
	for year, b := range years {
		files[year] = b.Bytes()
	}
	return files
}

// order writes one order and what came of it up to the last day.
func (f *factory) order(b *bytes.Buffer, id string, placed record.Date) {
	confirmed := placed + record.Date(1+f.IntN(4))
	promised := placed + record.Date(42+f.IntN(12))
	ready := promised + record.Date(f.IntN(14)-5)
	quantities := [2]int{1200 * (1 + f.IntN(5)), 600 * (1 + f.IntN(5))}
	prices := [2]int{120 + f.IntN(60), 90 + f.IntN(40)} // cents
	total := quantities[0]*prices[0] + quantities[1]*prices[1]
	deposit := total * 3 / 10
	skus := [2]string{fmt.Sprintf("KT-%d", 200+f.IntN(6)), fmt.Sprintf("BW-%d", 300+f.IntN(6))}

	fmt.Fprintf(b, "- id: %s\n  placed: %s\n  confirmed: %s\n  requested: %s\n  promised: %s\n", id, placed, confirmed, placed+40, promised)
	if ready > promised+3 && promised-4 <= lastDay {
		fmt.Fprintf(b, "  promise_changes: [{told: %s, to: %s, asked_by: factory, reason: \"glaze line busy\"}]\n", promised-4, ready)
	}
	fmt.Fprintf(b, "  lines:\n    - {sku: %s, name: Stoneware mug, quantity: %d, unit: pcs, price: %s}\n    - {sku: %s, name: Stoneware bowl, quantity: %d, unit: pcs, price: %s}\n",
		skus[0], quantities[0], money(prices[0]), skus[1], quantities[1], money(prices[1]))
	fmt.Fprintf(b, "  approvals: [{what: Artwork, asked: %s, due: %s%s}]\n", confirmed, confirmed+6, f.happened("done", confirmed+record.Date(3+f.IntN(6))))
	fmt.Fprintf(b, "  payments:\n    - {stage: deposit, due: %s, amount: %s%s}\n    - {stage: balance, due: %s, amount: %s%s}\n",
		confirmed+7, money(deposit), f.happened("paid", confirmed+record.Date(5+f.IntN(5))),
		promised+20, money(total-deposit), f.happened("paid", promised+record.Date(16+f.IntN(8))))
	if ready > lastDay {
		return
	}
	fmt.Fprintf(b, "  deliveries: [{ready: %s%s}]\n", ready, f.happened("shipped", ready+3))
	fmt.Fprintf(b, "  inspections:\n    - {on: %s, stage: final, sku: %s, lot: %d, level: II, sample: %d, aql: {critical: 0, major: 2.5, minor: 4.0}, found: {critical: 0, major: %d, minor: %d}, result: accepted}\n",
		max(placed, ready-2), skus[0], quantities[0], sample(quantities[0]), f.IntN(4), f.IntN(6))
}

// happened writes a dated fact, or nothing while it lies in the future.
func (f *factory) happened(key string, on record.Date) string {
	if on > lastDay {
		return ""
	}
	return fmt.Sprintf(", %s: %s", key, on)
}

// money writes cents as a decimal.
func money(cents int) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

// sample is the sample of a lot of 501 to 10,000 under level II.
func sample(lot int) int {
	switch {
	case lot <= 1200:
		return 80
	case lot <= 3200:
		return 125
	}
	return 200
}

func (f *factory) visit(i int, day record.Date) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ndate: %s\nkind: regular\npurpose: Running orders and the next season\nteam: [Mia Larsen]\nmet: [chen-li, wang-jun]\nmood: neutral\npromises:\n", day)
	fmt.Fprintf(&b, "  - {by: factory, what: Send the kiln log of last month, due: %s%s}\n", day+14, f.happened("done", day+record.Date(9+f.IntN(9))))
	fmt.Fprintf(&b, "  - {by: importer, what: Send the forecast for the next quarter, due: %s%s}\n---\n", day+20, f.happened("done", day+record.Date(14+f.IntN(10))))
	fmt.Fprintf(&b, "# Visit %d\n\nWe went through the running orders with 陈莉 and walked the glaze line.\n\n", i+1)
	for range 4 {
		b.WriteString("The second kiln was under repair for two days; **packing** keeps up. Cartons are now double-walled, and the drop test was passed twice. We agreed on:\n\n- one colour master per batch\n- photographs of the first carton\n\n")
	}
	return b.Bytes()
}
