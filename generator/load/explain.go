package load

import (
	"regexp"
	"strconv"
	"strings"

	"factorybook/generator/diag"
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
	for _, s := range []shape{settingsKind.of.shape(), factoryKind.of.shape(), orderKind.of.shape(), visitKind.of.shape(), issueKind.of.shape(), talkKind.of.shape()} {
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
	f := fault{rule: ruleSyntax, text: diag.Say("%s", message), hint: diag.Say("look at this line and the one above; text with special characters wants quotes")}
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
var readerWords = []struct {
	says       string
	text, hint diag.Message
}{
	{"unknown anchor", diag.Say("an asterisk begins a reference to another place, which does not exist"), diag.Say("every record stands alone; quote the text if the asterisk belongs to it")},
	{"mapping values are not allowed", diag.Say("a colon followed by a space stands where no key can"), diag.Say("quote the text if the colon belongs to it; else see how far the line above is indented")},
	{"could not find expected ':'", diag.Say("a key without a colon"), diag.Say("write `key: value`; a line that belongs to the text above is indented by two spaces, and `|` stands after that text's key")},
	{"did not find expected key", diag.Say("the line does not fit with the ones above"), diag.Say("see how far it is indented, and whether a quote or bracket above was closed")},
	{"did not find expected '-' indicator", diag.Say("an entry of the list does not begin with a dash in the column of the others"), diag.Say("see how far the line is indented")},
	{"block sequence entries are not allowed", diag.Say("a list cannot begin here"), diag.Say("begin it on the next line, or write it in brackets: [a, b]")},
	{"did not find expected ',' or", diag.Say("a list in [ ] or a map in { } is not closed, or a comma is missing"), diag.Say("close it, or quote the text if the bracket belongs to it")},
	{"unexpected end of stream", diag.Say("a quotation mark is never closed"), diag.Say("write the second one where the text ends")},
	{"cannot start any token", diag.Say("text cannot begin with this character"), diag.Say("put the text in quotes")},
	{"unknown escape character", diag.Say("a backslash inside double quotes begins an escape that YAML does not know"), diag.Say(`write \\ for a backslash, or use single quotes`)},
	{"tab character", diag.Say("a tab stands where YAML wants spaces"), diag.Say("replace each tab with two spaces")},
	{"document start", diag.Say("text goes on after the end of a document"), diag.Say("see how far the line is indented")},
}
