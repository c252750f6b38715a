package load

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var settingsKind = newKind("settings",
	"factorybook.yaml: what holds for the whole book.",
	func(s *record.Settings) *record.Source { return &s.Source },
	Text("title", "The title of the book and its site.", func(s *record.Settings) *record.Text { return &s.Title }).Required(),
	Text("title_zh", "The title in Chinese.", func(s *record.Settings) *record.Text { return &s.TitleZH }),
	Text("importer", "Our name, as it stands on briefings.", func(s *record.Settings) *record.Text { return &s.Importer }),
	Text("importer_zh", "Our Chinese name.", func(s *record.Settings) *record.Text { return &s.ImporterZH }),
	Names("languages", "Languages of the site and the briefings: en, zh-Hans. The first is the site's.", func(s *record.Settings) *[]record.Text { return &s.Languages }),
	Text("timezone", "An IANA time zone such as Europe/Copenhagen; says what day today is when no --as-of is given.", func(s *record.Settings) *record.Text { return &s.Timezone }),
	Day("as_of", "The day that a closed or demonstration book speaks for, unless --as-of is given.", func(s *record.Settings) *record.Day { return &s.AsOf }),
	field("currency", "The reporting currency, into which amounts are converted.", currencyKind, func(s *record.Settings) *record.Text { return &s.Currency }),
	field("rates", "The value of 1 unit of a currency in the reporting currency, by day: the last one on or before a date is used.", ratesKind, func(s *record.Settings) *[]record.Rates { return &s.Rates }),
	counted("window_months", "The months that headline figures speak for; 12 unless given.", months, 1, 120, func(s *record.Settings) *record.Whole { return &s.WindowMonths }),
	One("targets", "What we expect of ourselves and of the factory.", targetsObject, func(s *record.Settings) *record.Targets { return &s.Targets }),
	One("tolerance", "How far a delivered quantity may lie from the ordered one, unless terms, order or line say otherwise.", toleranceObject, func(s *record.Settings) *record.Tolerance { return &s.Tolerance }),
	Many("peak_seasons", "Busy times that return every year, both days included.", seasonObject, func(s *record.Settings) *[]record.Season { return &s.PeakSeasons }),
	Enums("week", "The importer's working days.", record.Enums.Weekday, func(s *record.Settings) *[]record.Text { return &s.Week }),
	Many("holidays", "Days on which the importer does not work.", holidayObject, func(s *record.Settings) *[]record.Holiday { return &s.Holidays }),
	Text("source_url", "Where a line of the book can be read, such as https://git.example/book/blob/{commit}/{file}#L{line}; pages link there.", func(s *record.Settings) *record.Text { return &s.SourceURL }),
	One("brand", "How our house shows itself on the site.", brandObject, func(s *record.Settings) *record.Brand { return &s.Brand }),
	field("china_days", "The official days off and make-up days of years that the program does not know yet.", chinaDaysKind, func(s *record.Settings) *[]record.ChinaYear { return &s.ChinaDays }),
)

var brandObject = Describe("brand",
	"How our house shows itself on the site.",
	Text("logo", "A picture in the book's own folder files/, svg or png, which stands before the title.", func(b *record.Brand) *record.Text { return &b.Logo }),
	Text("accent", "The colour of links, #rrggbb; readable on a light ground, 4.5 to 1.", func(b *record.Brand) *record.Text { return &b.Accent }),
	Text("accent_dark", "The same on a dark ground; made lighter from `accent` unless given.", func(b *record.Brand) *record.Text { return &b.AccentDark }),
	Markdown("footer", "Markdown, at the foot of every page.", func(b *record.Brand) *record.Text { return &b.Footer }),
	Markdown("footer_zh", "The footer in Chinese, shown on Chinese pages in its place.", func(b *record.Brand) *record.Text { return &b.FooterZH }),
).at(func(b *record.Brand) *record.Pos { return &b.Pos })

var targetsObject = Describe("targets",
	"What we expect of ourselves and of the factory.",
	counted("visit_every_days", "The longest time between two visits; 180 unless given.", days, 1, 36500, func(t *record.Targets) *record.Whole { return &t.VisitEveryDays }),
	counted("contact_every_days", "The longest silence; 30 unless given.", days, 1, 36500, func(t *record.Targets) *record.Whole { return &t.ContactEveryDays }),
	counted("answer_within_days", "Working days, of the side that answers, within which an answer is due; 2 unless given.", workdays, 0, 36500, func(t *record.Targets) *record.Whole { return &t.AnswerWithinDays }),
	Percent("in_full_tolerance", "How much may be missing of an ordered quantity that still counts as complete; the older form of `tolerance: {under: …}`.", func(t *record.Targets) *record.Percent { return &t.InFullTolerance }),
).at(func(t *record.Targets) *record.Pos { return &t.Pos })

var seasonObject = Describe("peak season",
	"A busy time that returns every year.",
	Text("name", "What it is called.", func(s *record.Season) *record.Text { return &s.Name }),
	Text("name_zh", "The same in Chinese.", func(s *record.Season) *record.Text { return &s.NameZH }),
	field("from", "The first day, MM-DD.", monthDayKind, func(s *record.Season) *record.At[record.MonthDay] { return &s.From }),
	field("to", "The last day, MM-DD; may lie in the next year.", monthDayKind, func(s *record.Season) *record.At[record.MonthDay] { return &s.To }),
).at(func(s *record.Season) *record.Pos { return &s.Pos })

var holidayObject = Describe("holiday",
	"A day on which the importer does not work.",
	Day("on", "The day.", func(h *record.Holiday) *record.Day { return &h.On }),
	Text("name", "What it is called.", func(h *record.Holiday) *record.Text { return &h.Name }),
	Text("name_zh", "The same in Chinese.", func(h *record.Holiday) *record.Text { return &h.NameZH }),
).at(func(h *record.Holiday) *record.Pos { return &h.Pos })

var chinaYearObject = Describe("year",
	"The official days off and make-up days of one year.",
	field("off", "The days off, each of them.", daysKind, func(y *record.ChinaYear) *[]record.Day { return &y.Off }),
	field("work", "The Saturdays and Sundays that are worked instead.", daysKind, func(y *record.ChinaYear) *[]record.Day { return &y.Work }),
)

// chinaDaysKind reads {2027: {off: [2027-01-01, …], work: [2027-02-14, …]}}.
var chinaDaysKind = kind[[]record.ChinaYear]{
	shape: func() shape {
		s := mapTo(chinaYearObject.of.shape())
		s.Key = "^[0-9]{4}$"
		return s
	}(),
	read: func(r *reader, n *yaml.Node, key string, into *[]record.ChinaYear) {
		r.entries(n, chinaYearObject.of.shape(), key, func(key record.Text, v *yaml.Node) {
			year, err := strconv.Atoi(key.V)
			if err != nil || len(key.V) != 4 || year < record.MinYear || year > record.MaxYear {
				r.report(ruleDate, key.Pos, diag.Say("%q is no year", shorten(key.V)), diag.Say("write the four digits of the year before its days, such as `2027: {off: [2027-01-01]}`"))
				return
			}
			of := record.ChinaYear{Year: record.Whole{V: year, Pos: key.Pos}}
			chinaYearObject.of.read(r, v, &of)
			*into = append(*into, of)
		})
	},
}

// ratesKind reads {CNY: {2024-01-01: 0.1409, 2025-01-01: 0.1370}, …}.
var ratesKind = kind[[]record.Rates]{
	shape: shape{Kind: shapeMap, Key: "^[A-Z]{3}$", Item: &ratesByDay.shape},
	read: func(r *reader, n *yaml.Node, key string, into *[]record.Rates) {
		r.entries(n, ratesByDay.shape, key, func(currency record.Text, v *yaml.Node) {
			if !IsCurrency(currency.V) {
				r.refuseKey(currency, badCurrency(currency.V, strings.TrimSpace(currency.V)))
				return
			}
			rates := record.Rates{Currency: currency}
			ratesByDay.read(r, v, currency.V, &rates.Days)
			slices.SortStableFunc(rates.Days, func(a, b record.Rate) int { return cmp.Compare(a.On.V, b.On.V) })
			*into = append(*into, rates)
		})
	},
}

var ratesByDay = kind[[]record.Rate]{
	shape: shape{Kind: shapeMap, Key: "^" + datePattern + "$", Item: &ratioKind.shape},
	read: func(r *reader, n *yaml.Node, key string, into *[]record.Rate) {
		r.entries(n, numberKind.shape, key, func(day record.Text, v *yaml.Node) {
			on, err := record.ParseDate(day.V)
			if err != nil {
				r.refuseKey(day, badDate(day.V, day.V, err))
				return
			}
			rate := record.Rate{On: record.Day{V: on, Pos: day.Pos}}
			ratioKind.read(r, v, day.V, &rate.Value)
			switch {
			case !rate.Value.Known():
			case rate.Value.V.IsZero():
				r.report(ruleRange, rate.Value.Pos, diag.Say("a rate of 0; expected the value of one unit in the reporting currency"), diag.Message{})
			default:
				*into = append(*into, rate)
			}
		})
	},
}
