#!/usr/bin/env bash
# In a table of a mail, the stock of an order whose first two figures are one cell is read as its quantity.
#
# Software: tabletojson 4.1.15, cheerio-tableparser 1.0.1, xlsx (SheetJS) 0.18.5 (npm).
# Input: an HTML table (PO, ordered, done, in stock) with a cell over two rows (rowspan) and "not started" over two columns (colspan).
#
# Guess: what stands in the fourth column of the table is under its heading; a reader that knows cells over two rows knows cells over two columns.
#
# What happens: tabletojson does know rows, and puts 26-017 before both items, but takes cells over two columns for one: 90 in stock comes under
# "done", and there is no stock. The two others leave it in its column.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund tabletojson@4.1.15 cheerio-tableparser@1.0.1 cheerio@1.2.0 xlsx@0.18.5 >/dev/null 2>&1
cat > run.cjs <<'JS'
const {tabletojson} = require('tabletojson'), cheerio = require('cheerio'), columns = require('cheerio-tableparser'), XLSX = require('xlsx');
const html = '<table><tr><th>PO</th><th>Item</th><th>Ordered</th><th>Done</th><th>In stock</th></tr>' +
  '<tr><td rowspan="2">26-017</td><td>A1</td><td>500</td><td>480</td><td>20</td></tr><tr><td>A2</td><td>300</td><td>300</td><td>0</td></tr>' +
  '<tr><td>26-018</td><td>A1</td><td colspan="2">not started</td><td>90</td></tr></table>';
console.log('tabletojson', JSON.stringify(tabletojson.convert(html)[0]));
const $ = cheerio.load(html);
columns($);
console.log('cheerio-tableparser', JSON.stringify($('table').parsetable(true, true, true).slice(3)));
console.log('SheetJS', JSON.stringify(XLSX.utils.sheet_to_json(XLSX.read(html, {type: 'string', raw: true}).Sheets.Sheet1).at(-1)));
JS
node run.cjs | tee out
diff - out <<'OUT'
tabletojson [{"PO":"26-017","Item":"A1","Ordered":"500","Done":"480","In stock":"20"},{"PO":"26-017","Item":"A2","Ordered":"300","Done":"300","In stock":"0"},{"PO":"26-018","Item":"A1","Ordered":"not started","Done":"90"}]
cheerio-tableparser [["Done","480","300","not started"],["In stock","20","0","90"]]
SheetJS {"PO":"26-018","Item":"A1","Ordered":"not started","In stock":"90"}
OUT
echo as stated
