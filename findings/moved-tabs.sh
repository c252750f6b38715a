#!/usr/bin/env bash
# After somebody moved a tab to the front, the sheet named Orders has the rows of Archive.
#
# Software: xlsx-populate 1.21.0, exceljs 4.4.0, xlsx (SheetJS) 0.18.5, read-excel-file 9.3.17 (npm), github.com/xuri/excelize/v2 v2.11.1 (Go).
# Input: a workbook in which Orders was moved before Archive: it comes first among the sheets of workbook.xml, with the relation that it
# had before (rId2, sheet2.xml), as Excel writes it. ECMA-376 Part 1 (18.2.19): it is the relation that says which part a sheet is.
#
# Guess: each name has its own rows, whatever the order of tabs.
#
# What happens: xlsx-populate takes the parts by number, the first tab from sheet1.xml: Orders has the rows of Archive and the other way
# round. The others go by the relation. exceljs, asked for sheet 1, gives Archive, since it counts the ids and not the tabs.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx-populate@1.21.0 exceljs@4.4.0 xlsx@0.18.5 read-excel-file@9.3.17 jszip@3.10.2 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), XLSX = require('xlsx'), JSZip = require('jszip'), Excel = require('exceljs'), Populate = require('xlsx-populate'), {default: readFile} = require('read-excel-file/node');
(async () => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['row of Archive']]), 'Archive');
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['row of Orders']]), 'Orders');
  const zip = await JSZip.loadAsync(XLSX.write(book, {type: 'buffer', bookType: 'xlsx'}));
  const text = await zip.file('xl/workbook.xml').async('string'), [archive, orders] = text.match(/<sheet [^>]*\/>/g);
  zip.file('xl/workbook.xml', text.replace(archive + orders, orders + archive));
  fs.writeFileSync('a.xlsx', await zip.generateAsync({type: 'nodebuffer'}));
  const say = (who, sheets) => console.log(who + ': ' + sheets.map(([name, cell]) => `${name}: ${cell}`).join('; '));
  say('xlsx-populate', (await Populate.fromFileAsync('a.xlsx')).sheets().map(sheet => [sheet.name(), sheet.cell('A1').value()]));
  const read = XLSX.readFile('a.xlsx');
  say('SheetJS', read.SheetNames.map(name => [name, read.Sheets[name].A1.v]));
  say('read-excel-file', (await readFile('a.xlsx')).map(({sheet, data}) => [sheet, data[0][0]]));
  const e = new Excel.Workbook();
  await e.xlsx.readFile('a.xlsx');
  say('exceljs', e.worksheets.map(sheet => [sheet.name, sheet.getCell('A1').value]));
  console.log('exceljs, getWorksheet(1): ' + e.getWorksheet(1).name);
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
	fmt.Print("excelize:")
	for _, name := range f.GetSheetList() {
		cell, err := f.GetCellValue(name, "A1")
		check(err)
		fmt.Printf(" %s: %s;", name, cell)
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
xlsx-populate: Orders: row of Archive; Archive: row of Orders
SheetJS: Orders: row of Orders; Archive: row of Archive
read-excel-file: Orders: row of Orders; Archive: row of Archive
exceljs: Orders: row of Orders; Archive: row of Archive
exceljs, getWorksheet(1): Archive
excelize: Orders: row of Orders; Archive: row of Archive;
OUT
echo as stated
