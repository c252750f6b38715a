package main

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"factorybook/generator/testenv"
)

var update = flag.Bool("update", false, "rewrite the expected texts of the stories")

// TestMain lets the stories run the real program inside the test binary.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"factorybook": main})
}

// TestStories runs each file of testdata/script: what a person types, what they
// see, and what is on the disk afterwards.
func TestStories(t *testing.T) {
	if testenv.All() {
		testenv.Program(t, "git") // elsewhere the stories that need it end before it
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			content, err := os.Getwd()
			if err != nil {
				return err
			}
			env.Setenv("CONTENT", content+"/../../content")
			// The stories play on 1 December 2026.
			env.Setenv("SOURCE_DATE_EPOCH", "1796083200")
			env.Setenv("TZ", "UTC")
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/.cache") // photos are kept there
			return nil
		},
	})
}

func TestSourceDateEpochStandsForNow(t *testing.T) {
	e := env{getenv: func(string) string { return "1796083200" }, now: time.Now}
	now, err := e.clock()
	if err != nil {
		t.Fatal(err)
	}
	if got := now.Format(time.DateOnly); got != "2026-12-01" {
		t.Errorf("1796083200 is %s, want 2026-12-01", got)
	}
}
