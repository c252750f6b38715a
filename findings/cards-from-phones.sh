#!/usr/bin/env bash
# The Chinese name on a card that a phone exports stays in code, and the end of a company's name becomes a field.
#
# Software: vcf 2.1.2, vcard-parser 1.0.0 (npm), github.com/emersion/go-vcard v0.0.0-20260618161152-d854b7e0e2d3 (Go).
# Input: a contact in vCard 2.1, as Android's address book writes it when a name is not ASCII: quoted-printable, with = at
# the end of a line that goes on. A valid card of that version, with invented people.
#
# Guess: whoever reads vCard 2.1 and keeps its parameter ENCODING decodes the value.
#
# What happens: none decodes. The second half of the company's name is lost: vcf and go-vcard drop the line, vcard-parser
# makes it a field of its own, whose name is the code. None reports anything.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vcf@2.1.2 vcard-parser@1.0.0 >/dev/null 2>&1
printf '%s\r\n' BEGIN:VCARD VERSION:2.1 \
  'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=E8=8A=B3' \
  'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=A4=BA=E4=BE=8B=E6=9C=89=E9=99=90=' '=E5=85=AC=E5=8F=B8' \
  'TEL;CELL:13800000000' END:VCARD > card.vcf
cat > read.cjs <<'JS'
const fs = require('fs'), card = fs.readFileSync('card.vcf', 'utf8');
const a = new (require('vcf'))().parse(card);
console.log('vcf', a.get('fn').valueOf(), a.get('org').valueOf());
const b = require('vcard-parser').parse(card);
console.log('vcard-parser', b.fn[0].value, b.org[0].value, Object.keys(b).join());
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/emersion/go-vcard"
)

func main() {
	f, _ := os.Open("card.vcf")
	card, err := vcard.NewDecoder(f).Decode()
	fmt.Println("go-vcard", card.Value("FN"), card.Value("ORG"), err)
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/emersion/go-vcard v0.0.0-20260618161152-d854b7e0e2d3\n' > go.mod
{ node read.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
vcf =E7=8E=8B=E8=8A=B3 =E7=A4=BA=E4=BE=8B=E6=9C=89=E9=99=90=
vcard-parser =E7=8E=8B=E8=8A=B3 =E7=A4=BA=E4=BE=8B=E6=9C=89=E9=99=90= version,fn,org,=e5=85=ac=e5=8f=b8,tel
go-vcard =E7=8E=8B=E8=8A=B3 =E7=A4=BA=E4=BE=8B=E6=9C=89=E9=99=90= <nil>
OUT
echo as stated
