package diag

import (
	"bufio"
	"bytes"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// String returns the place as file:line:column. A place that is a whole file
// is its first character, so that every tool can jump there.
func (p Place) String() string {
	return p.File + ":" + strconv.Itoa(max(1, p.Line)) + ":" + strconv.Itoa(max(1, p.Column))
}

// in returns the place as seen from outside the book, which stands at prefix.
func (p Place) in(prefix string) Place {
	if prefix != "" {
		p.File = path.Join(prefix, p.File)
	}
	return p
}

// TextOptions say how problems are printed for people.
type TextOptions struct {
	// Prefix is put before every path: the way to the book.
	Prefix string
	// Source returns the text of a file of the book; with it the line of every
	// problem is shown and its place underlined. nil shows none.
	Source func(file string) ([]byte, error)
	// Phrases are the words of the language that the problems are in; nil: English.
	Phrases Phrases
	// Colour marks severities and places with colour.
	Colour bool
}

// WriteText prints each problem as `file:line:column: severity CODE: text` and,
// indented below it, the line, the hint and the other places concerned.
//
// Records are text from anywhere: what could steer a terminal or turn the
// direction of writing is printed as �.
func WriteText(w io.Writer, problems []Problem, opt TextOptions) error {
	out := &textWriter{Writer: bufio.NewWriter(w), opt: opt}
	for i := range problems {
		out.problem(&problems[i])
	}
	return out.Flush()
}

type textWriter struct {
	*bufio.Writer
	opt   TextOptions
	file  string // whose text is kept: problems come sorted by file
	found bool   // there is one
	text  []byte
	rest  []byte // of the text, from the line at on
	at    int
}

func (w *textWriter) problem(p *Problem) {
	tint := yellow
	if p.Severity == Error {
		tint = red
	}
	w.put(bold, p.Place.in(w.opt.Prefix).String()+":")
	w.put(plain, " ")
	w.put(tint, Named(p.Severity.String()).In(w.opt.Phrases)+" "+p.Code+":")
	w.put(plain, " "+p.Text+"\n")
	w.source(p.Place, p.Length, tint)
	if p.Hint != "" {
		w.put(plain, "  "+Say("hint: %s", p.Hint).In(w.opt.Phrases)+"\n")
	}
	shown, rest := also(p, w.opt.Prefix)
	for _, place := range shown {
		w.put(plain, "  "+Say("also: %s", place).In(w.opt.Phrases)+"\n")
	}
	if rest > 0 {
		w.put(plain, "  "+Say("also: %d more places", rest).In(w.opt.Phrases)+"\n")
	}
}

// maxAlso is how many other places a person is shown; machines get all.
const maxAlso = 5

// also returns the other places of a problem and how many are left out.
func also(p *Problem, prefix string) (shown []string, rest int) {
	for i, place := range p.Also {
		if i == maxAlso && len(p.Also) > maxAlso+1 {
			return shown, len(p.Also) - i
		}
		shown = append(shown, place.in(prefix).String())
	}
	return shown, 0
}

// style is a way to set text apart, as the parameters of a terminal's SGR.
type style string

const (
	plain  style = ""
	bold   style = "1"
	faint  style = "2"
	red    style = "1;31"
	yellow style = "1;33"
)

func (w *textWriter) put(s style, text string) {
	text = Printable(text)
	if s == plain || !w.opt.Colour {
		w.WriteString(text)
		return
	}
	w.WriteString("\x1b[" + string(s) + "m" + text + "\x1b[0m")
}

// Printable replaces what a terminal would obey instead of print, and what turns
// the direction of writing: records are text from anywhere.
func Printable(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case unicode.IsControl(c), c >= 0x202a && c <= 0x202e, c >= 0x2066 && c <= 0x2069, c == 0x2028, c == 0x2029:
			return unicode.ReplacementChar
		}
		return c
	}, s)
}

// line returns the line of a place; false: there is none. Problems of a file come in the
// order of their lines: each is looked for from the last one.
func (w *textWriter) line(p Place) (text string, ok bool) {
	if w.file != p.File {
		data, err := w.opt.Source(p.File)
		w.file, w.found, w.text, w.rest, w.at = p.File, err == nil, data, data, 1
	}
	if !w.found {
		return "", false
	}
	if p.Line < w.at {
		w.rest, w.at = w.text, 1
	}
	for ; w.at < p.Line; w.at++ {
		end := bytes.IndexByte(w.rest, '\n')
		if end < 0 {
			return "", false
		}
		w.rest = w.rest[end+1:]
	}
	line, _, _ := bytes.Cut(w.rest, []byte{'\n'})
	return string(line), true
}

// source prints the line of a place with so many characters underlined; 0: the word.
func (w *textWriter) source(p Place, length int, tint style) {
	if p.Line == 0 || w.opt.Source == nil {
		return
	}
	text, ok := w.line(p)
	if !ok {
		return
	}
	line := []rune(Printable(strings.TrimPrefix(strings.TrimSuffix(text, "\r"), "\ufeff")))
	from := min(max(1, p.Column)-1, len(line))
	until := max(from+1, wordEnd(line, from))
	if length > 0 {
		until = from + length
	}
	line, from, until = window(line, from, until)

	gutter := strconv.Itoa(p.Line)
	w.put(faint, "  "+gutter+" | ")
	w.put(plain, string(line)+"\n")
	w.put(faint, "  "+strings.Repeat(" ", len(gutter))+" | ")
	w.put(plain, blank(line[:from]))
	w.put(tint, strings.Repeat("^", max(1, cells(line[from:min(until, len(line))]))))
	w.put(plain, "\n")
}

// wordEnd returns where the key or value that begins at from ends.
func wordEnd(line []rune, from int) int {
	if from >= len(line) {
		return from
	}
	switch first := line[from]; first {
	case '{', '[':
		return from + 1
	case '"', '\'':
		for i := from + 1; i < len(line); i++ {
			if line[i] == first {
				return i + 1
			}
		}
	}
	end := from
	for end < len(line) && !endsWord(line, end) {
		end++
	}
	for end > from && unicode.IsSpace(line[end-1]) {
		end--
	}
	return end
}

func endsWord(line []rune, i int) bool {
	switch line[i] {
	case ',', '}', ']', ')':
		return true
	case ':':
		return i+1 == len(line) || line[i+1] == ' '
	case ' ':
		return i+1 < len(line) && line[i+1] == '#'
	}
	return false
}

// Long lines are cut to a window around the place, in characters.
const (
	maxLine   = 110
	leadingIn = 40
)

func window(line []rune, from, until int) ([]rune, int, int) {
	if len(line) <= maxLine {
		return line, from, until
	}
	start := max(0, min(from-leadingIn, len(line)-maxLine))
	end := min(len(line), start+maxLine)
	cut := append([]rune(nil), line[start:end]...)
	if start > 0 {
		cut[0] = '…'
	}
	if end < len(line) {
		cut[len(cut)-1] = '…'
	}
	return cut, from - start, min(until, end) - start
}

// blank returns white space as wide as the text: a tab for a tab, since both
// lines begin at the same column, two cells for 汉字.
func blank(text []rune) string {
	var b strings.Builder
	for _, c := range text {
		if c == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString(strings.Repeat(" ", cell(c)))
	}
	return b.String()
}

// Width returns the number of cells that a text takes on a terminal.
func Width(s string) int { return cells([]rune(s)) }

func cells(text []rune) (n int) {
	for _, c := range text {
		n += cell(c)
	}
	return n
}

// cell returns the number of terminal cells that a character takes (Unicode
// annex 11: wide and full-width ones take two).
func cell(c rune) int {
	if c < 0x300 {
		return 1
	}
	if unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
