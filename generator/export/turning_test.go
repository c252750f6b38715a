package export

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// written is what an object with these keys looks like.
func written(keys func(d *dataWriter)) string {
	d := dataWriter{}
	d.open('{')
	keys(&d)
	d.end('}')
	return string(d.b)
}

// Whatever stands in a text, it is the JSON that the standard library writes.
func TestAnyTextIsJSON(t *testing.T) {
	texts := []string{"", "PO-1", "佛山", "a\u2028b", "é", "\u0080", "🏭", "x&y", "<b>"}
	for c := range rune(0x100) {
		texts = append(texts, string(c), "a"+string(c)+"b")
	}
	for _, text := range texts {
		d := dataWriter{}
		d.quote(text)
		want, err := json.Marshal(text)
		if err != nil || string(d.b) != string(want) {
			t.Errorf("%q: %s, want %s", text, d.b, want)
		}
	}
}

func TestNumbersAreWrittenWithTheShortestDigits(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {1, "1"}, {-0.25, "-0.25"}, {math.Nextafter(0.3, 1), "0.30000000000000004"}, {397, "397"},
		{1e-6, "0.000001"}, {9e-7, "9e-07"}, {-1e-6, "-0.000001"}, {-9e-7, "-9e-07"},
		{999999999999999900000, "999999999999999900000"}, {1e21, "1e+21"}, {-1e21, "-1e+21"},
	} {
		got := written(func(d *dataWriter) { d.number("v", c.v) })
		if got != `{"v":`+c.want+`}` || !json.Valid([]byte(got)) {
			t.Errorf("%v: %s, want %s", c.v, got, c.want)
		}
		if _, err := strconv.ParseFloat(c.want, 64); err != nil {
			t.Error(err)
		}
	}
	for v, want := range map[float64]string{0: "0", 1.0 / 3: "0.333333333333333", 1234567.5: "1234567.5", 1e21: "1000000000000000000000", math.Inf(1): "0", -0.5: "-0.5", math.Nextafter(0.3, 1): "0.3"} {
		if got := figure(v); got != want {
			t.Errorf("%v in a spreadsheet: %s, want %s", v, got, want)
		}
	}
	if got := figure(math.NaN()); got != "0" {
		t.Errorf("no number: %s", got)
	}
}

func TestCommasStandBetweenValues(t *testing.T) {
	got := written(func(d *dataWriter) {
		d.line()
		d.text("a", "1")
		d.line()
		d.key("list")
		d.open('[')
		d.item("x")
		d.item("y")
		d.open('{')
		d.end('}')
		d.line()
		d.open('{')
		d.count("n", 2)
		d.end('}')
		d.end(']')
		d.date("on", 0)
		d.date("until", record.NewDate(2026, 3, 4))
	})
	want := "{\n" + `"a":"1",` + "\n" + `"list":["x","y",{},` + "\n" + `{"n":2}],"on":"","until":"2026-03-04"}`
	if got != want || !json.Valid([]byte(got)) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// A measure says nothing but its state and count when there is no case; counts of what was
// left out stand there from one on.
func TestWhatIsWrittenOfAMeasure(t *testing.T) {
	def := measure.Definition{ID: "x", Side: "factory", Practice: "p", Unit: "share", Share: true}
	one := func(n, k, left int, previous *measure.Share) string {
		m := &measure.Measure{Def: &def, State: "steady", N: n, K: k, NoRate: left, Previous: previous, Value: measure.Some(0.5)}
		for i := range n {
			m.Records = append(m.Records, measure.Ref{ID: "PO-" + strconv.Itoa(i)})
		}
		return strings.TrimPrefix(written(func(d *dataWriter) { d.measure(m) }), `{"x":{"side":"factory","practice":"p","unit":"share","state":"steady",`)
	}
	for _, c := range []struct{ got, want string }{
		{one(0, 0, 0, nil), `"n":0}}`},
		{one(0, 0, 1, nil), `"n":0,"no_rate":1}}`},
		{one(1, 1, 0, nil), `"n":1,"k":1,"value":0.5,"records":["PO-0"]}}`},
		{one(2, 0, 2, &measure.Share{}), `"n":2,"k":0,"value":0.5,"previous":{"n":0},"no_rate":2,"records":["PO-0","PO-1"]}}`},
		{one(1, 1, 0, &measure.Share{N: 1, K: 1}), `"n":1,"k":1,"value":0.5,"previous":{"n":1,"k":1,"value":1},"records":["PO-0"]}}`},
		{one(1, 1, 0, &measure.Share{N: 4, K: 1}), `"n":1,"k":1,"value":0.5,"previous":{"n":4,"k":1,"value":0.25},"records":["PO-0"]}}`},
	} {
		if c.got != c.want {
			t.Errorf("%s\nwant\n%s", c.got, c.want)
		}
	}
	point := func(open bool, special measure.Special) string {
		p := &measure.Point{Open: open, Special: special}
		p.ID = "PO-1"
		return written(func(d *dataWriter) { d.key("p"); d.point(p) })
	}
	for _, c := range []struct{ got, want string }{
		{point(false, ""), `{"p":{"record":"PO-1","on":"","value":0,"special":""}}`},
		{point(false, "rush"), `{"p":{"record":"PO-1","on":"","value":0,"special":"rush"}}`},
		{point(true, ""), `{"p":{"record":"PO-1","on":"","value":0,"open":true}}`},
		{point(true, "rush"), `{"p":{"record":"PO-1","on":"","value":0,"special":"rush","open":true}}`},
	} {
		if c.got != c.want {
			t.Errorf("%s\nwant\n%s", c.got, c.want)
		}
	}
	phase := func(n int, scale spc.Scale) string {
		return written(func(d *dataWriter) {
			d.key("p")
			d.phase(&spc.Phase{Until: n, N: n, Policy: spc.PolicyList, Median: 2, Scale: scale})
		})
	}
	for _, c := range []struct{ got, want string }{
		{phase(0, ""), `{"p":{"from":0,"until":0,"policy":"list","n":0}}`},
		{phase(1, ""), `{"p":{"from":0,"until":1,"policy":"list","n":1,"median":2}}`},
		{phase(1, spc.Log), `{"p":{"from":0,"until":1,"policy":"list","n":1,"median":2,"scale":"log"}}`},
	} {
		if c.got != c.want {
			t.Errorf("%s\nwant\n%s", c.got, c.want)
		}
	}
}

// The map of an export says what records go by; what the book does not say is not there.
func TestTheMapOfAnExportHasTheSettings(t *testing.T) {
	s := &record.Settings{}
	if got := string(importMap(s)); !strings.HasSuffix(got, "\nbook:\n  title: \"Factory book\"\n") {
		t.Error(got)
	}
	known := record.Pos{Line: 1, Column: 1}
	s.Title, s.Importer = record.Text{V: `Our "book"`, Pos: known}, record.Text{V: "Nordic", Pos: known}
	s.Currency, s.AsOf = record.Text{V: "EUR", Pos: known}, record.Day{V: record.NewDate(2026, 3, 4), Pos: known}
	if got := string(importMap(s)); !strings.HasSuffix(got, "\nbook:\n  title: \"Our \\\"book\\\"\"\n  importer: \"Nordic\"\n  currency: EUR\n  as_of: 2026-03-04\n") {
		t.Error(got)
	}
}
