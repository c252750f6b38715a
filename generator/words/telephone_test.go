package words

import (
	"strings"
	"testing"
)

// hrefs are the links of a telephone number, and nothing between them.
func hrefs(list []Telephone) string {
	var links []string
	for _, t := range list {
		if t.Href != "" {
			links = append(links, t.Href)
		}
	}
	return strings.Join(links, " ")
}

// What is tapped must dial that number and no other.
func TestTelephoneNumberIsDialledAsItIsMeant(t *testing.T) {
	for typed, want := range map[string]string{
		"+86 574 8765 4321":                 "tel:+8657487654321",
		"0574-87654321":                     "tel:057487654321",
		"(0574) 8765 4321":                  "tel:057487654321",
		"（0574）87654321":                    "tel:057487654321",
		"138 0000 0000":                     "tel:13800000000",
		"１３８０００００００0":                       "tel:13800000000",
		"400-820-0000":                      "tel:4008200000",
		"1234":                              "tel:1234",
		"0086 574 87654321":                 "tel:+8657487654321",
		"86-574-87654321":                   "tel:+8657487654321",
		"8613800000000":                     "tel:+8613800000000",
		"86754321":                          "tel:86754321", // eight digits: a number within a town
		"+45 33 00 00 00":                   "tel:+4533000000",
		"+39 06 0000 0000":                  "tel:+390600000000", // Italy keeps its 0
		"+86 (0)574 8765 4321":              "tel:+8657487654321",
		"+49 (0)40 000000":                  "tel:+4940000000",
		"+86 0574 87654321":                 "tel:+8657487654321",
		"86-0574-87654321":                  "tel:+8657487654321",
		"0574-87654321转802":                 "tel:057487654321,802",
		"0574-87654321 转 802":               "tel:057487654321,802",
		"0574-87654321（转802）":               "tel:057487654321", // in brackets: not read, the number is right
		"0574-87654321 分机：802":              "tel:057487654321,802",
		"0574-87654321 分机号802":              "tel:057487654321,802",
		"+86 574 8765 4321 ext. 802":        "tel:+8657487654321,802",
		"+86 574 8765 4321 Extension 12":    "tel:+8657487654321,12",
		"+86 574 8765 4321 x802":            "tel:+8657487654321,802",
		"0574-87654321#8":                   "tel:057487654321,8",
		"0574-87654321-802":                 "tel:057487654321,802",
		"+86-574-87654321-802":              "tel:+8657487654321,802",
		"0574-8765-4321":                    "tel:057487654321",
		"0574-87654321/22":                  "tel:057487654321",
		"0574-87654321 / 13800000000":       "tel:057487654321 tel:13800000000",
		"13800000000、13900000000":           "tel:13800000000 tel:13900000000",
		"13800000000，13900000000":           "tel:13800000000 tel:13900000000",
		"13800000000 13900000000":           "tel:13800000000 tel:13900000000",
		"13800000000;13900000000 (home)":    "tel:13800000000 tel:13900000000",
		"手机 13800000000 办公 0574-87654321转8": "tel:13800000000 tel:057487654321,8",
		"13800000000（王芳）":                   "tel:13800000000",
		"call 90 09":                        "tel:9009",
		"0757-1":                            "tel:07571",
		"123":                               "",
		"+12":                               "",
		"wechat":                            "",
		"":                                  "",
		"1234567890123456":                  "", // longer than any number
		"123456789012345":                   "tel:123456789012345",
	} {
		list := Telephones(typed)
		if got := hrefs(list); got != want {
			t.Errorf("%q dials %q, want %q", typed, got, want)
		}
		whole := ""
		for _, piece := range list {
			whole += piece.Text
		}
		if whole != typed {
			t.Errorf("%q is shown as %q", typed, whole)
		}
	}
}

func FuzzTelephonesShowWhatWasTyped(f *testing.F) {
	for _, typed := range []string{"0574-87654321转802", "（０５７４）", "\xff1234 x", "13800000000 13900000000 1"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		whole := ""
		for _, piece := range Telephones(strings.ToValidUTF8(typed, "?")) {
			whole += piece.Text
			if strings.Trim(strings.TrimPrefix(piece.Href, "tel:"), "+,0123456789") != "" {
				t.Errorf("%q dials %q", typed, piece.Href)
			}
		}
		if whole != strings.ToValidUTF8(typed, "?") {
			t.Errorf("%q is shown as %q", typed, whole)
		}
	})
}
