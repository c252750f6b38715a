package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/check"
)

// FuzzCheck holds the check to its promises for whatever a book may say: it does
// not panic, every problem has a place in a file of the book and a known code,
// and the second run finds the same.
func FuzzCheck(f *testing.F) {
	codes := make(map[string]bool)
	for _, r := range check.Rules() {
		codes[r.Code] = true
		f.Add(r.Bad, "")
	}
	f.Add(orders+"id: PO-1\n", "See [x](javascript:y) <b> ![z](../w)\n")
	f.Fuzz(func(t *testing.T, archive, note string) {
		if len(archive)+len(note) > 20_000 {
			return
		}
		fsys := book(t, archive)
		fsys["factories/yuanda/visits/note.md"] = &fstest.MapFile{Data: []byte("---\ndate: 2025-01-01\n---\n" + note)}
		for name := range fsys {
			if strings.HasPrefix(name, "/") || strings.Contains(name, "..") || strings.Contains(name, "//") || strings.HasSuffix(name, "/") {
				return // no file system has such names
			}
		}
		found := problemsOf(t, fsys, today)
		for _, p := range found {
			if p.Place.File == "" || p.Place.Line < 0 || p.Place.Column < 0 || p.Text == "" || !codes[p.Code] {
				t.Errorf("%+v", p)
			}
		}
		if again := problemsOf(t, fsys, today); text(again) != text(found) {
			t.Errorf("found\n%s\nthen\n%s", text(found), text(again))
		}
	})
}
