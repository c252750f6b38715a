package export

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"factorybook/generator/anybook"
	"factorybook/generator/dossier"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/testenv"
)

var updateSchema = flag.Bool("update-schema", false, "write the schemas of the data files into docs/schema anew")

type object = map[string]any

// closed is an object with these keys and no other; those in required are always there.
func closed(properties object, required ...string) object {
	return object{"type": "object", "properties": properties, "required": append([]string{}, required...), "additionalProperties": false}
}

func listOf(of any) object { return object{"type": "array", "items": of} }

func oneOf[T ~string](values ...T) object { return object{"enum": values} }

var (
	anyText  = object{"type": "string"}
	anyDay   = object{"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
	number   = object{"type": "number"}
	share    = object{"type": "number", "minimum": 0, "maximum": 1}
	notBelow = object{"type": "number", "minimum": 0}
	counted  = object{"type": "integer", "minimum": 0}
	some     = object{"type": "integer", "minimum": 1}
	states   = oneOf(measure.NotRecorded, measure.None, measure.WorthAsking, measure.TooLittleData, measure.Changed, measure.Steady)
	window   = closed(object{"from": anyDay, "until": anyDay}, "from", "until")
	found    = closed(object{"rule": anyText, "asks": object{"type": "boolean"}, "measures": listOf(anyText)}, "rule", "asks", "measures")
	policies = object{"enum": []string{"list", "median", "trial", "limits", "locked", "median_run"}}
)

// further are the keys that a measure has beside those of all, as docs/data.md says.
var further = map[string]object{
	"early_warning":        {"notice_days": notBelow},
	"factory_answer_days":  {"unanswered": counted},
	"importer_answer_days": {"unanswered": counted},
	"silence_days":         {"longest": counted},
	"causes":               {"counts": closed(object{"factory": counted, "importer": counted, "both": counted, "carrier": counted, "unknown": counted})},
	"late_dues_explained":  {"counts": closed(object{"covered": counted, "not_covered": counted, "unknown": counted}, "covered", "not_covered", "unknown")},
	"visit_cadence":        {"visits": counted, "target": some},
	"price_index":          {"series": listOf(closed(object{"quarter": object{"type": "string", "pattern": "^[0-9]{4}-Q[1-4]$"}, "value": notBelow}, "quarter", "value"))},
	"peak_slip":            {"peak": closed(object{"n": counted, "median": number}, "n"), "rest": closed(object{"n": counted, "median": number}, "n")},
	"goodwill_received":    {"money": number},
	"goodwill_given":       {"money": number},
	"volume_commitment":    {"ordered": number, "committed": number},
	"order_steadiness":     {"raw": notBelow, "year_on_year": notBelow},
	"order_gap_days":       {"since_last": counted},
	"days_beyond_terms":    {"signed": number, "worst": notBelow},
	"returned_share":       {"returned": notBelow, "delivered": notBelow},
}

func schemaOfMeasure(d *measure.Definition) object {
	p := object{
		"side": object{"const": d.Side}, "practice": object{"const": d.Practice}, "unit": object{"const": d.Unit}, "state": states, "n": counted,
		"value": number, "median": number, "min": number, "max": number, "p90": number, "records": listOf(anyText),
		"unknown_days": some, "no_rate": some, "left_out": some, "ready_unknown": some, "no_lead_time": some,
	}
	if d.Share {
		p["k"], p["value"], p["low"], p["high"] = counted, share, share, share
	}
	if d.Previous {
		p["previous"] = closed(object{"n": counted, "k": counted, "value": share}, "n")
	}
	switch d.ID {
	case "lead_time":
		positive := object{"type": "number", "exclusiveMinimum": 0}
		p["median"], p["min"], p["max"], p["p90"] = positive, positive, positive, positive
	case "returned_share":
		p["value"] = share
	}
	for key, of := range further[d.ID] {
		p[key] = of
	}
	m := closed(p, "side", "practice", "unit", "state", "n")
	nothing := object{"properties": object{"n": object{"const": 0}}}
	m["if"] = nothing
	m["then"] = object{"properties": object{"state": object{"enum": []string{"not_recorded", "none"}}, "records": false, "value": false, "k": false, "median": false, "previous": false}}
	m["else"] = object{"properties": object{"state": object{"enum": []string{"worth_asking", "too_little_data", "changed", "steady"}}}, "required": []string{"records"}}
	return m
}

// dataSchemas are the schemas of the data files by the name of their file.
func dataSchemas() map[string]object {
	measures, ids, charts, said := object{}, []string{}, object{}, object{}
	point := closed(object{"record": anyText, "on": anyDay, "value": number, "special": object{"enum": []string{"", "special", "rush", "first_order", "spring_festival"}}, "open": object{"const": true}}, "record", "on", "value")
	phase := closed(object{
		"from": counted, "until": counted, "policy": policies, "n": counted, "median": number, "baseline": counted, "centre": number, "sigma": notBelow,
		"lower": object{"type": []string{"number", "null"}}, "upper": number, "range_upper": notBelow, "scale": object{"const": "log"},
	}, "from", "until", "policy", "n")
	signal := closed(object{"point": counted, "on": anyDay, "rule": object{"enum": []string{"beyond_limits", "run_of_8"}}}, "point", "on", "rule")
	for _, d := range measure.Definitions() {
		measures[d.ID], said[d.ID] = schemaOfMeasure(d), states
		ids = append(ids, d.ID)
		if d.Charted {
			charts[d.ID] = closed(object{"unit": anyText, "policy": policies, "finding": found, "points": listOf(point), "phases": listOf(phase), "signals": listOf(signal)}, "unit", "policy", "finding", "points", "phases", "signals")
		}
	}
	head := func(title, format string, properties object, required ...string) object {
		properties["format"], properties["as_of"], properties["window"] = object{"const": format}, anyDay, window
		s := closed(properties, append([]string{"format", "as_of", "window"}, required...)...)
		s["$schema"], s["title"] = "https://json-schema.org/draft/2020-12/schema", title
		return s
	}
	factory := closed(object{"id": anyText, "name": anyText, "status": oneOf("", "prospect", "active", "paused", "ended"), "states": closed(said, ids...)}, "id", "name", "status", "states")
	return map[string]object{
		"factory-2.json": head("data/factories/ID.json", factoryDataFormat, object{"id": anyText, "name": anyText, "finding": found, "measures": closed(measures, ids...), "charts": closed(charts)}, "id", "name", "finding", "measures", "charts"),
		"index-1.json":   head("data/index.json", indexDataFormat, object{"factories": listOf(factory)}, "factories"),
	}
}

// docsSchema is where the schemas of the data files are published.
func docsSchema(name string) string { return filepath.Join("..", "docs", "schema", name) }

func TestSchemasOfTheDataFilesArePublished(t *testing.T) {
	for name, schema := range dataSchemas() {
		want, err := json.MarshalIndent(schema, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, '\n')
		if *updateSchema {
			if err := os.WriteFile(docsSchema(name), want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(docsSchema(name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("docs/schema/%s is not what the data files hold (%v): go test ./generator/export -run Schema -update-schema", name, err)
		}
	}
}

// published compiles a schema as it is published.
func published(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(docsSchema(name))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func holds(t *testing.T, schema *jsonschema.Schema, data []byte, what any) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err == nil {
		err = schema.Validate(value)
	}
	if err != nil {
		t.Errorf("%v: %v", what, err)
	}
}

// Every data file is what its schema says: of the sample book, and of books of which
// every fact may be missing or contradict another.
func TestDataFilesAreWhatTheirSchemasSay(t *testing.T) {
	ofFactory, ofIndex := published(t, "factory-2.json"), published(t, "index-1.json")
	try := func(fsys fs.FS, asOf string, what any) {
		settings, factories, _ := loadtest.Load(t, fsys)
		day := dataDay(t, asOf)
		var lines []FactoryStates
		for _, f := range factories {
			known := f.Record.AsOf(day)
			d := dossier.Of(known, settings, day, nil, nil)
			holds(t, ofFactory, AppendFactoryData(nil, known, d.Result), what)
			lines = append(lines, StatesOf(known, d.Result))
		}
		holds(t, ofIndex, AppendIndexData(nil, settings, day, lines), what)
	}
	for seed := range uint64(testenv.Sample(60, 2000)) {
		b := anybook.New(anybook.Options{Seed: seed, Orders: int(seed % 60)})
		try(b.Files, b.AsOf.String(), seed)
	}
	sample := os.DirFS(filepath.Join("..", "..", "content"))
	books, err := fs.Glob(sample, "factorybook.yaml")
	if err != nil || len(books) == 0 {
		t.Fatalf("no sample book in content (%v)", err)
	}
	for _, asOf := range []string{"2020-01-31", "2024-06-30", "2026-11-29"} {
		try(sample, asOf, path.Join("content", asOf))
	}
}
