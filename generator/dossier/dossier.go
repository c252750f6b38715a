// Package dossier is everything that is found out about one factory, once for all
// outputs: its records as they were known on the as-of day, its measures, what is
// open with it, the problems of its files and the files that the site has of it.
//
// Look at Of; it is the only caller of measure.Of and agenda.Of. A Dossier is not
// changed once it is made, and no word of a language is in it.
package dossier

import (
	"factorybook/generator/agenda"
	"factorybook/generator/changes"
	"factorybook/generator/diag"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// Dossier is everything found out about one factory, once for all outputs; they
// only read it.
type Dossier struct {
	Factory  *record.Factory // as it was known on the as-of day
	Result   *measure.Result
	Items    []agenda.Item  // what is open with it
	Problems []diag.Problem // of its files
	Files    Files          // photos and documents that the site has
	// Changed is what happened in the last days, for the pages across factories; whoever
	// makes them fills it in.
	Changed []changes.Event
}

// Of measures a factory as it was known on the as-of day.
func Of(known *record.Factory, settings *record.Settings, asOf record.Date, problems []diag.Problem, files Files) *Dossier {
	result := measure.Of(known, settings, asOf)
	return &Dossier{
		Factory: known, Result: result, Items: agenda.Of(known, result, settings, asOf), Problems: problems, Files: files,
	}
}
