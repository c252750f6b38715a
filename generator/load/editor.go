package load

import (
	"fmt"
	"strings"
)

// What a schema says beside what it checks: editors with a YAML language server
// (and VS Code for JSON) show markdownDescription beside a key, errorMessage and
// patternErrorMessage at a mistake, and offer defaultSnippets.

// expects says what stands after a key, as messages do.
func (s shape) expects() string {
	switch s.Kind {
	case shapeDate:
		return "a date, YYYY-MM-DD"
	case shapeEndDate:
		return "a date, YYYY-MM-DD, or " + unknownDay + " where nobody wrote it down"
	case shapeLooseDate:
		return "a date, YYYY-MM-DD, YYYY-MM or YYYY"
	case shapeMonthDay:
		return "a day of the year, MM-DD"
	case shapePeriod:
		return "a period: 2025, 2025-Q3 or 2025-07"
	case shapeNumber:
		return "a plain number, digits with a point for decimals, such as 1234.50"
	case shapeWhole:
		switch {
		case s.Max == anyWhole && s.Min == 0:
			return "a whole number"
		case s.Max == anyWhole:
			return fmt.Sprintf("a whole number of %d or more", s.Min)
		}
		return fmt.Sprintf("a whole number from %d to %d", s.Min, s.Max)
	case shapePercent:
		return "a percentage such as 30%"
	case shapeFlag:
		return "true or false"
	case shapeEnum:
		return "one of " + strings.Join(s.Enum, ", ")
	case shapeIncoterm:
		return "an Incoterm: " + strings.Join(s.Enum, ", ")
	case shapeCurrency:
		return "a currency, three capital letters of ISO 4217 such as USD; the Chinese yuan is CNY"
	case shapePlace:
		return "a UN/LOCODE, five characters such as CNNSA"
	case shapeTexts:
		return "one text, or a list of texts: [a, b]"
	case shapeList:
		return "a list: begin each " + s.Item.Name + " with `- `"
	case shapeMap:
		return "keys and values of your own, such as `{label: text}`"
	case shapeObject:
		return "keys and values, such as `{" + s.Fields[0].Key + ": …}`"
	case shapeMarkdown:
		return "text in Markdown; over several lines begin it with `|`"
	}
	return "text"
}

// speaking is a schema that reports a mistake in the words of the checker. What is
// wrong within a map is reported at its key, which an editor names by itself.
func (s shape) speaking(schema jsonObject) jsonObject {
	words := "expected " + s.expects()
	for _, m := range schema {
		if list, ok := m.Value.([]any); ok && m.Key == "anyOf" {
			for i := range list {
				list[i] = s.speaking(list[i].(jsonObject))
			}
			// Where a value may have several forms, what is shown beside it is put
			// together of theirs.
			list[0] = append(list[0].(jsonObject), member{"markdownDescription", "Expected: " + s.expects() + "."})
			return schema
		}
	}
	if s.Kind != shapeObject && s.Kind != shapeMap {
		schema = append(schema, member{"errorMessage", words})
	}
	for _, m := range schema {
		if m.Key == "pattern" {
			return append(schema, member{"patternErrorMessage", words})
		}
	}
	return schema
}

// help is what an editor shows beside a key.
func (f fieldShape) help() string {
	text := f.Doc
	if f.Required {
		text = "**Required.** " + text
	}
	if f.Value.Kind != shapeText {
		text += "\n\nExpected: " + f.Value.expects() + "."
	}
	if f.Value.Example != "" && !strings.Contains(text, f.Value.Example) {
		text += " Example: `" + f.Value.Example + "`."
	}
	return text
}

// snippet is a map with the keys that one mostly has: what is required, and what a
// rule asks for.
func (s shape) snippet() jsonObject {
	var body jsonObject
	for _, f := range s.Fields {
		if f.Required || f.Wanted {
			body = append(body, member{f.Key, f.Value.blank(len(body) + 1)})
		}
	}
	if len(body) == 0 {
		body = jsonObject{{s.Fields[0].Key, s.Fields[0].Value.blank(1)}}
	}
	return body
}

// blank is the n-th place of a snippet to type into.
func (s shape) blank(n int) string {
	switch {
	case len(s.Enum) > 1 && len(s.Enum) <= 12:
		return fmt.Sprintf("${%d|%s|}", n, strings.Join(s.Enum, ","))
	case s.Example != "":
		return fmt.Sprintf("${%d:%s}", n, s.Example)
	}
	return fmt.Sprintf("$%d", n)
}

// snippets offer a new map, or a new entry of a list of such.
func (s shape) snippets() (list []jsonObject) {
	switch {
	case s.Kind == shapeObject:
		list = append(list, jsonObject{{"label", s.Name}, {"description", s.Doc}, {"body", s.snippet()}})
	case s.Kind == shapeList && s.Item.Kind == shapeObject:
		list = append(list, jsonObject{{"label", s.Item.Name}, {"description", s.Item.Doc}, {"body", []any{s.Item.snippet()}}})
	}
	return list
}
