package calendar

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"factorybook/generator/record"
)

var (
	//go:embed tables/festivals.csv
	festivalsCSV string
	//go:embed tables/daysoff.csv
	daysOffCSV string
	//go:embed tables/notices.csv
	noticesCSV string
)

// table holds the three files; it never changes once read.
type table struct {
	firstYear int                          // of festivals
	festivals [][festivalCount]record.Date // by year, indexed by Festival; 0 where a year has none
	notices   []Notice                     // one a year, without a gap
	known     record.Span                  // the years with a notice
	days      []Day                        // in order
}

// read returns the table. The files are part of the program, so that a mistake
// in them is one in the program, and panics; the tests read them.
var read = sync.OnceValue(readTables)

func readTables() *table {
	t := &table{}
	for row := range rows(festivalsCSV, 6) {
		t.addFestivals(row)
	}
	for row := range rows(noticesCSV, 3) {
		t.addNotice(row)
	}
	for row := range rows(daysOffCSV, 4) {
		t.addDay(row)
	}
	return t
}

// rows yields the cells of every line that is not a comment.
func rows(text string, cells int) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			row := strings.Split(line, ",")
			if len(row) != cells {
				panic(fmt.Sprintf("calendar: %q has %d cells, expected %d", line, len(row), cells))
			}
			if !yield(row) {
				return
			}
		}
	}
}

func (t *table) addFestivals(row []string) {
	year := mustYear(row[0])
	if len(t.festivals) == 0 {
		t.firstYear = year
	}
	if year != t.firstYear+len(t.festivals) {
		panic(fmt.Sprintf("calendar: festivals of %d out of order", year))
	}
	var days [festivalCount]record.Date
	for i, f := range []Festival{SpringFestival, Lantern, Qingming, DragonBoat, MidAutumn} {
		days[f] = mustDate(row[1+i])
	}
	days[NewYear] = record.NewDate(year, 1, 1)
	days[LabourDay] = record.NewDate(year, 5, 1)
	days[NationalDay] = record.NewDate(year, 10, 1)
	t.festivals = append(t.festivals, days)
}

func (t *table) addNotice(row []string) {
	n := Notice{Year: mustYear(row[0]), Number: row[1], ChangedBy: row[2]}
	if len(t.notices) == 0 {
		t.known.From = record.NewDate(n.Year, 1, 1)
	} else if n.Year != t.notices[len(t.notices)-1].Year+1 {
		panic(fmt.Sprintf("calendar: notice of %d out of order", n.Year))
	}
	t.known.Until = record.NewDate(n.Year+1, 1, 1)
	t.notices = append(t.notices, n)
}

func (t *table) addDay(row []string) {
	d := Day{Date: mustDate(row[1]), Off: row[2] == "off", Notice: mustYear(row[0])}
	if !d.Off && row[2] != "work" {
		panic(fmt.Sprintf("calendar: %q is neither off nor work", row[2]))
	}
	first, second, two := strings.Cut(row[3], "+")
	d.Festival = mustFestival(first)
	if two {
		d.Also = mustFestival(second)
	}
	if n := len(t.days); n > 0 && d.Date <= t.days[n-1].Date {
		panic(fmt.Sprintf("calendar: %s out of order", d.Date))
	}
	t.days = append(t.days, d)
}

func mustYear(s string) int {
	year, err := strconv.Atoi(s)
	if err != nil {
		panic(fmt.Sprintf("calendar: %q is not a year", s))
	}
	return year
}

func mustDate(s string) record.Date {
	d, err := record.ParseDate(s)
	if err != nil {
		panic("calendar: " + err.Error())
	}
	return d
}

func mustFestival(key string) Festival {
	for f := range festivalCount {
		if f != NoFestival && f.Key() == key {
			return f
		}
	}
	panic(fmt.Sprintf("calendar: %q is not a festival", key))
}

// between returns the listed days of a span, a part of the table.
func (t *table) between(span record.Span) []Day {
	from, until := within(t.days, span)
	return t.days[from:until:until]
}

// within returns where the days of a span begin and end among days in order.
func within(days []Day, span record.Span) (from, until int) {
	byDate := func(d Day, date record.Date) int { return int(d.Date) - int(date) }
	from, _ = slices.BinarySearchFunc(days, span.From, byDate)
	until, _ = slices.BinarySearchFunc(days, span.Until, byDate)
	return from, max(from, until)
}
