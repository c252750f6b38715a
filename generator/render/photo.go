package render

import (
	"strconv"

	"factorybook/generator/dossier"
	"factorybook/generator/pages"
)

// frame is the most room that a photo takes on a page, in CSS pixels.
type frame struct{ width, height int }

var (
	noteFrame  = frame{672, 640} // the measure of a note, 42rem
	tableFrame = frame{320, 320}
	sideFrame  = frame{280, 190} // beside the words of a visit
)

// fit returns the size of a picture within the frame; it is never made larger.
func (f frame) fit(p dossier.Picture) (width, height int) {
	width, height = p.Width, p.Height
	if width > f.width {
		width, height = f.width, max(1, height*f.width/width)
	}
	if height > f.height {
		width, height = max(1, width*f.height/height), f.height
	}
	return width, height
}

// photo appends a photo: the browser takes the size that it needs, leaves the room
// before it has it, and does not ask for it before it comes near. The link, if
// wanted, opens the largest.
func (h *html) photo(p *pages.Photo, within frame, link bool) {
	if len(p.Pictures) == 0 {
		return
	}
	largest := p.Pictures[len(p.Pictures)-1]
	width, height := within.fit(largest)
	if link {
		h.raw(`<a class="photo"`)
		h.attr("href", p.Folder+largest.Path)
		h.raw(">")
	}
	h.raw(`<img loading="lazy" decoding="async"`)
	h.attr("src", p.Folder+p.Pictures[0].Path)
	if len(p.Pictures) > 1 {
		h.raw(` srcset="`)
		for i, picture := range p.Pictures {
			if i > 0 {
				h.raw(", ")
			}
			h.text(p.Folder + picture.Path + " " + strconv.Itoa(picture.Width) + "w")
		}
		h.raw(`"`)
		css := strconv.Itoa(width) + "px"
		h.attr("sizes", "(max-width: "+css+") 100vw, "+css)
	}
	h.attr("width", strconv.Itoa(width))
	h.attr("height", strconv.Itoa(height))
	h.attr("alt", p.Alt)
	h.raw(">")
	if link {
		h.raw("</a>")
	}
}

// tablePhoto appends a photo in a table.
func (h *html) tablePhoto(p *pages.Photo) { h.photo(p, tableFrame, true) }

// portrait appends a photo beside words, or nothing where there is none.
func (h *html) portrait(p *pages.Photo) {
	if p != nil {
		h.photo(p, sideFrame, true)
	}
}
