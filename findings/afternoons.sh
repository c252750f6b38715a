#!/usr/bin/env bash
# A loading at 下午3:00, three in the afternoon, is at three in the night, by the strict reading too.
#
# Software: github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de (Go).
# Input: days and times as Chinese computers show them (下午: afternoon, 晚上: evening), and days with points.
#
# Guess: 下午3:00 is 15:00 and 晚上8:00 is 20:00, or both are errors, since the package reads 年, 月 and 日. Days with points are day first, as wherever
# points are written, or refused by ParseStrict, which is there for what can be read in two ways.
#
# What happens: the characters before the time are passed over without an error: 下午3:00 is 03:00, 晚上8:00 is midnight, and
# ParseStrict agrees. 05.03.2026 is the 3rd of May; only ParseStrict refuses it. 2026年3月5日 is an error, since 年 and 月 are
# known with two digits before them alone.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"time"

	"github.com/araddon/dateparse"
)

func main() {
	say := func(t time.Time, err error) string {
		if err != nil {
			return "error"
		}
		return t.Format("2006-01-02 15:04")
	}
	for _, text := range []string{"2026-03-05 3:00 PM", "2026-03-05 下午3:00", "2026-03-05 晚上8:00", "2026.03.05", "05.03.2026", "2026年03月05日", "2026年3月5日"} {
		strict, err := dateparse.ParseStrict(text)
		fmt.Printf("%s: %s; strict: %s\n", text, say(dateparse.ParseAny(text)), say(strict, err))
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
2026-03-05 3:00 PM: 2026-03-05 15:00; strict: 2026-03-05 15:00
2026-03-05 下午3:00: 2026-03-05 03:00; strict: 2026-03-05 03:00
2026-03-05 晚上8:00: 2026-03-05 00:00; strict: 2026-03-05 00:00
2026.03.05: 2026-03-05 00:00; strict: 2026-03-05 00:00
05.03.2026: 2026-05-03 00:00; strict: error
2026年03月05日: 2026-03-05 00:00; strict: 2026-03-05 00:00
2026年3月5日: error; strict: error
OUT
echo as stated
