package importer

import (
	"fmt"
	"strings"
)

// row is one row of the spreadsheet, with the number that a spreadsheet program
// shows beside it: the header is row 1, blank rows count, a cell that holds line
// ends is still one row.
type row struct {
	number int
	cells  []string
}

// blank reports whether nothing stands in the row.
func (r row) blank() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// split cuts CSV text into rows. It is not encoding/csv because spreadsheets come
// with bare CR, with all three line ends in one file, with blank rows that count,
// and with quotes in the middle of a cell (6" pipe), which stay as they are.
func split(text string, delimiter byte) ([]row, error) {
	var rows []row
	var cells []string
	var cell strings.Builder
	end := func() {
		cells = append(cells, unwrap(cell.String()))
		cell.Reset()
	}
	endRow := func() {
		end()
		rows = append(rows, row{len(rows) + 1, cells})
		cells = make([]string, 0, len(cells))
	}
	for i := 0; i < len(text); {
		// A quote opens a quoted cell only as its first character.
		if text[i] == '"' && cell.Len() == 0 {
			n, ok := quoted(text[i:], &cell)
			if !ok {
				return nil, fmt.Errorf("a quote opens in row %d (%s) and nothing closes it", len(rows)+1, excerpt(text[i:]))
			}
			i += n
			// What stands between the closing quote and the delimiter belongs to the cell.
			for i < len(text) && text[i] != delimiter && text[i] != '\r' && text[i] != '\n' {
				cell.WriteByte(text[i])
				i++
			}
			if i == len(text) {
				endRow()
				return rows, nil
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
	if cell.Len() > 0 || len(cells) > 0 {
		endRow()
	}
	return rows, nil
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

// delimiters are what cells can be divided by, with the names that a map uses.
var delimiters = []struct {
	name string
	char byte
}{{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}}

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

// excerpt is the beginning of a text, for messages.
func excerpt(s string) string {
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
