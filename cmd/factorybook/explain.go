package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/finding"
	"factorybook/generator/importer"
	"factorybook/generator/measure"
)

func newExplain(e env) *cobra.Command {
	return &cobra.Command{
		Use:     "explain CODE | MEASURE | FINDING",
		Short:   "Explain a problem's code, such as FB0101, a measure, such as on_time, or a finding",
		Long:    "explain prints what a rule finds, why, and a record before and after; what a measure\nanswers, how it is computed, what counts and what does not; or when a finding, such as\nlate_ours, is the title of a page, and what it does not say. Without an argument it lists all.",
		Example: "  factorybook explain FB0101\n  factorybook explain on_time\n  factorybook explain late_ours",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				explainAll(e.stdout)
				return nil
			}
			name := args[0]
			for _, rule := range allRules() {
				if strings.EqualFold(rule.Code, name) {
					explainRule(e.stdout, rule)
					return nil
				}
			}
			if def, ok := measure.Define(strings.ToLower(name)); ok {
				explainMeasure(e.stdout, def)
				return nil
			}
			if rule, ok := finding.Lookup(strings.ToLower(name)); ok {
				explainFinding(e.stdout, rule)
				return nil
			}
			return usageError{text: fmt.Sprintf("no rule, no measure and no finding is called %q", name), hint: "factorybook explain lists them all"}
		},
	}
}

// allRules are the rules of records, and of maps for import.
func allRules() []*diag.Rule { return slices.Concat(check.Rules(), importer.Rules()) }

func explainAll(w io.Writer) {
	for _, rule := range allRules() {
		fmt.Fprintf(w, "%-8s %-8s %s\n", rule.Code, rule.Severity, rule.Title)
	}
	fmt.Fprintln(w)
	for _, def := range measure.Definitions() {
		fmt.Fprintf(w, "%-24s %s\n", def.ID, def.Question)
	}
	fmt.Fprintln(w)
	for _, rule := range finding.Rules() {
		fmt.Fprintf(w, "%-24s %s\n", rule.ID, rule.Good)
	}
}

func explainRule(w io.Writer, rule *diag.Rule) {
	fmt.Fprintf(w, "%s (%s): %s\n\n%s\n", rule.Code, rule.Severity, rule.Title, wrap(rule.Why))
	for _, example := range []struct{ title, text string }{{"not so", rule.Bad}, {"but so", rule.Good}} {
		if text := strings.Trim(example.text, "\n"); text != "" {
			fmt.Fprintf(w, "\n%s:\n\n%s\n", example.title, indent(text))
		}
	}
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(text, "\n", "\n    ")
}

// wrap breaks a paragraph into lines of at most 80 characters.
func wrap(text string) string {
	var b strings.Builder
	width := 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case width == 0:
		case width+1+n > 80:
			b.WriteByte('\n')
			width = 0
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(word)
		width += n
	}
	return b.String()
}

func explainMeasure(w io.Writer, def *measure.Definition) {
	fmt.Fprintf(w, "%s (%s, %s, in %s)\n\n%s\n", def.ID, def.Side, def.Practice, def.Unit, wrap(def.Question))
	for _, part := range []struct{ title, text string }{
		{"How", def.Formula},
		{"What counts", def.Counts},
		{"What does not", def.Excludes},
		{"What it does not prove", def.Pitfalls},
		{"From how many cases", fmt.Sprintf("%d %s", def.MinN, def.MinNote)},
		{"Recorded in", def.Field},
		{"Source", def.Source},
		{"Example", def.Example},
	} {
		if part.text != "" {
			fmt.Fprintf(w, "\n%s:\n%s\n", part.title, wrap(part.text))
		}
	}
}

func explainFinding(w io.Writer, rule *finding.Rule) {
	fmt.Fprintf(w, "%s (finding, of %s)\n", rule.ID, map[string]string{"factory": "a factory", "chart": "a chart", "inspections": "the inspections"}[rule.About])
	for _, part := range []struct{ title, text string }{
		{"When", rule.When},
		{"Says", rule.Good},
		{"Not", rule.Bad},
		{"Why not", rule.Why},
		{"Looks at", strings.Join(rule.Measures, ", ")},
	} {
		if part.text != "" {
			fmt.Fprintf(w, "\n%s:\n%s\n", part.title, wrap(part.text))
		}
	}
}
