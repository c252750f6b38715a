package kept_test

import (
	"reflect"
	"testing"

	"factorybook/generator/kept"
)

type leaf struct {
	name string
	n    int
	Of   *leaf
}

type tree struct {
	Leaves []leaf
	any    any
	args   []any
	sum    [4]byte
	share  float64
	byName *rule
	empty  []string
}

type rule struct{ id string }

var rules = map[string]*rule{"r1": {"r1"}}

func coder() *kept.Coder {
	c := kept.New("", 0, leaf{})
	kept.ByName(c, func(r *rule) string { return r.id }, func(id string) (*rule, bool) { r, ok := rules[id]; return r, ok })
	return c
}

func sample() *tree {
	return &tree{
		Leaves: []leaf{{"a", -3, &leaf{name: "釉"}}, {"a", 1 << 40, nil}}, any: leaf{name: "a"}, args: []any{"x", 7, nil},
		sum: [4]byte{1, 2, 3, 255}, share: 0.1, byName: rules["r1"],
	}
}

func TestWhatIsPackedComesBackWhole(t *testing.T) {
	data, err := coder().Append([]byte("before"), sample())
	if err != nil {
		t.Fatal(err)
	}
	var got tree
	rest, err := coder().Read(append(data[len("before"):], "after"...), &got)
	if err != nil || string(rest) != "after" {
		t.Fatalf("left %q, %v", rest, err)
	}
	if !reflect.DeepEqual(&got, sample()) {
		t.Errorf("got %+v", got)
	}
	if got.byName != rules["r1"] {
		t.Error("what is declared once came back as another one")
	}
}

func TestWhatCannotBePackedIsAnError(t *testing.T) {
	if _, err := coder().Append(nil, &tree{any: struct{}{}}); err == nil {
		t.Error("a value of an unknown type in an interface was packed")
	}
	if _, err := coder().Append(nil, &struct{ f func() }{}); err == nil {
		t.Error("a function was packed")
	}
}

// Damage gives an error or another value: no panic, and no memory that the bytes could
// not fill.
func FuzzRead(f *testing.F) {
	data, err := coder().Append(nil, sample())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for i := range data {
		f.Add(data[:i])
		damaged := append([]byte(nil), data...)
		damaged[i] ^= 0x81
		f.Add(damaged)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var got tree
		if _, err := coder().Read(data, &got); err != nil {
			return
		}
		if n := len(got.Leaves) + len(got.args) + len(got.empty); n > len(data) {
			t.Errorf("%d elements of %d bytes", n, len(data))
		}
	})
}
