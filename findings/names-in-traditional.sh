#!/usr/bin/env bash
# Mr Fan, Ms Yu and Mr Yu have other surnames after their list was converted to traditional characters, and their town another name.
#
# Software: opencc-js 1.4.2 (npm), from cn to hk and to tw.
# Input: people with their titles, and towns with many factories, for a list that goes to an office in Hong Kong or Taiwan. 范, 余, 于, 郁, 岳
# and 朴 as surnames, and 里水 in Foshan, are written alike in both scripts.
#
# Guess: a converter that knows phrases keeps surnames, at least common ones before a title such as 经理 (manager), and names of towns.
#
# What happens: each surname becomes the word that is written like it in simplified characters: 範 (pattern), 餘 (remainder), 於 (at),
# 鬱 (gloomy), 嶽 (mountain), 樸 (plain). 里水 becomes 裏水 or 裡水 (in the water). 沈, 叶 and 台州 are right. There is no option for names.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund opencc-js@1.4.2 >/dev/null 2>&1
cat > run.mjs <<'JS'
import { Converter } from 'opencc-js';
const hk = Converter({from: 'cn', to: 'hk'}), tw = Converter({from: 'cn', to: 'tw'});
for (const name of ['沈经理', '叶经理', '范经理', '余小姐', '于经理', '郁厂长', '岳经理', '朴先生', '台州市', '佛山市里水镇']) console.log(name, hk(name), tw(name));
JS
node run.mjs | tee out
diff - out <<'OUT'
沈经理 沈經理 沈經理
叶经理 葉經理 葉經理
范经理 範經理 範經理
余小姐 餘小姐 餘小姐
于经理 於經理 於經理
郁厂长 鬱廠長 鬱廠長
岳经理 嶽經理 嶽經理
朴先生 樸先生 樸先生
台州市 台州市 台州市
佛山市里水镇 佛山市裏水鎮 佛山市裡水鎮
OUT
echo as stated
