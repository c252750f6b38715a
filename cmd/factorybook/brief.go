package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/briefing"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/templates"
)

func newBrief(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "brief [FACTORY…]",
		Short: "Print what to know before a visit: two pages a factory",
		Long: "brief writes the briefing for a visit, two pages of A4 or Letter: one for the taxi and the\n" +
			"first tea, one for the meeting. Several factories make one trip, with a cover. The file is\n" +
			"HTML that needs no other file, or a PDF made with an installed Chromium or Chrome. Without -o\n" +
			"it is public/briefings/FACTORY-DATE.html in the book, which builds keep. Without a factory,\n" +
			"brief lists those of the book.",
		Example: "  factorybook brief\n" +
			"  factorybook brief anji-qizhuwu --on 2026-12-03\n" +
			"  factorybook brief anji-qizhuwu -o ../visit.pdf\n" +
			"  factorybook brief --edition factory:anji-qizhuwu\n" +
			"  factorybook brief anji-qizhuwu nantong-zhiyundu --on 2026-12-02,2026-12-04 --languages en,zh-Hans -o ../trip.html",
	}
	book := bookFlag(cmd)
	on := cmd.Flags().StringSlice("on", nil, "the `date` of the visit, one for all or one for each factory (default: the day of the book)")
	asOf := cmd.Flags().String("as-of", "", "the `date` that the records speak for (default: the book's as_of, else today)")
	languages := cmd.Flags().StringSlice("languages", nil, "en, zh-Hans or both, the first for the words, the second for the labels beside them (default: the book's)")
	paper := cmd.Flags().String("paper", "A4", "A4 or Letter")
	out := cmd.Flags().StringP("output", "o", "", "the `file` to write, .html or .pdf (default: in public/briefings of the book)")
	browser := cmd.Flags().String("browser", "", "the Chromium or Chrome to make the PDF with (default: the one on the path)")
	edition := cmd.Flags().String("edition", "internal", "internal, or factory:`ID` for what may be handed to that factory, a file in each language (-o: one file)")
	team := cmd.Flags().StringArray("team", nil, "who of us goes; once for each `name`")
	purpose := cmd.Flags().String("purpose", "", "what the visit is for")
	wants := cmd.Flags().StringArray("want", nil, "an `outcome` that we want, up to three")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, nil)
		if err != nil {
			return err
		}
		if id, ok, err := editionFor(*edition); err != nil || ok {
			if err != nil {
				return err
			}
			for _, flag := range []string{"on", "paper", "team", "purpose", "want"} {
				if cmd.Flags().Changed(flag) {
					return usageError{text: fmt.Sprintf("an edition does not follow --%s: it says what both sides know, for no visit of its own", flag), hint: at.command("brief", "--edition", "factory:"+id)}
				}
			}
			return briefEdition(cmd.Context(), e, at, id, args, *out, *asOf, *languages, *browser)
		}
		if len(args) == 0 {
			return listFactories(e, at, "brief")
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
		to, err := printoutFor("brief", *out, *browser, at, args)
		if err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		opened.withPhotos()
		page, report, err := generator.Brief(cmd.Context(), opened.Options, opt)
		if err != nil {
			return named(err, at)
		}
		if err := opened.stopAtErrors(e, report, first(*languages), "nothing was written: a briefing must not be wrong"); err != nil {
			return err
		}
		file, err := to.write(cmd.Context(), page, "briefings/"+briefName(opt, report.AsOf))
		if err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s: briefing for %s, as of %s\n", file, count(len(args), "factory", "factories"), report.AsOf)
		return nil
	}
	return cmd
}

// fewFactories is how many ids a hint names.
const fewFactories = 12

// named says which id was meant, where err is a factory that the book does not have.
func named(err error, at place) error {
	if unknown, ok := errors.AsType[*generator.UnknownFactoryError](err); ok {
		return unknownFactory(unknown, at)
	}
	return err
}

// unknownFactory is the mistake of naming a factory that the book does not have.
func unknownFactory(e *generator.UnknownFactoryError, at place) usageError {
	return usageError{text: fmt.Sprintf("no factory %q in %s", e.ID, at.dir), hint: factoryHint(e, at)}
}

// factoryHint says which id was meant, or which there are.
func factoryHint(e *generator.UnknownFactoryError, at place) string {
	switch n := len(e.IDs); {
	case e.Near != "":
		return "did you mean " + e.Near + "?"
	case n == 0:
		if !load.ValidFactoryID(e.ID) {
			return at.command("new", "factory", "foshan-huayao")
		}
		return at.command("new", "factory", e.ID)
	case n <= fewFactories:
		return "the book has " + strings.Join(e.IDs, ", ")
	default:
		return fmt.Sprintf("the book has %d factories, such as %s; an id is the name of the folder in factories", n, e.IDs[0])
	}
}

// printTimeout bounds how long a browser may take: it starts in seconds, and in
// half a minute on a machine that does much else.
const printTimeout = 2 * time.Minute

// first is the first of some languages, "" of none.
func first(languages []string) string {
	if len(languages) == 0 {
		return ""
	}
	return languages[0]
}

// briefOptions reads the command line.
func briefOptions(factories, on, languages []string, paper string) (generator.BriefOptions, error) {
	opt := generator.BriefOptions{Languages: languages}
	var err error
	if opt.Paper, err = paperFlag(paper); err != nil {
		return opt, err
	}
	if len(languages) > 2 || len(languages) == 2 && languages[0] == languages[1] {
		return opt, usageError{text: "expected one language or two different ones", hint: "--languages en,zh-Hans"}
	}
	all, err := templates.Languages(templates.Files)
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

// briefName is what a briefing is called that has no other name: the factories, and
// the day of the first visit.
func briefName(opt generator.BriefOptions, asOf record.Date) string {
	name, day := opt.Visits[0].Factory, opt.Visits[0].On
	if n := len(opt.Visits) - 1; n > 0 {
		name += fmt.Sprintf("-and-%d-more", n)
	}
	if day.IsZero() {
		day = asOf
	}
	return name + "-" + day.String() + ".html"
}

// listFactories prints the ids by which a command knows a factory.
func listFactories(e env, at place, command string) error {
	b, err := openFolder(e, at)
	if err != nil {
		return err
	}
	defer b.close()
	book, err := load.Open(b.Book)
	if err != nil {
		return err
	}
	if len(book.Factories) == 0 {
		return unknownFactory(generator.UnknownFactory("foshan-huayao", nil), at)
	}
	width := 0
	for _, f := range book.Factories {
		width = max(width, len(f.ID))
	}
	for _, f := range book.Factories {
		profile, err := book.Profile(f.ID)
		if err != nil {
			return err
		}
		name := words.NameOf(profile)
		fmt.Fprintln(e.stdout, strings.TrimSpace(pad(f.ID, width)+"  "+oneLine(strings.TrimSpace(name.Latin+" "+name.Chinese))))
	}
	fmt.Fprintf(e.stdout, "\nnext:\n\n  %s\n", at.command(command, book.Factories[0].ID))
	return nil
}
