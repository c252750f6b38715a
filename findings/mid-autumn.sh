#!/usr/bin/env bash
# The Mid-Autumn Festival of 2028 is the 3rd of September by one library of five, and that of 2033 the 7th of October by another.
#
# Software: lunar-calendar 0.1.4, chinese-lunar 0.1.4, js-calendar-converter 0.0.7, solarlunar 3.1.0, lunar-javascript 1.7.7 (npm).
# Input: the 15th of the 8th lunar month of 2026 to 2033, the Mid-Autumn Festival, a public holiday at which factories close.
#
# Guess: month 8 is the 8th month for each, with a flag for the leap month where one is meant, and all five agree.
#
# What happens: lunar-calendar counts the leap month among the others, so that month 8 of a year with a leap month before it (2028, 2031) is
# the 7th, a month early, without an error (its description has months up to 13, and says so). chinese-lunar has the leap month of 2033 in the wrong place, after the 7th month instead of
# the 11th (the year that is known for it), and its festival is a month late. The other years agree.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund lunar-calendar@0.1.4 chinese-lunar@0.1.4 js-calendar-converter@0.0.7 solarlunar@3.1.0 lunar-javascript@1.7.7 >/dev/null 2>&1
cat > run.cjs <<'JS'
const counted = require('lunar-calendar'), chinese = require('chinese-lunar'), {Lunar} = require('lunar-javascript');
const js = require('js-calendar-converter'), solar = require('solarlunar'), converter = js.default || js, solarlunar = solar.default || solar;
const ways = {
  'lunar-calendar': year => { const d = counted.lunarToSolar(year, 8, 15); return [d.month, d.day] },
  'chinese-lunar': year => { const d = chinese.lunarToSolar({year, month: 8, day: 15, leap: false}); return [d.getMonth() + 1, d.getDate()] },
  'js-calendar-converter': year => { const d = converter.lunar2solar(year, 8, 15); return [d.cMonth, d.cDay] },
  'solarlunar': year => { const d = solarlunar.lunar2solar(year, 8, 15, false); return [d.cMonth, d.cDay] },
  'lunar-javascript': year => { const d = Lunar.fromYmd(year, 8, 15).getSolar(); return [d.getMonth(), d.getDay()] },
};
for (const [name, way] of Object.entries(ways)) console.log(name + ':', [2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033].map(year => `${year} ${way(year).join('/')}`).join(', '));
JS
TZ=Asia/Shanghai node run.cjs | tee out
diff - out <<'OUT'
lunar-calendar: 2026 9/25, 2027 9/15, 2028 9/3, 2029 9/22, 2030 9/12, 2031 9/1, 2032 9/19, 2033 9/8
chinese-lunar: 2026 9/25, 2027 9/15, 2028 10/3, 2029 9/22, 2030 9/12, 2031 10/1, 2032 9/19, 2033 10/7
js-calendar-converter: 2026 9/25, 2027 9/15, 2028 10/3, 2029 9/22, 2030 9/12, 2031 10/1, 2032 9/19, 2033 9/8
solarlunar: 2026 9/25, 2027 9/15, 2028 10/3, 2029 9/22, 2030 9/12, 2031 10/1, 2032 9/19, 2033 9/8
lunar-javascript: 2026 9/25, 2027 9/15, 2028 10/3, 2029 9/22, 2030 9/12, 2031 10/1, 2032 9/19, 2033 9/8
OUT
echo as stated
