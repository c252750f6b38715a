#!/usr/bin/env bash
# An invitation from Outlook to nine o'clock in China is at nine o'clock UTC, or on no day at all.
#
# Software: node-ical 0.27.2, ical.js 2.2.1 (npm), github.com/apognu/gocal v0.9.1, github.com/arran4/golang-ical v0.3.4,
# github.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392 (Go).
# Input: two entries at 09:00, the zone of each told by a VTIMEZONE in the same file with +0800, as RFC 5545 (3.2.19) wants it:
# China Standard Time, which is what Outlook and Exchange write, and a name of somebody's own.
#
# Guess: readers go by the VTIMEZONE of the file, which is there for that: both are at 01:00 UTC.
#
# What happens: only ical.js does. gocal says 09:00 UTC for both without an error, eight hours late. golang-ical and go-ical
# look for the name in the list of zones of Go and give an error and the year 1. node-ical knows the names of Windows by a list
# of its own; an entry in any other zone is in the zone of the computer that reads.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-ical@0.27.2 ical.js@2.2.1 >/dev/null 2>&1
zone() { printf '%s\n' BEGIN:VTIMEZONE "TZID:$1" BEGIN:STANDARD DTSTART:16010101T000000 TZOFFSETFROM:+0800 TZOFFSETTO:+0800 END:STANDARD END:VTIMEZONE; }
entry() { printf '%s\n' BEGIN:VEVENT "UID:$1@example.com" DTSTAMP:20260301T000000Z "SUMMARY:$1" "DTSTART;TZID=$2:20260305T090000" "DTEND;TZID=$2:20260305T110000" END:VEVENT; }
{ printf '%s\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN; zone 'China Standard Time'; zone 'Factory Time'
  entry Inspection 'China Standard Time'; entry Loading 'Factory Time'; echo END:VCALENDAR; } | sed 's/$/\r/' > a.ics
cat > read.mjs <<'JS'
import fs from 'fs';
import ical from 'node-ical';
import ICAL from 'ical.js';
for (const e of Object.values(ical.sync.parseFile('a.ics'))) if (e.type === 'VEVENT') console.log('node-ical', e.summary, e.start.toISOString());
for (const c of new ICAL.Component(ICAL.parse(fs.readFileSync('a.ics', 'utf8'))).getAllSubcomponents('vevent')) {
  const e = new ICAL.Event(c);
  console.log('ical.js', e.summary, e.startDate.toJSDate().toISOString());
}
JS
cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"github.com/apognu/gocal"
	ics "github.com/arran4/golang-ical"
	"github.com/emersion/go-ical"
)

func main() {
	file, _ := os.ReadFile("a.ics")
	g := gocal.NewParser(bytes.NewReader(file))
	from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	g.Start, g.End = &from, &to
	if err := g.Parse(); err != nil {
		panic(err)
	}
	for _, e := range g.Events {
		fmt.Println("gocal", e.Summary, e.Start.UTC())
	}
	c, err := ics.ParseCalendar(bytes.NewReader(file))
	if err != nil {
		panic(err)
	}
	for _, e := range c.Events() {
		start, err := e.GetStartAt()
		fmt.Println("golang-ical", start.Year(), err)
	}
	d, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		panic(err)
	}
	for _, e := range d.Events() {
		start, err := e.DateTimeStart(nil)
		fmt.Println("go-ical", start.Year(), err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/apognu/gocal v0.9.1\n\tgithub.com/arran4/golang-ical v0.3.4\n\tgithub.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392\n)\n' > go.mod
{ TZ=America/New_York node read.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
node-ical Inspection 2026-03-05T01:00:00.000Z
node-ical Loading 2026-03-05T14:00:00.000Z
ical.js Inspection 2026-03-05T01:00:00.000Z
ical.js Loading 2026-03-05T01:00:00.000Z
gocal Inspection 2026-03-05 09:00:00 +0000 UTC
gocal Loading 2026-03-05 09:00:00 +0000 UTC
golang-ical 1 unknown time zone China Standard Time
golang-ical 1 unknown time zone Factory Time
go-ical 1 unknown time zone China Standard Time
go-ical 1 unknown time zone Factory Time
OUT
echo as stated
