package load

import (
	"gopkg.in/yaml.v3"

	"factorybook/generator/record"
)

// Texts declares a key whose value is one text or a list of texts, such as the
// titles that one column has in several exports.
func Texts[T any](key, doc string, at func(*T) *[]record.Text) Field[T] {
	return field(key, doc, kind[[]record.Text]{
		shape: shape{Kind: shapeTexts},
		read: func(r *reader, n *yaml.Node, key string, into *[]record.Text) {
			if n.Kind == yaml.SequenceNode {
				list(textKind).read(r, n, key, into)
				return
			}
			var one record.Text
			if readText(r, n, key, &one); one.Known() {
				*into = []record.Text{one}
			}
		},
	}, at)
}

// SchemaOf returns the JSON Schema of a file that holds one map of a declared kind,
// such as the map of an import.
func SchemaOf[T any](of *Object[T]) ([]byte, error) {
	return encodeSchema(of.of.name, append(jsonObject{{"$schema", schemaDraft}, {"title", of.of.name}}, of.of.shape().schema()...))
}
