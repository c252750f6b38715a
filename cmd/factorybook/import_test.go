package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"factorybook/generator/testenv"
)

// TestRealOrdersBecomeASite goes the whole way with ten thousand real order lines:
// import, check, build.
func TestRealOrdersBecomeASite(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	orders := testenv.Data(t, "scms/SCMS_Delivery_History_Dataset.csv")
	for _, mapName := range []string{"scms.yaml", "scms-warehouse.yaml"} {
		t.Run(mapName, func(t *testing.T) {
			book, site := t.TempDir(), t.TempDir()
			var stdout, stderr strings.Builder
			e := env{stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, now: func() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }}
			for _, args := range [][]string{
				{"import", "orders", orders, "--map", filepath.Join(root, "generator/importer/maps", mapName), "--book", book},
				{"check", book},
				{"build", book, "-o", site},
			} {
				stdout.Reset()
				if code := run(args, e); code != exitFine {
					t.Fatalf("factorybook %s: exit %d\n%s%s", strings.Join(args, " "), code, stdout.String(), stderr.String())
				}
				if args[0] == "check" && !strings.Contains(stdout.String(), "0 errors, ") {
					t.Errorf("check says\n%s", stdout.String())
				}
			}
			if _, err := os.Stat(filepath.Join(site, "factories", "cipla-goa-india", "consistency.html")); err != nil {
				t.Error(err)
			}
			problems, err := os.ReadFile(filepath.Join(site, "problems.html"))
			if err != nil {
				t.Fatal(err)
			}
			// Deliveries dated before their order are shown, not dropped.
			if want := 5; mapName == "scms.yaml" && strings.Count(string(problems), "FB0301") < want {
				t.Errorf("the problems page shows FB0301 %d times, want at least %d", strings.Count(string(problems), "FB0301"), want)
			}
		})
	}
}
