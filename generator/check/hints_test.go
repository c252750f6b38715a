package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// A mistake is one text that somebody typed, from the tables in testdata/mistakes,
// whose README says how to read them.
type mistake struct {
	kind     string
	file     string // in the factory's folder, or factorybook.yaml
	path     string // of the value, such as lines[0].quantity; . for the record
	template string // $ is the text typed
	typed    string
	meant    []string // what the value must be; none: nothing is sure
	fine     bool     // no mistake: there must be no problem
}

func (m *mistake) text(typed string) string {
	return strings.Replace(m.template, "$", typed, 1)
}

func mistakes(t *testing.T) (list []mistake) {
	t.Helper()
	files, err := filepath.Glob("testdata/mistakes/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var m mistake
		for _, line := range strings.Split(string(data), "\n") {
			switch typed, meant, row := strings.Cut(line, " => "); {
			case strings.HasPrefix(line, "## "):
				m = mistake{kind: strings.TrimPrefix(line, "## ")}
			case strings.HasPrefix(line, "in ") && !row:
				if _, err := fmt.Sscanf(line, "in %s at %s", &m.file, &m.path); err != nil {
					t.Fatalf("%s: %q: %v", file, line, err)
				}
			case strings.HasPrefix(line, "| ") && !row:
				m.template += strings.TrimPrefix(line, "| ") + "\n"
			case row:
				m.typed, m.meant, m.fine = typed, strings.Split(meant, " | "), meant == "ok"
				if meant == "?" || meant == "ok" {
					m.meant = nil
				}
				list = append(list, m)
			case line != "" && !strings.HasPrefix(line, "# "):
				t.Fatalf("%s: %q is no row", file, line)
			}
		}
	}
	return list
}

// trial is a small book with one file of a mistake.
type trial struct {
	factory  *record.Factory
	settings *record.Settings
	problems []diag.Problem
}

var hundred = decimal.Hundred

const mistakesFactory = "factories/yuanda/"

func (m *mistake) book(t testing.TB, text string) trial {
	t.Helper()
	file := m.file
	if file != load.SettingsFile {
		file = mistakesFactory + file
	}
	fsys := fstest.MapFS{
		load.SettingsFile:                {Data: []byte("title: B\ncurrency: USD\n")},
		mistakesFactory + "factory.yaml": {Data: []byte("name: Yuanda\ncontacts: [{id: chen-li, name: Chen Li}, {id: wang, name: Wang Jun}]\n")},
	}
	fsys[file] = &fstest.MapFile{Data: []byte(text)}
	opened, err := load.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	f, err := opened.Factory("yuanda")
	if err != nil {
		t.Fatal(err)
	}
	b := trial{factory: f.Record, settings: opened.Settings, problems: slices.Concat(opened.Problems, f.Problems)}
	found, _, _ := check.Factory(check.Input{Factory: f.Record, Settings: opened.Settings, Unread: f.Unread, Reported: b.problems, Book: fsys, Today: record.NewDate(2031, 1, 1)})
	b.problems = slices.DeleteFunc(append(b.problems, found...), func(p diag.Problem) bool { return p.Place.File != file })
	return b
}

// shown is the value at a path, written in one line; "" where nothing was recorded.
func (b trial) shown(t testing.TB, m *mistake) string {
	t.Helper()
	var values []load.Value
	switch folder, _, _ := strings.Cut(m.file, "/"); folder {
	case "factory.yaml":
		values = load.Values(b.factory)
	case "orders":
		if len(b.factory.Orders) != 1 {
			return ""
		}
		values = load.Values(&b.factory.Orders[0])
	case "visits":
		if len(b.factory.Visits) != 1 {
			return ""
		}
		values = load.Values(&b.factory.Visits[0])
	case "issues":
		if len(b.factory.Issues) != 1 {
			return ""
		}
		values = load.Values(&b.factory.Issues[0])
	case "talks":
		if len(b.factory.Talks) != 1 {
			return ""
		}
		values = load.Values(&b.factory.Talks[0])
	default:
		return settingsShown(b.settings, m.path)
	}
	v := load.Value{Kind: load.MapValue, Values: values}
	if m.path == "." {
		return inOneLine(v)
	}
	for _, step := range strings.FieldsFunc(m.path, func(c rune) bool { return strings.ContainsRune(".[]", c) }) {
		if step == "0" {
			if len(v.Values) == 0 {
				return ""
			}
			v = v.Values[0]
			continue
		}
		i := slices.IndexFunc(v.Values, func(v load.Value) bool { return v.Key == step })
		if i < 0 {
			return ""
		}
		v = v.Values[i]
	}
	return inOneLine(v)
}

// settingsShown shows the settings, which are no record of a factory.
func settingsShown(s *record.Settings, path string) string {
	switch path {
	case "targets.visit_every_days":
		return orNothing(s.Targets.VisitEveryDays.Known(), s.Targets.VisitEveryDays.V)
	case "targets.contact_every_days":
		return orNothing(s.Targets.ContactEveryDays.Known(), s.Targets.ContactEveryDays.V)
	case "targets.answer_within_days":
		return orNothing(s.Targets.AnswerWithinDays.Known(), s.Targets.AnswerWithinDays.V)
	case "targets.in_full_tolerance":
		hundredths, _ := s.Targets.InFullTolerance.V.Mul(hundred)
		return orNothing(s.Targets.InFullTolerance.Known(), hundredths.Trim(0).String()+"%")
	case "window_months":
		return orNothing(s.WindowMonths.Known(), s.WindowMonths.V)
	case "peak_seasons[0].from":
		if len(s.PeakSeasons) == 1 {
			return orNothing(s.PeakSeasons[0].From.Known(), s.PeakSeasons[0].From.V)
		}
	case "rates":
		if len(s.Rates) == 1 && len(s.Rates[0].Days) == 1 {
			return "{" + s.Rates[0].Currency.V + ": " + s.Rates[0].Days[0].Value.V.String() + "}"
		}
	case "week":
		var days []string
		for _, day := range s.Week {
			days = append(days, day.V)
		}
		return strings.Join(days, ", ")
	}
	return ""
}

func orNothing(known bool, value any) string {
	if !known {
		return ""
	}
	return fmt.Sprint(value)
}

func inOneLine(v load.Value) string {
	var parts []string
	switch v.Kind {
	case load.MapValue, load.OwnKeysValue:
		for _, inner := range v.Values {
			if inner.Known() || inner.Kind == load.MapValue && inner.Pos != (record.Pos{}) {
				parts = append(parts, inner.Key+": "+inOneLine(inner))
			}
		}
		if len(parts) == 0 {
			return ""
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case load.ListValue:
		for _, inner := range v.Values {
			parts = append(parts, inOneLine(inner))
		}
		if len(parts) == 0 {
			return ""
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return v.Text
}

// obey types a fix in place of what a problem marks.
func obey(text string, p *diag.Problem, fix diag.Fix) (string, bool) {
	lines := strings.SplitAfter(text, "\n")
	if p.Place.Line < 1 || p.Place.Line > len(lines) {
		return "", false
	}
	line := []rune(lines[p.Place.Line-1])
	from, until := p.Place.Column-1, p.Place.Column-1+p.Length
	if from < 0 || until > len(line) {
		return "", false
	}
	lines[p.Place.Line-1] = string(line[:from]) + fix.Text + string(line[until:])
	return strings.Join(lines, ""), true
}

// outcome is what becomes of a mistake when its hint is obeyed.
type outcome string

const (
	right     outcome = "right"                   // every fix gives a meaning, every meaning has its fix
	oneOfTwo  outcome = "one of two named"        // a right value, and the other meaning is not named
	wrong     outcome = "a wrong value"           // the check is silent, and the book is wrong
	next      outcome = "leads to the next error" // that place has a problem again
	nothing   outcome = "nothing offered"         // the meaning was sure
	rash      outcome = "offered, though unsure"
	unnoticed outcome = "not noticed"
	noisy     outcome = "a problem where none is"
)

func (m *mistake) outcome(t testing.TB, offers func(*diag.Problem, string) []diag.Fix) (outcome, string) {
	text := m.text(m.typed)
	b := m.book(t, text)
	problems := slices.DeleteFunc(b.problems, func(p diag.Problem) bool {
		return m.fine && p.Severity == diag.Warning || p.Code == "FB0301" || p.Code == "FB0135"
	})
	if m.fine {
		if len(problems) > 0 {
			return noisy, problems[0].Text
		}
		return right, ""
	}
	if len(problems) == 0 {
		return unnoticed, b.shown(t, m)
	}
	var named []string
	for i := range problems {
		p := &problems[i]
		for _, fix := range offers(p, text) {
			obeyed, ok := obey(text, p, fix)
			if !ok {
				return next, fmt.Sprintf("%s: %s has no place", p.Text, fix.Text)
			}
			after := m.book(t, obeyed)
			for _, q := range after.problems {
				if q.Severity == diag.Error && q.Place.Line == p.Place.Line && (q.Place.Column >= p.Place.Column && q.Place.Column < p.Place.Column+utf8.RuneCountInString(fix.Text) || len(after.problems) >= len(b.problems)) {
					return next, fmt.Sprintf("%s: %s, then: %s", p.Hint, fix.Text, q.Text)
				}
			}
			named = append(named, after.shown(t, m))
			if len(m.meant) > 0 && !slices.Contains(m.meant, after.shown(t, m)) {
				return wrong, fmt.Sprintf("%s gives %q", p.Hint, after.shown(t, m))
			}
		}
	}
	switch {
	case len(named) > 0 && len(m.meant) == 0:
		return rash, problems[0].Hint + " gives " + strings.Join(named, " or ")
	case len(named) == 0 && len(m.meant) > 0:
		return nothing, problems[0].Text + "; hint: " + problems[0].Hint
	}
	for _, meaning := range m.meant {
		if !slices.Contains(named, meaning) {
			return oneOfTwo, fmt.Sprintf("%s; without %s", problems[0].Hint, meaning)
		}
	}
	return right, ""
}

func offered(p *diag.Problem, _ string) []diag.Fix { return p.Fixes }

func TestHintGivesTheRecordThatWasMeant(t *testing.T) {
	for _, m := range mistakes(t) {
		if got, why := m.outcome(t, offered); got != right {
			t.Errorf("%s: %s => %s: %s: %s", m.kind, m.typed, strings.Join(m.meant, " | "), got, why)
		}
	}
}

// TestHintKeepsItsMeaningWhenTheTextIsTypedOtherwise grows the tables: the same
// texts in quotation marks, full-width and with spaces that do not break. Nothing
// need be offered then; what is must be right.
func TestHintKeepsItsMeaningWhenTheTextIsTypedOtherwise(t *testing.T) {
	for _, m := range mistakes(t) {
		record := len(m.meant) > 0 && strings.ContainsAny(m.meant[0][:1], "[{") || len(m.meant) == 0 && m.path == "lines"
		if m.fine || record || strings.ContainsAny(m.typed, `"'[]{}:#\：=［【`) || strings.HasSuffix(m.path, "name") {
			continue // one value in another form; keys and texts are kept as they are
		}
		for how, typed := range map[string]string{
			"in quotation marks":       `"` + m.typed + `"`,
			"in full-width characters": fullwidth(m.typed),
			"with non-breaking spaces": strings.ReplaceAll(m.typed, " ", "\u00a0"),
		} {
			grown := m
			grown.typed = typed
			switch got, why := grown.outcome(t, offered); got {
			case right, nothing, oneOfTwo, unnoticed:
			default:
				t.Errorf("%s: %s %s (%s) => %s: %s: %s", m.kind, m.typed, how, typed, strings.Join(m.meant, " | "), got, why)
			}
		}
	}
}

// fullwidth writes the digits of a text as a Chinese keyboard does.
func fullwidth(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c - '0' + '０'
		}
		return c
	}, s)
}
