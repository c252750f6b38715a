package generator_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// An interrupted build leaves the old site, wherever it was interrupted.
func TestInterruptLeavesTheOldSite(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		c := newChanging(t, 3, "yangjiang-tingrenfang", "zibo-shayanli")
		c.opt.Site.InPlace = inPlace
		c.build()
		old := contentsOf(t, c.out)
		c.opt.AsOf = record.NewDate(2026, 9, 1) // every page is another one
		for range testenv.Sample(6, 60) {
			ctx, interrupt := context.WithCancel(t.Context())
			opt := c.opt
			opt.Workers = 1 + c.IntN(2)
			switch c.IntN(2) {
			case 0: // at some factory, or after the last one
				var told atomic.Int64
				at := 1 + c.Int64N(4) // each of the two is read, and then built
				opt.Progress = func(generator.Progress) {
					if told.Add(1) == at {
						interrupt()
					}
				}
			default: // when all is there but the decision
				opt.Site.Deciding = interrupt
			}
			_, err := generator.Build(ctx, opt, c.out, true)
			interrupt()
			if err == nil {
				t.Fatal("the build came to its end")
			}
			if !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			if diff := cmp.Diff(old, contentsOf(t, c.out)); diff != "" {
				t.Fatalf("in place %t: the old site is no longer as it was: %s", inPlace, diff)
			}
		}
		c.build() // and the next one is whole
	}
}

// contentsOf reads all files of a site that are to be seen.
func contentsOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && name != dir && e.IsDir() && e.Name()[0] == '.' {
			return fs.SkipDir // what the next build removes
		}
		if err != nil || e.IsDir() || e.Name()[0] == '.' {
			return err
		}
		data, err := os.ReadFile(name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
