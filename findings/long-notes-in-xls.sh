#!/usr/bin/env bash
# A note of 300 characters saved as .xls ends after 255.
#
# Software: xlsx (SheetJS) 0.18.5 (npm).
# Input: a sheet with a note of 300 characters, saved in four formats for somebody who still has an old Excel or an ERP that takes .xls only. A cell of
# the format (BIFF8) holds 32,767 characters ([MS-XLS], 2.5.293).
#
# Guess: the note is the same in each, or there is an error where it does not fit.
#
# What happens: in .xls its end is gone, without an error; what the file has is 255 characters. The others (xlsx, xlsb, ods) are whole.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
cat > run.cjs <<'JS'
const XLSX = require('xlsx'), fs = require('fs');
const note = '交'.repeat(296) + '不能发货'; // ends in: must not be shipped
for (const bookType of ['xlsx', 'xlsb', 'ods', 'biff8']) {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[note]]), 'S');
  XLSX.writeFile(book, 'a.' + bookType, {bookType});
  const read = XLSX.readFile('a.' + bookType).Sheets.S.A1.v;
  console.log(bookType, read.length, read.endsWith('不能发货') ? 'whole' : 'its end is gone');
}
console.log('the end is among the bytes of the .xls:', fs.readFileSync('a.biff8').includes(Buffer.from('不能发货', 'utf16le')));
JS
node run.cjs | tee out
diff - out <<'OUT'
xlsx 300 whole
xlsb 300 whole
ods 300 whole
biff8 255 its end is gone
the end is among the bytes of the .xls: false
OUT
echo as stated
