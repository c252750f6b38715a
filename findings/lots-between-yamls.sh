#!/usr/bin/env bash
# Lot 12E5, written as YAML by one library, is 1,200,000 for the next that reads it.
#
# Software: github.com/goccy/go-yaml v1.19.2, gopkg.in/yaml.v3 v3.0.1 (Go), yaml 2.9.1, js-yaml 4.3.2 (npm).
# Input: texts of a Go program: a lot 12E5, an item 0071, an answer "no", a date, and 5 with a comment behind it.
#
# Guess: a writer quotes whatever another reader would take for something else than a text; 12E5 is a number by the core schema of YAML 1.2
# (10.3.2).
#
# What happens: goccy/go-yaml quotes all but the lot, which for it is a text: it knows exponents after a point alone. All three others read a
# number. What yaml.v3 writes is quoted, and read right by all.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yaml@2.9.1 js-yaml@4.3.2 >/dev/null 2>&1
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	goccy "github.com/goccy/go-yaml"
	"gopkg.in/yaml.v3"
)

func main() {
	texts := []string{"12E5", "0071", "no", "2026-03-05", "5 # pcs"}
	a, err := goccy.Marshal(texts)
	check(err)
	b, err := yaml.Marshal(texts)
	check(err)
	for name, text := range map[string][]byte{"goccy": a, "yaml.v3": b} {
		check(os.WriteFile(name+".yaml", text, 0o644))
	}
	for _, name := range []string{"goccy", "yaml.v3"} {
		text, err := os.ReadFile(name + ".yaml")
		check(err)
		var x, y []any
		check(goccy.Unmarshal(text, &x))
		check(yaml.Unmarshal(text, &y))
		fmt.Printf("%q\n  read by goccy %v %T, by yaml.v3 %v %T\n", text, x[0], x[0], y[0], y[0])
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
cat > run.mjs <<'JS'
import fs from 'fs';
import { parse } from 'yaml';
import jsYaml from 'js-yaml';
for (const name of ['goccy', 'yaml.v3']) {
  const text = fs.readFileSync(name + '.yaml', 'utf8');
  console.log(name, 'read by yaml', JSON.stringify(parse(text)), 'by js-yaml', JSON.stringify(jsYaml.load(text)));
}
JS
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/goccy/go-yaml v1.19.2\n\tgopkg.in/yaml.v3 v3.0.1\n)\n' > go.mod
{ GOFLAGS=-mod=mod go run . 2>/dev/null; node run.mjs; } | tee out
diff - out <<'OUT'
"- 12E5\n- \"0071\"\n- \"no\"\n- \"2026-03-05\"\n- \"5 # pcs\"\n"
  read by goccy 12E5 string, by yaml.v3 1.2e+06 float64
"- \"12E5\"\n- \"0071\"\n- \"no\"\n- \"2026-03-05\"\n- '5 # pcs'\n"
  read by goccy 12E5 string, by yaml.v3 12E5 string
goccy read by yaml [1200000,"0071","no","2026-03-05","5 # pcs"] by js-yaml [1200000,"0071","no","2026-03-05","5 # pcs"]
yaml.v3 read by yaml ["12E5","0071","no","2026-03-05","5 # pcs"] by js-yaml ["12E5","0071","no","2026-03-05","5 # pcs"]
OUT
echo as stated
