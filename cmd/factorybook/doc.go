// Factorybook keeps the relationships with factories as plain text records and
// makes a static site of them.
//
//	factorybook init [DIR]                   a new book, or what is missing in one that is there
//	factorybook new factory|order|issue|talk|visit  a record to fill in, in the right place
//	factorybook import orders|factories FILE --map MAP.yaml --book BOOK
//	                                         a spreadsheet becomes records
//	factorybook import --suggest FILE        a first map for a spreadsheet
//	factorybook import talks FILE… --ours @DOMAIN
//	                                         mails become questions and answers
//	factorybook export [BOOK] -o DIR         records and figures as a workbook, CSV and JSON
//	factorybook check [BOOK]                 what is wrong with the records; --since REV guards the past
//	factorybook fmt [BOOK]                   records in their one canonical form
//	factorybook schema [KIND]                JSON Schemas for editors
//	factorybook build [BOOK]                 the site, in public of the book or in -o DIR
//	factorybook brief [FACTORY…]             two sheets for a visit, as HTML or PDF
//	factorybook due [BOOK]                   what is due on both sides; text, json or ics
//	factorybook changed [BOOK] --since DATE|REV
//	                                         what happened, in the words of the trade
//	factorybook explain [CODE | MEASURE]     a problem or a figure, explained
//	factorybook version
//
// BOOK is a folder with a factorybook.yaml; every command that reads one also
// takes --book BOOK, and without either looks in the current folder, those around
// it and those right below. `--help` behind a command prints its flags.
//
// A command exits with 0 when all is well, 1 when there are problems in the
// records, 2 when it was called wrongly and 3 for anything else. Reports go to
// standard output, everything said along the way to standard error. NO_COLOR is
// honoured, and SOURCE_DATE_EPOCH stands in for the present moment.
package main
