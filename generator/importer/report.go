package importer

import (
	"factorybook/generator/diag"
	"factorybook/generator/sheet"
)

// Report says what an import read, could not read, and did.
type Report struct {
	File, Map string
	DryRun    bool
	// Problems are those of the map, or of a book that cannot be read. With one
	// of them nothing is written.
	Problems []diag.Problem

	// Export is set for the tables of an export, whose records come back as they were.
	Export bool

	Rows, Blank int // rows below the header; blank ones are not among Rows
	LeftOut     []LeftOut
	LongRows    []int        // rows with more cells than the header has titles
	NoNumber    []int        // rows without an order number
	NoFactory   []int        // rows without a factory
	LostNames   []Unreadable // names of factories whose characters were lost
	Totals      []int        // rows that sum up others
	Again       []int        // rows that hold the titles once more
	Back        []int        // rows of goods or money that came back, which the map does not place
	HiddenRows  []int
	Held        []Note // orders that are not written until the map says what their rows are
	Merged      []Note // merged cells that matter
	Filled      []Note // blank cells that were filled

	Lines   int // order lines taken
	Numbers int // different order numbers
	Columns []Column

	Factories, Orders Outcome
	NewBook           bool

	Renamed   []Note // ids of factories that are not simply made of their names
	Near      []nearNames
	Notes     []Note // what had to be decided
	FilesDone []string

	// Table is the file as it was opened; nil when it was not.
	Table *sheet.File
}

func (r *Report) lostName(name string, row int) {
	for i := range r.LostNames {
		if u := &r.LostNames[i]; u.Text == name {
			if u.Count++; len(u.Rows) < firstRows {
				u.Rows = append(u.Rows, row)
			}
			return
		}
	}
	r.LostNames = append(r.LostNames, Unreadable{Text: name, Count: 1, Rows: []int{row}})
}

// hold notes an order that is not written.
func (r *Report) hold(o *order, what, instance diag.Message) {
	r.Orders.Held = append(r.Orders.Held, o.number)
	addNote(&r.Held, what, instance)
}

// merged notes a range of merged cells in a column of the map.
func (r *Report) merged(f *sheet.File, column string, m sheet.Range, filled, mapped bool) {
	switch {
	case filled:
		addNote(&r.Merged, diag.Say("Merged cells, filled down as the map says"), diag.Say("%s!%s (%s)", f.Sheet, m, column))
	case mapped:
		addNote(&r.Merged, diag.Say("Merged cells: what stands in them counts for their first row alone (for all of them: name the column under `fill_down:`)"), diag.Say("%s!%s (%s)", f.Sheet, m, column))
	}
}

// LeftOut counts the rows that one rule of the map left out.
type LeftOut struct {
	Rule    diag.Message
	Because string
	Rows    int
}

// Column says how a column was read as one key of the records.
type Column struct {
	Title, Key string
	Read       int
	Missing    map[string]int // by the word that stood there
	Unreadable []Unreadable
	Misdecoded []Unreadable
	Lost       []Unreadable // texts in which characters were lost before
	Idle       int          // cells that were read and changed nothing
	index      map[string]int
	column     int
}

// Unreadable is a text that could not be read, and where it stands.
type Unreadable struct {
	Text  string
	Why   diag.Message
	Meant string // of what was decoded wrongly: the text that was meant
	Count int
	Rows  []int // the first ones
}

// firstRows is how many rows a report names for one text.
const firstRows = 5

func (c *Column) unreadable(text string, why diag.Message, row int) {
	c.note(&c.Unreadable, "u"+text+"\x00"+why.String(), row, Unreadable{Text: text, Why: why})
}

func (c *Column) misdecoded(text, meant string, row int) {
	c.note(&c.Misdecoded, "m"+text, row, Unreadable{Text: text, Meant: meant})
}

func (c *Column) lost(text string, row int) {
	c.note(&c.Lost, "l"+text, row, Unreadable{Text: text})
}

func (c *Column) note(list *[]Unreadable, key string, row int, first Unreadable) {
	if c.index == nil {
		c.index = map[string]int{}
	}
	i, seen := c.index[key]
	if !seen {
		i = len(*list)
		c.index[key] = i
		*list = append(*list, first)
	}
	u := &(*list)[i]
	if u.Count++; len(u.Rows) < firstRows {
		u.Rows = append(u.Rows, row)
	}
}

// Outcome says what became of the records of one kind, by id.
type Outcome struct {
	Created, Updated []string
	Unchanged        int
	Edited           []string // changed by hand since the last import: left alone
	Foreign          []string // there before, not written by this import: left alone
	Deleted          []string // deleted by hand: not written again
	Held             []string // not written until the map says what their rows are
}

func (o *Outcome) total() int {
	return len(o.Created) + len(o.Updated) + o.Unchanged + len(o.Edited) + len(o.Foreign) + len(o.Deleted) + len(o.Held)
}

// Note is something that was decided, or that a person should look at.
type Note struct {
	What  diag.Message
	Cases []diag.Message
	known map[string]bool
}

func (r *Report) note(what, instance diag.Message) { addNote(&r.Notes, what, instance) }

func addNote(notes *[]Note, what, instance diag.Message) {
	key := instance.String()
	for i := range *notes {
		if n := &(*notes)[i]; n.What.String() == what.String() {
			if !n.known[key] {
				n.known[key] = true
				n.Cases = append(n.Cases, instance)
			}
			return
		}
	}
	*notes = append(*notes, Note{What: what, Cases: []diag.Message{instance}, known: map[string]bool{key: true}})
}

<<<<<<< HEAD
// WriteText writes the report for a person.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	r.writeReading(&b)
	r.writeColumns(&b)
	if len(r.Problems) > 0 {
		fmt.Fprintf(&b, "\nNothing was written: %s to correct first.\n", count(len(r.Problems), "problem", "problems"))
		_, err := io.WriteString(w, b.String())
		return err
	}
	r.writeNames(&b)
	r.writeNotes(&b)
	r.writeOutcome(&b)
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) writeReading(b *strings.Builder) {
	f := r.Table
	switch {
	case r.Export:
		fmt.Fprintf(b, "%s: the export of a book, read with %s: %s\n", r.File, r.Map, count(r.Rows, "record", "records"))
		return
	case f == nil:
		return
	case f.Workbook():
		fmt.Fprintf(b, "%s: sheet %q, read with %s\n", r.File, f.Sheet, r.Map)
		if len(f.Others) > 0 {
			fmt.Fprintf(b, "  other sheets, not read: %s\n", strings.Join(f.Others, ", "))
		}
		if len(f.Hidden) > 0 {
			fmt.Fprintf(b, "  hidden sheets, not read: %s\n", strings.Join(f.Hidden, ", "))
		}
	default:
		fmt.Fprintf(b, "%s: %s, divided by %s, read with %s\n", r.File, f.Encoding, f.Delimiter, r.Map)
		if f.Why != "" {
			fmt.Fprintf(b, "  the encoding is a guess: %s; if names come out wrong, write `file: {encoding: …}` in the map\n", f.Why)
		}
	}
	fmt.Fprintf(b, "%s read", count(r.Rows, "row", "rows"))
	if r.Blank > 0 {
		fmt.Fprintf(b, ", %d blank", r.Blank)
	}
	b.WriteByte('\n')
	for _, l := range r.LeftOut {
		fmt.Fprintf(b, "  %d left out: %s", l.Rows, l.Rule)
		if l.Because != "" {
			fmt.Fprintf(b, " (%s)", l.Because)
		}
		b.WriteByte('\n')
	}
	for _, l := range []struct {
		rows []int
		why  string
	}{
		{r.NoNumber, "left out: no order number"},
		{r.NoFactory, "left out: no factory"},
		{r.Totals, "left out: totals"},
		{r.Again, "left out: the titles once more"},
		{r.Back, "left out: negative, or a return or credit, which is no order line (the map can say where it belongs, under `returns:` or `credits:`)"},
		{r.HiddenRows, r.hiddenWhat()},
		{r.LongRows, "with more cells than there are titles; a quote may be missing"},
	} {
		if len(l.rows) > 0 {
			fmt.Fprintf(b, "  %d %s: %s\n", len(l.rows), l.why, rowList(l.rows, len(l.rows)))
		}
	}
}

func (r *Report) hiddenWhat() string {
	return "hidden in the spreadsheet (`file: {hidden_rows: keep}` or `leave-out` decides; kept unless given)"
}

func (r *Report) writeColumns(b *strings.Builder) {
	var used, missing, unreadable, misdecoded, lost strings.Builder
	for i := range r.Columns {
		c := &r.Columns[i]
		fmt.Fprintf(&used, "  %s (%s): %d of %d\n", c.Title, c.Key, c.Read-c.Idle, c.Read+c.unread())
		if len(c.Missing) > 0 {
			total := 0
			var words []string
			for _, word := range slices.Sorted(maps.Keys(c.Missing)) {
				total += c.Missing[word]
				if word == "" {
					words = append(words, fmt.Sprintf("empty %d", c.Missing[word]))
				} else {
					words = append(words, fmt.Sprintf("%q %d", word, c.Missing[word]))
				}
			}
			fmt.Fprintf(&missing, "  %s (%s): %d of %d: %s\n", c.Title, c.Key, total, c.unread()+c.Read+total, strings.Join(words, ", "))
		}
		for j, u := range c.Unreadable {
			if j == maxCases {
				fmt.Fprintf(&unreadable, "  %s (%s): and %s more\n", c.Title, c.Key, count(len(c.Unreadable)-j, "text", "texts"))
				break
			}
			fmt.Fprintf(&unreadable, "  %s (%s): %q in %s: %s\n", c.Title, c.Key, sheet.Excerpt(u.Text), r.places(c, u.Rows, u.Count), u.Why)
		}
		for _, u := range c.Lost {
			fmt.Fprintf(&lost, "  %s (%s): %q in %s\n", c.Title, c.Key, sheet.Excerpt(u.Text), r.places(c, u.Rows, u.Count))
		}
		for _, u := range c.Misdecoded {
			fmt.Fprintf(&misdecoded, "  %s (%s): %q in %s: probably %q\n", c.Title, c.Key, around(u.Text, u.Why), r.places(c, u.Rows, u.Count), around(u.Why, u.Text))
		}
	}
	section(b, "Columns: cells that count, of those that hold something", used.String())
	if r.onlyArrivals() {
		b.WriteString("\nOnly arrival days: an arrival by the promised day counts as in time, and nothing else of lateness and lead times can be judged. A column with the day the goods were ready, or shipped, would tell.\n")
	}
	section(b, "Names whose characters were lost when the file was saved (their rows are left out, for two of them would be one; save again as “CSV UTF-8” or as a workbook)", r.lostNames())
	section(b, "Characters were lost before (kept as it is)", lost.String())
	section(b, "Not recorded in the spreadsheet (stays not recorded)", missing.String())
	section(b, "Could not be read (stays not recorded)", unreadable.String())
	section(b, "Looks decoded wrongly once (kept as it is; the right text can go under names: or words: in the map)", misdecoded.String())
=======
func (r *Report) hiddenWhat() diag.Message {
	return diag.Say("hidden in the spreadsheet (`file: {hidden_rows: keep}` or `leave-out` decides; kept unless given)")
>>>>>>> 2ea3e3b (importer: reports in Chinese, and a first map that looks at the cells)
}

// unread is the number of cells that could not be read.
func (c *Column) unread() (n int) {
	for _, u := range c.Unreadable {
		n += u.Count
	}
	return n
}

<<<<<<< HEAD
// onlyArrivals reports whether arrivals are all that the file says of when goods came.
func (r *Report) onlyArrivals() bool {
	read := make(map[string]bool)
	for i := range r.Columns {
		c := &r.Columns[i]
		read[c.Key] = read[c.Key] || c.Read > c.Idle
	}
	return read["received"] && !read["ready"] && !read["shipped"]
}

func section(b *strings.Builder, title, lines string) {
	if lines != "" {
		fmt.Fprintf(b, "\n%s:\n%s", title, lines)
	}
}

func (r *Report) lostNames() string {
	var b strings.Builder
	for _, u := range r.LostNames {
		fmt.Fprintf(&b, "  %q in %s\n", sheet.Excerpt(u.Text), rowList(u.Rows, u.Count))
	}
	return b.String()
}

// places names the cells of a column: rows of a CSV file, cells of a workbook.
func (r *Report) places(c *Column, rows []int, all int) string {
	if r.Table == nil || !r.Table.Workbook() {
		return rowList(rows, all)
	}
	texts := make([]string, len(rows))
	for i, n := range rows {
		texts[i] = sheet.ColumnName(c.column) + fmt.Sprint(n)
	}
	list := r.Table.Sheet + "!" + strings.Join(texts, ", ")
	if all > len(rows) {
		return fmt.Sprintf("%d cells (%s, …)", all, list)
	}
	return list
}

func rowList(rows []int, all int) string {
	if len(rows) > firstRows {
		rows = rows[:firstRows]
	}
	texts := make([]string, len(rows))
	for i, n := range rows {
		texts[i] = fmt.Sprint(n)
	}
	list := strings.Join(texts, ", ")
	switch {
	case all > len(rows):
		return fmt.Sprintf("%d rows (%s, …)", all, list)
	case all == 1:
		return "row " + list
	}
	return "rows " + list
}

func (r *Report) writeNames(b *strings.Builder) {
	var lines strings.Builder
	for i, n := range r.Near {
		if i == maxCases {
			fmt.Fprintf(&lines, "  and %d more\n", len(r.Near)-i)
			break
		}
		fmt.Fprintf(&lines, "  %s | %s: %s\n", n.A, n.B, n.Why)
	}
	section(b, "Names that look alike (kept apart; to join two, give both the same id under ids: in the map)", lines.String())
	for _, n := range r.Renamed {
		section(b, n.What, "  "+strings.Join(n.Cases, "\n  ")+"\n")
	}
}

func (r *Report) writeNotes(b *strings.Builder) {
	for _, n := range slices.Concat(r.Held, r.Merged, r.Filled, r.Notes) {
		shown := n.Cases[:min(len(n.Cases), maxCases)]
		lines := "  " + strings.Join(shown, "\n  ") + "\n"
		if more := len(n.Cases) - len(shown); more > 0 {
			lines += fmt.Sprintf("  and %d more\n", more)
		}
		section(b, fmt.Sprintf("%s (%d)", n.What, len(n.Cases)), lines)
	}
}

func (r *Report) writeOutcome(b *strings.Builder) {
	b.WriteByte('\n')
	r.outcome(b, &r.Factories, "factory", "factories")
	if r.Orders.total() > 0 {
		fmt.Fprintf(b, "%s under %s\n", count(r.Lines, "order line", "order lines"), count(r.Numbers, "order number", "order numbers"))
		r.outcome(b, &r.Orders, "order (one per order number and factory)", "orders (one per order number and factory)")
	}
	switch {
	case r.DryRun:
		fmt.Fprintf(b, "\nNothing was written (dry run); %s would be.\n", count(len(r.FilesDone), "file", "files"))
	case len(r.FilesDone) == 0:
		b.WriteString("\nNothing changed.\n")
	default:
		fmt.Fprintf(b, "\n%s written.\n", count(len(r.FilesDone), "file", "files"))
	}
	if next := r.next(); next != "" {
		fmt.Fprintf(b, "Next: %s\n", next)
	}
}

func (r *Report) outcome(b *strings.Builder, o *Outcome, one, many string) {
	fmt.Fprintf(b, "%s: %d new, %d changed, %d as before", count(o.total(), one, many), len(o.Created), len(o.Updated), o.Unchanged)
	for _, part := range []struct {
		ids  []string
		what string
	}{
		{o.Edited, "edited by hand and left alone"},
		{o.Foreign, "there already, not from this import, left alone"},
		{o.Deleted, "deleted by hand and not written again"},
		{o.Held, "not written, see above"},
	} {
		if len(part.ids) > 0 {
			shown := part.ids[:min(len(part.ids), maxCases)]
			fmt.Fprintf(b, ", %d %s (%s", len(part.ids), part.what, strings.Join(shown, ", "))
			if len(shown) < len(part.ids) {
				b.WriteString(", …")
			}
			b.WriteByte(')')
		}
	}
	b.WriteByte('\n')
}

func (r *Report) next() string {
	switch {
	case r.DryRun:
		return "the same without --dry-run"
	case len(r.FilesDone) == 0:
		return ""
	case r.NewBook:
		return "look through factorybook.yaml and the factory.yaml files, then `factorybook check`"
	}
	return "`git diff`, then `factorybook check`"
}

func count(n int, one, many string) string {
=======
// count says how many there are of something.
func count(n int, one, many diag.Message) diag.Message {
>>>>>>> 2ea3e3b (importer: reports in Chinese, and a first map that looks at the cells)
	if n == 1 {
		return one
	}
	return many
}
