#!/usr/bin/env bash
# A cell whose formula failed is read as no cell, as nothing, or as an error, by library and by error.
#
# Software: xlsx (SheetJS) 0.18.5, read-excel-file 9.3.17, exceljs 4.4.0 (npm).
# Input: quantities of four orders: #N/A, #DIV/0!, #NULL! (formulas that failed, as a lookup of an ERP's export does), 7.
#
# Guess: whoever reads the column meets an error, or at least something that is not an empty cell: "the quantity is
# not known because a formula failed" is another thing than "no quantity".
#
# What happens: sheet_to_json of SheetJS leaves the key out for #N/A and #DIV/0!, as for an empty cell, and gives null
# for #NULL! (with raw: false as well). read-excel-file gives null for all, as for an empty cell. So both give 7 as the
# sum of four orders without a word. exceljs alone gives the error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 read-excel-file@9.3.17 xlsx@0.18.5 >/dev/null 2>&1
cat > run.js <<'JS'
const Excel = require('exceljs'), XLSX = require('xlsx'), {default: readFile} = require('read-excel-file/node');
(async () => {
  const w = new Excel.Workbook(), s = w.addWorksheet('S');
  s.addRow(['PO', 'Qty']);
  ['#N/A', '#DIV/0!', '#NULL!'].forEach((error, i) => s.addRow([i + 1, {formula: 'X1', result: {error}}]));
  s.addRow([4, 7]);
  s.addRow([5]);
  await w.xlsx.writeFile('failed.xlsx');
  const sheet = XLSX.readFile('failed.xlsx').Sheets.S;
  console.log('sheetjs', JSON.stringify(XLSX.utils.sheet_to_json(sheet)));
  console.log('sheetjs, as text', JSON.stringify(XLSX.utils.sheet_to_json(sheet, {raw: false})));
  console.log('read-excel-file', JSON.stringify((await readFile('failed.xlsx'))[0].data.slice(1)));
  const r = new Excel.Workbook(); await r.xlsx.readFile('failed.xlsx');
  console.log('exceljs', JSON.stringify([2, 3, 4].map(n => r.worksheets[0].getCell(n, 2).result)));
})();
JS
out=$(node run.js)
echo "$out"
diff <(echo "$out") - <<'SEEN'
sheetjs [{"PO":1},{"PO":2},{"PO":3,"Qty":null},{"PO":4,"Qty":7},{"PO":5}]
sheetjs, as text [{"PO":"1"},{"PO":"2"},{"PO":"3","Qty":null},{"PO":"4","Qty":"7"},{"PO":"5"}]
read-excel-file [[1,null],[2,null],[3,null],[4,7],[5,null]]
exceljs [{"error":"#N/A"},{"error":"#DIV/0!"},{"error":"#NULL!"}]
SEEN
