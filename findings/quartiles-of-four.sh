#!/usr/bin/env bash
# The lower quartile of lead times of 30, 40, 50, 60 days is 30, 37.5 or 34.375 by one library, and its median 40 or 45.
#
# Software: jstat 1.9.6, simple-statistics 7.12.1, d3-array 3.2.4 (npm), github.com/montanaflynn/stats v0.14.0 (Go).
# Input: four lead times, an even number, so that the median is between the second and the third.
#
# Guess: libraries may differ by the definition of a quartile, but one library has one, and median() is the middle of quartiles().
#
# What happens: jstat has three: quartiles() are data points (its middle is 40, and median() is 45), percentile() is that of Excel, quantiles() that of SciPy's mquantiles. stats has two:
# Quartile() halves the data, Percentile() is that of Excel; its InterQuartileRange is 20, by its percentiles it is 15. The two others agree with each other and with Excel.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jstat@1.9.6 simple-statistics@7.12.1 d3-array@3.2.4 >/dev/null 2>&1
cat > run.mjs <<'JS'
import jstat from 'jstat';
import * as simple from 'simple-statistics';
import * as d3 from 'd3-array';
const {jStat} = jstat, days = [30, 40, 50, 60], parts = [0.25, 0.5, 0.75];
console.log('jstat: quartiles', ...jStat.quartiles(days), '| percentile', ...parts.map(p => jStat.percentile(days, p)), '| quantiles', ...jStat.quantiles(days, parts), '| median', jStat.median(days));
console.log('simple-statistics: quantile', ...parts.map(p => simple.quantile(days, p)), '| median', simple.median(days), '| range', simple.interquartileRange(days));
console.log('d3: quantile', ...parts.map(p => d3.quantile(days, p)), '| median', d3.median(days));
JS
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/montanaflynn/stats"
)

func main() {
	days := stats.Float64Data{30, 40, 50, 60}
	q, err := stats.Quartile(days)
	check(err)
	fmt.Print("stats: Quartile ", q.Q1, " ", q.Q2, " ", q.Q3, " | Percentile")
	for _, p := range []float64{25, 50, 75} {
		value, err := days.Percentile(p)
		check(err)
		fmt.Print(" ", value)
	}
	between, err := days.InterQuartileRange()
	check(err)
	fmt.Println(" | range", between)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/montanaflynn/stats v0.14.0\n' > go.mod
{ node run.mjs; GOFLAGS=-mod=mod go run . 2>/dev/null; } | tee out
diff - out <<'OUT'
jstat: quartiles 30 40 50 | percentile 37.5 45 50 | quantiles 34.375 45 55.625 | median 45
simple-statistics: quantile 37.5 45 52.5 | median 45 | range 15
d3: quantile 37.5 45 52.5 | median 45
stats: Quartile 35 45 55 | Percentile 37.5 45 52.5 | range 20
OUT
echo as stated
