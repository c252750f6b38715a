#!/usr/bin/env bash
# Two packages know China's working days, and neither says what it does not know.
#
# Software: chinese-workday 1.16.1, date-holidays 3.37.0 (npm).
# Input: days of 2026, for which the State Council's notice of November 2025 is out (Spring Festival off from 15 to 23
# February, National Day off from 1 to 7 October, Saturday 28 February worked), and of 2027, for which none is.
#
# Guess: of a year without a notice, or without data, chinese-workday says so (an error, undefined). What date-holidays
# calls "public" in CN is a day on which everybody is off; what it does not have is no day off.
#
# What happens: chinese-workday answers that 2027-02-08 (the third day of the year of the goat) and 2027-10-01 are
# ordinary working days, as it does for 2010-10-01; nothing tells them from known ones. date-holidays has 15 "public"
# days in 2026, among them Women's Day, Youth Day, Children's Day and Army Day, on which only those are off (half a day,
# or nobody in a factory), and 22 of the 33 days off of the notice are missing: of the nine days of the Spring
# Festival it has three, 5 October is none, and no Saturday is a working day.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chinese-workday@1.16.1 date-holidays@3.37.0 >/dev/null 2>&1
cat > run.mjs <<'JS'
import {isWorkday} from 'chinese-workday';
import Holidays from 'date-holidays';
for (const d of ['2026-02-16', '2026-02-28', '2027-02-08', '2027-10-01', '2010-10-01']) console.log(d, isWorkday(d));
const cn = new Holidays('CN', {timezone: 'Asia/Shanghai'});
const days = cn.getHolidays(2026).filter(h => h.type === 'public').map(h => h.date.slice(5, 10));
console.log(days.length, days.join(' '));
console.log('2026-10-05', cn.isHoliday(new Date('2026-10-05T12:00:00+08:00')));
JS
out=$(TZ=Asia/Shanghai node run.mjs)
echo "$out"
diff <(echo "$out") - <<'SEEN'
2026-02-16 false
2026-02-28 true
2027-02-08 true
2027-10-01 true
2010-10-01 true
15 01-01 02-16 02-17 02-18 03-08 04-05 05-01 05-04 06-01 06-19 08-01 09-25 10-01 10-02 10-03
2026-10-05 false
SEEN
