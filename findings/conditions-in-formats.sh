#!/usr/bin/env bash
# A result of 0 under a format that says "pass" for 1 and "fail" for 0 is shown as pass.
#
# Software: github.com/xuri/excelize/v2 v2.11.1, github.com/tealeg/xlsx/v3 v3.3.13 (Go), xlsx (SheetJS) 0.18.5, numfmt 4.0.1 (npm).
# Input: numbers under formats with two or three sections: with a condition in brackets, as ECMA-376 Part 1 (18.8.31) has them, or
# with one section each for numbers above, below and at zero.
#
# Guess: the section whose condition holds is used, as in Excel; a library that knows no conditions gives the bare number.
#
# What happens: excelize and tealeg pass over the condition and take the section by the sign: 3 is pass for both, and 0, the failed
# one, for excelize, which has 500 as 0.5k too, by the section for 10,000 and more. excelize never takes the section for zero: an
# order on its day is "0 days late", where the format says "on time". SheetJS and numfmt have all as Excel.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 numfmt@4.0.1 >/dev/null 2>&1
cat > run.mjs <<'JS'
import Excel from 'exceljs';
import XLSX from 'xlsx';
import { format } from 'numfmt';
const results = '[=1]"pass";[=0]"fail";"?"', short = '[>=10000]0.0,"k";0', lateness = '0" days late";0" days early";"on time"', paid = '#,##0.00;-#,##0.00;"-"';
const cells = [[1, results], [0, results], [3, results], [12500, short], [500, short], [2, lateness], [-2, lateness], [0, lateness], [1234.5, paid], [0, paid]];
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
	"github.com/xuri/excelize/v2"
)

func main() {
	e, err := excelize.OpenFile("a.xlsx")
	check(err)
	t, err := xlsx.OpenFile("a.xlsx")
	check(err)
	var es, ts []string
	for row := range 10 {
		text, err := e.GetCellValue("S", fmt.Sprint("A", row+1))
		check(err)
		es = append(es, text)
		cell, err := t.Sheets[0].Cell(row, 0)
		check(err)
		text, err = cell.FormattedValue()
		check(err)
		ts = append(ts, text)
	}
	fmt.Println("excelize: " + strings.Join(es, " | "))
	fmt.Println("tealeg: " + strings.Join(ts, " | "))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/tealeg/xlsx/v3 v3.3.13\n\tgithub.com/xuri/excelize/v2 v2.11.1\n)\n' > go.mod
{ node run.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
SheetJS: pass | fail | ? | 12.5k | 500 | 2 days late | 2 days early | on time | 1,234.50 | -
numfmt: pass | fail | ? | 12.5k | 500 | 2 days late | 2 days early | on time | 1,234.50 | -
excelize: pass | pass | pass | 12.5k | 0.5k | 2 days late | 2 days early | 0 days late | 1,234.50 | 0.00
tealeg: pass | ? | pass | 12500 | 500 | 2 days late | 2 days early | on time | 1234.50 | -
OUT
echo as stated
