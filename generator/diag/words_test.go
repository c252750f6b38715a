package diag

import "testing"

// What is underlined is a whole key or value, and nothing behind it.
func TestWordEndsWhereItsValueDoes(t *testing.T) {
	for line, want := range map[string]string{
		"placed: 2025-02-10": "placed", "placed:": "placed", "12:30 Uhr": "12:30 Uhr", "a:b: c": "a:b",
		"first, second": "first", "last}": "last", "last]": "last", "(one) two": "(one",
		"value # why": "value", "value #": "value", "a#b": "a#b", "value ": "value", "value": "value",
		`"a, b" c`: `"a, b"`, `'a: b', c`: `'a: b'`, `"open, end`: `"open`, "{a: b}": "{", "[a]": "[", "陈莉，王": "陈莉，王", "": "",
		`"" x`: `""`, "'' x": "''", ", x": "", ": x": "", "}": "", ":": "", "a #": "a", "a  # b": "a",
	} {
		runes := []rune(line)
		if got := string(runes[:wordEnd(runes, 0)]); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	if got := wordEnd([]rune("ab"), 5); got != 5 {
		t.Errorf("behind the end of the line: %d", got)
	}
}
