package present

import (
	"cmp"
	"net/url"
	"path"

	"factorybook/generator/record"
)

// Files are the files of a factory that the site has, by the clean path that its
// records name them by: files/kiln.jpg.
type Files map[string]File

// File is a document, or a photo in the sizes that were made of it.
type File struct {
	// Path starts in the factory's folder of the site: of the document, or of the
	// photo's largest picture.
	Path string
	// Pictures are the photo's, smallest first; none for a document.
	Pictures []Picture
	// Print is the photo's picture for paper.
	Print Print
}

// Print is a picture that a page carries within itself. Width and Height are in
// pixels; no bytes, no picture.
type Print struct {
	Width, Height int
	JPEG          []byte
}

// Picture is one size of a photo.
type Picture struct {
	// Path starts in the factory's folder of the site.
	Path string
	// Width and Height are in pixels.
	Width, Height int
}

// Photo is a photo on a page.
type Photo struct {
	// Pictures are its sizes, smallest first.
	Pictures []Picture
	// Folder leads from the page to the factory's folder of the site.
	Folder string
	// Alt says what it shows, in the record's words.
	Alt string
}

// with returns the page with the files of the factory that it is about.
func (p page) with(files Files) page {
	p.files = files
	return p
}

// file returns the link to a file that a record names, or "" when the site does
// not have it.
func (p page) file(f *record.Factory, name record.Text) string {
	file, ok := p.files[path.Clean(name.V)]
	if !ok {
		return ""
	}
	return p.to(factoryDir(f)) + (&url.URL{Path: file.Path}).EscapedPath()
}

// photo returns the photo that an observation names, or nil.
func (p page) photo(f *record.Factory, o *record.Observation) *Photo {
	file := p.files[path.Clean(o.Photo.V)]
	if len(file.Pictures) == 0 {
		return nil
	}
	return &Photo{Pictures: file.Pictures, Folder: p.to(factoryDir(f)), Alt: p.Words.photoAlt(o)}
}

// photoAlt says in one what the photo of an observation shows.
func (w *Words) photoAlt(o *record.Observation) string {
	return cmp.Or(joinColon(w, o.Area.V, o.Note.V), w.Say("visit.photo"))
}
