package check_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// today is the day on which the examples are checked.
var today = record.NewDate(2025, 6, 30)

// book makes a small book of a txtar archive. What every book has and an example
// does not show is added.
func book(t *testing.T, archive string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	factories := map[string]bool{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name, data := f.Name, f.Data
		if m := picture.FindStringSubmatch(f.Name); m != nil {
			name, data = m[1], blankPNG(t, m[2], m[3])
		}
		files[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		if parts := strings.Split(f.Name, "/"); parts[0] == "factories" && len(parts) > 2 {
			factories[parts[1]] = true
		}
	}
	add := func(name, text string) {
		if files[name] == nil {
			files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		}
	}
	add("factorybook.yaml", "title: Example\ncurrency: USD\n")
	for id := range factories {
		add("factories/"+id+"/factory.yaml", "name: Example\n")
	}
	return files
}

// picture is the heading of a picture in an example: its size instead of bytes.
var picture = regexp.MustCompile(`^(\S+\.png) \((\d+) × (\d+) pixels\)$`)

// blankPNG returns the beginning and the end of a PNG of that size.
func blankPNG(t *testing.T, width, height string) []byte {
	t.Helper()
	header := []byte("IHDR")
	for _, side := range []string{width, height} {
		n, err := strconv.ParseUint(side, 10, 32)
		if err != nil {
			t.Fatal(err)
		}
		header = binary.BigEndian.AppendUint32(header, uint32(n))
	}
	header = append(header, 8, 2, 0, 0, 0) // 8 bits, RGB
	png := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), uint32(len(header)-4))
	png = append(png, header...)
	png = binary.BigEndian.AppendUint32(png, crc32.ChecksumIEEE(header))
	return append(png, "\x00\x00\x00\x00IEND\xae\x42\x60\x82"...)
}

// problemsOf checks a whole book as the program does.
func problemsOf(t *testing.T, fsys fs.FS, day record.Date) []diag.Problem {
	t.Helper()
	b, err := load.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	problems, commented := append(b.Problems, check.BookFiles(b, fsys)...), b.Commented
	var ids []check.IDs
	for _, entry := range b.Factories {
		f, err := b.Factory(entry.ID)
		if err != nil {
			t.Fatal(err)
		}
		found, own, _ := check.Factory(check.Input{
			Factory: f.Record, Settings: b.Settings, Attachments: f.Attachments,
			Unread: f.Unread, Reported: slices.Concat(b.Problems, f.Problems), Book: fsys, Charts: measure.Charted(), Measures: measure.IDs(), Today: day,
		})
		problems = append(append(problems, f.Problems...), found...)
		ids = append(ids, own)
		commented = append(commented, f.Commented...)
	}
	problems, _, err = check.Suppress(fsys, commented, append(problems, check.Book(b.Settings, slices.Values(ids))...), day)
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

var (
	// caret marks the place of a problem in the line above it.
	caret = regexp.MustCompile(`^#( *)\^ (FB\d{4})$`)
	// listed marks a place where no comment can stand, before the first file.
	listed = regexp.MustCompile(`^(\S+):(\d+):(\d+): (FB\d{4})$`)
)

// marks are the places and codes of the problems that an example announces.
func marks(archive string) []string {
	var found []string
	parsed := txtar.Parse([]byte(archive))
	for line := range strings.SplitSeq(string(parsed.Comment), "\n") {
		if listed.MatchString(line) {
			found = append(found, line)
		}
	}
	for _, f := range parsed.Files {
		above := 0
		for i, line := range strings.Split(string(f.Data), "\n") {
			m := caret.FindStringSubmatch(line)
			if m == nil {
				above = i + 1
				continue
			}
			found = append(found, fmt.Sprintf("%s:%d:%d: %s", f.Name, above, len(m[1])+2, m[2]))
		}
	}
	slices.Sort(found)
	return found
}

func described(problems []diag.Problem) []string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Place.String()+": "+p.Code)
	}
	slices.Sort(list)
	return list
}

func TestEveryRuleFindsItsBadExampleAndNothingInTheGoodOne(t *testing.T) {
	for _, r := range check.Rules() {
		if strings.HasPrefix(r.Code, "FB01") || r.Code == "FB0616" {
			continue // run by load's own test, and by that of generator
		}
		problemsOf := problemsOf
		if strings.HasPrefix(r.Code, "FB07") {
			problemsOf = problemsSince
		}
		t.Run(r.Code, func(t *testing.T) {
			want := marks(r.Bad)
			if len(want) == 0 {
				t.Fatal("the bad example marks no place")
			}
			found := problemsOf(t, book(t, r.Bad), today)
			if diff := cmp.Diff(want, described(found)); diff != "" {
				t.Errorf("bad example: -want +got\n%s\n%s", diff, text(found))
			}
			for _, p := range found {
				if p.Severity != r.Severity {
					t.Errorf("%s is a %s, the rule says %s", p.Code, p.Severity, r.Severity)
				}
			}
			if found := problemsOf(t, book(t, r.Good), today); len(found) > 0 {
				t.Errorf("good example:\n%s", text(found))
			}
		})
	}
}

func text(problems []diag.Problem) string {
	var b bytes.Buffer
	diag.WriteText(&b, problems, diag.TextOptions{})
	return b.String()
}

func TestEveryRuleIsDocumented(t *testing.T) {
	rules := check.Rules()
	for i, r := range rules {
		if !regexp.MustCompile(`^FB\d{4}$`).MatchString(r.Code) {
			t.Errorf("%q is no code", r.Code)
		}
		if i > 0 && rules[i-1].Code == r.Code {
			t.Errorf("%s stands for two rules", r.Code)
		}
		if strings.HasPrefix(r.Code, "FB01") {
			continue // held by load's own test
		}
		if r.Title == "" || r.Why == "" || r.Bad == "" || r.Good == "" {
			t.Errorf("%s lacks a title, a reason or an example", r.Code)
		}
		if strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: a title is no sentence, the reason is one or more", r.Code)
		}
	}
}

func TestMessagesAreShortAndLowerCase(t *testing.T) {
	for _, r := range check.Rules() {
		for _, p := range problemsOf(t, book(t, r.Bad), today) {
			if strings.HasSuffix(p.Text, ".") || strings.Contains(p.Text, "\n") || len(p.Text) > 200 {
				t.Errorf("%s: %q is no single short clause", p.Code, p.Text)
			}
		}
	}
}
