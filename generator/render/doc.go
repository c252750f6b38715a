// Package render makes HTML, CSS and CSV of the views that packages pages, briefing and export
// computed. It is the only maker of trusted HTML: everything that came from a
// record is escaped here, or goes through Markdown with raw HTML off.
//
// Look at Renderer first. Pages are html/template shells around long tables and
// charts that are appended with escaping, because a template needs fifty times
// as long for a table of a hundred orders.
//
// What the package promises: no text of a record becomes markup, a script, a
// style or a request to another host; the same view gives the same bytes; a
// Renderer is safe for use by many goroutines.
package render
