package record_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

func num(s string) record.Number {
	if s == "" {
		return record.Number{}
	}
	return record.Number{V: decimal.MustParse(s), Pos: record.Pos{Line: 1, Column: 1}}
}

func text(s string) record.Text {
	if s == "" {
		return record.Text{}
	}
	return record.Text{V: s, Pos: record.Pos{Line: 1, Column: 1}}
}

func on(s string) record.Day {
	d := record.Day{Pos: record.Pos{Line: 1, Column: 1}}
	switch s {
	case "":
		return record.Day{}
	case "unknown":
		return d
	}
	var err error
	if d.V, err = record.ParseDate(s); err != nil {
		panic(err)
	}
	return d
}

func line(sku, quantity, price, promised string) record.Line {
	return record.Line{SKU: text(sku), Quantity: num(quantity), Price: num(price), Promised: on(promised)}
}

func change(day, sku, quantity, price string) record.AgreedChange {
	return record.AgreedChange{On: on(day), SKU: text(sku), Quantity: num(quantity), Price: num(price)}
}

func TestLinesFollowTheLastAgreedChange(t *testing.T) {
	one := []record.Line{line("S", "100", "1.40", ""), line("T", "50", "2", "")}
	two := []record.Line{line("S", "100", "1", "2026-05-01"), line("S", "60", "1", "2026-04-01"), line("T", "50", "2", "")}
	for name, c := range map[string]struct {
		lines   []record.Line
		changes []record.AgreedChange
		want    string
	}{
		"nothing changed":                         {one, nil, "S 100 1.40, T 50 2"},
		"a cut":                                   {one, []record.AgreedChange{change("2026-04-01", "S", "90", "")}, "S 90 1.40, T 50 2"},
		"a price":                                 {one, []record.AgreedChange{change("2026-04-01", "S", "", "1.38")}, "S 100 1.38, T 50 2"},
		"the later day wins, wherever it stands":  {one, []record.AgreedChange{change("2026-04-02", "S", "80", ""), change("2026-04-01", "S", "90", "")}, "S 80 1.40, T 50 2"},
		"on one day the later entry wins":         {one, []record.AgreedChange{change("2026-04-01", "S", "80", ""), change("2026-04-01", "S", "90", "")}, "S 90 1.40, T 50 2"},
		"quantity and price by their own last":    {one, []record.AgreedChange{change("2026-04-01", "S", "80", "1.30"), change("2026-04-02", "S", "", "1.35"), change("2026-04-03", "S", "70", "")}, "S 70 1.35, T 50 2"},
		"to nothing":                              {one, []record.AgreedChange{change("2026-04-01", "T", "0", "")}, "S 100 1.40, T 0 2"},
		"the last promise gives first":            {two, []record.AgreedChange{change("2026-03-01", "S", "130", "")}, "S 70 1, S 60 1, T 50 2"},
		"and then the one before it":              {two, []record.AgreedChange{change("2026-03-01", "S", "20", "")}, "S 0 1, S 20 1, T 50 2"},
		"the last promise takes all that is more": {two, []record.AgreedChange{change("2026-03-01", "S", "200", "")}, "S 140 1, S 60 1, T 50 2"},
		"a price holds for all lines":             {two, []record.AgreedChange{change("2026-03-01", "S", "", "0.9")}, "S 100 0.9, S 60 0.9, T 50 2"},
		"the same total changes nothing":          {two, []record.AgreedChange{change("2026-03-01", "S", "160", "")}, "S 100 1, S 60 1, T 50 2"},
		"a line without a quantity gets one":      {[]record.Line{line("S", "", "1", "")}, []record.AgreedChange{change("2026-03-01", "S", "40", "")}, "S 40 1"},
	} {
		o := &record.Order{Lines: c.lines, Agreed: c.changes}
		before := say(o.Lines)
		if got := say(o.LinesAgreed()); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if say(o.Lines) != before {
			t.Errorf("%s: what was confirmed changed too", name)
		}
	}
}

func say(lines []record.Line) string {
	parts := make([]string, len(lines))
	for i := range lines {
		parts[i] = fmt.Sprint(lines[i].SKU.V, " ", lines[i].Quantity.V, " ", lines[i].Price.V)
	}
	return strings.Join(parts, ", ")
}

func TestEachSideOfTheToleranceIsTheNearest(t *testing.T) {
	share := func(s string) record.Percent { return num(s) }
	full := func(under, over string) record.Tolerance {
		return record.Tolerance{Under: share(under), Over: share(over)}
	}
	for name, c := range map[string]struct {
		old                      string
		book, terms, order, line record.Tolerance
		under, over              string
	}{
		"none":                    {under: "0", over: "0"},
		"the older key":           {old: "0.05", under: "0.05", over: "0"},
		"under wins over the old": {old: "0.05", book: full("0.03", ""), under: "0.03", over: "0"},
		"each side by itself":     {old: "0.05", book: full("", "0.02"), terms: full("0.01", ""), under: "0.01", over: "0.02"},
		"a nearer 0 counts":       {book: full("0.03", "0.05"), order: full("0", ""), under: "0", over: "0.05"},
		"the line is nearest":     {book: full("0.01", "0.01"), terms: full("0.02", "0.02"), order: full("0.03", "0.03"), line: full("0.04", "0.04"), under: "0.04", over: "0.04"},
	} {
		f := &record.Factory{Terms: record.Terms{Tolerance: c.terms}}
		s := &record.Settings{Tolerance: c.book, Targets: record.Targets{InFullTolerance: share(c.old)}}
		under, over := f.ToleranceOf(&record.Order{Tolerance: c.order}, &record.Line{Tolerance: c.line}, s)
		if under.Cmp(decimal.MustParse(c.under)) != 0 || over.Cmp(decimal.MustParse(c.over)) != 0 {
			t.Errorf("%s: under %s over %s, want %s and %s", name, under, over, c.under, c.over)
		}
	}
}

func TestAnOrderEndsWithItsLines(t *testing.T) {
	open := line("S", "10", "", "")
	closed := func(day string) record.Line { l := open; l.Closed = on(day); return l }
	cancelled := func(day, by string) record.Line {
		l := open
		l.Cancelled = record.Cancellation{On: on(day), By: text(by)}
		return l
	}
	nothing := line("T", "0", "", "")
	for name, c := range map[string]struct {
		order record.Order
		want  string
	}{
		"open":                             {record.Order{Lines: []record.Line{open}}, "open"},
		"no lines":                         {record.Order{}, "open"},
		"closed":                           {record.Order{Closed: on("2026-05-01"), Lines: []record.Line{open}}, "closed 2026-05-01"},
		"closed on an unknown day":         {record.Order{Closed: on("unknown"), Lines: []record.Line{open}}, "closed ?"},
		"cancelled on an unknown day":      {record.Order{Cancelled: record.Cancellation{On: on("unknown"), By: text("importer")}}, "cancelled ? importer"},
		"closed before it was cancelled":   {record.Order{Closed: on("2026-05-01"), Cancelled: record.Cancellation{On: on("2026-06-01"), By: text("factory")}}, "closed 2026-05-01"},
		"one line is open":                 {record.Order{Lines: []record.Line{closed("2026-05-01"), open}}, "open"},
		"all lines closed":                 {record.Order{Lines: []record.Line{closed("2026-05-01"), closed("2026-04-01")}}, "closed 2026-05-01"},
		"all lines cancelled":              {record.Order{Lines: []record.Line{cancelled("2026-05-01", "factory"), cancelled("2026-06-01", "importer")}}, "cancelled 2026-06-01 importer"},
		"some cancelled, the rest closed":  {record.Order{Lines: []record.Line{closed("2026-05-01"), cancelled("2026-06-01", "importer")}}, "closed 2026-06-01"},
		"one of the days is not known":     {record.Order{Lines: []record.Line{closed("2026-05-01"), closed("unknown")}}, "closed ?"},
		"nothing is waited for":            {record.Order{Placed: on("2026-03-01"), Lines: []record.Line{nothing}}, "closed 2026-03-01"},
		"nothing but what has ended":       {record.Order{Placed: on("2026-03-01"), Lines: []record.Line{nothing, closed("2026-05-01")}}, "closed 2026-05-01"},
		"changed to nothing":               {record.Order{Placed: on("2026-03-01"), Lines: []record.Line{open}, Agreed: []record.AgreedChange{change("2026-04-01", "S", "0", "")}}, "closed 2026-04-01"},
		"a line that says only its number": {record.Order{Lines: []record.Line{line("S", "", "", "")}}, "open"},
	} {
		e, got := c.order.End(), "open"
		day := e.On.String()
		if e.On.IsZero() {
			day = "?"
		}
		switch {
		case e.Closed && e.Cancelled:
			got = "both"
		case e.Closed:
			got = "closed " + day
		case e.Cancelled:
			got = "cancelled " + day + " " + e.By
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
