package check

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleRepeatedID = rules.New(diag.RuleText{
	Code: "FB0201", Severity: diag.Error,
	Title: "an id that is used twice",
	Why: `Orders and issues are named by their ids everywhere: in other records, in links, on paper in a meeting. Two of
one name cannot be told apart. Order ids and issue ids are unique in the book, contact ids in their factory, and a
promise stands once in a note (the same id in a later note carries the promise on).`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
- id: PO-2025-014
  placed: 2025-02-10
- id: PO-2025-014
#     ^ FB0201
  placed: 2025-03-02
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
- id: PO-2025-014
  placed: 2025-02-10
- id: PO-2025-015
  placed: 2025-03-02
`,
})

// IDs are the ids of one factory that nothing else in the book may have.
type IDs struct {
	orders, issues []idAt
}

type idAt struct {
	id   string
	file string
	pos  record.Pos
}

func (a idAt) place() diag.Place { return place(a.file, a.pos) }

// uniqueOrders and uniqueIssues also report what repeats within the factory, and
// keep the first of each for Book.
func (c *checker) uniqueOrders() {
	var all []idAt
	for i := range c.Factory.Orders {
		o := &c.Factory.Orders[i]
		all = append(all, idAt{o.ID.V, o.File, o.ID.Pos})
	}
	c.ids.orders = c.unique("order", all)
}

func (c *checker) uniqueIssues() {
	var all []idAt
	for i := range c.Factory.Issues {
		q := &c.Factory.Issues[i]
		all = append(all, idAt{q.ID.V, q.File, q.ID.Pos})
	}
	c.ids.issues = c.unique("issue", all)
}

func (c *checker) uniqueContacts() {
	var all []idAt
	for i := range c.Factory.Contacts {
		all = append(all, idAt{c.Factory.Contacts[i].ID.V, c.Factory.File, c.Factory.Contacts[i].ID.Pos})
	}
	c.unique("contact", all)
}

// uniquePromises looks at the promises of one note.
func (c *checker) uniquePromises(src *record.Source, promises []record.Promise) {
	if len(promises) < 2 {
		return
	}
	var all []idAt
	for i := range promises {
		all = append(all, idAt{promises[i].ID.V, src.File, promises[i].ID.Pos})
	}
	c.unique("promise", all)
}

// unique reports ids that stand twice and returns each id once, where it stands first.
func (c *checker) unique(what string, all []idAt) []idAt {
	first, problems := repeated(what, all)
	c.problems = append(c.problems, problems...)
	return first
}

func repeated(what string, all []idAt) (first []idAt, problems []diag.Problem) {
	all = slices.DeleteFunc(all, func(a idAt) bool { return a.pos == record.Pos{} })
	slices.SortStableFunc(all, func(a, b idAt) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.file, b.file),
			cmp.Compare(a.pos.Line, b.pos.Line), cmp.Compare(a.pos.Column, b.pos.Column))
	})
	for i, a := range all {
		if i == 0 || first[len(first)-1].id != a.id {
			first = append(first, a)
			continue
		}
		earlier := first[len(first)-1].place()
		where := diag.Say("on line %d", earlier.Line)
		if earlier.File != a.file {
			where = diag.Say("in %s", earlier.File)
		}
		problems = append(problems, ruleRepeatedID.At(a.place(),
			diag.Say("the %s id %s stands twice; the first is %s", diag.Named(what), a.id, where),
			diag.Say("give one of them another id"), earlier))
	}
	return first, problems
}

// standingTwice are the ids of each kind that stand in the book more than once, which are
// few: only these need to be brought in order.
func standingTwice(all iter.Seq[IDs]) (twice IDs) {
	// A book has up to a million of them: they are told apart by their hashes, and two that
	// share one by chance are among the few that repeated compares.
	seed := maphash.MakeSeed()
	var orders, issues []uint64
	for ids := range all {
		orders, issues = appendHashes(orders, seed, ids.orders), appendHashes(issues, seed, ids.issues)
	}
	order, issue := repeatedHashes(orders), repeatedHashes(issues)
	if len(order)+len(issue) == 0 {
		return IDs{}
	}
	for ids := range all {
		twice.orders, twice.issues = appendOf(twice.orders, ids.orders, seed, order), appendOf(twice.issues, ids.issues, seed, issue)
	}
	return twice
}

func appendHashes(dst []uint64, seed maphash.Seed, all []idAt) []uint64 {
	for _, a := range all {
		dst = append(dst, maphash.String(seed, a.id))
	}
	return dst
}

// repeatedHashes are those that are there more than once.
func repeatedHashes(all []uint64) map[uint64]bool {
	slices.Sort(all)
	again := make(map[uint64]bool)
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] {
			again[all[i]] = true
		}
	}
	return again
}

// appendOf adds those of all that have one of the hashes.
func appendOf(dst, all []idAt, seed maphash.Seed, hashes map[uint64]bool) []idAt {
	for _, a := range all {
		if hashes[maphash.String(seed, a.id)] {
			dst = append(dst, a)
		}
	}
	return dst
}

// Book returns the problems that only the whole book shows: those of the
// settings, and ids that stand in more than one factory. Where some do, it goes through
// all again.
func Book(settings *record.Settings, all iter.Seq[IDs]) []diag.Problem {
	twice := standingTwice(all)
	_, problems := repeated("order", twice.orders)
	_, more := repeated("issue", twice.issues)
	problems = append(problems, more...)
	if settings != nil {
		problems = append(problems, settingsProblems(settings)...)
	}
	return diag.Sort(problems)
}
