// Package recordtest makes values of records out of text, for tests.
package recordtest

import (
	"testing"

	"factorybook/generator/record"
)

// Day is the day of a text, YYYY-MM-DD.
func Day(t testing.TB, text string) record.Date {
	t.Helper()
	d, err := record.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
