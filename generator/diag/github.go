package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteGitHub prints problems as workflow commands, which GitHub (and Gitea and
// Forgejo) show on the line in a pull request. prefix is the way from the
// repository to the book; phrases are the words of their language, nil: English.
func WriteGitHub(w io.Writer, problems []Problem, prefix string, phrases Phrases) error {
	out := bufio.NewWriter(w)
	for i := range problems {
		p := &problems[i]
		place := p.Place.in(prefix)
		text := p.Text
		if p.Hint != "" {
			text += "\n" + Say("hint: %s", p.Hint).In(phrases)
		}
		shown, rest := also(p, prefix)
		for _, place := range shown {
			text += "\n" + Say("also: %s", place).In(phrases)
		}
		if rest > 0 {
			text += "\n" + Say("also: %d more places", rest).In(phrases)
		}
		fmt.Fprintf(out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", p.Severity,
			githubProperty.Replace(place.File), max(1, place.Line), max(1, place.Column),
			githubProperty.Replace(p.Code), githubText.Replace(text))
	}
	return out.Flush()
}

// The escapes of actions/toolkit, packages/core/src/command.ts.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
