package load

import (
	"regexp"
	"strconv"
	"strings"

	"factorybook/generator/record"
)

// knownKeys are the keys of all records: a line that begins with one of them was
// meant to be a key.
var knownKeys = func() map[string]bool {
	known := make(map[string]bool)
	var collect func(s shape)
	collect = func(s shape) {
		for _, f := range s.Fields {
			known[f.Key] = true
			collect(f.Value)
		}
		if s.Item != nil {
			collect(*s.Item)
		}
	}
	for _, s := range []shape{settingsKind.shape(), factoryKind.shape(), orderKind.shape(), visitKind.shape(), issueKind.shape(), talkKind.shape()} {
		collect(s)
	}
	return known
}()

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): `)

// explain turns an error of yaml.v3 into a problem at the best place and in
// words that say what to type.
func explain(s source, err error) fault {
	line, message := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		message = strings.TrimPrefix(err.Error(), m[0])
	}
	if f, ok := s.typo(); ok {
		return f
	}
	if strings.HasPrefix(message, "did not find") {
		line++ // yaml.v3 counts the lines of these from 0
	}
	f := fault{rule: ruleSyntax, text: message, hint: "look at this line and the one above; text with special characters wants quotes"}
	for _, w := range readerWords {
		if strings.Contains(message, w.says) {
			f.text, f.hint = w.text, w.hint
			break
		}
	}
	f.pos = s.firstText(line)
	return f
}

// firstText is the first character of a line that is no space, within the file.
func (s source) firstText(line int) record.Pos {
	lines := strings.Count(string(s.yaml), "\n") + 1
	if strings.HasSuffix(string(s.yaml), "\n") {
		lines--
	}
	line = max(1, min(line, lines)) + s.skipped
	text := s.line(line)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	if indent == len(text) {
		indent = 0
	}
	return record.Pos{Line: int32(line), Column: int32(indent + 1)}
}

// readerWords translate what yaml.v3 says.
var readerWords = []struct{ says, text, hint string }{
	{"unknown anchor", "an asterisk begins a reference to another place, which does not exist", "every record stands alone; quote the text if the asterisk belongs to it"},
	{"mapping values are not allowed", "a colon followed by a space stands where no key can", "quote the text if the colon belongs to it; else see how far the line above is indented"},
	{"could not find expected ':'", "a key without a colon", "write `key: value`; a line that belongs to the text above is indented by two spaces, and `|` stands after that text's key"},
	{"did not find expected key", "the line does not fit with the ones above", "see how far it is indented, and whether a quote or bracket above was closed"},
	{"did not find expected '-' indicator", "an entry of the list does not begin with a dash in the column of the others", "see how far the line is indented"},
	{"block sequence entries are not allowed", "a list cannot begin here", "begin it on the next line, or write it in brackets: [a, b]"},
	{"did not find expected ',' or", "a list in [ ] or a map in { } is not closed, or a comma is missing", "close it, or quote the text if the bracket belongs to it"},
	{"unexpected end of stream", "a quotation mark is never closed", "write the second one where the text ends"},
	{"cannot start any token", "text cannot begin with this character", "put the text in quotes"},
	{"unknown escape character", "a backslash inside double quotes begins an escape that YAML does not know", `write \\ for a backslash, or use single quotes`},
	{"tab character", "a tab stands where YAML wants spaces", "replace each tab with two spaces"},
	{"document start", "text goes on after the end of a document", "see how far the line is indented"},
}
