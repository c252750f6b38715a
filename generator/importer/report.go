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
	Headings    []int        // rows with nothing but a text in the column of the order number
	Second      []int        // rows of another table below
	Struck      []int        // rows that are struck through
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
	Log               bool // the rows were inspections
	Inspections       LogOutcome
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

// LogOutcome says what became of the inspections of a log.
type LogOutcome struct {
	Added, Orders int // entries that were added, and to how many orders
	Updated       int // that the log wrote before, and says otherwise now
	Same          int // that the orders had already
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

func (r *Report) hiddenWhat() diag.Message {
	return diag.Say("hidden in the spreadsheet (`file: {hidden_rows: keep}` or `leave-out` decides; kept unless given)")
}

func (r *Report) struckWhat() diag.Message {
	return diag.Say("struck through in the spreadsheet (`file: {struck_rows: keep}` or `leave-out` decides; kept unless given. Orders that were cancelled rather need a column that says so, under `ended:`)")
}

// unread is the number of cells that could not be read.
func (c *Column) unread() (n int) {
	for _, u := range c.Unreadable {
		n += u.Count
	}
	return n
}

// onlyArrivals reports whether arrivals are all that the file says of when goods came.
func (r *Report) onlyArrivals() bool {
	read := make(map[string]bool)
	for i := range r.Columns {
		c := &r.Columns[i]
		read[c.Key] = read[c.Key] || c.Read > c.Idle
	}
	return read["received"] && !read["ready"] && !read["shipped"]
}

// count says how many there are of something.
func count(n int, one, many diag.Message) diag.Message {
	if n == 1 {
		return one
	}
	return many
}
