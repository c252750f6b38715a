package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/agenda"
	"factorybook/generator/diag"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/templates"
)

func newDue(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "due [BOOK]",
		Short: "List what is due and overdue on both sides, ours first",
		Long: "due lists payments, approvals, deliveries, promises and questions of both sides that are\n" +
			"overdue or due soon, the visits, contacts and people to confirm, the certificates and\n" +
			"agreements that run out, and the last day to order before Spring Festival.",
		Example: "  factorybook due --within 60\n  factorybook due --format ics > ../due.ics",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	asOf := cmd.Flags().String("as-of", "", "the `date` to speak for (default: the book's as_of, else today)")
	within := cmd.Flags().Int("within", agenda.Listed, "how many `days` ahead")
	undated := cmd.Flags().Bool("undated", false, "also what is open without a day")
	format := cmd.Flags().String("format", "text", "text, json or ics")
	language := languageFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		if *within < 0 {
			return usageError{text: fmt.Sprintf("--within %d: expected 0 or more days", *within), hint: "--within 30"}
		}
		print, ok := dueFormats[*format]
		if !ok {
			return usageError{text: fmt.Sprintf("unknown format %q, expected text, json or ics", *format), hint: "--format text"}
		}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		due, err := generator.Due(cmd.Context(), opened.Options, *language)
		opened.progressDone()
		if err != nil {
			return err
		}
		if err := opened.stopAtErrors(e, due.Report, *language, "nothing is listed: what could not be read may be what is due"); err != nil {
			return err
		}
		list := dueList{Todos: due, book: opened, within: *within}
		list.shown, list.undated = lists.TodosWithin(due.List, *within, *undated)
		out := bufio.NewWriter(e.stdout)
		if err := print(out, list); err != nil {
			return err
		}
		return out.Flush()
	}
	return cmd
}

// languageFlag names the language of a report.
func languageFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("language", "", "en or zh-Hans (default: the first of the book's languages)")
}

func checkLanguage(language string) error {
	all, err := templates.Languages(templates.Files)
	if err != nil || language == "" || slices.Contains(all, language) {
		return err
	}
	return usageError{text: fmt.Sprintf("unknown language %q, expected %s", language, strings.Join(all, " or ")), hint: "--language " + all[0]}
}

// dueList is what is printed.
type dueList struct {
	*generator.Todos
	book    *openedBook
	shown   []figures.Todo
	within  int
	undated int // left out, because they have no day
}

var dueFormats = map[string]func(io.Writer, dueList) error{
	"text": printDueText,
	"json": printDueJSON,
	"ics":  printDueICS,
}

// printDueText prints a table, ours first; the place of each record stands below
// it, where an editor or terminal can open it.
func printDueText(w io.Writer, l dueList) error {
	ours := 0
	for i := range l.shown {
		if l.shown[i].Side == record.ByImporter {
			ours++
		}
	}
	fmt.Fprintf(w, "%s\n", oneLine(l.Heading(l.within, ours, len(l.shown)-ours)))
	for _, side := range [][]figures.Todo{l.shown[:ours], l.shown[ours:]} {
		if len(side) == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s\n", side[0].Who)
		var when, factory, id int
		for i := range side {
			when, factory, id = max(when, diag.Width(oneLine(side[i].When))), max(factory, len(side[i].FactoryID)), max(id, len(side[i].ID))
		}
		for i := range side {
			t := &side[i]
			what := t.What
			if t.Record != "" {
				what = t.Record + ": " + what
			}
			fmt.Fprintf(w, "  %-10s  %s  %s  %s  %s\n", t.Due, pad(oneLine(t.When), when), pad(t.FactoryID, factory), pad(t.ID, id), oneLine(what))
			fmt.Fprintf(w, "  %-10s  %s\n", "", diag.Printable(l.book.path(words.Spot(t.File, t.Pos))))
		}
	}
	if undated := l.Undated(l.undated); undated != "" {
		fmt.Fprintf(w, "\n%s\n", oneLine(undated))
	}
	return nil
}

// oneLine is a text of a record as a terminal may show it.
func oneLine(s string) string {
	return diag.Printable(strings.Join(strings.Fields(s), " "))
}

// pad fills a text up to a number of cells.
func pad(s string, cells int) string {
	return s + strings.Repeat(" ", max(0, cells-diag.Width(s)))
}

// dueFile is the report as JSON; generator/docs/due.md describes it.
type dueFile struct {
	Format string    `json:"format"`
	AsOf   string    `json:"as_of"`
	Within int       `json:"within"`
	Items  []dueItem `json:"items"`
}

type dueItem struct {
	ID       string     `json:"id"`
	UID      string     `json:"uid"`
	Side     string     `json:"side"`
	Kind     string     `json:"kind"`
	Due      *string    `json:"due"`
	Days     *int       `json:"days"`
	Expected string     `json:"expected,omitempty"`
	Overdue  bool       `json:"overdue"`
	Factory  string     `json:"factory"`
	Name     string     `json:"factory_name,omitempty"`
	NameZH   string     `json:"factory_name_zh,omitempty"`
	Record   string     `json:"record,omitempty"`
	What     string     `json:"what"`
	File     string     `json:"file"`
	Line     int32      `json:"line"`
	Column   int32      `json:"column"`
	Spring   *dueSpring `json:"spring,omitempty"`
}

type dueSpring struct {
	Festival string   `json:"festival"`
	LastDay  string   `json:"last_day"`
	Reopens  string   `json:"reopens"`
	Own      bool     `json:"own"`
	Lead     int      `json:"lead_time_days"`
	Basis    string   `json:"basis"`
	N        int      `json:"n"`
	Median   *float64 `json:"median,omitempty"`
	Latest   string   `json:"latest,omitempty"`
}

func printDueJSON(w io.Writer, l dueList) error {
	file := dueFile{Format: "factorybook.due/1", AsOf: l.AsOf.String(), Within: l.within, Items: make([]dueItem, len(l.shown))}
	for n := range l.shown {
		t := &l.shown[n]
		i := dueItem{
			ID: t.ID, UID: t.UID, Side: t.Side, Kind: t.Kind, Expected: t.Expected.String(), Overdue: t.Overdue,
			Factory: t.FactoryID, Name: t.Factory.Latin, NameZH: t.Factory.Chinese, Record: t.Record, What: t.What,
			File: t.File, Line: t.Pos.Line, Column: t.Pos.Column,
		}
		if !t.Due.IsZero() {
			due := t.Due.String()
			i.Due, i.Days = &due, &t.Days
		}
		if s := t.Spring; s != nil {
			i.Spring = &dueSpring{
				Festival: s.Festival.String(), LastDay: s.LastDay.String(), Reopens: s.Reopens.String(), Own: s.Own,
				Lead: s.Lead, Basis: string(s.Basis), N: s.N, Latest: s.Latest.String(),
			}
			if s.Median.OK {
				i.Spring.Median = &s.Median.V
			}
		}
		file.Items[n] = i
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(file)
}

func printDueICS(w io.Writer, l dueList) error {
	data, err := l.Calendar(l.shown)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}
