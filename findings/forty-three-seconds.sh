#!/usr/bin/env bash
# In China, SheetJS reads one day of a CSV file as two numbers, by how it is written, and neither is the day.
#
# Software: xlsx 0.18.5 (SheetJS, npm), XLSX.read of CSV text without options.
# Input: two days, 2026-03-05 and 2026.3.5.
#
# Guess: days are whole numbers, 46086, whatever the time zone of the computer; at worst a whole hour or a day would be wrong.
#
# What happens: the number is counted from a day of 1899, when Shanghai's clocks followed the sun (8:05:43 ahead of Greenwich; the library allows for
# whole minutes), so 43 seconds remain: 2026.3.5 is 46086.0004977. The form of ISO 8601 is taken for a day in Greenwich, 8 hours later in China: 46086.3338310. Compared with
# each other, or with 46086 from a workbook, the two are different days; in UTC all are the same.
#
# Seen: Asia/Shanghai 46086.3338310 46086.0004977 false / UTC 46086.0000000 46086.0000000 true
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
out=$(for zone in Asia/Shanghai UTC; do TZ=$zone node -e "
const cells = require('xlsx').read('Day\n2026-03-05\n2026.3.5\n', { type: 'string' }).Sheets.Sheet1;
console.log(process.env.TZ, cells.A2.v.toFixed(7), cells.A3.v.toFixed(7), cells.A2.v === 46086);
"; done)
echo "$out"
diff <(echo "$out") - <<'SEEN'
Asia/Shanghai 46086.3338310 46086.0004977 false
UTC 46086.0000000 46086.0000000 true
SEEN
