// Package export writes records and figures for other programs: the data files, the
// points of charts and all tables of a book for a spreadsheet. Keys are those of generator/docs/data.md,
// numbers have full precision, and the same records give the same bytes.
package export

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factorybook/generator/finding"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// The formats of the data files. A change that breaks a reader gets a new number.
const (
	factoryDataFormat = "factorybook.factory/2"
	indexDataFormat   = "factorybook.index/1"
)

// AppendFactoryData appends data/factories/ID.json, the figures of a factory for
// machines; docs/data.md is its contract. Keys stand in a fixed order and numbers
// at full precision, so the same records give the same bytes.
func AppendFactoryData(b []byte, f *record.Factory, r *measure.Result) []byte {
	d := dataWriter{b}
	d.open('{')
	d.text("format", factoryDataFormat)
	d.text("id", f.ID)
	d.text("name", f.Name.V)
	d.days(r)
	said := finding.Of(f, r)
	d.finding(&said)
	d.line()
	d.key("measures")
	d.open('{')
	for i := range r.Measures {
		d.line()
		d.measure(&r.Measures[i])
	}
	d.end('}')
	d.line()
	d.key("charts")
	d.open('{')
	for i := range r.Charts {
		d.line()
		d.chart(&r.Charts[i], r)
	}
	d.end('}')
	d.end('}')
	return append(d.b, '\n')
}

// FactoryStates is the line of a factory in data/index.json.
type FactoryStates struct {
	ID, Name, Status string
	States           []MeasureState // in the order of the definitions
}

// MeasureState is the state of one measure.
type MeasureState struct {
	ID    string
	State measure.State
}

// StatesOf returns what data/index.json says of a factory: little enough to be
// kept for every factory of a book.
func StatesOf(f *record.Factory, r *measure.Result) FactoryStates {
	s := FactoryStates{ID: f.ID, Name: f.Name.V, Status: f.Status.V, States: make([]MeasureState, len(r.Measures))}
	for i := range r.Measures {
		s.States[i] = MeasureState{r.Measures[i].Def.ID, r.Measures[i].State}
	}
	return s
}

// AppendIndexData appends data/index.json: the factories with their states, in
// the order given.
func AppendIndexData(b []byte, s *record.Settings, asOf record.Date, factories []FactoryStates) []byte {
	d := dataWriter{b}
	d.open('{')
	d.text("format", indexDataFormat)
	window, _ := measure.Windows(s, asOf)
	d.days(&measure.Result{AsOf: asOf, Window: window})
	d.line()
	d.key("factories")
	d.open('[')
	for i := range factories {
		f := &factories[i]
		d.line()
		d.open('{')
		d.text("id", f.ID)
		d.text("name", f.Name)
		d.text("status", f.Status)
		d.key("states")
		d.open('{')
		for _, m := range f.States {
			d.text(m.ID, string(m.State))
		}
		d.end('}')
		d.end('}')
	}
	d.end(']')
	d.end('}')
	return append(d.b, '\n')
}

func (d *dataWriter) days(r *measure.Result) {
	d.date("as_of", r.AsOf)
	d.key("window")
	d.open('{')
	d.date("from", r.Window.From)
	d.date("until", r.Window.Until)
	d.end('}')
}

// measure writes one measure. One without data has a count of 0 and its state,
// and nothing else but the counts of what was left out.
func (d *dataWriter) measure(m *measure.Measure) {
	d.key(m.Def.ID)
	d.open('{')
	d.text("side", string(m.Def.Side))
	d.text("practice", string(m.Def.Practice))
	d.text("unit", string(m.Def.Unit))
	d.text("state", string(m.State))
	d.count("n", m.N)
	if m.N > 0 {
		if m.Def.Share {
			d.count("k", m.K)
		}
		d.optional("value", m.Value)
		d.optional("low", m.Low)
		d.optional("high", m.High)
		d.optional("median", m.Median)
		d.optional("min", m.Min)
		d.optional("max", m.Max)
		d.optional("p90", m.P90)
		for i := range m.More {
			d.entry(&m.More[i])
		}
		d.previous(m.Previous)
	}
	d.left("unknown_days", m.UnknownDays)
	d.left("no_rate", m.NoRate)
	d.left("left_out", m.LeftOut)
	d.left("ready_unknown", m.ReadyUnknown)
	d.left("no_lead_time", m.NoLeadTime)
	if m.N > 0 {
		d.key("records")
		d.open('[')
		for i := range m.Records {
			d.item(m.Records[i].ID)
		}
		d.end(']')
	}
	d.end('}')
}

// finding names the rule that a title was made by, and the measures it looked at.
func (d *dataWriter) finding(f *finding.Finding) {
	d.key("finding")
	d.open('{')
	d.text("rule", f.Rule.ID)
	d.key("asks")
	d.b = strconv.AppendBool(d.b, f.Asks())
	d.key("measures")
	d.open('[')
	for _, id := range f.Measures() {
		d.item(id)
	}
	d.end(']')
	d.end('}')
}

func (d *dataWriter) previous(p *measure.Share) {
	if p == nil {
		return
	}
	d.key("previous")
	d.open('{')
	d.count("n", p.N)
	if p.N > 0 {
		d.count("k", p.K)
		d.number("value", float64(p.K)/float64(p.N))
	}
	d.end('}')
}

// left writes a number of cases left out, if there are any.
func (d *dataWriter) left(key string, n int) {
	if n > 0 {
		d.count(key, n)
	}
}

func (d *dataWriter) entry(e *measure.Entry) {
	switch v := e.Value.(type) {
	case int:
		d.count(e.Key, v)
	case float64:
		d.number(e.Key, v)
	case measure.Counts:
		d.key(e.Key)
		d.open('{')
		for _, c := range v {
			d.count(c.Key, c.N)
		}
		d.end('}')
	case measure.Group:
		d.key(e.Key)
		d.open('{')
		d.count("n", v.N)
		d.optional("median", v.Median)
		d.end('}')
	case measure.Series:
		d.key(e.Key)
		d.open('[')
		for _, q := range v {
			d.open('{')
			d.text("quarter", q.Quarter)
			d.number("value", q.Value)
			d.end('}')
		}
		d.end(']')
	default:
		panic("present: the data files have no form for " + e.Key)
	}
}

func (d *dataWriter) chart(c *measure.Chart, r *measure.Result) {
	d.key(c.Def.ID)
	d.open('{')
	unit := string(c.Def.Unit)
	if c.Def.Money {
		unit = r.Currency
	}
	d.text("unit", unit)
	d.text("policy", string(c.Policy()))
	said := finding.OfChart(r, c)
	d.finding(&said)
	d.key("points")
	d.open('[')
	for i := range c.Points {
		d.point(&c.Points[i])
	}
	d.end(']')
	d.key("phases")
	d.open('[')
	for i := range c.Phases {
		d.phase(&c.Phases[i])
	}
	d.end(']')
	d.key("signals")
	d.open('[')
	for _, s := range c.Signals {
		d.open('{')
		d.count("point", s.Point)
		d.date("on", c.Points[s.Point].On)
		d.text("rule", string(s.Rule))
		d.end('}')
	}
	d.end(']')
	d.end('}')
}

func (d *dataWriter) point(p *measure.Point) {
	d.open('{')
	d.text("record", p.ID)
	d.date("on", p.On)
	d.number("value", p.Value.V)
	if !p.Open || p.Special != "" {
		d.text("special", string(p.Special))
	}
	if p.Open {
		d.key("open")
		d.b = append(d.b, "true"...)
	}
	d.end('}')
}

func (d *dataWriter) phase(p *spc.Phase) {
	d.open('{')
	d.count("from", p.From)
	d.count("until", p.Until)
	d.text("policy", string(p.Policy))
	d.count("n", p.N)
	if p.Policy.Limited() {
		d.count("baseline", p.Baseline)
		d.number("centre", p.Centre)
		d.number("sigma", p.Sigma)
		if p.HasLower {
			d.number("lower", p.Lower)
		} else {
			d.key("lower")
			d.b = append(d.b, "null"...)
		}
		d.number("upper", p.Upper)
		d.number("range_upper", p.RangeUpper)
	}
	if p.N > 0 {
		d.number("median", p.Median)
	}
	if p.Scale == spc.Log {
		d.text("scale", string(p.Scale))
	}
	d.end('}')
}

// dataWriter appends JSON with its keys in the order in which they are written.
type dataWriter struct{ b []byte }

// comma separates what follows from what stands before it in the same object or list.
func (d *dataWriter) comma() {
	switch last := d.last(); last {
	case '{', '[', ':', 0:
	default:
		d.b = append(d.b, ',')
	}
}

// last is the last byte that is not a line end.
func (d *dataWriter) last() byte {
	n := len(d.b)
	if n > 0 && d.b[n-1] == '\n' {
		n--
	}
	if n == 0 {
		return 0
	}
	return d.b[n-1]
}

// line begins a new line, so that a change of one measure changes one line.
func (d *dataWriter) line() {
	d.comma()
	d.b = append(d.b, '\n')
}

func (d *dataWriter) open(bracket byte) {
	if d.last() != ':' {
		d.separate()
	}
	d.b = append(d.b, bracket)
}

func (d *dataWriter) end(bracket byte) { d.b = append(d.b, bracket) }

// separate writes a comma unless a new line brought one.
func (d *dataWriter) separate() {
	if d.last() != ',' {
		d.comma()
	}
}

func (d *dataWriter) key(key string) {
	d.separate()
	d.quote(key)
	d.b = append(d.b, ':')
}

func (d *dataWriter) text(key, value string) {
	d.key(key)
	d.quote(value)
}

func (d *dataWriter) item(value string) {
	d.separate()
	d.quote(value)
}

func (d *dataWriter) date(key string, day record.Date) {
	d.key(key)
	d.b = append(d.b, '"')
	if !day.IsZero() {
		d.b = day.Append(d.b)
	}
	d.b = append(d.b, '"')
}

func (d *dataWriter) count(key string, n int) {
	d.key(key)
	d.b = strconv.AppendInt(d.b, int64(n), 10)
}

func (d *dataWriter) optional(key string, v measure.Opt) {
	if v.OK {
		d.number(key, v.V)
	}
}

// number writes a number as encoding/json does: the shortest digits that give the
// same number back.
func (d *dataWriter) number(key string, v float64) {
	d.key(key)
	if v == 0 {
		v = 0 // no negative zero
	}
	format := byte('f')
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	d.b = strconv.AppendFloat(d.b, v, format, -1, 64)
}

// quote writes a JSON string. Ids and dates are plain and need no escaping.
func (d *dataWriter) quote(s string) {
	if plain(s) {
		d.b = append(d.b, '"')
		d.b = append(d.b, s...)
		d.b = append(d.b, '"')
		return
	}
	quoted, err := json.Marshal(s) // escapes < > & too, for whoever puts it in a page
	if err != nil {
		panic("present: a text that JSON cannot hold: " + err.Error())
	}
	d.b = append(d.b, quoted...)
}

func plain(s string) bool {
	return utf8.RuneCountInString(s) == len(s) && !strings.ContainsAny(s, `"\<>&`) && !strings.ContainsFunc(s, unicode.IsControl)
}
