// Package starter writes the first lines of new records, so that nobody begins
// with an empty file: what is required is filled in, what is common stands there
// as a comment to uncomment.
//
// Look at Order, Visit, Issue, Talk and Factory: each returns the file where the
// record belongs and its text. Nothing is written here.
package starter

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"unicode"

	"factorybook/generator/agenda"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

//go:embed records/* ci/* beside/*
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

// Settings returns the settings of a new book.
func Settings(title string) (Record, error) {
	text, err := fill("settings.yaml", struct{ Title string }{behindKey(title)})
	return Record{File: load.SettingsFile, Text: text}, err
}

// Beside returns the files that a book has beside its records, by name: settings for
// editors, recipes for forges, and what git leaves alone.
func Beside() (map[string][]byte, error) {
	beside := map[string][]byte{}
	for name, file := range map[string]string{
		".github/workflows/book.yml":  "ci/github.yml",
		".gitlab-ci.yml":              "ci/gitlab.yml",
		".forgejo/workflows/book.yml": "ci/forgejo.yml",
		".factorybook/ci.sh":          "ci/ci.sh",
		".factorybook/nginx.conf":     "beside/nginx.conf",
		".gitignore":                  "beside/gitignore",
		".vscode/settings.json":       "beside/vscode-settings.json",
		".vscode/extensions.json":     "beside/vscode-extensions.json",
	} {
		data, err := files.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("starter %s: %w", file, err)
		}
		beside[name] = data
	}
	return beside, nil
}

// Factory returns the first record of a factory.
func Factory(id, name string, today record.Date) (Record, error) {
	text, err := fill("factory.yaml", struct {
		Name  string
		Today record.Date
	}{behindKey(name), today})
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

// Talk returns an entry of the communication log.
func Talk(f *record.Factory, today record.Date) (Record, error) {
	view := struct {
		Today record.Date
		With  string
	}{today, ""}
	for i := range f.Contacts {
		if c := &f.Contacts[i]; c.ID.Known() && c.PresentOn(today) {
			view.With = quoteID(c.ID.V)
			break
		}
	}
	text, err := fill("talk.yaml", view)
	return Record{File: path.Join("factories", f.ID, "talks", strconv.Itoa(today.Year())+".yaml"), ID: today.String(), Text: text, Listed: true}, err
}

// Visit returns a note for a visit on a day. It carries what is open under the
// short ids that the briefing prints: promises to close, to move or to drop, the
// people to confirm, and the questions of the paper. What is not answered stays
// open, and comes again with the number of visits that it has been open for. s are
// the book's settings; w are the words in which items are named.
func Visit(f *record.Factory, s *record.Settings, w *words.Words, on record.Date) (Record, error) {
	known := f.AsOf(on)
	found := dossier.Of(known, s, on, nil, nil)
	view := visitView{On: on, Better: w.Say("brief.better")}
	for i := range f.Contacts {
		if c := &f.Contacts[i]; c.PresentOn(on) {
			view.People = append(view.People, person{quoteID(c.ID.V), who(known, c)})
		}
	}
	for i, todo := range figures.Todos(w, known, found.Items) {
		view.add(known, &found.Items[i], &todo, w)
	}
	for _, q := range lists.Questions(w, known, found.Result, on) {
		view.Questions = append(view.Questions, oneLine(q))
	}
	key := on.String()
	for n := 2; slices.ContainsFunc(f.Visits, func(v record.Visit) bool {
		return strings.TrimSuffix(path.Base(v.File), path.Ext(v.File)) == key
	}); n++ {
		key = fmt.Sprintf("%s-%d", on, n)
	}
	if err := w.Err(); err != nil {
		return Record{}, err
	}
	text, err := fill("visit.md", view)
	return Record{File: path.Join("factories", f.ID, "visits", key+".md"), ID: on.String(), Text: text}, err
}

// InYAML returns a visit's note as a file of YAML, whose notes are a key: editors
// complete and check that from end to end, of Markdown not even the facts above it.
func (r Record) InYAML() Record {
	head, body, _ := strings.Cut(strings.TrimPrefix(r.Text, "---\n"), "\n---\n")
	r.File = strings.TrimSuffix(r.File, ".md") + ".yaml"
	r.Text = head + "\n\nnotes: |\n"
	for line := range strings.Lines(strings.TrimSpace(body)) {
		r.Text += "  " + line
	}
	r.Text = strings.TrimRight(r.Text, "\n") + "\n  \n"
	return r
}

type visitView struct {
	On        record.Date
	People    []person
	Open      []openItem // promises
	Confirm   []openItem // people
	Others    []openItem
	Better    string
	Questions []string
}

// person is a contact who may have been there.
type person struct{ ID, Who string }

// openItem is an open thing to ask about.
type openItem struct {
	Short, ID, Side, About, Spot string
	By, What                     string
	Due                          record.Date
}

// add puts an open thing to its place in the note. The next visit and the next
// talk need no answer.
func (v *visitView) add(f *record.Factory, item *agenda.Item, todo *figures.Todo, w *words.Words) {
	o := openItem{
		Short: todo.ID, Side: todo.Who, Due: item.Due, Spot: words.Spot(item.File, item.Pos),
		About: oneLine(strings.Join(parts(todo.Record, todo.What, todo.When), ", ")),
	}
	switch item.Kind {
	case agenda.Promise:
		c := item.Promise
		o.ID, o.By, o.What = quoteID(c.ID), c.By.V, quote(oneLine(c.What.V))
		if !item.Expected.IsZero() {
			o.Due = item.Expected
		}
		o.About = words.JoinComma(w, []string{o.About, todo.Carried})
		v.Open = append(v.Open, o)
	case agenda.Confirm:
		o.ID, o.About = quoteID(item.Contact.ID.V), who(f, item.Contact)
		if item.Contact.ID.Known() && (item.Due.IsZero() || item.Days <= agenda.RunsOut) {
			v.Confirm = append(v.Confirm, o)
		}
	case agenda.Payment, agenda.Approval, agenda.Delivery, agenda.Answer:
		v.Others = append(v.Others, o)
	case agenda.Certificate, agenda.Agreement, agenda.OrderBy:
		if item.Days <= agenda.RunsOut {
			v.Others = append(v.Others, o)
		}
	}
}

// who names a contact and says when the entry was last checked.
func who(f *record.Factory, c *record.Contact) string {
	parts := []string{c.Name.V}
	for _, t := range []record.Text{c.NameZH, c.Role} {
		if t.Known() {
			parts = append(parts, t.V)
		}
	}
	if checked, _ := f.Checked(c); checked.Known() {
		parts = append(parts, "confirmed "+checked.V.String())
	} else {
		parts = append(parts, "never confirmed")
	}
	return oneLine(strings.Join(parts, " "))
}

// plainID is an id that stands in a YAML list as it is.
var plainID = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9/_.#-]*$`)

// parts are the texts that are not empty.
func parts(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// quoteID writes an id as it may stand in a list.
func quoteID(id string) string {
	switch {
	case !plainID.MatchString(id), slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(id)):
		return quote(id)
	}
	return id
}

// oneLine makes a text safe for a comment: one line of characters that YAML allows.
// Joiners stay, which hold a family of emoji or a Persian word together.
func oneLine(s string) string {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) && r != joiner && r != nonJoiner }), " ")
}

// quote writes a text as a double-quoted YAML scalar, which Go's form is for
// everything that a command line can hold.
func quote(s string) string { return strconv.Quote(s) }

// behindKey writes a text behind a key of its own, in the form that fmt leaves as it is.
func behindKey(s string) string {
	if load.PlainText(s, false) {
		return s
	}
	return quote(s)
}

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
// the file's own form: as an item of a list, or as a further document, with the
// file's own ends of line.
func Append(file []byte, r Record) []byte {
	text := string(file)
	added := "---\n" + r.Text
	switch {
	case strings.TrimSpace(strings.TrimPrefix(text, "\ufeff")) == "":
		added = listItem(r.Text)
	case isList(text):
		added = "\n" + listItem(r.Text)
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		added = "\n" + added
	}
	if strings.Contains(text, "\r\n") {
		added = strings.ReplaceAll(added, "\n", "\r\n")
	}
	return []byte(text + added)
}

// isList reports whether the last document of a file is a list at its left edge.
func isList(text string) bool {
	list, begun := false, false
	for line := range strings.Lines(text) {
		switch bare := strings.TrimSpace(strings.TrimPrefix(line, "\ufeff")); {
		case bare == "---":
			list, begun = false, false
		case bare == "...":
			return false // what follows is a new document
		case bare == "" || strings.HasPrefix(bare, "#") || begun:
		default:
			list, begun = strings.HasPrefix(strings.TrimPrefix(line, "\ufeff"), "- "), true
		}
	}
	return list
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
