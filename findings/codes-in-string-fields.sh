#!/usr/bin/env bash
# Item 0071 is 57 and drawing 1.10 is 1.1, though the program asks for a text.
#
# Software: github.com/goccy/go-yaml v1.19.2, gopkg.in/yaml.v3 v3.0.1 (Go).
# Input: a record with codes that were not quoted, read into a struct whose fields are strings, as one does so that codes stay codes.
#
# Guess: a string field gets the text that stands in the file; both do. (Without a type, 0071 is 57 for both.)
#
# What happens: goccy/go-yaml makes a number of it first and then a text of the number, so the field has 57, 1.1, 26017 for
# 26_017 and 4.2 for 4.20. yaml.v3 has the text. A quoted code is right for both.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"

	goccy "github.com/goccy/go-yaml"
	"gopkg.in/yaml.v3"
)

type record struct{ Item, Drawing, Order, Price, Quoted string }

func main() {
	text := []byte("item: 0071\ndrawing: 1.10\norder: 26_017\nprice: 4.20\nquoted: '0071'\n")
	var a, b record
	if err := goccy.Unmarshal(text, &a); err != nil {
		panic(err)
	}
	if err := yaml.Unmarshal(text, &b); err != nil {
		panic(err)
	}
	fmt.Printf("goccy %q\nyaml.v3 %q\n", a, b)
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/goccy/go-yaml v1.19.2\n\tgopkg.in/yaml.v3 v3.0.1\n)\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
goccy {"57" "1.1" "26017" "4.2" "0071"}
yaml.v3 {"0071" "1.10" "26_017" "4.20" "0071"}
OUT
echo as stated
