package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/briefing"
	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

func newBrief(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "brief FACTORY…",
		Short: "Print what to know before a visit: two pages a factory",
		Long: "brief writes the briefing for a visit, two pages of A4 or Letter: one for the taxi and the\n" +
			"first tea, one for the meeting. Several factories make one trip, with a cover. The file is\n" +
			"HTML that needs no other file, or a PDF made with an installed Chromium or Chrome.",
		Example: "  factorybook brief foshan-huayao --on 2026-12-03 -o visit.pdf\n" +
			"  factorybook brief anji-qizhuwu nantong-zhiyundu --on 2026-12-02,2026-12-04 --languages en,zh-Hans -o trip.html",
		Args: cobra.MinimumNArgs(1),
	}
	book := bookFlag(cmd)
	on := cmd.Flags().StringSlice("on", nil, "the `date` of the visit, one for all or one for each factory (default: the day of the book)")
	asOf := cmd.Flags().String("as-of", "", "the `date` that the records speak for (default: the book's as_of, else today)")
	languages := cmd.Flags().StringSlice("languages", nil, "en, zh-Hans or both, the first for the words, the second for the labels beside them (default: the book's)")
	paper := cmd.Flags().String("paper", "A4", "A4 or Letter")
	out := cmd.Flags().StringP("output", "o", "", "the `file` to write, .html or .pdf")
	browser := cmd.Flags().String("browser", "", "the Chromium or Chrome to make the PDF with (default: the one on the path)")
	team := cmd.Flags().StringArray("team", nil, "who of us goes; once for each `name`")
	purpose := cmd.Flags().String("purpose", "", "what the visit is for")
	wants := cmd.Flags().StringArray("want", nil, "an `outcome` that we want, up to three")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, err := bookDir(*book, nil)
		if err != nil {
			return err
		}
		opt, err := briefOptions(args, *on, *languages, *paper)
		if err != nil {
			return err
		}
		if len(*wants) > briefing.MaxWants {
			return usageError{text: fmt.Sprintf("%d wanted outcomes, expected at most %d", len(*wants), briefing.MaxWants), hint: "what does not fit on the sheet is forgotten in the meeting: choose"}
		}
		for i := range opt.Visits {
			v := &opt.Visits[i]
			v.Team, v.Purpose, v.Wants = *team, *purpose, *wants
		}
		pdf, err := briefFile(*out, dir, args)
		if err != nil {
			return err
		}
		binary := ""
		if pdf {
			if binary, err = findBrowser(*browser, *out); err != nil {
				return err
			}
		}
		opened, err := openBook(cmd.Context(), e, dir, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		photos, done := photoCache(e)
		defer done()
		opened.Photos = photos
		page, report, err := generator.Brief(cmd.Context(), opened.Options, opt)
		var unknown *generator.UnknownFactoryError
		switch {
		case errors.As(err, &unknown):
			return unknownFactory(unknown, dir)
		case err != nil:
			return err
		}
		if diag.HasErrors(report.Problems) {
			if err := opened.report(e, report, first(*languages)); err != nil {
				return err
			}
			fmt.Fprintln(e.stderr, "nothing was written: a briefing must not be wrong")
			return errProblems
		}
		if pdf {
			ctx, cancel := context.WithTimeout(cmd.Context(), printTimeout)
			defer cancel()
			if page, err = printPDF(ctx, binary, page); err != nil {
				return fmt.Errorf("make the PDF with %s: %w (the way out: -o %s, then print it)", binary, err, htmlName(*out))
			}
		}
		if err := write.File(*out, page); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s: briefing for %s, as of %s\n", *out, count(len(args), "factory", "factories"), report.AsOf)
		return nil
	}
	return cmd
}

// fewFactories is how many ids a hint names.
const fewFactories = 12

// unknownFactory is the mistake of naming a factory that the book does not have.
func unknownFactory(e *generator.UnknownFactoryError, dir string) usageError {
	return usageError{text: fmt.Sprintf("no factory %q in %s", e.ID, dir), hint: factoryHint(e)}
}

// factoryHint says which id was meant, or which there are.
func factoryHint(e *generator.UnknownFactoryError) string {
	switch n := len(e.IDs); {
	case e.Near != "":
		return "did you mean " + e.Near + "?"
	case n == 0:
		return "factorybook new factory " + e.ID
	case n <= fewFactories:
		return "the book has " + strings.Join(e.IDs, ", ")
	default:
		return fmt.Sprintf("the book has %d factories, such as %s; an id is the name of the folder in factories", n, e.IDs[0])
	}
}

// printTimeout bounds how long a browser may take: it starts in seconds, and in
// half a minute on a machine that does much else.
const printTimeout = 2 * time.Minute

// briefOptions reads the command line.
// first is the first of some languages, "" of none.
func first(languages []string) string {
	if len(languages) == 0 {
		return ""
	}
	return languages[0]
}

func briefOptions(factories, on, languages []string, paper string) (generator.BriefOptions, error) {
	opt := generator.BriefOptions{Languages: languages}
	switch strings.ToLower(paper) {
	case "a4":
		opt.Paper = "A4"
	case "letter":
		opt.Paper = "Letter"
	default:
		return opt, usageError{text: fmt.Sprintf("unknown paper %q, expected A4 or Letter", paper), hint: "--paper A4"}
	}
	if len(languages) > 2 || len(languages) == 2 && languages[0] == languages[1] {
		return opt, usageError{text: "expected one language or two different ones", hint: "--languages en,zh-Hans"}
	}
	all, err := words.AllLanguages(templates.Files)
	if err != nil {
		return opt, err
	}
	for _, l := range languages {
		if !slices.Contains(all, l) {
			return opt, usageError{text: fmt.Sprintf("unknown language %q, expected one or two of %s", l, strings.Join(all, ", ")), hint: "--languages " + strings.Join(all[:2], ",")}
		}
	}
	if len(on) > 1 && len(on) != len(factories) {
		return opt, usageError{text: fmt.Sprintf("%d dates for %d factories: expected one for all or one for each", len(on), len(factories)), hint: "--on 2026-12-02,2026-12-04"}
	}
	days := make([]record.Date, len(on))
	for i, text := range on {
		var err error
		if days[i], err = dateFlag("on", text); err != nil {
			return opt, err
		}
	}
	for i, id := range factories {
		v := generator.BriefVisit{Factory: id}
		switch {
		case len(days) == 1:
			v.On = days[0]
		case len(days) > 1:
			v.On = days[i]
		}
		opt.Visits = append(opt.Visits, v)
	}
	return opt, nil
}

// briefFile checks the name of the file to write, and says whether it is a PDF.
func briefFile(out, dir string, factories []string) (pdf bool, err error) {
	example := "factorybook brief " + strings.Join(factories, " ") + " -o visit.pdf"
	switch strings.ToLower(filepath.Ext(out)) {
	case ".html", ".htm":
	case ".pdf":
		pdf = true
	default:
		if out == "" {
			return false, usageError{text: "brief needs a file to write", hint: example}
		}
		return false, usageError{text: fmt.Sprintf("a briefing is .html or .pdf, not %s", filepath.Base(out)), hint: example}
	}
	inside, err := write.Inside(filepath.Dir(out), dir)
	if err != nil {
		return false, fmt.Errorf("compare %s with the book: %w", out, err)
	}
	folder := filepath.Dir(out)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return false, usageError{text: fmt.Sprintf("no folder %s to write %s into", folder, filepath.Base(out)), hint: "mkdir " + folder}
	}
	if inside {
		return false, usageError{text: fmt.Sprintf("%s lies inside the book %s", out, dir), hint: "choose a place beside the book, such as -o ../visit.pdf"}
	}
	return pdf, nil
}

// htmlName is the file's name as HTML.
func htmlName(out string) string { return strings.TrimSuffix(out, filepath.Ext(out)) + ".html" }
