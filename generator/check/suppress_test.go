package check_test

import (
	"strings"
	"testing"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// suppress runs the comments of one file against warnings on its lines.
func suppress(t *testing.T, file string, problems ...diag.Problem) (left []diag.Problem, quiet []check.Suppressed) {
	t.Helper()
	left, quiet, err := check.Suppress(book(t, "-- a.yaml --\n"+file), []string{"a.yaml"}, problems, today)
	if err != nil {
		t.Fatal(err)
	}
	return left, quiet
}

func warning(code string, line int) diag.Problem {
	return diag.Problem{Code: code, Place: diag.Place{File: "a.yaml", Line: line, Column: 1}, Text: "x"}
}

func TestWarningIsAllowedOnItsLineOrAboveIt(t *testing.T) {
	for name, file := range map[string]string{
		"above":               "# factorybook: allow FB0502 until 2025-12-31: pilot code\nuscc: x\n",
		"above, two comments": "# factorybook: allow FB0502 until 2025-12-31: pilot code\nuscc: x # from the licence\n",
		"indented":            "  # factorybook: allow FB0502 until 2025-12-31: pilot code\n  uscc: x\n",
		"Chinese punctuation": "# factorybook： allow FB0502 until 2025-12-31：试点代码\nuscc: x\n",
		"several codes":       "# factorybook: allow FB0501, FB0502 until 2025-12-31: pilot code\nuscc: x\n",
	} {
		left, quiet := suppress(t, file, warning("FB0502", 2))
		if len(left) != 0 || len(quiet) != 1 || quiet[0].Until != record.NewDate(2025, 12, 31) || quiet[0].Reason == "" {
			t.Errorf("%s: left %v, suppressed %v", name, left, quiet)
		}
	}
	left, quiet := suppress(t, "uscc: x # factorybook: allow FB0502 until 2025-12-31: pilot code\n", warning("FB0502", 1))
	if len(left) != 0 || len(quiet) != 1 || quiet[0].Reason != "pilot code" {
		t.Errorf("left %v, suppressed %v", left, quiet)
	}
}

func TestAllowanceIsForItsCodeAndLineOnly(t *testing.T) {
	file := "# factorybook: allow FB0502 until 2025-12-31: pilot code\nuscc: x\nincoterm: DDU\n"
	left, quiet := suppress(t, file, warning("FB0502", 2), warning("FB0501", 2), warning("FB0502", 3))
	if len(left) != 2 || len(quiet) != 1 {
		t.Errorf("left %v, suppressed %v", left, quiet)
	}
}

func TestErrorCannotBeAllowed(t *testing.T) {
	p := warning("FB0301", 2)
	p.Severity = diag.Error
	left, quiet := suppress(t, "# factorybook: allow FB0301 until 2025-12-31: so it was\nready: x\n", p)
	wantCodes(t, left, "warning FB0803", "error FB0301")
	if len(quiet) != 0 {
		t.Error("the error was suppressed")
	}
}

func TestAllowanceHoldsOnItsLastDay(t *testing.T) {
	left, quiet := suppress(t, "# factorybook: allow FB0502 until 2025-06-30: pilot code\nuscc: x\n", warning("FB0502", 2))
	if len(left) != 0 || len(quiet) != 1 {
		t.Errorf("left %v", left)
	}
	left, _ = suppress(t, "# factorybook: allow FB0502 until 2025-06-29: pilot code\nuscc: x\n", warning("FB0502", 2))
	wantCodes(t, left, "warning FB0802", "warning FB0502")
}

func TestIncompleteAllowanceSaysWhatItLacks(t *testing.T) {
	for comment, want := range map[string]string{
		"allow FB0502 until 2025-12-31":       "no reason",
		"allow FB0502 until 2025-12-31:":      "no reason",
		"allow FB0502: pilot code":            "until when",
		"allow FB0502":                        "until when",
		"allow FB0502 until next year: so":    "no comment that the checker knows",
		"allow FB0502 until 2025-02-30: so":   "no date",
		"allow FB502 until 2025-12-31: so":    "no comment that the checker knows",
		"ignore FB0502 until 2025-12-31: so":  "no comment that the checker knows",
		"":                                    "no comment that the checker knows",
		"allow everything until 2025-12-31: ": "no comment that the checker knows",
	} {
		left, quiet := suppress(t, "# factorybook: "+comment+"\nuscc: x\n", warning("FB0502", 2))
		if len(quiet) > 0 || len(left) != 2 || left[0].Code != "FB0801" || !strings.Contains(left[0].Text, want) || left[0].Hint == "" {
			t.Errorf("%q: want %q, got %v", comment, want, left)
		}
	}
}

func TestOtherCommentsAreNobodysBusiness(t *testing.T) {
	left, _ := suppress(t, "# yaml-language-server: $schema=factorybook.json\n# the factorybook of 2025: kept by Mia\nurl: http://a.example/#factorybook:x\n")
	if len(left) != 0 {
		t.Error(left)
	}
}
