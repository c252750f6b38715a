#!/usr/bin/env bash
# An amount shown in 万 (ten thousands) is a tenth of what it is.
#
# Software: xlsx (SheetJS) 0.18.5 (npm); github.com/xuri/excelize/v2 v2.11.1 (Go).
# Input: 12345678 under the number format that Chinese workbooks use to show amounts in 万, 0\.0,"万": the comma divides
# by a thousand, the point is a plain character before the last digit. Excel shows 1234.6万. Beside it the same with the
# point in quotes, and 0\.0000 without the comma (1234.5678).
#
# Guess: the formatted text of SheetJS (sheet_to_json with raw: false, or cell.w, which its CSV also has) is what the
# screen shows; so one can read "1234.6万" and multiply.
#
# What happens: SheetJS gives 123.46万, a tenth, for both forms; without the comma it is right. excelize gives 1234.6万.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	for i, code := range []string{`0\.0,"万"`, `0"."0,"万"`, `0\.0000`} {
		cell := fmt.Sprintf("A%d", i+1)
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			panic(err)
		}
		f.SetCellValue("Sheet1", cell, 12345678)
		f.SetCellStyle("Sheet1", cell, cell, style)
	}
	if err := f.SaveAs("wan.xlsx"); err != nil {
		panic(err)
	}
	rows, err := f.GetRows("Sheet1")
	if err != nil {
		panic(err)
	}
	var cells []string
	for _, row := range rows {
		cells = append(cells, row[0])
	}
	fmt.Println("excelize " + strings.Join(cells, " "))
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
out=$(GOFLAGS=-mod=mod go run . 2>/dev/null
  node -e 'const X = require("xlsx"); console.log("sheetjs " + X.utils.sheet_to_json(X.readFile("wan.xlsx").Sheets.Sheet1, {header: 1, raw: false}).join(" "))')
echo "$out"
diff <(echo "$out") - <<'SEEN'
excelize 1234.6万 1234.6万 1234.5678
sheetjs 123.46万 123.46万 1234.5678
SEEN
