package words

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// readings are names that are read otherwise than their characters by themselves; the
// file says where they are from.
//
//go:embed readings.txt
var readingsFile string

// readings are syllables by what is read so, surnames by themselves.
type readings struct {
	names, surnames map[string][]string
	longest         int // bytes
}

// known are the readings of the file. They are read once, and nobody changes them.
var known = parseReadings(readingsFile)

func parseReadings(file string) *readings {
	r := &readings{names: make(map[string][]string), surnames: make(map[string][]string)}
	for line := range strings.Lines(file) {
		fields := strings.Fields(line)
		switch {
		case len(fields) < 2 || fields[0][0] == '#':
		case fields[0] == "姓":
			r.surnames[fields[1]] = fields[2:]
		default:
			r.names[fields[0]] = fields[1:]
			r.longest = max(r.longest, len(fields[0]))
		}
	}
	return r
}

// SortKey is what names are sorted by: their letters in lower case and without
// accents, 汉字 by their pinyin among them, so that 安吉 stands beside Anji.
func SortKey(name string) string { return known.key(name) }

// Pinyin is how the Chinese characters of a name are read: for each its syllables, without
// tones and with v for ü. There is one where the name or a part of it is in the table,
// and elsewhere up to two, the usual one first.
func Pinyin(name string) [][]string { return known.pinyin(name) }

// PersonPinyin is Pinyin for the name of a person.
func PersonPinyin(name string) [][]string {
	var list [][]string
	surname, given := known.surname(name)
	for _, syllable := range surname {
		list = append(list, []string{syllable})
	}
	list = append(list, known.pinyin(given)...)
	if len(list) > 0 {
		list[0] = list[0][:1] // a surname beyond the table has its usual reading
	}
	return list
}

// surname cuts a surname of the table off the name of a person.
func (r *readings) surname(name string) (syllables []string, given string) {
	for _, n := range [...]int{2, 1} {
		i := 0
		for range n {
			_, size := utf8.DecodeRuneInString(name[i:])
			i += size
		}
		if s, ok := r.surnames[name[:i]]; ok {
			return s, name[i:]
		}
	}
	return nil, name
}

func (r *readings) key(name string) string {
	var b strings.Builder
	args := pinyin.NewArgs()
	for name != "" {
		c, size := utf8.DecodeRuneInString(name)
		if !unicode.Is(unicode.Han, c) {
			for _, d := range norm.NFD.String(name[:size]) {
				if unicode.IsLetter(d) || unicode.IsDigit(d) {
					b.WriteRune(unicode.ToLower(d))
				}
			}
			name = name[size:]
			continue
		}
		if read, of := r.longestName(name); of > 0 {
			for _, syllable := range read {
				b.WriteString(syllable)
			}
			name = name[of:]
			continue
		}
		if read := pinyin.SinglePinyin(c, args); len(read) > 0 {
			b.WriteString(read[0])
		} else {
			b.WriteRune(c)
		}
		name = name[size:]
	}
	return b.String()
}

func (r *readings) pinyin(name string) [][]string {
	var list [][]string
	args := pinyin.NewArgs()
	args.Heteronym = true
	for name != "" {
		c, size := utf8.DecodeRuneInString(name)
		read, of := r.longestName(name)
		switch {
		case of > 0:
			for _, syllable := range read {
				list = append(list, []string{syllable})
			}
			size = of
		case unicode.Is(unicode.Han, c):
			if all := pinyin.SinglePinyin(c, args); len(all) > 0 {
				list = append(list, all[:min(len(all), 2)]) // further ones are those of old books
			} else {
				list = append(list, []string{name[:size]})
			}
		}
		name = name[size:]
	}
	return list
}

// longestName is the reading of the longest name of the table that a text begins with,
// and its length in bytes.
func (r *readings) longestName(text string) (read []string, of int) {
	for n := min(r.longest, len(text)); n > 0; n-- {
		if s, ok := r.names[text[:n]]; ok {
			return s, n
		}
	}
	return nil, 0
}
