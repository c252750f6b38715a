#!/usr/bin/env bash
# A count of 0012 pieces is read as 10, and 1.250 as 1, without an error.
#
# Software: github.com/gocarina/gocsv v0.0.0-20240520201108-78e41c74b4b1 (Go).
# Input: counts in a CSV file as systems of factories write them: with zeros in front to a fixed width, with the point that
# divides thousands in German and Italian exports, with decimals. The same text goes into an int and a float64.
#
# Guess: 0012 is 12 in both. 1.250 is 1.25 as a float64, and an error as an int, like 1,250; 12.9 is an error as an int too.
#
# What happens: an int is read as a literal of Go would be, with the base told by what stands in front: 0012 is octal, 10.
# 0089 is an error, since there is no 8 in octal. Before that all behind the first point is cut off: 1.250 is 1, 12.9 is 12.
# A column of counts is right up to 0007, wrong from 0010 to 0077, and an error at 0008, 0009, 0018.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/gocarina/gocsv"
)

type row struct {
	Count int     `csv:"count"`
	Price float64 `csv:"price"`
}

func main() {
	for _, text := range []string{"0007", "0012", "0089", "1.250", "12.9", "1200.00", "1_000", "1,250"} {
		var rows []row
		if err := gocsv.UnmarshalString(fmt.Sprintf("count,price\n%q,%[1]q\n", text), &rows); err != nil {
			fmt.Println(text, "error")
			continue
		}
		fmt.Println(text, rows[0].Count, rows[0].Price)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/gocarina/gocsv v0.0.0-20240520201108-78e41c74b4b1\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
0007 7 7
0012 10 12
0089 error
1.250 1 1.25
12.9 12 12.9
1200.00 1200 1200
1_000 1000 1000
1,250 error
OUT
echo as stated
