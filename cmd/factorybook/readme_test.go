package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// beside is what the reader of the README has: their own spreadsheet and map.
const beside = `
-- orders.csv --
PO,Supplier,Placed,Promised,Article,Quantity,Price
25-014,Foshan Huayao Sample Ceramics,2025-02-10,2025-04-15,KT-210,4800,1.42
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Placed, promised: Promised}
line: {sku: Article, quantity: Quantity, price: Price}
constants: {currency: USD, unit: pcs}
`

var (
	commandLine = regexp.MustCompile(`(?m)^    (?:go run \./cmd/factorybook|factorybook) (.*)$`)
	inText      = regexp.MustCompile("`factorybook ([^`]*)`")
	link        = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	inCode      = regexp.MustCompile("(?ms)^```.*?^```|^    .*?$|`[^`\n]*`")
)

func readme(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestCommandsOfTheReadmesRunAsTheyStandThere(t *testing.T) {
	texts := []string{readme(t, "../../README.md"), readme(t, "../../content/README.md")}
	content, err := filepath.Abs("../../content")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(beside)).Files {
		put(t, dir, f.Name, string(f.Data))
	}
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(content)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	ran := 0
	for _, text := range texts {
		for _, pattern := range []*regexp.Regexp{commandLine, inText} {
			for _, found := range pattern.FindAllStringSubmatch(text, -1) {
				ran++
				// The map that stands beside is the suggested one with what only a person knows.
				line, _, _ := strings.Cut(found[1], " > map.yaml")
				if strings.HasPrefix(line, "serve") {
					line += " --help" // it would go on until somebody ends it
				}
				if code, stdout, stderr := typed(t, strings.Fields(line)...); code != exitFine {
					t.Errorf("factorybook %s: exit %d\n%s%s", found[1], code, stdout, stderr)
				}
			}
		}
	}
	if ran < 6 {
		t.Errorf("only %d commands were found", ran)
	}
	if _, err := os.Stat("our-book/public/index.html"); err != nil {
		t.Error("the README says to open it:", err)
	}
	page, err := os.ReadFile("mybook/public/factories.html")
	if err != nil || !strings.Contains(string(page), "Foshan Huayao") {
		t.Error("own suppliers are not on a page after five steps:", err)
	}
}

func TestMistakeInTheReadmeIsReportedAsItStandsThere(t *testing.T) {
	_, after, found := strings.Cut(readme(t, "../../README.md"), "    mybook/factories/")
	if !found {
		t.Fatal("the README shows no mistake")
	}
	shown, _, _ := strings.Cut("    mybook/factories/"+after, "\n\n")
	shown = strings.ReplaceAll("\n"+shown, "\n    ", "\n")[1:] + "\n"
	dir := t.TempDir()
	put(t, dir, "mybook/factorybook.yaml", "title: My factories\n")
	put(t, dir, "mybook/factories/foshan-huayao/factory.yaml", "name: Foshan Huayao Sample Ceramics\n")
	put(t, dir, "mybook/factories/foshan-huayao/orders/2026.yaml", "- id: PO-2026-001\n  placed: 2026/1/12\n")
	t.Chdir(dir)
	if code, stdout, _ := typed(t, "build", "mybook", "-o", "public"); code != exitProblems || stdout != shown {
		t.Errorf("exit %d, printed\n%sthe README shows\n%s", code, stdout, shown)
	}
}

// TestLinksBetweenTheDocumentsResolve follows the links of every document to files
// of the project, and to headings in them.
func TestLinksBetweenTheDocumentsResolve(t *testing.T) {
	root := os.DirFS("../..")
	links := 0
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		// Notes of books are not documents; the checker follows their links.
		if d.IsDir() && (d.Name() == "testdata" || name == "content/factories" || name == "public" || strings.HasPrefix(d.Name(), ".") && name != ".") {
			return fs.SkipDir
		}
		if path.Ext(name) != ".md" {
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, found := range link.FindAllStringSubmatch(inCode.ReplaceAllString(string(text), ""), -1) {
			target, heading, _ := strings.Cut(found[1], "#")
			if strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
				continue
			}
			links++
			file := name
			if target != "" {
				file = path.Join(path.Dir(name), target)
			}
			info, err := fs.Stat(root, file)
			if err != nil {
				t.Errorf("%s: %s leads nowhere", name, found[1])
				continue
			}
			if heading != "" && !info.IsDir() && !hasHeading(t, root, file, heading) {
				t.Errorf("%s: %s: no such heading in %s", name, found[1], file)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if links < 10 {
		t.Errorf("only %d links were found", links)
	}
}

// hasHeading reports whether a document has a heading with the id that a code
// host gives it: lower case, spaces as hyphens, no punctuation.
func hasHeading(t *testing.T, root fs.FS, file, id string) bool {
	t.Helper()
	text, err := fs.ReadFile(root, file)
	if err != nil {
		t.Fatal(err)
	}
	punctuation := regexp.MustCompile(`[^\p{L}\p{N} _-]`)
	for line := range strings.Lines(string(text)) {
		if title := strings.TrimLeft(line, "#"); title != line {
			slug := strings.ReplaceAll(punctuation.ReplaceAllString(strings.ToLower(strings.TrimSpace(title)), ""), " ", "-")
			if slug == id {
				return true
			}
		}
	}
	return false
}
