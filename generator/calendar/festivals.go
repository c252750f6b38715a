package calendar

import "factorybook/generator/record"

// Festival is a Chinese festival or public holiday.
type Festival uint8

// The festivals. All but the Lantern Festival bring days off; Victory Day did so
// only in 2015.
const (
	NoFestival Festival = iota
	NewYear
	SpringFestival
	Lantern
	Qingming
	LabourDay
	DragonBoat
	MidAutumn
	NationalDay
	VictoryDay

	festivalCount
)

var festivalNames = [festivalCount]struct{ key, en, zh string }{
	NewYear:        {"new_year", "New Year", "元旦"},
	SpringFestival: {"spring_festival", "Spring Festival", "春节"},
	Lantern:        {"lantern", "Lantern Festival", "元宵节"},
	Qingming:       {"qingming", "Qingming Festival", "清明节"},
	LabourDay:      {"labour_day", "Labour Day", "劳动节"},
	DragonBoat:     {"dragon_boat", "Dragon Boat Festival", "端午节"},
	MidAutumn:      {"mid_autumn", "Mid-Autumn Festival", "中秋节"},
	NationalDay:    {"national_day", "National Day", "国庆节"},
	VictoryDay:     {"victory_day", "Victory Day", "抗战胜利纪念日"},
}

// Key returns the festival's key in data files and word lists.
func (f Festival) Key() string { return f.names().key }

// Name returns the English name.
func (f Festival) Name() string { return f.names().en }

// NameZH returns the Chinese name.
func (f Festival) NameZH() string { return f.names().zh }

func (f Festival) names() struct{ key, en, zh string } {
	if f >= festivalCount {
		f = NoFestival
	}
	return festivalNames[f]
}

// FestivalDay is the day of a festival, the first one of those that last longer.
type FestivalDay struct {
	Festival Festival
	On       record.Date
}

// Festivals appends to days the festivals of a span, in the order of their days
// (two can share one). complete is false when the span reaches outside the table,
// 2015 to 2050.
func Festivals(days []FestivalDay, span record.Span) (found []FestivalDay, complete bool) {
	if span.Days() == 0 {
		return days, true
	}
	t := read()
	first, last := span.From.Year(), span.Last().Year()
	begin := len(days)
	for year := max(first, t.firstYear); year <= min(last, t.lastYear()); year++ {
		for f, on := range t.festivals[year-t.firstYear] {
			if on != 0 && span.Contains(on) {
				days = append(days, FestivalDay{Festival(f), on})
			}
		}
		sortByDay(days[begin:])
	}
	return days, first >= t.firstYear && last <= t.lastYear()
}

// sortByDay is an insertion sort: a handful of days, nearly in order already.
func sortByDay(days []FestivalDay) {
	for i := range days {
		for j := i; j > 0 && days[j].On < days[j-1].On; j-- {
			days[j], days[j-1] = days[j-1], days[j]
		}
	}
}

// SpringFestivalOf returns the first day of a year's Spring Festival; ok is false
// outside 2015 to 2050.
func SpringFestivalOf(year int) (first record.Date, ok bool) {
	t := read()
	if year < t.firstYear || year > t.lastYear() {
		return 0, false
	}
	return t.festivals[year-t.firstYear][SpringFestival], true
}

func (t *table) lastYear() int { return t.firstYear + len(t.festivals) - 1 }
