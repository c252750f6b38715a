package browsertest

import (
	"context"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"factorybook/generator"
	"factorybook/generator/forms"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
	"factorybook/templates"
)

//go:embed testdata/folder.js
var folder string

// repository is where the book lies in its repository.
const repository = "ours/book/"

// editor is the page of forms with the sample book picked as a folder of this machine, and
// somebody who writes in it.
type editor struct {
	t   *testing.T
	tab context.Context
	// book is as it was before.
	book       fstest.MapFS
	complaints *complaints
}

// openForms opens the page of forms of a book, as `init --forms` writes it, below a path of
// a server, and picks the folder. begin is JavaScript that runs before.
func openForms(t *testing.T, book fstest.MapFS, begin string) *editor {
	t.Helper()
	page := formsOf(t, book)
	texts := map[string]string{".git/HEAD": "ref: refs/heads/main\n"}
	for name, file := range book {
		texts[repository+name] = string(file.Data)
	}
	filled, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	page["folder.js"] = []byte(begin + "\nwindow.bookFiles = " + string(filled) + ";\n" + folder)
	page["index.html"] = []byte(strings.Replace(string(page["index.html"]), `<script src="manual.js">`, `<script src="folder.js"></script><script src="manual.js">`, 1))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, ok := strings.CutPrefix(r.URL.Path, "/site/admin/")
		if name == "" {
			name = "index.html"
		}
		data, known := page[name]
		switch {
		case ok && known:
			http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(data)))
		case r.URL.Path == "/favicon.ico":
			w.WriteHeader(http.StatusNoContent)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	e := &editor{t: t, tab: newTab(t), book: book}
	screen(t, e.tab, 1400, 900)
	e.complaints = listen(t, e.tab, server.URL+"/site/admin/")
	visit(t, e.tab, server.URL+"/site/admin/")
	e.do(`person.press(/Local|本地/)`)
	e.do(`person.until("the factories", () => /Collections|集合/.test(document.body.innerText))`)
	return e
}

// formsOf are the files of the page of forms.
func formsOf(t *testing.T, book fs.FS) map[string][]byte {
	t.Helper()
	of, err := forms.Read(book, record.NewDate(2026, time.November, 20))
	if err != nil {
		t.Fatal(err)
	}
	of.Base = path.Clean(repository)
	help, err := words.LoadProblems(templates.Files, words.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	settings, err := forms.Settings()
	if err != nil {
		t.Fatal(err)
	}
	page, err := forms.Files(&of, settings, wordstest.Words(t, words.English), wordstest.Words(t, words.Chinese), help)
	if err != nil {
		t.Fatal(err)
	}
	page[forms.SettingsFile] = settings
	return page
}

// ask runs JavaScript that gives a promise, and returns what it gives.
func ask[T any](e *editor, expression string) T {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.tab, 3*time.Minute)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		e.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

func (e *editor) do(expression string) {
	e.t.Helper()
	ask[bool](e, "(async () => { await "+expression+"; return true; })()")
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// open opens a form; first is a field that it has.
func (e *editor) open(at, first string) {
	e.t.Helper()
	e.do(fmt.Sprintf("person.go(%s, %s)", quoted("#/collections/"+at), quoted(first)))
}

// write types into a field, as a method of input does it; a day is picked.
func (e *editor) write(field, text string) {
	e.t.Helper()
	if ask[string](e, "person.focus("+quoted(field)+")") == "date" {
		e.do("person.day(" + quoted(field) + ", " + quoted(text) + ")")
		return
	}
	command(e.t, e.tab, input.InsertText, input.InsertTextParams{Text: text})
	e.do("person.pause(50)")
}

func (e *editor) choose(field, value string) {
	e.t.Helper()
	e.do("person.choose(" + quoted(field) + ", " + quoted(value) + ")")
}

// add adds the entry number n to a list; first is a field that it has.
func (e *editor) add(list string, n int, first string) {
	e.t.Helper()
	e.do(fmt.Sprintf("person.add(%s, %d, %s)", quoted(list), n, quoted(first)))
}

func (e *editor) save() {
	e.t.Helper()
	e.do("person.save()")
}

// saved is the book as it is now, with every file that was there before.
func (e *editor) saved() fstest.MapFS {
	e.t.Helper()
	book := fstest.MapFS{}
	for name, of := range ask[map[string]string](e, "everything()") {
		data, err := base64.StdEncoding.DecodeString(of)
		if err != nil {
			e.t.Fatal(err)
		}
		if in, ok := strings.CutPrefix(name, repository); ok {
			book[in] = &fstest.MapFile{Data: data}
		} else if name != ".git/HEAD" {
			e.t.Errorf("a form wrote %s", name)
		}
	}
	return book
}

// step is a part of what somebody does.
func (e *editor) step(what string, do func()) {
	e.t.Helper()
	whole := e.t
	defer func() { e.t = whole }()
	whole.Run(what, func(t *testing.T) {
		e.t = t
		do()
	})
}

// sampleRecords are the record files of the sample book, with the factories named.
func sampleRecords(t *testing.T, factories ...string) fstest.MapFS {
	t.Helper()
	book := fstest.MapFS{}
	sample := os.DirFS("../../content")
	names, _, err := load.RecordFiles(sample)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if parts := strings.Split(name, "/"); len(parts) > 1 && !slices.Contains(factories, parts[1]) {
			continue
		}
		data, err := fs.ReadFile(sample, name)
		if err != nil {
			t.Fatal(err)
		}
		book[name] = &fstest.MapFile{Data: data}
	}
	return book
}

// A merchandiser writes what happened: what she did not touch keeps its bytes, what she
// wrote stands where it belongs, and the check has nothing to say that it did not say before.
func TestFormsWriteWhatWasTypedAndNothingElse(t *testing.T) {
	t.Parallel()
	e := openForms(t, sampleRecords(t, "nantong-zhiyundu", "chaozhou-yaoxixiang"), "")
	const zhiyundu = "factories/nantong-zhiyundu/"

	e.step("a visit with two promises and a photo", func() {
		e.open("nantong-zhiyundu_visits/new", "date")
		e.write("date", "2026-11-19")
		e.choose("kind", "regular")
		e.write("purpose", `Yarn: where is it? #2 "bouclé"`)
		offered := ask[[]string](e, `person.offered("met")`)
		for _, id := range []string{"gu-weiping", "shi-lei"} {
			if !slices.Contains(offered, id) {
				t.Errorf("people who can be chosen are %v, without %s", offered, id)
			}
		}
		if slices.Contains(offered, "cai-yiting") {
			t.Errorf("people of another factory can be chosen: %v", offered)
		}
		e.choose("met", "shi-lei")
		e.choose("met", "gu-weiping")
		e.add("observations", 0, "area")
		e.write("observations.0.area", "cutting room")
		e.write("observations.0.note", "Two tables stand still, no yarn")
		e.do(`person.picture("observations.0.photo", "tables.jpg")`)
		e.add("promises", 0, "by")
		e.choose("promises.0.by", "factory")
		e.write("promises.0.what", "Yarn in the house, with a photo")
		e.write("promises.0.due", "2026-11-27")
		e.add("promises", 1, "by")
		e.choose("promises.1.by", "importer")
		e.write("promises.1.what", "Book the later vessel, tell the customer")
		e.write("promises.1.what_zh", "改订下一班船，通知客户")
		e.write("body", "Lea translated.\n\n* 纱线还在路上，7~10天\n* 5*3*2 cartons  ")
		e.save()
	})
	e.step("a talk", func() {
		e.open("nantong-zhiyundu/entries/talks_2026", "records")
		talks := strings.Count("\n"+string(e.book[zhiyundu+"talks/2026.yaml"].Data), "\n- ")
		e.add("records", talks, "on")
		talk := fmt.Sprintf("records.%d.", talks)
		e.write(talk+"on", "2026-11-20")
		e.choose(talk+"by", "factory")
		e.choose(talk+"channel", "wechat")
		e.choose(talk+"with", "shi-lei")
		e.write(talk+"about", "Yarn came: 900 kg, 2 days early")
		e.save()
	})
	e.step("a new order", func() {
		e.open("nantong-zhiyundu/entries/orders_2026", "records")
		orders := strings.Count("\n"+string(e.book[zhiyundu+"orders/2026.yaml"].Data), "\n- ")
		e.add("records", orders, "id")
		order := fmt.Sprintf("records.%d.", orders)
		e.write(order+"id", "PO-2026-071")
		e.write(order+"placed", "2026-11-18")
		e.write(order+"promised", "2027-01-08")
		e.add(order+"lines", 0, "sku")
		e.write(order+"lines.0.sku", "ZY-11")
		e.write(order+"lines.0.name", "Kitchen towel 50 × 70 cm, waffle")
		e.write(order+"lines.0.quantity", "3600")
		e.write(order+"lines.0.price", "10.30")
		e.save()
	})
	e.step("an edit in a file of twelve orders", func() {
		if n := strings.Count("\n"+string(e.book[zhiyundu+"orders/2025.yaml"].Data), "\n- id:"); n != 12 {
			t.Fatalf("the file has %d orders, not twelve", n)
		}
		e.open("nantong-zhiyundu/entries/orders_2025", "records")
		e.do(`person.unfold("records", 1, "id")`)
		e.write("records.1.requested", "2025-03-26")
		e.write("records.1.closed", "2025-05-12")
		e.do(`person.unfold("records.1.inspections", 0, "first")`)
		e.choose("records.1.inspections.0.first", "true")
		e.save()
	})
	e.step("two contacts", func() {
		e.open("nantong-zhiyundu/entries/factory", "contacts")
		people := strings.Count(string(e.book[zhiyundu+"factory.yaml"].Data), "\n  - id: ")
		for i, c := range [][3]string{{"lu-min", "Lu Min", "陆敏"}, {"he-tao", "He Tao", "何涛"}} {
			at := fmt.Sprintf("contacts.%d.", people+i)
			e.add("contacts", people+i, "id")
			e.write(at+"id", c[0])
			e.write(at+"name", c[1])
			e.write(at+"name_zh", c[2])
			e.choose(at+"role", "quality")
		}
		e.save()
	})
	now := e.saved()
	after := func(text string) func(string) string { return func(was string) string { return was + text } }
	replaced := func(pairs ...string) func(string) string {
		return func(was string) string {
			for i := 0; i < len(pairs); i += 2 {
				if strings.Count(was, pairs[i]) != 1 {
					t.Fatalf("%q is not there once", pairs[i])
				}
				was = strings.Replace(was, pairs[i], pairs[i+1], 1)
			}
			return was
		}
	}
	want := map[string]func(was string) string{
		zhiyundu + "visits/2026-11-19.md": after(`---
date: 2026-11-19
kind: regular
purpose: "Yarn: where is it? #2 \"bouclé\""
met: [shi-lei, gu-weiping]
observations:
  - {area: cutting room, note: "Two tables stand still, no yarn", photo: files/tables.jpg}
promises:
  - {by: factory, what: "Yarn in the house, with a photo", due: 2026-11-27}
  - {by: importer, what: "Book the later vessel, tell the customer", what_zh: 改订下一班船，通知客户}
---
Lea translated.

* 纱线还在路上，7~10天
* 5*3*2 cartons
`),
		zhiyundu + "talks/2026.yaml":  after("\n- on: 2026-11-20\n  by: factory\n  channel: wechat\n  with: [shi-lei]\n  about: \"Yarn came: 900 kg, 2 days early\"\n"),
		zhiyundu + "orders/2026.yaml": after("\n- id: PO-2026-071\n  placed: 2026-11-18\n  promised: 2027-01-08\n  lines:\n    - {sku: ZY-11, name: \"Kitchen towel 50 × 70 cm, waffle\", quantity: 3600, price: 10.30}\n"),
		zhiyundu + "orders/2025.yaml": replaced(
			"  requested: 2025-03-25\n", "  requested: 2025-03-26\n",
			"found: {critical: 0, major: 1, minor: 1}, result: accepted}\n\n- id: PO-2025-016", "found: {critical: 0, major: 1, minor: 1}, result: accepted, first: true}\n  closed: 2025-05-12\n\n- id: PO-2025-016"),
		zhiyundu + "factory.yaml": replaced(
			"    from: 2020-10-12\n    confirmed: 2026-04-29\n",
			"    from: 2020-10-12\n    confirmed: 2026-04-29\n  - {id: lu-min, name: Lu Min, name_zh: 陆敏, role: quality}\n  - {id: he-tao, name: He Tao, name_zh: 何涛, role: quality}\n"),
	}
	for _, name := range slices.Sorted(maps.Keys(now)) {
		was := ""
		if before := e.book[name]; before != nil {
			was = string(before.Data)
		}
		expected, ok := want[name]
		if !ok {
			expected = after("")
		}
		if name != zhiyundu+"files/tables.jpg" {
			if diff := cmp.Diff(expected(was), string(now[name].Data)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
		delete(want, name)
	}
	for name := range want {
		t.Errorf("%s is not there", name)
	}
	for name := range e.book {
		if now[name] == nil {
			t.Errorf("%s is gone", name)
		}
	}
	e.passesCheck(now)
	e.saysNothing()
}

// passesCheck compares what the check says with what it said before.
func (e *editor) passesCheck(now fstest.MapFS) {
	e.t.Helper()
	said := func(book fs.FS) []string {
		report, err := generator.Check(context.Background(), generator.Options{Book: book, Now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)})
		if err != nil {
			e.t.Fatal(err)
		}
		var list []string
		for _, p := range report.Problems {
			list = append(list, p.Code+" "+p.Place.File+" "+p.Text)
		}
		return list
	}
	before := said(os.DirFS("../../content"))
	// Pictures and papers are not in the folder that was picked.
	whole := maps.Clone(now)
	err := fs.WalkDir(os.DirFS("../../content/factories"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || whole[path.Join("factories", name)] != nil {
			return err
		}
		data, err := os.ReadFile("../../content/factories/" + name)
		whole[path.Join("factories", name)] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		e.t.Fatal(err)
	}
	for _, problem := range said(whole) {
		if !slices.Contains(before, problem) {
			e.t.Errorf("the check says now: %s", problem)
		}
	}
}

// saysNothing holds the page to asking nobody but the server that it came from, and to
// complaining of nothing.
func (e *editor) saysNothing() {
	e.t.Helper()
	for _, c := range e.complaints.take() {
		if !strings.HasPrefix(c, "a request to blob:") {
			e.t.Error(c)
		}
	}
}

// A colleague whose browser speaks Chinese finds the page in Chinese, with its icons, and
// without the network.
func TestFormsSpeakChineseAndHaveTheirIconsOffline(t *testing.T) {
	t.Parallel()
	book := fstest.MapFS{
		"factorybook.yaml":         {Data: []byte("title: Book\n")},
		"factories/a/factory.yaml": {Data: []byte("name: Alpha\nname_zh: 阿尔法\n")},
	}
	e := openForms(t, book, `Object.defineProperty(navigator, "languages", {get: () => ["zh-CN", "zh"]}); Object.defineProperty(navigator, "language", {get: () => "zh-CN"});`)
	e.open("a_visits/new", "date")
	text := ask[string](e, `(async () => document.body.innerText)()`)
	for _, want := range []string{"保存", "Day · 日期", "添加 \u2068Promises · 承诺\u2069", "任何一方在此作出的承诺"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	for _, english := range []string{"Save", "Cancel", "Preview", "Add "} {
		if strings.Contains(text, english) {
			t.Errorf("%q is on the Chinese page", english)
		}
	}
	if !ask[bool](e, `document.fonts.ready.then(() => [...document.fonts].some((f) => f.family.includes("Material Symbols") && f.status === "loaded"))`) {
		t.Error("the icons are not there")
	}
	e.saysNothing()
}
