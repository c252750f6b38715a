package load

import (
	"fmt"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// Declared is one key of the format and what may stand under it: what a table of
// records has columns for, and what a record is put together from again.
type Declared struct {
	Key  string
	Doc  string // one sentence in English
	Kind DeclaredKind
	// Keys are those of a map with declared keys, or of the maps of a list.
	Keys []Declared
	// Number is set for a map with the user's own keys whose values are numbers.
	Number bool
	// Required is set for a key that every record must have.
	Required bool
	// Values are the words or codes that may stand there, or in each entry of a list,
	// where the format allows only some.
	Values []string
	// Pattern is the regular expression that a value of another form than text has; ""
	// for text. Example is such a value.
	Pattern string
	Example string
	// Loose is set for a day in whose place something else may stand: `unknown`, a month.
	Loose bool
	// Names is what a value names, or each entry of a list.
	Names Named
	// Each is what stands under each of the user's own keys.
	Each *Declared
}

// Named is what the value of a key can name: a record elsewhere, or a file.
type Named uint8

// What values name.
const (
	NamesNothing Named = iota
	NamesContact       // a person of the factory, by id
	NamesOrder         // an order of the factory, by number
	NamesPhoto         // a picture in the factory's folder
	NamesFile          // a file in the factory's folder
)

// DeclaredKind says what stands under a key.
type DeclaredKind uint8

// What can stand under a key.
const (
	DeclaredText     DeclaredKind = iota // also a word of a few, a code, a month or a period
	DeclaredMarkdown                     // running text
	DeclaredDay                          // a day, or `unknown`
	DeclaredNumber                       // a decimal or a whole number
	DeclaredPercent                      // a number with a percent sign
	DeclaredFlag                         // true or false
	DeclaredTexts                        // a list of short texts
	DeclaredMap                          // a map with the keys of the format
	DeclaredList                         // a list of such maps
	DeclaredOwnKeys                      // a map with the user's own keys
)

// Declarations returns the keys of a kind of record, in their canonical order.
func Declarations(kind string) []Declared {
	for _, k := range fileKinds() {
		if k.record.Name == kind {
			return k.record.declared()
		}
	}
	panic(fmt.Sprintf("load: no kind of record is called %q", kind))
}

func (s shape) declared() []Declared {
	list := make([]Declared, len(s.Fields))
	for i, f := range s.Fields {
		list[i] = f.Value.declaration()
		list[i].Key, list[i].Doc, list[i].Required = f.Key, f.Doc, f.Required
	}
	return list
}

// declaration is what stands somewhere, without its key.
func (s shape) declaration() Declared {
	d := Declared{Kind: s.declaredKind(), Values: s.Enum, Example: s.Example, Names: s.Names, Loose: s.Kind == shapeEndDate || s.Kind == shapeLooseDate}
	switch s.Kind {
	case shapeObject:
		d.Keys = s.declared()
	case shapeList:
		each := s.Item.declaration()
		d.Keys, d.Values = each.Keys, each.Values
	case shapeMap:
		d.Number = s.Item.Kind == shapeNumber
		each := s.Item.declaration()
		d.Each = &each
	case shapeDate, shapeEndDate, shapeLooseDate, shapeMonthDay, shapePeriod, shapeNumber, shapeWhole, shapePercent, shapePlace:
		d.Pattern = s.pattern()
	}
	return d
}

// pattern is the regular expression of a value that is more than text.
func (s shape) pattern() string {
	switch s.Kind {
	case shapeDate:
		return "^" + datePattern + "$"
	case shapeEndDate:
		return "^(" + datePattern + "|" + unknownDay + ")$"
	case shapeLooseDate:
		return `^([0-9]{4}|[0-9]{4}-(0[1-9]|1[0-2])|` + datePattern + `)$`
	case shapeMonthDay:
		return `^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`
	case shapePeriod:
		return `^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$`
	case shapeNumber:
		return "^" + decimalPattern + "$"
	case shapeWhole:
		return `^(0|[1-9][0-9]*)(\.0+)?$`
	case shapePercent:
		return "^" + decimalPattern + " ?%$"
	case shapePlace:
		return "^[A-Z]{2}[A-Z2-9]{3}$"
	}
	return ""
}

func (s shape) declaredKind() DeclaredKind {
	switch s.Kind {
	case shapeMarkdown:
		return DeclaredMarkdown
	case shapeDate, shapeEndDate, shapeLooseDate:
		return DeclaredDay
	case shapeNumber, shapeWhole:
		return DeclaredNumber
	case shapePercent:
		return DeclaredPercent
	case shapeFlag:
		return DeclaredFlag
	case shapeObject:
		return DeclaredMap
	case shapeMap:
		return DeclaredOwnKeys
	case shapeList:
		if s.Item.Kind == shapeObject {
			return DeclaredList
		}
		return DeclaredTexts
	}
	return DeclaredText
}

// Orders reads a text as a file of orders.
func Orders(file string, data []byte) ([]record.Order, []diag.Problem) {
	r := newReader(file, data, new(slab))
	var orders []record.Order
	readMany(r, orderKind, &orders)
	return orders, diag.Sort(r.problems)
}

// FactoryFile reads a text as a factory.yaml.
func FactoryFile(file string, data []byte) (*record.Factory, []diag.Problem) {
	r := newReader(file, data, new(slab))
	f := new(record.Factory)
	readSingle(r, factoryKind, f)
	return f, diag.Sort(r.problems)
}
