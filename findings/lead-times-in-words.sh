#!/usr/bin/env bash
# A lead time of "4 weeks, MOQ 500" is 528 days, 30-45 days are 75, and 1,5 weeks 105.
#
# Software: parse-duration 2.1.9 (npm).
# Input: lead times as quotations have them, with a range, a part of the payment, a quantity or the number of an order behind them, and a decimal comma.
#
# Guess: the first duration (28 days, 45 days), or nothing where more stands there; a range is one of its ends.
#
# What happens: parse-duration adds a number without a unit in the next smaller unit, for the sake of 1h30, wherever it stands: 500 after weeks are 500 days,
# 30 % after days 30 hours; the first number of a range is added in the unit that is asked for: 75 days. The comma is taken for one between thousands, though one digit follows: 15 weeks. No error, and
# the same sentence with "500 pcs" is right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund parse-duration@2.1.9 >/dev/null 2>&1
cat > run.mjs <<'JS'
import parse from 'parse-duration';
for (const text of ['4 weeks', '4 weeks, MOQ 500', '4 weeks for 500 pcs', '45 days after 30% deposit', '25 days after order 26-017', '30-45 days', '30 to 45 days', '1,5 weeks', '1.5 weeks'])
  console.log(`${text}: ${parse(text, 'd')} days`);
JS
node run.mjs | tee out
diff - out <<'OUT'
4 weeks: 28 days
4 weeks, MOQ 500: 528 days
4 weeks for 500 pcs: 28 days
45 days after 30% deposit: 46.25 days
25 days after order 26-017: 26.09513888888889 days
30-45 days: 75 days
30 to 45 days: 45 days
1,5 weeks: 105 days
1.5 weeks: 10.5 days
OUT
echo as stated
