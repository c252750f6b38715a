#!/usr/bin/env bash
# A question in a short map is written by one YAML library and refused by another.
#
# Software: yaml 2.9.1 (npm), gopkg.in/yaml.v3 v3.0.1 (Go).
# Input: {what: Glaze ok?}, as npm yaml writes it in flow style. YAML 1.2.2 (7.3.3) allows a question mark in plain text, within
# brackets too.
#
# Guess: what npm yaml writes without quotes, yaml.v3 reads; at most a question mark with a space on both sides is a key.
#
# What happens: within [ ] and { } yaml.v3 ends a plain text at any question mark, also in the middle of a word or an address, and
# takes it for the mark of a key: "did not find expected ',' or '}'". The place that it names is the line alone. On a line of its
# own the same text is read.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yaml@2.9.1 >/dev/null 2>&1
cat > write.mjs <<'JS'
import fs from 'fs';
import { Document, parse } from 'yaml';
for (const [name, text] of [['a', 'Glaze ok?'], ['b', 'https://a.example/?id=7']]) {
  const doc = new Document({ what: text });
  doc.contents.flow = true;
  fs.writeFileSync(name + '.yaml', String(doc));
  console.log('npm yaml writes', String(doc).trim(), 'and reads', parse(String(doc)).what);
}
fs.writeFileSync('c.yaml', 'what: Glaze ok?\n');
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
)

func main() {
	for _, name := range []string{"a.yaml", "b.yaml", "c.yaml"} {
		text, _ := os.ReadFile(name)
		var v map[string]string
		err := yaml.Unmarshal(text, &v)
		fmt.Printf("yaml.v3 reads %q: %v\n", v["what"], err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire gopkg.in/yaml.v3 v3.0.1\n' > go.mod
{ node write.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
npm yaml writes { what: Glaze ok? } and reads Glaze ok?
npm yaml writes { what: https://a.example/?id=7 } and reads https://a.example/?id=7
yaml.v3 reads "": yaml: did not find expected ',' or '}'
yaml.v3 reads "": yaml: did not find expected ',' or '}'
yaml.v3 reads "Glaze ok?": <nil>
OUT
echo as stated
