#!/usr/bin/env bash
# An AQL of 2.5 % is written as 0.0%, and an amount of 1234.5 as 1235,##0.00.
#
# Software: hyperformula 3.5.0, fast-formula-parser 1.0.19 (npm).
# Input: TEXT with the formats that every order sheet has, for a line such as ="AQL "&TEXT(A1,"0.0%").
#
# Guess: as in Excel: 2.5%, 1,234.50, 1,234,567; or an error for a format that is not known.
#
# What happens: fast-formula-parser has that. hyperformula knows 0, # and the point; what else stands in a format is copied, and
# the number is not multiplied by a hundred for %, so 0.025 with one decimal is 0.0% and a lot that was inspected at 2.5 % reads
# as inspected at nothing. The part before a comma is taken for the whole format.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hyperformula@3.5.0 fast-formula-parser@1.0.19 >/dev/null 2>&1
cat > text.mjs <<'JS'
import Parser from 'fast-formula-parser';
import {HyperFormula} from 'hyperformula';
const parser = new Parser({}), sheet = HyperFormula.buildFromArray([[0]], {licenseKey: 'gpl-v3'});
for (const formula of ['TEXT(0.025,"0.0%")', 'TEXT(0.65,"0%")', 'TEXT(1234.5,"#,##0.00")', 'TEXT(1234567,"#,##0")', 'TEXT(1234.5,"0.00")']) {
  console.log(`${formula}: ${sheet.calculateFormula('=' + formula, 0)}, ${parser.parse(formula)}`);
}
JS
node text.mjs | tee out
diff - out <<'OUT'
TEXT(0.025,"0.0%"): 0.0%, 2.5%
TEXT(0.65,"0%"): 1%, 65%
TEXT(1234.5,"#,##0.00"): 1235,##0.00, 1,234.50
TEXT(1234567,"#,##0"): 1234567,##0, 1,234,567
TEXT(1234.5,"0.00"): 1234.50, 1234.50
OUT
echo as stated
