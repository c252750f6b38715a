package render

import (
	"strings"
	"testing"

	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/words"
)

// What asks stands open to the eye, what does not is folded below one line, and where
// nothing is folded there is no such line.
func TestFiguresThatAskAreSeenAndOthersFolded(t *testing.T) {
	asking := pages.MeasureLine{Figure: figures.Figure{Number: "3 of 4", State: "worth_asking"}, Line: "Late", Says: "3 of 4", Was: "was 1 of 5", Asks: true, Ask: "ask"}
	steady := pages.MeasureLine{Figure: figures.Figure{State: "none"}, Line: "Visits", Says: "not recorded"}
	draw := func(l pages.MeasureLines) string {
		return appended(t, words.English, func(r *Renderer, h *html) { r.measures(h, l) })
	}
	got := draw(pages.MeasureLines{Asking: []pages.MeasureLine{asking}, Folded: []pages.MeasureLine{steady}, Sum: "1 not recorded"})
	seen, folded, ok := strings.Cut(got, `<details class="folded rest empty"><summary>1 not recorded</summary>`)
	if !ok || !strings.Contains(seen, ">Late<") || strings.Contains(seen, ">Visits<") || !strings.Contains(folded, ">Visits<") || strings.Contains(folded, ">Late<") {
		t.Errorf("asking and folded: %s", got)
	}
	for _, want := range []string{`class="measure-line asks"`, "<strong>3 of 4</strong>", `<span class="was">was 1 of 5</span>`, `<span class="state state-worth_asking">ask</span>`} {
		if !strings.Contains(seen, want) {
			t.Errorf("the figure that asks lacks %s: %s", want, seen)
		}
	}
	if !strings.Contains(folded, `<span class="none">not recorded</span>`) || strings.Contains(folded, `class="was"`) || strings.Contains(folded, "asks") {
		t.Errorf("the folded one: %s", folded)
	}
	// On paper names are enough only where one reason holds for all.
	other := steady
	other.Says = "none in the window"
	if got := draw(pages.MeasureLines{Folded: []pages.MeasureLine{steady, other}, Sum: "2"}); strings.Contains(got, "rest empty") {
		t.Errorf("two reasons are taken for one: %s", got)
	}
	if got := draw(pages.MeasureLines{Asking: []pages.MeasureLine{asking}, Sum: "nothing"}); strings.Contains(got, "folded") {
		t.Errorf("nothing is folded: %s", got)
	}
}

// A picture in a note is one of the factory's photos, wherever another address leads.
func TestPictureOfANoteIsAPhotoOfTheFactory(t *testing.T) {
	m := pages.Markdown{Folder: "../", Files: files}
	for dest, want := range map[string]bool{
		"files/kiln.jpg": true, " files/kiln.jpg ": true, "./files//kiln.jpg": true, "files/x/../kiln.jpg": true,
		"files/50 %.pdf": false, "files/other.jpg": false, "": false, "https:files/kiln.jpg": false, "https://a.example/files/kiln.jpg": false, "//a.example/files/kiln.jpg": false, "//files/kiln.jpg": false, "x:/files/kiln.jpg": false,
	} {
		if got := notePhoto(dest, m) != nil; got != want {
			t.Errorf("%q is a photo: %v", dest, got)
		}
	}
}
