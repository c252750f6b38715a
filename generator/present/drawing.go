package present

// Drawing is the timeline as a picture.
type Drawing struct {
	// Title names it for those who cannot see it.
	Title string
}

func (p page) timelineDrawing(partner *Partner) *Drawing { return nil }
