package main

import (
	_ "embed"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// licences are the texts under which the program and what it is made of may be used:
// made from the modules by TestLicences -update.
//
//go:embed licences.txt
var licences string

func newVersion(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program, and the commit that it is made of",
		Example: "  factorybook version\n  factorybook version --licences",
		Args:    cobra.NoArgs,
	}
	all := cmd.Flags().Bool("licences", false, "print the licences of the program and of everything in it")
	cmd.RunE = func(*cobra.Command, []string) error {
		if *all {
			_, err := io.WriteString(e.stdout, licences)
			return err
		}
		info, _ := debug.ReadBuildInfo()
		fmt.Fprintln(e.stdout, "factorybook", version())
		if commit, day, changed := builtFrom(info); commit != "" {
			fmt.Fprintf(e.stdout, "commit %s of %s%s\n", commit, day, changed)
		}
		fmt.Fprintf(e.stdout, "%s, %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return nil
	}
	return cmd
}

// builtFrom returns the commit of the sources, its day, and whether they were changed
// since; "" where the program does not know.
func builtFrom(info *debug.BuildInfo) (commit, day, changed string) {
	if info == nil {
		return "", "", ""
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value
		case s.Key == "vcs.time" && len(s.Value) >= len("2006-01-02"):
			day = s.Value[:len("2006-01-02")]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", with changes"
		}
	}
	return commit, day, changed
}

// released is the version that a release was built as; "" in any other build.
var released string

// version is that of the release or the module, or the commit that the program was
// built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	switch {
	case released != "":
		return released
	case !ok:
		return "unknown"
	case info.Main.Version != "" && info.Main.Version != "(devel)":
		return info.Main.Version
	}
	if commit, _, _ := builtFrom(info); commit != "" {
		return commit
	}
	return "(devel)"
}
