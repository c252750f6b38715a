package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// env is the world as a command sees it.
type env struct {
	stdout, stderr io.Writer
	getenv         func(string) string
	now            func() time.Time
	exit           func(code int)
}

// The exit codes.
const (
	exitFine     = 0
	exitProblems = 1 // problems in the records
	exitUsage    = 2
	exitError    = 3 // anything else
)

// errProblems ends a command whose report has already been printed.
var errProblems = errors.New("problems in the records")

var errInterrupted = errors.New("interrupted; nothing was changed")

// usageError is a mistake in the command line rather than in the records or the
// world; hint is a command line to try, or "".
type usageError struct{ text, hint string }

func (e usageError) Error() string { return e.text }

// run is the whole program: it takes the command line without the program's
// name and returns the exit code.
func run(args []string, e env) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	root := newRoot(e)
	root.SetArgs(args)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	// Whatever fails before a command starts to work is a mistake in its use.
	started := false
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		started = true
		return emptyFlag(cmd)
	}
	root.SetFlagErrorFunc(flagError)
	cmd, err := root.ExecuteContextC(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.As(err, &usage):
		sayError(e, usage.text, usage.hint)
		return exitUsage
	case !started:
		sayError(e, err.Error(), cmd.CommandPath()+" --help")
		return exitUsage
	}
	if ctx.Err() != nil {
		err = errInterrupted
	}
	sayError(e, err.Error(), "")
	return exitError
}

// flagError says which flag may be meant by one that a command does not have: one of its own
// that looks like it, or that of another command, the nearest first.
func flagError(cmd *cobra.Command, err error) error {
	wrong := usageError{text: err.Error(), hint: cmd.CommandPath() + " --help"}
	var unknown interface {
		error
		GetSpecifiedName() string
	}
	if !errors.As(err, &unknown) {
		return wrong
	}
	var own []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { own = append(own, f.Name) })
	name := unknown.GetSpecifiedName()
	if meant := diag.Nearest(name, own); meant != "" {
		wrong.text += "; is it --" + meant + "?"
		return wrong
	}
	others := cmd.Root().Commands()
	for up := cmd.Parent(); up != nil; up = up.Parent() {
		others = append([]*cobra.Command{up}, others...)
	}
	for _, other := range others {
		if other.Flags().Lookup(name) != nil {
			return usageError{text: wrong.text + "; " + other.CommandPath() + " has it", hint: other.CommandPath() + " --help"}
		}
	}
	return wrong
}

// newRoot is the program with all its commands.
func newRoot(e env) *cobra.Command {
	root := &cobra.Command{
		Use:   "factorybook",
		Short: "Records of factories, orders and visits in; a site that shows both sides of the partnership out",
		Long: "factorybook checks plain-text records of factories, orders and visits and compiles them\n" +
			"into a static site: profiles, timelines, consistency charts and briefings.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			hint := "factorybook --help"
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				hint = "factorybook " + strings.Join(near, ", or factorybook ")
			}
			return usageError{text: fmt.Sprintf("there is no command %q", args[0]), hint: hint}
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
		SuggestionsMinimumDistance: 2,
	}
	root.AddCommand(
		newBrief(e),
		newBuild(e),
		newChanged(e),
		newCheck(e),
		newDigest(e),
		newDue(e),
		newExplain(e),
		newExport(e),
		newImport(e),
		newInit(e),
		newFmt(e),
		newNew(e),
		newReview(e),
		newSchema(e),
		newServe(e),
		newVersion(e),
	)
	return root
}

// notEmpty are the flags that are as good as not given when they are empty.
var notEmpty = []string{"since", "as-of", "on", "book", "map", "language", "languages", "browser", "factory", "edition", "from", "to", "shard"}

// emptyFlag refuses an empty value where it would mean that the flag was not given:
// mostly a variable of a script that is not set.
func emptyFlag(cmd *cobra.Command) error {
	for _, name := range notEmpty {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed && (f.Value.String() == "" || f.Value.String() == "[]") {
			return usageError{text: "--" + name + " is empty", hint: "give it a value, or leave --" + name + " out; in a script, see that its variable is set"}
		}
	}
	return nil
}

func sayError(e env, text, hint string) {
	fmt.Fprintf(e.stderr, "factorybook: error: %s\n", text)
	if hint != "" {
		fmt.Fprintf(e.stderr, "factorybook: hint: %s\n", hint)
	}
}

// dateFlag reads a day from a flag; "" is no date.
func dateFlag(name, text string) (record.Date, error) {
	if text == "" {
		return 0, nil
	}
	day, err := record.ParseDate(text)
	if err != nil {
		return 0, usageError{text: fmt.Sprintf("--%s: %v", name, err), hint: fmt.Sprintf("--%s 2025-06-30", name)}
	}
	return day, nil
}

// clock returns the time that stands for now: SOURCE_DATE_EPOCH, in seconds
// since 1970 UTC, where it is set.
func (e env) clock() (time.Time, error) {
	text := e.getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		return e.now(), nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return time.Time{}, usageError{text: fmt.Sprintf("SOURCE_DATE_EPOCH is %q, expected seconds since 1970", text)}
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// colour reports whether a report may use colour: on a terminal, unless NO_COLOR
// says otherwise.
func (e env) colour(w io.Writer) bool {
	return e.getenv("NO_COLOR") == "" && isTerminal(w)
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
