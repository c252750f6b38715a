#!/usr/bin/env bash
# fsnotify gives up a renamed folder that was watched again by its new name.
#
# Software: fsnotify 1.10.1 (Go), on Linux (inotify).
# Input: two folders, one in the other, both watched; the inner one is renamed, and a file is saved in it.
#
# Guess: whoever watches a tree adds each folder that comes (Create); a folder that was renamed is then watched by its new name.
#
# What happens: both names are one watch of the kernel. Adding the new name gives the watch that is there already; then comes the news that the
# watched folder itself was moved, on which fsnotify gives that watch up, and nobody is told of what is saved there afterwards. With Remove of
# the old name first (on Rename), Add of the new one gives a watch that stays.
#
# Seen: added on Create: seen false / removed on Rename, added on Create: seen true
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > go.mod <<'MOD'
module renamed

go 1.24

require github.com/fsnotify/fsnotify v1.10.1
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// seen renames a watched folder and reports whether a file saved in it afterwards is told.
func seen(removeFirst bool) bool {
	top, err := os.MkdirTemp("", "watch")
	check(err)
	defer os.RemoveAll(top)
	old, renamed := filepath.Join(top, "old"), filepath.Join(top, "renamed")
	check(os.Mkdir(old, 0o777))
	w, err := fsnotify.NewWatcher()
	check(err)
	defer w.Close()
	check(w.Add(top))
	check(w.Add(old))
	told := make(chan struct{}, 16)
	go func() {
		for e := range w.Events {
			switch {
			case e.Name == old && e.Has(fsnotify.Rename) && removeFirst:
				_ = w.Remove(old)
			case e.Name == renamed && e.Has(fsnotify.Create):
				check(w.Add(renamed))
			case filepath.Base(e.Name) == "saved":
				told <- struct{}{}
			}
		}
	}()
	check(os.Rename(old, renamed))
	time.Sleep(300 * time.Millisecond)
	check(os.WriteFile(filepath.Join(renamed, "saved"), nil, 0o666))
	select {
	case <-told:
		return true
	case <-time.After(time.Second):
		return false
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	fmt.Printf("added on Create: seen %v\n", seen(false))
	fmt.Printf("removed on Rename, added on Create: seen %v\n", seen(true))
}
GO
go mod tidy 2> /dev/null
printed=$(go run .)
printf '%s\n' "$printed"
[ "$printed" = $'added on Create: seen false\nremoved on Rename, added on Create: seen true' ]
