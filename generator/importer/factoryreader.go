package importer

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// factoryReader reads what rows say of factories.
type factoryReader struct {
	table          *table
	name, and      *field // and: the column that names the factory together with name
	otherwise      *field
	constant       string // the name in every row, instead of a column
	keys           [len(factoryKeys)]func(sheet.Row) string
	products       *field
	productsZH     *field
	trader         *field
	extra, extraZH []labelField
	contacts       []contactFields
	right          map[string]string // names as they should be
	byName         map[string]*factory
	list           []*factory
	report         *Report
}

type labelField struct {
	label string
	*field
}

func (t *table) labels(list []record.Label) []labelField {
	fields := make([]labelField, 0, len(list))
	for _, l := range list {
		fields = append(fields, labelField{l.Key.V, t.field("extra "+l.Key.V, title{l.Value})})
	}
	return fields
}

// labelsOf are labels of which nothing was read yet.
func labelsOf(fields []labelField) []labelled {
	list := make([]labelled, len(fields))
	for i, l := range fields {
		list[i].label = l.label
	}
	return list
}

// addLabels adds what a row says of each label.
func addLabels(list []labelled, fields []labelField, r sheet.Row) {
	for i, l := range fields {
		list[i].add(l.text(r))
	}
}

func newFactoryReader(t *table, report *Report) *factoryReader {
	m, constants := &t.m.Factory, &t.m.Constants
	f := &factoryReader{table: t, report: report, byName: map[string]*factory{}, right: map[string]string{}}
	f.constant = oneLine(tidy(constants.Factory.V))
	if known(m.Name) == constants.Factory.Known() {
		t.fault(ruleColumn, posOf(m.Name), diag.Say("expected the factory's name either in a column or as a constant"),
			diag.Say("write `factory: {name: COLUMN}`, or `constants: {factory: NAME}` when all rows are of one factory"))
	}
	f.name, f.and, f.otherwise = t.field("name", m.Name), t.field("name and", m.And), t.field("name", m.Otherwise)
	text := func(key string, named title) func(sheet.Row) string { return t.field(key, named).text }
	enum := func(key string, named title, constant record.Text, words []string) func(sheet.Row) string {
		if !known(named) && constant.Known() {
			return func(sheet.Row) string { return constant.V }
		}
		field := t.field(key, named)
		return func(r sheet.Row) string { return field.word(r, words, nil) }
	}
	since, port, notes := t.field("since", m.Since), t.field("port", m.Port), t.field("notes", m.Notes)
	f.keys = [...]func(sheet.Row) string{
		text("name_zh", m.NameZH),
		t.field("uscc", m.USCC).id,
		enum("kind", m.Kind, constants.Kind, record.Enums.FactoryKind),
		enum("status", m.Status, constants.Status, record.Enums.Status),
		since.begin,
		t.field("address", m.Address).markdown, text("address_zh", m.AddressZH), text("city", m.City), text("city_zh", m.CityZH), text("province", m.Province), text("province_zh", m.ProvinceZH),
		func(r sheet.Row) string {
			return port.code(r, load.IsPlace, diag.Say("not a UN/LOCODE, five characters such as CNNSA"))
		},
		notes.markdown, t.field("notes_zh", m.NotesZH).markdown,
	}
	f.products, f.productsZH, f.trader = t.field("products", m.Products), t.field("products_zh", m.ProductsZH), t.field("trader", m.Trader)
	f.extra, f.extraZH, f.contacts = t.labels(m.Extra), t.labels(m.ExtraZH), newContactFields(t)
	for _, n := range t.m.Names {
		f.right[oneLine(tidy(n.Key.V))] = n.Value.V
	}
	for _, name := range []*field{f.name, f.otherwise} {
		if name != nil {
			name.corrected = f.right
		}
	}
	return f
}

// columns are those that speak of the factory, for filling them down within it.
func (f *factoryReader) columns() map[int]bool {
	m := &f.table.m.Factory
	columns := map[int]bool{}
	named := []title{m.And, m.Otherwise, m.NameZH, m.USCC, m.Kind, m.Status, m.Since, m.Products, m.ProductsZH, m.Address, m.AddressZH, m.City, m.CityZH, m.Province, m.ProvinceZH, m.Port, m.Notes, m.NotesZH}
	for _, l := range slices.Concat(m.Extra, m.ExtraZH) {
		named = append(named, title{l.Value})
	}
	for _, names := range named {
		for i := range f.table.header {
			if f.table.isColumn(names, i) {
				columns[i] = true
			}
		}
	}
	return columns
}

// called is the name of a row's factory, "" when it names none.
func (f *factoryReader) called(r sheet.Row) string {
	name := f.name.text(r)
	if name == "" {
		name = cmp.Or(f.otherwise.text(r), f.constant)
	}
	if part := f.and.text(r); part != "" && name != "" && part != name {
		name += ", " + part
	}
	return name
}

// read returns the factory of a row and the trader in between. There is no factory
// when the row names none, or one whose characters were lost: two of those would
// become one. unnamed distinguishes the first from the second, which is reported here.
func (f *factoryReader) read(r sheet.Row) (fac *factory, trader string, unnamed bool) {
	name := f.called(r)
	if name == "" {
		return nil, "", true
	}
	if nameLost(name) && f.right[name] == "" && !f.hasID(name) {
		f.report.lostName(name, r.Number)
		return nil, "", false
	}
	fac = f.byName[name]
	if fac == nil {
		fac = f.meet(name, r.Number)
	}
	f.facts(fac, r)
	trader = f.trader.text(r)
	if trader != name {
		fac.traders.add(trader)
	}
	fac.products.addEach(f.products.markdown(r))
	fac.productsZH.addEach(f.productsZH.markdown(r))
	addLabels(fac.extra, f.extra, r)
	addLabels(fac.extraZH, f.extraZH, r)
	for i := range f.contacts {
		for _, c := range f.contacts[i].read(r, f.report) {
			fac.meet(c)
		}
	}
	return fac, trader, false
}

// meet makes the factory of a name that was not seen before.
func (f *factoryReader) meet(name string, row int) *factory {
	fac := &factory{names: []string{name}, name: name, row: row}
	if right, ok := f.right[name]; ok {
		fac.name = right
	}
	fac.extra, fac.extraZH = labelsOf(f.extra), labelsOf(f.extraZH)
	fac.sites.label = "Further sites"
	f.byName[name] = fac
	f.list = append(f.list, fac)
	return fac
}

func (f *factoryReader) hasID(name string) bool {
	return slices.ContainsFunc(f.table.m.IDs, func(l record.Label) bool { return oneLine(tidy(l.Key.V)) == name })
}

// facts reads what a row says of its factory. A second fact is left out and
// reported, or kept beside the first where the map says so: some lists have a row
// for each site of a supplier.
func (f *factoryReader) facts(fac *factory, r sheet.Row) {
	var values [len(factoryKeys)]string
	for i, read := range f.keys {
		values[i] = read(r)
	}
	splitScripts(&values)
	also, another := f.table.m.Also.V, false
	for i, value := range values {
		key := factoryKeys[i]
		switch {
		case value == "" || fac.values[i] == value:
		case fac.values[i] == "":
			fac.values[i] = value
		case ofSite(key) && also == alsoList:
			another = true
		case ofSite(key) && also == alsoJoin && key != "port":
			if !slices.Contains(strings.Split(fac.values[i], "; "), value) {
				fac.values[i] += "; " + value
			}
		case ofSite(key) && also == alsoFirst:
		default:
			f.report.note(diag.Say("A factory with two different facts; the first is kept (of addresses, `also: join` or `also: list` keeps the others too)"),
				diag.Say("%s: %s is %q, and in row %d %q", fac.name, key, sheet.Excerpt(fac.values[i]), r.Number, sheet.Excerpt(value)))
		}
	}
	if another {
		var site []string
		for i, value := range values {
			if value != "" && ofSite(factoryKeys[i]) {
				site = append(site, oneLine(value))
			}
		}
		fac.sites.add(strings.Join(site, ", "))
	}
}

// ofSite reports whether a fact is one of a site, of which a supplier can have
// several.
func ofSite(key string) bool {
	switch key {
	case "address", "address_zh", "city", "city_zh", "province", "province_zh", "port":
		return true
	}
	return false
}

// splitScripts gives the lines of an address in Chinese to address_zh and the others
// to address, when one cell holds both.
func splitScripts(values *[len(factoryKeys)]string) {
	latin, chinese := slices.Index(factoryKeys[:], "address"), slices.Index(factoryKeys[:], "address_zh")
	if values[chinese] != "" || !isChinese(values[latin]) {
		return
	}
	var parts [2][]string
	for _, line := range strings.FieldsFunc(values[latin], func(c rune) bool { return c == '\n' || c == '|' }) {
		which := 0
		if isChinese(line) {
			which = 1
		}
		parts[which] = append(parts[which], strings.TrimSpace(line))
	}
	if len(parts[0]) == 0 {
		return // in Chinese alone: it stays the one address there is
	}
	values[latin], values[chinese] = strings.Join(parts[0], ", "), strings.Join(parts[1], " ")
}
