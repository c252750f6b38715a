package load_test

import (
	"reflect"
	"testing"

	"factorybook/generator/load"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

// TestEveryFieldOfARecordIsShown finds by reflection what a record can hold, so
// that a field without a key in Values is noticed.
func TestEveryFieldOfARecordIsShown(t *testing.T) {
	_, f := loadtest.Factory(t, contract)
	for _, of := range []any{f, &f.Orders[0], &f.Visits[0], &f.Issues[0], &f.Talks[0]} {
		shown := map[any]bool{}
		collect(load.Values(of), shown)
		hidden(t, reflect.ValueOf(of).Elem(), reflect.TypeOf(of).Elem().Name(), shown)
	}
}

func collect(values []load.Value, shown map[any]bool) {
	for i := range values {
		shown[values[i].At] = true
		collect(values[i].Values, shown)
	}
}

func hidden(t *testing.T, v reflect.Value, path string, shown map[any]bool) {
	for i := range v.NumField() {
		if !v.Type().Field(i).IsExported() {
			continue // found out, not written
		}
		field, name := v.Field(i), path+"."+v.Type().Field(i).Name
		at := field.Addr().Interface()
		switch at.(type) {
		case *record.Text, *record.Day, *record.Number, *record.Whole, *record.Flag, *record.At[record.Period], *[]record.Text, *[]record.Label, *[]record.SKUQuantity:
			if !shown[at] {
				t.Errorf("%s is not shown", name)
			}
			continue
		case *[]record.Order, *[]record.Visit, *[]record.Issue, *[]record.Talk, *record.Pos, *string:
			continue // records of their own; where it stands and what it is called
		}
		switch field.Kind() {
		case reflect.Struct:
			hidden(t, field, name, shown)
		case reflect.Slice:
			for n := range field.Len() {
				hidden(t, field.Index(n), name, shown)
			}
		default:
			t.Errorf("%s is a %s: teach this test what that is", name, field.Type())
		}
	}
}

func TestValuesAreShownAsARecordWritesThem(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- factory.yaml --
name: Yuanda
since: 2017-05
products: [Mugs, 碗]
capacity: {quantity: 120000, our_share: 12.50%}
forecasts: [{period: 2025-Q3, value: 1.50}]
notes: |
  Some *text*
-- orders/a.yaml --
id: PO-1
rush: false
deliveries: [{quantities: {KT-210: 4800}}]
inspections: [{found: {major: 2}}]
extra: {Colour: blue}
`)
	got := map[string]string{}
	var walk func(values []load.Value, path string)
	walk = func(values []load.Value, path string) {
		for i := range values {
			if v := &values[i]; v.Known() {
				if got[path+v.Key] = v.Text; v.Kind == load.MarkdownValue {
					got[path+v.Key] = "markdown"
				}
				walk(v.Values, path+v.Key+".")
			}
		}
	}
	walk(load.Values(f), "")
	walk(load.Values(&f.Orders[0]), "")
	want := map[string]string{
		"name": "Yuanda", "since": "2017-05-01", "products": "Mugs, 碗", "capacity": "", "capacity.quantity": "120000", "capacity.our_share": "12.5%",
		"forecasts": "", "forecasts.": "", "forecasts..period": "2025-Q3", "forecasts..value": "1.50", "notes": "markdown",
		"id": "PO-1", "rush": "false", "deliveries": "", "deliveries.": "", "deliveries..quantities": "", "deliveries..quantities.KT-210": "4800",
		"inspections": "", "inspections.": "", "inspections..found": "", "inspections..found.major": "2", "extra": "", "extra.Colour": "blue",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
