package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"factorybook/generator/diag"
)

// The encodings of CSV files, by the names that a map uses.
const (
	encUTF8   = "utf-8"
	encGB     = "gb18030"
	encBig5   = "big5"
	enc1252   = "windows-1252"
	encUTF16  = "utf-16"
	replacing = '\uFFFD' // what decoders put where they could not read
)

// Encodings are their names.
var Encodings = []string{encUTF8, encGB, encBig5, enc1252, encUTF16}

var utf8BOM = []byte("\ufeff")

// decoded is the text of a file and how it was come by. why is the rule of a
// guess; empty when the map or the bytes themselves say which encoding it is.
type decoded struct {
	text, encoding string
	why            diag.Message
}

// decode turns the bytes of a file into text. A byte-order mark and valid UTF-8
// decide by themselves; then the map's word counts; then the bytes above ASCII, by
// the rules of guess. A line with bytes that the encoding does not have is named,
// and never turns the rest of the file into another encoding; with damaged such
// bytes become U+FFFD.
func decode(data []byte, told string, damaged bool) (decoded, error) {
	switch {
	case bytes.HasPrefix(data, utf8BOM):
		text, err := decodeUTF8(data[len(utf8BOM):], damaged)
		return decoded{text: text, encoding: encUTF8}, err
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}), told == encUTF16:
		return decodeUTF16(data, unicode.LittleEndian, damaged)
	}
	if order, ok := unmarkedUTF16(data); ok && told == "" {
		return decodeUTF16(data, order, damaged)
	}
	switch told {
	case encGB:
		text, err := decodeGB(data, damaged)
		return decoded{text: text, encoding: encGB}, err
	case encBig5:
		text, err := decodeStrictly(data, encBig5, traditionalchinese.Big5, damaged)
		return decoded{text: text, encoding: encBig5}, err
	case enc1252:
		text, err := decodeStrictly(data, enc1252, charmap.Windows1252, damaged)
		return decoded{text: text, encoding: enc1252}, err
	}
	if told == "" && alsoGB(data) {
		return decoded{}, diag.Refuse(diag.Say("the few characters above ASCII can be read as UTF-8 and as Chinese in GB18030; say which it is, `file: {encoding: utf-8}` or `file: {encoding: gb18030}`"))
	}
	if told == encUTF8 || utf8.Valid(data) {
		text, err := decodeUTF8(data, damaged)
		return decoded{text: text, encoding: encUTF8}, err
	}
	return guess(data, damaged)
}

// alsoGB reports whether a file that is valid UTF-8 may be Chinese in GB18030 all the
// same: its few characters would be Greek, Cyrillic or Arabic, which are pairs of bytes
// in UTF-8 too (鞋业 in GB18030 is Ьҵ in UTF-8).
func alsoGB(data []byte) bool {
	if !utf8.Valid(data) {
		return false
	}
	above := 0
	for _, c := range string(data) {
		if c < 0x80 {
			continue
		}
		if above++; above > 6 || c < 0x370 || c > 0x7ff {
			return false
		}
	}
	return above > 0 && above%2 == 0
}

// damage is the error of a line that its encoding does not have.
func damage(line int, name string, because diag.Message) error {
	return diag.Refuse(diag.Say("line %d holds bytes that %s does not have%s; correct that line, or write `file: {encoding: %s, damaged: keep}` to import it with a mark where they stand", line, name, because, name))
}

func decodeUTF8(data []byte, damaged bool) (string, error) {
	if utf8.Valid(data) {
		return string(data), nil
	}
	if damaged {
		return strings.ToValidUTF8(string(data), string(replacing)), nil
	}
	return "", damage(badLine(data), encUTF8, diag.Message{})
}

func decodeUTF16(data []byte, order unicode.Endianness, damaged bool) (decoded, error) {
	text, err := decodeStrictly(data, encUTF16, unicode.UTF16(order, unicode.UseBOM), damaged)
	return decoded{text: text, encoding: encUTF16}, err
}

// unmarkedUTF16 recognizes UTF-16 without its mark by the zeros that stand at every
// second place of ordinary text.
func unmarkedUTF16(data []byte) (order unicode.Endianness, ok bool) {
	head := data[:min(len(data)&^1, 4096)]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch pairs := len(head) / 2; {
	case pairs < 4:
	case zeros[1]*12 > pairs && zeros[0]*4 < zeros[1]: // 刀 is 00 52
		return unicode.LittleEndian, true
	case zeros[0]*12 > pairs && zeros[1]*4 < zeros[0]:
		return unicode.BigEndian, true
	}
	return order, false
}

// decodeStrictly refuses what the encoding does not have instead of replacing it.
func decodeStrictly(data []byte, name string, enc encoding.Encoding, damaged bool) (string, error) {
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", err
	}
	if before, _, bad := strings.Cut(string(text), string(replacing)); bad && !damaged {
		return "", damage(1+lineEnds(before), name, diag.Message{})
	}
	return string(text), nil
}

// guess decides which encoding a file has that is not UTF-8 and whose map does
// not say. The rules, from certain to probable:
//
//   - Most lines with bytes above ASCII are UTF-8: it is UTF-8, and the others are
//     damaged.
//   - The bytes above ASCII stand in pairs: it is Chinese. Simplified and
//     traditional (Big5) are told apart by where the pairs lie, see big5Or.
//   - They stand alone between letters, as accents do: it is Windows-1252.
//
// Where both fit it asks.
func guess(data []byte, damaged bool) (decoded, error) {
	s := survey(data)
	ask := func(why diag.Message) (decoded, error) {
		return decoded{}, diag.Refuse(diag.Say("%s; say which encoding it has, `file: {encoding: gb18030}`, big5 or windows-1252, or save it as “CSV UTF-8”", why))
	}
	switch chinese := s.high + s.symbols; {
	case s.utf8Lines > 0 && s.utf8Lines >= 4*s.otherLines:
		text, err := decodeUTF8(data, damaged)
		return decoded{text: text, encoding: encUTF8, why: diag.Say("%d of %d lines with characters above ASCII are UTF-8", s.utf8Lines, s.utf8Lines+s.otherLines)}, err
	case chinese > 0 && s.brokenLines*4 <= s.pairLines && chinese+s.low > 2*s.latin:
		return guessChinese(data, s, damaged)
	case s.brokenLines == 0 && s.latin == 0:
		return ask(diag.Say("the file is not UTF-8, and too few of its bytes are above ASCII to see whether it is Chinese or Western European"))
	case chinese > 0 && s.latin < 2*chinese && s.brokenLines == 0:
		return ask(diag.Say("the file is not UTF-8, and its bytes above ASCII can be read as Chinese and as Western European letters"))
	case s.letters == 0 && s.row >= 2:
		return ask(diag.Say("the file is not UTF-8, and its bytes above ASCII can be read as Chinese and as signs of Western European text"))
	}
	text, err := decodeStrictly(data, enc1252, charmap.Windows1252, damaged)
	if err != nil {
		return ask(diag.Say("the file is neither UTF-8 nor GB18030 nor Windows-1252"))
	}
	return decoded{text: text, encoding: enc1252, why: diag.Say("it is not UTF-8, and its bytes above ASCII stand alone, not in pairs as in Chinese text")}, nil
}

func guessChinese(data []byte, s lookOf, damaged bool) (decoded, error) {
	name, certain := s.big5Or()
	if !certain {
		return decoded{}, diag.Refuse(diag.Say("the file is Chinese, but it can be read as GB18030 (the mainland) and as Big5 (Taiwan, Hong Kong); say which it is, `file: {encoding: gb18030}` or `file: {encoding: big5}`"))
	}
	why := diag.Say("it is not UTF-8, and its bytes above ASCII stand in %d pairs, as in Chinese text", s.pairs())
	if name == encBig5 {
		text, err := decodeStrictly(data, encBig5, traditionalchinese.Big5, damaged)
		return decoded{text, encBig5, diag.Say("%s, where Big5 has its everyday characters", why)}, err
	}
	text, err := decodeGB(data, damaged)
	return decoded{text, encGB, why}, err
}

// lookOf counts what the bytes above ASCII look like.
type lookOf struct {
	// Pairs by their second byte: high (A1 and above, all of GB 2312), low (below),
	// and among the low ones symbols (rows A1 to A9, such as ㎡) and those that read
	// better as one letter or sign of Windows-1252 (latin; not in low).
	high, low, symbols, latin int
	// Of the pairs, those where Big5 has everyday characters and punctuation, those
	// where GB 2312 has its more frequent half and punctuation, and those that begin
	// where Big5 has nothing.
	big5, frequent, notBig5 int
	// Of the pairs that stand beside another, those that begin with A4 to AF, where GB
	// 2312 has alphabets and nothing and Big5 its simplest characters.
	odd int
	// Of latin, those that are letters; and pairs with a second byte of ASCII that stand in
	// a row, as characters of Big5 do and signs between letters do not.
	letters, row int
	// Lines with bytes above ASCII: of pairs only (or of Chinese with something else, see
	// chineseRun), with something else, of UTF-8.
	pairLines, brokenLines, utf8Lines, otherLines int
}

func (s *lookOf) pairs() int { return s.high + s.low + s.symbols }

// big5Or tells Big5 from GB18030. A third of the pairs of Big5 text begin where GB
// 2312 has no characters of Chinese. Half of the pairs of Big5 text have a low second
// byte and nearly all begin with A1 to C6; simplified text has hardly any low ones;
// traditional text in GB18030 has many that begin where Big5 has nothing. certain is
// false where neither holds.
func (s *lookOf) big5Or() (name string, certain bool) {
	all := s.pairs()
	switch {
	case s.odd*4 >= all && s.big5*10 >= all*9:
		return encBig5, true
	case s.low*8 <= all || s.notBig5*20 > all:
		return encGB, true
	case s.big5*10 >= all*9 && s.low*5 >= all && all >= 6:
		return encBig5, true
	case s.frequent*2 >= all && s.big5*10 < all*8:
		return encGB, true
	}
	return "", false
}

// survey looks at every line.
func survey(data []byte) (s lookOf) {
	for line := range bytes.Lines(data) {
		if isASCII(line) {
			continue
		}
		if utf8.Valid(line) {
			s.utf8Lines++
		} else {
			s.otherLines++
		}
		if s.look(line) || chineseRun(line) {
			s.pairLines++
		} else {
			s.brokenLines++
		}
	}
	return s
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// chineseRun reports whether a line has three characters of GB 2312 or more in a row. Accents do
// not stand so; a line that has them beside half a character is damaged.
func chineseRun(line []byte) bool {
	const three = 6
	run, different := 0, map[byte]bool{}
	for _, c := range line {
		if c < 0xa1 || c == 0xff {
			run = 0
			clear(different)
			continue
		}
		run++
		different[c] = true
		if run >= three && len(different) > three/2 {
			return true
		}
	}
	return false
}

// look counts the pairs of a line; whole is false when a byte above ASCII is left
// over that is in none.
func (s *lookOf) look(line []byte) (whole bool) {
	whole = true
	at := func(i int) byte {
		if i >= 0 && i < len(line) {
			return line[i]
		}
		return 0
	}
	for i := 0; i < len(line); i++ {
		first, second := line[i], at(i+1)
		if first < 0x80 {
			continue
		}
		switch {
		case first == 0x80 || first == 0xff || second < 0x30 || second == 0x7f || second == 0xff:
			whole = false
			if isLatin(first) {
				s.latin++
			}
			continue
		case second >= '0' && second <= '9':
			if third, fourth := at(i+2), at(i+3); third < 0x81 || third == 0xff || fourth < '0' || fourth > '9' {
				whole = false
				if isLatin(first) {
					s.latin++
				}
				continue
			}
			s.high, s.notBig5 = s.high+1, s.notBig5+1
			i += 3
			continue
		case second < 0x40:
			whole = false
			continue
		}
		if second < 0x80 && i >= 2 && line[i-2] >= 0x80 && line[i-1] < 0x80 {
			s.row++
		}
		s.pair(first, second, at(i-1))
		if first >= 0xa4 && first <= 0xaf && (i > 0 && line[i-1] >= 0x80 || at(i+2) >= 0x80) {
			s.odd++
		}
		i++
	}
	return whole
}

// pair counts one pair; before is the byte in front of it.
func (s *lookOf) pair(first, second, before byte) {
	switch {
	case second >= 0xa1:
		s.high++
	case before < 0x80 && isLetter(second) && isLatin(first) && !(first == 0xa8 || first == 0xa9):
		s.latin++
		if first >= 0xc0 {
			s.letters++
		}
		return
	case first >= 0xa1 && first <= 0xa9:
		s.symbols++
	default:
		s.low++
	}
	if first >= 0xa1 && first <= 0xc6 && (second < 0x7f || second >= 0xa1) {
		s.big5++
	}
	if first < 0xa1 || second > 0x7e && second < 0xa1 || first > 0xf9 {
		s.notBig5++
	}
	if second >= 0xa1 && (first >= 0xb0 && first <= 0xd7 || first == 0xa1 || first == 0xa3) {
		s.frequent++
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// isLatin reports whether Windows-1252 has a letter, a quote or a sign of trade
// (€, £, °, ², ½, …) under the byte.
func isLatin(c byte) bool {
	return c >= 0xc0 && c != 0xd7 && c != 0xf7 || bytes.IndexByte([]byte("\x80\x85\x8a\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x99\x9a\x9c\x9e\x9f\xa0\xa3\xa7\xab\xae\xb0\xb1\xb2\xb3\xb4\xb5\xb7\xba\xbb\xbc\xbd\xbe"), c) >= 0
}

// badLine is the line, counted from 1, of the first byte that is not UTF-8.
func badLine(data []byte) int {
	for at := 0; at < len(data); {
		c, size := utf8.DecodeRune(data[at:])
		if c == utf8.RuneError && size == 1 {
			return 1 + lineEnds(string(data[:at]))
		}
		at += size
	}
	return 0
}

// lineEnds counts CR, LF and CRLF.
func lineEnds(text string) int {
	return strings.Count(text, "\n") + strings.Count(text, "\r") - strings.Count(text, "\r\n")
}
