#!/usr/bin/env bash
# A payment on the last working day of each month is read as four or five payments at the beginning of each.
#
# Software: github.com/apognu/gocal v0.9.1 (Go), ical.js 2.2.1 (npm).
# Input: entries that come again by the rules of RFC 5545 for the days on which factories are paid: the last working day of the
# month, the last Friday, the last day, from January to April 2026.
#
# Guess: one day a month by each rule, or an error where a reader does not know a part of a rule: 30 January, 27 February,
# 31 March, 30 April for the first.
#
# What happens: ical.js has it so. gocal ignores BYSETPOS and BYMONTHDAY, and the number before a day of the week, without an
# error. The first rule is four or five days at the beginning of a month; the last Friday is the first one, and none in
# February; the last day is a month added to the one before: 31 January, 3 March, and the 3rd from then on. Only January, the
# month of DTSTART, is right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ical.js@2.2.1 >/dev/null 2>&1
entry() { printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT "UID:$1@example.com" DTSTAMP:20260101T000000Z "SUMMARY:$1" "DTSTART:202601$2T010000Z" "DTEND:202601$2T020000Z" "RRULE:FREQ=MONTHLY;$3" END:VEVENT END:VCALENDAR > "$1.ics"; }
entry working-day 30 'BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'
entry friday 30 'BYDAY=-1FR'
entry day 31 'BYMONTHDAY=-1'
cat > read.mjs <<'JS'
import fs from 'fs';
import ICAL from 'ical.js';
for (const name of ['working-day', 'friday', 'day']) {
  const entry = new ICAL.Event(new ICAL.Component(ICAL.parse(fs.readFileSync(name + '.ics', 'utf8'))).getFirstSubcomponent('vevent'));
  const days = [];
  for (let all = entry.iterator(), day; (day = all.next()).month < 5;) days.push(day.toString().slice(5, 10));
  console.log('ical.js', name, days.join(' '));
}
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/apognu/gocal"
)

func main() {
	for _, name := range []string{"working-day", "friday", "day"} {
		file, err := os.Open(name + ".ics")
		if err != nil {
			panic(err)
		}
		c := gocal.NewParser(file)
		from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
		c.Start, c.End = &from, &to
		if err := c.Parse(); err != nil {
			panic(err)
		}
		var days []string
		for _, e := range c.Events {
			days = append(days, e.Start.Format("01-02"))
		}
		sort.Strings(days)
		fmt.Println("gocal", name, strings.Join(days, " "))
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/apognu/gocal v0.9.1\n' > go.mod
{ node read.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
ical.js working-day 01-30 02-27 03-31 04-30
ical.js friday 01-30 02-27 03-27 04-24
ical.js day 01-31 02-28 03-31 04-30
gocal working-day 01-30 02-02 02-03 02-04 02-05 03-02 03-03 03-04 03-05 03-06 04-02 04-03 04-06 04-07 04-08
gocal friday 01-30 03-06 04-03
gocal day 01-31 03-03 04-03
OUT
echo as stated
