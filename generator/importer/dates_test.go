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
