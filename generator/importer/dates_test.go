package importer_test

import (
	"fmt"
	"strings"
	"testing"
)

const dateMap = "factory: {name: Factory}\norder: {id: PO, placed: Placed}\n"

func dates(cells ...string) string {
	csv := "PO,Factory,Placed\n"
	for i, c := range cells {
		csv += fmt.Sprintf("PO-%d,F Works,\"%s\"\n", i+1, c)
	}
	return csv
}

func TestDateFormats(t *testing.T) {
	for _, c := range []struct{ format, cell, want string }{
		{"", "2024-03-05", "2024-03-05"},
		{"", "2024/3/5", "2024-03-05"},
		{"", "2024年3月5日", "2024-03-05"},
		{"", "２０２４年３月５日", "2024-03-05"},
		{"", "5-Mar-2024", "2024-03-05"},
		{"", "5 September 2024", "2024-09-05"},
		{"", "2024-03-05 00:00:00", "2024-03-05"},
		{"", "2024-03-05T23:59:59.000Z", "2024-03-05"},
		{"M/D/YY", "3/5/24", "2024-03-05"},
		{"D/M/YYYY", "5/3/2024", "2024-03-05"},
		{"d/m/yyyy", "05/03/2024 12:30 PM", "2024-03-05"},
		{"DD.MM.YYYY", "05.03.2024", "2024-03-05"},
		{"D-Mon-YY", "2-Jun-06", "2006-06-02"},
		{"D-Mon-YY", "02-JUNE-69", "2069-06-02"},
		{"D-Mon-YY", "02-Sept-70", "1970-09-02"},
		{"YYYYMMDD", "20240305", "2024-03-05"},
		{"DDMMYY", "050324", "2024-03-05"},
		{"excel", "45356", "2024-03-05"},
		{"excel", "45356.75", "2024-03-05"},
		{"M/D/YY", "2/29/23", ""},
		{"YYYY-M-D", "1650-01-01", ""},
	} {
		b := newBook(t)
		mapText := dateMap
		if c.format != "" {
			mapText += "columns: [{column: Placed, dates: [" + c.format + "]}]\n"
		}
		b.orders(dates(c.cell, "2-Jan-2024"), strings.Replace(mapText, "]}]", ", D-Mon-YYYY]}]", 1))
		if got := b.order("PO-1").Placed.V.String(); got != c.want {
			t.Errorf("%s with %q: %q, want %q", c.cell, c.format, got, c.want)
		}
	}
}

// In China it is midnight when it is 16:00 of the day before at Greenwich.
func TestDaysThatMayBeStoredADayEarlyAreAskedAbout(t *testing.T) {
	for _, c := range []struct {
		what  string
		cells []string
		add   string // what the hint offers, "" when nothing is asked
	}{
		{"China", []string{"2026-03-04T16:00:00.000Z", "2026-03-08T16:00:00.000Z"}, "hours: 8"},
		{"China, as day numbers", []string{"46085.6666666667", "46089.66666666667"}, "hours: 8"},
		{"China, in words of Windows", []string{"2026/3/4 下午 4:00:00", "2026/3/8 下午 04:00:00"}, "hours: 8"},
		{"Europe in winter and summer", []string{"2026-03-04 23:00", "2026-04-08 22:00"}, "hours: 2"},
		{"India", []string{"2026-03-04T18:30:00Z", "2026-03-08T18:30:00Z"}, "hours: 6"},
		{"one day alone", []string{"2026-03-04T16:00:00.000Z"}, ""},
		{"midnight", []string{"2026-03-04T00:00:00.000Z", "2026-03-08T00:00:00.000Z"}, ""},
		{"New York", []string{"2026-03-04T05:00:00.000Z", "2026-04-08T04:00:00.000Z"}, ""},
		{"noon in every row, as Odoo has it", []string{"2026-03-04 12:00:00", "2026-03-08 12:00:00"}, ""},
		{"Sydney in summer", []string{"2026-03-04T13:00:00Z", "2026-03-08T13:00:00Z"}, "hours: 11"},
		{"real times", []string{"2026-03-04 16:00", "2026-03-08 16:10", "2026-03-09 11:05"}, ""},
		{"days among them", []string{"2026-03-04 16:00", "2026-03-08"}, ""},
		{"a zone that is told", []string{"2026-03-05T00:00:00+08:00", "2026-03-09T00:00:00+0800"}, ""},
	} {
		mapText := dateMap
		if strings.Contains(c.what, "numbers") {
			mapText += "columns: [{column: Placed, dates: [excel]}]\n"
		}
		said := newBook(t).problems([]byte(dates(c.cells...)), mapText)
		if strings.Contains(said, "FB0910") != (c.add != "") || !strings.Contains(said, c.add) {
			t.Errorf("%s: %q, want %q", c.what, said, c.add)
		}
		if c.add == "" {
			continue
		}
		for hours, want := range map[string]string{c.add: "2026-03-05", "hours: 0": "2026-03-04"} {
			b := newBook(t)
			told := strings.Replace(mapText, "]}]", "], "+hours+"}]", 1)
			if told == mapText {
				told += "columns: [{column: Placed, " + hours + "}]\n"
			}
			b.orders(dates(c.cells...), told)
			if got := b.order("PO-1").Placed.V.String(); got != want {
				t.Errorf("%s with %s: %s, want %s", c.what, hours, got, want)
			}
		}
	}
}

func TestTwoDigitYearsBeginWhereTheMapSays(t *testing.T) {
	b := newBook(t)
	b.orders(dates("1/2/49", "1/2/50"), dateMap+"columns: [{column: Placed, dates: [D/M/YY]}]\nfile: {two_digit_years_from: 1950}\n")
	if got := b.order("PO-1").Placed.V.String() + " " + b.order("PO-2").Placed.V.String(); got != "2049-02-01 1950-02-01" {
		t.Errorf("got %s", got)
	}
}

func TestSeveralFormatsAreTriedInOrder(t *testing.T) {
	b := newBook(t)
	b.orders(dates("3/25/24", "25-Mar-24", "2024-03-25"), dateMap+"columns: [{column: Placed, dates: [M/D/YY, D-Mon-YY, YYYY-MM-DD]}]\n")
	for _, id := range []string{"PO-1", "PO-2", "PO-3"} {
		if got := b.order(id).Placed.V.String(); got != "2024-03-25" {
			t.Errorf("%s: %s", id, got)
		}
	}
}

func TestDayMonthIsNeverGuessed(t *testing.T) {
	p := newBook(t).refused(dates("3/4/2024", "5/6/2024"), dateMap)
	if p.Code != "FB0903" || p.Place.Line != 2 {
		t.Errorf("problem %+v", p)
	}
	expect(t, p.Text, "row 2 has 3/4/2024")
	expect(t, p.Hint, "D/M/YYYY and M/D/YYYY read all of them", "ask whoever made the spreadsheet")
	// Even data that only one format can read are not read without a word.
	p = newBook(t).refused(dates("3/4/2024", "25/6/2024"), dateMap)
	expect(t, p.Hint, "D/M/YYYY reads all of them", "`columns: [{column: Placed, dates: [D/M/YYYY]}]`")
}

func TestFormatThatTheDataDisproveIsRefusedWithItsRow(t *testing.T) {
	p := newBook(t).refused(dates("3/4/24", "5/6/24", "27/3/24"), dateMap+"columns: [{column: Placed, dates: [M/D/YY]}]\n")
	if p.Code != "FB0904" || p.Place.Line != 3 {
		t.Errorf("problem %+v", p)
	}
	expect(t, p.Text, "M/D/YY", "row 4 has 27/3/24", "only D/M/YY reads")
}

func TestSlipAmongManyDatesIsOnlyReported(t *testing.T) {
	var cells []string
	for day := 13; day <= 28; day++ {
		cells = append(cells, fmt.Sprintf("3/%d/24", day), fmt.Sprintf("4/%d/24", day))
	}
	cells = append(cells, "27/3/24")
	b := newBook(t)
	report := b.orders(dates(cells...), dateMap+"columns: [{column: Placed, dates: [M/D/YY]}]\n")
	expect(t, text(t, report), `"27/3/24" in row 34: day and month stand in the other order, D/M/YY`)
	if b.order("PO-33").Placed.Known() {
		t.Error("the slip was read")
	}
}

func TestFormatsThatContradictEachOtherAreRefused(t *testing.T) {
	for _, formats := range []string{"D/M/YY, M/D/YY", "YY-MM-DD, DD-MM-YY"} {
		p := newBook(t).refused(dates("3/4/24"), dateMap+"columns: [{column: Placed, dates: ["+formats+"]}]\n")
		if p.Code != "FB0902" || !strings.Contains(p.Text, "two different days") {
			t.Errorf("%s: problem %+v", formats, p)
		}
	}
}

func TestFormatsThatAreNoneAreRefused(t *testing.T) {
	for _, format := range []string{"D/M", "YYYY-MM-DD-DD", "DMYYYY", "week", "D/M/Q"} {
		p := newBook(t).refused(dates("3/4/24"), dateMap+"columns: [{column: Placed, dates: ["+format+"]}]\n")
		if p.Code != "FB0902" {
			t.Errorf("%s: problem %+v", format, p)
		}
	}
}
