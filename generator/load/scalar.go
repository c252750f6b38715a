package load

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// The kinds of single values. Each reads the characters as they were written:
// what YAML makes of `0755`, `NO` or `~` is of no concern here.
var (
	textKind     = kind[record.Text]{readText, shape{Kind: shapeText}}
	nameKind     = kind[record.Text]{readName, shape{Kind: shapeText}}
	markdownKind = kind[record.Text]{readMarkdown, shape{Kind: shapeMarkdown}}
	dayKind      = kind[record.Day]{readDay, shape{Kind: shapeDate, Example: "2025-03-05"}}
	endDayKind   = kind[record.Day]{readEndDay, shape{Kind: shapeEndDate, Example: "2025-03-05"}}
	daysKind     = list(dayKind)
	sinceKind    = kind[record.Day]{readSince, shape{Kind: shapeLooseDate, Example: "2017-05-08"}}
	monthDayKind = kind[record.At[record.MonthDay]]{readMonthDay, shape{Kind: shapeMonthDay, Example: "07-01"}}
	periodKind   = kind[record.At[record.Period]]{readPeriod, shape{Kind: shapePeriod, Example: "2025-Q3"}}
	numberKind   = kind[record.Number]{readNumber, shape{Kind: shapeNumber, Example: "1234.50"}}
	percentKind  = kind[record.Percent]{readPercent, shape{Kind: shapePercent, Example: "30%"}}
	flagKind     = kind[record.Flag]{readFlag, shape{Kind: shapeFlag, Enum: []string{"true", "false"}}}
	incotermKind = kind[record.Text]{readIncoterm, shape{Kind: shapeIncoterm, Enum: record.Enums.Incoterm}}
	currencyKind = kind[record.Text]{readCurrency, shape{Kind: shapeCurrency, Enum: currencies, Example: "USD"}}
	placeKind    = kind[record.Text]{readPlace, shape{Kind: shapePlace, Example: "CNNSA"}}
)

// Text declares a key whose value is text, kept as it was written.
func Text[T any](key, doc string, at func(*T) *record.Text) Field[T] {
	return field(key, doc, textKind, at)
}

// Name declares a key whose value is an id: text without invisible characters.
func Name[T any](key, doc string, at func(*T) *record.Text) Field[T] {
	return field(key, doc, nameKind, at)
}

// Markdown declares a key whose value is Markdown; its place is the first line
// of the text, not the `|` before it.
func Markdown[T any](key, doc string, at func(*T) *record.Text) Field[T] {
	return field(key, doc, markdownKind, at)
}

// Day declares a key whose value is a date.
func Day[T any](key, doc string, at func(*T) *record.Day) Field[T] {
	return field(key, doc, dayKind, at)
}

// Number declares a key whose value is a decimal that is not negative.
func Number[T any](key, doc string, at func(*T) *record.Number) Field[T] {
	return field(key, doc, numberKind, at)
}

// Whole declares a key whose value is a whole number from low to high.
func Whole[T any](key, doc string, low, high int, at func(*T) *record.Whole) Field[T] {
	return field(key, doc, wholeKind(low, high), at)
}

// Percent declares a key whose value is written with a percent sign.
func Percent[T any](key, doc string, at func(*T) *record.Percent) Field[T] {
	return field(key, doc, percentKind, at)
}

// Flag declares a key whose value is true or false.
func Flag[T any](key, doc string, at func(*T) *record.Flag) Field[T] {
	return field(key, doc, flagKind, at)
}

// Enum declares a key whose value is one of a few words.
func Enum[T any](key, doc string, values []string, at func(*T) *record.Text) Field[T] {
	return field(key, doc, enumKind(values), at)
}

// Names declares a key whose value is a list of short texts such as ids.
func Names[T any](key, doc string, at func(*T) *[]record.Text) Field[T] {
	return field(key, doc, list(nameKind), at)
}

// Enums declares a key whose value is a list of a few words.
func Enums[T any](key, doc string, values []string, at func(*T) *[]record.Text) Field[T] {
	return field(key, doc, list(enumKind(values)), at)
}

// list is a list of single values.
func list[V any](of kind[V]) kind[[]V] {
	return kind[[]V]{
		shape: listOf(of.shape),
		read: func(r *reader, n *yaml.Node, key string, into *[]V) {
			if !r.isList(n, key, "entry") {
				return
			}
			items := make([]V, 0, len(n.Content))
			for _, item := range n.Content {
				if r.item(item, of.shape, key) && r.asciiCommas(n, item) {
					items = append(items, *new(V))
					of.read(r, item, key, &items[len(items)-1])
				}
			}
			*into = items
		},
	}
}

// scalar returns the characters of a single value; ok is false when it is none,
// which is then reported.
func (r *reader) scalar(n *yaml.Node, key, expected string) (s string, ok bool) {
	if !r.isScalar(n, key, expected) {
		return "", false
	}
	return n.Value, true
}

func (r *reader) isScalar(n *yaml.Node, key, expected string) bool {
	if !r.bare(n) {
		return false
	}
	if n.Kind == yaml.ScalarNode {
		return r.escaped(n)
	}
	hint := ""
	if n.Style&yaml.FlowStyle != 0 {
		hint = "quote the text if the bracket belongs to it"
	}
	r.report(ruleType, r.pos(n), fmt.Sprintf("found %s; %q is %s", describe(n), key, expected), hint)
	return false
}

// escaped reports a character that no text has, written as an escape: between
// double quotes "\0" is a NUL byte. Typed as they are, such characters are found
// before YAML is read.
func (r *reader) escaped(n *yaml.Node) bool {
	if n.Style&yaml.DoubleQuotedStyle == 0 {
		return true
	}
	for _, c := range n.Value {
		if c == '\n' || c == '\t' {
			continue
		}
		if f, bad := controlFault(c); bad {
			r.report(f.rule, r.pos(n), "written as an escape: "+f.text, "delete the escape, or quote the text with ' to keep its backslashes")
			return false
		}
	}
	return true
}

// word returns the characters of a value that is one word: a date, a number, a
// code. Characters from a Chinese keyboard and invisible ones are reported here,
// because nothing else explains why the word does not fit.
func (r *reader) word(n *yaml.Node, key, expected string) (s string, ok bool) {
	s, ok = r.scalar(n, key, expected)
	if !ok || isASCII(s) {
		return s, ok
	}
	if clean := strings.Map(dropInvisible, s); clean != s {
		r.report(ruleInvisible, r.pos(n), fmt.Sprintf("an invisible character (a non-breaking or zero-width space) stands in the value of %q", key), "type it again: "+strings.TrimSpace(clean))
		return "", false
	}
	if narrow := narrow(s); narrow != s {
		r.report(ruleFullwidth, r.pos(n), fmt.Sprintf("%q has full-width characters; expected %s", shorten(s), expected), "type it with the Chinese keyboard off: "+narrow)
		return "", false
	}
	return s, true
}

func readText(r *reader, n *yaml.Node, key string, into *record.Text) {
	if !r.isScalar(n, key, "text") || r.curlyQuotes(n) {
		return
	}
	// A copy: the value is part of the whole file's text, which would stay in
	// memory for as long as someone remembers one name.
	*into = record.Text{V: strings.Clone(n.Value), Pos: r.pos(n)}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func readName(r *reader, n *yaml.Node, key string, into *record.Text) {
	var text record.Text
	readText(r, n, key, &text)
	if clean := strings.Map(dropInvisible, text.V); !isASCII(text.V) && clean != text.V {
		r.report(ruleInvisible, r.pos(n), fmt.Sprintf("an invisible character (a non-breaking or zero-width space) stands in the value of %q", key), "type it again: "+strings.TrimSpace(clean))
		return
	}
	*into = text
}

func readMarkdown(r *reader, n *yaml.Node, key string, into *record.Text) {
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 {
		*into = record.Text{V: n.Value, Pos: r.blockText(n)}
		return
	}
	readText(r, n, key, into)
}

// blockText returns the place of the first character of a block scalar's text:
// on the line after the `|`, behind the indentation of its first line with text.
func (r *reader) blockText(n *yaml.Node) record.Pos {
	pos := record.Pos{Line: r.pos(n).Line + 1, Column: 1}
	for line := int(pos.Line); line-int(pos.Line) <= strings.Count(n.Value, "\n"); line++ {
		if text := r.source.line(line); strings.TrimLeft(text, " ") != "" {
			pos.Column = int32(len(text)-len(strings.TrimLeft(text, " "))) + 1
			break
		}
	}
	return pos
}

func enumKind(values []string) kind[record.Text] {
	expected := "one of " + strings.Join(values, ", ")
	return kind[record.Text]{
		shape: shape{Kind: shapeEnum, Enum: values},
		read: func(r *reader, n *yaml.Node, key string, into *record.Text) {
			s, ok := r.word(n, key, expected)
			if !ok {
				return
			}
			at := slices.Index(values, s)
			if at < 0 {
				r.badEnum(n, key, s, values)
				return
			}
			*into = record.Text{V: values[at], Pos: r.pos(n)}
		},
	}
}

func (r *reader) badEnum(n *yaml.Node, key, found string, values []string) {
	hint := ""
	if near := diag.Nearest(found, values); near != "" {
		hint = "did you mean " + near + "?"
	}
	r.report(ruleEnum, r.pos(n), fmt.Sprintf("%q is no %s; expected one of %s", shorten(found), key, strings.Join(values, ", ")), hint)
}

func readFlag(r *reader, n *yaml.Node, key string, into *record.Flag) {
	s, ok := r.word(n, key, "true or false")
	if !ok {
		return
	}
	switch s {
	case "true", "false":
		*into = record.Flag{V: s == "true", Pos: r.pos(n)}
		return
	}
	hint := "write true or false, or delete the key while it is not known"
	switch strings.ToLower(s) {
	case "yes", "on", "y", "1", "true", "是", "有":
		hint = "write true"
	case "no", "off", "n", "0", "false", "否", "无":
		hint = "write false"
	}
	r.report(ruleFlag, r.pos(n), fmt.Sprintf("%q is neither true nor false", shorten(s)), hint)
}

func readIncoterm(r *reader, n *yaml.Node, key string, into *record.Text) {
	s, ok := r.word(n, key, "an Incoterm such as FOB")
	if !ok {
		return
	}
	term := strings.ToUpper(s)
	if !slices.Contains(record.Enums.Incoterm, term) && !slices.Contains(record.Enums.WithdrawnIncoterm, term) {
		r.badEnum(n, key, s, record.Enums.Incoterm)
		return
	}
	*into = record.Text{V: strings.Clone(term), Pos: r.pos(n)}
}

func readCurrency(r *reader, n *yaml.Node, key string, into *record.Text) {
	s, ok := r.word(n, key, "a currency such as USD")
	if ok && r.isCurrency(r.pos(n), s) {
		*into = record.Text{V: strings.Clone(s), Pos: r.pos(n)}
	}
}

func (r *reader) isCurrency(pos record.Pos, s string) bool {
	if IsCurrency(s) {
		return true
	}
	hint := "see ISO 4217; the Chinese yuan is CNY"
	if code := currencyMeant(s); code != "" {
		hint = "did you mean " + code + "?"
	}
	r.report(ruleCurrency, pos, fmt.Sprintf("%q is no currency code; expected three capital letters of ISO 4217", shorten(s)), hint)
	return false
}

func readPlace(r *reader, n *yaml.Node, key string, into *record.Text) {
	s, ok := r.word(n, key, "a UN/LOCODE, five letters such as CNNSA")
	if !ok {
		return
	}
	if isPlace(s) {
		*into = record.Text{V: strings.Clone(s), Pos: r.pos(n)}
		return
	}
	hint := "look it up in the UN/LOCODE list: two letters of the country, three of the place; the name can go under extra:"
	if code := strings.ToUpper(strings.NewReplacer(" ", "", "-", "").Replace(s)); isPlace(code) {
		hint = "write " + code
	}
	r.report(rulePlace, r.pos(n), fmt.Sprintf("%q is no UN/LOCODE; expected five capital letters such as CNNSA", shorten(s)), hint)
}

func isPlace(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return len(s) == 5
}
