//go:build !linux

package main

import (
	"io"
	"io/fs"

	"factorybook/generator/load"
)

// OpenFolder opens a folder of the book; nothing leads out of that either.
func (b bookFS) OpenFolder(dir string) (load.Folder, error) {
	root, err := b.root.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return struct {
		fs.FS
		io.Closer
	}{root.FS(), root}, nil
}

// List is ReadDir.
func (b bookFS) List(dir string) ([]fs.DirEntry, error) { return b.ReadDir(dir) }
