package check_test

import (
	"os"
	"strings"
	"testing"

	"factorybook/generator/load"
)

// The sample book is what a newcomer reads first: nothing in it may be wrong.
// One warning stands in it on purpose, so that the problems page has something to
// show; its README says more.
func TestSampleBookHasNoProblemButTheOneItsReadmeTellsOf(t *testing.T) {
	fsys := os.DirFS("../../content")
	b, err := load.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Factories) == 0 {
		t.Fatal("the sample book has no factories")
	}
	if !b.Settings.AsOf.Known() {
		t.Fatal("the sample book does not say for which day it speaks")
	}
	const told = "a contact nobody has confirmed for a year (the one warning `check` shows)"
	readme, err := os.ReadFile("../../content/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(strings.Fields(string(readme)), " "), told) {
		t.Errorf("content/README.md does not say: %s", told)
	}
	if problems := problemsOf(t, fsys, b.Settings.AsOf.V); len(problems) != 1 || problems[0].Code != "FB0510" {
		t.Errorf("want the one warning FB0510, found %d problems:\n%s", len(problems), text(problems))
	}
}
