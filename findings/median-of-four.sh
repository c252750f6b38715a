#!/usr/bin/env bash
# The median of 30, 40, 50 and 60 days is 40, by either way that the package has.
#
# Software: gonum.org/v1/gonum v0.17.0, package stat (Go).
# Input: lead times of four orders, and of twelve.
#
# Guess: Quantile(0.5, LinInterp) is the median as a spreadsheet gives it: 45, the middle between the two.
#
# What happens: LinInterp interpolates the cumulative distribution (R calls it type 4): 40. The quartiles of twelve orders are
# 12, 15 and 18, where R's type 7, Excel and NumPy have 12.75, 15.5 and 18.25. There is no other kind but Empirical, which
# gives 40 too.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"gonum.org/v1/gonum/stat"
)

func main() {
	four := []float64{30, 40, 50, 60}
	fmt.Println(stat.Quantile(0.5, stat.LinInterp, four, nil), stat.Quantile(0.5, stat.Empirical, four, nil))
	twelve := []float64{10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21}
	for _, p := range []float64{0.25, 0.5, 0.75} {
		fmt.Println(p, stat.Quantile(p, stat.LinInterp, twelve, nil))
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire gonum.org/v1/gonum v0.17.0\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
40 40
0.25 12
0.5 15
0.75 18
OUT
echo as stated
