package load

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"factorybook/generator/testenv"
)

// plainSeeds are texts at the borders of what the plain reader takes.
var plainSeeds = []string{
	"a: 1\nb:\n  c: d\ne:\n- f\n-\n- g: h\n  i: j\n-   k: l\n    m: n\n",
	"# c\n\na: b # c\n# d\n  # e\nc:\n    # f\n  d: e\n",
	"---\na: 1\n---\n---\nb: 2\n---\n", "--- \na: 1\n", "a: 1\n---\n", "---\n---\n", "# only\n", "", "\n\n",
	"- a\n- 'b c'\n- \"d\"\n- [e, {f: g}]\n- {}\n- []\n",
	"a: {b: c, 'd': \"e\", f: [1, 2],\n   g: h}\nb: [a,\n  b]\n", "a: [ b , c ]\n", "a: {b: c }# x\n", "a: [b] # x\n",
	"a: |\n  b\n   c\n\n  d\n\n\ne: |-\n  f\n\ng: |+\n  h\n\n\ni: |\n   j", "- |\n a\n- b: |\n   c\n  d: e\n", "a: |\n\n  b\n  \nc: d\n", "a: |\n  b\n # c\nd: e\n",
	"a:\n  - b\n c: d\n", "a: b\n  c\n", "a: b\n  c: d\n", "a: b: c\n", "a: b:\n", "a: 'b''c'\n", "a: \"b\\n\"\n", "a : b\n", "a:b\n", "a: b #c\n  d\n",
	"你: 好 # 好\n好: {你: 好, a: [好, b]}\nl:\n  - 你: 1\n    b: |\n      好\n  - x\n", "a: x:y\nb: http://c.example/#d\n", "a: -1\nb: - c\n", "a: ?b\n",
	"a:\n-\n  b: c\n", "a:\n  -\n", "- - a\n", "a: ---\n---a: b\n", "a: [---]\nb: ...\n...\n", "  a: b\n  c: d\n", " - a\n - b\n", "a: {b: 1,000}\n", "a: {b:c}\n", "a: {b: c: d}\n", "a: [b: c]\n", "a: {b, c}\n", "a: [b,]\n",
	"a: {b: [c}\n", "\"a\": b\n'c d': e\n", "\"a\":b\n", "a: \"b\" c\n", "a: b'c\"d\n", "a: [b'c, d\"e]\n", "a: #\nb: '#'\nc: x#y\n", "a: [x#y]\n", "a: [x #y]\n", "<<: a\n", "a: ~\nb:\n", "a:  \n  b:  \n", ": a\n", "a: >\n  b\n", "a: !x b\n", "a: &x b\n", "a: *x\n", "a: |2\n   b\n",
}

// compare reports the first difference between what the two readers make of a
// text. It is silent when the plain reader gave up.
func compare(data []byte) (difference string, taken bool) {
	docs, ok := readPlain(data, new(slab))
	if !ok {
		return "", false
	}
	want, err := readYAML(data)
	if err != nil {
		return fmt.Sprintf("the plain reader takes what YAML refuses: %v", err), true
	}
	if len(docs) != len(want) {
		return fmt.Sprintf("%d documents, not %d", len(docs), len(want)), true
	}
	for i := range docs {
		if isEmpty(want[i].Content[0]) && isEmpty(docs[i].Content[0]) {
			continue // its place is never shown
		}
		if d := differ(docs[i].Content[0], want[i].Content[0]); d != "" {
			return d, true
		}
	}
	return "", true
}

func differ(got, want *yaml.Node) string {
	if got.Kind != want.Kind || got.Style != want.Style || got.Value != want.Value || got.Line != want.Line || got.Column != want.Column || len(got.Content) != len(want.Content) || want.Anchor != "" || want.Alias != nil {
		return fmt.Sprintf("%d:%d kind %d style %d %q with %d, not %d:%d kind %d style %d %q with %d",
			got.Line, got.Column, got.Kind, got.Style, got.Value, len(got.Content),
			want.Line, want.Column, want.Kind, want.Style, want.Value, len(want.Content))
	}
	for i := range got.Content {
		if d := differ(got.Content[i], want.Content[i]); d != "" {
			return d
		}
	}
	return ""
}

func TestThePlainReaderAgreesWithYAML(t *testing.T) {
	for _, s := range plainSeeds {
		if d, _ := compare([]byte(s)); d != "" {
			t.Errorf("%q: %s", s, d)
		}
	}
}

// TestThePlainReaderTakesWhatPeopleWrite: a reader that always gives up would
// agree with everything.
func TestThePlainReaderTakesWhatPeopleWrite(t *testing.T) {
	for _, s := range plainSeeds[:7] {
		if _, taken := compare([]byte(s)); !taken {
			t.Errorf("%q is left to YAML", s)
		}
	}
	files, err := filepath.Glob(filepath.Join("..", "..", "content", "factories", "*", "*", "*.*"))
	if err != nil || len(files) == 0 {
		t.Skip("no sample book yet", err)
	}
	taken := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := newSource(data)
		if filepath.Ext(file) == ".md" {
			s, _, _, _ = s.frontMatter()
		} else if filepath.Ext(file) != ".yaml" {
			continue
		}
		d, ok := compare(s.yaml)
		if d != "" {
			t.Errorf("%s: %s", file, d)
		}
		if ok {
			taken++
		} else {
			t.Logf("%s is left to YAML", file)
		}
	}
	if taken == 0 {
		t.Error("every file of the sample book is left to YAML")
	}
}

// FuzzPlain looks for a text of which the two readers make different nodes.
func FuzzPlain(f *testing.F) {
	for _, s := range plainSeeds {
		f.Add([]byte(s))
	}
	for _, r := range Rules() {
		f.Add([]byte(r.Good[strings.LastIndex(r.Good, "--\n")+1:]))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, bad := newSource(data).fault(); bad || len(data) > 1<<13 {
			t.Skip()
		}
		if d, _ := compare(data); d != "" {
			t.Error(d)
		}
	})
}

// TestThePlainReaderAgreesOnMadeUpTexts strings together the pieces that YAML is
// made of; most results are nonsense, and both readers must find the same in it.
func TestThePlainReaderAgreesOnMadeUpTexts(t *testing.T) {
	pieces := []string{
		"a", "b c", "你", "1", ": ", ":", ":\n", "a: ", "b:\n", "k: v\n", "- ", "-\n", "\n", "\n", "\n  ", "\n    ", "\n ", "  ", " ", ", ", ",", "[", "]", "{", "}",
		"'", "\"", "''", "#", " # c\n", "# c\n", "|\n", "|-\n", "|+\n", "---\n", "\n---\n", "...\n", "?", "!", "&", "*", "x: [a, b]\n", "y: {a: b}\n", "'q'", "\"q\"", "-", ">", "%", "\\",
	}
	rng := rand.New(rand.NewPCG(1, 2))
	texts := testenv.Sample(10_000, 1_000_000)
	taken := 0
	for range texts {
		var text strings.Builder
		for range 1 + rng.IntN(14) {
			text.WriteString(pieces[rng.IntN(len(pieces))])
		}
		data := []byte(text.String())
		if _, bad := newSource(data).fault(); bad {
			continue
		}
		d, ok := compare(data)
		if d != "" {
			t.Fatalf("%q: %s", data, d)
		}
		if ok {
			taken++
		}
	}
	if taken < texts/50 {
		t.Errorf("only %d of %d texts were taken", taken, texts)
	}
}
