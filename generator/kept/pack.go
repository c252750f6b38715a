// Package kept is what one build may know of the one before: values as bytes and back
// (Coder), and what shows that the files of a folder are still the same (Key).
//
// A Coder takes values of any plain type with all their fields, exported or not, for
// they are read by the same program that wrote them and by no other: whoever keeps
// the bytes keeps beside them which program that was. Damaged bytes give an error,
// never a panic, and never more memory than the bytes could fill.
package kept

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"unsafe"
)

// Coder packs and unpacks values.
type Coder struct {
	types []reflect.Type // that may stand in an interface
	names map[reflect.Type]named
}

type named struct {
	name func(any) string
	find func(string) (any, bool)
}

// New returns a coder; examples are values of the types that may stand in interfaces.
func New(examples ...any) *Coder {
	c := &Coder{names: make(map[reflect.Type]named)}
	for _, e := range examples {
		c.types = append(c.types, reflect.TypeOf(e))
	}
	return c
}

// ByName has values of the type P packed as their names, such as pointers to what the
// program declares once.
func ByName[P any](c *Coder, name func(P) string, find func(string) (P, bool)) {
	c.names[reflect.TypeFor[P]()] = named{
		func(v any) string { return name(v.(P)) },
		func(s string) (any, bool) { return find(s) },
	}
}

// failure is an error on its way out of the recursion.
type failure struct{ error }

// caught turns a failure into an error; anything else goes on.
func caught(err *error) {
	switch r := recover().(type) {
	case nil:
	case failure:
		*err = r.error
	default:
		panic(r)
	}
}

// Append packs what v points to.
func (c *Coder) Append(dst []byte, v any) (packed []byte, err error) {
	defer caught(&err)
	e := encoder{Coder: c, out: dst, seen: make(map[string]uint64)}
	e.value(reflect.ValueOf(v).Elem())
	return e.out, nil
}

// Read unpacks a value into what v points to and returns the bytes after it.
func (c *Coder) Read(data []byte, v any) (rest []byte, err error) {
	defer caught(&err)
	d := decoder{Coder: c, in: data}
	d.value(reflect.ValueOf(v).Elem())
	return d.in, nil
}

type encoder struct {
	*Coder
	out  []byte
	seen map[string]uint64 // texts, each packed once, by their places among all of them
}

func (e *encoder) uint(n uint64) { e.out = binary.AppendUvarint(e.out, n) }

// string packs 0 and the text, or the place of one that was there before.
func (e *encoder) string(s string) {
	if n, ok := e.seen[s]; ok {
		e.uint(n)
		return
	}
	e.seen[s] = uint64(len(e.seen)) + 1
	e.uint(0)
	e.uint(uint64(len(s)))
	e.out = append(e.out, s...)
}

func (e *encoder) value(v reflect.Value) {
	t := v.Type()
	if by, ok := e.names[t]; ok {
		name := ""
		if !v.IsNil() {
			name = by.name(open(v).Interface())
		}
		e.string(name)
		return
	}
	switch t.Kind() {
	case reflect.Bool:
		if v.Bool() {
			e.uint(1)
		} else {
			e.uint(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.out = binary.AppendVarint(e.out, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		e.uint(v.Uint())
	case reflect.Float32, reflect.Float64:
		e.out = binary.LittleEndian.AppendUint64(e.out, math.Float64bits(v.Float()))
	case reflect.String:
		e.string(v.String())
	case reflect.Slice:
		if v.IsNil() {
			e.uint(0)
			return
		}
		e.uint(uint64(v.Len()) + 1)
		if t.Elem().Kind() == reflect.Uint8 {
			e.out = append(e.out, v.Bytes()...)
			return
		}
		for i := range v.Len() {
			e.value(v.Index(i))
		}
	case reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			if !v.CanAddr() {
				panic(failure{fmt.Errorf("a %s in an interface is not packed", t)})
			}
			e.out = append(e.out, v.Bytes()...)
			return
		}
		for i := range v.Len() {
			e.value(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			e.uint(0)
			return
		}
		e.uint(1)
		e.value(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			e.value(v.Field(i))
		}
	case reflect.Interface:
		if v.IsNil() {
			e.uint(0)
			return
		}
		for n, known := range e.types {
			if v.Elem().Type() == known {
				e.uint(uint64(n) + 1)
				e.value(v.Elem())
				return
			}
		}
		panic(failure{fmt.Errorf("%s is not among the types that are packed", v.Elem().Type())})
	default:
		panic(failure{fmt.Errorf("%s is not packed", t)})
	}
}

// open is a value with its unexported field opened.
func open(v reflect.Value) reflect.Value {
	if v.CanInterface() {
		return v
	}
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}

type decoder struct {
	*Coder
	in   []byte
	seen []string
}

var errShort = failure{errors.New("the bytes end too soon")}

func (d *decoder) uint() uint64 {
	n, size := binary.Uvarint(d.in)
	if size <= 0 {
		panic(errShort)
	}
	d.in = d.in[size:]
	return n
}

// take returns the next n bytes.
func (d *decoder) take(n uint64) []byte {
	if n > uint64(len(d.in)) {
		panic(errShort)
	}
	b := d.in[:n]
	d.in = d.in[n:]
	return b
}

func (d *decoder) string() string {
	n := d.uint()
	if n == 0 {
		s := string(d.take(d.uint()))
		d.seen = append(d.seen, s)
		return s
	}
	if n > uint64(len(d.seen)) {
		panic(errShort)
	}
	return d.seen[n-1]
}

func (d *decoder) value(v reflect.Value) {
	t := v.Type()
	if !v.CanSet() {
		v = reflect.NewAt(t, unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	if by, ok := d.names[t]; ok {
		name := d.string()
		if name == "" {
			v.SetZero()
			return
		}
		found, ok := by.find(name)
		if !ok {
			panic(failure{fmt.Errorf("there is no %s called %q", t, name)})
		}
		v.Set(reflect.ValueOf(found))
		return
	}
	switch t.Kind() {
	case reflect.Bool:
		v.SetBool(d.uint() == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, size := binary.Varint(d.in)
		if size <= 0 {
			panic(errShort)
		}
		d.in = d.in[size:]
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(d.uint())
	case reflect.Float32, reflect.Float64:
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(d.take(8))))
	case reflect.String:
		v.SetString(d.string())
	case reflect.Slice:
		n := d.uint()
		if n == 0 {
			v.SetZero()
			return
		}
		n--
		if n > uint64(len(d.in)) {
			panic(errShort) // every element has a byte at least
		}
		list := reflect.MakeSlice(t, int(n), int(n))
		v.Set(list)
		if t.Elem().Kind() == reflect.Uint8 {
			copy(list.Bytes(), d.take(n))
			return
		}
		for i := range int(n) {
			d.value(v.Index(i))
		}
	case reflect.Array:
		if t.Elem().Kind() == reflect.Uint8 {
			copy(v.Bytes(), d.take(uint64(v.Len())))
			return
		}
		for i := range v.Len() {
			d.value(v.Index(i))
		}
	case reflect.Pointer:
		if d.uint() == 0 {
			v.SetZero()
			return
		}
		v.Set(reflect.New(t.Elem()))
		d.value(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			d.value(v.Field(i))
		}
	case reflect.Interface:
		n := d.uint()
		if n == 0 {
			v.SetZero()
			return
		}
		if n > uint64(len(d.types)) {
			panic(errShort)
		}
		inner := reflect.New(d.types[n-1]).Elem()
		d.value(inner)
		v.Set(inner)
	default:
		panic(failure{fmt.Errorf("%s is not packed", t)})
	}
}
