package starter_test

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"factorybook/generator/load"
	"factorybook/generator/starter"
)

func beside(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := starter.Beside()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEveryRecordHasItsSchemaInTheSettingsOfTheEditor(t *testing.T) {
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(beside(t)[".vscode/settings.json"], &settings); err != nil {
		t.Fatal(err)
	}
	for kind, file := range map[string]string{
		"settings": "factorybook.yaml", "factory": "factories/a/factory.yaml", "order": "factories/a/orders/2026.yaml",
		"visit": "factories/a/visits/2026-01-02.yaml", "issue": "factories/a/issues/2026.yaml", "talk": "factories/a/talks/2026.yaml",
	} {
		glob := strings.TrimPrefix(settings.Schemas["./.factorybook/schema/"+kind+".json"], "/")
		if ok, err := path.Match(glob, file); err != nil || !ok {
			t.Errorf("%s: %q does not find %s", kind, glob, file)
		}
		if !slices.Contains(load.Kinds(), kind) {
			t.Errorf("there is no kind %s", kind)
		}
	}
	if len(settings.Schemas) != len(load.Kinds()) {
		t.Errorf("%d schemas for %d kinds of records", len(settings.Schemas), len(load.Kinds()))
	}
}

// step is one of a workflow; job is what GitHub and Forgejo call one.
type (
	step struct {
		Uses, Run, If string
		With          map[string]any
	}
	job struct {
		RunsOn      string `yaml:"runs-on"`
		Permissions map[string]string
		Needs       string
		If          string
		Steps       []step
	}
)

func TestWorkflowsReadTheWholePastAndPublishOnlyWhatWasBuilt(t *testing.T) {
	for _, name := range []string{".github/workflows/book.yml", ".forgejo/workflows/book.yml"} {
		var flow struct{ Jobs map[string]job }
		if err := yaml.Unmarshal(beside(t)[name], &flow); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		steps := flow.Jobs["book"].Steps
		if len(steps) == 0 || steps[0].With["fetch-depth"] != 0 {
			t.Fatalf("%s: the past is cut off: %+v", name, steps)
		}
		built := false
		for _, s := range steps {
			if strings.Contains(s.Run, "ci.sh build") {
				built = true
				if s.If != "" {
					t.Errorf("%s builds on a condition: %s", name, s.If)
				}
			}
			publishes := strings.Contains(s.Uses, "upload-pages") || strings.Contains(s.Run, "publish")
			if publishes && (!built || !strings.Contains(s.If, "default_branch") || strings.Contains(s.If, "always()")) {
				t.Errorf("%s publishes before it builds, or from any branch: %+v", name, s)
			}
		}
		if !built {
			t.Errorf("%s builds nothing", name)
		}
	}
}

// TestNothingIsPublishedBeforeSomebodySaysThatItIsPrivate: the site holds prices and
// telephone numbers, and pages of a forge are mostly public.
func TestNothingIsPublishedBeforeSomebodySaysThatItIsPrivate(t *testing.T) {
	for name, condition := range map[string]string{
		".github/workflows/book.yml":  `vars.FACTORYBOOK_PAGES == 'private'`,
		".gitlab-ci.yml":              `$FACTORYBOOK_PAGES == "private"`,
		".forgejo/workflows/book.yml": `vars.FACTORYBOOK_PUBLISH != ''`,
	} {
		if !strings.Contains(string(beside(t)[name]), condition) {
			t.Errorf("%s publishes without asking %s", name, condition)
		}
	}
}

func TestRecipesNameNothingThatABookDoesNotHave(t *testing.T) {
	files := beside(t)
	named := regexp.MustCompile(`\.factorybook/[a-z.]+\.sh`)
	for name, data := range files {
		for _, file := range named.FindAllString(string(data), -1) {
			if files[file] == nil {
				t.Errorf("%s names %s, which no book has", name, file)
			}
		}
	}
	var lab struct{ Default map[string]any }
	if err := yaml.Unmarshal(files[".gitlab-ci.yml"], &lab); err != nil {
		t.Fatal(err)
	}
	if lab.Default["image"] == nil {
		t.Error(".gitlab-ci.yml has no image")
	}
}
