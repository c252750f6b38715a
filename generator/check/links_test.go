package check_test

import (
	"testing"

	"factorybook/generator/check"
)

// What stands around an address does not count; what leads out of the factory's folder
// says how.
func TestALinkWithinTheFolderNamesItsFile(t *testing.T) {
	for dest, want := range map[string]string{
		"files/a.pdf": "files/a.pdf", " files/a.pdf ": "files/a.pdf", "./files//a.pdf": "files/a.pdf", "files/../a.pdf": "a.pdf", "files/a%20b.pdf": "files/a b.pdf", "\x01files/a.pdf\x01": "files/a.pdf",
		"#here": "", "files/a.pdf#here": "files/a.pdf", "..a": "..a", "a:": "",
	} {
		got := check.ParseLink([]byte(dest))
		if got.Path != want {
			t.Errorf("%q: %q (%s), want %q", dest, got.Path, got.Why, want)
		}
	}
	for dest, want := range map[string]string{
		"..":              "leaves the factory's folder",
		"../a":            "leaves the factory's folder",
		"files/../../a":   "leaves the factory's folder",
		"/a":              "begins at the root, not in the factory's folder",
		`files\\a.pdf`:    `has a \; paths are written with /`,
		"./C%3A/a":        "",
		"C%3A/a":          "begins with a drive",
		"a%0Ab":           "holds a control character",
		"https://":        "names no host",
		"https://u@a.com": "has a user name before its host",
		"//a.com/b":       "names another host without a scheme",
		"ftp://a.com":     "has the scheme ftp",
	} {
		if got := check.ParseLink([]byte(dest)).Why.String(); got != want {
			t.Errorf("%q: %q, want %q", dest, got, want)
		}
	}
}
