// Package boundary holds the days on which the rules of the trade turn: small books,
// each seen on the day before, the day itself and the day after, with what every
// output must say of it.
//
// Look at Case first; Cases are all of them. The tests of measure, agenda, changes,
// check and of the pages range over this one table, so that the figures, the list of
// what is due, the checker and the site cannot part from each other by a day.
package boundary

// Case is a book around a day on which a rule turns.
type Case struct {
	// Rule is the sentence that the case holds the outputs to.
	Rule string
	// Book is a txtar archive for loadtest.
	Book string
	// Kinds are the kinds of open items (package agenda) that Due lists, and Codes the
	// problems that Check lists; others are not looked at.
	Kinds, Codes []string
	Days         []Day
}

// Day is what the outputs say on a day.
type Day struct {
	AsOf string
	// Due are the open items of the case's kinds, in their order: side, kind, due day and
	// the days left, negative when overdue; with what it is expected on where that is
	// another day: "theirs promise 2025-04-30 -1 expected 2025-05-31". What has no day
	// has "-" for both. The front page shows those with 0 days left or fewer.
	Due []string
	// Figures are measures by id: "k of n", or the value, "-" without cases; and how many
	// are overdue now, where any is: "0 of 1, 1 overdue".
	Figures map[string]string
	// Check are the codes of the case's problems.
	Check []string
	// Missing are the fields that the list of missing facts names.
	Missing []string
	// Happened is what happened since the last day of the last visit in person: kind and
	// day. Nil: not looked at.
	Happened []string
}

// Cases are all cases, grouped by subject.
func Cases() []Case {
	var all []Case
	for _, group := range [][]Case{owed, promised, talked, upkeep, visited} {
		all = append(all, group...)
	}
	return all
}
