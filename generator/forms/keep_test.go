package forms_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"factorybook/generator/load"
	"factorybook/generator/testenv"
)

// text is a file with records.
type text struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

type edited struct {
	Name, At, How, Text, Wrong string
	Lines                      int
}

// answers is what keep.js says that the forms do to files; about each places of a
// file are changed.
func answers(t *testing.T, texts []text, each int, values ...string) (untouched []string, edits []edited) {
	t.Helper()
	node := testenv.Program(t, "node")
	input, err := json.Marshal(map[string]any{
		"yaml": absolute(t, "../../templates/third_party/yaml/yaml.min.js"), "forms": absolute(t, "page/forms.js"),
		"own": configOf(t, files(t, small, "")).Own, "each": each, "values": values, "files": texts,
	})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, absolute(t, "testdata/keep.js"))
	cmd.Stdin = bytes.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.Bytes())
	}
	var answer struct {
		Refused, Untouched []string
		Edits              []edited
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatal(err)
	}
	for _, name := range answer.Refused {
		if strings.HasPrefix(name, "../../content") || len(answer.Refused) > len(texts)/10 {
			t.Errorf("no form shows %s", name)
		}
	}
	return answer.Untouched, answer.Edits
}

func absolute(t *testing.T, name string) string {
	t.Helper()
	abs, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

// books are the record files of the sample and of the books that tests read, as far as
// they are without mistakes of form.
func books(t *testing.T) []text {
	t.Helper()
	var list []text
	kinds := map[string]bool{}
	dirs, err := filepath.Glob("../testdata/books/*/book")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range append(dirs, "../../content") {
		book := os.DirFS(dir)
		names, _, err := load.RecordFiles(book)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(book, name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := load.Format(name, data); err != nil || strings.Contains(string(data), "\n---\n") && path.Ext(name) == ".yaml" {
				continue
			}
			kinds[path.Base(path.Dir(name))] = true
			list = append(list, text{path.Join(filepath.ToSlash(dir), name), string(data)})
		}
	}
	for _, kind := range []string{"orders", "visits", "issues", "talks"} {
		if !kinds[kind] {
			t.Fatalf("there are no %s among the records", kind)
		}
	}
	return list
}

func TestWhatAFormDidNotTouchKeepsItsBytes(t *testing.T) {
	texts := books(t)
	for _, of := range texts {
		if strings.Contains(of.Text, "\r") {
			continue
		}
		texts = append(texts,
			text{of.Name + " with the ends of lines of Windows", strings.ReplaceAll(of.Text, "\n", "\r\n")},
			text{of.Name + " without a last end of line", strings.TrimRight(of.Text, "\n")},
			text{of.Name + " with blank lines at its end", of.Text + "\n\n"})
		for i := len(texts) - 3; i < len(texts); i++ {
			texts[i].Name += path.Ext(of.Name)
		}
	}
	untouched, _ := answers(t, texts, 0)
	for _, name := range untouched {
		t.Errorf("%s comes back with other bytes", name)
	}
	if len(texts) < 400 {
		t.Errorf("only %d files were tried", len(texts))
	}
}

// One thing is changed: it reads as it was meant, the program can read the file, and no
// other line is another.
func TestAChangeInAFormChangesItsLinesAlone(t *testing.T) {
	var texts []text
	was := map[string]string{}
	for i, of := range books(t) {
		if i%testenv.Sample(5, 1) == 0 {
			texts = append(texts, of)
			was[of.Name] = of.Text
		}
	}
	_, edits := answers(t, texts, testenv.Sample(5, 100))
	for _, e := range edits {
		if e.Wrong != "" {
			t.Errorf("%s, %s%s: %s", e.Name, e.How, e.At, e.Wrong)
			continue
		}
		inBook := load.SettingsFile
		if at := strings.LastIndex(e.Name, "factories/"); at >= 0 {
			inBook = e.Name[at:]
		}
		if _, err := load.Format(inBook, []byte(e.Text)); err != nil {
			t.Errorf("%s, %s%s: cannot be read: %v", e.Name, e.How, e.At, err)
		}
		gone, came := changedLines(was[e.Name], e.Text)
		switch {
		case e.How == "drop" && len(came) > 1,
			e.How != "drop" && len(gone) > e.Lines+1,
			len(came) > e.Lines+25:
			t.Errorf("%s, %s%s: gone are\n%s\ncame have\n%s", e.Name, e.How, e.At, strings.Join(gone, "\n"), strings.Join(came, "\n"))
		}
	}
	if len(edits) < 200 {
		t.Errorf("only %d edits were tried", len(edits))
	}
}

// hostileValues are what somebody may type or paste into a form: all that means something
// to YAML, what programs take for a number, a day or nothing, and signs of other scripts. Signs
// that turn text around or divide lines unseen are refused by the check, at their place.
var hostileValues = []string{
	"null", "~", "true", "no", "on", "1e5", "0755", "0x1F", "1_000", "12:30:45", "2026-02-30", ".inf", ".nan", "+1", "-1", "4.0", "１２", "=", "<<",
	"- a", "-", "? a", ": a", "a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "!!binary x", "%a", "@a", "`a", "|", "> a", "'", `"`, "it's", `"q"`, `a "b`,
	"[a", "{a", "]", "}", "a, b", "Glaze ok?", "a? b", "a?%b", "a ?b", "a]b", "---", "...", "--- a", `\`, `a\nb`, `C:\new\PO`, "<script>alert(1)</script>", "{{x}}", "=1+1", "数量：１２，其余#待定", "👩‍👩‍👧",
	"a\u200bb", "a\tb", "a\nb", "a\n\n  b\n c", "a\n---\nb", "a\n...\nb", "a\n# b", "\ufeffa", strings.Repeat("长 long ", 100),
}

func TestWhateverIsTypedInAFormReadsAsItWasTyped(t *testing.T) {
	texts := []text{
		{"factories/a/orders/2026.yaml", "- id: PO-1\n  special: Rush # agreed\n  lines:\n    - {sku: A, name: Mug, quantity: 1}\n  extra: {Gate: West}\n"},
		{"factories/a/visits/2026-01-02.md", "---\ndate: 2026-01-02\npurpose: >\n  A look\npromises:\n  - {by: factory, what: Glaze, due: 2026-02-01} # ask\n---\nText.\n"},
	}
	_, edits := answers(t, texts, 0, hostileValues...)
	for _, e := range edits {
		if e.Wrong != "" {
			t.Errorf("%s, %s%s: %s", e.Name, e.How, e.At, e.Wrong)
		} else if _, err := load.Format(e.Name, []byte(e.Text)); err != nil {
			t.Errorf("%s, %s%s: cannot be read: %v\n%s", e.Name, e.How, e.At, err, e.Text)
		}
	}
	if len(edits) < 10*len(hostileValues) {
		t.Errorf("only %d edits were tried", len(edits))
	}
}

// changedLines are the lines between those that two texts begin and end with.
func changedLines(was, now string) (gone, came []string) {
	a, b := strings.Split(was, "\n"), strings.Split(now, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}
