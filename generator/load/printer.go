package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// printer lays a YAML text out anew. It knows the text by lines: a tree of nodes
// says what belongs together, the lines have the comments and the exact
// spelling. Whatever it does not know makes it give up.
type printer struct {
	lines  [][]rune
	class  []lineClass
	out    strings.Builder
	gaveUp bool
}

// lineClass says what a line holds.
type lineClass uint8

const (
	blankLine lineClass = iota
	commentLine
	contentLine
	textLine   // of a block scalar or a quote over several lines
	markerLine // ---
)

func newPrinter(text []byte, docs []*yaml.Node) *printer {
	p := &printer{}
	for _, l := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		p.lines = append(p.lines, []rune(l))
	}
	p.class = make([]lineClass, len(p.lines))
	for _, d := range docs {
		p.markText(d)
	}
	for i, l := range p.lines {
		trimmed := strings.TrimSpace(string(l))
		switch {
		case p.class[i] == textLine, trimmed == "":
		case trimmed[0] == '#':
			p.class[i] = commentLine
		case strings.HasPrefix(string(l), "---"):
			p.class[i] = markerLine
		case strings.HasPrefix(string(l), "..."), strings.HasPrefix(string(l), "%"):
			p.gaveUp = true
		default:
			p.class[i] = contentLine
		}
	}
	return p
}

// markText marks the lines in which a # begins no comment, and gives up on what
// records do not have.
func (p *printer) markText(n *yaml.Node) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		p.gaveUp = true
		return
	}
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		p.markBlock(n)
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0,
		n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0:
		end, _ := p.end(n)
		for i := n.Line; i < end && i < len(p.lines); i++ {
			p.class[i] = textLine
		}
	}
	for _, c := range n.Content {
		p.markText(c)
	}
}

// markBlock marks the lines of a block of text.
func (p *printer) markBlock(n *yaml.Node) {
	indent := -1
	last := n.Line - 1
	for i := n.Line; i < len(p.lines); i++ {
		spaces := leadingSpaces(p.lines[i])
		if spaces == len(p.lines[i]) && (indent < 0 || spaces <= indent) {
			continue
		}
		if indent < 0 {
			indent = spaces
		}
		if spaces < indent || indent == 0 {
			break
		}
		last = i
	}
	for i := n.Line; i <= last; i++ {
		p.class[i] = textLine
	}
}

func leadingSpaces(line []rune) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// end returns the line (from 1) and the column behind a quoted text or a flow
// map or list.
func (p *printer) end(n *yaml.Node) (line, column int) {
	depth, quote := 0, rune(0)
	for i := n.Line - 1; i < len(p.lines); i++ {
		from := 0
		if i == n.Line-1 {
			from = n.Column - 1
		}
		l := p.lines[i]
		for j := from; j < len(l); j++ {
			c := l[j]
			switch {
			case quote == '"' && c == '\\':
				j++
				continue
			case quote == '\'' && c == '\'' && j+1 < len(l) && l[j+1] == '\'':
				j++
				continue
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '#' && (j == 0 || l[j-1] == ' ' || l[j-1] == '\t'):
				j = len(l)
				continue
			case (c == '"' || c == '\'') && opensQuote(l, j):
				quote = c
			case c == '[' || c == '{':
				depth++
			case c == ']' || c == '}':
				depth--
			}
			if quote == 0 && depth == 0 {
				return i + 1, j + 1
			}
		}
	}
	p.gaveUp = true
	return len(p.lines), 0
}

// opensQuote reports whether a quote at j begins a value: an apostrophe inside
// unquoted text does not.
func opensQuote(l []rune, j int) bool {
	before := strings.TrimRight(string(l[:j]), " \t")
	return before == "" || strings.ContainsAny(before[len(before)-1:], "[{,:-") && (strings.HasSuffix(before, "[") || strings.HasSuffix(before, "{") || strings.HasSuffix(before, ",") || len(before) < len(string(l[:j])))
}

// comments are all comments of the text, sorted.
func (p *printer) comments() (list []string) {
	for i, l := range p.lines {
		switch p.class[i] {
		case commentLine:
			list = append(list, strings.TrimSpace(string(l)))
		case contentLine, markerLine:
			// Of a line with values, whatever is behind the first " #": where that
			// is inside quotes, it is the same on both sides.
			if _, c, ok := strings.Cut(string(l), " #"); ok {
				list = append(list, strings.TrimSpace(c))
			}
		}
	}
	slices.Sort(list)
	return list
}

func (p *printer) giveUp() { p.gaveUp = true }

func (p *printer) printDocuments(docs []*yaml.Node, order shape) {
	from := 0
	for from < len(p.lines) && !p.gaveUp {
		to := from
		for to < len(p.lines) && (p.class[to] != markerLine || to == from) {
			to++
		}
		p.printDocument(from, to, docs, order)
		from = to
	}
}

// printDocument prints the lines [from, to), which hold one document at most.
func (p *printer) printDocument(from, to int, docs []*yaml.Node, order shape) {
	if p.class[from] == markerLine {
		marker := strings.TrimRight(string(p.lines[from]), " \t")
		if rest := strings.TrimSpace(marker[3:]); rest != "" && (rest[0] != '#' || marker[3] != ' ') {
			p.giveUp()
			return
		}
		p.out.WriteString(marker + "\n")
		from++
	}
	var root *yaml.Node
	for _, d := range docs {
		if c := d.Content[0]; !isEmpty(c) && c.Line > from && c.Line <= to {
			root = c
		}
	}
	if root == nil {
		p.gap(from, to, 0)
		return
	}
	first := root.Line - 1
	if p.lines[first] == nil || root.Style&yaml.FlowStyle != 0 || root.Kind == yaml.ScalarNode {
		p.giveUp()
		return
	}
	p.gap(from, first, 0)
	last := p.lastContent(first, to)
	// What is a comment and stands deeper at the end belongs to the last entry: keys that
	// wait to be uncommented.
	if root.Kind == yaml.SequenceNode {
		last = p.list(root, order, 0, last, to)
	} else {
		last = p.object(root, order, 0, last, to, false)
	}
	if p.gaveUp {
		return
	}
	p.gap(last+1, to, 0)
}

// gap prints comments and blank lines, two blank lines as one, and none at the
// beginning or end of the text.
func (p *printer) gap(from, to, indent int) {
	for i := from; i < to; i++ {
		switch p.class[i] {
		case commentLine:
			p.out.WriteString(strings.Repeat(" ", indent) + strings.TrimSpace(string(p.lines[i])) + "\n")
		case blankLine:
			rest := slices.ContainsFunc(p.class[i:], func(c lineClass) bool { return c != blankLine })
			if s := p.out.String(); s != "" && !strings.HasSuffix(s, "\n\n") && rest {
				p.out.WriteByte('\n')
			}
		default:
			p.giveUp()
		}
	}
}

// lastContent returns the last line of [from, to) that holds more than comments.
func (p *printer) lastContent(from, to int) int {
	last := from
	for i := from; i < to; i++ {
		if p.class[i] == contentLine || p.class[i] == textLine {
			last = i
		}
	}
	return last
}

// stretch is an entry of a map or list with the lines that belong to it.
type stretch struct {
	key, value *yaml.Node
	// head are the comments above, [head, first); content [first, last];
	// foot are the comments below that are indented deeper, (last, foot].
	head, first, last, foot int
	rank                    int
}

// divide divides the lines from first to last among entries that begin on the
// given lines, in the given column; comments from the last line on belong to the last entry
// up to until, where they are indented deeper.
func (p *printer) divide(starts []int, column, last, until int) []stretch {
	list := make([]stretch, len(starts))
	for i, start := range starts {
		end := last + 1
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if end <= start {
			p.giveUp() // two entries on one line
			return nil
		}
		list[i].first, list[i].last = start, p.lastContent(start, end)
		list[i].head = start
		if i > 0 {
			list[i].head = list[i-1].foot + 1
		}
		list[i].foot = list[i].last
		if i+1 == len(starts) {
			end = until
		}
		for l := list[i].last + 1; l < end; l++ {
			if p.class[l] == commentLine && leadingSpaces(p.lines[l]) > column {
				list[i].foot = l
			}
		}
	}
	return list
}

// object prints a block map whose lines end with last. Its first entry stands
// behind a dash when inline. Comments before until belong to the last entry as divide says;
// foot is the last line that was printed.
func (p *printer) object(n *yaml.Node, s shape, indent, last, until int, inline bool) (foot int) {
	var starts []int
	for i := 0; i+1 < len(n.Content); i += 2 {
		starts = append(starts, n.Content[i].Line-1)
	}
	list := p.divide(starts, n.Column-1, last, until)
	if p.gaveUp {
		return last
	}
	rank := 0
	seen := map[string]bool{}
	for i := range list {
		e := &list[i]
		e.key, e.value = n.Content[2*i], n.Content[2*i+1]
		if e.key.Kind != yaml.ScalarNode || seen[e.key.Value] || isEmpty(e.key) {
			p.giveUp()
			return last
		}
		seen[e.key.Value] = true
		// A key that the format does not know stays behind the one above it.
		if at := slices.IndexFunc(s.Fields, func(f fieldShape) bool { return f.Key == e.key.Value }); at >= 0 {
			rank = at
		}
		e.rank = rank
	}
	top, foot := list[0], list[len(list)-1].foot
	list = p.withoutEmpty(list, s)
	slices.SortStableFunc(list, func(a, b stretch) int { return a.rank - b.rank })
	for i := range list {
		e := &list[i]
		if e.key != top.key {
			// Comments above the first key are about the record: they stay on top.
			if inline && i == 0 && e.head < e.first {
				p.giveUp()
				return last
			}
			p.gap(e.head, e.first, indent)
		}
		if !inline || i > 0 {
			p.out.WriteString(strings.Repeat(" ", indent))
		}
		p.entry(e, s, indent)
		p.foot(e, indent, n.Column-1)
	}
	return foot
}

// withoutEmpty leaves out the entries with nothing behind their key, but for those
// with a comment. A map in which there is nothing else stays as it is.
func (p *printer) withoutEmpty(list []stretch, s shape) []stretch {
	kept := slices.DeleteFunc(slices.Clone(list), func(e stretch) bool {
		of, known := s.under(e.key)
		return known && nothing(e.value, of) && !p.commented(&e)
	})
	if len(kept) == 0 {
		return list
	}
	return kept
}

// commented reports whether a comment stands above, behind, within or below an entry.
func (p *printer) commented(e *stretch) bool {
	for i := e.head; i <= e.foot; i++ {
		if p.class[i] == commentLine || p.class[i] != blankLine && slices.Contains(p.lines[i], '#') {
			return true
		}
	}
	return false
}

// foot prints the comments below an entry: those in the column of its inner
// entries with them, others as far from the entry as before.
func (p *printer) foot(e *stretch, indent, old int) {
	for l := e.last + 1; l <= e.foot; l++ {
		spaces := leadingSpaces(p.lines[l])
		if p.blockAt(e.value) && spaces >= e.value.Column-1 {
			p.gap(l, l+1, indent+2)
			continue
		}
		p.gap(l, l+1, max(0, spaces+indent-old))
	}
}

// list prints a block list; until and what is returned are those of object.
func (p *printer) list(n *yaml.Node, s shape, indent, last, until int) (foot int) {
	var starts []int
	for _, item := range n.Content {
		starts = append(starts, item.Line-1)
		if l := p.lines[item.Line-1]; n.Column > len(l) || l[n.Column-1] != '-' || isEmpty(item) {
			p.giveUp()
			return last
		}
	}
	list := p.divide(starts, n.Column-1, last, until)
	if p.gaveUp {
		return last
	}
	for i := range list {
		e := &list[i]
		e.value = n.Content[i]
		if i > 0 {
			p.gap(e.head, e.first, indent)
		}
		p.out.WriteString(strings.Repeat(" ", indent) + "- ")
		if p.blockAt(e.value) {
			if e.value.Kind == yaml.SequenceNode {
				p.giveUp()
				return last
			}
			p.object(e.value, s, indent+2, e.last, e.last+1, true)
		} else {
			p.value(e, s, indent, n.Column-1)
		}
		p.foot(e, indent, n.Column-1)
	}
	return list[len(list)-1].foot
}

func (p *printer) blockAt(n *yaml.Node) bool {
	return n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle == 0
}

// entry prints a key and its value.
func (p *printer) entry(e *stretch, s shape, indent int) {
	l := p.lines[e.key.Line-1]
	end := e.key.Column - 1 + len([]rune(e.key.Value))
	key := e.key.Value
	if e.key.Style != 0 {
		var line int
		if line, end = p.end(e.key); line != e.key.Line {
			p.giveUp()
			return
		}
		if !plainText(key, shape{Kind: shapeText}, false) {
			key = string(l[e.key.Column-1 : end])
		}
	} else if end > len(l) || string(l[e.key.Column-1:end]) != key {
		p.giveUp()
		return
	}
	colon := end
	for colon < len(l) && l[colon] == ' ' {
		colon++
	}
	if colon >= len(l) || l[colon] != ':' {
		p.giveUp()
		return
	}
	p.out.WriteString(key + ":")
	value := shape{Kind: shapeText}
	if at := slices.IndexFunc(s.Fields, func(f fieldShape) bool { return f.Key == e.key.Value }); at >= 0 {
		value = s.Fields[at].Value
	} else if s.Kind == shapeMap {
		value = *s.Item
	}
	old := e.key.Column - 1
	switch {
	case isEmpty(e.value):
		p.comment(e.key.Line-1, colon+1, indent-old)
		p.out.WriteByte('\n')
		if e.last > e.first {
			p.giveUp()
		}
	case p.blockAt(e.value):
		p.comment(e.key.Line-1, colon+1, indent-old)
		p.out.WriteByte('\n')
		first := e.value.Line - 1
		if first == e.key.Line-1 {
			p.giveUp()
			return
		}
		p.gap(e.key.Line, first, indent+2)
		if e.value.Kind == yaml.SequenceNode {
			item := value
			if value.Item != nil {
				item = *value.Item
			}
			p.list(e.value, item, indent+2, e.last, e.last+1)
			return
		}
		p.object(e.value, value, indent+2, e.last, e.last+1, false)
	default:
		p.out.WriteByte(' ')
		p.value(e, value, indent, old)
	}
}

// value prints a scalar or flow value, its further lines and its comment.
func (p *printer) value(e *stretch, s shape, indent, old int) {
	n := e.value
	if n.Line-1 != e.first {
		p.giveUp()
		return
	}
	l := p.lines[n.Line-1]
	from := n.Column - 1
	if n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		p.block(e, indent)
		return
	}
	line, end := n.Line, from+len([]rune(n.Value))
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		line, end = p.end(n)
	} else if end > len(l) || string(l[from:end]) != n.Value {
		line = n.Line + 1 // unquoted text over several lines
	}
	if line != n.Line || e.last > e.first {
		p.verbatim(e, from, indent-old, indent)
		return
	}
	p.out.WriteString(p.inline(n, s, false, string(l[from:end])))
	p.comment(n.Line-1, end, indent-old)
	p.out.WriteByte('\n')
}

// verbatim prints a value over several lines as it is, shifted.
func (p *printer) verbatim(e *stretch, from, shift, indent int) {
	p.out.WriteString(strings.TrimRight(string(p.lines[e.first][from:]), " \t") + "\n")
	for i := e.first + 1; i <= e.last; i++ {
		l := p.lines[i]
		text := strings.TrimSpace(string(l))
		if text != "" {
			p.out.WriteString(strings.Repeat(" ", max(indent+1, leadingSpaces(l)+shift)) + text)
		}
		p.out.WriteByte('\n')
	}
}

// block prints a block of text: every line of it as it is, indented by one step.
func (p *printer) block(e *stretch, indent int) {
	header := strings.TrimRight(string(p.lines[e.first][e.value.Column-1:]), " \t")
	if strings.ContainsAny(strings.SplitN(header, " ", 2)[0], "123456789+") {
		p.giveUp() // its indentation or its end was given: leave that to its writer
		return
	}
	p.out.WriteString(header + "\n")
	text := -1
	for i := e.first + 1; i <= e.last; i++ {
		if l := p.lines[i]; leadingSpaces(l) < len(l) {
			text = leadingSpaces(l)
			break
		}
	}
	for i := e.first + 1; i <= e.last; i++ {
		l := p.lines[i]
		if len(l) > text && text > 0 {
			p.out.WriteString(strings.Repeat(" ", indent+2) + string(l[text:]))
		}
		p.out.WriteByte('\n')
	}
}

// comment prints what stands behind a value: nothing, or a comment, in the same
// column as before where there is room.
func (p *printer) comment(line, end, shift int) {
	l := p.lines[line]
	rest := strings.TrimSpace(string(l[min(end, len(l)):]))
	if rest == "" {
		return
	}
	if rest[0] != '#' {
		p.giveUp()
		return
	}
	column := end
	for l[column] == ' ' || l[column] == '\t' {
		column++
	}
	s := p.out.String()
	width := len([]rune(s[strings.LastIndexByte(s, '\n')+1:]))
	p.out.WriteString(strings.Repeat(" ", max(1, column+shift-width)) + rest)
}

// inline returns a value on one line. source is how it was written.
func (p *printer) inline(n *yaml.Node, s shape, inFlow bool, source string) string {
	if n.Kind == yaml.ScalarNode {
		switch {
		case n.Style == 0:
			return n.Value
		case plainText(n.Value, s, inFlow):
			return n.Value
		}
		return source
	}
	item := shape{Kind: shapeText}
	if s.Item != nil {
		item = *s.Item
	}
	var entries []string
	if n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			entries = append(entries, p.flow(c, item))
		}
		return "[" + strings.Join(entries, ", ") + "]"
	}
	type pair struct {
		rank int
		text string
	}
	var pairs []pair
	rank := 0
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if seen[key.Value] || key.Kind != yaml.ScalarNode {
			p.giveUp()
			return ""
		}
		seen[key.Value] = true
		of := item
		if at := slices.IndexFunc(s.Fields, func(f fieldShape) bool { return f.Key == key.Value }); at >= 0 {
			rank, of = at, s.Fields[at].Value
		}
		if value, known := s.under(key); known && nothing(n.Content[i+1], value) {
			continue
		}
		if isEmpty(value) {
			p.giveUp()
			return ""
		}
		pairs = append(pairs, pair{rank, p.flow(key, shape{Kind: shapeText}) + ": " + p.flow(value, of)})
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.rank - b.rank })
	for _, e := range pairs {
		entries = append(entries, e.text)
	}
	return "{" + strings.Join(entries, ", ") + "}"
}

// flow returns a value inside brackets.
func (p *printer) flow(n *yaml.Node, s shape) string {
	if n.Kind != yaml.ScalarNode || n.Style == 0 {
		if isEmpty(n) {
			p.giveUp()
		}
		return p.inline(n, s, true, "")
	}
	line, end := p.end(n)
	if line != n.Line || p.gaveUp {
		p.giveUp()
		return ""
	}
	return p.inline(n, s, true, string(p.lines[n.Line-1][n.Column-1:end]))
}
