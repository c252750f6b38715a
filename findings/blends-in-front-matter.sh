#!/usr/bin/env bash
# A blend of 60:40 at the head of a Markdown file is 3640, work that ends at 13:30 ends at 810, and item 0071 is 57.
#
# Software: gray-matter 4.0.3 (npm, with the js-yaml 3.15.2 that it asks for), gopkg.in/yaml.v3 v3.0.1 (Go).
# Input: one head of YAML with values as people type them, without quotes.
#
# Guess: what YAML 1.2 says, as the yaml.v3 of Go and today's js-yaml 4 do: 60:40 and 13:30 are texts, 0071 is 71 or a text,
# and both libraries have the same.
#
# What happens: js-yaml 3 reads whole numbers to base 60, as YAML 1.1 had it, unless they begin with 0: the morning is the text
# 09:30, the afternoon the number 810. 0071 is octal in both libraries, so 57, and 0081 is none: a text in one, 81 in the other.
# 12e5, the lot, is 1,200,000 in both.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund gray-matter@4.0.3 js-yaml@3.15.2 >/dev/null 2>&1
printf '%s\n' --- 'from: 09:30' 'to: 13:30' 'blend: 60:40' 'bath: 1:20' 'item: 0071' 'next: 0081' 'lot: 12e5' --- Text > a.md
cat > read.cjs <<'JS'
for (const [key, value] of Object.entries(require('gray-matter').read('a.md').data)) console.log('gray-matter', key, typeof value, value);
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"

	"gopkg.in/yaml.v3"
)

func main() {
	file, err := os.ReadFile("a.md")
	if err != nil {
		panic(err)
	}
	var head map[string]any
	if err := yaml.Unmarshal([]byte(strings.Split(string(file), "---\n")[1]), &head); err != nil {
		panic(err)
	}
	for _, key := range []string{"from", "to", "blend", "bath", "item", "next", "lot"} {
		fmt.Printf("yaml.v3 %s %T %[2]v\n", key, head[key])
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire gopkg.in/yaml.v3 v3.0.1\n' > go.mod
{ node read.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
gray-matter from string 09:30
gray-matter to number 810
gray-matter blend number 3640
gray-matter bath number 80
gray-matter item number 57
gray-matter next string 0081
gray-matter lot number 1200000
yaml.v3 from string 09:30
yaml.v3 to string 13:30
yaml.v3 blend string 60:40
yaml.v3 bath string 1:20
yaml.v3 item int 57
yaml.v3 next float64 81
yaml.v3 lot float64 1.2e+06
OUT
echo as stated
