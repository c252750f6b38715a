// Package present turns the records and figures of a factory into pages: one
// typed view per page, with everything on it computed, ordered and worded.
//
// Look at Site first; it is the context of one build (settings, as-of day,
// language). Site.FactoryPages makes the pages of one factory, Site.Summary the
// little of it that the pages across factories need, and Site.BookPages those
// pages. A view holds finished text and links; templates only arrange it, and
// package render is the only one that makes HTML of it.
//
// What the package promises: a figure never stands without its count; a missing
// fact is shown as not recorded; our side comes before theirs; the same input
// gives the same views. Links in views are relative to the page they stand on.
package present
