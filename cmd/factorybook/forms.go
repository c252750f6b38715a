package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"factorybook/generator/forms"
	"factorybook/generator/history"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

// formsMade is a file beside the forms with the checksum of each file that the program
// wrote there: one with another is somebody's own by now, and stays.
const formsMade = load.AdminFolder + "/made.json"

// writeForms writes the page of forms, or brings it up to date: what the program wrote and
// nobody changed since is replaced, all else stays. kept are the files that somebody
// changed, unfit those of which no form can be made.
func writeForms(ctx context.Context, files *write.Book, dir string, today record.Date) (made, kept, unfit []string, err error) {
	book := os.DirFS(dir)
	settings, err := fs.ReadFile(book, path.Join(load.AdminFolder, forms.SettingsFile))
	if errors.Is(err, fs.ErrNotExist) {
		if settings, err = forms.Settings(); err != nil {
			return nil, nil, nil, err
		}
		name := path.Join(load.AdminFolder, forms.SettingsFile)
		if err := files.Create(name, settings); err != nil {
			return nil, nil, nil, err
		}
		made = append(made, name)
	} else if err != nil {
		return nil, nil, nil, err
	}
	page, unfit, err := formsPage(ctx, book, dir, settings, today)
	if err != nil {
		return made, nil, nil, err
	}
	sums, err := readSums(book)
	if err != nil {
		return made, nil, unfit, err
	}
	for _, base := range slices.Sorted(maps.Keys(page)) {
		name, data := path.Join(load.AdminFolder, base), page[base]
		old, err := fs.ReadFile(book, name)
		switch {
		case err == nil && bytes.Equal(old, data):
		case err == nil && sums[base] != sum(old):
			kept = append(kept, name)
			continue
		case err == nil:
			err = files.Replace(name, data)
			made = append(made, name)
		case errors.Is(err, fs.ErrNotExist):
			err = files.Create(name, data)
			made = append(made, name)
		}
		if err != nil {
			return made, kept, unfit, err
		}
		sums[base] = sum(data)
	}
	return made, kept, unfit, writeSums(files, book, sums)
}

// formsPage are the files of the page for a book.
func formsPage(ctx context.Context, book fs.FS, dir string, settings []byte, today record.Date) (page map[string][]byte, unfit []string, err error) {
	of, err := forms.Read(book, today)
	if err != nil {
		return nil, nil, err
	}
	of.Base = history.Prefix(ctx, dir)
	english, err := words.LoadWords(templates.Files, words.English)
	if err != nil {
		return nil, nil, err
	}
	chinese, err := words.LoadWords(templates.Files, words.Chinese)
	if err != nil {
		return nil, nil, err
	}
	help, err := words.LoadProblems(templates.Files, words.Chinese)
	if err != nil {
		return nil, nil, err
	}
	page, err = forms.Files(&of, settings, english, chinese, help)
	return page, of.Unfit, err
}

func sum(data []byte) string {
	of := sha256.Sum256(data)
	return hex.EncodeToString(of[:])
}

func readSums(book fs.FS) (map[string]string, error) {
	sums := map[string]string{}
	data, err := fs.ReadFile(book, formsMade)
	if errors.Is(err, fs.ErrNotExist) {
		return sums, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &sums)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", formsMade, err)
	}
	return sums, nil
}

func writeSums(files *write.Book, book fs.FS, sums map[string]string) error {
	data, err := json.MarshalIndent(sums, "", " ")
	if err != nil {
		return fmt.Errorf("write %s: %w", formsMade, err)
	}
	data = append(data, '\n')
	switch old, err := fs.ReadFile(book, formsMade); {
	case errors.Is(err, fs.ErrNotExist):
		return files.Create(formsMade, data)
	case err == nil && bytes.Equal(old, data):
		return nil
	}
	return files.Replace(formsMade, data)
}

// formsNext says how the forms are begun.
func (e env) formsNext(unfit []string) {
	for _, name := range unfit {
		fmt.Fprintf(e.stdout, "no form for %s: it holds several documents or a list in brackets; `- ` begins each record of a list\n", name)
	}
	fmt.Fprintf(e.stdout, "\nforms: name your repository in %s, and run init --forms again\n", path.Join(load.AdminFolder, forms.SettingsFile))
}
