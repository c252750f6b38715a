#!/usr/bin/env bash
# A PDF that names a Chinese standard font gives no text, and no error.
#
# Software: pdf-parse 2.4.5, unpdf 1.7.0 (npm), github.com/dslipak/pdf v0.0.2,
# github.com/ledongthuc/pdf v0.0.0-20260907135840-6c8c28e0e8a0 (Go).
# Input: one line in STSong-Light with the encoding UniGB-UCS2-H, one of the predefined encodings of PDF (ISO 32000-1, 9.7.5.2):
# the way in which ERPs and report writers print Chinese without embedding a font.
#
# Guess: the codes of this encoding are the characters themselves (UCS-2), so whoever takes out text has it.
#
# What happens: pdf-parse and unpdf, both with the parser of pdf.js, have no text at all, and the digits are gone too: the tables
# of the predefined encodings are not within reach, which unpdf says in a warning and pdf-parse not at all; neither fails.
# dslipak/pdf gives the bytes of the codes as text: a zero before each Latin letter, and what is no UTF-8 replaced. ledongthuc/pdf, which began as the same
# code, is right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pdf-parse@2.4.5 unpdf@1.7.0 >/dev/null 2>&1
cat > write.mjs <<'JS'
import fs from 'fs';
const codes = [...'数量 4800'].map(c => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');
const draw = `BT /F1 14 Tf 60 700 Td <${codes}> Tj ET`;
const objects = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
  `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
];
let out = '%PDF-1.4\n';
const at = objects.map((o, i) => { const from = out.length; out += `${i + 1} 0 obj\n${o}\nendobj\n`; return from; });
const table = out.length;
out += `xref\n0 ${at.length + 1}\n0000000000 65535 f \n` + at.map(n => String(n).padStart(10, '0') + ' 00000 n \n').join('');
out += `trailer\n<< /Size ${at.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
fs.writeFileSync('a.pdf', out, 'latin1');
JS
cat > parse.mjs <<'JS'
import fs from 'fs';
import { PDFParse } from 'pdf-parse';
const { text } = await new PDFParse({ data: new Uint8Array(fs.readFileSync('a.pdf')) }).getText();
console.log('pdf-parse', JSON.stringify(text.replace(/-- \d+ of \d+ --/, '').trim()));
JS
cat > extract.mjs <<'JS'
import fs from 'fs';
import { extractText } from 'unpdf';
const { text } = await extractText(new Uint8Array(fs.readFileSync('a.pdf')));
console.log('unpdf', JSON.stringify(text.join('').trim()));
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"io"

	dslipak "github.com/dslipak/pdf"
	ledongthuc "github.com/ledongthuc/pdf"
)

func say(who string, r io.Reader, err error) {
	if err != nil {
		panic(err)
	}
	text, _ := io.ReadAll(r)
	fmt.Printf("%s %+q\n", who, text)
}

func main() {
	_, l, err := ledongthuc.Open("a.pdf")
	if err != nil {
		panic(err)
	}
	r, err := l.GetPlainText()
	say("ledongthuc/pdf", r, err)
	d, err := dslipak.Open("a.pdf")
	if err != nil {
		panic(err)
	}
	r, err = d.GetPlainText()
	say("dslipak/pdf", r, err)
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/dslipak/pdf v0.0.2\n\tgithub.com/ledongthuc/pdf v0.0.0-20260907135840-6c8c28e0e8a0\n)\n' > go.mod
node write.mjs
{ node parse.mjs; node extract.mjs | grep -v '^Warning'; GOFLAGS=-mod=mod go run . 2>/dev/null; } 2>/dev/null | tee out
diff - out <<'OUT'
pdf-parse ""
unpdf ""
ledongthuc/pdf "\n\u6570\u91cf 4800"
dslipak/pdf "ep\ufffd\ufffd\x00 \x004\x008\x000\x000"
OUT
echo as stated
