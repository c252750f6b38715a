package generator

import (
	"context"

	"factorybook/generator/diag"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/words"
	"factorybook/templates"
)

// Todos is what is open with every factory, ours first, then by day. With an
// error in the records there are none: what could not be read may be what is due.
type Todos struct {
	*Report
	List []figures.Todo

	title string
	words *words.Words
}

// Due lists what is open, worded in a language ("": the book's).
func Due(ctx context.Context, opt Options, language string) (*Todos, error) {
	run, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	settings := run.book.Settings
	site, err := words.NewSite(words.Options{Settings: settings, AsOf: run.asOf, Templates: templates.Files, Language: language})
	if err != nil {
		return nil, err
	}
	found := make([][]figures.Todo, len(run.book.Factories))
	err = run.each(ctx, func(n int, f *checked) error {
		if run.failed.Load() {
			return nil // only the problems are wanted now
		}
		found[n] = run.todos(site, f)
		return nil
	})
	if err != nil {
		return nil, err
	}
	report, err := run.finish()
	if err != nil {
		return nil, err
	}
	t := &Todos{Report: report, title: settings.Title.V, words: site.Words}
	if diag.HasErrors(t.Problems) {
		return t, nil
	}
	for _, l := range found {
		t.List = append(t.List, l...)
	}
	lists.SortTodos(t.List)
	return t, site.Err()
}

// todos is what is open with one factory.
func (r *run) todos(site *words.Site, f *checked) []figures.Todo {
	known := f.record.AsOf(r.asOf)
	return figures.Todos(site.Words, known, dossier.Of(known, r.book.Settings, r.asOf, f.problems, nil).Items)
}

// Heading words how many things of each side are listed, Undated how many open things are
// not, since they have no day.
func (t *Todos) Heading(within, ours, theirs int) string {
	return t.words.Say("todo.heading", "day", t.AsOf.String(), "n", within, "ours", ours, "theirs", theirs)
}

// Undated is "" when there are none.
func (t *Todos) Undated(n int) string {
	if n == 0 {
		return ""
	}
	return t.words.Say("todo.undated", "n", n)
}

// Calendar returns some of the list as iCalendar.
func (t *Todos) Calendar(list []figures.Todo) ([]byte, error) {
	data := lists.Calendar(t.words, list, lists.CalendarOptions{Title: t.title, AsOf: t.AsOf})
	return data, t.words.Err()
}
