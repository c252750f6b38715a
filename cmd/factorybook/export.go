package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/export"
)

func newExport(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [BOOK] -o DIR",
		Short: "Write the records and figures as tables: a workbook, CSV and JSON",
		Long: "export writes every table of the book into DIR, which must lie outside the book: factories,\n" +
			"contacts, orders with their lines, deliveries, payments and inspections, visits, promises,\n" +
			"issues, talks, and the figures with n, k, interval and state. They are one workbook (.xlsx)\n" +
			"with a sheet on what the columns mean, a CSV file each, and one JSON file; and a map by\n" +
			"which import reads factories and orders back. Private notes are never part of it.\n" +
			"Tables hold all that is recorded; figures speak for the as-of day.",
		Example: "  factorybook export -o ../tables\n  factorybook export -o ../tables --factory anji-qizhuwu",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	out := cmd.Flags().StringP("output", "o", "", "the `folder` of the tables")
	asOf := cmd.Flags().String("as-of", "", "the `date` that the figures speak for (default: the book's as_of, else today)")
	factory := cmd.Flags().String("factory", "", "only the factory with this `id`")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		if *out == "" {
			return usageError{text: "export needs a folder for the tables", hint: at.command("export", "-o", at.beside("tables"))}
		}
		if err := at.outsideDir(*out, "export", "tables"); err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		report, err := generator.Export(cmd.Context(), opened.Options, *out, *factory)
		opened.progressDone()
		if err != nil {
			return named(err, at)
		}
		if err := opened.report(e, report.Report, ""); err != nil {
			return err
		}
		if diag.HasErrors(report.Problems) {
			fmt.Fprintln(e.stderr, "nothing was written: what could not be read would be missing in the tables")
			return errProblems
		}
		fmt.Fprintf(e.stdout, "%s: %s, %s, figures as of %s: %d files written, %d unchanged\n", *out,
			count(report.Factories, "factory", "factories"), count(report.Orders, "order", "orders"), report.AsOf, report.Site.Written, report.Site.Unchanged)
		if len(report.Cut) > 0 {
			fmt.Fprintf(e.stderr, "%s longer than a cell of a workbook can hold and ends in […] there; the other files have it whole: %s in %s\n",
				count(len(report.Cut), "text is", "texts are"), strings.Join(report.Cut[:min(len(report.Cut), 10)], ", "), export.WorkbookFile)
		}
		return nil
	}
	return cmd
}
