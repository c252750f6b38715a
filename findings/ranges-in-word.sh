#!/usr/bin/env bash
# A wall of 1-2 mm is 12 mm in the text of a Word file, by six readers of seven.
#
# Software: mammoth 1.13.0, officeparser 8.1.1, word-extractor 1.0.4, any-text 1.2.0, docx-parser 0.2.1 (npm), github.com/lu4p/cat v0.1.5,
# github.com/fumiama/go-docx v0.0.0-20250506085032-0c30fd09304b (Go).
# Input: "Wall 1-2 mm" with the hyphen at which Word does not break the line (Ctrl+Shift+-), which the file holds as an element between
# two texts (w:noBreakHyphen; ECMA-376 Part 1, 17.3.3.18). Writers of specifications use it so that ranges and order numbers stay on one line.
#
# Guess: it is read as a hyphen of one kind or another.
#
# What happens: only mammoth has one (U+2011). For the other six there is nothing between the digits: a range of 1 to 2 mm is 12 mm, and order
# 26-017 is 26017, which is a number of another kind, not a mistake that anybody sees.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 word-extractor@1.0.4 officeparser@8.1.1 docx-parser@0.2.1 any-text@1.2.0 jszip@3.10.2 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), path = require('path'), JSZip = require('jszip'), mammoth = require('mammoth'), WordExtractor = require('word-extractor'), {parseOffice} = require('officeparser'), anyText = require('any-text'), {parseDocx} = require('docx-parser');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', pack = 'http://schemas.openxmlformats.org/package/2006/';
const run = (text, kind = 't', look = '') => `<w:r>${look}<w:${kind} xml:space="preserve">${text}</w:${kind}></w:r>`;
const hyphen = '<w:r><w:noBreakHyphen/></w:r>';
const body = `<w:p>${run('Wall 1')}${hyphen}${run('2 mm')}</w:p><w:p>${run('PO 26')}${hyphen}${run('017')}</w:p>`;
(async () => {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', `${head}<Types xmlns="${pack}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file('_rels/.rels', `${head}<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file('word/document.xml', `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`);
  fs.writeFileSync('a.docx', await zip.generateAsync({type: 'nodebuffer'}));
  const say = (who, text) => console.log(who + ': ' + text.split('\n').map(line => line.trim()).filter(line => line).join(' / '));
  say('mammoth', (await mammoth.extractRawText({path: 'a.docx'})).value);
  say('officeparser', (await (await parseOffice('a.docx')).to('text')).value);
  say('word-extractor', (await new WordExtractor().extract('a.docx')).getBody());
  say('any-text', await anyText.getText(path.resolve('a.docx')));
  await new Promise(done => parseDocx('a.docx', text => done(say('docx-parser', text))));
})();
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/fumiama/go-docx"
	"github.com/lu4p/cat"
)

func main() {
	text, err := cat.File("a.docx")
	check(err)
	say("cat", strings.Split(text, "\n"))
	file, err := os.Open("a.docx")
	check(err)
	info, err := file.Stat()
	check(err)
	read, err := docx.Parse(file, info.Size())
	check(err)
	var lines []string
	for _, item := range read.Document.Body.Items {
		if p, ok := item.(*docx.Paragraph); ok {
			lines = append(lines, p.String())
		}
	}
	say("go-docx", lines)
}

func say(who string, lines []string) {
	var some []string
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			some = append(some, line)
		}
	}
	fmt.Println(who + ": " + strings.Join(some, " / "))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/fumiama/go-docx v0.0.0-20250506085032-0c30fd09304b\n\tgithub.com/lu4p/cat v0.1.5\n)\n' > go.mod
{ node run.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
mammoth: Wall 1‑2 mm / PO 26‑017
officeparser: Wall 12 mm / PO 26017
word-extractor: Wall 12 mm / PO 26017
any-text: Wall 12 mmPO 26017
docx-parser: Wall 12 mmPO 26017
cat: Wall 12 mm / PO 26017
go-docx: Wall 12 mm / PO 26017
OUT
echo as stated
