package pages

import (
	"strings"
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// A Chinese page defines every figure in Chinese: with the keys and the numbers of the
// English definition, but for the fields, which are named as they are.
func TestDefinitionsAreInTheLanguageOfThePage(t *testing.T) {
	s := wordstest.Site(t, words.Chinese)
	for _, d := range measure.Definitions() {
		for part, english := range map[string]string{"formula": d.Formula, "counts": d.Counts, "excludes": d.Excludes, "pitfalls": d.Pitfalls, "source": d.Source, "example": d.Example} {
			text, ok := s.Words.Definition(d.ID, part)
			if ok != (english != "") || ok && !words.HasHan(text) {
				t.Errorf("%s, %s: %q has %q", d.ID, part, english, text)
				continue
			}
			for i, key := range strings.Split(text, "`") {
				if i%2 == 1 && !strings.Contains(d.Formula+d.Counts+d.Excludes+d.Pitfalls, "`"+key+"`") && !isMeasure(key) {
					t.Errorf("%s, %s: the English definition knows no `%s`", d.ID, part, key)
				}
			}
		}
	}
	for page := range Across(s, nil, func(path string) bool { return strings.Contains(path, "about/") }, nil) {
		for _, part := range page.View.(*MeasureView).Parts {
			if part.Lang == words.English && part.Label != s.Words.Say("definition.field") {
				t.Errorf("%s: %s is in English", page.Path, part.Label)
			}
		}
	}
}

func isMeasure(id string) bool {
	for _, d := range measure.Definitions() {
		if d.ID == id {
			return true
		}
	}
	return false
}
