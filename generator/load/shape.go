package load

// shape describes what may stand after a key, for the schema and for messages.
type shape struct {
	Kind    shapeKind
	Enum    []string
	Example string
	// ID is set for text that names a record, a person or an article.
	ID bool
	// Names is what a text names, or each entry of a list of texts.
	Names Named
	Item  *shape
	Key   string // pattern of the keys of a map with the user's own keys
	// Fields are those of a map with declared keys.
	Fields []fieldShape
	Name   string
	Doc    string
	// Min and Max bound a whole number; both zero: any that is not negative.
	Min, Max int
}

type fieldShape struct {
	Key, Doc string
	Required bool
	Wanted   bool // asked for by a rule
	Value    shape
}

type shapeKind uint8

const (
	shapeText shapeKind = iota
	shapeMarkdown
	shapeDate
	shapeEndDate // or unknown
	shapeLooseDate
	shapeMonthDay
	shapePeriod
	shapeNumber
	shapeWhole
	shapePercent
	shapeFlag
	shapeEnum
	shapeIncoterm
	shapeCurrency
	shapePlace
	shapeObject
	shapeList
	shapeMap
	shapeTexts // one text, or a list of texts
)

func listOf(item shape) shape { return shape{Kind: shapeList, Item: &item} }
func mapTo(value shape) shape { return shape{Kind: shapeMap, Item: &value} }

func (o *object) shape() shape {
	s := shape{Kind: shapeObject, Name: o.name, Doc: o.doc}
	for i := range o.fields {
		f := &o.fields[i]
		s.Fields = append(s.Fields, fieldShape{f.key, f.doc, f.required, o.needs[f.key], f.value})
	}
	return s
}
