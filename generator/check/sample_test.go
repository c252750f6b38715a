package check_test

import (
	"os"
	"testing"

	"factorybook/generator/load"
)

// The sample book is what a newcomer reads first: nothing in it may be wrong.
func TestSampleBookHasNoProblems(t *testing.T) {
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
	if problems := problemsOf(t, fsys, b.Settings.AsOf.V); len(problems) > 0 {
		t.Errorf("%d problems:\n%s", len(problems), text(problems))
	}
}
