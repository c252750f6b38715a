#!/usr/bin/env bash
# "Shipment: January 15, 2027", read in December 2026, is January 2026, and "We may ship on 12 March" is in May.
#
# Software: github.com/olebedev/when v1.1.0 (Go), with its rules for English and its common ones.
# Input: sentences of mails from factories, read on Monday 21 December 2026.
#
# Guess: a year that is written counts (the README reads "February 23, 2019" as 2019-02-23); a month alone is no day, or its first or last; "may" before a verb is no month.
#
# What happens: the year is passed over, so that a day is of the year in which the program runs: the README was right in 2019 alone. Only 15/01/2027 keeps
# its year. A month alone takes the day of today, and "may" is the month of May, before a date that stands in the same sentence.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/olebedev/when"
	"github.com/olebedev/when/rules/common"
	"github.com/olebedev/when/rules/en"
)

func main() {
	w := when.New(nil)
	w.Add(en.All...)
	w.Add(common.All...)
	now := time.Date(2026, 12, 21, 10, 0, 0, 0, time.UTC)
	for _, text := range []string{
		"Shipment: January 15, 2027", "February 23, 2019", "Jan. 15, 2027", "15/01/2027",
		"end of February", "We may ship on 12 March", "We ship on 12 March", "within 45 days",
	} {
		r, err := w.Parse(text, now)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %s, from %q\n", text, r.Time.Format("2006-01-02"), r.Text)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/olebedev/when v1.1.0\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
Shipment: January 15, 2027: 2026-01-15, from "January 15"
February 23, 2019: 2026-02-23, from "February 23"
Jan. 15, 2027: 2026-01-15, from "Jan. 15"
15/01/2027: 2027-01-15, from "15/01/2027"
end of February: 2026-02-21, from "February"
We may ship on 12 March: 2026-05-21, from "may"
We ship on 12 March: 2026-03-12, from "12 March"
within 45 days: 2027-02-04, from "within 45 days"
OUT
echo as stated
