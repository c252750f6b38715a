package write

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// What a build keeps aside is there while it lasts and for the next build, whichever way
// the site comes to its place.
func TestWhatIsKeptAsideIsThereForTheNextBuild(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "site")
		large := bytes.Repeat([]byte("0123456789"), 100_000) // more than waits to be written at once
		var at int64
		build := func(text string, index []byte) (before []byte, part string) {
			t.Helper()
			s, err := Open(t.Context(), dir, Options{InPlace: inPlace})
			if err != nil {
				t.Fatal(err)
			}
			before, body := s.State()
			if len(before) > 0 {
				room := make([]byte, 5)
				if _, err := body.ReadAt(room, at); err != nil {
					t.Fatal(err)
				}
				part = string(room)
			}
			a, err := s.Aside()
			if err != nil {
				t.Fatal(err)
			}
			for _, data := range [][]byte{large, []byte("first"), large, []byte("later")} {
				put, err := a.Add(data)
				if err != nil {
					t.Fatal(err)
				}
				got := make([]byte, len(data))
				if _, err := a.ReadAt(got, put); err != nil || !bytes.Equal(got, data) {
					t.Fatalf("%.20q is read as %.20q (%v)", data, got, err)
				}
				if string(data) == "first" && index != nil {
					at = put
				}
			}
			if err := s.Put("index.html", []byte(text)); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Commit(t.Context(), true, func() []byte { return index }); err != nil {
				t.Fatal(err)
			}
			return before, part
		}
		build("1", []byte("the index"))
		// A build that has nothing to say leaves what is there.
		for _, text := range []string{"2", "3"} {
			if before, part := build(text, nil); string(before) != "the index" || part != "first" {
				t.Errorf("in place %t: the next build finds %q and %q", inPlace, before, part)
			}
		}
		left, err := os.ReadDir(beside(dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range left {
			if e.Name() != stateName && e.Name() != stampsName && e.Name() != ignoreName {
				t.Errorf("in place %t: %s is left beside the site", inPlace, e.Name())
			}
		}
		name := filepath.Join(beside(dir), stateName)
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, damaged := range [][]byte{nil, whole[:4], whole[:len(whole)-1], append(whole, 255), bytes.Repeat([]byte{255}, 20)} {
			if err := os.WriteFile(name, damaged, 0o666); err != nil {
				t.Fatal(err)
			}
			if before, _ := build("1", nil); string(before) == "the index" {
				t.Errorf("of %d bytes the index is read", len(damaged))
			}
		}
	}
}

// Where nothing can be kept beside the site, it waits elsewhere and goes.
func TestWhatIsKeptAsideNeedsNoRoomBesideTheSite(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.MkdirAll(filepath.Join(beside(dir), asideName), 0o777); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Aside()
	if err != nil {
		t.Fatal(err)
	}
	at, err := a.Add([]byte("kept"))
	if err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 4)
	if _, err := a.ReadAt(got, at); err != nil || string(got) != "kept" {
		t.Errorf("read as %q (%v)", got, err)
	}
	if err := s.Put("index.html", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(t.Context(), true, func() []byte { return []byte("the index") }); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(temp)
	if err != nil || len(left) > 0 {
		t.Errorf("%d files are left (%v)", len(left), err)
	}
}
