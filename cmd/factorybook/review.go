package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator"
)

func newReview(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "review FACTORY",
		Short: "Print the yearly review for both sides of the table",
		Long: "review writes four sheets of A4 or Letter in two languages, for a meeting with the factory:\n" +
			"what each side promised and kept, how consistent both were, what was solved together, and\n" +
			"room for what each wishes and for both signatures. It holds what the edition for the factory\n" +
			"may hold, and nothing else. Without -o it is public/reviews/FACTORY-YEAR.html in the book.",
		Example: "  factorybook review anji-qizhuwu --year 2025\n" +
			"  factorybook review anji-qizhuwu --language zh-Hans -o ../review.pdf",
		Args: cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	asOf := cmd.Flags().String("as-of", "", "the `date` that the records speak for (default: the book's as_of, else today)")
	year := cmd.Flags().Int("year", 0, "the `year` (default: that of the day the records speak for)")
	language := cmd.Flags().String("language", "", "en or zh-Hans, the first of the two (default: the first of the book's languages)")
	paper := cmd.Flags().String("paper", "A4", "A4 or Letter")
	out := cmd.Flags().StringP("output", "o", "", "the `file` to write, .html or .pdf (default: in public/reviews of the book)")
	browser := cmd.Flags().String("browser", "", "the Chromium or Chrome to make the PDF with (default: the one on the path)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, nil)
		if err != nil {
			return err
		}
		if len(args) == 0 {
			return listFactories(e, at, "review")
		}
		opt := generator.ReviewOptions{Factory: args[0], Year: *year, Language: *language}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		if opt.Paper, err = paperFlag(*paper); err != nil {
			return err
		}
		if cmd.Flags().Changed("year") && (*year < 1900 || *year > 9999) {
			return usageError{text: fmt.Sprintf("--year %d: expected a year", *year), hint: "--year 2026"}
		}
		to, err := printoutFor("review", *out, *browser, at, args)
		if err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		page, report, err := generator.Review(cmd.Context(), opened.Options, opt)
		if ahead, ok := errors.AsType[*generator.YearAheadError](err); ok {
			return usageError{text: err.Error(), hint: fmt.Sprintf("--year %d", ahead.AsOf.Year())}
		}
		if err != nil {
			return named(err, at)
		}
		if err := opened.stopAtErrors(e, report, *language, handedOver); err != nil {
			return err
		}
		file, err := to.write(cmd.Context(), page, fmt.Sprintf("reviews/%s-%d.html", args[0], report.AsOf.Year()))
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s: the review with %s, the twelve months up to %s\n", file, args[0], report.AsOf)
		return nil
	}
	return cmd
}

// paperFlag reads the name of a paper.
func paperFlag(paper string) (string, error) {
	for _, known := range []string{"A4", "Letter"} {
		if strings.EqualFold(paper, known) {
			return known, nil
		}
	}
	return "", usageError{text: fmt.Sprintf("unknown paper %q, expected A4 or Letter", paper), hint: "--paper A4"}
}
