package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// folder is that of this package: Files holds only what the program needs.
var folder = os.DirFS(".")

// version reads a VERSION file: a name and a value on each line.
func version(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		t.Fatal(err)
	}
	facts := make(map[string]string)
	for line := range strings.Lines(string(data)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		facts[key] = value
	}
	return facts
}

func TestLibrariesAreWhatTheirVersionFilesSay(t *testing.T) {
	for _, c := range []struct{ library, name, notice string }{
		{"echarts", "echarts.min.js", "/*! Apache ECharts %s,"},
		{"minisearch", "minisearch.min.js", "/*! MiniSearch %s."},
		{"yaml", "yaml.min.js", "/*! yaml %s."},
		{"sveltia-cms", "sveltia-cms.js", "/*! Sveltia CMS %s, changed."},
		{"axe-core", "axe.min.js", "/*! axe v%s\n"},
		{"yaml-language-server", "yaml-language-server.cjs", "/*! yaml-language-server %s."},
	} {
		dir := "third_party/" + c.library + "/"
		name := c.name
		script, err := fs.ReadFile(folder, dir+name)
		if err != nil {
			t.Fatal(err)
		}
		facts := version(t, dir+"VERSION")
		sum := sha256.Sum256(script)
		if got := hex.EncodeToString(sum[:]); got != facts["sha256"] {
			t.Errorf("%s has the checksum %s, VERSION says %q: run go generate ./templates", name, got, facts["sha256"])
		}
		if !strings.HasPrefix(string(script), fmt.Sprintf(c.notice, facts[c.library])) {
			t.Errorf("%s does not begin with a notice of version %s", name, facts[c.library])
		}
		if want := "sh templates/" + dir + "build.sh"; facts["command"] != want {
			t.Errorf("VERSION says that %s was made by %q, not by %q", name, facts["command"], want)
		}
		for key, want := range facts {
			name, more := strings.CutPrefix(key, "sha256-")
			if !more {
				continue
			}
			data, err := fs.ReadFile(folder, dir+name)
			if err != nil {
				t.Fatal(err)
			}
			if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != want {
				t.Errorf("%s%s does not have the checksum of VERSION: run go generate ./templates", dir, name)
			}
		}
	}
}

// The forms work without a network, and tell nobody but the forge that they are open.
func TestTheFormsAskNoHostForFontsWordsOrVersions(t *testing.T) {
	script, err := fs.ReadFile(Files, "third_party/sveltia-cms/sveltia-cms.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"unpkg.com", "jsdelivr", "status.json", "hostedstatus", "eval(", "new Function"} {
		if strings.Contains(string(script), bad) {
			t.Errorf("sveltia-cms.js contains %q", bad)
		}
	}
}

// The pages' policy forbids both, and a site may be looked at without a network.
func TestLibrariesNeitherEvaluateTextNorNameAnotherHost(t *testing.T) {
	scripts, err := fs.Glob(Files, "third_party/*/*.min.js")
	if err != nil || len(scripts) < 2 {
		t.Fatalf("found only %v: %v", scripts, err)
	}
	for _, name := range scripts {
		script, err := fs.ReadFile(Files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"eval(", "new Function", "http://", "https://", "import("} {
			if strings.Contains(string(script), bad) {
				t.Errorf("%s contains %q", name, bad)
			}
		}
	}
}

func TestEveryLibraryBringsItsLicence(t *testing.T) {
	dirs, err := fs.ReadDir(folder, "third_party")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		for _, name := range []string{"LICENSE", "VERSION"} {
			if _, err := fs.Stat(folder, "third_party/"+dir.Name()+"/"+name); err != nil {
				t.Errorf("%s has no %s", dir.Name(), name)
			}
		}
	}
}
