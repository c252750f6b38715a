package generator

import (
	"context"
	"errors"
	"sync"

	"factorybook/generator/diag"
	"factorybook/generator/lists"
	"factorybook/generator/pages"
	"factorybook/generator/record"
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

// DigestOptions say what a digest tells.
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
	due, err := Due(ctx, opt, digest.Language)
	if err != nil {
		return nil, err
	}
	mail := &DigestMail{Report: due.Report}
	if diag.HasErrors(due.Problems) {
		return mail, nil
	}
	if digest.Since == (Since{}) {
		digest.Since.Day = due.AsOf - week
	}
	run, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	site, err := words.NewSite(words.Options{Settings: run.book.Settings, AsOf: run.asOf, Templates: templates.Files, Language: digest.Language})
	if err != nil {
		return nil, err
	}
	base := ""
	if sites, err := words.NewSites(words.Options{Settings: run.book.Settings, AsOf: run.asOf, Templates: templates.Files}); err != nil {
		return nil, err
	} else if opt.BaseURL != "" {
		e := &edition{Site: sites[0]}
		for _, other := range sites {
			if other.Words.Tag == site.Words.Tag {
				e.Site = other
			}
		}
		base = run.base(e)
	}
	var mu sync.Mutex
	told := map[string]pages.DigestFactory{}
	changed, err := compare(ctx, opt, digest.Since, site.Words.Tag, func(w *words.Words, f *record.Factory, list []lists.Change) {
		if len(list) > 0 {
			d := pages.DigestOfFactory(w, f, list, base)
			mu.Lock()
			told[f.ID] = d
			mu.Unlock()
		}
	})
	if err != nil {
		return nil, err
	}
	of := pages.DigestOf{Title: site.BookTitle(), AsOf: due.AsOf, Within: digest.Within, BaseURL: base}
	if digest.Since.Book == nil {
		of.From = digest.Since.Day + 1
	}
	of.Todos, _ = lists.TodosWithin(due.List, digest.Within, false)
	for i := range changed.List {
		f := &changed.List[i]
		d, ok := told[f.ID]
		if !ok { // it is gone from the book
			d = pages.DigestOfFactory(site.Words, &record.Factory{ID: f.ID, Name: record.Text{V: f.Name.Latin}, NameZH: record.Text{V: f.Name.Chinese}}, f.Changes, "")
		}
		of.Factories = append(of.Factories, d)
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
