#!/usr/bin/env bash
# twenty-five thousand pieces are 5020, and lots of five hundred and six hundred are lots of 1100.
#
# Software: words-to-numbers 1.5.1, human-interval 2.0.1 (npm).
# Input: quantities and lead times in words, as mails and contracts have them.
#
# Guess: numbers with a hyphen, as English writes them, are one number; two numbers with "and", "or" or a comma between them stay two, as for ten and twenty; a week is
# a week; what is not understood stays as it is, or is an error.
#
# What happens: words-to-numbers reads thousand behind a hyphen as added: 20 + 5 * 1000. Hundreds in one list are added up, 1100 and 150, while ten,
# twenty and forty stay three. human-interval has 0 for "a week" and "half a year", 15 days for 15 working days, and 7 days for 1,5 weeks. No error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund words-to-numbers@1.5.1 human-interval@2.0.1 >/dev/null 2>&1
cat > run.cjs <<'JS'
const {wordsToNumbers} = require('words-to-numbers'), interval = require('human-interval');
for (const text of ['twenty-five thousand pieces', 'twenty five thousand pieces', 'lots of five hundred and six hundred', 'five hundred, six hundred or one thousand', 'cartons of fifty and one hundred', 'sizes ten, twenty and forty', 'two and a half weeks'])
  console.log(text, '->', wordsToNumbers(text));
for (const text of ['two weeks', 'a week', 'half a year', '15 working days', '1,5 weeks', '1.5 weeks', '30-45 days'])
  console.log(text, '->', interval(text) / 864e5, 'days');
JS
node run.cjs | tee out
diff - out <<'OUT'
twenty-five thousand pieces -> 5020 pieces
twenty five thousand pieces -> 5020 pieces
lots of five hundred and six hundred -> lots of 1100
five hundred, six hundred or one thousand -> 1100 or 1000
cartons of fifty and one hundred -> cartons of 150
sizes ten, twenty and forty -> sizes 10, 20 and 40
two and a half weeks -> 2 and 1 half weeks
two weeks -> 14 days
a week -> 0 days
half a year -> 0 days
15 working days -> 15 days
1,5 weeks -> 7 days
1.5 weeks -> 10.5 days
30-45 days -> 30 days
OUT
echo as stated
