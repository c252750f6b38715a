package measure

import "factorybook/generator/record"

var trust = []Definition{
	{
		ID: "factory_promises_kept", Side: Factory, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
		compute:  promisesKept(record.ByFactory),
		Question: "Does the factory do by the day what it said it would do?",
		Formula:  "k = promises done on or before their due day; n = promises due in the window and before the as-of day, or already kept; k ÷ n.",
		Counts:   "Promises by the factory in visits, talks and issues, once each, however often they are carried from note to note. The first note gives `by` and `due`; the first `done` or `dropped` counts. An open promise past its day counts as not kept.",
		Excludes: "Promises without `due`; those dropped before their day, since both sides knew in time; cargo-ready dates, which are dues.",
		Pitfalls: "Only promises that someone wrote down count. A note full of easy promises looks good.",
		Source:   wilson,
		Example:  "Six promises were due this year: four done in time, one done two days late, one open since March. k of n is 4 of 6, likely between 30 % and 90 %.",
		Field:    "promises.due",
	},
	{
		ID: "early_warning", Side: Factory, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 3,
		compute:  earlyWarning,
		Question: "When goods will be late, does the factory say so in time?",
		Formula:  "n = dues completed late or overdue, by the original promise; k = those with a change of promise to a later day, asked by the factory or by both, told on or before the original promise. `notice_days` is the median of original promise − the first such `told`.",
		Counts:   "Dues whose original promise lies in the window, and every overdue one. A change counts for a due when it concerns one of its lines.",
		Excludes: "Missed dues, which have no day; changes that the importer asked for; changes to a day not later than the original promise.",
		Pitfalls: "A warning by telephone that nobody entered is no warning here. Three late dues a year are few.",
		Source:   wilson,
		Example:  "Three dues were late. For one the factory told us 14 days before; for another on the day after; for the third never: 1 of 3, notice 14 days.",
		Field:    "orders.promise_changes",
	},
	{
		ID: "importer_promises_kept", Side: Importer, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
		compute:  promisesKept(record.ByImporter),
		Question: "Do we do by the day what we said we would do?",
		Formula:  "k = promises done on or before their due day; n = promises due in the window and before the as-of day, or already kept; k ÷ n.",
		Counts:   "Our promises in visits, talks and issues, by the same rule as the factory's.",
		Excludes: "Promises without `due`; those dropped before their day; payments and approvals, which have measures of their own.",
		Pitfalls: "We write the notes: our own forgotten promises are the ones most easily left out.",
		Source:   wilson,
		Example:  "Five promises were due: three done in time, one done late, one dropped on its day. 3 of 5.",
		Field:    "promises.due",
	},
	{
		ID: "orders_disturbed", Side: Importer, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
		compute:  ordersDisturbed,
		Question: "How often do we move or cancel what was confirmed?",
		Formula:  "n = orders confirmed in the window; k = those with a change of date asked by the importer, or a cancellation by the importer, later than the confirmation; k ÷ n.",
		Counts:   "Every confirmed order, by the day of its confirmation.",
		Excludes: "Changes that the factory or both asked for; whatever came on or before the day of the confirmation; orders without `confirmed`.",
		Pitfalls: "A small k is good here. Changes of quantity or specification are not recorded and not seen.",
		Source:   wilson,
		Example:  "Of ten orders confirmed this year we moved one to a later week and cancelled another: 2 of 10.",
		Field:    "orders.confirmed",
	},
}
