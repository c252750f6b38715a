package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"factorybook/generator/load"
	"factorybook/generator/write"
)

// printout is a page that a command prints: the file, and the browser that makes a PDF of
// it, "" where it stays HTML.
type printout struct {
	at           place
	out, browser string
}

// printed is what the file of a command is called in examples.
var printed = map[string]string{"brief": "visit.pdf", "review": "review.pdf"}

// printoutFor checks where a command prints to before anything is made. out and browser are
// the flags, factories those that were named.
func printoutFor(command, out, browser string, at place, factories []string) (p printout, err error) {
	p = printout{at: at, out: out}
	if out == "" {
		return p, nil
	}
	example := at.command(command, append(slices.Clone(factories), "-o", at.beside(printed[command]))...)
	pdf := false
	switch strings.ToLower(filepath.Ext(out)) {
	case ".html", ".htm":
	case ".pdf":
		pdf = true
	default:
		return p, usageError{text: fmt.Sprintf("%s writes .html or .pdf, not %s", command, filepath.Base(out)), hint: example}
	}
	folder := filepath.Dir(out)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return p, usageError{text: fmt.Sprintf("no folder %s to write %s into", folder, filepath.Base(out)), hint: "mkdir " + typedWord(folder)}
	}
	inside, err := write.Inside(folder, at.dir)
	if err != nil {
		return p, wrapCompare(out, err)
	}
	if inside {
		public, err := write.Inside(folder, filepath.Join(at.dir, load.OutputFolder))
		if err != nil {
			return p, wrapCompare(out, err)
		}
		if !public {
			return p, usageError{text: fmt.Sprintf("%s lies inside the book %s, and not in %s", out, at.dir, load.OutputFolder), hint: example}
		}
	}
	if pdf {
		p.browser, err = findBrowser(browser, out)
	}
	return p, err
}

// write prints a page, and returns the file. Without -o it is one below public in the book.
func (p printout) write(ctx context.Context, page []byte, public string) (string, error) {
	if p.browser != "" {
		ctx, cancel := context.WithTimeout(ctx, printTimeout)
		defer cancel()
		var err error
		if page, err = printPDF(ctx, p.browser, page); err != nil {
			return "", fmt.Errorf("make the PDF with %s: %w (the way out: -o %s, then print it)", p.browser, err, htmlName(p.out))
		}
	}
	out := p.out
	if out == "" {
		var err error
		if out, err = p.at.publicFile(public); err != nil {
			return "", err
		}
	}
	return out, write.File(out, page)
}

// htmlName is the file's name as HTML.
func htmlName(out string) string { return strings.TrimSuffix(out, filepath.Ext(out)) + ".html" }
