#!/usr/bin/env bash
# The last working day of March is the 30th, the last day of February the 27th, and a payment on the 31st comes on the 28th from March on.
#
# Software: ts-ics 2.4.6, rrule-temporal 2.2.8 (npm).
# Input: rules of RFC 5545 (3.3.10): last working day, last day, last Friday of each month, each month from 31 January, Mondays until 16 March at noon, all at 01:00 UTC.
#
# Guess: both agree (31 March, 30 April, 29 May; 28 February, 31 March, 30 April; 31 January, 31 March, 31 May).
#
# What happens: extendByRecurrenceRule of ts-ics gives the day before the last day, and the working day before the last one, the latter at midnight. From 31 January it goes to
# 28 February, a day that RFC 5545 leaves out, and stays on the 28th. The days of the last Friday and of the Mondays are right. There is no error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ts-ics@2.4.6 rrule-temporal@2.2.8 >/dev/null 2>&1
cat > run.mjs <<'JS'
import { convertIcsRecurrenceRule, extendByRecurrenceRule } from 'ts-ics';
import { RRuleTemporal } from 'rrule-temporal';
for (const [start, rule] of [
  ['20260302', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3'], ['20260201', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3'], ['20260302', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3'],
  ['20260131', 'FREQ=MONTHLY;COUNT=4'], ['20260302', 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260316T120000Z'],
]) {
  const from = new Date(start.replace(/(....)(..)(..)/, '$1-$2-$3T01:00:00Z'));
  const days = extendByRecurrenceRule(convertIcsRecurrenceRule(undefined, {value: rule}), {start: from, end: new Date('2026-12-31')});
  const right = new RRuleTemporal({rruleString: `DTSTART:${start}T010000Z\nRRULE:${rule}`}).all();
  console.log(rule, '| ts-ics', days.map(d => d.toISOString().slice(5, 16)).join(' '), '| rrule-temporal', right.map(d => d.toString().slice(5, 16)).join(' '));
}
JS
TZ=UTC node run.mjs | tee out
diff - out <<'OUT'
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3 | ts-ics 03-30T00:00 04-29T00:00 05-28T00:00 | rrule-temporal 03-31T01:00 04-30T01:00 05-29T01:00
FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3 | ts-ics 02-27T01:00 03-30T01:00 04-29T01:00 | rrule-temporal 02-28T01:00 03-31T01:00 04-30T01:00
FREQ=MONTHLY;BYDAY=-1FR;COUNT=3 | ts-ics 03-27T00:00 04-24T00:00 05-29T00:00 | rrule-temporal 03-27T01:00 04-24T01:00 05-29T01:00
FREQ=MONTHLY;COUNT=4 | ts-ics 01-31T01:00 02-28T01:00 03-28T01:00 04-28T01:00 | rrule-temporal 01-31T01:00 03-31T01:00 05-31T01:00 07-31T01:00
FREQ=WEEKLY;BYDAY=MO;UNTIL=20260316T120000Z | ts-ics 03-02T01:00 03-09T01:00 03-16T01:00 | rrule-temporal 03-02T01:00 03-09T01:00 03-16T01:00
OUT
echo as stated
