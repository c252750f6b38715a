#!/usr/bin/env bash
# A factory in Foshan whose place is written in Chinese degrees is in the Sahara, or at a latitude of 113 degrees.
#
# Software: parse-dms 0.0.5, geo-coordinates-parser 1.7.4 (npm).
# Input: the place 23.0353 north, 113.1219 east, as maps and people in China write it: with 度, 分, 秒 (degrees, minutes, seconds), with 东经 and 北纬 (east, north)
# before the numbers and the longitude first, and as two decimals with the longitude first, the order of Amap.
#
# Guess: the place, or an error; a latitude of more than 90 degrees is an error in any case.
#
# What happens: parse-dms passes over the characters that it does not know. The first is 23 north and 2 east, in the south of Algeria; the second
# and third have a latitude of 113, the second a longitude of 9. Only 北纬23°02′07″ 东经113°07′19″ is right, for the same reason. geo-coordinates-parser refuses all four.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund parse-dms@0.0.5 geo-coordinates-parser@1.7.4 >/dev/null 2>&1
cat > run.mjs <<'JS'
import parseDms from 'parse-dms';
import { convert } from 'geo-coordinates-parser';
const say = read => { try { return read() } catch { return 'an error' } };
for (const text of ['23度2分7秒 113度7分19秒', '东经113.1219 北纬23.0353', '113.1219,23.0353', '北纬23°02′07″ 东经113°07′19″', '23°02\'07"N 113°07\'19"E']) {
  console.log(text, '| parse-dms', say(() => { const {lat, lon} = parseDms(text); return `${lat.toFixed(4)} ${lon.toFixed(4)}` }), '| geo-coordinates-parser', say(() => { const {decimalLatitude, decimalLongitude} = convert(text, 4); return `${decimalLatitude} ${decimalLongitude}` }));
}
JS
node run.mjs | tee out
diff - out <<'OUT'
23度2分7秒 113度7分19秒 | parse-dms 23.0000 2.0000 | geo-coordinates-parser an error
东经113.1219 北纬23.0353 | parse-dms 113.1219 9.0000 | geo-coordinates-parser an error
113.1219,23.0353 | parse-dms 113.1219 23.0353 | geo-coordinates-parser an error
北纬23°02′07″ 东经113°07′19″ | parse-dms 23.0353 113.1219 | geo-coordinates-parser an error
23°02'07"N 113°07'19"E | parse-dms 23.0353 113.1219 | geo-coordinates-parser 23.0353 113.1219
OUT
echo as stated
