// Package editortest drives yaml-language-server, which VS Code and many other
// editors ask about YAML, over records with the schemas of this program: what an
// editor marks, what it says there, and what it offers.
package editortest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"factorybook/generator/load"
	"factorybook/generator/testenv"
)

// patience is how long the server may take for an answer: it is stopped then.
const patience = time.Minute

// editor is a language server with a folder of records.
type editor struct {
	t       *testing.T
	dir     string
	in      io.Writer
	answers chan message
	next    int
}

// message is one of JSON-RPC, as the language server protocol sends it.
type message struct {
	ID     *int            `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
}

// marked is what an editor shows at a place of a file, counted from 1.
type marked struct {
	line, column int
	says         string
}

func open(t *testing.T) *editor {
	t.Helper()
	node := testenv.Program(t, "node")
	e := &editor{t: t, dir: t.TempDir(), answers: make(chan message, 100)}
	for _, kind := range load.Kinds() {
		schema, err := load.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		e.write(".factorybook/schema/"+kind+".json", string(schema))
	}
	cmd := exec.Command(node, filepath.FromSlash("../../templates/third_party/yaml-language-server/yaml-language-server.cjs"), "--stdio")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	e.in = in
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	go e.listen(bufio.NewReader(out))
	e.ask("initialize", map[string]any{"processId": os.Getpid(), "rootUri": uri(e.dir), "capabilities": map[string]any{
		"textDocument": map[string]any{"completion": map[string]any{"completionItem": map[string]any{"snippetSupport": true}}, "hover": map[string]any{"contentFormat": []string{"markdown"}}},
		"workspace":    map[string]any{"configuration": true},
	}})
	e.tell("initialized", map[string]any{})
	return e
}

// uri is the address of a file of this computer.
func uri(file string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
}

func (e *editor) write(name, text string) string {
	file := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		e.t.Fatal(err)
	}
	return file
}

func (e *editor) send(v any) {
	data, err := json.Marshal(v)
	if err != nil {
		e.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(e.in, "Content-Length: %d\r\n\r\n%s", len(data), data); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) tell(method string, params any) {
	e.send(map[string]any{"jsonrpc": "2.0", "method": method, "params": params})
}

// ask sends a question and returns the answer.
func (e *editor) ask(method string, params any) json.RawMessage {
	e.t.Helper()
	e.next++
	id := e.next
	e.send(map[string]any{"jsonrpc": "2.0", "id": id, "method": method, "params": params})
	m := e.await(method, func(m message) bool { return m.Method == "" && m.ID != nil && *m.ID == id })
	return m.Result
}

// await returns the first message that is wanted, and answers what the server asks.
func (e *editor) await(what string, wanted func(message) bool) message {
	e.t.Helper()
	late := time.After(patience)
	for {
		select {
		case <-late:
			e.t.Fatalf("the language server gave no answer to %s", what)
		case m, running := <-e.answers:
			switch {
			case !running:
				e.t.Fatalf("the language server ended before it answered %s", what)
			case wanted(m):
				return m
			case m.Method == "workspace/configuration":
				e.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": []any{
					map[string]any{"validate": true, "completion": true, "hover": true, "schemaStore": map[string]any{"enable": false}}, nil, nil, nil, nil}})
			case m.ID != nil && m.Method != "":
				e.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": nil})
			}
		}
	}
}

func (e *editor) listen(out *bufio.Reader) {
	defer close(e.answers)
	for {
		length := 0
		for {
			line, err := out.ReadString('\n')
			if err != nil {
				return
			}
			line = strings.TrimSpace(line)
			if line == "" {
				break
			}
			if n, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				length, _ = strconv.Atoi(n)
			}
		}
		data := make([]byte, length)
		if _, err := io.ReadFull(out, data); err != nil {
			return
		}
		var m message
		if json.Unmarshal(data, &m) == nil {
			e.answers <- m
		}
	}
}

// look opens a file as an editor does and returns what it marks.
func (e *editor) look(name, text string) (file string, list []marked) {
	e.t.Helper()
	file = e.write(name, text)
	e.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri(file), "languageId": "yaml", "version": 1, "text": text}})
	var found struct {
		URI         string
		Diagnostics []struct {
			Range struct {
				Start struct{ Line, Character int }
			}
			Message string
		}
	}
	e.await("the opening of "+name, func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &found) == nil && strings.HasSuffix(found.URI, filepath.Base(file))
	})
	for _, d := range found.Diagnostics {
		list = append(list, marked{d.Range.Start.Line + 1, d.Range.Start.Character + 1, d.Message})
	}
	return file, list
}

// schemaLine is the first line of a record, by which an editor finds its schema.
func schemaLine(name, kind string) string {
	return "# yaml-language-server: $schema=" + strings.Repeat("../", strings.Count(name, "/")) + ".factorybook/schema/" + kind + ".json\n"
}

// kindOf is the kind of record in a file.
func kindOf(name string) string {
	switch dir := filepath.Base(filepath.Dir(name)); dir {
	case ".":
		return "settings"
	case "orders", "visits", "issues", "talks":
		return strings.TrimSuffix(dir, "s")
	}
	return "factory"
}

func TestAnEditorMarksNothingInTheSampleBook(t *testing.T) {
	e := open(t)
	book := os.DirFS("../../content")
	files, err := filepath.Glob("../../content/factories/*/*.yaml")
	more, err2 := filepath.Glob("../../content/factories/*/*/*.yaml")
	if err != nil || err2 != nil || len(files)+len(more) < 20 {
		t.Fatalf("%d files, %v, %v", len(files)+len(more), err, err2)
	}
	_ = book
	for _, file := range append(files, more...) {
		name, _ := filepath.Rel("../../content", file)
		name = filepath.ToSlash(name)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, list := e.look(name, schemaLine(name, kindOf(name))+string(data)); len(list) > 0 {
			t.Errorf("%s: %v", name, list)
		}
	}
}

func TestAnEditorSpeaksAsTheCheckerDoes(t *testing.T) {
	e := open(t)
	for i, c := range []struct{ name, text, at, says string }{
		{"orders/a.yaml", "id: A\nplaced: 2026/1/12\n", "3:9", "expected a date, YYYY-MM-DD"},
		{"orders/b.yaml", "id: A\nplaced: 12 Jan\n", "3:9", "expected a date, YYYY-MM-DD"},
		{"orders/c.yaml", "id: A\nplacd: 2026-01-12\n", "3:1", "placd is not allowed"},
		{"orders/d.yaml", "id: A\nlines: [{sku: K, quantity: 5k}]\n", "3:28", "expected a plain number"},
		{"orders/e.yaml", "id: A\nlines: 4800 mugs\n", "3:8", "expected a list: begin each line with `- `"},
		{"orders/f.yaml", "id: A\ncurrency: RMB\n", "3:11", "the Chinese yuan is CNY"},
		{"orders/g.yaml", "id: A\nincoterm: FOB\nplace: Nansha\n", "4:8", "five characters such as CNNSA"},
		{"orders/h.yaml", "id: A\nrush: yes\n", "3:7", "expected true or false"},
		{"orders/i.yaml", "placed: 2026-01-12\n", "2:1", "id"},
		{"orders/j.yaml", "id: A\ncancelled: 2026-03-20\n", "3:12", "expected keys and values, such as `{on: …}`"},
		{"orders/k.yaml", "id: A\npayments: [{stage: downpayment}]\n", "3:20", "expected one of deposit"},
		{"orders/l.yaml", "id: A\nvalue: 9,576.00\n", "3:8", "expected a plain number"},
		{"orders/m.yaml", "id: A\nextra: boxes\n", "3:8", "such as `{label: text}`"},
		{"factory.yaml", "name: Y\nstatus: inactive\n", "3:9", "expected one of prospect, active, paused, ended"},
		{"factory2.yaml", "name: Y\ncapacity: {our_share: 0.12}\n", "3:23", "expected a percentage such as 30%"},
		{"factory3.yaml", "name: Y\nsince: spring 2019\n", "3:8", "YYYY-MM-DD, YYYY-MM or YYYY"},
		{"factory4.yaml", "name: Y\nforecasts: [{period: Q3, value: 1}]\n", "3:22", "expected a period: 2025, 2025-Q3 or 2025-07"},
		{"factory5.yaml", "name: Y\ncontacts: Chen Li\n", "3:11", "expected a list: begin each contact with `- `"},
		{"visits/a.yaml", "date: 2026-03-12\nobservations: [{area: Kiln, rating: 4/5}]\n", "3:37", "expected a whole number from 1 to 5"},
		{"issues/a.yaml", "id: Q\nopened: 2026-04-19\nseverity: mayor\n", "4:11", "expected one of critical, major, minor"},
		{"issues/b.yaml", "id: Q\nopened: 2026-04-19\ncause: factory\n", "4:8", "expected keys and values"},
	} {
		name := fmt.Sprintf("factories/f%d/%s", i, c.name)
		_, list := e.look(name, schemaLine(name, kindOf(name))+c.text)
		found := false
		for _, m := range list {
			found = found || fmt.Sprintf("%d:%d", m.line, m.column) == c.at && strings.Contains(m.says, c.says)
		}
		if !found {
			t.Errorf("%q\n\tmarks %v,\n\twant %s %s", c.text, list, c.at, c.says)
		}
		for _, m := range list {
			if strings.Contains(m.says, "does not match the pattern") || strings.Contains(m.says, "^") {
				t.Errorf("%q\n\tis told by a pattern: %s", c.text, m.says)
			}
		}
	}
}

func TestAnEditorExplainsAndCompletesKeys(t *testing.T) {
	e := open(t)
	name := "factories/y/orders/2026.yaml"
	text := schemaLine(name, "order") + "- id: A\n  placed: 2026-01-12\n  deliveries:\n    - \n  pr\n"
	file, _ := e.look(name, text)
	at := func(line, character int) map[string]any {
		return map[string]any{"textDocument": map[string]any{"uri": uri(file)}, "position": map[string]any{"line": line, "character": character}}
	}
	hover := string(e.ask("textDocument/hover", at(2, 4)))
	for _, want := range []string{"The day we placed it.", "Expected: a date, YYYY"} {
		if !strings.Contains(strings.ReplaceAll(hover, `\\`, ""), want) {
			t.Errorf("beside placed: %s, want %q", hover, want)
		}
	}
	keys := string(e.ask("textDocument/completion", at(5, 4)))
	for _, want := range []string{`"promised"`, `"promise_changes"`} {
		if !strings.Contains(keys, want) {
			t.Errorf("no key %s is offered for an order", want)
		}
	}
	entry := string(e.ask("textDocument/completion", at(4, 6)))
	for _, want := range []string{`"ready"`, `"shipped"`} {
		if !strings.Contains(entry, want) {
			t.Errorf("no key %s is offered for a delivery: %.300s", want, entry)
		}
	}
}
