package words

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"factorybook/generator/record"
)

// Options say what a build is for.
type Options struct {
	// Settings are the book's; required.
	Settings *record.Settings
	// AsOf is the day the site speaks for; required.
	AsOf record.Date
	// Commit is the source commit, or "" when the book is not under git.
	Commit string
	// Language of the interface; "" means the first of the settings' languages
	// that the interface has, else English.
	Language string
	// Templates hold the words (a folder words); required.
	Templates fs.FS
}

// Site is the context of one build. It is not changed once made and safe for use
// by many goroutines.
type Site struct {
	Settings *record.Settings
	AsOf     record.Date
	Commit   string
	Words    *Words

	Second *Words // of the labels of briefings, or nil
}

// NewSite reads the words and returns the context of a build.
func NewSite(opt Options) (*Site, error) {
	languages, err := Languages(opt.Templates, opt.Settings)
	if err != nil {
		return nil, err
	}
	lang := cmp.Or(opt.Language, languages[0])
	words, err := LoadWords(opt.Templates, lang)
	if err != nil {
		return nil, fmt.Errorf("words of the site: %w", err)
	}
	s := &Site{Settings: opt.Settings, AsOf: opt.AsOf, Commit: opt.Commit, Words: words}
	for _, other := range languages {
		if other != lang {
			if s.Second, err = LoadWords(opt.Templates, other); err != nil {
				return nil, fmt.Errorf("words of briefings: %w", err)
			}
		}
	}
	return s, nil
}

// Err is an error that names the keys for which there were no words, or nil.
func (s *Site) Err() error {
	return errors.Join(s.Words.Err(), s.Second.Err())
}

// Page is one file of the site: its path, with forward slashes and relative to
// the site, and the view it is made from.
type Page struct {
	Kind *Kind // nil: no page of HTML
	Path string
	View any
}
