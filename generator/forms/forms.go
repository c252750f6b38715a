// Package forms makes the page on which people write records without git: forms for
// Sveltia CMS, made from the declarations of records, so that a new key has its field by
// itself. A file format of ours (page/forms.js) keeps the bytes that a form did not touch.
//
// Look at Read, which finds what there is to choose from in a book, and at Files, which
// gives the files of the page. Nothing is written here.
package forms

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factorybook/generator/lists"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/templates"
)

//go:embed page
var page embed.FS

// The files of the page that are not as they are in this program: what is made for a
// book, and what belongs to whoever keeps it.
const (
	ConfigFile   = "config.json"
	SettingsFile = "settings.json"
	indexFile    = "index.html"
)

// Book is what the forms know of a book.
type Book struct {
	// Base is the book's folder in its repository, with slashes; "" for the top.
	Base      string
	Factories []Factory
	// Unfit are files that no form can show: several documents in one.
	Unfit []string
}

// Factory is what the forms know of a factory.
type Factory struct {
	ID, Name, NameZH string
	// Orders are the numbers of its orders, the newest first.
	Orders []string
	// Files are its files of orders, issues and talks.
	Files []File
}

// File is a file with records of a kind, relative to the book.
type File struct {
	Name, Kind string
	// Single is set for a file that is one record and no list.
	Single bool
}

// folders are the folders of a factory whose files hold lists of records.
var folders = []struct{ name, kind, word string }{
	{"orders", "order", "form.orders"}, {"issues", "issue", "form.issues"}, {"talks", "talk", "form.talks"},
}

// Read finds what a book has, as far as it can be read. A file of this year is among
// those of each factory, also where there is none yet: the first record makes it.
func Read(book fs.FS, today record.Date) (Book, error) {
	var b Book
	dirs, err := fs.ReadDir(book, load.FactoriesFolder)
	if err != nil {
		return b, fmt.Errorf("list the factories: %w", err)
	}
	for _, dir := range dirs {
		if !dir.IsDir() || !load.ValidFactoryID(dir.Name()) {
			continue
		}
		at := path.Join(load.FactoriesFolder, dir.Name())
		name := path.Join(at, "factory.yaml")
		data, err := fs.ReadFile(book, name)
		if err != nil {
			continue // no factory yet
		}
		of, _ := load.FactoryFile(name, data)
		f := Factory{ID: dir.Name(), Name: of.Name.V, NameZH: of.NameZH.V}
		for _, folder := range folders {
			f.read(book, path.Join(at, folder.name), folder.kind, today, &b.Unfit)
		}
		slices.Reverse(f.Orders)
		b.Factories = append(b.Factories, f)
	}
	return b, nil
}

// read lists the files of a folder, the newest first.
func (f *Factory) read(book fs.FS, dir, kind string, today record.Date, unfit *[]string) {
	thisYear := path.Join(dir, fmt.Sprintf("%d.yaml", today.Year()))
	names, _ := fs.Glob(book, path.Join(dir, "*.yaml"))
	if !slices.Contains(names, thisYear) {
		names = append(names, thisYear)
	}
	slices.Sort(names)
	var files []File
	for _, name := range names {
		file := File{Name: name, Kind: kind}
		if data, err := fs.ReadFile(book, name); err == nil {
			var ok bool
			if file.Single, ok = form(string(data)); !ok {
				*unfit = append(*unfit, name)
				continue
			}
			if kind == "order" {
				orders, _ := load.Orders(name, data)
				for i := range orders {
					f.Orders = append(f.Orders, orders[i].ID.V)
				}
			}
		}
		files = append(files, file)
	}
	slices.Reverse(files)
	f.Files = append(f.Files, files...)
}

// form distinguishes a file that is one record from one that is a list; ok is false for a file of
// several documents, and for a list in brackets.
func form(text string) (single, ok bool) {
	begun := false
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		bare := strings.TrimSpace(line)
		switch {
		case bare == "" || strings.HasPrefix(bare, "#"):
		case strings.HasPrefix(line, "---") || strings.HasPrefix(line, "..."):
			return false, false
		case !begun:
			if strings.HasPrefix(bare, "[") {
				return false, false
			}
			begun, single = true, bare != "-" && !strings.HasPrefix(bare, "- ")
		}
	}
	return single, true
}

// Files are the files of the page, by their names within its folder, but for
// SettingsFile. settings is what stands in that file, "" where there is none: it says
// which forge the page may speak to.
func Files(b *Book, settings []byte, english, chinese *words.Words, help *words.ProblemWords) (map[string][]byte, error) {
	hosts, err := Hosts(settings)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	m := maker{english: english, chinese: chinese, help: help, own: map[string]int{}}
	config := m.config(b)
	if err := m.err(); err != nil {
		return nil, err
	}
	if files[ConfigFile], err = encode(config); err != nil {
		return nil, err
	}
	for _, name := range []string{indexFile, "forms.js", "manual.js", "start.js"} {
		if files[name], err = page.ReadFile("page/" + name); err != nil {
			return nil, fmt.Errorf("forms: %w", err)
		}
	}
	files[indexFile] = bytes.ReplaceAll(files[indexFile], []byte("{{hosts}}"), []byte(strings.Join(hosts, " ")))
	for _, name := range []string{
		"yaml/yaml.min.js", "sveltia-cms/sveltia-cms.js", "sveltia-cms/zh-CN.json", "sveltia-cms/material-symbols-outlined.woff2",
	} {
		if files[path.Base(name)], err = fs.ReadFile(templates.Files, "third_party/"+name); err != nil {
			return nil, fmt.Errorf("forms: %w", err)
		}
	}
	return files, nil
}

// Settings is the first SettingsFile of a book.
func Settings() ([]byte, error) {
	data, err := page.ReadFile("page/" + SettingsFile)
	if err != nil {
		return nil, fmt.Errorf("forms: %w", err)
	}
	return data, nil
}

// Hosts are the hosts that the page has to reach for the forge that a SettingsFile names.
func Hosts(settings []byte) ([]string, error) {
	var of struct {
		Backend struct {
			Name    string `json:"name"`
			BaseURL string `json:"base_url"`
			APIRoot string `json:"api_root"`
			GraphQL string `json:"graphql_api_root"`
		} `json:"backend"`
	}
	if len(settings) > 0 {
		if err := json.Unmarshal(settings, &of); err != nil {
			return nil, fmt.Errorf("read %s: %w", SettingsFile, err)
		}
	}
	var hosts []string
	for _, url := range []string{of.Backend.APIRoot, of.Backend.GraphQL, of.Backend.BaseURL} {
		scheme, rest, ok := strings.Cut(url, "://")
		host, _, _ := strings.Cut(rest, "/")
		if ok && (scheme == "https" || scheme == "http") && host != "" && !strings.ContainsAny(host, " ;,'\"<>&") && !slices.Contains(hosts, scheme+"://"+host) {
			hosts = append(hosts, scheme+"://"+host)
		}
	}
	switch {
	case of.Backend.Name == "github" && of.Backend.APIRoot == "":
		hosts = append(hosts, "https://api.github.com")
	case of.Backend.Name == "gitlab" && of.Backend.APIRoot == "" && of.Backend.BaseURL == "":
		hosts = append(hosts, "https://gitlab.com")
	}
	return hosts, nil
}

// encode is a value as indented JSON.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write %s: %w", ConfigFile, err)
	}
	return b.Bytes(), nil
}

// The configuration as Sveltia CMS reads it, but for what is said once for all factories
// and which forms.js (formsConfig) puts to its places: the fields of a kind of record under
// fields_of, the factory in place of thisFactory, its orders under options_of.
type (
	config struct {
		Made    string         `json:"made_by"`
		OwnKeys map[string]int `json:"own_keys"`
		// Kinds are the fields of each kind of record, and of a list of it.
		Kinds map[string][]*field `json:"kinds"`
		// Choices are what there is to choose from in a factory, by its id.
		Choices      map[string]choices `json:"choices"`
		MediaFolder  string             `json:"media_folder"`
		PublicFolder string             `json:"public_folder"`
		AppTitle     string             `json:"app_title"`
		Slug         any                `json:"slug"`
		Output       any                `json:"output"`
		Editor       any                `json:"editor"`
		Collections  []collection       `json:"collections"`
	}
	collection struct {
		Name         string `json:"name"`
		Label        string `json:"label"`
		Icon         string `json:"icon,omitempty"`
		MediaFolder  string `json:"media_folder,omitempty"`
		PublicFolder string `json:"public_folder,omitempty"`
		Files        []file `json:"files,omitempty"`
		Folder       string `json:"folder,omitempty"`
		Create       bool   `json:"create,omitempty"`
		Extension    string `json:"extension,omitempty"`
		Format       string `json:"format,omitempty"`
		Slug         string `json:"slug,omitempty"`
		Summary      string `json:"summary,omitempty"`
		Identifier   string `json:"identifier_field,omitempty"`
		Sortable     any    `json:"sortable_fields,omitempty"`
		FieldsOf     string `json:"fields_of,omitempty"`
	}
	file struct {
		Name     string `json:"name"`
		Label    string `json:"label"`
		File     string `json:"file"`
		Format   string `json:"format"`
		FieldsOf string `json:"fields_of"`
	}
	choices struct {
		Orders []option `json:"orders"`
	}
	field struct {
		Name     string `json:"name"`
		Label    string `json:"label"`
		Widget   string `json:"widget"`
		Hint     string `json:"hint,omitempty"`
		Required bool   `json:"required"`
		// A choice, and what may be chosen; of a relation, where to look.
		Multiple   bool     `json:"multiple,omitempty"`
		Options    []option `json:"options,omitempty"`
		OptionsOf  string   `json:"options_of,omitempty"`
		Collection string   `json:"collection,omitempty"`
		File       string   `json:"file,omitempty"`
		Value      string   `json:"value_field,omitempty"`
		Display    []string `json:"display_fields,omitempty"`
		Search     []string `json:"search_fields,omitempty"`
		// A day, a text with a form, running text.
		Type    string   `json:"type,omitempty"`
		Format  string   `json:"format,omitempty"`
		Pattern []string `json:"pattern,omitempty"`
		Modes   []string `json:"modes,omitempty"`
		// A map or a list.
		Root      bool     `json:"root,omitempty"`
		Collapsed bool     `json:"collapsed,omitempty"`
		Summary   string   `json:"summary,omitempty"`
		Fields    []*field `json:"fields,omitempty"`
		FieldsOf  string   `json:"fields_of,omitempty"`
	}
	option struct {
		Label string `json:"label"`
		Value string `json:"value"`
	}
)

// maker makes the configuration; lacks are the keys for which it found no words.
type maker struct {
	english, chinese *words.Words
	help             *words.ProblemWords
	own              map[string]int
	lacks            []string
}

func (m *maker) err() error {
	if len(m.lacks) > 0 {
		return fmt.Errorf("forms: no words for %s", strings.Join(m.lacks, ", "))
	}
	if err := m.english.Err(); err != nil {
		return err
	}
	return m.chinese.Err()
}

// both is a text in both languages.
func both(english, chinese string) string {
	if english == chinese || chinese == "" {
		return english
	}
	if english == "" {
		return chinese
	}
	return english + " · " + chinese
}

// say is a phrase in both languages, as a label.
func (m *maker) say(key string) string { return both(capital(m.english.Say(key)), m.chinese.Say(key)) }

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// inBook is the place of a file of the book in its repository.
func inBook(b *Book, name string) string { return path.Join(b.Base, name) }

func (m *maker) config(b *Book) *config {
	c := &config{
		Made: "factorybook init --forms; your own settings stand in " + SettingsFile, OwnKeys: m.own, Kinds: map[string][]*field{}, Choices: map[string]choices{},
		MediaFolder: inBook(b, "files"), PublicFolder: "files", AppTitle: "factorybook",
		Slug:   map[string]any{"encoding": "ascii", "lowercase": true},
		Output: map[string]any{"omit_empty_optional_fields": false},
		// What a preview would show beside a form are the values once more, and it takes long
		// with a file of many orders.
		Editor: map[string]any{"preview": false},
	}
	for _, kind := range load.Kinds() {
		keys := load.Declarations(kind)
		c.Kinds[kind] = m.fields(kind, "", keys)
		c.Kinds[kind+listed] = []*field{{
			Name: "records", Label: m.say("form.records"), Widget: "list", Root: true, Collapsed: true, Summary: summary(keys), FieldsOf: kind,
		}}
	}
	// The notes of a visit are the text below its facts.
	c.Kinds["visit"] = append(slices.DeleteFunc(c.Kinds["visit"], func(f *field) bool { return f.Name == "notes" }),
		&field{Name: "body", Label: m.label("visit", "notes"), Widget: "markdown", Modes: []string{"raw"}, Hint: m.say("form.body")})
	for i := range b.Factories {
		f := &b.Factories[i]
		at := path.Join(load.FactoriesFolder, f.ID)
		name := both(f.Name, f.NameZH)
		if name == "" {
			name = f.ID
		}
		of := collection{Name: f.ID, Label: name, Icon: "factory", MediaFolder: "/" + inBook(b, path.Join(at, "files")), PublicFolder: "files"}
		of.Files = append(of.Files, file{"factory", m.say("form.factory"), inBook(b, path.Join(at, "factory.yaml")), "yaml", "factory"})
		for _, file := range f.Files {
			of.Files = append(of.Files, m.file(b, file))
		}
		c.Collections = append(c.Collections, of, m.visits(b, f, name))
		orders := choices{Orders: []option{}}
		for _, id := range f.Orders {
			orders.Orders = append(orders.Orders, option{id, id})
		}
		c.Choices[f.ID] = orders
	}
	c.Collections = append(c.Collections, collection{Name: "book_", Label: m.say("form.book"), Icon: "menu_book", Files: []file{
		{"settings", m.say("form.settings"), inBook(b, load.SettingsFile), "yaml", "settings"},
	}})
	return c
}

const (
	// thisFactory stands for the id of the factory that a form is for.
	thisFactory = "$factory"
	// listed makes of the name of a kind that of a list of such records.
	listed = "_list"
)

// file is a file with records of a kind.
func (m *maker) file(b *Book, f File) file {
	dir, base := path.Split(f.Name)
	folder, stem := path.Base(dir), strings.TrimSuffix(base, ".yaml")
	word := folders[slices.IndexFunc(folders, func(of struct{ name, kind, word string }) bool { return of.kind == f.Kind })].word
	of := file{Name: folder + "_" + stem, Label: m.say(word) + " " + stem, File: inBook(b, f.Name), Format: "yaml", FieldsOf: f.Kind + listed}
	if f.Single {
		of.FieldsOf = f.Kind
	}
	return of
}

// visits are the notes of the visits to a factory, a file each.
func (m *maker) visits(b *Book, f *Factory, name string) collection {
	return collection{
		Name: f.ID + "_visits", Label: m.say("form.visits") + ": " + name, Icon: "edit_note",
		Folder: inBook(b, path.Join(load.FactoriesFolder, f.ID, "visits")), Create: true, Extension: "md", Format: "yaml-frontmatter",
		Slug: "{{fields.date}}", Summary: "{{date}} {{purpose}}", Identifier: "date",
		Sortable:    map[string]any{"fields": []string{"date"}, "default": map[string]string{"field": "date", "direction": "descending"}},
		MediaFolder: "../files", PublicFolder: "files", FieldsOf: "visit",
	}
}

// imported is a key that import writes and nobody types.
const imported = "imported"

func (m *maker) fields(kind, prefix string, keys []load.Declared) []*field {
	var list []*field
	for i := range keys {
		if k := &keys[i]; k.Key != imported {
			list = append(list, m.field(kind, prefix+k.Key, k))
		}
	}
	return list
}

// field is the field for a key, by its path in a kind of record.
func (m *maker) field(kind, at string, k *load.Declared) *field {
	f := &field{Name: k.Key, Label: m.label(kind, at), Required: k.Required, Hint: m.hint(k.Doc)}
	m.widget(f, kind, at, k)
	return f
}

func (m *maker) widget(f *field, kind, at string, k *load.Declared) {
	switch k.Kind {
	case load.DeclaredMarkdown:
		f.Widget = "text"
	case load.DeclaredFlag:
		// Never a switch, which has no place for "not recorded".
		f.Widget, f.Options = "select", []option{{m.say("form.yes"), "true"}, {m.say("form.no"), "false"}}
	case load.DeclaredDay:
		f.Widget = "datetime"
		f.Type, f.Format = "date", "YYYY-MM-DD"
		if k.Loose {
			f.Widget, f.Type, f.Format = "string", "", ""
			m.pattern(f, k)
		}
	case load.DeclaredNumber, load.DeclaredPercent:
		f.Widget = "string"
		m.pattern(f, k)
	case load.DeclaredText:
		m.text(f, kind, at, k)
	case load.DeclaredTexts:
		m.texts(f, kind, at, k)
	case load.DeclaredMap:
		f.Widget, f.Collapsed, f.Fields = "object", true, m.fields(kind, at+".", k.Keys)
	case load.DeclaredList:
		f.Widget, f.Collapsed, f.Summary, f.Fields = "list", true, summary(k.Keys), m.fields(kind, at+".", k.Keys)
	case load.DeclaredOwnKeys:
		m.own[k.Key] = depth(k)
		m.ownKeys(f, kind, at, k)
	}
}

// depth is how many maps with the user's own keys lie within each other.
func depth(k *load.Declared) int {
	if k.Kind != load.DeclaredOwnKeys {
		return 0
	}
	return 1 + depth(k.Each)
}

// ownKeys are shown as a list of keys and values: as a map, a form loses keys that are
// numbers or have a point.
func (m *maker) ownKeys(f *field, kind, at string, k *load.Declared) {
	value := &field{Name: "value", Label: m.say("form.value")}
	m.widget(value, kind, at+".value", k.Each)
	f.Widget, f.Collapsed, f.Summary = "list", true, "{{key}} {{value}}"
	f.Fields = []*field{{Name: "key", Label: m.say("form.key"), Widget: "string", Required: true}, value}
}

func (m *maker) text(f *field, kind, at string, k *load.Declared) {
	switch {
	case len(k.Values) > 0:
		f.Widget, f.Options = "select", m.options(kind, at, k.Values)
	case k.Names == load.NamesPhoto:
		f.Widget = "image"
	case k.Names == load.NamesFile:
		f.Widget = "file"
	default:
		f.Widget = "string"
		m.pattern(f, k)
	}
}

func (m *maker) texts(f *field, kind, at string, k *load.Declared) {
	switch {
	case len(k.Values) > 0:
		f.Widget, f.Multiple, f.Options = "select", true, m.options(kind, at, k.Values)
	case k.Names == load.NamesContact:
		f.Widget, f.Multiple, f.Collection, f.File = "relation", true, thisFactory, "factory"
		f.Value = "contacts.*.id"
		f.Display = []string{"contacts.*.name", "contacts.*.name_zh"}
		f.Search = append(slices.Clone(f.Display), f.Value)
		f.Hint = both(k.Doc+" "+m.english.Say("form.people"), m.help.Help(k.Doc)+m.chinese.Say("form.people"))
	case k.Names == load.NamesOrder:
		f.Widget, f.Multiple, f.OptionsOf = "select", true, "orders"
	default:
		f.Widget = "list"
	}
}

// options are values with their words.
func (m *maker) options(kind, at string, values []string) []option {
	list := make([]option, len(values))
	for i, v := range values {
		list[i] = option{both(lists.FieldValue(m.english, kind, at, v), lists.FieldValue(m.chinese, kind, at, v)), v}
	}
	return list
}

// pattern holds a text to the form of its kind.
func (m *maker) pattern(f *field, k *load.Declared) {
	if k.Pattern == "" {
		return
	}
	example := k.Example
	if example == "" {
		example = "12"
	}
	f.Pattern = []string{k.Pattern, both(m.english.Say("form.such_as", "example", example), m.chinese.Say("form.such_as", "example", example))}
}

// label is the name of a key in both languages: the one by which changes are told, and
// for what never changes by itself (a list, a map, a setting) one of the forms.
func (m *maker) label(kind, at string) string {
	var names [2]string
	for i, w := range []*words.Words{m.english, m.chinese} {
		name, ok := w.Named("form_field", kind+"."+at)
		if !ok {
			name, ok = lists.FieldName(w, kind, at)
		}
		for rest, more := at, true; !ok && more; _, rest, more = strings.Cut(rest, ".") {
			name, ok = w.Named("form_field", rest)
		}
		if !ok {
			m.lacks = append(m.lacks, kind+"."+at)
			return at
		}
		names[i] = name
	}
	return both(capital(names[0]), names[1])
}

// hint is what a key is for, in both languages.
func (m *maker) hint(doc string) string {
	chinese := m.help.Help(doc)
	if chinese == "" {
		m.lacks = append(m.lacks, fmt.Sprintf("%q", doc))
	}
	return both(doc, chinese)
}

// summary names an entry of a list that is folded: by what it must have, or by its first
// keys.
func summary(keys []load.Declared) string {
	single := func(k load.Declared) bool {
		return k.Kind <= load.DeclaredPercent && k.Kind != load.DeclaredMarkdown
	}
	var first []string
	for _, required := range []bool{true, false} {
		for _, k := range keys {
			if k.Required == required && single(k) && len(first) < 3 {
				first = append(first, "{{"+k.Key+"}}")
			}
		}
	}
	return strings.Join(first, " ")
}
