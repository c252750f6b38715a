package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/changes"
	"factorybook/generator/diag"
	"factorybook/generator/history"
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

func newChanged(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "changed [BOOK] --since DATE|REV",
		Short: "Report what happened with each factory since a day or a commit",
		Long: "changed reports in the words of the trade what happened: orders placed, promises moved and by\n" +
			"whom, payments, deliveries, issues, visits. Since a day, that day included, it goes by the\n" +
			"days of the facts; since a git revision it compares the records, and reports as well whatever\n" +
			"was edited, added or taken out.",
		Example: "  factorybook changed --since 2026-06-01\n  factorybook changed --since HEAD~10 --language zh-Hans",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	since := cmd.Flags().String("since", "", "a `day` (YYYY-MM-DD) or a git revision")
	asOf := cmd.Flags().String("as-of", "", "the `date` up to which it reports (default: the book's as_of, else today)")
	format := cmd.Flags().String("format", "text", "text or json")
	language := languageFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		if *since == "" {
			return usageError{text: "since when? a day or a git revision", hint: at.command("changed", "--since", "2026-06-01")}
		}
		print, ok := changedFormats[*format]
		if !ok {
			return usageError{text: fmt.Sprintf("unknown format %q, expected text or json", *format), hint: "--format text"}
		}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		earlier, before, err := sinceFlag(cmd.Context(), e, at.dir, *since)
		if err != nil {
			return err
		}
		if before != nil {
			defer before.Close()
		}
		changed, err := generator.Compare(cmd.Context(), opened.Options, earlier, *language)
		opened.progressDone()
		if err != nil {
			return err
		}
		if err := opened.stopAtErrors(e, changed.Report, *language, "nothing is told: what could not be read would look as if it were gone"); err != nil {
			return err
		}
		out := bufio.NewWriter(e.stdout)
		if err := print(out, changedList{changed, opened, *since}); err != nil {
			return err
		}
		return out.Flush()
	}
	return cmd
}

// sinceFlag reads a day or a revision. What looks like a day and is none (30
// February) is not asked of git.
func sinceFlag(ctx context.Context, e env, dir, text string) (since generator.Since, before *history.Revision, err error) {
	day, err := record.ParseDate(text)
	switch {
	case err == nil:
		return generator.Since{Day: day - 1}, nil, nil // that day is reported too
	case looksLikeDay.MatchString(text):
		return since, nil, usageError{text: fmt.Sprintf("--since %s: %v", text, err), hint: "--since 2026-06-01, or a git revision"}
	}
	if before, err = openRevision(ctx, e, dir, text); err != nil {
		return since, nil, err
	}
	return generator.Since{Book: before}, before, nil
}

// openRevision opens the book as it stood at a revision. Which commit a branch at a
// moment came to is said: nobody can tell by the words alone. A revision that nobody
// knows is a mistake in the command line.
func openRevision(ctx context.Context, e env, dir, text string) (*history.Revision, error) {
	before, err := history.At(ctx, dir, text)
	var unknown *history.UnknownRevisionError
	var early *history.TooEarlyError
	switch {
	case errors.As(err, &unknown):
		return nil, usageError{text: err.Error(), hint: "`git log --oneline` lists the commits; HEAD@{2026-06-01} and HEAD@{2.weeks.ago} are the branch as it stood then"}
	case errors.As(err, &early):
		return nil, usageError{text: err.Error(), hint: "HEAD@{" + early.First + "} is the branch at the end of that day"}
	case err != nil:
		return nil, err
	}
	if strings.Contains(text, "@{") {
		fmt.Fprintf(e.stderr, "%s is the commit %.12s of %s\n", oneLine(text), before.Commit, before.Day)
	}
	return before, nil
}

// looksLikeDay are numbers in the manner of a day. A commit's short id has no
// hyphens.
var looksLikeDay = regexp.MustCompile(`^[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}$`)

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
// edits of the records last; the place of each stands below it. What is gone has
// its place in the earlier records.
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
			place := l.book.path(words.Spot(c.File, c.Pos))
			if c.Past {
				place += " at " + l.since
			}
			fmt.Fprintf(w, "  %-10s  %s\n", "", diag.Printable(place))
		}
	}
	return nil
}

// changeText is a change in one line, with its record and the reason given.
func changeText(c *lists.Change) string {
	text := c.What
	if c.Of == string(changes.OfOrder) || c.Of == string(changes.OfIssue) {
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
	Of     string  `json:"of"`
	Record string  `json:"record,omitempty"`
	What   string  `json:"what"`
	Reason string  `json:"reason,omitempty"`
	Field  string  `json:"field,omitempty"`
	Before string  `json:"before,omitempty"`
	After  string  `json:"after,omitempty"`
	File   string  `json:"file"`
	Line   int32   `json:"line"`
	Column int32   `json:"column"`
	Past   bool    `json:"past,omitempty"`
}

func printChangedJSON(w io.Writer, l changedList) error {
	file := changedFile{Format: "factorybook.changes/1", Since: l.since, AsOf: l.AsOf.String(), Factories: make([]changedFactory, len(l.List))}
	for i := range l.List {
		f := &l.List[i]
		list := make([]changedItem, len(f.Changes))
		for n := range f.Changes {
			c := &f.Changes[n]
			list[n] = changedItem{
				Kind: c.Kind, By: c.Side, Of: c.Of, Record: c.Record, What: c.What, Reason: c.Quote,
				Field: c.Field, Before: c.Before, After: c.After,
				File: c.File, Line: c.Pos.Line, Column: c.Pos.Column, Past: c.Past,
			}
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
