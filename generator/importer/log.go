package importer

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// A log of inspections: each row is an inspection of an order that the book has, whoever
// wrote that order. An entry is added to it; nothing else of the record changes.

// inspectionState remembers an entry that a log added, so that it is known again: an
// import that wrote the order looks past it, and one that somebody took away stays away.
type inspectionState struct {
	Order string `json:"order"` // id
	Text  string `json:"text"`  // fingerprint of the entry
}

func (s inspectionState) key() string { return s.Order + " " + s.Text }

// logRow is an inspection and the row that it stands in.
type logRow struct {
	row  int
	sku  string
	what inspection
	text string // the entry as it is written
}

// inspectionLog adds the inspections of a log to the orders of the book.
func (j *job) inspectionLog() error {
	m := j.table.m
	id, sku, sides := j.table.field("id", m.Order.ID), j.table.field("sku", m.Line.SKU), newSidesReader(j.table)
	j.logMap()
	j.table.fillDown(columnOf(id), -1, nil, nil)
	if j.faults() {
		return nil
	}
	var numbers []string
	rows := map[string][]logRow{}
	err := j.table.each(func(r sheet.Row) {
		number := id.id(r)
		switch {
		case saysTotal(number):
			j.report.Totals = append(j.report.Totals, r.Number)
			return
		case number == "":
			j.report.NoNumber = append(j.report.NoNumber, r.Number)
			return
		}
		e := &entry{row: r.Number, number: number, sku: sku.id(r), sides: sides.read(r)}
		if _, seen := rows[number]; !seen {
			numbers = append(numbers, number)
			rows[number] = nil
		}
		for _, in := range e.sides.inspections {
			if in.empty() {
				continue
			}
			if in.on == 0 {
				j.report.note(diag.Say("Inspections without a day that can be read (left out: they cannot be told from others)"), diag.Say("%s: row %d", number, r.Number))
				continue
			}
			rows[number] = append(rows[number], logRow{r.Number, e.sku, in, in.entry(e.sku)})
		}
	})
	if err != nil || j.faults() {
		return err
	}
	j.effects(j.table.fields)
	if j.faults() {
		return nil
	}
	edits := map[string][]change{}
	orders := j.book.byNumber()
	j.report.Log = true
	for _, number := range numbers {
		if len(rows[number]) == 0 {
			continue
		}
		if there := j.orderOf(number, orders, len(rows[number])); there != nil {
			j.addInspections(there, rows[number], edits)
		}
	}
	j.edit(edits)
	return nil
}

// logMap refuses what a map of a log says of orders: they are the book's.
func (j *job) logMap() {
	m, t := j.table.m, j.table
	if len(m.Inspections) == 0 {
		t.fault(ruleColumn, m.Rows.Pos, diag.Say("rows that stand for inspections need the columns that describe them"), diag.Say("add `inspections: [{on: …, sample: …, result: …}]`"))
	}
	o, l, d := &m.Order, &m.Line, &m.Delivery
	for _, column := range []title{m.Factory.Name, o.Placed, o.Confirmed, o.Requested, o.Promised, o.Closed, o.Incoterm, o.Place, o.Currency, o.Notes,
		l.Name, l.NameZH, l.Quantity, l.Unit, l.Price, l.Value, d.Ready, d.Shipped, d.Received, d.Quantity, m.Ended.Column} {
		if known(column) {
			t.fault(ruleMapWord, posOf(column), diag.Say("rows that stand for inspections say nothing of the order but its number and the article"), diag.Say("take it out of the map"))
		}
	}
}

func columnOf(f *field) int {
	if f == nil {
		return -1
	}
	return f.column
}

// byNumber are the orders of the book by their numbers without what tells look-alikes
// apart; the number of an order stands before an @ in its id.
func (b *book) byNumber() map[string][]*span {
	index := map[string][]*span{}
	for id, s := range b.orders {
		number, _, _ := strings.Cut(id, "@")
		index[foldID(number)] = append(index[foldID(number)], s)
		if number != id {
			index[foldID(id)] = append(index[foldID(id)], s)
		}
	}
	return index
}

// orderOf is the order of the book that a number of the log means; nil, with a note, when
// there is none or several.
func (j *job) orderOf(number string, orders map[string][]*span, n int) *span {
	if there := j.book.orders[number]; there != nil {
		return there
	}
	list := orders[foldID(number)]
	switch len(list) {
	case 1:
		j.report.note(diag.Say("Order numbers that the book writes otherwise"), diag.Say("%s", number+" → "+list[0].id))
		return list[0]
	case 0:
		j.report.note(diag.Say("The book has no order of this number (its inspections are left out; import the orders first, or correct the number)"), diag.Say("%s: %s", number, count(n, diag.Say("1 row"), diag.Say("%d rows", n))))
	default:
		var ids []string
		for _, s := range list {
			ids = append(ids, s.id)
		}
		slices.Sort(ids)
		j.report.note(diag.Say("Several orders of the book have this number (its inspections are left out; say which is meant under words: in the map)"), diag.Say("%s", number+": "+strings.Join(ids, ", ")))
	}
	return nil
}

// addInspections adds those rows of a log to an order that it does not have yet.
func (j *job) addInspections(there *span, rows []logRow, edits map[string][]change) {
	out := &j.report.Inspections
	had := slices.Clone(there.inspections)
	var taken record.Inspection
	take := func(fits func(*record.Inspection) bool) bool {
		i := slices.IndexFunc(had, func(in record.Inspection) bool { return fits(&in) })
		if i >= 0 {
			taken = had[i]
			had = slices.Delete(had, i, i+1)
		}
		return i >= 0
	}
	rows = j.ofArticles(there, rows)
	// What is there as the log says goes first, so that what is left is what changed.
	var added []string
	rows = slices.DeleteFunc(slices.Clone(rows), func(l logRow) bool {
		if !take(l.same) {
			return false
		}
		out.Same++
		return true
	})
	for _, l := range rows {
		state := inspectionState{there.id, fingerprint(l.text)}
		_, written := j.state.inspections[state.key()]
		name := diag.Say("%s: row %d, %s", there.id, l.row, l.what.on.String())
		switch {
		case written:
			j.report.note(diag.Say("Inspections that were edited or deleted by hand and are left alone"), name)
		case take(func(in *record.Inspection) bool {
			return in.On.V == l.what.on && in.SKU.V == l.sku && (l.what.stage == "" || !in.Stage.Known() || in.Stage.V == l.what.stage)
		}):
			if c, old, ok := there.replace(&taken, l.text); ok && j.state.inspections[old.key()] == old {
				delete(j.state.inspections, old.key())
				j.state.inspections[state.key()] = state
				edits[there.path] = append(edits[there.path], c)
				out.Updated++
				continue
			}
			j.report.note(diag.Say("The order has an inspection of that day and article already, and the log says otherwise (left alone)"), name)
		default:
			added = append(added, l.text)
			j.again(there, l, rows)
		}
	}
	if len(added) == 0 {
		return
	}
	c, ok := there.insert(added)
	if !ok {
		j.report.note(diag.Say("The inspections of this order do not stand one to a line (nothing is added; `factorybook fmt` writes them so)"), diag.Say("%s", there.id))
		return
	}
	for _, text := range added {
		state := inspectionState{there.id, fingerprint(text)}
		j.state.inspections[state.key()] = state
	}
	out.Added += len(added)
	out.Orders++
	edits[there.path] = append(edits[there.path], c)
}

// ofArticles are the rows whose article the order has, in the order's spelling. The others
// would be errors in the book: most are of another order.
func (j *job) ofArticles(there *span, rows []logRow) (known []logRow) {
	for _, l := range rows {
		if l.sku != "" && there.lines && !slices.Contains(there.skus, l.sku) {
			i := slices.IndexFunc(there.skus, func(sku string) bool { return foldID(sku) == foldID(l.sku) })
			if i < 0 {
				j.report.note(diag.Say("Inspections of an article that their order does not have (left out: correct the number of the order, or the article)"), diag.Say("%s: row %d, %s", there.id, l.row, l.sku))
				continue
			}
			l.sku = there.skus[i]
			l.text = l.what.entry(l.sku)
		}
		known = append(known, l)
	}
	return known
}

// again notes an inspection that may be the repeated one of a lot that was not accepted:
// only a person knows, and the first pass of lots depends on it.
func (j *job) again(there *span, l logRow, rows []logRow) {
	rejected := func(on record.Date, sku, result string) bool {
		return on < l.what.on && sku == l.sku && (result == record.ResultRejected || result == record.ResultPending)
	}
	if slices.ContainsFunc(rows, func(o logRow) bool { return rejected(o.what.on, o.sku, o.what.result) }) ||
		slices.ContainsFunc(there.inspections, func(in record.Inspection) bool { return rejected(in.On.V, in.SKU.V, in.Result.V) }) {
		j.report.note(diag.Say("Inspections after one that did not pass, of the same article: where it was the same lot once more, write `first: false` there, else it counts as a first inspection"), diag.Say("%s: row %d, %s", there.id, l.row, l.what.on.String()))
	}
}

// same reports whether the book has a row as it is.
func (l logRow) same(in *record.Inspection) bool {
	whole := func(w record.Whole) string {
		if !w.Known() {
			return ""
		}
		return fmt.Sprint(w.V)
	}
	return in.On.V == l.what.on && in.SKU.V == l.sku && (l.what.stage == "" || in.Stage.V == l.what.stage) && whole(in.Lot) == l.what.lot && whole(in.Sample) == l.what.sample && in.Result.V == l.what.result &&
		whole(in.Found.Critical) == l.what.critical && whole(in.Found.Major) == l.what.major && whole(in.Found.Minor) == l.what.minor
}

// insert is the change that adds entries to the inspections of a record; ok is false where
// they stand otherwise than one to a line.
func (s *span) insert(entries []string) (c change, ok bool) {
	if !s.file.list {
		return change{}, false
	}
	at, lines, ok := insertInspections(s.text(), entries)
	if !ok {
		return change{}, false
	}
	at += s.start
	if at > 0 && s.file.data[at-1] != '\n' {
		lines = "\n" + strings.TrimSuffix(lines, "\n")
	}
	return change{at: &span{file: s.file, path: s.path, start: at, end: at}, text: lines}, true
}

// replace is the change that writes an entry anew, where it stands in one line; old is
// what a log that wrote it remembers of it.
func (s *span) replace(in *record.Inspection, text string) (c change, old inspectionState, ok bool) {
	starts := append(lineStarts(s.file.data), len(s.file.data))
	n := int(in.Pos.Line)
	if !s.file.list || n < 1 || n >= len(starts) {
		return change{}, old, false
	}
	line := s.file.data[starts[n-1]:starts[n]]
	indent, entry, ok := strings.Cut(line, "- ")
	if strings.TrimSpace(indent) != "" {
		return change{}, old, false
	}
	old = inspectionState{s.id, fingerprint(strings.TrimSpace(entry))}
	return change{at: &span{file: s.file, path: s.path, start: starts[n-1], end: starts[n]}, text: indent + "- " + text + "\n"}, old, ok
}

// beforeInspections are the keys of an order that stand before its inspections in the
// format.
var beforeInspections = sync.OnceValue(func() (keys []string) {
	for _, declared := range load.Declarations("order") {
		if declared.Key == "inspections" {
			break
		}
		keys = append(keys, declared.Key)
	}
	return keys
})

// insertInspections finds the place of new entries in the text of a record, and the lines
// to put there, with \n at their ends.
func insertInspections(text string, entries []string) (at int, lines string, ok bool) {
	indent := keyIndent(text)
	if indent == "" {
		return 0, "", false
	}
	item := indent + "  "
	at, offset, within, found := 0, 0, "", false
	for line := range strings.Lines(text) {
		start := offset
		offset += len(line)
		key, rest, isKey := keyAt(line, indent, start == 0)
		switch {
		case isKey:
			within = key
			if key == "inspections" {
				if rest != "" {
					return 0, "", false // in brackets, or an anchor
				}
				found = true
			}
		case strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "#") && !strings.HasPrefix(line, indent+" "):
			continue // what stands above the next key
		case within == "inspections" && strings.HasPrefix(strings.TrimSpace(line), "- "):
			item = line[:strings.Index(line, "-")]
		}
		if within == "inspections" || !found && slices.Contains(beforeInspections(), within) {
			at = offset
		}
	}
	var b strings.Builder
	if !found {
		b.WriteString(indent + "inspections:\n")
	}
	for _, entry := range entries {
		b.WriteString(item + "- " + entry + "\n")
	}
	return at, b.String(), at > 0
}

// keyIndent is what stands before each key of a record but the first, which stands behind
// the dash; "" where the first line has none.
func keyIndent(text string) string {
	rest := strings.TrimLeft(strings.TrimPrefix(text, "-"), " ")
	indent := len(text) - len(rest)
	if !strings.HasPrefix(text, "- ") || rest == "" || strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "\r") || strings.HasPrefix(rest, "#") || strings.HasPrefix(rest, "{") {
		return ""
	}
	return strings.Repeat(" ", indent)
}

// keyAt is the key that a line of a record begins with, and what stands behind it but for
// a comment.
func keyAt(line, indent string, first bool) (key, rest string, ok bool) {
	if first {
		line = indent + line[len(indent):]
	}
	body, ok := strings.CutPrefix(line, indent)
	if !ok || body == "" || strings.ContainsRune(" #-\r\n", rune(body[0])) {
		return "", "", false
	}
	key, rest, ok = strings.Cut(body, ":")
	if rest = strings.TrimSpace(rest); strings.HasPrefix(rest, "#") {
		rest = ""
	}
	return key, rest, ok
}

// withoutLogged is the text of a record without the entries that logs added, and these.
func withoutLogged(text string, logged map[string]bool) (rest string, entries []string) {
	if len(logged) == 0 {
		return text, nil
	}
	indent, within, key := keyIndent(text), false, ""
	var b strings.Builder
	for line := range strings.Lines(text) {
		if name, _, isKey := keyAt(line, indent, b.Len() == 0); isKey && indent != "" {
			if within = name == "inspections"; within {
				key = line // written when an entry is left
				continue
			}
		}
		if entry, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); within && ok && logged[fingerprint(entry)] {
			entries = append(entries, entry)
			continue
		}
		if within && key != "" {
			b.WriteString(key)
			key = ""
		}
		b.WriteString(line)
	}
	if len(entries) == 0 {
		return text, nil
	}
	return b.String(), entries
}

// loggedBy are the entries that any log added, by order.
func (j *job) readLogged() error {
	j.logged = map[string]map[string]bool{}
	names, err := fs.Glob(j.book.fsys, path.Dir(statePath("a"))+"/*.json")
	if err != nil {
		return err
	}
	for _, name := range names {
		st, err := readState(j.book.fsys, name)
		if err != nil {
			return err
		}
		for _, in := range st.inspections {
			if j.logged[in.Order] == nil {
				j.logged[in.Order] = map[string]bool{}
			}
			j.logged[in.Order][in.Text] = true
		}
	}
	return nil
}
