#!/usr/bin/env bash
# Manager Wang loses his surname where Word shows its pinyin above it.
#
# Software: mammoth 1.13.0, officeparser 8.1.1, word-extractor 1.0.4, any-text 1.2.0, docx-parser 0.2.1 (npm), github.com/lu4p/cat v0.1.5,
# github.com/fumiama/go-docx v0.0.0-20250506085032-0c30fd09304b (Go).
# Input: "Contact: 王经理" in Word with wáng above 王, put there by 拼音指南 (phonetic guide), as people do for foreign colleagues (w:ruby with w:rt, the pinyin,
# and w:rubyBase, the text; ECMA-376 Part 1, 17.3.3.25).
#
# Guess: 王经理, or with the pinyin in brackets or beside it.
#
# What happens: for mammoth, officeparser and go-docx all of it is gone, and what is left is 经理 (manager). For the four others the pinyin comes
# before the character, with nothing between: wáng王经理.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 word-extractor@1.0.4 officeparser@8.1.1 docx-parser@0.2.1 any-text@1.2.0 jszip@3.10.2 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), path = require('path'), JSZip = require('jszip'), mammoth = require('mammoth'), WordExtractor = require('word-extractor'), {parseOffice} = require('officeparser'), anyText = require('any-text'), {parseDocx} = require('docx-parser');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', pack = 'http://schemas.openxmlformats.org/package/2006/';
const run = (text, kind = 't', look = '') => `<w:r>${look}<w:${kind} xml:space="preserve">${text}</w:${kind}></w:r>`;
const body = `<w:p>${run('Contact: ')}<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr><w:rt>${run('wáng')}</w:rt><w:rubyBase>${run('王')}</w:rubyBase></w:ruby></w:r>${run('经理')}</w:p>`;
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
mammoth: Contact: 经理
officeparser: Contact: 经理
word-extractor: Contact: wáng王经理
any-text: Contact: wáng王经理
docx-parser: Contact: wáng王经理
cat: Contact: wáng王经理
go-docx: Contact: 经理
OUT
echo as stated
