package words

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"factorybook/generator/record"
)

// Options say what a build is for.
type Options struct {
	// Settings are the book's; required.
	Settings *record.Settings
	// AsOf is the day the site speaks for; required.
	AsOf record.Date
	// Commit is the source commit; none when the book is not under git.
	Commit Commit
	// Language of the interface; "" means the first of the settings' languages
	// that the interface has, else English.
	Language string
	// Templates hold the words (a folder words); required.
	Templates fs.FS
	// Short are the short names of all factories; nil: each is shortened by itself.
	Short *ShortNames
}

// Site is the context of one build. It is not changed once made and safe for use
// by many goroutines.
type Site struct {
	Settings *record.Settings
	AsOf     record.Date
	Commit   Commit
	Words    *Words

	Second *Words // of the labels of briefings, or nil

	// Dir is the folder of its pages: "" for the first language of the book, else
	// zh/ or en/. Assets, pictures and data files are shared.
	Dir string
	// Editions are all languages of the site, the first one's first, or none.
	Editions []Edition
	// Problems counts those of what the pages are about: of a factory's files on its
	// pages, of the whole book on the others.
	Problems int
	// Short are the short names of all factories.
	Short *ShortNames
}

// Edition is the site in one language.
type Edition struct {
	Language
	Dir string
}

// NewSites returns the contexts of a build in each language of the settings, the
// first one's first. opt.Language is not asked.
func NewSites(opt Options) ([]*Site, error) {
	languages, err := Languages(opt.Templates, opt.Settings)
	if err != nil {
		return nil, err
	}
	sites := make([]*Site, len(languages))
	editions := make([]Edition, len(languages))
	for i, tag := range languages {
		opt.Language = tag
		if sites[i], err = NewSite(opt); err != nil {
			return nil, err
		}
		if i > 0 {
			sites[i].Dir = sites[i].Words.Folder + "/"
		}
		editions[i] = Edition{sites[i].Words.Language, sites[i].Dir}
		sites[i].Editions = editions
	}
	return sites, nil
}

// PaperPath is where the style of printed margins stands: the words in it are of the
// language.
func (s *Site) PaperPath() string {
	if s.Dir == "" {
		return "assets/paper.css"
	}
	return "assets/paper-" + strings.TrimSuffix(s.Dir, "/") + ".css"
}

// About returns the context for pages about which there are so many problems.
func (s *Site) About(problems int) *Site {
	c := *s
	c.Problems = problems
	return &c
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
	s := &Site{Settings: opt.Settings, AsOf: opt.AsOf, Commit: opt.Commit, Words: words, Short: opt.Short}
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
	Kind *Kind  // nil: no page of HTML
	Path string // with the folder of its language
	View any
}
