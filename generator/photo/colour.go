package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"io"
	"math"
	"slices"
)

// maxProfile is the largest colour profile that is read, in bytes; those of cameras
// and phones have half a kilobyte to some hundred.
const maxProfile = 1 << 20

// colours turns the numbers of a picture into those of sRGB, which is what a browser
// takes a picture for that says nothing of itself, as those of the site do.
type colours struct {
	linear [3][256]float64 // of each channel, from 0 to 1
	matrix [9]float64      // from linear numbers of the picture to those of sRGB
}

// fromXYZ takes the connection space of profiles (CIE XYZ, white D50) to linear
// sRGB: the inverse of the matrix of IEC 61966-2-1 adapted to D50, as the profile of
// sRGB by the International Color Consortium has it.
var fromXYZ = [9]float64{
	3.1338561, -1.6168667, -0.4906146,
	-0.9787684, 1.9161415, 0.0334540,
	0.0719453, -0.2289914, 1.4052427,
}

// profile reads a colour profile (ICC.1:2022) of three channels with a matrix and a
// curve each, as cameras, phones and screens have; nil for any other, and for one
// that is sRGB.
func profile(icc []byte) *colours {
	if len(icc) < 132 || len(icc) > maxProfile || string(icc[16:24]) != "RGB XYZ " {
		return nil
	}
	c := new(colours)
	for channel, name := range []string{"r", "g", "b"} {
		xyz, curve := tag(icc, name+"XYZ"), tag(icc, name+"TRC")
		if len(xyz) < 20 || string(xyz[:4]) != "XYZ " {
			return nil
		}
		f := transfer(curve)
		if f == nil {
			return nil
		}
		for n := range c.linear[channel] {
			c.linear[channel][n] = f(float64(n) / 255)
		}
		for row := range 3 {
			for k := range 3 {
				c.matrix[3*row+channel] += fromXYZ[3*row+k] * fixed(xyz[8+4*k:])
			}
		}
	}
	if c.same() {
		return nil
	}
	return c
}

// gamma is the colours of a PNG that says only how bright its numbers are (chunk
// gAMA: the exponent, times 100000), with the primaries of sRGB.
func gamma(of uint32) *colours {
	if of < 10_000 || of > 200_000 {
		return nil
	}
	c := &colours{matrix: [9]float64{1, 0, 0, 0, 1, 0, 0, 0, 1}}
	for channel := range c.linear {
		for n := range c.linear[channel] {
			c.linear[channel][n] = math.Pow(float64(n)/255, 100_000/float64(of))
		}
	}
	if c.same() {
		return nil
	}
	return c
}

// tag returns the content of a tag of a profile, or nil.
func tag(icc []byte, name string) []byte {
	count := binary.BigEndian.Uint32(icc[128:])
	for i := range min(int(count), 100) {
		entry := icc[min(len(icc), 132+12*i):]
		if len(entry) < 12 {
			return nil
		}
		if string(entry[:4]) == name {
			from, size := uint64(binary.BigEndian.Uint32(entry[4:])), uint64(binary.BigEndian.Uint32(entry[8:]))
			if from+size > uint64(len(icc)) {
				return nil
			}
			return icc[from : from+size]
		}
	}
	return nil
}

// fixed reads a number of 16 bits before the point and 16 behind it.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }

// transfer reads the curve of a channel (types curv and para), which turns its
// numbers into linear ones, both from 0 to 1; nil if it is none.
func transfer(b []byte) func(float64) float64 {
	if len(b) < 12 {
		return nil
	}
	switch string(b[:4]) {
	case "curv":
		count := int(binary.BigEndian.Uint32(b[8:]))
		switch {
		case count == 0:
			return func(x float64) float64 { return x }
		case count > (len(b)-12)/2:
			return nil
		case count == 1:
			exponent := float64(binary.BigEndian.Uint16(b[12:])) / 256
			return func(x float64) float64 { return math.Pow(x, exponent) }
		}
		return func(x float64) float64 {
			at := x * float64(count-1)
			n := min(int(at), count-2)
			low, high := float64(binary.BigEndian.Uint16(b[12+2*n:])), float64(binary.BigEndian.Uint16(b[14+2*n:]))
			return (low + (high-low)*(at-float64(n))) / 65535
		}
	case "para":
		kind := int(binary.BigEndian.Uint16(b[8:]))
		counts := []int{1, 3, 4, 5, 7}
		if kind >= len(counts) || len(b) < 12+4*counts[kind] {
			return nil
		}
		var p [7]float64 // g a b c d e f
		for i := range counts[kind] {
			p[i] = fixed(b[12+4*i:])
		}
		power := func(x float64) float64 { return math.Pow(max(0, p[1]*x+p[2]), p[0]) }
		switch kind {
		case 0:
			return func(x float64) float64 { return math.Pow(x, p[0]) }
		case 1, 2:
			return func(x float64) float64 { return power(x) + p[3] }
		}
		return func(x float64) float64 {
			if x < p[4] {
				return p[3]*x + p[6]
			}
			return power(x) + p[5]
		}
	}
	return nil
}

// encoded are the numbers of sRGB for linear ones from 0 to 1, in steps of 1/4095.
var encoded = func() (table [4096]byte) {
	for i := range table {
		l := float64(i) / 4095
		if l <= 0.0031308 {
			l *= 12.92
		} else {
			l = 1.055*math.Pow(l, 1/2.4) - 0.055
		}
		table[i] = byte(l*255 + 0.5)
	}
	return table
}()

func encodeLinear(l float64) byte { return encoded[int(min(1, max(0, l))*4095+0.5)] }

func (c *colours) convert(r, g, b byte) (byte, byte, byte) {
	x, y, z := c.linear[0][r], c.linear[1][g], c.linear[2][b]
	m := &c.matrix
	return encodeLinear(m[0]*x + m[1]*y + m[2]*z), encodeLinear(m[3]*x + m[4]*y + m[5]*z), encodeLinear(m[6]*x + m[7]*y + m[8]*z)
}

// same reports whether a conversion changes nothing that one could see.
func (c *colours) same() bool {
	for _, of := range [][3]byte{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {128, 128, 128}, {40, 40, 40}, {220, 60, 60}, {60, 200, 90}, {70, 90, 210}} {
		r, g, b := c.convert(of[0], of[1], of[2])
		for i, got := range []byte{r, g, b} {
			if max(got, of[i])-min(got, of[i]) > 3 {
				return false
			}
		}
	}
	return true
}

// apply converts a picture without transparency where it is.
func (c *colours) apply(m *image.RGBA) {
	if c == nil {
		return
	}
	for i := 0; i+3 < len(m.Pix); i += 4 {
		m.Pix[i], m.Pix[i+1], m.Pix[i+2] = c.convert(m.Pix[i], m.Pix[i+1], m.Pix[i+2])
	}
}

// inflated is what a compressed profile holds, nil when it is damaged or too long.
func inflated(data []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	icc, err := io.ReadAll(io.LimitReader(z, maxProfile+1))
	if err != nil || len(icc) > maxProfile {
		return nil
	}
	return icc
}

// iccParts are the segments of a JPEG that a profile is divided among, each with
// its number and the number of all (ICC.1:2022, annex B.4).
type iccParts [][]byte

func (p iccParts) joined() []byte {
	if len(p) == 0 || slices.ContainsFunc(p, func(part []byte) bool { return len(part) < 2 || int(part[1]) != len(p) }) {
		return nil
	}
	slices.SortStableFunc(p, func(a, b []byte) int { return int(a[0]) - int(b[0]) })
	var icc []byte
	for i, part := range p {
		if int(part[0]) != i+1 || len(icc)+len(part) > maxProfile {
			return nil
		}
		icc = append(icc, part[2:]...)
	}
	return icc
}

// stretch turns brightness and colour of video, which leave the ends of the range
// free (ITU-R BT.601: 16 to 235 and 16 to 240), into those of a JPEG, which use it
// all. A lossy WebP has the former (RFC 6386, 9.2); golang.org/x/image hands it out as
// the latter, so that black is grey and white as well.
func stretch(m *image.YCbCr) {
	var bright, colour [256]byte
	for i := range 256 {
		bright[i] = clamp(float64(i-16) * 255 / 219)
		colour[i] = clamp(float64(i-128)*255/224 + 128)
	}
	for i, y := range m.Y {
		m.Y[i] = bright[y]
	}
	for _, plane := range [][]byte{m.Cb, m.Cr} {
		for i, c := range plane {
			plane[i] = colour[c]
		}
	}
}

func clamp(x float64) byte { return byte(min(255, max(0, x)) + 0.5) }
