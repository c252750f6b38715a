package generator_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"factorybook/generator"
)

// largeBook writes a book of cmd/samplebook: a tenth of the reference M, which
// has 500 factories of the same size.
func largeBook(b *testing.B) (dir string, bytes int64) {
	b.Helper()
	dir = filepath.Join(b.TempDir(), "book")
	cmd := exec.Command("go", "run", "factorybook/cmd/samplebook", "-factories", "50", "-o", dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("samplebook: %v\n%s", err, out)
	}
	for _, name := range bookFiles(b, dir) {
		info, err := os.Stat(name)
		if err != nil {
			b.Fatal(err)
		}
		bytes += info.Size()
	}
	return dir, bytes
}

func bookFiles(b *testing.B, dir string) []string {
	b.Helper()
	var names []string
	for _, pattern := range []string{"*.yaml", "factories/*/*.yaml", "factories/*/*/*"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			b.Fatal(err)
		}
		names = append(names, found...)
	}
	return names
}

// BenchmarkBuildCold writes the site into an empty folder.
func BenchmarkBuildCold(b *testing.B) {
	dir, size := largeBook(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		out := b.TempDir()
		b.StartTimer()
		build(b, dir, out)
	}
}

// BenchmarkBuildAgain builds over a site that is already there, unchanged.
func BenchmarkBuildAgain(b *testing.B) {
	dir, size := largeBook(b)
	out := b.TempDir()
	build(b, dir, out)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		build(b, dir, out)
	}
}

// BenchmarkServe is what happens between the save of a record and its page: the book is
// looked at again, and the overview of that factory is made.
func BenchmarkServe(b *testing.B) {
	dir, _ := largeBook(b)
	live := generator.NewLive(generator.Options{Book: os.DirFS(dir)})
	look := func(touched map[string]bool) {
		if _, changed, err := live.Update(context.Background(), benchNow, touched); err != nil || !changed {
			b.Fatalf("nothing changed, or %v", err)
		}
	}
	look(nil)
	orders, err := os.ReadFile(filepath.Join(dir, "factories/sample-0007/orders/2025.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		orders = append(orders, "# Saved.\n"...)
		if err := os.WriteFile(filepath.Join(dir, "factories/sample-0007/orders/2025.yaml"), orders, 0o666); err != nil {
			b.Fatal(err)
		}
		look(map[string]bool{"sample-0007": true})
		if _, ok, err := live.File("factories/sample-0007/index.html"); err != nil || !ok {
			b.Fatalf("no page: %v", err)
		}
	}
}

// BenchmarkCheck reads and checks, and writes nothing.
func BenchmarkCheck(b *testing.B) {
	dir, size := largeBook(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := generator.Check(context.Background(), generator.Options{Book: os.DirFS(dir), Now: benchNow}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadAndWriteOnly is the floor: every byte of the book is read and
// every byte of its site written, and nothing else is done.
func BenchmarkReadAndWriteOnly(b *testing.B) {
	dir, size := largeBook(b)
	site := b.TempDir()
	build(b, dir, site)
	b.SetBytes(size)
	for b.Loop() {
		for _, name := range bookFiles(b, dir) {
			if _, err := os.ReadFile(name); err != nil {
				b.Fatal(err)
			}
		}
		b.StopTimer()
		out := b.TempDir()
		b.StartTimer()
		if err := os.CopyFS(out, os.DirFS(site)); err != nil {
			b.Fatal(err)
		}
	}
}

var benchNow = time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)

func build(b *testing.B, dir, out string) {
	b.Helper()
	if _, err := generator.Build(context.Background(), generator.Options{Book: os.DirFS(dir), Now: benchNow}, out, false); err != nil {
		b.Fatal(err)
	}
}
