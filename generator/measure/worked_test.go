package measure_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// worked are the reference examples, computed by hand and in exact fractions.
type worked struct {
	PriceIndex struct {
		Prices map[string][]*float64
		Want   []float64 `json:"jevons_chained_carry_forward"`
	} `json:"price_index"`
	Delivery struct {
		AsOf  int `json:"as_of"`
		Lines []struct {
			ID           string
			Orig, Latest int
			Act          *int
			Q, S, Buyer  int
		}
		Original [2]int `json:"otd_original"`
		Adjusted [2]int `json:"otd_buyer_adjusted"`
		Latest   [2]int `json:"otd_latest"`
		InFull   [2]int `json:"in_full_tol5pct"`
		OTIF     [2]int `json:"otif_original_tol5pct"`
		Slip     []int  `json:"slip_days_closed"`
	}
	Forecast struct {
		Pairs [][2]float64 `json:"actual_forecast"`
		WAPE  float64
		Bias  float64
	}
	DBT []struct {
		Pairs    [][2]int `json:"amount_days"`
		Weighted *float64
		Signed   *float64 `json:"weighted_signed"`
		Floored  *float64 `json:"weighted_floored"`
	} `json:"dbt"`
	CV struct {
		V         []float64
		CV        float64
		Corrected float64 `json:"cv_corrected"`
	} `json:"cv"`
	LeadTime struct {
		X           []int
		Median, P90 float64
	} `json:"lead_time"`
	KM struct {
		Cases  [][2]int `json:"days_closed"`
		Median float64
	} `json:"km"`
}

func examples(t *testing.T) *worked {
	t.Helper()
	data, err := os.ReadFile("testdata/worked_metrics.json")
	if err != nil {
		t.Fatal(err)
	}
	var w worked
	if err := json.Unmarshal(data, &w); err != nil {
		t.Fatal(err)
	}
	return &w
}

func TestWorkedExampleOfTheOnTimeBases(t *testing.T) {
	e := examples(t).Delivery
	zero := record.NewDate(2025, 1, 1)
	on := func(n int) record.Date { return zero + record.Date(n) }
	var b strings.Builder
	b.WriteString("-- factorybook.yaml --\ntitle: Book\ncurrency: USD\ntargets: {in_full_tolerance: 5%}\n-- orders/2025.yaml --\n")
	for _, l := range e.Lines {
		fmt.Fprintf(&b, "- id: %s\n  placed: 2024-12-01\n  promised: %s\n  lines: [{sku: A, quantity: %d}]\n", l.ID, on(l.Orig), l.Q)
		if l.Latest != l.Orig {
			fmt.Fprintf(&b, "  promise_changes: [{told: 2025-02-01, to: %s, asked_by: factory}]\n", on(l.Latest))
		}
		if l.Buyer > 0 {
			fmt.Fprintf(&b, "  approvals: [{due: 2025-01-05, done: %s}]\n", record.NewDate(2025, 1, 5)+record.Date(l.Buyer))
		}
		if l.Act != nil {
			fmt.Fprintf(&b, "  deliveries: [{ready: %s, quantities: {A: %d}}]\n  closed: %s\n", on(*l.Act), l.S, on(189))
		}
	}
	r := known(t, on(e.AsOf).String(), b.String())
	for id, want := range map[string][2]int{
		"on_time": e.Original, "on_time_adjusted": e.Adjusted, "on_time_latest": e.Latest, "in_full": e.InFull, "otif": e.OTIF,
	} {
		wantShare(t, r, id, want[0], want[1])
	}
	for i, want := range e.Slip {
		if got := r.Measure("slip_days").Records[i].Value.V; got != float64(want) {
			t.Errorf("slip %d: got %v, want %d", i, got, want)
		}
	}
	last := r.Chart("slip_days").Points[4]
	if !last.Open || last.Value.V != 10 {
		t.Errorf("PO5 has been overdue for 10 days: %+v", last)
	}
}

func TestWorkedExampleOfThePriceIndex(t *testing.T) {
	e := examples(t).PriceIndex
	var b strings.Builder
	b.WriteString("-- orders/2025.yaml --\n")
	for q := range e.Want {
		fmt.Fprintf(&b, "- id: PO-%d\n  placed: 2024-%02d-15\n  lines:\n", q, q*3+1)
		for _, sku := range []string{"A", "B", "C"} {
			if p := e.Prices[sku][q]; p != nil {
				fmt.Fprintf(&b, "  - {sku: %s, quantity: 10, price: %v}\n", sku, *p)
			}
		}
	}
	r := known(t, "2025-06-30", b.String())
	m := r.Measure("price_index")
	if m.N != 3 {
		t.Errorf("n %d, want 3", m.N)
	}
	wantValue(t, r, "price_index", e.Want[3])
	series, _ := m.More[0].Value.(measure.Series)
	for q, want := range e.Want {
		if len(series) != 4 || !close(series[q].Value, want) || series[q].Quarter != fmt.Sprintf("2024-Q%d", q+1) {
			t.Fatalf("series %v, want %v", series, e.Want)
		}
	}
}

func TestWorkedExampleOfForecasts(t *testing.T) {
	e := examples(t).Forecast
	var o, f strings.Builder
	for i, p := range e.Pairs {
		fmt.Fprintf(&o, "- {id: PO-%d, placed: 2025-%02d-10, value: %v}\n", i, i+1, p[0])
		fmt.Fprintf(&f, "- {period: 2025-%02d, value: %v, currency: USD, shared: 2024-12-31}\n", i+1, p[1])
	}
	r := known(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda Ceramics\nforecasts:\n"+f.String()+"-- orders/2025.yaml --\n"+o.String())
	wantValue(t, r, "forecast_error", e.WAPE)
	wantValue(t, r, "forecast_bias", e.Bias)
	wantRecords(t, r, "forecast_error", "2025-01", "2025-02")
}

func TestWorkedExamplesOfDaysBeyondTerms(t *testing.T) {
	for _, e := range examples(t).DBT {
		var b strings.Builder
		due := record.NewDate(2025, 3, 20)
		b.WriteString("id: PO-1\nplaced: 2025-01-10\npayments:\n")
		for _, p := range e.Pairs {
			fmt.Fprintf(&b, "- {stage: balance, due: %s, paid: %s, amount: %d}\n", due, due+record.Date(p[1]), p[0])
		}
		r := orders(t, "2025-06-30", b.String())
		if e.Weighted != nil {
			wantValue(t, r, "days_beyond_terms", *e.Weighted)
			continue
		}
		wantValue(t, r, "days_beyond_terms", *e.Floored)
		for _, more := range r.Measure("days_beyond_terms").More {
			if more.Key == "signed" && !close(more.Value.(float64), *e.Signed) {
				t.Errorf("signed %v, want %v", more.Value, *e.Signed)
			}
		}
		wantMore(t, r, "days_beyond_terms", "worst", "10")
	}
}

func TestWorkedExampleOfSteadiness(t *testing.T) {
	e := examples(t).CV
	var b strings.Builder
	for i, v := range e.V {
		fmt.Fprintf(&b, "- {id: PO-%d, placed: %d-%02d-20, value: %v}\n", i, 2024+i/4, i%4*3+2, v)
	}
	r := orders(t, "2025-06-30", b.String())
	wantValue(t, r, "order_steadiness", e.Corrected)
	m := r.Measure("order_steadiness")
	if m.N != 6 || !close(m.More[0].Value.(float64), e.CV) {
		t.Errorf("n %d, raw %v, want 6 and %v", m.N, m.More, e.CV)
	}
	wantRecords(t, r, "order_steadiness", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2")
	c := r.Chart("order_steadiness")
	if c.Points[5].ID != "2025-Q2" || c.Points[5].On.String() != "2025-04-01" || c.Points[5].Value.V != 100 {
		t.Errorf("the last quarter's point is %+v", c.Points[5])
	}
}

func TestWorkedExampleOfLeadTimes(t *testing.T) {
	e := examples(t).LeadTime
	var b strings.Builder
	for i, days := range e.X {
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: 2025-03-10, promised: 2025-04-20, deliveries: [{ready: %s}]}\n", i, record.NewDate(2025, 3, 10)+record.Date(days))
	}
	r := orders(t, "2025-06-30", b.String())
	wantMedian(t, r, "lead_time", 10, e.Median)
	if m := r.Measure("lead_time"); !close(m.P90.V, e.P90) || m.Min.V != 28 || m.Max.V != 55 {
		t.Errorf("p90 %v min %v max %v", m.P90, m.Min, m.Max)
	}
}

func TestWorkedExampleOfTimeToClose(t *testing.T) {
	e := examples(t).KM
	asOf := record.NewDate(2025, 6, 30)
	var b strings.Builder
	b.WriteString("-- issues/2025.yaml --\n")
	for i, c := range e.Cases {
		fmt.Fprintf(&b, "- id: Q-%d\n  raised_by: importer\n", i)
		if opened := record.NewDate(2025, 2, 1); c[1] == 1 {
			fmt.Fprintf(&b, "  opened: %s\n  closed: %s\n", opened, opened+record.Date(c[0]))
		} else {
			fmt.Fprintf(&b, "  opened: %s\n", asOf-record.Date(c[0]))
		}
	}
	r := known(t, asOf.String(), b.String())
	wantMedian(t, r, "issue_close_days", 8, e.Median)
	wantState(t, r, "issue_close_days", measure.Steady)
}
