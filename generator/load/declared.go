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
}

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
		list[i] = Declared{Key: f.Key, Doc: f.Doc, Kind: f.Value.declaredKind()}
		switch v := f.Value; v.Kind {
		case shapeObject:
			list[i].Keys = v.declared()
		case shapeList:
			if v.Item.Kind == shapeObject {
				list[i].Keys = v.Item.declared()
			}
		case shapeMap:
			list[i].Number = v.Item.Kind == shapeNumber
		}
	}
	return list
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
