package main

import (
	"io/fs"
	"os"
)

// bookFS is the book as a file system out of which nothing leads.
type bookFS struct {
	rootFS
	root *os.Root
}

// rootFS is what os.Root.FS promises to be.
type rootFS interface {
	fs.ReadDirFS
	fs.ReadFileFS
	fs.StatFS
	fs.ReadLinkFS
}
