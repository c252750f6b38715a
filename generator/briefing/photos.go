package briefing

import (
	"path"

	"factorybook/generator/dossier"
	"factorybook/generator/record"
)

// The photos of a briefing stand on page 2, each with what was seen beside it.
// Records choose them: what suits a visit page, a worn mould or somebody's
// lunch, is not always meant for the factory's own table.

// Sizes of the photos, in millimetres and, with the heading, in units.
const (
	maxPhotos    = 3
	photoWidth   = 30.0 // of the box that a picture fits into
	photoHeight  = 22.0
	photoLines   = 5   // of text beside it
	photoGap     = 2.0 // between picture and text
	photoColumns = 4.0 // between one photo and the next
	photosHeight = headUnits + 12
)

// Photos are photos of earlier visits, the latest first.
type Photos struct {
	Shown []Photo
	// More counts those that were left out, or "".
	More string
}

// Photo is a photo with what was seen: Area, When and Note. Alt says the same in
// one.
type Photo struct {
	Print                 dossier.Print
	Area, When, Note, Alt string
	Rows                  int // lines of the note at most
}

// chosen reports whether an observation's photo is for briefings.
func chosen(o *record.Observation) bool { return o.Briefing.V && o.Photo.Known() }

// ChosenPhotos are the clean paths of the photos that a briefing may show.
func ChosenPhotos(f *record.Factory) map[string]bool {
	paths := make(map[string]bool)
	for i := range f.Visits {
		for k := range f.Visits[i].Observations {
			if o := &f.Visits[i].Observations[k]; chosen(o) {
				paths[path.Clean(o.Photo.V)] = true
			}
		}
	}
	return paths
}

// photos are the chosen ones of the visits before this one.
func (b *brief) photos() Photos {
	type seen struct {
		visit *record.Visit
		o     *record.Observation
		print dossier.Print
	}
	var all []seen
	for i := len(b.f.Visits) - 1; i >= 0; i-- {
		v := &b.f.Visits[i]
		if v.Date.V >= b.On {
			continue
		}
		for k := range v.Observations {
			o := &v.Observations[k]
			if print := b.Partner.Files[path.Clean(o.Photo.V)].Print; chosen(o) && print.JPEG != nil {
				all = append(all, seen{v, o, print})
			}
		}
	}
	shown := all[:min(len(all), maxPhotos)]
	if len(shown) == 0 {
		return Photos{}
	}
	var p Photos
	if more := len(all) - len(shown); more > 0 {
		p.More = b.Words.Say("list.more", "n", more)
	}
	n := float64(len(shown))
	column := (sheetWidth - photoColumns*(n-1)) / n
	for _, s := range shown {
		width := mm(column - onPaper(s.print) - photoGap)
		bold := width * boldRoom
		photo := Photo{Print: s.print, Area: enough(b.Words.Own(s.o.Area, s.o.AreaZH).V, bold, 2), When: b.Words.Date(s.visit.Date.V), Alt: b.Words.PhotoAlt(s.o)}
		photo.Rows = photoLines - 1 - rowsOf(photo.Area, bold, 2)
		photo.Note = enough(b.Words.Own(s.o.Note, s.o.NoteZH).V, width, photo.Rows)
		p.Shown = append(p.Shown, photo)
	}
	return p
}

// onPaper is the width of a picture in its box, in millimetres. It is not drawn
// larger than 96 pixels an inch.
func onPaper(p dossier.Print) float64 {
	w, h := float64(p.Width), float64(p.Height)
	return min(photoWidth, photoHeight*w/h, w*25.4/96)
}
