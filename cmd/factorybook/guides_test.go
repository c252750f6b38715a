package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The guides are followed as a reader follows them. In a fence stands
//
//	sh          what is typed, a command a line
//	text        what was then printed, among other lines
//	yaml        a file: the last one that the paragraph above it names
//	yaml:2      what line 2 of the last file becomes
var (
	fence     = regexp.MustCompile("(?ms)^```(\\S+)\n(.*?)^```$")
	namedFile = regexp.MustCompile("`((?:our-)?book/[^`]+\\.(?:yaml|md))`")
)

func follow(t *testing.T, guide string) {
	t.Helper()
	at, file, printed := 0, "", ""
	for _, m := range fence.FindAllStringSubmatchIndex(guide, -1) {
		above, kind, body := guide[at:m[0]], guide[m[2]:m[3]], guide[m[4]:m[5]]
		at = m[1]
		format, line, changed := strings.Cut(kind, ":")
		switch {
		case kind == "sh":
			printed = ""
			for command := range strings.Lines(body) {
				words := strings.Fields(command)
				if words[0] == "rm" && words[1] == "-r" {
					if err := os.RemoveAll(words[2]); err != nil {
						t.Fatal(err)
					}
					continue
				}
				_, stdout, stderr := typed(t, words[1:]...)
				printed += stdout + stderr
			}
		case kind == "text":
			for line := range strings.Lines(body) {
				if line = strings.TrimSpace(line); !strings.Contains(printed, line) {
					t.Errorf("the guide shows\n%s\nbut printed was\n%s", line, printed)
				}
			}
		case changed:
			n, err := strconv.Atoi(line)
			data, readErr := os.ReadFile(file)
			lines := strings.SplitAfter(string(data), "\n")
			if err != nil || readErr != nil || n > len(lines) {
				t.Fatal(kind, err, readErr)
			}
			lines[n-1] = body
			put(t, ".", file, strings.Join(lines, ""))
		case format == "yaml" || format == "markdown":
			names := namedFile.FindAllStringSubmatch(above, -1)
			if len(names) == 0 {
				t.Fatalf("no file is named before\n%s", body)
			}
			file = names[len(names)-1][1]
			put(t, ".", file, body)
		default:
			t.Fatalf("a fence of the kind %s", kind)
		}
	}
}

func TestTutorialIsTrueWordForWord(t *testing.T) {
	guide := readme(t, "../../generator/docs/tutorial.md")
	t.Chdir(t.TempDir())
	follow(t, guide)
	page, err := os.ReadFile("our-book/public/factories/foshan-huayao/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"9\u00a0days late, which our own delays may explain", "13\u00a0days late"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page of the factory does not say %q", want)
		}
	}
	for _, made := range []string{"our-book/public/index.html", "our-book/public/zh/index.html", "our-book/public/briefings/foshan-huayao-2026-05-12.html", "our-book/factories/foshan-huayao/visits/2026-05-12.md"} {
		if _, err := os.Stat(filepath.FromSlash(made)); err != nil {
			t.Error(err)
		}
	}
}

func TestRecordsOfTheGuidesForAuthorsAreRight(t *testing.T) {
	var books []string
	for _, name := range []string{"authors.md", "authors.zh-Hans.md"} {
		t.Run(name, func(t *testing.T) {
			guide := readme(t, "../../generator/docs/"+name)
			dir := t.TempDir()
			t.Chdir(dir)
			put(t, dir, "book/factorybook.yaml", "title: Book\nimporter: Nordhaven Homeware ApS\ncurrency: USD\nas_of: 2026-06-30\n")
			follow(t, guide)
			_, stdout, _ := typed(t, "export", "book", "-o", "tables")
			books = append(books, fmt.Sprint(len(fence.FindAllString(guide, -1)), strings.Count(stdout, "\n")))
		})
	}
	if len(books) != 2 || books[0] != books[1] {
		t.Errorf("the guides of the two languages show different things: %v", books)
	}
}
