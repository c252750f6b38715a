package briefing

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A briefing has to fit on two sheets whatever the records hold, and a program
// without a browser cannot measure text. So the height of every part is reckoned
// here, from the widest that a letter is in any font that a sheet is likely to be
// set in, and lists are cut to what fits. A text that is longer than its lines is
// cut by the browser, which knows the font; it is given a little more than it can
// show. What comes out shorter than reckoned leaves room to write on.

// Sizes on paper, in millimetres. The sheet is what A4 and Letter have in common
// within margins of 12 mm; heights are
// reckoned in units of 2 mm.
const (
	sheetWidth = 186.0
	sheetUnits = 127 // 254 of the 255 mm
	lineUnits  = 2   // a line of text
	headUnits  = 3   // a heading, with the space above
	em9        = 9 * 25.4 / 72

	stampWidth = 50.0 // mm at the right of the head
	reachWidth = 66.0 // of the phone numbers
)

// boldRoom is what bold letters leave of a width reckoned for plain ones.
const boldRoom = 0.93

// letterWidth holds the widths of the printable ASCII characters from the space
// on, in thousandths of an em: of each the widest in Liberation Sans (as wide as
// Arial and Helvetica), Noto Sans CJK and DejaVu Sans at the size at which the style
// sets it.
var letterWidth = [...]uint16{
	280, 353, 474, 737, 560, 921, 686, 278, 343, 343, 467, 737, 280, 347, 280, 392,
	560, 560, 560, 560, 560, 560, 560, 560, 560, 560, 297, 297, 737, 737, 737, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 728, 293, 501, 667, 556, 833, 723, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 343, 392, 343, 737, 559,
	606, 563, 618, 500, 620, 556, 322, 564, 607, 275, 275, 552, 284, 926, 610, 606,
	620, 620, 388, 500, 361, 607, 521, 802, 521, 521, 500, 560, 297, 560, 737,
}

// slack is for fonts that are not named above.
const slack = 1.01

// ems returns the width of a character in units of the font's size.
func ems(r rune) float64 {
	switch {
	case r == nbspRune:
		return ems(' ')
	case r < 0x20:
		return 0
	case r < 0x7f:
		return float64(letterWidth[r-0x20]) / 1000 * slack
	case r < 0xc0 || r == '×' || r == '÷': // as wide as a Chinese character where only such a font is
		return 1.02
	case r < 0x250: // Latin with accents
		return 0.76
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r == '–':
		return 0.6
	case r < 0x1100:
		return 0.8
	}
	return 1.02 // Chinese, and everything else as wide
}

const nbspRune = '\u00a0'

// emsOf returns the width of a text on one line.
func emsOf(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += ems(r)
	}
	return w
}

// linesOf returns how many lines a text takes in a width in ems: broken at
// spaces and beside Chinese characters, and anywhere in a word longer than a line.
func linesOf(s string, width float64) int {
	lines, used, word := 1, 0.0, 0.0
	// place puts what has been read since the last break onto a line.
	place := func() {
		for used+word > width {
			if used > 0 {
				lines, used = lines+1, 0
				continue
			}
			// Longer than a line: what is over goes onto further ones.
			lines, word = lines+1, word-width*0.95
		}
		used, word = used+word, 0
	}
	before := rune(0)
	for _, r := range s {
		switch w := ems(r); {
		case r == '\n':
			place()
			lines, used = lines+1, 0
		case r == ' ' || r == '\t':
			place()
			used += w
		default:
			// A line may break on both sides of a Chinese character, but not before
			// its closing punctuation nor after its opening one.
			if (fullwidth(r) || fullwidth(before)) && !cjkStop(r) && !cjkOpening(before) {
				place()
			}
			word += w
		}
		before = r
	}
	place()
	return lines
}

// fullwidth reports whether a character is Chinese, or as wide and broken like it.
func fullwidth(r rune) bool { return r >= 0x2e80 && ems(r) >= 1 }

// cjkOpening reports whether a line must not end with the character.
func cjkOpening(r rune) bool { return strings.ContainsRune("（《「『“‘", r) }

// cjkStop reports whether a line must not begin with the character.
func cjkStop(r rune) bool {
	return strings.ContainsRune("，。、；：？！）》」』”’…%", r)
}

// narrow is how much of a reckoned width a text takes at least, in any font.
const narrow = 0.85

// enough leaves of a text what fills so many lines of a width in ems in whatever
// font: the browser cuts it to those lines.
func enough(s string, width float64, lines int) string { return clip(s, width/narrow, lines) }

// rowsOf is how many lines a text gets of so many at most.
func rowsOf(s string, width float64, most int) int { return min(most, linesOf(s, width)) }

// clip cuts a text to a number of lines of a width in ems, ending in an
// ellipsis. Line breaks of the text become spaces.
func clip(s string, width float64, lines int) string { return clipBefore(s, "", width, lines) }

// clipBefore is clip with something behind the text that must not be cut.
func clipBefore(s, tail string, width float64, lines int) string {
	// Nothing beyond so many characters can be seen: keeps hostile text cheap.
	if most := int(width*5)*lines + 8; len(s) > most*utf8.UTFMax {
		s = s[:most*utf8.UTFMax]
	}
	s = oneLine(s)
	if linesOf(s+tail, width) <= lines {
		return s + tail
	}
	runes := []rune(s)
	n := 0
	for step := len(runes); step > 0; step /= 2 {
		for n+step <= len(runes) && linesOf(string(runes[:n+step])+"…"+tail, width) <= lines {
			n += step
		}
	}
	return strings.TrimRight(string(runes[:n]), " ,，、;；:：·—-") + "…" + tail
}

// oneLine joins the lines of a text and leaves out what cannot be printed.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), func(r rune) bool {
		return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r < 0x20 || r == 0x7f
	}), " ")
}

// part is a part of a sheet whose height can be chosen, in units.
type part struct {
	least int // it always gets this much: a heading, one entry and the count of the others
	fair  int // it gets so much before any other gets more
	want  int // everything it has
	got   int
	// fill cuts the part to a height and returns how much of it is used: a list
	// seldom ends where its room does.
	fill func(room int) int
}

// lay shares a height between the parts of a sheet and fills them. What one could
// not use goes to those that are still cut, in the order given. It returns what is
// left.
func lay(room int, parts ...*part) int {
	left := share(room, parts...)
	take := func(p *part, room int) (more bool) {
		used := p.fill(room)
		more = used > p.got
		left -= used - p.got
		p.got = used
		return more
	}
	for _, p := range parts {
		take(p, p.got)
	}
	for again := true; again; {
		again = false
		for _, p := range parts {
			if left > 0 && p.got < p.want && take(p, p.got+left) {
				again = true
			}
		}
	}
	return left
}

// share gives the parts of a sheet their heights: each what it needs, and where
// there is not enough for all, first the least, then the fair part, then the rest,
// in the order given. It returns what is left.
func share(room int, parts ...*part) int {
	for _, p := range parts {
		p.least = min(p.least, p.want)
		p.fair = max(p.least, min(p.fair, p.want))
		p.got = p.least
		room -= p.got
	}
	for _, upTo := range [...]func(*part) int{func(p *part) int { return p.fair }, func(p *part) int { return p.want }} {
		for _, p := range parts {
			if more := min(room, upTo(p)-p.got); more > 0 {
				p.got += more
				room -= more
			}
		}
	}
	return room
}

// column is the place of a list's entries.
type column struct {
	ems    float64 // width of an entry that has an id
	beside float64 // what an entry without one has beyond that
	lines  int     // an entry takes no more of them
}

func (c column) width(l *Line) float64 {
	if l.ID == "" {
		return c.ems + c.beside
	}
	return c.ems
}

// entries are those of a list, each cut to its own place. Reckoning takes time,
// and a list is cut to more than one height before it is known which it gets.
type entries struct {
	column
	lines   []Line
	heights []int
	more    func(n int) string
}

// entries cuts the lines of a list to its column.
func (b *brief) entries(lines []Line, c column) *entries {
	e := &entries{column: c, lines: lines, heights: make([]int, len(lines)), more: b.more}
	for i := range lines {
		l := &lines[i]
		l.Text = enough(l.Text, c.width(l), c.lines)
		l.Rows = rowsOf(l.Text, c.width(l), c.lines)
		e.heights[i] = lineUnits * l.Rows
	}
	return e
}

// more counts what a list left out.
func (b *brief) more(n int) string {
	if n <= 0 {
		return ""
	}
	return b.Words.Say("list.more", "n", n)
}

// want is the height of all entries; a list without any takes a line to say so.
func (e *entries) want() int {
	h := 0
	for _, v := range e.heights {
		h += v
	}
	return max(lineUnits, h)
}

// first is the height of the first entry and of a line that counts the others.
func (e *entries) first() int {
	switch len(e.heights) {
	case 0:
		return lineUnits
	case 1:
		return e.heights[0]
	}
	return e.heights[0] + lineUnits
}

// cut returns what fits into a height, and how much of it that takes. The first
// entry always stands there, with as many of its lines as there are.
func (e *entries) cut(room int) (l List, used int) {
	if len(e.lines) == 0 {
		return l, lineUnits
	}
	n := fitting(e.heights, room)
	for _, h := range e.heights[:n] {
		used += h
	}
	l.Lines = e.lines[:n:n]
	if n == 0 {
		first := e.lines[0]
		first.Rows = min(first.Rows, max(1, room/lineUnits-min(1, len(e.lines)-1)))
		used = lineUnits * first.Rows
		l.Lines, n = []Line{first}, 1
	}
	if l.More = e.more(len(e.lines) - n); l.More != "" {
		used += lineUnits
	}
	return l, used
}

// fitting returns how many of the first entries fit into a height, with a line
// after them that counts the others when there are any.
func fitting(heights []int, room int) int {
	total := 0
	for _, h := range heights {
		total += h
	}
	if total <= room {
		return len(heights)
	}
	room -= lineUnits
	for n, h := range heights {
		if room -= h; room < 0 {
			return n
		}
	}
	return len(heights)
}

// rows returns how many of the first rows of a table fit into a height, one at
// least, and how much they take with the line that counts the others.
func rows(heights []int, room int) (n, used int) {
	n = min(len(heights), max(1, fitting(heights, room)))
	for _, h := range heights[:n] {
		used += h
	}
	if n < len(heights) {
		used += lineUnits
	}
	return n, used
}

// Piece is a piece of a text on paper; one that is Whole is never broken.
type Piece struct {
	Text  string
	Whole bool
}

// code matches what somebody reads out or types again, such as PO-2026-014 or
// SY-21/B, and what may therefore not be broken at its hyphen. No character is put
// into it: it may also be copied.
var code = regexp.MustCompile(`[0-9A-Za-z][0-9A-Za-z._/#]*(?:-[0-9A-Za-z._/#]+)+`)

const longestCode = 24

// pieces divides a text at its codes.
func pieces(s string) []Piece {
	if strings.IndexByte(s, '-') < 0 {
		return []Piece{{Text: s}}
	}
	var list []Piece
	done := 0
	for _, at := range code.FindAllStringIndex(s, -1) {
		if found := s[at[0]:at[1]]; len(found) > longestCode || !strings.ContainsAny(found, "0123456789") {
			continue
		}
		if at[0] > done {
			list = append(list, Piece{Text: s[done:at[0]]})
		}
		list = append(list, Piece{s[at[0]:at[1]], true})
		done = at[1]
	}
	if done < len(s) || len(list) == 0 {
		list = append(list, Piece{Text: s[done:]})
	}
	return list
}

// Pieces are those of the text.
func (l Line) Pieces() []Piece { return pieces(l.Text) }

// Pieces are those of a text of the briefing.
func (v *View) Pieces(s string) []Piece { return pieces(s) }
