package figures

import (
	"strings"
	"testing"
	"time"

	"factorybook/generator/record"
)

func TestAnAbsenceIsReadFromNotesOfTheLastHalfYear(t *testing.T) {
	const contact = "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: chen-li, name: Chen Li, name_zh: 陈丽, called: Lily, role: sales%s}]\n"
	for _, c := range []struct{ name, note, book, want string }{
		{"nothing", "", "", ""},
		{"in her own entry", `, notes: "Fast. Chen Li is on leave from August. Mr Wu stands in."`, "", "Note: Chen Li is on leave from August. Mr Wu stands in."},
		{"in her own entry, and nobody stands in", `, notes: "Chen Li is on leave from August. Fast."`, "", "Note: Chen Li is on leave from August."},
		{"by the name she is called by", `, notes: "Lily retires."`, "", "Note: Lily retires."},
		{"by her Chinese name", `, notes: "从八月起陈丽休假。"`, "", "Note: 从八月起陈丽休假。"},
		{"another name that begins alike", `, notes: "Lilyana retires."`, "", ""},
		{"without a name", `, notes: "Somebody retires."`, "", ""},
		{"without a word of it", `, notes: "Chen Li is fast."`, "", ""},
		// 180 days before 30 June 2025 is 1 January.
		{"a visit of 180 days ago", "", "-- visits/a.yaml --\ndate: 2025-01-01\nnotes: Chen Li retires.\n", "visit of 1 Jan 2025: Chen Li retires."},
		{"a visit of 181 days ago", "", "-- visits/a.yaml --\ndate: 2024-12-31\nnotes: Chen Li retires.\n", ""},
		{"a message of 180 days ago", "", "-- talks/2025.yaml --\n{on: 2025-01-01, by: factory, about: Chen Li retires.}\n", "1 Jan 2025, they: Chen Li retires."},
		{"a message of 181 days ago", "", "-- talks/2024.yaml --\n{on: 2024-12-31, by: factory, about: Chen Li retires.}\n", ""},
		{"two visits, the latest first", "", "-- visits/a.yaml --\n- {date: 2025-02-01, notes: Chen Li retires.}\n- {date: 2025-03-01, notes: Chen Li is on leave.}\n", "visit of 1 Mar 2025: Chen Li is on leave. | visit of 1 Feb 2025: Chen Li retires."},
	} {
		p, partner := read(t, strings.Replace(contact, "%s", c.note, 1)+c.book)
		var got []string
		for _, s := range AwayOf(p.Words, partner.Factory, &partner.Factory.Contacts[0], p.AsOf) {
			got = append(got, oneSpace(s.Label+": "+s.Text))
		}
		if got := strings.Join(got, " | "); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// A sentence that names two people is about the absence of one of them; who stands in is
// said of both.
func TestAnAbsenceIsThatOfTheOneWhoIsAway(t *testing.T) {
	const book = "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: chen-li, name: Chen Li, name_zh: 陈丽, called: Lily}, {id: wu-ping, name: Wu Ping, name_zh: 吴平, called: Mr Wu}]\n-- visits/a.yaml --\ndate: 2025-06-01\nnotes: "
	for note, want := range map[string]string{ // chen-li, wu-ping
		"Lily is on leave from July, Mr Wu will write.": "yes no",
		"Mr Wu says that Lily is on leave from July.":   "yes no",
		"On leave from July is Lily, and Mr Wu knows.":  "yes yes", // nobody is named before it
		"Mr Wu retires, and Lily takes over.":           "no yes",
		"Mr Wu stands in for Lily.":                     "yes yes",
		"吴平说陈丽休产假。":                                     "yes no",
	} {
		p, partner := read(t, book+note+"\n")
		var got []string
		for i := range partner.Factory.Contacts {
			if said := AwayOf(p.Words, partner.Factory, &partner.Factory.Contacts[i], p.AsOf); len(said) > 0 {
				got = append(got, "yes")
			} else {
				got = append(got, "no")
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: said of Chen Li and Wu Ping: %s, want %s", note, got, want)
		}
	}
}

// What was said last of an order: a message is about it when it names it or an article,
// was written on the day the promise was moved, or shares two words with its subject.
func TestTheLastMessageAboutAnOrderIsShown(t *testing.T) {
	const order = "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-03-10\npromised: 2025-08-01\nlines: [{sku: GB-12, name: Glazed salad bowl, quantity: 1}]\npromise_changes: [{told: 2025-05-05, to: 2025-08-08, asked_by: factory}]\n"
	for _, c := range []struct{ name, talk, want string }{
		{"it names the order", "on: 2025-04-01, by: factory, about: PO-1 starts", "1 Apr 2025, they: PO-1 starts"},
		{"by a channel", "on: 2025-04-01, by: importer, channel: email, about: PO-1 starts", "1 Apr 2025, we by email: PO-1 starts"},
		{"it names another", "on: 2025-04-01, by: factory, about: PO-10 starts", ""},
		{"it names the article", "on: 2025-04-01, by: factory, about: GB-12 starts", "1 Apr 2025, they: GB-12 starts"},
		{"its note names it", "on: 2025-04-01, by: factory, about: Starts, notes: GB-12 too", "1 Apr 2025, they: Starts"},
		{"on the first day", "on: 2025-03-10, by: factory, about: PO-1 starts", "10 Mar 2025, they: PO-1 starts"},
		{"before the first day", "on: 2025-03-09, by: factory, about: PO-1 starts", ""},
		{"on the day the promise was moved", "on: 2025-05-05, by: factory, about: The kiln", "5 May 2025, they: The kiln"},
		{"a day later", "on: 2025-05-06, by: factory, about: The kiln", ""},
		{"two words of its subject", "on: 2025-04-01, by: factory, about: Salad bowls crack", "1 Apr 2025, they: Salad bowls crack"},
		{"one word of its subject", "on: 2025-04-01, by: factory, about: Bowls crack", ""},
		{"one word of its subject twice", "on: 2025-04-01, by: factory, about: Bowl and bowls", ""},
		{"it has no subject", "on: 2025-04-01, by: factory, notes: PO-1 starts", ""},
	} {
		p, partner := read(t, order+"-- talks/2025.yaml --\n{"+c.talk+"}\n")
		got := ""
		for _, s := range OrderSaid(p, partner.Factory, &partner.Factory.Orders[0]) {
			got += oneSpace(s.Label + ": " + s.Text)
			if s.Path == "" {
				t.Errorf("%s: the message has no link", c.name)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOnlyWhatSaysASubjectIsASignificantWord(t *testing.T) {
	for text, want := range map[string]string{
		"The kilns are down": "kiln down", "cat cats": "", "Kiln kiln": "kiln", "this order today": "", "窑炉坏": "窑炉 炉坏", "窑 炉": "",
	} {
		if got := strings.Join(significant(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAPromiseSaysWhoOfItsSideWasThere(t *testing.T) {
	for _, c := range []struct{ name, visit, want string }{
		{"nobody is named", "promises: [{by: factory, what: A}]", "made 1 Mar 2025 at a visit, by them"},
		{"nobody of ours is named", "promises: [{by: importer, what: A}]", "made 1 Mar 2025 at a visit, by us"},
		{"theirs", "team: [Ann], met: [chen-li], promises: [{by: factory, what: A}]", "made 1 Mar 2025 at a visit, by Chen Li"},
		{"ours", "team: [Ann], met: [chen-li], promises: [{by: importer, what: A}]", "made 1 Mar 2025 at a visit, by Ann"},
	} {
		p, partner := read(t, "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: chen-li, name: Chen Li, role: sales}]\n-- visits/a.yaml --\n- {date: 2025-02-01, team: [Bea], met: []}\n- {date: 2025-03-01, "+c.visit+"}\n")
		if got := oneSpace(MadeBy(p.Words, partner.Factory, &partner.Result.Promises[0])); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestALongSentenceIsCutAtAWord(t *testing.T) {
	exact := strings.Repeat("word ", 43) + "words." // 221 characters
	if got := FirstSentence(exact[1:]); got != exact[1:] {
		t.Errorf("220 characters are cut: %q", got)
	}
	if got, want := FirstSentence(exact), strings.Repeat("word ", 43)+"…"; got != want {
		t.Errorf("221 characters give %q, want %q", got, want)
	}
}

func TestAQuarterBeginsInJanuaryAprilJulyAndOctober(t *testing.T) {
	for month := time.January; month <= time.December; month++ {
		first := (month-1)/3*3 + 1
		want := record.Span{From: record.NewDate(2025, first, 1), Until: record.NewDate(2025, first, 1).AddMonths(3)}
		for _, day := range [...]record.Date{record.NewDate(2025, month, 1), record.NewDate(2025, month, 1).AddMonths(1) - 1} {
			if got := QuarterOf(day); got != want {
				t.Errorf("%s: from %s until %s", day, got.From, got.Until)
			}
		}
	}
}

// Of 150 points each can be seen, of 151 quarters are drawn; a quarter needs five.
func TestTooManyPointsAreDrawnAsQuarters(t *testing.T) {
	p, _ := read(t, "name: Yuanda")
	points := func(last int) int {
		c := chartOf(t, "on_time", phase{values: times(150, 1, 2, 3)})
		for i := range c.Points {
			c.Points[i].On = record.NewDate(2025, 1, 1)
		}
		for range last {
			c.Points = append(c.Points, c.Points[0])
			c.Points[len(c.Points)-1].On = record.NewDate(2025, 4, 1)
		}
		return len(Quarters(p, c))
	}
	for last, want := range map[int]int{0: 0, 1: 1, 4: 1, 5: 2} {
		if got := points(last); got != want {
			t.Errorf("%d points of a second quarter: %d quarters, want %d", last, got, want)
		}
	}
}
