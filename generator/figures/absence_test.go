package figures

import (
	"strings"
	"testing"

	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// The book speaks for 30 June 2025, and 100 days after it is 8 October.
func TestAnAbsenceIsToldWhileItLastsAndSoonBefore(t *testing.T) {
	for _, c := range []struct{ name, away, want string }{
		{"none", "{}", ""},
		{"it lasts", "{from: 2025-06-01, until: 2025-07-31}", "Away 1 Jun to 31 Jul 2025."},
		{"its last day is today", "{from: 2025-06-01, until: 2025-06-30}", "Away 1 to 30 Jun 2025."},
		{"it ended yesterday", "{from: 2025-06-01, until: 2025-06-29}", ""},
		{"it begins in 100 days", "{from: 2025-10-08}", "Away from 8 Oct 2025, end not known."},
		{"it begins in 101 days", "{from: 2025-10-09}", ""},
		{"a contact stands in", "{from: 2025-07-01, stands_in: wu-jun}", "Away from 1 Jul 2025, end not known. Mr Wu stands in."},
		{"somebody else does", "{from: 2025-07-01, stands_in: Her sister}", "Away from 1 Jul 2025, end not known. Her sister stands in."},
		{"without a first day", "{until: 2025-07-31}", ""},
	} {
		p, partner := read(t, "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: chen-li, name: Chen Li, away: "+c.away+"}, {id: wu-jun, name: Wu Jun, called: Mr Wu}]\n")
		got := Absence(p.Words, partner.Factory, &partner.Factory.Contacts[0], p.AsOf)
		if got := oneSpace(got); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestAChineseSentenceNamesWhoStandsInByAChineseName(t *testing.T) {
	chinese := wordstest.Site(t, words.Chinese).Words
	for _, c := range []struct{ who, want string }{
		{"name: Wu Jun, name_zh: 吴军, called: Celine", "吴军"},
		{"name: Wu Jun, name_zh: 吴军, called: Celine, called_zh: 吴小姐", "吴小姐"},
		{"name: Wu Jun, called: Celine", "Celine"},
		{"name: Wu Jun", "Wu Jun"},
	} {
		p, partner := read(t, "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: chen-li, name: Chen Li, away: {from: 2025-07-01, stands_in: wu-jun}}, {id: wu-jun, "+c.who+"}]\n")
		if got := Absence(chinese, partner.Factory, &partner.Factory.Contacts[0], p.AsOf); !strings.Contains(got, "找 "+c.want) && !strings.Contains(got, "找"+c.want) {
			t.Errorf("%s: %q, want %s", c.who, got, c.want)
		}
	}
}
