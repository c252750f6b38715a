package render

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"factorybook/generator/pages"
	"factorybook/generator/words"
)

// html appends markup. raw is for markup written in this package's source only;
// everything else goes through text, attr or prose.
type html struct {
	b []byte
	// lang is the language of the page, so that what is written in the other one
	// is marked as such.
	lang words.Language
}

// Write takes what a template writes.
func (h *html) Write(b []byte) (int, error) {
	h.b = append(h.b, b...)
	return len(b), nil
}

func (h *html) raw(s string) { h.b = append(h.b, s...) }

// text appends escaped text, safe in an element and in a quoted attribute.
func (h *html) text(s string) { h.b = appendEscaped(h.b, s) }

// attr appends a quoted attribute.
func (h *html) attr(name, value string) {
	h.raw(" ")
	h.raw(name)
	h.raw(`="`)
	h.text(value)
	h.raw(`"`)
}

// open appends an opening tag with a class.
func (h *html) open(tag, class string) {
	h.raw("<")
	h.raw(tag)
	if class != "" {
		h.attr("class", class)
	}
	h.raw(">")
}

// element appends <tag class>text</tag>.
func (h *html) element(tag, class, text string) {
	h.open(tag, class)
	h.prose(text)
	h.raw("</")
	h.raw(tag)
	h.raw(">")
}

// optional is element where there is text, else nothing.
func (h *html) optional(tag, class, text string) {
	if text != "" {
		h.element(tag, class, text)
	}
}

// coded is prose in which what stands between backticks is code.
func (h *html) coded(s string) {
	for {
		before, rest, ok := strings.Cut(s, "`")
		code, after, closed := strings.Cut(rest, "`")
		if !ok || !closed {
			h.prose(s)
			return
		}
		h.prose(before)
		h.raw("<code>")
		h.text(code)
		h.raw("</code>")
		s = after
	}
}

// bold is prose in which what stands between ** is set bold.
func (h *html) bold(s string) {
	for {
		before, rest, ok := strings.Cut(s, "**")
		strong, after, closed := strings.Cut(rest, "**")
		if !ok || !closed {
			h.prose(s)
			return
		}
		h.prose(before)
		h.element("strong", "", strong)
		s = after
	}
}

// link appends a link, or only its text when there is nowhere to go.
func (h *html) link(href, text string) {
	if href == "" {
		h.prose(text)
		return
	}
	h.raw("<a")
	h.attr("href", href)
	h.raw(">")
	h.prose(text)
	h.raw("</a>")
}

// spot appends where a record stands, at its end: one quiet word, which opens the line
// where the settings give a link, and else the file and line, to copy.
func (r *Renderer) spot(h *html, s words.Source) {
	switch {
	case s.Text == "":
	case s.Href == "":
		h.raw(`<details class="spot"><summary>`)
		h.text(r.words.Say("site.source"))
		h.raw(`</summary><code>`)
		h.text(s.Text)
		h.raw(`</code></details>`)
	default:
		h.raw(`<a class="spot"`)
		h.attr("href", s.Href)
		h.raw(` rel="noreferrer">`)
		h.text(r.words.Say("site.source"))
		h.raw(` <span class="visually-hidden">`)
		h.text(s.Text)
		h.raw(`</span></a>`)
	}
}

// place appends where a record stands, in sight: for whoever goes there to write, and in
// tables of points.
func (r *Renderer) place(h *html, s words.Source) {
	h.raw(`<span class="spot">`)
	if s.Href == "" {
		h.text(s.Text)
	} else {
		h.raw(`<a`)
		h.attr("href", s.Href)
		h.raw(` rel="noreferrer">`)
		h.text(s.Text)
		h.raw("</a>")
	}
	h.raw("</span>")
}

// title appends a heading in words. In Chinese a number keeps the word that it counts, as
// 2 批, in its line.
func (h *html) title(text string) {
	h.prose(numbers.ReplaceAllString(text, "$1\u00a0$2"))
}

var numbers = regexp.MustCompile(`([0-9]) (\p{Han})`)

// prose appends text, with runs of Chinese in an English page and of English in a
// Chinese one marked with their language, so that they are read aloud and drawn
// as such.
func (h *html) prose(s string) {
	run, tag := hanRun, `<span class="han" lang="zh-Hans">`
	if h.lang.Script == words.Han {
		run, tag = englishRun, `<span lang="en">`
	}
	for s != "" {
		from, until := run(s)
		if from == len(s) {
			h.text(s)
			return
		}
		h.text(s[:from])
		h.raw(tag)
		h.text(s[from:until])
		h.raw("</span>")
		s = s[until:]
	}
}

// name appends a name in the page's own script, second the other one.
func (h *html) name(n words.Name) { h.prose(n.Main(h.lang.Script)) }

func (h *html) second(n words.Name) {
	if n.Latin == "" || n.Chinese == "" {
		return
	}
	if h.lang.Script == words.Han {
		h.raw(`<span lang="en">`)
		h.text(n.Latin)
		h.raw("</span>")
		return
	}
	h.prose(n.Chinese)
}

// both appends a name in both scripts.
func (h *html) both(n words.Name) {
	h.link(n.Href, n.Main(h.lang.Script))
	if n.Latin != "" && n.Chinese != "" {
		h.raw(` <span class="second">`)
		h.second(n)
		h.raw("</span>")
	}
}

// names appends a factory's name at the head of a page, and its status.
func (h *html) names(f *pages.FactoryHead) {
	h.both(f.Name)
	if f.Status != "" {
		h.raw(` <span class="status">`)
		h.text(f.Status)
		h.raw("</span>")
	}
}

// nav appends a list of links; the current page is marked.
func (h *html) nav(links []pages.NavLink) {
	h.raw("<ul>")
	for i := range links {
		l := &links[i]
		h.raw("<li><a")
		h.attr("href", l.Href)
		switch {
		case l.Current:
			h.raw(` aria-current="page"`)
		case l.Within:
			h.raw(` class="within"`)
		}
		h.raw(">")
		h.text(l.Label)
		if l.Count != "" {
			h.raw(` <span class="count">`)
			h.text(l.Count)
			h.raw("</span>")
		}
		h.raw("</a></li>")
	}
	h.raw("</ul>")
}

// hanRun returns the first run of Chinese characters with the punctuation and
// digits between them; from is len(s) when there is none.
func hanRun(s string) (from, until int) {
	start := 0 // what begins no character from U+2000 on is passed over byte by byte
	for start < len(s) && s[start] < 0xe2 {
		start++
	}
	from = len(s)
	for i, r := range s[start:] {
		i += start
		switch {
		case r >= 0x2e80 && unicode.In(r, unicode.Han):
			from = min(from, i)
			until = i + utf8.RuneLen(r)
		case from == len(s):
		case r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef:
			until = i + utf8.RuneLen(r) // Chinese punctuation
		case r >= '0' && r <= '9':
		default:
			return from, until
		}
	}
	return from, until
}

// englishRun returns the first run of at least three English words, with what
// stands between them; from is len(s) when there is none. Fewer are a name or a
// term, which Chinese readers and voices take as it is.
func englishRun(s string) (from, until int) {
	const enough = 3
	from = len(s)
	words, word, plain := 0, -1, false
	// end closes the word before i.
	end := func(i int) {
		if word >= 0 && plain && i-word > 1 {
			words++
			from, until = min(from, word), i
		}
		word = -1
	}
	for i, r := range s {
		switch {
		case r == ' ' || r == '\u00a0' || r == '\n':
			end(i)
		case r >= 0x2e80 || r == '·': // Chinese, or the next of several facts
			if end(i); words >= enough {
				return from, until
			}
			words, from = 0, len(s)
		case word < 0:
			word, plain = i, latin(r) || r == '(' || r == '"'
		case !latin(r) && !strings.ContainsRune(`.,;:!?'"’-)`, r):
			plain = false
		}
	}
	if end(len(s)); words >= enough {
		return from, until
	}
	return len(s), len(s)
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) && r < 0x2e80 }

// appendEscaped escapes what could end a text or an attribute value. NUL is not
// allowed in HTML and becomes the replacement character.
func appendEscaped(b []byte, s string) []byte {
	last := 0
	for i := range len(s) {
		if esc := escapes[s[i]]; esc != "" {
			b = append(b, s[last:i]...)
			b = append(b, esc...)
			last = i + 1
		}
	}
	return append(b, s[last:]...)
}

var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;", 0: "\ufffd"}
