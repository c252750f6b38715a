package generator_test

import (
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"factorybook/generator/record"
)

// inEnglish is what a name, an id or a word of the trade never is: three small words of
// Latin letters after one another.
var inEnglish = regexp.MustCompile(`[A-Za-z]*[ ,;:'’]*\b[a-z]{2,}[ ,;:'’]+[a-z]{2,}[ ,;:'’]+[a-z]{2,}\b.{0,40}`)

// cited is the title of a paper.
var cited = regexp.MustCompile(`《[^》]*》`)

// A sentence in English on a Chinese page of the sample is a text without its Chinese
// twin, or a page that shows the wrong one of the two. A briefing is for two readers, what
// was allowed quotes a comment in a file, and papers are cited by their titles.
func TestChinesePagesOfTheSampleSayNothingInEnglish(t *testing.T) {
	pages := 0
	for name, page := range parseSite(t, sampleSite(t)) {
		if !strings.HasPrefix(name, "zh/") || path.Base(name) == "briefing.html" {
			continue
		}
		pages++
		for n := range page.root.Descendants() {
			for _, a := range n.Attr {
				switch a.Key {
				case "alt", "title", "aria-label", "aria-description", "placeholder":
					if found := inEnglish.FindString(a.Val); found != "" {
						t.Errorf("%s: %s says %q", name, a.Key, found)
					}
				}
			}
		}
		said := cited.ReplaceAllString(pageText(page.root), "")
		for n := range page.root.Descendants() {
			if of, _ := attribute(n, "aria-labelledby"); of == "_allowed" {
				for _, line := range strings.Split(pageTextOf(n), "\n") {
					said = strings.ReplaceAll(said, line, "")
				}
			}
		}
		for _, found := range inEnglish.FindAllString(said, -1) {
			t.Errorf("%s says %q", name, found)
		}
	}
	if pages < 100 {
		t.Errorf("only %d Chinese pages in the sample", pages)
	}
}

// latinMark is a mark of a Latin text that stands in a Chinese one: beside 汉字, or between
// the parts of a list. What is said in brackets of one word (JSON) is a name.
var latinMark = regexp.MustCompile(`.{0,12}(?:\p{Han}[)」》）”]?[,;:!?]|[,;:!?] ?\p{Han}|\p{Han} ?\([^A-Za-z]|[0-9A-Za-z]+[,;] [0-9]+ ×).{0,12}`)

// labelOfText is what pageText itself says before a text.
var labelOfText = regexp.MustCompile(`^: |[a-z]+: `)

// Marks of a Chinese page are those of its language, also where a page puts two texts
// together. Formulas are written as everywhere, and what was allowed quotes a file.
func TestChinesePagesAreSetWithChineseMarks(t *testing.T) {
	for name, page := range parseSite(t, sampleSite(t)) {
		if !strings.HasPrefix(name, "zh/") || path.Base(name) == "briefing.html" {
			continue
		}
		for line := range strings.Lines(pageText(page.root)) {
			if strings.Contains(line, "÷") || strings.Contains(line, "Σ") {
				continue
			}
			if found := latinMark.FindString(labelOfText.ReplaceAllString(line, "")); found != "" {
				t.Errorf("%s: %q", name, found)
			}
		}
	}
}

// pageTextOf is what a reader gets to know of a part of a page.
func pageTextOf(n *html.Node) string {
	var w textWriter
	w.children(n)
	w.flush()
	return w.b.String()
}

// A text without a Chinese twin may be too short to be seen as English on a page.
func TestEveryTextOfTheSampleHasItsChineseTwin(t *testing.T) {
	b := readSampleBook(t)
	texts := twins(t, "factorybook.yaml", reflect.ValueOf(b.settings).Elem())
	for id, f := range b.factories {
		texts += twins(t, id, reflect.ValueOf(f).Elem())
	}
	if texts < 1000 {
		t.Errorf("only %d texts with a twin in the sample", texts)
	}
}

// smallWords are what needs a Chinese twin; ISO 9001 needs none.
var smallWords = regexp.MustCompile(`[a-z]{2,}`)

// twins counts the texts of a value that have a Chinese twin, and names those that have none.
func twins(t *testing.T, where string, v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			n += twins(t, where, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			n += twins(t, where, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() {
				continue
			}
			twin := v.FieldByName(field.Name + "ZH")
			if !twin.IsValid() {
				n += twins(t, where, v.Field(i))
				continue
			}
			switch text := v.Field(i).Interface().(type) {
			case record.Text:
				if text.V == "same" || !smallWords.MatchString(text.V) { // the site of a certificate
					continue
				}
				if n++; !twin.Interface().(record.Text).Known() {
					t.Errorf("%s: %s %q is in English alone", where, field.Name, text.V)
				}
			default: // labels, products
				if v.Field(i).Len() != twin.Len() {
					t.Errorf("%s: %s has %d entries in English and %d in Chinese", where, field.Name, v.Field(i).Len(), twin.Len())
				}
			}
		}
	}
	return n
}
