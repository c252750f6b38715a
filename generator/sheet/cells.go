package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"factorybook/generator/diag"
)

// rawCell is a cell as it stands in the XML of its sheet.
type rawCell struct {
	column   int // from 0
	style    int
	kind     string // the t attribute
	value    string
	hasValue bool
	formula  bool
}

// rows reads a sheet row by row.
func (w *workbook) rows(part *zip.File, yield func(Row) bool) error {
	return w.scan(part, func(number int, hidden bool, raw []rawCell) bool {
		width := 0
		for i := range raw {
			width = max(width, raw[i].column+1)
		}
		cells := make([]Cell, width)
		for i := range raw {
			cells[raw[i].column] = w.cell(&raw[i])
		}
		if blank(cells) {
			return true
		}
		return yield(Row{Number: number, Cells: cells, Hidden: hidden, Struck: w.struck(raw)})
	})
}

// struck reports whether all cells that hold something are struck through.
func (w *workbook) struck(raw []rawCell) bool {
	any := false
	for i := range raw {
		c := &raw[i]
		if !c.hasValue {
			continue
		}
		if c.style < 0 || c.style >= len(w.formats) || !w.formats[c.style].struck {
			return false
		}
		any = true
	}
	return any
}

// maxColumns and maxRows are those of the format.
const (
	maxColumns = 16384
	maxRows    = 1048576
)

// scan reads the XML of a sheet and hands over the cells of each row, which are
// valid until it returns.
func (w *workbook) scan(part *zip.File, yield func(number int, hidden bool, cells []rawCell) bool) error {
	r, err := part.Open()
	if err != nil {
		return fmt.Errorf("reading %s: %w", part.Name, err)
	}
	defer r.Close()
	d := xml.NewDecoder(bufio.NewReaderSize(r, 1<<16))
	var cells []rawCell
	number, hidden := 0, false
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return diag.Refuse(diag.Say("the workbook is damaged below row %d of its sheet (%s); open it and save it again", number, err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				cells = cells[:0]
				number, hidden = number+1, false
				for _, a := range t.Attr {
					switch a.Name.Local {
					case "r":
						if n, err := strconv.Atoi(a.Value); err == nil && n >= number && n <= maxRows {
							number = n
						}
					case "hidden":
						hidden = a.Value == "1" || a.Value == "true"
					}
				}
			case "c":
				next := 0
				if len(cells) > 0 {
					next = cells[len(cells)-1].column + 1
				}
				c, err := readCell(d, t, next)
				if err != nil {
					return diag.Refuse(diag.Say("the workbook is damaged in row %d of its sheet (%s); open it and save it again", number, err))
				}
				if c.column < maxColumns {
					cells = append(cells, c)
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "row":
				if !yield(number, hidden, cells) {
					return nil
				}
			case "sheetData":
				return nil
			}
		}
	}
}

// readCell reads a c element; next is its column when it does not say.
func readCell(d *xml.Decoder, start xml.StartElement, next int) (rawCell, error) {
	c := rawCell{column: next}
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			if column, ok := ColumnNumber(strings.TrimRight(a.Value, "0123456789")); ok && column >= next {
				c.column = column
			}
		case "s":
			c.style, _ = strconv.Atoi(a.Value)
		case "t":
			c.kind = strings.Clone(a.Value)
		}
	}
	// Text counts inside v, and inside t of is, but not as a reading aid (rPh).
	var open []string
	for {
		token, err := d.RawToken()
		if err != nil {
			return c, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			open = append(open, t.Name.Local)
			switch t.Name.Local {
			case "v", "is":
				c.hasValue = true
			case "f":
				c.formula = true
			}
		case xml.EndElement:
			if len(open) == 0 {
				return c, nil
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(open); n == 1 && open[0] == "v" || n >= 2 && open[0] == "is" && open[n-1] == "t" && open[n-2] != "rPh" {
				text := string(t)
				if n >= 2 {
					text = unescape(text) // each t by itself, for runs of one text are several
				}
				c.value += text
			}
		}
	}
}

// cell turns a raw cell into what it holds.
func (w *workbook) cell(c *rawCell) Cell {
	cell := Cell{format: uint16(c.style)}
	if c.style < 0 || c.style >= len(w.formats) {
		cell.format = math.MaxUint16
	}
	switch {
	case c.formula && !c.hasValue:
		return Cell{Text: "a formula without a stored result", Kind: Fault}
	case !c.hasValue:
		return cell
	}
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || n < 0 || n >= len(w.shared) {
			return Cell{Text: "a text that the workbook does not hold", Kind: Fault}
		}
		cell.Text = w.shared[n]
	case "str":
		cell.Text = unescape(c.value)
	case "inlineStr":
		cell.Text = c.value
	case "e":
		return Cell{Text: c.value, Kind: Fault}
	case "b":
		cell.Text = "FALSE"
		if strings.TrimSpace(c.value) == "1" || c.value == "true" {
			cell.Text = "TRUE"
		}
	case "d": // a day as ISO 8601 writes it
		if _, err := time.Parse("2006-01-02", c.value[:min(10, len(c.value))]); err == nil {
			cell.Text, cell.Kind = c.value[:10], Date
			if at, err := time.Parse("T15:04", c.value[10:min(16, len(c.value))]); err == nil {
				cell.minute = int16(at.Hour()*60 + at.Minute())
			}
		} else {
			cell.Text = c.value
		}
	default:
		w.number(strings.TrimSpace(c.value), &cell)
	}
	if cell.Kind == Text && isErrorWord(cell.Text) {
		cell.Kind = Fault
	}
	return cell
}

// number reads a number, which is a day when its format shows one.
func (w *workbook) number(text string, cell *Cell) {
	plain, value, ok := plainNumber(text)
	if !ok {
		cell.Text = text
		return
	}
	cell.Text, cell.Kind = plain, Number
	if int(cell.format) >= len(w.formats) {
		return
	}
	kind := plainFormat
	if s := w.formats[cell.format].section(value); s != nil {
		kind = s.kind
	}
	if kind == plainFormat || kind == clockFormat && value < 61 || value < 1 {
		return
	}
	day := w.day(value)
	if day.Year() < 1900 || day.Year() > 9999 {
		return
	}
	cell.Text, cell.Kind = day.Format("2006-01-02"), Date
	cell.minute = int16(int(math.Floor((value-math.Floor(value))*24*60+0.5)) % (24 * 60))
	if kind == monthFormat && day.Day() == 1 {
		cell.Text, cell.Kind = day.Format("2006-01"), Month
	}
}

// day is the day of a serial number. A time within half a second of midnight is
// midnight: fractions are rounded where they are stored. Day 60 of the system of
// 1900, a 29th of February that never was, is the 28th.
func (w *workbook) day(value float64) time.Time {
	days := int(math.Floor(value + 0.5/86400))
	if w.base == base1900 && days < 61 {
		days++
		if days == 61 {
			days = 60
		}
	}
	return time.Unix(0, 0).UTC().AddDate(0, 0, days-w.base)
}

// plainNumber writes a stored number without exponent, rounded to the 15 digits
// that spreadsheets keep. A whole number that is stored with all its digits and
// small enough for a program to have kept them (2^53) stays as it is.
func plainNumber(s string) (plain string, value float64, ok bool) {
	value, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(value, 0) || math.IsNaN(value) || strings.ContainsAny(s, "xX_") {
		return "", 0, false
	}
	digits := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	whole := !strings.ContainsAny(s, ".eE+")
	if !strings.ContainsAny(s, "eE+") && digits <= 15 || whole && math.Abs(value) <= 1<<53 {
		return tidyNumber(s), value, true
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(value, 'e', 14, 64), 64)
	return tidyNumber(strconv.FormatFloat(rounded, 'f', -1, 64)), value, true
}

// tidyNumber takes zeros off both ends of a plain decimal.
func tidyNumber(s string) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	if s = strings.TrimLeft(s, "0"); s == "" || s[0] == '.' {
		s = "0" + s
	}
	if s == "0" {
		return s
	}
	return sign + s
}

// sharedTexts reads the texts that cells refer to by number.
func (w *workbook) sharedTexts() ([]string, error) {
	part := w.parts[w.texts]
	if part == nil {
		return nil, nil
	}
	r, err := part.Open()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", part.Name, err)
	}
	defer r.Close()
	d := xml.NewDecoder(bufio.NewReaderSize(r, 1<<16))
	var texts []string
	var text strings.Builder
	aside, in := 0, false // within rPh; within t
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, diag.Refuse(diag.Say("the texts of the workbook are damaged (%s); open it and save it again", err))
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text.Reset()
			case "rPh":
				aside++
			case "t":
				in = true
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				texts = append(texts, text.String())
			case "rPh":
				aside--
			case "t":
				in = false
			}
		case xml.CharData:
			if in && aside == 0 {
				text.WriteString(unescape(string(t)))
			}
		}
	}
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescape turns _x000D_, as XLSX writes characters that XML cannot hold, into the
// character.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		n, _ := strconv.ParseUint(code[2:6], 16, 16)
		if n >= 0xd800 && n < 0xe000 {
			return code // half a character: no text has it
		}
		return string(rune(n))
	})
}

var mergeRef = regexp.MustCompile(`<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?["']`)

// sheetDataEnd ends the cells of a sheet. The elements of some programs have a prefix.
var sheetDataEnd = regexp.MustCompile(`</(?:\w{1,32}:)?sheetData\s{0,16}>|<(?:\w{1,32}:)?sheetData\s{0,16}/>`)

// endOfCells is the place in a part of a sheet at which its cells have ended, -1 when they have not.
func endOfCells(xml []byte) int {
	const name, around = "sheetData", 40 // around: what can stand on either side of the name
	for at := 0; ; at += len(name) {
		i := bytes.Index(xml[at:], []byte(name))
		if i < 0 {
			return -1
		}
		at += i
		from := max(0, at-around)
		if m := sheetDataEnd.FindIndex(xml[from:min(len(xml), at+len(name)+around)]); m != nil {
			return from + m[1]
		}
	}
}

// mergedRanges finds the merged cells, which stand behind all the cells of a sheet.
// What is before them is passed over without being read as XML.
func mergedRanges(part *zip.File) (list []Range, err error) {
	r, err := part.Open()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", part.Name, err)
	}
	defer r.Close()
	tail, err := afterCells(r)
	if err != nil || len(tail) == 0 {
		if err != nil {
			err = fmt.Errorf("reading %s: %w", part.Name, err)
		}
		return nil, err
	}
	for _, m := range mergeRef.FindAllSubmatch(tail, -1) {
		var got Range
		from, _ := ColumnNumber(string(m[1]))
		got.FromColumn = from + 1
		got.FromRow, _ = strconv.Atoi(string(m[2]))
		got.ToColumn, got.ToRow = got.FromColumn, got.FromRow
		if len(m[3]) > 0 {
			to, _ := ColumnNumber(string(m[3]))
			got.ToColumn = to + 1
			got.ToRow, _ = strconv.Atoi(string(m[4]))
		}
		list = append(list, got)
	}
	return list, nil
}

// afterCells returns what stands behind the cells of a sheet, without keeping what stands before.
func afterCells(r io.Reader) ([]byte, error) {
	const most, longest = 16 << 20, 128 // longest: of the mark that ends the cells
	buffer := make([]byte, 1<<16)
	kept := 0
	for {
		n, err := r.Read(buffer[kept:])
		if at := endOfCells(buffer[:kept+n]); at >= 0 {
			rest, err := io.ReadAll(io.LimitReader(r, most))
			return append(bytes.Clone(buffer[at:kept+n]), rest...), err
		}
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		total := kept + n
		kept = min(total, longest)
		copy(buffer, buffer[total-kept:total])
	}
}
