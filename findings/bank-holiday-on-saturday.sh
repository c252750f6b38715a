#!/usr/bin/env bash
# When a US holiday falls on a Saturday the banks of the Federal Reserve are open on the Friday before; two packages close them.
#
# Software: date-holidays 3.37.0 (npm), new Holidays('US') with types public and bank; @18f/us-federal-holidays 4.0.0 (npm).
# Input: Friday 3 July 2026, before the 4th of July on a Saturday; and Monday 5 July 2027, after one on a Sunday.
#
# Guess: federal holidays are bank holidays, and one on a weekend moves for banks as it does for the offices of the government,
# Saturday to Friday and Sunday to Monday; a package that knows the type "bank" has the days on which no payment moves.
#
# What happens: the schedule of the Federal Reserve moves only Sundays; of a holiday on a Saturday it says that the banks are open on the
# preceding Friday (https://www.frbservices.org/about/holiday-schedules). Both packages have 3 July 2026 as a holiday, one calls it public with
# and without the type bank. A payment due on that Friday can be made on it; who takes the day for closed pays on Monday the 6th, three days
# late. The second package can leave Saturdays alone, when asked by shiftSaturdayHolidays: false; then 3 July is none.
#
# Seen: see below.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund date-holidays@3.37.0 @18f/us-federal-holidays@4.0.0 >/dev/null 2>&1
out=$(TZ=America/New_York node -e "
const Holidays = require('date-holidays'), federal = require('@18f/us-federal-holidays');
const us = new Holidays('US', {types: ['public', 'bank']});
for (const day of ['2026-07-03', '2027-07-05']) {
  const at = new Date(day + 'T00:00:00Z'), found = us.isHoliday(day + ' 12:00:00');
  console.log(day, 'date-holidays:', found ? found.map(h => h.type + ' ' + h.name).join() : 'none',
    '| federal:', federal.isAHoliday(at, {utc: true}), 'without moving Saturdays:', federal.isAHoliday(at, {utc: true, shiftSaturdayHolidays: false}));
}")
echo "$out"
diff <(echo "$out") - <<'SEEN'
2026-07-03 date-holidays: public Independence Day (substitute day) | federal: true without moving Saturdays: false
2027-07-05 date-holidays: public Independence Day (substitute day) | federal: true without moving Saturdays: true
SEEN
