#!/usr/bin/env bash
# The last value of a CSV file that ends its last line, as most programs save it, is "no\n", and an order without a day has the day "undefined".
#
# Software: json-2-csv 5.6.0, csv-parse 7.0.3 (npm).
# Input: two orders with a lot, a day and a result, the second without a day; json-2-csv writes them, csv-parse reads them; and the same as a CSV file that ends its
# last line (RFC 4180, 2.2), read by both.
#
# Guess: a value that is not there is an empty cell, the end of the last line is no part of its value. (Its README says that values are read by JSON.parse.)
#
# What happens: json-2-csv writes the texts undefined and null, and a Date as "Thu Mar 05 2026 … (Coordinated Universal Time)". When it reads, the end of the last
# line stays in the last value, so that the last result is no result. What it wrote it reads back with 12E5 as 1200000, though 0012 stays. (emptyFieldValue, trimFieldValues and
# useDateIso8601Format mend what they name.)
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund json-2-csv@5.6.0 csv-parse@7.0.3 >/dev/null 2>&1
cat > run.mjs <<'JS'
import { json2csv, csv2json } from 'json-2-csv';
import { parse } from 'csv-parse/sync';
const text = json2csv([{PO: '0012', Lot: '12E5', Day: new Date('2026-03-05'), Qty: 500, OK: 'yes'}, {PO: '26-018', Lot: 'A7', Qty: null, OK: 'no'}]);
console.log('csv-parse reads', JSON.stringify(parse(text, {columns: true})));
console.log('json-2-csv reads', JSON.stringify(csv2json(text)));
const file = 'PO,Qty,OK\n0012,500,yes\n26-018,300,no\n';
console.log('a file: json-2-csv', JSON.stringify(csv2json(file)), 'csv-parse', JSON.stringify(parse(file, {columns: true})));
JS
TZ=UTC node run.mjs | tee out
diff - out <<'OUT'
csv-parse reads [{"PO":"0012","Lot":"12E5","Day":"Thu Mar 05 2026 00:00:00 GMT+0000 (Coordinated Universal Time)","Qty":"500","OK":"yes"},{"PO":"26-018","Lot":"A7","Day":"undefined","Qty":"null","OK":"no"}]
json-2-csv reads [{"PO":"0012","Lot":1200000,"Day":"Thu Mar 05 2026 00:00:00 GMT+0000 (Coordinated Universal Time)","Qty":500,"OK":"yes"},{"PO":"26-018","Lot":"A7","Qty":null,"OK":"no"}]
a file: json-2-csv [{"PO":"0012","Qty":500,"OK":"yes"},{"PO":"26-018","Qty":300,"OK":"no\n"}] csv-parse [{"PO":"0012","Qty":"500","OK":"yes"},{"PO":"26-018","Qty":"300","OK":"no"}]
OUT
echo as stated
