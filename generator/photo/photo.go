// Package photo makes the pictures of the site out of the photos that records
// name: turned upright, resized, and with nothing left of what a camera writes
// beside the picture (where it was taken, when, by whom).
//
// Look at Make first: bytes in, a Set out. Maker is Make with a memory, so that a
// second build resizes nothing again.
//
// Photos come by mail and chat from many hands, and are taken for hostile. What a
// picture would unpack to is known before it is unpacked; work and memory are
// bounded by MaxPixels and MaxFile; whatever is wrong with a picture is an *Error
// with a Kind, about the record that names it, and never a panic.
//
// The same source and Recipe give the same bytes from the same program. (Another
// processor may round a colour differently by one, as Go's compiler may join a
// multiplication and an addition there.)
package photo

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"runtime/debug"
	"slices"

	"golang.org/x/image/draw"

	"factorybook/generator/diag"
)

// Bounds of what is unpacked.
const (
	// MaxPixels is the largest picture: 50 megapixels, 200 MB unpacked.
	MaxPixels = 50_000_000
	// MaxFile is the largest file, in bytes; 50 megapixels of a good camera
	// take half of it.
	MaxFile = 64 << 20
	// maxSide is the most pixels of a side that JPEG can hold.
	maxSide = 65_535
	// maxScans bounds the passes over a progressive JPEG, each of which costs the
	// whole picture however few bytes it has. Encoders make about ten.
	maxScans = 100
)

// The picture for paper fits into a box: 30 × 22 mm at 300 dots an inch. So it
// takes some 15 kB, and 100 kB at the very worst: a page can carry it within itself.
const (
	printWidth   = 354
	printHeight  = 260
	printQuality = 75
)

// Recipe says what is made of a picture. Its zero value is what the site uses.
type Recipe struct {
	// Widths in pixels, smallest first; none: 480 (a phone) and 1280 (a screen,
	// or paper at the width of a page). A picture is never made larger.
	Widths []int
	// Quality of JPEG, 1 to 100; 0: 82.
	Quality int
}

func (r Recipe) widths() []int {
	if len(r.Widths) == 0 {
		return []int{480, 1280}
	}
	return r.Widths
}

func (r Recipe) quality() int {
	if r.Quality == 0 {
		return 82
	}
	return r.Quality
}

// Set is one photo in all its sizes.
type Set struct {
	// Key names the photo and the recipe: hexadecimal, the same for the same
	// content wherever it stands.
	Key string
	// Pictures are JPEGs, smallest first; at least one.
	Pictures []Picture
	// Print is the picture for paper, at most 354 × 260 pixels.
	Print Picture
}

// Picture is a JPEG without metadata.
type Picture struct {
	Width, Height int
	Data          []byte
}

// Examine finds what is wrong with a picture without unpacking it: another format
// than its name says, too large, cut off. It takes about as long as reading the
// file. Damage within the picture is only found by Maker.Make. The error is an *Error.
func Examine(src []byte, name string) error {
	_, err := examine(src, name)
	return err
}

// packed is a picture that was found fit to be unpacked.
type packed struct {
	src           []byte
	name          string
	format        *format
	width, height int
	turn          Orientation
	colours       *colours
	samples       float64 // bytes for a pixel, while it is unpacked
}

// examine looks at a picture without unpacking it.
func examine(src []byte, name string) (*packed, error) {
	if len(src) > MaxFile {
		return nil, tooLarge(diag.Say("%s holds %d MB; a picture may hold %d", name, len(src)>>20, MaxFile>>20))
	}
	format, err := identify(src, name)
	if err != nil {
		return nil, err
	}
	config, err := format.config(bytes.NewReader(src))
	if err != nil || config.Width <= 0 || config.Height <= 0 {
		return nil, broken(name, format, err)
	}
	if w, h := config.Width, config.Height; w > maxSide || h > maxSide || w*h > MaxPixels {
		return nil, tooLarge(diag.Say("%s has %d × %d pixels; a picture may have %d million", name, w, h, MaxPixels/1_000_000))
	}
	notes, err := format.notes(src)
	if err != nil {
		return nil, broken(name, format, err)
	}
	if notes.scans > maxScans {
		return nil, tooLarge(diag.Say("%s is drawn in %d passes; a picture may have %d", name, notes.scans, maxScans))
	}
	return &packed{src, name, format, config.Width, config.Height, notes.orientation, notes.colours, notes.samples}, nil
}

func (p *packed) make(r Recipe) (*Set, error) {
	k := key(p.src, r)
	if p.heavy() { // what was there before goes first
		debug.FreeOSMemory()
		defer debug.FreeOSMemory()
	}
	decoded, err := p.format.decode(bytes.NewReader(p.src))
	if err != nil {
		return nil, broken(p.name, p.format, err)
	}
	p.src = nil
	if p.heavy() {
		debug.FreeOSMemory()
	}
	set := &Set{Key: k}
	return set, set.make(decoded, p, r)
}

// make fills in the picture in every width of the recipe, from the largest down,
// each from the one before, and the one for paper.
func (s *Set) make(src image.Image, p *packed, r Recipe) error {
	turn := p.turn
	width, height := src.Bounds().Dx(), src.Bounds().Dy()
	if turn.sideways() {
		width, height = height, width
	}
	var upright *image.RGBA
	for _, w := range slices.Backward(r.sizes(width)) {
		h := max(1, (height*w+width/2)/width)
		if upright == nil {
			if w*halveFrom <= width {
				src = halve(src)
			}
			// Resize first and turn the small picture: the source can be ten times as large.
			if turn.sideways() {
				upright = turn.apply(scale(src, h, w))
			} else {
				upright = turn.apply(scale(src, w, h))
			}
			p.colours.apply(upright)
		} else {
			upright = scale(upright, w, h)
		}
		picture, err := encode(upright, r.quality())
		if err != nil {
			return err
		}
		s.Pictures = append(s.Pictures, picture)
	}
	slices.Reverse(s.Pictures)
	var err error
	w, h := within(printWidth, printHeight, upright.Rect.Dx(), upright.Rect.Dy())
	s.Print, err = encode(scale(upright, w, h), printQuality)
	return err
}

func encode(m *image.RGBA, quality int) (Picture, error) {
	var b bytes.Buffer
	err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	return Picture{m.Rect.Dx(), m.Rect.Dy(), b.Bytes()}, err
}

// within returns the size of a picture that fits into a box and is not larger than
// it was.
func within(boxWidth, boxHeight, width, height int) (w, h int) {
	w, h = min(width, boxWidth), min(height, boxHeight)
	if width*h < w*height {
		return max(1, (width*h+height/2)/height), h
	}
	return w, max(1, (height*w+width/2)/width)
}

// sizes returns the widths that are made of a picture: those of the recipe that
// are smaller than it, and its own in place of the larger ones.
func (r Recipe) sizes(width int) []int {
	var sizes []int
	for _, w := range r.widths() {
		if w >= width {
			return append(sizes, width)
		}
		sizes = append(sizes, w)
	}
	return sizes
}

// scale draws the picture on white, in another size or its own.
func scale(src image.Image, w, h int) *image.RGBA {
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	opaque, known := src.(interface{ Opaque() bool })
	if !known || !opaque.Opaque() {
		draw.Draw(dst, dst.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	}
	if b := src.Bounds(); b.Dx() == w && b.Dy() == h {
		draw.Draw(dst, dst.Bounds(), src, b.Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(dst, dst.Bounds(), src, b, draw.Over, nil)
	}
	return dst
}
