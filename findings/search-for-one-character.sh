#!/usr/bin/env bash
# A search for 杯 (cup) finds one of four cups, and one for 陈, a surname, nobody, by the analyzer that is made for Chinese.
#
# Software: github.com/blevesearch/bleve/v2 v2.6.3 (Go), analyzers cjk and standard.
# Input: four names of goods with 杯 in them, and one of a person, 陈莉; searches for one character and for two.
#
# Guess: with the analyzer cjk (Chinese, Japanese, Korean) each finds what holds it, as standard does, and 钢杯 finds less that
# does not.
#
# What happens: cjk keeps pairs of characters, and one alone only where it stands alone. 杯 finds the entry that is nothing but
# 杯; 陈 finds nothing. There is no error and no hint, and two characters are found well. standard, which is not made for
# Chinese, keeps single characters and finds all, and for 钢杯 also whatever has one of the two.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"sort"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cjk"
)

func main() {
	for _, analyzer := range []string{"cjk", "standard"} {
		mapping := bleve.NewIndexMapping()
		mapping.DefaultAnalyzer = analyzer
		index, err := bleve.NewMemOnly(mapping)
		if err != nil {
			panic(err)
		}
		for _, name := range []string{"不锈钢杯 350 ml", "杯", "玻璃杯盖", "杯子1200只", "陈莉"} {
			if err := index.Index(name, map[string]string{"name": name}); err != nil {
				panic(err)
			}
		}
		for _, text := range []string{"杯", "钢杯", "陈"} {
			found, err := index.Search(bleve.NewSearchRequest(bleve.NewMatchQuery(text)))
			if err != nil {
				panic(err)
			}
			var names []string
			for _, hit := range found.Hits {
				names = append(names, hit.ID)
			}
			sort.Strings(names)
			fmt.Printf("%s, %s: %q\n", analyzer, text, names)
		}
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/blevesearch/bleve/v2 v2.6.3\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
cjk, 杯: ["杯"]
cjk, 钢杯: ["不锈钢杯 350 ml"]
cjk, 陈: []
standard, 杯: ["不锈钢杯 350 ml" "杯" "杯子1200只" "玻璃杯盖"]
standard, 钢杯: ["不锈钢杯 350 ml" "杯" "杯子1200只" "玻璃杯盖"]
standard, 陈: ["陈莉"]
OUT
echo as stated
