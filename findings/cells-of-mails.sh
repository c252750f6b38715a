#!/usr/bin/env bash
# In the text of a mail, the cells of a table run into each other: 500 pieces at 4.20 are 5004.20.
#
# Software: html-to-text 10.0.1, mailparser 3.14.2, html2plaintext 2.1.4, turndown 7.2.5 (npm); github.com/k3a/html2text v1.3.0,
# github.com/jhillyerd/enmime/v2 v2.3.0 (Go).
# Input: a mail that is HTML alone, with a table of two orders as mail programs write it, no blanks between the tags; the
# quantity of the second order is left empty.
#
# Guess: whoever makes text of HTML keeps two cells apart by a blank, a tab or a new line at least, and the rows by a new line.
#
# What happens: three write PO, quantity and price as one word, and the rows too: 26-017, 500 and 4.20 are 26-0175004.20, and the next
# order is the end of that price. mailparser, which has this for the text of a mail without a plain one, is made of html-to-text and agrees.
# enmime keeps cells apart by one blank, but rows no better, so the order without a quantity has 3.95 in its place. Only turndown has each cell on a line.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund html-to-text@10.0.1 mailparser@3.14.2 html2plaintext@2.1.4 turndown@7.2.5 >/dev/null 2>&1
printf %s '<p>Status of today</p><table border="1"><tr><td>PO</td><td>Qty</td><td>Price</td></tr><tr><td>26-017</td><td>500</td><td>4.20</td></tr><tr><td>26-018</td><td></td><td>3.95</td></tr></table><p>Wei</p>' > a.html
{ printf '%s\r\n' 'From: Wei <wei@example.com>' 'To: anna@example.com' 'Subject: Status' 'Date: Thu, 5 Mar 2026 09:00:00 +0800' 'MIME-Version: 1.0' 'Content-Type: text/html; charset=utf-8' ''; cat a.html; } > a.eml
cat > read.cjs <<'JS'
const fs = require('fs'), {convert} = require('html-to-text'), {simpleParser} = require('mailparser'), plain = require('html2plaintext'), Turndown = require('turndown');
const html = fs.readFileSync('a.html', 'utf8');
(async () => {
  console.log('html-to-text', JSON.stringify(convert(html)));
  console.log('mailparser', JSON.stringify((await simpleParser(fs.readFileSync('a.eml'))).text));
  console.log('html2plaintext', JSON.stringify(plain(html)));
  console.log('turndown', JSON.stringify(new Turndown().turndown(html)));
})();
JS
cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/jhillyerd/enmime/v2"
	"github.com/k3a/html2text"
)

func main() {
	html, err := os.ReadFile("a.html")
	check(err)
	fmt.Printf("k3a %q\n", html2text.HTML2Text(string(html)))
	mail, err := os.ReadFile("a.eml")
	check(err)
	read, err := enmime.ReadEnvelope(bytes.NewReader(mail))
	check(err)
	fmt.Printf("enmime %q\n", read.Text)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/jhillyerd/enmime/v2 v2.3.0\n\tgithub.com/k3a/html2text v1.3.0\n)\n' > go.mod
{ node read.cjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
html-to-text "Status of today\n\nPOQtyPrice26-0175004.2026-0183.95\n\nWei"
mailparser "Status of today\n\nPOQtyPrice26-0175004.2026-0183.95\n\nWei"
html2plaintext "Status of todayPOQtyPrice26-0175004.2026-0183.95\n\nWei"
turndown "Status of today\n\nPO\n\nQty\n\nPrice\n\n26-017\n\n500\n\n4.20\n\n26-018\n\n3.95\n\nWei"
k3a "Status of today\r\n\r\nPOQtyPrice26-0175004.2026-0183.95\r\n\r\nWei"
enmime "Status of today\n\nPO Qty Price 26-017 500 4.20 26-018 3.95\n\nWei"
OUT
echo as stated
