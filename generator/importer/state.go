package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"factorybook/generator/diag"
)

// state is what the imports with one map remember between runs: which id they
// gave to what, and a fingerprint of every record as it was written, so that a
// record edited by hand is known by not being that any more. It is kept in the
// book, as text with one record per line, and belongs in git with the records.
type state struct {
	factories   map[string]factoryState    // by id
	orders      map[string]orderState      // by id
	inspections map[string]inspectionState // by order and text
	ids         map[string]string          // factory name in the spreadsheet -> id
	orderIDs    map[orderKey]string
}

// orderKey is what makes an order one order.
type orderKey struct{ number, factory string }

type factoryState struct {
	ID    string   `json:"id"`
	Names []string `json:"names"` // as the spreadsheet writes them
	Text  string   `json:"text"`  // fingerprint of factory.yaml
}

type orderState struct {
	ID      string `json:"id"`
	Number  string `json:"number,omitempty"` // where it is not the id
	Factory string `json:"factory"`          // id
	Text    string `json:"text"`             // fingerprint of the record
}

const stateFormat = "factorybook.import/1"

// statePath is where the state of a map is kept.
func statePath(mapName string) string {
	name := strings.TrimSuffix(mapName, ".yaml")
	id, readable := slug(name)
	if !readable {
		id = "map-" + hashOf(name)
	}
	return ".factorybook/import/" + id + ".json"
}

func newState() *state {
	return &state{map[string]factoryState{}, map[string]orderState{}, map[string]inspectionState{}, map[string]string{}, map[orderKey]string{}}
}

func readState(fsys fs.FS, path string) (*state, error) {
	st := newState()
	data, err := fs.ReadFile(fsys, path)
	if errors.Is(err, fs.ErrNotExist) {
		return st, nil
	}
	if err != nil {
		return nil, err
	}
	var file struct {
		Format      string            `json:"format"`
		Factories   []factoryState    `json:"factories"`
		Orders      []orderState      `json:"orders"`
		Inspections []inspectionState `json:"inspections"`
	}
	if err := json.Unmarshal(data, &file); err != nil || file.Format != stateFormat {
		return nil, diag.Refuse(diag.Say("%s is not what an import wrote (%s); bring it back from git, or delete it: then no record that exists is touched", path, errors.Join(err, fmt.Errorf("format %q", file.Format))))
	}
	for _, f := range file.Factories {
		st.putFactory(f)
	}
	for _, o := range file.Orders {
		st.putOrder(o)
	}
	for _, in := range file.Inspections {
		st.inspections[in.key()] = in
	}
	return st, nil
}

func (st *state) putFactory(f factoryState) {
	for _, name := range st.factories[f.ID].Names {
		if !slices.Contains(f.Names, name) {
			f.Names = append(f.Names, name)
		}
	}
	st.factories[f.ID] = f
	for _, name := range f.Names {
		st.ids[name] = f.ID
	}
}

func (st *state) putOrder(o orderState) {
	st.orders[o.ID] = o
	number := o.Number
	if number == "" {
		number = o.ID
	}
	st.orderIDs[orderKey{number, o.Factory}] = o.ID
}

func (st *state) empty() bool { return len(st.factories)+len(st.orders)+len(st.inspections) == 0 }

// bytes writes the state, in the order of ids.
func (st *state) bytes() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"format\": %q,\n\"factories\": [", stateFormat)
	jsonLines(&b, st.factories)
	b.WriteString("],\n\"orders\": [")
	jsonLines(&b, st.orders)
	if len(st.inspections) > 0 {
		b.WriteString("],\n\"inspections\": [")
		jsonLines(&b, st.inspections)
	}
	b.WriteString("]}\n")
	return b.Bytes()
}

func jsonLines[T any](b *bytes.Buffer, entries map[string]T) {
	ids := make([]string, 0, len(entries))
	for id := range entries {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		if err := e.Encode(entries[id]); err != nil {
			panic(err) // strings only
		}
		b.Truncate(b.Len() - 1)
	}
}

// fingerprint knows a text again, whichever line ends git gives it.
func fingerprint(text string) string {
	sum := sha256.Sum256([]byte(strings.ReplaceAll(text, "\r\n", "\n")))
	return hex.EncodeToString(sum[:8])
}
