package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"factorybook/generator/briefing"
	"factorybook/generator/chart"
	"factorybook/generator/dossier"
)

// briefingStyles are the styles that a briefing carries within it, so that one
// file is enough: in a mail, on a phone, on a stranger's printer.
var briefingStyles = [...]string{"styles/05-chart.css", "pages/briefing/inline/briefing.css"}

// papers are the sheets that a briefing or a review can be printed on.
var papers = map[string]string{"A4": "A4", "Letter": "letter"}

// editionStyles are those that the edition for a factory carries within it.
var editionStyles = [...]string{"pages/edition/inline/edition.css"}

// handed is the style of the edition for a factory, in the page, with the policy that
// allows this style and nothing else.
func (r *Renderer) handed() (template.HTML, error) { return r.within(editionStyles[:], "", "", "") }

// reviewStyles are those that a review carries within it.
var reviewStyles = [...]string{"pages/review/inline/review.css"}

// reviewed is the style of a review for a paper, in the page, with the policy that allows
// this style and nothing else.
func (r *Renderer) reviewed(paper string) (template.HTML, error) {
	return r.within(reviewStyles[:], sheet(paper), "", "")
}

// sheet is the rule of style for a paper.
func sheet(paper string) string {
	size, ok := papers[paper]
	if !ok {
		size = papers["A4"]
	}
	return fmt.Sprintf("@page { size: %s portrait; margin: 12mm; }\n", size)
}

// inline is the style of a briefing for a paper, in the page, with the policy that
// allows this style by its hash and nothing else but pictures within the file, and on
// the site the script of the button to print.
func (r *Renderer) inline(v *briefing.View) (template.HTML, error) {
	more := ""
	if v.Script != "" {
		more = "script-src 'self'; "
	}
	pictures := ""
	if ofSite(v.Logo) {
		pictures = "'self' "
	}
	return r.within(briefingStyles[:], sheet(v.Paper), more, pictures)
}

// within puts styles and one rule more into a page, with the policy that allows them by
// their hash, scripts as the directive for them says, or none, and pictures within the page
// and from the sources named.
func (r *Renderer) within(names []string, rule, scripts, pictures string) (template.HTML, error) {
	var style bytes.Buffer
	for _, name := range names {
		data, err := fs.ReadFile(r.files, name)
		if err != nil {
			return "", fmt.Errorf("style within a page: %w", err)
		}
		style.Write(data)
	}
	style.WriteString(rule)
	sum := sha256.Sum256(style.Bytes())
	return template.HTML(fmt.Sprintf("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; %sstyle-src 'sha256-%s'; img-src %sdata:\">\n<style>%s</style>",
		scripts, base64.StdEncoding.EncodeToString(sum[:]), pictures, style.Bytes())), nil
}

// lateness appends the drawing of both sides' lateness.
func (h *html) lateness(p *chart.Pair) {
	h.b = p.AppendSVG(h.b, chart.SVGOptions{Height: briefing.PairPlot, Plain: true})
}

// jpegURL is a picture within the page, which the policy of a briefing allows.
func jpegURL(p dossier.Print) template.URL {
	return template.URL("data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(p.JPEG))
}

// brandURL lets a logo through that is a picture within the page or the file of the site.
func brandURL(src string) template.URL {
	switch {
	case ofSite(src), strings.HasPrefix(src, "data:image/png;base64,"), strings.HasPrefix(src, "data:image/svg+xml;base64,"):
		return template.URL(src)
	}
	return ""
}

// ofSite reports whether a logo is the file of the site, as a page in a folder links it.
func ofSite(src string) bool {
	for rest, up := src, true; up; rest, up = strings.CutPrefix(rest, "../") {
		if rest == "assets/logo.svg" || rest == "assets/logo.png" {
			return true
		}
	}
	return false
}

// briefPart is a part of a briefing together with the whole, which has the labels.
type briefPart struct {
	View *briefing.View
	Of   any
}
