package load_test

import (
	"slices"
	"testing"

	"factorybook/generator/load/loadtest"
)

const visit = "-- factories/yuanda/visits/2026-03-12.md --\n---\ndate: 2026-03-12\n"

// What people lose without noticing, and mistakes whose place was once another one.
func TestMistakesAreMarkedWhereTheyWereMade(t *testing.T) {
	checkFaults(t, []fault{
		// A # within text.
		{"- {id: PO-1, lines: [{sku: K, name: Mug #3, quantity: 4800}]}\n", "1:37 FB0101", "a space and a # begin a comment", `"Mug #3"`},
		{"id: PO-1\nlines:\n  - {sku: K, name: Mug #3, quantity: 4800}\n", "3:20 FB0101", "a space and a # begin a comment", `"Mug #3"`},
		{"id: PO-1\nspecial: Mould #3 review\n", "2:10 FB0137", `"#3 review" is not read`, `"Mould #3 review"`},
		// Quotation marks within names.
		{"id: PO-1\nlines:\n  - {sku: K, name: 'Stoneware 12' mug'}\n", "3:20 FB0101", "text goes on after the closing quotation mark", `"Stoneware 12' mug"`},
		{"id: PO-1\nlines:\n  - {sku: K, name: \"12\" mug\", quantity: 5}\n", "3:20 FB0101", "text goes on after the closing quotation mark", `'12" mug'`},
		{"id: PO-1\nlines:\n  - {sku: K, name: \"Mug\" blue}\n", "3:20 FB0101", "text goes on after the closing quotation mark", `'"Mug" blue'`},
		// Brackets and commas that are missing, and dashes of other keyboards.
		{"id: PO-1\nlines:\n  -{sku: K, quantity: 5}\n", "3:3 FB0101", "the space after the dash is missing", "write `- `"},
		{"id: PO-1\nlines:\n  • {sku: K, quantity: 5}\n", "3:3 FB0118", "• begins this line", "did you mean `-` instead of `•`?"},
		{"id: PO-1\ndeliveries:\n  － {ready: 2026-04-22}\n", "3:3 FB0118", "does not begin with the dash of a list", "an ordinary dash"},
		{"id: PO-1\ndeliveries:\n  – {ready: 2026-04-22}\n", "3:3 FB0118", "does not begin with the dash of a list", "an ordinary dash"},
		{"id: PO-1\nlines:\n  - {sku: K, quantity:4800}\n", "3:14 FB0101", `the space after "quantity:" is missing`, "write `quantity: 4800`"},
		{visit + "promises: [\n  {by: factory, what: A}\n  {by: factory, what: B}\n]\n---\n", "4:24 FB0101", "a comma is missing behind this }", "write `},`"},
		{visit + "promises: [\n  {by: factory, what: \"Pay\" due: 2026-04-01}\n]\n---\n", "4:29 FB0101", `a comma is missing before "due:"`, "commas"},
		{visit + "promises: [\n  - {by: factory, what: A}\n]\n---\n", "4:3 FB0101", "a dash within [ ]", "delete the dash"},
		{visit + "promises: [\n  - by: factory\n    what: A\n]\n---\n", "4:3 FB0101", "a dash within [ ]", "delete the dash"},
		{visit + "met: [chen-li；wang]\n---\n", "3:7 FB0118", "full-width", "write `chen-li, wang`"},
		// Comments are not searched for the reason.
		{visit + "met: [chen-li\n# observations: [a, b: c]\npurpose: x\n---\n", "3:6 FB0101", "this [ is never closed", "write ]"},
		// Two versions, two visits, two orders.
		{"id: PO-1\n<<<<<<< HEAD\nplaced: 2026-01-01\n=======\nplaced: 2026-01-02\n>>>>>>> x\n", "2:1 FB0136", "a merge of two versions was not finished", "keep the version that holds"},
		{visit + "---\nThe kiln.\n<<<<<<< HEAD\nfoo\n=======\nbar\n>>>>>>> x\n", "5:1 FB0136", "a merge of two versions was not finished", "keep the version that holds"},
		{visit + "---\nThe kiln.\n---\ndate: 2026-05-20\nkind: regular\n---\nMore\n", "5:1 FB0138", "a second note begins here", "a file of its own"},
		{"id: PO-1\nplaced: 2026-01-01\nid: PO-2\nplaced: 2026-01-02\n", "3:1 FB0104", `"id" stands twice`, "begin each of them with `- `"},
		{"id: PO-1\nplaced: 2026-01-01\nplaced: 2026-01-02\n", "3:1 FB0104", `"placed" stands twice`, "keep one of them"},
		// A line of a note that lost its indentation.
		{"id: PO-1\nnotes: |\n  One\nTwo lines here\n", "4:1 FB0101", "a key without a colon", "indented by two spaces"},
	})
}

func TestEachDocumentIsCheckedAlthoughOneIsBroken(t *testing.T) {
	_, _, problems := loadtest.Load(t, loadtest.FS("id: PO-1\nplaced: x\n---\nid: PO-2\nplaced: [\n---\nid: PO-3\nplaced: y\n"))
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Place.Line)
	}
	if !slices.Equal(lines, []int{2, 5, 8}) {
		t.Errorf("problems on lines %v, not on 2, 5 and 8: %v", lines, problems)
	}
}
