package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/starter"
	"factorybook/generator/write"
)

func newInit(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Start a book: settings, a first factory with an order and a visit, recipes for CI",
		Long: "init writes a book that builds at once and is there to be changed: what is common stands\n" +
			"in its records as comments. It also writes the schemas by which editors complete and\n" +
			"check records, and recipes by which a forge checks every change and builds the site.",
		Example: "  factorybook init our-book --title \"Our factory book\"",
		Args:    cobra.ExactArgs(1),
	}
	title := cmd.Flags().String("title", "Our factory book", "the book's title")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		now, err := e.clock()
		if err != nil {
			return err
		}
		dir := args[0]
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return fmt.Errorf("make the book's folder: %w", err)
		}
		if _, err := os.Stat(filepath.Join(dir, load.SettingsFile)); !errors.Is(err, fs.ErrNotExist) {
			return usageError{text: dir + " holds a book already", hint: "factorybook new factory ID --book " + dir}
		}
		if err := startNewBook(dir, *title, record.DateOf(now)); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s is a book with one factory to change or delete; next:\n\n  factorybook check %s\n  factorybook build %s -o public\n", dir, dir, dir)
		return nil
	}
	return cmd
}

// startNewBook writes the files of a new book; what is there already stays.
func startNewBook(dir, title string, today record.Date) error {
	files, err := write.OpenBook(dir)
	if err != nil {
		return err
	}
	defer files.Close()
	const id = "first-factory"
	f := &record.Factory{ID: id}
	settings := &record.Settings{}
	steps := []struct {
		kind string
		make func() (starter.Record, error)
	}{
		{"settings", func() (starter.Record, error) { return starter.Settings(title) }},
		{"factory", func() (starter.Record, error) { return starter.Factory(id, "First Factory Co., Ltd.", today) }},
		{"order", func() (starter.Record, error) { return starter.Order(f, nil, today) }},
		{"visit", func() (starter.Record, error) { return visitNote(f, settings, today) }},
	}
	for _, step := range steps {
		r, err := step.make()
		if err != nil {
			return err
		}
		if err := createRecord(files, step.kind, r); err != nil {
			return err
		}
	}
	recipes, err := starter.Recipes()
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(recipes)) {
		if err := files.Create(name, recipes[name]); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return nil
}
