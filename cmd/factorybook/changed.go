package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/history"
	"factorybook/generator/present"
	"factorybook/generator/record"
)

func newChanged(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "changed [BOOK] --since DATE|REV",
		Short: "Tell what happened with each factory since a day or a commit",
		Long: "changed tells in the words of the trade what happened: orders placed, promises moved and by\n" +
			"whom, payments, deliveries, issues, visits. Since a day, that day included, it goes by the\n" +
			"days of the facts; since a git revision it compares the records, and shows edits too.",
		Example: "  factorybook changed content --since 2026-06-01\n  factorybook changed content --since HEAD~10 --language zh-Hans",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	since := cmd.Flags().String("since", "", "a `day` (YYYY-MM-DD) or a git revision")
	asOf := cmd.Flags().String("as-of", "", "the `date` up to which is told (default: the book's as_of, else today)")
	format := cmd.Flags().String("format", "text", "text or json")
	language := languageFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, err := bookDir(*book, args)
		if err != nil {
			return err
		}
		if *since == "" {
			return usageError{text: "since when? a day or a git revision", hint: "factorybook changed " + dir + " --since 2026-06-01"}
		}
		print, ok := changedFormats[*format]
		if !ok {
			return usageError{text: fmt.Sprintf("unknown format %q, expected text or json", *format), hint: "--format text"}
		}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, dir, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		earlier := generator.Since{}
		if day, err := record.ParseDate(*since); err == nil {
			earlier.Day = day - 1 // that day is told too
		} else {
			before, err := history.At(cmd.Context(), dir, *since)
			if err != nil {
				return err
			}
			defer before.Close()
			earlier.Book = before
		}
		changed, err := generator.Compare(cmd.Context(), opened.Options, earlier, *language)
		opened.progressDone()
		if err != nil {
			return err
		}
		if diag.HasErrors(changed.Problems) {
			opened.printProblems(e, changed.Problems)
			fmt.Fprintln(e.stderr, "nothing is told: what could not be read would look as if it were gone")
			return errProblems
		}
		out := bufio.NewWriter(e.stdout)
		if err := print(out, changedList{changed, opened, *since}); err != nil {
			return err
		}
		return out.Flush()
	}
	return cmd
}

// changedList is what is printed.
type changedList struct {
	*generator.Changed
	book  *openedBook
	since string
}

var changedFormats = map[string]func(io.Writer, changedList) error{
	"text": printChangedText,
	"json": printChangedJSON,
}

// printChangedText prints each factory with what happened and who acted, by day,
// edits of the records last; the place of each stands below it.
func printChangedText(w io.Writer, l changedList) error {
	n := 0
	for i := range l.List {
		n += len(l.List[i].Changes)
	}
	fmt.Fprintf(w, "since %s, up to %s: %s in %s\n", oneLine(l.since), l.AsOf, count(n, "change", "changes"), count(len(l.List), "factory", "factories"))
	for i := range l.List {
		f := &l.List[i]
		fmt.Fprintf(w, "\n%s  %s\n", f.ID, oneLine(f.Name.Latin+" "+f.Name.Chinese))
		who := 0
		for n := range f.Changes {
			if w := f.Changes[n].Who; w != "" {
				who = max(who, diag.Width(w)+2)
			}
		}
		for n := range f.Changes {
			c := &f.Changes[n]
			day := c.Day.String()
			if c.Day.IsZero() {
				day = c.Date
			}
			fmt.Fprintf(w, "  %s  %s%s\n", pad(day, len("2006-01-02")), pad(c.Who, who), oneLine(changeText(c)))
			fmt.Fprintf(w, "  %-10s  %s\n", "", diag.Printable(l.book.path(present.Spot(c.File, c.Pos))))
		}
	}
	return nil
}

// changeText is a change in one line, with its record and the reason given.
func changeText(c *present.Change) string {
	text := c.What
	if c.Record != "" {
		text = c.Record + ": " + text
	}
	if c.Quote != "" {
		text += " (" + c.Quote + ")"
	}
	return text
}

// changedFile is the report as JSON; generator/docs/changed.md describes it.
type changedFile struct {
	Format    string           `json:"format"`
	Since     string           `json:"since"`
	AsOf      string           `json:"as_of"`
	Factories []changedFactory `json:"factories"`
}

type changedFactory struct {
	ID      string        `json:"id"`
	Name    string        `json:"name,omitempty"`
	NameZH  string        `json:"name_zh,omitempty"`
	Changes []changedItem `json:"changes"`
}

type changedItem struct {
	Kind   string  `json:"kind"`
	On     *string `json:"on"`
	By     string  `json:"by,omitempty"`
	Record string  `json:"record,omitempty"`
	What   string  `json:"what"`
	Reason string  `json:"reason,omitempty"`
	File   string  `json:"file"`
	Line   int32   `json:"line"`
	Column int32   `json:"column"`
}

func printChangedJSON(w io.Writer, l changedList) error {
	file := changedFile{Format: "factorybook.changes/1", Since: l.since, AsOf: l.AsOf.String(), Factories: make([]changedFactory, len(l.List))}
	for i := range l.List {
		f := &l.List[i]
		list := make([]changedItem, len(f.Changes))
		for n := range f.Changes {
			c := &f.Changes[n]
			list[n] = changedItem{Kind: c.Kind, By: c.Side, Record: c.Record, What: c.What, Reason: c.Quote, File: c.File, Line: c.Pos.Line, Column: c.Pos.Column}
			if !c.Day.IsZero() {
				day := c.Day.String()
				list[n].On = &day
			}
		}
		file.Factories[i] = changedFactory{ID: f.ID, Name: f.Name.Latin, NameZH: f.Name.Chinese, Changes: list}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(file)
}
