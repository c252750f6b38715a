package photo

import (
	"testing"
	"testing/fstest"
)

func TestAlbumHoldsThePhotosThatRecordsName(t *testing.T) {
	kiln := asJPEG(t, corners(600, 400))
	fsys := fstest.MapFS{
		"factories/yuanda/files/kiln.jpg":    {Data: kiln},
		"factories/yuanda/files/broken.jpg":  {Data: kiln[:300]},
		"factories/yuanda/files/iso9001.pdf": {Data: []byte("%PDF-1.7")},
		"factories/yuanda/files/unnamed.jpg": {Data: kiln},
	}
	album, wrong, err := (&Maker{}).Album(fsys, "factories/yuanda",
		[]string{"files/kiln.jpg", "files/broken.jpg", "files/iso9001.pdf", "files/gone.jpg", "files/kiln.jpg", "files/broken.jpg"})
	if err != nil {
		t.Fatal(err)
	}
	if len(album) != 1 || album["files/kiln.jpg"] == nil || album["files/kiln.jpg"].Largest().Width != 600 {
		t.Errorf("got %v", album)
	}
	if len(wrong) != 2 || wrong[0].Name != "files/broken.jpg" || wrong[0].Kind != Broken {
		t.Errorf("got %+v, want the broken picture once for each place that names it", wrong)
	}
	// A name that leads out is the checker's to refuse; it is not followed here.
	album, wrong, err = (&Maker{}).Album(fsys, "factories/yuanda", []string{"../../../etc/x.jpg"})
	if len(album) != 0 || len(wrong) != 0 || err != nil {
		t.Errorf("got %v, %v, %v", album, wrong, err)
	}
}
