package load_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/load/loadtest"
)

// exampleFS is the book of a rule's example. The two rules about files that are
// missing show a whole book: nothing is added to it.
func exampleFS(rule *diag.Rule, text string) fstest.MapFS {
	if rule.Code != "FB0130" && rule.Code != "FB0131" {
		return loadtest.FS(text)
	}
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

func TestEveryRuleFindsItsBadExampleOnceAndNothingInTheGoodOne(t *testing.T) {
	for _, rule := range load.Rules() {
		if slices.Contains([]string{"FB0123", "FB0139", "FB0141"}, rule.Code) {
			continue // no text can show it; see TestFileOverTheLimitIsNotRead and names_test.go
		}
		_, _, bad := loadtest.Load(t, exampleFS(rule, rule.Bad))
		if len(bad) != 1 || bad[0].Code != rule.Code || bad[0].Severity != rule.Severity {
			t.Errorf("%s: the bad example gives %v", rule.Code, bad)
		}
		_, _, good := loadtest.Load(t, exampleFS(rule, rule.Good))
		if len(good) != 0 {
			t.Errorf("%s: the good example gives %v", rule.Code, good)
		}
	}
}

func TestEveryRuleIsDocumentedAndHasACodeOfItsOwn(t *testing.T) {
	code := regexp.MustCompile(`^FB01\d\d$`)
	var before string
	for _, rule := range load.Rules() {
		if !code.MatchString(rule.Code) || rule.Code == before {
			t.Errorf("%q is no code of its own", rule.Code)
		}
		before = rule.Code
		if rule.Title == "" || rule.Why == "" {
			t.Errorf("%s is not documented", rule.Code)
		}
	}
}

// fault is one line of a table: a record and the problem it must give.
type fault struct {
	text string // one record, or an archive
	at   string // line:column code
	says string // part of the text
	hint string // part of the hint
}

func checkFaults(t *testing.T, faults []fault) {
	t.Helper()
	for _, f := range faults {
		_, _, problems := loadtest.Load(t, loadtest.FS(f.text))
		if len(problems) != 1 {
			t.Errorf("%q\n\tgives %d problems, not one: %v", f.text, len(problems), problems)
			continue
		}
		p := problems[0]
		if at := fmt.Sprintf("%d:%d %s", p.Place.Line, p.Place.Column, p.Code); at != f.at {
			t.Errorf("%q\n\tis found at %s, not at %s (%s)", f.text, at, f.at, p.Text)
		}
		if !strings.Contains(p.Text, f.says) {
			t.Errorf("%q\n\tsays %q\n\twithout %q", f.text, p.Text, f.says)
		}
		if !strings.Contains(p.Hint, f.hint) {
			t.Errorf("%q\n\thints %q\n\twithout %q", f.text, p.Hint, f.hint)
		}
	}
}

func TestTypingMistakesHaveTheirPlaceAndTheirOwnWords(t *testing.T) {
	checkFaults(t, []fault{
		{"-- factories/yuanda/factory.yaml --\nname: Y\n-- factories/yuanda/orders/2025.yaml --\nversion https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n", "1:1 FB0101", "a pointer of Git LFS stands here", "git lfs pull"},
		// A colon and a space inside text.
		{"id: Q-1\nopened: 2025-04-19\ntitle: Glaze: pinholes\n", "3:8 FB0101", "a colon followed by a space", `"Glaze: pinholes"`},
		{"id: PO-1\nspecial: 样品: 第一单\n", "2:10 FB0101", "a colon followed by a space", `"样品: 第一单"`},
		{"id: PO-1\nlines:\n  - {name: Mug: big, sku: K}\n", "3:12 FB0101", "a colon followed by a space", `"Mug: big"`},
		{"id: PO-1\nrush: true:\n", "2:7 FB0101", "a colon followed by a space", `"true:"`},
		// A colon or a space that is missing.
		{"id: PO-1\nplaced 2025-02-10\nrush: true\n", "2:1 FB0101", `the colon after "placed" is missing`, "write `placed: 2025-02-10`"},
		{"id: PO-1\nplaced\n", "2:1 FB0101", `the colon after "placed" is missing`, "write `placed:`"},
		{"id: PO-1\nplaced=2025-02-10\n", "2:1 FB0101", "expected a colon", "write `placed: 2025-02-10`"},
		{"id: PO-1\nplaced:2025-02-10\nrush: true\n", "2:1 FB0101", `the space after "placed:" is missing`, "write `placed: 2025-02-10`"},
		{"id:PO-1\nplaced: 2025-02-10\n", "1:1 FB0101", `the space after "id:" is missing`, "write `id: PO-1`"},
		{"id:PO-1", "1:1 FB0101", `the space after "id:" is missing`, "write `id: PO-1`"},
		{"- id: PO-1\n-id: PO-2\n- id: PO-3\n", "2:1 FB0101", "the space after the dash is missing", "write `- id: PO-2`"},
		// Quotes and brackets.
		{"id: \"PO-1\nplaced: 2025-02-10\nrush: true\n", "1:5 FB0101", `this quotation mark " is never closed`, ""},
		{"id: 'PO-1\n\n", "1:5 FB0101", "this quotation mark ' is never closed", ""},
		{"id: PO-1\nspecial: 'it's first'\n", "2:10 FB0101", "text goes on after the closing quotation mark", `"it's first"`},
		{"id: PO-1\nspecial: \"first\" order\n", "2:10 FB0101", "text goes on after the closing quotation mark", `'"first" order'`},
		{"id: PO-1\nspecial: \"\\d\"\n", "2:11 FB0101", `\d`, `\\`},
		{"id: PO-1\nlines: [{sku: a}\nrush: true\nplaced: 2025-02-10\n", "2:8 FB0101", "this [ is never closed", "write ]"},
		{"id: PO-1\ncancelled: {on: 2025-03-01\nrush: true\n", "2:12 FB0101", "this { is never closed", "write }"},
		{"id: PO-1\ncancelled: {on: 2025-03-01]\n", "2:27 FB0101", "] closes what { on line 2 opened", "did you mean }?"},
		{"id: PO-1\nspecial: [12 of 40] left\n", "2:10 FB0101", "text goes on after the closing ]", `"[12 of 40] left"`},
		{"id: PO-1\nlines: [{sku: a}]]\n", "2:18 FB0101", "text goes on after", "one ] is too many"},
		{"[[[", "1:3 FB0101", "this [ is never closed", ""},
		// A comma that is missing.
		{"id: PO-1\nlines:\n  - {sku: a, quantity: 1 unit: pcs}\n", "3:26 FB0101", `a comma is missing before "unit:"`, "commas"},
		// Text that cannot begin like this.
		{"id: PO-1\nspecial: @home\n", "2:10 FB0101", "text cannot begin with @", `"@home"`},
		{"id: PO-1\nspecial: %5\n", "2:10 FB0101", "text cannot begin with %", `"%5"`},
		{"id: PO-1\nspecial: `first`\n", "2:10 FB0101", "text cannot begin with `", "\"`first`\""},
		{"id: PO-1\nspecial: }\n", "2:10 FB0101", "text cannot begin with }", ""},
		{"id: PO-1\npromises: [{by: factory, what: Glaze ok?, due: 2025-05-01}]\n", "2:32 FB0101", "a question mark stands in unquoted text", `"Glaze ok?"`},
		{"id: PO-1\npromises: [{by: factory, what: Which glaze? red}, {by: importer, what: so?}]\n", "2:32 FB0101", "a question mark stands in unquoted text", `"Which glaze? red"`},
		{"id: PO-1\npromises: [{by: factory, what: \"so?\"}, {by: importer, what: a?%b}]\n", "2:61 FB0101", "a question mark stands in unquoted text", `"a?%b"`},
		{"id: PO-1\norders: [PO?1, PO-2]\n", "2:10 FB0101", "a question mark stands in unquoted text", `"PO?1"`},
		{"id: PO-1\nextra: {Gate?: west}\n", "2:9 FB0101", "a question mark stands in unquoted text", `"Gate?"`},
		{"id: PO-1\nspecial: *first*\n", "2:10 FB0116", "begins with *", `"*first*"`},
		{"id: PO-1\nspecial: &first\n", "2:10 FB0116", "&first", ""},
		{"id: PO-1\nspecial: !first\n", "2:10 FB0117", "!first", ""},
		{"id: PO-1\nspecial: |first\n", "2:10 FB0101", "after |", `"|first"`},
		{"id: PO-1\nlines: - {sku: a}\n", "2:8 FB0101", "a list begins on the same line as its key", "next line"},
		{"id: PO-1\nspecial: first # of many\n  order\n", "3:3 FB0101", "the line above ended it with a comment", "quote"},
		{"%YAML 1.1\n---\nid: PO-1\n", "1:1 FB0101", "cannot begin with %", ""},
		// Indentation.
		{"id: PO-1\n placed: 2025-02-10\n", "2:2 FB0101", "indented by 1 space; expected 0 spaces", ""},
		{"id: PO-1\ncancelled:\n  on: 2025-03-01\n by: importer\n", "4:2 FB0101", "indented by 1 space; expected 0 or 2 spaces", ""},
		{"id: PO-1\nlines:\n  - sku: a\n   quantity: 1\n", "4:4 FB0101", "indented by 3 spaces; expected 0, 2 or 4 spaces", ""},
		{"id: PO-1\nlines:\n  - sku: a\n - sku: b\n", "4:2 FB0101", "this dash is indented by 1 space", ""},
		{"- id: PO-1\nplaced: 2025-02-10\n", "2:1 FB0101", "a key stands among the entries of a list", "two spaces"},
		{"id: PO-1\n- sku: a\n", "2:1 FB0101", "an entry of a list stands among keys", ""},
		{"id: PO-1\nnotes: |\n  Good.\n Bad.\n", "4:2 FB0101", "this line of a text is indented by 1 space, its first line by 2", ""},
		{"id: PO-1\nlines:\n\t- sku: a\n", "3:1 FB0119", "a tab indents this line", "two spaces"},
		{"\tid: PO-1\n", "1:1 FB0119", "a tab indents this line", ""},
		// The mistake stands far from where the reader gave up.
		{"id: PO-1\n" + strings.Repeat("# 注\n", 50) + "lines:\n  - {sku: a}\n - {sku: b}\n", "54:2 FB0101", "this dash is indented by 1 space", ""},
	})
}

func TestChinesePunctuationIsPointedAt(t *testing.T) {
	checkFaults(t, []fault{
		{"name：佛山远大\nstatus: active\n", "1:5 FB0118", "full-width", "did you mean `:` instead of `：`?"},
		{"id: PO-1\nplaced：2025-02-10\nrush: true\n", "2:7 FB0118", `the colon after "placed" is full-width`, "`：`"},
		{"-- factory.yaml --\nname：佛山远大\n", "1:1 FB0118", "full-width", "did you mean `:` instead of `：`?"},
		{"date: 2025-03-12\nteam: [王军，李娜]\n", "2:8 FB0118", "one entry", "write `王军, 李娜` (2 entries) or \"王军，李娜\" (one entry)"},
		{"date: 2025-03-12\nteam: [王军、李娜]\n", "2:8 FB0118", "one entry", "`王军, 李娜` (2 entries)"},
		{"id: PO-1\nlines: [{name: 杯子， sku: K}]\n", "2:18 FB0118", "the comma here is full-width", "`，`"},
		{"id: PO-1\nlines: [{sku：K, quantity: 1}]\n", "2:10 FB0118", "key", "write `sku: K`"},
		{"id: PO-1\nspecial: “first order”\n", "2:10 FB0135", "part of the text", "leave them out"},
		{"id: PO-1\nplaced: ２０２５-02-10\n", "2:9 FB0118", "full-width", "2025-02-10"},
		{"id: PO-1\nvalue: 9，576\n", "2:8 FB0108", "9，576", "write 9576 (a comma between thousands) or 9.5760 (a decimal comma)"},
		{"id: Q-1\nopened: 2025-04-19\nseverity: ｍajor\n", "3:11 FB0118", "full-width", "major"},
	})
	_, f := loadtest.Factory(t, "name: 佛山（远大）：陶瓷，杯子\ndirections_zh: 东门，找“王总”\nnotes: “好”与“坏”\n")
	if f.Name.V != "佛山（远大）：陶瓷，杯子" || f.DirectionsZH.V != "东门，找“王总”" || f.Notes.V != "“好”与“坏”" {
		t.Errorf("punctuation inside Chinese text was not kept: %q %q %q", f.Name.V, f.DirectionsZH.V, f.Notes.V)
	}
}

func TestInvisibleCharactersAreFound(t *testing.T) {
	checkFaults(t, []fault{
		{"id: PO-1\n\u00a0placed: 2025-02-10\n", "2:1 FB0120", "invisible", "write placed"},
		{"id: PO-1\npla\u200bced: 2025-02-10\n", "2:1 FB0120", `"placed"`, ""},
		{"id: PO-1\nplaced:\u00a02025-02-10\nrush: true\n", "2:8 FB0120", "invisible", "ordinary space"},
		{"id: PO-1\nplaced: 2025-02-10\u00a0\n", "2:9 FB0120", "invisible", "2025-02-10"},
		{"id: PO-1\u200b\n", "1:5 FB0120", "invisible", "PO-1"},
		{"id: PO\x00-1\n", "1:7 FB0121", "NUL", ""},
		{"id: PO-1\nspecial: a\x07\n", "2:11 FB0121", "U+0007", ""},
		{"id: PO-1\rplaced: 2025-02-10\r", "1:9 FB0121", "carriage return", "LF"},
		{"id: PO-1\nspecial: 一\u2028二\n", "2:11 FB0121", "U+2028", ""},
		{"id: PO-1\nspecial: a\u202eb\n", "2:11 FB0121", "U+202E", "delete"},
		{"id: PO-1\nspecial: \"a\\0b\"\n", "2:10 FB0121", "NUL", "escape"},
		{"id: PO-1\nspecial: \"a\\u202eb\"\n", "2:10 FB0121", "U+202E", "escape"},
		{"id: PO-1\nextra: {\"a\\x1bb\": c}\n", "2:9 FB0121", "U+001B", "escape"},
	})
}

func TestEncodingsOtherThanUTF8AreNamed(t *testing.T) {
	checkFaults(t, []fault{
		{"id: PO-1\nspecial: \xca\xd7\xb5\xa5\n", "2:10 FB0122", "GB18030", "iconv -f GB18030 -t UTF-8"},
		{"id: PO-1\nspecial: caf\xe9 au lait\n", "2:13 FB0122", "not UTF-8", "WINDOWS-1252"},
		{"-- orders/2025.yaml --\n\xff\xfei\x00d\x00:\x00 \x001\x00", "1:1 FB0122", "UTF-16", "iconv -f UTF-16"},
		{"-- orders/2025.yaml --\n\xfe\xff\x00i\x00d\x00:\x00 \x001", "1:1 FB0122", "UTF-16", ""},
		{"-- orders/2025.yaml --\ni\x00d\x00:\x00 \x001\x00", "1:1 FB0122", "UTF-16", ""},
		{"-- visits/a.md --\n---\ndate: 2025-03-12\n---\n\xca\xd7\xb5\xa5\n", "4:1 FB0122", "GB18030", ""},
	})
}

func TestDatesSayWhatWasReadAndWhatIsMeant(t *testing.T) {
	order := func(date string) string { return "id: PO-1\nplaced: " + date + "\n" }
	checkFaults(t, []fault{
		{order("2025/3/5"), "2:9 FB0107", `"2025/3/5"`, "write 2025-03-05"},
		{order("2025-3-5"), "2:9 FB0107", `"2025-3-5"`, "write 2025-03-05"},
		{order("2025.03.05"), "2:9 FB0107", "", "write 2025-03-05"},
		{order("20250305"), "2:9 FB0107", "", "write 2025-03-05"},
		{order("2025年3月5日"), "2:9 FB0107", "", "write 2025-03-05"},
		{order("05-03-2024"), "2:9 FB0107", `"05-03-2024"`, "write 2024-03-05 (day first) or 2024-05-03 (month first)"},
		{order("25/03/2024"), "2:9 FB0107", "", "write 2024-03-25"},
		{order("03/25/2024"), "2:9 FB0107", "", "write 2024-03-25"},
		{order("5 March 2024"), "2:9 FB0107", "", "write 2024-03-05"},
		{order("Mar 5, 2024"), "2:9 FB0107", "", "write 2024-03-05"},
		{order("2025-02-30"), "2:9 FB0107", "no day 30 in 2025-02", "2025-02 has 28 days"},
		{order("2025-13-01"), "2:9 FB0107", "no month 13", "write 2025-01-13"},
		{order("0205-02-10"), "2:9 FB0107", "year 205", ""},
		{order("2025-02-10T08:00:00Z"), "2:9 FB0107", "", "write 2025-02-10, without the time"},
		{order("2025-02-10 08:00"), "2:9 FB0107", "", "without the time"},
		{order("2025-02"), "2:9 FB0107", "", "the day is missing"},
		{order("25-02-10"), "2:9 FB0107", "", "write 2025-02-10 (year first) or 2010-02-25 (day first)"},
		{order("soon"), "2:9 FB0107", `"soon"`, ""},
		{order("[2025-02-10]"), "2:9 FB0102", "found a list", ""},
		{"name: Y\nsince: 2017-5\n", "2:8 FB0107", "", ""},
		{"title: B\npeak_seasons: [{name: X, from: 7-1, to: 10-15}]\n", "2:32 FB0107", "MM-DD", "write 07-01"},
		{"title: B\npeak_seasons: [{name: X, from: 02-30, to: 10-15}]\n", "2:32 FB0107", "MM-DD", ""},
		{"title: B\npeak_seasons: [{name: X, from: 2025-07-01, to: 10-15}]\n", "2:32 FB0107", "MM-DD", "write 07-01"},
		{"name: Y\nforecasts: [{period: Q3 2025, value: 1}]\n", "2:22 FB0107", "period", "write 2025-Q3"},
		{"title: B\nrates: {CNY: {2024-1-1: 0.14}}\n", "2:15 FB0107", "", "write 2024-01-01"},
	})
	_, f := loadtest.Factory(t, "name: Y\nsince: 2017-05\n")
	if f.Since.V.String() != "2017-05-01" {
		t.Errorf("since: 2017-05 is %s", f.Since.V)
	}
	_, f = loadtest.Factory(t, "name: Y\nsince: '2017'\n")
	if f.Since.V.String() != "2017-01-01" {
		t.Errorf("since: '2017' is %s", f.Since.V)
	}
}

func TestNumbersArePlainDecimals(t *testing.T) {
	order := func(value string) string { return "id: PO-1\nvalue: " + value + "\n" }
	checkFaults(t, []fault{
		{order("0755"), "2:8 FB0108", `"0755"`, "write 755"},
		{order("1_000"), "2:8 FB0108", "", "write 1000"},
		{order("1,000"), "2:8 FB0108", "", "write 1000 (a comma between thousands) or 1 (a decimal comma)"},
		{order("1,234,567.50"), "2:8 FB0108", "", "write 1234567.50"},
		{order("1.234.567,50"), "2:8 FB0108", "", "write 1234567.50"},
		{order("1,5"), "2:8 FB0108", "", "write 1.5"},
		{order("1 000"), "2:8 FB0108", "", "write 1000"},
		{order("0x10"), "2:8 FB0108", "", "decimal digits"},
		{order(".inf"), "2:8 FB0108", "", "delete the key"},
		{order(".5"), "2:8 FB0108", "", "write 0.5"},
		{order("5."), "2:8 FB0108", "", "write 5"},
		{order("+5"), "2:8 FB0108", "", "write 5"},
		{order("1e3"), "2:8 FB0108", "", "write 1000"},
		{order("00.5"), "2:8 FB0108", "", "write 0.5"},
		{order("5%"), "2:8 FB0108", "", "no percentage"},
		{order("USD 9576.00"), "2:8 FB0108", "", "write 9576.00"},
		{order("many"), "2:8 FB0108", `"many"`, "1234.50"},
		{order("12345678901234567890"), "2:8 FB0108", "19", "round"},
		{order("-5"), "2:8 FB0110", "negative", ""},
		{"name: Y\nterms: {lead_time_days: 3.7}\n", "2:25 FB0109", "3.7", ""},
		{"name: Y\nterms: {lead_time_days: 0755}\n", "2:25 FB0108", "", "755"},
		{"id: PO-1\nlines: [{sku: a, unit: pcs, quantity: 3.7}]\n", "2:39 FB0109", "pieces", ""},
		{"id: PO-1\nlines: [{sku: a, unit: sets, quantity: 3}]\ndeliveries: [{ready: 2025-01-01, quantities: {a: 1.5}}]\n", "3:50 FB0109", "sets", ""},
		{"id: PO-1\nlines: [{sku: a, quantity: 1,000}]\n", "2:28 FB0108", `"1,000"`, "write 1000"},
		{"date: 2025-03-12\nobservations: [{rating: 0}]\n", "2:25 FB0110", "from 1 to 5", ""},
		{"title: B\nrates: {CNY: {2024-01-01: 0}}\n", "2:27 FB0110", "rate of 0", ""},
		{"name: Y\ncapacity: {our_share: 0.12}\n", "2:23 FB0112", `"0.12"`, "write 12% (a share of 1) or 0.12% (the sign alone is missing)"},
		{"name: Y\ncapacity: {our_share: 12}\n", "2:23 FB0112", "", "write 12%"},
		{"name: Y\ncapacity: {our_share: a%}\n", "2:23 FB0108", "", ""},
		{"name: Y\ncapacity: {our_share: -5%}\n", "2:23 FB0110", "negative", ""},
	})
	_, f := loadtest.Factory(t, "id: PO-1\nvalue: '9576.00'\nlines: [{sku: a, unit: kg, quantity: 3.7}, {sku: b, unit: pcs, quantity: 3.0}]\n")
	if got := f.Orders[0].Value.V.String(); got != "9576.00" {
		t.Errorf("a quoted number is %s", got)
	}
	_, f = loadtest.Factory(t, "name: Y\ncapacity: {our_share: 33.3%}\n")
	if got := f.Capacity.OurShare.V.String(); got != "0.333" {
		t.Errorf("33.3%% is %s", got)
	}
}

func TestWordsAreExactAndTheNearestIsNamed(t *testing.T) {
	checkFaults(t, []fault{
		{"id: Q-1\nopened: 2025-04-19\nseverity: mayor\n", "3:11 FB0106", "critical, major, minor", "did you mean major?"},
		{"id: Q-1\nopened: 2025-04-19\nseverity: Major\n", "3:11 FB0106", "", "did you mean major?"},
		{"id: PO-1\nincoterm: FBO\n", "2:11 FB0106", `"FBO"`, "did you mean FOB?"},
		{"id: PO-1\nrush: yes\n", "2:7 FB0111", `"yes"`, "write true"},
		{"id: PO-1\nrush: off\n", "2:7 FB0111", `"off"`, "write false"},
		{"id: PO-1\nrush: True\n", "2:7 FB0111", `"True"`, "write true"},
		{"id: PO-1\nrush: maybe\n", "2:7 FB0111", "", ""},
		{"id: PO-1\ncurrency: RMB\n", "2:11 FB0128", "", "did you mean CNY?"},
		{"id: PO-1\ncurrency: usd\n", "2:11 FB0128", "", "did you mean USD?"},
		{"id: PO-1\ncurrency: UDS\n", "2:11 FB0128", "", "did you mean USD?"},
		{"title: B\nrates: {RMB: {2024-01-01: 0.14}}\n", "2:9 FB0128", "", "did you mean CNY?"},
		{"name: Y\nport: cnnsa\n", "2:7 FB0129", "", "did you mean CNNSA?"},
		{"name: Y\nport: CN NSA\n", "2:7 FB0129", "", "did you mean CNNSA?"},
		{"name: Y\nport: Nansha\n", "2:7 FB0129", `"Nansha"`, "did you mean CNNSA?"},
		{"title: B\nweek: [mon, tues]\n", "2:13 FB0106", "", "did you mean tue?"},
		{"name: Y\nstatus: [active]\n", "2:9 FB0102", "found a list", ""},
	})
	_, f := loadtest.Factory(t, "id: PO-1\nincoterm: fob\n")
	if f.Orders[0].Incoterm.V != "FOB" {
		t.Errorf("incoterm: fob is %q", f.Orders[0].Incoterm.V)
	}
	_, f = loadtest.Factory(t, "id: PO-1\nincoterm: ddu\n")
	if f.Orders[0].Incoterm.V != "DDU" {
		t.Errorf("a withdrawn Incoterm is %q; whether it may be used is for the checker to say", f.Orders[0].Incoterm.V)
	}
}

func TestKeysAreHeldToTheFormat(t *testing.T) {
	checkFaults(t, []fault{
		{"id: PO-1\nplacd: 2025-02-10\n", "2:1 FB0103", `"placd"`, "did you mean placed?"},
		{"id: PO-1\nlines: [{sku: a, qty: 3}]\n", "2:18 FB0103", `"qty"`, "did you mean quantity?"},
		{"id: PO-1\norder date: 2025-02-10\n", "2:1 FB0103", "", "did you mean placed?"},
		{"id: PO-1\nPlaced: 2025-02-10\n", "2:1 FB0103", "", "did you mean placed?"},
		{"id: PO-1\npromise-changes: []\n", "2:1 FB0103", "", "did you mean promise_changes?"},
		{"id: PO-1\nshoe_size: {a: [1, 2], a: 3}\n", "2:1 FB0103", "", "extra:"},
		{"id: PO-1\nlines: [{sku: a, prise: 3}]\n", "2:18 FB0103", "a line has no key", "did you mean price?"},
		{"id: PO-1\nplaced: 2025-02-10\nplaced: 2025-02-10\n", "3:1 FB0104", "the first is on line 2", ""},
		{"id: PO-1\nextra: {a: b, a: c}\n", "2:15 FB0104", "", ""},
		{"id: PO-1\nlines: [{sku: a, quantity: 1}]\ndeliveries: [{ready: 2025-01-01, quantities: {a: 1, a: 1}}]\n", "3:53 FB0104", "", ""},
		{"id: PO-1\nlines: [{name: mugs, 4 boxes, sku: a}]\n", "2:16 FB0101", `"mugs, 4 boxes"`, "write `\"mugs, 4 boxes\"`"},
		{"id: PO-1\n? [a]\n: b\n", "2:3 FB0102", "where a key is expected", ""},
		{"id: PO-1\n: b\n", "2:1 FB0101", "a colon without a key", ""},
		{"id: PO-1\n<<: {placed: 2025-02-10}\n", "2:1 FB0116", "<<", ""},
		// A fault of a required key is not also a missing key.
		{"- di: PO-1\n", "1:3 FB0103", "", "did you mean id?"},
		{"-- orders/2025.yaml --\n-id: PO-1\n", "1:1 FB0103", "", "write `- id`"},
		{"-- talks/2025.yaml --\non: 2025/3/5\n", "1:5 FB0107", "", ""},
		{"-- orders/2025.yaml --\nid: [A]\n", "1:5 FB0102", "", ""},
		{"-- orders/2025.yaml --\nplaced: 2025-02-10\n", "1:1 FB0105", `an order without "id"`, "add `id:"},
		{"-- orders/2025.yaml --\n- id: PO-1\n- placed: 2025-02-10\n", "2:3 FB0105", "", ""},
		{"-- orders/2025.yaml --\n- id: PO-1\n-\n", "2:2 FB0114", "", "delete"},
		{"-- factory.yaml --\n# nothing yet\n", "0:0 FB0105", "the file is empty", "add `name:"},
		{"-- orders/2025.yaml --\n", "0:0 FB0125", "no record", ""},
		{"-- orders/2025.yaml --\njust text\n", "1:1 FB0102", `found "just text"`, ""},
		{"-- factorybook.yaml --\ntitle: B\n---\ntitle: C\n", "3:1 FB0115", "", ""},
		{"name: Y\nproducts: mugs\n", "2:11 FB0102", "", "write [mugs]"},
		{"id: PO-1\nspecial: {a: b}\n", "2:10 FB0102", "found a map", "quote"},
		{"id: PO-1\nextra: [a]\n", "2:8 FB0102", "found a list", ""},
		{"-- orders/2025.yaml --\nid:\n", "1:1 FB0105", `without "id"`, "add `id:"},
		{"-- orders/2025.yaml --\nid: ' '\n", "1:1 FB0105", `without "id"`, "add `id:"},
	})
}
