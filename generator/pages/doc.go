// Package pages makes the pages of the site: one typed view each, with everything
// on it ordered and worded.
//
// OfFactory makes the pages of one factory, Summarize the little of it that the
// pages across factories need, and OfBook those pages. A view holds finished text
// and links; templates only arrange it, and package render is the only one that
// makes HTML of it. Links in views are relative to the page they stand on.
package pages
