#!/usr/bin/env bash
# 1,200 m of fabric is one thousand two hundred million, and 25 t of steel is 25 trillion.
#
# Software: numeral 2.0.6, numbro 2.5.0 (npm).
# Input: quantities with the units of this trade behind them.
#
# Guess: the number alone, or null: the units of measure are no concern of a library for numbers, and a space stands between.
#
# What happens: both write 1.2m for a million, and read k, m, b and t back as thousand, million, billion (1000 million) and
# trillion (a million million), with a space before as well. numbro goes by the letters alone: mm is a million twice. Units that
# do not end so are ignored by numeral (12 kg is 12) and refused by numbro, so a list of mixed units has both, and one order
# of fabric in metres outweighs all others.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund numeral@2.0.6 numbro@2.5.0 >/dev/null 2>&1
cat > read.cjs <<'JS'
const numeral = require('numeral'), numbro = require('numbro');
for (const text of ['1,200 pcs', '12 kg', '1,200 m', '25 t', '35 mm']) console.log(text, numeral(text).value(), numbro.unformat(text));
JS
node read.cjs | tee out
diff - out <<'OUT'
1,200 pcs 1200 undefined
12 kg 12 NaN
1,200 m 1200000000 1200000000
25 t 25000000000000 25000000000000
35 mm 35 35000000000000
OUT
echo as stated
