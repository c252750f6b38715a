package ical

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// This is a second reading of RFC 5545, written from its grammar (3.1, 3.3, 3.6)
// and from nothing in the writer. It accepts only what the RFC allows, and of that
// only what a calendar of whole days needs.

// contentLine is contentline = name *(";" param ) ":" value CRLF.
type contentLine struct {
	name   string
	params map[string]string
	value  string
}

type component struct {
	name  string
	lines []contentLine
	inner []*component
}

func (c *component) all(name string) (values []contentLine) {
	for _, l := range c.lines {
		if l.name == name {
			values = append(values, l)
		}
	}
	return values
}

// text returns the TEXT of a property that stands at most once.
func (c *component) text(name string) (string, error) {
	lines := c.all(name)
	switch len(lines) {
	case 0:
		return "", nil
	case 1:
		texts, err := splitText(lines[0].value)
		if err == nil && len(texts) != 1 {
			err = fmt.Errorf("%s: a bare comma", name)
		}
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		return texts[0], nil
	}
	return "", fmt.Errorf("%s stands %d times", name, len(lines))
}

// unfold turns the octets into content lines: each ends in CRLF, has at most 75
// octets, and one that begins with a space or a tab continues the one before.
func unfold(data []byte) ([]string, error) {
	text, ok := strings.CutSuffix(string(data), "\r\n")
	if !ok {
		return nil, fmt.Errorf("the last line has no CRLF")
	}
	var lines []string
	for i, line := range strings.Split(text, "\r\n") {
		switch {
		case strings.ContainsAny(line, "\r\n"):
			return nil, fmt.Errorf("line %d: a bare CR or LF", i+1)
		case len(line) > 75:
			return nil, fmt.Errorf("line %d has %d octets", i+1, len(line))
		case !utf8.ValidString(line):
			return nil, fmt.Errorf("line %d: a character is cut", i+1)
		case line == "":
			return nil, fmt.Errorf("line %d is empty", i+1)
		case line[0] == ' ' || line[0] == '\t':
			if len(lines) == 0 {
				return nil, fmt.Errorf("line %d continues nothing", i+1)
			}
			lines[len(lines)-1] += line[1:]
		default:
			lines = append(lines, line)
		}
	}
	return lines, nil
}

var (
	nameForm  = regexp.MustCompile(`^(?:[A-Z0-9-]+)`)
	paramForm = regexp.MustCompile(`^;([A-Z0-9-]+)=("[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)`)
	valueForm = regexp.MustCompile(`^[^\x00-\x08\x0a-\x1f\x7f]*$`)
)

func parseLine(s string) (contentLine, error) {
	l := contentLine{name: nameForm.FindString(s), params: map[string]string{}}
	if l.name == "" {
		return l, fmt.Errorf("%q has no name", s)
	}
	rest := s[len(l.name):]
	for strings.HasPrefix(rest, ";") {
		m := paramForm.FindStringSubmatch(rest)
		if m == nil {
			return l, fmt.Errorf("%q: a parameter makes no sense", s)
		}
		l.params[m[1]] = strings.Trim(m[2], `"`)
		rest = rest[len(m[0]):]
	}
	value, ok := strings.CutPrefix(rest, ":")
	if !ok || !valueForm.MatchString(value) {
		return l, fmt.Errorf("%q: no value, or a control character in it", s)
	}
	l.value = value
	return l, nil
}

// splitText reads *(TEXT ",") TEXT; every backslash must escape something.
func splitText(s string) ([]string, error) {
	texts, now := []string{}, strings.Builder{}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\':
			i++
			if i == len(s) {
				return nil, fmt.Errorf("a backslash at the end")
			}
			switch s[i] {
			case 'n', 'N':
				now.WriteByte('\n')
			case '\\', ';', ',':
				now.WriteByte(s[i])
			default:
				return nil, fmt.Errorf(`\%c escapes nothing`, s[i])
			}
		case ';':
			return nil, fmt.Errorf("a bare semicolon")
		case ',':
			texts = append(texts, now.String())
			now.Reset()
		default:
			now.WriteByte(c)
		}
	}
	return append(texts, now.String()), nil
}

// parse reads one iCalendar object.
func parse(data []byte) (*component, error) {
	lines, err := unfold(data)
	if err != nil {
		return nil, err
	}
	root := &component{}
	stack := []*component{root}
	for _, s := range lines {
		l, err := parseLine(s)
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch l.name {
		case "BEGIN":
			c := &component{name: l.value}
			top.inner = append(top.inner, c)
			stack = append(stack, c)
		case "END":
			if top.name != l.value {
				return nil, fmt.Errorf("END:%s within %s", l.value, top.name)
			}
			stack = stack[:len(stack)-1]
		default:
			if top == root {
				return nil, fmt.Errorf("%s outside of a component", l.name)
			}
			top.lines = append(top.lines, l)
		}
	}
	if len(stack) != 1 || len(root.inner) != 1 || root.inner[0].name != "VCALENDAR" {
		return nil, fmt.Errorf("not one whole VCALENDAR")
	}
	return root.inner[0], valid(root.inner[0])
}

// valid checks what 3.6 asks of a calendar and 3.6.1 of an event.
func valid(c *component) error {
	for _, name := range []string{"VERSION", "PRODID"} {
		if n := len(c.all(name)); n != 1 {
			return fmt.Errorf("%s stands %d times", name, n)
		}
	}
	if v := c.all("VERSION")[0].value; v != "2.0" {
		return fmt.Errorf("version %q", v)
	}
	uids := map[string]bool{}
	for _, e := range c.inner {
		if e.name != "VEVENT" || len(e.inner) > 0 {
			return fmt.Errorf("a %s with %d inner components", e.name, len(e.inner))
		}
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} {
			if n := len(e.all(name)); n != 1 {
				return fmt.Errorf("%s stands %d times", name, n)
			}
		}
		for _, name := range []string{"DESCRIPTION", "LOCATION", "URL", "TRANSP"} {
			if n := len(e.all(name)); n > 1 {
				return fmt.Errorf("%s stands %d times", name, n)
			}
		}
		if uid := e.all("UID")[0].value; uid == "" || uids[uid] {
			return fmt.Errorf("UID %q is empty or there twice", uid)
		} else {
			uids[uid] = true
		}
		if _, err := time.Parse("20060102T150405Z", e.all("DTSTAMP")[0].value); err != nil {
			return err
		}
		start, err := wholeDay(e.all("DTSTART")[0])
		if err != nil {
			return err
		}
		end, err := wholeDay(e.all("DTEND")[0])
		if err != nil {
			return err
		}
		if !end.After(start) {
			return fmt.Errorf("the event ends on %s, before its first day is over", end)
		}
		for _, l := range e.lines {
			if l.name == "CATEGORIES" {
				if _, err := splitText(l.value); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func wholeDay(l contentLine) (time.Time, error) {
	if l.params["VALUE"] != "DATE" {
		return time.Time{}, fmt.Errorf("%s has no VALUE=DATE", l.name)
	}
	return time.Parse("20060102", l.value)
}
