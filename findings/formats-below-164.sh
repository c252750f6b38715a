#!/usr/bin/env bash
# A date column that one library writes is a column of bare numbers to another: they differ about who may use 60.
#
# Software: xlsx (SheetJS) 0.18.5 (npm); github.com/thedatashed/xlsxreader v1.2.8, github.com/xuri/excelize/v2 v2.11.1 (Go).
# Input: the day 2026-03-05 under the format yyyy"年"m"月"d"日", once written by SheetJS and once by excelize.
#
# Guess: formats of one's own have numbers from 164 (below are those that ECMA-376 part 1, 18.8.30, leaves to the
# program and its language), and a reader takes whatever number the workbook declares. So both files read alike.
#
# What happens: SheetJS gives formats of its own the numbers from 60, and declares a built-in one of its own (56) with a
# text that nobody wrote. xlsxreader looks for dates among the declared formats from 164 only: the cell by excelize is a
# date (2026-03-05), the same cell by SheetJS is the number 46086.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
node -e '
const X = require("xlsx"), sheet = X.utils.aoa_to_sheet([[46086]]), book = X.utils.book_new();
sheet.A1.z = "yyyy\"年\"m\"月\"d\"日\"";
X.utils.book_append_sheet(book, sheet, "S");
X.writeFile(book, "sheetjs.xlsx");'
cat > main.go <<'GO'
package main

import (
	"archive/zip"
	"fmt"
	"io"
	"regexp"

	"github.com/thedatashed/xlsxreader"
	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	code := `yyyy"年"m"月"d"日"`
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
	check(err)
	check(f.SetCellValue("Sheet1", "A1", 46086))
	check(f.SetCellStyle("Sheet1", "A1", "A1", style))
	check(f.SaveAs("excelize.xlsx"))
	for _, name := range []string{"excelize", "sheetjs"} {
		z, err := zip.OpenReader(name + ".xlsx")
		check(err)
		styles, err := z.Open("xl/styles.xml")
		check(err)
		text, err := io.ReadAll(styles)
		check(err)
		ids := regexp.MustCompile(`<numFmt[^>]*numFmtId="(\d+)"`).FindAllSubmatch(text, -1)
		w, err := xlsxreader.OpenFile(name + ".xlsx")
		check(err)
		for row := range w.ReadRows(w.Sheets[0]) {
			fmt.Printf("%s: format %s, %s %s\n", name, ids[len(ids)-1][1], row.Cells[0].Type, row.Cells[0].Value)
		}
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/thedatashed/xlsxreader v1.2.8\n\tgithub.com/xuri/excelize/v2 v2.11.1\n)\n' > go.mod
out=$(GOFLAGS=-mod=mod go run . 2>/dev/null)
echo "$out"
diff <(echo "$out") - <<'SEEN'
excelize: format 164, datetime 2026-03-05
sheetjs: format 60, numerical 46086
SEEN
