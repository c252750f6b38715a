package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"factorybook/generator/record"
	"factorybook/templates"
)

// The languages of the interface that the program speaks of: English is what a book
// gets that asks for none.
const (
	English = "en"
	Chinese = "zh-Hans"
)

// Script is a script that names are written in.
type Script string

// The scripts.
const (
	Latin Script = "latin"
	Han   Script = "han"
)

// Language are the traits of a language: what it does in its own way and no phrase
// can say. They stand beside its phrases, in language.json.
type Language struct {
	// Tag is its name and that of its folder, as the lang attribute of HTML wants it.
	Tag string `json:"-"`
	// Script is the one in which names are said where there are both.
	Script Script `json:"script"`
	// Name is what it calls itself: 中文.
	Name string `json:"name"`
	// Folder is that of its pages where the book's first language is another one.
	Folder string `json:"folder"`
	// YearFirst is set where a day is written from the year on, so that of a span the
	// first day keeps its year and the last one leaves it out.
	YearFirst bool `json:"year_first"`
	// Spaced is set where a space stands between 汉字 and what is Latin or a figure
	// that a phrase is filled with.
	Spaced bool `json:"spaced"`
	// LowerHeadings is set where a heading within a sentence begins with a small letter.
	LowerHeadings bool `json:"lower_headings"`
}

func loadLanguage(files fs.FS, tag string) (Language, error) {
	l := Language{Tag: tag}
	all, err := templates.Languages(files)
	if err != nil {
		return l, err
	}
	if !slices.Contains(all, tag) {
		return l, fmt.Errorf("there are no words for the language %q, expected %s", tag, strings.Join(all, " or "))
	}
	name := path.Join("words", tag, templates.Traits)
	data, err := fs.ReadFile(files, name)
	if err == nil {
		err = json.Unmarshal(data, &l)
	}
	if err == nil && l.Script != Latin && l.Script != Han {
		err = fmt.Errorf("unknown script %q, expected %s or %s", l.Script, Latin, Han)
	}
	if err != nil {
		return l, fmt.Errorf("words of %s: %w", name, err)
	}
	return l, nil
}

// Languages are the languages of the settings that the interface has, each once,
// the site's first. A book may name any Chinese or English; the interface has one
// of each.
func Languages(files fs.FS, s *record.Settings) ([]string, error) {
	all, err := templates.Languages(files)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, asked := range s.Languages {
		for _, tag := range all {
			if primary(tag) == primary(asked.V) && !slices.Contains(list, tag) {
				list = append(list, tag)
			}
		}
	}
	if len(list) == 0 {
		return []string{English}, nil
	}
	return list, nil
}

// primary is the language of a tag, without script and region.
func primary(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	return tag
}
