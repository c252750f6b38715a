#!/usr/bin/env bash
# In a row whose cells have no addresses, a note moves into the column of the quantity; where names have a prefix, there are no rows.
#
# Software: github.com/thedatashed/xlsxreader v1.2.8, github.com/xuri/excelize/v2 v2.11.1 (Go), xlsx-stream-reader 1.1.1, xlsx (SheetJS) 0.18.5,
# read-excel-file 9.3.17 (npm).
# Input: one table (PO, quantity, note; the second order has no quantity) in two workbooks. In one, cells and rows have no r: the
# schema of ECMA-376 Part 1 (18.3.1.4, 18.3.1.73) has it optional, what stands first is in A. In the other each element has the prefix x:,
# as programs made with the Open XML SDK write them; for XML it is the same.
#
# Guess: a reader gives both tables as they are in the workbook that Excel would write, or an error.
#
# What happens: without r, xlsxreader leaves the empty cell out, as everywhere, but has no column for the others, so "hold" comes second,
# where the quantity is, and each row has the index 0. With the prefix, xlsx-stream-reader comes to its end without a row and without an error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 read-excel-file@9.3.17 xlsx-stream-reader@1.1.1 jszip@3.10.2 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), XLSX = require('xlsx'), Stream = require('xlsx-stream-reader'), {default: readFile} = require('read-excel-file/node'), JSZip = require('jszip');
const head = '<?xml version="1.0" encoding="UTF-8"?>', main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships', pack = 'http://schemas.openxmlformats.org/package/2006/';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
async function write(file, prefix, addresses) {
  const zip = new JSZip(), ns = `xmlns${prefix ? ':' + prefix : ''}="${main}"`, named = xml => head + xml.replace(/<(\/?)~/g, (_, end) => `<${end}${prefix ? prefix + ':' : ''}`);
  const at = address => addresses ? ` r="${address}"` : '';
  const textCell = (address, text) => `<~c${at(address)} t="inlineStr"><~is><~t>${text}</~t></~is></~c>`;
  zip.file('[Content_Types].xml', `${head}<Types xmlns="${pack}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}styles+xml"/></Types>`);
  zip.file('_rels/.rels', `${head}<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
  zip.file('xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`);
  zip.file('xl/workbook.xml', named(`<~workbook ${ns} xmlns:r="${office}"><~sheets><~sheet name="S" sheetId="1" r:id="rId1"/></~sheets></~workbook>`));
  zip.file('xl/styles.xml', named(`<~styleSheet ${ns}><~fonts count="1"><~font><~sz val="11"/></~font></~fonts><~fills count="1"><~fill><~patternFill patternType="none"/></~fill></~fills><~borders count="1"><~border/></~borders><~cellStyleXfs count="1"><~xf/></~cellStyleXfs><~cellXfs count="1"><~xf/></~cellXfs></~styleSheet>`));
  zip.file('xl/worksheets/sheet1.xml', named(`<~worksheet ${ns}><~sheetData>` +
    `<~row${at(1)}>${textCell('A1', 'PO')}${textCell('B1', 'Qty')}${textCell('C1', 'Note')}</~row>` +
    `<~row${at(2)}>${textCell('A2', '26-017')}<~c${at('B2')}><~v>500</~v></~c>${textCell('C2', 'go')}</~row>` +
    `<~row${at(3)}>${textCell('A3', '26-018')}<~c${at('B3')}/>${textCell('C3', 'hold')}</~row></~sheetData></~worksheet>`));
  fs.writeFileSync(file, await zip.generateAsync({type: 'nodebuffer'}));
}
const say = (who, file, rows) => console.log(who, file, JSON.stringify(rows));
(async () => {
  await write('bare.xlsx', '', false);
  await write('prefix.xlsx', 'x', true);
  for (const file of ['bare.xlsx', 'prefix.xlsx']) say('SheetJS', file, XLSX.utils.sheet_to_json(XLSX.readFile(file).Sheets.S, {header: 1}));
  say('read-excel-file', 'prefix.xlsx', (await readFile('prefix.xlsx'))[0].data);
  const rows = [];
  await new Promise((done, fail) => {
    const reader = new Stream();
    reader.on('worksheet', sheet => { sheet.on('row', row => rows.push(row.values.slice(1))); sheet.process() });
    reader.on('end', done).on('error', fail);
    fs.createReadStream('prefix.xlsx').pipe(reader);
  });
  say('xlsx-stream-reader', 'prefix.xlsx', rows);
})();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/thedatashed/xlsxreader"
	"github.com/xuri/excelize/v2"
)

func main() {
	for _, file := range []string{"bare.xlsx", "prefix.xlsx"} {
		e, err := excelize.OpenFile(file)
		check(err)
		rows, err := e.GetRows("S")
		check(err)
		fmt.Printf("excelize %s %q\n", file, rows)
		x, err := xlsxreader.OpenFile(file)
		check(err)
		for row := range x.ReadRows("S") {
			check(row.Error)
			fmt.Printf("xlsxreader %s row %d", file, row.Index)
			for _, cell := range row.Cells {
				fmt.Printf(" %s=%q", cell.Column, cell.Value)
			}
			fmt.Println()
		}
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
SheetJS bare.xlsx [["PO","Qty","Note"],["26-017",500,"go"],["26-018",null,"hold"]]
SheetJS prefix.xlsx [["PO","Qty","Note"],["26-017",500,"go"],["26-018",null,"hold"]]
read-excel-file prefix.xlsx [["PO","Qty","Note"],["26-017",500,"go"],["26-018",null,"hold"]]
xlsx-stream-reader prefix.xlsx []
excelize bare.xlsx [["PO" "Qty" "Note"] ["26-017" "500" "go"] ["26-018" "" "hold"]]
xlsxreader bare.xlsx row 0 ="PO" ="Qty" ="Note"
xlsxreader bare.xlsx row 0 ="26-017" ="500" ="go"
xlsxreader bare.xlsx row 0 ="26-018" ="hold"
excelize prefix.xlsx [["PO" "Qty" "Note"] ["26-017" "500" "go"] ["26-018" "" "hold"]]
xlsxreader prefix.xlsx row 1 A="PO" B="Qty" C="Note"
xlsxreader prefix.xlsx row 2 A="26-017" B="500" C="go"
xlsxreader prefix.xlsx row 3 A="26-018" C="hold"
OUT
echo as stated
