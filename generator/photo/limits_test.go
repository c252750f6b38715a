package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestPictureMayBeAsLargeAsItIsSaid(t *testing.T) {
	drawing, photo := asPNG(t, corners(8, 8)), asJPEG(t, corners(8, 8))
	passes := func(n int) []byte {
		return slices.Concat(photo[:len(photo)-2], bytes.Repeat([]byte{0xff, 0xda, 0, 2}, n-1), photo[len(photo)-2:])
	}
	for _, c := range []struct {
		what, name string
		src        []byte
		large      bool
	}{
		{"50 megapixels", "a.png", withSize(drawing, 10_000, 5_000), false}, {"a row more", "a.png", withSize(drawing, 10_000, 5_001), true},
		{"the longest row", "a.png", withSize(drawing, 65_535, 1), false}, {"a longer one", "a.png", withSize(drawing, 65_536, 1), true},
		{"the longest column", "a.png", withSize(drawing, 1, 65_535), false}, {"a longer one", "a.png", withSize(drawing, 1, 65_536), true},
		{"100 passes", "a.jpg", passes(100), false}, {"101 passes", "a.jpg", passes(101), true},
		{"64 MB", "a.png", append(drawing, make([]byte, 64<<20-len(drawing))...), false}, {"a byte more", "a.png", append(drawing, make([]byte, 64<<20-len(drawing)+1)...), true},
	} {
		err := Examine(c.src, c.name)
		var wrong *Error
		if errors.As(err, &wrong) != c.large || c.large && wrong.Kind != TooLarge {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestWidthsAreThoseThatAPictureIsLargerThan(t *testing.T) {
	for width, want := range map[int][]int{
		1: {1}, 479: {479}, 480: {480}, 481: {480, 481}, 1279: {480, 1279}, 1280: {480, 1280}, 1281: {480, 1280}, 9000: {480, 1280},
	} {
		if got := (Recipe{}).sizes(width); !slices.Equal(got, want) {
			t.Errorf("%d pixels: %v, want %v", width, got, want)
		}
	}
	for _, c := range []struct{ width, height, w, h int }{
		{354, 260, 354, 260}, {355, 260, 354, 259}, {354, 261, 353, 260}, {708, 520, 354, 260}, {353, 259, 353, 259}, {5000, 1, 354, 1}, {1, 5000, 1, 260}, {354, 1, 354, 1}, {3, 520, 2, 260},
	} {
		if w, h := within(printWidth, printHeight, c.width, c.height); w != c.w || h != c.h {
			t.Errorf("%d × %d on paper: %d × %d, want %d × %d", c.width, c.height, w, h, c.w, c.h)
		}
	}
}

// The last row and column of an odd size count twice; halves are rounded up.
func TestHalfIsTheMeanOfFour(t *testing.T) {
	for _, c := range []struct{ whole, half [][]uint8 }{
		{[][]uint8{{0, 100, 200}, {40, 60, 80}, {10, 30, 50}}, [][]uint8{{50, 140}, {20, 50}}},
		{[][]uint8{{0, 100, 200, 60}, {40, 60, 80, 20}}, [][]uint8{{50, 90}}},
		{[][]uint8{{0, 100}, {40, 60}, {200, 60}, {80, 20}}, [][]uint8{{50}, {90}}},
		{[][]uint8{{0, 0}, {1, 1}}, [][]uint8{{1}}}, {[][]uint8{{0, 0}, {0, 1}}, [][]uint8{{0}}}, {[][]uint8{{1, 2, 3}}, [][]uint8{{2, 3}}}, {[][]uint8{{8}}, [][]uint8{{8}}}, {[][]uint8{{4}, {7}}, [][]uint8{{6}}},
	} {
		w, h := len(c.whole[0]), len(c.whole)
		grey := image.NewGray(image.Rect(5, 7, 5+w, 7+h))
		photo := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio444)
		for y, row := range c.whole {
			for x, v := range row {
				grey.SetGray(5+x, 7+y, color.Gray{Y: v})
				photo.Y[photo.YOffset(x, y)], photo.Cb[photo.COffset(x, y)], photo.Cr[photo.COffset(x, y)] = v, v, v
			}
		}
		small, halved := halve(grey), halve(photo).(*image.YCbCr)
		want := image.Rect(0, 0, len(c.half[0]), len(c.half))
		if small.Bounds() != want || halved.Rect != want {
			t.Errorf("%v: %v and %v", c.whole, small.Bounds(), halved.Rect)
			continue
		}
		for y, row := range c.half {
			for x, want := range row {
				if r, g, b := rgb(small.At(x, y)); r != want || g != want || b != want {
					t.Errorf("%v at %d, %d: %d %d %d, want %d", c.whole, x, y, r, g, b, want)
				}
				if got := halved.YCbCrAt(x, y); got.Y != want || got.Cb != want || got.Cr != want {
					t.Errorf("a photo of %v at %d, %d: %v, want %d", c.whole, x, y, got, want)
				}
			}
		}
	}
}

func TestMemoryOfAPictureIsThatOfItsSamples(t *testing.T) {
	frame := func(factors ...byte) []byte {
		b := []byte{8, 0, 1, 0, 1, byte(len(factors))}
		for i, f := range factors {
			b = append(b, byte(i), f, 0)
		}
		return b
	}
	for _, c := range []struct {
		frame []byte
		want  float64
	}{
		{frame(0x11), 1}, {frame(0x22, 0x11, 0x11), 1.5}, {frame(0x21, 0x11, 0x11), 2}, {frame(0x12, 0x11, 0x11), 2}, {frame(0x11, 0x11, 0x11), 3}, {frame(0x11, 0x11, 0x11, 0x11), 4},
		{frame(0x11, 0x11, 0x11)[:14], 0}, {frame()[:5], 0}, {frame(), 0}, {frame(0x00), 0}, {nil, 0},
	} {
		for progressive, want := range map[bool]float64{false: c.want, true: 5 * c.want} {
			if got := jpegSamples(c.frame, progressive); got != want {
				t.Errorf("%x, progressive %v: %v bytes for a pixel, want %v", c.frame, progressive, got, want)
			}
		}
	}
	if of := func(samples float64) int64 {
		return (&packed{width: 400, height: 300, samples: samples}).needs(Recipe{})
	}; of(0) != of(4) || of(4) <= of(3) {
		t.Error("what is unknown of a picture is not four bytes for a pixel")
	}
	// From three times the largest width on it is halved first, and takes half as much for that.
	if of := func(width int) int64 { return (&packed{width: width, height: 1000, samples: 1}).needs(Recipe{}) }; of(3840) >= of(3839) || of(3839) <= of(3838) || of(3841) <= of(3840) {
		t.Errorf("memory for 3839, 3840 and 3841 pixels: %d, %d, %d", of(3839), of(3840), of(3841))
	}
}

func TestWhatAJPEGSaysIsFoundAmongItsMarkers(t *testing.T) {
	exif := func(o uint16) string { return "Exif\x00\x00" + string(tiff(binary.BigEndian, o)) }
	marked := func(marker byte, content string) string {
		return "\xff" + string([]byte{marker, byte((len(content) + 2) >> 8), byte(len(content) + 2)}) + content
	}
	src := "\xff\xd8\xff\x01\xff\xd0\xff\xd7\xff\xd8" + marked(0xfe, "") + "\xff\xff" + marked(0xcf, "abc") + marked(0xe1, "http://ns.adobe.com/") + marked(0xe1, exif(6)) + marked(0xe1, exif(3)) +
		marked(0xc2, "\x08\x00\x01\x00\x01\x01\x00\x11\x00") + marked(0xda, "x") + "ab\xff\x00\xff\xd3c" + marked(0xda, "y") + "d\xff\xd9"
	n, err := jpegNotes([]byte(src + "\xff\xda\x00\x02"))
	if err != nil || n.orientation != RightTop || n.scans != 2 || n.samples != 5 || n.colours != nil {
		t.Errorf("got %+v, %v", n, err)
	}
	for cut := range src {
		if _, err := jpegNotes([]byte(src[:cut])); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("cut to %d bytes: %v", cut, err)
		}
	}
	if _, err := jpegNotes([]byte("\xff\xd8\xff\xfe\x00\x01\xff\xd9")); err == nil {
		t.Error("a segment shorter than its own length is none")
	}
}

func TestWhatAPNGSaysIsFoundAmongItsChunks(t *testing.T) {
	drawing := asPNG(t, corners(8, 8))
	p3, linear := deflated(displayP3()), "\x00\x01\x86\xa0"
	for name, c := range map[string]struct {
		src     []byte
		samples float64
		turn    Orientation
		colours bool
	}{
		"plain":                    {drawing, 4, TopLeft, false},
		"16 bits":                  {asPNG(t, image.NewRGBA64(image.Rect(0, 0, 2, 2))), 8, TopLeft, false},
		"1 bit":                    {asPNG(t, image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.White, color.Black})), 0, TopLeft, false},
		"turned":                   {chunk(drawing, "eXIf", string(tiff(binary.BigEndian, 8))), 4, LeftBottom, false},
		"gamma":                    {chunk(drawing, "gAMA", linear), 4, TopLeft, true},
		"gamma, then sRGB":         {chunk(chunk(drawing, "sRGB", "\x00"), "gAMA", linear), 4, TopLeft, false},
		"sRGB, then gamma":         {chunk(chunk(drawing, "gAMA", linear), "sRGB", "\x00"), 4, TopLeft, false},
		"a gamma of five bytes":    {chunk(drawing, "gAMA", linear+"\x00"), 4, TopLeft, false},
		"a profile":                {chunk(drawing, "iCCP", p3), 4, TopLeft, true},
		"a name without its end":   {chunk(drawing, "iCCP", strings.ReplaceAll(p3[:9], "\x00", "")), 4, TopLeft, false},
		"a profile of no bytes":    {chunk(drawing, "iCCP", "a profile\x00\x00"), 4, TopLeft, false},
		"a profile without method": {chunk(drawing, "iCCP", "a profile\x00"), 4, TopLeft, false},
	} {
		n, err := pngNotes(c.src)
		if err != nil || n.samples != c.samples || n.orientation != c.turn || (n.colours != nil) != c.colours {
			t.Errorf("%s: %+v, %v", name, n, err)
		}
	}
	for cut := 8; cut < len(drawing); cut++ {
		if _, err := pngNotes(drawing[:cut]); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("cut to %d of %d bytes: %v", cut, len(drawing), err)
		}
	}
}

func TestWhatAWebPSaysIsFoundAmongItsChunks(t *testing.T) {
	part := func(name, content string) string {
		return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(content)))) + content + strings.Repeat("\x00", len(content)%2)
	}
	exif := string(tiff(binary.LittleEndian, 6))
	const head = "RIFF....WEBP"
	for name, c := range map[string]struct {
		src     string
		samples float64
		turn    Orientation
		colours bool
	}{
		"lossy":                      {head + part("VP8 ", "ab"), 1.5, TopLeft, false},
		"lossless":                   {head + part("VP8L", "abc"), 8, TopLeft, false},
		"turned":                     {head + part("VP8 ", "abc") + part("EXIF", exif), 1.5, RightTop, false},
		"turned, as a JPEG says it":  {head + part("EXIF", "Exif\x00\x00"+exif) + part("VP8L", "ab"), 8, RightTop, false},
		"a profile":                  {head + part("ICCP", string(displayP3())) + part("VP8 ", ""), 1.5, TopLeft, true},
		"nothing":                    {head, 0, TopLeft, false},
		"an odd end without its pad": {head + strings.TrimSuffix(part("VP8 ", "abc"), "\x00"), 1.5, TopLeft, false},
	} {
		n, err := webpNotes([]byte(c.src))
		if err != nil || n.samples != c.samples || n.orientation != c.turn || (n.colours != nil) != c.colours {
			t.Errorf("%s: %+v, %v", name, n, err)
		}
	}
	if _, err := webpNotes([]byte(head + part("VP8 ", "abcd")[:11])); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("a picture that is cut off: %v", err)
	}
}

func TestPNGWithOneFrameStandsStill(t *testing.T) {
	drawing := asPNG(t, corners(8, 8))
	for frames, still := range map[string]bool{"\x00\x00\x00\x01": true, "\x00\x00\x00\x02": false, "\x00\x01\x00\x01": false} {
		if err := Examine(chunk(drawing, "acTL", frames+"\x00\x00\x00\x00"), "a.png"); (err == nil) != still {
			t.Errorf("%x frames: %v", frames, err)
		}
	}
	at := len(drawing) - 12 // what follows the picture is not asked
	late := slices.Concat(drawing[:at], chunk(make([]byte, 33), "acTL", "\x00\x00\x00\x02\x00\x00\x00\x00")[33:], drawing[at:])
	if err := Examine(late, "a.png"); err != nil {
		t.Errorf("frames behind the picture: %v", err)
	}
}

func TestOrientationIsReadUpToTheLastByte(t *testing.T) {
	good := tiff(binary.BigEndian, 6) // the second entry ends at byte 34
	for length, want := range map[int]Orientation{0: TopLeft, 7: TopLeft, 8: TopLeft, 9: TopLeft, 10: TopLeft, 33: TopLeft, 34: RightTop, 35: RightTop} {
		if got := orientationOf(good[:length]); got != want {
			t.Errorf("%d bytes: %d, want %d", length, got, want)
		}
	}
	for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
		for o := range uint16(11) {
			want := TopLeft
			if o >= 1 && o <= 8 {
				want = Orientation(o)
			}
			if got := orientationOf(tiff(order, o)); got != want {
				t.Errorf("orientation %d: %d", o, got)
			}
			if got, want := Orientation(o).sideways(), o >= 5 && o <= 8; got != want {
				t.Errorf("orientation %d lies on its side: %v", o, got)
			}
			if m := corners(4, 2); (Orientation(o).apply(m) == m) != (want == TopLeft) {
				t.Errorf("orientation %d is turned: %v", o, want == TopLeft)
			}
		}
	}
	for at, value := range map[int]byte{22 + 1: 0x13, 22 + 3: 4, 22 + 7: 2} { // another entry, another type, two numbers
		other := bytes.Clone(good)
		other[at] = value
		if got := orientationOf(other); got != TopLeft {
			t.Errorf("%d at byte %d: orientation %d", value, at, got)
		}
	}
}

// linear is what a number of sRGB is (IEC 61966-2-1).
func linear(n int) float64 {
	x := float64(n) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func TestLinearNumbersBecomeThoseOfTheWeb(t *testing.T) {
	for n := range 256 {
		if got := int(encodeLinear(linear(n))); max(got-n, n-got) > 1 {
			t.Errorf("%d comes back as %d", n, got)
		}
	}
	for l, want := range map[float64]byte{-1: 0, 0: 0, 1: 255, 1.5: 255, 0.5: 188} {
		if got := encodeLinear(l); got != want {
			t.Errorf("%v is %d, want %d", l, got, want)
		}
	}
}

func TestColoursThatDifferByLessThanOneSeesAreTheSame(t *testing.T) {
	for off, want := range map[int]bool{-4: false, -3: true, 0: true, 3: true, 4: false} {
		for channel := range 3 {
			c := &colours{matrix: [9]float64{1, 0, 0, 0, 1, 0, 0, 0, 1}}
			for i := range c.linear {
				for n := range c.linear[i] {
					c.linear[i][n] = linear(n)
				}
			}
			c.linear[channel][128] = linear(128 + off)
			if got := c.same(); got != want {
				t.Errorf("%d off in channel %d: the same %v", off, channel, got)
			}
		}
	}
	for of, some := range map[uint32]bool{0: false, 9_999: false, 10_000: true, 100_000: true, 200_000: true, 200_001: false} {
		if got := gamma(of) != nil; got != some {
			t.Errorf("a gamma of %d: %v", of, got)
		}
	}
}

// Curves of ICC.1:2022, 10.6 and 10.18.
func TestCurvesOfAProfileAreThoseOfItsFormat(t *testing.T) {
	curv := func(count uint32, values ...uint16) []byte {
		b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), count)
		for _, v := range values {
			b = binary.BigEndian.AppendUint16(b, v)
		}
		return b
	}
	para := func(kind byte, values ...float64) []byte {
		b := append([]byte("para\x00\x00\x00\x00\x00"), kind, 0, 0)
		for _, v := range values {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(v*65536)))
		}
		return b
	}
	for _, c := range []struct {
		what  string
		curve []byte
		want  map[float64]float64 // nil: no curve
	}{
		{"none", nil, nil}, {"too short", curv(0)[:11], nil}, {"another type", []byte("text\x00\x00\x00\x00\x00\x00\x00\x00"), nil},
		{"as it is", curv(0), map[float64]float64{0: 0, 0.5: 0.5, 1: 1}},
		{"a power", curv(1, 0x200), map[float64]float64{0: 0, 0.5: 0.25, 1: 1}}, {"a power that is missing", curv(1), nil}, {"half of one", curv(1, 0)[:13], nil},
		{"two points", curv(2, 0, 65535), map[float64]float64{0: 0, 0.25: 0.25, 1: 1}},
		{"three points", curv(3, 0, 13107, 65535), map[float64]float64{0: 0, 0.25: 0.1, 0.5: 0.2, 0.75: 0.6, 1: 1}}, {"one of three missing", curv(3, 0, 13107), nil},
		{"parameters 0", para(0, 2), map[float64]float64{0: 0, 0.5: 0.25, 1: 1}},
		{"parameters 1", para(1, 2, 2, -1), map[float64]float64{0: 0, 0.25: 0, 0.5: 0, 0.75: 0.25, 1: 1}},
		{"parameters 2", para(2, 2, 2, -1, 0.25), map[float64]float64{0: 0.25, 0.25: 0.25, 0.5: 0.25, 0.75: 0.5, 1: 1.25}},
		{"parameters 3", para(3, 2, 1, 0, 0.25, 0.5), map[float64]float64{0: 0, 0.25: 0.0625, 0.5: 0.25, 1: 1}},
		{"parameters 4", para(4, 2, 1, 0, 0.5, 0.5, 0.125, 0.0625), map[float64]float64{0: 0.0625, 0.25: 0.1875, 0.5: 0.375, 1: 1.125}},
		{"parameters 5", para(5, 2, 1, 0, 0.5, 0.5, 0.125, 0.0625), nil},
		{"too few 0", para(0), nil}, {"too few 1", para(1, 2, 2), nil}, {"too few 2", para(2, 2, 2, 0), nil}, {"too few 3", para(3, 2, 1, 0, 1), nil}, {"too few 4", para(4, 2, 1, 0, 1, 0, 0), nil},
	} {
		f := transfer(c.curve)
		if (f == nil) != (c.want == nil) {
			t.Errorf("%s: a curve %v", c.what, f != nil)
			continue
		}
		for x, want := range c.want {
			if got := f(x); math.Abs(got-want) > 0.0001 {
				t.Errorf("%s at %v: %v, want %v", c.what, x, got, want)
			}
		}
	}
}

func TestProfileIsReadWholeOrNotAtAll(t *testing.T) {
	p3 := displayP3()
	if profile(p3) == nil || profile(append(bytes.Clone(p3), make([]byte, 1<<20-len(p3))...)) == nil {
		t.Error("a profile, or the longest, is none")
	}
	if profile(append(bytes.Clone(p3), make([]byte, 1<<20-len(p3)+1)...)) != nil {
		t.Error("a profile that is too long is one")
	}
	for length := range p3 {
		if profile(p3[:length]) != nil {
			t.Errorf("%d of %d bytes are a profile", length, len(p3))
		}
	}
	for name, at := range map[string]int{"the colours": 16, "a place": 132, "what a place is": 132 + 6*12} {
		other := bytes.Clone(p3)
		other[at] = '?'
		if profile(other) != nil {
			t.Errorf("without %s it is a profile", name)
		}
	}
	long := strings.Repeat("a", maxProfile)
	if got := inflated([]byte(strings.TrimPrefix(deflated([]byte(long)), "a profile\x00\x00"))); string(got) != long {
		t.Errorf("of the longest profile there are %d bytes", len(got))
	}
	if inflated([]byte(strings.TrimPrefix(deflated([]byte(long+"a")), "a profile\x00\x00"))) != nil {
		t.Error("a profile that is too long is unpacked")
	}
	for _, c := range []struct {
		parts []string
		want  string
	}{
		{nil, ""}, {[]string{"\x01\x01abc"}, "abc"}, {[]string{"\x02\x02cd", "\x01\x02ab"}, "abcd"}, {[]string{"\x03\x03e", "\x01\x03ab", "\x02\x03cd"}, "abcde"}, {[]string{"\x01\x02ab", "\x02\x02"}, "ab"},
		{[]string{"\x01\x02ab"}, ""}, {[]string{"\x01\x02ab", "\x01\x02ab"}, ""}, {[]string{"\x00\x02ab", "\x01\x02ab"}, ""}, {[]string{"\x01\x02ab", "\x02\x03cd"}, ""}, {[]string{"\x02\x01ab"}, ""}, {[]string{"\x01"}, ""}, {[]string{""}, ""},
	} {
		var parts iccParts
		for _, part := range c.parts {
			parts = append(parts, []byte(part))
		}
		if got := string(parts.joined()); got != c.want {
			t.Errorf("%q: %q, want %q", c.parts, got, c.want)
		}
	}
}

// The range of BT.601: 16 to 235 for brightness, 16 to 240 for colour.
func TestRangeOfVideoIsStretchedToAll(t *testing.T) {
	m := &image.YCbCr{Y: []byte{0, 15, 16, 17, 125, 234, 235, 236, 255}, Cb: []byte{0, 15, 128, 240, 241}, Cr: []byte{16, 72, 129, 184, 255}}
	stretch(m)
	if want := []byte{0, 0, 0, 1, 127, 254, 255, 255, 255}; !bytes.Equal(m.Y, want) {
		t.Errorf("brightness %v, want %v", m.Y, want)
	}
	if want := []byte{0, 0, 128, 255, 255}; !bytes.Equal(m.Cb, want) {
		t.Errorf("colour %v, want %v", m.Cb, want)
	}
	if want := []byte{1, 64, 129, 192, 255}; !bytes.Equal(m.Cr, want) {
		t.Errorf("colour %v, want %v", m.Cr, want)
	}
}
