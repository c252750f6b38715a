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
	var stages []diag.Message
	for _, stage := range record.Enums.InspectionStage {
		stages = append(stages, diag.Say("%s", stage))
	}
	var pairs []string
	doubts := ""
	for _, key := range []string{"on", "lot", "sample", "critical", "major", "minor", "result", "by", "notes"} {
		i := s.column("inspection." + key)
		if key == "on" && i < 0 {
			i = s.dayOfLog
		}
		if i < 0 {
			continue
		}
		s.used[i] = true
		if doubt := s.describe("inspection."+key, i); !doubt.Empty() {
			doubts += "  # " + key + ": " + s.ref(i) + "   # " + doubt.In(s.of) + "\n"
			continue
		}
		pairs = append(pairs, key, s.ref(i))
		if key == "result" {
			s.describeResults(i)
		}
	}
	if len(pairs)+len(doubts) == 0 {
		return
	}
	s.lines.WriteString("\n")
	s.note(diag.Say("At which stage, where all rows are of one: `stage: %s`.", diag.Either(stages...)))
	s.lines.WriteString("inspections:\n" + doubts + "  - " + flow(pairs...) + "\n\n")
}

// describeResults says what the words of a result mean, where they begin with one that is
// known; the others are named by the import.
func (s *suggestion) describeResults(i int) {
	var words []string
	for text := range s.columns[i].words {
		folded := strings.ToLower(text)
		if results[folded] != "" || folded == "accepted" || folded == "rejected" || folded == "pending" {
			continue
		}
		first, _, _ := strings.Cut(strings.NewReplacer("(", " ", "（", " ", "-", " ", "/", " ").Replace(folded), " ")
		if meant := results[first]; meant != "" {
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
