#!/usr/bin/env bash
# INT of minus three sevenths is 0: an order three days early is as early as one on its day, and ten days early is one week.
#
# Software: hyperformula 3.5.0, fast-formula-parser 1.0.19, @formulajs/formulajs 4.6.1 (npm).
# Input: INT(days/7), by which sheets put lateness into weeks, for -10, -3, 3 and 10 days.
#
# Guess: INT rounds down, as in Excel: -2, -1, 0, 1.
#
# What happens: hyperformula cuts off towards zero: -1, 0, 0, 1. A week that is two weeks wide stands around zero, and a chart of weeks has its
# peak there. The two others round down. FLOOR(x,1) of hyperformula does as well.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hyperformula@3.5.0 fast-formula-parser@1.0.19 @formulajs/formulajs@4.6.1 >/dev/null 2>&1
cat > run.cjs <<'JS'
const {HyperFormula} = require('hyperformula'), FormulaParser = require('fast-formula-parser'), {INT} = require('@formulajs/formulajs');
const days = [-10, -3, 3, 10], parser = new FormulaParser();
const hyper = form => HyperFormula.buildFromArray([days.map(day => form(day))], {licenseKey: 'gpl-v3'}).getSheetValues(0)[0].join(' ');
console.log('hyperformula INT:', hyper(day => `=INT(${day}/7)`));
console.log('hyperformula FLOOR:', hyper(day => `=FLOOR(${day}/7,1)`));
console.log('fast-formula-parser INT:', days.map(day => parser.parse(`INT(${day}/7)`)).join(' '));
console.log('formulajs INT:', days.map(day => INT(day / 7)).join(' '));
JS
node run.cjs | tee out
diff - out <<'OUT'
hyperformula INT: -1 0 0 1
hyperformula FLOOR: -2 -1 0 1
fast-formula-parser INT: -2 -1 0 1
formulajs INT: -2 -1 0 1
OUT
echo as stated
