package check

import (
	"strings"
	"testing"

	"factorybook/generator/testenv"
)

// The codes are those of real companies; they stay out of the repository.
func TestCodesOfRealCompanies(t *testing.T) {
	for _, row := range testenv.Rows(t, testenv.Data(t, "uscc_examples.csv")) {
		code, expect := row[0], row[2]
		text, _, bad := usccFault(code)
		switch {
		case expect == "valid" && bad:
			t.Errorf("%s (%s): %s", code, row[1], text)
		case expect != "valid" && !bad:
			t.Errorf("%s (%s) passes, want %s", code, row[1], expect)
		case strings.HasSuffix(expect, "checksum") && !strings.Contains(text.String(), "check digit"),
			expect == "invalid-format" && !strings.Contains(text.String(), "never part"),
			expect == "invalid-length" && !strings.Contains(text.String(), "17 characters"):
			t.Errorf("%s: %q does not say that it is %s", code, text, expect)
		}
	}
}

func TestCheckDigitOfThePilotCodesIsTheOneComputedElsewhere(t *testing.T) {
	for code, want := range map[string]byte{"91350100M0001TGQXM": '1', "91350211M0000XUF46": 'R', "91350203M0001FUE2P": 'J'} {
		if got := usccCheckDigit(code[:17]); got != want {
			t.Errorf("%s: got %c, want %c", code, got, want)
		}
	}
}

func TestProvinceIsRecognizedHoweverItIsWritten(t *testing.T) {
	for name, code := range map[string]string{
		"Guangdong": "44", "guangdong province": "44", "广东省": "44", "广东": "44", "Guangdong Sheng": "44",
		"Shaanxi": "61", "陕西省": "61", "Shanxi": "14", "Anhui": "34", "Anhui Province": "34",
		"Inner Mongolia": "15", "Nei Mongol": "15", "内蒙古自治区": "15", "Inner Mongolia Autonomous Region": "15",
		"Guangxi Zhuang Autonomous Region": "45", "广西壮族自治区": "45", "Ningxia Hui": "64", "Xinjiang Uygur": "65",
		"Shanghai": "31", "上海市": "31", "Shanghai City": "31", "Hong Kong": "81", "Hongkong": "81", "Macau": "82", "Xizang": "54",
	} {
		if p, ok := provinceOf(name); !ok || p.code != code {
			t.Errorf("%s: got %v %v, want %s", name, p, ok, code)
		}
	}
	for _, name := range []string{"", "Bavaria", "City", "省"} {
		if p, ok := provinceOf(name); ok {
			t.Errorf("%q is taken for %s", name, p.name)
		}
	}
}

func TestNationalRegisterIsInNoProvince(t *testing.T) {
	if p, ok := usccProvince("91100000600037341L"); ok {
		t.Errorf("100000 is taken for %s", p.name)
	}
	if p, ok := usccProvince("91110000600037341L"); !ok || p.name != "Beijing" {
		t.Errorf("110000 is taken for %q", p.name)
	}
}
