#!/usr/bin/env bash
# After a row is put into a quotation, each value below is that of the row above, and the total leaves out the last row.
#
# Software: exceljs 4.4.0 (npm), github.com/xuri/excelize/v2 v2.11.1 (Go).
# Input: a quotation of three rows with value = quantity * price, a total SUM(B2:B4), two cells merged beside the total, and the total on another sheet.
# A row is put in before the second, as a program does that fills a form.
#
# Guess: formulas and merged cells move with their rows, as in Excel and as excelize has it: SUM(B2:B5).
#
# What happens: exceljs moves the texts of formulas as they are. The row that was third is still B3*C3, the total still SUM(B2:B4), now without the last row; the
# other sheet still takes S!B5, which is a row; and the merged cells stay where they were, over the last row. There is no error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 >/dev/null 2>&1
cat > run.cjs <<'JS'
const Excel = require('exceljs');
(async () => {
  const book = new Excel.Workbook(), sheet = book.addWorksheet('S');
  sheet.addRow(['PO', 'Qty', 'Price', 'Value']);
  for (const row of [2, 3, 4]) sheet.addRow([`26-01${row}`, row * 100, row, {formula: `B${row}*C${row}`, result: row * row * 100}]);
  sheet.addRow(['Total', {formula: 'SUM(B2:B4)', result: 900}]);
  sheet.mergeCells('C5:D5');
  book.addWorksheet('T').getCell('A1').value = {formula: 'S!B5', result: 900};
  await book.xlsx.writeFile('a.xlsx');
  sheet.insertRow(3, ['26-099', 50, 5, {formula: 'B3*C3', result: 250}]);
  const formulas = [];
  for (const s of book.worksheets) s.eachRow(row => row.eachCell(cell => { if (cell.formula) formulas.push(`${s.name}!${cell.address} ${cell.formula}`) }));
  console.log('exceljs:', formulas.join(', ') + ', merged', sheet.model.merges.join());
})();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

func main() {
	f, err := excelize.OpenFile("a.xlsx")
	check(err)
	check(f.InsertRows("S", 3, 1))
	check(f.SetCellFormula("S", "D3", "B3*C3"))
	fmt.Print("excelize:")
	for _, at := range [][2]string{{"S", "D2"}, {"S", "D3"}, {"S", "D4"}, {"S", "D5"}, {"S", "B6"}, {"T", "A1"}} {
		formula, err := f.GetCellFormula(at[0], at[1])
		check(err)
		fmt.Printf(" %s!%s %s,", at[0], at[1], formula)
	}
	merged, err := f.GetMergeCells("S")
	check(err)
	fmt.Printf(" merged %s:%s\n", merged[0].GetStartAxis(), merged[0].GetEndAxis())
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
{ node run.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
exceljs: S!D2 B2*C2, S!D3 B3*C3, S!D4 B3*C3, S!D5 B4*C4, S!B6 SUM(B2:B4), T!A1 S!B5, merged C5:D5
excelize: S!D2 B2*C2, S!D3 B3*C3, S!D4 B4*C4, S!D5 B5*C5, S!B6 SUM(B2:B5), T!A1 S!B6, merged C6:D6
OUT
echo as stated
