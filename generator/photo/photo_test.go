package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

var (
	red    = color.RGBA{220, 20, 20, 255}
	green  = color.RGBA{20, 160, 20, 255}
	blue   = color.RGBA{20, 20, 220, 255}
	yellow = color.RGBA{230, 220, 20, 255}
)

// corners is an upright picture whose quarters are red, green (right), blue
// (below) and yellow.
func corners(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i, c := range []color.Color{red, green, blue, yellow} {
		x, y := i%2*w/2, i/2*h/2
		draw.Draw(m, image.Rect(x, y, x+w/2, y+h/2), image.NewUniform(c), image.Point{}, draw.Src)
	}
	return m
}

// stored is the picture as a camera that was held in the orientation writes it.
// This is the definition of Exif, read from the stored side: where row 0 and
// column 0 of the stored picture are in the upright one.
func stored(upright image.Image, o Orientation) image.Image {
	w, h := upright.Bounds().Dx(), upright.Bounds().Dy()
	sw, sh := w, h
	if o >= 5 {
		sw, sh = h, w
	}
	m := image.NewRGBA(image.Rect(0, 0, sw, sh))
	for row := range sh {
		for col := range sw {
			var x, y int
			switch o {
			case 1: // row 0 is the top, column 0 the left
				x, y = col, row
			case 2: // the top, the right
				x, y = w-1-col, row
			case 3: // the bottom, the right
				x, y = w-1-col, h-1-row
			case 4: // the bottom, the left
				x, y = col, h-1-row
			case 5: // row 0 is the left, column 0 the top
				x, y = row, col
			case 6: // the right, the top
				x, y = w-1-row, col
			case 7: // the right, the bottom
				x, y = w-1-row, h-1-col
			case 8: // the left, the bottom
				x, y = row, h-1-col
			}
			m.Set(col, row, upright.At(x, y))
		}
	}
	return m
}

// tiff is the content of an Exif block: an orientation behind another entry, and
// a GPS directory with the word "Foshan-GPS" where the coordinates would be.
func tiff(order binary.AppendByteOrder, o uint16) []byte {
	var b []byte
	u16 := func(v uint16) { b = order.AppendUint16(b, v) }
	u32 := func(v uint32) { b = order.AppendUint32(b, v) }
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		b = append(b, "II*\x00"...)
	} else {
		b = append(b, "MM\x00*"...)
	}
	u32(8)
	u16(3)
	u16(0x010f) // make, ASCII
	u16(2)
	u32(4)
	b = append(b, "Cam\x00"...)
	u16(0x0112) // orientation, SHORT
	u16(3)
	u32(1)
	u16(o)
	u16(0)
	u16(0x8825) // GPS directory
	u16(4)
	u32(1)
	u32(50)
	u32(0)
	return append(b, "Foshan-GPS 23.0N 113.1E"...)
}

// segment puts a segment behind the start of a JPEG.
func segment(src []byte, marker byte, content string) []byte {
	out := append([]byte{}, src[:2]...)
	out = append(out, 0xff, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(content)+2))
	out = append(out, content...)
	return append(out, src[2:]...)
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chunk puts a chunk behind the header of a PNG.
func chunk(src []byte, name, content string) []byte {
	const header = 8 + 25
	out := append([]byte{}, src[:header]...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(content)))
	out = append(out, name...)
	out = append(out, content...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(name+content)))
	return append(out, src[header:]...)
}

func near(c color.Color, want color.RGBA) bool {
	r, g, b, _ := c.RGBA()
	off := func(got uint32, want uint8) bool { return max(int(got>>8)-int(want), int(want)-int(got>>8)) > 24 }
	return !off(r, want.R) && !off(g, want.G) && !off(b, want.B)
}

// isUpright checks the four corners of a picture.
func isUpright(t *testing.T, p Picture) {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	if w != p.Width || h != p.Height {
		t.Errorf("the picture has %d × %d pixels and says %d × %d", w, h, p.Width, p.Height)
	}
	for i, want := range []color.RGBA{red, green, blue, yellow} {
		x, y := 2+i%2*(w-5), 2+i/2*(h-5)
		if !near(m.At(x, y), want) {
			t.Errorf("corner %d is %v, want %v", i, m.At(x, y), want)
		}
	}
}

func TestEveryOrientationComesOutUpright(t *testing.T) {
	upright := corners(120, 80)
	for o := TopLeft; o <= LeftBottom; o++ {
		for name, order := range map[string]binary.AppendByteOrder{"little": binary.LittleEndian, "big": binary.BigEndian} {
			exif := tiff(order, uint16(o))
			for ending, src := range map[string][]byte{
				".jpg": segment(asJPEG(t, stored(upright, o)), 0xe1, "Exif\x00\x00"+string(exif)),
				".png": chunk(asPNG(t, stored(upright, o)), "eXIf", string(exif)),
			} {
				set, err := remade(src, "kiln"+ending, Recipe{Widths: []int{60, 1000}})
				if err != nil {
					t.Fatalf("orientation %d, %s, %s: %v", o, name, ending, err)
				}
				if len(set.Pictures) != 2 || set.Pictures[0].Width != 60 || set.Pictures[0].Height != 40 || set.Pictures[1].Width != 120 {
					t.Fatalf("orientation %d, %s: sizes %v", o, ending, sizes(set))
				}
				for _, p := range set.Pictures {
					isUpright(t, p)
				}
				if t.Failed() {
					t.Fatalf("orientation %d, %s-endian, %s", o, name, ending)
				}
			}
		}
	}
}

func sizes(s *Set) [][2]int {
	var list [][2]int
	for _, p := range s.Pictures {
		list = append(list, [2]int{p.Width, p.Height})
	}
	return list
}

func TestNothingOfTheCameraIsLeft(t *testing.T) {
	src := asJPEG(t, corners(600, 400))
	src = segment(src, 0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>Foshan-GPS</x:xmpmeta>")
	src = segment(src, 0xed, "Photoshop 3.0\x00Foshan-GPS")
	src = segment(src, 0xe2, "ICC_PROFILE\x00\x01\x01Foshan-GPS")
	src = segment(src, 0xfe, "a comment of Foshan-GPS")
	src = segment(src, 0xe1, "Exif\x00\x00"+string(tiff(binary.LittleEndian, 1)))
	src = append(src, "trailer Foshan-GPS"...)
	set, err := remade(src, "kiln.jpg", Recipe{})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(src, []byte("Foshan-GPS")) || len(set.Pictures) != 2 {
		t.Fatalf("the test's picture is not as it should be: %v", sizes(set))
	}
	for _, p := range append(set.Pictures, set.Print) {
		if bytes.Contains(p.Data, []byte("Foshan-GPS")) || bytes.Contains(p.Data, []byte("Exif")) {
			t.Error("the picture carries what the camera wrote")
		}
		for i := 2; p.Data[i+1] != 0xda; { // every segment up to the picture
			if m := p.Data[i+1]; m >= 0xe1 && m <= 0xef || m == 0xfe {
				t.Errorf("segment %#x is metadata", m)
			}
			i += 2 + int(binary.BigEndian.Uint16(p.Data[i+2:]))
		}
		if !bytes.HasSuffix(p.Data, []byte{0xff, 0xd9}) {
			t.Error("something follows the end of the picture")
		}
	}
}

func TestPicturesAreNeverMadeLarger(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want [][2]int
	}{
		{200, 100, [][2]int{{200, 100}}},
		{480, 360, [][2]int{{480, 360}}},
		{1000, 500, [][2]int{{480, 240}, {1000, 500}}},
		{1280, 720, [][2]int{{480, 270}, {1280, 720}}},
		{2000, 1500, [][2]int{{480, 360}, {1280, 960}}},
		{3000, 2, [][2]int{{480, 1}, {1280, 1}}},
		{1, 1, [][2]int{{1, 1}}},
	} {
		set, err := remade(asPNG(t, image.NewGray(image.Rect(0, 0, c.w, c.h))), "a.png", Recipe{})
		if err != nil {
			t.Fatal(err)
		}
		got := sizes(set)
		if len(got) != len(c.want) || got[0] != c.want[0] || got[len(got)-1] != c.want[len(got)-1] {
			t.Errorf("%d × %d: got %v, want %v", c.w, c.h, got, c.want)
		}
	}
}

func TestPictureForPaperFitsItsBoxAndAPage(t *testing.T) {
	noise := image.NewGray(image.Rect(0, 0, 960, 720)) // nothing compresses worse
	for i, x := 0, uint32(1); i < len(noise.Pix); i++ {
		x = x*1664525 + 1013904223
		noise.Pix[i] = uint8(x >> 24)
	}
	for _, c := range []struct {
		src  image.Image
		want [2]int
	}{
		{noise, [2]int{347, 260}},
		{image.NewGray(image.Rect(0, 0, 3000, 1000)), [2]int{354, 118}},
		{image.NewGray(image.Rect(0, 0, 600, 1200)), [2]int{130, 260}},
		{image.NewGray(image.Rect(0, 0, 200, 100)), [2]int{200, 100}}, // never larger
		{image.NewGray(image.Rect(0, 0, 2, 3000)), [2]int{1, 260}},
		{image.NewGray(image.Rect(0, 0, 3000, 2)), [2]int{354, 1}},
	} {
		set, err := remade(asPNG(t, c.src), "a.png", Recipe{})
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]int{set.Print.Width, set.Print.Height}; got != c.want {
			t.Errorf("%v: %v on paper, want %v", c.src.Bounds(), got, c.want)
		}
		if m, err := jpeg.DecodeConfig(bytes.NewReader(set.Print.Data)); err != nil || m.Width != c.want[0] || m.Height != c.want[1] {
			t.Errorf("%v: the picture for paper is %d × %d, %v", c.src.Bounds(), m.Width, m.Height, err)
		}
		if len(set.Print.Data) > 100_000 {
			t.Errorf("%v: %d bytes on a page that has 500,000 for everything", c.src.Bounds(), len(set.Print.Data))
		}
	}
}

// A photo of a camera is halved before it is resized; nothing of it may move.
func TestLargePhotosKeepTheirPlaces(t *testing.T) {
	for _, size := range [][2]int{{1200, 900}, {1201, 901}, {1203, 902}, {1202, 903}} {
		w, h := size[0], size[1]
		m := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
		for y := range h {
			for x := range w {
				m.Y[m.YOffset(x, y)] = uint8(200*x/w + 20)
				m.Cb[m.COffset(x, y)], m.Cr[m.COffset(x, y)] = uint8(200*y/h+20), 128
			}
		}
		got, ok := halve(m).(*image.YCbCr)
		if !ok || got.Rect.Dx() != (w+1)/2 || got.Rect.Dy() != (h+1)/2 {
			t.Fatalf("%v: half of it is %v", size, got.Rect)
		}
		for y := range got.Rect.Dy() {
			for x := range got.Rect.Dx() {
				// The middle of the four, and of those that there are at the edges.
				want := 200*(2*x+min(2*x+1, w-1))/2/w + 20
				if c := got.YCbCrAt(x, y); max(int(c.Y)-want, want-int(c.Y)) > 1 || max(int(c.Cb)-(200*2*y/h+20), (200*2*y/h+20)-int(c.Cb)) > 1 {
					t.Fatalf("%v: at %d, %d: %v, want brightness %d", size, x, y, c, want)
				}
			}
		}
		var small Set
		if err := small.make(m, &packed{turn: TopLeft}, Recipe{Widths: []int{300}}); err != nil {
			t.Fatal(err)
		}
		back, err := jpeg.Decode(bytes.NewReader(small.Pictures[0].Data))
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range []int{10, 150, 290} {
			y, _, _ := color.RGBToYCbCr(rgb(back.At(x, 112)))
			if want := 200*(2*x+1)/2/300 + 20; max(int(y)-want, want-int(y)) > 4 {
				t.Errorf("%v: at %d the brightness is %d, want %d", size, x, y, want)
			}
		}
	}
}

func rgb(c color.Color) (r, g, b uint8) {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return n.R, n.G, n.B
}

func TestTransparentBecomesWhite(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 700, 700)) // all transparent, and black beneath
	draw.Draw(m, image.Rect(0, 350, 700, 700), image.NewUniform(color.NRGBA{200, 0, 0, 128}), image.Point{}, draw.Src)
	set, err := remade(asPNG(t, m), "logo.png", Recipe{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.Pictures {
		got, err := jpeg.Decode(bytes.NewReader(p.Data))
		if err != nil {
			t.Fatal(err)
		}
		if c := got.At(p.Width/2, p.Height/4); !near(c, color.RGBA{255, 255, 255, 255}) {
			t.Errorf("the transparent half is %v, want white", c)
		}
		if c := got.At(p.Width/2, p.Height*3/4); !near(c, color.RGBA{227, 127, 127, 255}) {
			t.Errorf("the half-transparent red is %v, want it on white", c)
		}
	}
}

// webpPicture is 1 × 1 pixel, lossless: a picture from the specification's own
// family of smallest files.
const webpPicture = "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"

func TestWebPIsRead(t *testing.T) {
	set, err := remade([]byte(webpPicture), "a.webp", Recipe{})
	if err != nil {
		t.Fatal(err)
	}
	if p := set.largest(); p.Width != 1 || p.Height != 1 {
		t.Errorf("got %v", sizes(set))
	}
	turned := webpPicture + "EXIF"
	exif := string(tiff(binary.LittleEndian, 6))
	turned += string(binary.LittleEndian.AppendUint32(nil, uint32(len(exif)))) + exif
	if n, _ := webpNotes([]byte(turned)); n.orientation != RightTop {
		t.Errorf("orientation %d, want 6", n.orientation)
	}
}

// withSize changes the size that the header of a PNG declares.
func withSize(src []byte, w, h uint32) []byte {
	out := append([]byte{}, src...)
	binary.BigEndian.PutUint32(out[16:], w)
	binary.BigEndian.PutUint32(out[20:], h)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

func TestWhatIsWrongWithAPictureIsSaid(t *testing.T) {
	photo, drawing := asJPEG(t, corners(64, 64)), asPNG(t, corners(64, 64))
	scans := append([]byte{}, photo[:len(photo)-2]...)
	for range maxScans {
		scans = append(scans, 0xff, 0xda, 0, 2)
	}
	scans = append(scans, 0xff, 0xd9)
	for _, c := range []struct {
		what, name string
		src        []byte
		kind       Kind
		text       string
	}{
		{"another format", "a.jpg", drawing, Mislabelled, "a.jpg is a PNG; by its name it should be a JPEG"},
		{"another format", "b.webp", photo, Mislabelled, "b.webp is a JPEG; by its name it should be a WebP"},
		{"a name of no picture", "a.pdf", photo, Unsupported, "expected jpg, png or webp"},
		{"an iPhone's own format", "a.jpg", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), Unsupported, "a.jpg is a HEIF picture"},
		{"a GIF", "a.png", []byte("GIF89a\x01\x00\x01\x00"), Unsupported, "a.png is a GIF"},
		{"a web page", "a.png", []byte("<!DOCTYPE html><title>404</title>"), Unsupported, "a.png is a web page"},
		{"nothing", "a.jpg", nil, Broken, "a.jpg is no picture"},
		{"text", "a.jpg", []byte("hello"), Broken, "a.jpg is no picture"},
		{"the first half", "a.jpg", photo[:len(photo)/2], Broken, "a.jpg is cut off"},
		{"the first half", "a.png", drawing[:len(drawing)/2], Broken, "a.png is cut off"},
		{"a head alone", "a.jpg", photo[:4], Broken, "a.jpg is cut off"},
		{"bytes turned over", "a.png", bytes.Replace(drawing, drawing[60:70], []byte("0123456789"), 1), Broken, "a.png is damaged"},
		{"a bomb", "a.png", withSize(drawing, 60_000, 60_000), TooLarge, "a.png has 60000 × 60000 pixels; a picture may have 50 million"},
		{"one pixel more", "a.png", withSize(drawing, 7072, 7071), TooLarge, "7072 × 7071"},
		{"a thread", "a.png", withSize(drawing, 1, 70_000), TooLarge, "1 × 70000"},
		{"endless passes", "a.jpg", scans, TooLarge, "101 passes"},
	} {
		set, err := remade(c.src, c.name, Recipe{})
		var wrong *Error
		if !errors.As(err, &wrong) || set != nil {
			t.Errorf("%s as %s: got %v, %v", c.what, c.name, set, err)
			continue
		}
		if damaged := strings.Contains(c.what, "turned over"); (Examine(c.src, c.name) == nil) != damaged {
			t.Errorf("%s as %s: Examine says %v", c.what, c.name, Examine(c.src, c.name))
		}
		if wrong.Kind != c.kind || !strings.Contains(wrong.Text.String(), c.text) || wrong.Hint.String() == "" {
			t.Errorf("%s as %s: got kind %d, %q (%s), want %d, %q", c.what, c.name, wrong.Kind, wrong.Text, wrong.Hint, c.kind, c.text)
		}
	}
}

func TestCapitalEndingsAreEndings(t *testing.T) {
	for _, name := range []string{"IMG_0001.JPG", "photo.JPEG", "files/a.b.jpg"} {
		if _, err := remade(asJPEG(t, corners(8, 8)), name, Recipe{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOrientationsThatMakeNoSenseTurnNothing(t *testing.T) {
	good := tiff(binary.BigEndian, 6)
	if got := orientationOf(good); got != RightTop {
		t.Fatalf("got %d, want 6", got)
	}
	for cut := range len(good) {
		got := orientationOf(good[:cut])
		if got != TopLeft && got != RightTop {
			t.Errorf("cut to %d bytes: %d", cut, got)
		}
	}
	for _, o := range []uint16{0, 9, 255, 256 + 6, 65535} {
		if got := orientationOf(tiff(binary.LittleEndian, o)); got != TopLeft {
			t.Errorf("orientation %d: got %d", o, got)
		}
	}
	far := append([]byte{}, good...)
	binary.BigEndian.PutUint32(far[4:], 0xffffffff)
	if got := orientationOf(far); got != TopLeft {
		t.Errorf("a directory outside the block: %d", got)
	}
	wrongType := append([]byte{}, good...)
	wrongType[8+2+12+3] = 4 // LONG
	if got := orientationOf(wrongType); got != TopLeft {
		t.Errorf("a long orientation: %d", got)
	}
}

func TestSamePictureSameBytes(t *testing.T) {
	src := asJPEG(t, corners(900, 700))
	a, err := remade(src, "a.jpg", Recipe{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := remade(src, "b/other.jpg", Recipe{})
	if err != nil {
		t.Fatal(err)
	}
	if a.Key != b.Key || !bytes.Equal(a.largest().Data, b.largest().Data) || a.FileName(a.largest()) != b.FileName(b.largest()) {
		t.Error("the same content under two names gives two pictures")
	}
	c, err := remade(src, "a.jpg", Recipe{Widths: []int{100}})
	if err != nil {
		t.Fatal(err)
	}
	if c.Key == a.Key {
		t.Error("another recipe has the same key")
	}
}

func openCache(t *testing.T) (*Cache, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "made", "photos")
	c := NewCache(dir, time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC))
	t.Cleanup(func() { c.Close() })
	return c, dir
}

func TestSecondBuildResizesNothing(t *testing.T) {
	cache, dir := openCache(t)
	src := asJPEG(t, corners(900, 700))
	first, err := (&Maker{Cache: cache}).Make(src, "a.jpg")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the cache holds %v, %v", files, err)
	}

	// What the second build gets is what the cache holds, and not made again:
	// a picture that cannot come from the source shows it.
	planted := Picture{Width: 3, Height: 2, Data: []byte("planted")}
	cache.put(&Set{first.Key, []Picture{planted}, planted})
	second, err := (&Maker{Cache: cache}).Make(src, "b.jpg")
	if err != nil {
		t.Fatal(err)
	}
	if len(second.Pictures) != 1 || string(second.Pictures[0].Data) != "planted" || second.Pictures[0].Width != 3 || string(second.Print.Data) != "planted" {
		t.Errorf("got %v", sizes(second))
	}

	// Another recipe is another picture.
	third, err := (&Maker{Cache: cache, Recipe: Recipe{Quality: 50}}).Make(src, "a.jpg")
	if err != nil || string(third.Pictures[0].Data) == "planted" {
		t.Errorf("another quality came from the cache: %v", err)
	}
	// The name is checked although the picture is known.
	if _, err := (&Maker{Cache: cache}).Make(src, "a.png"); err == nil {
		t.Error("a wrong name passed")
	}
}

func TestDamagedCacheIsMadeAgain(t *testing.T) {
	cache, dir := openCache(t)
	src := asJPEG(t, corners(900, 700))
	maker := &Maker{Cache: cache}
	want, err := maker.Make(src, "a.jpg")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, want.Key+kept)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, damage := range [][]byte{nil, whole[:len(whole)/2], append([]byte("x"), whole...), bytes.Replace(whole, whole[len(whole)-9:], []byte("123456789"), 1)} {
		if err := os.WriteFile(file, damage, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := maker.Make(src, "a.jpg")
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Pictures) != 2 || !bytes.Equal(got.largest().Data, want.largest().Data) {
			t.Error("a damaged cache gave another picture")
		}
		if now, _ := os.ReadFile(file); !bytes.Equal(now, whole) {
			t.Error("the damaged entry was not replaced")
		}
	}
}

func TestFolderThatCannotBeMadeIsNoCache(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	cache := NewCache(filepath.Join(file, "photos"), time.Now())
	set, err := (&Maker{Cache: cache}).Make(asJPEG(t, corners(20, 20)), "a.jpg")
	if err != nil || set.largest().Width != 20 {
		t.Errorf("got %v, %v", set, err)
	}
	if err := errors.Join(cache.Trim(time.Now()), cache.Close()); err != nil {
		t.Error(err)
	}
}

func TestCacheThatNobodyAsksMakesNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "photos")
	cache := NewCache(dir, time.Now())
	if err := errors.Join(cache.Trim(time.Now()), cache.Close()); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder: %v", err)
	}
}

func TestTrimRemovesWhatNobodyUses(t *testing.T) {
	cache, dir := openCache(t)
	maker := &Maker{Cache: cache}
	old, err := maker.Make(asJPEG(t, corners(20, 20)), "a.jpg")
	if err != nil {
		t.Fatal(err)
	}
	used, err := maker.Make(asJPEG(t, corners(30, 30)), "b.jpg")
	if err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(foreign, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)
	long := now.AddDate(-1, 0, 0)
	for _, name := range []string{filepath.Join(dir, old.Key+kept), filepath.Join(dir, used.Key+kept), foreign} {
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := maker.Make(asJPEG(t, corners(30, 30)), "c.jpg"); err != nil {
		t.Fatal(err)
	}
	if err := cache.Trim(now.AddDate(0, -3, 0)); err != nil {
		t.Fatal(err)
	}
	if _, ok := cache.get(old.Key); ok {
		t.Error("the old picture is still there")
	}
	if _, ok := cache.get(used.Key); !ok {
		t.Error("a picture in use was removed")
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Error("a file of somebody else was removed")
	}
}

func TestReadStopsAtLargeFiles(t *testing.T) {
	fsys := fstest.MapFS{"files/big.jpg": {Data: make([]byte, MaxFile+1)}, "files/a.jpg": {Data: []byte("abc")}, "files/largest.jpg": {Data: make([]byte, MaxFile)}}
	if src, err := Read(fsys, "files/largest.jpg"); err != nil || len(src) != MaxFile {
		t.Errorf("got %d bytes of the largest, %v", len(src), err)
	}
	if src, err := Read(fsys, "files/a.jpg"); err != nil || string(src) != "abc" {
		t.Errorf("got %q, %v", src, err)
	}
	var wrong *Error
	if _, err := Read(fsys, "files/big.jpg"); !errors.As(err, &wrong) || wrong.Kind != TooLarge {
		t.Errorf("got %v, want a picture that is too large", err)
	}
	if _, err := Read(fsys, "files/none.jpg"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want that there is no file", err)
	}
}

func FuzzMake(f *testing.F) {
	f.Add(segment(asJPEG(f, corners(16, 8)), 0xe1, "Exif\x00\x00"+string(tiff(binary.LittleEndian, 6))))
	f.Add(chunk(asPNG(f, corners(8, 8)), "eXIf", string(tiff(binary.BigEndian, 3))))
	f.Add([]byte(webpPicture))
	f.Add([]byte("\xff\xd8\xff\xda"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, name := range []string{"a.jpg", "a.png", "a.webp"} {
			p, err := examine(src, name)
			if err == nil && p.width*p.height > 1<<20 {
				return // allowed, and slow
			}
			set, err := remade(src, name, Recipe{Widths: []int{8, 16}})
			var wrong *Error
			if err != nil && (!errors.As(err, &wrong) || set != nil) {
				t.Fatalf("%s: %v is no Error", name, err)
			}
			if err != nil {
				continue
			}
			for _, p := range set.Pictures {
				c, err := jpeg.DecodeConfig(bytes.NewReader(p.Data))
				if err != nil || c.Width != p.Width || c.Height != p.Height || p.Width > 16 {
					t.Fatalf("%s: made %d × %d, %v", name, p.Width, p.Height, err)
				}
			}
		}
	})
}

func FuzzCacheEntry(f *testing.F) {
	f.Add(pack([]Picture{{1, 2, []byte("abc")}, {3, 4, nil}}))
	f.Add([]byte(head))
	f.Fuzz(func(t *testing.T, data []byte) {
		if pictures, ok := unpack(data); ok && !bytes.Equal(pack(pictures), data) {
			t.Fatal("an entry was read that is not written so")
		}
	})
}

// A photo of a phone: 12 megapixels.
func BenchmarkMake(b *testing.B) {
	m := image.NewYCbCr(image.Rect(0, 0, 4000, 3000), image.YCbCrSubsampleRatio420)
	for i := range m.Y {
		m.Y[i] = uint8(i*7 + i/4000*13)
	}
	src := asJPEG(b, m)
	for b.Loop() {
		if _, err := remade(src, "a.jpg", Recipe{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMakeCached(b *testing.B) {
	cache := NewCache(b.TempDir(), time.Now())
	defer cache.Close()
	src := asJPEG(b, corners(4000, 3000))
	maker := &Maker{Cache: cache}
	if _, err := maker.Make(src, "a.jpg"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := maker.Make(src, "a.jpg"); err != nil {
			b.Fatal(err)
		}
	}
}

// remade makes a picture without remembering it.
func remade(src []byte, name string, r Recipe) (*Set, error) {
	return (&Maker{Recipe: r}).Make(src, name)
}

// largest returns the largest picture.
func (s *Set) largest() Picture { return s.Pictures[len(s.Pictures)-1] }
