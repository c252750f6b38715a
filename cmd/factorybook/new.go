package main

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/starter"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

func newNew(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Start a record with what it needs, in the right place",
		Long: "new writes a record with the next free id and the common keys as comments. It never\n" +
			"changes a record that is there; a new order, issue or talk is added behind the others of its year.",
		Example: "  factorybook new factory foshan-huayao --name \"Foshan Huayao Sample Ceramics\"\n" +
			"  factorybook new order foshan-huayao\n  factorybook new talk foshan-huayao\n" +
			"  factorybook new visit foshan-huayao --on 2026-12-03",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newRecord(e, "factory", "a folder with the first record of a factory", func(b *startBook, id string, flags startFlags) (starter.Record, error) {
			if !load.ValidFactoryID(id) {
				return starter.Record{}, usageError{text: fmt.Sprintf("%q cannot be the id of a factory: a-z, 0-9 and -, at most 64", id), hint: b.command("new", "factory", "foshan-huayao")}
			}
			return starter.Factory(id, or(*flags.name, id), flags.day)
		}),
		newRecord(e, "order", "an order, behind the others of the year", func(b *startBook, id string, flags startFlags) (starter.Record, error) {
			f, err := b.factory(id)
			if err != nil {
				return starter.Record{}, err
			}
			return starter.Order(f, b.orders, flags.day)
		}),
		newRecord(e, "issue", "an issue, behind the others of the year", func(b *startBook, id string, flags startFlags) (starter.Record, error) {
			f, err := b.factory(id)
			if err != nil {
				return starter.Record{}, err
			}
			return starter.Issue(f, b.issues, flags.day)
		}),
		newRecord(e, "talk", "an entry of the communication log, behind the others of the year", func(b *startBook, id string, flags startFlags) (starter.Record, error) {
			f, err := b.factory(id)
			if err != nil {
				return starter.Record{}, err
			}
			return starter.Talk(f, flags.day)
		}),
		newRecord(e, "visit", "a visit note, with what is open on both sides as a checklist", func(b *startBook, id string, flags startFlags) (starter.Record, error) {
			f, err := b.factory(id)
			if err != nil {
				return starter.Record{}, err
			}
			note, err := visitNote(f, b.settings, flags.day)
			if err == nil && *flags.yaml {
				note = note.InYAML()
			}
			return note, err
		}),
	)
	return cmd
}

type startFlags struct {
	day  record.Date
	name *string
	yaml *bool
}

// newRecord is the command of one kind of record.
func newRecord(e env, kind, what string, start func(*startBook, string, startFlags) (starter.Record, error)) *cobra.Command {
	cmd := &cobra.Command{
		Use:   kind + " FACTORY",
		Short: "Start " + what,
		Args:  cobra.ExactArgs(1),
	}
	book := bookFlag(cmd)
	on := cmd.Flags().String("on", "", "the record's `date` (default: today)")
	var flags startFlags
	if kind == "factory" {
		flags.name = cmd.Flags().String("name", "", "the factory's name")
	}
	if kind == "visit" {
		flags.yaml = cmd.Flags().Bool("yaml", false, "a file of YAML, which editors complete and check; without it Markdown with front matter")
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		at, err := findBook(e, *book, nil)
		if err != nil {
			return err
		}
		if flags.day, err = dateFlag("on", *on); err != nil {
			return err
		}
		b, err := openStart(e, at, args[0])
		if err != nil {
			return err
		}
		defer b.close()
		if flags.day.IsZero() {
			flags.day = b.today
		}
		r, err := start(b, args[0], flags)
		if err != nil {
			return err
		}
		if err := b.write(kind, r); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s in %s\n", r.ID, b.path(r.File))
		return nil
	}
	return cmd
}

// startBook is a book that gets a new record.
type startBook struct {
	*openedBook
	today          record.Date
	settings       *record.Settings
	orders, issues []string // the ids that are taken
	ids            []string // of the factories
	asked          *record.Factory
	files          *write.Book
}

// openStart reads which ids are taken, and keeps the factory with the id.
func openStart(e env, at place, id string) (*startBook, error) {
	opened, err := openFolder(e, at)
	if err != nil {
		return nil, err
	}
	b := &startBook{openedBook: opened}
	book, err := load.Open(opened.Book)
	if err != nil {
		return nil, err
	}
	b.settings = book.Settings
	if b.today, err = book.Settings.Today(opened.Now); err != nil {
		b.today = record.DateOf(opened.Now)
	}
	for _, entry := range book.Factories {
		f, err := book.Factory(entry.ID)
		if err != nil {
			return nil, err
		}
		b.ids = append(b.ids, entry.ID)
		for i := range f.Record.Orders {
			b.orders = append(b.orders, f.Record.Orders[i].ID.V)
		}
		for i := range f.Record.Issues {
			b.issues = append(b.issues, f.Record.Issues[i].ID.V)
		}
		if entry.ID == id {
			b.asked = f.Record
		}
	}
	b.files, err = write.OpenBook(at.dir)
	return b, err
}

func (b *startBook) close() {
	b.files.Close()
	b.openedBook.close()
}

// factory returns the factory that was asked for.
func (b *startBook) factory(id string) (*record.Factory, error) {
	if b.asked != nil {
		return b.asked, nil
	}
	return nil, unknownFactory(generator.UnknownFactory(id, b.ids), b.place)
}

// write puts the record to its place without changing what is there.
func (b *startBook) write(kind string, r starter.Record) error {
	if r.Listed {
		if old, err := fs.ReadFile(b.Book, r.File); err == nil {
			return b.files.Replace(r.File, starter.Append(old, r))
		}
	}
	return createRecord(b.files, kind, r)
}

// createRecord writes the file of a new record. A YAML file begins with the line
// by which an editor finds its schema.
func createRecord(files *write.Book, kind string, r starter.Record) error {
	text := []byte(r.Text)
	if r.Listed {
		text = starter.Append(nil, r)
	}
	if path.Ext(r.File) == ".yaml" {
		if err := writeSchemas(files); err != nil {
			return err
		}
		text = append([]byte(schemaLine(r.File, kind)+"\n"), text...)
	}
	return files.Create(r.File, text)
}

// visitNote starts the note of a visit, in the book's language.
func visitNote(f *record.Factory, settings *record.Settings, on record.Date) (starter.Record, error) {
	site, err := words.NewSite(words.Options{Settings: settings, AsOf: on, Templates: templates.Files})
	if err != nil {
		return starter.Record{}, err
	}
	return starter.Visit(f, settings, site.Words, on)
}

// or returns the first text that is not empty.
func or(texts ...string) string {
	for _, s := range texts {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}
