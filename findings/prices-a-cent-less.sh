#!/usr/bin/env bash
# Prices of 0.29, 4.35 and 1.15 dollars are a cent less as money.
#
# Software: github.com/Rhymond/go-money v1.0.15 (Go).
# Input: unit prices with two decimals, as a JSON file, a spreadsheet or a form gives them: floats.
#
# Guess: NewFromFloat rounds to the nearest cent. Its comment says that trailing decimals are rounded down; these have none.
#
# What happens: the product with 100 is cut off after the point, and 0.29 times 100 is 28.999999999999996. Of the 10,000 prices from
# 0.00 to 99.99, 573 are a cent less. A sum of a thousand pieces at 4.35 is ten dollars short.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strconv"

	"github.com/Rhymond/go-money"
)

func main() {
	for _, price := range []float64{0.29, 4.35, 1.15, 4.20} {
		m := money.NewFromFloat(price, money.USD)
		fmt.Println(price, m.Display(), "a thousand:", m.Multiply(1000).Display())
	}
	less := 0
	for cents := range int64(10000) {
		price, err := strconv.ParseFloat(fmt.Sprintf("%d.%02d", cents/100, cents%100), 64)
		if err != nil {
			panic(err)
		}
		if money.NewFromFloat(price, money.USD).Amount() != cents {
			less++
		}
	}
	fmt.Println("of 10000 prices less:", less)
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/Rhymond/go-money v1.0.15\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
0.29 $0.28 a thousand: $280.00
4.35 $4.34 a thousand: $4,340.00
1.15 $1.14 a thousand: $1,140.00
4.2 $4.20 a thousand: $4,200.00
of 10000 prices less: 573
OUT
echo as stated
