package importer

import (
	"fmt"
	"strings"

	"factorybook/generator/sheet"
)

// Suggest looks at a spreadsheet and writes a map for it: one that runs, and says in
// comments what it took each column for, what it left alone and what only a person
// can know. what is "orders" or "factories": what the map would be used for.
func Suggest(file Source) (mapText, what string, err error) {
	s := &suggestion{file: file, used: map[int]bool{}}
	if err := s.look(); err != nil {
		return "", "", fmt.Errorf("%s: %w", file.Name, err)
	}
	what = s.what()
	return s.write(what), what, nil
}

// suggestion is what was seen of a spreadsheet.
type suggestion struct {
	file      Source
	table     *sheet.File
	sheetName string // named in the map because there are several
	headerRow int
	header    []string
	columns   []columnLook
	used      map[int]bool
	named     bool // a column names the factory
	lines     strings.Builder
	how       []string // entries of columns:
}

// columnLook is what stands in a column.
type columnLook struct {
	cells, blank, numbers, days int
	unreadDays                  []cellAt
	beside                      map[string]int // what stands beside its numbers
	words                       map[string]int
	comma, point                int
}

// sampleRows is how many rows are looked at.
const sampleRows = 2000

func (s *suggestion) look() error {
	var err error
	s.table, err = sheet.Open(s.file.Data, sheet.Options{HeaderRow: 1})
	if err != nil && strings.Contains(err.Error(), "say which one to read") {
		s.sheetName = "1"
		s.table, err = sheet.Open(s.file.Data, sheet.Options{Sheet: s.sheetName})
	}
	if err != nil {
		return err
	}
	if err := s.findHeader(); err != nil {
		return err
	}
	rows := 0
	return s.table.Rows(func(r sheet.Row) bool {
		if r.Number > s.headerRow {
			s.row(r)
			rows++
		}
		return rows < sampleRows
	})
}

// findHeader takes the row among the first that holds most titles that are known,
// else the first that holds three texts or more.
func (s *suggestion) findHeader() error {
	best, most := sheet.Row{}, -1
	err := s.table.Rows(func(r sheet.Row) bool {
		score, filled := 0, 0
		for _, c := range r.Cells {
			text := oneLine(tidy(c.Text))
			if text == "" || c.Kind != sheet.Text {
				continue
			}
			filled++
			if keyOf(text) != "" {
				score += 10
			}
		}
		if score = score + min(filled, 3); score > most {
			best, most = r, score
		}
		return r.Number < lookForTitles
	})
	if err != nil {
		return err
	}
	s.headerRow = max(best.Number, 1)
	for _, c := range best.Cells {
		s.header = append(s.header, oneLine(tidy(s.table.Shown(c))))
	}
	s.columns = make([]columnLook, len(s.header))
	for i := range s.columns {
		s.columns[i].beside, s.columns[i].words = map[string]int{}, map[string]int{}
	}
	return nil
}

// row looks at the cells of one row.
func (s *suggestion) row(r sheet.Row) {
	for i := range s.columns {
		s.columns[i].look(r.Cell(i), r.Number)
	}
}

func (l *columnLook) look(c sheet.Cell, row int) {
	text := oneLine(unforce(tidy(c.Text)))
	if text == "" {
		l.blank++
		return
	}
	l.cells++
	if l.words[text]++; len(l.words) > 60 {
		clear(l.words)
	}
	switch c.Kind {
	case sheet.Number:
		l.numbers++
		return
	case sheet.Date:
		l.days++
		return
	case sheet.Month, sheet.Fault:
		return
	}
	s := withoutTime(narrow(text))
	for i := range certainFormats {
		if _, ok := certainFormats[i].parse(s, 1970); ok {
			l.days++
			return
		}
	}
	for i := range doubtfulFormats {
		if _, ok := doubtfulFormats[i].parse(s, 1970); ok {
			l.unreadDays = append(l.unreadDays, cellAt{row, s})
			break
		}
	}
	if beside := besideNumber(s); beside != "" {
		l.beside[beside]++
		s = strings.TrimSpace(strings.ReplaceAll(s, beside, ""))
	}
	if strings.Trim(s, "0123456789.,' -()") == "" && strings.ContainsAny(s, "0123456789") {
		l.numbers++
		comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
		switch {
		case comma > point && len(s)-comma != 4:
			l.comma++
		case point > comma && comma >= 0, comma > point && point < 0 && len(s)-comma == 4 && s[0] != '0':
			l.point++
		}
	}
}

// isDays and isNumbers report what nearly all cells of a column are.
func (l *columnLook) isDays() bool    { return l.days+len(l.unreadDays) >= l.cells*3/4 && l.cells > 0 }
func (l *columnLook) isNumbers() bool { return l.numbers >= l.cells*3/4 && l.cells > 0 }

// what says what the sheet is a list of.
func (s *suggestion) what() string {
	if s.column("order.id") >= 0 {
		return "orders"
	}
	return "factories"
}

// column is the best column for a key, -1 when there is none. The titles of a key
// stand in the order in which they fit.
func (s *suggestion) column(key string) int {
	for _, known := range titleWords {
		if known.key != key {
			continue
		}
		for _, word := range known.titles {
			for i, title := range s.header {
				if foldTitle(title) == foldTitle(word) && !s.used[i] && s.columns[i].cells > 0 && s.fits(key, i) {
					return i
				}
			}
		}
	}
	return -1
}

// fits holds keys of days and numbers to columns that look like it.
func (s *suggestion) fits(key string, column int) bool {
	l := &s.columns[column]
	switch kindOf(key) {
	case 'd':
		return l.isDays() || l.isNumbers()
	case 'n':
		return l.isNumbers()
	}
	return true
}

// write writes the map.
func (s *suggestion) write(what string) string {
	b := &s.lines
	fmt.Fprintf(b, "# A map for %s, made from a look at it. Compare each line with the spreadsheet, then:\n#\n#   factorybook import %s %s --map THIS-FILE --book our-book --dry-run\n#\n# What the keys mean: generator/docs/import.md\n\n", s.file.Name, what, s.file.Name)
	s.writeFile()
	orders := what == "orders"
	s.section("factory", "factory.")
	if orders {
		s.section("order", "order.")
		s.section("line", "line.")
		s.section("delivery", "delivery.")
		s.writeEnded()
	} else {
		s.contacts()
	}
	if !s.named {
		b.WriteString("\n# No column names the factory; the name in every row:\nconstants: {factory: THE FACTORY}\n")
	}
	s.writeHow()
	s.writeRest()
	return b.String()
}
