package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Who has thousands of warnings does not read them after each build; `check` prints them, and
// an error is never among what is left out.
func TestBuildPrintsTheFirstWarningsAndCheckAll(t *testing.T) {
	const holiday = "FB0515"
	orders := func(n int) string {
		var text strings.Builder
		for i := range n {
			fmt.Fprintf(&text, "- id: PO-%03d\n  placed: 2025-03-01\n  confirmed: 2025-03-03\n  promised: 2025-05-05\n  closed: 2025-05-06\n", i)
		}
		return text.String()
	}
	for _, c := range []struct {
		orders  int
		more    string
		printed int
	}{
		{mostWarnings - 1, "", mostWarnings - 1},
		{mostWarnings, "", mostWarnings},
		{mostWarnings + 1, "… and 1 warning more: `factorybook check BOOK` prints all of them\n", mostWarnings},
		{mostWarnings + 20, "… and 20 warnings more: `factorybook check BOOK` prints all of them\n", mostWarnings},
	} {
		book := t.TempDir()
		put(t, book, "factorybook.yaml", "title: A small book\nas_of: 2025-06-30\n")
		put(t, book, "factories/f/factory.yaml", "name: First Works\n")
		put(t, book, "factories/f/orders/2025.yaml", orders(c.orders))
		_, out, _ := typed(t, "build", book, "-o", filepath.Join(t.TempDir(), "site"))
		out = strings.ReplaceAll(out, book, "BOOK")
		if got := strings.Count(out, holiday+":"); got != c.printed {
			t.Errorf("%d warnings: %d printed", c.orders, got)
		}
		if said := strings.Contains(out, " more: "); said != (c.more != "") || !strings.Contains(out, c.more) {
			t.Errorf("%d warnings: want %q at the end of %s", c.orders, c.more, out)
		}
		if _, out, _ := typed(t, "check", book); strings.Count(out, holiday+":") != c.orders {
			t.Errorf("check of %d warnings prints %d", c.orders, strings.Count(out, holiday+":"))
		}
		put(t, book, "factories/z/factory.yaml", "nam: Last Works\n")
		if _, out, _ := typed(t, "build", book, "-o", filepath.Join(t.TempDir(), "site")); strings.Count(out, holiday+":") != c.orders || !strings.Contains(out, "error FB") {
			t.Errorf("with an error after %d warnings, not all are printed", c.orders)
		}
	}
}
