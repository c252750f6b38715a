#!/usr/bin/env bash
# In a table of dBASE, 5 March is read as 5 April, 31 January as 3 March, and a quantity that nobody entered as 0.
#
# Software: dbf-reader 1.0.3, dbffile 1.13.0 (npm).
# Input: orders as a .dbf table, which older stock programs in China still hand out: a text, a quantity with two decimals, a date, a yes or no. dbffile writes it.
#
# Guess: both read the days that were written, with null for what is blank, as dbffile does.
#
# What happens: dbf-reader hands the month of the file, 1 to 12, to a Date that counts from 0: each day is a month late, days that the next month does not have
# are later still, December is January. A blank quantity is 0, and a blank yes or no is no. No error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dbf-reader@1.0.3 dbffile@1.13.0 >/dev/null 2>&1
cat > run.cjs <<'JS'
const {Dbf} = require('dbf-reader'), {DBFFile} = require('dbffile'), fs = require('fs');
const say = rows => rows.map(row => `${row.PO}: ${row.QTY} ${row.DAY && row.DAY.toISOString().slice(0, 10)} ${row.OK}`).join('; ');
(async () => {
  const table = await DBFFile.create('orders.dbf', [
    {name: 'PO', type: 'C', size: 10}, {name: 'QTY', type: 'N', size: 10, decimalPlaces: 2}, {name: 'DAY', type: 'D', size: 8}, {name: 'OK', type: 'L', size: 1},
  ]);
  await table.appendRecords([
    {PO: '26-017', QTY: 1500.5, DAY: new Date('2026-03-05'), OK: true}, {PO: '26-018', QTY: 300, DAY: new Date('2026-01-31'), OK: false},
    {PO: '26-019', QTY: 200, DAY: new Date('2026-12-24'), OK: true}, {PO: '26-020', QTY: null, DAY: null, OK: null},
  ]);
  console.log('the file:', fs.readFileSync('orders.dbf', 'latin1').slice(161).replace(/[\0\x1a]/g, ' ').trim());
  console.log('dbffile:', say(await (await DBFFile.open('orders.dbf')).readRecords()));
  console.log('dbf-reader:', say(Dbf.read(fs.readFileSync('orders.dbf')).rows));
})();
JS
TZ=UTC node run.cjs | tee out
diff - out <<'OUT'
the file: 26-017        1500.520260305T 26-018           30020260131F 26-019           20020261224T 26-020
dbffile: 26-017: 1500.5 2026-03-05 true; 26-018: 300 2026-01-31 false; 26-019: 200 2026-12-24 true; 26-020: null null null
dbf-reader: 26-017: 1500.5 2026-04-05 true; 26-018: 300 2026-03-03 false; 26-019: 200 2027-01-24 true; 26-020: 0 null false
OUT
echo as stated
