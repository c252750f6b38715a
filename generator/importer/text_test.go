package importer

import "testing"

func TestWhatCannotBeSeenInACellIsTakenOff(t *testing.T) {
	for text, want := range map[string]string{
		"Alpha Co":           "Alpha Co",
		"  Alpha Co\t":       "Alpha Co",
		"\x01Alpha":          "Alpha",
		"Al\x1fpha":          "Alpha",
		"Alpha\x7fCo":        "AlphaCo",
		"a\tb":               "a b",
		"a\u00a0b\u200ac":    "a b c",
		"a\u202fb\u205fc":    "a b c",
		"甲\u3000乙":           "甲\u3000乙",
		"a\r\nb\rc\nd":       "a\nb\nc\nd",
		"a\u0085b":           "a\nb",
		"a\u2028b\u2029c":    "a\nb\nc",
		"a\u00adb\ufeffc":    "abc",
		"a\u200bb\u200fc":    "abc",
		"a\u2010b":           "a\u2010b",
		"a\u202ab\u202ec":    "abc",
		"a\u2060b\u2069c":    "abc",
		"a\u2070b":           "a\u2070b",
		"a\ufffeb\uffffc":    "abc",
		"a\ufffdb":           "a\ufffdb", // a mark of what was lost stays
		"é\u00a0":            "é",
		"caf\u00e9 \u200b ":  "café",
		"\u3000佛山\u3000":     "佛山",
		"first\n\nsecond\n ": "first\n\nsecond",
	} {
		if got := tidy(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"a b": "a b", "a  b": "a  b", "a \n b": "a b", "a\nb": "a b"} {
		if got := oneLine(text); got != want {
			t.Errorf("%q in one line: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"1,5": "1,5", "１２．５": "12.5", "２０２４年３月": "2024年3月", "（5）": "(5)", "": ""} {
		if got := narrow(text); got != want {
			t.Errorf("%q on a Western keyboard: %q, want %q", text, got, want)
		}
	}
}

func TestWhatSaysTotal(t *testing.T) {
	for text, want := range map[string]bool{
		"Total": true, "TOTAL:": true, " Sub-total ： ": true, "合计": true, "Total 3": true, "Total: 3": true, "合计（3 单）": true, "合计9": true, "Sum": true, "Summe": true,
		"Alpha Co subtotal": true, "华瑶小计": true, "Grand total 0": true,
		"Total Home Products": false, "Dim sum": false, "Summer": false, "Totals": false, "": false, "Gesamtschule": false, "Alphatotal": false, "PO-1": false, "小计算器": false, "Total Co 3": false,
	} {
		if got := saysTotal(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	for _, c := range []byte("AZaz") {
		if !isLetter(c) {
			t.Errorf("%c is a letter", c)
		}
	}
	for _, c := range []byte("@[`{0 \x80\xff") {
		if isLetter(c) {
			t.Errorf("%c is no letter", c)
		}
	}
}
