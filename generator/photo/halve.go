package photo

import "image"

// halveFrom is how many times larger than its target a picture must be to be
// halved first: half as much again is left for the filter that makes it sharp.
const halveFrom = 3

// halve returns a photo of a camera (4:2:0: its colour has half the size of its
// brightness) in half its size, by averaging the brightness to the size that the
// colour has. That is as good as the slow filter for what will be made smaller
// anyway, and takes a tenth of its time. Other pictures come back as they are.
func halve(src image.Image) image.Image {
	m, ok := src.(*image.YCbCr)
	if !ok || m.SubsampleRatio != image.YCbCrSubsampleRatio420 || m.Rect.Min != (image.Point{}) {
		return src
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	half := &image.YCbCr{
		Cb: m.Cb, Cr: m.Cr, CStride: m.CStride, SubsampleRatio: image.YCbCrSubsampleRatio444,
		Rect: image.Rect(0, 0, (w+1)/2, (h+1)/2),
	}
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
	return half
}
