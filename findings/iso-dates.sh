#!/usr/bin/env bash
# A date that a workbook stores as an ISO date becomes the 18th of July 1905.
#
# Software: exceljs 4.4.0, read-excel-file 9.3.17, xlsx (SheetJS) 0.18.5 (npm); github.com/xuri/excelize/v2 v2.11.1 (Go).
# Input: a workbook whose date cells have the type "d" of ISO/IEC 29500-1 (18.18.11), as "Strict Open XML Spreadsheet" of
# Excel and some other writers use it: 2026-03-05, 2026-03-05T00:00:00 and 2026-03-05T09:30:00Z under number format 14.
#
# Guess: a reader that knows dates gives the day that stands there as text; one that does not know the type gives the
# text, or refuses the file.
#
# What happens: exceljs reads the year as a serial number, 2026 days after the last day of 1899: all three are
# 1905-07-18, a valid date, without an error. excelize formats only the one that ends in Z (month first: 03-05-26) and
# leaves the others as text, so one column has two forms. SheetJS and read-excel-file read all three right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 read-excel-file@9.3.17 xlsx@0.18.5 jszip@3.10.1 >/dev/null 2>&1
cat > make.js <<'JS'
const JSZip = require('jszip'), fs = require('fs');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006/';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
const days = ['2026-03-05', '2026-03-05T00:00:00', '2026-03-05T09:30:00Z'];
const z = new JSZip();
z.file('[Content_Types].xml', `${head}<Types xmlns="${pack}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}styles+xml"/></Types>`);
z.file('_rels/.rels', `${head}<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
z.file('xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`);
z.file('xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`);
z.file('xl/styles.xml', `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`);
z.file('xl/worksheets/sheet1.xml', `${head}<worksheet xmlns="${main}"><sheetData>${days.map((d, i) => `<row r="${i + 1}"><c r="A${i + 1}" s="1" t="d"><v>${d}</v></c></row>`).join('')}</sheetData></worksheet>`);
z.generateAsync({type: 'nodebuffer'}).then(b => fs.writeFileSync('dates.xlsx', b));
JS
cat > read.js <<'JS'
const Excel = require('exceljs'), XLSX = require('xlsx'), {default: readFile} = require('read-excel-file/node');
const day = d => d.toISOString().slice(0, 10);
(async () => {
  const w = new Excel.Workbook(); await w.xlsx.readFile('dates.xlsx');
  const e = []; w.worksheets[0].eachRow(r => e.push(day(r.getCell(1).value)));
  console.log('exceljs ' + e.join(' '));
  console.log('sheetjs ' + XLSX.utils.sheet_to_json(XLSX.readFile('dates.xlsx').Sheets.S, {header: 1}).map(r => Math.floor(r[0])).join(' '));
  console.log('read-excel-file ' + (await readFile('dates.xlsx'))[0].data.map(r => day(r[0])).join(' '));
})();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

func main() {
	f, err := excelize.OpenFile("dates.xlsx")
	if err != nil {
		panic(err)
	}
	rows, err := f.GetRows("S")
	if err != nil {
		panic(err)
	}
	var cells []string
	for _, row := range rows {
		cells = append(cells, row[0])
	}
	fmt.Println("excelize " + strings.Join(cells, " "))
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
node make.js
out=$(TZ=UTC node read.js; GOFLAGS=-mod=mod go run . 2>/dev/null)
echo "$out"
diff <(echo "$out") - <<'SEEN'
exceljs 1905-07-18 1905-07-18 1905-07-18
sheetjs 46086 46086 46086
read-excel-file 2026-03-05 2026-03-05 2026-03-05
excelize 2026-03-05 2026-03-05T00:00:00 03-05-26
SEEN
