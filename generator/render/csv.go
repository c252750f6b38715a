package render

import (
	"strings"

	"factorybook/generator/export"
)

// appendCSV appends a table as CSV (RFC 4180). Cells that a spreadsheet would
// take for a formula are given a leading apostrophe, unless they are numbers.
func appendCSV(b []byte, v *export.CSVView) []byte {
	b = appendCSVRow(b, v.Header)
	for _, row := range v.Rows {
		b = appendCSVRow(b, row)
	}
	return b
}

func appendCSVRow(b []byte, cells []string) []byte {
	for i, cell := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		if formula(cell) {
			cell = "'" + cell
		}
		if strings.ContainsAny(cell, ",\"\r\n") {
			b = append(b, '"')
			b = append(b, strings.ReplaceAll(cell, `"`, `""`)...)
			b = append(b, '"')
		} else {
			b = append(b, cell...)
		}
	}
	return append(b, "\r\n"...)
}

// formula reports whether a spreadsheet would compute the cell.
func formula(cell string) bool {
	if cell == "" {
		return false
	}
	switch cell[0] {
	case '=', '@', '\t', '\r', '\n':
		return true
	case '+', '-':
		return strings.Trim(cell[1:], "0123456789.eE+-") != "" || len(cell) == 1
	}
	return false
}
