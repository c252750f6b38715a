package sheet

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
)

// openCSV decodes the text and finds what divides its cells.
func openCSV(data []byte, opt Options) (*File, error) {
	d, err := decode(data, opt.Encoding, opt.Damaged)
	if err != nil {
		return nil, err
	}
	delimiter, text := findDelimiter(d.text, opt.HeaderRow)
	for _, known := range delimiters {
		if known.name == opt.Delimiter {
			delimiter, text = known.char, d.text
		}
	}
	f := &File{Encoding: d.encoding, Why: d.why, Delimiter: delimiterName(delimiter)}
	f.rows = func(yield func(Row) bool) error { return split(text, delimiter, yield) }
	return f, nil
}

// split cuts CSV text into rows. It is not encoding/csv because spreadsheets come
// with bare CR, with all three line ends in one file, with blank rows that count,
// and with quotes in the middle of a cell (6" pipe), which stay as they are.
func split(text string, delimiter byte, yield func(Row) bool) error {
	number := 0
	more := true
	var cells []Cell
	var cell strings.Builder
	end := func() {
		text := unwrap(cell.String())
		c := Cell{Text: text}
		if isErrorWord(text) {
			c.Kind = Fault
		}
		cells = append(cells, c)
		cell.Reset()
	}
	endRow := func() {
		end()
		number++
		if !blank(cells) {
			more = yield(Row{Number: number, Cells: cells})
			cells = make([]Cell, 0, len(cells))
		}
		cells = cells[:0]
	}
	for i := 0; i < len(text) && more; {
		// A quote opens a quoted cell only as its first character.
		if text[i] == '"' && cell.Len() == 0 {
			n, ok := quoted(text[i:], &cell)
			if !ok {
				return diag.Refuse(diag.Say("a quote opens in row %d (%s) and nothing closes it", number+1, Excerpt(text[i:])))
			}
			i += n
			// What stands between the closing quote and the delimiter belongs to the cell.
			for i < len(text) && text[i] != delimiter && text[i] != '\r' && text[i] != '\n' {
				cell.WriteByte(text[i])
				i++
			}
			if i == len(text) {
				endRow()
				return nil
			}
		}
		switch c := text[i]; c {
		case delimiter:
			end()
		case '\r', '\n':
			endRow()
			if c == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
		default:
			cell.WriteByte(c)
		}
		i++
	}
	if more && (cell.Len() > 0 || len(cells) > 0) {
		endRow()
	}
	return nil
}

// blank reports whether nothing stands in the cells.
func blank(cells []Cell) bool {
	for i := range cells {
		if cells[i].Kind != Text || strings.TrimSpace(cells[i].Text) != "" {
			return false
		}
	}
	return true
}

// errorWords are what spreadsheet programs write where a value could not be found.
var errorWords = []string{"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#GETTING_DATA"}

func isErrorWord(s string) bool {
	return len(s) >= 4 && s[0] == '#' && slices.Contains(errorWords, s)
}

// quoted reads a quoted cell at the beginning of text, with line ends inside as
// LF, and returns its length with both quotes.
func quoted(text string, into *strings.Builder) (n int, ok bool) {
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' && i+1 < len(text) && text[i+1] == '"':
			into.WriteByte('"')
			i++
		case c == '"':
			return i + 1, true
		case c == '\r':
			into.WriteByte('\n')
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
		default:
			into.WriteByte(c)
		}
	}
	return 0, false
}

// unwrap takes the text out of ="00123", which programs write so that a
// spreadsheet keeps the zeros.
func unwrap(cell string) string {
	if len(cell) >= 3 && strings.HasPrefix(cell, `="`) && strings.HasSuffix(cell, `"`) && !strings.Contains(cell[2:len(cell)-1], `"`) {
		return cell[2 : len(cell)-1]
	}
	return cell
}

// Delimiters are the names of what cells can be divided by.
var Delimiters = []string{"comma", "semicolon", "tab", "pipe"}

func delimiterName(c byte) string {
	for _, d := range delimiters {
		if d.char == c {
			return d.name
		}
	}
	return string(rune(c))
}

// delimiters are what cells can be divided by, with the names that a map uses.
var delimiters = []struct {
	name string
	char byte
}{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}}

// findDelimiter returns the divider that the file names in a first line such as
// `sep=;`, which is then taken off, else the one that stands most often in the
// header outside quotes.
func findDelimiter(text string, headerRow int) (delimiter byte, rest string) {
	if len(text) >= 5 && strings.EqualFold(text[:4], "sep=") {
		tail := text[5:]
		if trimmed := strings.TrimLeft(tail, "\r\n"); len(trimmed) < len(tail) || tail == "" {
			return text[4], trimmed
		}
	}
	best, most := byte(','), -1
	for _, d := range delimiters {
		if n := countInRow(text, d.char, headerRow); n > most {
			best, most = d.char, n
		}
	}
	return best, text
}

// countInRow counts a character outside quotes in one row of the text.
func countInRow(text string, char byte, number int) (n int) {
	inQuotes, at := false, 1
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case c == '\n' || c == '\r':
			if c == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				continue
			}
			if at++; at > number {
				return n
			}
		case c == char && at == number:
			n++
		}
	}
	return n
}

// Excerpt is the beginning of a text, for messages: 40 characters at most, in one line.
func Excerpt(s string) string {
	const most = 40
	s = strings.Map(func(c rune) rune {
		if c == '\n' || c == '\r' || c == '\t' {
			return ' '
		}
		return c
	}, s)
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
