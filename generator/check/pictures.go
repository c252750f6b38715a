package check

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/webp"
)

// maxPixels is the largest picture that is unpacked: 50 megapixels, 200 MB in
// memory.
const maxPixels = 50_000_000

// maxHeader is how much of a picture is read to find its size: the descriptions
// of a camera come before it.
const maxHeader = 4 << 20

// content looks into a file, whether it is what its name says.
func (n *namer) content(file, kind string) (found finding, bad bool) {
	f, err := n.Book.Open(n.inBook(file))
	if err != nil {
		return found, false // it was there a moment ago; whoever copies it will tell
	}
	defer f.Close()
	size, ok := sizeOf(io.LimitReader(f, maxHeader), kind)
	switch {
	case !ok:
		return finding{ruleContent, fmt.Sprintf("%s is no %s", file, kind), "save it again from where it came", nil}, true
	case size.Width*size.Height > maxPixels:
		return finding{rulePixels, fmt.Sprintf("%s has %d × %d pixels; a picture may have %d million", file, size.Width, size.Height, maxPixels/1_000_000), "make it smaller", nil}, true
	}
	return found, false
}

// sizeOf returns the size of a picture without unpacking it; none for a PDF.
func sizeOf(r io.Reader, kind string) (size image.Config, ok bool) {
	var err error
	switch kind {
	case "JPEG":
		size, err = jpeg.DecodeConfig(r)
	case "PNG":
		size, err = png.DecodeConfig(r)
	case "WebP":
		size, err = webp.DecodeConfig(r)
	default: // PDF: the mark stands within the first kilobyte (ISO 32000, annex H)
		head := make([]byte, 1024)
		n, _ := io.ReadFull(r, head)
		return size, bytes.Contains(head[:n], []byte("%PDF-"))
	}
	return size, err == nil
}
