package importer

import (
	"slices"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// identify gives every factory its id and joins those to which the map gives one
// id or one name. In this order: what the map says; what an earlier import said;
// a factory of the book with exactly this name; an id made of the name. An id
// that another name has already gets a hash of the name behind it: names are
// never joined because they look alike.
func (f *factoryReader) identify(b *book, st *state) {
	given := f.given(b, st)
	taken := map[string]string{} // id -> name that has it
	for _, l := range given {
		taken[l.Value.V] = "named in the map"
	}
	for name, id := range st.ids {
		taken[id] = name
	}
	for id, known := range b.factories {
		if known.text != "" { // a folder without a profile was begun by an import that was cut short
			taken[id] = known.name
		}
	}
	ids := map[string]*factory{}
	list := f.list[:0]
	for _, fac := range f.list {
		fac.id = f.identity(fac, given, taken, b, st)
		if id, ok := st.ids[fac.names[0]]; ok && id != fac.id {
			fac.was = append(fac.was, id)
		}
		if first := ids[fac.id]; first != nil {
			first.join(fac)
			f.byName[fac.names[0]] = first
			continue
		}
		ids[fac.id] = fac
		list = append(list, fac)
	}
	f.list = list
	f.near(b)
}

// given returns the ids that the map gives, by name in the spreadsheet.
func (f *factoryReader) given(b *book, st *state) map[string]record.Label {
	given := map[string]record.Label{}
	for _, l := range f.table.m.IDs {
		name := oneLine(tidy(l.Key.V))
		was, written := st.ids[name]
		switch {
		case !isFactoryID(l.Value.V):
			f.table.fault(ruleMapWord, l.Value.Pos, diag.Say("%q cannot be the id of a factory; expected 1 to 64 of the characters a-z, 0-9 and -", l.Value.V), diag.Message{})
		case written && was != l.Value.V && b.factories[was] != nil:
			f.table.fault(ruleMapWord, l.Value.Pos, diag.Say("%q was imported as factories/%s before, and the map now says %s", name, was, l.Value.V),
				diag.Say("move its records first, such as `git mv factories/%s factories/%s`, then import again", was, l.Value.V))
		case f.byName[name] == nil:
			f.report.note(diag.Say("Names in the map that the rows do not have"), diag.Say("%s", name))
		default:
			given[name] = l
		}
	}
	for _, l := range f.table.m.Names {
		if name := oneLine(tidy(l.Key.V)); f.byName[name] == nil {
			f.report.note(diag.Say("Names in the map that the rows do not have"), diag.Say("%s", name))
		}
	}
	return given
}

func (f *factoryReader) identity(fac *factory, given map[string]record.Label, taken map[string]string, b *book, st *state) string {
	name := fac.names[0]
	if l, ok := given[name]; ok {
		return l.Value.V
	}
	id, before := st.ids[name]
	if before && b.factories[id] != nil {
		return id
	}
	if id := b.named(fac.name); id != "" {
		return id
	}
	if before {
		return id
	}
	id, readable := slug(fac.name)
	if !readable {
		id = "factory-" + hashOf(fac.name)
		f.report.renamed(diag.Say("No readable id can be made of these names (give them one under ids: in the map, before the first import)"), diag.Say("%s", name+" → "+id))
	} else if other, used := taken[id]; used && other != fac.name {
		hashed := withHash(id, fac.name)
		f.report.renamed(diag.Say("The id that the name would give belongs to another name (if they are one factory, say so under ids: in the map)"),
			diag.Say("%s → %s, because %s is %s", name, hashed, id, other))
		id = hashed
	}
	taken[id] = fac.name
	return id
}

func (r *Report) renamed(what, instance diag.Message) { addNote(&r.Renamed, what, instance) }

// join takes over what another name of the same factory brings.
func (fac *factory) join(other *factory) {
	fac.names = append(fac.names, other.names...)
	fac.was = append(fac.was, other.was...)
	for i, v := range other.values {
		if fac.values[i] == "" {
			fac.values[i] = v
		}
	}
	for _, c := range other.contacts {
		fac.meet(c)
	}
	fac.sites.join(&other.sites)
	fac.products.join(&other.products)
	fac.productsZH.join(&other.productsZH)
	fac.traders.join(&other.traders)
	for i := range other.extra {
		fac.extra[i].join(&other.extra[i])
	}
	for i := range other.extraZH {
		fac.extraZH[i].join(&other.extraZH[i])
	}
}

// near lists names that look alike, among the factories of the spreadsheet and
// of the book, and among the traders.
func (f *factoryReader) near(b *book) {
	var names, traders []string
	for _, fac := range f.list {
		if !slices.Contains(names, fac.name) {
			names = append(names, fac.name)
		}
		for _, t := range fac.traders.texts {
			if !slices.Contains(traders, t) {
				traders = append(traders, t)
			}
		}
	}
	for _, known := range b.factories {
		if !slices.Contains(names, known.name) {
			names = append(names, known.name)
		}
	}
	slices.Sort(names)
	slices.Sort(traders)
	f.report.Near = append(nearDuplicates(names), nearDuplicates(traders)...)
}
