package importer

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// isLog reports whether the sheet is a log of inspections: it has the day of an inspection
// or the defects of two classes, and says nothing of what was ordered and when.
func (s *suggestion) isLog() bool {
	has := func(keys ...string) (n int) {
		for _, key := range keys {
			if s.column(key) >= 0 {
				n++
			}
		}
		return n
	}
	if has("order.id") == 0 || has("line.price", "line.value", "order.promised") > 0 {
		return false
	}
	defects, day := has("inspection.critical", "inspection.major", "inspection.minor"), has("inspection.on") > 0
	return day && defects+has("inspection.lot", "inspection.sample", "inspection.result") > 0 || defects > 1 && has("order.placed") > 0
}

// writeLog writes the map of a log: of the order its number, of the article its code, and
// the inspection.
func (s *suggestion) writeLog() {
	s.note(diag.Say("It looks like a log of inspections: each row is added to the order of that number, which the book must have already."))
	s.lines.WriteString("rows: inspections\n\n")
	if s.column("inspection.on") < 0 {
		if i := s.column("order.placed"); i >= 0 { // "Date" alone
			s.dayOfLog = i
		}
	}
	if i := s.column("order.id"); i >= 0 {
		s.used[i] = true
		s.lines.WriteString("order: {id: " + s.ref(i) + "}\n")
	}
	if i := s.column("line.sku"); i >= 0 {
		s.used[i] = true
		s.lines.WriteString("line: {sku: " + s.ref(i) + "}\n")
	}
	s.writeInspections()
}

// writeInspections writes the columns of an inspection.
func (s *suggestion) writeInspections() {
	var pairs []string
	doubts := ""
	staged := false
	for _, key := range []string{"on", "stage_column", "lot", "sample", "critical", "major", "minor", "result", "by", "notes"} {
		i := s.column("inspection." + key)
		if key == "on" && i < 0 {
			i = s.dayOfLog
		}
		if i < 0 || key == "stage_column" && !s.saysStages(i) {
			continue
		}
		s.used[i] = true
		if doubt := s.describe("inspection."+key, i); !doubt.Empty() {
			doubts += "  # " + key + ": " + s.ref(i) + "   # " + doubt.In(s.of) + "\n"
			continue
		}
		pairs = append(pairs, key, s.ref(i))
		switch key {
		case "result":
			s.describeWords(i, results, record.Enums.Result)
		case "stage_column":
			staged = true
			s.describeWords(i, stages, record.Enums.InspectionStage)
		}
	}
	if len(pairs)+len(doubts) == 0 {
		return
	}
	s.lines.WriteString("\n")
	if !staged {
		var list []diag.Message
		for _, stage := range record.Enums.InspectionStage {
			list = append(list, diag.Say("%s", stage))
		}
		s.note(diag.Say("At which stage, where all rows are of one: `stage: %s`.", diag.Either(list...)))
	}
	s.lines.WriteString("inspections:\n" + doubts + "  - " + flow(pairs...) + "\n\n")
}

// saysStages reports whether most of the words of a column are known as stages of an
// inspection: a column called Type holds many things.
func (s *suggestion) saysStages(i int) bool {
	n, all := 0, 0
	for text, times := range s.columns[i].words {
		all += times
		if meantBy(text, stages, record.Enums.InspectionStage) != "" {
			n += times
		}
	}
	return n*2 > all
}

// meantBy is the word of a format that a cell means, by what it is or begins with; "" when
// neither is known.
func meantBy(text string, others map[string]string, known []string) string {
	folded := strings.ToLower(text)
	first, _, _ := strings.Cut(strings.NewReplacer("(", " ", "（", " ", "-", " ", "/", " ").Replace(folded), " ")
	for _, word := range []string{folded, strings.TrimSuffix(folded, " inspection"), first} {
		if slices.Contains(known, word) {
			return word
		}
		if meant := others[word]; meant != "" {
			return meant
		}
	}
	return ""
}

// describeWords says what the words of a column mean, where they begin with one that is
// known; the others are named by the import.
func (s *suggestion) describeWords(i int, others map[string]string, known []string) {
	var words []string
	for text := range s.columns[i].words {
		folded := strings.ToLower(text)
		if bare := strings.TrimSuffix(folded, " inspection"); slices.Contains(known, bare) || others[bare] != "" {
			continue
		}
		if meant := meantBy(text, others, known); meant != "" {
			words = append(words, scalar(text)+": "+meant)
		}
	}
	if len(words) > 0 {
		slices.Sort(words)
		s.how = append(s.how, "{column: "+s.ref(i)+", words: {"+strings.Join(words, ", ")+"}}   # "+diag.Say("compare these words").In(s.of))
	}
}

// writeIDs asks for the folders of factories of whose names none can be made.
func (s *suggestion) writeIDs() {
	const most = 20
	i := s.column("factory.name")
	for k, key := range s.taken {
		if key == "factory.name" {
			i = k
		}
	}
	if i < 0 {
		return
	}
	var names []string
	for name := range s.columns[i].words {
		if _, readable := slug(name); !readable && !saysTotal(name) {
			names = append(names, name)
		}
	}
	if slices.Sort(names); len(names) == 0 {
		return
	}
	s.lines.WriteString("\n")
	s.note(diag.Say("No folder can be called by these names. Before the first import, give each a short one in Latin letters, such as foshan-huayao, and delete the marks in front:"))
	s.lines.WriteString("# ids:\n")
	for _, name := range names[:min(len(names), most)] {
		s.lines.WriteString("#   " + scalar(name) + ": factory-" + hashOf(name) + "\n")
	}
	s.lines.WriteString("\n")
}
