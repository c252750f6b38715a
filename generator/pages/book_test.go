package pages

import (
	"testing"

	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// A book that is looked at while it is written makes the page that somebody opens alone:
// each must be found by its path, in each language.
func TestAPageAcrossFactoriesIsMadeAloneByItsPath(t *testing.T) {
	for _, lang := range [...]string{words.English, words.Chinese} {
		s := *wordstest.Site(t, lang)
		s.Dir = "folder/"
		none := func(...Part) ([]Summary, error) { return nil, nil }
		whole := OfBook(&s, nil, nil)
		if len(whole) < 20 {
			t.Fatalf("%s: a book has only %d pages across factories", lang, len(whole))
		}
		for _, one := range whole {
			asked, made := 0, 0
			wants := func(path string) bool { asked++; return path == one.Path }
			for page, err := range Across(&s, none, wants, nil) {
				if err != nil || page.Path != one.Path {
					t.Errorf("%s: asked for %s, made %s, %v", lang, one.Path, page.Path, err)
				}
				made++
			}
			if made != 1 || asked != len(whole) {
				t.Errorf("%s: %s was made %d times, of %d pages asked about and %d that there are", lang, one.Path, made, asked, len(whole))
			}
		}
	}
}
