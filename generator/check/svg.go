package check

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"factorybook/generator/diag"
)

// A drawing in SVG is a document. A page shows it as a picture, in which nothing runs and
// which loads nothing; but it has an address of its own on the site, and there it would be
// whatever its author made of it. So it may hold shapes and nothing that acts.

// acting are elements that run something, or hold a page or a medium.
var acting = []string{"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener"}

var (
	// elsewhere is a reference of a style to anything but a part of the drawing itself.
	elsewhere = regexp.MustCompile(`(?i)@import|url\(\s*["']?\s*[^#"'\s]|javascript:|expression\(|\\`)
	pictured  = regexp.MustCompile(`(?i)^data:image/(png|jpeg|gif|webp)[;,]`)
)

// drawingActs says what of an SVG does more than draw, or nothing. drawing is false for
// what is no SVG.
func drawingActs(data []byte) (what diag.Message, drawing bool) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var within []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return diag.Message{}, drawing
		}
		if err != nil {
			return diag.Message{}, false
		}
		switch t := token.(type) {
		case xml.ProcInst:
			if strings.EqualFold(t.Target, "xml-stylesheet") {
				return diag.Say("a style from elsewhere (%s)", "<?xml-stylesheet>"), true
			}
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(t), []byte("ENTITY")) {
				return diag.Say("words of its own for other text (%s)", "<!ENTITY>"), true
			}
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			if len(within) == 0 && name != "svg" {
				return diag.Message{}, false
			}
			drawing, within = true, append(within, name)
			if slices.Contains(acting, name) {
				return diag.Say("an element that acts (%s)", "<"+t.Name.Local+">"), true
			}
			for _, a := range t.Attr {
				if what := attributeActs(a); !what.Empty() {
					return what, true
				}
			}
		case xml.EndElement:
			within = within[:len(within)-1]
		case xml.CharData:
			if len(within) > 0 && within[len(within)-1] == "style" && elsewhere.Match(t) {
				return diag.Say("a style that reaches elsewhere"), true
			}
		}
	}
}

func attributeActs(a xml.Attr) diag.Message {
	name, value := strings.ToLower(a.Name.Local), strings.TrimSpace(a.Value)
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns":
	case strings.HasPrefix(name, "on"):
		return diag.Say("an action (%s)", a.Name.Local)
	case name == "href" || name == "src":
		if value != "" && !strings.HasPrefix(value, "#") && !pictured.MatchString(value) {
			return diag.Say("a way to somewhere else (%s)", quoteShort(value))
		}
	case name == "attributename" && strings.HasSuffix(strings.ToLower(value), "href"):
		return diag.Say("a way that changes (%s)", quoteShort(value))
	case elsewhere.MatchString(value):
		return diag.Say("a way to somewhere else (%s)", quoteShort(value))
	}
	return diag.Message{}
}
