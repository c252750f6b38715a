package words

import (
	"slices"
	"strings"

	"factorybook/generator/record"
)

// JoinComma, JoinSemicolon and JoinColon join what is there.
func JoinComma(w *Words, parts []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), w.Say("list.comma"))
}

// JoinSemicolons joins what is there of a list whose items may hold commas.
func JoinSemicolons(w *Words, parts []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), w.Say("list.semicolon"))
}

// JoinSentences joins whole sentences, each with its stop.
func JoinSentences(w *Words, list []string) string {
	return strings.Join(list, w.Say("list.space"))
}

// Texts are what is typed in a list.
func Texts(list []record.Text) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].V
	}
	return out
}

// JoinWords joins what is there with a space that does not break.
func JoinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + Nbsp + b
}

// JoinTitle joins what is there of a title with a dot in the middle.
func JoinTitle(parts ...string) string {
	const dot = " · "
	n, size, only := 0, 0, ""
	for _, s := range parts {
		if s != "" {
			n, size, only = n+1, size+len(dot)+len(s), s
		}
	}
	if n < 2 {
		return only
	}
	var b strings.Builder
	b.Grow(size)
	for _, s := range parts {
		if s == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(dot)
		}
		b.WriteString(s)
	}
	return b.String()
}

// JoinSemicolon: see JoinComma.
func JoinSemicolon(w *Words, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + w.Say("list.semicolon") + b
}

// JoinColon: see JoinComma.
func JoinColon(w *Words, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + w.Say("list.colon") + b
}
