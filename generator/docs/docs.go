// Package docs holds the manual: the pages of this folder that say how a book is begun and
// written, how a spreadsheet becomes records, what is measured, how the site is published
// and what may be handed over. The program carries them, so that `factorybook explain records`
// needs no network.
package docs

import (
	"embed"
	"strings"

	"factorybook/generator/diag"
)

//go:embed tutorial.md authors.md authors.zh-Hans.md records.md import.md measures.md publishing.md forms.md editions.md
var pages embed.FS

// manuals are the pages by the names that people ask for.
var manuals = []struct{ name, file string }{
	{"tutorial", "tutorial.md"}, {"authors", "authors.md"}, {"records", "records.md"}, {"map", "import.md"}, {"measures", "measures.md"},
	{"publishing", "publishing.md"}, {"forms", "forms.md"}, {"editions", "editions.md"},
}

// Manuals are the names of the pages.
func Manuals() []string {
	names := make([]string, len(manuals))
	for i, m := range manuals {
		names[i] = m.name
	}
	return names
}

// Manual returns a page, as Markdown, in a language where there is one in it. The page of
// the map is the one of the import.
func Manual(name, language string) (text string, ok bool) {
	if name == "import" {
		name = "map"
	}
	for _, m := range manuals {
		if m.name == name {
			data, err := pages.ReadFile(m.name + "." + language + ".md")
			if err != nil {
				data, err = pages.ReadFile(m.file)
			}
			return string(data), err == nil
		}
	}
	return "", false
}

// Section returns the part of a page under a heading, with the parts below it.
// Where there is no such heading it returns one that was probably meant, or "".
func Section(page, heading string) (text, near string) {
	lines := strings.SplitAfter(page, "\n")
	var headings []string
	for i, line := range lines {
		title, depth := headingOf(line)
		if depth == 0 {
			continue
		}
		headings = append(headings, title)
		if !strings.EqualFold(title, heading) {
			continue
		}
		end := i + 1
		for end < len(lines) {
			if _, d := headingOf(lines[end]); d > 0 && d <= depth {
				break
			}
			end++
		}
		return strings.TrimRight(strings.Join(lines[i:end], ""), "\n") + "\n", ""
	}
	return "", diag.Nearest(heading, headings)
}

// headingOf returns the text of a heading and its depth, 0 where a line is none.
func headingOf(line string) (title string, depth int) {
	title = strings.TrimLeft(line, "#")
	depth = len(line) - len(title)
	if depth == 0 || !strings.HasPrefix(title, " ") {
		return "", 0
	}
	return strings.Trim(strings.TrimSpace(title), "`"), depth
}
