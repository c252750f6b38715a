#!/usr/bin/env bash
# exceljs writes a day that was made as a local one a day early, wherever the clock is ahead of Greenwich.
#
# Software: exceljs 4.4.0 (npm); xlsx 0.18.5 shows the number that was stored.
# Input: new Date(2025, 2, 5), the 5th of March as JavaScript makes it, in a cell with the format yyyy-mm-dd.
#
# Guess: a workbook has no time zone, so a library stores what the clock on the wall shows: 45721, the 5th of March.
#
# What happens: it stores the instant as Greenwich has it. In China that is 45720.67, and every program shows the 4th; in New York it is
# 45721.21, shown rightly but with a time. Reading back gives the same instant, so that a test that writes and reads sees nothing.
#
# Seen: Asia/Shanghai 45720.66666666667 2025-03-04 / UTC 45721 2025-03-05 / America/New_York 45721.20833333333 2025-03-05
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5 >/dev/null 2>&1
cat > day.js <<'JS'
const Excel = require('exceljs'), XLSX = require('xlsx');
(async () => {
  const book = new Excel.Workbook(), sheet = book.addWorksheet('S');
  sheet.addRow([new Date(2025, 2, 5)]);
  sheet.getCell('A1').numFmt = 'yyyy-mm-dd';
  const cell = XLSX.read(await book.xlsx.writeBuffer(), { cellNF: true }).Sheets.S.A1;
  console.log(process.env.TZ, cell.v, cell.w);
})();
JS
out=$(for zone in Asia/Shanghai UTC America/New_York; do TZ=$zone node day.js; done)
echo "$out"
diff <(echo "$out") - <<'SEEN'
Asia/Shanghai 45720.66666666667 2025-03-04
UTC 45721 2025-03-05
America/New_York 45721.20833333333 2025-03-05
SEEN
