#!/usr/bin/env bash
# COUNTIF of what begins with 合格 (conforming) counts 不合格 (not conforming) as well.
#
# Software: fast-formula-parser 1.0.19, hyperformula 3.5.0 (npm), github.com/xuri/excelize/v2 v2.11.1 (Go).
# Input: five results of inspections in Chinese, 合格 twice, 不合格 twice and 合格(让步) (conforming by concession), and pass and fail in
# English, counted by patterns with * (any text) and ? (one character).
#
# Guess: a pattern is for the whole text of a cell, as in Excel: 合格* is three, 合? two, p?? and a* none.
#
# What happens: fast-formula-parser looks for the pattern anywhere in the text: 合格* and 合? are all five, p?? is three times pass, a* all of
# pass and fail. Without a pattern it has the whole text (2). The two others are right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fast-formula-parser@1.0.19 hyperformula@3.5.0 >/dev/null 2>&1
cat > sheet.json <<'JSON'
{"rows": [["合格", "pass"], ["不合格", "fail"], ["合格(让步)", "pass"], ["不合格", "fail"], ["合格", "pass"]],
 "formulas": ["COUNTIF(A1:A5,\"合格*\")", "COUNTIF(A1:A5,\"合?\")", "COUNTIF(B1:B5,\"p??\")", "COUNTIF(B1:B5,\"a*\")", "COUNTIF(A1:A5,\"合格\")"]}
JSON
cat > run.cjs <<'JS'
const {rows, formulas} = require('./sheet.json'), {HyperFormula} = require('hyperformula'), FormulaParser = require('fast-formula-parser');
const parser = new FormulaParser({
  onCell: ({row, col}) => rows[row - 1][col - 1],
  onRange: ({from, to}) => rows.slice(from.row - 1, to.row).map(row => row.slice(from.col - 1, to.col)),
});
console.log('fast-formula-parser:', ...formulas.map(formula => parser.parse(formula, {row: 1, col: 5})));
const hyper = HyperFormula.buildFromArray([...rows, ...formulas.map(formula => ['=' + formula])], {licenseKey: 'gpl-v3'});
console.log('hyperformula:', ...formulas.map((_, i) => hyper.getCellValue({sheet: 0, row: rows.length + i, col: 0})));
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
	file, err := os.ReadFile("sheet.json")
	check(err)
	var sheet struct {
		Rows     [][]any
		Formulas []string
	}
	check(json.Unmarshal(file, &sheet))
	book := excelize.NewFile()
	for i, row := range sheet.Rows {
		check(book.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row))
	}
	fmt.Print("excelize:")
	for _, formula := range sheet.Formulas {
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
fast-formula-parser: 5 5 3 5 2
hyperformula: 3 2 0 0 2
excelize: 3 2 0 0 2
OUT
echo as stated
