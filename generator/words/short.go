package words

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"factorybook/generator/record"
)

// What a company adds to its name to say what form of company it is. Each is looked
// for at the end of a name, the longest first, as often as it is found there.
var (
	legalLatin = []string{
		"limited liability company", "joint stock company", "company limited", "corporation", "incorporated", "company", "limited",
		"co ltd", "coltd", "corp", "inc", "llc", "ltd", "gmbh", "co",
	}
	legalHan = []string{"股份有限责任公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "总公司", "公司"}
)

// ShortName is a name without the legal form: "Foshan Yuanda Ceramics Co., Ltd." is
// Foshan Yuanda Ceramics, 佛山远大陶瓷有限公司 is 佛山远大陶瓷. A name that is nothing else
// stays as it is.
func ShortName(n Name) Name {
	n.Latin, n.Chinese = shortLatin(n.Latin), shortHan(n.Chinese)
	return n
}

func shortHan(name string) string {
	short := strings.TrimSpace(name)
	for _, form := range legalHan {
		if s, ok := strings.CutSuffix(short, form); ok {
			short = strings.TrimRight(s, " （(·-")
			break
		}
	}
	// 远大(佛山)有限公司 keeps its brackets whole.
	if short == "" || strings.ContainsAny(short, "（(") && !strings.ContainsAny(short, "）)") {
		return name
	}
	return short
}

func shortLatin(name string) string {
	short := strings.TrimSpace(name)
	for cut := true; cut; {
		cut = false
		for _, form := range legalLatin {
			if s, ok := cutForm(short, form); ok {
				if s == "" {
					return name
				}
				short, cut = s, true
				break
			}
		}
	}
	return short
}

// cutForm takes a legal form off the end of a name: its words, however they are
// stopped and spaced ("Co., Ltd.", "Co.,Ltd", "CO. LTD").
func cutForm(name, form string) (string, bool) {
	i := len(name)
	for k := len(form); k > 0; {
		for i > 0 && strings.IndexByte(" .,()\t", name[i-1]) >= 0 {
			i--
		}
		if form[k-1] == ' ' {
			k--
			continue
		}
		if i == 0 || lower(name[i-1]) != form[k-1] {
			return name, false
		}
		i, k = i-1, k-1
	}
	if i > 0 && !strings.ContainsRune(" .,(", rune(name[i-1])) {
		return name, false // "Costco" ends in no "co"
	}
	// A bracket that was opened before stays, with what is in it.
	if strings.Count(name[:i], "(") > strings.Count(name[:i], ")") && !strings.HasSuffix(strings.TrimRight(name[:i], " ,."), "(") {
		return name, false
	}
	short := strings.TrimRightFunc(name[:i], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",.&(-", r) })
	return short, true
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// Of is the short name of a factory by its id.
func (s *ShortNames) Of(id string) Name { return s.byID[id] }

// Equal reports whether all factories have the same short names in both.
func (s *ShortNames) Equal(other *ShortNames) bool { return maps.Equal(s.byID, other.byID) }

// ShortNames are the short names of all factories of a book, no two of them alike in
// the same script.
type ShortNames struct{ byID map[string]Name }

// NewShortNames shortens the names of factories. Of what would be alike the whole
// names are kept; what is alike even so has the city behind it, and then the id.
func NewShortNames(factories []*record.Factory) *ShortNames {
	s := &ShortNames{byID: make(map[string]Name, len(factories))}
	for _, f := range factories {
		s.byID[f.ID] = ShortName(NameOf(f))
	}
	for _, tell := range [...]func(f *record.Factory, n Name) Name{
		func(f *record.Factory, n Name) Name { return NameOf(f) },
		func(f *record.Factory, n Name) Name { return behind(n, f.City.V) },
		func(f *record.Factory, n Name) Name { return behind(n, f.ID) },
	} {
		alike := s.alike(factories)
		for _, f := range factories {
			if alike[f.ID] {
				s.byID[f.ID] = tell(f, s.byID[f.ID])
			}
		}
	}
	return s
}

// behind adds what tells a name apart.
func behind(n Name, what string) Name {
	if what == "" {
		return n
	}
	for _, s := range [...]*string{&n.Latin, &n.Chinese} {
		if *s != "" && !strings.HasSuffix(*s, "("+what+")") {
			*s += " (" + what + ")"
		}
	}
	return n
}

// alike are the factories whose name in a script another one has.
func (s *ShortNames) alike(factories []*record.Factory) map[string]bool {
	held := make(map[string][]string)
	for _, f := range factories {
		n := s.byID[f.ID]
		for _, name := range [...]string{"l" + strings.ToLower(n.Main(Latin)), "h" + n.Main(Han)} {
			if !slices.Contains(held[name], f.ID) {
				held[name] = append(held[name], f.ID)
			}
		}
	}
	alike := make(map[string]bool)
	for _, ids := range held {
		if len(ids) > 1 {
			for _, id := range ids {
				alike[id] = true
			}
		}
	}
	return alike
}

// ShortOf is the short name of a factory, with no link.
func (s *Site) ShortOf(f *record.Factory) Name {
	if s.Short != nil {
		if n, ok := s.Short.byID[f.ID]; ok {
			return n
		}
	}
	return ShortName(NameOf(f))
}
