package main

import (
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/check"
	"factorybook/generator/diag"
)

func newCheck(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "check [BOOK]",
		Short:   "Say what is wrong with the records, and change nothing",
		Example: "  factorybook check content\n  factorybook check content --format json --strict\n  factorybook check --since origin/main",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	asOf := cmd.Flags().String("as-of", "", "the `date` to check for (default: the book's as_of, else today)")
	format := cmd.Flags().String("format", "text", "text, json, github or sarif")
	since := cmd.Flags().String("since", "", "a git `revision`: also report facts of the past that were rewritten since")
	strict := cmd.Flags().Bool("strict", false, "exit 1 on warnings too")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		dir, err := bookDir(*book, args)
		if err != nil {
			return err
		}
		print, err := problemFormat(*format)
		if err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, dir, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		if *since != "" {
			before, err := openRevision(cmd.Context(), e, dir, *since)
			if err != nil {
				return err
			}
			defer before.Close()
			opened.Before = before
		}
		report, err := generator.Check(cmd.Context(), opened.Options)
		opened.progressDone()
		if err != nil {
			return err
		}
		if err := print(opened, e, report); err != nil {
			return err
		}
		errors, warnings := diag.Count(report.Problems)
		if errors > 0 || *strict && warnings > 0 {
			return errProblems
		}
		return nil
	}
	return cmd
}

// problemFormat returns how a report of problems is printed.
func problemFormat(name string) (func(*openedBook, env, *generator.Report) error, error) {
	switch name {
	case "text":
		return func(b *openedBook, e env, r *generator.Report) error {
			b.printProblems(e, r.Problems)
			errors, warnings := diag.Count(r.Problems)
			fmt.Fprintf(e.stdout, "%s, %s in %s and %s\n", count(errors, "error", "errors"), count(warnings, "warning", "warnings"),
				count(r.Factories, "factory", "factories"), count(r.Orders, "order", "orders"))
			return nil
		}, nil
	case "json":
		return func(_ *openedBook, e env, r *generator.Report) error { return diag.WriteJSON(e.stdout, r.Problems) }, nil
	case "github":
		return func(b *openedBook, e env, r *generator.Report) error {
			return diag.WriteGitHub(e.stdout, r.Problems, b.prefix)
		}, nil
	case "sarif":
		return func(b *openedBook, e env, r *generator.Report) error {
			return diag.WriteSARIF(e.stdout, r.Problems, diag.SARIFOptions{Prefix: b.prefix, Rules: check.Rules(), Version: version()})
		}, nil
	}
	return nil, usageError{text: fmt.Sprintf("unknown format %q, expected text, json, github or sarif", name), hint: "--format text"}
}

// printProblems prints the problems for a person, with the line each stands in.
func (b *openedBook) printProblems(e env, problems []diag.Problem) {
	diag.WriteText(e.stdout, problems, diag.TextOptions{
		Prefix: b.dir,
		Source: func(file string) ([]byte, error) { return fs.ReadFile(b.Book, file) },
		Colour: e.colour(e.stdout),
	})
}
