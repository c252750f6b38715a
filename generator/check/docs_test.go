package check_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/importer"
)

var update = flag.Bool("update", false, "write the page of all problems anew")

const docsPage = "../docs/problems.md"

// groups are the first four characters of codes.
var groups = []struct{ prefix, title, text string }{
	{"FB01", "Form", "The text of a record cannot be read, or not as what its key asks for."},
	{"FB02", "Ids and references", "Records name each other by ids."},
	{"FB03", "Chronology", "In an imported record these are warnings: history is what it is."},
	{"FB04", "Sums", "In an imported record these are warnings too."},
	{"FB05", "What the trade knows", "Codes, certificates, currencies, sampling plans."},
	{"FB06", "Files, links and pictures", "Records come from many hands, also from suppliers' mails."},
	{"FB07", "The past", "Found by `factorybook check --since REV`, which compares with an earlier commit."},
	{"FB08", "Allowances", "The comments by which a warning is allowed."},
	{"FB09", "Maps of an import", "Found by `factorybook import`, before anything is written. The examples are a map and the spreadsheet it is used with."},
}

const docsHead = `# Problems

This page is made from the rules themselves (` + "`go test ./generator/check -run Docs -update`" + `).
` + "`factorybook explain CODE`" + ` prints the same for one of them.

Every problem has a place (file, line, column; columns count characters), a code that never changes
its meaning, a severity, one sentence and mostly a hint. An error stops the build, a warning does not.
` + "`factorybook check`" + ` reports all of them in one order and exits 1 when one is an error, with ` + "`--strict`" + `
also when one is a warning.

A warning that is true and will stay is allowed where it stands, by a comment on its line or above it,
with a last day and a reason. What is allowed is counted and listed on the problems page of the site:

    # factorybook: allow FB0502 until 2026-12-31: a code of the pilot of 2015

In the examples a line with ` + "`^`" + ` marks the place of the problem in the line above it.
`

func docs() []byte {
	var b bytes.Buffer
	b.WriteString(docsHead)
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## %s: %s\n\n%s\n", g.prefix, g.title, g.text)
		for _, r := range slices.Concat(check.Rules(), importer.Rules()) {
			if strings.HasPrefix(r.Code, g.prefix) {
				writeRule(&b, r)
			}
		}
	}
	return b.Bytes()
}

func writeRule(b *bytes.Buffer, r *diag.Rule) {
	fmt.Fprintf(b, "\n### %s: %s\n\n%s. %s\n", r.Code, r.Title, strings.ToUpper(r.Severity.String()[:1])+r.Severity.String()[1:], strings.Join(strings.Fields(r.Why), " "))
	for _, e := range []struct{ what, text string }{{"Not so", r.Bad}, {"But so", r.Good}} {
		if text := strings.Trim(e.text, "\n"); text != "" && len(text) < 2000 {
			fmt.Fprintf(b, "\n%s:\n\n    %s\n", e.what, strings.ReplaceAll(strings.ReplaceAll(printable(text), "\n", "\n    "), "\n    \n", "\n\n"))
		}
	}
}

// printable shows what an editor would hide.
func printable(s string) string {
	return strings.NewReplacer("\t", "→", "\x00", "␀", "\u00a0", "⍽", "\u200b", "⍽", "\ufeff", "⍽", "\r", "␍").Replace(strings.ToValidUTF8(s, "�"))
}

func TestDocsListEveryRule(t *testing.T) {
	want := docs()
	if *update {
		if err := os.WriteFile(docsPage, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(docsPage)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the rules say; run this test with -update", docsPage)
	}
	for _, r := range check.Rules() {
		if !bytes.Contains(want, []byte("### "+r.Code+": ")) {
			t.Errorf("%s is in no group of the page", r.Code)
		}
	}
}
