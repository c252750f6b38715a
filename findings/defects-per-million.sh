#!/usr/bin/env bash
# A process that is 5 sigma from its limit has 1,000 defects per million by one library, and 0.3 by the others.
#
# Software: simple-statistics 7.12.1, jstat 1.9.6, @stdlib/stats-base-dists-normal-cdf 0.3.1 (npm).
# Input: distances from the mean to the limit of a tolerance in standard deviations, as sheets with Cpk have them: 3 is Cpk 1.00, 4 is 1.33, 5 is 1.67.
#
# Guess: three ways to the same normal distribution, equal to six digits or more: 1,350, 31.7 and 0.287 per million.
#
# What happens: cumulativeStdNormalProbability of simple-statistics is a printed table of four digits that ends at 3.09, and every distance beyond is the last
# line of it. So Cpk 1.33 and 1.67 are both 1,000 per million, thirty and three thousand times too many. probit(0.975), the factor of a 95 % interval, is 1.957 for 1.960.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund simple-statistics@7.12.1 jstat@1.9.6 @stdlib/stats-base-dists-normal-cdf@0.3.1 >/dev/null 2>&1
cat > run.cjs <<'JS'
const simple = require('simple-statistics'), {jStat} = require('jstat'), m = require('@stdlib/stats-base-dists-normal-cdf'), cdf = m.default || m;
for (const z of [2, 2.995, 3, 3.5, 4, 5]) {
  const million = share => (1e6 * share).toFixed(3);
  console.log(z, 'simple-statistics', million(1 - simple.cumulativeStdNormalProbability(z)), 'jstat', million(1 - jStat.normal.cdf(z, 0, 1)), 'stdlib', million(1 - cdf(z, 0, 1)));
}
console.log('factor of 95 %:', 'simple-statistics', simple.probit(0.975).toFixed(4), 'jstat', jStat.normal.inv(0.975, 0, 1).toFixed(4));
JS
node run.cjs | tee out
diff - out <<'OUT'
2 simple-statistics 22800.000 jstat 22750.132 stdlib 22750.132
2.995 simple-statistics 1300.000 jstat 1372.224 stdlib 1372.224
3 simple-statistics 1300.000 jstat 1349.898 stdlib 1349.898
3.5 simple-statistics 1000.000 jstat 232.629 stdlib 232.629
4 simple-statistics 1000.000 jstat 31.671 stdlib 31.671
5 simple-statistics 1000.000 jstat 0.287 stdlib 0.287
factor of 95 %: simple-statistics 1.9572 jstat 1.9600
OUT
echo as stated
