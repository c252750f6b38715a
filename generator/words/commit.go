package words

import (
	"net/url"
	"strings"
)

// Commit is the source commit as pages name it; the zero value is none.
type Commit struct {
	// Full is as git names it, followed by "+" when files differ from it.
	Full string
	// Short is enough to find it again; Link stands for it in an address, where files
	// that differ have no place.
	Short, Link string
}

// CommitOf returns how pages name a commit; "" is none.
func CommitOf(full string) Commit {
	return Commit{Full: full, Short: ShortCommit(full), Link: url.PathEscape(strings.TrimSuffix(full, "+"))}
}
