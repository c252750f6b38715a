#!/usr/bin/env bash
# An order number that Excel shows as PO-00017 by its number format is 17, and 36 hours are 12.
#
# Software: github.com/tealeg/xlsx/v3 v3.3.13 (Go), xlsx (SheetJS) 0.18.5 and numfmt 4.0.1 (npm), which have what Excel shows.
# Input: 17 under "PO-"00000, 12.5 under 0.0##" kg", 1500 under #,##0" pcs", and 36 hours, stored as a day and a half, under [h]:mm.
#
# Guess: FormattedValue gives what Excel shows, or an error for a format that it does not know; it has such an error.
#
# What happens: there is no error. The text before the number and its zeros are gone with one format, the text behind it with the
# next, the separator of thousands with the third; the brackets, which say that hours go on after a day, are passed over.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 numfmt@4.0.1 >/dev/null 2>&1
cat > run.mjs <<'JS'
import Excel from 'exceljs';
import XLSX from 'xlsx';
import { format } from 'numfmt';
const cells = [[17, '"PO-"00000'], [12.5, '0.0##" kg"'], [1500, '#,##0" pcs"'], [1.5, '[h]:mm']];
const book = new Excel.Workbook(), sheet = book.addWorksheet('S');
cells.forEach(([value, numFmt], i) => Object.assign(sheet.getCell(i + 1, 1), {value, numFmt}));
await book.xlsx.writeFile('a.xlsx');
const read = XLSX.readFile('a.xlsx').Sheets.S;
console.log('SheetJS: ' + cells.map((_, i) => read['A' + (i + 1)].w).join(' | '));
console.log('numfmt: ' + cells.map(([value, numFmt]) => format(numFmt, value)).join(' | '));
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/tealeg/xlsx/v3"
)

func main() {
	file, err := xlsx.OpenFile("a.xlsx")
	check(err)
	var texts []string
	for row := range 4 {
		cell, err := file.Sheets[0].Cell(row, 0)
		check(err)
		text, err := cell.FormattedValue()
		check(err)
		texts = append(texts, text)
	}
	fmt.Println("tealeg: " + strings.Join(texts, " | "))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/tealeg/xlsx/v3 v3.3.13\n' > go.mod
{ node run.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
SheetJS: PO-00017 | 12.5 kg | 1,500 pcs | 36:00
numfmt: PO-00017 | 12.5 kg | 1,500 pcs | 36:00
tealeg: 17 | 12.5 | 1500 pcs | 12:00
OUT
echo as stated
