package generator_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/testenv"
)

// shards builds the book in so many parts.
func (c *changing) shards(of int) (folders []string, parts []fs.FS) {
	c.Helper()
	opt := c.opt
	opt.Keep = &generator.Keep{Program: c.program}
	for n := range of {
		folder := filepath.Join(c.TempDir(), fmt.Sprintf("part-%d", n+1))
		report, err := generator.BuildShard(c.Context(), opt, generator.Shard{N: n + 1, Of: of}, folder)
		if err != nil || diag.HasErrors(report.Problems) {
			c.Fatal(err, report)
		}
		folders, parts = append(folders, folder), append(parts, os.DirFS(folder))
	}
	return folders, parts
}

func (c *changing) assemble(parts []fs.FS, out string) (*generator.Report, error) {
	opt := c.opt
	opt.Keep = &generator.Keep{Program: c.program}
	return generator.Assemble(c.Context(), opt, parts, out, true)
}

// However many parts it is built in, the site is that of one build, and so is the report.
func TestPartsGiveTheSiteOfOneBuild(t *testing.T) {
	c := newChanging(t, 1, "yangjiang-tingrenfang", "zibo-shayanli", "anji-qizhuwu")
	for n, commit := range []string{"", strings.Repeat("0123456789", 4)} {
		c.opt.Commit = commit
		whole := filepath.Join(t.TempDir(), "whole")
		want, err := generator.Build(t.Context(), c.opt, whole, true)
		if err != nil {
			t.Fatal(err)
		}
		for _, of := range [][]int{{1, 3}, {2, 5}}[n][:testenv.Sample(1, 2)] { // 5: some parts have no factory
			_, parts := c.shards(of)
			out := filepath.Join(t.TempDir(), "site")
			got, err := c.assemble(parts, out)
			if err != nil {
				t.Fatal(err)
			}
			c.sameSites(whole, out)
			if fmt.Sprint(got.Problems, got.Suppressed, got.Orders, got.Factories) != fmt.Sprint(want.Problems, want.Suppressed, want.Orders, want.Factories) {
				t.Errorf("%d parts: another report", of)
			}
		}
	}
}

// What does not belong together gives no site.
func TestPartsThatDoNotFitAreRefused(t *testing.T) {
	c := newChanging(t, 1, "yangjiang-tingrenfang", "zibo-shayanli")
	folders, parts := c.shards(2)
	out := filepath.Join(t.TempDir(), "site")
	refused := func(why string, parts []fs.FS, says string) {
		t.Helper()
		_, err := c.assemble(parts, out)
		var wrong *generator.PartError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", why, err)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%s: there is a site", why)
		}
	}
	refused("one is missing", parts[:1], "missing: part 2/2")
	refused("one is there twice", []fs.FS{parts[0], parts[0], parts[1]}, "part 1/2 is there twice")
	refused("a folder that is no part", append([]fs.FS{os.DirFS(c.book)}, parts...), "the 1st folder is no part")
	_, three := c.shards(3)
	refused("of another number", []fs.FS{parts[0], three[1]}, "does not belong")

	page := filepath.Join(folders[0], filepath.FromSlash(one(t, folders[0])))
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, append(data, ' '), 0o666); err != nil {
		t.Fatal(err)
	}
	refused("a page that was changed", parts, "was changed since")
	if err := os.Remove(page); err != nil {
		t.Fatal(err)
	}
	refused("a page that is gone", parts, "not whole")
	if err := os.WriteFile(page, data, 0o666); err != nil {
		t.Fatal(err)
	}

	c.program = "2"
	refused("of another program", parts, "another state of the book")
	c.program = "1"
	c.opt.BaseURL = "https://book.example/"
	refused("for another address", parts, "another state of the book")
	c.opt.BaseURL = ""
	c.rewrite(filepath.Join(c.book, "factories/zibo-shayanli/factory.yaml"), func(s string) string { return s + "\n# More.\n" })
	refused("of other records", parts, "another state of the book")
	c.copyIn("factories/zibo-shayanli/factory.yaml")
	if _, err := c.assemble(parts, out); err != nil {
		t.Errorf("all as it was: %v", err)
	}
}

// one is the name of a page in a part.
func one(t *testing.T, folder string) string {
	t.Helper()
	pages, err := fs.Glob(os.DirFS(folder), "factories/*/index.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("the part has no page", err)
	}
	return pages[0]
}
