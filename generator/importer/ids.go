package importer

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"factorybook/generator/sheet"

	"factorybook/generator/diag"
)

// Numbers that tell things apart (of orders, articles) are damaged by spreadsheets
// that take them for quantities: they keep 15 digits, show longer ones shortened
// (2.02207E+18), and turn what looks like a day into one. Two numbers that were
// damaged alike are one afterwards, so none of them is taken for what it was.

// idDamage is what a column of such numbers shows of it.
type idDamage struct {
	shortened, turned, cut, hashes []cellAt
	// Of the numbers with more than 15 digits, how many have nothing but zeros behind
	// the 15th, and the first of them.
	long, zeros int
	zeroed      []cellAt
}

var shortenedNumber = regexp.MustCompile(`^[0-9]([.,][0-9]+)?[eE]\+[0-9]{2,3}$|^[0-9][.,][0-9]+[eE][0-9]{2,3}$`)

// exactDigits is how many digits spreadsheets keep.
const exactDigits = 15

func (d *idDamage) look(c sheet.Cell, text string, row int) {
	note := func(list *[]cellAt, text string) {
		if len(*list) < firstRows {
			*list = append(*list, cellAt{row, text})
		}
	}
	switch {
	case len(text) > 2 && strings.Trim(text, "#＃") == "":
		note(&d.hashes, text)
	case c.Kind == sheet.Date || c.Kind == sheet.Month:
		note(&d.turned, c.Text)
	case shortenedNumber.MatchString(narrow(text)):
		note(&d.shortened, text)
	case len(text) > exactDigits && allDigits(text):
		zeroed := strings.Trim(text[exactDigits:], "0") == ""
		if d.long++; zeroed {
			d.zeros++
			note(&d.zeroed, text)
		}
		if c.Kind == sheet.Number && (zeroed || len(text) > 16) {
			note(&d.cut, text)
		}
	}
}

var saveAgain = diag.Say("open the original, format the column as text (or as a number without decimals, wide enough to show every digit), and save it again; where the digits are lost already, export it anew from the program that it came from")

// resolveIDs turns damage into problems. Numbers of 16 and more digits in text that
// end in zeros may be right, as one of ten does by chance: they are damaged when all
// of the column do.
func (f *field) resolveIDs() {
	d := &f.ids
	report := func(list []cellAt, what diag.Message) {
		if len(list) == 0 {
			return
		}
		var cells []string
		for _, c := range list {
			cells = append(cells, fmt.Sprintf("%s in %s", c.text, f.place(c.row)))
		}
		f.table.fault(ruleDamaged, f.at, diag.Say("%q is the %s, and %s: %s", f.tally.Title, diag.Named(idName(f.tally.Key)), what, strings.Join(cells, ", ")), saveAgain)
	}
	report(d.shortened, diag.Say("a spreadsheet has shortened its numbers, so that their digits are lost"))
	report(d.hashes, diag.Say("its column was too narrow when a spreadsheet saved it as text, so that the numbers are lost"))
	report(d.turned, diag.Say("a spreadsheet has turned it into dates"))
	switch {
	case len(d.cut) > 0:
		report(d.cut, diag.Say("a spreadsheet has kept only 15 digits of its numbers"))
	case d.zeros > 0 && d.zeros == d.long:
		report(d.zeroed, diag.Say("all of its numbers with more than 15 digits end in zeros, as they do when a spreadsheet has kept only 15"))
	}
}

func idName(key string) string {
	switch key {
	case "id":
		return "order number"
	case "sku":
		return "article number"
	}
	return key
}

// alikeIDs lists those of different order numbers that differ only in capitals, width, dashes, points or
// spaces: a person decides whether they are one order.
func alikeIDs(numbers []string, report *Report) {
	first := map[string]string{}
	for _, n := range numbers {
		folded := foldID(n)
		if other, seen := first[folded]; seen {
			report.note(diag.Say("Order numbers that differ only in capitals, width, dashes, points or spaces (kept apart; correct the spreadsheet if they are one order)"), diag.Say("%s", other+" | "+n))
			continue
		}
		first[folded] = n
	}
	for _, n := range numbers {
		for _, part := range strings.FieldsFunc(n, func(c rune) bool { return strings.ContainsRune("/、,，;；&+| ", c) }) {
			if other := first[foldID(part)]; other != "" && foldID(part) != foldID(n) {
				report.note(diag.Say("Order numbers with another one in them (kept as one order; divide the cell, and the row, if it holds several)"), diag.Say("%s", n+" | "+other))
			}
		}
	}
}

// foldID is a number without what tells look-alikes apart.
func foldID(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case ' ', '\'', '`', '’', '‘':
			return -1
		case '_', '.', '‐', '‑', '‒', '–', '—', '―', '−', '－', '﹣':
			return '-'
		}
		return c
	}, strings.ToLower(norm.NFKC.String(s)))
}
