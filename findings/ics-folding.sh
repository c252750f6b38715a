#!/usr/bin/env bash
# Chinese lines of a calendar file are up to three times as long as the format allows.
#
# Software: ics 3.12.0, ical-generator 10.2.0 (npm).
# Input: one event of a whole day whose summary is a Chinese sentence of 120 characters.
#
# Guess: a library that folds lines does so as RFC 5545, 3.1, says: no line has more than 75 octets without its end.
#
# What happens: ics counts characters of UTF-16: the longest line has 75 characters and 209 octets. ical-generator
# counts octets (74 at most) and cuts no character in two.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ics@3.12.0 ical-generator@10.2.0 >/dev/null 2>&1
cat > run.mjs <<'JS'
import {createEvent} from 'ics';
import ical from 'ical-generator';
const title = '验货：第三批不锈钢刀具一万二千件，请提前两天通知我们'.padEnd(30, '。').slice(0, 30).repeat(4);
const longest = s => { const l = s.split('\r\n'); return `octets ${Math.max(...l.map(x => Buffer.byteLength(x)))}`; };
console.log('ics', longest(createEvent({uid: 'a', title, start: [2026, 3, 5], end: [2026, 3, 6]}).value));
const c = ical({name: 'book'});
c.createEvent({id: 'a', allDay: true, start: new Date('2026-03-05'), end: new Date('2026-03-06'), summary: title});
console.log('ical-generator', longest(c.toString()));
JS
out=$(TZ=UTC node run.mjs)
echo "$out"
diff <(echo "$out") - <<'SEEN'
ics octets 209
ical-generator octets 74
SEEN
