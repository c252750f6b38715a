package photo

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"strings"
	"testing"
)

// displayP3 is a profile of the numbers of an iPhone: the primaries of Display P3
// adapted to D50, and the curve of sRGB.
func displayP3() []byte {
	s15 := func(x float64) []byte { return binary.BigEndian.AppendUint32(nil, uint32(int32(math.Round(x*65536)))) }
	xyz := func(x, y, z float64) []byte {
		return bytes.Join([][]byte{[]byte("XYZ \x00\x00\x00\x00"), s15(x), s15(y), s15(z)}, nil)
	}
	curve := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, p := range []float64{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045} {
		curve = append(curve, s15(p)...)
	}
	tags := []struct {
		name string
		data []byte
	}{
		{"rXYZ", xyz(0.51512, 0.24120, -0.00105)}, {"gXYZ", xyz(0.29198, 0.69225, 0.04189)}, {"bXYZ", xyz(0.15710, 0.06657, 0.78407)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	icc := make([]byte, 128)
	copy(icc[12:], "mntrRGB XYZ ")
	icc = binary.BigEndian.AppendUint32(icc, uint32(len(tags)))
	at := len(icc) + 12*len(tags)
	var data []byte
	for _, tag := range tags {
		icc = append(icc, tag.name...)
		icc = binary.BigEndian.AppendUint32(icc, uint32(at+len(data)))
		icc = binary.BigEndian.AppendUint32(icc, uint32(len(tag.data)))
		data = append(data, tag.data...)
	}
	return append(icc, data...)
}

func solid(c color.Color) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 40, 40))
	draw.Draw(m, m.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return m
}

// deflated is a profile as a PNG holds it.
func deflated(icc []byte) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(icc)
	_ = z.Close()
	return "a profile\x00\x00" + b.String()
}

// middle is the colour in the middle of the largest picture that is made.
func middle(t *testing.T, src []byte, name string) color.RGBA {
	t.Helper()
	set, err := remade(src, name, Recipe{Quality: 100})
	if err != nil {
		t.Fatal(err)
	}
	m, err := jpeg.Decode(bytes.NewReader(set.largest().Data))
	if err != nil {
		t.Fatal(err)
	}
	return color.RGBAModel.Convert(m.At(m.Bounds().Dx()/2, m.Bounds().Dy()/2)).(color.RGBA)
}

func close3(a, b color.RGBA) bool {
	off := func(x, y uint8) bool { return max(x, y)-min(x, y) > 4 }
	return !off(a.R, b.R) && !off(a.G, b.G) && !off(a.B, b.B)
}

// What (234, 51, 35) of Display P3 is in sRGB: pure red. A grey has no colour to turn.
func TestColoursOfAProfileBecomeThoseOfTheWeb(t *testing.T) {
	p3 := displayP3()
	for _, c := range []struct{ in, want color.RGBA }{
		{color.RGBA{234, 51, 35, 255}, color.RGBA{255, 0, 0, 255}},
		{color.RGBA{128, 128, 128, 255}, color.RGBA{128, 128, 128, 255}},
		{color.RGBA{255, 255, 255, 255}, color.RGBA{255, 255, 255, 255}},
	} {
		jpg, drawing := asJPEG(t, solid(c.in)), asPNG(t, solid(c.in))
		for name, src := range map[string][]byte{
			"a.jpg": segment(jpg, 0xe2, "ICC_PROFILE\x00\x01\x01"+string(p3)),
			"b.jpg": segment(segment(jpg, 0xe2, "ICC_PROFILE\x00\x02\x02"+string(p3[200:])), 0xe2, "ICC_PROFILE\x00\x01\x02"+string(p3[:200])),
			"a.png": chunk(drawing, "iCCP", deflated(p3)),
		} {
			if got := middle(t, src, name); !close3(got, c.want) {
				t.Errorf("%s: %v with the profile is %v, want %v", name, c.in, got, c.want)
			}
		}
		// Without a profile, or with one that is none, the numbers stay.
		for name, src := range map[string][]byte{
			"a.jpg": jpg, "a.png": drawing,
			"b.jpg": segment(jpg, 0xe2, "ICC_PROFILE\x00\x01\x01"+string(p3[:150])),
			"b.png": chunk(drawing, "iCCP", "a profile\x00\x00damaged"),
			"c.jpg": segment(jpg, 0xe2, "ICC_PROFILE\x00\x01\x02"+string(p3)),
			"c.png": chunk(chunk(drawing, "gAMA", "\x00\x01\x86\xa0"), "sRGB", "\x00"),
		} {
			if got := middle(t, src, name); !close3(got, c.in) {
				t.Errorf("%s: %v without a profile is %v", name, c.in, got)
			}
		}
	}
	// A PNG whose numbers are linear: 128 is as bright as 188 of the web.
	linear := chunk(asPNG(t, solid(color.RGBA{128, 128, 128, 255})), "gAMA", "\x00\x01\x86\xa0")
	if got := middle(t, linear, "a.png"); !close3(got, color.RGBA{188, 188, 188, 255}) {
		t.Errorf("linear 128 is %v, want 188", got)
	}
}

// Lossy WebPs of one colour, 64 × 64 pixels.
const (
	webpHead  = "524946463800000057454250565038202c0000007003009d012a400040003e31188b442221a1110400200304b48000081ba9a802bc42dc8000fefe"
	webpBlack = webpHead + "7c94000000"
	webpWhite = webpHead + "55d0000000"
)

func TestALossyWebPIsAsBlackAndWhiteAsItWas(t *testing.T) {
	for text, want := range map[string]color.RGBA{webpBlack: {0, 0, 0, 255}, webpWhite: {255, 255, 255, 255}} {
		src, err := hex.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := middle(t, src, "a.webp"); !close3(got, want) {
			t.Errorf("%v is shown as %v", want, got)
		}
	}
}

func TestAnyPictureIsHalvedToTheColourItHas(t *testing.T) {
	want := color.RGBA{200, 60, 60, 255}
	y, cb, cr := color.RGBToYCbCr(want.R, want.G, want.B)
	var all []image.Image
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410} {
		m := image.NewYCbCr(image.Rect(0, 0, 21, 17), ratio)
		for plane, value := range map[*[]byte]byte{&m.Y: y, &m.Cb: cb, &m.Cr: cr} {
			for i := range *plane {
				(*plane)[i] = value
			}
		}
		all = append(all, m)
	}
	for _, m := range []draw.Image{image.NewRGBA(image.Rect(3, 2, 24, 19)), image.NewNRGBA64(image.Rect(0, 0, 21, 17)), image.NewPaletted(image.Rect(0, 0, 21, 17), color.Palette{color.White, want})} {
		draw.Draw(m, m.Bounds(), image.NewUniform(want), image.Point{}, draw.Src)
		all = append(all, m)
	}
	for _, m := range all {
		half := halve(m)
		b := half.Bounds()
		if b.Dx() != 11 || b.Dy() != 9 {
			t.Errorf("%T: half of 21 × 17 is %v", m, b)
		}
		for _, at := range []image.Point{b.Min, {b.Max.X - 1, b.Max.Y - 1}, {5, 4}} {
			if got := color.RGBAModel.Convert(half.At(at.X, at.Y)).(color.RGBA); !close3(got, want) {
				t.Errorf("%T at %v: %v, want %v", m, at, got, want)
			}
		}
	}
}

func TestWhatStandsInPlaceOfAPictureIsNamed(t *testing.T) {
	animated := "RIFF\x3a\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x3f\x00\x00\x3f\x00\x00ANIM\x06\x00\x00\x00\xff\xff\xff\xff\x00\x00"
	for _, c := range []struct{ name, src, text, hint string }{
		{"a.webp", animated, "a.webp is an animated WebP; expected a picture that stands still", "one frame"},
		{"a.jpg", "GIF89a\x40\x00\x40\x00\xf0\x00\x00\x00\x00\x00\xff\xff\xff!\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00", "a.jpg is an animated GIF", "one frame"},
		{"a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x40\x00\x00\x00\x40\x08\x02\x00\x00\x00....\x00\x00\x00\x08acTL\x00\x00\x00\x03\x00\x00\x00\x00....", "a.png is an animated PNG; expected a picture that stands still", "one frame"},
		{"a.jpg", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 3248370\n", "a.jpg is a pointer of Git LFS, not the picture itself", "git lfs pull"},
	} {
		err := Examine([]byte(c.src), c.name)
		wrong, ok := err.(*Error)
		if !ok || !strings.Contains(wrong.Text.String(), c.text) || !strings.Contains(wrong.Hint.String(), c.hint) {
			t.Errorf("%s: got %v, want %s (%s)", c.name, err, c.text, c.hint)
		}
	}
}

// The estimate by which pictures wait for each other is one from above: what a
// picture takes while it is unpacked and made smaller is no more.
func TestTwoPicturesOf12MegapixelsHaveRoomAtOnceOrWait(t *testing.T) {
	for name, need := range map[string]int64{
		"4:2:0":             (&packed{width: 4000, height: 3000, samples: 1.5}).needs(Recipe{}),
		"4:4:4":             (&packed{width: 4000, height: 3000, samples: 3}).needs(Recipe{}),
		"4:4:4 progressive": (&packed{width: 4000, height: 3000, samples: 15}).needs(Recipe{}),
	} {
		if wait := need*2 > room; wait != (name != "4:2:0") {
			t.Errorf("%s needs %d MiB of %d", name, need>>20, room>>20)
		}
	}
	var g semaphore
	leave := g.acquire(room / 2)
	second := g.acquire(room / 2)
	came := make(chan bool)
	go func() {
		g.acquire(3 * room)() // larger than all: alone
		close(came)
	}()
	select {
	case <-came:
		t.Fatal("a third picture is in work while there is no room")
	default:
	}
	leave()
	second()
	<-came
	if g.taken != 0 {
		t.Errorf("%d bytes are taken by nobody", g.taken)
	}
}
