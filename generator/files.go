package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"factorybook/generator/briefing"
	"factorybook/generator/check"
	"factorybook/generator/dossier"
	"factorybook/generator/photo"
	"factorybook/generator/record"
)

// files brings to the site what a factory's records name: of a photo its pictures,
// in photos/, named by their content; a document as it is, under the name that it
// has in the book. Nothing else of the book's files gets there.
func (r *run) files(to sink, n int, f *record.Factory) (dossier.Files, error) {
	put := make(map[string]bool) // two names may have the same content
	return r.named(n, f, nil, func(name string, data []byte) error {
		if put[name] {
			return nil
		}
		put[name] = true
		return to.put(name, data)
	})
}

// prints makes only the photos that a briefing of the factory may show.
func (r *run) prints(n int, f *record.Factory) (dossier.Files, error) {
	chosen := briefing.ChosenPhotos(f)
	if len(chosen) == 0 {
		return nil, nil
	}
	return r.named(n, f, chosen, func(string, []byte) error { return nil })
}

// named makes the files that a factory's records name, those of only or, without
// it, all, and hands each to put with its path on the site. n is the factory's
// place in the book; a photo that turns out to be damaged is one more problem of it.
func (r *run) named(n int, f *record.Factory, only map[string]bool, put func(string, []byte) error) (dossier.Files, error) {
	folder := "factories/" + f.ID + "/"
	files := make(dossier.Files)
	for _, named := range check.FilesOf(f) {
		if only != nil && !only[named.Path] {
			continue
		}
		bring := r.document
		if photo.Named(named.Path) {
			bring = r.photo
		}
		file, err := bring(named.Path, folder, func(name string, data []byte) error { return put(folder+name, data) })
		var wrong *photo.Error
		switch {
		case errors.As(err, &wrong):
			r.failed.Store(true)
			r.found[n].problems = append(r.found[n].problems, named.Damaged(wrong))
		case err != nil:
			return nil, fmt.Errorf("%s: %w", named.Path, err)
		case file.Path != "":
			files[named.Path] = file
		}
	}
	return files, nil
}

// photo puts the pictures of one photo. It keeps their names and sizes, and the
// picture for paper.
func (r *run) photo(name, folder string, put func(string, []byte) error) (dossier.File, error) {
	src, err := photo.Read(r.Book, folder+name)
	if err != nil {
		return dossier.File{}, unlessGone(err)
	}
	set, err := r.Photos.Make(src, name)
	if err != nil {
		return dossier.File{}, err
	}
	file := dossier.File{Print: dossier.Print{Width: set.Print.Width, Height: set.Print.Height, JPEG: set.Print.Data}}
	for _, p := range set.Pictures {
		file.Path = "photos/" + set.FileName(p)
		file.Pictures = append(file.Pictures, dossier.Picture{Path: file.Path, Width: p.Width, Height: p.Height})
		if err := put(file.Path, p.Data); err != nil {
			return dossier.File{}, err
		}
	}
	return file, nil
}

// document puts a PDF. The checker has seen that it is one and not too large, and
// that it stands below files/, where no page of the site does.
func (r *run) document(name, folder string, put func(string, []byte) error) (dossier.File, error) {
	if path.Ext(strings.ToLower(name)) != ".pdf" || !strings.HasPrefix(name, "files/") {
		return dossier.File{}, nil
	}
	data, err := fs.ReadFile(r.Book, folder+name)
	if err != nil {
		return dossier.File{}, unlessGone(err)
	}
	return dossier.File{Path: name}, put(name, data)
}

// unlessGone forgives a file that is not there: the checker has reported it, or it was
// deleted a moment ago.
func unlessGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
