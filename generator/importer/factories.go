package importer

import (
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/load"
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
	products, productsZH, traders labelled
	extra, extraZH                []labelled
	sites                         labelled // further addresses
	contacts                      []contact
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

// addEach adds what a cell has of several, each on a line or behind a semicolon.
func (l *labelled) addEach(cell string) {
	for part := range strings.FieldsFuncSeq(cell, func(c rune) bool { return strings.ContainsRune("\n;；、", c) }) {
		l.add(strings.TrimSpace(oneLine(part)))
	}
}

func (l *labelled) join(other *labelled) {
	for _, text := range other.texts {
		l.add(text)
	}
}

// factoryKeys are the keys that a spreadsheet can fill, in the order of records.
var factoryKeys = [...]string{"name_zh", "uscc", "kind", "status", "since", "address", "address_zh", "city", "city_zh", "province", "province_zh", "port", "notes", "notes_zh"}

// text writes factory.yaml.
func (fac *factory) text(from string) string {
	var t recordText
	t.text("name", fac.name)
	for i, key := range factoryKeys {
		value := fac.values[i]
		switch {
		case key == "name_zh" && value == "" && isChinese(fac.name) && !hasLatinWord(fac.name):
			t.text(key, fac.name)
		case key == "notes" || key == "notes_zh":
			t.markdown(key, value)
		case key == "since":
			t.bare(key, value)
		case key == "address":
			t.text(key, strings.ReplaceAll(value, "\n", ", "))
		default:
			t.text(key, value)
		}
		switch key {
		case "since":
			t.bare("products", flowList(fac.products.texts))
			t.bare("products_zh", flowList(fac.productsZH.texts))
		case "port":
			t.items("contacts", fac.people())
		}
	}
	traders := fac.traders
	traders.label = traderLabel(len(traders.texts))
	writeExtra(&t, "extra", append([]labelled{traders, fac.sites}, fac.extra...))
	writeExtra(&t, "extra_zh", fac.extraZH)
	t.bare("imported", flow("from", scalar(from), "row", fmt.Sprint(fac.row)))
	return t.String()
}

// hasLatinWord reports whether a name holds a word in Latin letters, beside Chinese ones:
// then it is not the Chinese name alone.
func hasLatinWord(name string) bool {
	run := 0
	for _, c := range name {
		if c < 0x80 && isLetter(byte(c)) {
			if run++; run >= 4 {
				return true
			}
			continue
		}
		run = 0
	}
	return false
}

func traderLabel(n int) string {
	if n == 1 {
		return "Trader"
	}
	return "Traders"
}

// writeExtra writes the labels that have a text below a key; a label that comes twice is one.
func writeExtra(t *recordText, key string, extra []labelled) {
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
		t.bare(key, flow(pairs...))
	default:
		t.key(key)
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
