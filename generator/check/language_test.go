package check_test

import (
	"strings"
	"testing"

	"factorybook/templates"
)

// The languages of the interface are the folders of words, wherever somebody asks.
func TestALanguageThatThereAreNoWordsForIsNamedWithTheOnesThereAre(t *testing.T) {
	all, err := templates.Languages(templates.Files)
	if err != nil || len(all) < 2 {
		t.Fatal(all, err)
	}
	for tag, want := range map[string]string{ // "": fine; else the hint
		"en": "", "zh-Hans": "",
		"zh": "did you mean zh-Hans?", "zh-CN": "did you mean zh-Hans?", "zh_CN": "did you mean zh-Hans?", "ZH-hans": "did you mean zh-Hans?", "cn": "did you mean zh-Hans?",
		"EN": "did you mean en?", "en-GB": "did you mean en?", "de": "-", "z": "-", "e": "-",
	} {
		var found []string
		for _, p := range problemsOf(t, book(t, "-- factorybook.yaml --\ntitle: Book\nlanguages: ["+tag+"]\n"), today) {
			if p.Code == "FB0512" {
				if !strings.Contains(p.Text, "expected "+strings.Join(all, " or ")) {
					t.Errorf("%s: %s does not name every language", tag, p.Text)
				}
				found = append(found, p.Hint)
			}
		}
		switch {
		case want == "" && len(found) > 0:
			t.Errorf("%s is said to be none: %q", tag, found)
		case want == "-" && (len(found) != 1 || found[0] != ""), want != "" && want != "-" && (len(found) != 1 || found[0] != want):
			t.Errorf("%s: %q, want %q", tag, found, want)
		}
	}
}
