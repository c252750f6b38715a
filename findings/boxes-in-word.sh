#!/usr/bin/env bash
# A remark in a text box of Word, "hold 900 pcs", is there twice, or not at all.
#
# Software: mammoth 1.13.0, officeparser 8.1.1, word-extractor 1.0.4, any-text 1.2.0, docx-parser 0.2.1 (npm), github.com/lu4p/cat v0.1.5,
# github.com/fumiama/go-docx v0.0.0-20250506085032-0c30fd09304b (Go).
# Input: a page with a text box. Word writes it twice into the file, for itself and for old versions, within mc:AlternateContent: whoever knows the
# first form (mc:Choice) passes over the other (mc:Fallback; ECMA-376 Part 3). Below it is a total that Word works out (=SUM(ABOVE)).
#
# Guess: the text of the box is there once, and of the total its result, 1700.
#
# What happens: mammoth and officeparser have it once; word-extractor has it apart, as its description says. any-text, docx-parser and cat have
# "Hold 900 pcs." twice, as if for two orders, and go-docx not at all. docx-parser has the formula in the sentence as well.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 word-extractor@1.0.4 officeparser@8.1.1 docx-parser@0.2.1 any-text@1.2.0 jszip@3.10.2 >/dev/null 2>&1
cat > run.cjs <<'JS'
const fs = require('fs'), path = require('path'), JSZip = require('jszip'), mammoth = require('mammoth'), WordExtractor = require('word-extractor'), {parseOffice} = require('officeparser'), anyText = require('any-text'), {parseDocx} = require('docx-parser');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', pack = 'http://schemas.openxmlformats.org/package/2006/';
const run = (text, kind = 't', look = '') => `<w:r>${look}<w:${kind} xml:space="preserve">${text}</w:${kind}></w:r>`;
const box = `<w:txbxContent><w:p>${run('Hold 900 pcs.')}</w:p></w:txbxContent>`, mark = kind => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const shape = `<w:drawing><wp:inline><wp:extent cx="1000000" cy="500000"/><wp:docPr id="1" name="Text Box 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>${box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const body = `<w:p>${run('Order 26-017.')}</w:p><w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape}</mc:Choice><mc:Fallback><w:pict><v:shape style="width:100pt;height:40pt"><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
  `<w:p>${run('Total ')}${mark('begin')}${run(' =SUM(ABOVE) ', 'instrText')}${mark('separate')}${run('1700')}${mark('end')}${run(' pcs')}</w:p>`;
(async () => {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', `${head}<Types xmlns="${pack}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`);
  zip.file('_rels/.rels', `${head}<Relationships xmlns="${pack}relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`);
  zip.file('word/document.xml', `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}<w:sectPr/></w:body></w:document>`);
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
mammoth: Order 26-017. / Hold 900 pcs. / Total 1700 pcs
officeparser: Order 26-017. / Hold 900 pcs. / Total 1700 pcs
word-extractor: Order 26-017. / Total 1700 pcs
any-text: Order 26-017.Hold 900 pcs.Hold 900 pcs.Total 1700 pcs
docx-parser: Order 26-017.Hold 900 pcs.Hold 900 pcs.Total  =SUM(ABOVE) 1700 pcs
cat: Order 26-017. / Hold 900 pcs. / Hold 900 pcs. / Total 1700 pcs
go-docx: Order 26-017. / ![inlnsp Text Box 1]() / Total 1700 pcs
OUT
echo as stated
