package briefing

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
	"factorybook/generator/measure/aql"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Page 2 of a briefing: for the meeting.

// Heights of page 2 in units, and widths of its columns in mm. The style says the
// same widths.
const (
	page2Head   = 5
	pairHeight  = 20 // of the drawing, whose plots are PairPlot pixels high
	maxLots     = 5
	ruledLeast  = headUnits + 3*3
	goodsWidth  = 32.0
	blocksWidth = 62.0
	moneyWidth  = 100.0
	issuesWidth = 59.0
)

// halfColumn is one of two columns, where entries may have an id.
func halfColumn(lines int) column { return column{mm(halfWidth - 1 - idWidth), mm(idWidth), lines} }

// PairPlot is the height in pixels of each of the two plots of lateness.
const PairPlot = 38

// page2 fills page 2.
func (b *brief) page2(s *Sheet) {
	w := b.Words
	orders, heights := b.openOrders()
	due, bank := b.money()
	lots := b.lots()
	money := b.entries(due, column{mm(moneyWidth), 0, 1})
	issues := b.entries(b.issues(), column{mm(issuesWidth), 0, 2})
	terms, agreed := b.entries(b.terms(), halfColumn(2)), b.entries(b.agreed(), halfColumn(2))
	ahead := b.entries(b.ahead(), halfColumn(5))
	papers, missing := b.entries(b.papers(), halfColumn(2)), b.entries(b.missing(), halfColumn(2))

	ordersPart := &part{least: headUnits + lineUnits, fair: headUnits + 10*lineUnits, want: headUnits + lineUnits}
	if len(heights) > 0 {
		ordersPart.least = headUnits + b.columnHeads() + heights[0] + min(1, len(heights)-1)*lineUnits
		ordersPart.want = headUnits + b.columnHeads()
		for _, h := range heights {
			ordersPart.want += h
		}
	}
	ordersPart.fill = func(room int) int {
		used := 0
		s.Orders, used = b.orderRows(orders, heights, room-headUnits)
		return headUnits + used
	}
	s.Bank = bank
	moneyHead := headUnits + lineUnits*rowsOf(bank.Text, b.bankWidth(), 2)
	moneyPart := &part{least: moneyHead + money.first(), fair: moneyHead + 3*lineUnits, want: moneyHead + money.want()}
	moneyPart.fill = func(room int) int {
		used := 0
		if s.Money, used = money.cut(room - moneyHead); len(due) == 0 {
			s.Money.Empty = w.Say("brief.money_none")
		}
		return moneyHead + used
	}
	s.Pair = b.pair()
	pairPart := headUnits + lineUnits
	if s.Pair.Pair != nil {
		pairPart = headUnits + pairHeight + 1
	}
	s.Photos = b.photos()
	photosPart := 0
	if len(s.Photos.Shown) > 0 {
		photosPart = photosHeight
	}
	lotsHeight := func(rows int) int {
		if rows == 0 {
			return lineUnits
		}
		return b.columnHeads() + lineUnits*rows
	}
	lotHeights := slices.Repeat([]int{lineUnits}, len(lots.Rows))
	lotsPart := &part{
		least: headUnits + max(2*lineUnits, lotsHeight(min(2, len(lots.Rows)))), fair: headUnits + max(5*lineUnits, lotsHeight(len(lots.Rows))),
		want: headUnits + max(lotsHeight(len(lots.Rows)), issues.want()),
	}
	lotsPart.fill = func(room int) int {
		room -= headUnits
		used := 0
		if s.Issues, used = issues.cut(room); len(issues.lines) == 0 {
			s.Issues.Empty = w.Say("brief.issues_none")
		}
		s.Lots = lots
		if len(lots.Rows) == 0 {
			return headUnits + used
		}
		n, table := rows(lotHeights, room-b.columnHeads())
		s.Lots.Rows, s.Lots.More = lots.Rows[:n:n], b.more(len(lots.Rows)-n)
		return headUnits + max(used, b.columnHeads()+table)
	}
	left := lay(sheetUnits-page2Head-pairPart-photosPart-ruledLeast, ordersPart, moneyPart,
		halves(&s.Ahead, ahead, nil, &entries{heights: []int{betterHeight}}, max(5*lineUnits, ahead.first()), 5*lineUnits),
		halves(&s.Terms, terms, &s.Agreed, agreed, 2*lineUnits, 5*lineUnits),
		lotsPart,
		halves(&s.Papers, papers, &s.Missing, missing, 2*lineUnits, 3*lineUnits))
	if len(papers.lines) == 0 {
		s.Papers.Empty = w.Say("brief.papers_none")
	}
	if len(missing.lines) == 0 {
		s.Missing.Empty = w.Say("brief.missing_none")
	}
	s.Ruled = ruled(ruledLeast + left - headUnits)
}

// betterHeight is the room to write an answer in.
const betterHeight = 9

// halves are two lists beside each other; where there is only the first, the
// second says how much the other half takes.
func halves(left *List, l *entries, right *List, r *entries, least, fair int) *part {
	p := &part{least: headUnits + least, fair: headUnits + fair, want: headUnits + max(l.want(), r.want())}
	p.fill = func(room int) int {
		list, used := l.cut(room - headUnits)
		*left = list
		other := r.want()
		if right != nil {
			*right, other = r.cut(room - headUnits)
		}
		return headUnits + max(used, other)
	}
	return p
}

// openOrders lists what is still to come, overdue first, then by the original
// promise, and the height of each row; orders without a promise at the end.
func (b *brief) openOrders() (rows []Order, heights []int) {
	w := b.Words
	add := func(r Order) {
		r.Order = enough(r.Order, mm(25), 1)
		r.Rows = max(rowsOf(r.Goods, mm(goodsWidth), 2), linesOf(r.Blocks, mm(blocksWidth)))
		r.Goods = enough(r.Goods, mm(goodsWidth), r.Rows)
		rows = append(rows, r)
		heights = append(heights, lineUnits*r.Rows)
	}
	promised := make(map[string]bool)
	for i := range b.Partner.Result.Dues {
		promised[b.Partner.Result.Dues[i].Order.ID.V] = true
	}
	for i := range b.items {
		it := &b.items[i]
		if it.Kind != agenda.Delivery {
			continue
		}
		r := Order{
			ID: it.ID, Order: it.Order.ID.V, Goods: figures.OpenGoods(b.Words, it.Delivery), Original: w.Date(it.Due), Now: w.Say("brief.unchanged"), Mark: it.Overdue(),
		}
		if !it.Expected.IsZero() {
			r.Now = w.Date(it.Expected)
		}
		late := ""
		if it.Overdue() {
			late = b.todos[i].When
		}
		r.Blocks = b.blocks(it.Order, late, b.todos[i].Ours)
		add(r)
	}
	for i := range b.f.Orders {
		o := &b.f.Orders[i]
		if promised[o.ID.V] || !b.f.WaitsForGoods(o, b.Settings) {
			continue
		}
		add(Order{Order: o.ID.V, Goods: cmp.Or(firstGoods(w, o), w.Say("open.goods")), Original: w.Say("brief.no_promise"), Blocks: b.blocks(o, "", "")})
	}
	return rows, heights
}

func firstGoods(w *words.Words, o *record.Order) string {
	var names []string
	for i := range o.Lines[:min(len(o.Lines), figures.MaxGoods)] {
		names = append(names, w.Article(&o.Lines[i]))
	}
	return w.List(names)
}

func (b *brief) orderRows(orders []Order, heights []int, room int) (o Orders, used int) {
	if len(orders) == 0 {
		return Orders{Empty: b.Words.Say("brief.orders_none")}, lineUnits
	}
	n, used := rows(heights, room-b.columnHeads())
	return Orders{Rows: orders[:n:n], More: b.more(len(orders) - n)}, b.columnHeads() + used
}

// blocks says what an order waits for: first what we owe it and have not done,
// then an open issue, then the reason of the last move. late says how late it is
// itself, ours what our own delays may explain of that: said where nothing of ours that
// is overdue says so. What does not fit into two lines is counted, but nothing of ours
// that is overdue: that may take five.
func (b *brief) blocks(o *record.Order, late, ours string) string {
	w := b.Words
	var overdue, open []string
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		if it.Order != o || it.Kind != agenda.Approval && (it.Kind != agenda.Payment || it.Payment.Stage.V != record.StageDeposit) {
			continue
		}
		what := w.Say("brief.our_deposit")
		if it.Kind == agenda.Approval {
			what = w.Say("brief.our_approval", "what", cmp.Or(w.Own(it.Approval.What, it.Approval.WhatZH).V, w.Say("event.something")))
		}
		s := w.Say("brief.blocks", "what", what, "when", t.When, "id", t.ID)
		if t.Overdue {
			overdue = append(overdue, s)
		} else {
			open = append(open, s)
		}
	}
	parts := append(overdue, open...)
	for i := range b.f.Issues {
		q := &b.f.Issues[i]
		if !q.Closed.Known() && slices.ContainsFunc(q.Orders, func(id record.Text) bool { return id.V == o.ID.V }) {
			parts = append(parts, w.Say("brief.blocks_issue", "id", q.ID.V))
		}
	}
	reason := false
	if n := len(o.Changes); n > 0 && o.Changes[n-1].Reason.Known() {
		reason = true
		parts = append(parts, w.Say("brief.blocks_reason", "why", b.Words.Own(o.Changes[n-1].Reason, o.Changes[n-1].ReasonZH).V, "who", b.Who(o.Changes[n-1].AskedBy.V)))
	}
	if len(parts) == 0 {
		parts = append(parts, w.Say("brief.blocks_nothing"))
	}
	least := len(overdue)
	if late != "" {
		if least == 0 && ours != "" {
			late += w.Say("list.comma") + ours
			if parts[0] == w.Say("brief.blocks_nothing") {
				parts = nil // it was ours, and is done
			}
		}
		parts = append([]string{late}, parts...)
		least++
	}
	// A reason comes last and may be cut like any text; the id of what we owe may not.
	text := strings.Join(parts, w.Say("list.semicolon"))
	width := mm(blocksWidth)
	for lines := 2; ; lines++ {
		if cut := clip(text, width, lines); cut == text || reason && len(cut) > len(text)-len(parts[len(parts)-1]) {
			return cut
		}
		last := lines == maxBlocksLines
		for n := len(parts) - 1; n > 0 && (n >= least || last); n-- {
			shown := append(parts[:n:n], w.Say("list.others", "n", len(parts)-n))
			if s := strings.Join(shown, w.Say("list.semicolon")); linesOf(s, width) <= lines {
				return s
			}
		}
		if last {
			return clip(text, width, lines)
		}
	}
}

// maxBlocksLines bounds what an order waits for.
const maxBlocksLines = 5

// money lists what we owe, and says whether the bank details are to be verified
// again: account numbers are never on record, the day of the check is.
func (b *brief) money() (lines []Line, bank Line) {
	w := b.Words
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		if it.Kind != agenda.Payment {
			continue
		}
		l := Line{ID: t.ID, Text: words.JoinTitle(t.Record, t.What), Due: w.Date(t.Due), When: t.When, Mark: t.Overdue}
		if t.Due.IsZero() {
			l.Due, l.When = w.Say("brief.no_day"), ""
		}
		lines = append(lines, l)
	}
	name := b.f.Bank.BeneficiaryZH.Or(b.f.Bank.Beneficiary.V)
	switch v := b.f.Bank.Verified; {
	case !v.Known():
		bank.Text = w.Say("brief.bank_never")
		bank.Mark = true
	case b.On >= record.LapsesOn(v.V):
		bank.Text = w.Say("brief.bank_old", "day", v.V, "who", cmp.Or(b.f.Bank.VerifiedBy.V, "–"))
		bank.Mark = true
	default:
		bank.Text = w.Say("brief.bank_fresh", "day", v.V, "who", cmp.Or(b.f.Bank.VerifiedBy.V, "–"))
	}
	if zh := b.f.NameZH.V; name != "" && zh != "" && b.f.Bank.BeneficiaryZH.Known() && name != zh {
		bank.Text = w.Say("brief.bank_other", "name", name)
		bank.Mark = true
	}
	bank.Text = enough(bank.Text, b.bankWidth(), 2)
	return lines, bank
}

// bankWidth is what the label leaves of a line.
func (b *brief) bankWidth() float64 {
	label := b.Words.Say("brief.bank")
	if b.second != nil {
		label += " " + b.second.Say("brief.bank")
	}
	return mm(sheetWidth) - emsOf(label+" ")/boldRoom
}

// pairMonths bounds the time axis of the two rows of lateness: a point a month
// apart can still be told from the next.
const pairMonths = 36

// pair is our lateness in paying and their slip on one axis, each with k of n.
func (b *brief) pair() Pair {
	w, r := b.Words, b.Partner.Result
	theirs, ours := points(r.Chart("slip_days")), append(points(r.Chart("days_beyond_terms")), overduePoints(r.Measure("days_beyond_terms"))...)
	if len(theirs) == 0 && len(ours) == 0 {
		return Pair{Empty: w.Say("brief.pair_none")}
	}
	over := figures.Axis(b.Place, b.Partner)
	over.From = max(over.From, b.AsOf.AddMonths(-pairMonths))
	outside := func(p chart.Point) bool { return !over.Contains(p.On) }
	theirs, ours = slices.DeleteFunc(theirs, outside), slices.DeleteFunc(ours, outside)
	scale := []chart.Level{b.scale(over, theirs, ours)}
	return Pair{Pair: &chart.Pair{
		ID: "_pair-" + b.f.ID, Title: w.Say("brief.pair_title"), Unit: w.Say("brief.pair_unit"), Over: over, Bands: figures.Bands(b.Place, b.f, over),
		Ours:   chart.Panel{Title: words.JoinColon(w, w.Say("brief.pair_ours"), b.kOfN("payments_on_time")), Points: ours, Levels: scale},
		Theirs: chart.Panel{Title: words.JoinColon(w, w.Say("brief.pair_theirs"), b.kOfN("on_time")), Points: theirs, Levels: scale},
	}}
}

// points are those of a chart, which may be absent.
func points(c *measure.Chart) []chart.Point {
	if c == nil {
		return nil
	}
	list := make([]chart.Point, len(c.Points))
	for i := range c.Points {
		pt := &c.Points[i]
		style := chart.Plain
		switch {
		case pt.Open:
			style = chart.Open
		case pt.Special != "":
			style = chart.Hollow
		}
		list[i] = chart.Point{On: pt.On, Y: pt.Value.V, Style: style}
	}
	return list
}

// overduePoints are our payments that are open and overdue, with their days so far: the
// measure leaves them out, as it has no final value for them, but beside their
// overdue deliveries they must be seen.
func overduePoints(m *measure.Measure) []chart.Point {
	var list []chart.Point
	for i := range m.Open {
		list = append(list, chart.Point{On: m.Open[i].On, Y: m.Open[i].Value.V, Style: chart.Open})
	}
	return list
}

// scale is a line at a round number of days, by which the heights can be read: the
// plots are too low for an axis with numbers.
func (b *brief) scale(over record.Span, series ...[]chart.Point) chart.Level {
	worst := 1.0
	for _, points := range series {
		for i := range points {
			worst = max(worst, points[i].Y)
		}
	}
	days := 1.0
	for _, round := range [...]float64{2, 5, 10, 20, 30, 50, 100, 200, 500, 1000} {
		if round <= worst {
			days = round
		}
	}
	return chart.Level{Over: over, Y: days, Kind: chart.Trial, Label: b.Words.Days(days)}
}

// kOfN is a share with its count in the words of its measure, or that it is not
// recorded.
func (b *brief) kOfN(id string) string {
	m := b.Partner.Result.Measure(id)
	if m.N == 0 {
		return b.Words.Say("brief.k_none", "month", b.windowBegins())
	}
	before, number, after := figures.Headline(b.Place, m)
	return before + number + after
}

// lots are the last inspections: sample, found and allowed for each class.
func (b *brief) lots() Lots {
	w := b.Words
	type lot struct {
		o *record.Order
		i *record.Inspection
	}
	var all []lot
	for n := range b.f.Orders {
		for k := range b.f.Orders[n].Inspections {
			all = append(all, lot{&b.f.Orders[n], &b.f.Orders[n].Inspections[k]})
		}
	}
	slices.SortStableFunc(all, func(a, c lot) int { return cmp.Compare(c.i.On.V, a.i.On.V) })
	var lots Lots
	for _, l := range all[:min(len(all), maxLots)] {
		r := Lot{
			On: w.Date(l.i.On.V), Order: enough(words.JoinWords(l.o.ID.V, l.i.SKU.V), mm(45), 1), Sample: "–", Found: b.found(l.i), Allowed: b.allowed(l.i),
			Result: cmp.Or(w.Enum("result", l.i.Result.V), "–"),
		}
		if l.i.Sample.Known() {
			r.Sample = strconv.Itoa(l.i.Sample.V)
		}
		lots.Rows = append(lots.Rows, r)
	}
	if len(lots.Rows) == 0 {
		lots.Empty = w.Say("brief.lots_none")
	}
	return lots
}

// found is what was found, critical, major, minor; nothing at all still allows a
// share of defects that depends on the sample, unless the whole lot was looked at.
func (b *brief) found(i *record.Inspection) string {
	sum, known := 0, false
	var parts []string
	for _, f := range [...]record.Whole{i.Found.Critical, i.Found.Major, i.Found.Minor} {
		if !f.Known() {
			parts = append(parts, "–")
			continue
		}
		known = true
		sum += f.V
		parts = append(parts, strconv.Itoa(f.V))
	}
	switch {
	case !known:
		return b.Words.Say("not_recorded")
	case sum == 0 && i.Sample.V > 0 && !measure.Census(i):
		return b.Words.Say("brief.found_nothing", "share", b.Words.Decimals(100*aql.UpperBound(0, i.Sample.V), 1))
	}
	return strings.Join(parts, "·")
}

// allowed is the acceptance number of the plan for each class.
func (b *brief) allowed(i *record.Inspection) string {
	var parts []string
	classes := measure.DefectClasses(i)
	for n := range classes {
		switch c := &classes[n]; {
		case c.Planned && (c.Limit.Known() || c.Found.Known()):
			parts = append(parts, strconv.Itoa(c.Plan.Accept))
		case c.Err != nil && i.Lot.Known():
			return b.Words.Say("lots.no_plan")
		default:
			parts = append(parts, "–")
		}
	}
	if strings.Join(parts, "") == "–––" {
		return "–"
	}
	return strings.Join(parts, "·")
}

// issues are the open ones, oldest first, with their age.
func (b *brief) issues() []Line {
	var lines []Line
	for i := range b.f.Issues {
		if q := &b.f.Issues[i]; !q.Closed.Known() {
			lines = append(lines, Line{Text: b.Words.Say("brief.issue", "id", q.ID.V, "title", cmp.Or(b.Words.Own(q.Title, q.TitleZH).V, b.Words.Enum("issue_kind", q.Kind.V)), "n", int(b.AsOf-q.Opened.V))})
		}
	}
	return lines
}

// maxPrices bounds the articles whose price is named.
const maxPrices = 4

// terms are lead times, agreed and measured, and the last prices.
func (b *brief) terms() []Line {
	w, r := b.Words, b.Partner.Result
	var lines []Line
	add := func(s string) { lines = append(lines, Line{Text: s}) }
	var lead []string
	if b.f.Terms.LeadTimeDays.Known() {
		lead = append(lead, w.Say("brief.lead_agreed", "n", b.f.Terms.LeadTimeDays.V))
	}
	if m := r.Measure("lead_time"); m.Median.OK {
		lead = append(lead, w.Say("brief.lead_measured", "v", w.Number(m.Median.V), "n", m.N, "month", b.windowBegins()))
		if m.P90.OK {
			lead = append(lead, w.Say("figure.p90", "v", w.Days(math.Ceil(m.P90.V))))
		}
	}
	if len(lead) > 0 {
		add(w.Say("brief.lead", "what", strings.Join(lead, w.Say("list.comma"))))
	}
	series := slices.Clone(r.Prices)
	slices.SortStableFunc(series, func(a, c measure.PriceSeries) int {
		return cmp.Compare(c.Points[len(c.Points)-1].Quarter.Span.From, a.Points[len(a.Points)-1].Quarter.Span.From)
	})
	var prices []string
	for i := range series[:min(len(series), maxPrices)] {
		s := &series[i]
		n := len(s.Points) - 1
		text := s.SKU + words.Nbsp + w.Money(s.Currency, s.Points[n].Price)
		if s.Unit != "" {
			text += words.Nbsp + "/" + words.Nbsp + s.Unit
		}
		if n > 0 {
			if moved := figures.PriceMoved(b.Place, &s.Points[n-1], &s.Points[n]); moved != "" {
				text += " (" + moved + ")"
			}
		}
		prices = append(prices, text)
	}
	for n := len(prices); n > 0; n-- {
		s := w.Say("brief.prices", "list", strings.Join(prices[:n], w.Say("list.semicolon")))
		if more := len(series) - n; more > 0 {
			s += w.Say("list.comma") + w.Say("list.more", "n", more)
		}
		if n == 1 || linesOf(s, mm(halfWidth)) <= 2 {
			add(s)
			break
		}
	}
	if b.f.Terms.Payment.Known() {
		add(w.Say("brief.payment", "terms", w.Own(b.f.Terms.Payment, b.f.Terms.PaymentZH).V))
	}
	if len(lines) == 0 {
		add(w.Say("brief.terms_none"))
	}
	return lines
}

// agreed are the agreements in force or just ended, and what each side gave.
func (b *brief) agreed() []Line {
	w := b.Words
	var lines []Line
	for i := range b.f.Agreements {
		a := &b.f.Agreements[i]
		text := cmp.Or(w.Enum("agreement_kind", a.Kind.V), w.Say("kind.agreement"))
		l := Line{}
		for k := range b.items {
			if b.items[k].Agreement == a {
				l.ID, l.Mark = b.items[k].ID, b.items[k].Overdue()
			}
		}
		if !a.InForce(b.On) && l.ID == "" {
			continue
		}
		l.Text = words.JoinTitle(text, figures.AgreementUntil(w, a, b.AsOf))
		lines = append(lines, l)
	}
	for _, side := range [...]struct{ id, key string }{{"goodwill_given", "brief.goodwill_given"}, {"goodwill_received", "brief.goodwill_received"}} {
		m := b.Partner.Result.Measure(side.id)
		if m.N == 0 {
			continue
		}
		last := m.Records[len(m.Records)-1]
		for i := range b.f.Goodwill {
			if g := &b.f.Goodwill[i]; g.Pos == last.Pos {
				lines = append(lines, Line{Text: w.Say(side.key, "n", m.N, "month", b.windowBegins(), "what", cmp.Or(w.Own(g.What, g.WhatZH).V, w.Enum("goodwill", g.Kind.V)))})
			}
		}
	}
	if len(lines) == 0 {
		lines = append(lines, Line{Text: w.Say("brief.agreed_none")})
	}
	return lines
}

// ahead is the last day to order before Spring Festival, and the forecast.
func (b *brief) ahead() []Line {
	w := b.Words
	var lines []Line
	switch s, ok := agenda.BeforeSpring(b.f, b.Partner.Result, b.AsOf); {
	case b.f.Ended(): // nobody will order
	case ok:
		key := "brief.order_by"
		if !s.Own {
			key = "brief.order_by_usual"
		}
		l := Line{Text: w.Say(key, "day", s.OrderBy, "last", s.LastDay, "back", s.Reopens, "n", s.Lead, "basis", figures.Basis(w, &s))}
		for i := range b.items {
			if b.items[i].Kind == agenda.OrderBy {
				l.ID, l.Mark = b.items[i].ID, b.items[i].Overdue()
			}
		}
		lines = append(lines, l)
	default:
		lines = append(lines, Line{Text: w.Say("brief.order_by_none")})
	}
	forecasts := figures.Forecasts(b.Place, b.f)
	for _, s := range forecasts {
		lines = append(lines, Line{Text: s})
	}
	if len(forecasts) == 0 {
		lines = append(lines, Line{Text: w.Say("brief.forecast_none")})
	}
	return lines
}

// papers are the certificates that ran out or soon will.
func (b *brief) papers() []Line {
	w := b.Words
	var lines []Line
	for i := range b.items {
		it := &b.items[i]
		if it.Kind != agenda.Certificate || it.Days > agenda.RunsOut {
			continue
		}
		lines = append(lines, Line{
			ID: it.ID, Text: words.JoinTitle(cmp.Or(b.Words.Own(it.Certificate.Name, it.Certificate.NameZH).V, w.Say("kind.certificate")), figures.CertificateEnds(w, it.Due, b.AsOf)), Mark: it.Overdue(),
		})
	}
	return lines
}

// missing are the facts to ask for.
func (b *brief) missing() []Line {
	var lines []Line
	for _, q := range lists.Questions(b.Words, b.f, b.Partner.Result, b.On) {
		lines = append(lines, Line{Text: q})
	}
	return lines
}
