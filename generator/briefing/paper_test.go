package briefing

import (
	"slices"
	"strings"
	"testing"
)

func TestTextIsCutToItsLinesAtWordsAndCharacters(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		lines int
		want  string
	}{
		{"short", 10, 1, "short"},
		{"two\nlines", 10, 1, "two lines"},
		{"一二三四五六七八九十", 6, 1, "一二三四五…"}, // six wide characters do not fit beside the ellipsis
		{"", 5, 1, ""},
	} {
		got := clip(c.text, c.width, c.lines)
		if linesOf(got, c.width) > c.lines {
			t.Errorf("%q takes %d lines", got, linesOf(got, c.width))
		}
		if c.want != got && !(strings.HasSuffix(c.want, "…") && strings.HasSuffix(got, "…") && strings.HasPrefix(c.text, strings.TrimSuffix(got, "…"))) {
			t.Errorf("clip(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTextOfAnyLengthIsCutQuicklyAndFits(t *testing.T) {
	for _, s := range []string{strings.Repeat("x", 1<<20), strings.Repeat("汉", 1<<20), strings.Repeat("a b\n", 1<<18), strings.Repeat("\u0301", 1<<16), "\xff\xfe" + strings.Repeat("w ", 500)} {
		if got := clip(s, 20, 2); linesOf(got, 20) > 2 || len(got) > 2000 {
			t.Errorf("%d bytes become %d in %d lines", len(s), len(got), linesOf(got, 20))
		}
	}
}

func TestRoomGoesFirstToTheLeastThenFairlyThenInOrder(t *testing.T) {
	for _, c := range []struct {
		room      int
		a, b      part
		got, left int
		gotB      int
	}{
		{room: 20, a: part{least: 3, fair: 5, want: 6}, b: part{least: 3, fair: 5, want: 7}, got: 6, gotB: 7, left: 7},     // everything fits
		{room: 11, a: part{least: 3, fair: 5, want: 100}, b: part{least: 3, fair: 5, want: 100}, got: 6, gotB: 5, left: 0}, // the first gets the rest
		{room: 9, a: part{least: 3, fair: 8, want: 100}, b: part{least: 3, fair: 8, want: 4}, got: 6, gotB: 3, left: 0},
		{room: 9, a: part{least: 3, fair: 8, want: 1}, b: part{least: 3, fair: 8, want: 100}, got: 1, gotB: 8, left: 0}, // nobody gets more than it wants
	} {
		a, b := c.a, c.b
		if left := share(c.room, &a, &b); a.got != c.got || b.got != c.gotB || left != c.left {
			t.Errorf("%d: %d and %d, %d left; want %d and %d, %d left", c.room, a.got, b.got, left, c.got, c.gotB, c.left)
		}
	}
}

func TestListThatIsCutKeepsALineToSayHowMuch(t *testing.T) {
	heights := []int{2, 4, 2, 2}
	for room, want := range map[int]int{10: 4, 9: 2, 8: 2, 7: 1, 4: 1, 3: 0, 2: 0, 0: 0} {
		if got := fitting(heights, room); got != want {
			t.Errorf("%d entries fit into %d units, want %d", got, room, want)
		}
	}
	if got := fitting(slices.Repeat([]int{2}, 60), 20); got != 9 {
		t.Errorf("of sixty lines %d fit into ten with the one that counts the others, want 9", got)
	}
}

func TestRoomThatAPartCannotUseGoesToTheOthers(t *testing.T) {
	// The first wants its ten only in steps of seven; the second takes what it gets.
	steps := &part{least: 3, fair: 10, want: 10, fill: func(room int) int { return 3 + (room-3)/7*7 }}
	rest := &part{least: 3, fair: 5, want: 20}
	rest.fill = func(room int) int { return min(room, rest.want) }
	for room, want := range map[int][3]int{12: {3, 9, 0}, 30: {10, 20, 0}, 33: {10, 20, 3}} {
		if left := lay(room, steps, rest); steps.got != want[0] || rest.got != want[1] || left != want[2] {
			t.Errorf("of %d: %d and %d, %d left; want %v", room, steps.got, rest.got, left, want)
		}
	}
}

func TestCodesAreNeverBrokenAndNothingIsPutIntoThem(t *testing.T) {
	for text, whole := range map[string][]string{
		"SY-01 USD 3.05; SY-21/B, and 3 more": {"SY-01", "SY-21/B"},
		"（PO-2026-014）逾期":                     {"PO-2026-014"},
		"made by re-cast moulds":              nil, // words, not codes
		"a":                                   nil,
		"1-" + strings.Repeat("2", 60):        nil, // wider than a column
	} {
		var got []string
		all := ""
		for _, p := range pieces(text) {
			if all += p.Text; p.Whole {
				got = append(got, p.Text)
			}
		}
		if all != text || !slices.Equal(got, whole) {
			t.Errorf("%q: %q in %q, want %q", text, got, all, whole)
		}
	}
}

func TestLineMayBreakBetweenTheTwoScripts(t *testing.T) {
	if got := linesOf("最近价格：SY-01；SY-02；SY-03；SY-04", 12); got != 2 {
		t.Errorf("%d lines, want 2", got)
	}
	if got := linesOf("价价价价（SY-01）格", 5.5); got != 3 {
		t.Errorf("%d lines: a bracket stays with what it opens", got)
	}
}
