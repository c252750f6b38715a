package chart

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlWriter appends markup. raw is for markup written in this package's source; every
// other text goes through text or link.
type xmlWriter struct{ b []byte }

func (p *xmlWriter) raw(s string) { p.b = append(p.b, s...) }

// text appends escaped text, safe in an element and in a quoted attribute.
// Characters that XML forbids become the replacement character.
func (p *xmlWriter) text(s string) {
	last := 0
	for i := 0; i < len(s); {
		esc, size := "", 1
		switch c := s[i]; {
		case c == '&':
			esc = "&amp;"
		case c == '<':
			esc = "&lt;"
		case c == '>':
			esc = "&gt;"
		case c == '"':
			esc = "&#34;"
		case c == '\'':
			esc = "&#39;"
		case c < 0x20 && c != '\n' && c != '\t', c == 0x7f:
			esc = "\ufffd"
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || r == 0xfffe || r == 0xffff {
				esc = "\ufffd"
			}
		}
		if esc != "" {
			p.b = append(p.b, s[last:i]...)
			p.b = append(p.b, esc...)
			last = i + size
		}
		i += size
	}
	p.b = append(p.b, s[last:]...)
}

// num appends a length in pixels, to a tenth.
func (p *xmlWriter) num(v float64) { p.fixed(v, 1) }

// pct appends a share of the width, to a hundredth of a percent.
func (p *xmlWriter) pct(share float64) {
	p.fixed(share*100, 2)
	p.raw("%")
}

func (p *xmlWriter) fixed(v float64, decimals int) {
	if math.IsNaN(v) {
		v = 0
	}
	unit := int64(1) // of a whole, in the last decimal
	for range decimals {
		unit *= 10
	}
	n := int64(math.Round(max(-maxLength, min(maxLength, v)) * float64(unit)))
	if n < 0 {
		p.b, n = append(p.b, '-'), -n
	}
	p.b = strconv.AppendInt(p.b, n/unit, 10)
	if n %= unit; n > 0 {
		p.b = append(p.b, '.')
	}
	for n > 0 {
		unit /= 10
		p.b = append(p.b, byte('0'+n/unit))
		n %= unit
	}
}

// maxLength bounds every number in a drawing.
const maxLength = 1e6

// attr appends an attribute with a length in pixels.
func (p *xmlWriter) attr(name string, v float64) {
	p.raw(` `)
	p.raw(name)
	p.raw(`="`)
	p.num(v)
	p.raw(`"`)
}

// share appends an attribute with a share of the width.
func (p *xmlWriter) share(name string, v float64) {
	p.raw(` `)
	p.raw(name)
	p.raw(`="`)
	p.pct(v)
	p.raw(`"`)
}

// named appends an attribute with escaped text.
func (p *xmlWriter) named(name, value string) {
	p.raw(` `)
	p.raw(name)
	p.raw(`="`)
	p.text(value)
	p.raw(`"`)
}

// title appends the words that a reader sees on touching what it stands in.
func (p *xmlWriter) title(s string) {
	if s != "" {
		p.raw("<title>")
		p.text(s)
		p.raw("</title>")
	}
}

// link opens a link to a record, and reports whether it did: an address that is
// not a plain relative one is left out, since records are hostile text. Only
// what is worth asking about is a stop of the tab key; the rest is reached
// through the table of the same points.
func (p *xmlWriter) link(href string, stop bool) bool {
	if !relative(href) {
		return false
	}
	p.raw("<a")
	p.named("href", href)
	if !stop {
		p.raw(` tabindex="-1"`)
	}
	p.raw(">")
	return true
}

// relative reports whether an address leads to a file beside the page or to a
// place in it.
func relative(href string) bool {
	if href == "" || href[0] == '/' || href[0] == '\\' {
		return false
	}
	for i := range len(href) {
		if c := href[i]; c <= 0x20 || c == 0x7f || c == '\\' {
			return false
		}
	}
	path, _, _ := strings.Cut(href, "#")
	path, _, _ = strings.Cut(path, "?")
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ":")
}
