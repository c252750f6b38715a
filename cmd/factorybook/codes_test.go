package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// typed runs a command line and returns the exit code and what was printed.
func typed(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err strings.Builder
	code = run(args, env{stdout: &out, stderr: &err, getenv: func(string) string { return "" },
		now: func() time.Time { return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC) }})
	return code, out.String(), err.String()
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestExitCodesTellProblemsFromMistakesInTheCommandLineFromTheRest(t *testing.T) {
	book, broken, dir := t.TempDir(), t.TempDir(), t.TempDir()
	put(t, book, "factorybook.yaml", "title: A small book\n")
	put(t, broken, "factorybook.yaml", "titel: A small book\n")
	put(t, dir, "a-file", "in the way")
	site := filepath.Join(dir, "site")
	for _, c := range []struct {
		want int
		args []string
	}{
		{0, []string{"check", book}},
		{0, []string{"build", book, "-o", site}},
		{0, []string{"--help"}},
		{1, []string{"check", broken}},
		{1, []string{"build", broken, "-o", site}},
		{2, []string{"check", "--as-of", "31.12.2026", book}},
		{2, []string{"check", "--strikt", book}},
		{2, []string{"check", book, broken}},
		{0, []string{"build", book}},
		{2, []string{"export", book}},
		{2, []string{"build", book, "-o", filepath.Join(book, "site")}},
		{2, []string{"check", filepath.Join(dir, "nowhere")}},
		{2, []string{"explain", "FB9999"}},
		{2, []string{"chekc", book}},
		{3, []string{"check", "--since", "HEAD", book}}, // no git there
		{3, []string{"build", book, "-o", filepath.Join(dir, "a-file")}},
	} {
		if code, stdout, stderr := typed(t, c.args...); code != c.want {
			t.Errorf("factorybook %s: exit %d, want %d\n%s%s", strings.Join(c.args, " "), code, c.want, stdout, stderr)
		}
	}
}

// A spreadsheet as a Chinese Windows saves it: GB18030, semicolons, CRLF.
func TestSpreadsheetOfAChineseWindowsBecomesABook(t *testing.T) {
	dir := t.TempDir()
	sheet, err := simplifiedchinese.GB18030.NewEncoder().String("合同号;工厂;下单日期;交期;货号;品名;数量;单价\r\n" +
		"25-014;佛山华窑样本陶瓷;2025年2月10日;2025年4月15日;KT-210;釉面杯;4800;1.42\r\n" +
		"25-014;佛山华窑样本陶瓷;2025年2月10日;2025年4月15日;KT-211;釉面碗;2400;1.15\r\n")
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "orders.csv", sheet)
	put(t, dir, "map.yaml", `factory: {name: 工厂}
order: {id: 合同号, placed: 下单日期, promised: 交期}
line: {sku: 货号, name: 品名, quantity: 数量, price: 单价}
constants: {currency: USD, unit: pcs}
columns:
  - {column: 下单日期, dates: [YYYY年M月D日]}
  - {column: 交期, dates: [YYYY年M月D日]}
ids: {佛山华窑样本陶瓷: foshan-huayao}
`)
	book := filepath.Join(dir, "book")
	again := []string{"import", "orders", filepath.Join(dir, "orders.csv"), "--map", filepath.Join(dir, "map.yaml"), "--book", book}
	if code, stdout, stderr := typed(t, again...); code != exitFine {
		t.Fatalf("exit %d\n%s%s", code, stdout, stderr)
	}
	orders := filepath.Join(book, "factories", "foshan-huayao", "orders", "2025.yaml")
	data, err := os.ReadFile(orders)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"placed: 2025-02-10\n", "promised: 2025-04-15\n", "name: 釉面杯", "imported: {from: orders.csv, row: 2}"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
	if code, stdout, _ := typed(t, again...); code != exitFine || !strings.Contains(stdout, "Nothing changed.") {
		t.Errorf("the second import: exit %d\n%s", code, stdout)
	}
	if code, stdout, stderr := typed(t, "build", book, "-o", filepath.Join(dir, "site")); code != exitFine {
		t.Errorf("build: exit %d\n%s%s", code, stdout, stderr)
	}
}
