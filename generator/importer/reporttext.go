package importer

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/sheet"
)

// maxCases is how many cases of one kind a report lists.
const maxCases = 10

// reportText is the text of a report, in a language.
type reportText struct {
	strings.Builder
	of diag.Phrases
}

// line writes messages one behind the other, and ends the line.
func (b *reportText) line(indent string, parts ...diag.Message) {
	b.WriteString(indent)
	for _, m := range parts {
		b.WriteString(m.In(b.of))
	}
	b.WriteByte('\n')
}

// section writes lines below a title, when there are any.
func (b *reportText) section(title diag.Message, lines *reportText) {
	if lines.Len() > 0 {
		b.line("\n", diag.Say("%s:", title))
		b.WriteString(lines.String())
	}
}

// part is a text to be written into a section later.
func (b *reportText) part() *reportText { return &reportText{of: b.of} }

// WriteText writes the report for a person, in the language of the phrases (nil for
// English).
func (r *Report) WriteText(w io.Writer, phrases diag.Phrases) error {
	b := &reportText{of: phrases}
	r.writeReading(b)
	r.writeColumns(b)
	if n := len(r.Problems); n > 0 {
		b.line("\n", count(n, diag.Say("Nothing was written: 1 problem to correct first."), diag.Say("Nothing was written: %d problems to correct first.", n)))
	} else {
		r.writeNames(b)
		r.writeNotes(b)
		r.writeOutcome(b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) writeReading(b *reportText) {
	f := r.Table
	switch {
	case r.Export:
		b.line("", diag.Say("%s: the export of a book, read with %s: %s", r.File, r.Map, count(r.Rows, diag.Say("1 record"), diag.Say("%d records", r.Rows))))
		return
	case f == nil:
		return
	case f.Workbook():
		b.line("", diag.Say("%s: sheet %q, read with %s", r.File, f.Sheet, r.Map))
		if len(f.Others) > 0 {
			b.line("  ", diag.Say("other sheets, not read: %s", strings.Join(f.Others, ", ")))
		}
		if len(f.Hidden) > 0 {
			b.line("  ", diag.Say("hidden sheets, not read: %s", strings.Join(f.Hidden, ", ")))
		}
	default:
		b.line("", diag.Say("%s: %s, divided by %s, read with %s", r.File, f.Encoding, delimiterSaid(f.Delimiter), r.Map))
		if !f.Why.Empty() {
			b.line("  ", diag.Say("the encoding is a guess: %s; if names come out wrong, write `file: {encoding: …}` in the map", f.Why))
		}
	}
	said := count(r.Rows, diag.Say("1 row read"), diag.Say("%d rows read", r.Rows))
	if r.Blank > 0 {
		said = diag.Say("%s, %d blank", said, r.Blank)
	}
	b.line("", said)
	for _, l := range r.LeftOut {
		said := diag.Say("%d left out: %s", l.Rows, l.Rule)
		if l.Because != "" {
			said = diag.Say("%s (%s)", said, l.Because)
		}
		b.line("  ", said)
	}
	for _, l := range []struct {
		rows []int
		why  diag.Message
	}{
		{r.NoNumber, diag.Say("left out: no order number")},
		{r.NoFactory, diag.Say("left out: no factory")},
		{r.Totals, diag.Say("left out: totals")},
		{r.Again, diag.Say("left out: the titles once more")},
		{r.Headings, diag.Say("left out: nothing but a text in the column of the order number, as in a heading")},
		{r.Second, diag.Say("left out: another table, which begins with titles of its own (save it as a sheet of its own to import it)")},
		{r.Struck, r.struckWhat()},
		{r.Back, diag.Say("left out: negative, or a return or credit, which is no order line (the map can say where it belongs, under `returns:` or `credits:`)")},
		{r.HiddenRows, r.hiddenWhat()},
		{r.LongRows, diag.Say("with more cells than there are titles; a quote may be missing")},
	} {
		if n := len(l.rows); n > 0 {
			b.line("  ", diag.Say("%d %s: %s", n, l.why, rowList(l.rows, n)))
		}
	}
}

func (r *Report) writeColumns(b *reportText) {
	used, missing, unreadable, misdecoded, lost := b.part(), b.part(), b.part(), b.part(), b.part()
	for i := range r.Columns {
		c := &r.Columns[i]
		name := fmt.Sprintf("  %s (%s): ", c.Title, c.Key)
		used.line(name, diag.Say("%d of %d", c.Read-c.Idle, c.Read+c.unread()))
		if len(c.Missing) > 0 {
			total := 0
			var words []string
			for _, word := range slices.Sorted(maps.Keys(c.Missing)) {
				total += c.Missing[word]
				if word == "" {
					words = append(words, diag.Say("empty %d", c.Missing[word]).In(b.of))
				} else {
					words = append(words, fmt.Sprintf("%q %d", word, c.Missing[word]))
				}
			}
			missing.line(name, diag.Say("%d of %d: %s", total, c.unread()+c.Read+total, strings.Join(words, ", ")))
		}
		for j, u := range c.Unreadable {
			if more := len(c.Unreadable) - j; j == maxCases {
				unreadable.line(name, count(more, diag.Say("and 1 text more"), diag.Say("and %d texts more", more)))
				break
			}
			unreadable.line(name, diag.Say("%q in %s: %s", sheet.Excerpt(u.Text), r.places(c, u.Rows, u.Count), u.Why))
		}
		for _, u := range c.Lost {
			lost.line(name, diag.Say("%q in %s", sheet.Excerpt(u.Text), r.places(c, u.Rows, u.Count)))
		}
		for _, u := range c.Misdecoded {
			misdecoded.line(name, diag.Say("%q in %s: probably %q", around(u.Text, u.Meant), r.places(c, u.Rows, u.Count), around(u.Meant, u.Text)))
		}
	}
	names := b.part()
	for _, u := range r.LostNames {
		names.line("  ", diag.Say("%q in %s", sheet.Excerpt(u.Text), rowList(u.Rows, u.Count)))
	}
	b.section(diag.Say("Columns: cells that count, of those that hold something"), used)
	if r.onlyArrivals() {
		b.line("\n", diag.Say("Only arrival days: an arrival by the promised day counts as in time, and nothing else of lateness and lead times can be judged. A column with the day the goods were ready, or shipped, would tell."))
	}
	b.section(diag.Say("Names whose characters were lost when the file was saved (their rows are left out, for two of them would be one; save again as “CSV UTF-8” or as a workbook)"), names)
	b.section(diag.Say("Characters were lost before (kept as it is)"), lost)
	b.section(diag.Say("Not recorded in the spreadsheet (stays not recorded)"), missing)
	b.section(diag.Say("Could not be read (stays not recorded)"), unreadable)
	b.section(diag.Say("Looks decoded wrongly once (kept as it is; the right text can go under names: or words: in the map)"), misdecoded)
}

// places names the cells of a column: rows of a CSV file, cells of a workbook.
func (r *Report) places(c *Column, rows []int, all int) diag.Message {
	if r.Table == nil || !r.Table.Workbook() {
		return rowList(rows, all)
	}
	texts := make([]string, len(rows))
	for i, n := range rows {
		texts[i] = sheet.ColumnName(c.column) + fmt.Sprint(n)
	}
	list := r.Table.Sheet + "!" + strings.Join(texts, ", ")
	if all > len(rows) {
		return diag.Say("%d cells (%s, …)", all, list)
	}
	return diag.Say("%s", list)
}

func rowList(rows []int, all int) diag.Message {
	rows = rows[:min(len(rows), firstRows)]
	texts := make([]string, len(rows))
	for i, n := range rows {
		texts[i] = fmt.Sprint(n)
	}
	list := strings.Join(texts, ", ")
	switch {
	case all > len(rows):
		return diag.Say("%d rows (%s, …)", all, list)
	case all == 1:
		return diag.Say("row %s", list)
	}
	return diag.Say("rows %s", list)
}

func (r *Report) writeNames(b *reportText) {
	near := b.part()
	for i, n := range r.Near {
		if i == maxCases {
			near.line("  ", diag.Say("and %d more", len(r.Near)-i))
			break
		}
		near.line("  ", diag.Say("%s | %s: %s", n.A, n.B, n.Why))
	}
	b.section(diag.Say("Names that look alike (kept apart; to join two, give both the same id under ids: in the map)"), near)
	for _, n := range r.Renamed {
		lines := b.part()
		for _, instance := range n.Cases {
			lines.line("  ", instance)
		}
		b.section(n.What, lines)
	}
}

func (r *Report) writeNotes(b *reportText) {
	for _, n := range slices.Concat(r.Held, r.Merged, r.Filled, r.Notes) {
		lines := b.part()
		for i, instance := range n.Cases {
			if i == maxCases {
				lines.line("  ", diag.Say("and %d more", len(n.Cases)-i))
				break
			}
			lines.line("  ", instance)
		}
		b.section(diag.Say("%s (%d)", n.What, len(n.Cases)), lines)
	}
}

func (r *Report) writeOutcome(b *reportText) {
	b.WriteByte('\n')
	if r.Log {
		in := &r.Inspections
		b.line("", diag.Say("%s added to %s, %d changed, %d as before", count(in.Added, diag.Say("1 inspection"), diag.Say("%d inspections", in.Added)), count(in.Orders, diag.Say("1 order"), diag.Say("%d orders", in.Orders)), in.Updated, in.Same))
		r.writeNext(b)
		return
	}
	n := r.Factories.total()
	b.outcome(&r.Factories, count(n, diag.Say("1 factory"), diag.Say("%d factories", n)))
	if n := r.Orders.total(); n > 0 {
		b.line("", diag.Say("%s under %s", count(r.Lines, diag.Say("1 order line"), diag.Say("%d order lines", r.Lines)), count(r.Numbers, diag.Say("1 order number"), diag.Say("%d order numbers", r.Numbers))))
		b.outcome(&r.Orders, count(n, diag.Say("1 order (one per order number and factory)"), diag.Say("%d orders (one per order number and factory)", n)))
	}
	r.writeNext(b)
}

// writeNext says what was written, and what one does next.
func (r *Report) writeNext(b *reportText) {
	b.written(r.DryRun, len(r.FilesDone))
	switch {
	case r.DryRun:
		b.line("", diag.Say("Next: the same without --dry-run"))
	case len(r.FilesDone) == 0:
	case r.NewBook:
		b.line("", diag.Say("Next: look through factorybook.yaml and the factory.yaml files, then `factorybook check`"))
	default:
		b.line("", diag.Say("Next: `git diff`, then `factorybook check`"))
	}
}

// written says how many files were written, or would be.
func (b *reportText) written(dryRun bool, files int) {
	switch {
	case dryRun:
		b.line("\n", count(files, diag.Say("Nothing was written (dry run); 1 file would be."), diag.Say("Nothing was written (dry run); %d files would be.", files)))
	case files == 0:
		b.line("\n", diag.Say("Nothing changed."))
	default:
		b.line("\n", count(files, diag.Say("1 file written."), diag.Say("%d files written.", files)))
	}
}

// outcome says what became of the records of one kind; all is how many there are.
func (b *reportText) outcome(o *Outcome, all diag.Message) {
	said := diag.Say("%s: %d new, %d changed, %d as before", all, len(o.Created), len(o.Updated), o.Unchanged)
	for _, part := range []struct {
		ids  []string
		what diag.Message
	}{
		{o.Edited, diag.Say("edited by hand and left alone")},
		{o.Foreign, diag.Say("there already, not from this import, left alone")},
		{o.Deleted, diag.Say("deleted by hand and not written again")},
		{o.Held, diag.Say("not written, see above")},
	} {
		if len(part.ids) > 0 {
			list := strings.Join(part.ids[:min(len(part.ids), maxCases)], ", ")
			if len(part.ids) > maxCases {
				list += ", …"
			}
			said = diag.Say("%s, %d %s (%s)", said, len(part.ids), part.what, list)
		}
	}
	b.line("", said)
}

// around is the part of a text in which it differs from another, with some of
// what stands beside it.
func around(s, other string) string {
	a, b := []rune(s), []rune(other)
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	end := len(a)
	for n := len(b); end > from && n > from && a[end-1] == b[n-1]; n-- {
		end--
	}
	from, end = max(0, from-12), min(len(a), end+12)
	part := string(a[from:end])
	if from > 0 {
		part = "…" + part
	}
	if end < len(a) {
		part += "…"
	}
	return part
}

// delimiterSaid is the name of what divides cells.
func delimiterSaid(name string) diag.Message {
	switch name {
	case "comma":
		return diag.Say("comma")
	case "semicolon":
		return diag.Say("semicolon")
	case "tab":
		return diag.Say("tab")
	case "pipe":
		return diag.Say("pipe")
	}
	return diag.Say("%s", name)
}
