#!/usr/bin/env bash
# 20261231 is the 2nd of January 2026, and 20260305 a day of the year 6030.
#
# Software: github.com/markusmobius/go-dateparser v1.4.7 (Go).
# Input: days in eight digits (the basic form of ISO 8601), as ERP systems, EDI and Chinese order lists write them.
#
# Guess: four digits of a year, two of a month, two of a day, or an error; in any case the same with one language as with another.
#
# What happens: with zh they are the day, or so it seems. With en, and where the language is to be found out, the digits are
# taken apart otherwise: year, month and day of 20261231 are 2026, 1 and 2, its last digits a time (03:01); of 20260305
# they make the year 6030. There is no error, and the first is a day that nobody wonders about.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/markusmobius/go-dateparser"
)

func main() {
	now := time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)
	for _, text := range []string{"20261231", "20260305", "20260101", "2026-12-31"} {
		fmt.Print(text)
		for _, languages := range [][]string{{"zh"}, {"en"}, nil} {
			read, err := dateparser.Parse(&dateparser.Configuration{CurrentTime: now, Languages: languages}, text)
			if err != nil {
				panic(err)
			}
			fmt.Printf(" %v %s;", languages, read.Time.Format("2006-01-02 15:04"))
		}
		fmt.Println()
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/markusmobius/go-dateparser v1.4.7\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
20261231 [zh] 2026-12-31 00:00; [en] 2026-01-02 03:01; [] 2026-01-02 03:01;
20260305 [zh] 2026-03-05 00:00; [en] 6030-02-02 05:00; [] 6030-02-02 05:00;
20260101 [zh] 2026-01-01 00:00; [en] 6010-02-02 01:00; [] 6010-02-02 01:00;
2026-12-31 [zh] 2026-12-31 00:00; [en] 2026-12-31 00:00; [] 2026-12-31 00:00;
OUT
echo as stated
