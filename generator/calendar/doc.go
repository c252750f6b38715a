// Package calendar knows the days on which Chinese factories and their importers
// work: festivals, official days off and make-up working days, the weeks around
// Spring Festival in which little can be delivered, and peak seasons.
//
// The type to look at is [Week], which counts the working days of one side;
// [SpringWindows] gives the closed and disturbed windows around Spring Festival.
//
// Promises: nothing is guessed. Festival days are a matter of astronomy and
// stand in the table from 2015 to 2050; days off exist only for years whose
// notice the State Council has published, and everything that would need
// another year says that it is unknown. All spans are half open, [From, Until).
//
// The tables are CSV files in the folder tables, read once. When a new notice
// comes out, its days go into daysoff.csv and its number into notices.csv.
package calendar
