// Package generator is the whole way from records to site, and the only place
// where its stages meet. This page is the map of the program.
//
// # The stages
//
// Each package imports only packages to its left (a test holds them to it):
//
//	diag → record → load → measure → check → agenda → changes → chart
//	     → dossier → words → figures → lists → {briefing, export, pages}
//	     → render → write → generator → cmd/factorybook
//
// The world comes in with load and goes out with write; between them are values in
// and values out. briefing, export and pages are outputs beside each other: none
// imports another, and only generator meets them.
//
// What each is for:
//
//   - diag: problems, with place, code, severity, sentence and hint; their output
//     as text, JSON, GitHub annotations and SARIF.
//   - record: factories, orders, visits, issues, talks as values that know where
//     they were typed; what was known on a day (Factory.AsOf).
//   - load: files → records and problems of form. The only package that knows YAML.
//   - check: the rules that need more than one field, each a documented value.
//   - calendar: Chinese holidays and make-up days, Spring Festival, working days.
//   - measure: records → figures with their counts, intervals, states and the
//     records behind them; measure/spc and measure/aql are its arithmetic and
//     know nothing of factories.
//   - agenda: what is open with a factory, on both sides, and by which day;
//     changes: what happened between two states of it. Lists of values, like the
//     figures, for pages, briefing, calendar and commands alike.
//   - ical, photo: calendars and pictures, which know nothing of factories. check
//     looks into photos with it; the generator brings them to the site.
//   - chart: one description of a chart → static SVG and go-echarts options.
//   - dossier: everything found out about one factory, once for all outputs; the
//     only caller of measure.Of and agenda.Of.
//   - words: phrases, numbers, days, names and links in each language. figures: a
//     measure, an event, what became of a due and what is to be done, in words.
//   - lists: what changed, the calendar, the facts that are missing. briefing: the
//     two sheets for a visit. export: figures for other programs. pages: one typed
//     view for each page of the site.
//   - render: views → HTML. The only maker of trusted HTML.
//   - write: pages → disk, all or nothing.
//   - importer: spreadsheets → records. starter: the first lines of new ones.
//     history: the book as it stood at an earlier commit.
//
// # How a build runs
//
// A factory is one unit of work: a worker reads it, checks it, cuts it to what was
// known on the as-of day, measures it, renders its pages and puts them aside
// before it takes the next. There are as many workers as cores, and the biggest
// factories go first. Only a small summary of each factory stays, for the pages
// across factories and for the checks that need the whole book, so memory is
// bounded by the largest factories and not by the book. When everything is read
// and no problem is an error, the pages are brought to their places.
//
// # Two kinds of failure
//
// A problem is about records: it has a place and a code, and all of them are
// collected and shown. An error is about the world or this program: it is
// wrapped with what was being done, and stops the run.
//
// # Time
//
// The program has no clock of its own. A run is given the moment that stands for
// now; the as-of day is an input, and the same records, day and version give the
// same bytes.
package generator
