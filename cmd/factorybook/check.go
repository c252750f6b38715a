package main

import (
	"cmp"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/words"
	"factorybook/templates"
)

func newCheck(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "check [BOOK]",
		Short:   "Say what is wrong with the records, and change nothing",
		Example: "  factorybook check\n  factorybook check --format json --strict\n  factorybook check --since origin/main",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	asOf := cmd.Flags().String("as-of", "", "the `date` to check for (default: the book's as_of, else today)")
	format := cmd.Flags().String("format", "text", "text, json, github, sarif or codequality")
	since := cmd.Flags().String("since", "", "a git `revision`: also report facts of the past that were rewritten since")
	language := languageFlag(cmd)
	strict := cmd.Flags().Bool("strict", false, "exit 1 on warnings too")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		print, err := problemFormat(*format)
		if err != nil {
			return err
		}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		defer boundGarbage(e)()
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		if *since != "" {
			before, err := openRevision(cmd.Context(), e, at.dir, *since)
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
		said, err := problemWords(*language, report)
		if err != nil {
			return err
		}
		if err := print(opened, e, report, said); err != nil {
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
func problemFormat(name string) (func(*openedBook, env, *generator.Report, *words.ProblemWords) error, error) {
	switch name {
	case "text":
		return func(b *openedBook, e env, r *generator.Report, w *words.ProblemWords) error {
			b.printProblems(e, r.Problems, w)
			errors, warnings := diag.Count(r.Problems)
			fmt.Fprintln(e.stdout, w.Say(diag.Say("%s, %s in %s and %s", one(errors, diag.Say("1 error"), diag.Say("%d errors", errors)), one(warnings, diag.Say("1 warning"), diag.Say("%d warnings", warnings)),
				one(r.Factories, diag.Say("1 factory"), diag.Say("%d factories", r.Factories)), one(r.Orders, diag.Say("1 order"), diag.Say("%d orders", r.Orders)))))
			return nil
		}, nil
	case "json":
		return func(_ *openedBook, e env, r *generator.Report, w *words.ProblemWords) error {
			return diag.WriteJSON(e.stdout, w.All(r.Problems))
		}, nil
	case "github":
		return func(b *openedBook, e env, r *generator.Report, w *words.ProblemWords) error {
			return diag.WriteGitHub(e.stdout, w.All(r.Problems), b.prefix, w.Table())
		}, nil
	case "codequality":
		return func(b *openedBook, e env, r *generator.Report, w *words.ProblemWords) error {
			return diag.WriteCodeQuality(e.stdout, w.All(r.Problems), b.prefix, w.Table())
		}, nil
	case "sarif":
		return func(b *openedBook, e env, r *generator.Report, w *words.ProblemWords) error {
			return diag.WriteSARIF(e.stdout, w.All(r.Problems), diag.SARIFOptions{Prefix: b.prefix, Rules: w.Rules(check.Rules()), Phrases: w.Table(), Version: version()})
		}, nil
	}
	return nil, usageError{text: fmt.Sprintf("unknown format %q, expected text, json, github, sarif or codequality", name), hint: "--format text"}
}

// mostWarnings is how many a command prints whose work is another: who has thousands does
// not read them there.
const mostWarnings = 100

// report prints the problems of a report for a person: all of them when one is an error,
// and else the first.
func (b *openedBook) report(e env, r *generator.Report, language string) error {
	said, err := problemWords(language, r)
	if err != nil {
		return err
	}
	if more := len(r.Problems) - mostWarnings; more > 0 && !diag.HasErrors(r.Problems) {
		b.printProblems(e, r.Problems[:mostWarnings], said)
		fmt.Fprintln(e.stdout, said.Say(diag.Say("… and %s: `%s` prints all of them", one(more, diag.Say("1 warning more"), diag.Say("%d warnings more", more)), b.command("check"))))
		return nil
	}
	b.printProblems(e, r.Problems, said)
	return nil
}

// problemWords are the words for the problems of a report: in the language asked for,
// else in the book's.
func problemWords(language string, r *generator.Report) (*words.ProblemWords, error) {
	return words.LoadProblems(templates.Files, cmp.Or(language, r.Language))
}

// one is what to say of a number: of 1, or of another.
func one(n int, single, several diag.Message) diag.Message {
	if n == 1 {
		return single
	}
	return several
}

// printProblems prints the problems for a person, with the line each stands in.
func (b *openedBook) printProblems(e env, problems []diag.Problem, w *words.ProblemWords) {
	diag.WriteText(e.stdout, w.All(problems), diag.TextOptions{
		Phrases: w.Table(),
		Prefix:  b.dir,
		Source:  func(file string) ([]byte, error) { return fs.ReadFile(b.Book, file) },
		Colour:  e.colour(e.stdout),
	})
}

// stopAtErrors ends a command that can say nothing right after an error: it prints the
// problems and why. Without an error it prints nothing.
func (b *openedBook) stopAtErrors(e env, r *generator.Report, language, why string) error {
	if !diag.HasErrors(r.Problems) {
		return nil
	}
	if err := b.report(e, r, language); err != nil {
		return err
	}
	fmt.Fprintln(e.stderr, why)
	return errProblems
}
