package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"factorybook/generator"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/write"
)

// editionFor returns the factory that an edition is for; ok is false for the internal one.
func editionFor(name string) (id string, ok bool, err error) {
	if name == "internal" {
		return "", false, nil
	}
	id, ok = strings.CutPrefix(name, "factory:")
	if !ok || !load.ValidFactoryID(id) {
		return "", false, usageError{text: fmt.Sprintf("unknown edition %q, expected internal or factory:ID", name), hint: "--edition factory:foshan-huayao"}
	}
	return id, true, nil
}

// handedOver is why there is no edition and no review after an error.
const handedOver = "nothing was written: what is handed to a factory must not be wrong"

// makeEdition makes the pages for a factory; none after an error in its records.
func makeEdition(ctx context.Context, e env, at place, id, asOf string, alone bool) ([]generator.EditionFile, record.Date, error) {
	opened, err := openBook(ctx, e, at, asOf)
	if err != nil {
		return nil, 0, err
	}
	defer opened.close()
	files, report, err := generator.Edition(ctx, opened.Options, id, alone)
	if err != nil {
		return nil, 0, named(err, at)
	}
	if err := opened.stopAtErrors(e, report, "", handedOver); err != nil {
		return nil, 0, err
	}
	return files, report.AsOf, nil
}

// buildEdition writes the pages for a factory into a folder of their own.
func buildEdition(ctx context.Context, e env, at place, id, out, asOf string) error {
	folder := filepath.Join(at.dir, load.OutputFolder, "editions", id)
	if out == "" {
		if err := noLinks(at.dir, filepath.Join(load.OutputFolder, "editions", id)); err != nil {
			return err
		}
	} else {
		inside, err := write.Inside(out, at.dir)
		if err != nil {
			return wrapCompare(out, err)
		}
		if inside {
			return usageError{text: fmt.Sprintf("%s lies inside the book %s", out, at.dir), hint: at.command("build", "--edition", "factory:"+id)}
		}
		folder = out
	}
	files, day, err := makeEdition(ctx, e, at, id, asOf, false)
	if err != nil {
		return err
	}
	if err := onlyEdition(folder, files); err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return fmt.Errorf("make the folder of the edition: %w", err)
		}
		if err := write.File(name, f.Data); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.stdout, "%s: the edition for %s, as of %s; nothing else is in this folder\n", folder, id, day)
	return nil
}

// onlyEdition refuses a folder in which something else is that would be handed over, too.
func onlyEdition(folder string, files []generator.EditionFile) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // it is made
	}
	var expected []string
	for _, f := range files {
		first, _, _ := strings.Cut(f.Path, "/")
		expected = append(expected, first)
	}
	for _, entry := range entries {
		name := entry.Name()
		if slices.Contains(expected, name) && onlyPages(filepath.Join(folder, name)) {
			continue
		}
		return usageError{text: fmt.Sprintf("%s holds %s, which would be handed over as well", folder, name), hint: "choose a folder of its own, or empty it"}
	}
	return nil
}

// onlyPages reports whether a file is a file, or a folder has a page and nothing else.
func onlyPages(name string) bool {
	entries, err := os.ReadDir(name)
	return err != nil || len(entries) == 0 || len(entries) == 1 && entries[0].Name() == "index.html"
}

// briefEdition writes the pages for a factory, as HTML or PDF: a file in each language that
// is asked for, by default in all; one alone where its name is given.
func briefEdition(ctx context.Context, e env, at place, id string, args []string, out, asOf string, languages []string, browser string) error {
	if len(args) > 1 || len(args) == 1 && args[0] != id {
		return usageError{text: "an edition is for one factory alone", hint: at.command("brief", "--edition", "factory:"+id)}
	}
	to, err := printoutFor("brief", out, browser, at, []string{id})
	if err != nil {
		return err
	}
	files, day, err := makeEdition(ctx, e, at, id, asOf, true)
	if err != nil {
		return err
	}
	pages := files
	if len(languages) > 0 {
		pages = nil
	}
	for _, language := range languages {
		i := slices.IndexFunc(files, func(f generator.EditionFile) bool { return f.Language == language })
		if i < 0 {
			return usageError{text: fmt.Sprintf("unknown language %q", language), hint: "--languages zh-Hans"}
		}
		pages = append(pages, files[i])
	}
	if out != "" && len(pages) > 1 {
		if len(languages) > 0 {
			return usageError{text: "one file is in one language", hint: "--languages zh-Hans"}
		}
		pages = pages[:1]
	}
	for _, page := range pages {
		file, err := to.write(ctx, page.Data, fmt.Sprintf("editions/%s-%s-%s.html", id, day, page.Language))
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s: the edition for %s, as of %s\n", file, id, day)
	}
	return nil
}
