#!/usr/bin/env bash
# 一亿两千万 (120 million) is a million million by one library, 2.5千克 (2.5 kg) is 0 g, and 三五天 (three to five days) are 35 days.
#
# Software: chinese-numbers-converter 2.3.1, chinese-parseint 1.2.1, chinese-parseint2 2.0.6 (npm).
# Input: numbers as they stand in Chinese notes: turnover, quantities, an amount as on invoices, and sentences for the one that converts within a text.
#
# Guess: whole numbers are right in all three; what is none gives NaN, null or the text as it was. (Its README names a word in a place name and a comma for a point as
# known; it has 3.5萬 as supported.)
#
# What happens: chinese-numbers-converter multiplies the whole by 万 again behind 亿, drops the number before 千, and adds jiao and fen to yuan as units: 1,234.56 yuan are 1686.
# chinese-parseint has 一万二 (12,000) as 10002. chinese-parseint2 is right about both and cuts 2.5万 to 2. No errors.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chinese-numbers-converter@2.3.1 chinese-parseint@1.2.1 chinese-parseint2@2.0.6 >/dev/null 2>&1
cat > run.mjs <<'JS'
import converter from 'chinese-numbers-converter';
import one from 'chinese-parseint';
import two from 'chinese-parseint2';
const ChineseNumber = converter.ChineseNumber || converter, parse = one.default || one, parse2 = two.default || two;
for (const [text, number] of [['一亿两千万', 120000000], ['一亿零五十万', 100500000], ['一万二', 12000], ['两千五', 2500], ['三千五百万', 35000000], ['2.5万', 25000], ['3.5千', 3500], ['壹仟贰佰叁拾肆元伍角陆分', 1234.56]])
  console.log(`${text} ${number}: chinese-numbers-converter ${new ChineseNumber(text).toInteger()}, chinese-parseint ${parse(text)}, chinese-parseint2 ${parse2(text)}`);
for (const text of ['交期十五天', '重 2.5千克', '三五天', '产值一亿两千万']) console.log(text, '->', new ChineseNumber(text).toArabicString());
JS
node run.mjs | tee out
diff - out <<'OUT'
一亿两千万 120000000: chinese-numbers-converter 1000020000000, chinese-parseint 120000000, chinese-parseint2 120000000
一亿零五十万 100500000: chinese-numbers-converter 1000000500000, chinese-parseint 100500000, chinese-parseint2 100500000
一万二 12000: chinese-numbers-converter 12000, chinese-parseint 10002, chinese-parseint2 12000
两千五 2500: chinese-numbers-converter 2500, chinese-parseint 2005, chinese-parseint2 2500
三千五百万 35000000: chinese-numbers-converter 35000000, chinese-parseint 35000000, chinese-parseint2 35000000
2.5万 25000: chinese-numbers-converter 25000, chinese-parseint NaN, chinese-parseint2 2
3.5千 3500: chinese-numbers-converter 0, chinese-parseint NaN, chinese-parseint2 3
壹仟贰佰叁拾肆元伍角陆分 1234.56: chinese-numbers-converter 1686, chinese-parseint NaN, chinese-parseint2 NaN
交期十五天 -> 交期15天
重 2.5千克 -> 重 0克
三五天 -> 35天
产值一亿两千万 -> 产值1000020000000
OUT
echo as stated
