package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/starter"
	"factorybook/generator/write"
)

func newInit(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Start a book, or complete one: settings, a first factory, schemas for editors, recipes for CI",
		Long: "init writes a book that builds at once and is there to be changed: what is common stands\n" +
			"in its records as comments. It also writes the schemas by which editors complete and\n" +
			"check records, and recipes by which a forge checks every change and publishes the site.\n" +
			"In a book that is there it writes what is missing, and changes no file of yours but\n" +
			".gitignore, at whose end it adds the lines for the site.\n\n" +
			"With --forms it also writes admin/, a page of forms on which people write records\n" +
			"without git, or brings it up to date with the factories of the book.",
		Example: "  factorybook init\n  factorybook init ../our-book --title \"Our factory book\"\n  factorybook init --forms",
		Args:    cobra.MaximumNArgs(1),
	}
	title := cmd.Flags().String("title", "Our factory book", "the title of a new book")
	withForms := cmd.Flags().Bool("forms", false, "also write admin/, a page of forms for whoever writes without git")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		now, err := e.clock()
		if err != nil {
			return err
		}
		at := place{dir: ".", found: true}
		if len(args) > 0 {
			at = place{dir: args[0], found: filepath.Clean(args[0]) == "."}
		}
		if err := newPlace(at.dir); err != nil {
			return err
		}
		if err := os.MkdirAll(at.dir, 0o777); err != nil {
			return fmt.Errorf("make the book's folder: %w", err)
		}
		files, err := write.OpenBook(at.dir)
		if err != nil {
			return err
		}
		defer files.Close()
		made, err := startRecords(files, at.dir, *title, record.DateOf(now))
		if err != nil {
			return err
		}
		beside, kept, err := furnish(files, os.DirFS(at.dir))
		if err != nil {
			return err
		}
		made = append(made, beside...)
		var unfit []string
		if *withForms {
			page, own, no, err := writeForms(cmd.Context(), files, at.dir, record.DateOf(now))
			if err != nil {
				return err
			}
			made, kept, unfit = append(made, page...), append(kept, own...), no
		}
		switch {
		case len(made) == 0:
			fmt.Fprintf(e.stdout, "%s has everything; nothing was changed\n", at.dir)
		case slices.Contains(made, load.SettingsFile):
			fmt.Fprintf(e.stdout, "%s is a book now\n", at.dir)
		default:
			fmt.Fprintf(e.stdout, "%s: written %s\n", at.dir, strings.Join(made, ", "))
		}
		if len(kept) > 0 {
			fmt.Fprintf(e.stdout, "left as they are: %s\n", strings.Join(kept, ", "))
		}
		at.printNext(e)
		if *withForms {
			e.formsNext(unfit)
		}
		return nil
	}
	return cmd
}

// printNext says what one does with a book that is new.
func (p place) printNext(e env) {
	fmt.Fprintf(e.stdout, "\nnext:\n\n  %s\n  %s\n\nand open %s\n",
		p.command("check"), p.command("build"), filepath.Join(p.dir, load.OutputFolder, "index.html"))
}

// startRecords writes the settings of a new book and, where no factory is, a first one
// with an order and a visit.
func startRecords(files *write.Book, dir, title string, today record.Date) (made []string, err error) {
	const id = "first-factory"
	f := &record.Factory{ID: id}
	type step struct {
		kind string
		make func() (starter.Record, error)
	}
	var steps []step
	if !hasSettings(dir) {
		steps = append(steps, step{"settings", func() (starter.Record, error) { return starter.Settings(title) }})
	}
	if _, err := os.Stat(filepath.Join(dir, load.FactoriesFolder)); errors.Is(err, fs.ErrNotExist) {
		steps = append(steps,
			step{"factory", func() (starter.Record, error) { return starter.Factory(id, "First Factory Co., Ltd.", today) }},
			step{"order", func() (starter.Record, error) { return starter.Order(f, nil, today) }},
			step{"visit", func() (starter.Record, error) { return visitNote(f, &record.Settings{}, today) }})
	}
	for _, step := range steps {
		r, err := step.make()
		if err != nil {
			return made, err
		}
		if err := createRecord(files, step.kind, r); err != nil {
			return made, err
		}
		made = append(made, r.File)
	}
	return made, nil
}

// ignoreFile says what git leaves alone.
const ignoreFile = ".gitignore"

// furnish writes what a book has beside its records: schemas and settings for editors,
// recipes for CI, and what git leaves alone. Schemas are the program's own and brought
// up to date; any other file that is there stays, but that lines which .gitignore lacks
// are added at its end. kept are those that say something else than a new book would.
func furnish(files *write.Book, book fs.FS) (made, kept []string, err error) {
	beside, err := starter.Beside()
	if err != nil {
		return nil, nil, err
	}
	if err := writeSchemas(files); err != nil {
		return nil, nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(beside)) {
		err := files.Create(name, beside[name])
		if err == nil {
			made = append(made, name)
			continue
		}
		if !errors.Is(err, fs.ErrExist) {
			return made, kept, err
		}
		old, err := fs.ReadFile(book, name)
		if err != nil {
			kept = append(kept, name) // a folder or a link
			continue
		}
		if name == ignoreFile {
			if all := withLines(old, beside[name]); len(all) > len(old) {
				if err := files.Replace(name, all); err != nil {
					return made, kept, err
				}
				made = append(made, name)
			}
			continue
		}
		if !bytes.Equal(old, beside[name]) {
			kept = append(kept, name)
		}
	}
	return made, kept, nil
}

// withLines adds the lines of more that a text has not.
func withLines(text, more []byte) []byte {
	have := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		have[strings.TrimSpace(line)] = true
	}
	end := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		end = "\r\n"
	}
	for line := range strings.Lines(string(more)) {
		if line = strings.TrimSpace(line); line == "" || have[line] || strings.HasPrefix(line, "#") {
			continue
		}
		if len(text) > 0 && text[len(text)-1] != '\n' {
			text = append(text, end...)
		}
		text = append(text, line+end...)
	}
	return text
}

// schemaFile is the place of a kind's schema in a book.
func schemaFile(kind string) string { return path.Join(schemaDir, kind+".json") }
