package edition

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// structs are all kinds of records and parts of records that are let through.
func structs(t reflect.Type, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if leaf(t) || seen[t] {
		return
	}
	seen[t] = true
	for name := range strings.FieldsSeq(fields[kindOf(t)].open) {
		if f, ok := t.FieldByName(name); ok {
			structs(f.Type, seen)
		}
	}
}

func TestEveryFieldIsEitherLetThroughOrWithheld(t *testing.T) {
	seen := map[reflect.Type]bool{}
	structs(reflect.TypeFor[record.Factory](), seen)
	structs(reflect.TypeFor[record.Settings](), seen)
	used := map[string]bool{}
	for kind := range seen {
		name := kindOf(kind)
		used[name] = true
		rule, ok := fields[name]
		if !ok {
			t.Errorf("nobody said what of a %s may be handed to a factory", name)
			continue
		}
		classified := append(strings.Fields(rule.open), strings.Fields(rule.withheld)...)
		for i := range kind.NumField() {
			f := kind.Field(i)
			if !f.IsExported() {
				continue
			}
			switch n := len(classified) - len(slices.DeleteFunc(slices.Clone(classified), func(s string) bool { return s == f.Name })); n {
			case 1:
			case 0:
				t.Errorf("nobody said whether %s.%s may be handed to a factory", name, f.Name)
			default:
				t.Errorf("%s.%s is classified %d times", name, f.Name, n)
			}
		}
		for _, field := range classified {
			if _, ok := kind.FieldByName(field); !ok {
				t.Errorf("there is no %s.%s", name, field)
			}
		}
	}
	for name := range fields {
		if !used[name] {
			t.Errorf("no record that is let through has a %s", name)
		}
	}
}

func TestMeasuresOfTheEditionExist(t *testing.T) {
	for i, id := range Measures {
		if _, ok := measure.Define(id); !ok || slices.Index(Measures, id) != i {
			t.Errorf("%s is no measure, or stands twice", id)
		}
	}
}

func TestIssueThatOnlyOneSideToldStaysInternal(t *testing.T) {
	at := record.Pos{Line: 1, Column: 1}
	f := Factory(&record.Factory{Issues: []record.Issue{
		{ID: record.Text{V: "Q-1", Pos: at}},
		{ID: record.Text{V: "Q-2", Pos: at}, Agreed: record.Day{V: 20000, Pos: at}},
	}})
	if len(f.Issues) != 1 || f.Issues[0].ID.V != "Q-2" {
		t.Errorf("%+v", f.Issues)
	}
}
