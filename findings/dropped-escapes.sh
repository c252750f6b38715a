#!/usr/bin/env bash
# A stream writer that escapes _x0031_ as it should drops _xD800_, and mixes up two escapes that share a _.
#
# Software: github.com/xuri/excelize/v2 v2.11.1 (Go), its StreamWriter.
# Input: cells with the texts "PO_x0031_7", "A_xD800_B" and "A_x0031_x0032_B".
#
# Guess: what SetRow of the stream writer writes, GetCellValue of the same library reads back: either it escapes text that looks
# like an escape of the format (_xHHHH_), or it does not, as SetCellStr (see escaped-underscores.sh), and then for all alike.
#
# What happens: the stream writer escapes, where SetCellStr does not. An escape of half a character (D800 to DFFF) can stand for
# nothing, so it needs no escaping; instead of leaving it, the writer leaves it out, and the cell holds AB. Of two that share
# their _ only the first is escaped, and the second is read as its character: A_x0031_x0032_B comes back as A_x00312B.
#
# Seen: "PO_x0031_7" "AB", and another text than "A_x0031_x0032_B"
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

func main() {
	f := excelize.NewFile()
	s, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		panic(err)
	}
	if err := s.SetRow("A1", []any{"PO_x0031_7", "A_xD800_B", "A_x0031_x0032_B"}); err != nil {
		panic(err)
	}
	if err := s.Flush(); err != nil {
		panic(err)
	}
	if err := f.SaveAs("a.xlsx"); err != nil {
		panic(err)
	}
	g, err := excelize.OpenFile("a.xlsx")
	if err != nil {
		panic(err)
	}
	for _, cell := range []string{"A1", "B1", "C1"} {
		text, _ := g.GetCellValue("Sheet1", cell)
		fmt.Printf("%q\n", text)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/xuri/excelize/v2 v2.11.1\n' > go.mod
out=$(GOFLAGS=-mod=mod go run . 2>/dev/null)
echo "$out"
diff <(echo "$out") - <<'SEEN'
"PO_x0031_7"
"AB"
"A_x00312B"
SEEN
