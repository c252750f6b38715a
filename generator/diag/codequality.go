package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// WriteCodeQuality prints problems as GitLab's code quality report, which shows them on
// the lines of a merge request. prefix is the way from the repository to the book. A
// problem keeps its fingerprint when lines move, so that GitLab tells new ones from those
// that were there.
func WriteCodeQuality(w io.Writer, problems []Problem, prefix string, phrases Phrases) error {
	list := make([]qualityIssue, 0, len(problems))
	seen := map[string]int{}
	for i := range problems {
		p := &problems[i]
		issue := qualityIssue{Description: p.Text, Check: p.Code, Severity: "minor"}
		if p.Severity == Error {
			issue.Severity = "major"
		}
		if p.Hint != "" {
			issue.Description += "; " + Say("hint: %s", p.Hint).In(phrases)
		}
		place := p.Place.in(prefix)
		issue.Location.Path = place.File
		issue.Location.Lines.Begin = max(1, place.Line)
		key := p.Code + "\x00" + p.Place.File + "\x00" + p.Text
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		issue.Fingerprint = hex.EncodeToString(sum[:16])
		list = append(list, issue)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}

type qualityIssue struct {
	Description string `json:"description"`
	Check       string `json:"check_name"`
	Fingerprint string `json:"fingerprint"`
	Severity    string `json:"severity"` // info, minor, major, critical or blocker
	Location    struct {
		Path  string `json:"path"`
		Lines struct {
			Begin int `json:"begin"`
		} `json:"lines"`
	} `json:"location"`
}
