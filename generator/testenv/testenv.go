// Package testenv says what a test may count on. Only tests import it.
//
// Variables of the environment decide, and .ci/run sets the first three:
//
//   - FACTORYBOOK_TESTS=all: every test runs. A program that is not installed is a
//     failure; otherwise the tests that need it are skipped, and say so.
//   - FACTORYBOOK_LONG=1: properties are tried on everything instead of a sample.
//   - FACTORYBOOK_TESTDATA=FOLDER: where the data is that cannot be part of the
//     repository, for its licence or its size. Tests that read it are skipped
//     without it; generator/testenv/README.md says what it is and where it is from.
//   - FACTORYBOOK_SEED=NUMBER: where random properties begin, to try a failure again.
package testenv

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// All reports whether every test must run, on everything that there is.
func All() bool { return os.Getenv("FACTORYBOOK_TESTS") == "all" }

// Long reports whether properties are tried on everything, however long it takes.
func Long() bool { return os.Getenv("FACTORYBOOK_LONG") == "1" }

// Sample is how many cases of a property are tried: some, or all in a long run.
func Sample(some, all int) int {
	if Long() {
		return all
	}
	return some
}

// Seed is the first seed of a random property: that of FACTORYBOOK_SEED, to try a failure
// again, else a fresh one in a long run, else always the same.
func Seed(t testing.TB) uint64 {
	text := os.Getenv("FACTORYBOOK_SEED")
	switch {
	case text != "":
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatalf("FACTORYBOOK_SEED: %v", err)
		}
		return seed
	case Long():
		return rand.Uint64() >> 1
	}
	return 0
}

// Rows are those of a CSV file, below its titles.
func Rows(t testing.TB, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s: %d rows, %v", file, len(rows), err)
	}
	return rows[1:]
}

// Data returns the place of a file that is not part of the repository.
func Data(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("FACTORYBOOK_TESTDATA")
	if dir == "" {
		t.Skipf("%s is not part of the repository; FACTORYBOOK_TESTDATA names the folder that has it", name)
	}
	file := filepath.Join(dir, filepath.FromSlash(name))
	if _, err := os.Stat(file); err != nil {
		t.Fatal("FACTORYBOOK_TESTDATA: ", err)
	}
	return file
}

// Program returns the place of the first program of these names that is installed.
func Program(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if file, err := exec.LookPath(name); err == nil {
			return file
		}
	}
	missing := strings.Join(names, " or ") + " is not installed"
	if All() {
		t.Fatal(missing + "; .ci/run installs what the tests need")
	}
	t.Skip(missing)
	return ""
}

// Pages returns the place of a Chromium that opens pages: the one without windows where
// it is installed, which takes half as long as the whole browser, and lays out alike.
func Pages(t testing.TB) string {
	t.Helper()
	return Program(t, append([]string{"chromium-headless-shell"}, browsers...)...)
}

var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// Browser returns the place of a Chromium as users have it.
func Browser(t testing.TB) string {
	t.Helper()
	return Program(t, browsers...)
}
