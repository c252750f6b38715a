package measure

import "factorybook/generator/record"

var communication = []Definition{
	{
		ID: "factory_answer_days", Side: Factory, Practice: Communication, Unit: UnitDays, Share: true, Previous: true, MinN: 8,
		compute:  answerDays(record.ByFactory),
		Question: "How soon does the factory answer what we ask?",
		Formula:  "Working days of the factory from the day asked up to the day answered, the same day 0; k = answered within `answer_within_days`; n = answered, and open ones past it. `median` is of the answered ones; `unanswered` counts all still open.",
		Counts:   "Our talks by wechat or email and the issues we raised, asked in the window. The factory works Monday to Friday with the days off and make-up days of the yearly notice, less its own closures.",
		Excludes: "Talks by phone, video or in a meeting; spans that touch a year without a published notice (counted as `unknown_days`); closed issues whose day of answer nobody wrote down.",
		Pitfalls: "Days, not hours: an answer at midnight is the same day. Not every message needs an answer; log those that do.",
		Source:   wilson,
		Example:  "Asked on Friday, answered on Monday: one working day. Asked on 28 September, answered on 9 October 2025: the eight days off do not count.",
		Field:    "talks.answered",
	},
	{
		ID: "importer_answer_days", Side: Importer, Practice: Communication, Unit: UnitDays, Share: true, Previous: true, MinN: 8,
		compute:  answerDays(record.ByImporter),
		Question: "How soon do we answer what the factory asks?",
		Formula:  "Working days of the importer from the day asked up to the day answered, the same day 0; k = answered within `answer_within_days`; n = answered, and open ones past it. `median` is of the answered ones; `unanswered` counts all still open.",
		Counts:   "The factory's talks by wechat or email and the issues it raised, asked in the window. We work the days of `week` less `holidays`.",
		Excludes: "Talks by phone, video or in a meeting; closed issues whose day of answer nobody wrote down.",
		Pitfalls: "An approval that the factory waits for is counted under approvals, unless it was also asked as a question.",
		Source:   wilson,
		Example:  "Nine questions: seven answered within two working days, one after four, one open for a week: 7 of 9.",
		Field:    "talks.answered",
	},
	{
		ID: "silence_days", Side: Both, Practice: Communication, Unit: UnitDays, MinN: 1,
		compute:  silenceDays,
		Question: "How long have we not really spoken?",
		Formula:  "As-of day − day of the last two-way contact. `longest` is the longest gap between contacts that ended in the window, the running one included.",
		Counts:   "The day an answer came, to a talk or an issue; talks by phone, video or in a meeting; the last day of a visit. n counts them all, ever.",
		Excludes: "Messages without an answer. Silence is never overdue with a factory that is a prospect, paused or ended.",
		Pitfalls: "It measures the log as much as the relationship.",
		Source:   "Days between dates.",
		Example:  "The last call was on 12 May, the as-of day is 30 June: 49 days, above the 30 that were aimed at.",
		Field:    "talks",
	},
}
