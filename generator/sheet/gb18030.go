package sheet

import (
	"bytes"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"factorybook/generator/diag"
)

// of2022 are the pairs of GB 18030 whose characters have a place of their own in
// Unicode since the editions of 2005 and 2022, and which x/text, following the
// edition of 2000, does not have. Source: GB 18030-2022, table of changed mappings;
// the list of what x/text lacks was made by decoding every pair.
var of2022 = map[[2]byte]rune{
	{0xa6, 0xd9}: 0xfe10, {0xa6, 0xda}: 0xfe12, {0xa6, 0xdb}: 0xfe11, {0xa6, 0xdc}: 0xfe13, {0xa6, 0xdd}: 0xfe14,
	{0xa6, 0xde}: 0xfe15, {0xa6, 0xdf}: 0xfe16, {0xa6, 0xec}: 0xfe17, {0xa6, 0xed}: 0xfe18, {0xa6, 0xf3}: 0xfe19,
	{0xa8, 0xbc}: 0x1e3f, {0xfe, 0x51}: 0x20087, {0xfe, 0x52}: 0x20089, {0xfe, 0x53}: 0x200cc, {0xfe, 0x59}: 0x9fb4,
	{0xfe, 0x61}: 0x9fb5, {0xfe, 0x66}: 0x9fb6, {0xfe, 0x67}: 0x9fb7, {0xfe, 0x6c}: 0x215d7, {0xfe, 0x6d}: 0x9fb8,
	{0xfe, 0x76}: 0x2298f, {0xfe, 0x7e}: 0x9fb9, {0xfe, 0x90}: 0x9fba, {0xfe, 0x91}: 0x241fe, {0xfe, 0xa0}: 0x9fbb,
}

// decodeGB decodes GB18030 with the mappings of 2022. A line with bytes that are no
// character, or one that users define for themselves, is named.
func decodeGB(data []byte, damaged bool) (string, error) {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", err
	}
	if !strings.ContainsRune(string(text), replacing) {
		return string(text), nil
	}
	// Something is not in the library's table: line by line, to find which. A line
	// end is never the second byte of a pair.
	var b strings.Builder
	number := 0
	for line := range bytes.Lines(data) {
		number++
		if b.Len() == 0 {
			b.Grow(len(text))
		}
		decoded, why := decodeGBLine(line)
		if !why.Empty() && !damaged {
			return "", damage(number, encGB, why)
		}
		b.WriteString(decoded)
	}
	return b.String(), nil
}

// decodeGBLine decodes one line; why says what could not be read in it.
func decodeGBLine(line []byte) (text string, why diag.Message) {
	decoder := simplifiedchinese.GB18030.NewDecoder()
	whole, err := decoder.Bytes(line)
	if err == nil && !bytes.ContainsRune(whole, replacing) {
		return string(whole), why
	}
	var b strings.Builder
	for i := 0; i < len(line); {
		size := gbSize(line[i:])
		char, err := decoder.Bytes(line[i : i+size])
		switch {
		case err == nil && !bytes.ContainsRune(char, replacing):
			b.Write(char)
		case size == 2 && of2022[[2]byte(line[i:i+2])] != 0:
			b.WriteRune(of2022[[2]byte(line[i:i+2])])
		case size == 2:
			why = diag.Say(" (%X is a character that users define for themselves)", line[i:i+2])
			b.WriteRune(replacing)
		default:
			why = diag.Say(" (%X, half a character or none)", line[i:i+1])
			b.WriteRune(replacing)
		}
		i += size
	}
	return b.String(), why
}

// gbSize is the length of the character at the beginning of b; 1 for a byte that
// begins none.
func gbSize(b []byte) int {
	switch {
	case b[0] < 0x81 || b[0] == 0xff || len(b) < 2:
		return 1
	case b[1] >= 0x40 && b[1] != 0x7f && b[1] != 0xff:
		return 2
	case len(b) >= 4 && b[1] >= '0' && b[1] <= '9' && b[2] >= 0x81 && b[2] != 0xff && b[3] >= '0' && b[3] <= '9':
		return 4
	}
	return 1
}
