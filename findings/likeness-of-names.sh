#!/usr/bin/env bash
# Two Chinese factories that share one Latin word are the same to a hundred percent; the same Chinese name twice is at nothing.
#
# Software: github.com/paul-mannino/go-fuzzywuzzy v0.0.0-20241117160931-a1769aeb6b21 (Go).
# Input: pairs of names of factories (invented).
#
# Guess: equal names are at 100 and different ones near 0, by each of the measures, since the package counts runes.
#
# What happens: Ratio, TokenSortRatio and UWRatio are so. WRatio and QRatio, meant for names as people type them, first take
# away all that is not ASCII, as the comment on QRatio says: of a Chinese name nothing is left. Two empty texts are at 0; where both
# have a word in Latin letters, that word alone is compared. A list merged by WRatio has 宁波金象五金 OEM and 义乌红太阳玩具 OEM as
# one factory, and the same factory twice where its name has no Latin word.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"

	fuzzy "github.com/paul-mannino/go-fuzzywuzzy"
)

func main() {
	for _, p := range [][2]string{
		{"宁波金象五金", "宁波金象五金"},
		{"宁波金象五金 OEM", "义乌红太阳玩具 OEM"},
		{"金象五金 Ningbo", "金象五金 Yiwu"},
		{"Golden Elephant Hardware", "Golden Elephant Hardware"},
	} {
		fmt.Printf("%s, %s: Ratio %d, TokenSortRatio %d, QRatio %d, WRatio %d, UWRatio %d\n", p[0], p[1], fuzzy.Ratio(p[0], p[1]),
			fuzzy.TokenSortRatio(p[0], p[1]), fuzzy.QRatio(p[0], p[1]), fuzzy.WRatio(p[0], p[1]), fuzzy.UWRatio(p[0], p[1]))
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/paul-mannino/go-fuzzywuzzy v0.0.0-20241117160931-a1769aeb6b21\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
宁波金象五金, 宁波金象五金: Ratio 100, TokenSortRatio 100, QRatio 0, WRatio 0, UWRatio 100
宁波金象五金 OEM, 义乌红太阳玩具 OEM: Ratio 38, TokenSortRatio 38, QRatio 100, WRatio 100, UWRatio 44
金象五金 Ningbo, 金象五金 Yiwu: Ratio 60, TokenSortRatio 60, QRatio 20, WRatio 23, UWRatio 60
Golden Elephant Hardware, Golden Elephant Hardware: Ratio 100, TokenSortRatio 100, QRatio 100, WRatio 100, UWRatio 100
OUT
echo as stated
