#!/usr/bin/env bash
# A library that puts blanks between Chinese and Latin text changes a path, a fraction and a temperature below zero.
#
# Software: pangu 7.2.1 (npm).
# Input: what stands in notes from factories: dates, dimensions, order numbers, a thread of 3/4 inch, a temperature, a path.
#
# Guess: blanks come between a Chinese character and a letter or digit, nowhere else; what is done twice is as done once.
#
# What happens: for dates, dimensions and numbers, yes. But 3/4 before a Chinese character is 3 / 4, minus five degrees is "- 5",
# the folder of the path has a blank on both sides, so that it names another, and > has its blank on the other side than <.
# L*W*H gets one more blank each time that it is done, twice.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pangu@7.2.1 >/dev/null 2>&1
cat > run.mjs <<'JS'
import pangu from 'pangu';
for (const text of ['2026年3月5日', '尺寸30×20×15cm', '订单#26-017', '3/4寸螺纹', '温度-5℃', '见D:\\图纸\\A1.dwg', '净重<5kg且>3kg', 'L*W*H尺寸']) {
  const once = pangu.spacingText(text), twice = pangu.spacingText(once);
  console.log(JSON.stringify(once), once === twice ? '' : 'twice ' + JSON.stringify(twice));
}
JS
node run.mjs | tee out
diff - out <<'OUT'
"2026 年 3 月 5 日" 
"尺寸 30×20×15cm" 
"订单 #26-017" 
"3 / 4 寸螺纹" 
"温度 - 5℃" 
"见 D:\\ 图纸 \\A1.dwg" 
"净重 <5kg 且> 3kg" 
"L * W*H 尺寸" twice "L * W * H 尺寸"
OUT
echo as stated
