package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"
)

// parse is the one door from bytes to nodes: it returns the documents of a file,
// each with one node in Content. What people mostly write is read by the plain
// reader; a file with anything else by yaml.v3.
//
// The nodes are good until memory is used for the next file.
func parse(data []byte, memory *slab) (docs []*yaml.Node, err error) {
	if docs, ok := readPlain(data, memory); ok {
		return docs, nil
	}
	return readYAML(data)
}

// readYAML reads any YAML. The bytes have passed source.fault: yaml.v3 is linear
// on what is left (it never expands an alias and stops at a nesting of 10,000),
// counts columns in characters, and takes a CRLF for one line end.
func readYAML(data []byte) (docs []*yaml.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			docs, err = nil, fmt.Errorf("the YAML reader gave up: %v", p)
		}
	}()
	for d := yaml.NewDecoder(bytes.NewReader(data)); ; {
		doc := new(yaml.Node)
		switch err := d.Decode(doc); {
		case errors.Is(err, io.EOF):
			return docs, nil
		case err != nil:
			return nil, err
		}
		if len(doc.Content) > 0 {
			docs = append(docs, doc)
		}
	}
}
