#!/usr/bin/env bash
# A name with its pinyin above it is read as the pinyin of its last character.
#
# Software: github.com/thedatashed/xlsxreader v1.2.8, github.com/xuri/excelize/v2 v2.11.1, github.com/tealeg/xlsx/v3 v3.3.13
# (Go), exceljs 4.4.0, xlsx 0.18.5 (npm).
# Input: a workbook whose shared string 王芳 has phonetic runs (rPh: wáng, fāng), which Chinese Excel writes where a reading
# was added under 拼音指南. ECMA-376 Part 1, 18.4.6: a phonetic run is a hint how to read the text, not a part of it.
#
# Guess: the text of the cell is 王芳.
#
# What happens: xlsxreader gives fāng: each t within the string takes the place of the one before. The other four are right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 jszip@3.10.1 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), XLSX = require('xlsx'), Excel = require('exceljs'), JSZip = require('jszip');
(async () => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['联系人'], ['王芳']]), 'Sheet1');
  const zip = await JSZip.loadAsync(XLSX.write(book, {type: 'buffer', bookType: 'xlsx', bookSST: true}));
  const strings = await zip.file('xl/sharedStrings.xml').async('string');
  const runs = '<rPh sb="0" eb="1"><t>wáng</t></rPh><rPh sb="1" eb="2"><t>fāng</t></rPh><phoneticPr fontId="0"/>';
  zip.file('xl/sharedStrings.xml', strings.replace('<t>王芳</t>', '<t>王芳</t>' + runs));
  fs.writeFileSync('a.xlsx', await zip.generateAsync({type: 'nodebuffer'}));
  console.log('SheetJS', XLSX.readFile('a.xlsx').Sheets.Sheet1.A2.v);
  const e = new Excel.Workbook();
  await e.xlsx.readFile('a.xlsx');
  console.log('exceljs', e.worksheets[0].getCell('A2').value);
})();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/tealeg/xlsx/v3"
	"github.com/thedatashed/xlsxreader"
	"github.com/xuri/excelize/v2"
)

func main() {
	f, err := excelize.OpenFile("a.xlsx")
	check(err)
	v, err := f.GetCellValue("Sheet1", "A2")
	check(err)
	fmt.Println("excelize", v)
	w, err := xlsx.OpenFile("a.xlsx")
	check(err)
	c, err := w.Sheets[0].Cell(1, 0)
	check(err)
	fmt.Println("tealeg", c.Value)
	x, err := xlsxreader.OpenFile("a.xlsx")
	check(err)
	for row := range x.ReadRows("Sheet1") {
		if row.Index == 2 {
			fmt.Println("xlsxreader", row.Cells[0].Value)
		}
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/tealeg/xlsx/v3 v3.3.13\n\tgithub.com/thedatashed/xlsxreader v1.2.8\n\tgithub.com/xuri/excelize/v2 v2.11.1\n)\n' > go.mod
{ node run.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
SheetJS 王芳
exceljs 王芳
excelize 王芳
tealeg 王芳
xlsxreader fāng
OUT
echo as stated
