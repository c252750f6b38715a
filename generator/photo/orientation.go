package photo

import (
	"encoding/binary"
	"image"
)

// Orientation is how a camera was held, as Exif 2.3 (tag 0x0112) counts it: where
// the first row and the first column of the stored picture belong.
type Orientation uint8

// The eight orientations, by the place of the stored first row and first column.
const (
	TopLeft     Orientation = 1 + iota // as it is
	TopRight                           // mirrored left to right
	BottomRight                        // turned by 180°
	BottomLeft                         // mirrored top to bottom
	LeftTop                            // mirrored along the diagonal
	RightTop                           // to be turned 90° clockwise
	RightBottom                        // mirrored along the other diagonal
	LeftBottom                         // to be turned 90° anticlockwise
)

// sideways reports whether width and height change places.
func (o Orientation) sideways() bool { return o >= LeftTop && o <= LeftBottom }

// apply returns the picture upright. What is no orientation leaves it as it is.
func (o Orientation) apply(src *image.RGBA) *image.RGBA {
	if o <= TopLeft || o > LeftBottom {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	if o.sideways() {
		w, h = h, w
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		row := dst.Pix[y*dst.Stride:]
		for x := range w {
			var from int
			switch o {
			case TopRight:
				from = src.PixOffset(w-1-x, y)
			case BottomRight:
				from = src.PixOffset(w-1-x, h-1-y)
			case BottomLeft:
				from = src.PixOffset(x, h-1-y)
			case LeftTop:
				from = src.PixOffset(y, x)
			case RightTop:
				from = src.PixOffset(y, w-1-x)
			case RightBottom:
				from = src.PixOffset(h-1-y, w-1-x)
			case LeftBottom:
				from = src.PixOffset(h-1-y, x)
			}
			copy(row[4*x:4*x+4], src.Pix[from:from+4])
		}
	}
	return dst
}

// orientationOf reads the tag out of Exif's TIFF structure (TIFF 6.0: header,
// then the entries of the first directory). Everything else in it is skipped; a
// structure that makes no sense says nothing.
func orientationOf(tiff []byte) Orientation {
	if len(tiff) < 8 {
		return TopLeft
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return TopLeft
	}
	const entry, tag, short = 12, 0x0112, 3
	begin := uint64(order.Uint32(tiff[4:])) // 64 bits: it cannot overflow below
	if begin+2 > uint64(len(tiff)) {
		return TopLeft
	}
	entries := tiff[begin+2:]
	for range order.Uint16(tiff[begin:]) {
		if len(entries) < entry {
			break
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short && order.Uint32(entries[4:]) == 1 {
			if v := order.Uint16(entries[8:]); v >= uint16(TopLeft) && v <= uint16(LeftBottom) {
				return Orientation(v)
			}
			break
		}
		entries = entries[entry:]
	}
	return TopLeft
}
