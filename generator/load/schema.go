package load

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/record"
)

// Kinds are the names of the kinds of records, in the order of the format.
func Kinds() []string {
	kinds := fileKinds()
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.record.Name
	}
	return names
}

// fileKind is a kind of record and how many of it a file may hold.
type fileKind struct {
	record shape
	many   bool
}

func fileKinds() []fileKind {
	return []fileKind{
		{settingsKind.of.shape(), false}, {factoryKind.of.shape(), false}, {orderKind.of.shape(), true},
		{visitKind.of.shape(), true}, {issueKind.of.shape(), true}, {talkKind.of.shape(), true},
	}
}

// Schema returns the JSON Schema (draft 2020-12) of a file with records of a
// kind, as indented JSON: what an editor needs to complete keys and to mark most
// mistakes while they are typed. It is made from the declarations that the
// loader reads by; what JSON Schema cannot say (that a day exists, that a key
// stands once) is left to the checker.
func Schema(kind string) ([]byte, error) {
	for _, k := range fileKinds() {
		if k.record.Name != kind {
			continue
		}
		schema := jsonObject{{"$schema", schemaDraft}, {"title", k.record.Name}}
		if k.many {
			schema = append(schema,
				member{"anyOf", []any{
					jsonObject{{"$ref", "#/$defs/record"}},
					jsonObject{{"type", "array"}, {"items", jsonObject{{"$ref", "#/$defs/record"}}}},
				}},
				member{"$defs", jsonObject{{"record", k.record.schema()}}})
		} else {
			schema = append(schema, k.record.schema()...)
		}
		return encodeSchema(kind, schema)
	}
	return nil, fmt.Errorf("no schema for %q; the kinds are %s", kind, strings.Join(Kinds(), ", "))
}

const schemaDraft = "https://json-schema.org/draft/2020-12/schema"

func encodeSchema(kind string, schema jsonObject) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(schema); err != nil {
		return nil, fmt.Errorf("writing the schema of %s: %w", kind, err)
	}
	return b.Bytes(), nil
}

// jsonObject is a JSON object that keeps the order of its members: editors offer
// keys in the order of the schema.
type jsonObject []member

type member struct {
	Key   string
	Value any
}

// MarshalJSON writes the members in their order.
func (o jsonObject) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(m.Key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(m.Value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// The forms of single values. A number may be quoted; text may look like a
// number, as `id: 0755` does to YAML but not to us.
const (
	decimalPattern = `(0|[1-9][0-9]*)(\.[0-9]+)?`
	datePattern    = `[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
)

func (s shape) schema() jsonObject {
	switch s.Kind {
	case shapeText, shapeMarkdown:
		return jsonObject{{"type", []string{"string", "number", "boolean", "null"}}}
	case shapeDate:
		return jsonObject{{"type", "string"}, {"pattern", s.pattern()}, {"examples", []string{s.Example}}}
	case shapeEndDate:
		return jsonObject{{"type", "string"}, {"pattern", s.pattern()}, {"examples", []string{s.Example, unknownDay}}}
	case shapeLooseDate:
		return jsonObject{{"anyOf", []any{
			jsonObject{{"type", "string"}, {"pattern", s.pattern()}},
			jsonObject{{"type", "integer"}, {"minimum", record.MinYear}, {"maximum", record.MaxYear}},
		}}, {"examples", []string{s.Example}}}
	case shapeMonthDay:
		return jsonObject{{"type", "string"}, {"pattern", s.pattern()}, {"examples", []string{s.Example}}}
	case shapePeriod:
		return jsonObject{{"anyOf", []any{
			jsonObject{{"type", "string"}, {"pattern", s.pattern()}},
			jsonObject{{"type", "integer"}, {"minimum", record.MinYear}, {"maximum", record.MaxYear}},
		}}, {"examples", []string{s.Example}}}
	case shapeNumber:
		return jsonObject{{"anyOf", []any{
			jsonObject{{"type", "number"}, {"minimum", 0}},
			jsonObject{{"type", "string"}, {"pattern", s.pattern()}},
		}}}
	case shapeWhole:
		return jsonObject{{"anyOf", []any{
			jsonObject{{"type", "integer"}, {"minimum", s.Min}, {"maximum", s.Max}},
			jsonObject{{"type", "string"}, {"pattern", s.pattern()}},
		}}}
	case shapePercent:
		return jsonObject{{"type", "string"}, {"pattern", s.pattern()}, {"examples", []string{s.Example}}}
	case shapeFlag:
		return jsonObject{{"type", "boolean"}}
	case shapeEnum, shapeCurrency:
		return jsonObject{{"type", "string"}, {"enum", s.Enum}}
	case shapeIncoterm:
		return jsonObject{{"anyOf", []any{
			jsonObject{{"type", "string"}, {"enum", s.Enum}},
			jsonObject{{"type", "string"}, {"pattern", anyCase(append(slices.Clone(s.Enum), record.Enums.WithdrawnIncoterm...))}},
		}}}
	case shapePlace:
		return jsonObject{{"type", "string"}, {"pattern", s.pattern()}, {"examples", []string{s.Example}}}
	case shapeTexts:
		text := jsonObject{{"type", []string{"string", "number"}}}
		return jsonObject{{"anyOf", []any{text, jsonObject{{"type", "array"}, {"items", text}}}}}
	case shapeList:
		return jsonObject{{"type", "array"}, {"items", s.Item.orNothing()}}
	case shapeMap:
		schema := jsonObject{{"type", "object"}, {"additionalProperties", s.Item.orNothing()}}
		if s.Key != "" {
			schema = append(schema, member{"propertyNames", jsonObject{{"pattern", s.Key}}})
		}
		return schema
	}
	return s.objectSchema()
}

// orNothing is the schema of what may stand after a key that is not required: also
// nothing, which is the same as no key.
func (s shape) orNothing() jsonObject {
	schema := s.schema()
	const blank = `^\s*$`
	switch s.Kind {
	case shapeText, shapeMarkdown:
		return schema
	case shapeList, shapeMap, shapeObject:
		schema[0] = member{"type", []string{schema[0].Value.(string), "string", "null"}}
		return append(schema, member{"pattern", blank})
	}
	return jsonObject{{"anyOf", []any{schema, jsonObject{{"type", []string{"string", "null"}}, {"pattern", blank}}}}}
}

func (s shape) objectSchema() jsonObject {
	var properties jsonObject
	required := []string{}
	for _, f := range s.Fields {
		value := f.Value.speaking(f.Value.orNothing())
		if f.Required {
			value = f.Value.speaking(f.Value.schema())
		}
		if f.Required && f.Value.Kind == shapeText {
			value = append(value, member{"pattern", `\S`}, member{"patternErrorMessage", "expected text: " + f.Key + " is required"})
		}
		if f.Value.Kind == shapeObject {
			// What a nested map is, its key says.
			value = slices.DeleteFunc(value, func(m member) bool { return m.Key == "description" || m.Key == "defaultSnippets" })
		}
		value = append(jsonObject{{"description", f.Doc}, {"markdownDescription", f.help()}}, value...)
		if snippets := f.Value.snippets(); len(snippets) > 0 {
			value = append(value, member{"defaultSnippets", snippets})
		}
		properties = append(properties, member{f.Key, value})
		if f.Required {
			required = append(required, f.Key)
		}
	}
	return jsonObject{
		{"type", "object"},
		{"description", s.Doc},
		{"properties", properties},
		{"required", required},
		{"additionalProperties", false},
		{"defaultSnippets", s.snippets()},
	}
}

// anyCase is a pattern for words in any mixture of capitals.
func anyCase(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte('|')
		}
		for _, c := range w {
			fmt.Fprintf(&b, "[%c%c]", c, c|0x20)
		}
	}
	return "^(" + b.String() + ")$"
}
