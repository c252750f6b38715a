package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"factorybook/generator/diag"
)

// maxID is the longest id of a factory.
const maxID = 64

// folds are the Latin letters that do not fall apart into letter and accent.
var folds = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i", "&", " and ", "'", "", "’", "")

// slug makes an id from the Latin letters and digits of a name, cut at a word.
// ok is false when the name is not chiefly Latin: then nothing readable can be
// made of it, and there is no honest way to invent some.
func slug(name string) (id string, ok bool) {
	var b strings.Builder
	latin, other := 0, 0
	for _, c := range norm.NFKD.String(folds.Replace(strings.ToLower(name))) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
			latin++
		case unicode.Is(unicode.Mn, c):
		default:
			if unicode.IsLetter(c) {
				other++
			}
			if !strings.HasSuffix(b.String(), "-") {
				b.WriteByte('-')
			}
		}
	}
	id = strings.Trim(b.String(), "-")
	if len(id) > maxID {
		id = id[:maxID+1]
		if cut := strings.LastIndexByte(id, '-'); cut > maxID/2 {
			id = id[:cut]
		} else {
			id = id[:maxID]
		}
	}
	return id, latin >= 2 && latin >= other && !reserved[id]
}

// reserved are names that no folder can have on Windows.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// hashOf tells names apart that have no, or the same, readable id. It depends on
// nothing but the name.
func hashOf(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:4])
}

// withHash appends the hash of the name to an id.
func withHash(id, name string) string {
	hash := hashOf(name)
	if most := maxID - 1 - len(hash); len(id) > most {
		id = strings.TrimRight(id[:most], "-")
	}
	return id + "-" + hash
}

// nearNames are two names that may mean the same factory, and why.
type nearNames struct {
	A, B string
	Why  diag.Message
}

// nearDuplicates lists different names that look alike. It only ever lists them: whether
// they are one factory is for a person to say, in the map.
func nearDuplicates(names []string) []nearNames {
	folded := make([]foldedName, len(names))
	for i, n := range names {
		folded[i] = fold(n)
	}
	var list []nearNames
	for i := range names {
		for j := i + 1; j < len(names); j++ {
			if why := folded[i].like(&folded[j]); !why.Empty() {
				list = append(list, nearNames{names[i], names[j], why})
			}
		}
	}
	return list
}

// foldedName is a name without what people leave out or vary.
type foldedName struct {
	full    string   // without capitals, accents and punctuation
	words   []string // without the legal form too
	core    []rune
	numbers string // the numbers in it, Roman ones too
}

func fold(name string) foldedName {
	words := nameWords(name)
	f := foldedName{full: strings.Join(words, " "), words: withoutLegalForm(words)}
	f.core = []rune(strings.Join(f.words, " "))
	for _, w := range words {
		if strings.Trim(w, "ivx") == "" || strings.ContainsAny(w, "0123456789") {
			f.numbers += w + " "
		}
	}
	return f
}

// like says why two names look alike, or "". Plants that differ by a number are
// different plants.
func (f *foldedName) like(g *foldedName) diag.Message {
	switch {
	case f.full == g.full:
		return diag.Say("the same but for capitals, accents and punctuation")
	case len(f.core) == 0 || len(g.core) == 0 || f.numbers != g.numbers:
		return diag.Message{}
	case string(f.core) == string(g.core):
		return diag.Say("the same but for the legal form")
	case continues(f.words, g.words) || continues(g.words, f.words):
		return diag.Say("one is the other, shortened")
	case similar(f.core, g.core) && alikeWords(f.words, g.words):
		return diag.Say("a few letters differ")
	}
	return diag.Message{}
}

// nameWords folds a name to lower-case words without accents and punctuation;
// each Chinese character stands for itself.
func nameWords(name string) []string {
	plain := strings.Map(func(c rune) rune {
		switch {
		case unicode.Is(unicode.Mn, c):
			return -1
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			return c
		}
		return ' '
	}, norm.NFKD.String(folds.Replace(strings.ToLower(name))))
	return strings.Fields(plain)
}

var legalForms = []string{"co", "company", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "llc", "plc", "gmbh", "kg",
	"ag", "sa", "bv", "nv", "srl", "spa", "pty", "pte", "pvt", "private", "aps", "as", "ab", "oy", "kk", "sl", "s", "a", "b", "v", "the"}

func withoutLegalForm(words []string) []string {
	rest := make([]string, 0, len(words))
	for _, w := range words {
		for _, form := range []string{"股份有限公司", "有限责任公司", "有限公司", "公司"} {
			w = strings.TrimSuffix(w, form)
		}
		if w != "" && !slices.Contains(legalForms, w) {
			rest = append(rest, w)
		}
	}
	return rest
}

// continues reports whether long begins with all words of short, each in full or
// shortened (Med. for Medical), and short says more than a single short word.
func continues(long, short []string) bool {
	if len(short) > len(long) || len(short) == 1 && len(short[0]) < 8 {
		return false
	}
	for i, w := range short {
		a, b := w, long[i]
		if len(a) > len(b) {
			a, b = b, a
		}
		if a != b && (len(a) < 3 || !strings.HasPrefix(b, a)) {
			return false
		}
	}
	return true
}

// similar reports whether at most one letter in six differs.
func similar(a, b []rune) bool {
	most := min(len(a), len(b)) / 6
	return max(len(a), len(b))-min(len(a), len(b)) <= most && within(a, b, most)
}

// alikeWords reports whether no word of two names is another one altogether: Handan and
// Jinan are two towns, however much else of two names is the same.
func alikeWords(a, b []string) bool {
	if len(a) != len(b) {
		return true // words were joined or divided
	}
	for i := range a {
		v, w := []rune(a[i]), []rune(b[i])
		if most := max(len(v), len(w)) / 3; !within(v, w, most) {
			return false
		}
	}
	return true
}

// within reports whether as many letters inserted, deleted or replaced make one text
// the other.
func within(a, b []rune, most int) bool {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal, least := row[0], i
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost = 1 + min(diagonal, row[j], row[j-1])
			}
			diagonal, row[j] = row[j], cost
			least = min(least, cost)
		}
		if least > most {
			return false
		}
	}
	return row[len(b)] <= most
}

// misdecoded returns the text that was meant when UTF-8 was once read as
// Windows-1252 ("GrÃ¸nland" for "Grønland"), or "" when the text is in order.
func misdecoded(s string) string {
	if isASCII(s) {
		return ""
	}
	bytes, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil || !utf8.ValidString(bytes) || bytes == s {
		return ""
	}
	return bytes
}

// lost reports whether the text shows a place where characters were lost.
func lost(s string) bool { return strings.ContainsAny(s, "\ufffd□") || strings.Contains(s, "??") }

// nameLost reports whether a name is not one any more: nothing but question marks and
// the like is left of it, or of part of it. Programs write ? for each character that
// an encoding does not have.
func nameLost(name string) bool {
	return strings.Contains(name, "??") || strings.Contains(name, "\ufffd\ufffd") ||
		strings.IndexFunc(name, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0
}

// isChinese reports whether a name is written in Chinese characters.
func isChinese(name string) bool {
	for _, c := range name {
		if unicode.Is(unicode.Han, c) {
			return true
		}
	}
	return false
}
