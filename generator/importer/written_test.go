package importer

import (
	"strings"
	"testing"

	"factorybook/generator/diag"
)

func TestHowTextIsQuoted(t *testing.T) {
	for text, want := range map[string]string{
		`a"b`: `"a\"b"`, `a\b`: `"a\\b"`, "a\nb": `"a\nb"`, "a\tb": `"a\tb"`, "a\x01b": `"a\x01b"`, "a\u00a0b": `"a\xA0b"`, "a\u200bb": `"a\u200Bb"`, "a\u00ffb": "\"aÿb\"", "a\U000e0001b": `"a\U000E0001b"`,
		"a b": `"a b"`, "佛山": `"佛山"`, "a\ufffdb": `"a\uFFFDb"`, "a\u0085b": `"a\x85b"`, "a\ufeffb": `"a\uFEFFb"`,
	} {
		if got := quote(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	var b strings.Builder
	for _, c := range []rune{0xff, 0x100, 0xffff, 0x10000} {
		escape(&b, c)
	}
	if b.String() != `\xFF\u0100\uFFFF\U00010000` {
		t.Error(b.String())
	}
	for text, want := range map[string]bool{
		"116-ZA-T30": true, "5th plant": true, "12": false, "1.5": false, "5e3": false, "0x1F": false, "2026-01-02": false, "2026-01-02 x": false, "no": false, "N": false, "nb": true,
		"-a": false, "a ": false, "a#b": false, "a:b": false, "a,b[c]": true, "a\"b": false, "é1": true, "a\u0301": true, "\u0301a": false, "a\xffb": false, "": false, "\x80": false, "a\u00a0b": false, "甲1": true,
	} {
		if got := plain(text); got != want {
			t.Errorf("%q needs no quotes: %v", text, got)
		}
	}
	for text, want := range map[string]bool{
		"a\nb": true, "a\n\nb": true, " a\nb": false, "\na": false, "a\n": false, "a\n \nb": false, "a\n\tb": false, "a\n  b": true, "a\u200b\nb": false,
	} {
		if got := blockable(text); got != want {
			t.Errorf("%q as a block: %v", text, got)
		}
	}
	for want, pairs := range map[string][]string{"{}": {"a", ""}, "{a: 1}": {"a", "1", "b", ""}, "{b: 2}": {"a", "", "b", "2"}, "{a: 1, b: 2}": {"a", "1", "b", "2"}} {
		if got := flow(pairs...); got != want {
			t.Errorf("%q: %s, want %s", pairs, got, want)
		}
	}
	if flowList(nil) != "" || flowList([]string{"a"}) != "[a]" || flowList([]string{"a", "b, c"}) != `[a, "b, c"]` {
		t.Error("a list in one line")
	}
	for text, want := range map[string]string{"12.5": "12.5", "2026-01-02": "2026-01-02", "true": "true", "5%": "5%", "": "", "-5": `"-5"`, "1,5": `"1,5"`, "a b": `"a b"`, "TRUE": `"TRUE"`} {
		if got := bareText(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestWhatAReportShowsOfTwoTexts(t *testing.T) {
	for _, c := range []struct{ text, other, want string }{
		{"abc", "abd", "abc"},
		{"GrÃ¸nland", "Grønland", "GrÃ¸nland"},
		{"0123456789012X", "0123456789012Y", "…123456789012X"},
		{"012345678901X", "012345678901Y", "012345678901X"},
		{"X012345678901", "Y012345678901", "X012345678901"},
		{"X0123456789012", "Y0123456789012", "X012345678901…"},
		{"0123456789012X0123456789012", "0123456789012YY0123456789012", "…123456789012X012345678901…"},
		{"same", "same", "same"},
		{"aa", "aaa", "aa"},
	} {
		if got := around(c.text, c.other); got != c.want {
			t.Errorf("%s beside %s: %s, want %s", c.text, c.other, got, c.want)
		}
	}
	for _, c := range []struct {
		rows []int
		all  int
		want string
	}{
		{[]int{2}, 1, "row 2"}, {[]int{2, 3}, 2, "rows 2, 3"}, {[]int{2, 3, 4, 5, 6}, 5, "rows 2, 3, 4, 5, 6"}, {[]int{2, 3, 4, 5, 6}, 6, "6 rows (2, 3, 4, 5, 6, …)"}, {[]int{2, 3, 4, 5, 6, 7}, 6, "6 rows (2, 3, 4, 5, 6, …)"},
	} {
		if got := rowList(c.rows, c.all).String(); got != c.want {
			t.Errorf("%v of %d: %s, want %s", c.rows, c.all, got, c.want)
		}
	}
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 10: "10th", 11: "11th", 12: "12th", 13: "13th", 14: "14th", 21: "21st", 22: "22nd", 101: "101st", 111: "111th", 113: "113th", 123: "123rd"} {
		if got := ordinal(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	titles := strings.Split(strings.TrimSuffix(strings.Repeat("t,", 40), ","), ",")
	if got := excerptList(append([]string{""}, titles...)); strings.Contains(got, "more") || strings.HasPrefix(got, ",") {
		t.Errorf("40 titles: %s", got)
	}
	if got := excerptList(append(titles, "x")); !strings.HasSuffix(got, "t and 1 more") {
		t.Errorf("41 titles: %s", got)
	}
	table := &table{header: []string{"PO", "", "Qty"}}
	for name, want := range map[string]int{"column 1": 0, "column 3": 2, "column A": 0, "column C": 2, "column 0": -1, "column 4": -1, "column D": -1, "column": -1, "Qty": -1, "column -1": -1} {
		got, ok := table.place(name)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%s is at %d, want %d", name, got, want)
		}
	}
	for column, want := range map[int]string{0: "PO", 1: "column B", 2: "Qty", 3: "column D"} {
		if got := table.titleOf(column); got != want {
			t.Errorf("column %d is called %s, want %s", column, got, want)
		}
	}
}

// A report lists ten cases of a kind and counts the rest.
func TestAReportListsTenCases(t *testing.T) {
	for cases, want := range map[int]string{10: "", 11: "and 1 more\n", 12: "and 2 more\n"} {
		r := &Report{Columns: []Column{{Title: "Qty", Key: "quantity", Read: 1}}, FilesDone: []string{"a"}}
		for i := range cases {
			name := strings.Repeat("x", i+1)
			r.note(diag.Say("A note"), diag.Say("%s", name))
			r.Near = append(r.Near, nearNames{name, name + "y", diag.Say("why")})
			r.Columns[0].unreadable(name, diag.Say("no number"), i+2)
			r.Orders.Edited = append(r.Orders.Edited, name)
		}
		r.note(diag.Say("A note"), diag.Say("x")) // once more
		talks := &TalkReport{}
		for i := range cases {
			talks.Wrong = append(talks.Wrong, strings.Repeat("x", i+1))
		}
		var b, of strings.Builder
		if err := r.WriteText(&b, nil); err != nil {
			t.Fatal(err)
		}
		if err := talks.WriteText(&of, nil); err != nil {
			t.Fatal(err)
		}
		got := b.String() + of.String()
		if n := strings.Count(got, "  "+want); want != "" && n != 3 || want == "" && strings.Contains(got, "more") {
			t.Errorf("%d cases: %d times %q in\n%s", cases, n, want, got)
		}
		texts := map[int]string{11: "and 1 text more\n", 12: "and 2 texts more\n"}[cases]
		if !strings.Contains(got, texts) || strings.Contains(got, ", …)") != (cases > 10) {
			t.Errorf("%d cases:\n%s", cases, got)
		}
	}
}

func TestWhatAReportCallsTheFilesWritten(t *testing.T) {
	for _, c := range []struct {
		r    Report
		want string
		not  string
	}{
		{Report{FilesDone: []string{"a"}}, "\n1 file written.\nNext: `git diff`", "factorybook.yaml and"},
		{Report{FilesDone: []string{"a", "b"}, NewBook: true}, "\n2 files written.\nNext: look through factorybook.yaml", "git diff"},
		{Report{}, "\nNothing changed.\n", "Next"},
		{Report{DryRun: true, FilesDone: []string{"a"}}, "1 file would be.\nNext: the same without --dry-run", "git diff"},
		{Report{DryRun: true}, "0 files would be.\nNext: the same without", "git diff"},
		{Report{Lines: 1, Numbers: 1, Orders: Outcome{Unchanged: 1}}, "1 order line under 1 order number\n1 order (one per", "lines"},
		{Report{Lines: 2, Numbers: 2, Orders: Outcome{Held: []string{"A"}, Deleted: []string{"B"}}}, "2 order lines under 2 order numbers\n2 orders (one per order number and factory): 0 new, 0 changed, 0 as before, 1 deleted by hand and not written again (B), 1 not written, see above (A)", "edited"},
	} {
		var b strings.Builder
		if err := c.r.WriteText(&b, nil); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), c.want) || strings.Contains(b.String(), c.not) {
			t.Errorf("%+v:\n%s", c.r, b.String())
		}
	}
	for keys, want := range map[string]bool{"received": true, "received ready": false, "received shipped": false, "ready": false, "": false} {
		r := &Report{}
		for _, key := range strings.Fields(keys) {
			r.Columns = append(r.Columns, Column{Key: key, Read: 1})
		}
		if r.onlyArrivals() != want {
			t.Errorf("%q: only arrivals %v", keys, !want)
		}
	}
	// A column whose cells could not be used says nothing of when goods came.
	if r := (&Report{Columns: []Column{{Key: "received", Read: 2, Idle: 1}, {Key: "ready", Read: 1, Idle: 1}}}); !r.onlyArrivals() {
		t.Error("a day that changed nothing counts")
	}
}
