package generator

import (
	"context"
	"errors"
	"slices"

	"factorybook/generator/diag"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/pages"
	"factorybook/generator/render"
	"factorybook/generator/words"
	"factorybook/templates"
)

// DigestMail is a mail of what is due and what happened, in two forms that say the same.
// With an error in the records both are empty.
type DigestMail struct {
	*Report
	// Subject is one line; Text has no mark-up; HTML is a document of its own.
	Subject, Text string
	HTML          []byte
}

// DigestOptions say what a digest reports.
type DigestOptions struct {
	// Since is the earlier state; its zero value is a week before the as-of day.
	Since Since
	// Within is how many days ahead it looks for what is due.
	Within int
	// Language is that of the words; "": the book's.
	Language string
}

// week is how far back a digest reaches unless another span is asked for, in days.
const week = 7

// Digest makes the mail that a team gets once a week. With opt.BaseURL it leads to the
// pages of the site, in its language where the site has that.
func Digest(ctx context.Context, opt Options, digest DigestOptions) (*DigestMail, error) {
	run, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	if digest.Since == (Since{}) {
		digest.Since.Day = run.asOf - week
	}
	site, err := words.NewSite(words.Options{Settings: run.book.Settings, AsOf: run.asOf, Templates: templates.Files, Language: digest.Language})
	if err != nil {
		return nil, err
	}
	base, err := run.baseIn(site.Words.Tag)
	if err != nil {
		return nil, err
	}
	todos := make([][]figures.Todo, len(run.book.Factories))
	told := make([]pages.DigestFactory, len(run.book.Factories))
	changed, err := run.compare(ctx, site, digest.Since, func(n int, f *checked, happened []lists.Change) {
		todos[n], told[n] = run.todos(site, f), pages.DigestOfFactory(site.Words, f.record, happened, base)
	})
	if err != nil {
		return nil, err
	}
	mail := &DigestMail{Report: changed.Report}
	if diag.HasErrors(mail.Problems) {
		return mail, nil
	}
	of := pages.DigestOf{Title: site.BookTitle(), AsOf: run.asOf, Within: digest.Within, BaseURL: base}
	if digest.Since.Book == nil {
		of.From = digest.Since.Day + 1
	}
	due := slices.Concat(todos...)
	lists.SortTodos(due)
	of.Todos, _ = lists.TodosWithin(due, digest.Within, false)
	for _, d := range told {
		if len(d.Changes) > 0 {
			of.Factories = append(of.Factories, d)
		}
	}
	for _, f := range changed.Gone {
		of.Factories = append(of.Factories, pages.DigestOfFactory(site.Words, f.record, f.Changes, ""))
	}
	page := pages.Digest(site, of)
	view := page.View.(*pages.DigestView)
	renderer, err := render.New(templates.Files, site)
	if err != nil {
		return nil, err
	}
	mail.Subject, mail.Text = words.JoinTitle(view.Title, view.Days), view.Text()
	mail.HTML, err = renderer.Page(nil, page)
	return mail, errors.Join(err, site.Err())
}
