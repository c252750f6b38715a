package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteGitHub prints problems as workflow commands, which GitHub (and Gitea and
// Forgejo) show on the line in a pull request. prefix is the way from the
// repository to the book.
func WriteGitHub(w io.Writer, problems []Problem, prefix string) error {
	out := bufio.NewWriter(w)
	for i := range problems {
		p := &problems[i]
		place := p.Place.in(prefix)
		text := p.Text
		if p.Hint != "" {
			text += "\nhint: " + p.Hint
		}
		shown, rest := also(p, prefix)
		for _, place := range shown {
			text += "\nalso: " + place
		}
		if rest > 0 {
			text += fmt.Sprintf("\nalso: %d more places", rest)
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
