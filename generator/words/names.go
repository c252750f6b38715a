package words

import (
	"cmp"
	"strings"
	"unicode"

	"factorybook/generator/record"
)

// HasHan reports whether a text has a Chinese character.
func HasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) })
}

// Who names a side from our point of view.
func (p Place) Who(side string) string { return p.Words.Enum("side", side) }

// PhotoAlt says in one what the photo of an observation shows.
func (w *Words) PhotoAlt(o *record.Observation) string {
	return cmp.Or(JoinColon(w, w.Own(o.Area, o.AreaZH).V, w.Own(o.Note, o.NoteZH).V), w.Say("visit.photo"))
}

// Own is a text in the language of the page where a record has it: the Chinese twin on
// Chinese pages, and either one where the other is missing.
func (w *Words) Own(text, zh record.Text) record.Text {
	if zh.Known() && (w.Script == Han || !text.Known()) {
		return zh
	}
	return text
}

// OwnLabels are the labels of a record, chosen as Own chooses a text.
func (w *Words) OwnLabels(s *record.Source) []record.Label {
	if len(s.ExtraZH) > 0 && (w.Script == Han || len(s.Extra) == 0) {
		return s.ExtraZH
	}
	return s.Extra
}

// City is the city of a factory.
func (w *Words) City(f *record.Factory) string { return w.Own(f.City, f.CityZH).V }

// Article names the article of a line, or is its number, or "".
func (w *Words) Article(l *record.Line) string { return w.Own(l.Name, l.NameZH).Or(l.SKU.V) }

// Products are what is bought of a factory.
func (w *Words) Products(f *record.Factory) []string {
	if len(f.ProductsZH) > 0 && (w.Script == Han || len(f.Products) == 0) {
		return Texts(f.ProductsZH)
	}
	return Texts(f.Products)
}

// BookTitle is the book's title in the language, or the word for a book.
func (s *Site) BookTitle() string {
	return s.Words.Own(s.Settings.Title, s.Settings.TitleZH).Or(s.Words.Say("site.book"))
}

// Port names a UN/LOCODE, with the code kept where the name is known.
func (p Place) Port(code string) string {
	if name := p.Words.Enum("port", code); name != code {
		return name
	}
	return code
}

// Station is a railway station, and how far it is.
func (p Place) Station(s *record.Station) string {
	w := p.Words
	name := s.Name.V
	if w.Script == Han {
		name = s.NameZH.Or(name)
	} else if s.NameZH.Known() {
		name = strings.TrimSpace(name + " " + s.NameZH.V)
	}
	if name != "" && s.Minutes.Known() {
		return w.Say("station.minutes", "name", name, "n", s.Minutes.V)
	}
	return name
}

// Name is a name in both scripts; one of them may be missing.
type Name struct {
	Latin, Chinese string
	// Href opens what is named, or "".
	Href string
}

// Main returns the name in a script, or in the other one where there is none.
func (n Name) Main(script Script) string {
	if n.Chinese != "" && (script == Han || n.Latin == "") {
		return n.Chinese
	}
	return n.Latin
}

// Importer is our own name, in the language.
func (p Place) Importer() string {
	zh, en := p.Settings.ImporterZH.V, p.Settings.Importer.V
	if p.Words.Script == Han && zh != "" || en == "" {
		return zh
	}
	return en
}

// ImporterSaid is our own name, or what we are where the book does not say it.
func (p Place) ImporterSaid() string {
	if name := p.Importer(); name != "" {
		return name
	}
	return p.Words.Say("importer.unnamed")
}

// NameOf is the name of a factory.
func NameOf(f *record.Factory) Name {
	n := nameIn(f.Name, f.NameZH)
	if n.Latin == "" && n.Chinese == "" {
		n.Latin = f.ID
	}
	if n.Chinese == "" && HasHan(n.Latin) {
		n.Latin, n.Chinese = "", n.Latin
	}
	return n
}

// PersonName is the name of somebody at a factory.
func PersonName(c *record.Contact) Name { return nameIn(c.Name, c.NameZH) }

// nameIn is a name of two fields; a Chinese name in both of them is one name.
func nameIn(latin, chinese record.Text) Name {
	n := Name{Latin: latin.V, Chinese: chinese.V}
	if n.Latin == n.Chinese {
		n.Latin = ""
	}
	return n
}
