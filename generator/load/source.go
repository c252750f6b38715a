package load

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// source is the text of one file.
type source struct {
	// yaml is the part that is YAML: all of it, or the front matter of a note.
	yaml []byte
	// skipped is the number of lines before yaml.
	skipped int
	// starts are the places where the lines of yaml begin, found when the first one
	// is asked for.
	starts *[]int
}

// fault is a problem found before there are nodes.
type fault struct {
	rule *diag.Rule
	pos  record.Pos
	text diag.Message
	hint diag.Message
	// length is how many characters are marked, fixes what to type for them.
	length int
	fixes  []diag.Fix
}

var bom = []byte("\ufeff")

func newSource(data []byte) source {
	return source{yaml: bytes.TrimPrefix(data, bom), starts: new([]int)}
}

// line returns the text of a line of the file (counted from 1) without its end.
func (s source) line(number int) string {
	number -= s.skipped
	starts := s.lineStarts()
	if number < 1 || number > len(starts) {
		return ""
	}
	rest := s.yaml[starts[number-1]:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimSuffix(string(rest), "\r")
}

func (s source) lineStarts() []int {
	if s.starts != nil && *s.starts != nil {
		return *s.starts
	}
	starts := []int{0}
	for i, c := range s.yaml {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	if s.starts != nil {
		*s.starts = starts
	}
	return starts
}

// posAt returns the place of a byte of yaml.
func (s source) posAt(offset int) record.Pos {
	before := s.yaml[:offset]
	line := bytes.Count(before, []byte{'\n'}) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return record.Pos{Line: int32(line + s.skipped), Column: int32(column)}
}

// frontMatter splits a note into its YAML, between two lines `---`, and the
// Markdown below. bodyLine is the line of the file on which the body begins.
func (s source) frontMatter() (head source, body string, bodyLine int, ok bool) {
	first, rest, found := bytes.Cut(s.yaml, []byte{'\n'})
	if !found || strings.TrimRight(string(first), " \t\r") != "---" {
		return s, "", 0, false
	}
	head = source{yaml: rest, skipped: s.skipped + 1, starts: new([]int)}
	for at, line := 0, 1; at < len(rest); line++ {
		end := len(rest)
		if i := bytes.IndexByte(rest[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if strings.TrimRight(string(rest[at:end]), " \t\r\n") == "---" {
			head.yaml = rest[:at]
			return head, strings.ReplaceAll(string(rest[end:]), "\r\n", "\n"), head.skipped + line + 1, true
		}
		at = end
	}
	return head, "", 0, false
}

// fault finds what makes the bytes no text that can be read, before YAML has
// its say; but for tooDeep, which is asked before the general reader.
func (s source) fault() (fault, bool) {
	if f, bad := s.encodingFault(); bad {
		return f, true
	}
	if bytes.HasPrefix(s.yaml, []byte("version https://git-lfs.github.com/spec/")) {
		return fault{rule: ruleSyntax, pos: record.Pos{Line: 1, Column: 1}, text: diag.Say("a pointer of Git LFS stands here, not the record itself"), hint: diag.Say("fetch it with `git lfs pull`; in CI, check out with `lfs: true`")}, true
	}
	if f, bad := s.characters(); bad {
		return f, true
	}
	if f, bad := s.merge(); bad {
		return f, true
	}
	return s.directive()
}

// characters finds the first character that no text has.
func (s source) characters() (fault, bool) {
	data := s.yaml
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c >= 0x20 && c < 0x7f || c == '\n' || c == '\t' || c > 0x7f && c != 0xc2 && c != 0xe2 && c != 0xef {
			continue
		}
		char, _ := utf8.DecodeRune(data[i:])
		if char == '\r' && i+1 < len(data) && data[i+1] == '\n' {
			continue
		}
		if f, bad := controlFault(char); bad {
			f.pos, f.length = s.posAt(i), 1
			return f, true
		}
	}
	return fault{}, false
}

// merge finds the mark that git leaves where two versions of a line were not
// brought together.
func (s source) merge() (fault, bool) {
	for _, mark := range []string{"<<<<<<< ", ">>>>>>> "} {
		at := 0
		if !bytes.HasPrefix(s.yaml, []byte(mark)) {
			if at = bytes.Index(s.yaml, []byte("\n"+mark)) + 1; at == 0 {
				continue
			}
		}
		line, _, _ := bytes.Cut(s.yaml[at:], []byte{'\n'})
		return fault{rule: ruleMerge, pos: s.posAt(at), length: utf8.RuneCount(bytes.TrimRight(line, "\r")),
			text: diag.Say("a merge of two versions was not finished here"),
			hint: diag.Say("keep the version that holds, and delete the lines <<<<<<<, ======= and >>>>>>>")}, true
	}
	return fault{}, false
}

// ControlCharacter names a character that no text has, or returns "".
func ControlCharacter(c rune) diag.Message {
	f, _ := controlFault(c)
	if c == '\n' || c == '\t' {
		return diag.Message{}
	}
	return f.text
}

// controlFault reports what is wrong with a character that no text has.
func controlFault(c rune) (fault, bool) {
	switch {
	case c == 0:
		return fault{rule: ruleControl, text: diag.Say("a NUL byte; a record is text"), hint: diag.Say("delete it; if the whole file is strange it may be damaged or no text at all")}, true
	case c == '\r':
		return fault{rule: ruleControl, text: diag.Say("a carriage return alone (the line end of old Macs)"), hint: diag.Say("save the file with LF line ends")}, true
	case c == 0x85 || c == 0x2028 || c == 0x2029:
		return fault{rule: ruleControl, text: diag.Say("an invisible line separator (U+%04X)", c), hint: diag.Say("delete it and type an ordinary line end")}, true
	case c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069:
		// Those in a name would turn around whatever stands behind it on a page.
		return fault{rule: ruleControl, text: diag.Say("an invisible character that turns the direction of text around (U+%04X)", c), hint: diag.Say("delete it")}, true
	case c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0xfffe || c == 0xffff:
		return fault{rule: ruleControl, text: diag.Say("an invisible control character (U+%04X)", c), hint: diag.Say("delete it")}, true
	}
	return fault{}, false
}

// encodingFault reports bytes that are not UTF-8.
func (s source) encodingFault() (fault, bool) {
	data := s.yaml
	if looksUTF16(data) {
		return fault{rule: ruleEncoding, pos: record.Pos{Line: 1, Column: 1},
			text: diag.Say("the file is UTF-16; a record is UTF-8"),
			hint: diag.Say("save it as UTF-8, or `iconv -f UTF-16 -t UTF-8 FILE > NEW`")}, true
	}
	if utf8.Valid(data) {
		return fault{}, false
	}
	at := 0
	for at < len(data) {
		c, size := utf8.DecodeRune(data[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	f := fault{rule: ruleEncoding, pos: s.posAt(at),
		text: diag.Say("this byte is not UTF-8, the encoding of records"),
		hint: diag.Say("save the file as UTF-8, or `iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW`")}
	if looksGB18030(data) {
		f.text = diag.Say("the file is not UTF-8 but looks like GB18030 (GBK)")
		f.hint = diag.Say("save it as UTF-8, or `iconv -f GB18030 -t UTF-8 FILE > NEW`")
	}
	return f, true
}

// looksUTF16 recognizes the byte-order marks of UTF-16, and text without one in
// which every second byte of the beginning is NUL.
func looksUTF16(data []byte) bool {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return true
	}
	head := data[:min(len(data), 64)&^1]
	var even, odd int
	for i := 0; i < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	return len(head) >= 8 && (even == 0) != (odd == 0) && even+odd > len(head)/4
}

// looksGB18030 reports whether all bytes above ASCII form GB18030 characters of
// two or four bytes. Windows-1252 text, where they stand alone, does not.
func looksGB18030(data []byte) bool {
	trail := func(i int, low, high byte) bool { return i < len(data) && data[i] >= low && data[i] <= high }
	for i := 0; i < len(data); i++ {
		if data[i] < 0x80 {
			continue
		}
		switch {
		case data[i] == 0x80 || data[i] == 0xff:
			return false
		case trail(i+1, 0x80, 0xfe), trail(i+1, 0x40, 0x7e):
			i++
		case trail(i+1, '0', '9') && trail(i+2, 0x81, 0xfe) && trail(i+3, '0', '9'):
			i += 3
		default:
			return false
		}
	}
	return true
}

// directive finds a line such as `%YAML 1.1`, which records have no use for.
func (s source) directive() (fault, bool) {
	at := 0
	if !bytes.HasPrefix(s.yaml, []byte("%")) {
		at = bytes.Index(s.yaml, []byte("\n%")) + 1
		if at == 0 {
			return fault{}, false
		}
	}
	return fault{rule: ruleSyntax, pos: s.posAt(at),
		text: diag.Say("a line cannot begin with %%"),
		hint: diag.Say("quote the text if the %% belongs to it; %%YAML and %%TAG lines are not used in records")}, true
}

// maxNesting is the deepest nesting of a file. The format itself needs six.
const maxNesting = 100

// tooDeep finds brackets or indentation nested deeper than maxNesting. The plain reader
// gives up long before, so a file that it reads need not be asked.
func (s source) tooDeep() (fault, bool) {
	// The cheap bound first: brackets wherever they stand, and spaces and dashes
	// at the beginning of a line.
	depth, indent, atStart, suspicious := 0, 0, true, false
	for _, c := range s.yaml {
		switch c {
		case '[', '{':
			depth++
			suspicious = suspicious || depth > maxNesting
		case ']', '}':
			depth = max(0, depth-1)
		case '\n':
			indent, atStart = 0, true
			continue
		case ' ', '-', '?', ':':
			if atStart {
				indent++
				suspicious = suspicious || indent >= maxNesting
			}
			continue
		}
		atStart = false
	}
	if !suspicious {
		return fault{}, false
	}
	return s.nesting()
}
