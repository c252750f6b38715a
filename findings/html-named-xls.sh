#!/usr/bin/env bash
# Item 0012 and lot 12E5 in a table that an ERP system saved as .xls are 12 and 1200000, though the file says that they are texts.
#
# Software: xlsx 0.18.5 (npm, SheetJS).
# Input: what many systems of factories write when asked for Excel: an HTML table in a file named .xls, with the format of a cell
# in its style, mso-number-format:"\@" for text, or with x:str, both as Excel itself writes them when it saves a page.
#
# Guess: a cell whose format is text is a text, as it is when Excel opens the file: 0012, 12E5, 3-5, 1/2.
#
# What happens: neither of the two is read. Each cell is guessed from its looks: 0012 is 12, 12E5 is 1,200,000, a size of 3-5 and
# a share of 1/2 are days of 2001, and a long order number loses its last digits. The option raw keeps all of it as text, the
# quantities too.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
cat > orders.xls <<'HTML'
<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta charset="utf-8"><style>.text { mso-number-format:"\@"; }</style></head>
<body><table>
<tr><td>item</td><td>lot</td><td>size</td><td>share</td><td>order</td><td>quantity</td></tr>
<tr><td class="text">0012</td><td style='mso-number-format:"\@"'>12E5</td><td class="text">3-5</td><td x:str>1/2</td><td x:str>12345678901234567890</td><td x:num>1200.5</td></tr>
</table></body></html>
HTML
cat > read.cjs <<'JS'
const xlsx = require('xlsx');
for (const raw of [false, true]) {
  const book = xlsx.readFile('orders.xls', {raw});
  const [titles, values] = xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], {header: 1});
  titles.forEach((title, n) => console.log(`raw ${raw}, ${title}: ${typeof values[n]} ${values[n]}`));
}
JS
TZ=UTC node read.cjs | tee out
diff - out <<'OUT'
raw false, item: number 12
raw false, lot: number 1200000
raw false, size: number 36955
raw false, share: number 36893
raw false, order: number 12345678901234567000
raw false, quantity: number 1200.5
raw true, item: string 0012
raw true, lot: string 12E5
raw true, size: string 3-5
raw true, share: string 1/2
raw true, order: string 12345678901234567890
raw true, quantity: string 1200.5
OUT
echo as stated
