#!/usr/bin/env bash
# Merged cells are read three ways, two of them by one library.
#
# Software: github.com/xuri/excelize/v2 v2.11.1 (Go); exceljs 4.4.0 and xlsx (SheetJS) 0.18.5 (npm).
# Input: a sheet with the titles PO and Amount, and below them one order of three rows whose two cells are merged over
# the rows (A2:A4, B2:B4): 26-001 and 100. The file holds each value once, in the first row.
#
# Guess: a merged range has its value in its first cell, and the others are empty, as the file has it and as GetRows of
# excelize and sheet_to_json of SheetJS give it. Adding up the column gives 100.
#
# What happens: exceljs gives the value in every cell of the range, also when rows are walked with eachRow: the sum is
# 300. excelize's GetCellValue gives the value in every cell of the range (B3 and B4 are 100), while GetRows of the
# same file has it once and does not even have the rows below. So two ways of reading one sheet with one library
# disagree on how much was ordered.
#
# Seen: exceljs sum 300 / sheetjs sum 100 / GetCellValue B2,B3,B4 = 100,100,100 / GetRows has 2 rows
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null 2>&1
cat > read.js <<'JS'
const Excel = require('exceljs'), XLSX = require('xlsx');
(async () => {
  const w = new Excel.Workbook(), s = w.addWorksheet('S');
  [['PO', 'Amount'], ['26-001', 100], ['', null], ['', null]].forEach(r => s.addRow(r));
  s.mergeCells('A2:A4'); s.mergeCells('B2:B4');
  await w.xlsx.writeFile('merged.xlsx');
  const r = new Excel.Workbook(); await r.xlsx.readFile('merged.xlsx');
  let sum = 0; r.worksheets[0].eachRow((row, n) => { if (n > 1) sum += row.getCell(2).value || 0; });
  console.log('exceljs sum ' + sum);
  const rows = XLSX.utils.sheet_to_json(XLSX.readFile('merged.xlsx').Sheets.S);
  console.log('sheetjs sum ' + rows.reduce((n, row) => n + (row.Amount || 0), 0));
})();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

func main() {
	f, err := excelize.OpenFile("merged.xlsx")
	if err != nil {
		panic(err)
	}
	var cells []string
	for _, c := range []string{"B2", "B3", "B4"} {
		v, _ := f.GetCellValue("S", c)
		cells = append(cells, v)
	}
	rows, _ := f.GetRows("S")
	fmt.Printf("GetCellValue %v\nGetRows %d rows\n", cells, len(rows))
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
out=$(node read.js; GOFLAGS=-mod=mod go run . 2>/dev/null)
echo "$out"
diff <(echo "$out") - <<'SEEN'
exceljs sum 300
sheetjs sum 100
GetCellValue [100 100 100]
GetRows 2 rows
SEEN
