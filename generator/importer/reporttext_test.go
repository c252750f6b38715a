package importer_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"factorybook/generator/diag"
	"factorybook/generator/importer"
)

var (
	typedText = regexp.MustCompile("`[^`]*`|\"[^\"\n]*\"|“[^”]*”")
	// sentence is three English words in a row, as no name or key in these sheets has.
	sentence = regexp.MustCompile(`[a-z]{2,} [a-z]{2,} [a-z]{2,}`)
)

// What the report says of any of the sheets is said in Chinese; what is typed in a map
// or stands in a sheet stays as it is.
func TestReportOfEverySheetIsSaidInChinese(t *testing.T) {
	data, err := os.ReadFile("../../templates/words/zh-Hans/problems/messages.json")
	if err != nil {
		t.Fatal(err)
	}
	var chinese diag.Phrases
	if err := json.Unmarshal(data, &chinese); err != nil {
		t.Fatal(err)
	}
	said := func(what, csv, mapText string) string {
		b := newBook(t)
		opt := b.options(csv, mapText)
		report, err := importer.Orders(opt)
		if err != nil {
			return "" // an error, not a report
		}
		var text strings.Builder
		if err := report.WriteText(&text, chinese); err != nil {
			t.Fatal(err)
		}
		if english := sentence.FindString(typedText.ReplaceAllString(text.String(), "")); english != "" {
			t.Errorf("%s: the report says %q in\n%s", what, english, text.String())
		}
		return text.String()
	}
	for _, v := range variants {
		head := v.head
		if head == "" {
			head = caseHeader
		}
		said(v.what, head+v.rows+"\n", caseMap+v.add)
	}
	for _, c := range cases {
		said(c.what, c.csv, c.mapText)
	}
	expect(t, said("one order", caseHeader+"PO-1,Alpha Co,2026-03-01,2026-05-01,,S,100,1\nTotal,,,,,,100,\n", caseMap),
		"以逗号分隔", "已读取 2 行", "1 行未导入：合计：第 3 行", "1 家工厂：新增 1，更新 0，不变 0", "下一步：")
}
