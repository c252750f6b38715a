package load

import (
	"fmt"
	"reflect"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// Object declares one kind of map in a document: its keys, in their canonical
// order. Make one with Describe; it is not changed afterwards.
//
// The type T is what the map fills. It is known where a map is declared and where a
// record is read; all that happens between does without it, so that it is compiled once
// and not for each of sixty kinds of maps.
type Object[T any] struct{ of object }

// Field declares one key of an object. Make one with Text, Day, Number and so on.
type Field[T any] struct{ of *entry }

// object is a declared map without the type of what it fills. An `of any` or `into any`
// is always a pointer to that type.
type object struct {
	name, doc string
	fills     reflect.Type
	fields    []entry
	index     map[string]int
	keys      []string
	place     func(of any) *record.Pos
	after     func(r *reader, of any)
	// needs are keys that a rule asks for although they are not required.
	needs map[string]bool
	// lone are the keys that a plain value in place of the map can belong to; nil:
	// the first whose kind fits.
	lone []string
}

// entry is a declared key without the type of the map that has it.
type entry struct {
	key, doc string
	required bool
	value    shape
	at       func(of any) any // where the value stands in what the map fills
	reads    reading
	shows    func(key string, s *shape, at any) Value
}

// reading fills what into points to from a value, and leaves it when it reports a problem.
type reading func(r *reader, n *yaml.Node, key string, into any)

func (f *entry) read(r *reader, n *yaml.Node, of any) { f.reads(r, n, f.key, f.at(of)) }

func (f *entry) show(of any) Value { return f.shows(f.key, &f.value, f.at(of)) }

// Required returns the field as one that every record must have.
func (f Field[T]) Required() Field[T] {
	f.of.required = true
	return f
}

// names returns the field as one whose value names something.
func (f Field[T]) names(what Named) Field[T] {
	f.of.value.Names = what
	return f
}

// kind says how one type of value is read: the value goes to into and stays as
// it is when a problem is reported.
type kind[V any] struct {
	read  func(r *reader, n *yaml.Node, key string, into *V)
	shape shape
}

// untyped is the reading of a kind.
func (k kind[V]) untyped() reading {
	return func(r *reader, n *yaml.Node, key string, into any) { k.read(r, n, key, into.(*V)) }
}

// inside is a place in a T without its types.
//
//go:noinline // once for each pair of types is enough; inlined, it is once for each key
func inside[T, V any](at func(*T) *V) func(any) any {
	return func(of any) any { return at(of.(*T)) }
}

// field joins a key, a kind of value and the place where the value goes.
func field[T, V any](key, doc string, k kind[V], at func(*T) *V) Field[T] {
	return Field[T]{&entry{key: key, doc: doc, value: k.shape, at: inside(at), reads: k.untyped(), shows: plainValue}}
}

// Describe declares a map. name is what messages call it ("order"), doc one
// sentence for people who write it.
func Describe[T any](name, doc string, fields ...Field[T]) *Object[T] {
	list := make([]entry, len(fields))
	for i := range fields {
		list[i] = *fields[i].of
	}
	return &Object[T]{declare(name, doc, reflect.TypeFor[T](), list)}
}

func declare(name, doc string, fills reflect.Type, fields []entry) object {
	if len(fields) > maxFields {
		panic(fmt.Sprintf("load: %s has more than %d keys", name, maxFields))
	}
	o := object{name: name, doc: doc, fills: fills, fields: fields, index: make(map[string]int, len(fields))}
	for i := range fields {
		if _, twice := o.index[fields[i].key]; twice {
			panic(fmt.Sprintf("load: %s declares %s twice", name, fields[i].key))
		}
		o.index[fields[i].key] = i
		o.keys = append(o.keys, fields[i].key)
	}
	return o
}

// maxFields is the number of bits that remember which keys were seen.
const maxFields = 64

// at returns where the object keeps the place it was read from.
func (o *Object[T]) at(place func(*T) *record.Pos) *Object[T] {
	o.of.place = func(of any) *record.Pos { return place(of.(*T)) }
	return o
}

// wants names the keys that a rule asks for, so that a hint writes them as well.
func (o *Object[T]) wants(keys ...string) *Object[T] {
	o.of.needs = make(map[string]bool)
	for _, key := range keys {
		o.of.needs[key] = true
	}
	return o
}

// alone names the keys that a plain value in place of the map can belong to; with
// none it is not known which.
func (o *Object[T]) alone(keys ...string) *Object[T] {
	o.of.lone = append([]string{}, keys...)
	return o
}

// then adds a rule about several keys of one object, run after they were read.
func (o *Object[T]) then(check func(*reader, *T)) *Object[T] {
	o.of.after = func(r *reader, of any) { check(r, of.(*T)) }
	return o
}

// read fills into, a pointer to what the object declares, from a map.
func (o *object) read(r *reader, n *yaml.Node, into any) {
	if !r.isMap(n, o.name, o.keys, func() []diag.Fix { return o.wrapped(r, n) }) {
		return
	}
	if o.place != nil {
		*o.place(into) = r.pos(n)
	}
	r.within = append(r.within, around{n, o.keys})
	defer func() { r.within = r.within[:len(r.within)-1] }()
	var seen uint64
	next, again := 0, false // again: another entry begins, without its dash
	content, cut := r.rejoined(n, o.keys)
	for i := 0; i+1 < len(content); i += 2 {
		key, value := content[i], content[i+1]
		// Keys mostly come in their canonical order: look there first.
		at, known := next, next < len(o.fields) && o.fields[next].key == key.Value
		if !known {
			at, known = o.index[key.Value]
		}
		if !known || !isName(key) {
			if meant, ok := o.unknown(r, n, key, value); ok {
				seen |= 1 << meant
			}
			continue
		}
		next = at + 1
		if seen&(1<<at) != 0 {
			if !again {
				again = r.repeated(content, i)
			}
			continue
		}
		seen |= 1 << at
		before := len(r.problems)
		switch f := &o.fields[at]; {
		case !nothing(value, f.value):
			f.read(r, value, into)
		case f.required:
			r.missing(key, o.name, f.key)
		}
		if cut[value] && len(r.problems) == before {
			r.commaInText(value)
		}
	}
	for i := range o.fields {
		if f := &o.fields[i]; f.required && seen&(1<<i) == 0 {
			r.missing(n, o.name, f.key)
		}
	}
	if o.after != nil {
		o.after(r, into)
	}
}

// unknown reports a key that the object does not have. meant is the field whose
// key was probably meant: it is not missing on top of that.
func (o *object) unknown(r *reader, n, key, value *yaml.Node) (meant int, ok bool) {
	name := r.unknownKey(n, key, value, o.name, o.keys, func(key string) bool {
		i := o.index[key]
		return holdsKind(o.fields[i].value, value) && (value.Kind != yaml.ScalarNode || o.fits(r, i, value))
	}, func(key string) bool {
		s := o.fields[o.index[key]].value
		return s.Kind == shapeList && s.Item.Kind == shapeText
	})
	meant, ok = o.index[name]
	return meant, ok
}

// holdsKind reports whether a value has the outward form of what a key holds: one
// value, a map or a list.
func holdsKind(s shape, value *yaml.Node) bool {
	switch s.Kind {
	case shapeList:
		return value.Kind == yaml.SequenceNode
	case shapeObject, shapeMap:
		return value.Kind == yaml.MappingNode
	}
	return value.Kind == yaml.ScalarNode
}

// isName reports whether a node can be a key: plain text without an anchor or tag.
func isName(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

// One declares a map within a map.
func One[T, V any](key, doc string, of *Object[V], at func(*T) *V) Field[T] {
	return Field[T]{of.of.one(key, doc, inside(at))}
}

func (o *object) one(key, doc string, at func(any) any) *entry {
	return &entry{key: key, doc: doc, value: o.shape(), at: at,
		reads: func(r *reader, n *yaml.Node, _ string, into any) { o.read(r, n, into) },
		shows: func(key string, _ *shape, at any) Value { return o.mapValue(key, at) }}
}

// Many declares a list of maps.
func Many[T, V any](key, doc string, of *Object[V], at func(*T) *[]V) Field[T] {
	return Field[T]{of.of.many(key, doc, inside(at))}
}

func (o *object) many(key, doc string, at func(any) any) *entry {
	each := o.shape()
	return &entry{key: key, doc: doc, value: listOf(each), at: at,
		reads: func(r *reader, n *yaml.Node, key string, into any) {
			if !r.isList(n, key, o.name, func() []diag.Fix {
				if fixes := o.wrapped(r, n); len(fixes) > 0 || n.Kind == yaml.ScalarNode {
					return inBrackets(fixes)
				}
				return r.listed(n)
			}) {
				return
			}
			list := emptied(into, len(n.Content))
			for _, item := range n.Content {
				if r.item(item, each, key) {
					o.read(r, item, list.add())
				}
			}
		},
		shows: func(key string, _ *shape, at any) Value { return o.listValue(key, at) }}
}

// records is a list of what an object declares.
type records struct{ slice reflect.Value }

// listed is the list that a pointer points to.
func listed(list any) records { return records{reflect.ValueOf(list).Elem()} }

// emptied is listed, with nothing in it and room for so many.
func emptied(list any, room int) records {
	l := listed(list)
	l.slice.Set(reflect.MakeSlice(l.slice.Type(), 0, room))
	return l
}

// add appends an empty record and returns a pointer to it, which holds until the next.
func (l records) add() any {
	l.slice.Grow(1)
	l.slice.SetLen(l.slice.Len() + 1)
	return l.at(l.slice.Len() - 1)
}

// at returns a pointer to a record of the list.
func (l records) at(i int) any { return l.slice.Index(i).Addr().Interface() }

// Labels declares a flat map of the user's own keys to text, kept in its order.
func Labels[T any](key, doc string, at func(*T) *[]record.Label) Field[T] {
	return field(key, doc, kind[[]record.Label]{
		shape: mapTo(shape{Kind: shapeText}),
		read: func(r *reader, n *yaml.Node, key string, into *[]record.Label) {
			r.entries(n, textKind.shape, key, func(k record.Text, v *yaml.Node) {
				label := record.Label{Key: k}
				textKind.read(r, v, k.V, &label.Value)
				*into = append(*into, label)
			})
		},
	}, at)
}
