// Package templates embeds the files that the site is made of: templates,
// styles and scripts (those of a page stand side by side in pages), words, and
// the libraries in third_party, which are pinned and licensed there.
//
// Go's embed leaves out files whose names begin with "_" or ".": none here does.
package templates

import "embed"

//go:generate sh third_party/echarts/build.sh
//go:generate sh third_party/minisearch/build.sh

// Files holds the folders of this package under their names.
//
//go:embed layout parts pages styles scripts words third_party
var Files embed.FS
