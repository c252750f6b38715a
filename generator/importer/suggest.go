package importer

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
	"factorybook/generator/sheet"
)

// Suggest looks at a spreadsheet and writes a map for it: one that runs, and says in
// comments, in the words of a language, what it took each column for, what it left alone
// and what only a person can know. what is "orders" or "factories": what the map would be
// used for; command is how one types that.
func Suggest(file Source, command func(what string) string, of diag.Phrases) (mapText, what string, err error) {
	s := &suggestion{file: file, of: of, used: map[int]bool{}, taken: map[int]string{}, dayOfLog: -1, command: command}
	if err := s.look(); err != nil {
		return "", "", fmt.Errorf("%s: %w", file.Name, err)
	}
	what = s.what()
	return s.write(what), what, nil
}

// suggestion is what was seen of a spreadsheet.
type suggestion struct {
	file       Source
	command    func(what string) string // that uses the map
	isLogMap   bool                     // the map is that of a log of inspections
	of         diag.Phrases             // the words of the comments
	table      *sheet.File
	sheetName  string // named in the map because there are several
	headerRow  int
	headerRows int // how many rows the titles take
	header     []string
	lowest     []string     // the second row of the titles, where they take two
	first      []sheet.Cell // the first row of a file without titles
	rows       int          // that were looked at below the titles
	columns    []columnLook
	used       map[int]bool
	taken      map[int]string // the keys that columns are used for
	named      bool           // a column names the factory
	delivered  bool           // a column has the day of the delivery
	// quantity and value are the columns of the ordered quantity and of the value of a
	// line, -1 when there is none.
	quantity, value int
	dayOfLog        int // the column of the day of an inspection whose title is Date; -1
	lines           strings.Builder
	how             []string // entries of columns:
}

// columnLook is what stands in a column.
type columnLook struct {
	cells, blank, numbers, days int
	notYet                      int // cells that say, in a word known for it, that there is nothing yet
	unreadDays                  []cellAt
	formats                     []string // of the days that can be mistaken for no other
	hours                       hours
	serials                     int            // numbers that can be day numbers of 1954 to 2119
	beside                      map[string]int // what stands beside its numbers
	words                       map[string]int
	other                       map[string]int // texts that are neither days nor numbers
	comma, point                int
	values                      map[int]float64 // its numbers by row, the first ones
}

// sampleRows is how many rows are looked at.
const sampleRows = 2000

func (s *suggestion) look() error {
	var err error
	s.table, err = sheet.Open(s.file.Data, sheet.Options{HeaderRow: 1})
	if errors.Is(err, sheet.ErrSeveral) {
		return s.lookAtSheets()
	}
	if err != nil {
		return err
	}
	if _, err := s.findHeader(); err != nil {
		return err
	}
	return s.lookAtRows()
}

func (s *suggestion) lookAtRows() error {
	return s.table.Rows(func(r sheet.Row) bool {
		if r.Number >= s.headerRow+s.headerRows || s.headerRow == 0 {
			s.row(r)
		}
		return s.rows < sampleRows
	})
}

// lookAtSheets takes the sheet whose titles are known best; of equals the first.
func (s *suggestion) lookAtSheets() error {
	const mostSheets = 20
	scores, hidden := map[string]int{}, map[string]bool{}
	var names []string
	var err error
	for n := 1; n <= mostSheets; n++ {
		if s.table, err = sheet.Open(s.file.Data, sheet.Options{Sheet: fmt.Sprint(n)}); err != nil {
			continue // a chart, or no sheet any more
		}
		names = append(names, s.table.Sheet)
		for _, name := range s.table.Hidden {
			hidden[name] = true
		}
		if scores[s.table.Sheet], err = s.findHeader(); err != nil {
			return err
		}
		if len(names) > len(s.table.Others)+len(s.table.Hidden) {
			break
		}
	}
	for _, name := range names {
		if !hidden[name] && (s.sheetName == "" || scores[name] > scores[s.sheetName]) {
			s.sheetName = name
		}
	}
	if s.table, err = sheet.Open(s.file.Data, sheet.Options{Sheet: s.sheetName}); err != nil {
		return err
	}
	if _, err := s.findHeader(); err != nil {
		return err
	}
	return s.lookAtRows()
}

// findHeader takes the row among the first that holds most titles that are known,
// else the first that holds three texts or more. The score is the higher the better its
// titles are known.
func (s *suggestion) findHeader() (most int, err error) {
	best, most := -1, -1
	var rows []sheet.Row
	s.header, s.lowest, s.first, s.headerRows = nil, nil, nil, 1
	err = s.table.Rows(func(r sheet.Row) bool {
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
		rows = append(rows, r)
		if score = score + min(filled, 3); score > most {
			best, most = len(rows)-1, score
		}
		return r.Number < lookForTitles
	})
	if err != nil {
		return 0, err
	}
	s.headerRow = 1
	if best >= 0 {
		s.headerRow = rows[best].Number
		if day, _ := holdsDay(rows[best]); day != "" && most < 30 {
			s.headerRow, s.header, s.first = 0, make([]string, len(rows[best].Cells)), rows[best].Cells
		} else {
			s.titles(rows, best)
		}
	}
	s.columns = make([]columnLook, len(s.header))
	for i := range s.columns {
		s.columns[i].beside, s.columns[i].words, s.columns[i].other, s.columns[i].values = map[string]int{}, map[string]int{}, map[string]int{}, map[int]float64{}
	}
	return most, nil
}

// titles takes the titles of a row, and of the one below or above where they go together.
func (s *suggestion) titles(rows []sheet.Row, best int) {
	switch {
	case best+1 < len(rows) && secondTitles(s.table, rows[best], rows[best+1]):
		s.headerRows, rows = 2, rows[best:best+2]
	case best > 0 && hasTwice(titlesIn(s.table, rows[best])) && rows[best-1].Number == rows[best].Number-1 && secondTitles(s.table, rows[best-1], rows[best]):
		s.headerRow, s.headerRows, rows = rows[best-1].Number, 2, rows[best-1:best+1]
	default:
		rows = rows[best : best+1]
	}
	s.header = titlesOver(s.table, rows)
	if s.headerRows > 1 {
		s.lowest = titlesIn(s.table, rows[1])
	}
}

// row looks at the cells of one row. Titles once more, sums, and lines in which a text
// stands alone (a heading, the number of a page) say nothing of the columns.
func (s *suggestion) row(r sheet.Row) {
	if s.headerRow > 0 && isTitles(s.header, r) || isTotal(r) || len(s.header) > 3 && filledCells(r) == 1 {
		return
	}
	s.rows++
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
		l.number(row, c.Text)
		return
	case sheet.Date:
		l.days++
		l.hours.note(c.Minutes(), cellAt{row, c.Text})
		return
	case sheet.Month, sheet.Fault:
		return
	}
	s, minutes := splitTime(narrow(text))
	for i := range certainFormats {
		if _, ok := certainFormats[i].parse(s, 1970); ok {
			l.days++
			l.hours.note(minutes, cellAt{row, text})
			if format := certainFormats[i].text; !slices.Contains(l.formats, format) {
				l.formats = append(l.formats, format)
			}
			return
		}
	}
	doubtful := slices.ContainsFunc(doubtfulFormats, func(f dateFormat) bool { _, ok := f.parse(s, 1970); return ok })
	if doubtful {
		l.unreadDays = append(l.unreadDays, cellAt{row, s})
	}
	if v, ok := chineseNumber(s, decimal.Parse); ok {
		l.number(row, v.String())
		return
	}
	if beside := besideNumber(s); multiplies(beside) {
		l.numbers++ // the import asks what it means
		return
	} else if beside != "" {
		l.beside[beside]++
		s = strings.TrimSpace(strings.ReplaceAll(s, beside, ""))
	}
	if strings.Trim(s, "0123456789.,' -()") == "" && strings.ContainsAny(s, "0123456789") {
		comma, point := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
		switch {
		case comma > point && len(s)-comma != 4:
			l.comma++
		case point > comma && comma >= 0, comma > point && point < 0 && len(s)-comma == 4 && s[0] != '0':
			l.point++
		}
		l.number(row, strings.NewReplacer(",", "", " ", "").Replace(s))
		return
	}
	if !doubtful && len(l.other) < mostOther {
		l.other[text]++
		if slices.Contains(notYetWords, strings.ToLower(text)) {
			l.notYet++
		}
	}
}

// number notes a number.
func (l *columnLook) number(row int, text string) {
	l.numbers++
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return
	}
	if v >= 20_000 && v < 80_000 {
		l.serials++
	}
	if len(l.values) < lookedValues {
		l.values[row] = v
	}
}

const (
	mostOther    = 6   // as many words can stand for what is missing
	lookedValues = 500 // of a column are compared with those of others
)

// notYetWords stand in columns of days and numbers for what is not known yet.
var notYetWords = []string{"tbc", "tba", "tbd", "n/a", "na", "nil", "none", "-", "--", "—", "/", "open", "pending", "unknown", "未出", "未出货", "未发货", "未到", "未到货", "未交", "未定", "待定", "待确认", "暂无", "无", "生产中"}

// of reports whether that many cells of a column are nearly all of it, or all but a
// few words that come again, such as TBC.
func (l *columnLook) of(n int) bool {
	if n > 0 {
		n += l.notYet
	}
	if n >= (l.cells*3+3)/4 {
		return l.cells > 0
	}
	words := 0
	for _, times := range l.other {
		words += times
	}
	return len(l.other) < mostOther && n > 0 && n+words >= l.cells*9/10 && words >= 3*len(l.other)
}

// isDays, isSerials and isNumbers report what nearly all cells of a column are; the
// numbers of a column of serials may be day numbers.
func (l *columnLook) isDays() bool    { return l.of(l.days + len(l.unreadDays)) }
func (l *columnLook) isSerials() bool { return l.isNumbers() && l.serials*10 >= l.numbers*9 }
func (l *columnLook) isNumbers() bool { return l.of(l.numbers) }

// what says what the sheet is a list of.
func (s *suggestion) what() string {
	if s.column("order.id") >= 0 {
		return "orders"
	}
	return "factories"
}

// column is the best column for a key, -1 when there is none. The titles of a key
// stand in the order in which they fit; of several prices the one counts that, times
// the quantity, is the value.
func (s *suggestion) column(key string) int {
	list := s.candidates(key)
	if len(list) == 0 {
		return -1
	}
	best := list[0]
	if i := slices.IndexFunc(list, func(i int) bool { return !isArrival(s.header[i]) }); key == "order.promised" && i > 0 {
		best = list[i] // a day that ships arrive is hardly a promise of the factory
	}
	if key == "line.price" {
		most := s.agree(best)
		for _, i := range list[1:] {
			if n := s.agree(i); n > most {
				best, most = i, n
			}
		}
	}
	return best
}

// isArrival reports whether a title is that of the day on which a ship is expected.
func isArrival(title string) bool {
	folded := foldTitle(title)
	return folded == "eta" || folded == "expectedarrival"
}

// readingsOf is how many readings titles of a kind have.
func readingsOf(kind byte) int {
	if kind == 'n' {
		return maxReadings
	}
	return ofNumbers
}

// candidates are the columns that fit a key and are not taken, the best first: those whose
// title is known as it stands before those of which only a reading is.
func (s *suggestion) candidates(key string) (list []int) {
	for _, known := range titleWords {
		if known.key != key {
			continue
		}
		for _, header := range [][]string{s.header, s.lowest} {
			for reading := range readingsOf(known.kind) {
				titles := make([]string, len(header))
				for i, title := range header {
					titles[i] = readingOf(title, reading)
				}
				for _, word := range known.titles {
					for i, title := range titles {
						if title == foldTitle(word) && !s.used[i] && (s.rows == 0 || s.columns[i].cells > 0 && s.fits(key, i)) && !slices.Contains(list, i) {
							list = append(list, i)
						}
					}
				}
			}
		}
	}
	return list
}

// agree counts the rows in which a price times the quantity is the value; -1 when the
// sheet does not have both.
func (s *suggestion) agree(price int) int {
	if s.quantity < 0 || s.value < 0 {
		return -1
	}
	n := 0
	for row, p := range s.columns[price].values {
		q, known := s.columns[s.quantity].values[row]
		v, also := s.columns[s.value].values[row]
		if known && also && math.Abs(p*q-v) <= max(math.Abs(v)/100, 0.01) {
			n++
		}
	}
	return n
}

// fits holds keys of days and numbers to columns that look like it.
func (s *suggestion) fits(key string, column int) bool {
	l := &s.columns[column]
	switch kindOf(key) {
	case 'd':
		return l.isDays() || l.isSerials()
	case 'n':
		return l.isNumbers()
	}
	return true
}

// note writes a comment in the language of the map, over lines of some length.
func (s *suggestion) note(m diag.Message) {
	const most = 120
	line := "#"
	for word := range strings.FieldsSeq(m.In(s.of)) {
		if utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > most && line != "#" {
			s.lines.WriteString(line + "\n")
			line = "#"
		}
		line += " " + word
	}
	s.lines.WriteString(line + "\n")
}

// write writes the map.
func (s *suggestion) write(what string) string {
	b := &s.lines
	s.note(diag.Say("A map for %s, made from a look at it. Compare each line with the spreadsheet, then:", s.file.Name))
	fmt.Fprintf(b, "#\n#   %s\n#\n", s.command(what))
	s.note(diag.Say("What the keys mean: factorybook explain map"))
	b.WriteString("\n")
	s.quantity, s.value = s.column("line.quantity"), s.column("line.value")
	s.writeFile()
	if s.rows == 0 {
		s.note(diag.Say("There is no row below the titles: columns are taken by their titles alone."))
		b.WriteString("\n")
	}
	orders, log := what == "orders", s.isLog()
	s.isLogMap = log
	if !orders {
		s.writeNoOrders()
	}
	s.named = s.column("factory.name") >= 0
	if s.named && !log {
		s.section("factory", "factory.") // else the address may be anybody's
	}
	if log {
		s.writeLog()
	} else if orders {
		s.writeReceipts()
		s.section("order", "order.")
		s.section("line", "line.")
		s.section("delivery", "delivery.")
		s.writePayments()
		if s.column("inspection.on") >= 0 {
			s.writeInspections()
		}
		s.writeEnded()
	} else {
		s.contacts()
	}
	if s.named && !log {
		s.writeIDs()
	}
	if !s.named && !log {
		b.WriteString("\n")
		s.note(diag.Say("No column is known to name the factory. If all rows are of one, take the # away and write its name; else name the column, `factory: {name: COLUMN}`."))
		b.WriteString("# constants: {factory: ITS NAME}\n")
	}
	s.writeConstants()
	s.writeHow()
	s.writeRest()
	return b.String()
}
