package importer

import (
	"strings"
	"testing"

	"factorybook/generator/sheet"
)

func TestWhyANumberIsRefused(t *testing.T) {
	point := numberStyle{".", ","}
	for _, c := range []struct {
		style     numberStyle
		cell, why string // "= …" where it is read
	}{
		{point, "1,234,567.5", "= 1234567.5"}, {point, "123,456", "= 123456"}, {point, "999", "= 999"}, {point, "1234", "= 1234"},
		{point, "1,23", "groups of three"}, {point, "1,2345", "groups of three"}, {point, "1234,567", "groups of three"}, {point, ",234", "groups of three"}, {point, "1,2a4", "groups of three"},
		{point, "12.", "= 12"}, {point, ".5", "= 0.5"}, {point, "+7", "= 7"}, {point, "-7", "= -7"}, {point, "(7)", "= -7"}, {point, "−7", "= -7"},
		// SAP writes the minus behind; in 12.- and 12,- the dash stands for no cents.
		{point, "7-", "= -7"}, {point, "1,234.50-", "= -1234.50"}, {point, "7 -", "= -7"}, {point, "- 7", "= -7"}, {point, "12.-", "not a number"}, {point, "12,-", "groups of three"}, {point, "7--", "not a number"}, {point, "-", "not a number"}, {point, "-7-", "not a number"}, {point, "(7-)", "not a number"},
		{point, ".", "not a number"}, {point, "a.5", "not a number"}, {point, "5.a", "not a number"}, {point, "(7", "not a number"}, {point, "dozen", "not a number"}, {point, "e", "not a number"}, {point, "a,b", "groups of three"},
		{point, "1.2E+05", "the E"}, {point, "1e5", "the E"}, {point, "1.2.3", "what its marks mean"}, {point, "1'234", "what its marks mean"}, {point, "1 234", "what its marks mean"},
		{numberStyle{".", ""}, "1,234", "what its marks mean"}, {numberStyle{".", ""}, "a,b", "not a number"},
		{point, "1234567890123456789", "= 1234567890123456789"}, {point, "12345678901234567890", "19 digits"},
		{point, "000.50", "= 0.50"}, {point, "000", "= 0"},
	} {
		v, err := c.style.parse(c.cell)
		got := "= " + v.String()
		if err != nil {
			got = whyOf(err).String()
		}
		if err == nil && got != c.why || err != nil && !strings.Contains(got, c.why) {
			t.Errorf("%s: %s, want %s", c.cell, got, c.why)
		}
	}
}

func TestWhatStandsBesideANumber(t *testing.T) {
	for cell, want := range map[string]string{
		"12 pcs": "pcs", "$12": "$", "12": "", "pcs": "", "US$ 9.80": "US$", "9.80 元/个": "元/个", "$12 pcs": "", "12 x 3": "", "0pcs": "pcs", "9pcs": "pcs", "12.-": "-", "1,200.50 kg": "kg",
		"(12)": "", "-12": "", "12-": "", "12.": "", "3/4 kg": "kg", "30%": "%",
	} {
		if got := besideNumber(cell); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
	f := &field{style: numberStyle{decimal: "."}, tally: Column{Title: "Qty"}}
	for cell, want := range map[string]string{
		"12 pcs": "`columns: [{column: Qty, strip: [pcs]}]`", "30%": "a percentage, not an amount", "5k": `"k" may multiply the number`, "5 dozen": "may multiply the number", "3打": "may multiply",
		"1,200 pcs": "and take off what stands beside it", "many": "not a number", "3 or 4": "not a number",
	} {
		_, err := f.style.parse(cell)
		if got := f.whyNoNumber(cell, err).String(); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", cell, got, want)
		}
	}
}

func TestChineseNumbers(t *testing.T) {
	f := &field{style: numberStyle{decimal: "."}}
	for cell, want := range map[string]string{
		"2万": "20000", "1.5万": "15000", "3萬": "30000", "3千": "3000", "2百": "200", "1百万": "1000000", "1千万": "10000000", "1.2亿": "120000000", "1億": "100000000", "2 万": "20000",
		"万": "", "两万": "20000", "十": "10", "20000": "", "99999999999999999亿": "",
	} {
		got := ""
		if v, ok := chineseNumber(cell, f.style.parse); ok {
			got = v.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
}

func TestTheCurrencyOfANumberFormat(t *testing.T) {
	for code, want := range map[string]string{
		"[$€-407] #,##0.00": "€", "#,##0.00 [$€-407]": "€", "[$-409]#,##0.00": "", "[$-409]0 [$£-809]": "£", `"US$"0.00`: "US$", "$#,##0": "$", "0.00": "", "0.00 [$": "", "[$USD] 0": "USD", "¥0": "¥", "[$¥-804]0": "¥",
	} {
		got := ""
		if s := formatSign(code); s != nil {
			got = s.text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestDamageOfNumbersThatTellThingsApart(t *testing.T) {
	text := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s} }
	number := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Number, Text: s} }
	for _, c := range []struct {
		cell sheet.Cell
		want string
	}{
		{text("PO-1"), ""},
		{text("##"), ""}, {text("###"), "hashes"}, {text("＃＃＃"), "hashes"}, {text("#12"), ""},
		{text("2.02207E+18"), "shortened"}, {text("2E+18"), "shortened"}, {text("2,02E18"), "shortened"}, {text("12E5"), ""}, {text("2E5"), ""},
		{text("202207271234500"), ""},           // 15 digits are all kept
		{text("2022072712345600"), "long zero"}, // 16, and the last are zeros
		{text("2022072712345601"), "long"},
		{text("20220727123456000"), "long zero"},
		{number("202207271234500"), ""},
		{number("2022072712345600"), "long cut zero"}, {number("2022072712345601"), "long"}, {number("20220727123456012"), "long cut"},
		{sheet.Cell{Kind: sheet.Date, Text: "2026-03-05"}, "turned"}, {sheet.Cell{Kind: sheet.Month, Text: "2026-03"}, "turned"},
	} {
		var d idDamage
		d.look(c.cell, c.cell.Text, 2)
		var got []string
		for _, l := range []struct {
			what string
			n    int
		}{{"hashes", len(d.hashes)}, {"shortened", len(d.shortened)}, {"turned", len(d.turned)}, {"long", d.long}, {"cut", len(d.cut)}, {"zero", d.zeros}} {
			if l.n > 0 {
				got = append(got, l.what)
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.cell.Text, got, c.want)
		}
	}
	var d idDamage
	for row := range 7 {
		d.look(text("###"), "###", row)
	}
	if len(d.hashes) != firstRows || d.hashes[4].row != 4 {
		t.Errorf("of seven damaged cells %v are named, want the first five", d.hashes)
	}
}

// Numbers of more than 15 digits that end in zeros are damaged when all of the column do.
func TestZerosBehindFifteenDigits(t *testing.T) {
	for cells, want := range map[string]bool{
		"2022072712345600": true, "2022072712345600 2022072712345700": true, "2022072712345600 2022072712345701": false, "2022072712345601": false, "202207271234500": false,
		"2022072712345600 PO-1": true,
	} {
		f := &field{table: &table{file: &sheet.File{}}, tally: Column{Key: "id", Title: "PO"}}
		for i, cell := range strings.Fields(cells) {
			f.ids.look(sheet.Cell{Kind: sheet.Text, Text: cell}, cell, i+2)
		}
		f.resolveIDs()
		if got := len(f.table.problems) == 1; got != want {
			t.Errorf("%s: %v", cells, f.table.problems)
		}
	}
}

func TestOrderNumbersThatLookAlike(t *testing.T) {
	for _, c := range []struct{ numbers, want string }{
		{"PO-1 po-1", "PO-1 | po-1"}, {"PO-1 PO–1 PO.1", "PO-1 | PO–1, PO-1 | PO.1"}, {"PO-1 PO-2", ""}, {"PO-1/PO-2 PO-2", "PO-1/PO-2 | PO-2"}, {"PO-2 PO-1/po-2", "PO-1/po-2 | PO-2"}, {"PO/1 po/1", "PO/1 | po/1"},
		{"PO/7 PO-1", ""},
	} {
		report := &Report{}
		alikeIDs(strings.Fields(c.numbers), report)
		var got []string
		for _, n := range report.Notes {
			for _, instance := range n.Cases {
				got = append(got, instance.String())
			}
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %q, want %q", c.numbers, got, c.want)
		}
	}
}
