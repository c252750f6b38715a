package photo

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPictureIsKnownByItsFirstBytes(t *testing.T) {
	for src, want := range map[string]string{
		"": "", "\xff\xd8": "", "\xff\xd8\xff": "a JPEG", "BM": "a BMP", "B": "",
		"RIFF\x10\x00\x00\x00WEBPVP8": "a WebP", "RIFF\x10\x00\x00\x00WEBPVP": "", "RIFF\x10\x00\x00\x00": "",
		"RIFF\x10\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00":     "a WebP", // its flags would come next
		"RIFF\x10\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02": animatedWebP, "RIFF\x10\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\xff": animatedWebP, "RIFF\x10\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\xfd": "a WebP",
		"RIFF\x10\x00\x00\x00WEBPVP8 \x0a\x00\x00\x00\x02": "a WebP", // no flags, but a picture
		"\x00\x00\x00\x18ftypheic":                         heif, "\x00\x00\x00\x18ftyphevc": heif, "\x00\x00\x00\x18ftypmif1": heif, "\x00\x00\x00\x18ftypavif": "an AVIF picture", "\x00\x00\x00\x18ftypmp42": "a film", "\x00\x00\x00\x18fty": "", "ftyp": "",
		"GIF89a": "a GIF", "GIF87aNETSCAPE2.0": animatedGIF,
		"GIF89a" + strings.Repeat("x", 4096-6-11) + "NETSCAPE2.0": animatedGIF, "GIF89a" + strings.Repeat("x", 4096-6-10) + "NETSCAPE2.0": "a GIF", // what is said behind the first 4096 bytes is too late
		"hello NETSCAPE2.0": "", "II*\x00": "a TIFF", "MM\x00*": "a TIFF", "%PDF-1.7": "a PDF",
	} {
		if got := sniff([]byte(src)); got != want {
			t.Errorf("%.40q: %q, want %q", src, got, want)
		}
	}
	for name, want := range map[string]struct{ heif, picture bool }{
		"a.heic": {true, false}, "a.HEIF": {true, false}, "a.heif": {true, false}, "a.hei": {}, "heic": {}, "a.jpg": {false, true}, "a.JPEG": {false, true}, "b/a.png": {false, true}, "a.webp": {false, true}, "a.jpg.txt": {}, "": {},
	} {
		if IsHEIF(name) != want.heif || Named(name) != want.picture {
			t.Errorf("%q is named like one of an iPhone %v, a picture %v", name, IsHEIF(name), Named(name))
		}
	}
}

func TestPictureWithoutRowsOrColumnsIsDamaged(t *testing.T) {
	photo := asJPEG(t, corners(8, 8))
	at := bytes.Index(photo, []byte{0xff, 0xc0}) + 5 // height, then width
	for name, side := range map[string]int{"rows": at, "columns": at + 2} {
		none := slices.Clone(photo)
		none[side], none[side+1] = 0, 0
		var wrong *Error
		if err := Examine(none, "a.jpg"); !errors.As(err, &wrong) || wrong.Kind != Broken {
			t.Errorf("no %s: %v", name, err)
		}
	}
	if err := Examine([]byte("RIFF\x0c\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00"), "a.webp"); err == nil {
		t.Error("a WebP of 20 bytes is a picture")
	}
}

func TestKeptPicturesComeBackWholeOrNotAtAll(t *testing.T) {
	set := []Picture{{480, 360, []byte("small")}, {1280, 960, nil}, {354, 260, []byte("paper")}}
	packed := pack(set)
	if got, ok := unpack(packed); !ok || cmp.Diff(set, got, cmp.Transformer("text", func(b []byte) string { return string(b) })) != "" {
		t.Errorf("got %v, %v", got, ok)
	}
	for length := range packed {
		if _, ok := unpack(packed[:length]); ok {
			t.Errorf("%d of %d bytes are taken for all", length, len(packed))
		}
	}
	// With a sum that is right, and pictures that are not.
	summed := func(body string) []byte {
		sum := sha256.Sum256([]byte(body))
		return slices.Concat([]byte(head), sum[:], []byte(body))
	}
	const one = "\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03abc"
	for body, want := range map[string]bool{one: true, one + one: true, "": false, one[:14]: false, one[:12]: false, one[:11]: false, one + "x": false, one + one[:12]: false} {
		if _, ok := unpack(summed(body)); ok != want {
			t.Errorf("%q: %v", body, ok)
		}
	}
}

func TestTrimKeepsWhatWasUsedSince(t *testing.T) {
	c, dir := openCache(t)
	if c.folder() == nil {
		t.Fatal("no folder")
	}
	limit := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	want := map[string]bool{}
	for _, ending := range []string{kept, ".tmp", ".txt"} {
		for name, at := range map[string]time.Time{"before": limit.Add(-time.Second), "then": limit, "after": limit.Add(time.Second)} {
			file := filepath.Join(dir, name+ending)
			if err := errors.Join(os.WriteFile(file, nil, 0o666), os.Chtimes(file, at, at)); err != nil {
				t.Fatal(err)
			}
			want[name+ending] = name != "before" || ending == ".txt"
		}
	}
	folder := filepath.Join(dir, "folder"+kept)
	if err := errors.Join(os.Mkdir(folder, 0o777), os.Chtimes(folder, limit.AddDate(-1, 0, 0), limit.AddDate(-1, 0, 0))); err != nil {
		t.Fatal(err)
	}
	want["folder"+kept] = true
	if err := c.Trim(limit); err != nil {
		t.Fatal(err)
	}
	for name, stays := range want {
		if _, err := os.Lstat(filepath.Join(dir, name)); (err == nil) != stays {
			t.Errorf("%s is there: %v", name, err == nil)
		}
	}
}

func TestKeyIsThatOfThePictureAndItsRecipe(t *testing.T) {
	usual := key([]byte("a"), Recipe{})
	if len(usual) != 32 || usual != key([]byte("a"), Recipe{Widths: []int{480, 1280}, Quality: 82}) {
		t.Errorf("the usual recipe is another one when it is spelled out: %s", usual)
	}
	seen := map[string]string{usual: "the usual"}
	for what, k := range map[string]string{
		"another picture": key([]byte("b"), Recipe{}), "another quality": key([]byte("a"), Recipe{Quality: 81}), "the least": key([]byte("a"), Recipe{Quality: 1}), "another width": key([]byte("a"), Recipe{Widths: []int{480}}),
	} {
		if other, twice := seen[k]; twice {
			t.Errorf("%s has the key of %s", what, other)
		}
		seen[k] = what
	}
	set := Set{Key: usual}
	if got, want := set.FileName(Picture{Width: 480}), fmt.Sprintf("%s-480.jpg", usual); got != want {
		t.Errorf("the file is called %s, want %s", got, want)
	}
}
