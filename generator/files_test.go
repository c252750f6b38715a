package generator_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"html"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/photo"
	"factorybook/generator/record"
)

// redOnTop is a picture whose upper half is red and whose lower half is white.
func redOnTop(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(m, m.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(m, image.Rect(0, 0, w, h/2), image.NewUniform(color.RGBA{200, 0, 0, 255}), image.Point{}, draw.Src)
	return m
}

// byPhone is a JPEG of a picture as a phone that was held upside down stores it:
// turned by 180°, with Exif that says so and where it was taken.
func byPhone(t *testing.T, m *image.RGBA) []byte {
	t.Helper()
	w, h := m.Rect.Dx(), m.Rect.Dy()
	turned := image.NewRGBA(m.Rect)
	for y := range h {
		for x := range w {
			turned.SetRGBA(x, y, m.RGBAAt(w-1-x, h-1-y))
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, turned, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08" + "\x00\x01" + "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x03\x00\x00" + "\x00\x00\x00\x00GPS Foshan"
	out := append([]byte{}, b.Bytes()[:2]...)
	out = append(out, 0xff, 0xe1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(exif)+2))
	out = append(out, exif...)
	return append(out, b.Bytes()[2:]...)
}

const kilnNote = `---
date: 2025-03-12
observations: [{area: Kiln hall, note: New thermocouples, photo: files/kiln.jpg}]
---
The line: ![Loading side](files/line.jpg) and [the plan](files/plan.pdf#page=2), and [the hall](files/kiln.jpg).
`

// photoBook is a book of one factory with a visit, two photos and two documents.
func photoBook(t *testing.T) fstest.MapFS {
	t.Helper()
	kiln := byPhone(t, redOnTop(1600, 1200))
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	const dir = "factories/yuanda/"
	return fstest.MapFS{
		"factorybook.yaml":             text("title: Example\ncurrency: USD\n"),
		dir + "factory.yaml":           text("name: Yuanda\ncertificates: [{name: ISO 9001, expires: 2026-03-31, file: files/iso 9001.pdf}]\n"),
		dir + "visits/2025-03-12.md":   text(kilnNote),
		dir + "files/kiln.jpg":         {Data: kiln},
		dir + "files/line.jpg":         {Data: kiln}, // sent twice, under two names
		dir + "files/plan.pdf":         text("%PDF-1.7 plan"),
		dir + "files/iso 9001.pdf":     text("%PDF-1.7 certificate"),
		dir + "files/nobody-knows.pdf": text("%PDF-1.7 nobody"),
	}
}

func buildPhotos(t *testing.T, book fstest.MapFS, opt generator.Options) (map[string][]byte, *generator.Report) {
	t.Helper()
	out := t.TempDir()
	opt.Book, opt.Now = book, time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)
	report, err := generator.Build(context.Background(), opt, out, false)
	if err != nil {
		t.Fatal(err)
	}
	site := map[string][]byte{}
	for _, name := range files(t, out) {
		if site[name], err = os.ReadFile(filepath.Join(out, filepath.FromSlash(name))); err != nil {
			t.Fatal(err)
		}
	}
	return site, report
}

func TestPhotosAreOnTheSiteUprightAndWithoutMetadata(t *testing.T) {
	book := photoBook(t)
	site, report := buildPhotos(t, book, generator.Options{})
	if diag.HasErrors(report.Problems) {
		t.Fatal(report.Problems)
	}
	var widths []int
	for name, data := range site {
		if path.Ext(name) != ".jpg" {
			continue
		}
		if path.Dir(name) != "factories/yuanda/photos" {
			t.Errorf("%s: a picture that is not among the photos", name)
		}
		m, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		w, h := m.Bounds().Dx(), m.Bounds().Dy()
		widths = append(widths, w)
		_, top, _, _ := m.At(w/2, h/8).RGBA() // green is what red and white differ in
		_, below, _, _ := m.At(w/2, h*7/8).RGBA()
		if top > 0x4000 || below < 0xc000 {
			t.Errorf("%s is upside down", name)
		}
		if bytes.Contains(data, []byte("Exif")) || bytes.Contains(data, []byte("GPS")) {
			t.Errorf("%s tells where it was taken", name)
		}
	}
	if slices.Sort(widths); !slices.Equal(widths, []int{480, 1280}) {
		t.Errorf("pictures of %v pixels, want 480 and 1280 once for the two names", widths)
	}

	page := string(site["factories/yuanda/visits/2025-03-12.html"])
	for _, want := range []string{`alt="Kiln hall: New thermocouples"`, `alt="Loading side"`, ` width="320" height="240"`, ` 480w, ../photos/`, `loading="lazy"`,
		`<a href="../files/plan.pdf#page=2">the plan</a>`, `-1280.jpg">the hall</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the visit has no %s", want)
		}
	}
	if profile := string(site["factories/yuanda/index.html"]); !strings.Contains(profile, `<a href="files/iso%209001.pdf">ISO 9001</a>`) {
		t.Error("the certificate on the profile does not open its document")
	}
	for name, there := range map[string]bool{"plan.pdf": true, "iso 9001.pdf": true, "nobody-knows.pdf": false, "kiln.jpg": false} {
		if got, ok := site["factories/yuanda/files/"+name]; ok != there || there && !bytes.Equal(got, book["factories/yuanda/files/"+name].Data) {
			t.Errorf("%s is on the site: %v, want %v, as it is in the book", name, ok, there)
		}
	}
}

// within are the pictures that a page carries within itself.
func within(t *testing.T, page []byte) []image.Image {
	t.Helper()
	var pictures []image.Image
	for _, part := range bytes.Split(page, []byte(`src="data:image/jpeg;base64,`))[1:] {
		coded, _, _ := bytes.Cut(part, []byte(`"`))
		data, err := base64.StdEncoding.DecodeString(html.UnescapeString(string(coded)))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("Exif")) || bytes.Contains(data, []byte("GPS")) {
			t.Error("a picture tells where it was taken")
		}
		m, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, m)
	}
	return pictures
}

func TestPhotosThatAVisitChoseAreInTheBriefing(t *testing.T) {
	book := photoBook(t)
	note := func(photos ...string) {
		text := "---\ndate: 2025-03-12\nobservations:\n"
		for i, p := range photos {
			text += fmt.Sprintf("  - {area: Hall %d, note: New thermocouples, %s}\n", i+1, p)
		}
		book["factories/yuanda/visits/2025-03-12.md"] = &fstest.MapFile{Data: []byte(text + "---\n")}
	}
	brief := func(on record.Date) []byte {
		return briefing(t, generator.Options{Book: book, Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)},
			generator.BriefOptions{Visits: []generator.BriefVisit{{Factory: "yuanda", On: on}}, Languages: []string{"en"}})
	}
	note("photo: files/kiln.jpg", "photo: files/kiln.jpg, briefing: false")
	if n := len(within(t, brief(0))); n != 0 {
		t.Errorf("%d photos that nobody chose", n)
	}
	note("photo: files/line.jpg, briefing: true", "photo: files/kiln.jpg")
	site, _ := buildPhotos(t, book, generator.Options{})
	for what, page := range map[string][]byte{"the site": site["factories/yuanda/briefing.html"], "the command": brief(0)} {
		pictures := within(t, page)
		if len(pictures) != 1 {
			t.Errorf("%s: %d photos, want the one that was chosen", what, len(pictures))
			continue
		}
		m := pictures[0]
		_, top, _, _ := m.At(m.Bounds().Dx()/2, m.Bounds().Dy()/8).RGBA()
		if _, below, _, _ := m.At(m.Bounds().Dx()/2, m.Bounds().Dy()*7/8).RGBA(); top > 0x4000 || below < 0xc000 {
			t.Errorf("%s: the photo is upside down", what)
		}
		for _, want := range []string{`alt="Hall 1: New thermocouples"`, "<b>Hall 1</b>", "12\u00a0Mar\u00a02025"} {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("%s: %s does not stand beside the photo", what, want)
			}
		}
	}
	// At the visit itself there is nothing yet that was seen at an earlier one.
	if n := len(within(t, brief(record.NewDate(2025, 3, 12)))); n != 0 {
		t.Errorf("%d photos of the very visit that is prepared", n)
	}
	// More than fit are counted.
	note(slices.Repeat([]string{"photo: files/kiln.jpg, briefing: true"}, 5)...)
	page := brief(0)
	if n := len(within(t, page)); n != 3 || !bytes.Contains(page, []byte(`<span class="more">and 2 more</span>`)) {
		t.Errorf("%d of 5 photos, and the others are not counted", n)
	}
}

func TestDamagedPhotoStopsTheBriefingThatShowsIt(t *testing.T) {
	book := photoBook(t)
	damaged := pngOf(t, 0)
	damaged[50] ^= 0xff
	book["factories/yuanda/files/kiln.png"] = &fstest.MapFile{Data: damaged}
	for choice, want := range map[string]string{"": "", ", briefing: true": "FB0605"} {
		book["factories/yuanda/visits/2025-03-12.md"] = &fstest.MapFile{Data: []byte("---\ndate: 2025-03-12\nobservations: [{area: Hall, photo: files/kiln.png" + choice + "}]\n---\n")}
		page, report, err := generator.Brief(context.Background(), generator.Options{Book: book, Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)},
			generator.BriefOptions{Visits: []generator.BriefVisit{{Factory: "yuanda"}}})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range report.Problems {
			if p.Severity == diag.Error {
				got += p.Code
			}
		}
		if got != want || (page == nil) != (want != "") {
			t.Errorf("%q: problems %q, want %q", choice, got, want)
		}
	}
}

func TestSecondBuildResizesNothingAndGivesTheSameBytes(t *testing.T) {
	book, dir := photoBook(t), t.TempDir()
	without, _ := buildPhotos(t, book, generator.Options{})
	for i, want := range []int{1, 0} { // both names have the same content
		maker := &photo.Maker{Cache: photo.NewCache(dir, time.Now())}
		site, _ := buildPhotos(t, book, generator.Options{Photos: maker, Workers: 1})
		if err := maker.Cache.Close(); err != nil {
			t.Error(err)
		}
		if got := maker.Made(); got != want {
			t.Errorf("build %d resized %d photos, want %d", i+1, got, want)
		}
		if !maps.EqualFunc(site, without, bytes.Equal) {
			t.Errorf("build %d gives other bytes than one without a cache", i+1)
		}
	}
}

// pngOf returns a PNG; with a width its header declares that one.
func pngOf(t *testing.T, declared uint32) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, redOnTop(64, 64)); err != nil {
		t.Fatal(err)
	}
	src := b.Bytes()
	if declared > 0 {
		binary.BigEndian.PutUint32(src[16:], declared)
		binary.BigEndian.PutUint32(src[29:], crc32.ChecksumIEEE(src[12:29]))
	}
	return src
}

func TestPhotoThatCannotBeShownIsAProblemAtItsPlace(t *testing.T) {
	good := photoBook(t)["factories/yuanda/files/kiln.jpg"].Data
	damaged := pngOf(t, 0)
	damaged[50] ^= 0xff // in the middle: found when it is unpacked
	for _, c := range []struct {
		what, name string
		data       []byte
		code       string
	}{
		{"cut off", "kiln.jpg", good[:len(good)/2], "FB0605"},
		{"another format", "kiln.png", good, "FB0605"},
		{"a web page", "kiln.jpg", []byte("<!DOCTYPE html><title>not found</title>"), "FB0605"},
		{"damaged", "kiln.png", damaged, "FB0605"},
		{"a bomb", "kiln.png", pngOf(t, 60_000_000), "FB0604"},
	} {
		book := photoBook(t)
		delete(book, "factories/yuanda/files/kiln.jpg")
		book["factories/yuanda/files/"+c.name] = &fstest.MapFile{Data: c.data}
		note := &fstest.MapFile{Data: []byte(strings.ReplaceAll(kilnNote, "kiln.jpg", c.name))}
		book["factories/yuanda/visits/2025-03-12.md"] = note
		site, report := buildPhotos(t, book, generator.Options{})
		if len(site) > 0 {
			t.Errorf("%s: there is a site all the same", c.what)
		}
		var errs []diag.Problem
		for _, p := range report.Problems {
			if p.Severity == diag.Error {
				errs = append(errs, p)
			}
		}
		const file, line = "factories/yuanda/visits/2025-03-12.md", 3
		if len(errs) != 1 || errs[0].Code != c.code || errs[0].Place.File != file || errs[0].Place.Line != line || errs[0].Hint == "" {
			t.Errorf("%s: got %+v, want one %s in line %d of the visit", c.what, errs, c.code, line)
		}
	}
}

func TestPhotoOfAVisitThatIsNotYetKnownIsNotOnTheSite(t *testing.T) {
	site, _ := buildPhotos(t, photoBook(t), generator.Options{AsOf: record.NewDate(2025, 1, 31)})
	for name := range site {
		if path.Ext(name) == ".jpg" || strings.HasSuffix(name, "plan.pdf") {
			t.Errorf("%s is on the site before the visit", name)
		}
	}
}

// briefing makes a briefing and fails the test where the book has errors.
func briefing(t *testing.T, opt generator.Options, how generator.BriefOptions) []byte {
	t.Helper()
	page, report, err := generator.Brief(context.Background(), opt, how)
	if err != nil {
		t.Fatal(err)
	}
	if diag.HasErrors(report.Problems) {
		t.Fatalf("the book has errors: %v", report.Problems)
	}
	return page
}
