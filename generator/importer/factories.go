package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/load"
	"factorybook/generator/record"
)

// factory is one factory as the spreadsheet knows it. Several names are one
// factory only when the map gives them the same id.
type factory struct {
	id     string
	was    []string // ids that its names had at an earlier import
	names  []string // as the spreadsheet writes them, in the order of rows
	name   string
	row    int // the first row
	values [len(factoryKeys)]string
	// products, traders and extra may differ from row to row: all are kept.
	products, traders labelled
	extra             []labelled
}

// labelled is a label of the user's own, with its texts in the order of rows.
type labelled struct {
	label string
	texts []string
}

func (l *labelled) add(text string) {
	if text != "" && !slices.Contains(l.texts, text) {
		l.texts = append(l.texts, text)
	}
}

func (l *labelled) join(other *labelled) {
	for _, text := range other.texts {
		l.add(text)
	}
}

// factoryKeys are the keys that a spreadsheet can fill, in the order of records.
var factoryKeys = [...]string{"name_zh", "uscc", "kind", "status", "since", "address", "address_zh", "city", "province", "port", "notes"}

// factoryReader reads what rows say of factories.
type factoryReader struct {
	sheet           *sheet
	name, otherwise *field
	constant        string // the name in every row, instead of a column
	keys            [len(factoryKeys)]func(row) string
	products        *field
	trader          *field
	extra           []labelField
	right           map[string]string // names as they should be
	byName          map[string]*factory
	list            []*factory
	report          *Report
}

type labelField struct {
	label string
	*field
}

func (s *sheet) labels(list []record.Label) []labelField {
	fields := make([]labelField, 0, len(list))
	for _, l := range list {
		fields = append(fields, labelField{l.Key.V, s.field("extra "+l.Key.V, l.Value)})
	}
	return fields
}

func newFactoryReader(s *sheet, report *Report) *factoryReader {
	m := &s.m.Factory
	f := &factoryReader{sheet: s, report: report, byName: map[string]*factory{}, right: map[string]string{}}
	f.constant = oneLine(tidy(s.m.Constants.Factory.V))
	if m.Name.Known() == s.m.Constants.Factory.Known() {
		s.fault(ruleColumn, m.Name.Pos, "expected the factory's name either in a column or as a constant",
			"write `factory: {name: COLUMN}`, or `constants: {factory: NAME}` when all rows are of one factory")
	}
	f.name = s.field("name", m.Name)
	f.otherwise = s.field("name", m.Otherwise)
	text := func(key string, title record.Text) func(row) string {
		return s.field(key, title).text
	}
	enum := func(key string, title, constant record.Text, known []string) func(row) string {
		if !title.Known() && constant.Known() {
			return func(row) string { return constant.V }
		}
		field := s.field(key, title)
		return func(r row) string { return field.word(r, known) }
	}
	since, port, notes := s.field("since", m.Since), s.field("port", m.Port), s.field("notes", m.Notes)
	f.keys = [...]func(row) string{
		text("name_zh", m.NameZH),
		text("uscc", m.USCC),
		enum("kind", m.Kind, s.m.Constants.Kind, record.Enums.FactoryKind),
		enum("status", m.Status, s.m.Constants.Status, record.Enums.Status),
		func(r row) string { return since.day(r).String() },
		text("address", m.Address), text("address_zh", m.AddressZH), text("city", m.City), text("province", m.Province),
		func(r row) string {
			return port.code(r, load.IsPlace, "not a UN/LOCODE, five characters such as CNNSA")
		},
		notes.markdown,
	}
	f.products, f.trader = s.field("products", m.Products), s.field("trader", m.Trader)
	f.extra = s.labels(m.Extra)
	for _, n := range s.m.Names {
		f.right[oneLine(tidy(n.Key.V))] = n.Value.V
	}
	for _, name := range []*field{f.name, f.otherwise} {
		if name != nil {
			name.corrected = f.right
		}
	}
	return f
}

// read returns the factory of a row and the trader in between; no factory when the
// row names none.
func (f *factoryReader) read(r row) (fac *factory, trader string) {
	name := f.name.text(r)
	if name == "" {
		name = cmp.Or(f.otherwise.text(r), f.constant)
	}
	if name == "" {
		f.report.NoFactory = append(f.report.NoFactory, r.number)
		return nil, ""
	}
	fac = f.byName[name]
	if fac == nil {
		fac = &factory{names: []string{name}, name: name, row: r.number}
		if right, ok := f.right[name]; ok {
			fac.name = right
		}
		for _, l := range f.extra {
			fac.extra = append(fac.extra, labelled{label: l.label})
		}
		f.byName[name] = fac
		f.list = append(f.list, fac)
	}
	for i, read := range f.keys {
		switch value := read(r); {
		case value == "" || fac.values[i] == value:
		case fac.values[i] == "":
			fac.values[i] = value
		default:
			f.report.note("A factory with two different facts; the first is kept",
				fmt.Sprintf("%s: %s is %q, and in row %d %q", fac.name, factoryKeys[i], excerpt(fac.values[i]), r.number, excerpt(value)))
		}
	}
	trader = f.trader.text(r)
	if trader != name {
		fac.traders.add(trader)
	}
	fac.products.add(f.products.text(r))
	for i, l := range f.extra {
		fac.extra[i].add(l.text(r))
	}
	return fac, trader
}

// text writes factory.yaml.
func (fac *factory) text(from string) string {
	var t recordText
	t.text("name", fac.name)
	for i, key := range factoryKeys {
		value := fac.values[i]
		switch {
		case key == "name_zh" && value == "" && isChinese(fac.name):
			t.text(key, fac.name)
		case key == "notes":
			t.markdown(key, value)
		case key == "since":
			t.bare(key, value)
		default:
			t.text(key, value)
		}
		if key == "since" {
			t.bare("products", flowList(fac.products.texts))
		}
	}
	traders := fac.traders
	traders.label = traderLabel(len(traders.texts))
	writeExtra(&t, append([]labelled{traders}, fac.extra...))
	t.bare("imported", flow("from", scalar(from), "row", fmt.Sprint(fac.row)))
	return t.String()
}

func traderLabel(n int) string {
	if n == 1 {
		return "Trader"
	}
	return "Traders"
}

// writeExtra writes the labels that have a text; a label that comes twice is one.
func writeExtra(t *recordText, extra []labelled) {
	var pairs []string
	long := false
	for i, l := range extra {
		if slices.ContainsFunc(extra[:i], func(before labelled) bool { return before.label == l.label }) {
			continue
		}
		for _, again := range extra[i+1:] {
			if again.label == l.label {
				l.texts = slices.Concat(l.texts, again.texts)
			}
		}
		if len(l.texts) == 0 {
			continue
		}
		value := strings.Join(l.texts, "; ")
		long = long || len(value) > 60
		pairs = append(pairs, l.label, value)
	}
	switch {
	case len(pairs) == 0:
	case !long && len(pairs) <= 6:
		for i := range pairs {
			pairs[i] = scalar(pairs[i])
		}
		t.bare("extra", flow(pairs...))
	default:
		t.key("extra")
		t.WriteByte('\n')
		for i := 0; i < len(pairs); i += 2 {
			t.WriteString(t.indent + "  " + blockScalar(pairs[i]) + ": " + blockScalar(pairs[i+1]) + "\n")
		}
	}
}

func isFactoryID(id string) bool {
	if id == "" || len(id) > maxID {
		return false
	}
	return strings.IndexFunc(id, func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' }) < 0
}

// known currencies are load's: what it would refuse is not written.
func isCurrency(code string) bool { return load.IsCurrency(code) }
