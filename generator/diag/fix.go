package diag

import "strings"

// Fix is text to type in place of what a problem marks. The law of hints: with
// the fix typed there, that place has no problem, and the record says what the
// person meant. Where two things can have been meant there is a fix for each;
// where none is sure, there is none.
type Fix struct {
	// Text is typed exactly so.
	Text string
	// Means says how the record is read then, in a few words such as "day first",
	// or nothing where there is only one way.
	Means Message
}

// Mark returns the problem with so many characters of its line marked.
func (p Problem) Mark(length int) Problem {
	p.Length = max(0, length)
	return p
}

// Offer returns the problem with fixes for the characters it marks. Without a
// hint of its own, what to type becomes the hint.
func (p Problem) Offer(length int, fixes ...Fix) Problem {
	p = p.Mark(length)
	if p.Fixes = fixes; p.Hint == "" {
		p = p.hinted(Write(fixes...))
	}
	return p
}

// hinted returns the problem with another hint.
func (p Problem) hinted(hint Message) Problem {
	p.hint, p.Hint = hint, clause(hint.String())
	return p
}

// Write words the fixes of a problem: `write 42 (6 weeks)`, or
// `write 2026-03-02 (day first) or 2026-02-03 (month first)`.
func Write(fixes ...Fix) Message {
	if len(fixes) == 0 {
		return Message{}
	}
	words := make([]Message, len(fixes))
	for i, f := range fixes {
		words[i] = typed(f.Text)
		if !f.Means.Empty() {
			words[i] = Say("%s (%s)", words[i], f.Means)
		}
	}
	return Say("write %s", Either(words...))
}

// DidYouMean words the fixes of a word that was probably misspelt.
func DidYouMean(fixes ...Fix) Message {
	words := make([]Message, len(fixes))
	for i, f := range fixes {
		words[i] = shown(f.Text)
	}
	return Say("did you mean %s?", Either(words...))
}

// typed sets text apart that could be taken for words of the hint.
func typed(text string) Message {
	if text == "" {
		return Say("nothing there")
	}
	if strings.ContainsAny(text, " :,") && !strings.ContainsRune(text, '`') {
		return shown("`" + text + "`")
	}
	return shown(text)
}
