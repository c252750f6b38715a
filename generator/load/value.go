package load

import (
	"fmt"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// Value is what stands under one key of a record, in a form that is the same for
// every key: so the whole of a record can be walked, and two compared, without a
// key being forgotten.
type Value struct {
	// Key is as the format declares it; in a map with the user's own keys it is the
	// user's, and "" for an entry of a list.
	Key  string
	Kind ValueKind
	// Enum are the values that the format allows, where it allows a few.
	Enum []string
	// At points to the field of the record: a *record.Day, a *[]record.Payment; for
	// an entry of a list, a *record.Payment.
	At any
	// Text is a single value as a record writes it.
	Text string
	// Pos is where it was read from; the zero Pos where nothing was.
	Pos record.Pos
	// Values are the keys of a map, whether they were recorded or not, and the
	// entries of a list.
	Values []Value
}

// ValueKind says what a Value is.
type ValueKind uint8

// The kinds of values. A list of short texts such as ids is a single value.
const (
	SingleValue   ValueKind = iota
	MarkdownValue           // running text
	MapValue                // a map with the keys of the format
	ListValue               // a list of such maps
	OwnKeysValue            // a map with the user's own keys
)

// Known reports whether anything was recorded.
func (v *Value) Known() bool { return v.Pos != record.Pos{} || len(v.Values) > 0 && v.Kind != MapValue }

// Values returns what stands under each key of a record, known or not, in the
// canonical order: of a *record.Factory (what stands in factory.yaml), *record.Order,
// *record.Visit, *record.Issue or *record.Talk.
func Values(of any) []Value {
	switch of := of.(type) {
	case *record.Factory:
		return factoryKind.of.values(of)
	case *record.Order:
		return orderKind.of.values(of)
	case *record.Visit:
		return visitKind.of.values(of)
	case *record.Issue:
		return issueKind.of.values(of)
	case *record.Talk:
		return talkKind.of.values(of)
	}
	panic(fmt.Sprintf("load: a %T is no record", of))
}

func (o *object) values(of any) []Value {
	list := make([]Value, len(o.fields))
	for i := range o.fields {
		list[i] = o.fields[i].show(of)
	}
	return list
}

// mapValue is a map as a value. Where it does not keep its own place, it is at
// the first of its values.
func (o *object) mapValue(key string, of any) Value {
	v := Value{Key: key, Kind: MapValue, At: of, Values: o.values(of)}
	if o.place != nil {
		v.Pos = *o.place(of)
		return v
	}
	for i := range v.Values {
		if v.Pos == (record.Pos{}) {
			v.Pos = v.Values[i].Pos
		}
	}
	return v
}

func (o *object) listValue(key string, of any) Value {
	list := listed(of)
	v := Value{Key: key, Kind: ListValue, At: of, Values: make([]Value, list.slice.Len())}
	for i := range v.Values {
		v.Values[i] = o.mapValue("", list.at(i))
	}
	return v
}

// plainValue is a value that needs no declaration to be shown.
func plainValue(key string, s *shape, at any) Value {
	v := Value{Key: key, Enum: s.Enum, At: at}
	switch at := at.(type) {
	case *record.Text:
		v.Text, v.Pos = at.V, at.Pos
		if s.Kind == shapeMarkdown {
			v.Kind = MarkdownValue
		}
	case *record.Day:
		v.Text, v.Pos = at.V.String(), at.Pos
		if record.Undated(*at) {
			v.Text = unknownDay
		}
	case *record.Number:
		v.Text, v.Pos = at.V.String(), at.Pos
		if s.Kind == shapePercent && at.Known() {
			v.Text = percentText(at.V)
		}
	case *record.Whole:
		v.Text, v.Pos = fmt.Sprint(at.V), at.Pos
	case *record.Flag:
		v.Text, v.Pos = fmt.Sprint(at.V), at.Pos
	case *record.At[record.Period]:
		v.Text, v.Pos = at.V.Name, at.Pos
	case *[]record.Text:
		items := make([]string, len(*at))
		for i, item := range *at {
			items[i] = item.V
		}
		v.Text = strings.Join(items, ", ")
		if len(*at) > 0 {
			v.Pos = (*at)[0].Pos
		}
	case *[]record.SKUQuantity:
		v.Kind = OwnKeysValue
		for i := range *at {
			q := &(*at)[i]
			v.Values = append(v.Values, Value{Key: q.SKU.V, At: &q.Quantity, Text: q.Quantity.V.String(), Pos: q.Quantity.Pos})
		}
	case *[]record.Label:
		v.Kind = OwnKeysValue
		for i := range *at {
			l := &(*at)[i]
			v.Values = append(v.Values, Value{Key: l.Key.V, At: &l.Value, Text: l.Value.V, Pos: l.Value.Pos})
		}
	default:
		panic(fmt.Sprintf("load: no way to show the %T of %s", at, key))
	}
	if v.Pos == (record.Pos{}) {
		v.Text = ""
	}
	return v
}

func percentText(share decimal.Decimal) string {
	hundredths, err := share.Mul(decimal.Hundred)
	if err != nil { // more digits than a record may have
		return share.String()
	}
	return hundredths.Trim(0).String() + "%"
}
