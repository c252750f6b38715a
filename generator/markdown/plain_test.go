package markdown

import "testing"

func TestPlainTextOfANoteIsWhatIsReadOfIt(t *testing.T) {
	for note, want := range map[string]string{
		"":            "",
		"Plain words": "Plain words",
		"Two\nlines":  "Two lines",
		"两行\n中文":      "两行中文",
		"# Visit 3\n\nWe *agreed*:\n\n- one\n- two": "Visit 3 We agreed: one two",
		"See [their note](visits/2025-03-12.md).":   "See their note.",
		"![Kiln](files/kiln.jpg)":                   "Kiln",
		"60*40*30 and `a*b*c`":                      "60*40*30 and a*b*c",
		"<b>bold</b> &amp; 5 &lt; 6 \\* 7":          "<b>bold</b> & 5 < 6 * 7",
		"<div>\nraw\n</div>":                        "<div> raw </div>",
		"    indented code":                         "indented code",
		"| a | b |\n|---|---|\n| 1 | 2 |":           "a b 1 2",
		"- [x] done":                                "done",
		"~~gone~~ 7~10天":                            "gone 7~10天",
		"<https://example.com>":                     "https://example.com",
		"**注意：**请确认":                                "注意：请确认",
	} {
		if got := Plain(note); got != want {
			t.Errorf("%q reads %q, want %q", note, got, want)
		}
	}
}
