package generator_test

import (
	"context"
	"testing"
	"time"

	"factorybook/generator"
	"factorybook/generator/anybook"
	"factorybook/generator/diag"
	"factorybook/generator/testenv"
)

func TestTheCheckerFindsNoErrorInAnyBook(t *testing.T) {
	for seed := range uint64(testenv.Sample(20, 500)) {
		b := anybook.New(anybook.Options{Seed: seed, Orders: 40})
		today := b.Today.Time()
		report, err := generator.Check(context.Background(), generator.Options{Book: b.Files, AsOf: b.AsOf, Now: today.Add(12 * time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		for i := range report.Problems {
			if p := &report.Problems[i]; p.Severity == diag.Error {
				t.Errorf("seed %d: %v %s %s", seed, p.Place, p.Text, "")
			}
		}
	}
}
