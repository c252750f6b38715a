package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"factorybook/generator/testenv"
)

// besideBook is what stands beside the book in which the examples of --help are typed:
// a spreadsheet with its map, and mails.
const besideBook = `
-- orders.csv --
PO,Supplier,Placed,Promised,Article,Quantity,Price
25-014,Foshan Sample Ceramics,2025-02-10,2025-04-15,KT-210,4800,1.42
-- factories.csv --
Supplier
Foshan Sample Ceramics
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Placed, promised: Promised}
line: {sku: Article, quantity: Quantity, price: Price}
constants: {currency: USD, unit: pcs}
-- inbox.mbox --
-- sent.mbox --
`

// sampleBook puts the sample book into a folder below a new one, and stands in it.
func sampleBook(t *testing.T) (dir string) {
	t.Helper()
	content, err := filepath.Abs("../../content")
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "our-book")
	if err := os.CopyFS(dir, os.DirFS(content)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "..", ".cache"))
	return dir
}

// words are those of a command line, as a shell reads it.
func shellWords(line string) (words []string) {
	for _, m := range regexp.MustCompile(`"([^"]*)"|'([^']*)'|(\S+)`).FindAllStringSubmatch(line, -1) {
		words = append(words, m[1]+m[2]+m[3])
	}
	return words
}

// TestEveryExampleOfHelpCanBeTypedInTheBook runs them all, standing in a book.
func TestEveryExampleOfHelpCanBeTypedInTheBook(t *testing.T) {
	git := testenv.Program(t, "git")
	dir := sampleBook(t)
	for _, f := range txtar.Parse([]byte(besideBook)).Files {
		put(t, dir, f.Name, string(f.Data))
	}
	gitIn := func(args ...string) {
		t.Helper()
		cmd := exec.Command(git, append([]string{"-c", "user.name=Mia", "-c", "user.email=mia@nordhaven.example", "-c", "init.defaultBranch=main"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	gitIn("init", "-q")
	gitIn("add", ".")
	gitIn("commit", "-q", "-m", "the book")
	for range 10 {
		gitIn("commit", "-q", "--allow-empty", "-m", "nothing")
	}
	gitIn("update-ref", "refs/remotes/origin/main", "HEAD")

	ran := 0
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Example) {
			line, _, _ = strings.Cut(strings.TrimSpace(line), " > ")
			words := shellWords(line)
			if len(words) == 0 || words[0] != "factorybook" {
				continue
			}
			if last := words[len(words)-1]; strings.HasSuffix(last, ".pdf") || last == "orders.xlsx" {
				continue // needs a browser, or a workbook
			}
			if words[1] == "serve" {
				words = append(words, "--help") // it would go on until somebody ends it
			}
			ran++
			// Problems in the records are an answer too.
			if code, stdout, stderr := typed(t, words[1:]...); code != exitFine && code != exitProblems {
				t.Errorf("%s: exit %d\n%s%s", line, code, stdout, stderr)
			}
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(newRoot(env{}))
	if ran < 20 {
		t.Errorf("only %d examples were found", ran)
	}
}

// TestWhatIsPrintedToBeTypedNextCanBeTypedThere makes mistakes, and types what the
// program says instead, in the book, above it and below it.
func TestWhatIsPrintedToBeTypedNextCanBeTypedThere(t *testing.T) {
	mistakes := [][]string{
		{"brief"}, {"brief", "first-factory", "-o", "factories/x.html"}, {"brief", "first-factory", "-o", "our-book/x.html"}, {"brief", "first-factory", "-o", "x.doc"},
		{"build", "-o", "site"}, {"build", "-o", "our-book/site"}, {"build", "our-book", "-o", "our-book/site"},
		{"export"}, {"export", "-o", "tables"}, {"export", "our-book"}, {"export", "our-book", "-o", "our-book/tables"},
		{"changed"}, {"changed", "our-book"}, {"new", "factory", "Not An Id"}, {"new", "factory", "Not An Id", "--book", "our-book"},
		{"init"}, {"init", "our-book"}, {"schema", "ordr"}, {"biuld"}, {"explain", "recrods"}, {"explain", "FB010"}, {"check", "--formt"},
	}
	printed := regexp.MustCompile(`(?m)^(?:factorybook: hint: |  )(factorybook .*)$`)
	sample := filepath.Join(t.TempDir(), "our-book")
	if code, _, stderr := typed(t, "init", sample); code != exitFine {
		t.Fatal(stderr)
	}
	ran := 0
	for _, place := range []string{"..", "factories"} {
		t.Chdir(filepath.Join(sample, filepath.FromSlash(place)))
		tried := map[string]bool{}
		for _, args := range mistakes {
			if args[0] == "init" && place == ".." && len(args) == 1 {
				continue // it makes a book there
			}
			_, stdout, stderr := typed(t, args...)
			for _, found := range printed.FindAllStringSubmatch(stdout+stderr, -1) {
				line, _, _ := strings.Cut(found[1], ", or factorybook ")
				if ran++; tried[line] {
					continue
				}
				tried[line] = true
				if code, out, err := typed(t, shellWords(line)[1:]...); code == exitUsage && !strings.HasSuffix(line, ".pdf") && !strings.HasSuffix(line, " completes that book") {
					t.Errorf("in %s: factorybook %s\nsays: %s\nwhich says: %s%s", place, strings.Join(args, " "), line, out, err)
				}
			}
		}
	}
	if ran < 20 {
		t.Errorf("only %d hints were found", ran)
	}
}
