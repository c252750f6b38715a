package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/figures"
	"factorybook/generator/markdown"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Of returns the documents of a factory in the language of the site; n is its place
// in the book.
func Of(s *words.Site, partner *figures.Partner, n int) *Lines {
	w := &writer{Place: words.Place{Site: s}, partner: partner, n: n}
	w.factory()
	w.people()
	w.orders()
	w.promises()
	w.issues()
	w.visits()
	w.talks()
	w.papers()
	return &w.lines
}

// OfBook returns the documents of the book itself: its notes.
func OfBook(s *words.Site) *Lines {
	w := &writer{Place: words.Place{Site: s}, n: -1}
	if text := w.notes(s.Settings.Notes, s.Settings.NotesZH); text != "" {
		w.note(words.Index.Path(), 0, w.Words.Say("search.book_notes"), "", text)
	}
	return &w.lines
}

// link is a path of the site as it stands in a document.
func (w *writer) link(path string) string {
	return strings.TrimPrefix(path, words.FactoryDir(w.partner.Factory))
}

func (w *writer) note(link string, day record.Date, title, detail string, texts ...string) {
	text := join(texts...)
	if text == "" {
		return
	}
	w.add(Notes, Document{Factory: w.n, Link: link, Day: day, Title: title, Detail: detail, Text: text})
}

// join joins what is there.
func join(texts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" }), " · ")
}

// typed are what was typed in the fields.
func typed(list ...record.Text) string { return join(words.Texts(list)...) }

// own is a text that a record may have in two languages, in that of the page: what a page
// does not show is not found.
func (w *writer) own(text, chinese record.Text) string { return w.Words.Own(text, chinese).V }

// notes are those of a record, as plain text.
func (w *writer) notes(text, chinese record.Text) string { return markdown.Plain(w.own(text, chinese)) }

// labels are the user's own labels, in the language of the page.
func (w *writer) labels(s *record.Source) string {
	var list []string
	for _, e := range w.Words.OwnLabels(s) {
		list = append(list, strings.TrimSpace(e.Key.V+" "+e.Value.V))
	}
	return join(list...)
}

func (w *writer) factory() {
	f := w.partner.Factory
	name, short := words.NameOf(f), w.ShortOf(f)
	second := short.Chinese
	if w.Words.Script == words.Han {
		second = short.Latin
	}
	if second == short.Main(w.Words.Script) {
		second = ""
	}
	// shown is a text in both scripts, or only in that of the page, as the page has it.
	shown := func(latin, chinese record.Text) string {
		if w.Words.Script == words.Han && chinese.Known() {
			return chinese.V
		}
		return typed(latin, chinese)
	}
	w.add(Factories, Document{
		Factory: w.n, Link: words.Profile.Path(f.ID), Title: short.Main(w.Words.Script),
		Detail: words.JoinTitle(second, w.Words.City(f), w.Words.Enum("status", f.Status.V)),
		Text: join(name.Latin, name.Chinese, strings.Join(w.Words.Products(f), " "), shown(f.Address, f.AddressZH), join(w.own(f.Province, f.ProvinceZH), f.Owner.V), shown(f.NearestStation.Name, f.NearestStation.NameZH),
			w.Port(f.Port.V), w.Words.Enum("factory_kind", f.Kind.V), w.labels(&f.Source)),
		Keys:     join(f.ID, f.USCC.V),
		Readings: readings(short.Chinese, f.AddressZH.V, f.NearestStation.NameZH.V),
	})
	w.note(w.link(words.Profile.Path(f.ID)), 0, w.Words.Say("search.factory_notes"), "", w.notes(f.Notes, f.NotesZH))
}

func (w *writer) people() {
	f := w.partner.Factory
	for _, c := range f.ByRole() {
		name := words.PersonName(c)
		if name.Latin == "" && name.Chinese == "" {
			name.Latin = c.ID.V
		}
		second, called := name.Chinese, cmp.Or(c.Called.V, c.CalledZH.V)
		if w.Words.Script == words.Han {
			second, called = name.Latin, cmp.Or(c.CalledZH.V, c.Called.V)
		}
		if second == name.Main(w.Words.Script) {
			second = ""
		}
		left := ""
		if c.Left.Known() {
			left = w.Words.Say("person.left", "day", w.MonthOf(c.Left))
		}
		w.add(People, Document{
			Factory: w.n, Link: w.link(words.Profile.Path(f.ID)) + "#" + words.PersonAnchor(c.ID.V), Title: name.Main(w.Words.Script),
			Detail:   words.JoinTitle(second, called, w.Words.Enum("role", c.Role.V), c.Phone.V, left),
			Text:     join(c.Called.V, c.CalledZH.V, w.notes(c.Notes, c.NotesZH)),
			Keys:     join(c.Phone.V, dialled(c.Phone.V), c.WeChat.V, c.Email.V),
			Readings: people(name.Chinese, c.CalledZH.V),
		})
	}
}

// dialled are the numbers that stand in a text, as one dials them.
func dialled(phone string) string {
	var numbers []string
	for _, t := range words.Telephones(phone) {
		numbers = append(numbers, strings.NewReplacer("tel:", "", "+", "", ",", "").Replace(t.Href))
	}
	return join(numbers...)
}

// article is what the orders of a factory say of an article.
type article struct {
	sku    string
	names  []string // the latest first
	orders int
	latest *record.Order
}

// orders writes the orders, latest first, and their articles, in the order in which
// they are first met.
func (w *writer) orders() {
	f := w.partner.Factory
	at := make(map[string]int)
	var articles []article
	for i := len(f.Orders) - 1; i >= 0; i-- {
		o := &f.Orders[i]
		var goods []int
		for n := range o.Lines {
			l := &o.Lines[n]
			key := cmp.Or(l.SKU.V, l.Name.V)
			if key == "" {
				continue
			}
			a, seen := at[key]
			if !seen {
				a = len(articles)
				at[key] = a
				articles = append(articles, article{sku: l.SKU.V, latest: o})
			}
			if name := w.own(l.Name, l.NameZH); name != "" && !slices.Contains(articles[a].names, name) {
				articles[a].names = append(articles[a].names, name)
			}
			if !slices.Contains(goods, a) {
				goods = append(goods, a)
				articles[a].orders++
			}
		}
		w.add(Orders, Document{
			Factory: w.n, Link: w.orderLink(o), Title: o.ID.V, Day: o.Placed.V,
			Detail: words.JoinTitle(w.Words.Date(o.Placed.V), w.partner.Orders[i].Line.Outcome), Goods: goods,
		})
		w.orderNotes(o)
	}
	for i := range articles {
		a := &articles[i]
		d := Document{
			Factory: w.n, Link: w.link(words.OrderPath(f, a.latest.ID.V)), Day: a.latest.Placed.V, Title: a.sku, Keys: a.sku,
			Detail: w.Words.Say("search.in_orders", "n", a.orders, "last", a.latest.ID.V),
		}
		if len(a.names) > 0 {
			d.Title, d.Text = a.names[0], join(a.names[1:]...)
			d.Detail = words.JoinTitle(a.sku, d.Detail)
		}
		d.Readings = readings(a.names...)
		w.add(Articles, d)
	}
}

// orderNotes is what people wrote about an order: its notes and their reasons.
func (w *writer) orderNotes(o *record.Order) {
	texts := []string{w.notes(o.Notes, o.NotesZH), w.own(o.Special, o.SpecialZH), w.own(o.Cancelled.Reason, o.Cancelled.ReasonZH)}
	for i := range o.Changes {
		texts = append(texts, w.own(o.Changes[i].Reason, o.Changes[i].ReasonZH))
	}
	for i := range o.Agreed {
		texts = append(texts, w.own(o.Agreed[i].Reason, o.Agreed[i].ReasonZH))
	}
	for i := range o.Lines {
		texts = append(texts, w.own(o.Lines[i].Cancelled.Reason, o.Lines[i].Cancelled.ReasonZH))
	}
	for i := range o.Returns {
		texts = append(texts, w.own(o.Returns[i].Reason, o.Returns[i].ReasonZH))
	}
	for i := range o.Approvals {
		texts = append(texts, w.own(o.Approvals[i].What, o.Approvals[i].WhatZH))
	}
	for i := range o.Deliveries {
		texts = append(texts, o.Deliveries[i].Shipment.V)
	}
	texts = append(texts, w.labels(&o.Source))
	if text := join(texts...); text != "" {
		w.add(Notes, Document{
			Factory: w.n, Link: w.orderLink(o), Title: o.ID.V, Day: o.Placed.V,
			Detail: w.Words.Date(o.Placed.V), Text: text, Keys: o.ID.V,
		})
	}
}

// orderLink leads to an order: most stand where their kind says.
func (w *writer) orderLink(o *record.Order) string {
	link := w.link(words.OrderPath(w.partner.Factory, o.ID.V))
	if link == Orders.Page+"#"+o.ID.V {
		return ""
	}
	return link
}

func (w *writer) promises() {
	for i := range w.partner.Result.Promises {
		c := &w.partner.Result.Promises[i]
		outcome, _ := figures.Against(w.Place, c.Agreed, c.Done)
		switch {
		case c.Dropped.Known():
			outcome = w.Words.Say("promise.dropped", "day", c.Dropped.V)
		case c.Done.Known():
			outcome = words.JoinTitle(w.Words.Say("promise.kept_no_due", "day", c.Done.V), outcome)
		}
		w.add(Promises, Document{
			Factory: w.n, Link: w.link(w.PromisePath(w.partner.Factory, c)), Day: c.Made, Title: w.own(c.What, c.WhatZH),
			Detail: words.JoinTitle(w.Who(c.By.V), w.Words.Say("promise.made", "day", c.Made), outcome), Text: w.own(c.Why, c.WhyZH),
		})
	}
}

func (w *writer) issues() {
	f := w.partner.Factory
	for i := range f.Issues {
		q := &f.Issues[i]
		state := ""
		switch {
		case q.Closed.Known():
			state = w.Words.Say("days.closed_after", "n", int(q.Closed.V-q.Opened.V))
		case q.Opened.Known():
			state = w.Words.Say("days.open", "n", int(w.AsOf-q.Opened.V))
		}
		w.add(Issues, Document{
			Factory: w.n, Link: w.link(words.IssuePath(f, q.ID.V)), Day: q.Opened.V, Title: cmp.Or(w.own(q.Title, q.TitleZH), q.ID.V),
			Detail: words.JoinTitle(q.ID.V, w.Words.Date(q.Opened.V), w.Words.Enum("severity", q.Severity.V), state),
			Text:   join(w.own(q.Cause.What, q.Cause.WhatZH), w.own(q.Solution, q.SolutionZH), w.notes(q.Notes, q.NotesZH), typed(q.Orders...), w.labels(&q.Source)),
			Keys:   q.ID.V,
		})
	}
}

func (w *writer) visits() {
	f := w.partner.Factory
	for i := range f.Visits {
		v := &f.Visits[i]
		seen := []string{typed(v.Team...), w.met(v.Met), w.own(v.Interpreter.Name, v.Interpreter.NameZH)}
		for n := range v.Observations {
			o := &v.Observations[n]
			seen = append(seen, words.JoinColon(w.Words, w.own(o.Area, o.AreaZH), w.own(o.Note, o.NoteZH)))
		}
		w.add(Visits, Document{
			Factory: w.n, Link: w.link(words.VisitPath(f, v)), Day: v.Date.V,
			Title:  words.JoinComma(w.Words, []string{w.Words.Enum("visit_kind", cmp.Or(v.Kind.V, "regular")), w.Words.Span(record.SpanOf(v.Date.V, v.Last()))}),
			Detail: w.own(v.Purpose, v.PurposeZH), Text: join(append(seen, w.notes(v.Notes, v.NotesZH), w.labels(&v.Source))...), Keys: v.Date.V.String(),
		})
	}
}

// met are the names of contacts in both scripts.
func (w *writer) met(ids []record.Text) string {
	var names []string
	for _, id := range ids {
		if c, ok := w.partner.Factory.Contact(id.V); ok {
			names = append(names, typed(c.Name, c.NameZH))
		}
	}
	return join(names...)
}

func (w *writer) talks() {
	f := w.partner.Factory
	for i := range f.Talks {
		t := &f.Talks[i]
		title := words.JoinTitle(w.Words.Enum("channel", t.Channel.V), w.Words.Date(t.On.V))
		w.note(w.link(words.TalkPath(f, t.Key)), t.On.V, cmp.Or(title, strconv.Itoa(i+1)), w.met(t.With), w.own(t.About, t.AboutZH), w.notes(t.Notes, t.NotesZH), w.labels(&t.Source))
	}
}

// papers are certificates, agreements, goodwill, shutdowns and phases, as far as
// somebody wrote something about them.
func (w *writer) papers() {
	f := w.partner.Factory
	profile := w.link(words.Profile.Path(f.ID))
	titled := func(kind string, day record.Date) string {
		return words.JoinTitle(w.Words.Enum("kind", kind), w.Words.Date(day))
	}
	for i := range f.Certificates {
		c := &f.Certificates[i]
		w.note(profile, c.Issued.V, titled("certificate", c.Issued.V), "", join(w.own(c.Name, c.NameZH), typed(c.Body, c.Number), w.own(c.Site, c.SiteZH)))
	}
	for i := range f.Agreements {
		a := &f.Agreements[i]
		w.note(profile, a.Begin(), titled("agreement", a.Begin()), w.Words.Enum("agreement_kind", a.Kind.V), w.own(a.Summary, a.SummaryZH))
	}
	for i := range f.Goodwill {
		g := &f.Goodwill[i]
		w.note(w.link(words.Timeline.Path(f.ID)), g.On.V, titled("goodwill", g.On.V), w.Who(g.By.V), w.own(g.What, g.WhatZH))
	}
	for i := range f.Closures {
		c := &f.Closures[i]
		w.note(profile, c.From.V, titled("closure", c.From.V), "", w.own(c.Name, c.NameZH))
	}
	for i := range f.Phases {
		p := &f.Phases[i]
		w.note(w.link(words.Consistency.Path(f.ID)), p.From.V, w.Words.Date(p.From.V), "", w.own(p.Reason, p.ReasonZH))
	}
}
