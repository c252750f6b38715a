#!/usr/bin/env bash
# A unit price with three decimals is read a thousand times too high, and Hong Kong dollars as American ones.
#
# Software: parse-money 1.0.12 (npm).
# Input: unit prices of small parts, and amounts with the signs of the currencies of this trade.
#
# Guess: behind US$ a point is the decimal point, however many digits follow; HK$ and NT$ are no USD, RMB and CNY are CNY, or
# the currency is left open.
#
# What happens: US$0.985 is 985 dollars: three digits behind a point are thousands, even after a zero. HK$50 and NT$300 are
# USD. RMB and ¥ are left open.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund parse-money@1.0.12 >/dev/null 2>&1
cat > read.cjs <<'JS'
const m = require('parse-money'), parse = m.default || m;
for (const text of ['US$0.98', 'US$0.985', 'USD 12.345', 'HK$50', 'NT$300', 'RMB 12.5', '¥12.5']) console.log(text, JSON.stringify(parse(text)));
JS
node read.cjs | tee out
diff - out <<'OUT'
US$0.98 {"amount":0.98,"currency":"USD"}
US$0.985 {"amount":985,"currency":"USD"}
USD 12.345 {"amount":12345,"currency":"USD"}
HK$50 {"amount":50,"currency":"USD"}
NT$300 {"amount":300,"currency":"USD"}
RMB 12.5 {"amount":12.5,"currency":null}
¥12.5 {"amount":12.5,"currency":null}
OUT
echo as stated
