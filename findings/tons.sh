#!/usr/bin/env bash
# A ton is 907 kg, and mt a ton or a kilogram, by which library is asked.
#
# Software: convert-units 2.3.4, js-quantities 1.8.0, mathjs 15.2.0 (npm).
# Input: the weights that stand on packing lists: t (the symbol that the SI brochure gives for 1,000 kg), ton, mt.
#
# Guess: t is 1,000 kg everywhere, a ton as well or is refused as ambiguous, and mt, which trade writes for a metric ton, is
# 1,000 kg or unknown.
#
# What happens: for convert-units t is the American short ton, 907.184 kg, and mt 1,000 kg. For the two others t is 1,000 kg,
# ton 907.18474 kg without a word, and mt one kilogram: a thousandth (milli) of t. A container of 20 mt weighs 20 kg.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund convert-units@2.3.4 js-quantities@1.8.0 mathjs@15.2.0 >/dev/null 2>&1
cat > read.mjs <<'JS'
import convert from 'convert-units';
import Qty from 'js-quantities';
import { unit } from 'mathjs';
const kg = weigh => { try { return weigh() } catch { return 'unknown' } };
for (const u of ['t', 'ton', 'mt']) {
  console.log(u, 'convert-units', kg(() => convert(1).from(u).to('kg')), 'js-quantities', kg(() => Qty('1 ' + u).to('kg').scalar), 'mathjs', kg(() => unit('1 ' + u).toNumber('kg')));
}
JS
node read.mjs | tee out
diff - out <<'OUT'
t convert-units 907.184 js-quantities 1000 mathjs 1000
ton convert-units unknown js-quantities 907.18474 mathjs 907.18474
mt convert-units 1000 js-quantities 1 mathjs 1
OUT
echo as stated
