// Lint looks for mistakes in the program's own code: those that go vet finds and those
// that staticcheck finds, in one run. Each of them reads the program and all that it
// imports; apart, with nothing kept from an earlier run, they take half as long again.
//
//	go run .ci/lint.go ./...
//
// Its flags are those of staticcheck.
package main

import (
	"os"

	"golang.org/x/tools/go/analysis/suite/vet"
	"honnef.co/go/tools/lintcmd"
	"honnef.co/go/tools/lintcmd/version"
	"honnef.co/go/tools/simple"
	"honnef.co/go/tools/staticcheck"
	"honnef.co/go/tools/stylecheck"
	"honnef.co/go/tools/unused"
)

func main() {
	lint := lintcmd.NewCommand("lint")
	lint.SetVersion(version.Version, version.MachineVersion)
	lint.ParseFlags(os.Args[1:])
	lint.AddBareAnalyzers(vet.Suite...)
	lint.AddAnalyzers(staticcheck.Analyzers...)
	lint.AddAnalyzers(simple.Analyzers...)
	lint.AddAnalyzers(stylecheck.Analyzers...)
	lint.AddAnalyzers(unused.Analyzer)
	lint.Run()
}
