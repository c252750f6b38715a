package pages

import (
	"path"

	"factorybook/generator/dossier"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Photo is a photo on a page.
type Photo struct {
	// Pictures are its sizes, smallest first.
	Pictures []dossier.Picture
	// Folder leads from the page to the factory's folder of the site.
	Folder string
	// Alt says what it shows, in the record's words.
	Alt string
}

// photo returns the photo that an observation names, or nil.
func photo(p words.Place, f *record.Factory, o *record.Observation) *Photo {
	file := p.Files[path.Clean(o.Photo.V)]
	if len(file.Pictures) == 0 {
		return nil
	}
	return &Photo{Pictures: file.Pictures, Folder: p.Shared(words.FactoryDir(f)), Alt: p.Words.PhotoAlt(o)}
}
