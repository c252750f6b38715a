// Package mail reads mails: who wrote to whom, on which day and about what, and what
// was attached. It reads nothing of their text.
//
// Look at Read and Mail. A file is one mail (.eml) or many (.mbox). Mails of Chinese
// programs come through: GB18030, Big5 and UTF-8, quoted-printable and base64, names
// and subjects whose characters are cut in two at the end of an encoded word, and
// headers that are not encoded at all.
package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/charset"
	gomail "github.com/emersion/go-message/mail"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Mail is one mail.
type Mail struct {
	ID      string   // Message-ID, "" when there is none
	Refs    []string // In-Reply-To and References: the mails of its thread before it
	From    []string // addresses in small letters
	To      []string // To and Cc
	At      time.Time
	Subject string // without line ends, as it was typed
	// Attached are the names of the files that were attached.
	Attached []string
	// Place is the file, and the number of the mail in it, from 1.
	File   string
	Number int
}

// maxMail is the size of the largest mail that is read.
const maxMail = 256 << 20

// Read reads the mails of a file. wrong says of each that could not be read why.
func Read(file string, data []byte) (mails []Mail, wrong []string) {
	for n, one := range split(data) {
		m, err := parse(one)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("%s, mail %d: %v", file, n+1, err))
			continue
		}
		m.File, m.Number = file, n+1
		mails = append(mails, *m)
	}
	return mails, wrong
}

// split divides an mbox into its mails: each begins with a line `From `, behind
// nothing or a blank line and before the first field of a header: some programs leave a
// sentence that begins with From as it is. Any other file is one mail.
func split(data []byte) (list [][]byte) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !bytes.HasPrefix(data, []byte("From ")) {
		return [][]byte{data}
	}
	start, blank := 0, true
	for at := 0; at < len(data); {
		end := len(data)
		if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimRight(data[at:end], "\r\n")
		if blank && bytes.HasPrefix(line, []byte("From ")) && (at == 0 || fieldBegins.Match(data[end:])) {
			if at > 0 {
				list = append(list, data[start:at])
			}
			start = end
		}
		blank = len(line) == 0
		at = end
	}
	return append(list, data[start:])
}

// fieldBegins is the beginning of a field of a header (RFC 5322, 2.2).
var fieldBegins = regexp.MustCompile(`^[!-9;-~]+:`)

func parse(data []byte) (*Mail, error) {
	if len(data) > maxMail {
		return nil, errors.New("larger than 256 MiB")
	}
	entity, err := message.Read(bytes.NewReader(data))
	if entity == nil {
		return nil, fmt.Errorf("not a mail (%w)", err)
	}
	h := gomail.Header{Header: entity.Header}
	m := &Mail{Subject: text(h.Get("Subject"))}
	if m.At, err = h.Date(); err != nil || m.At.IsZero() {
		return nil, errors.New("without a readable date")
	}
	if m.From = addresses(h.Get("From")); len(m.From) == 0 {
		return nil, errors.New("without an address in From")
	}
	m.To = append(addresses(h.Get("To")), addresses(h.Get("Cc"))...)
	m.ID = strings.Trim(strings.TrimSpace(h.Get("Message-Id")), "<>")
	for _, ref := range msgID.FindAllStringSubmatch(h.Get("References")+" "+h.Get("In-Reply-To"), -1) {
		m.Refs = append(m.Refs, ref[1])
	}
	m.attached(entity, 0)
	return m, nil
}

var msgID = regexp.MustCompile(`<([^<>\s]+)>`)

// addressIn finds addresses in a header, whatever stands around them: names are not
// read, so that none that is written wrongly can hide an address.
var addressIn = regexp.MustCompile(`[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)

func addresses(header string) (list []string) {
	header = encodedWord.ReplaceAllString(header, " ")
	for _, a := range addressIn.FindAllString(header, -1) {
		if a = strings.ToLower(a); !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

// maxDepth is how deep mails may be attached to each other.
const maxDepth = 20

// attached collects the names of attached files. A scanner sends mails that are nothing but
// the file.
func (m *Mail) attached(e *message.Entity, depth int) {
	if depth > maxDepth {
		return
	}
	if name := attachedName(e.Header); name != "" {
		m.Attached = append(m.Attached, name)
		return
	}
	parts := e.MultipartReader()
	if parts == nil {
		return
	}
	for {
		part, err := parts.NextPart()
		if part == nil {
			return // the end, or a part that cannot be read: the header tells the rest
		}
		m.attached(part, depth+1)
		if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
			return
		}
		if _, err := io.Copy(io.Discard, part.Body); err != nil {
			return
		}
	}
}

// attachedName is the name of the file that a part is; "" for text of the mail, and for pictures
// that stand within it.
func attachedName(h message.Header) string {
	disposition, kind := h.Get("Content-Disposition"), h.Get("Content-Type")
	if name := parameter(disposition, "filename"); name != "" {
		return name
	}
	how, _, _ := strings.Cut(disposition, ";")
	switch how = strings.ToLower(strings.TrimSpace(how)); {
	case how == "attachment", how == "" && h.Get("Content-Id") == "" && !strings.HasPrefix(strings.ToLower(kind), "multipart/"):
		return parameter(kind, "name")
	}
	return ""
}

var encodedWord = regexp.MustCompile(`=\?([A-Za-z0-9_.:-]+)(?:\*[A-Za-z-]+)?\?([bBqQ])\?([^?]*)\?=`)

// text decodes a header into one line. Words of one encoding that follow each other
// are put together before they are decoded: programs cut them between the two bytes
// of a character.
func text(header string) string {
	header = strings.NewReplacer("\r", "", "\n", "").Replace(header)
	var out strings.Builder
	var pending []byte
	pendingIn, at := "", 0
	flush := func() {
		out.WriteString(decode(pending, pendingIn))
		pending = nil
	}
	for _, w := range encodedWord.FindAllStringSubmatchIndex(header, -1) {
		between := header[at:w[0]]
		in := strings.ToLower(header[w[2]:w[3]])
		if strings.TrimSpace(between) != "" || at == 0 || in != pendingIn {
			flush()
			if strings.TrimSpace(between) != "" {
				out.WriteString(raw(between))
			}
		}
		pendingIn = in
		pending = append(pending, wordBytes(header[w[4]:w[5]], header[w[6]:w[7]])...)
		at = w[1]
	}
	flush()
	out.WriteString(raw(header[at:]))
	return strings.Join(strings.Fields(out.String()), " ")
}

// wordBytes are the bytes of an encoded word.
func wordBytes(how, word string) []byte {
	if strings.EqualFold(how, "b") {
		if b, err := base64.StdEncoding.DecodeString(word); err == nil {
			return b
		}
		b, _ := base64.RawStdEncoding.DecodeString(strings.TrimRight(word, "="))
		return b
	}
	return escaped(strings.ReplaceAll(word, "_", " "), '=')
}

func hex(s string) (n byte, ok bool) {
	for i := range len(s) {
		d := strings.IndexByte("0123456789abcdef", s[i]|0x20)
		if d < 0 {
			return 0, false
		}
		n = n<<4 | byte(d)
	}
	return n, true
}

// chinese are the encodings that mails call by another name than what they hold:
// what is called GB2312 holds characters of GBK, which GB18030 has too.
var chinese = map[string]encoding.Encoding{
	"gb2312": simplifiedchinese.GB18030, "gbk": simplifiedchinese.GB18030, "x-gbk": simplifiedchinese.GB18030, "gb18030": simplifiedchinese.GB18030, "cp936": simplifiedchinese.GB18030,
	"big5": traditionalchinese.Big5, "big5-hkscs": traditionalchinese.Big5, "cp950": traditionalchinese.Big5,
}

func decode(data []byte, in string) string {
	if e, ok := chinese[in]; ok {
		if s, err := e.NewDecoder().Bytes(data); err == nil {
			return string(s)
		}
	}
	if in == "" || in == "utf-8" || in == "utf8" {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	r, err := charset.Reader(in, bytes.NewReader(data))
	if err != nil {
		return raw(string(data))
	}
	s, err := io.ReadAll(r)
	if err != nil {
		return raw(string(data))
	}
	return string(s)
}

// raw is text of a header that says nothing of its encoding: UTF-8, else what Chinese
// programs write.
func raw(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	if d, err := simplifiedchinese.GB18030.NewDecoder().String(s); err == nil && !strings.ContainsRune(d, utf8.RuneError) {
		return d
	}
	return strings.ToValidUTF8(s, "\ufffd")
}
