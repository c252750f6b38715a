package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"factorybook/generator/diag"
)

// ProblemWords say problems and rules in a language. nil says them in English, the
// language that they are written in.
type ProblemWords struct {
	phrases diag.Phrases // by the English ones
	rules   map[string]ruleWords
	keys    map[string]string // what a key is for, by the English sentence
}

// ruleWords are what a rule finds and why, by its code.
type ruleWords struct {
	Title string `json:"title"`
	Why   string `json:"why"`
}

// LoadProblems reads the words for problems in a language: those in the folder
// problems below its phrases. For English there is none.
func LoadProblems(templates fs.FS, lang string) (*ProblemWords, error) {
	w := new(ProblemWords)
	dir := path.Join("words", lang, "problems")
	if _, err := fs.Stat(templates, dir); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for name, into := range map[string]any{"messages.json": &w.phrases, "rules.json": &w.rules, "keys.json": &w.keys} {
		data, err := fs.ReadFile(templates, path.Join(dir, name))
		if err == nil {
			err = json.Unmarshal(data, into)
		}
		if err != nil {
			return nil, fmt.Errorf("words of %s: %w", path.Join(dir, name), err)
		}
	}
	return w, nil
}

// All returns problems in the language.
func (w *ProblemWords) All(problems []diag.Problem) []diag.Problem {
	if w == nil {
		return problems
	}
	return diag.AllIn(w.phrases, problems)
}

// Say returns a message in the language.
func (w *ProblemWords) Say(m diag.Message) string {
	if w == nil {
		return m.String()
	}
	return m.In(w.phrases)
}

// Help returns the sentence that says what a key of a record is for, in the language; it
// is given in English. "" where there is none.
func (w *ProblemWords) Help(sentence string) string {
	if w == nil {
		return sentence
	}
	return w.keys[sentence]
}

// Table are the phrases, nil in English.
func (w *ProblemWords) Table() diag.Phrases {
	if w == nil {
		return nil
	}
	return w.phrases
}

// Rules returns rules with their words in the language.
func (w *ProblemWords) Rules(rules []*diag.Rule) []*diag.Rule {
	list := make([]*diag.Rule, len(rules))
	for i, r := range rules {
		list[i] = w.Rule(r)
	}
	return list
}

// Rule returns a rule with its title and its reason in the language; the examples
// are records, and stay.
func (w *ProblemWords) Rule(r *diag.Rule) *diag.Rule {
	if w == nil || w.rules[r.Code].Title == "" {
		return r
	}
	said := *r
	said.Title, said.Why = w.rules[r.Code].Title, w.rules[r.Code].Why
	return &said
}

// Problem returns a problem in the language of the interface: what was found, the
// hint, and how the fixes are read.
func (w *Words) Problem(p diag.Problem) diag.Problem {
	if w.problems == nil {
		return p
	}
	return p.In(w.problems.phrases)
}
