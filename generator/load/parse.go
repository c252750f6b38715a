package load

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"
)

// parse is the one door from bytes to nodes: it returns the documents of a file,
// each with one node in Content. A faster reader for the plain subset that people
// write can stand here without anything else changing.
//
// The bytes have passed source.fault. yaml.v3 is linear on what is left (it never
// expands an alias and stops at a nesting of 10,000), counts columns in
// characters, and takes a CRLF for one line end.
func parse(data []byte) (docs []*yaml.Node, err error) {
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
