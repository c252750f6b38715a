package words_test

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestMoneyIsWholeOrHasItsHundredths(t *testing.T) {
	w := wordstest.Words(t, words.English)
	for amount, want := range map[string]string{
		"196": "USD 196", "196.0": "USD 196", "196.00": "USD 196", "196.5": "USD 196.50", "196.50": "USD 196.50", "1242.10": "USD 1,242.10",
		"0": "USD 0", "0.00": "USD 0", "1.005": "USD 1.005", "1.4250": "USD 1.425", "-3.1": "USD -3.10",
	} {
		got := strings.ReplaceAll(w.Money("USD", decimal.MustParse(amount)), words.Nbsp, " ")
		if strings.ReplaceAll(got, "−", "-") != want {
			t.Errorf("%s is %q, want %q", amount, got, want)
		}
	}
}
