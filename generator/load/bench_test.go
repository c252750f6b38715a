package load

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// benchmarkBook writes a book of n factories as people write it: two years of
// fifty orders each, twenty visits. FACTORYBOOK_BENCH names another book.
func benchmarkBook(b *testing.B, n int) fs.FS {
	b.Helper()
	if dir := os.Getenv("FACTORYBOOK_BENCH"); dir != "" {
		return os.DirFS(dir)
	}
	dir := b.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write(SettingsFile, "title: Benchmark\ncurrency: USD\n")
	for i := range n {
		id := fmt.Sprintf("factories/f%d/", i)
		write(id+factoryFile, "name: Foshan Yuanda Ceramics Co., Ltd.\nname_zh: 佛山市远大陶瓷有限公司\nstatus: active\nterms: {incoterm: FOB, place: CNNSA, currency: USD, lead_time_days: 45}\n")
		for year := 2024; year < 2026; year++ {
			var orders strings.Builder
			for k := range 50 {
				fmt.Fprintf(&orders, `- id: PO-%d-%d-%03d
  placed: %d-02-10
  confirmed: %d-02-13
  promised: %d-04-15
  incoterm: FOB
  lines:
    - {sku: KT-210, name: Stoneware mug 350 ml, quantity: 4800, unit: pcs, price: 1.42}
    - {sku: KT-211, name: 碗, quantity: 2400, unit: pcs, price: 1.15, promised: %d-05-02}
  payments:
    - {stage: deposit, due: %d-02-20, paid: %d-02-19, amount: 2872.80}
    - {stage: balance, due: %d-05-06, amount: 6703.20}
  deliveries: [{ready: %d-04-24, shipped: %d-04-27, quantities: {KT-210: 4800, KT-211: 2400}}]
  notes: One pallet was repacked.
`, i, year, k, year, year, year, year, year, year, year, year, year)
			}
			write(fmt.Sprintf("%sorders/%d.yaml", id, year), orders.String())
		}
		for k := range 20 {
			write(fmt.Sprintf("%svisits/2025-%02d-%02d.md", id, k%12+1, k+1), fmt.Sprintf("---\ndate: 2025-%02d-%02d\nkind: regular\npurpose: Kiln upgrade\nteam: [Mia Larsen]\npromises:\n  - {by: factory, what: Replace thermocouples, due: 2025-04-30}\n---\n%s\n", k%12+1, k+1, strings.Repeat("The kiln is running. 窑已经好了。\n", 20)))
		}
	}
	return os.DirFS(dir)
}

// BenchmarkLoad reads a book into records; BenchmarkParse reads the same files
// with yaml.v3 and stops at its nodes. The first may take at most 1.3 times the
// second. With yaml.v3 for every file it took 1.2 times; with the plain reader it
// takes a fifth.
func BenchmarkLoad(b *testing.B) {
	fsys := benchmarkBook(b, 20)
	b.ReportAllocs()
	for b.Loop() {
		book, err := Open(fsys)
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range book.Factories {
			f, err := book.Factory(e.ID)
			if err != nil || len(f.Problems) > 0 {
				b.Fatal(err, f.Problems)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	fsys := benchmarkBook(b, 20)
	b.ReportAllocs()
	for b.Loop() {
		err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				return err
			}
			if filepath.Ext(name) == ".md" {
				head, _, _, _ := newSource(data).frontMatter()
				data = head.yaml
			}
			_, err = readYAML(data)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
