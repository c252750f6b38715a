package mail

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/emersion/go-message"
	gomail "github.com/emersion/go-message/mail"
)

// Message is a mail to send: two forms of one text, of which the reader's program shows
// the one it can.
type Message struct {
	From, To   []*Address // either may be missing: who sends the mail fills it in
	Subject    string
	At         time.Time
	Text, HTML string
}

// Address is a name with an address.
type Address = gomail.Address

// ParseAddresses reads addresses as mails name them: "Mia <mia@example.com>, b@example.com".
func ParseAddresses(text string) ([]*Address, error) { return gomail.ParseAddressList(text) }

// Write writes a mail (RFC 5322, multipart/alternative of RFC 2046), in ASCII.
func Write(w io.Writer, m Message) error {
	var h gomail.Header
	h.SetDate(m.At)
	h.SetSubject(strings.Join(strings.Fields(m.Subject), " "))
	if len(m.From) > 0 {
		h.SetAddressList("From", m.From)
	}
	if len(m.To) > 0 {
		h.SetAddressList("To", m.To)
	}
	all, err := gomail.CreateInlineWriter(w, h)
	if err != nil {
		return fmt.Errorf("write a mail: %w", err)
	}
	for _, part := range []struct{ kind, text string }{{"text/plain", m.Text}, {"text/html", m.HTML}} {
		var header message.Header
		header.SetContentType(part.kind, map[string]string{"charset": "utf-8"})
		header.Set("Content-Transfer-Encoding", "quoted-printable")
		body, err := all.CreatePart(gomail.InlineHeader{Header: header})
		if err == nil {
			if _, err = io.WriteString(body, part.text); err == nil {
				err = body.Close()
			}
		}
		if err != nil {
			return fmt.Errorf("write a mail: %w", err)
		}
	}
	return all.Close()
}
