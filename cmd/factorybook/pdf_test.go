package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"factorybook/generator/testenv"
)

func TestBriefingBecomesAPDFOfTwoPages(t *testing.T) {
	pdfinfo := testenv.Program(t, "pdfinfo")
	for _, c := range []struct{ paper, size, browser string }{
		{"A4", "595 x 842", testenv.Browser(t)}, // the whole browser takes three times as long
		{"Letter", "612 x 792", testenv.Pages(t)},
	} {
		out := filepath.Join(t.TempDir(), "visit.pdf")
		var stdout, stderr bytes.Buffer
		code := run([]string{"brief", "zibo-shayanli", "--book", "../../content", "--on", "2026-12-03", "--paper", c.paper, "--browser", c.browser, "-o", out},
			env{stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, now: time.Now})
		if code != exitFine {
			t.Fatalf("exit code %d: %s", code, stderr.String())
		}
		info, err := exec.Command(pdfinfo, out).Output()
		if err != nil {
			t.Fatal(err)
		}
		// Chromium rounds the size of paper to whole pixels.
		text := strings.NewReplacer("594.96 x 841.92", "595 x 842").Replace(string(info))
		if !strings.Contains(text, c.size) || !strings.Contains(text, "Pages:           2\n") {
			t.Errorf("%s:\n%s", c.paper, info)
		}
	}
}

func TestWithoutABrowserTheWayOutIsHTML(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, place := range browserPlaces {
		if _, err := os.Stat(place); err == nil {
			t.Skip("a browser stands at " + place)
		}
	}
	out := filepath.Join(t.TempDir(), "visit.pdf")
	var stdout, stderr bytes.Buffer
	code := run([]string{"brief", "zibo-shayanli", "--book", "../../content", "-o", out},
		env{stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, now: time.Now})
	if code != exitUsage || !strings.Contains(stderr.String(), "needs Chromium, Chrome or Edge") || !strings.Contains(stderr.String(), "visit.html") {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
}
