package export

import (
	"strconv"
	"strings"

	"factorybook/generator/figures"
	"factorybook/generator/words"
)

// CSVView is a table for a spreadsheet.
type CSVView struct {
	Header []string
	Rows   [][]string
}

// ChartFiles are the points of every chart as tables for a spreadsheet, with
// full precision and the keys of the data files.
func ChartFiles(partner *figures.Partner) []words.Page {
	var pages []words.Page
	for i := range partner.Result.Charts {
		c := &partner.Result.Charts[i]
		v := &CSVView{Header: []string{"record", "on", "value", "unit", "special", "open", "signal", "file", "line"}}
		rules := make([]string, len(c.Points))
		for _, sig := range c.Signals {
			rules[sig.Point] = strings.TrimPrefix(rules[sig.Point]+" "+string(sig.Rule), " ")
		}
		for n := range c.Points {
			pt := &c.Points[n]
			open, line := "", ""
			if pt.Open {
				open = "true"
			}
			if pt.Pos.Line > 0 {
				line = strconv.Itoa(int(pt.Pos.Line))
			}
			v.Rows = append(v.Rows, []string{
				pt.ID, pt.On.String(), strconv.FormatFloat(pt.Value.V, 'g', -1, 64), string(c.Def.Unit),
				string(pt.Special), open, rules[n], pt.File, line,
			})
		}
		pages = append(pages, words.Page{Path: words.CSVPath(partner.Factory.ID, c.Def.ID), View: v})
	}
	return pages
}
