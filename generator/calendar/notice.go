package calendar

import "factorybook/generator/record"

// Notice is the State Council's yearly word on days off.
type Notice struct {
	Year      int
	Number    string // such as 国办发明电〔2025〕7号
	ChangedBy string // number of a later notice that changed the year, or ""
}

// NoticeOf returns the notice for a year; ok is false for a year without one in
// the table.
func NoticeOf(year int) (n Notice, ok bool) {
	notices := read().notices
	i := year - notices[0].Year
	if i < 0 || i >= len(notices) {
		return Notice{}, false
	}
	return notices[i], true
}

// Known reports whether the program knows the days off of a year. (The notice
// for the year after the last known one can still move some of its December.)
func Known(year int) bool {
	_, ok := NoticeOf(year)
	return ok
}

// Day is a day that a notice names: off, or a weekend day worked to make up for
// one.
type Day struct {
	Date     record.Date
	Off      bool // false: a make-up working day
	Festival Festival
	Also     Festival // a second one that shares the days, or NoFestival
	Notice   int      // the year of the notice, which can reach into the December before
	// Pos is where the book's settings name the day; no place for a day of a notice.
	Pos record.Pos
}

// Break is an unbroken row of days off for the same festivals.
type Break struct {
	Span           record.Span
	Festival, Also Festival
	Notice         int
}

func (b Break) continues(d Day) bool {
	return b.Span.Until == d.Date && b.Festival == d.Festival && b.Also == d.Also
}
