package diag

import (
	"strings"
	"testing"
)

func TestDistanceCountsSingleEdits(t *testing.T) {
	for _, c := range []struct {
		x, y string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"ab", "", 2}, {"a", "a", 0}, {"a", "b", 1}, {"ab", "abc", 1}, {"bc", "abc", 1}, {"ac", "abc", 1},
		{"ab", "ba", 1}, {"xab", "xba", 1}, {"abx", "bax", 1}, {"abcd", "badc", 2}, // neighbours swapped
		{"ab", "bc", 2}, {"ab", "ca", 2}, {"abc", "cba", 2}, {"ca", "abc", 3}, // none are
		{"aab", "abb", 1}, {"kitten", "sitting", 3}, {"汉字", "字汉", 1},
	} {
		for _, pair := range [][2]string{{c.x, c.y}, {c.y, c.x}} {
			if got := distance([]rune(pair[0]), []rune(pair[1])); got != c.want {
				t.Errorf("%q and %q: %d, want %d", pair[0], pair[1], got, c.want)
			}
		}
	}
}

func TestNearestAllowsAsManySlipsAsTheWordIsLong(t *testing.T) {
	longest := strings.Repeat("abcdefgh", 8) // 64 letters
	for _, c := range []struct {
		word       string
		candidates []string
		want       string
	}{
		// Up to two letters none, but the two exchanged.
		{"ab", []string{"ac"}, ""}, {"a", []string{"ab"}, ""}, {"ab", []string{"a"}, ""}, {"ab", []string{"ba"}, "ba"}, {"ab", []string{"bc"}, ""}, {"ab", []string{"ca"}, ""}, {"yb", []string{"bya"}, ""}, {"bya", []string{"yb"}, ""}, {"bacxyz", []string{"abcdef"}, ""}, {"AB ", []string{"ab"}, "ab"},
		// Three to five: one.
		{"ab", []string{"abc"}, "abc"}, {"abc", []string{"ab"}, "ab"}, {"abc", []string{"abd"}, "abd"}, {"abc", []string{"axy"}, ""},
		{"abcde", []string{"abcdx"}, "abcdx"}, {"abcde", []string{"abcxy"}, ""}, {"abc", []string{"abcde"}, ""}, {"abcde", []string{"abc"}, ""},
		// Six and more: two.
		{"abcdef", []string{"abcdxy"}, "abcdxy"}, {"abcdef", []string{"abcxyz"}, ""}, {"abcd", []string{"abcdef"}, "abcdef"}, {"abcdef", []string{"abcd"}, "abcd"},
		{"abcdef", []string{"abcdefgh"}, "abcdefgh"}, {"abcdefgh", []string{"abcdef"}, "abcdef"}, {"abcdef", []string{"abcdefghi"}, ""},
		// The first letter may be wrong only in a word of four, and as the only one.
		{"xbc", []string{"abc"}, ""}, {"xbcd", []string{"abcd"}, "abcd"}, {"bcd", []string{"abcd"}, "abcd"}, {"xby", []string{"by"}, ""},
		{"xbcdey", []string{"abcdef"}, ""}, {"bac", []string{"abc"}, "abc"}, {"bbc", []string{"abc"}, ""}, {"bacdfe", []string{"abcdef"}, "abcdef"},
		// 64 letters are a word, 65 a sentence.
		{longest, []string{longest[:63] + "x"}, longest[:63] + "x"}, {longest, []string{longest + "x"}, ""}, {longest + "x", []string{longest}, ""}, {longest + "x", []string{longest + "x"}, ""},
		// Two that are equally near are none; the same one twice, or one that is nearer, is.
		{"plced", []string{"placed", "pliced"}, ""}, {"plced", []string{"placed", "placed"}, "placed"},
		{"abcdef", []string{"abcdxy", "abcdyx", "abcdeg"}, "abcdeg"}, {"abcdef", []string{"abcdeg", "abcdxy"}, "abcdeg"}, {"abcdef", []string{"abcdeg", "ABCDEF"}, "ABCDEF"},
		{"", []string{""}, ""}, {"abc", nil, ""},
	} {
		if got := Nearest(c.word, c.candidates); got != c.want {
			t.Errorf("%q of %q: got %q, want %q", c.word, c.candidates, got, c.want)
		}
	}
}

func TestNearestIsNeverAnotherNumberNorTheOpposite(t *testing.T) {
	for _, c := range []struct{ word, candidate, want string }{
		{"KT-212", "KT-210", ""}, {"KT-29A", "KT-2AA", ""}, {"KT-2AA", "KT-29A", ""}, {"KT-21A", "KT-2AA", ""}, {"KT-2AA", "KT-21A", ""},
		{"KT-21", "KT-12", "KT-12"}, {"KT-20", "KT-2", "KT-2"}, {"KT-2", "KT-20", "KT-20"}, {"KT-2O", "KT-20", "KT-20"},
		{"unpaid", "paid", ""}, {"paid", "unpaid", ""}, {"不合格", "合格", ""}, {"合格", "不合格", ""}, {"no_limit", "limit", ""},
		{"iporter", "importer", "importer"}, {"importer", "iporter", "iporter"},
	} {
		if got := Nearest(c.word, []string{c.candidate}); got != c.want {
			t.Errorf("%q of %q: got %q, want %q", c.word, c.candidate, got, c.want)
		}
	}
}
