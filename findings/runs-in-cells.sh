#!/usr/bin/env bash
# An order number whose last digits are bold is read as its first half by one reader, and as its second by another.
#
# Software: github.com/thedatashed/xlsxreader v1.2.8, github.com/xuri/excelize/v2 v2.11.1 (Go), exceljs 4.4.0, xlsx-stream-reader 1.1.1,
# xlsx (SheetJS) 0.18.5, read-excel-file 9.3.17 (npm).
# Input: a workbook with the text 26-018 in two runs (26- plain, 018 bold), once in the cell itself (inlineStr, ECMA-376 Part 1,
# 18.18.11 and 18.4.8, as programs write that stream their rows), once among the shared strings.
#
# Guess: 26-018 in both cells, or runs that make 26-018 together.
#
# What happens: where the text is in the cell, xlsxreader gives 26-, the reader of rows (WorkbookReader) of exceljs 018, and xlsx-stream-reader an object
# that has no text. Each reads the shared one right, so a test with a workbook from Excel, which shares its texts, shows nothing.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 read-excel-file@9.3.17 xlsx-stream-reader@1.1.1 jszip@3.10.2 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), XLSX = require('xlsx'), Excel = require('exceljs'), Stream = require('xlsx-stream-reader'), {default: readFile} = require('read-excel-file/node'), JSZip = require('jszip');
const text = v => v && v.richText ? v.richText.map(run => run.text).join('') : typeof v === 'string' ? v : 'an object: ' + JSON.stringify(v);
const say = (who, cells) => console.log(who + ': ' + cells.map(text).join(' | '));
(async () => {
  const book = XLSX.utils.book_new(), runs = '<r><t>26-</t></r><r><rPr><b/></rPr><t>018</t></r>';
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['26-018', 'here']]), 'S');
  const zip = await JSZip.loadAsync(XLSX.write(book, {type: 'buffer', bookType: 'xlsx', bookSST: true}));
  const change = async (name, from, to) => {
    const old = await zip.file(name).async('string');
    if (!from.test(old)) throw new Error(name);
    zip.remove(name).file(name, old.replace(from, to)); // last in the file, so that the sheet comes after what it needs
  };
  await change('xl/sharedStrings.xml', /<t>26-018<\/t>/, runs);
  await change('xl/worksheets/sheet1.xml', /<c r="B1" t="s"><v>1<\/v><\/c>/, `<c r="B1" t="inlineStr"><is>${runs}</is></c>`);
  fs.writeFileSync('a.xlsx', await zip.generateAsync({type: 'nodebuffer'}));
  console.log('(shared | in the cell)');
  say('SheetJS', XLSX.utils.sheet_to_json(XLSX.readFile('a.xlsx').Sheets.S, {header: 1})[0]);
  say('read-excel-file', (await readFile('a.xlsx'))[0].data[0]);
  const whole = new Excel.Workbook();
  await whole.xlsx.readFile('a.xlsx');
  say('exceljs, whole', whole.worksheets[0].getRow(1).values.slice(1));
  for await (const sheet of new Excel.stream.xlsx.WorkbookReader('a.xlsx', {sharedStrings: 'cache', worksheets: 'emit'})) {
    for await (const row of sheet) say('exceljs, by rows', row.values.slice(1));
  }
  await new Promise((done, fail) => {
    const reader = new Stream();
    reader.on('worksheet', sheet => { sheet.on('row', row => say('xlsx-stream-reader', row.values.slice(1))); sheet.process() });
    reader.on('end', done).on('error', fail);
    fs.createReadStream('a.xlsx').pipe(reader);
  });
})();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/thedatashed/xlsxreader"
	"github.com/xuri/excelize/v2"
)

func main() {
	e, err := excelize.OpenFile("a.xlsx")
	check(err)
	rows, err := e.GetRows("S")
	check(err)
	fmt.Println("excelize: " + strings.Join(rows[0], " | "))
	x, err := xlsxreader.OpenFile("a.xlsx")
	check(err)
	for row := range x.ReadRows("S") {
		check(row.Error)
		var texts []string
		for _, cell := range row.Cells {
			texts = append(texts, cell.Value)
		}
		fmt.Println("xlsxreader: " + strings.Join(texts, " | "))
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/thedatashed/xlsxreader v1.2.8\n\tgithub.com/xuri/excelize/v2 v2.11.1\n)\n' > go.mod
{ node run.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
(shared | in the cell)
SheetJS: 26-018 | 26-018
read-excel-file: 26-018 | 26-018
exceljs, whole: 26-018 | 26-018
exceljs, by rows: 26-018 | 018
xlsx-stream-reader: 26-018 | an object: {"name":"t"}
excelize: 26-018 | 26-018
xlsxreader: 26-018 | 26-
OUT
echo as stated
