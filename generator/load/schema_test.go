package load_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"factorybook/generator/load"
	"factorybook/generator/load/loadtest"
)

func compile(t *testing.T, kind string) *jsonschema.Schema {
	t.Helper()
	text, err := load.Schema(kind)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(kind+".json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(kind + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// kindOf is the kind of record that a file holds, by its place.
func kindOf(name string) string {
	switch path.Base(path.Dir(name)) {
	case "orders", "visits", "issues", "talks":
		return strings.TrimSuffix(path.Base(path.Dir(name)), "s")
	case ".":
		return "settings"
	}
	return "factory"
}

// documents reads a file as editors do: by the core schema of YAML 1.2.
func documents(t *testing.T, name string, data []byte) (docs []any, ok bool) {
	t.Helper()
	if path.Ext(name) == ".md" {
		parts := strings.SplitN(string(data), "---\n", 3)
		if len(parts) < 3 {
			return nil, false
		}
		data = []byte(parts[1])
	}
	for d := yaml.NewDecoder(bytes.NewReader(data)); ; {
		var n yaml.Node
		err := d.Decode(&n)
		if errors.Is(err, io.EOF) {
			return docs, true
		}
		if err != nil {
			return nil, false
		}
		docs = append(docs, coreValue(n.Content[0]))
	}
}

var coreInt, coreFloat = regexp.MustCompile(`^[-+]?[0-9]+$`), regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)

func coreValue(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = coreValue(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, coreValue(c))
		}
		return list
	case yaml.AliasNode:
		return coreValue(n.Alias)
	}
	if n.Style != 0 {
		return n.Value
	}
	switch v := n.Value; {
	case v == "" || v == "~" || strings.EqualFold(v, "null"):
		return nil
	case strings.EqualFold(v, "true"), strings.EqualFold(v, "false"):
		return strings.EqualFold(v, "true")
	case coreInt.MatchString(v):
		n, _ := strconv.ParseInt(v, 10, 64)
		return json.Number(strconv.FormatInt(n, 10))
	case coreFloat.MatchString(v):
		f, _ := strconv.ParseFloat(v, 64)
		return json.Number(strconv.FormatFloat(f, 'f', -1, 64))
	}
	return n.Value
}

// validates reports whether all documents of all files of a book fit the schemas.
func validates(t *testing.T, fsys fs.FS) (ok bool, why error) {
	t.Helper()
	ok = true
	schemas := map[string]*jsonschema.Schema{}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) != ".yaml" && path.Ext(name) != ".md" || strings.HasPrefix(e.Name(), "README") || strings.Contains(name, "/files/") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		docs, read := documents(t, name, data)
		if !read {
			ok, why = false, errors.New(name+" is no YAML")
			return nil
		}
		kind := kindOf(name)
		if schemas[kind] == nil {
			schemas[kind] = compile(t, kind)
		}
		for _, d := range docs {
			if err := schemas[kind].Validate(d); err != nil {
				ok, why = false, err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ok, why
}

func TestSchemasTakeEverySampleRecord(t *testing.T) {
	if ok, why := validates(t, loadtest.FS(contract)); !ok {
		t.Error(why)
	}
	for _, r := range load.Rules() {
		if ok, why := validates(t, exampleFS(r, r.Good)); !ok {
			t.Errorf("%s: the good example: %v", r.Code, why)
		}
	}
	for _, text := range []string{
		"id: 0755\nspecial: NO\nextra: {a: ~}\n", "id: A\nincoterm: fob\n", "id: A\nincoterm: DDU\n", "name: Y\nsince: 2017\n", "name: Y\nsince: 2017-05\n",
		"id: A\nvalue: '9576.00'\n", "name: Y\nforecasts: [{period: 2025, value: 1}]\n", "- id: A\n- id: B\n", "id: A\nlines:\n", "id: A\nplaced: ''\nrush: ~\ncancelled: {on: '', by: ~}\nlines: ''\npayments: [{stage: '', due: null}]\nclosed: unknown\n",
	} {
		if ok, why := validates(t, loadtest.FS(text)); !ok {
			t.Errorf("%q: %v", text, why)
		}
	}
	book := filepath.Join("..", "..", "content")
	if _, err := os.Stat(filepath.Join(book, load.SettingsFile)); err == nil {
		if ok, why := validates(t, os.DirFS(book)); !ok {
			t.Error(why)
		}
	}
}

func TestSchemasRefuseWhatASchemaCanSee(t *testing.T) {
	// The others are about bytes, files and folders, or about what JSON has lost:
	// that a key stood twice, an anchor, the quotes, what a unit means.
	seen := map[string]bool{
		"FB0101": true, "FB0102": true, "FB0103": true, "FB0105": true, "FB0106": true, "FB0107": true, "FB0108": true, "FB0110": true,
		"FB0111": true, "FB0112": true, "FB0119": true, "FB0120": true, "FB0124": true, "FB0128": true, "FB0129": true,
	}
	for _, r := range load.Rules() {
		if !seen[r.Code] {
			continue
		}
		if ok, _ := validates(t, exampleFS(r, r.Bad)); ok {
			t.Errorf("%s: the schema takes %q", r.Code, r.Bad)
		}
	}
}

// TestSchemasDescribeEveryKey finds a declaration without words for its reader.
func TestSchemasDescribeEveryKey(t *testing.T) {
	for _, kind := range load.Kinds() {
		text, err := load.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte(`"description": ""`)) {
			t.Errorf("%s has a key without a description", kind)
		}
		again, _ := load.Schema(kind)
		if !bytes.Equal(text, again) {
			t.Errorf("the schema of %s is not the same twice", kind)
		}
	}
	if _, err := load.Schema("invoice"); err == nil || !strings.Contains(err.Error(), "order") {
		t.Errorf("an unknown kind gives %v", err)
	}
}
