package main

import (
	"os/exec"
	"testing"

	"factorybook/generator/testenv"
)

func TestSinceWhatNobodyKnowsIsAMistakeInTheCommandLine(t *testing.T) {
	testenv.Program(t, "git")
	book, plain := t.TempDir(), t.TempDir()
	for _, dir := range []string{book, plain} {
		put(t, dir, "factorybook.yaml", "title: A small book\n")
	}
	for _, args := range [][]string{{"init", "-q", "."}, {"add", "."}, {"-c", "user.name=Test", "-c", "user.email=test@nordhaven.example", "commit", "-q", "-m", "one"}} {
		if out, err := exec.Command("git", append([]string{"-C", book}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	for _, c := range []struct {
		want        int
		book, since string
	}{
		{exitFine, book, "HEAD"},
		{exitFine, book, "2026-02-28"},
		{exitFine, plain, "2026-02-28"},
		{exitUsage, book, "2026-02-30"},
		{exitUsage, book, "28.02.2026"},
		{exitUsage, book, "2026/02/28"},
		{exitUsage, book, "v1.0"},
		{exitUsage, book, "HEAD~1"},
		{exitError, plain, "HEAD"}, // no git there
	} {
		if code, stdout, stderr := typed(t, "changed", c.book, "--since", c.since); code != c.want {
			t.Errorf("--since %s: exit %d, want %d\n%s%s", c.since, code, c.want, stdout, stderr)
		}
	}
	if code, _, stderr := typed(t, "check", book, "--since", "v1.0"); code != exitUsage {
		t.Errorf("check --since v1.0: exit %d\n%s", code, stderr)
	}
}
