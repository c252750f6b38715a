#!/usr/bin/env bash
# The path of a file in a calendar is broken at each folder that begins with n.
#
# Software: node-ical 0.27.2, ical.js 2.2.1 (npm), github.com/apognu/gocal v0.9.1, github.com/arran4/golang-ical v0.3.4 (Go).
# Input: an entry whose description is D:\orders\new\PO-1.xlsx and whose summary has two lines, escaped as RFC 5545 says
# (3.3.11: a backslash is \\, the end of a line \n).
#
# Guess: readers undo these escapes from left to right, so that \\n is a backslash and an n.
#
# What happens: node-ical undoes \n first: D:\orders\ and, on the next line, ew\PO-1.xlsx. gocal undoes the backslash alone
# and leaves \n in the summary as two letters. ical.js and golang-ical are right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-ical@0.27.2 ical.js@2.2.1 >/dev/null 2>&1
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT UID:1@example.com DTSTAMP:20260301T000000Z \
  'DTSTART;VALUE=DATE:20260305' 'DTEND;VALUE=DATE:20260306' 'SUMMARY:Inspection\nPO-1\, 4800' 'DESCRIPTION:D:\\orders\\new\\PO-1.xlsx' END:VEVENT END:VCALENDAR > a.ics
cat > read.mjs <<'JS'
import fs from 'fs';
import ical from 'node-ical';
import ICAL from 'ical.js';
const say = (who, e) => console.log(who, JSON.stringify([e.summary, e.description]));
say('node-ical', Object.values(ical.sync.parseFile('a.ics')).find(e => e.type === 'VEVENT'));
say('ical.js', new ICAL.Event(new ICAL.Component(ICAL.parse(fs.readFileSync('a.ics', 'utf8'))).getFirstSubcomponent('vevent')));
JS
cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/apognu/gocal"
	ics "github.com/arran4/golang-ical"
)

func say(who string, texts ...string) {
	b, _ := json.Marshal(texts)
	fmt.Println(who, string(b))
}

func main() {
	f, _ := os.Open("a.ics")
	g := gocal.NewParser(f)
	from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	g.Start, g.End = &from, &to
	if err := g.Parse(); err != nil {
		panic(err)
	}
	say("gocal", g.Events[0].Summary, g.Events[0].Description)
	f, _ = os.Open("a.ics")
	c, err := ics.ParseCalendar(f)
	if err != nil {
		panic(err)
	}
	e := c.Events()[0]
	say("golang-ical", e.GetProperty(ics.ComponentPropertySummary).Value, e.GetProperty(ics.ComponentPropertyDescription).Value)
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/apognu/gocal v0.9.1\n\tgithub.com/arran4/golang-ical v0.3.4\n)\n' > go.mod
{ node read.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
node-ical ["Inspection\nPO-1, 4800","D:\\orders\\\new\\PO-1.xlsx"]
ical.js ["Inspection\nPO-1, 4800","D:\\orders\\new\\PO-1.xlsx"]
gocal ["Inspection\\nPO-1, 4800","D:\\orders\\new\\PO-1.xlsx"]
golang-ical ["Inspection\nPO-1, 4800","D:\\orders\\new\\PO-1.xlsx"]
OUT
echo as stated
