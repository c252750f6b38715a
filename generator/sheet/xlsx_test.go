package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"factorybook/generator/sheet"
)

// packed is a workbook made of its parts, for what no writer would write.
func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8"?>`
	mainSpace = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// workbookOf is a workbook of one sheet with the given rows, styles and properties.
func workbookOf(t *testing.T, rows, formats, xfs, props, texts string) []byte {
	t.Helper()
	return packed(t, map[string]string{
		"[Content_Types].xml": xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":         xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     xmlHead + `<workbook` + mainSpace + `>` + props + `<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml":            xmlHead + `<styleSheet` + mainSpace + `>` + formats + `<cellXfs>` + xfs + `</cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":     xmlHead + `<sst` + mainSpace + `>` + texts + `</sst>`,
		"xl/worksheets/sheet1.xml": xmlHead + `<worksheet` + mainSpace + `><sheetData>` + rows + `</sheetData></worksheet>`,
	})
}

func onlyRow(t *testing.T, data []byte) (*sheet.File, []sheet.Cell) {
	t.Helper()
	f, err := sheet.Open(data, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var cells []sheet.Cell
	if err := f.Rows(func(r sheet.Row) bool { cells = r.Cells; return false }); err != nil {
		t.Fatal(err)
	}
	return f, cells
}

func TestNumbersThatShowADayAreDays(t *testing.T) {
	for _, c := range []struct {
		format, value string // a number of a built-in format, or a code
		kind          sheet.Kind
		want          string
	}{
		{"14", "45717", sheet.Date, "2025-03-01"},
		{"22", "45717.75", sheet.Date, "2025-03-01"},
		{"58", "45721", sheet.Date, "2025-03-05"}, // 3月5日 of a Chinese Excel
		{"31", "45721", sheet.Date, "2025-03-05"},
		{"57", "45721", sheet.Date, "2025-03-05"},
		{"57", "45717", sheet.Month, "2025-03"}, // 2025年3月 of a Chinese Excel
		{"27", "45717", sheet.Month, "2025-03"},
		{"36", "45717", sheet.Month, "2025-03"},
		{"50", "45717", sheet.Month, "2025-03"},
		{"52", "45717", sheet.Month, "2025-03"},
		{"28", "45717", sheet.Date, "2025-03-01"}, // 3月1日
		{"31", "45717", sheet.Date, "2025-03-01"}, // 2025年3月1日
		{"17", "45717", sheet.Month, "2025-03"},   // Mar-25: the day was never typed
		{"17", "45721", sheet.Date, "2025-03-05"},
		{"20", "0.5", sheet.Number, "0.5"}, // 12:00
		{"0", "45717", sheet.Number, "45717"},
		{"2", "45717", sheet.Number, "45717"},
		{`yyyy"年"m"月"d"日"`, "45717", sheet.Date, "2025-03-01"},
		{`yyyy年m月`, "45717", sheet.Month, "2025-03"},
		{`[$-804]yyyy/m/d;@`, "45717.999999", sheet.Date, "2025-03-02"},
		{`[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`, "45717", sheet.Date, "2025-03-01"},
		{`aaaa`, "45717", sheet.Date, "2025-03-01"}, // 星期六
		{`e"年"m"月"d"日"`, "45717", sheet.Date, "2025-03-01"},
		{`"Day "0`, "45717", sheet.Number, "45717"},
		{`[Red]#,##0.00;-#,##0.00`, "45717", sheet.Number, "45717"},
		{`0.00E+00`, "45717", sheet.Number, "45717"},
		{`General`, "45717", sheet.Number, "45717"},
		{`"¥"#,##0.00`, "9.8", sheet.Number, "9.8"},
		{`d/m/yy`, "0", sheet.Number, "0"}, // an empty day of a formula
	} {
		formats, id := "", c.format
		if strings.Trim(c.format, "0123456789") != "" {
			id = "176"
			formats = `<numFmts count="1"><numFmt numFmtId="176" formatCode="` + strings.NewReplacer(`"`, "&quot;").Replace(c.format) + `"/></numFmts>`
		}
		_, cells := onlyRow(t, workbookOf(t, `<row r="1"><c r="A1" s="1"><v>`+c.value+`</v></c></row>`, formats, `<xf/><xf numFmtId="`+id+`" applyNumberFormat="1"/>`, "", ""))
		if len(cells) != 1 || cells[0].Kind != c.kind || cells[0].Text != c.want {
			t.Errorf("%s with format %s: %+v, want %s", c.value, c.format, cells, c.want)
		}
	}
}

// The formats that Excel and WPS have built in for Chinese, Japanese and Korean are
// days, whatever the edition; so are those that they write out with a language.
func TestFormatsOfChineseJapaneseAndKoreanEditionsShowDays(t *testing.T) {
	day := func(xf, formats string) {
		t.Helper()
		_, cells := onlyRow(t, workbookOf(t, `<row r="1"><c r="A1" s="1"><v>45721</v></c><c r="B1" s="1"><v>45721.4375</v></c></row>`, formats, `<xf/><xf numFmtId="`+xf+`" applyNumberFormat="1"/>`, "", ""))
		for _, c := range cells {
			if c.Kind != sheet.Date || c.Text != "2025-03-05" {
				t.Errorf("format %s %s: %+v, want 2025-03-05", xf, formats, c)
			}
		}
	}
	for id := 27; id <= 36; id++ {
		day(fmt.Sprint(id), "")
	}
	for id := 50; id <= 58; id++ {
		day(fmt.Sprint(id), "")
	}
	for _, code := range []string{
		`[$-804]yyyy"年"m"月"d"日";@`, `[$-404]e"年"m"月"d"日";@`, `[$-411]ggge"年"m"月"d"日"`, `[$-412]yyyy"년" m"월" d"일"`, `[DBNum1][$-804]yyyy"年"m"月"d"日";@`,
		`[DBNum1][$-804]m"月"d"日"`, `[$-804]aaaa`, `[$-804]aaa;@`, `yyyy\-mm\-dd\ hh:mm:ss`, `yyyy/m/d\ h:mm;@`, `[$-x-sysdate]dddd, mmmm dd, yyyy`, `[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`,
		`[$-2052]yyyy"年"m"月"d"日"`, `m"月"d"日";@`, `yy.m.d`, `[$-zh-CN]yyyy"年"m"月"d"日"`, `[$-130000]yyyy/m/d`, `[ENG][$-409]d\-mmm\-yy;@`,
	} {
		day("176", `<numFmts count="1"><numFmt numFmtId="176" formatCode="`+strings.ReplaceAll(code, `"`, "&quot;")+`"/></numFmts>`)
	}
}

// The editions for Taiwan, Japan and Korea show a day where that of the mainland shows a
// month; their fonts tell them. 52 is a month in all of them.
func TestFormatsOfOtherEditionsShowDays(t *testing.T) {
	for _, c := range []struct{ font, month, day string }{
		{"宋体", "27 36 50 52 57", ""}, {"Calibri", "27 36 50 52 57", ""},
		{"新細明體", "52", "27 36 50 57"}, {"ＭＳ Ｐゴシック", "52", "27 36 50 57"}, {"맑은 고딕", "52", "27 36 50 57"}, {"Yu Gothic", "52", "27 36 50 57"},
	} {
		for kind, ids := range map[sheet.Kind]string{sheet.Month: c.month, sheet.Date: c.day} {
			for _, id := range strings.Fields(ids) {
				_, cells := onlyRow(t, workbookOf(t, `<row r="1"><c r="A1" s="1"><v>45717</v></c></row>`, `<fonts><font><name val="`+c.font+`"/></font></fonts>`, `<xf/><xf numFmtId="`+id+`"/>`, "", ""))
				if cells[0].Kind != kind {
					t.Errorf("format %s with %s: %+v", id, c.font, cells[0])
				}
			}
		}
	}
}

// excelize writes the first of a month with the format of a month (17): a day all the
// same, for the program gave it one.
func TestEveryDayThatExcelizeWritesIsADay(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	day := time.Date(2025, 2, 26, 0, 0, 0, 0, time.UTC)
	for i := range 5 {
		if err := f.SetCellValue("Sheet1", fmt.Sprint(string(rune('A'+i)), 1), day.AddDate(0, 0, i)); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	_, cells := onlyRow(t, b.Bytes())
	for i, c := range cells {
		if want := day.AddDate(0, 0, i).Format("2006-01-02"); c.Kind != sheet.Date || c.Text != want {
			t.Errorf("%+v, want %s", c, want)
		}
	}
}

// TestAFormatThatTheWorkbookDeclaresCounts: SheetJS numbers its formats from 60, where
// Thai editions of Excel have one of their own.
func TestAFormatThatTheWorkbookDeclaresCounts(t *testing.T) {
	for _, id := range []string{"60", "14", "170"} {
		_, cells := onlyRow(t, workbookOf(t, `<row r="1"><c r="A1" s="1"><v>43831</v></c><c r="B1" s="2"><v>43831</v></c></row>`,
			`<numFmts count="2"><numFmt numFmtId="`+id+`" formatCode="yyyy-mm-dd"/><numFmt numFmtId="22" formatCode="0.00"/></numFmts>`,
			`<xf/><xf numFmtId="`+id+`"/><xf numFmtId="22"/>`, "", ""))
		if cells[0].Kind != sheet.Date || cells[0].Text != "2020-01-01" || cells[1].Kind != sheet.Number {
			t.Errorf("format %s: %+v", id, cells)
		}
	}
}

func TestDaysOfTheSystemOf1904(t *testing.T) {
	_, cells := onlyRow(t, workbookOf(t, `<row r="1"><c r="A1" s="1"><v>44255</v></c></row>`, "", `<xf/><xf numFmtId="14" applyNumberFormat="1"/>`, `<workbookPr date1904="1"/>`, ""))
	if cells[0].Text != "2025-03-01" {
		t.Errorf("%+v, want 2025-03-01", cells[0])
	}
}

func TestCellsSayWhatTheyHold(t *testing.T) {
	const shared = `<si><t>00123</t></si><si><r><t>two </t></r><r><t>runs</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b</t></si>`
	_, cells := onlyRow(t, workbookOf(t, `<row r="1">
		<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>
		<c r="E1" t="inlineStr"><is><t>inline</t></is></c><c r="F1"><f>A1</f></c><c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
		<c r="H1" t="str"><f>"x"</f><v>x</v></c><c r="I1" t="b"><v>1</v></c><c r="J1" t="d"><v>2025-03-05T00:00:00</v></c>
		<c r="L1"><v>0.30000000000000004</v></c><c><v>2.02207271234567E+18</v></c><c><v>1.42</v></c><c><v>-3</v></c><c t="s"><v>99</v></c><c t="str"><v>#N/A</v></c></row>`,
		"", `<xf/>`, "", shared))
	want := []sheet.Cell{
		{Text: "00123"}, {Text: "two runs"}, {Text: "東京"}, {Text: "a\rb"}, {Text: "inline"},
		{Kind: sheet.Fault, Text: "a formula without a stored result"}, {Kind: sheet.Fault, Text: "#DIV/0!"},
		{Text: "x"}, {Text: "TRUE"}, {Kind: sheet.Date, Text: "2025-03-05"}, {},
		{Kind: sheet.Number, Text: "0.3"}, {Kind: sheet.Number, Text: "2022072712345670000"}, {Kind: sheet.Number, Text: "1.42"}, {Kind: sheet.Number, Text: "-3"},
		{Kind: sheet.Fault, Text: "a text that the workbook does not hold"}, {Kind: sheet.Fault, Text: "#N/A"},
	}
	if len(cells) != len(want) {
		t.Fatalf("%d cells, want %d: %+v", len(cells), len(want), cells)
	}
	for i := range want {
		if cells[i].Kind != want[i].Kind || cells[i].Text != want[i].Text {
			t.Errorf("column %s: %+v, want %+v", sheet.ColumnName(i), cells[i], want[i])
		}
	}
}

// What a number is shown as follows ECMA-376 part 1, 18.8.31; SheetJS 0.18.5 shows the
// same, but for groups, fractions, amounts and signs, whose bare number is taken.
func TestFormatsThatAddZerosAndText(t *testing.T) {
	for _, c := range []struct{ code, value, want string }{
		{`00000`, "42", "00042"}, {`"PO-"0000`, "42", "PO-0042"}, {`0"/25"`, "42", "42/25"}, {`#,##0`, "42", "42"}, {`0.00`, "42", "42"},
		{`[Blue]"PO-"00000`, "42", "PO-00042"}, {`[Color10]"PO-"00000`, "42", "PO-00042"}, {`"PO-"00000_)`, "42", "PO-00042"}, {`_-"PO-"00000_-`, "42", "PO-00042"},
		{`"PO-"General`, "42", "PO-42"}, {`"PO-"G/通用格式`, "42", "PO-42"}, {`"PO-"#`, "42", "PO-42"}, {`\P\O0000`, "42", "PO0042"}, {`0000号`, "42", "0042号"}, {`[$-804]0000`, "42", "0042"},
		{`00-000`, "26017", "26-017"}, {`"PO"0000"-"00`, "202607", "PO2026-07"}, {`00-000`, "126017", "126-017"}, {`00-000`, "17", "00-017"}, {`26-000`, "17", "26-017"},
		{`000-0000-0000`, "13800001234", "138-0000-1234"},
		{`[<1000]"A-"0000;"B-"0000`, "23", "A-0023"}, {`[<1000]"A-"0000;"B-"0000`, "2300", "B-2300"},
		{`[=1]"pass";[=0]"fail";"?"`, "1", "pass"}, {`[=1]"pass";[=0]"fail";"?"`, "0", "fail"}, {`[=1]"pass";[=0]"fail";"?"`, "3", "?"},
		{`0" days late";0" days early";"on time"`, "2", "2 days late"}, {`0" days late";0" days early";"on time"`, "0", "on time"},
		{`"PO-"00000;@`, "42", "PO-00042"}, {`"PO-"000;[Red]-0`, "0", "PO-000"},
		{`0%`, "0.05", "5%"}, {`[<0.1][Red]0%;0%`, "0.05", "5%"},
		// The bare number:
		{`#,##0" pcs"`, "1500", "1500"}, {`# ##0`, "1500", "1500"}, {`0.0##" kg"`, "12.5", "12.5"}, {`# ?/?`, "3", "3"}, {`[DBNum1]0`, "42", "42"}, {`[$¥-804]0`, "42", "42"},
		{`"PO-"000`, "-42", "-42"}, {`"PO-"000`, "4.2", "4.2"}, {`;;;`, "42", "42"}, {`@`, "42", "42"}, {`0E+00`, "42", "42"}, {`[>=10000]0!.0,"万";0`, "12345", "12345"},
	} {
		f, cells := onlyRow(t, workbookOf(t, `<row r="1"><c r="A1" s="1"><v>`+c.value+`</v></c></row>`,
			`<numFmts count="1"><numFmt numFmtId="170" formatCode="`+strings.NewReplacer(`"`, "&quot;", "<", "&lt;").Replace(c.code)+`"/></numFmts>`, `<xf/><xf numFmtId="170" applyNumberFormat="1"/>`, "", ""))
		if got := f.Shown(cells[0]); got != c.want {
			t.Errorf("%s as %s: %s, want %s", c.value, c.code, got, c.want)
		}
	}
}

// A format may show a day for some numbers alone: mostly, an empty day is to be shown as nothing.
func TestADayBelowAConditionIsADay(t *testing.T) {
	for _, code := range []string{`[=0]"";yyyy-mm-dd`, `[<1]h:mm;yyyy-mm-dd`, `[>0]yyyy-mm-dd;""`, `yyyy-mm-dd;;""`, `[=0]"-";[Red][<46000]yyyy"年"m"月"d"日";yyyy/m/d`} {
		_, cells := onlyRow(t, workbookOf(t, `<row r="1"><c r="A1" s="1"><v>46086</v></c></row>`,
			`<numFmts count="1"><numFmt numFmtId="170" formatCode="`+strings.NewReplacer(`"`, "&quot;", "<", "&lt;").Replace(code)+`"/></numFmts>`, `<xf/><xf numFmtId="170"/>`, "", ""))
		if cells[0].Kind != sheet.Date || cells[0].Text != "2026-03-05" {
			t.Errorf("46086 as %s: %+v", code, cells[0])
		}
	}
}

// Programs made with the Open XML SDK write every element with a prefix; XML has attributes
// in either kind of quotes, and names of parts are free.
func TestMergedCellsAndTextsAreFoundHoweverTheWorkbookIsWritten(t *testing.T) {
	for _, prefix := range []string{"", "x:"} {
		named := func(text string) string {
			return strings.NewReplacer("</", "</"+prefix, "<", "<"+prefix, " xmlns=", " xmlns"+strings.TrimSuffix(":"+prefix, ":")+"=", "xmlns:=", "xmlns=").Replace(text)
		}
		parts := map[string]string{
			"[Content_Types].xml": xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
			"_rels/.rels":         xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/workbook.xml":     xmlHead + named(`<workbook`+mainSpace+`><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`),
			"xl/_rels/workbook.xml.rels": xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
				`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="looks.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="/xl/texts.xml"/></Relationships>`,
			"xl/looks.xml":             xmlHead + named(`<styleSheet`+mainSpace+`><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`),
			"xl/texts.xml":             xmlHead + named(`<sst`+mainSpace+`><si><t>26-017</t></si></sst>`),
			"xl/worksheets/sheet1.xml": xmlHead + named(`<worksheet`+mainSpace+`><sheetData><row><c t="s"><v>0</v></c><c s="1"><v>46086</v></c></row></sheetData><mergeCells><mergeCell ref='A1:A2'/></mergeCells></worksheet>`),
		}
		f, cells := onlyRow(t, packed(t, parts))
		if len(f.Merged) != 1 || f.Merged[0].String() != "A1:A2" {
			t.Errorf("prefix %q: merged %v", prefix, f.Merged)
		}
		if len(cells) != 2 || cells[0].Text != "26-017" || cells[1].Kind != sheet.Date || cells[1].Text != "2026-03-05" {
			t.Errorf("prefix %q: %+v", prefix, cells)
		}
	}
}

// book writes a workbook as a person would have it.
func book(t *testing.T, fill func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheSheetIsNamedOrAskedFor(t *testing.T) {
	two := book(t, func(f *excelize.File) error {
		f.SetCellValue("Sheet1", "A1", "one")
		f.NewSheet("订单")
		return f.SetCellValue("订单", "B2", "two")
	})
	if _, err := sheet.Open(two, sheet.Options{}); err == nil || !strings.Contains(err.Error(), `"Sheet1", "订单"`) || !strings.Contains(err.Error(), "file: {sheet:") {
		t.Errorf("of two sheets: %v", err)
	}
	for _, name := range []string{"订单", "2"} {
		f, err := sheet.Open(two, sheet.Options{Sheet: name})
		if err != nil || f.Sheet != "订单" || f.Place(2, 1) != "订单!B2" || textOf(t, f) != ",two\n" || strings.Join(f.Others, " ") != "Sheet1" {
			t.Errorf("sheet %s: %+v, %v", name, f, err)
		}
	}
	if _, err := sheet.Open(two, sheet.Options{Sheet: "Orders"}); err == nil || !strings.Contains(err.Error(), `no sheet "Orders"`) {
		t.Errorf("a sheet that is not there: %v", err)
	}
	hidden := book(t, func(f *excelize.File) error {
		f.NewSheet("Old")
		f.SetCellValue("Old", "A1", "old")
		f.SetCellValue("Sheet1", "A1", "new")
		f.SetRowVisible("Sheet1", 1, false)
		f.MergeCell("Sheet1", "A1", "A3")
		return f.SetSheetVisible("Old", false)
	})
	f, err := sheet.Open(hidden, sheet.Options{})
	if err != nil || f.Sheet != "Sheet1" || strings.Join(f.Hidden, " ") != "Old" || len(f.Merged) != 1 || f.Merged[0].String() != "A1:A3" {
		t.Fatalf("%+v, %v", f, err)
	}
	f.Rows(func(r sheet.Row) bool {
		if !r.Hidden {
			t.Error("row 1 is hidden, and does not say so")
		}
		return true
	})
}

func TestWhatIsNoTableIsNamedForWhatItIs(t *testing.T) {
	for data, want := range map[string]string{
		"<html><body><table><tr><td>PO</td></tr></table>":                                      "web page",
		"\ufeff  <!DOCTYPE html>\n<html>":                                                      "web page",
		"<table border=1><tr><td>PO":                                                           "web page",
		`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`: "XML spreadsheet of 2003",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more":                                            "old binary form",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00": "password",
		"\x09\x08\x10\x00\x00\x06\x05\x00": "old binary form",
		"PK\x03\x04rest":                   "end is missing",
		"%PDF-1.7":                         "PDF",
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n": "web archive",
		`[{"po": 1}]`: "JSON",
		"\n \n":       "empty",
	} {
		if _, err := sheet.Open([]byte(data), sheet.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", data, err, want)
		}
	}
	for name, want := range map[string]string{"content.xml": ".ods", "xl/workbook.bin": ".xlsb", "word/document.xml": ".docx", "a.csv": "archive"} {
		if _, err := sheet.Open(packed(t, map[string]string{name: ""}), sheet.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("an archive with %s: %v, want %q", name, err, want)
		}
	}
}
