package generator

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"factorybook/generator/briefing"
	"factorybook/generator/check"
	"factorybook/generator/export"
	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/words"
	"factorybook/generator/write"
)

// BenchmarkStage measures each stage of a build by itself, for one factory with 100
// orders and 20 visits in one language. Compare two states with benchstat:
//
//	go test ./generator -run '^$' -bench Stage -count 10 | tee new.txt
func BenchmarkStage(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "book")
	if out, err := exec.Command("go", "run", "factorybook/cmd/samplebook", "-factories", "1", "-o", dir).CombinedOutput(); err != nil {
		b.Fatalf("samplebook: %v\n%s", err, out)
	}
	r, err := start(context.Background(), Options{Book: os.DirFS(dir), Now: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)})
	must(b, err)
	id := r.book.Factories[0].ID
	stage := func(name string, work func() error) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				must(b, work())
			}
		})
	}
	loaded, err := r.book.Factory(id)
	must(b, err)
	stage("read", func() error { _, err := r.book.Factory(id); return err })
	input := r.input(loaded)
	stage("check", func() error { check.Factory(input); return nil })

	f, err := r.check(0)
	must(b, err)
	short, err := r.shortNames(context.Background(), func(int) *keptName { return nil })
	must(b, err)
	m, err := r.maker(short, words.CommitOf(""))
	must(b, err)
	p, err := m.prepare(&memorySink{}, 0, f)
	must(b, err)
	stage("measure", func() error { _, err := m.prepare(&memorySink{}, 0, f); return err })

	e := &m.editions[0]
	stage("figures", func() error { pages.Summarize(e.Site, figures.NewPartner(e.Site, p.found)); return nil })
	views := func() []words.Page {
		partner := figures.NewPartner(e.Site, p.found)
		return append(append(pages.OfFactory(e.Site, partner), briefing.OnSite(e.Site, partner)), export.ChartFiles(partner)...)
	}
	stage("pages", func() error { views(); return nil })

	made := views()
	files := make(map[string][]byte)
	for _, page := range made {
		data, err := e.renderer.Page(nil, page)
		must(b, err)
		files[page.Path] = data
	}
	var room []byte
	stage("render", func() (err error) {
		for _, page := range made {
			if room, err = e.renderer.Page(room[:0], page); err != nil {
				return err
			}
		}
		return nil
	})
	stage("write", func() error {
		site, err := write.Open(context.Background(), filepath.Join(b.TempDir(), "site"), write.Options{})
		if err != nil {
			return err
		}
		for name, data := range files {
			if err := site.Put(name, data); err != nil {
				return err
			}
		}
		_, err = site.Commit(context.Background(), false, nil)
		return err
	})
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
