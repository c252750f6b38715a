#!/usr/bin/env bash
# Three months after 30 November are up on 2 March by one reader of formulas, on 28 February by the others.
#
# Software: fast-formula-parser 1.0.19, hyperformula 3.5.0, @formulajs/formulajs 4.6.1 (npm).
# Input: EDATE, with which sheets reckon when an invoice is due, and EOMONTH.
#
# Guess: EDATE keeps to the month that it is asked for, as in Excel: 31 January and a month is 28 February.
#
# What happens: fast-formula-parser goes over into the next month: 3 March. Back it is the same: a month before 31 March is
# 3 March. EOMONTH is right, and so are the other two.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fast-formula-parser@1.0.19 hyperformula@3.5.0 @formulajs/formulajs@4.6.1 >/dev/null 2>&1
cat > due.mjs <<'JS'
import Parser from 'fast-formula-parser';
import {HyperFormula} from 'hyperformula';
import * as formulas from '@formulajs/formulajs';
const parser = new Parser({}), sheet = HyperFormula.buildFromArray([[0]], {licenseKey: 'gpl-v3'});
const day = serial => new Date((serial - 25569) * 864e5).toISOString().slice(0, 10);
for (const [y, m, d, months] of [[2026, 3, 5, 3], [2026, 1, 31, 1], [2026, 11, 30, 3], [2026, 3, 31, -1]]) {
  const due = `EDATE(DATE(${y},${m},${d}),${months})`, end = `EOMONTH(DATE(${y},${m},${d}),${months})`;
  console.log(`${due}: ${day(parser.parse(due))}, ${day(sheet.calculateFormula('=' + due, 0))}, ${formulas.EDATE(new Date(Date.UTC(y, m - 1, d)), months).toISOString().slice(0, 10)}; ${end}: ${day(parser.parse(end))}`);
}
JS
TZ=UTC node due.mjs | tee out
diff - out <<'OUT'
EDATE(DATE(2026,3,5),3): 2026-06-05, 2026-06-05, 2026-06-05; EOMONTH(DATE(2026,3,5),3): 2026-06-30
EDATE(DATE(2026,1,31),1): 2026-03-03, 2026-02-28, 2026-02-28; EOMONTH(DATE(2026,1,31),1): 2026-02-28
EDATE(DATE(2026,11,30),3): 2027-03-02, 2027-02-28, 2027-02-28; EOMONTH(DATE(2026,11,30),3): 2027-02-28
EDATE(DATE(2026,3,31),-1): 2026-03-03, 2026-02-28, 2026-02-28; EOMONTH(DATE(2026,3,31),-1): 2026-02-28
OUT
echo as stated
