#!/usr/bin/env bash
# A Chinese date is shown with the letter m for its month.
#
# Software: github.com/tealeg/xlsx/v3 v3.3.13, github.com/xuri/excelize/v2 v2.11.1 (Go).
# Input: 2026-03-05 under yyyy"年"m"月"d"日" and yyyy-m-d, and 1500 under #,##0"件".
#
# Guess: FormattedValue of tealeg/xlsx is what a spreadsheet shows: 2026年3月5日, 2026-3-5, 1,500件.
#
# What happens: a single m stays a letter, in the plain form too, and the quotes stay; the thousands lose their comma.
# excelize gives all three as shown.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/tealeg/xlsx/v3"
	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	for i, c := range []struct {
		code  string
		value int
	}{{`yyyy"年"m"月"d"日"`, 46086}, {`yyyy-m-d`, 46086}, {`#,##0"件"`, 1500}} {
		cell := fmt.Sprintf("A%d", i+1)
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.code})
		check(err)
		check(f.SetCellValue("Sheet1", cell, c.value))
		check(f.SetCellStyle("Sheet1", cell, cell, style))
	}
	check(f.SaveAs("a.xlsx"))
	w, err := xlsx.OpenFile("a.xlsx")
	check(err)
	check(w.Sheets[0].ForEachRow(func(r *xlsx.Row) error {
		text, err := r.GetCell(0).FormattedValue()
		fmt.Println("tealeg", text)
		return err
	}))
	rows, err := f.GetRows("Sheet1")
	check(err)
	for _, row := range rows {
		fmt.Println("excelize", row[0])
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/tealeg/xlsx/v3 v3.3.13\n\tgithub.com/xuri/excelize/v2 v2.11.1\n)\n' > go.mod
out=$(GOFLAGS=-mod=mod go run . 2>/dev/null)
echo "$out"
diff <(echo "$out") - <<'SEEN'
tealeg 2026"年"m"月"5"日"
tealeg 2026-m-5
tealeg 1500件
excelize 2026年3月5日
excelize 2026-3-5
excelize 1,500件
SEEN
