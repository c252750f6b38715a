package load

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestNoMistakeIsSeenInARecordWithoutOne: whoever looks for typing mistakes must
// not find one where there is none, or a message would point at the wrong place.
func TestNoMistakeIsSeenInARecordWithoutOne(t *testing.T) {
	texts := append([]string{
		"a: 'it''s'\nb: \"x \\\" y\"\nc: [a, 'b: c', {d: \"e, f\"}]\n",
		"a: |\n  x: y: z\n  - [\n\n  # no comment\nb: >-\n  'x\n",
		"a: http://x.example:80/#c\nb: 12:30\nc: x # y: z: [\n",
		"a:\n- b\n- c:\n    d\n  e:\n  - f\n",
		"a: first\n  second\n  third\nb:\n  first\n  second\n",
		"a: {b: c,\n  d: [e,\n  f]}\n---\n- a: \"b\n  c: d\"\n- e\n",
		"- - a\n  - b\n- - c\n",
		"\"a b\": c\n'd': e\n",
	}, plainSeeds[:7]...)
	for _, r := range Rules() {
		archive := txtar.Parse([]byte(r.Good))
		if len(archive.Files) == 0 {
			texts = append(texts, r.Good)
		}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) == ".yaml" {
				texts = append(texts, string(f.Data))
			}
		}
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "content", "factories", "*", "*", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(data))
	}
	for _, text := range texts {
		if f, found := newSource([]byte(text)).typo(); found {
			t.Errorf("%q: %d:%d %s", shorten(text), f.pos.Line, f.pos.Column, f.text)
		}
	}
}
