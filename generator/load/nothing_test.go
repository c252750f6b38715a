package load

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// every calls fn for every key of every kind of record: with the file it stands in,
// the least that such a record needs, the text before and after the key's value,
// and whether the record needs the key.
func every(fn func(file, least, before, after, key string, required bool)) {
	files := []string{"factorybook.yaml", "factories/a/factory.yaml", "factories/a/orders/2025.yaml", "factories/a/visits/a.yaml", "factories/a/issues/a.yaml", "factories/a/talks/a.yaml"}
	leasts := []string{"title: B\n", "name: Y\n", "id: A\n", "date: 2025-03-12\n", "id: Q\nopened: 2025-03-12\n", "on: 2025-03-12\n"}
	for i, k := range fileKinds() {
		var walk func(s shape, before, after, path string, top bool)
		walk = func(s shape, before, after, path string, top bool) {
			for _, f := range s.Fields {
				least := leasts[i]
				if f.Required && top {
					least = strings.ReplaceAll("\n"+least, "\n"+f.Key+":", "\n#")[1:]
				}
				fn(files[i], least, before+f.Key+": ", after, path+f.Key, f.Required && top)
				open, shut := "{", "}"
				inner := f.Value
				for inner.Kind == shapeList || inner.Kind == shapeMap {
					if inner.Kind == shapeList {
						open, shut = "["+open, shut+"]"
					} else {
						open, shut = "{2027: "+open, shut+"}"
					}
					inner = *inner.Item
				}
				if inner.Kind == shapeObject {
					walk(inner, before+f.Key+": "+open, shut+after, path+f.Key+".", false)
				}
			}
		}
		walk(k.record, "", "", "", true)
	}
}

func readAny(file, text string) (any, []diag.Problem) {
	r := newReader(file, []byte(text), new(slab))
	var into any
	switch file {
	case "factorybook.yaml":
		s := new(record.Settings)
		readSingle(r, settingsKind, s)
		into = s
	case "factories/a/factory.yaml":
		f := new(record.Factory)
		readSingle(r, factoryKind, f)
		into = f
	case "factories/a/orders/2025.yaml":
		list := new([]record.Order)
		readMany(r, orderKind, list)
		into = list
	case "factories/a/visits/a.yaml":
		list := new([]record.Visit)
		readMany(r, visitKind, list)
		into = list
	case "factories/a/issues/a.yaml":
		list := new([]record.Issue)
		readMany(r, issueKind, list)
		into = list
	default:
		list := new([]record.Talk)
		readMany(r, talkKind, list)
		into = list
	}
	return into, r.problems
}

// Editors of forms write an empty field in one of these ways.
var nothings = []string{"", `""`, "''", "' '", "null", "~", "[]", "{}", "[~]", "['', null]"}

func TestAKeyWithNothingBehindItIsNoKey(t *testing.T) {
	keys := 0
	every(func(file, least, before, after, key string, required bool) {
		for _, form := range nothings {
			keys++
			if form == "" && after != "" {
				form = "''" // within brackets the two are one
			}
			text := least + before + form + after + "\n"
			want, none := readAny(file, least)
			got, problems := readAny(file, text)
			if required {
				if len(problems) != 1 || problems[0].Code != ruleMissing.Code || !strings.Contains(problems[0].Text, key) {
					t.Errorf("%s: %q gives %v, want that it is missing", key, text, problems)
				}
				continue
			}
			if len(problems) > 0 || len(none) > 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %q is not %q: %v", key, text, least, problems)
			}
			tidy, err := Format(file, []byte(text))
			if err != nil || string(tidy) != least {
				t.Errorf("%s: fmt makes %q of %q (%v)", key, tidy, text, err)
			}
		}
	})
	if keys < 2000 {
		t.Errorf("only %d were tried: the search is broken", keys)
	}
}

func TestAWordThatLooksLikeNothingIsText(t *testing.T) {
	for _, text := range []string{`"null"`, `"~"`, "Null", "NULL", "NO", "0", "'false'", "none"} {
		got, problems := readAny("factories/a/orders/2025.yaml", fmt.Sprintf("id: A\nspecial: %s\nextra: {%s: %s}\n", text, text, text))
		o := (*got.(*[]record.Order))[0]
		if want := strings.Trim(text, `"'`); len(problems) > 0 || o.Special.V != want || len(o.Extra) != 1 || o.Extra[0].Value.V != want {
			t.Errorf("%s is read as %q and %v: %v", text, o.Special.V, o.Extra, problems)
		}
	}
}

func TestAMistakeBehindAKeyIsNotNothing(t *testing.T) {
	for text, code := range map[string]string{
		"id: A\nplacd:\n":                             ruleUnknownKey.Code,
		"id: A\ncancelled: {onn: ''}\n":               ruleUnknownKey.Code,
		"id: A\nplaced:\nplaced: 2025-03-12\n":        ruleRepeatedKey.Code,
		"id: A\nplaced: &a\n":                         ruleAlias.Code,
		"id: A\nplaced: !!null ''\n":                  ruleTag.Code,
		"id: A\nplaced: 0\n":                          ruleDate.Code,
		"id: A\nlines: [{sku: S}, {sku: ''}]\n":       ruleEmptyEntry.Code,
		"id: A\nlines: [{sku: S}, ~]\n":               ruleEmptyEntry.Code,
		"id: A\nlines:\n  - {sku: S}\n  -\n":          ruleEmptyEntry.Code,
		"id: A\npromise_changes: [{skus: [S, '']}]\n": ruleEmptyEntry.Code,
	} {
		got, problems := readAny("factories/a/orders/2025.yaml", text)
		if len(problems) != 1 || problems[0].Code != code {
			t.Errorf("%q gives %v, want %s", text, problems, code)
		}
		if o := (*got.(*[]record.Order))[0]; len(o.Lines) > 1 || len(o.Changes) > 0 && len(o.Changes[0].SKUs) != 1 {
			t.Errorf("%q: an empty entry was kept", text)
		}
	}
}
