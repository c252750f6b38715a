// Package ical writes calendars of all-day events as iCalendar (RFC 5545), the
// format that phones and office programs import and subscribe to.
//
// Look at Calendar first. What it promises: the same calendar gives the same
// bytes; lines are folded at 75 octets and never within a character; no text, of
// whatever record, can end its line and begin a property of its own. There are no
// alarms: a shared calendar that rings at night is unsubscribed in the morning.
package ical

import (
	"strings"
	"unicode/utf8"

	"factorybook/generator/record"
)

// Calendar is one file.
type Calendar struct {
	// Name is shown by the program that subscribes, Description beneath it.
	Name, Description string
	// Stamp is the day the calendar speaks for: DTSTAMP of every event.
	Stamp  record.Date
	Events []Event
}

// Event is one or more whole days.
type Event struct {
	// UID names the event for good: a program that reads the calendar again moves
	// the event instead of adding another.
	UID string
	// Days are [From, Until): DTEND of a whole-day event is the day after its last.
	Days record.Span
	// Summary is the line in the calendar; Description and Location may be "".
	Summary, Description, Location string
	// Categories are words to filter by.
	Categories []string
	// URL opens the record, or "".
	URL string
}

// MediaType is what a server calls the file.
const MediaType = "text/calendar; charset=utf-8"

// product names the writer (PRODID), as a formal public identifier.
const product = "-//factorybook//factorybook//EN"

// Append appends the calendar to b.
func (c *Calendar) Append(b []byte) []byte {
	w := writer{b}
	w.line("BEGIN", "", "VCALENDAR")
	w.line("VERSION", "", "2.0")
	w.line("PRODID", "", product)
	w.line("CALSCALE", "", "GREGORIAN")
	w.line("METHOD", "", "PUBLISH")
	if c.Name != "" {
		w.text("NAME", c.Name)         // RFC 7986
		w.text("X-WR-CALNAME", c.Name) // what most programs read instead
	}
	if c.Description != "" {
		w.text("DESCRIPTION", c.Description)
		w.text("X-WR-CALDESC", c.Description)
	}
	stamp := c.Stamp.Time().Format("20060102T150405Z")
	for i := range c.Events {
		w.event(&c.Events[i], stamp)
	}
	w.line("END", "", "VCALENDAR")
	return w.b
}

type writer struct{ b []byte }

func (w *writer) event(e *Event, stamp string) {
	if e.Days.Days() == 0 {
		return // an event without a day is none
	}
	w.line("BEGIN", "", "VEVENT")
	w.text("UID", e.UID)
	w.line("DTSTAMP", "", stamp)
	w.line("DTSTART", ";VALUE=DATE", basic(e.Days.From))
	w.line("DTEND", ";VALUE=DATE", basic(e.Days.Until))
	w.text("SUMMARY", e.Summary)
	if e.Description != "" {
		w.text("DESCRIPTION", e.Description)
	}
	if e.Location != "" {
		w.text("LOCATION", e.Location)
	}
	if len(e.Categories) > 0 {
		escaped := make([]string, len(e.Categories))
		for i, c := range e.Categories {
			escaped[i] = escape(c)
		}
		w.line("CATEGORIES", "", strings.Join(escaped, ","))
	}
	if isURI(e.URL) {
		w.line("URL", "", e.URL)
	}
	// Whole days that are no one's time: nobody is shown as busy.
	w.line("TRANSP", "", "TRANSPARENT")
	w.line("END", "", "VEVENT")
}

func basic(d record.Date) string { return d.Time().Format("20060102") }

// text writes a property of type TEXT (3.3.11).
func (w *writer) text(name, value string) { w.line(name, "", escape(value)) }

// maxLine is the length of a line in octets, its end not counted (3.1).
const maxLine = 75

// line writes a content line, folded: what does not fit goes on after a line end
// and one space, which counts.
func (w *writer) line(name, params, value string) {
	rest, room := name+params+":"+value, maxLine
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.b = append(w.b, rest[:cut]...)
		w.b = append(w.b, "\r\n "...)
		rest, room = rest[cut:], maxLine-1
	}
	w.b = append(w.b, rest...)
	w.b = append(w.b, "\r\n"...)
}

// escape writes a TEXT: backslash, semicolon and comma escaped, line ends as \n.
// Control characters have no place in one and are left out.
func escape(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\r' && i+1 < len(s) && s[i+1] == '\n':
			// CRLF is one line end.
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			b.WriteString(`\n`)
		case r == '\t' || r >= ' ' && r != 0x7f && !(r >= 0x80 && r < 0xa0):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isURI reports whether a text can stand as a URI: printable ASCII without space
// and quotes. A link that cannot is left out rather than broken.
func isURI(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f || s[i] == '"' || s[i] == '<' || s[i] == '>' || s[i] == '\\' {
			return false
		}
	}
	return s != ""
}
