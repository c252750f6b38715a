package pages

import (
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// Every class decides, and what a plan leaves open is said, never a dash: a lot of
// 4800 at level II asks for 200, at AQL 2.5 it accepts 10, at 4.0 it accepts 14.
func TestInspectionIsHeldAgainstItsPlanClassByClass(t *testing.T) {
	for _, c := range []struct{ name, record, want string }{
		{"within", "lot: 4800, sample: 200, aql: {critical: 0, major: 2.5, minor: 4.0}, found: {critical: 0, major: 10, minor: 14}", "accepted"},
		{"one major too many", "lot: 4800, sample: 200, aql: {major: 2.5, minor: 4.0}, found: {major: 11, minor: 3}", "rejected for 11 major"},
		{"minors alone", "lot: 4800, sample: 200, aql: {major: 2.5, minor: 4.0}, found: {major: 1, minor: 15}", "rejected for 15 minor"},
		{"two classes", "lot: 4800, sample: 200, aql: {critical: 0, minor: 4.0}, found: {critical: 1, minor: 15}", "rejected for 1 critical and 15 minor"},
		{"critical without an AQL", "lot: 4800, sample: 200, aql: {major: 2.5}, found: {critical: 1, major: 0}", "rejected for 1 critical"},
		{"no critical without an AQL", "lot: 4800, sample: 200, aql: {major: 2.5}, found: {critical: 0, major: 0}", "accepted"},
		{"larger and within", "lot: 4800, sample: 315, aql: {major: 2.5}, found: {major: 10}", "accepted, sample larger than the plan's 200"},
		{"larger and above", "lot: 4800, sample: 315, aql: {major: 2.5}, found: {major: 11}", "not decided, sample larger than the plan's 200"},
		{"smaller and within", "lot: 4800, sample: 80, aql: {major: 2.5}, found: {major: 0}", "not decided, sample smaller than the plan's 200"},
		{"smaller and above", "lot: 4800, sample: 80, aql: {major: 2.5}, found: {major: 11}", "rejected for 11 major, sample smaller than the plan's 200"},
		{"census", "lot: 40, sample: 40, aql: {critical: 0, major: 2.5}, found: {critical: 0, major: 0}", "accepted, all 40 looked at"},
		{"census without a sample size in the plan", "lot: 40, sample: 40, found: {critical: 1}", "rejected for 1 critical, all 40 looked at"},
		{"AQL outside", "lot: 4800, sample: 200, aql: {major: 25}, found: {major: 3}", "no plan here"},
		{"AQL outside, and criticals", "lot: 4800, sample: 200, aql: {major: 25}, found: {critical: 2, major: 3}", "rejected for 2 critical"},
		{"no AQL", "lot: 4800, sample: 200, found: {major: 3}", "defects found of a class without an AQL"},
		{"nothing found is recorded", "lot: 4800, sample: 200, aql: {major: 2.5}", "not decided"},
		{"no lot", "sample: 200, aql: {major: 2.5}, found: {major: 3}", "not decided"},
		{"nothing", "by: us", "not decided"},
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-10\ninspections: [{on: 2025-04-22, stage: final, "+c.record+"}]\n")
		in := &f.Orders[0].Inspections[0]
		classes := measure.DefectClasses(in)
		got := byPlan(wordstest.Site(t, words.English).Words, in, &classes)
		if got = strings.ReplaceAll(got, words.Nbsp, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What the plan accepts stands beside what was found.
func TestCellOfAClassNamesWhatIsAccepted(t *testing.T) {
	for record, want := range map[string]string{
		"lot: 4800, sample: 200, aql: {major: 2.5}, found: {critical: 0, major: 3, minor: 5}": "0 (≤ 0)|3 (≤ 10)|5",
		"lot: 4800, sample: 200, aql: {major: 2.5}, found: {minor: 5}":                        "–|– (≤ 10)|5",
		"lot: 4800, sample: 200, aql: {major: 25}, found: {major: 3}":                         "–|3|–",
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-10\ninspections: [{on: 2025-04-22, stage: final, "+record+"}]\n")
		classes := measure.DefectClasses(&f.Orders[0].Inspections[0])
		var got []string
		for i := range classes {
			got = append(got, classCell(wordstest.Site(t, words.English).Words, &classes[i]).Text)
		}
		if s := strings.ReplaceAll(strings.Join(got, "|"), words.Nbsp, " "); s != want {
			t.Errorf("%s: %s, want %s", record, s, want)
		}
	}
}
