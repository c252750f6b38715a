package load

import (
	"regexp"
	"strconv"
	"strings"

	"factorybook/generator/record"
)

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)

// explain turns an error of yaml.v3 into a problem at the best place.
func explain(s source, err error) fault {
	line, text := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	return fault{rule: ruleSyntax, pos: record.Pos{Line: int32(line + s.skipped), Column: 1}, text: text}
}
