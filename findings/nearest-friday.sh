#!/usr/bin/env bash
# 本周五, typed on a Monday, is the Friday of last week.
#
# Software: chrono-node 2.10.3 (npm).
# Input: what a factory writes about a day (本周五: this week's Friday; 这周五: the same in other words; 下周三: Wednesday of
# next week), read on Monday 2 March, Thursday 5 March and Saturday 7 March 2026, with and without the option forwardDate.
#
# Guess: 本周五 and 这周五 are both the Friday of the week that the day of reference is in: the 6th, from Monday to Sunday.
#
# What happens: 这周五 is, without forwardDate. Of 本周五 only 周五 is read, which is the nearest Friday: on Monday the one of
# last week. With forwardDate both are the next Friday: on Saturday the 13th, a week too late, and 本周三 on Thursday the
# Wednesday of the week after. The English reader has "this Friday" right. 26年3月5日 is in the year 26.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >/dev/null 2>&1
cat > read.mjs <<'JS'
import * as chrono from 'chrono-node';
const day = d => `${d.getFullYear()}-${d.getMonth() + 1}-${d.getDate()}`;
const read = (reader, text, on, forwardDate) => {
  const [found] = reader.parse(text, new Date(2026, 2, on, 9), {forwardDate});
  return `${found.text} = ${day(found.start.date())}`;
};
for (const [on, text] of [[2, '本周五'], [2, '这周五'], [2, '下周三'], [7, '本周五'], [7, '这周五'], [5, '本周三'], [2, '26年3月5日']]) {
  console.log(`${text} on ${on} March: ${read(chrono.zh.hans, text, on, false)}; forward: ${read(chrono.zh.hans, text, on, true)}`);
}
console.log(`this Friday on 2 March: ${read(chrono.en, 'this Friday', 2, false)}`);
JS
node read.mjs | tee out
diff - out <<'OUT'
本周五 on 2 March: 周五 = 2026-2-27; forward: 周五 = 2026-3-6
这周五 on 2 March: 这周五 = 2026-3-6; forward: 这周五 = 2026-3-6
下周三 on 2 March: 下周三 = 2026-3-11; forward: 下周三 = 2026-3-11
本周五 on 7 March: 周五 = 2026-3-6; forward: 周五 = 2026-3-13
这周五 on 7 March: 这周五 = 2026-3-6; forward: 这周五 = 2026-3-13
本周三 on 5 March: 周三 = 2026-3-4; forward: 周三 = 2026-3-11
26年3月5日 on 2 March: 26年3月5日 = 26-3-5; forward: 26年3月5日 = 26-3-5
this Friday on 2 March: this Friday = 2026-3-6
OUT
echo as stated
