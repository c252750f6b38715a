package measure

import (
	"cmp"
	"slices"

	"factorybook/generator/record"
)

var forecastError = Definition{
	ID: "forecast_error", Side: Importer, Practice: Incentives, Unit: UnitRatio, MinN: 4,
	compute:  computeForecastError,
	Question: "How far off were our forecasts?",
	Formula:  "Σ |A − F| ÷ Σ A over the ended periods with a forecast; A is what was ordered in the period, F the forecast.",
	Counts:   "Ended periods (a year, a quarter, a month), ever, with a forecast shared before they began; the last one shared counts. Orders placed in them, cancelled ones too.",
	Excludes: "Forecasts without `shared` or shared once the period had begun." + leftOutNote + " So is one whose own forecast has no rate.",
	Pitfalls: "Weighted by money: a small period that was wholly wrong hardly shows. Nothing ordered at all: no figure.",
	Source:   "Weighted absolute percentage error (WAPE).",
	Example:  "Ordered 1000 and 10, forecast 950 and 25: (50 + 15) ÷ 1010 = 0.064.",
	Field:    "forecasts.shared",
}

var forecastBias = Definition{
	ID: "forecast_bias", Side: Importer, Practice: Incentives, Unit: UnitRatio, MinN: 4,
	compute:  computeForecastBias,
	Question: "Do we promise more than we order, or less?",
	Formula:  "(Σ F − Σ A) ÷ Σ A over the same periods as forecast_error; above 0 we forecast too much.",
	Counts:   "As forecast_error.",
	Excludes: "As forecast_error.",
	Pitfalls: "Misses up and down cancel: read it beside forecast_error.",
	Source:   "Mean percentage error, weighted.",
	Example:  "Ordered 1000 and 10, forecast 950 and 25: (975 − 1010) ÷ 1010 = −0.035.",
	Field:    "forecasts.shared",
	Signed:   true,
}

// computeForecastError and computeForecastBias compare what we told the factory that we would
// order with what we ordered, over the ended periods.
func computeForecastError(w *study, m *Measure) {
	if actual, wrong, _ := w.forecasts(m); actual.float() > 0 {
		m.Value = Some(wrong.float() / actual.float())
	}
}

func computeForecastBias(w *study, m *Measure) {
	if actual, _, over := w.forecasts(m); actual.float() > 0 {
		m.Value = Some(over.float() / actual.float())
	}
}

// forecasts counts the ended periods with a forecast that was shared before they
// began, and returns the sums of what was ordered, of |ordered − forecast| and of
// forecast − ordered.
func (w *study) forecasts(m *Measure) (actual, wrong, over money) {
	for _, c := range w.shared() {
		told, ok := w.convert(exactly(c.Value.V), c.Currency.Or(w.f.CurrencyOf(nil, w.s)), c.Shared.V)
		if !ok {
			m.Needs = "rates"
		}
		var placed money
		orders, from := w.placedIn(c.Period.V.Span)
		for i := range orders {
			amount, known := w.placedWorth(m, from+i)
			placed, ok = placed.add(amount), ok && known
		}
		if !ok {
			m.LeftOut++
			continue
		}
		miss := told.sub(placed)
		actual, wrong, over = actual.add(placed), wrong.add(miss.abs()), over.add(miss)
		m.add(Ref{Kind: RefForecast, ID: c.Period.V.Name, File: w.f.File, Pos: c.Pos, On: c.Period.V.Span.From, Value: Some(miss.float())})
	}
	return actual, wrong, over
}

// shared returns the forecast that counts for each ended period, by period: the
// last one shared before it began.
func (w *study) shared() []*record.Forecast {
	var list []*record.Forecast
	for i := range w.f.Forecasts {
		c := &w.f.Forecasts[i]
		span := c.Period.V.Span
		if c.Period.Known() && c.Value.Known() && c.Shared.Known() && c.Shared.V < span.From && span.Last() <= w.asOf {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *record.Forecast) int {
		return cmp.Or(
			cmp.Compare(a.Period.V.Span.From, b.Period.V.Span.From),
			cmp.Compare(a.Period.V.Span.Until, b.Period.V.Span.Until),
			cmp.Compare(a.Shared.V, b.Shared.V),
		)
	})
	last := list[:0]
	for _, c := range list {
		if n := len(last); n > 0 && last[n-1].Period.V.Span == c.Period.V.Span {
			last[n-1] = c
			continue
		}
		last = append(last, c)
	}
	return last
}
