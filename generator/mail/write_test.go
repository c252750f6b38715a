package mail

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	stdmail "net/mail"
	"strings"
	"testing"
	"time"
)

// TestMailIsReadBackByAnotherLibrary reads with the standard library what another one wrote.
func TestMailIsReadBackByAnotherLibrary(t *testing.T) {
	to, err := ParseAddresses("李梅 <mei@example.com>, b@example.com")
	if err != nil {
		t.Fatal(err)
	}
	const subject = "北港工厂簿 · 2026年11月14日至20日"
	text, html := "第一行 = 1\n.\nFrom here on, "+strings.Repeat("很长 ", 400)+"\n", "<p>北港 &amp; more</p>\n"
	var b bytes.Buffer
	if err := Write(&b, Message{To: to, Subject: subject + "\r\nBcc: c@example.com", At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), Text: text, HTML: html}); err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(b.Bytes()) {
		for _, c := range line {
			if c >= 0x80 {
				t.Fatalf("not ASCII: %q", line)
			}
		}
		if len(line) > 1000 {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
	m, err := stdmail.ReadMessage(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject")); err != nil || got != subject+" Bcc: c@example.com" {
		t.Errorf("subject %q, %v", got, err)
	}
	if m.Header.Get("Bcc") != "" {
		t.Error("a subject became a header")
	}
	if list, err := m.Header.AddressList("To"); err != nil || len(list) != 2 || list[0].Name != "李梅" {
		t.Errorf("to %v, %v", list, err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for _, want := range []struct{ kind, text string }{{"text/plain; charset=utf-8", text}, {"text/html; charset=utf-8", html}} {
		part, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil || strings.ReplaceAll(string(got), "\r\n", "\n") != want.text || part.Header.Get("Content-Type") != want.kind {
			t.Errorf("%q: %q, want %q (%v)", part.Header.Get("Content-Type"), got, want.text, err)
		}
	}
}
