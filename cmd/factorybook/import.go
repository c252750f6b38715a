package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"factorybook/generator/diag"
	"factorybook/generator/importer"
	"factorybook/generator/load"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

func newImport(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Turn a spreadsheet into records",
		Long: "import turns a workbook (.xlsx) or a CSV file into records. A map says what its columns\n" +
			"mean; `factorybook explain map` says how to write one. What was edited by hand is left alone.\n\n" +
			"--suggest looks at a file and prints a map to begin with.",
		Example: "  factorybook import --suggest orders.xlsx > map.yaml",
		Args:    cobra.NoArgs,
	}
	suggest := cmd.Flags().String("suggest", "", "look at a `file` and print a map for it")
	book := bookFlag(cmd)
	language := languageFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if *suggest == "" {
			return cmd.Help()
		}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		file, err := readSource(*suggest)
		if err != nil {
			return err
		}
		at, err := findBook(e, *book, nil)
		if err != nil {
			at = place{dir: "our-book"} // there is none yet: the next command begins it
		} else if *language == "" {
			*language = bookLanguage(os.DirFS(at.dir))
		}
		said, err := words.LoadProblems(templates.Files, *language)
		if err != nil {
			return err
		}
		text, _, err := importer.Suggest(file, func(what string) string {
			return at.command("import", what, *suggest, "--map", "THIS-FILE", "--dry-run")
		}, said.Table())
		if err != nil {
			return inWords(err, said)
		}
		_, err = io.WriteString(e.stdout, text)
		return err
	}
	cmd.AddCommand(
		newImportOf(e, "orders", "Turn order lines into orders by factory and year", importer.Orders),
		newImportOf(e, "factories", "Turn a list of factories into their folders", importer.Factories),
		newImportTalks(e),
	)
	return cmd
}

func newImportOf(e env, what, short string, run func(importer.Options) (*importer.Report, error)) *cobra.Command {
	cmd := &cobra.Command{
		Use:     what + " FILE --map MAP.yaml --book BOOK",
		Short:   short,
		Example: "  factorybook import " + what + " " + what + ".csv --map map.yaml --dry-run",
		Args:    cobra.ExactArgs(1),
	}
	book := bookFlag(cmd)
	mapFile := cmd.Flags().String("map", "", "the `file` that says what the columns mean")
	language := languageFlag(cmd)
	dryRun := cmd.Flags().Bool("dry-run", false, "say what would be done, and do nothing")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if *mapFile == "" {
			return usageError{text: "import needs a map of the columns", hint: "factorybook import --suggest " + typedWord(args[0])}
		}
		at, err := importPlace(e, *book)
		if err != nil {
			return err
		}
		dir := at.dir
		if err := checkLanguage(*language); err != nil {
			return err
		}
		var opt importer.Options
		if opt.File, err = readSource(args[0]); err != nil {
			return err
		}
		if opt.Map, err = readSource(*mapFile); err != nil {
			return err
		}
		closeBook, err := openForImport(dir, *dryRun, &opt)
		if err != nil {
			return err
		}
		defer closeBook()
		// A book that an import begins gets what init gives.
		opt.Complete = func(files *write.Book) error {
			_, _, err := furnish(files, os.DirFS(dir))
			return err
		}
		opt.Beside = func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(filepath.Dir(args[0]), name)) }
		// A hundred thousand rows are read in 256 MiB: from here on memory is freed
		// rather than taken. It is no limit for more rows, which take their time.
		debug.SetMemoryLimit(192 << 20)
		said, err := words.LoadProblems(templates.Files, cmp.Or(*language, bookLanguage(opt.Book)))
		if err != nil {
			return err
		}
		report, err := run(opt)
		if err != nil {
			return inWords(err, said)
		}
		if err := printImport(e, report, *mapFile, dir, opt, said); err != nil {
			return err
		}
		if report.NewBook && !*dryRun {
			at.printNext(e)
		}
		return nil
	}
	return cmd
}

// inWords is an error in the language of the reports.
func inWords(err error, said *words.ProblemWords) error {
	return errors.New(diag.ErrorIn(err, said.Table()))
}

// importPlace is the book that records go to; the one that is named may be new.
func importPlace(e env, named string) (place, error) {
	if named == "" {
		if at, err := findBook(e, "", nil); err == nil {
			return at, nil
		}
		named = "."
	}
	return place{named, named == "."}, newPlace(named)
}

// readSource reads the file of a spreadsheet or map; without one the command was
// used wrongly.
func readSource(name string) (importer.Source, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return importer.Source{}, usageError{text: err.Error()}
	}
	return importer.Source{Name: filepath.Base(name), Data: data}, nil
}

// openForImport opens the book to read it. One that is missing is made when there
// is something to write, and never by a dry run.
func openForImport(dir string, dryRun bool, opt *importer.Options) (closeBook func(), err error) {
	if !dryRun {
		opt.Write = func() (*write.Book, error) {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return nil, fmt.Errorf("make the book's folder: %w", err)
			}
			return write.OpenBook(dir)
		}
	}
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return func() {}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open the book: %w", err)
	}
	opt.Book = root.FS()
	return func() { root.Close() }, nil
}

// bookLanguage is the first language of a book, English where there is none yet.
func bookLanguage(book fs.FS) string {
	if book == nil {
		return words.English
	}
	opened, err := load.Open(book)
	if err != nil {
		return words.English
	}
	list, err := words.Languages(templates.Files, opened.Settings)
	if err != nil {
		return words.English
	}
	return list[0]
}

// printImport prints what is wrong with the map or the book, by the paths that
// were typed, and the report.
func printImport(e env, report *importer.Report, mapFile, dir string, opt importer.Options, said *words.ProblemWords) error {
	problems := slices.Clone(said.All(report.Problems))
	for i := range problems {
		file := &problems[i].Place.File
		if *file == opt.Map.Name {
			*file = filepath.ToSlash(mapFile)
		} else {
			*file = path.Join(filepath.ToSlash(dir), *file)
		}
	}
	diag.WriteText(e.stdout, problems, diag.TextOptions{
		Phrases: said.Table(),
		Source:  func(file string) ([]byte, error) { return os.ReadFile(filepath.FromSlash(file)) },
		Colour:  e.colour(e.stdout),
	})
	if err := report.WriteText(e.stdout, said.Table()); err != nil {
		return err
	}
	// Orders that are held back wait for a word in the map.
	if diag.HasErrors(problems) || len(report.Held) > 0 {
		return errProblems
	}
	return nil
}
