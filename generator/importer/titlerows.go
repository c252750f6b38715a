package importer

import (
	"slices"
	"strings"

	"factorybook/generator/sheet"
)

// Titles can take several rows: one that stands over several columns has theirs below it.

// titlesIn are the titles of one row.
func titlesIn(file *sheet.File, r sheet.Row) []string {
	titles := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		titles[i] = oneLine(tidy(file.Shown(c)))
	}
	return titles
}

// titlesOver joins what stands above a column, from the first row of titles to the last.
func titlesOver(file *sheet.File, rows []sheet.Row) []string {
	var header []string
	for k, r := range rows {
		titles := titlesIn(file, r)
		if k < len(rows)-1 {
			titles = spread(file, r.Number, titles, titlesIn(file, rows[k+1]))
		}
		for len(header) < len(titles) {
			header = append(header, "")
		}
		for i, title := range titles {
			if title != "" && header[i] != title {
				header[i] = strings.TrimSpace(header[i] + " " + title)
			}
		}
	}
	return header
}

// spread gives a title over several columns to each of them. Where cells are merged they
// say how far it reaches; else it reaches over the blank cells behind it, as long as its
// own column and theirs have a title in the row below.
func spread(file *sheet.File, row int, titles, below []string) []string {
	at := func(list []string, i int) string {
		if i < len(list) {
			return list[i]
		}
		return ""
	}
	wide := make([]string, max(len(titles), len(below)))
	for i := range wide {
		wide[i] = at(titles, i)
		if wide[i] != "" {
			continue
		}
		merged := slices.IndexFunc(file.Merged, func(m sheet.Range) bool {
			return m.FromRow <= row && row <= m.ToRow && m.FromColumn-1 < i && i < m.ToColumn
		})
		switch {
		case merged >= 0:
			wide[i] = at(titles, file.Merged[merged].FromColumn-1)
		case i > 0 && len(file.Merged) == 0 && at(below, i) != "" && at(below, i-1) != "":
			wide[i] = wide[i-1]
		}
	}
	return wide
}

// secondTitles reports whether the row below the titles has the rest of them: texts alone,
// one of which is known as a title, and some stand where the row above is blank, or the two
// rows are merged in other columns.
func secondTitles(file *sheet.File, first, second sheet.Row) bool {
	if second.Number != first.Number+1 {
		return false
	}
	above, texts, under, known := titlesIn(file, first), 0, 0, false
	spreadOut := spread(file, first.Number, above, titlesIn(file, second))
	for i, c := range second.Cells {
		text := tidy(c.Text)
		if text == "" {
			continue
		}
		if c.Kind != sheet.Text || strings.ContainsAny(narrow(text), "0123456789") {
			return false
		}
		if texts++; i >= len(above) || above[i] == "" {
			under++
		}
		known = known || keyOf(text) != "" || i < len(spreadOut) && keyOf(strings.TrimSpace(spreadOut[i]+" "+text)) != ""
	}
	if day, _ := holdsDay(second); day != "" || !known || texts == len(above) {
		return false
	}
	return under > 0 && len(above)-blanks(above) > under || slices.ContainsFunc(file.Merged, func(m sheet.Range) bool {
		return m.FromRow == first.Number && m.ToRow == second.Number
	})
}

// hasTwice reports whether a title comes twice.
func hasTwice(titles []string) bool {
	seen := map[string]bool{"": false}
	for _, title := range titles {
		if seen[title] {
			return true
		}
		seen[title] = title != ""
	}
	return false
}

func blanks(list []string) (n int) {
	for _, s := range list {
		if s == "" {
			n++
		}
	}
	return n
}
