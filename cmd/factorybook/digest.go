package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/agenda"
	"factorybook/generator/diag"
	"factorybook/generator/mail"
	"factorybook/generator/write"
)

func newDigest(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "digest [BOOK]",
		Short: "Write the week's mail: what is due, and what happened",
		Long: "digest writes one mail for the team, as text and as HTML: what is due on both sides, ours\n" +
			"first, and what happened with each factory since a day, that day included, or a git revision.\n" +
			"It sends nothing: a job of CI gives the mail to a program that does. Without -o the mail goes\n" +
			"to standard output. With --base-url its lines lead to the pages of the site.",
		Example: "  factorybook digest --format text\n" +
			"  factorybook digest --since 2026-11-13 --to team@example.com -o ../week.eml",
		Args: cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	since := cmd.Flags().String("since", "", "a `day` (YYYY-MM-DD) or a git revision (default: the last seven days)")
	asOf := cmd.Flags().String("as-of", "", "the `date` up to which it reports (default: the book's as_of, else today)")
	within := cmd.Flags().Int("within", agenda.AroundVisit, "how many `days` ahead to look for what is due")
	format := cmd.Flags().String("format", "eml", "eml (a mail), text or html")
	from := cmd.Flags().String("from", "", "the `address` of the sender")
	to := cmd.Flags().String("to", "", "the `addresses` of those who get it, with commas between")
	baseURL := cmd.Flags().String("base-url", "", "the `address` of the site (default: the mail names none)")
	out := cmd.Flags().StringP("output", "o", "", "the `file` to write (default: standard output)")
	language := languageFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		if *within < 0 {
			return usageError{text: fmt.Sprintf("--within %d: expected 0 or more days", *within), hint: "--within 14"}
		}
		if *format != "eml" && *format != "text" && *format != "html" {
			return usageError{text: fmt.Sprintf("unknown format %q, expected eml, text or html", *format), hint: "--format eml"}
		}
		if err := checkLanguage(*language); err != nil {
			return err
		}
		message := mail.Message{At: e.now()}
		for _, f := range []struct {
			flag, text string
			list       *[]*mail.Address
		}{{"from", *from, &message.From}, {"to", *to, &message.To}} {
			if f.text == "" {
				continue
			}
			if *f.list, err = mail.ParseAddresses(f.text); err != nil {
				return usageError{text: fmt.Sprintf("--%s %q is no address of a mail", f.flag, f.text), hint: "--" + f.flag + " team@example.com"}
			}
		}
		opt := generator.DigestOptions{Within: *within, Language: *language}
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		if opened.BaseURL, err = siteAddress(*baseURL); err != nil {
			return err
		}
		if *since != "" {
			earlier, before, err := sinceFlag(cmd.Context(), e, at.dir, *since)
			if err != nil {
				return err
			}
			if before != nil {
				defer before.Close()
			}
			opt.Since = earlier
		}
		digest, err := generator.Digest(cmd.Context(), opened.Options, opt)
		opened.progressDone()
		if err != nil {
			return err
		}
		if err := opened.stopAtErrors(e, digest.Report, *language, "nothing was written: what could not be read may be what is due"); err != nil {
			return err
		}
		data := []byte(digest.Text)
		switch *format {
		case "text":
			var lines []string
			for line := range strings.Lines(digest.Text) {
				lines = append(lines, diag.Printable(strings.TrimSuffix(line, "\n"))+"\n")
			}
			data = []byte(strings.Join(lines, ""))
		case "html":
			data = digest.HTML
		case "eml":
			message.Subject, message.Text, message.HTML = digest.Subject, digest.Text, string(digest.HTML)
			var b bytes.Buffer
			if err := mail.Write(&b, message); err != nil {
				return err
			}
			data = b.Bytes()
		}
		if *out == "" {
			_, err = e.stdout.Write(data)
			return err
		}
		if inside, err := write.Inside(filepath.Dir(*out), at.dir); err != nil {
			return wrapCompare(*out, err)
		} else if inside {
			return usageError{text: fmt.Sprintf("%s lies inside the book %s", *out, at.dir), hint: at.command("digest", "-o", at.beside("week.eml"))}
		}
		if err := write.File(*out, data); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s: %s\n", *out, oneLine(digest.Subject))
		return nil
	}
	return cmd
}
