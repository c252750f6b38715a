#!/usr/bin/env bash
# Two cells pasted into a note, 26-017 and 500, are 26-017500.
#
# Software: github.com/goccy/go-yaml v1.19.2, gopkg.in/yaml.v3 v3.0.1 (Go), yaml 2.9.1, js-yaml 4.3.2 (npm).
# Input: values without quotes that hold a tab, as cells of a spreadsheet have between them when pasted. YAML 1.2.2 (7.3.3) allows blanks
# and tabs within a plain value.
#
# Guess: the tab stays, or is a blank, or there is an error; tabs are forbidden for the indent alone.
#
# What happens: goccy/go-yaml leaves it out without an error, so that what it kept apart is one word; a blank it keeps, and within quotes
# the tab too. The three others keep it everywhere.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yaml@2.9.1 js-yaml@4.3.2 >/dev/null 2>&1
printf 'pasted: 26-017\t500\t4.20\nblank: 26-017 500\nquoted: "26-017\t500"\n' > a.yaml
cat > run.mjs <<'JS'
import fs from 'fs';
import { parse } from 'yaml';
import jsYaml from 'js-yaml';
const text = fs.readFileSync('a.yaml', 'utf8');
console.log('yaml', JSON.stringify(Object.values(parse(text))));
console.log('js-yaml', JSON.stringify(Object.values(jsYaml.load(text))));
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	goccy "github.com/goccy/go-yaml"
	"gopkg.in/yaml.v3"
)

type note struct{ Pasted, Blank, Quoted string }

func main() {
	text, err := os.ReadFile("a.yaml")
	check(err)
	var a, b note
	check(goccy.Unmarshal(text, &a))
	check(yaml.Unmarshal(text, &b))
	fmt.Printf("goccy %q\nyaml.v3 %q\n", a, b)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/goccy/go-yaml v1.19.2\n\tgopkg.in/yaml.v3 v3.0.1\n)\n' > go.mod
{ node run.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
yaml ["26-017\t500\t4.20","26-017 500","26-017\t500"]
js-yaml ["26-017\t500\t4.20","26-017 500","26-017\t500"]
goccy {"26-0175004.20" "26-017 500" "26-017\t500"}
yaml.v3 {"26-017\t500\t4.20" "26-017 500" "26-017\t500"}
OUT
echo as stated
