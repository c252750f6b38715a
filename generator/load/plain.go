package load

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// plainReader reads the YAML that people write in records: maps and lists by
// indentation, unquoted text on one line, simple quotes, brackets and braces,
// blocks of text after `|`, comments. It makes the same nodes as yaml.v3, without
// what this package never looks at (tags and comments), in about a twentieth of
// the time. It never reports an error: at anything beyond that subset it gives
// up, and yaml.v3 reads the whole file.
//
// That the two agree wherever this one does not give up is what FuzzPlain is for.
type plainReader struct {
	src string
	pos int // of the next byte

	line      int // the line of pos, from 1
	lineStart int
	wide      bool // the line has characters of more than one byte

	depth int
	*slab
}

// slab is memory for the nodes of one file, used again for the next: the walk
// over the nodes keeps none of them.
type slab struct {
	nodes [][]yaml.Node // blocks of nodeBlock nodes
	used  int           // nodes taken
	links []*yaml.Node  // for Content; a full one is left to the collector
	stack []*yaml.Node  // children of the maps and lists being read
	text  []byte        // of the file
}

const nodeBlock = 256

// next returns a zero node.
func (s *slab) next() *yaml.Node {
	block, i := s.used/nodeBlock, s.used%nodeBlock
	if block == len(s.nodes) {
		s.nodes = append(s.nodes, make([]yaml.Node, nodeBlock))
	}
	s.used++
	n := &s.nodes[block][i]
	*n = yaml.Node{}
	return n
}

// reset makes the memory free for the next file.
func (s *slab) reset() {
	s.used, s.stack = 0, s.stack[:0]
	s.links = s.links[:0]
}

// maxKey is the longest key that yaml.v3 takes, less a margin.
const maxKey = 1000

// readPlain returns the documents of a text; ok is false when the text is not
// all within the subset.
func readPlain(data []byte, memory *slab) (docs []*yaml.Node, ok bool) {
	if bytes.IndexByte(data, '\t') >= 0 || bytes.IndexByte(data, '\r') >= 0 || bytes.Contains(data, bom) {
		return nil, false
	}
	memory.reset()
	p := &plainReader{src: string(data), pos: -1, slab: memory}
	p.nextLine()
	explicit := false
	for p.content() {
		if p.marker() {
			if explicit {
				docs = append(docs, p.document(nil))
			}
			explicit = true
			p.nextLine()
			continue
		}
		if p.at("---") || p.at("...") || !explicit && len(docs) > 0 {
			return nil, false
		}
		root, ok := p.block(p.pos-p.lineStart, -1)
		if !ok {
			return nil, false
		}
		docs = append(docs, p.document(root))
		explicit = false
		if p.content() && !p.marker() {
			return nil, false
		}
	}
	if explicit {
		docs = append(docs, p.document(nil))
	}
	return docs, true
}

// document wraps the root of a document; nil is one without content.
func (p *plainReader) document(root *yaml.Node) *yaml.Node {
	if root == nil {
		root = p.node(yaml.ScalarNode, p.pos)
	}
	doc := p.node(yaml.DocumentNode, p.lineStart)
	doc.Content = []*yaml.Node{root}
	return doc
}

// node returns a new node at a byte of the current line.
func (p *plainReader) node(kind yaml.Kind, at int) *yaml.Node {
	n := p.next()
	n.Kind, n.Line, n.Column = kind, p.line, at-p.lineStart+1
	if p.wide {
		n.Column = utf8.RuneCountInString(p.src[p.lineStart:at]) + 1
	}
	return n
}

// children moves the nodes above base from the stack to n.
func (p *plainReader) children(n *yaml.Node, base int) {
	count := len(p.stack) - base
	if count > cap(p.links)-len(p.links) {
		p.links = make([]*yaml.Node, 0, max(count, 2*cap(p.links), 512))
	}
	from := len(p.links)
	p.links = append(p.links, p.stack[base:]...)
	n.Content = p.links[from:len(p.links):len(p.links)]
	p.stack = p.stack[:base]
}

// nextLine moves to the beginning of the next line.
func (p *plainReader) nextLine() {
	start := 0
	if p.pos >= 0 {
		end := strings.IndexByte(p.src[p.pos:], '\n')
		if end < 0 {
			p.pos, p.lineStart, p.line, p.wide = len(p.src), len(p.src), p.line+1, false
			return
		}
		start = p.pos + end + 1
	}
	p.pos, p.lineStart = start, start
	p.line++
	p.wide = false
	for i := start; i < len(p.src) && p.src[i] != '\n'; i++ {
		if p.src[i] >= utf8.RuneSelf {
			p.wide = true
			break
		}
	}
}

// content moves to the first character of the next line that is neither blank
// nor a comment. pos must be at the beginning of a line, or at such a character.
func (p *plainReader) content() bool {
	for p.pos < len(p.src) {
		for p.pos < len(p.src) && p.src[p.pos] == ' ' {
			p.pos++
		}
		switch {
		case p.pos == len(p.src):
			return false
		case p.src[p.pos] != '\n' && p.src[p.pos] != '#':
			return true
		}
		p.nextLine()
	}
	return false
}

func (p *plainReader) indent() int { return p.pos - p.lineStart }

func (p *plainReader) at(prefix string) bool {
	return p.pos == p.lineStart && strings.HasPrefix(p.src[p.pos:], prefix)
}

// marker reports whether the line is `---` and nothing else.
func (p *plainReader) marker() bool {
	if !p.at("---") {
		return false
	}
	rest := p.pos + 3
	for rest < len(p.src) && p.src[rest] == ' ' {
		rest++
	}
	return p.endsLine(rest)
}

// endsLine reports whether i is behind the last character of a line.
func (p *plainReader) endsLine(i int) bool { return i >= len(p.src) || p.src[i] == '\n' }

// dash reports whether an entry of a list begins at i.
func (p *plainReader) dash(i int) bool {
	return p.src[i] == '-' && (i+1 >= len(p.src) || p.src[i+1] == ' ' || p.src[i+1] == '\n')
}

// restOfLine moves to the next line when only spaces or a comment are left.
func (p *plainReader) restOfLine() bool {
	i := p.pos
	for i < len(p.src) && p.src[i] == ' ' {
		i++
	}
	if !p.endsLine(i) && (p.src[i] != '#' || i == p.pos) {
		return false
	}
	p.pos = i
	p.nextLine()
	return true
}

// block reads the map or list that begins at pos, a character of a new line.
// parent is the indentation that it must exceed.
func (p *plainReader) block(indent, parent int) (*yaml.Node, bool) {
	if indent <= parent {
		return nil, false
	}
	if p.dash(p.pos) {
		return p.list(indent)
	}
	return p.mapping(indent)
}

// enter and leave bound the recursion.
func (p *plainReader) enter() bool {
	p.depth++
	return p.depth < 50
}

func (p *plainReader) leave() { p.depth-- }

// list reads the entries whose dashes stand in one column. pos is at the first.
func (p *plainReader) list(indent int) (*yaml.Node, bool) {
	if !p.enter() {
		return nil, false
	}
	defer p.leave()
	n := p.node(yaml.SequenceNode, p.pos)
	base := len(p.stack)
	for {
		item, ok := p.listItem(indent)
		if !ok {
			return nil, false
		}
		p.stack = append(p.stack, item)
		if !p.content() || p.indent() < indent {
			break
		}
		if p.indent() > indent {
			return nil, false
		}
		if !p.dash(p.pos) || p.marker() {
			break
		}
	}
	p.children(n, base)
	return n, true
}

func (p *plainReader) listItem(indent int) (*yaml.Node, bool) {
	after := p.pos + 1
	p.pos = after
	for p.pos < len(p.src) && p.src[p.pos] == ' ' {
		p.pos++
	}
	if p.endsLine(p.pos) || p.src[p.pos] == '#' {
		return p.nested(after, indent, false)
	}
	if p.dash(p.pos) {
		return nil, false // a list in a list
	}
	if p.keyAhead() {
		return p.mapping(p.indent())
	}
	return p.value(indent)
}

// nested reads what stands on the lines below a key or dash. after is the place
// behind it, where an empty value has its place. The dashes of a list may stand
// in the column of the key above them.
func (p *plainReader) nested(after, indent int, key bool) (*yaml.Node, bool) {
	empty := p.node(yaml.ScalarNode, after)
	p.nextLine()
	if !p.content() || p.marker() {
		return empty, true
	}
	at := p.indent()
	switch {
	case at > indent:
		return p.block(at, indent)
	case at == indent && key && p.dash(p.pos):
		return p.list(at)
	}
	return empty, true
}

// keyAhead reports whether the text at pos is a key and not a value.
func (p *plainReader) keyAhead() bool {
	if c := p.src[p.pos]; c == '[' || c == '{' || c == '|' || c == '>' {
		return false
	}
	_, _, _, ok := p.key()
	return ok
}

// key reads ahead over a key. value is the place behind its colon.
func (p *plainReader) key() (text string, style yaml.Style, value int, ok bool) {
	c := p.src[p.pos]
	if c == '"' || c == '\'' {
		text, end, ok := p.quoted(p.pos)
		if !ok || end >= len(p.src) || p.src[end] != ':' || !p.blankAt(end+1) || end-p.pos > maxKey {
			return "", 0, 0, false
		}
		return text, quoteStyle(c), end + 1, true
	}
	if indicator[c] {
		return "", 0, 0, false
	}
	for i := p.pos; i < len(p.src) && i-p.pos < maxKey; i++ {
		switch p.src[i] {
		case '\n':
			return "", 0, 0, false
		case '#':
			if p.src[i-1] == ' ' {
				return "", 0, 0, false
			}
		case ':':
			if p.blankAt(i + 1) {
				return p.src[p.pos:i], 0, i + 1, p.src[i-1] != ' '
			}
		}
	}
	return "", 0, 0, false
}

// blankAt reports whether i is behind a word: at a space or the end of a line.
func (p *plainReader) blankAt(i int) bool { return p.endsLine(i) || p.src[i] == ' ' }

// indicator are the characters with which no unquoted text of the subset begins.
var indicator = func() (set [256]bool) {
	for _, c := range []byte("-?:,[]{}#&*!|>'\"%@` \n") {
		set[c] = true
	}
	return set
}()

func quoteStyle(c byte) yaml.Style {
	if c == '"' {
		return yaml.DoubleQuotedStyle
	}
	return yaml.SingleQuotedStyle
}

// quoted reads a quoted text on one line, without escapes, that begins at i.
func (p *plainReader) quoted(i int) (text string, end int, ok bool) {
	quote := p.src[i]
	for j := i + 1; j < len(p.src); j++ {
		switch c := p.src[j]; {
		case c == '\n' || c == '\\' && quote == '"':
			return "", 0, false
		case c == quote:
			return p.src[i+1 : j], j + 1, quote == '"' || j+1 >= len(p.src) || p.src[j+1] != '\''
		}
	}
	return "", 0, false
}

// mapping reads the entries whose keys stand in one column. pos is at the first.
func (p *plainReader) mapping(indent int) (*yaml.Node, bool) {
	if !p.enter() {
		return nil, false
	}
	defer p.leave()
	n := p.node(yaml.MappingNode, p.pos)
	base := len(p.stack)
	for {
		text, style, after, ok := p.key()
		if !ok {
			return nil, false
		}
		key := p.node(yaml.ScalarNode, p.pos)
		key.Value, key.Style = text, style
		p.stack = append(p.stack, key)
		p.pos = after
		for p.pos < len(p.src) && p.src[p.pos] == ' ' {
			p.pos++
		}
		var value *yaml.Node
		if p.endsLine(p.pos) || p.src[p.pos] == '#' {
			value, ok = p.nested(after, indent, true)
		} else {
			value, ok = p.value(indent)
		}
		if !ok {
			return nil, false
		}
		p.stack = append(p.stack, value)
		if !p.content() || p.indent() < indent {
			break
		}
		if p.indent() > indent || p.at("...") {
			return nil, false
		}
		if p.at("---") {
			if !p.marker() {
				return nil, false
			}
			break
		}
	}
	p.children(n, base)
	return n, true
}

// value reads the value at pos, behind a key or dash in the column indent, and
// the rest of its line.
func (p *plainReader) value(indent int) (*yaml.Node, bool) {
	switch c := p.src[p.pos]; c {
	case '"', '\'':
		n, ok := p.quotedNode()
		return n, ok && p.restOfLine()
	case '[', '{':
		n, ok := p.flow()
		return n, ok && p.restOfLine()
	case '|':
		return p.literal(indent)
	}
	if indicator[p.src[p.pos]] {
		return nil, false
	}
	end := p.pos
	for ; !p.endsLine(end); end++ {
		if c := p.src[end]; c == '#' && p.src[end-1] == ' ' {
			break
		} else if c == ':' && p.blankAt(end+1) {
			return nil, false
		}
	}
	n := p.node(yaml.ScalarNode, p.pos)
	n.Value = strings.TrimRight(p.src[p.pos:end], " ")
	p.pos += len(n.Value)
	return n, p.restOfLine()
}

func (p *plainReader) quotedNode() (*yaml.Node, bool) {
	text, end, ok := p.quoted(p.pos)
	if !ok {
		return nil, false
	}
	n := p.node(yaml.ScalarNode, p.pos)
	n.Value, n.Style = text, quoteStyle(p.src[p.pos])
	p.pos = end
	return n, true
}

// literal reads a block of text after `|`, `|-` or `|+`, in a map or list in the
// column indent.
func (p *plainReader) literal(indent int) (*yaml.Node, bool) {
	n := p.node(yaml.ScalarNode, p.pos)
	n.Style = yaml.LiteralStyle
	p.pos++
	keep, strip := false, false
	if p.pos < len(p.src) {
		keep, strip = p.src[p.pos] == '+', p.src[p.pos] == '-'
	}
	if keep || strip {
		p.pos++
	}
	for p.pos < len(p.src) && p.src[p.pos] == ' ' {
		p.pos++
	}
	if p.pos >= len(p.src) || p.src[p.pos] != '\n' {
		return nil, false
	}
	p.nextLine()
	var text strings.Builder
	column, breaks := 0, 0 // breaks are line ends whose use is not known yet
	for p.pos < len(p.src) {
		end := strings.IndexByte(p.src[p.pos:], '\n')
		last := end < 0
		if last {
			end = len(p.src) - p.pos
		}
		l := p.src[p.pos : p.pos+end]
		spaces := len(l) - len(strings.TrimLeft(l, " "))
		if spaces == len(l) && (column == 0 || spaces <= column) {
			if spaces > 0 && (column == 0 || last) {
				return nil, false // spaces on blank lines count in odd ways
			}
			if !last {
				breaks++
			}
			p.nextLine()
			continue
		}
		if column == 0 {
			if spaces <= indent || spaces == 0 {
				break
			}
			column = spaces
		}
		if spaces < column {
			break
		}
		for ; breaks > 0; breaks-- {
			text.WriteByte('\n')
		}
		text.WriteString(l[column:])
		if !last {
			breaks = 1
		}
		p.nextLine()
	}
	switch {
	case column == 0:
		return nil, false // a block without text
	case keep:
		for ; breaks > 0; breaks-- {
			text.WriteByte('\n')
		}
	case !strip && breaks > 0:
		text.WriteByte('\n')
	}
	n.Value = text.String()
	return n, true
}

// flow reads the value at pos inside or at the beginning of brackets or braces.
func (p *plainReader) flow() (*yaml.Node, bool) {
	switch p.src[p.pos] {
	case '"', '\'':
		return p.quotedNode()
	case '[':
		return p.flowList()
	case '{':
		return p.flowMap()
	}
	if indicator[p.src[p.pos]] {
		return nil, false
	}
	end := p.pos
	for ; ; end++ {
		if p.endsLine(end) {
			break
		}
		c := p.src[end]
		if c == ',' || c == ']' || c == '}' || c == ':' && p.blankAt(end+1) {
			break
		}
		if c == '[' || c == '{' || c == ':' || c == '?' || c == '#' {
			return nil, false
		}
	}
	n := p.node(yaml.ScalarNode, p.pos)
	n.Value = strings.TrimRight(p.src[p.pos:end], " ")
	p.pos += len(n.Value)
	return n, true
}

// flowSpace moves over spaces and line ends between values. The lines after the
// first must be indented.
func (p *plainReader) flowSpace() bool {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case ' ':
			p.pos++
		case '\n':
			p.nextLine()
			if p.pos >= len(p.src) || p.src[p.pos] != ' ' {
				return false
			}
		default:
			return true
		}
	}
	return false
}

func (p *plainReader) flowList() (*yaml.Node, bool) {
	if !p.enter() {
		return nil, false
	}
	defer p.leave()
	n := p.node(yaml.SequenceNode, p.pos)
	n.Style = yaml.FlowStyle
	base := len(p.stack)
	p.pos++
	for first := true; ; first = false {
		if !p.flowSpace() {
			return nil, false
		}
		if p.src[p.pos] == ']' && first {
			break
		}
		item, ok := p.flow()
		if !ok || !p.flowSpace() {
			return nil, false
		}
		p.stack = append(p.stack, item)
		if p.src[p.pos] == ']' {
			break
		}
		if p.src[p.pos] != ',' {
			return nil, false
		}
		p.pos++
	}
	p.pos++
	p.children(n, base)
	return n, true
}

func (p *plainReader) flowMap() (*yaml.Node, bool) {
	if !p.enter() {
		return nil, false
	}
	defer p.leave()
	n := p.node(yaml.MappingNode, p.pos)
	n.Style = yaml.FlowStyle
	base := len(p.stack)
	p.pos++
	for first := true; ; first = false {
		if !p.flowSpace() {
			return nil, false
		}
		if p.src[p.pos] == '}' && first {
			break
		}
		start := p.pos
		if c := p.src[p.pos]; c == '[' || c == '{' {
			return nil, false
		}
		key, ok := p.flow()
		if !ok || p.pos >= len(p.src) || p.src[p.pos] != ':' || p.pos-start > maxKey || !p.blankAt(p.pos+1) {
			return nil, false
		}
		p.pos++
		if !p.flowSpace() {
			return nil, false
		}
		value, ok := p.flow()
		if !ok || !p.flowSpace() {
			return nil, false
		}
		p.stack = append(p.stack, key, value)
		if p.src[p.pos] == '}' {
			break
		}
		if p.src[p.pos] != ',' {
			return nil, false
		}
		p.pos++
	}
	p.pos++
	p.children(n, base)
	return n, true
}
