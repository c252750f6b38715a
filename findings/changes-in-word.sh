#!/usr/bin/env bash
# A price that the factory changed under "track changes" is both prices in one reader of Word files, and none in another.
#
# Software: mammoth 1.13.0, officeparser 8.1.1, word-extractor 1.0.4, any-text 1.2.0, docx-parser 0.2.1 (npm), github.com/lu4p/cat v0.1.5,
# github.com/fumiama/go-docx v0.0.0-20250506085032-0c30fd09304b (Go).
# Input: an agreement in Word with changes that are not accepted yet: 4.20 deleted and 4.05 put in its place (w:del, w:ins), and the
# clause on payment moved down by a line (w:moveFrom, w:moveTo; ECMA-376 Part 1, 17.13.5).
#
# Guess: a reader of the text gives it as it is with the changes, as Word prints it by default: 4.05, and the clause once, below.
#
# What happens: mammoth and officeparser do. word-extractor, any-text and cat know deletions, but have the moved clause in both places.
# docx-parser has "4.20 4.05" besides. go-docx leaves out what was put in or moved: a price without a number, no clause on payment.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 word-extractor@1.0.4 officeparser@8.1.1 docx-parser@0.2.1 any-text@1.2.0 jszip@3.10.2 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), path = require('path'), JSZip = require('jszip'), mammoth = require('mammoth'), WordExtractor = require('word-extractor'), {parseOffice} = require('officeparser'), anyText = require('any-text'), {parseDocx} = require('docx-parser');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', pack = 'http://schemas.openxmlformats.org/package/2006/';
const run = (text, kind = 't', look = '') => `<w:r>${look}<w:${kind} xml:space="preserve">${text}</w:${kind}></w:r>`;
const by = 'w:author="Wei" w:date="2026-03-05T09:00:00Z"', payment = run('Balance within 30 days.');
const body = `<w:p>${run('Price ')}<w:del w:id="1" ${by}>${run('4.20 ', 'delText')}</w:del><w:ins w:id="2" ${by}>${run('4.05 ')}</w:ins>${run('USD')}</w:p>` +
  `<w:p><w:moveFrom w:id="3" ${by}>${payment}</w:moveFrom></w:p><w:p>${run('Packing by the factory.')}</w:p><w:p><w:moveTo w:id="4" ${by}>${payment}</w:moveTo></w:p>`;
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
mammoth: Price 4.05 USD / Packing by the factory. / Balance within 30 days.
officeparser: Price 4.05 USD / Packing by the factory. / Balance within 30 days.
word-extractor: Price 4.05 USD / Balance within 30 days. / Packing by the factory. / Balance within 30 days.
any-text: Price 4.05 USDBalance within 30 days.Packing by the factory.Balance within 30 days.
docx-parser: Price 4.20 4.05 USDBalance within 30 days.Packing by the factory.Balance within 30 days.
cat: Price 4.05 USD / Balance within 30 days. / Packing by the factory. / Balance within 30 days.
go-docx: Price USD / Packing by the factory.
OUT
echo as stated
