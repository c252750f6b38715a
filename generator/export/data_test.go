package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/record/recordtest"
)

var dataDay = recordtest.Day

// factoryData returns the data file of a book as of a day.
func factoryData(t testing.TB, asOf, archive string) string {
	t.Helper()
	settings, factory := loadtest.Factory(t, archive)
	day := dataDay(t, asOf)
	known := factory.AsOf(day)
	data := AppendFactoryData(nil, known, measure.Of(known, settings, day))
	if !json.Valid(data) {
		t.Fatalf("not JSON: %s", data)
	}
	return string(data)
}

// lineOf returns the line of a key, without the comma that may end it.
func lineOf(t testing.TB, data, key string) string {
	t.Helper()
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, `"`+key+`":`) {
			return strings.TrimRight(line, ",}\n")
		}
	}
	t.Fatalf("no line of %s in %s", key, data)
	return ""
}

const dataBook = `
-- factory.yaml --
name: 佛山 "Yuanda" <Ceramics>
-- orders/2025.yaml --
- {id: PO-1, placed: 2024-01-10, promised: 2024-05-15, value: 1000.5, deliveries: [{ready: 2024-05-24}]}
- {id: PO-2, placed: 2025-02-10, promised: 2025-04-15, deliveries: [{ready: 2025-04-14}]}
- {id: PO-3, placed: 2025-02-10, promised: 2025-04-15, rush: true}
`

func TestDataFileKeepsItsContract(t *testing.T) {
	data := factoryData(t, "2025-06-30", dataBook)
	for _, c := range []struct{ key, want string }{
		{"format", `"format":"factorybook.factory/2","id":"yuanda","name":"佛山 \"Yuanda\" \u003cCeramics\u003e","as_of":"2025-06-30","window":{"from":"2024-07-01","until":"2025-07-01"`},
		{"on_time", `"on_time":{"side":"factory","practice":"consistency","unit":"share","state":"worth_asking","n":2,"k":1,"value":0.5,"low":0.0945312057342307`},
		{"in_full", `"in_full":{"side":"factory","practice":"consistency","unit":"share","state":"worth_asking","n":2,"k":1,"value":0.5,"low":0.0945312057342307`},
		{"slip_days", `"slip_days":{"side":"factory","practice":"consistency","unit":"days","state":"worth_asking","n":1,"median":-1,"min":-1,"max":-1,"records":["PO-2"]`},
		{"late_dues_explained", `"late_dues_explained":{"side":"both","practice":"adapting","unit":"count","state":"worth_asking","n":1,"value":1,"counts":{"covered":0,"not_covered":0,"unknown":1},"records":["PO-3"]`},
		{"payments_on_time", `"payments_on_time":{"side":"importer","practice":"consistency","unit":"share","state":"not_recorded","n":0`},
		{"order_gap_days", `"order_gap_days":{"side":"importer","practice":"consistency","unit":"days","state":"too_little_data","n":1,"median":397,"min":397,"max":397,"since_last":140,"records":["PO-2"]`},
	} {
		line := strings.TrimPrefix(data, "{")
		if c.key != "format" {
			line = lineOf(t, data, c.key)
		} else {
			line, _, _ = strings.Cut(line, "}")
		}
		if !strings.HasPrefix(line, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.key, line, c.want)
		}
	}
	if got := lineOf(t, data, "on_time"); !strings.HasSuffix(got, `,"previous":{"n":1,"k":0,"value":0},"records":["PO-2","PO-3"]`) {
		t.Errorf("on_time ends in %s", got)
	}
	charts := data[strings.Index(data, `"charts":`):]
	want := `"slip_days":{"unit":"days","policy":"list","finding":{"rule":"chart_overdue","asks":true,"measures":["slip_days"]},"points":[` +
		`{"record":"PO-1","on":"2024-05-15","value":9,"special":"first_order"},` +
		`{"record":"PO-2","on":"2025-04-15","value":-1,"special":""},` +
		`{"record":"PO-3","on":"2025-04-15","value":76,"special":"rush","open":true}],` +
		`"phases":[{"from":0,"until":3,"policy":"list","n":1,"median":-1}],"signals":[]`
	if got := lineOf(t, charts, "slip_days"); !strings.HasPrefix(got, want) {
		t.Errorf("chart:\n got %s\nwant %s", got, want)
	}
	if got := lineOf(t, charts, "order_steadiness"); !strings.Contains(got, `"unit":"USD"`) {
		t.Errorf("steadiness is charted in money: %s", got)
	}
}

func TestDataFileHasEveryMeasureOnce(t *testing.T) {
	var file struct {
		Measures map[string]struct {
			N     *int
			State string
		}
		Charts map[string]any
	}
	data := factoryData(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda\n")
	if err := json.Unmarshal([]byte(data), &file); err != nil {
		t.Fatal(err)
	}
	for _, d := range measure.Definitions() {
		m, ok := file.Measures[d.ID]
		if !ok || m.N == nil || *m.N != 0 || m.State != "not_recorded" {
			t.Errorf("%s: %+v", d.ID, m)
		}
		if got, want := lineOf(t, data, d.ID), fmt.Sprintf(`"%s":{"side":"%s","practice":"%s","unit":"%s","state":"not_recorded","n":0`, d.ID, d.Side, d.Practice, d.Unit); got != want {
			t.Errorf("a measure without data carries nothing else: %s", got)
		}
	}
	if len(file.Measures) != len(measure.Definitions()) || file.Charts == nil || len(file.Charts) != 0 {
		t.Errorf("%d measures, charts %v", len(file.Measures), file.Charts)
	}
}

// weekly is an order a week with the given lead times, all promised for the 25th day.
func weekly(days ...int) string {
	var b strings.Builder
	b.WriteString("-- orders/2024.yaml --\n")
	for i, n := range days {
		placed := record.NewDate(2024, 4, 1) + record.Date(7*i)
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: %s, promised: %s, deliveries: [{ready: %s}]}\n", i, placed, placed+25, placed+record.Date(n))
	}
	return b.String()
}

func TestChartsWithoutALowerLimitSayNull(t *testing.T) {
	data := factoryData(t, "2024-12-30", weekly(2, 4, 2, 6, 3, 5, 2, 4, 6, 3, 30))
	charts := data[strings.Index(data, `"charts":`):]
	lead := lineOf(t, charts, "lead_time")
	if !strings.Contains(lead, `"policy":"trial"`) || !strings.Contains(lead, `"lower":null,"upper":`) || strings.Contains(lead, `"scale"`) {
		t.Errorf("ten ordinary points: %s", lead)
	}
	if !strings.Contains(lead, `"signals":[{"point":10,"on":"2024-07-05","rule":"beyond_limits"}]`) {
		t.Errorf("the last is beyond its limits: %s", lead)
	}
	slip := lineOf(t, charts, "slip_days")
	if strings.Contains(slip, `"lower":null`) {
		t.Errorf("slip may be below 0: %s", slip)
	}
	data = factoryData(t, "2024-12-30", weekly(2, 4, 2, 6, 3, 5, 2, 4, 6, 3, 5, 3, 30))
	lead = lineOf(t, data[strings.Index(data, `"charts":`):], "lead_time")
	if !strings.Contains(lead, `"scale":"log"}]`) {
		t.Errorf("twelve points from 2 to 30: %s", lead)
	}
}

func TestEmptyWindowBeforeHasACountOfNothing(t *testing.T) {
	data := factoryData(t, "2024-12-30", weekly(2, 4))
	if got := lineOf(t, data, "on_time"); !strings.Contains(got, `"previous":{"n":0},"records":`) {
		t.Error(got)
	}
}

func TestSameRecordsGiveTheSameBytes(t *testing.T) {
	once := factoryData(t, "2025-06-30", dataBook)
	if again := factoryData(t, "2025-06-30", dataBook); once != again {
		t.Error("two builds differ")
	}
}

// What happens later must not change what was known: the data file of a day is the
// same before and after it is written down.
func TestLaterFactsDoNotReachTheDataFile(t *testing.T) {
	const early = `
-- factory.yaml --
name: Foshan Yuanda
goodwill: [{on: 2025-03-01, by: factory, kind: price-held}]
forecasts: [{period: 2025-Q1, value: 100, shared: 2024-12-01}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, confirmed: 2025-01-12, promised: 2025-03-15, payments: [{stage: deposit, due: 2025-01-20, amount: 10}], approvals: [{what: A, due: 2025-04-01}]}
-- visits/2025.yaml --
date: 2025-02-03
promises: [{by: factory, what: Jig, due: 2025-03-31}]
-- talks/2025.yaml --
- {on: 2025-03-20, by: importer, channel: wechat}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-21, raised_by: importer}
`
	const late = `
-- factory.yaml --
name: Foshan Yuanda
goodwill: [{on: 2025-03-01, by: factory, kind: price-held}, {on: 2025-05-01, by: factory, kind: price-cut}]
forecasts: [{period: 2025-Q1, value: 100, shared: 2024-12-01}, {period: 2025-Q2, value: 100, shared: 2025-04-11}]
phases: [{from: 2025-05-01, reason: New kiln}]
agreements: [{kind: framework, signed: 2025-04-20, until: 2027-01-01}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, confirmed: 2025-01-12, promised: 2025-03-15, payments: [{stage: deposit, due: 2025-01-20, paid: 2025-04-11, amount: 10}], approvals: [{what: A, due: 2025-04-01, done: 2025-05-01}], promise_changes: [{told: 2025-04-11, to: 2025-05-01, asked_by: factory}], deliveries: [{ready: 2025-05-02}], inspections: [{on: 2025-05-01, stage: final, result: accepted}], closed: 2025-06-01}
- {id: PO-2, placed: 2025-04-11, promised: 2025-06-15}
-- visits/2025.yaml --
date: 2025-02-03
promises: [{by: factory, what: Jig, due: 2025-03-31, done: 2025-04-11}]
-- visits/later.yaml --
date: 2025-04-11
closes: ["yuanda/visits/2025-02-03#1"]
-- talks/2025.yaml --
- {on: 2025-03-20, by: importer, channel: wechat, answered: 2025-04-11}
- {on: 2025-04-12, by: importer, channel: phone}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-21, raised_by: importer, answered: 2025-04-11, contained: 2025-04-11, closed: 2025-04-11}
- {id: Q-2, opened: 2025-04-21, raised_by: importer}
`
	if before, after := factoryData(t, "2025-04-10", early), factoryData(t, "2025-04-10", late); before != after {
		t.Errorf("as of 10 April:\n%s\nand once the rest was written down:\n%s", before, after)
	}
	if factoryData(t, "2025-06-30", early) == factoryData(t, "2025-06-30", late) {
		t.Error("as of 30 June the rest is known")
	}
}

func TestIndexListsTheFactoriesWithTheirStates(t *testing.T) {
	settings, factory := loadtest.Factory(t, "-- factory.yaml --\nname: Foshan Yuanda\nstatus: active\n-- visits/2025.yaml --\ndate: 2025-06-03\n")
	day := dataDay(t, "2025-06-30")
	known := factory.AsOf(day)
	states := StatesOf(known, measure.Of(known, settings, day))
	data := string(AppendIndexData(nil, settings, day, []FactoryStates{states, {ID: "b", Name: "B"}}))
	var file struct {
		Format    string
		AsOf      string `json:"as_of"`
		Factories []struct {
			ID, Name, Status string
			States           map[string]string
		}
	}
	if err := json.Unmarshal([]byte(data), &file); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	if file.Format != "factorybook.index/1" || file.AsOf != "2025-06-30" || len(file.Factories) != 2 {
		t.Fatalf("got %s", data)
	}
	f := file.Factories[0]
	if f.ID != "yuanda" || f.Name != "Foshan Yuanda" || f.Status != "active" || f.States["visit_cadence"] != "steady" || len(f.States) != len(measure.Definitions()) {
		t.Errorf("got %+v", f)
	}
	empty := AppendIndexData(nil, settings, day, nil)
	if !json.Valid(empty) {
		t.Errorf("an empty book: %s", empty)
	}
}

func BenchmarkFactoryData(b *testing.B) {
	days := make([]int, 100)
	for i := range days {
		days[i] = 20 + i*7%13
	}
	settings, factory := loadtest.Factory(b, weekly(days...))
	asOf := record.NewDate(2026, 3, 30)
	result := measure.Of(factory, settings, asOf)
	var buffer []byte
	b.ReportAllocs()
	for b.Loop() {
		buffer = AppendFactoryData(buffer[:0], factory, result)
	}
}
