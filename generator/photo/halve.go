package photo

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// halveFrom is how many times larger than its target a picture must be to be
// halved first: half as much again is left for the filter that makes it sharp.
const halveFrom = 3

// halve returns a picture in half its size, by averaging four pixels to one, drawn on
// white. That is as good as the slow filter for what will be made smaller anyway, and
// takes a tenth of its time and a quarter of its memory.
func halve(src image.Image) image.Image {
	if m, ok := src.(*image.YCbCr); ok && m.Rect.Min == (image.Point{}) {
		return halveYCbCr(m)
	}
	b := src.Bounds()
	half := image.NewRGBA(image.Rect(0, 0, (b.Dx()+1)/2, (b.Dy()+1)/2))
	rows := image.NewRGBA(image.Rect(0, 0, half.Rect.Dx()*2, 2))
	for y := range half.Rect.Dy() {
		draw.Draw(rows, rows.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
		draw.Draw(rows, rows.Rect, src, image.Pt(b.Min.X, b.Min.Y+2*y), draw.Over)
		// The last row and column of an odd size count twice.
		if 2*y+1 == b.Dy() {
			copy(rows.Pix[rows.Stride:], rows.Pix[:rows.Stride])
		}
		if b.Dx()%2 == 1 {
			for _, end := range []int{rows.Stride, 2 * rows.Stride} {
				copy(rows.Pix[end-4:end], rows.Pix[end-8:end-4])
			}
		}
		to, top, bottom := half.Pix[y*half.Stride:], rows.Pix[:rows.Stride], rows.Pix[rows.Stride:]
		for x := 0; x < half.Stride; x += 4 {
			for c := range 4 {
				to[x+c] = byte((int(top[2*x+c]) + int(top[2*x+4+c]) + int(bottom[2*x+c]) + int(bottom[2*x+4+c]) + 2) / 4)
			}
		}
	}
	return half
}

// halveYCbCr halves a photo of a camera. Where the colour has half the size of the
// brightness already (4:2:0, as most have), it stays as it is.
func halveYCbCr(m *image.YCbCr) image.Image {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	half := &image.YCbCr{SubsampleRatio: image.YCbCrSubsampleRatio444, Rect: image.Rect(0, 0, (w+1)/2, (h+1)/2)}
	half.YStride = half.Rect.Dx()
	half.Y = make([]byte, half.YStride*half.Rect.Dy())
	for y := range half.Rect.Dy() {
		// The last row and column of an odd size count twice.
		top := m.Y[2*y*m.YStride:][:w]
		bottom := m.Y[min(2*y+1, h-1)*m.YStride:][:w]
		row := half.Y[y*half.YStride:][:half.YStride]
		for x := range w / 2 {
			row[x] = byte((int(top[2*x]) + int(top[2*x+1]) + int(bottom[2*x]) + int(bottom[2*x+1]) + 2) / 4)
		}
		if w%2 == 1 {
			row[w/2] = byte((int(top[w-1]) + int(bottom[w-1]) + 1) / 2)
		}
	}
	if m.SubsampleRatio == image.YCbCrSubsampleRatio420 {
		half.Cb, half.Cr, half.CStride = m.Cb, m.Cr, m.CStride
		return half
	}
	half.CStride = half.YStride
	half.Cb, half.Cr = make([]byte, len(half.Y)), make([]byte, len(half.Y))
	for y := range half.Rect.Dy() {
		below := min(2*y+1, h-1)
		for x := range half.Rect.Dx() {
			right := min(2*x+1, w-1)
			a, b, c, d := m.COffset(2*x, 2*y), m.COffset(right, 2*y), m.COffset(2*x, below), m.COffset(right, below)
			at := y*half.CStride + x
			half.Cb[at] = byte((int(m.Cb[a]) + int(m.Cb[b]) + int(m.Cb[c]) + int(m.Cb[d]) + 2) / 4)
			half.Cr[at] = byte((int(m.Cr[a]) + int(m.Cr[b]) + int(m.Cr[c]) + int(m.Cr[d]) + 2) / 4)
		}
	}
	return half
}
