// Package starter writes the first lines of new records, so that nobody begins
// with an empty file: what is required is filled in, what is common stands there
// as a comment to uncomment.
//
// Look at Order, Visit, Issue and Factory: each returns the file where the
// record belongs and its text. Nothing is written here.
package starter

import (
	"cmp"
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"factorybook/generator/record"
)

//go:embed records/*
var files embed.FS

var texts = template.Must(template.ParseFS(files, "records/*"))

// Record is a new record and where it belongs.
type Record struct {
	// File is relative to the book.
	File string
	// ID is the id, or the date of a visit.
	ID string
	// Text is the record alone, without list marker, ending in a newline.
	Text string
	// Listed is set for records that stand with others in one file, such as the
	// orders of a year; Append joins them.
	Listed bool
}

func fill(name string, view any) (string, error) {
	var b strings.Builder
	if err := texts.ExecuteTemplate(&b, name, view); err != nil {
		return "", fmt.Errorf("starter %s: %w", name, err)
	}
	return b.String(), nil
}

// Factory returns the first record of a factory.
func Factory(id, name string, today record.Date) (Record, error) {
	text, err := fill("factory.yaml", struct {
		Name  string
		Today record.Date
	}{quote(name), today})
	return Record{File: path.Join("factories", id, "factory.yaml"), ID: id, Text: text}, err
}

// Order returns an order placed today. Its number is the next after the
// factory's last one of the same form, or after the book's in taken.
func Order(f *record.Factory, taken []string, today record.Date) (Record, error) {
	id := nextID(taken, lastID(f), fmt.Sprintf("PO-%d-001", today.Year()), today.Year())
	text, err := fill("order.yaml", struct {
		ID       string
		Today    record.Date
		LeadTime int
		Promised record.Date
	}{id, today, f.Terms.LeadTimeDays.Or(45), today + record.Date(f.Terms.LeadTimeDays.Or(45))})
	return Record{File: path.Join("factories", f.ID, "orders", strconv.Itoa(today.Year())+".yaml"), ID: id, Text: text, Listed: true}, err
}

// Issue returns an issue opened today.
func Issue(f *record.Factory, taken []string, today record.Date) (Record, error) {
	last := ""
	if n := len(f.Issues); n > 0 {
		last = f.Issues[n-1].ID.V
	}
	id := nextID(taken, last, fmt.Sprintf("Q-%d-01", today.Year()), today.Year())
	text, err := fill("issue.yaml", struct {
		ID    string
		Today record.Date
	}{id, today})
	return Record{File: path.Join("factories", f.ID, "issues", strconv.Itoa(today.Year())+".yaml"), ID: id, Text: text, Listed: true}, err
}

// Visit returns a note for a visit on a day, with the promises that are open on
// both sides as a list to work through and the people to confirm.
func Visit(f *record.Factory, on record.Date) (Record, error) {
	view := visitView{On: on}
	for i := range f.Contacts {
		if c := &f.Contacts[i]; c.PresentOn(on) {
			view.People = append(view.People, person(c))
		}
	}
	for _, c := range f.AsOf(on).PromiseCases() {
		if !c.Open() {
			continue
		}
		p := openPromise{ID: c.ID, What: oneLine(c.What.V), Due: c.Due.V, By: c.By.V}
		for _, note := range c.Notes {
			if note.Kind == record.InVisit {
				p.Visits++
			}
		}
		view.Open = append(view.Open, p)
	}
	// Ours first, then by the day they are due; those without a day last.
	slices.SortStableFunc(view.Open, func(a, b openPromise) int {
		return cmp.Or(-cmp.Compare(a.By, b.By), cmp.Compare(uint32(a.Due)-1, uint32(b.Due)-1))
	})
	key := on.String()
	for n := 2; slices.ContainsFunc(f.Visits, func(v record.Visit) bool { return path.Base(v.File) == key+".md" }); n++ {
		key = fmt.Sprintf("%s-%d", on, n)
	}
	text, err := fill("visit.md", view)
	return Record{File: path.Join("factories", f.ID, "visits", key+".md"), ID: on.String(), Text: text}, err
}

type visitView struct {
	On     record.Date
	People []string
	Open   []openPromise
}

// openPromise is a promise to ask about. Visits counts the notes it has been
// carried through.
type openPromise struct {
	ID, What, By string
	Due          record.Date
	Visits       int
}

func person(c *record.Contact) string {
	parts := []string{c.ID.V + ":", c.Name.V}
	for _, t := range []record.Text{c.NameZH, c.Role} {
		if t.Known() {
			parts = append(parts, t.V)
		}
	}
	if c.Confirmed.Known() {
		parts = append(parts, "confirmed "+c.Confirmed.V.String())
	} else {
		parts = append(parts, "never confirmed")
	}
	return oneLine(strings.Join(parts, " "))
}

// oneLine makes a text safe for a comment.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// quote writes a text as a double-quoted YAML scalar, which Go's form is for
// everything that a command line can hold.
func quote(s string) string { return strconv.Quote(s) }

func lastID(f *record.Factory) string {
	for i := len(f.Orders) - 1; i >= 0; i-- {
		if f.Orders[i].Placed.Known() {
			return f.Orders[i].ID.V
		}
	}
	return ""
}

var numbered = regexp.MustCompile(`^(.*?)(\d+)$`)

// nextID returns the id after last: its trailing number raised to the first that
// is free, with the year in it, if it has one, moved to this year. Without a last
// id, or when it ends in no number, the form of first is used.
func nextID(taken []string, last, first string, year int) string {
	m := numbered.FindStringSubmatch(last)
	if m == nil {
		m = numbered.FindStringSubmatch(first)
	}
	prefix, width := m[1], len(m[2])
	if old := regexp.MustCompile(`20\d\d`).FindString(prefix); old != "" {
		prefix = strings.Replace(prefix, old, strconv.Itoa(year), 1)
	}
	highest := 0
	for _, id := range taken {
		if number, ok := strings.CutPrefix(id, prefix); ok {
			if n, err := strconv.Atoi(number); err == nil && len(number) >= width {
				highest = max(highest, n)
			}
		}
	}
	return fmt.Sprintf("%s%0*d", prefix, width, highest+1)
}

// Append adds a record to the file where records of its kind stand together, in
// the file's own form: as an item of a list, or as a further document.
func Append(file []byte, r Record) []byte {
	text := string(file)
	if strings.TrimSpace(text) == "" {
		return append(file, listItem(r.Text)...)
	}
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	for line := range strings.Lines(text) {
		switch bare := strings.TrimSpace(strings.TrimPrefix(line, "\ufeff")); {
		case bare == "" || strings.HasPrefix(bare, "#"):
			continue
		case strings.HasPrefix(line, "- "):
			return []byte(text + "\n" + listItem(r.Text))
		}
		break
	}
	return []byte(text + "---\n" + r.Text)
}

// listItem indents a record under a list marker.
func listItem(text string) string {
	var b strings.Builder
	marker := "- "
	for line := range strings.Lines(text) {
		switch {
		case strings.TrimSpace(line) == "":
		case marker != "  " && strings.HasPrefix(line, "#"):
			// A comment before the first key stays outside of the item.
		default:
			b.WriteString(marker)
			marker = "  "
		}
		b.WriteString(line)
	}
	return b.String()
}
