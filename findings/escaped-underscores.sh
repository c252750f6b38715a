#!/usr/bin/env bash
# A text with _x0031_ in it comes back as another text: writers do not escape what readers unescape.
#
# Software: github.com/xuri/excelize/v2 v2.11.1 (Go); exceljs 4.4.0 (npm).
# Input: cells with the texts "PO_x0031_7" and "A_x000A_B", such as article numbers of a program that joins words with _.
#
# Guess: text that is written with SetCellStr, or as a string value, is read back as it was; a library escapes what its
# file format gives a meaning, as it does with < and &.
#
# What happens: XLSX writes characters that XML cannot hold as _xHHHH_ (ECMA-376, ST_Xstring), and a text that looks like
# it must be written as _x005F_xHHHH_. Neither library does, and both unescape on reading, as Excel does: PO_x0031_7 is PO17 in
# the next program, and another order number or article is born without a word.
#
# Seen: excelize "PO17" and "A\nB" / exceljs "PO17"
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund exceljs@4.4.0 >/dev/null 2>&1
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	f.SetCellStr("Sheet1", "A1", "PO_x0031_7")
	f.SetCellStr("Sheet1", "A2", "A_x000A_B")
	if err := f.SaveAs("a.xlsx"); err != nil {
		panic(err)
	}
	g, err := excelize.OpenFile("a.xlsx")
	if err != nil {
		panic(err)
	}
	a, _ := g.GetCellValue("Sheet1", "A1")
	b, _ := g.GetCellValue("Sheet1", "A2")
	fmt.Printf("excelize %q %q\n", a, b)
}
GO
cat > write.js <<'JS'
const Excel = require('exceljs');
(async () => {
  const w = new Excel.Workbook(); w.addWorksheet('S').getCell('A1').value = 'PO_x0031_7';
  await w.xlsx.writeFile('b.xlsx');
  const r = new Excel.Workbook(); await r.xlsx.readFile('b.xlsx');
  console.log('exceljs ' + JSON.stringify(r.worksheets[0].getCell('A1').value));
})();
JS
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
out=$(GOFLAGS=-mod=mod go run . 2>/dev/null; node write.js)
echo "$out"
diff <(echo "$out") - <<'SEEN'
excelize "PO17" "A\nB"
exceljs "PO17"
SEEN
