package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"factorybook/generator/load"
)

// The writing of records. Text that another program could take for something
// else (a number, a date, true, nothing) is quoted, and so is whatever YAML
// could trip over; a fuzz test reads back what is written here.

// maxKey is the longest key, in bytes, that YAML reads without more ado.
const maxKey = 1000

// scalar writes text as one YAML value in one line that may stand anywhere, in
// { } and [ ] too.
func scalar(s string) string {
	if load.PlainText(s, true) || plain(s) && !strings.ContainsAny(s, ",[]{}") {
		return s
	}
	return quote(s)
}

// blockScalar writes text as one YAML key or value in one line outside brackets.
func blockScalar(s string) string {
	if load.PlainText(s, false) || plain(s) {
		return s
	}
	return quote(s)
}

func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case visible(c):
			b.WriteRune(c)
		default:
			escape(&b, c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

const hexDigits = "0123456789ABCDEF"

func escape(b *strings.Builder, c rune) {
	letter, size := byte('x'), 2
	switch {
	case c > 0xffff:
		letter, size = 'U', 8
	case c > 0xff:
		letter, size = 'u', 4
	}
	b.WriteByte('\\')
	b.WriteByte(letter)
	for i := size - 1; i >= 0; i-- {
		b.WriteByte(hexDigits[c>>(4*i)&0xf])
	}
}

// visible reports whether a reader sees the character as what it is.
func visible(c rune) bool {
	return c == ' ' || c != utf8.RuneError && unicode.IsGraphic(c) && !unicode.Is(unicode.Zs, c) && !unicode.Is(unicode.Cf, c)
}

// plain reports whether text that begins like a number needs no quotes behind a
// key all the same, such as 116-ZA-T30: the canonical form leaves it as it is, with
// quotes or without. Beside letters, digits and spaces it may hold marks that mean
// nothing to YAML.
func plain(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) || !utf8.ValidString(s) || notText(s) || s[len(s)-1] == ' ' {
		return false
	}
	for _, c := range s {
		if c < 0x80 && strings.IndexByte(" -+_./()@%&*!=;,[]{}'$~^<>", byte(c)) >= 0 {
			continue
		}
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.Mn, c) {
			return false
		}
	}
	return true
}

// notText reports whether YAML programs could take the text for a number, a
// date, a truth value or nothing.
func notText(s string) bool {
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "y", "n", "null":
		return true
	}
	return likeNumber.MatchString(s)
}

// likeNumber are decimal, hexadecimal, octal and sexagesimal numbers, with and
// without _ , exponents, and dates with or without a time.
var likeNumber = regexp.MustCompile(`^[0-9][0-9_,.:]*([eE][-+]?[0-9]+)?$|^0[xXoObB][0-9a-fA-F_]+$|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?$`)

// recordText builds the text of one record, key by key in their canonical order.
type recordText struct {
	strings.Builder
	indent string // before every key but the first of a list entry
	first  string // before the first key
}

func (t *recordText) key(name string) {
	if t.Len() == 0 {
		t.WriteString(t.first)
	} else {
		t.WriteString(t.indent)
	}
	t.WriteString(name)
	t.WriteByte(':')
}

// text writes `key: value`, and nothing when there is no value.
func (t *recordText) text(name, value string) {
	if value == "" {
		return
	}
	t.key(name)
	t.WriteByte(' ')
	t.WriteString(blockScalar(value))
	t.WriteByte('\n')
}

// bare writes a value that needs no quotes: a date, a number, a code.
func (t *recordText) bare(name, value string) {
	if value == "" {
		return
	}
	t.key(name)
	t.WriteByte(' ')
	t.WriteString(value)
	t.WriteByte('\n')
}

// items writes a list with one entry per line.
func (t *recordText) items(name string, items []string) {
	if len(items) == 0 {
		return
	}
	t.key(name)
	t.WriteByte('\n')
	for _, item := range items {
		t.WriteString(t.indent)
		t.WriteString("  - ")
		t.WriteString(item)
		t.WriteByte('\n')
	}
}

// markdown writes text of several lines as it is read, where YAML can keep it so.
func (t *recordText) markdown(name, value string) {
	if !strings.Contains(value, "\n") || !blockable(value) {
		t.text(name, value)
		return
	}
	t.key(name)
	t.WriteString(" |-\n")
	for line := range strings.Lines(value + "\n") {
		if line != "\n" {
			t.WriteString(t.indent)
			t.WriteString("  ")
		}
		t.WriteString(line)
	}
}

// blockable reports whether a literal block keeps the text exactly.
func blockable(s string) bool {
	if strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\n") || strings.HasSuffix(s, "\n") {
		return false
	}
	for line := range strings.Lines(s) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && strings.TrimSpace(line) == "" {
			return false
		}
		for _, c := range line {
			if !visible(c) {
				return false
			}
		}
	}
	return true
}

// flow joins the pairs of a { } map; a pair without value is left out.
func flow(pairs ...string) string {
	var b strings.Builder
	b.WriteByte('{')
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if b.Len() > 1 {
			b.WriteString(", ")
		}
		b.WriteString(pairs[i])
		b.WriteString(": ")
		b.WriteString(pairs[i+1])
	}
	b.WriteByte('}')
	return b.String()
}

// flowList writes texts as a list in one line, "" when there are none.
func flowList(texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	var quoted []string
	for _, text := range texts {
		quoted = append(quoted, scalar(text))
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// quotedText is scalar, but nothing for no text, as flow wants it.
func quotedText(s string) string {
	if s == "" {
		return ""
	}
	return scalar(s)
}
