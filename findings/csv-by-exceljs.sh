#!/usr/bin/env bash
# exceljs turns the texts of a CSV file into numbers and American dates; article numbers do not survive.
#
# Software: exceljs 4.4.0 (npm), workbook.csv.readFile without options.
# Input: a CSV file with the order number 0012, the date 03-05-2026 (the 3rd of May where the list was made), the article
# number 12E5, and an order number of 19 digits.
#
# Guess: CSV has no types, so a library gives texts, and whoever wants numbers asks for them; at most 100 becomes a number.
#
# What happens: everything that JavaScript's Number() takes is a number (0012 is 12, 12E5 is 1200000, the 19 digits are rounded
# to 2022072712345678800), and a text like 03-05-2026 is a day in March, though nothing said American. `map: v => v` keeps the texts.
#
# Seen: [12,"2026-03-05T00:00:00.000Z",1200000] / [2022072712345678800,"2026-03-05T00:00:00.000Z","1-2"]
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund exceljs@4.4.0 >/dev/null 2>&1
printf 'PO,Date,SKU\n0012,03-05-2026,12E5\n2022072712345678913,2026-03-05,1-2\n' > orders.csv
out=$(node -e "
const Excel = require('exceljs');
(async () => {
  const s = await new Excel.Workbook().csv.readFile('orders.csv');
  s.eachRow((row, n) => { if (n > 1) console.log(JSON.stringify(row.values.slice(1))); });
})();")
echo "$out"
diff <(echo "$out") - <<'SEEN'
[12,"2026-03-05T00:00:00.000Z",1200000]
[2022072712345678800,"2026-03-05T00:00:00.000Z","1-2"]
SEEN
