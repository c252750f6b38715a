package record

import (
	"strings"

	"golang.org/x/text/width"
)

// Renewed reports whether a later certificate of the same name and site stands in
// the record: one that runs longer or, where one of the two does not say until
// when, one that was issued later. One that does not say until when renews all
// the same, and its end is a missing fact.
func (f *Factory) Renewed(c *Certificate) bool {
	for i := range f.Certificates {
		if o := &f.Certificates[i]; o != c && o.later(c) && sameName(o.Name.V, c.Name.V) && sameName(o.Site.V, c.Site.V) {
			return true
		}
	}
	return false
}

func (c *Certificate) later(than *Certificate) bool {
	switch {
	case c.Expires.Known() && than.Expires.Known():
		return c.Expires.V > than.Expires.V
	case c.Issued.Known() && than.Issued.Known():
		return c.Issued.V > than.Issued.V
	}
	// A certificate is issued before it runs out: this one after the other has run out.
	return c.Issued.Known() && than.Expires.Known() && c.Issued.V > than.Expires.V
}

// sameName reports whether two names are one, however they were typed: ISO 9001,
// iso 9001 and ＩＳＯ　９００１.
func sameName(a, b string) bool { return plainName(a) == plainName(b) }

func plainName(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(width.Fold.String(s))), " ")
}
