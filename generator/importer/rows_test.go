package importer

import (
	"fmt"
	"testing"

	"factorybook/generator/diag"
)

// A report names the first five rows of a text and counts all of them.
func TestAReportNamesFiveRowsOfAText(t *testing.T) {
	for n, want := range map[int]string{1: "1 [2]", 5: "5 [2 3 4 5 6]", 6: "6 [2 3 4 5 6]"} {
		var r Report
		var c Column
		for row := 2; row < n+2; row++ {
			r.lostName("深??", row)
			c.lost("深??", row)
			c.unreadable("n/a", diag.Say("no number"), row)
		}
		c.unreadable("n/a", diag.Say("another reason"), 99)
		for name, list := range map[string][]Unreadable{"names": r.LostNames, "lost": c.Lost, "unreadable": c.Unreadable[:1]} {
			if got := fmt.Sprint(list[0].Count, " ", list[0].Rows); len(list) != 1 || got != want {
				t.Errorf("%s of %d rows: %s, want %s", name, n, got, want)
			}
		}
		if len(c.Unreadable) != 2 {
			t.Errorf("two reasons are one: %+v", c.Unreadable)
		}
	}
}

func TestTheMarkThatKeepsTextFromBecomingANumberIsTakenOff(t *testing.T) {
	for text, want := range map[string]string{
		"'0012": "0012", "`0012": "0012", "'=A1": "=A1", "'-5": "-5", "'9": "9", "'": "'", "`": "`", "": "", "'Ann": "'Ann", "0012": "0012", "''12": "''12", "5'6": "5'6",
	} {
		if got := unforce(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
