package importer

import (
	"strconv"
	"testing"

	"factorybook/generator/record"
)

func format(t *testing.T, text string) *dateFormat {
	t.Helper()
	f, err := parseDateFormat(text)
	if err != nil {
		t.Fatal(err)
	}
	return &f
}

func TestADayIsReadAsItsFormatSays(t *testing.T) {
	for _, c := range []struct{ format, cell, want string }{
		{"D/M/YYYY", "1/1/2024", "2024-01-01"},
		{"D/M/YYYY", "31/12/2024", "2024-12-31"},
		{"D/M/YYYY", "09/08/2019", "2019-08-09"},
		{"D/M/YYYY", "0/1/2024", ""},
		{"D/M/YYYY", "1/0/2024", ""},
		{"D/M/YYYY", "1/13/2024", ""},
		{"D/M/YYYY", "31/4/2024", ""},
		{"D/M/YYYY", "29/2/2024", "2024-02-29"},
		{"D/M/YYYY", "29/2/2023", ""},
		{"D/M/YYYY", "1/1/202", ""},
		{"D/M/YYYY", "1/1/20244", ""},
		{"D/M/YYYY", "/1/2024", ""},
		{"D/M/YYYY", "001/1/2024", ""},
		{"D/M/YYYY", "1-1-2024", ""},
		{"D/M/YYYY", "1/1/1900", "1900-01-01"},
		{"D/M/YYYY", "31/12/1899", ""},
		{"D/M/YYYY", "31/12/2199", "2199-12-31"},
		{"D/M/YYYY", "1/1/2200", ""},
		{"YYYYMMDD", "20240305", "2024-03-05"},
		{"YYYYMMDD", "2024035", ""}, // where digits touch, both must be there
		{"D:M:YYYY", "5:3:2024", "2024-03-05"},
		{"DMon YYYY", "5Mar 2024", "2024-03-05"},
		{"D Month YYYY", "5 May 2024", "2024-05-05"},
		{"D-Mon-YYYY", "1-jan-2024", "2024-01-01"},
		{"D-Mon-YYYY", "1-Dec.-2024", "2024-12-01"},
		{"D-Mon-YYYY", "1-December-2024", "2024-12-01"},
		{"D-Mon-YYYY", "1-AUGUST-2024", "2024-08-01"},
		{"D-Mon-YYYY", "1-sept-2024", "2024-09-01"},
		{"D-Mon-YYYY", "1-Septe-2024", ""},
		{"D-Mon-YYYY", "1-Oct-2024", "2024-10-01"},
		{"D-Mon-YYYY", "1-Mrz-2024", ""},
		{"D-Mon-YYYY", "1--2024", ""},
		{"D-Mon-YYYY", "1-march", ""},
	} {
		got := ""
		if d, ok := format(t, c.format).parse(c.cell, 1970); ok {
			got = d.String()
		}
		if got != c.want {
			t.Errorf("%s as %s: %q, want %q", c.cell, c.format, got, c.want)
		}
	}
	for years, want := range map[int]string{1970: "2069 1970", 2000: "2069 2070", 1950: "1969 1970", 1969: "1969 1970"} {
		a, _ := format(t, "D/M/YY").parse("1/1/69", years)
		b, _ := format(t, "D/M/YY").parse("1/1/70", years)
		if got := a.String()[:4] + " " + b.String()[:4]; got != want {
			t.Errorf("69 and 70 from %d: %s, want %s", years, got, want)
		}
	}
}

func TestAFormatHasOneYearOneMonthAndOneDay(t *testing.T) {
	for text, want := range map[string]bool{
		"D/M/YYYY": true, "YYYY年M月D日": true, "[D] {M} @YY`": true, "D:M:YY": true, "MonDDYY": true, "DDMMYY": true, "dd/mmm/yy": true,
		"D/M": false, "M/YYYY": false, "D/YYYY": false, "D/M/M/YYYY": false, "D/M/YY/YYYY": false, "D/D/M/YYYY": false, "D/M/Mon/YY": false,
		"DMYYYY": false, "DDMYYYY": false, "YYYYMMD": false,
		"D/M/YYYY0": false, "D/M/YYYY9": false, "D/M/YYYYa": false, "D/M/YYYYz": false, "D/M/YYYYA": false, "D/M/YYYYZ": false,
	} {
		if _, err := parseDateFormat(text); (err == nil) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"D/M/YY", "M/D/YY", true}, {"D/M/YY", "DD/MM/YY", false}, {"D/M/YY", "D/M/YYYY", false}, {"YY-M-D", "D-M-YY", true}, {"D/M/YYYY", "D-M-YYYY", false},
	} {
		if _, found := clash(format(t, c.a), format(t, c.b), 1970); found != c.want {
			t.Errorf("%s and %s read one text as two days: %v", c.a, c.b, found)
		}
	}
}

func TestTheTimeOfDayIsTakenOffADay(t *testing.T) {
	for _, c := range []struct {
		cell, day string
		minutes   int
	}{
		{"2026-03-04 16:00", "2026-03-04", 960},
		{"2026-03-04T09:05:30.123Z", "2026-03-04", 545},
		{"2026-03-04 12:00 AM", "2026-03-04", 0},
		{"2026-03-04 12:05 pm", "2026-03-04", 725},
		{"2026-03-04 11:59 pm", "2026-03-04", 1439},
		{"2026-03-04 10:00 am", "2026-03-04", 600},
		{"2026/3/4 上午 12:05", "2026/3/4", 5},
		{"2026/3/4 上午 10:05", "2026/3/4", 605},
		{"2026/3/4 下午 1:05", "2026/3/4", 785},
		{"2026-03-04 24:00", "2026-03-04", 1440},
		{"2026-03-04 25:00", "2026-03-04 25:00", noTime},
		{"2026-03-04 10:59", "2026-03-04", 659},
		{"2026-03-04 10:60", "2026-03-04 10:60", noTime},
		{"Mar 4, 2026, 10:30 AM", "Mar 4, 2026", 630},
		{"1/2/49 10:00", "1/2/49", 600},
		{"12:30 10:00", "12:30 10:00", noTime}, // no day before it
		{"2026-03-04", "2026-03-04", noTime},
	} {
		if day, minutes := splitTime(c.cell); day != c.day || minutes != c.minutes {
			t.Errorf("%s: %q at %d, want %q at %d", c.cell, day, minutes, c.day, c.minutes)
		}
	}
}

func TestDayNumbersOfSpreadsheets(t *testing.T) {
	for cell, want := range map[string]string{
		"61": "1900-03-01 -1", "60": "", "109574": "2199-12-31 -1", "109575": "", "45356": "2024-03-05 -1", "45356.0": "2024-03-05 -1",
		"45356.5": "2024-03-05 720", "45356.75": "2024-03-05 1080", "45356.9993": "2024-03-05 1439", "-5": "", "x": "", "": "",
	} {
		got := ""
		if d, minutes, ok := excelDay(cell, false); ok {
			got = d.String() + " " + strconv.Itoa(minutes)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
	// In a workbook of an old Mac the days are four years and a day later.
	for cell, want := range map[string]string{"43894": "2024-03-05", "108112": "2199-12-31", "108113": ""} {
		got := ""
		if d, _, ok := excelDay(cell, true); ok {
			got = d.String()
		}
		if got != want {
			t.Errorf("%s from 1904: %q, want %q", cell, got, want)
		}
	}
}

// One time of day from 13:00 on, at a full or half hour, is midnight of a zone ahead of
// Greenwich; and so are two times an hour apart, as summer and winter make them.
func TestWhenEveryDayHasOneTime(t *testing.T) {
	for _, c := range []struct {
		name    string
		minutes []int
		later   int // 0: no midnight
	}{
		{"16:00", []int{960, 960}, 8},
		{"one cell", []int{960}, 0},
		{"13:00", []int{780, 780}, 11},
		{"12:30", []int{750, 750}, 0},
		{"18:30", []int{1110, 1110}, 6},
		{"16:10", []int{970, 970}, 0},
		{"22:00 and 23:00", []int{1380, 1320, 1380}, 2},
		{"22:00 and 23:30", []int{1410, 1320}, 0},
		{"22:00 and 22:30", []int{1350, 1320}, 0},
		{"three times an hour apart", []int{1260, 1320, 1380}, 0},
		{"days without a time", []int{noTime, noTime}, 0},
	} {
		var h hours
		for i, m := range c.minutes {
			h.note(m, cellAt{row: i})
		}
		_, later, is := h.midnight()
		if is != (c.later > 0) || is && later != c.later {
			t.Errorf("%s: %v, %d hours later, want %d", c.name, is, later, c.later)
		}
		if first := h.seen[max(c.minutes[0], 0)]; first.row != 0 {
			t.Errorf("%s: the first cell is in row %d", c.name, first.row)
		}
	}
	f := &field{later: record.Whole{V: 8, Pos: record.Pos{Line: 1, Column: 1}}}
	for minutes, want := range map[int]string{noTime: "2026-03-04", 0: "2026-03-04", 959: "2026-03-04", 960: "2026-03-05", 1439: "2026-03-05"} {
		if got := f.atHour(record.NewDate(2026, 3, 4), minutes, cellAt{}).String(); got != want {
			t.Errorf("eight hours after minute %d: %s, want %s", minutes, got, want)
		}
	}
}

func TestAMonthIsKnownWithoutItsDay(t *testing.T) {
	for cell, want := range map[string]string{
		"2010-04": "2010-04", "2010/4": "2010-04", "2010.4": "2010-04", "2010年4月": "2010-04", "Apr 2010": "2010-04", "Apr-2010": "2010-04", "2010": "", "2010-13": "", "soon": "",
	} {
		if got := monthOf(cell, 1970); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"Mar-25": "2025-03", "Mar 25": "2025-03", "Mar-2025": "", "25": ""} {
		if got := shortMonth(cell, 1970); got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
}
