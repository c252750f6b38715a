package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// The kinds of single values. Each reads the characters as they were written:
// what YAML makes of `0755`, `NO` or `~` is of no concern here.
var (
	textKind     = kind[record.Text]{readText, shape{Kind: shapeText}}
	unitKind     = kind[record.Text]{readUnit, shape{Kind: shapeText}}
	nameKind     = kind[record.Text]{readName, shape{Kind: shapeText, ID: true}}
	markdownKind = kind[record.Text]{readMarkdown, shape{Kind: shapeMarkdown}}
	dayKind      = kind[record.Day]{readDay, shape{Kind: shapeDate, Example: "2025-03-05"}}
	endDayKind   = kind[record.Day]{readEndDay, shape{Kind: shapeEndDate, Example: "2025-03-05"}}
	daysKind     = list(dayKind)
	sinceKind    = kind[record.Day]{readSince, shape{Kind: shapeLooseDate, Example: "2017-05-08"}}
	monthDayKind = kind[record.At[record.MonthDay]]{readMonthDay, shape{Kind: shapeMonthDay, Example: "07-01"}}
	periodKind   = kind[record.At[record.Period]]{readPeriod, shape{Kind: shapePeriod, Example: "2025-Q3"}}
	numberKind   = numberOf(goods)
	moneyKind    = numberOf(money)
	ratioKind    = numberOf(ratio)
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

// Number declares a key whose value is an amount of goods: a decimal that is not
// negative.
func Number[T any](key, doc string, at func(*T) *record.Number) Field[T] {
	return field(key, doc, numberKind, at)
}

// Money declares a key whose value is an amount of money, its currency elsewhere.
func Money[T any](key, doc string, at func(*T) *record.Number) Field[T] {
	return field(key, doc, moneyKind, at)
}

// Ratio declares a key whose value is a number of neither goods nor money.
func Ratio[T any](key, doc string, at func(*T) *record.Number) Field[T] {
	return field(key, doc, ratioKind, at)
}

// Whole declares a key whose value is a whole number from low to high.
func Whole[T any](key, doc string, low, high int, at func(*T) *record.Whole) Field[T] {
	return counted(key, doc, pieces, low, high, at)
}

// counted declares a key whose value is a whole number of something.
func counted[T any](key, doc string, of measured, low, high int, at func(*T) *record.Whole) Field[T] {
	return field(key, doc, wholeKind(low, high, of), at)
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
			if !r.isList(n, key, "entry", func() []diag.Fix { return r.listed(n) }) {
				return
			}
			items := make([]V, 0, len(n.Content))
			for _, item := range n.Content {
				if r.item(item, of.shape, key) && r.asciiCommas(n, item, key) {
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
func (r *reader) scalar(n *yaml.Node, key string, expected diag.Message) (s string, ok bool) {
	if !r.isScalar(n, key, expected) {
		return "", false
	}
	return n.Value, true
}

func (r *reader) isScalar(n *yaml.Node, key string, expected diag.Message) bool {
	if !r.bare(n) {
		return false
	}
	if n.Kind == yaml.ScalarNode {
		return r.escaped(n)
	}
	f := refusal{rule: ruleType, text: diag.Say("found %s; %q is %s", describe(n), key, expected), fixes: r.only(n, yaml.ScalarNode)}
	switch {
	case n.Style&yaml.FlowStyle != 0:
		f.hint = diag.Say("quote the text if the bracket belongs to it; if nobody typed it so, a form may have rewritten it: see what stood here before")
	case len(f.fixes) == 0:
		f.hint = diag.Say("if nobody typed it so, a form may have rewritten it: see what stood here before")
	}
	r.refuse(n, f)
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
			r.report(f.rule, r.pos(n), diag.Say("written as an escape: %s", f.text), diag.Say("delete the escape, or quote the text with ' to keep its backslashes"))
			return false
		}
	}
	return true
}

// word reads a value that is one word: a date, a number, a code. valid says what
// such a value looks like; meant reports what is wrong with another one, and is given
// it without invisible and full-width characters, so that what is typed instead
// has none of them left.
func (r *reader) word(n *yaml.Node, key string, expected diag.Message, valid func(string) bool, meant func(clean string) refusal) (s string, ok bool) {
	s, ok = r.scalar(n, key, expected)
	if !ok || valid(s) {
		return s, ok
	}
	visible := strings.Map(dropInvisible, s)
	clean := strings.TrimSpace(narrow(visible))
	f := meant(clean)
	if valid(clean) && !f.whole {
		f.fixes = fix(clean)
	}
	switch {
	case isASCII(s):
	case visible != s:
		f.rule, f.text = ruleInvisible, diag.Say("an invisible character (a non-breaking or zero-width space) stands in the value of %q", key)
	case valid(clean):
		f.rule, f.text = ruleFullwidth, diag.Say("%q has full-width characters; expected %s", shorten(s), expected)
		f.ask, f.after = false, diag.Say(", with the Chinese keyboard off")
	}
	r.refuse(n, f)
	return "", false
}

func readText(r *reader, n *yaml.Node, key string, into *record.Text) {
	if !r.isScalar(n, key, diag.Say("text")) {
		return
	}
	r.curlyQuotes(n)
	r.afterHash(n)
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
		r.refuse(n, refusal{rule: ruleInvisible, text: diag.Say("an invisible character (a non-breaking or zero-width space) stands in the value of %q", key), fixes: fix(strings.TrimSpace(clean))})
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
