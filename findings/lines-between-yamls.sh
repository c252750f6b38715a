#!/usr/bin/env bash
# The second half of a pasted sentence becomes a key of the record, between two YAML libraries.
#
# Software: yaml 2.9.1 (npm, YAML 1.2), which web forms write with; gopkg.in/yaml.v3 v3.0.1 (Go).
# Input: notes of two lines, of which one has a U+2028, U+0085 or U+2029 in it, as texts copied from a word processor, a PDF or a chat have.
#
# Guess: both are YAML, so the text comes back as it was, or the second library refuses the file.
#
# What happens: the writer (YAML 1.2, where these are characters like others) puts U+2028 and U+2029 into a block of text as
# they are. For the reader (YAML 1.1) they end a line: the block ends there, and the rest of the sentence, "price: 2", is a key of
# the record, without an error. U+0085 is written within quotes as it is, and comes back as a space.
#
# Seen: notes "Glaze is fine.\nAsk\u2028" and a price of "2", which nobody entered
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund yaml@2.9.1 >/dev/null 2>&1
cat > write.js <<'JS'
const fs = require('fs'), YAML = require('yaml');
for (const [name, sign] of [['2028', '\u2028'], ['0085', '\u0085'], ['2029', '\u2029']]) {
  const text = `Glaze is fine.\nAsk${sign}price: 2\n`;
  const out = YAML.stringify({ notes: text, id: 'Q-1' });
  fs.writeFileSync(name + '.yaml', out);
  console.log('yaml   ', name, 'in a block: ' + out.includes('|'), 'reads its own: ' + (YAML.parse(out).notes === text));
}
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
)

func main() {
	for _, name := range []string{"2028", "0085", "2029"} {
		data, err := os.ReadFile(name + ".yaml")
		if err != nil {
			panic(err)
		}
		var v map[string]string
		err = yaml.Unmarshal(data, &v)
		fmt.Printf("yaml.v3 %s notes %+q, price %+q, %v\n", name, v["notes"], v["price"], err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire gopkg.in/yaml.v3 v3.0.1\n' > go.mod
out=$(node write.js; GOFLAGS=-mod=mod go run . 2>/dev/null)
echo "$out"
diff <(echo "$out") - <<'SEEN'
yaml    2028 in a block: true reads its own: true
yaml    0085 in a block: false reads its own: true
yaml    2029 in a block: true reads its own: true
yaml.v3 2028 notes "Glaze is fine.\nAsk\u2028", price "2", <nil>
yaml.v3 0085 notes "Glaze is fine.\nAsk price: 2\n", price "", <nil>
yaml.v3 2029 notes "Glaze is fine.\nAsk\u2029", price "2", <nil>
SEEN
