package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"
	"testing"
)

// version reads a VERSION file: a name and a value on each line.
func version(t *testing.T, name string) map[string]string {
	t.Helper()
	data, err := fs.ReadFile(Files, name)
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

func TestEChartsIsWhatItsVersionFileSays(t *testing.T) {
	const dir = "third_party/echarts/"
	script, err := fs.ReadFile(Files, dir+"echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	facts := version(t, dir+"VERSION")
	sum := sha256.Sum256(script)
	if got := hex.EncodeToString(sum[:]); got != facts["sha256"] {
		t.Errorf("echarts.min.js has the checksum %s, VERSION says %q: run go generate ./templates", got, facts["sha256"])
	}
	if !strings.HasPrefix(string(script), "/*! Apache ECharts "+facts["echarts"]+",") {
		t.Errorf("echarts.min.js does not begin with a notice of version %s", facts["echarts"])
	}
	if !strings.Contains(facts["command"], "build.sh") {
		t.Errorf("VERSION does not say how the script was made: %q", facts["command"])
	}
}

// The pages' policy forbids both, and a site may be looked at without a network.
func TestEChartsNeitherEvaluatesTextNorNamesAnotherHost(t *testing.T) {
	script, err := fs.ReadFile(Files, "third_party/echarts/echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"eval(", "new Function", "http://", "https://", "import("} {
		if strings.Contains(string(script), bad) {
			t.Errorf("echarts.min.js contains %q", bad)
		}
	}
}

func TestEveryLibraryBringsItsLicence(t *testing.T) {
	dirs, err := fs.ReadDir(Files, "third_party")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		for _, name := range []string{"LICENSE", "VERSION"} {
			if _, err := fs.Stat(Files, "third_party/"+dir.Name()+"/"+name); err != nil {
				t.Errorf("%s has no %s", dir.Name(), name)
			}
		}
	}
}
