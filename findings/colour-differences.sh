#!/usr/bin/env bash
# Every colour passes a tolerance of 1: the difference of black and white is 1, not 100.
#
# Software: github.com/lucasb-eyer/go-colorful v1.4.1 (Go), color-diff 1.4.0 (npm).
# Input: two Lab values as a colorimeter gives them for a sealed sample and for one of the goods (L 50 and 52), and white and black.
#
# Guess: a distance named CIEDE2000 is on the scale of CIE, where white and black are 100 apart, and where a sourcing agreement has
# its tolerance of 1 or 2; the function Lab may want its arguments on a scale of its own.
#
# What happens: distances are on a scale of 0 to 1 too, a hundredth, by all its formulas (the description has the range of L, and nothing of
# distances). The lot that is 2 apart, to be rejected at 1, is at 0.02, and white against black would be accepted: nothing but passes.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund color-diff@1.4.0 >/dev/null 2>&1
cat > run.mjs <<'JS'
import { diff } from 'color-diff';
const lab = (L, a, b) => ({L, a, b});
console.log('color-diff: sample', diff(lab(50, 10, 10), lab(52, 10, 10)).toFixed(3), 'white and black', diff(lab(100, 0, 0), lab(0, 0, 0)).toFixed(3));
JS
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/lucasb-eyer/go-colorful"
)

func main() {
	sealed, goods := colorful.Lab(0.50, 0.10, 0.10), colorful.Lab(0.52, 0.10, 0.10)
	white, black := colorful.Lab(1, 0, 0), colorful.Lab(0, 0, 0)
	fmt.Printf("go-colorful, CIEDE2000: sample %.3f white and black %.3f\n", sealed.DistanceCIEDE2000(goods), white.DistanceCIEDE2000(black))
	fmt.Printf("go-colorful, CIE76: sample %.3f white and black %.3f\n", sealed.DistanceLab(goods), white.DistanceLab(black))
	fmt.Printf("go-colorful, CIE94: sample %.3f white and black %.3f\n", sealed.DistanceCIE94(goods), white.DistanceCIE94(black))
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/lucasb-eyer/go-colorful v1.4.1\n' > go.mod
{ node run.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
color-diff: sample 1.993 white and black 100.000
go-colorful, CIEDE2000: sample 0.020 white and black 1.000
go-colorful, CIE76: sample 0.020 white and black 1.000
go-colorful, CIE94: sample 0.020 white and black 1.000
OUT
echo as stated
