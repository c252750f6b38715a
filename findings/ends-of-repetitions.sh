#!/usr/bin/env bash
# Of a weekly call until 16 March the last is missing, a payment on the 31st comes on the 3rd, and every second Sunday is the other one.
#
# Software: github.com/apognu/gocal v0.9.1, github.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392 (Go), node-ical 0.27.2, ical.js 2.2.1 (npm).
# Input: RFC 5545 (3.3.10): a day a week, all day, until a Monday given as a date; a payment each month from 31 January; Tuesday and Sunday
# of every second week whose weeks begin on Sunday (WKST=SU, an example of the RFC moved to 2026), as calendars of America have it.
#
# Guess: all four agree: 2, 9 and 16 March; 31 January, March, May, July, since days that do not exist are left out; 3, 15, 17, 29 March.
#
# What happens: gocal differs from the three others each time, without an error. It ends a week early, moves the 31st of a month that has none
# to the 3rd of the next and stays there for good, and counts weeks from Monday, so that the Sundays are 8 and 22 March.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-ical@0.27.2 ical.js@2.2.1 >/dev/null 2>&1
entry() { printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//example//EN BEGIN:VEVENT "UID:$1@example.com" DTSTAMP:20260101T000000Z "SUMMARY:$1" "$2" "$3" "$4" END:VEVENT END:VCALENDAR > "$1.ics"; }
entry weekly 'DTSTART;VALUE=DATE:20260302' 'DTEND;VALUE=DATE:20260303' 'RRULE:FREQ=WEEKLY;UNTIL=20260316'
entry payment DTSTART:20260131T010000Z DTEND:20260131T020000Z 'RRULE:FREQ=MONTHLY;COUNT=4'
entry fortnight DTSTART:20260303T010000Z DTEND:20260303T020000Z 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU'
cat > read.mjs <<'JS'
import fs from 'fs';
import ical from 'node-ical';
import ICAL from 'ical.js';
for (const name of ['weekly', 'payment', 'fortnight']) {
  const all = Object.values(ical.sync.parseFile(name + '.ics')).filter(e => e.type === 'VEVENT')
    .flatMap(e => ical.expandRecurringEvent(e, {from: new Date('2026-01-01'), to: new Date('2026-12-31')}));
  console.log(name, 'node-ical', all.map(e => e.start.toISOString().slice(5, 10)).join(' '));
  const entry = new ICAL.Event(new ICAL.Component(ICAL.parse(fs.readFileSync(name + '.ics', 'utf8'))).getFirstSubcomponent('vevent'));
  const days = [];
  for (let next = entry.iterator(), day; (day = next.next());) days.push(day.toString().slice(5, 10));
  console.log(name, 'ical.js', days.join(' '));
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
	for _, name := range []string{"weekly", "payment", "fortnight"} {
		file, err := os.ReadFile(name + ".ics")
		check(err)
		c, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
		check(err)
		set, err := c.Events()[0].RecurrenceSet(time.UTC)
		check(err)
		say(name, "go-ical", set.All())
		g := gocal.NewParser(bytes.NewReader(file))
		from, to := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
		g.Start, g.End = &from, &to
		check(g.Parse())
		var days []time.Time
		for _, e := range g.Events {
			days = append(days, *e.Start)
		}
		say(name, "gocal", days)
	}
}

func say(name, who string, days []time.Time) {
	var texts []string
	for _, day := range days {
		texts = append(texts, day.Format("01-02"))
	}
	sort.Strings(texts)
	fmt.Println(name, who, strings.Join(texts, " "))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire (\n\tgithub.com/apognu/gocal v0.9.1\n\tgithub.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392\n)\n' > go.mod
{ TZ=UTC node read.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
weekly node-ical 03-02 03-09 03-16
weekly ical.js 03-02 03-09 03-16
payment node-ical 01-31 03-31 05-31 07-31
payment ical.js 01-31 03-31 05-31 07-31
fortnight node-ical 03-03 03-15 03-17 03-29
fortnight ical.js 03-03 03-15 03-17 03-29
weekly go-ical 03-02 03-09 03-16
weekly gocal 03-02 03-09
payment go-ical 01-31 03-31 05-31 07-31
payment gocal 01-31 03-03 04-03 05-03
fortnight go-ical 03-03 03-15 03-17 03-29
fortnight gocal 03-03 03-08 03-17 03-22
OUT
echo as stated
