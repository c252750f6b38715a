package diag

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// JSONFormat names the JSON form of a list of problems. Its keys only ever grow.
const JSONFormat = "factorybook.problems/1"

type jsonProblem struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	jsonPlace
	Length int         `json:"length"`
	Text   string      `json:"text"`
	Hint   string      `json:"hint"`
	Fixes  []jsonFix   `json:"fixes"`
	Also   []jsonPlace `json:"also"`
}

type jsonFix struct {
	Text  string `json:"text"`
	Means string `json:"means"`
}

type jsonPlace struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func placeJSON(p Place) jsonPlace {
	return jsonPlace{p.File, max(1, p.Line), max(1, p.Column)}
}

// WriteJSON prints problems as one JSON object, one problem to a line:
//
//	{"format": "factorybook.problems/1", "problems": [{"code", "severity", "file", "line", "column",
//	 "length", "text", "hint", "fixes": [{"text", "means"}], "also": [{"file", "line", "column"}]}]}
//
// Lines and columns count from 1, columns in characters; files are relative to
// the book. A problem of a whole file stands at its first character. Every key
// is always there. length is how many characters are marked, 0 where the word
// that stands there is; fixes are texts to type in place of those characters.
func WriteJSON(w io.Writer, problems []Problem) error {
	out := bufio.NewWriter(w)
	out.WriteString(`{"format": "` + JSONFormat + `", "problems": [`)
	for i := range problems {
		if i > 0 {
			out.WriteByte(',')
		}
		line, err := marshal(problemJSON(&problems[i]))
		if err != nil {
			return err
		}
		out.WriteByte('\n')
		out.Write(line)
	}
	if len(problems) > 0 {
		out.WriteByte('\n')
	}
	out.WriteString("]}\n")
	return out.Flush()
}

func problemJSON(p *Problem) jsonProblem {
	j := jsonProblem{Code: p.Code, Severity: p.Severity.String(), jsonPlace: placeJSON(p.Place), Length: p.Length, Text: p.Text, Hint: p.Hint, Fixes: []jsonFix{}, Also: []jsonPlace{}}
	for _, fix := range p.Fixes {
		j.Fixes = append(j.Fixes, jsonFix{fix.Text, fix.Means.String()})
	}
	for _, also := range p.Also {
		j.Also = append(j.Also, placeJSON(also))
	}
	return j
}

// marshal is json.Marshal without the escapes for HTML, which make `->` unreadable.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'}), err
}
