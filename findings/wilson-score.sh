#!/usr/bin/env bash
# The package named after Wilson's interval has another confidence than textbooks, and only the lower end.
#
# Software: wilson-score 1.0.0 (npm).
# Input: 11 orders of 12 on time, and 12 of 12.
#
# Guess: it gives the usual interval of 95 % (z = 1.96): the lower end of 11 of 12 is 0.646 (Wilson 1927; Brown, Cai and
# DasGupta 2001), and the upper end can be had too.
#
# What happens: without a third argument z is 2.326, which leaves 1 % below: 0.586. The third argument is z, not a
# confidence. There is no upper end, and a count above the total is 0, not an error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund wilson-score@1.0.0 >/dev/null 2>&1
out=$(node -e 'const w = require("wilson-score"); console.log([w(11, 12), w(11, 12, 1.959964), w(12, 12)].map(x => x.toFixed(3)).join(" "), Object.keys(w).length)')
echo "$out"
diff <(echo "$out") - <<'SEEN'
0.586 0.646 0.689 0
SEEN
