#!/usr/bin/env bash
# Goods due on 29 December 2025, in week 1, are in week 53 by one formula and in week 1 by another.
#
# Software: github.com/xuri/excelize/v2 v2.11.1 (Go), CalcCellValue; @formulajs/formulajs 4.6.1 (npm).
# Input: WEEKNUM(day, 21), which is Excel's older way to ask for the week of ISO 8601, and ISOWEEKNUM(day), for days around the
# turn of the year.
#
# Guess: both are the week of ISO 8601, as in Excel: 1 for 29 December 2025, 53 for 1 January 2027.
#
# What happens: formulajs has that. excelize has it for ISOWEEKNUM; WEEKNUM with 21 is wrong on every day that belongs to a week
# of the other year: 53 for 29 to 31 December 2025 (a year that has no such week), 52 for 1 to 3 January 2027, which are in 53.
# On all other days the two agree, so a plan looks right until the last week of the year.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1 >/dev/null 2>&1
cat > weeks.cjs <<'JS'
const formulas = require('@formulajs/formulajs');
for (const [y, m, d] of [[2025, 12, 28], [2025, 12, 29], [2026, 6, 15], [2026, 12, 31], [2027, 1, 1], [2027, 1, 4]]) {
  const day = new Date(y, m - 1, d);
  console.log('formulajs', `${y}-${m}-${d}`, formulas.WEEKNUM(day, 21), formulas.ISOWEEKNUM(day));
}
JS
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	week := func(format string, day [3]int) string {
		if err := f.SetCellFormula("Sheet1", "A1", fmt.Sprintf(format, day[0], day[1], day[2])); err != nil {
			panic(err)
		}
		value, err := f.CalcCellValue("Sheet1", "A1")
		if err != nil {
			panic(err)
		}
		return value
	}
	for _, day := range [][3]int{{2025, 12, 28}, {2025, 12, 29}, {2026, 6, 15}, {2026, 12, 31}, {2027, 1, 1}, {2027, 1, 4}} {
		fmt.Printf("excelize %d-%d-%d %s %s\n", day[0], day[1], day[2], week("WEEKNUM(DATE(%d,%d,%d),21)", day), week("ISOWEEKNUM(DATE(%d,%d,%d))", day))
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
{ TZ=UTC node weeks.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
formulajs 2025-12-28 52 52
formulajs 2025-12-29 1 1
formulajs 2026-6-15 25 25
formulajs 2026-12-31 53 53
formulajs 2027-1-1 53 53
formulajs 2027-1-4 1 1
excelize 2025-12-28 52 52
excelize 2025-12-29 53 1
excelize 2026-6-15 25 25
excelize 2026-12-31 53 53
excelize 2027-1-1 52 53
excelize 2027-1-4 1 1
OUT
echo as stated
