// Package sampletest builds the site of the sample book, for the tests that look at it.
package sampletest

import (
	"context"
	"fmt"
	"os"
	"time"

	"factorybook/generator"
	"factorybook/generator/diag"
)

// Options read the sample book in a folder, on a day after its last.
func Options(content string) generator.Options {
	return generator.Options{
		Book:   os.DirFS(content),
		Now:    time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC),
		Commit: "0123456789abcdef",
	}
}

// Build builds the site of the sample book into a folder. That the book has errors is an
// error.
func Build(content, dir string) error {
	report, err := generator.Build(context.Background(), Options(content), dir, false)
	if err == nil && diag.HasErrors(report.Problems) {
		err = fmt.Errorf("the sample book has errors: %v", report.Problems)
	}
	return err
}
