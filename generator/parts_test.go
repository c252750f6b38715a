package generator

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"factorybook/generator/check"
	"factorybook/generator/diag"
)

// smallBook is a small book of a txtar archive.
func smallBook(archive string) Options {
	files := fstest.MapFS{"factorybook.yaml": {Data: []byte("title: Example\nlanguages: [en, zh-Hans]\n")}}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return Options{Book: files, Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)}
}

func foundAt(problems []diag.Problem) string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Place.String()+" "+p.Code)
	}
	return strings.Join(list, "\n")
}

func TestOwnPartsAreTriedBeforeAnythingIsBuilt(t *testing.T) {
	const foot = "templates/parts/foot.html"
	for _, c := range []struct{ what, part, name, want string }{
		{"the program's own", `{{define "foot"}}<p>{{.AsOf}}</p>{{end}}`, foot, ""},
		{"a value that no page has", "{{define \"foot\"}}\n<p>{{.AsOff}}</p>{{end}}", foot, foot + ":2:6 FB0616"},
		{"one that only a full page reaches", `{{define "foot"}}{{if .Commit}}{{range .Nav}}{{.Lable}}{{end}}{{end}}{{end}}`, foot, foot + ":1:48 FB0616"},
		{"a branch that only an empty one in a list reaches", `{{define "foot"}}{{range .Nav}}{{if .Label}}{{else}}{{.Lable}}{{end}}{{end}}{{end}}`, foot, foot + ":1:55 FB0616"},
		{"a function that there is not", `{{define "foot"}}{{shout .Book}}{{end}}`, foot, foot + ":1:1 FB0616"},
		{"an end too few", `{{define "foot"}}{{if .Book}}{{end}}`, foot, foot + ":2:1 FB0616"},
		{"a tag that never ends", `{{define "foot"}}<p title="{{.Book}}</p>{{end}}`, foot, foot + ":1:1 FB0616"},
		{"another name than pages need", `{{define "feet"}}{{end}}`, foot, foot + ":1:1 FB0616"},
		{"a name that replaces nothing", `x`, "templates/parts/feet.html", "templates/parts/feet.html:1:1 FB0615"},
		{"a script", `x`, "templates/scripts/10-site.js", "templates/scripts/10-site.js:1:1 FB0615"},
		{"a style", `main { color: red }`, "templates/styles/04-note.css", ""},
	} {
		report, err := Check(context.Background(), smallBook("-- "+c.name+" --\n"+c.part+"\n"))
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		got := foundAt(report.Problems)
		if c.want == "" && got != "" || !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
}

// What is wrong with a part is said in words of whoever writes it, and not in those of the
// language that the program is written in.
func TestAPartThatAsksForTooMuchIsToldWhat(t *testing.T) {
	report, err := Check(context.Background(), smallBook("-- templates/parts/foot.html --\n{{define \"foot\"}}{{range .Nav}}{{.Lable}}{{end}}{{end}}\n"))
	if err != nil || len(report.Problems) != 1 {
		t.Fatal(err, foundAt(report.Problems))
	}
	p := &report.Problems[0]
	if text := p.Text; !strings.Contains(text, ".Lable") || strings.Contains(text, "pages.") || strings.Contains(text, "type") {
		t.Errorf("%q", text)
	}
	if hint := p.Hint; !strings.Contains(hint, "factorybook explain parts/foot.html") {
		t.Errorf("hint: %q", hint)
	}
}

func TestTheRuleOfPartsFindsItsExamples(t *testing.T) {
	for _, rule := range check.Rules() {
		if rule.Code != "FB0616" {
			continue
		}
		for example, want := range map[string]string{rule.Bad: "templates/parts/foot.html:1:23 FB0616", rule.Good: ""} {
			report, err := Check(context.Background(), smallBook(example))
			if err != nil {
				t.Fatal(err)
			}
			if got := foundAt(report.Problems); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
	}
}

func TestABrandAndPartsOfItsOwnAreOnEveryPage(t *testing.T) {
	out := t.TempDir()
	report, err := Build(context.Background(), smallBook(`
-- factorybook.yaml --
title: Example
languages: [en, zh-Hans]
brand: {logo: files/logo.svg, accent: "#0a6b4f", footer: "Ask **Mia** <b>", footer_zh: 找米娅}
-- files/logo.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- factories/yuanda/factory.yaml --
name: Yuanda
-- templates/parts/source.html --
{{define "source"}}{{if .Text}}<p>ours: {{.Text}}</p>{{end}}{{end}}
-- templates/styles/04-note.css --
.note { color: green }
`), out, false)
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, foundAt(report.Problems))
	}
	for name, texts := range map[string][]string{
		"index.html":                      {`src="assets/logo.svg" alt=""`, "Ask <strong>Mia</strong> &lt;b&gt;"},
		"zh/index.html":                   {`src="../assets/logo.svg"`, "找米娅"},
		"factories/yuanda/index.html":     {`src="../../assets/logo.svg"`, "Ask <strong>Mia</strong>"},
		"zh/factories/yuanda/orders.html": {`src="../../../assets/logo.svg"`},
		// On the site it is the shared file, which the page may show.
		"factories/yuanda/briefing.html": {`src="../../assets/logo.svg" alt=""`, `img-src 'self' data:`},
		"assets/site.css":                {".note { color: green }", "--link: #0a6b4f;"},
		"assets/logo.svg":                {"<svg"},
	} {
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		}
		for _, text := range texts {
			if !strings.Contains(string(data), text) {
				t.Errorf("%s does not hold %s", name, text)
			}
		}
	}
}
