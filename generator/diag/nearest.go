package diag

import "strings"

// maxWord bounds the words that are compared: a longer one is a sentence.
const maxWord = 64

// Nearest returns the candidate that was probably meant by a word, for a hint,
// or "" when none is near: at most one mistake in three characters (insertion,
// deletion, exchange, two neighbours swapped), letter case and the choice of
// - _ or space aside.
func Nearest(word string, candidates []string) string {
	plain := plainWord(word)
	if len(plain) == 0 || len(plain) > maxWord {
		return ""
	}
	best, bestDistance := "", len(plain)/3+1
	for _, candidate := range candidates {
		c := plainWord(candidate)
		limit := max(len(plain), len(c))/3 + 1
		if len(c) > maxWord || len(c)-len(plain) >= limit || len(plain)-len(c) >= limit {
			continue
		}
		if d := distance(plain, c); d == 0 || swapped(plain, c) {
			return candidate
		} else if d < bestDistance && d < limit && d < len(c) {
			best, bestDistance = candidate, d
		}
	}
	return best
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
