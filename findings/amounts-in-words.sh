#!/usr/bin/env bash
# 1,005 yuan in Chinese words are "qian wu", which is how people say 1,500.
#
# Software: to-words 5.7.0, n2words 4.0.0 (npm).
# Input: amounts for an invoice or a contract, where Chinese law and banks go by the words.
#
# Guess: the words of a converter with a Chinese locale and currency are those of a bank: 壹仟零伍元整 or 一千零五元整, with 角 and 分.
#
# What happens: to-words, zh-CN, leaves out the 一 before 千 and the 零 for a place that is empty, and puts blanks between: 1005 is 千五, 10050 is
# 万五十, and 千五 is short for 1500. Fifty cents are fifty 分, without a 角. n2words has them as a bank has.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund to-words@5.7.0 n2words@4.0.0 >/dev/null 2>&1
cat > run.mjs <<'JS'
import { ToWords } from 'to-words';
import { toCurrency } from 'n2words/zh-Hans-CN';
const words = new ToWords({localeCode: 'zh-CN'});
for (const amount of [1005, 1500, 10050, 100500, 20.5]) console.log(amount, 'to-words:', words.convert(amount, {currency: true}), '| n2words:', toCurrency(amount));
JS
node run.mjs | tee out
diff - out <<'OUT'
1005 to-words: 千 五 元 整 | n2words: 壹仟零伍圆整
1500 to-words: 千 五 百 元 整 | n2words: 壹仟伍佰圆整
10050 to-words: 万 五十 元 整 | n2words: 壹万零伍拾圆整
100500 to-words: 十万 五 百 元 整 | n2words: 壹拾万零伍佰圆整
20.5 to-words: 二十 元  五十 分 整 | n2words: 贰拾圆伍角整
OUT
echo as stated
