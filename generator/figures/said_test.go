package figures

import "testing"

func TestAnIDIsNamedOnlyAsAWordOfItsOwn(t *testing.T) {
	for text, want := range map[string]int{
		"PO-1": 0, "see PO-1.": 4, "(PO-1)": 1, "PO-10": -1, "XPO-1": -1, "PO-10 and PO-1": 10, "订单PO-1的": 6, "": -1,
	} {
		if got := NamedAt(text, "PO-1"); got != want {
			t.Errorf("%q: at %d, want %d", text, got, want)
		}
	}
	if Names("anything", "") {
		t.Error("an empty id is named")
	}
}

func TestTheFirstSentenceOfANoteStandsWithoutItsMarks(t *testing.T) {
	for note, want := range map[string]string{
		"Overdue, and it is ours. They wait.":                     "Overdue, and it is ours.",
		"# Kiln\n\n**Blocked**: they wait for\nthe master. More.": "Blocked: they wait for the master.",
		"- Told late\n- and again":                                "Told late",
		"No. 5 line is down. Wait.":                               "No. 5 line is down.",
		"Paid 3.5 % less, e.g. for tape. Fine.":                   "Paid 3.5 % less, e.g. for tape.",
		"窑坏了。下周修。":                                                "窑坏了。",
		"See [the plan](files/plan.pdf) first":                    "See the plan first",
		"| a | b |\n":                                             "",
		"":                                                        "",
	} {
		if got := FirstSentence(note); got != want {
			t.Errorf("%q\n gives %q\n want  %q", note, got, want)
		}
	}
}
