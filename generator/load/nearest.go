package load

import "strings"

// nearest returns the candidate that was probably meant, or "" when none is
// near: at most one mistake in three characters (insertion, deletion, exchange,
// two neighbours swapped), letter case and the choice of - _ or space aside.
func nearest(word string, candidates []string) string {
	word = plainWord(word)
	if word == "" || len(word) > 64 {
		return ""
	}
	best, bestDistance := "", len([]rune(word))/3+1
	for _, c := range candidates {
		plain := plainWord(c)
		if plain == word || len(word) == 2 && len(plain) == 2 && word[0] == plain[1] && word[1] == plain[0] {
			return c
		}
		limit := max(len([]rune(word)), len([]rune(plain)))/3 + 1
		if d := distance(word, plain); d < bestDistance && d < limit && d < len([]rune(plain)) {
			best, bestDistance = c, d
		}
	}
	return best
}

func plainWord(s string) string {
	return strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(strings.TrimSpace(s)))
}

// distance is the number of single edits between two words (optimal string
// alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
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
