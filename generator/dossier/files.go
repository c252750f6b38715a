package dossier

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
