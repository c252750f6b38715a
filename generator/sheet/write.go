package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Table is a table to be written: rows of cells below the titles of its columns.
type Table struct {
	Name    string // of the sheet, at most 31 characters
	Columns []string
	Rows    [][]Cell
}

// The longest text, in UTF-16 units, and the most rows of a sheet.
const (
	MaxCellText  = 32767
	maxSheetRows = maxRows
)

// cutMark ends a text that a cell of a workbook cannot hold whole.
const cutMark = " […]"

// WasCut reports whether a text of a workbook was longer than a cell can hold when
// WriteWorkbook wrote it.
func WasCut(text string) bool {
	return len(text) > MaxCellText/2 && strings.HasSuffix(text, cutMark) && utf16Length(text) == MaxCellText
}

// WriteWorkbook writes tables as a workbook, a sheet for each: titles in a row that
// stays in sight and can be filtered by; days as days, numbers as numbers, text as
// text that stays text when its cell is edited, whatever it begins with. A number
// with more than 15 digits, which no spreadsheet keeps, is written as text.
// cut are the cells with a text longer than a cell can hold: it ends in […].
func WriteWorkbook(out io.Writer, tables []Table) (cut []string, err error) {
	book := excelize.NewFile()
	defer book.Close()
	w := &workbookWriter{book: book, decimals: map[int]int{}}
	if err := w.makeStyles(); err != nil {
		return nil, err
	}
	for i := range tables {
		t := &tables[i]
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), t.Name)
		} else {
			_, err = book.NewSheet(t.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("the sheet %s: %w", t.Name, err)
		}
		if err := w.table(t); err != nil {
			return nil, fmt.Errorf("the sheet %s: %w", t.Name, err)
		}
	}
	var b bytes.Buffer
	if _, err = book.WriteTo(&b); err != nil {
		return nil, err
	}
	return w.cut, inOrder(out, b.Bytes())
}

// inOrder copies an archive with its parts in one order, in which excelize does not
// write them, so that the same tables give the same bytes.
func inOrder(out io.Writer, archive []byte) error {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return err
	}
	slices.SortFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	w := zip.NewWriter(out)
	for _, f := range z.File {
		if err := w.Copy(f); err != nil {
			return err
		}
	}
	return w.Close()
}

type workbookWriter struct {
	book                                 *excelize.File
	title, text, day, percent, anyNumber int         // styles
	decimals                             map[int]int // of numbers with so many decimals, such as 1.50
	cut                                  []string
}

// decimal is the style of a number with the decimals that it was written with, so
// that a price of 1.50 is shown as one.
func (w *workbookWriter) decimal(text string) int {
	_, fraction, _ := strings.Cut(text, ".")
	if fraction == "" {
		return w.anyNumber
	}
	style, ok := w.decimals[len(fraction)]
	if !ok {
		code := decimalFormat + strings.Repeat("0", len(fraction))
		var err error
		style, err = w.book.NewStyle(&excelize.Style{CustomNumFmt: &code, Alignment: &excelize.Alignment{Vertical: "top"}})
		if err != nil {
			return w.anyNumber
		}
		w.decimals[len(fraction)] = style
	}
	return style
}

// decimalFormat begins the number format of a number with a fraction.
const decimalFormat = "0."

func (w *workbookWriter) makeStyles() error {
	days, percents := "yyyy-mm-dd", "0.##########%"
	top := &excelize.Alignment{Vertical: "top"}
	for _, s := range []struct {
		into  *int
		style excelize.Style
	}{
		{&w.title, excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: 49, Alignment: top}},
		{&w.text, excelize.Style{NumFmt: 49, Alignment: top}},
		{&w.day, excelize.Style{CustomNumFmt: &days, Alignment: top}},
		{&w.percent, excelize.Style{CustomNumFmt: &percents, Alignment: top}},
		{&w.anyNumber, excelize.Style{Alignment: top}},
	} {
		n, err := w.book.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.into = n
	}
	return nil
}

// table writes one sheet as a stream.
func (w *workbookWriter) table(t *Table) error {
	if len(t.Rows) >= maxSheetRows {
		return fmt.Errorf("%d rows, and a sheet has room for %d", len(t.Rows), maxSheetRows-1)
	}
	s, err := w.book.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	for i, width := range widths(t) {
		if err := s.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	values := make([]any, len(t.Columns))
	for i, title := range t.Columns {
		values[i] = excelize.Cell{StyleID: w.title, Value: title}
	}
	if err := s.SetRow("A1", values); err != nil {
		return err
	}
	for n, row := range t.Rows {
		for i := range values {
			values[i] = nil
			if i < len(row) && row[i].Text != "" {
				values[i] = w.value(row[i], t.Name+"!"+ColumnName(i)+strconv.Itoa(n+2))
			}
		}
		if err := s.SetRow("A"+strconv.Itoa(n+2), values); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	if len(t.Columns) == 0 {
		return nil
	}
	return w.book.AutoFilter(t.Name, fmt.Sprintf("A1:%s%d", ColumnName(len(t.Columns)-1), max(len(t.Rows)+1, 2)), nil)
}

// widths are about those of the texts, in characters, between what is readable and
// what is handy.
func widths(t *Table) []float64 {
	const least, most, looked = 9, 48, 200
	list := make([]float64, len(t.Columns))
	see := func(i int, text string) {
		line, _, _ := strings.Cut(text, "\n")
		n := 0
		for _, c := range line {
			n++
			if c >= 0x1100 {
				n++
			}
		}
		list[i] = min(max(list[i], float64(n)+2, least), most)
	}
	for i, title := range t.Columns {
		see(i, title)
	}
	for _, row := range t.Rows[:min(len(t.Rows), looked)] {
		for i := range min(len(row), len(list)) {
			see(i, row[i].Text)
		}
	}
	return list
}

// value is a cell for excelize. What is no day, number or share after all is text.
func (w *workbookWriter) value(c Cell, place string) excelize.Cell {
	switch c.Kind {
	case Date:
		if day, err := time.Parse("2006-01-02", c.Text); err == nil && day.Year() >= 1900 {
			return excelize.Cell{StyleID: w.day, Value: serial(day)}
		}
	case Number:
		if v, ok := exact(c.Text); ok {
			return excelize.Cell{StyleID: w.decimal(c.Text), Value: v}
		}
	case Percent:
		share := shift(strings.TrimSuffix(c.Text, "%"), -2)
		if v, ok := exact(share); ok {
			return excelize.Cell{StyleID: w.percent, Value: v}
		}
	case Flag:
		if c.Text == "true" || c.Text == "false" {
			return excelize.Cell{StyleID: w.anyNumber, Value: c.Text == "true"}
		}
	}
	text := c.Text
	if utf16Length(text) > MaxCellText {
		w.cut = append(w.cut, place)
		text = cutText(text)
	}
	return excelize.Cell{StyleID: w.text, Value: escapable(text)}
}

// escapable is a text in a form in which excelize writes it so that it is read back.
// XLSX gives a meaning to _x0031_ and its like, and excelize escapes it where it
// stands alone; where two share a _, and where it would be half a character, the
// escape goes wrong. Such a text is cut into runs, none of which looks like one.
func escapable(text string) any {
	var cuts []int
	alone := true
	for at := 0; ; {
		found := escaped.FindStringIndex(text[at:])
		if found == nil {
			break
		}
		begin := at + found[0]
		alone = alone && (len(cuts) == 0 || begin >= cuts[len(cuts)-1]+4) && !isHalf(text[begin:])
		cuts = append(cuts, begin+3)
		at = begin + 6 // the _ that ends it may begin the next
	}
	if alone {
		return text
	}
	var runs []excelize.RichTextRun
	from := 0
	for _, cut := range append(cuts, len(text)) {
		runs = append(runs, excelize.RichTextRun{Text: text[from:cut]})
		from = cut
	}
	return runs
}

// isHalf reports whether an escape is that of half a character, which no text has.
func isHalf(escape string) bool {
	return (escape[2] == 'd' || escape[2] == 'D') && escape[3] >= '8'
}

// serial is the number of a day, of which spreadsheets believe that 1900 was a leap
// year.
func serial(day time.Time) float64 {
	n := math.Round(day.Sub(time.Unix(0, 0).UTC()).Hours()/24) + base1900
	if n < 61 {
		n--
	}
	return n
}

// exact is a plain decimal as spreadsheets keep it; ok is false when they would not
// give it back.
func exact(text string) (v float64, ok bool) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, false
	}
	plain, _, ok := plainNumber(strconv.FormatFloat(v, 'f', -1, 64))
	return v, ok && plain == tidyNumber(text) && significant(text) <= exactDigits && !strings.HasPrefix(text, "00")
}

// exactDigits is how many digits of a number spreadsheets keep.
const exactDigits = 15

func significant(text string) int {
	digits := strings.TrimLeft(strings.NewReplacer("-", "", ".", "").Replace(text), "0")
	return len(digits)
}

func utf16Length(s string) (n int) {
	for _, c := range s {
		n += max(utf16.RuneLen(c), 1)
	}
	return n
}

// cutText ends a text with the mark, at exactly the length that a cell can hold.
func cutText(s string) string {
	room := MaxCellText - utf16Length(cutMark)
	for i, c := range s {
		n := max(utf16.RuneLen(c), 1)
		if n > room {
			return s[:i] + strings.Repeat("…", room) + cutMark
		}
		room -= n
	}
	return s
}

// WriteCSV writes a table as CSV: UTF-8 with the byte-order mark by which
// spreadsheet programs know it, lines ending in CR LF, and an apostrophe before text
// that a spreadsheet would compute. ReadBack takes it off again.
func WriteCSV(t *Table) []byte {
	var b bytes.Buffer
	b.Write(utf8BOM)
	for i, title := range t.Columns {
		csvCell(&b, i, Cell{Text: title})
	}
	b.WriteString("\r\n")
	for _, row := range t.Rows {
		for i := range t.Columns {
			c := Cell{}
			if i < len(row) {
				c = row[i]
			}
			csvCell(&b, i, c)
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

func csvCell(b *bytes.Buffer, column int, c Cell) {
	if column > 0 {
		b.WriteByte(',')
	}
	text := c.Text
	if c.Kind == Text && wouldCompute(text) {
		text = "'" + text
	}
	if text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsAny(text, ",;\"\r\n\t") && first != ' ' && last != ' ' {
		b.WriteString(text)
		return
	}
	b.WriteByte('"')
	b.WriteString(strings.ReplaceAll(text, `"`, `""`))
	b.WriteByte('"')
}

// wouldCompute reports whether a spreadsheet would take a text for a formula, or
// an apostrophe before it for a mark that forces text.
func wouldCompute(text string) bool {
	rest := strings.TrimLeft(text, "'")
	if rest == "" {
		return false
	}
	switch rest[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		return true
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return first == '＝' || first == '＋' || first == '－' || first == '＠'
}

// ReadBack is the text of a cell of a file that WriteCSV or WriteWorkbook wrote.
func (f *File) ReadBack(c Cell) string {
	switch {
	case f.Workbook() && c.Kind == Number:
		if zeros, ok := strings.CutPrefix(f.NumberFormat(c), decimalFormat); ok && strings.Trim(zeros, "0") == "" {
			whole, fraction, _ := strings.Cut(c.Text, ".")
			return whole + "." + fraction + strings.Repeat("0", max(0, len(zeros)-len(fraction)))
		}
		return f.Shown(c)
	case f.Workbook():
		return c.Text
	case strings.HasPrefix(c.Text, "'") && wouldCompute(c.Text):
		return c.Text[1:]
	}
	return c.Text
}
