#!/usr/bin/env bash
# In one EDIFACT order the price has a decimal point and the quantity a decimal comma, so 1500,5 kg are 1500 and 4,20 is 4.2.
#
# Software: edifact 1.2.12 (npm).
# Input: an order (ORDERS D.96A) from a buyer in Europe. Its first line (UNA, ISO 9735) says that the decimal mark is a comma.
#
# Guess: a reader gives numbers as the file has them, 4,20, or all with a point, since it reads UNA.
#
# What happens: edifact writes a point in PRI (price), but leaves the comma in QTY, MEA and MOA (quantity, weight, amount). parseFloat,
# right for the price, has 1500 for 1500,5 kg and 6302 for the amount, and Number has NaN.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund edifact@1.2.12 >/dev/null 2>&1
cat > run.cjs <<'JS'
const {Reader} = require('edifact');
const order = "UNA:+,? 'UNB+UNOC:3+BUYER+FACTORY+260305:0900+1'UNH+1+ORDERS:D:96A:UN'BGM+220+26-017+9'LIN+1++4006381333931:EN'QTY+21:1500,5'PRI+AAA:4,20'MEA+WT+G+KGM:1500,5'UNS+S'MOA+79:6302,1'UNT+9+1'UNZ+1+1'";
for (const {name, elements} of new Reader().parse(order)) {
  const number = elements.at(-1).at(-1);
  if (['QTY', 'PRI', 'MEA', 'MOA'].includes(name)) console.log(name, number, 'parseFloat', parseFloat(number), 'Number', Number(number));
}
JS
node run.cjs | tee out
diff - out <<'OUT'
QTY 1500,5 parseFloat 1500 Number NaN
PRI 4.20 parseFloat 4.2 Number 4.2
MEA 1500,5 parseFloat 1500 Number NaN
MOA 6302,1 parseFloat 6302 Number NaN
OUT
echo as stated
