#!/usr/bin/env bash
# The next working day after the last one before the Spring Festival is in the middle of the Spring Festival.
#
# Software: dayjs-business-days2 1.4.0 with dayjs 1.11.23, moment-business-days 1.2.0 with moment 2.31.0 (npm).
# Input: the nine days off of 2026 (15 to 23 February) as holidays.
#
# Guess: the next working day after Friday the 13th is Tuesday the 24th, and the one before the 24th is the 13th.
#
# What happens: both look at seven days and then return the last that they looked at, which is a holiday by their own word: the
# 19th, and the 18th. moment-business-days tells of the seven days and has an option for more; dayjs-business-days2 has none and
# does not tell. Adding one working day is right in both.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dayjs@1.11.23 dayjs-business-days2@1.4.0 moment@2.31.0 moment-business-days@1.2.0 >/dev/null 2>&1
cat > next.cjs <<'JS'
const dayjs = require('dayjs'), moment = require('moment-business-days');
const holidays = [15, 16, 17, 18, 19, 20, 21, 22, 23].map(day => `2026-02-${day}`), holidayFormat = 'YYYY-MM-DD';
dayjs.extend(require('dayjs-business-days2').default, {holidays, holidayFormat});
moment.updateLocale('en', {holidays, holidayFormat});
const say = (what, day) => console.log(what, day.format('YYYY-MM-DD'), day.isBusinessDay() ? 'works' : 'is off');
say('dayjs, after the 13th', dayjs('2026-02-13').nextBusinessDay());
say('dayjs, before the 24th', dayjs('2026-02-24').prevBusinessDay());
say('dayjs, the 13th and one', dayjs('2026-02-13').businessDaysAdd(1));
say('moment, after the 13th', moment('2026-02-13').nextBusinessDay());
say('moment, before the 24th', moment('2026-02-24').prevBusinessDay());
say('moment, the 13th and one', moment('2026-02-13').businessAdd(1));
JS
node next.cjs | tee out
diff - out <<'OUT'
dayjs, after the 13th 2026-02-19 is off
dayjs, before the 24th 2026-02-18 is off
dayjs, the 13th and one 2026-02-24 works
moment, after the 13th 2026-02-19 is off
moment, before the 24th 2026-02-18 is off
moment, the 13th and one 2026-02-24 works
OUT
echo as stated
