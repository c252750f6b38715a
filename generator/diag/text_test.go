package diag

import (
	"strings"
	"testing"
)

// shownLines are the line of a problem and the marks below it, without the gutter.
func shownLines(t *testing.T, line string, column, length int) (text, marks string) {
	t.Helper()
	got := strings.Split(render([]Problem{{Code: "FB0106", Place: Place{"a.yaml", 1, column}, Length: length, Text: "x"}}, TextOptions{Source: source(line)}), "\n")
	if len(got) != 4 {
		t.Fatalf("no line and its marks: %q", got)
	}
	return strings.TrimPrefix(got[1], "  1 | "), strings.TrimPrefix(got[2], "    | ")
}

func TestMarkIsAsLongAsAskedAndEndsWithTheLine(t *testing.T) {
	for _, c := range []struct {
		line           string
		column, length int
		want           string
	}{
		{"name: Yuanda", 7, 0, "      ^^^^^^"}, // 0: the word
		{"name: Yuanda", 7, 1, "      ^"},
		{"name: Yuanda", 7, 2, "      ^^"},
		{"name: Yuanda", 1, 12, "^^^^^^^^^^^^"},
		{"name: Yuanda", 7, 40, "      ^^^^^^"}, // no further than the line
		{"name: Yuanda", 12, 1, "           ^"},
		{"name: Yuanda", 13, 3, "            ^"}, // behind the line
		{"name: Yuanda", 99, 0, "            ^"},
		{"name: Yuanda", 0, 0, "^^^^"}, // no column: the first
		{"name: Yuanda", 1, 0, "^^^^"},
		{"a: , b", 4, 0, "   ^"},    // no word stands there
		{"e\u0301x", 2, 1, " ^"},    // an accent alone can still be seen
		{"{a: 汉字}", 5, 1, "    ^^"}, // one character, two cells
		{"", 1, 0, "^"},
		{"\ufeffname: x", 1, 0, "^^^^"}, // the mark of an encoding is no character of the line
	} {
		if _, got := shownLines(t, c.line, c.column, c.length); got != c.want {
			t.Errorf("%q at %d, %d long:\ngot  %q\nwant %q", c.line, c.column, c.length, got, c.want)
		}
	}
}

// A line of 110 characters is shown whole. Of a longer one 110 are, with 40 before the
// place where there are as many behind, and dots at each end that was cut.
func TestLineIsCutOnlyWhereItIsTooLong(t *testing.T) {
	line := func(length int) []rune {
		all := make([]rune, length)
		for i := range all {
			all[i] = rune('Ā' + i) // each character another one
		}
		return all
	}
	for _, c := range []struct {
		length, column, mark int // of the line, the place and its mark
		first, behind        int // the part of the line that is shown
		before, after        bool
		marks                int
	}{
		{109, 109, 1, 0, 109, false, false, 1},
		{110, 1, 1, 0, 110, false, false, 1},
		{110, 110, 1, 0, 110, false, false, 1},
		{111, 1, 1, 0, 110, false, true, 1},
		{111, 41, 1, 0, 110, false, true, 1},
		{111, 42, 1, 1, 111, true, false, 1},
		{111, 111, 1, 1, 111, true, false, 1},
		{300, 41, 1, 0, 110, false, true, 1},
		{300, 42, 1, 1, 111, true, true, 1},
		{300, 230, 5, 189, 299, true, true, 5},
		{300, 231, 5, 190, 300, true, false, 5},
		{300, 301, 1, 190, 300, true, false, 1},    // behind the end
		{300, 42, 200, 1, 111, true, true, 70},     // the mark ends with what is shown
		{300, 42, 70, 1, 111, true, true, 70},      // to the last that is shown
		{300, 42, 69, 1, 111, true, true, 69},      // one less
		{300, 1, 300, 0, 110, false, true, 110},    // all of it
		{300, 231, 300, 190, 300, true, false, 70}, // and to its end
	} {
		want := append([]rune(nil), line(c.length)[c.first:c.behind]...)
		if c.before {
			want[0] = '…'
		}
		if c.after {
			want[len(want)-1] = '…'
		}
		text, marks := shownLines(t, string(line(c.length)), c.column, c.mark)
		if text != string(want) {
			t.Errorf("%+v: shown %q, want %q", c, text, string(want))
		}
		if want := strings.Repeat(" ", c.column-1-c.first) + strings.Repeat("^", c.marks); marks != want {
			t.Errorf("%+v: marked %q, want %q", c, marks, want)
		}
	}
}

func TestMarksStandBelowTheLineAlsoBehindALongNumber(t *testing.T) {
	got := render([]Problem{{Code: "FB0106", Place: Place{"a.yaml", 100, 1}, Text: "x"}}, TextOptions{Source: source(strings.Repeat("\n", 99) + "name: x")})
	if want := "  100 | name: x\n      | ^^^^\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want its end %q", got, want)
	}
}

func TestPrintableReplacesWhatSteersAndNothingElse(t *testing.T) {
	for _, c := range []rune{0, 8, 0x0b, '\r', 0x1f, 0x7f, 0x80, 0x9f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069} {
		if got := Printable("a" + string(c) + "b"); got != "a\ufffdb" {
			t.Errorf("%U is printed: %q", c, got)
		}
	}
	for _, c := range []rune{'\t', '\n', ' ', '~', 0xa0, 0x2027, 0x202f, 0x2030, 0x2065, 0x206a, '汉', '…'} {
		if want := "a" + string(c) + "b"; Printable(want) != want {
			t.Errorf("%U is not printed: %q", c, Printable(want))
		}
	}
}

func TestWidthIsThatOfATerminal(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a": 1, "é": 1, "\u02ff": 1,
		"\u0300": 0, "\u0301": 0, "\u036f": 0, "\u20dd": 0, "\u200b": 0, // accents, a circle around, a space without width
		"\u0370": 1, "汉": 2, "，": 2, "한": 2, "Ａ": 2, "ｱ": 1, "汉字 ab": 7,
	} {
		if got := Width(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
}

func TestColourOfAProblemIsThatOfItsSeverity(t *testing.T) {
	for severity, want := range map[Severity]string{
		Warning: "\x1b[1ma.yaml:1:7:\x1b[0m \x1b[1;33mwarning FB0106:\x1b[0m x\n\x1b[2m  1 | \x1b[0mname: me\n\x1b[2m    | \x1b[0m      \x1b[1;33m^^\x1b[0m\n",
		Error:   "\x1b[1ma.yaml:1:7:\x1b[0m \x1b[1;31merror FB0106:\x1b[0m x\n\x1b[2m  1 | \x1b[0mname: me\n\x1b[2m    | \x1b[0m      \x1b[1;31m^^\x1b[0m\n",
	} {
		p := Problem{Code: "FB0106", Severity: severity, Place: Place{"a.yaml", 1, 7}, Text: "x"}
		if got := render([]Problem{p}, TextOptions{Colour: true, Source: source("name: me")}); got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", severity, got, want)
		}
		if got := render([]Problem{p}, TextOptions{Source: source("name: me")}); strings.Contains(got, "\x1b") {
			t.Errorf("%s: colour that nobody asked for: %q", severity, got)
		}
	}
}

// One place more than five is shown too: the line that counts it would take its room.
func TestOtherPlacesAreCountedOnlyWhereThatSavesLines(t *testing.T) {
	for _, c := range []struct {
		places, shown int
		more          string // "" nothing is left out
	}{{0, 0, ""}, {1, 1, ""}, {5, 5, ""}, {6, 6, ""}, {7, 5, "2 more places"}, {8, 5, "3 more places"}} {
		p := Problem{Code: "FB0202", Place: Place{"a", 1, 1}, Text: "x"}
		var text, github strings.Builder
		for i := range c.places {
			p.Also = append(p.Also, Place{"b", i + 1, 1})
			if i < c.shown {
				text.WriteString("  also: " + p.Also[i].String() + "\n")
				github.WriteString("%0Aalso: " + p.Also[i].String())
			}
		}
		if c.more != "" {
			text.WriteString("  also: " + c.more + "\n")
			github.WriteString("%0Aalso: " + c.more)
		}
		if got, want := render([]Problem{p}, TextOptions{}), "a:1:1: warning FB0202: x\n"+text.String(); got != want {
			t.Errorf("%d places:\n%s\nwant\n%s", c.places, got, want)
		}
		var b strings.Builder
		if err := WriteGitHub(&b, []Problem{p}, "", nil); err != nil {
			t.Fatal(err)
		}
		if want := "::warning file=a,line=1,col=1,title=FB0202::x" + github.String() + "\n"; b.String() != want {
			t.Errorf("%d places for GitHub:\n%s\nwant\n%s", c.places, b.String(), want)
		}
	}
}
