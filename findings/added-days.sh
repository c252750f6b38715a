#!/usr/bin/env bash
# A day added to a weekly entry is on the list of one reader of four, and two days taken out of one are still on another's.
#
# Software: node-ical 0.27.2, ical.js 2.2.1 (npm), github.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392,
# github.com/apognu/gocal v0.9.1 (Go).
# Input: an inspection on two Mondays in March 2026 with a third added by RDATE on Friday, 3 April, before the factory closes;
# and a call on four Mondays, of which two are taken out by one EXDATE with two days, as RFC 5545 (3.8.5) has both.
#
# Guess: each reader that works out repeated entries gives three inspections, the 3rd of April among them, and two calls.
#
# What happens: ical.js has both. The other three leave RDATE out without an error: the inspection of 3 April is on no list
# (node-ical has its text in a field, but expandRecurringEvent does not look there). Two days in one EXDATE are passed over by
# gocal, which then has all four calls, and are an error for go-ical; one day, or a line for each, is read by both.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-ical@0.27.2 ical.js@2.2.1 >/dev/null 2>&1
entry() { printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT "UID:$1@example.com" DTSTAMP:20260101T000000Z "SUMMARY:$1" DTSTART:20260302T010000Z DTEND:20260302T020000Z "$2" "$3" END:VEVENT END:VCALENDAR > "$1.ics"; }
entry inspection 'RRULE:FREQ=WEEKLY;COUNT=2' RDATE:20260403T010000Z
entry call 'RRULE:FREQ=WEEKLY;COUNT=4' EXDATE:20260309T010000Z,20260323T010000Z
cat > read.mjs <<'JS'
import fs from 'fs';
import ical from 'node-ical';
import ICAL from 'ical.js';
for (const name of ['inspection', 'call']) {
  const all = Object.values(ical.sync.parseFile(name + '.ics')).filter(e => e.type === 'VEVENT')
    .flatMap(e => ical.expandRecurringEvent(e, {from: new Date('2026-01-01'), to: new Date('2026-12-31')}));
  console.log('node-ical', name, all.map(e => e.start.toISOString().slice(5, 10)).join(' '));
  const entry = new ICAL.Event(new ICAL.Component(ICAL.parse(fs.readFileSync(name + '.ics', 'utf8'))).getFirstSubcomponent('vevent'));
  const days = [];
  for (let next = entry.iterator(), day; (day = next.next());) days.push(day.toString().slice(5, 10));
  console.log('ical.js', name, days.join(' '));
}
JS
cat > main.go <<'GO'
package main

import (
	"bytes"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/apognu/gocal"
	"github.com/emersion/go-ical"
)

func main() {
	for _, name := range []string{"inspection", "call"} {
		file, err := os.ReadFile(name + ".ics")
		if err != nil {
			panic(err)
		}
		var days []string
		c, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
		if err != nil {
			panic(err)
		}
		if set, err := c.Events()[0].RecurrenceSet(time.UTC); err != nil {
			days = append(days, "error")
		} else {
			for _, day := range set.All() {
				days = append(days, day.Format("01-02"))
			}
		}
		fmt.Println("go-ical", name, strings.Join(days, " "))
		g := gocal.NewParser(bytes.NewReader(file))
		from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
		g.Start, g.End = &from, &to
		if err := g.Parse(); err != nil {
			panic(err)
		}
		days = nil
		for _, e := range g.Events {
			days = append(days, e.Start.Format("01-02"))
		}
		sort.Strings(days)
		fmt.Println("gocal", name, strings.Join(days, " "))
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/apognu/gocal v0.9.1\n\tgithub.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392\n)\n' > go.mod
{ TZ=UTC node read.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
node-ical inspection 03-02 03-09
ical.js inspection 03-02 03-09 04-03
node-ical call 03-02 03-16
ical.js call 03-02 03-16
go-ical inspection 03-02 03-09
gocal inspection 03-02 03-09
go-ical call error
gocal call 03-02 03-09 03-16 03-23
OUT
echo as stated
