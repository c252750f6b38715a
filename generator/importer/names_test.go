package importer

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSlugs(t *testing.T) {
	for name, want := range map[string]string{
		"Foshan Yuanda Ceramics Co., Ltd.": "foshan-yuanda-ceramics-co-ltd",
		"  Møbel & Söhne (Straße) Łódź  ":  "mobel-and-sohne-strasse-lodz",
		"ABBVIE (Abbott) St. P'burg USA":   "abbvie-abbott-st-pburg-usa",
		"Wenzhou 温州 Shoes":                 "wenzhou-shoes",
		"../../etc/passwd":                 "etc-passwd",
		`C:\Windows\..\x`:                  "c-windows-x",
		"Emcure Plot No.P-2, I.T-B.T. Park, Phase II, MIDC, Hinjwadi, Pune, India": "emcure-plot-no-p-2-i-t-b-t-park-phase-ii-midc-hinjwadi-pune",
		strings.Repeat("x", 100): strings.Repeat("x", 64),
	} {
		if got, ok := slug(name); got != want || !ok {
			t.Errorf("%q: %q %v, want %q", name, got, ok, want)
		}
	}
	for _, name := range []string{"佛山市远大陶瓷有限公司", "佛山A厂", "CON", "nul", "...", "Ж", ""} {
		if got, ok := slug(name); ok {
			t.Errorf("%q became %q, and is no readable name", name, got)
		}
	}
}

func FuzzSlugIsAnIDOrNothing(f *testing.F) {
	f.Add("Foshan Yuanda Ceramics Co., Ltd.")
	f.Add("../ＡＢＣ/İI")
	f.Fuzz(func(t *testing.T, name string) {
		id, ok := slug(name)
		if ok && !isFactoryID(id) {
			t.Errorf("%q became %q", name, id)
		}
		if hashed := withHash(id, name); !isFactoryID(strings.TrimLeft(hashed, "-")) {
			t.Errorf("%q became %q", name, hashed)
		}
	})
}

func TestNearDuplicates(t *testing.T) {
	alike := [][2]string{
		{"Foshan Yuanda Ceramics", "FOSHAN YUANDA CERAMICS."},
		{"Foshan Yuanda Ceramics", "Foshan Yuanda Ceramics Co., Ltd."},
		{"Ranbaxy per Shasun Pharma", "Ranbaxy per Shasun Pharma Ltd"},
		{"Premier Med. Corp Ltd. India", "Premier Medical Corporation"},
		{"ACCOUN NIGERIA LIMITED", "ACOUNS NIGERIA LTD"},
		{"佛山市远大陶瓷", "佛山市远大陶瓷有限公司"},
		{"Lamda Shoes", "Lambda Shoes"},
	}
	for _, pair := range alike {
		if len(nearDuplicates(pair[:])) != 1 {
			t.Errorf("%q and %q are not found alike", pair[0], pair[1])
		}
	}
	different := [][2]string{
		{"Aurobindo Unit III, India", "Aurobindo Unit VII, India"},
		{"Plant 1 Works", "Plant 2 Works"},
		{"GSK Crawley", "GSK Aranda"},
		{"Cipla, Goa, India", "Cipla, Kurkumbh, India"},
		{"Handan Iron and Steel Group", "Jinan Iron and Steel Group"},
		{"Ningbo Sunrise Metal Products", "Wenzhou Sunrise Metal Products"},
		{"Co., Ltd.", "S.A."},
		{"A", "B"},
	}
	for _, pair := range different {
		if found := nearDuplicates(pair[:]); len(found) > 0 {
			t.Errorf("%q and %q are found alike: %s", pair[0], pair[1], found[0].Why)
		}
	}
}

func TestMisdecodedTextIsRecognized(t *testing.T) {
	for text, want := range map[string]string{
		"GrÃ¸nland":        "Grønland",
		"CÃ´te dâ€™Ivoire": "Côte d’Ivoire",
		"Grønland":         "",
		"Café":             "",
		"Ã":                "",
		"佛山":               "",
		"plain":            "",
	} {
		if got := misdecoded(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzTidyTextIsCleanAndStaysSo(f *testing.F) {
	f.Add("a\r\nb\u00a0c\u200bd\u2028e\tf")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // cells are decoded before
		}
		once := tidy(s)
		if again := tidy(once); again != once {
			t.Errorf("%q became %q and then %q", s, once, again)
		}
	})
}
