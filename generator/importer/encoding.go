package importer

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// The encodings of spreadsheets, by the names that a map uses.
const (
	encUTF8   = "utf-8"
	encGB     = "gb18030"
	enc1252   = "windows-1252"
	encUTF16  = "utf-16"
	replacing = '\uFFFD' // what decoders put where they could not read
)

var encodings = []string{encUTF8, encGB, enc1252, encUTF16}

var utf8BOM = []byte("\ufeff")

// decoded is the text of a spreadsheet and how it was come by.
type decoded struct {
	text     string
	encoding string
	// guessed is set when neither the map nor the bytes themselves say which
	// encoding it is; why is the rule that was followed.
	guessed bool
	why     string
}

// decode turns the bytes of a spreadsheet into text. A byte-order mark and valid
// UTF-8 decide by themselves; then the map's word counts; then a guess, which
// the report states.
func decode(data []byte, told string) (decoded, error) {
	if err := refuseWorkbook(data); err != nil {
		return decoded{}, err
	}
	switch {
	case bytes.HasPrefix(data, utf8BOM):
		data = data[len(utf8BOM):]
		if !utf8.Valid(data) {
			return decoded{}, fmt.Errorf("the file begins as UTF-8 (byte-order mark) but line %d is not UTF-8", badLine(data))
		}
		return decoded{text: string(data), encoding: encUTF8}, nil
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}), told == encUTF16:
		text, err := decodeStrictly(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
		return decoded{text: text, encoding: encUTF16}, err
	}
	switch told {
	case encGB:
		text, err := decodeStrictly(data, simplifiedchinese.GB18030)
		return decoded{text: text, encoding: encGB}, err
	case enc1252:
		text, err := decodeStrictly(data, charmap.Windows1252)
		return decoded{text: text, encoding: enc1252}, err
	}
	if utf8.Valid(data) {
		return decoded{text: string(data), encoding: encUTF8}, nil
	}
	if told == encUTF8 {
		return decoded{}, fmt.Errorf("the map says utf-8, but line %d is not UTF-8", badLine(data))
	}
	return guess(data)
}

// guess decides between GB18030 and Windows-1252. Chinese text is pairs of bytes,
// most of them everyday characters (level 1 of GB 2312: first byte B0 to D7) or
// full-width punctuation (A1, A3); letters with accents stand alone between
// letters without.
func guess(data []byte) (decoded, error) {
	if everyday, all := chinesePairs(data); all > 0 && everyday*10 >= all*9 {
		if text, err := decodeStrictly(data, simplifiedchinese.GB18030); err == nil {
			return decoded{text: text, encoding: encGB, guessed: true,
				why: fmt.Sprintf("it is not UTF-8, and %d of %d pairs of bytes above ASCII are everyday Chinese characters", everyday, all)}, nil
		}
	}
	text, err := decodeStrictly(data, charmap.Windows1252)
	if err != nil {
		return decoded{}, errors.New("the file is neither UTF-8 nor GB18030 nor Windows-1252; say which encoding it has, `file: {encoding: …}`, or save it as UTF-8")
	}
	return decoded{text: text, encoding: enc1252, guessed: true,
		why: "it is not UTF-8, and its bytes above ASCII are not pairs as in Chinese text"}, nil
}

// chinesePairs counts the characters above ASCII as GB18030 reads them, and
// those among them that Chinese business text is made of. It returns 0, 0 when
// the bytes are not GB18030.
func chinesePairs(data []byte) (everyday, all int) {
	for i := 0; i < len(data); i++ {
		if data[i] < 0x80 {
			continue
		}
		if i+1 >= len(data) {
			return 0, 0
		}
		first, second := data[i], data[i+1]
		all++
		switch {
		case second >= 0x40 && second != 0x7f && second != 0xff:
			if second >= 0xa1 && (first >= 0xb0 && first <= 0xd7 || first == 0xa1 || first == 0xa3) {
				everyday++
			}
			i++
		case second >= '0' && second <= '9':
			i += 3
		default:
			return 0, 0
		}
	}
	return everyday, all
}

// decodeStrictly refuses what the encoding does not have instead of replacing it.
func decodeStrictly(data []byte, enc encoding.Encoding) (string, error) {
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", err
	}
	if before, _, bad := strings.Cut(string(text), string(replacing)); bad {
		return "", fmt.Errorf("line %d holds bytes that %v does not have", 1+lineEnds(before), enc)
	}
	return string(text), nil
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

// refuseWorkbook recognizes spreadsheets that are not CSV yet.
func refuseWorkbook(data []byte) error {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return errors.New("this is a workbook, not CSV; open it and save the sheet as “CSV UTF-8”")
	}
	return nil
}
