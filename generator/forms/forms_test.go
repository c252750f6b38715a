package forms_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/forms"
	"factorybook/generator/load"
	"factorybook/generator/record/recordtest"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
	"factorybook/templates"
)

// small is a book with one factory, who has two people and two orders.
var small = fstest.MapFS{
	"factorybook.yaml":             {Data: []byte("title: Book\n")},
	"factories/a/factory.yaml":     {Data: []byte("name: Alpha\nname_zh: 阿尔法\ncontacts:\n  - {id: chen-li, name: Chen Li}\n  - {id: wu, name: Wu}\n")},
	"factories/a/orders/2025.yaml": {Data: []byte("# ours\n- id: PO-1\n  placed: 2025-02-03\n\n- id: PO-2\n")},
	"factories/a/talks/2025.yaml":  {Data: []byte("on: 2025-02-03\nabout: One record, no list\n")},
	"factories/a/issues/2024.yaml": {Data: []byte("id: Q-1\nopened: 2024-02-03\n---\nid: Q-2\nopened: 2024-02-03\n")},
}

var day = recordtest.Day

// files are the files of the page for a book that lies in the folder "book".
func files(t *testing.T, book fstest.MapFS, settings string) map[string][]byte {
	t.Helper()
	b, err := forms.Read(book, day(t, "2026-11-30"))
	if err != nil {
		t.Fatal(err)
	}
	b.Base = "book"
	help, err := words.LoadProblems(templates.Files, words.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	made, err := forms.Files(&b, []byte(settings), wordstest.Words(t, words.English), wordstest.Words(t, words.Chinese), help)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// field is a field of the configuration, as the CMS reads it.
type field struct {
	Name, Label, Widget, Hint, Collection, File, Summary string
	Required, Multiple, Root                             bool
	Value                                                string `json:"value_field"`
	Pattern, Modes                                       []string
	Options                                              []struct{ Label, Value string }
	OptionsOf                                            string `json:"options_of"`
	FieldsOf                                             string `json:"fields_of"`
	Fields                                               []field
	Default                                              *string
}

type config struct {
	Own         map[string]int     `json:"own_keys"`
	Kinds       map[string][]field `json:"kinds"`
	Choices     map[string]map[string][]struct{ Value string }
	Collections []struct {
		Name, Label, Folder, Slug string
		Media                     string `json:"media_folder"`
		Of                        string `json:"fields_of"`
		Files                     []struct {
			Name, Label, File string
			Of                string `json:"fields_of"`
		}
	}
}

func configOf(t *testing.T, made map[string][]byte) config {
	t.Helper()
	var c config
	if err := json.Unmarshal(made[forms.ConfigFile], &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// under is the field at a path, such as promises.by.
func under(t *testing.T, fields []field, at string) field {
	t.Helper()
	first, rest, more := strings.Cut(at, ".")
	i := slices.IndexFunc(fields, func(f field) bool { return f.Name == first })
	if i < 0 {
		t.Fatalf("there is no field %s", at)
	}
	if more {
		return under(t, fields[i].Fields, rest)
	}
	return fields[i]
}

func TestEveryKeyOfEveryKindHasItsFieldInBothLanguages(t *testing.T) {
	c := configOf(t, files(t, small, ""))
	n := 0
	for _, kind := range load.Kinds() {
		fields := c.Kinds[kind]
		var walk func(fields []field, keys []load.Declared, at string)
		walk = func(fields []field, keys []load.Declared, at string) {
			for _, k := range keys {
				if at == "" && (k.Key == "imported" || kind == "visit" && k.Key == "notes") {
					continue
				}
				n++
				f := under(t, fields, k.Key)
				english, chinese, _ := strings.Cut(f.Label, " · ")
				if !words.HasHan(chinese) && !words.HasHan(english) && f.Label != "SKU" || strings.Contains(english, "_") {
					t.Errorf("%s %s%s: the label %q", kind, at, k.Key, f.Label)
				}
				if !strings.HasPrefix(f.Hint, k.Doc) || !words.HasHan(strings.TrimPrefix(f.Hint, k.Doc)) {
					t.Errorf("%s %s%s: the hint %q", kind, at, k.Key, f.Hint)
				}
				if f.Required != k.Required {
					t.Errorf("%s %s%s: required is %v", kind, at, k.Key, f.Required)
				}
				if f.Widget == "boolean" || f.Widget == "number" || f.Widget == "keyvalue" || f.Default != nil {
					t.Errorf("%s %s%s: a %s damages records", kind, at, k.Key, f.Widget)
				}
				walk(f.Fields, k.Keys, at+k.Key+".")
			}
		}
		walk(fields, load.Declarations(kind), "")
	}
	if n < 200 {
		t.Errorf("only %d keys: the search is broken", n)
	}
}

func TestNamesOfTheFormsAreKeysOfTheFormat(t *testing.T) {
	asked := map[string]bool{}
	for _, kind := range load.Kinds() {
		var walk func(keys []load.Declared, at string)
		walk = func(keys []load.Declared, at string) {
			for _, k := range keys {
				for rest, more := at+k.Key, true; more; _, rest, more = strings.Cut(rest, ".") {
					asked[rest] = true
				}
				walk(k.Keys, at+k.Key+".")
				for each := k.Each; each != nil; each = each.Each {
					walk(each.Keys, at+k.Key+".value.")
				}
			}
		}
		walk(load.Declarations(kind), "")
	}
	for _, key := range wordstest.Keys(t, words.English) {
		if at, ok := strings.CutPrefix(key, "form_field."); ok && !asked[at] {
			t.Errorf("form_field.%s is no key of the format", at)
		}
	}
}

// A key with the user's own keys is known to forms.js by its name alone.
func TestAMapOfOwnKeysHasItsNameForItself(t *testing.T) {
	own := configOf(t, files(t, small, "")).Own
	if own["quantities"] != 1 || own["extra"] != 1 || own["rates"] != 2 || own["china_days"] != 1 {
		t.Errorf("maps of own keys are %v", own)
	}
	for _, kind := range load.Kinds() {
		var walk func(keys []load.Declared)
		walk = func(keys []load.Declared) {
			for _, k := range keys {
				if _, named := own[k.Key]; named != (k.Kind == load.DeclaredOwnKeys) {
					t.Errorf("%s of a %s: a map of own keys is %v", k.Key, kind, !named)
				}
				walk(k.Keys)
			}
		}
		walk(load.Declarations(kind))
	}
}

func TestChoicesAreThoseOfTheFactoryAndTheFormat(t *testing.T) {
	c := configOf(t, files(t, small, ""))
	visit, order, issue, talk := c.Kinds["visit"], c.Kinds["order"], c.Kinds["issue"], c.Kinds["talk"]
	for _, people := range []field{under(t, visit, "met"), under(t, visit, "confirmed"), under(t, talk, "with")} {
		if people.Widget != "relation" || people.Collection != "$factory" || people.File != "factory" || people.Value != "contacts.*.id" || !people.Multiple {
			t.Errorf("%s does not offer the people of the factory: %+v", people.Name, people)
		}
		// With no contacts yet there is nothing to choose: the hint says where to add them.
		if !strings.Contains(people.Hint, "added there first") || !strings.Contains(people.Hint, "请先到那里添加") {
			t.Errorf("%s does not say where people are added: %q", people.Name, people.Hint)
		}
	}
	orders := c.Choices["a"][under(t, issue, "orders").OptionsOf]
	if len(orders) != 2 || orders[0].Value != "PO-2" || orders[1].Value != "PO-1" {
		t.Errorf("an issue offers %+v, want PO-2 and PO-1", orders)
	}
	by := under(t, visit, "promises.by")
	if len(by.Options) != 2 || by.Options[0].Value != "factory" || !words.HasHan(by.Options[0].Label) || !by.Required {
		t.Errorf("who promised: %+v", by)
	}
	first := under(t, order, "inspections.first")
	if first.Widget != "select" || len(first.Options) != 2 || first.Options[0].Value != "true" || first.Options[1].Value != "false" {
		t.Errorf("yes and no: %+v", first)
	}
	if price := under(t, order, "lines.price"); price.Widget != "string" || len(price.Pattern) != 2 {
		t.Errorf("a price is %+v", price)
	}
	if quantity := under(t, order, "deliveries.quantities"); quantity.Widget != "list" || under(t, quantity.Fields, "key").Widget != "string" || len(under(t, quantity.Fields, "value").Pattern) != 2 {
		t.Errorf("quantities are %+v", quantity)
	}
	if on := under(t, order, "cancelled.on"); on.Widget != "string" {
		t.Errorf("a day that may be unknown is a %s", on.Widget)
	}
	if photo := under(t, visit, "observations.photo"); photo.Widget != "image" {
		t.Errorf("a photo is a %s", photo.Widget)
	}
	if body := under(t, visit, "body"); !slices.Equal(body.Modes, []string{"raw"}) {
		t.Errorf("notes are edited as %v", body.Modes)
	}
}

func TestEveryFileThatAFormCanShowHasOne(t *testing.T) {
	b, err := forms.Read(small, day(t, "2026-11-30"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(b.Unfit, []string{"factories/a/issues/2024.yaml"}) {
		t.Errorf("unfit are %v", b.Unfit)
	}
	c := configOf(t, files(t, small, ""))
	var got []string
	for _, of := range c.Collections {
		for _, f := range of.Files {
			got = append(got, f.File+" "+f.Of)
			if list, ok := strings.CutSuffix(f.Of, "_list"); ok && (c.Kinds[f.Of][0].FieldsOf != list || !c.Kinds[f.Of][0].Root) {
				t.Errorf("%s is no list of the kind %s", f.File, list)
			}
		}
		if of.Folder != "" {
			got = append(got, of.Folder+" "+of.Of)
		}
	}
	want := []string{
		"book/factories/a/factory.yaml factory", "book/factories/a/orders/2026.yaml order_list", "book/factories/a/orders/2025.yaml order_list",
		"book/factories/a/issues/2026.yaml issue_list", "book/factories/a/talks/2026.yaml talk_list", "book/factories/a/talks/2025.yaml talk",
		"book/factories/a/visits visit", "book/factorybook.yaml settings",
	}
	if !slices.Equal(got, want) {
		t.Errorf("forms for\n%v\nwant\n%v", got, want)
	}
}

func TestThePageSpeaksOnlyToTheForgeOfTheBook(t *testing.T) {
	for _, c := range []struct{ settings, hosts string }{
		{``, "blob: ;"},
		{`{"backend": {"name": "github", "repo": "a/b"}}`, "blob: https://api.github.com;"},
		{`{"backend": {"name": "gitlab", "repo": "a/b"}}`, "blob: https://gitlab.com;"},
		{`{"backend": {"name": "gitlab", "base_url": "https://git.example.com", "api_root": "https://git.example.com/api/v4"}}`, "blob: https://git.example.com;"},
		{`{"backend": {"name": "github", "api_root": "https://x.example'; script-src *"}}`, "blob: ;"},
	} {
		if page := string(files(t, small, c.settings)["index.html"]); !strings.Contains(page, "connect-src 'self' data: "+c.hosts) {
			t.Errorf("%s: the page is\n%s", c.settings, page)
		}
	}
}
