#!/usr/bin/env bash
# The value of five orders, SUMPRODUCT(quantity*price), is the value of the first.
#
# Software: github.com/xuri/excelize/v2 v2.11.1 (Go), fast-formula-parser 1.0.19, hyperformula 3.5.0, xlsx-calc 0.9.2 (npm).
# Input: five orders with result, quantity and price, and the formulas by which such sheets add what passed: SUMPRODUCT of a product of
# columns, with a comma, with a condition, and SUMIF.
#
# Guess: the sums of Excel (5195, 5195, 800, 800), or an error where a library does not work out arrays.
#
# What happens: excelize and fast-formula-parser take the first row of each column in a product, without an error: 500 * 4.2 = 2100. With
# the condition that is 500 for excelize and 0 for the other; written with a comma, or as SUMIF, both are right. hyperformula
# alone has the error. xlsx-calc has the products right, and SUMIF wrong: 500, again the first row.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fast-formula-parser@1.0.19 hyperformula@3.5.0 xlsx@0.18.5 xlsx-calc@0.9.2 >/dev/null 2>&1
cat > orders.json <<'JSON'
{"rows": [["pass", 500, 4.2], ["fail", 300, 3.95], ["pass", 200, 4.05], ["fail", 900, 1], ["pass", 100, 2]],
 "formulas": ["SUMPRODUCT(B1:B5*C1:C5)", "SUMPRODUCT(B1:B5,C1:C5)", "SUMPRODUCT((A1:A5=\"pass\")*B1:B5)", "SUMIF(A1:A5,\"pass\",B1:B5)"]}
JSON
cat > run.cjs <<'JS'
const {rows, formulas} = require('./orders.json'), {HyperFormula} = require('hyperformula'), FormulaParser = require('fast-formula-parser'), XLSX = require('xlsx'), calculate = require('xlsx-calc');
const parser = new FormulaParser({
  onCell: ({row, col}) => rows[row - 1][col - 1],
  onRange: ({from, to}) => rows.slice(from.row - 1, to.row).map(row => row.slice(from.col - 1, to.col)),
});
console.log('fast-formula-parser:', ...formulas.map(formula => parser.parse(formula, {row: 1, col: 5})));
const hyper = HyperFormula.buildFromArray([...rows, ...formulas.map(formula => ['=' + formula])], {licenseKey: 'gpl-v3'});
console.log('hyperformula:', ...formulas.map((_, i) => { const value = hyper.getCellValue({sheet: 0, row: rows.length + i, col: 0}); return value.value ?? value }));
console.log('xlsx-calc:', ...formulas.map(f => {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet.E1 = {t: 'n', f};
  sheet['!ref'] = 'A1:E5';
  calculate({SheetNames: ['S'], Sheets: {S: sheet}});
  return sheet.E1.v;
}));
JS
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"
)

func main() {
	file, err := os.ReadFile("orders.json")
	check(err)
	var orders struct {
		Rows     [][]any
		Formulas []string
	}
	check(json.Unmarshal(file, &orders))
	book := excelize.NewFile()
	for i, row := range orders.Rows {
		check(book.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
	}
	fmt.Print("excelize:")
	for _, formula := range orders.Formulas {
		check(book.SetCellFormula("Sheet1", "E1", formula))
		value, err := book.CalcCellValue("Sheet1", "E1")
		check(err)
		fmt.Print(" ", value)
	}
	fmt.Println()
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
fast-formula-parser: 2100 5195 0 800
hyperformula: #VALUE! 5195 #VALUE! 800
xlsx-calc: 5195 5195 800 500
excelize: 2100 5195 500 800
OUT
echo as stated
