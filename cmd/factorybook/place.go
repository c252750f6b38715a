package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator/load"
	"factorybook/generator/write"
)

// place is the folder of a book, as it can be typed where the program runs.
type place struct {
	// dir leads to the book from the current folder.
	dir string
	// found means that nobody named it: a command finds it again from here.
	found bool
}

// placed are the commands that take the book as their argument.
var placed = []string{"build", "changed", "check", "due", "export", "fmt", "serve"}

// command is a command line for this book that can be typed where the program runs.
// All hints and next steps are made here.
func (p place) command(name string, args ...string) string {
	line := []string{"factorybook", name}
	switch {
	case p.found:
	case slices.Contains(placed, name):
		line = append(line, typedWord(p.dir))
	default:
		args = append(slices.Clone(args), "--book", p.dir)
	}
	for _, a := range args {
		line = append(line, typedWord(a))
	}
	return strings.Join(line, " ")
}

var plainWord = regexp.MustCompile(`^[\p{L}\p{N}_./:@%+=,~-]+$`)

// typedWord is a word of a command line as a shell takes it.
func typedWord(s string) string {
	switch {
	case plainWord.MatchString(s):
		return s
	case runtime.GOOS == "windows":
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// bookFlag gives a command its book: `--book BOOK`, or the argument, or the one
// that is found from the current folder.
func bookFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("book", "", "the book's `folder` (default: the one that the current folder is, or lies in)")
}

// namedBook is the book that a command line names, or "".
func namedBook(flag string, args []string) (string, error) {
	switch {
	case flag != "" && len(args) > 0:
		return "", usageError{text: fmt.Sprintf("two books: %s and --book %s", args[0], flag)}
	case len(args) > 0:
		return args[0], nil
	}
	return flag, nil
}

// findBook returns the book that was named or, where none was, the one around the
// current folder, else the only one right below it.
func findBook(e env, flag string, args []string) (place, error) {
	named, err := namedBook(flag, args)
	if err != nil {
		return place{}, err
	}
	dir := named
	if dir == "" {
		dir = "."
	}
	if looksLikeBook(dir) {
		return place{dir, named == ""}, nil
	}
	above, below := bookAbove(dir), booksBelow(dir)
	switch {
	case named == "" && above != "":
		return place{above, true}, nil
	case named == "" && len(below) == 1:
		fmt.Fprintf(e.stderr, "the book is %s\n", below[0])
		return place{below[0], true}, nil
	case named == "" && len(below) > 1:
		return place{}, usageError{text: fmt.Sprintf("this folder is no book; below it are %s", strings.Join(firstOf(below), ", ")), hint: "name one, such as --book " + typedWord(below[0])}
	case named == "":
		return place{}, usageError{text: "no book here: neither this folder nor one around it has a " + load.SettingsFile, hint: "factorybook init our-book"}
	case above != "":
		return place{}, usageError{text: fmt.Sprintf("%s is no book, but lies in one", named), hint: "did you mean " + typedWord(above) + "?"}
	case len(below) > 0:
		return place{}, usageError{text: fmt.Sprintf("%s is no book; below it are %s", named, strings.Join(firstOf(below), ", ")), hint: "did you mean " + typedWord(below[0]) + "?"}
	}
	return place{named, false}, nil // what is wrong with it is said by whoever reads it
}

// looksLikeBook reports whether a folder has settings, or factories at least.
func looksLikeBook(dir string) bool {
	if hasSettings(dir) {
		return true
	}
	info, err := os.Stat(filepath.Join(dir, load.FactoriesFolder))
	return err == nil && info.IsDir()
}

func hasSettings(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, load.SettingsFile))
	return err == nil && info.Mode().IsRegular()
}

// bookAbove leads to the nearest folder around dir that is a book, or is "".
func bookAbove(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for up := dir; filepath.Dir(abs) != abs; {
		abs, up = filepath.Dir(abs), filepath.Join(up, "..")
		if hasSettings(abs) {
			return up
		}
	}
	return ""
}

// booksBelow are the books right below dir.
func booksBelow(dir string) (books []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if below := filepath.Join(dir, e.Name()); e.IsDir() && hasSettings(below) {
			books = append(books, below)
		}
	}
	return books
}

// firstOf are as many books as a message names.
func firstOf(books []string) []string {
	if len(books) > fewFactories {
		return append(slices.Clone(books[:fewFactories]), "…")
	}
	return books
}

// newPlace checks the folder of a book that may be new: one within another book would
// never be read.
func newPlace(dir string) error {
	if above := bookAbove(dir); above != "" && !looksLikeBook(dir) {
		return usageError{text: fmt.Sprintf("%s lies in the book %s, where no other book is read", dir, above), hint: "factorybook init " + typedWord(above) + " completes that book"}
	}
	return nil
}

// outputDir is where a site of the book goes: the folder that was named, which lies
// outside of the book, or public in the book, which is never read.
func (p place) outputDir(out string) (string, error) {
	public := filepath.Join(p.dir, load.OutputFolder)
	if out == "" {
		return public, noLinks(p.dir, load.OutputFolder)
	}
	inside, err := write.Inside(out, p.dir)
	if err != nil || !inside {
		return out, wrapCompare(out, err)
	}
	if same, err := samePlace(out, public); err != nil || same {
		return out, wrapCompare(out, err)
	}
	return "", usageError{text: fmt.Sprintf("the output folder %s lies inside the book; only %s may be there", out, public), hint: p.command("build")}
}

// outsideDir checks that an output lies outside of the book.
func (p place) outsideDir(out, command, name string) error {
	inside, err := write.Inside(out, p.dir)
	if err != nil || !inside {
		return wrapCompare(out, err)
	}
	return usageError{text: fmt.Sprintf("the output folder %s lies inside the book %s", out, p.dir), hint: p.command(command, "-o", p.beside(name))}
}

// beside is a name for a file or folder beside the book.
func (p place) beside(name string) string { return filepath.Join(p.dir, "..", name) }

// publicFile is the way to a file below public in the book; its folder is made.
func (p place) publicFile(name string) (string, error) {
	folder, base := filepath.Split(filepath.Join(load.OutputFolder, filepath.FromSlash(name)))
	if err := noLinks(p.dir, folder); err != nil {
		return "", err
	}
	folder = filepath.Join(p.dir, folder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", fmt.Errorf("make %s: %w", folder, err)
	}
	return filepath.Join(folder, base), nil
}

// noLinks refuses a place in the book to which a link leads: a book comes from
// others, and must not say where on this machine is written.
func noLinks(dir, below string) error {
	way := dir
	for part := range strings.SplitSeq(filepath.Clean(below), string(filepath.Separator)) {
		way = filepath.Join(way, part)
		info, err := os.Lstat(way)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && !info.IsDir() {
			return usageError{text: fmt.Sprintf("%s is not a folder of its own", way), hint: "remove it, or name another place outside the book with -o"}
		}
	}
	return nil
}

// samePlace reports whether two paths are one folder.
func samePlace(a, b string) (bool, error) {
	in, err := write.Inside(a, b)
	if err != nil || !in {
		return false, err
	}
	return write.Inside(b, a)
}

func wrapCompare(out string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("compare %s with the book: %w", out, err)
}
