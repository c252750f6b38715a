#!/usr/bin/env bash
# Quantities in words come back a thousand times too small, and 两千 as nothing.
#
# Software: nzh 1.0.14 (npm), numbers and Chinese words both ways.
# Input: quantities as they are said and typed in this trade: 一万二 (12,000), 三千五 (3,500), 一百五 (150), 两千 (2,000),
# 两万五千 (25,000), 廿五 (25), 二〇二六 (2026); and amounts for a contract, 100.005 and 100.
#
# Guess: decodeS gives these numbers, or says that it cannot; toMoney closes an amount without 角 and 分 with 整, as cheques
# and contracts do.
#
# What happens: the last word is always of ones: 一万二 is 10002 and 一百五 is 105. 两 and 廿 are passed over: 两千 is 0, 两万五千
# is 5000, 廿五 is 5. 二〇二六 is 226. Nothing is reported. An amount below a fen loses its fraction and its 整.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nzh@1.0.14 >/dev/null 2>&1
cat > read.cjs <<'JS'
const {cn} = require('nzh');
for (const words of ['三百零五', '一万二', '三千五', '一百五', '两千', '两万五千', '廿五', '二〇二六']) console.log(words, cn.decodeS(words));
for (const amount of ['100', '100.005']) console.log(amount, cn.toMoney(amount));
JS
node read.cjs | tee out
diff - out <<'OUT'
三百零五 305
一万二 10002
三千五 3005
一百五 105
两千 0
两万五千 5000
廿五 5
二〇二六 226
100 人民币壹佰元整
100.005 人民币壹佰元
OUT
echo as stated
