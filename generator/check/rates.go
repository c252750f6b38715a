package check

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/templates"
)

var ruleNoRate = rules.New(diag.RuleText{
	Code: "FB0506", Severity: diag.Warning,
	Title: "a currency without a rate on the needed day",
	Why: `Amounts are added up in the reporting currency, at the last rate on or before their day. Without one an amount is
left out of every sum.`,
	Bad: `
-- factorybook.yaml --
title: Example
currency: USD
rates: {CNY: {2025-03-01: 0.1370}}
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
currency: CNY
value: 68000.00
#      ^ FB0506
`,
	Good: `
-- factorybook.yaml --
title: Example
currency: USD
rates: {CNY: {2025-01-01: 0.1370}}
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
currency: CNY
value: 68000.00
`,
})

var ruleTimezone = rules.New(diag.RuleText{
	Code: "FB0511", Severity: diag.Warning,
	Title: "a time zone that does not exist",
	Why:   `What is overdue depends on what day it is. Without a known zone the day is that of the machine, which may be on the other side of the world.`,
	Bad: `
-- factorybook.yaml --
title: Example
timezone: Europe/Kopenhagen
#         ^ FB0511
`,
	Good: `
-- factorybook.yaml --
title: Example
timezone: Europe/Copenhagen
`,
})

var ruleLanguage = rules.New(diag.RuleText{
	Code: "FB0512", Severity: diag.Error,
	Title: "a language that pages do not have",
	Why:   `Site and briefings exist in English (en) and simplified Chinese (zh-Hans).`,
	Bad: `
-- factorybook.yaml --
title: Example
languages: [en, zh]
#               ^ FB0512
`,
	Good: `
-- factorybook.yaml --
title: Example
languages: [en, zh-Hans]
`,
})

var ruleSourceURL = rules.New(diag.RuleText{
	Code: "FB0530", Severity: diag.Warning,
	Title: "a source_url that leads nowhere",
	Why:   `Pages link each record to its line with it: a web address, in which {file} stands for the file, {line} for the line and {commit} for the commit. Without it they show file and line to copy.`,
	Bad: `
-- factorybook.yaml --
title: Example
source_url: git.example/book/{path}
#           ^ FB0530
`,
	Good: `
-- factorybook.yaml --
title: Example
source_url: https://git.example/book/blob/{commit}/{file}#L{line}
`,
})

var ruleNoCurrency = rules.New(diag.RuleText{
	Code: "FB0513", Severity: diag.Warning,
	Title: "amounts without a currency",
	Why:   `An amount has the currency of its order, else of the factory's terms, else of the book. Where none of them names one, it is only a number.`,
	Bad: `
-- factorybook.yaml --
title: Example
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
value: 9576.00
#      ^ FB0513
`,
	Good: `
-- factorybook.yaml --
title: Example
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
currency: USD
value: 9576.00
`,
})

var ruleRatesToNothing = rules.New(diag.RuleText{
	Code: "FB0514", Severity: diag.Warning,
	Title: "rates to a currency that is not named",
	Why:   `A rate is the value of one unit in the book's currency. Without "currency" nothing says which that is, and amounts are added up in the one of each factory's first order.`,
	Bad: `
-- factorybook.yaml --
title: Example
rates:
  CNY: {2024-01-01: 0.1409}
# ^ FB0514
`,
	Good: `
-- factorybook.yaml --
title: Example
currency: USD
rates:
  CNY: {2024-01-01: 0.1409}
`,
})

var ruleTurnedRate = rules.New(diag.RuleText{
	Code: "FB0518", Severity: diag.Warning,
	Title: "a rate that is probably turned round",
	Why: `A rate is the value of one unit of a currency in the book's currency: one yuan is about 0.14 dollars. Written the other way
round (7.1 yuan for a dollar), every amount is fifty times too large.`,
	Bad: `
-- factorybook.yaml --
title: Example
currency: USD
rates:
  CNY: {2024-01-01: 7.1}
#                   ^ FB0518
`,
	Good: `
-- factorybook.yaml --
title: Example
currency: USD
rates:
  CNY: {2024-01-01: 0.1409}
`,
})

// amount is money that is added up with other money, on the day that decides
// its rate.
type amount struct {
	src      *record.Source
	pos      record.Pos
	currency string
	day      record.Date
}

// rates reports each currency once that lacks a rate, at its first amount.
func (c *checker) rates() {
	settings := c.Settings.WithDefaults(c.Factory)
	type lack struct {
		first amount
		count int
	}
	lacks := make(map[string]*lack)
	var order []string
	for _, a := range c.amounts() {
		if a.currency != "" {
			if _, ok := settings.Rate(a.currency, a.day); ok || !settings.Currency.Known() {
				continue
			}
		}
		if lacks[a.currency] == nil {
			lacks[a.currency] = &lack{first: a}
			order = append(order, a.currency)
		}
		lacks[a.currency].count++
	}
	for _, currency := range order {
		l := lacks[currency]
		more := diag.Message{}
		if l.count > 1 {
			more = diag.Say(", nor for %d more amounts", l.count-1)
		}
		if currency == "" {
			if c.currencyMisspelt() {
				continue
			}
			c.report(ruleNoCurrency, l.first.src, l.first.pos, diag.Say("neither the record nor the factory nor the book names a currency%s", more), diag.Say("add `currency: USD` to the factory's terms"))
			continue
		}
		c.report(ruleNoRate, l.first.src, l.first.pos,
			diag.Say("no rate from %s to %s on or before %s%s", currency, settings.Currency.V, l.first.day, more),
			diag.Say("add `%s: {%s: …}` to rates in %s", currency, l.first.day, load.SettingsFile), c.ratesOf(currency)...)
	}
}

// currencyMisspelt reports whether a currency is named that load could not read:
// amounts without one may be meant in it.
func (c *checker) currencyMisspelt() bool {
	return slices.ContainsFunc(c.Reported, func(p diag.Problem) bool { return p.Code == "FB0128" })
}

func (c *checker) ratesOf(currency string) []diag.Place {
	for i := range c.Settings.Rates {
		if r := &c.Settings.Rates[i]; r.Currency.V == currency {
			return []diag.Place{place(c.Settings.File, r.Currency.Pos)}
		}
	}
	return nil
}

// amounts are all sums of money that figures convert, earliest day first.
func (c *checker) amounts() []amount {
	f := c.Factory
	var list []amount
	add := func(src *record.Source, at record.Number, currency record.Text, o *record.Order, day record.Date) {
		if !at.Known() || day.IsZero() || c.after(day) {
			return
		}
		code := currency.V
		if !currency.Known() {
			code = f.CurrencyOf(o, c.Settings)
		}
		list = append(list, amount{src, at.Pos, code, day})
	}
	for i := range f.Orders {
		o := &f.Orders[i]
		value := o.Value
		for j := range o.Lines {
			if !value.Known() {
				value = o.Lines[j].Price
			}
		}
		add(&o.Source, value, o.Currency, o, o.Begin())
		for j := range o.Payments {
			add(&o.Source, o.Payments[j].Amount, o.Payments[j].Currency, o, o.Payments[j].Paid.V)
		}
	}
	for i := range f.Agreements {
		if a := &f.Agreements[i]; a.InForce(c.AsOf) {
			add(&f.Source, a.Volume.Value, a.Volume.Currency, nil, c.AsOf)
		}
	}
	for i := range f.Forecasts {
		add(&f.Source, f.Forecasts[i].Value, f.Forecasts[i].Currency, nil, f.Forecasts[i].Shared.V)
	}
	for i := range f.Goodwill {
		add(&f.Source, f.Goodwill[i].Value, f.Goodwill[i].Currency, nil, f.Goodwill[i].On.V)
	}
	slices.SortStableFunc(list, func(a, b amount) int { return int(a.day - b.day) })
	return list
}

// sourceURL says what is wrong with a source_url; ok when nothing is.
func sourceURL(s string) (wrong diag.Message, ok bool) {
	if s == "" {
		return diag.Message{}, true
	}
	u, err := url.Parse(strings.NewReplacer("{commit}", "c", "{file}", "f", "{line}", "1").Replace(s))
	switch {
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "":
		return diag.Say("%q is no address of the web; pages will not link to the source", s), false
	case !strings.Contains(s, "{file}"):
		return diag.Say("the address has no {file}, so that every record would lead to the same place"), false
	case strings.ContainsAny(s, "{}") && strings.Contains(u.String(), "%7B"):
		return diag.Say("the address has a {…} that is none of {commit}, {file} and {line}"), false
	}
	return diag.Message{}, true
}

// languageOf is the language of a tag that somebody typed, without script and region. cn
// is the country, and stands for its language.
func languageOf(tag string) string {
	language, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	if language == "cn" {
		return "zh"
	}
	return language
}

// settingsProblems are those of factorybook.yaml.
func settingsProblems(s *record.Settings) (problems []diag.Problem) {
	report := func(rule *diag.Rule, pos record.Pos, text, hint diag.Message) {
		problems = append(problems, rule.At(place(s.File, pos), text, hint))
	}
	for key, share := range map[string]record.Percent{"in_full_tolerance": s.Targets.InFullTolerance, "under": s.Tolerance.Under} {
		if text, over := overWhole(key, share); over {
			report(rulePercent, share.Pos, text, diag.Message{})
		}
	}
	if s.Timezone.Known() {
		if _, err := time.LoadLocation(s.Timezone.V); err != nil {
			report(ruleTimezone, s.Timezone.Pos, diag.Say("no time zone is called %q", s.Timezone.V), diag.Say("a name such as Europe/Copenhagen or Asia/Shanghai"))
		}
	}
	if wrong, ok := sourceURL(s.SourceURL.V); !ok {
		report(ruleSourceURL, s.SourceURL.Pos, wrong, diag.Say("write one such as https://git.example/book/blob/{commit}/{file}#L{line}"))
	}
	if len(s.Rates) > 0 && !s.Currency.Known() {
		report(ruleRatesToNothing, s.Rates[0].Currency.Pos, diag.Say("rates, and no currency that they are in"), diag.Say("add `currency: USD`"))
	}
	turnedRates(s, report)
	chinaDays(s, report)
	all, _ := templates.Languages(templates.Files) // an error is one of the pattern
	tags := make([]diag.Message, len(all))
	for i, tag := range all {
		tags[i] = diag.Named(tag)
	}
	for _, l := range s.Languages {
		if !l.Known() || slices.Contains(all, l.V) {
			continue
		}
		hint := diag.Message{}
		for _, tag := range all {
			if tag[:2] == languageOf(l.V) {
				hint = diag.Say("did you mean %s?", tag)
			}
		}
		report(ruleLanguage, l.Pos, diag.Say("no page is written in %q; expected %s", l.V, diag.Either(tags...)), hint)
	}
	return problems
}
