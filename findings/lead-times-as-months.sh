#!/usr/bin/env bash
# A lead time of 45 days, written by one library and counted from 2 February by another, ends on 16 March at two in the afternoon, three days early.
#
# Software: github.com/sosodev/duration v1.4.0 (Go), iso8601-duration 2.1.4, luxon 3.7.2, duration-fns 3.0.2 (npm).
# Input: lead times of 14, 30, 31, 45 and 400 days as a time.Duration of Go, written in the form of ISO 8601, and counted from 2 February 2026.
#
# Guess: PT1080H or P45D, and 19 March for all, since a number of hours is no month.
#
# What happens: sosodev/duration takes out years of 365 days and months of 730 hours: 45 days are P1M2WT14H, one month, two weeks, 14 hours. (The comments say that months are fuzzy; none
# was asked for.) Readers that know the calendar count a real month, which in February is 28 days; weeks beside months are outside the form of ISO 8601 as
# first published. 30 days are right, 31 days end before them.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund iso8601-duration@2.1.4 luxon@3.7.2 duration-fns@3.0.2 >/dev/null 2>&1
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/sosodev/duration"
)

func main() {
	for _, days := range []int{14, 30, 31, 45, 400} {
		fmt.Println(days, duration.Format(time.Duration(days)*24*time.Hour))
	}
}
GO
cat > run.cjs <<'JS'
const {parse, end} = require('iso8601-duration'), {DateTime, Duration} = require('luxon'), fns = require('duration-fns');
const from = new Date('2026-02-02T00:00:00Z');
for (const line of require('fs').readFileSync('written', 'utf8').trim().split('\n')) {
  const [days, text] = line.split(' '), say = day => day.toISOString().slice(0, 16);
  const right = new Date(from.getTime() + days * 864e5);
  console.log(`${days} days are ${text}, to ${say(right)}: iso8601-duration ${say(end(parse(text), from))}, luxon ${say(DateTime.fromJSDate(from, {zone: 'utc'}).plus(Duration.fromISO(text)).toJSDate())}, duration-fns ${say(fns.apply(from, fns.parse(text)))}`);
}
JS
printf 'module finding\n\ngo 1.26\n\nrequire github.com/sosodev/duration v1.4.0\n' > go.mod
GOFLAGS=-mod=mod go run . > written 2>/dev/null
TZ=UTC node run.cjs | tee out
diff - out <<'OUT'
14 days are P2W, to 2026-02-16T00:00: iso8601-duration 2026-02-16T00:00, luxon 2026-02-16T00:00, duration-fns 2026-02-16T00:00
30 days are P4W2D, to 2026-03-04T00:00: iso8601-duration 2026-03-04T00:00, luxon 2026-03-04T00:00, duration-fns 2026-03-04T00:00
31 days are P1MT14H, to 2026-03-05T00:00: iso8601-duration 2026-03-02T14:00, luxon 2026-03-02T14:00, duration-fns 2026-03-02T14:00
45 days are P1M2WT14H, to 2026-03-19T00:00: iso8601-duration 2026-03-16T14:00, luxon 2026-03-16T14:00, duration-fns 2026-03-16T14:00
400 days are P1Y1M4DT14H, to 2027-03-09T00:00: iso8601-duration 2027-03-06T14:00, luxon 2027-03-06T14:00, duration-fns 2027-03-06T14:00
OUT
echo as stated
