package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"factorybook/generator/load"
	"factorybook/generator/write"
)

func newFmt(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "fmt [BOOK]",
		Short: "Write records in their one canonical form",
		Long: "fmt puts keys in the order of the format and spaces and quotes where they belong. Every\n" +
			"comment and every character of prose stays, and what a record says does not change. It\n" +
			"lists the files that it changed.",
		Example: "  factorybook fmt\n  factorybook fmt --check",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	check := cmd.Flags().Bool("check", false, "change nothing; list what would change, and exit 1 if anything would")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		b, err := openFolder(e, at)
		if err != nil {
			return err
		}
		defer b.close()
		files, err := write.OpenBook(at.dir)
		if err != nil {
			return err
		}
		defer files.Close()
		names, without, err := load.RecordFiles(b.Book)
		if err != nil {
			return err
		}
		for _, why := range without {
			fmt.Fprintf(e.stderr, "left as it is: %v\n", why)
		}
		changed, unread := 0, len(without)
		for _, name := range names {
			old, err := fs.ReadFile(b.Book, name)
			if errors.Is(err, fs.ErrPermission) {
				fmt.Fprintf(e.stderr, "left as it is: %v\n", err)
				unread++
				continue
			}
			if err != nil {
				return fmt.Errorf("read %s: %w", name, err)
			}
			canonical, err := load.Format(name, old)
			if err != nil {
				fmt.Fprintf(e.stderr, "left as it is: %v\n", err)
				unread++
				continue
			}
			if bytes.Equal(old, canonical) {
				continue
			}
			changed++
			fmt.Fprintln(e.stdout, b.path(name))
			if *check {
				continue
			}
			if err := files.Replace(name, canonical); err != nil {
				return err
			}
		}
		if unread > 0 || *check && changed > 0 {
			return errProblems
		}
		return nil
	}
	return cmd
}
