package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/check"
	"factorybook/generator/load"
)

func TestFilesThatRecordsNameAreListedOnceWithTheirPlace(t *testing.T) {
	const note = "[price list](files/prices.pdf) ![kiln](files/./kiln.png) [other visit](visits/2025-03-12.md)\n" +
		"[home](https://yuanda.example/) [out](../../secret.pdf) ![x](https://a.example/b.png)\n"
	b, err := load.Open(book(t, factory+
		"certificates: [{name: ISO 9001, file: files/iso9001.pdf}]\nagreements: [{kind: quality, file: files/prices.pdf}]\n"+
		"-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\nobservations: [{area: Kiln hall, photo: files/hall.png}]\n---\n"+note))
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.Factory("yuanda")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, named := range check.FilesOf(f.Record) {
		got = append(got, fmt.Sprintf("%s %s:%d", named.Path, strings.TrimPrefix(named.Place.File, "factories/yuanda/"), named.Place.Line))
	}
	want := []string{
		"files/iso9001.pdf factory.yaml:2",
		"files/prices.pdf factory.yaml:3",
		"files/hall.png visits/2025-03-12.md:3",
		"files/kiln.png visits/2025-03-12.md:5",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestEveryPictureOfALongNoteIsListed(t *testing.T) {
	var note strings.Builder
	for i := range 80 {
		fmt.Fprintf(&note, "![](files/%d.png)\n", i)
	}
	b, err := load.Open(book(t, visit+note.String()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.Factory("yuanda")
	if err != nil {
		t.Fatal(err)
	}
	if got := len(check.FilesOf(f.Record)); got != 80 {
		t.Errorf("got %d files, want 80", got)
	}
}
