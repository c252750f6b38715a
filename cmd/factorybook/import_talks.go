package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/importer"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

func newImportTalks(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "talks FILE.mbox|FILE.eml… --factory FACTORY --ours @OUR.DOMAIN --book BOOK",
		Short: "Turn mails into questions and answers of the communication log",
		Long: "talks turns mails (.eml, .mbox) into talks: what the one side asked and the other answered,\n" +
			"with the days, the people and the subject. Nothing of the text of a mail is read. Only mails\n" +
			"between our addresses (--ours) and contacts whose `email` stands in the book count; without\n" +
			"--factory, those addresses say which factory a mail belongs to.",
		Example: "  factorybook import talks inbox.mbox sent.mbox --factory anji-qizhuwu --ours @nordhaven.example --dry-run",
		Args:    cobra.MinimumNArgs(1),
	}
	book := bookFlag(cmd)
	factory := cmd.Flags().String("factory", "", "only the mails with the contacts of the factory with this `id`")
	ours := cmd.Flags().StringSlice("ours", nil, "our `addresses`, or @ with a domain for all addresses there")
	dryRun := cmd.Flags().Bool("dry-run", false, "say what would be done, and do nothing")
	language := languageFlag(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if len(*ours) == 0 {
			return usageError{text: "import talks needs our addresses, to tell the two sides apart", hint: "--ours @our-company.com, or --ours mia@our-company.com,ole@our-company.com"}
		}
		at, err := findBook(e, *book, nil)
		if err != nil {
			return err
		}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		opt := importer.TalkOptions{Factory: *factory, Ours: *ours}
		for _, name := range args {
			file, err := readSource(name)
			if err != nil {
				return err
			}
			opt.Files = append(opt.Files, file)
		}
		root, err := os.OpenRoot(at.dir)
		if err != nil {
			return usageError{text: fmt.Sprintf("no book at %s: %v", at.dir, err), hint: "name the folder that holds factorybook.yaml"}
		}
		defer root.Close()
		opt.Book = root.FS()
		if !*dryRun {
			opt.Write = func() (*write.Book, error) { return write.OpenBook(at.dir) }
		}
		said, err := words.LoadProblems(templates.Files, cmp.Or(*language, bookLanguage(opt.Book)))
		if err != nil {
			return err
		}
		report, err := importer.Talks(opt)
		if unknown, ok := errors.AsType[*importer.UnknownFactoryError](err); ok {
			return unknownFactory(generator.UnknownFactory(unknown.ID, unknown.IDs), at)
		}
		if err != nil {
			return inWords(err, said)
		}
		if diag.HasErrors(report.Problems) {
			return printImport(e, &importer.Report{Problems: report.Problems}, "", at.dir, importer.Options{}, said)
		}
		return report.WriteText(e.stdout, said.Table())
	}
	return cmd
}
