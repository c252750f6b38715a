package diag

import "strings"

// maxWord bounds the words that are compared: a longer one is a sentence.
const maxWord = 64

// Nearest returns the candidate that was probably meant by a word, for a hint,
// or "" when none is near, or two are equally so: one slip of the keyboard in a
// word of three to five letters, two in a longer one (insertion, deletion, exchange,
// two neighbours swapped), letter case and the choice of - _ or space aside.
//
// A near word is never the opposite (unpaid is not paid) nor, where it has digits,
// another number: KT-212 is not KT-210 misspelt, PO-2025-041 may be PO-2025-014.
func Nearest(word string, candidates []string) string {
	plain := plainWord(word)
	if len(plain) == 0 || len(plain) > maxWord {
		return ""
	}
	best, bestDistance, tied := "", len(plain), false
	for _, candidate := range candidates {
		c := plainWord(candidate)
		limit := 2
		switch longest := max(len(plain), len(c)); {
		case longest <= 2:
			limit = 0
		case longest <= 5:
			limit = 1
		}
		if len(c) > maxWord || len(c)-len(plain) > limit || len(plain)-len(c) > limit || opposite(plain, c) || !sameDigits(plain, c) {
			continue
		}
		d := distance(plain, c)
		switch {
		case d == 0 || swapped(plain, c):
			return candidate
		case d > limit || !alike(plain, c):
		case d < bestDistance:
			best, bestDistance, tied = candidate, d, false
		case d == bestDistance && candidate != best:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

// alike reports whether two words share enough to be one: the first letter, or all but
// one of the others, or the first two exchanged. Both have two letters or more: in
// shorter ones no slip is allowed.
func alike(x, y []rune) bool {
	return x[0] == y[0] || distance(x, y) == 1 && max(len(x), len(y)) > 3 || x[0] == y[1] && x[1] == y[0]
}

// opposite reports whether one word is the other with a negation before it.
func opposite(x, y []rune) bool {
	a, b := string(x), string(y)
	for _, no := range []string{"not_", "no_", "non_", "non", "un", "in", "im", "dis", "mis", "de", "re", "over", "under", "未", "不", "非", "无", "没"} {
		if rest, ok := strings.CutPrefix(a, no); ok && near(rest, b, x, y) {
			return true
		}
		if rest, ok := strings.CutPrefix(b, no); ok && near(rest, a, x, y) {
			return true
		}
	}
	return false
}

// near reports whether a word without its negation is the other one, and nearer to it
// than with it: iporter is importer with a letter missing, and no porter.
func near(rest, other string, x, y []rune) bool {
	d := distance([]rune(rest), []rune(other))
	return d <= min(1, len(other)/4) && d < distance(x, y)
}

// sameDigits reports whether the digits of two words can be those of one number:
// the same ones, whatever their order, zeros aside.
func sameDigits(x, y []rune) bool {
	var counts [10]int
	for _, c := range x {
		if c > '0' && c <= '9' {
			counts[c-'0']++
		}
	}
	for _, c := range y {
		if c > '0' && c <= '9' {
			counts[c-'0']--
		}
	}
	return counts == [10]int{}
}

// swapped reports whether two words are the same two characters, exchanged: one
// mistake too many for so short a word, and yet clear, such as yb for by.
func swapped(x, y []rune) bool {
	return len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}

func plainWord(s string) []rune {
	return []rune(strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(s))))
}

// distance is the number of single edits between two words (optimal string
// alignment).
func distance(x, y []rune) int {
	before, previous, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(previous[j]+1, row[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, previous, row = previous, row, before
	}
	return previous[len(y)]
}
