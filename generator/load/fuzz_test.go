package load_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/load/loadtest"
)

// seeds are the files of the contract and of all rules' examples.
func seeds(f *testing.F) {
	add := func(archive string) {
		for name, file := range loadtest.FS(archive) {
			f.Add(filepath.Ext(name) == ".md", file.Data)
		}
	}
	add(contract)
	for _, r := range load.Rules() {
		add(r.Bad)
		add(r.Good)
	}
	for _, text := range []string{
		"a: &a [*a]\n", "? ? a\n: b\n", "--- |\n a\n--- >\n b\n", "id: \"\\\n", "{a: {b: [c, {d: e", "\ufeff---\r\nid: 1\r\n...\r\n",
		"id: !!binary aGk=\n", "\"id\" : 'x'\n", "- - - a\n", "id: |2\n   a\n", "a:\n - b\n -  c: d\n    e: f\n", "\xff\xfei\x00",
		"notes: |+\n\n\n\nid: 1\n", "private: >-\n\n   a\n", "<<: *x\n", "id: 1 # c\n  2\n", "\t- a\n",
	} {
		f.Add(false, []byte(text))
	}
}

// FuzzLoad reads any bytes as every kind of record: nothing panics, the work is
// bounded by the size, every problem lies inside its file, and whatever a file
// says is said again when it is read again.
func FuzzLoad(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, markdown bool, data []byte) {
		if len(data) > 1<<16 {
			t.Skip("larger files only repeat themselves, slowly")
		}
		ext := ".yaml"
		if markdown {
			ext = ".md"
		}
		fsys := fstest.MapFS{}
		for _, name := range []string{"factorybook.yaml", "factories/a/factory.yaml", "factories/a/orders/x.yaml", "factories/a/visits/x" + ext, "factories/a/issues/x.yaml", "factories/a/talks/x.yaml"} {
			fsys[name] = &fstest.MapFile{Data: data}
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _, problems := loadtest.Load(t, fsys)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20+uint64(len(data))*8192 {
			t.Errorf("%d bytes of input took %d bytes of memory", len(data), used)
		}
		for _, p := range problems {
			if !inside(data, p.Place) {
				t.Errorf("%v (%s: %s) is outside the file", p.Place, p.Code, p.Text)
			}
			for _, also := range p.Also {
				if !inside(data, also) {
					t.Errorf("%v, the other place of %v, is outside the file", also, p.Place)
				}
			}
			if !utf8.ValidString(p.Text+p.Hint) || strings.ContainsAny(p.Text+p.Hint, "\n\x00\x1b") {
				t.Errorf("%q or %q cannot be printed on a line", p.Text, p.Hint)
			}
		}
	})
}

// inside reports whether a place lies in the data: on a character, or just
// behind the last one of a line.
func inside(data []byte, p diag.Place) bool {
	if p.Line == 0 {
		return p.Column == 0
	}
	lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
	if p.Line < 1 || p.Line > len(lines) || p.Column < 1 {
		return false
	}
	return p.Column <= utf8.RuneCount(lines[p.Line-1])+1
}

// TestEverySampleRecordOfTheProjectIsRead keeps the sample book readable, and
// with it the claim that nothing which people write is refused.
func TestEverySampleRecordOfTheProjectIsRead(t *testing.T) {
	book := filepath.Join("..", "..", "content")
	if _, err := os.Stat(filepath.Join(book, load.SettingsFile)); err != nil {
		t.Skip("no sample book yet:", err)
	}
	_, factories, problems := loadtest.Load(t, os.DirFS(book))
	for _, p := range problems {
		t.Errorf("%s: %s %s", p.Place, p.Code, p.Text)
	}
	if len(factories) == 0 {
		t.Error("the sample book has no factories")
	}
}
