#!/usr/bin/env bash
# A weekly visit, all day, from 2 March to 16 March 2026, has no days, and without its end it begins on the day the program runs.
#
# Software: rrule 2.8.1, ts-ics 2.4.6, rrule-temporal 2.2.8 (npm), github.com/teambition/rrule-go v1.8.2 (Go).
# Input: the lines DTSTART and RRULE as ts-ics writes them for an entry of a whole day: DTSTART;VALUE=DATE:20260302 (RFC 5545, 3.2.20), and the same without VALUE=DATE.
#
# Guess: 2, 9, 16 March, in every library that takes DTSTART with RRULE as a text, or an error for a parameter that it does not know.
#
# What happens: rrulestr of rrule finds DTSTART with no parameter but TZID. With VALUE=DATE the day is passed over without a word and the rule begins now; with the end in
# the past nothing is left. rrule-temporal has the three days, rrule-go the error; without VALUE=DATE rrule has the days too.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund rrule@2.8.1 ts-ics@2.4.6 rrule-temporal@2.2.8 >/dev/null 2>&1
cat > run.mjs <<'JS'
import rrule from 'rrule';
import { RRuleTemporal } from 'rrule-temporal';
import { generateIcsEvent } from 'ts-ics';
import fs from 'fs';
const day = text => new Date(text + 'T00:00:00Z');
const event = generateIcsEvent({
  uid: '1', summary: 'visit', stamp: {date: day('2026-01-01')}, start: {date: day('2026-03-02'), type: 'DATE'}, end: {date: day('2026-03-03'), type: 'DATE'},
  recurrenceRule: {frequency: 'WEEKLY', until: {date: day('2026-03-16'), type: 'DATE'}},
});
const written = event.split(/\r?\n/).filter(line => /^(DTSTART|RRULE)/.test(line)).join('\n');
const say = days => days.map(d => d.toString().slice(5, 10)).join(' ') || 'no days', iso = days => days.map(d => d.toISOString().slice(0, 10).slice(5)).join(' ') || 'no days';
for (const text of [written, written.replace(';VALUE=DATE', '')])
  console.log(text.replace('\n', ' '), '| rrule', iso(rrule.rrulestr(text).all()), '| rrule-temporal', say(new RRuleTemporal({rruleString: text}).all()));
const today = new Date().toISOString().slice(0, 10), endless = rrule.rrulestr(written.replace(/;UNTIL=\w+/, ';COUNT=3'));
console.log('rrule, three times without an end: begins', endless.all()[0].toISOString().slice(0, 10) >= today ? 'today' : 'on 2 March');
fs.writeFileSync('written', written);
JS
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/teambition/rrule-go"
)

func main() {
	text, err := os.ReadFile("written")
	check(err)
	_, err = rrule.StrToRRuleSet(string(text))
	fmt.Println("rrule-go:", err)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/teambition/rrule-go v1.8.2\n' > go.mod
{ TZ=UTC node run.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
DTSTART;VALUE=DATE:20260302 RRULE:FREQ=WEEKLY;UNTIL=20260316 | rrule no days | rrule-temporal 03-02 03-09 03-16
DTSTART:20260302 RRULE:FREQ=WEEKLY;UNTIL=20260316 | rrule 03-02 03-09 03-16 | rrule-temporal 03-02 03-09 03-16
rrule, three times without an end: begins today
rrule-go: StrToDtStart failed: bad TZID parameter format
OUT
echo as stated
