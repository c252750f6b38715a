package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/image/webp"

	"factorybook/generator/diag"
)

// format is a kind of picture that can be read.
type format struct {
	what    string // with its article, as in marks
	endings []string
	config  func(io.Reader) (image.Config, error)
	decode  func(io.Reader) (image.Image, error)
	notes   func([]byte) (notes, error)
}

// notes is what must be known of the bytes around a picture.
type notes struct {
	orientation Orientation
	scans       int      // passes of a JPEG
	samples     float64  // bytes that are kept for a pixel while it is unpacked; 0: four
	colours     *colours // nil: those of sRGB
}

var formats = [...]*format{
	{"a JPEG", []string{".jpg", ".jpeg"}, jpeg.DecodeConfig, jpeg.Decode, jpegNotes},
	{"a PNG", []string{".png"}, png.DecodeConfig, png.Decode, pngNotes},
	{"a WebP", []string{".webp"}, webp.DecodeConfig, decodeWebP, webpNotes},
}

// identify returns the format of the bytes, which the name must agree with: what
// a browser makes of a file with a wrong name is anybody's guess, and so is what
// the sender thought to send.
func identify(src []byte, name string) (*format, error) {
	wanted, found := formatOfName(name), sniff(src)
	for _, f := range formats {
		switch rename := diag.Say("rename it to end in %s", f.endings[0]); {
		case f.what != found:
		case wanted == nil:
			return nil, &Error{Unsupported, diag.Say("%s has a name that no picture has; expected jpg, png or webp", name), rename, nil}
		case wanted != f:
			return nil, &Error{Mislabelled, diag.Say("%s is %s; by its name it should be %s", name, diag.Named(found), diag.Named(wanted.what)), rename, nil}
		default:
			return f, nil
		}
	}
	switch found {
	case "":
		return nil, &Error{Broken, diag.Say("%s is no picture", name), diag.Say("save it again from where it came"), nil}
	case lfsPointer:
		return nil, &Error{Absent, diag.Say("%s is a pointer of Git LFS, not the picture itself", name), FetchLFS, nil}
	case animatedWebP, animatedGIF, animatedPNG:
		return nil, &Error{Unsupported, diag.Say("%s is %s; expected a picture that stands still", name, diag.Named(found)), diag.Say("save one frame of it as JPEG"), nil}
	case heif:
		return nil, &Error{Unsupported, diag.Say("%s is %s, which few browsers show; expected JPEG, PNG or WebP", name, diag.Named(found)),
			SaveHEIF, nil}
	}
	return nil, &Error{Unsupported, diag.Say("%s is %s; expected JPEG, PNG or WebP", name, diag.Named(found)), diag.Say("save it as JPEG"), nil}
}

// Named reports whether a file is a picture by its name.
func Named(name string) bool { return formatOfName(name) != nil }

func formatOfName(name string) *format {
	ending := strings.ToLower(path.Ext(name))
	for _, f := range formats {
		if slices.Contains(f.endings, ending) {
			return f
		}
	}
	return nil
}

const (
	heif         = "a HEIF picture"
	animatedWebP = "an animated WebP"
	animatedGIF  = "an animated GIF"
	animatedPNG  = "an animated PNG"
	lfsPointer   = "a pointer of Git LFS"
)

// SaveHEIF says how to come from the format of an iPhone to one that browsers show.
var SaveHEIF = diag.Say("save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)")

// FetchLFS says how to come from the pointer of Git LFS to the file.
var FetchLFS = diag.Say("fetch it with `git lfs pull`; in CI, check out with `lfs: true`")

// IsLFSPointer reports whether bytes are the few lines that Git LFS keeps in place
// of a large file.
func IsLFSPointer(src []byte) bool { return sniff(src) == lfsPointer }

// IsHEIF reports whether a file is named like a picture of an iPhone.
func IsHEIF(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return ending == ".heic" || ending == ".heif"
}

// marks are the first bytes of what people send as pictures.
var marks = [...]struct {
	at   int
	mark string
	what string
}{
	{0, "\xff\xd8\xff", "a JPEG"},
	{0, "\x89PNG\r\n\x1a\n", "a PNG"},
	{8, "WEBPVP8", "a WebP"}, // after RIFF and the size
	{4, "ftyphei", heif},
	{4, "ftyphev", heif},
	{4, "ftypmif1", heif},
	{4, "ftypavi", "an AVIF picture"},
	{4, "ftyp", "a film"},
	{0, "GIF8", "a GIF"},
	{0, "BM", "a BMP"},
	{0, "II*\x00", "a TIFF"},
	{0, "MM\x00*", "a TIFF"},
	{0, "version https://git-lfs.github.com/spec/", lfsPointer},
	{0, "%PDF-", "a PDF"},
	{0, "PK\x03\x04", "a ZIP archive or an Office document"},
	{0, "<!DOCTYPE", "a web page"},
	{0, "<!doctype", "a web page"},
	{0, "<html", "a web page"},
	{0, "<svg", "an SVG drawing"},
	{0, "<?xml", "an XML document"},
}

// sniff names what the bytes are, or returns "".
func sniff(src []byte) string {
	for _, m := range marks {
		if len(src) <= m.at || !bytes.HasPrefix(src[m.at:], []byte(m.mark)) {
			continue
		}
		switch {
		case m.what == "a WebP" && len(src) > 20 && string(src[12:16]) == "VP8X" && src[20]&0x02 != 0:
			return animatedWebP
		case m.what == "a GIF" && bytes.Contains(src[:min(len(src), 4096)], []byte("NETSCAPE2.0")):
			return animatedGIF
		case m.what == "a PNG" && frames(src) > 1:
			return animatedPNG
		}
		return m.what
	}
	return ""
}

// frames returns how many pictures a PNG shows one after the other: 1 unless a chunk
// acTL before the picture says more (PNG, third edition, 11.3.4.1). A chunk is four
// bytes of length, four of its name, its content and four of its checksum.
func frames(src []byte) uint32 {
	for rest := src[8:]; len(rest) >= 16; {
		length, name := binary.BigEndian.Uint32(rest), string(rest[4:8])
		switch {
		case name == "acTL":
			return binary.BigEndian.Uint32(rest[8:])
		case name == "IDAT" || uint64(length)+12 > uint64(len(rest)):
			return 1
		}
		rest = rest[length+12:]
	}
	return 1
}

// jpegNotes walks the segments of a JPEG (ITU T.81, annex B): a marker, two bytes
// of length, content; after a start of scan the coded picture up to the next
// marker; at last an end of image. The first Exif segment counts.
func jpegNotes(src []byte) (notes, error) {
	n := notes{orientation: TopLeft}
	seen := false
	var icc iccParts
	for i := 2; ; {
		// To the next marker: 0xff, then neither a stuffed 0 nor a restart mark.
		at := bytes.IndexByte(src[min(i, len(src)):], 0xff)
		if at < 0 || i+at+1 >= len(src) {
			return n, io.ErrUnexpectedEOF
		}
		i += at + 1
		marker := src[i]
		switch {
		case marker == 0xff: // fill
			continue
		case marker == 0 || marker == 0x01 || marker >= 0xd0 && marker <= 0xd8:
			i++
			continue
		case marker == 0xd9: // end of image; what follows is no part of it
			n.colours = profile(icc.joined())
			return n, nil
		case i+3 > len(src):
			return n, io.ErrUnexpectedEOF
		}
		length := int(binary.BigEndian.Uint16(src[i+1:]))
		body := src[i+1:]
		if length < 2 || length > len(body) {
			return n, io.ErrUnexpectedEOF
		}
		body = body[2:length]
		switch marker {
		case 0xda:
			n.scans++
		case 0xc0, 0xc1, 0xc2:
			n.samples = jpegSamples(body, marker == 0xc2)
		case 0xe2:
			if part, ok := bytes.CutPrefix(body, []byte("ICC_PROFILE\x00")); ok {
				icc = append(icc, part)
			}
		case 0xe1:
			if tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00")); ok && !seen {
				n.orientation, seen = orientationOf(tiff), true
			}
		}
		i += 1 + length
	}
}

// pngNotes walks the chunks of a PNG (third edition, 5.3) to its end; eXIf
// (11.3.3.6) may stand before or after the picture.
func pngNotes(src []byte) (notes, error) {
	n := notes{orientation: TopLeft}
	said := false // more than how bright
	for rest := src[8:]; len(rest) >= 12; {
		length := uint64(binary.BigEndian.Uint32(rest))
		if length > uint64(len(rest)-12) {
			break
		}
		switch string(rest[4:8]) {
		case "IHDR":
			n.samples = map[byte]float64{8: 4, 16: 8}[rest[16]] // of the depth
		case "iCCP": // a name, a zero, the method of compression, the profile
			if _, packed, ok := bytes.Cut(rest[8:8+length], []byte{0}); ok && len(packed) > 1 {
				n.colours, said = profile(inflated(packed[1:])), true
			}
		case "sRGB", "cICP":
			n.colours, said = nil, true
		case "gAMA":
			if length == 4 && !said {
				n.colours = gamma(binary.BigEndian.Uint32(rest[8:]))
			}
		case "eXIf":
			n.orientation = orientationOf(rest[8 : 8+length])
		case "IEND":
			return n, nil
		}
		rest = rest[12+length:]
	}
	return n, io.ErrUnexpectedEOF
}

// webpNotes finds the chunk EXIF (RFC 9649, 2.7.1.5), which some programs begin
// as JPEG does.
func webpNotes(src []byte) (notes, error) {
	n := notes{orientation: TopLeft}
	for rest := src[12:]; len(rest) >= 8; {
		length := uint64(binary.LittleEndian.Uint32(rest[4:]))
		if length > uint64(len(rest)-8) {
			return n, io.ErrUnexpectedEOF
		}
		switch string(rest[:4]) {
		case "EXIF":
			n.orientation = orientationOf(bytes.TrimPrefix(rest[8:8+length], []byte("Exif\x00\x00")))
		case "ICCP":
			n.colours = profile(rest[8 : 8+length])
		case "VP8 ":
			n.samples = 1.5
		case "VP8L":
			n.samples = 8 // the picture, and what it is put together from
		}
		rest = rest[min(uint64(len(rest)), 8+length+length%2):]
	}
	return n, nil
}

// jpegSamples returns how many bytes are kept for a pixel: one for each of its
// samples, and of a progressive JPEG four more, for nothing of it is ready before
// its last pass (ITU T.81, B.2.2).
func jpegSamples(frame []byte, progressive bool) float64 {
	if len(frame) < 6 || len(frame) < 6+3*int(frame[5]) {
		return 0
	}
	var sum, widest, highest float64
	for i := range int(frame[5]) {
		factors := frame[6+3*i+1]
		h, v := float64(factors>>4), float64(factors&15)
		sum, widest, highest = sum+h*v, max(widest, h), max(highest, v)
	}
	if widest*highest == 0 {
		return 0
	}
	bytes := sum / (widest * highest)
	if progressive {
		bytes *= 5
	}
	return bytes
}

// decodeWebP is webp.Decode with the range of colours that browsers show.
func decodeWebP(r io.Reader) (image.Image, error) {
	m, err := webp.Decode(r)
	switch m := m.(type) {
	case *image.YCbCr:
		stretch(m)
	case *image.NYCbCrA:
		stretch(&m.YCbCr)
	}
	return m, err
}
