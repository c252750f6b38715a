#!/usr/bin/env bash
# "7~10 days, in season 15~20 days" of a mail is struck out once it is Markdown, 10⁻³ is 10-3, and 500 pieces of A|B are B pieces.
#
# Software: turndown 7.2.5 with turndown-plugin-gfm 1.0.2, node-html-markdown 2.0.0 (npm), github.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2 with its plugins (Go),
# github.com/yuin/goldmark v1.8.7 (Go) with GFM, which shows what they wrote.
# Input: parts of mails in HTML: a range of days, a power of ten, an entity that is written about, an agreed price that replaces a struck one, bold before Chinese text,
# a table with an order over two rows, and one with a bar in a cell.
#
# Guess: what the mail shows is what the Markdown shows; all three escape 60*40*30, so they escape ~ and | as well, and <sup> stays or becomes ^.
#
# What happens: turndown leaves ~, so that goldmark strikes "10 days, in season 15" out, and the bar, so that the quantity of item A|B is B and 500 is gone. turndown and
# node-html-markdown put the second quantity of an order over two rows under PO. All three drop <sup> and write the text &lt; as it is, which then shows as <, and
# none has the bold before 请: it shows asterisks. html-to-markdown has the two tables right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund turndown@7.2.5 turndown-plugin-gfm@1.0.2 node-html-markdown@2.0.0 >/dev/null 2>&1
cat > run.cjs <<'JS'
const Turndown = require('turndown'), {gfm} = require('turndown-plugin-gfm'), {NodeHtmlMarkdown} = require('node-html-markdown'), fs = require('fs');
const parts = ['<p>7~10 days, in season 15~20 days</p>', '<p>60*40*30 cm, 2 x 10<sup>-3</sup> m</p>', '<p>write &amp;lt; for less</p>', '<p><s>4.20</s> 4.05</p>', '<p><b>注意：</b>请确认</p>',
  '<table><tr><th>PO</th><th>Qty</th></tr><tr><td rowspan="2">26-017</td><td>500</td></tr><tr><td>300</td></tr></table>', '<table><tr><th>Item</th><th>Qty</th></tr><tr><td>A|B</td><td>500</td></tr></table>'];
const turndown = new Turndown();
turndown.use(gfm);
fs.writeFileSync('parts.json', JSON.stringify(parts.map(html => ({html, turndown: turndown.turndown(html), 'node-html-markdown': NodeHtmlMarkdown.translate(html)}))));
JS
cat > main.go <<'GO'
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

func main() {
	file, err := os.ReadFile("parts.json")
	check(err)
	var parts []map[string]string
	check(json.Unmarshal(file, &parts))
	c := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), strikethrough.NewStrikethroughPlugin(), table.NewTablePlugin()))
	shown := goldmark.New(goldmark.WithExtensions(extension.GFM))
	for _, part := range parts {
		part["html-to-markdown"], err = c.ConvertString(part["html"])
		check(err)
		fmt.Println(part["html"])
		for _, name := range []string{"turndown", "node-html-markdown", "html-to-markdown"} {
			var page bytes.Buffer
			check(shown.Convert([]byte(part[name]), &page))
			fmt.Println(" ", name+":", strings.Join(strings.Fields(page.String()), " "))
		}
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/JohannesKaufmann/html-to-markdown/v2 v2.5.2\n\tgithub.com/yuin/goldmark v1.8.7\n)\n' > go.mod
node run.cjs
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
<p>7~10 days, in season 15~20 days</p>
  turndown: <p>7<del>10 days, in season 15</del>20 days</p>
  node-html-markdown: <p>7~10 days, in season 15~20 days</p>
  html-to-markdown: <p>7~10 days, in season 15~20 days</p>
<p>60*40*30 cm, 2 x 10<sup>-3</sup> m</p>
  turndown: <p>60*40*30 cm, 2 x 10-3 m</p>
  node-html-markdown: <p>60*40*30 cm, 2 x 10-3 m</p>
  html-to-markdown: <p>60*40*30 cm, 2 x 10-3 m</p>
<p>write &amp;lt; for less</p>
  turndown: <p>write &lt; for less</p>
  node-html-markdown: <p>write &lt; for less</p>
  html-to-markdown: <p>write &lt; for less</p>
<p><s>4.20</s> 4.05</p>
  turndown: <p><del>4.20</del> 4.05</p>
  node-html-markdown: <p><del>4.20</del> 4.05</p>
  html-to-markdown: <p><del>4.20</del> 4.05</p>
<p><b>注意：</b>请确认</p>
  turndown: <p>**注意：**请确认</p>
  node-html-markdown: <p>**注意：**请确认</p>
  html-to-markdown: <p>**注意：**请确认</p>
<table><tr><th>PO</th><th>Qty</th></tr><tr><td rowspan="2">26-017</td><td>500</td></tr><tr><td>300</td></tr></table>
  turndown: <table> <thead> <tr> <th>PO</th> <th>Qty</th> </tr> </thead> <tbody> <tr> <td>26-017</td> <td>500</td> </tr> <tr> <td>300</td> <td></td> </tr> </tbody> </table>
  node-html-markdown: <table> <thead> <tr> <th>PO</th> <th>Qty</th> </tr> </thead> <tbody> <tr> <td>26-017</td> <td>500</td> </tr> <tr> <td>300</td> <td></td> </tr> </tbody> </table>
  html-to-markdown: <table> <thead> <tr> <th>PO</th> <th>Qty</th> </tr> </thead> <tbody> <tr> <td>26-017</td> <td>500</td> </tr> <tr> <td></td> <td>300</td> </tr> </tbody> </table>
<table><tr><th>Item</th><th>Qty</th></tr><tr><td>A|B</td><td>500</td></tr></table>
  turndown: <table> <thead> <tr> <th>Item</th> <th>Qty</th> </tr> </thead> <tbody> <tr> <td>A</td> <td>B</td> </tr> </tbody> </table>
  node-html-markdown: <table> <thead> <tr> <th>Item</th> <th>Qty</th> </tr> </thead> <tbody> <tr> <td>A|B</td> <td>500</td> </tr> </tbody> </table>
  html-to-markdown: <table> <thead> <tr> <th>Item</th> <th>Qty</th> </tr> </thead> <tbody> <tr> <td>A|B</td> <td>500</td> </tr> </tbody> </table>
OUT
echo as stated
