package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/testenv"
)

func TestVersionNamesTheCommitItsDayAndChanges(t *testing.T) {
	commit, day, changed := builtFrom(&debug.BuildInfo{Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123abc"}, {Key: "vcs.time", Value: "2026-11-30T23:59:59Z"}, {Key: "vcs.modified", Value: "true"},
	}})
	if commit != "0123abc" || day != "2026-11-30" || changed == "" {
		t.Errorf("commit %q of %q, changed %q", commit, day, changed)
	}
}

// libraries are the parts of the program that are no modules of Go.
var libraries = []string{"echarts", "minisearch", "sveltia-cms", "yaml"}

// TestLicencesAreThoseOfEverythingInTheProgram compares licences.txt with the modules
// that are linked and the libraries in the pages.
func TestLicencesAreThoseOfEverythingInTheProgram(t *testing.T) {
	goTool := testenv.Program(t, "go")
	cmd := exec.Command(goTool, "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	modules := slices.Compact(slices.Sorted(strings.Lines(string(out))))
	var text strings.Builder
	section := func(title string, files ...string) {
		text.WriteString("== " + title + "\n\n")
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text.Write(bytes.TrimSpace(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))))
			text.WriteString("\n\n")
		}
	}
	section("factorybook", "../../LICENSE")
	for _, name := range libraries {
		section(name, licencesIn(t, filepath.Join("../../templates/third_party", name))...)
	}
	section("Go", licencesIn(t, goRoot(t, goTool))...)
	for _, line := range modules {
		name, dir, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if name != "" {
			section(name, licencesIn(t, dir)...)
		}
	}
	if *update {
		if err := os.WriteFile("licences.txt", []byte(text.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text.String() != licences {
		t.Error("licences.txt is not what the modules say: go test ./cmd/factorybook -run Licences -update")
	}
}

func goRoot(t *testing.T, goTool string) string {
	t.Helper()
	out, err := exec.Command(goTool, "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// licencesIn are the files of a folder that hold its licence, and notices that go with it.
func licencesIn(t *testing.T, dir string) (files []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if !e.IsDir() && (strings.HasPrefix(name, "LICEN") || strings.HasPrefix(name, "COPYING") || strings.HasPrefix(name, "NOTICE")) {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	if len(files) == 0 {
		t.Errorf("no licence in %s", dir)
	}
	return files
}
