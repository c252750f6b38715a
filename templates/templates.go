// Package templates embeds the files that the site is made of: templates,
// styles and scripts (those of a page stand side by side in pages), words, and
// the libraries in third_party, which are pinned and licensed there.
//
// Go's embed leaves out files whose names begin with "_" or ".": none here does.
package templates

import (
	"embed"
	"io/fs"
	"path"
)

//go:generate sh third_party/axe-core/build.sh
//go:generate sh third_party/echarts/build.sh
//go:generate sh third_party/minisearch/build.sh
//go:generate sh third_party/sveltia-cms/build.sh
//go:generate sh third_party/yaml/build.sh
//go:generate sh third_party/yaml-language-server/build.sh

// Files holds the folders of this package under their names; of third_party those that
// the site needs. The others are for tests, which read them where they stand.
//
//go:embed layout parts pages styles scripts words
//go:embed third_party/echarts third_party/minisearch third_party/sveltia-cms third_party/yaml
var Files embed.FS

// Traits is the file, in the folder of words of each language, that says what it does
// in its own way.
const Traits = "language.json"

// Languages are the tags of the languages that there is a folder of words for in files
// such as Files: en, zh-Hans. This is the one list of them.
func Languages(files fs.FS) ([]string, error) {
	tags, err := fs.Glob(files, path.Join("words", "*", Traits))
	for i, name := range tags {
		tags[i] = path.Base(path.Dir(name))
	}
	return tags, err
}
