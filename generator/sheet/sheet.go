// Package sheet reads and writes tables: CSV in every encoding that spreadsheets write, and
// workbooks (XLSX), both as the same rows of cells that know what they hold and
// where they stand.
//
// Look at Open and File. A table is read as a stream, row by row, as often as one
// asks. WriteWorkbook and WriteCSV write what is read back as it was. Nothing is guessed without saying so: the encoding, where the bytes do not
// show it, is a guess with its reason; a cell that holds no value (an error, a
// formula whose result was not stored) is a Fault, never an empty one. The package
// knows nothing of factories.
package sheet

import (
	"fmt"
	"strconv"

	"factorybook/generator/diag"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds of cells. Every cell of a CSV file is Text.
const (
	Text   Kind = iota // as typed; "" for an empty cell
	Number             // Text is the number with a point and without an exponent
	Date               // Text is the day, YYYY-MM-DD
	Month              // a day that its cell shows as a month alone; Text is YYYY-MM
	Fault              // no value; Text says what stands there, such as #N/A
	// Percent and Flag are only written, never read: Text is a number with a percent
	// sign, and true or false.
	Percent
	Flag
)

// Cell is one cell of a table.
type Cell struct {
	Text string
	Kind Kind
	// format is the index of its number format, in a workbook.
	format uint16
	// minute is the time of day behind a Date, in minutes.
	minute int16
}

// Minutes is the time of day that stands behind a Date, in minutes; 0 when none does.
func (c Cell) Minutes() int { return int(c.minute) }

// Row is one row, with the number that a spreadsheet program shows beside it:
// blank rows count, and a cell that holds line ends is still in one row.
type Row struct {
	Number int
	Cells  []Cell
	Hidden bool
	// Struck is set when all that stands in the row is struck through.
	Struck bool
}

// Cell returns the cell of a column; what is not there is empty.
func (r Row) Cell(column int) Cell {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return Cell{}
}

// Options say how a file is read, where it does not say so itself.
type Options struct {
	Encoding  string // one of Encodings; "" to find it
	Delimiter string // one of Delimiters; "" to find it
	// Damaged reads a line with bytes that its encoding does not have all the same;
	// what could not be read becomes U+FFFD.
	Damaged bool
	Sheet   string // of a workbook: its name or number; "" for the only one
	// HeaderRow is the row with the titles, from 1; the delimiter is found there.
	HeaderRow int
}

// File is a table that can be read.
type File struct {
	// Sheet is the name of the sheet in a workbook; "" for a CSV file.
	Sheet string
	// Encoding and Delimiter are those of a CSV file; Why says, when neither the
	// bytes nor the options give the encoding, by which rule it was guessed.
	Encoding, Delimiter string
	Why                 diag.Message
	// Others are the other sheets of the workbook, Hidden those that are not shown.
	Others, Hidden []string
	// Merged are the ranges of cells that were merged into one.
	Merged []Range
	// Date1904 is set for a workbook whose day numbers count from 1904.
	Date1904 bool

	formats []format
	rows    func(yield func(Row) bool) error
}

// Range is a rectangle of cells, rows and columns counted from 1 and both ends
// included.
type Range struct{ FromRow, FromColumn, ToRow, ToColumn int }

// Rows calls yield for each row that is not empty, from the top, until it returns
// false. It can be called again.
func (f *File) Rows(yield func(Row) bool) error { return f.rows(yield) }

// Workbook reports whether the file is a workbook rather than CSV.
func (f *File) Workbook() bool { return f.Sheet != "" }

// Shown returns the text of a cell as its spreadsheet shows it: a number whose
// format adds zeros or text around it (00042, PO-17) has them.
func (f *File) Shown(c Cell) string {
	if c.Kind == Number && int(c.format) < len(f.formats) {
		return f.formats[c.format].shown(c.Text)
	}
	return c.Text
}

// NumberFormat returns the code of the number format of a cell, such as
// "¥"#,##0.00; "" when it has none.
func (f *File) NumberFormat(c Cell) string {
	if int(c.format) < len(f.formats) {
		return f.formats[c.format].code
	}
	return ""
}

// Place names a cell as a person finds it: Sheet1!C7 in a workbook, else row 7.
// Column counts from 0.
func (f *File) Place(row, column int) string {
	if f.Workbook() {
		return f.Sheet + "!" + ColumnName(column) + strconv.Itoa(row)
	}
	return fmt.Sprintf("row %d", row)
}

// ColumnName returns the letters of a column that counts from 0: A, Z, AA.
func ColumnName(column int) string {
	name := ""
	for column++; column > 0; column /= 26 {
		column--
		name = string(rune('A'+column%26)) + name
	}
	return name
}

// ColumnNumber returns the column, from 0, of letters such as AA.
func ColumnNumber(name string) (column int, ok bool) {
	for i := range len(name) {
		if name[i] < 'A' || name[i] > 'Z' || i > 2 {
			return 0, false
		}
		column = column*26 + int(name[i]-'A') + 1
	}
	return column - 1, name != ""
}

// String returns the range as spreadsheets write it, A2:A4.
func (r Range) String() string {
	return fmt.Sprintf("%s%d:%s%d", ColumnName(r.FromColumn-1), r.FromRow, ColumnName(r.ToColumn-1), r.ToRow)
}
