#!/usr/bin/env bash
# excelize writes one day in thirty as a month: the first of each is shown without its day, by every program.
#
# Software: github.com/xuri/excelize/v2 v2.11.1 (Go); xlsx (SheetJS) 0.18.5 (npm) shows the cells as a spreadsheet does.
# Input: the days from 2026-02-27 to 2026-03-02, set with SetCellValue and a time.Time, no format given; once more the 1st at 14:30.
#
# Guess: a cell that is set to a time gets the format of a date, or of a date with its time: one column, one look.
#
# What happens: excelize chooses the format by the value. The first of a month is taken for "whole months" and gets built-in format 17
# (mmm-yy), even with a time of day. Its number is right, but whoever reads the text of the cells (GetCellValue, GetRows, a CSV that is
# saved from it) has Mar-26 where a day was, in a thirtieth of the rows.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund xlsx@0.18.5 >/dev/null 2>&1
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	day := time.Date(2026, 2, 27, 0, 0, 0, 0, time.UTC)
	for i := range 4 {
		check(f.SetCellValue("Sheet1", fmt.Sprint("A", i+1), day.AddDate(0, 0, i)))
	}
	check(f.SetCellValue("Sheet1", "A5", time.Date(2026, 3, 1, 14, 30, 0, 0, time.UTC)))
	rows, err := f.GetRows("Sheet1")
	check(err)
	fmt.Println("excelize:", rows)
	check(f.SaveAs("days.xlsx"))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
out=$(GOFLAGS=-mod=mod go run . 2>/dev/null
node -e '
const X = require("xlsx"), sheet = X.readFile("days.xlsx").Sheets.Sheet1;
console.log("as shown:", [1, 2, 3, 4, 5].map(n => sheet["A" + n].w).join(" "), "| the 1st is stored as", sheet.A3.v);')
echo "$out"
diff <(echo "$out") - <<'SEEN'
excelize: [[02-27-26] [02-28-26] [Mar-26] [03-02-26] [Mar-26]]
as shown: 2/27/26 2/28/26 Mar-26 3/2/26 Mar-26 | the 1st is stored as 46082
SEEN
