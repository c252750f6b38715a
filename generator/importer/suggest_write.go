package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"factorybook/generator/diag"
	"factorybook/generator/sheet"
)

// writeFile writes what the map must say of the file, and fill_down.
func (s *suggestion) writeFile() {
	b := &s.lines
	var pairs []string
	if s.sheetName != "" {
		pairs = append(pairs, "sheet", scalar(s.table.Sheet))
		s.note(diag.Say("Other sheets of the workbook: %s", strings.Join(s.table.Others, ", ")))
	}
	if s.headerRow == 0 {
		s.note(diag.Say("The file has no row of titles: columns are named by their places, column A, column B."))
		pairs = append(pairs, "header_row", "0")
		for i, c := range s.first {
			if text := sheet.Excerpt(oneLine(tidy(c.Text))); text != "" {
				b.WriteString("#   " + diag.Say("column %s begins with %s", sheet.ColumnName(i), text).In(s.of) + "\n")
			}
		}
		s.note(diag.Say("Such as:"))
		b.WriteString("#   factory: {name: column B}\n#   order: {id: column A, placed: column C}\n")
	}
	if s.headerRow > 1 {
		pairs = append(pairs, "header_row", fmt.Sprint(s.headerRow))
	}
	if s.headerRows > 1 {
		s.note(diag.Say("The titles take two rows: what stands above a column and its own title are its name in this map."))
		pairs = append(pairs, "header_rows", fmt.Sprint(s.headerRows))
	}
	if !s.table.Why.Empty() {
		s.note(diag.Say("The encoding is a guess: %s.", s.table.Why))
		pairs = append(pairs, "encoding", s.table.Encoding)
	}
	comma, point := 0, 0
	for i := range s.columns {
		if l := &s.columns[i]; l.isNumbers() {
			comma, point = comma+l.comma, point+l.point
		}
	}
	switch {
	case comma > 0 && point == 0:
		s.note(diag.Say("Numbers such as 1.234,50: the comma stands before the fraction."))
		pairs = append(pairs, "decimal", "comma", "thousands", "point")
	case point > 0 && comma == 0:
		s.note(diag.Say("Numbers such as 4,800 are taken for four thousand eight hundred."))
		pairs = append(pairs, "thousands", "comma")
	case comma > 0:
		s.note(diag.Say("Some numbers have a decimal comma and some a point: say how each column is read, `columns: [{column: …, decimal: comma}]`."))
	}
	if len(pairs) > 0 {
		fmt.Fprintf(b, "file: %s\n\n", flow(pairs...))
	}
	s.writeFill()
}

// writeFill names the columns below whose values blank cells stand, where the order
// number has such cells: merged cells, or a list that names each order once.
func (s *suggestion) writeFill() {
	number := s.column("order.id")
	if number < 0 || s.columns[number].blank == 0 || s.columns[number].blank*20 < s.columns[number].cells {
		return
	}
	var names []string
	for _, key := range []string{"order.id", "factory.name", "order.placed", "order.promised", "order.currency"} {
		if i := s.column(key); i >= 0 && s.columns[i].blank > 0 {
			names = append(names, s.header[i])
		}
	}
	s.note(diag.Say("Rows without an order number seem to belong to the order above them; delete this if they do not."))
	fmt.Fprintf(&s.lines, "fill_down: %s\n\n", flowList(names))
}

// section writes the keys of one part of the map for which there is a column.
func (s *suggestion) section(name, prefix string) {
	b := &s.lines
	begun := false
	var lines []string
	for _, known := range titleWords {
		key, ok := strings.CutPrefix(known.key, prefix)
		if !ok {
			continue
		}
		i := s.column(known.key)
		if i < 0 {
			continue
		}
		s.used[i], s.taken[i] = true, known.key
		if doubt := s.describe(known.key, i); !doubt.Empty() {
			lines = append(lines, fmt.Sprintf("  # %s: %s   # %s\n", key, s.ref(i), doubt.In(s.of)))
			continue
		}
		s.delivered = s.delivered || name == "delivery" && kindOf(known.key) == 'd'
		begun = true
		lines = append(lines, fmt.Sprintf("  %s: %s\n", key, s.ref(i)))
	}
	if len(lines) == 0 {
		return
	}
	if !begun {
		b.WriteString("# ") // nothing but doubts
	}
	fmt.Fprintf(b, "%s:\n%s\n", name, strings.Join(lines, ""))
}

// ref names a column: by its title, or by its place where two have the same.
func (s *suggestion) ref(column int) string {
	n := 0
	for _, title := range s.header {
		if title == s.header[column] {
			n++
		}
	}
	if n > 1 || s.header[column] == "" {
		return "column " + sheet.ColumnName(column)
	}
	return scalar(s.header[column])
}

// describe notes how a column is read. A doubt is returned where only a person can
// know, and the column then stands in the map as a comment.
func (s *suggestion) describe(key string, i int) (doubt diag.Message) {
	l := &s.columns[i]
	var how []string
	switch kindOf(key) {
	case 'd':
		title := foldTitle(s.header[i])
		if key == "order.promised" && slices.Contains(eitherDelivery, title) && s.column("delivery.ready") < 0 && s.column("delivery.shipped") < 0 && s.column("delivery.received") < 0 {
			return diag.Say("the day that was promised, or the day that the goods came? For the latter write it under delivery: as ready, shipped or received")
		}
		at, later, midnight := l.hours.midnight()
		switch {
		case key == "order.promised" && isArrival(s.header[i]) && s.column("delivery.shipped") >= 0:
			return diag.Say("the day that the factory promised, or the day that the ship arrives? The latter is no promise of theirs: leave it out")
		case key == "order.placed" && (title == "date" || title == "日期") && s.column("delivery.quantity") >= 0:
			return diag.Say("in a list of receipts, it may be the day of the order or the day that the goods came (then it goes under delivery: as ready, shipped or received)")
		case midnight:
			return diag.Say("every day has the time %02d:%02d, as midnight ahead of Greenwich: compare a few, then take the # away and add to columns: {column: %s, hours: %d} when they are a day early, else hours: 0", at/60, at%60, s.ref(i), later)
		case len(l.unreadDays) > 0:
			fit := fittingFormats(l.unreadDays, 1970)
			if len(fit) == 0 {
				return diag.Say("its days are written in several ways: see `dates` in factorybook explain map")
			}
			if len(fit) > 1 {
				if proven := s.proven(fit); proven != "" {
					fit = append([]string{proven}, slices.DeleteFunc(fit, func(f string) bool { return f == proven })...)
					return diag.Say("%s reads as %s, and other columns are %s: ask whoever made the list, then take the # away and add to columns: {column: %s, dates: [%s]}", l.unreadDays[0].text, diag.Either(sayings(fit)...), proven, s.ref(i), proven)
				}
				return diag.Say("%s reads as %s: ask whoever made the list, then take the # away and add to columns: {column: %s, dates: [%s]}", l.unreadDays[0].text, diag.Either(sayings(fit)...), s.ref(i), fit[0])
			}
			how = append(how, "dates: ["+strings.Join(append(fit[:1:1], l.formats...), ", ")+"]")
		case l.days == 0 && l.numbers > 0:
			how = append(how, "dates: [excel]")
		}
		how = append(how, l.missingWords()...)
	case 'n':
		if key == "delivery.quantity" && s.column("delivery.ready") < 0 && s.column("delivery.shipped") < 0 && s.column("delivery.received") < 0 && !s.delivered {
			return diag.Say("what came counts with the day on which it came: name that column first")
		}
		if len(l.beside) > 0 {
			var strip []string
			for _, text := range slices.Sorted(maps.Keys(l.beside)) {
				strip = append(strip, scalar(text))
			}
			how = append(how, "strip: ["+strings.Join(strip, ", ")+"]")
		}
		how = append(how, l.missingWords()...)
		if rows := len(l.values); key == "line.price" && s.quantity >= 0 && s.value >= 0 && s.agree(i)*2 < rows {
			return diag.Say("times %s it is not %s: is it the price of the unit that is counted?", s.header[s.quantity], s.header[s.value])
		}
	}
	if len(how) > 0 {
		s.how = append(s.how, fmt.Sprintf("{column: %s, %s}", s.ref(i), strings.Join(how, ", ")))
	}
	return diag.Message{}
}

// sayings are texts as parts of a message.
func sayings(texts []string) []diag.Message {
	list := make([]diag.Message, len(texts))
	for i, text := range texts {
		list[i] = diag.Say("%s", text)
	}
	return list
}

// eitherDelivery are titles, folded, that some lists give to the promise and others to
// what came, where no other column has the latter.
var eitherDelivery = []string{"deliverydate", "delivery"}

// missingWords are the words in a column of days or numbers that come again. A text that
// holds a number is no such word: the import reports it at its place.
func (l *columnLook) missingWords() []string {
	if len(l.other) == mostOther {
		return nil
	}
	words := slices.DeleteFunc(slices.Sorted(maps.Keys(l.other)), holdsNumber)
	if len(words) == 0 {
		return nil
	}
	return []string{"missing: " + flowList(words)}
}

// proven is the one of some date formats that another column of the sheet bears out.
func (s *suggestion) proven(formats []string) string {
	for i := range s.columns {
		if fit := fittingFormats(s.columns[i].unreadDays, 1970); len(s.columns[i].unreadDays) > 0 && len(fit) == 1 && slices.Contains(formats, fit[0]) {
			return fit[0]
		}
	}
	return ""
}

// writeNoOrders says why a list that looks like one of orders is none.
func (s *suggestion) writeNoOrders() {
	var seen []string
	for _, key := range []string{"order.placed", "order.promised", "line.quantity", "line.price", "line.value"} {
		if i := s.column(key); i >= 0 {
			seen = append(seen, s.header[i])
		}
	}
	if len(seen) >= 2 {
		s.note(diag.Say("It looks like a list of orders (%s), but no column is known to hold the order number. If one does, write `order: {id: COLUMN}` and use `import orders`; without one, orders cannot be told apart.", strings.Join(seen, ", ")))
		s.lines.WriteString("\n")
	}
}

// endWords are words of a status, by what they say.
var endWords = map[string]ending{
	"cancelled": endCancelled, "canceled": endCancelled, "void": endCancelled, "已取消": endCancelled, "取消": endCancelled, "作废": endCancelled, "storniert": endCancelled, "cancel": endCancelled,
	"completed": endClosed, "complete": endClosed, "closed": endClosed, "done": endClosed, "finished": endClosed, "已完成": endClosed, "完成": endClosed, "已关闭": endClosed, "关闭": endClosed, "received": endClosed, "delivered": endClosed,
}

// Parts of Chinese words of a status, and what before them says that it is not so far.
var (
	cancelledParts = []string{"作废", "取消", "撤销", "撤单", "终止"}
	closedParts    = []string{"完成", "完结", "结案", "关闭", "结束", "完毕", "结清"}
	notSoParts     = []string{"未", "不", "待", "部分", "申请", "中", "反", "not ", "partly ", "partially ", "requested", "pending"}
)

// endOf is what a word of a status says; what is not known says that the order is open.
func endOf(word string) ending {
	word = strings.ToLower(word)
	holds := func(parts []string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(word, part) })
	}
	switch end := endWords[word]; {
	case end != endUnknown:
		return end
	case holds(notSoParts):
		return endOpen
	case holds(cancelledParts), strings.HasPrefix(word, "cancel"):
		return endCancelled
	case holds(closedParts):
		return endClosed
	}
	return endOpen
}

// writeEnded writes how the status shows that an order ended; words that are not known
// are taken for open, and named.
func (s *suggestion) writeEnded() {
	i := s.column("ended.column")
	if i < 0 || len(s.columns[i].words) == 0 {
		return
	}
	lists := map[ending][]string{}
	for _, word := range slices.Sorted(maps.Keys(s.columns[i].words)) {
		end := endOf(word)
		lists[end] = append(lists[end], word)
	}
	if len(lists[endCancelled])+len(lists[endClosed]) == 0 {
		return
	}
	s.used[i] = true
	b := &s.lines
	s.note(diag.Say("How an order ended. Look at each word: what is not known for sure stands under open."))
	fmt.Fprintf(b, "ended:\n  column: %s\n", s.ref(i))
	for _, part := range []struct {
		key string
		end ending
	}{{"cancelled", endCancelled}, {"closed", endClosed}, {"open", endOpen}} {
		if len(lists[part.end]) > 0 {
			fmt.Fprintf(b, "  %s: %s\n", part.key, flowList(lists[part.end]))
		}
	}
	b.WriteString("  by: importer\n\n")
}

// contacts writes the people of a list of suppliers.
func (s *suggestion) contacts() {
	var pairs []string
	for _, key := range []string{"name", "role_column", "phone", "wechat", "email"} {
		if i := s.column("contact." + key); i >= 0 {
			s.used[i] = true
			pairs = append(pairs, key, s.ref(i))
		}
	}
	if len(pairs) > 0 {
		fmt.Fprintf(&s.lines, "contacts:\n  - %s\n\n", flow(pairs...))
	}
}

// writeConstants writes what titles say of every row: the unit behind a quantity and the
// currency behind a price.
func (s *suggestion) writeConstants() {
	var pairs []string
	named := func(key string, words map[string]string) {
		for i, taken := range s.taken {
			if taken != key {
				continue
			}
			for _, word := range strings.FieldsFunc(strings.ToLower(s.header[i]), func(c rune) bool { return !unicode.IsLetter(c) }) {
				if meant := words[word]; meant != "" && !slices.Contains(pairs, meant) {
					pairs = append(pairs, constantOf(key), meant)
					return
				}
			}
		}
	}
	if !slices.Contains(slices.Collect(maps.Values(s.taken)), "line.unit") {
		named("line.quantity", unitsInTitles)
	}
	if !slices.Contains(slices.Collect(maps.Values(s.taken)), "order.currency") {
		if named("line.price", currenciesInTitles); len(pairs) == 0 || pairs[len(pairs)-2] != "currency" {
			named("line.value", currenciesInTitles)
		}
	}
	if i := slices.Index(pairs, "currency"); i >= 0 {
		if sign := s.otherSign(pairs[i+1]); sign != "" {
			s.note(diag.Say("The title says %s and cells say %s: add a column with the currency of each row, and name it under `order: {currency: …}`.", pairs[i+1], sign))
			pairs = slices.Delete(pairs, i, i+2)
		}
	}
	if len(pairs) > 0 {
		s.note(diag.Say("As titles say:"))
		fmt.Fprintf(&s.lines, "constants: %s\n", flow(pairs...))
	}
}

// otherSign is a sign beside an amount that does not mean the currency, or "".
func (s *suggestion) otherSign(currency string) string {
	for i, taken := range s.taken {
		if taken != "line.price" && taken != "line.value" {
			continue
		}
		for _, text := range slices.Sorted(maps.Keys(s.columns[i].beside)) {
			if sign := currencyOf(text); sign != nil && !slices.Contains(sign.codes, currency) {
				return text
			}
		}
	}
	return ""
}

func constantOf(key string) string {
	if key == "line.quantity" {
		return "unit"
	}
	return "currency"
}

var (
	unitsInTitles      = map[string]string{"kg": "kg", "kgs": "kg", "pcs": "pcs", "pc": "pcs", "pieces": "pcs", "sets": "sets"}
	currenciesInTitles = map[string]string{"usd": "USD", "eur": "EUR", "cny": "CNY", "rmb": "CNY", "gbp": "GBP", "hkd": "HKD"}
)

func (s *suggestion) writeHow() {
	if len(s.how) == 0 {
		return
	}
	s.lines.WriteString("\ncolumns:\n")
	for _, entry := range s.how {
		s.lines.WriteString("  - " + entry + "\n")
	}
}

// writeRest names the columns that the map leaves alone.
func (s *suggestion) writeRest() {
	var rest []string
	for i, title := range s.header {
		if !s.used[i] && title != "" && s.columns[i].cells > 0 {
			rest = append(rest, title)
		}
	}
	if len(rest) > 0 {
		s.lines.WriteString("\n")
		s.note(diag.Say("Not taken: %s.", strings.Join(rest, ", ")))
		if s.isLogMap {
			return
		}
		s.note(diag.Say("A column that you want to see all the same goes under order: or factory: as `extra: {Label: Column}`."))
	}
}

// foldTitle is a title without what exports vary.
func foldTitle(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case ' ', '_', '-', '.', ':', '：', '/', '#', '(', ')', '（', '）', '*':
			return -1
		}
		return c
	}, strings.ToLower(s))
}

// keyOf is the key that a title is known for, "" for none.
func keyOf(title string) string {
	for reading := range maxReadings {
		folded := readingOf(title, reading)
		for _, known := range titleWords {
			if reading >= readingsOf(known.kind) {
				continue
			}
			for _, word := range known.titles {
				if folded != "" && foldTitle(word) == folded {
					return known.key
				}
			}
		}
	}
	return ""
}

// kindOf is what a key holds: d a day, n a number, t text.
func kindOf(key string) byte {
	for _, known := range titleWords {
		if known.key == key {
			return known.kind
		}
	}
	return 't'
}
