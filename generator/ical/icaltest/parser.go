// Package icaltest reads iCalendar files back, for tests: a second reading of
// RFC 5545, written from its grammar (3.1, 3.3, 3.6) and from nothing in the
// writer. It accepts only what the RFC allows, and of that only what a calendar of
// whole days needs.
package icaltest

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// Line is contentline = name *(";" param ) ":" value CRLF.
type Line struct {
	Name   string
	Params map[string]string
	Value  string
}

// Component is what stands between BEGIN and END.
type Component struct {
	Name  string
	Lines []Line
	Inner []*Component
}

// All returns the properties of a name.
func (c *Component) All(name string) (values []Line) {
	for _, l := range c.Lines {
		if l.Name == name {
			values = append(values, l)
		}
	}
	return values
}

// Text returns the TEXT of a property that stands at most once.
func (c *Component) Text(name string) (string, error) {
	lines := c.All(name)
	switch len(lines) {
	case 0:
		return "", nil
	case 1:
		texts, err := SplitText(lines[0].Value)
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

func parseLine(s string) (Line, error) {
	l := Line{Name: nameForm.FindString(s), Params: map[string]string{}}
	if l.Name == "" {
		return l, fmt.Errorf("%q has no name", s)
	}
	rest := s[len(l.Name):]
	for strings.HasPrefix(rest, ";") {
		m := paramForm.FindStringSubmatch(rest)
		if m == nil {
			return l, fmt.Errorf("%q: a parameter makes no sense", s)
		}
		l.Params[m[1]] = strings.Trim(m[2], `"`)
		rest = rest[len(m[0]):]
	}
	value, ok := strings.CutPrefix(rest, ":")
	if !ok || !valueForm.MatchString(value) {
		return l, fmt.Errorf("%q: no value, or a control character in it", s)
	}
	l.Value = value
	return l, nil
}

// SplitText reads *(TEXT ",") TEXT; every backslash must escape something.
func SplitText(s string) ([]string, error) {
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

// Parse reads one iCalendar object.
func Parse(data []byte) (*Component, error) {
	lines, err := unfold(data)
	if err != nil {
		return nil, err
	}
	root := &Component{}
	stack := []*Component{root}
	for _, s := range lines {
		l, err := parseLine(s)
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch l.Name {
		case "BEGIN":
			c := &Component{Name: l.Value}
			top.Inner = append(top.Inner, c)
			stack = append(stack, c)
		case "END":
			if top.Name != l.Value {
				return nil, fmt.Errorf("END:%s within %s", l.Value, top.Name)
			}
			stack = stack[:len(stack)-1]
		default:
			if top == root {
				return nil, fmt.Errorf("%s outside of a component", l.Name)
			}
			top.Lines = append(top.Lines, l)
		}
	}
	if len(stack) != 1 || len(root.Inner) != 1 || root.Inner[0].Name != "VCALENDAR" {
		return nil, fmt.Errorf("not one whole VCALENDAR")
	}
	return root.Inner[0], valid(root.Inner[0])
}

// valid checks what 3.6 asks of a calendar and 3.6.1 of an event.
func valid(c *Component) error {
	for _, name := range []string{"VERSION", "PRODID"} {
		if n := len(c.All(name)); n != 1 {
			return fmt.Errorf("%s stands %d times", name, n)
		}
	}
	if v := c.All("VERSION")[0].Value; v != "2.0" {
		return fmt.Errorf("version %q", v)
	}
	uids := map[string]bool{}
	for _, e := range c.Inner {
		if e.Name != "VEVENT" || len(e.Inner) > 0 {
			return fmt.Errorf("a %s with %d inner components", e.Name, len(e.Inner))
		}
		for _, name := range []string{"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} {
			if n := len(e.All(name)); n != 1 {
				return fmt.Errorf("%s stands %d times", name, n)
			}
		}
		for _, name := range []string{"DESCRIPTION", "LOCATION", "URL", "TRANSP"} {
			if n := len(e.All(name)); n > 1 {
				return fmt.Errorf("%s stands %d times", name, n)
			}
		}
		if uid := e.All("UID")[0].Value; uid == "" || uids[uid] {
			return fmt.Errorf("UID %q is empty or there twice", uid)
		} else {
			uids[uid] = true
		}
		if _, err := time.Parse("20060102T150405Z", e.All("DTSTAMP")[0].Value); err != nil {
			return err
		}
		start, err := wholeDay(e.All("DTSTART")[0])
		if err != nil {
			return err
		}
		end, err := wholeDay(e.All("DTEND")[0])
		if err != nil {
			return err
		}
		if !end.After(start) {
			return fmt.Errorf("the event ends on %s, before its first day is over", end)
		}
		for _, l := range e.Lines {
			if l.Name == "CATEGORIES" {
				if _, err := SplitText(l.Value); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func wholeDay(l Line) (time.Time, error) {
	if l.Params["VALUE"] != "DATE" {
		return time.Time{}, fmt.Errorf("%s has no VALUE=DATE", l.Name)
	}
	return time.Parse("20060102", l.Value)
}
