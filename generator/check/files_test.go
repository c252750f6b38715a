package check_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/check"
)

const visit = "-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\n---\n"

// place checks one note and returns where its only problem stands.
func onlyPlace(t *testing.T, archive, code string) string {
	t.Helper()
	found := problemsOf(t, book(t, archive), today)
	if len(found) != 1 || found[0].Code != code {
		t.Fatalf("want one %s, got\n%s", code, text(found))
	}
	_, where, _ := strings.Cut(found[0].Place.String(), ":")
	return where
}

func TestPlaceInANoteCountsCharactersAndLines(t *testing.T) {
	for name, c := range map[string]struct{ archive, want string }{
		"behind Chinese text":    {visit + "# 窑炉\n\n新的窑炉，见 [这里](ftp://a.example/b)。\n", "6:13"},
		"a list":                 {visit + "- one\n- two\n  [three](file:///etc/passwd)\n", "6:11"},
		"an angle link":          {visit + "See <javascript:alert(1)>.\n", "4:5"},
		"a link defined below":   {visit + "See [there].\n\n[there]: javascript:alert(1)\n", "4:5"},
		"a block of YAML":        {orders + "id: PO-1\nnotes: |\n  First.\n\n  新 [x](//a.example/b)\n", "5:9"},
		"a list of YAML records": {orders + "- id: PO-1\n  private: |\n      [x](data:text/html,x)\n", "3:11"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := onlyPlace(t, c.archive, "FB0607"); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestEveryNoteIsLookedAt(t *testing.T) {
	const note = "'[x](javascript:x)'"
	for name, archive := range map[string]string{
		"factory":    factory + "notes: " + note + "\n",
		"private":    factory + "private: " + note + "\n",
		"contact":    factory + "contacts: [{id: a, notes: " + note + "}]\n",
		"order":      orders + "{id: PO-1, notes: " + note + "}\n",
		"inspection": orders + "{id: PO-1, inspections: [{on: 2025-01-02, notes: " + note + "}]}\n",
		"issue":      issues + "{id: Q-1, opened: 2025-01-01, notes: " + note + "}\n",
		"talk":       talks + "{on: 2025-01-01, notes: " + note + "}\n",
		"visit":      "-- factories/yuanda/visits/a.yaml --\n{date: 2025-01-01, notes: " + note + "}\n",
	} {
		found := problemsOf(t, book(t, archive), today)
		if len(found) != 1 || found[0].Code != "FB0607" {
			t.Errorf("%s: %s", name, text(found))
		}
	}
}

func TestOnlyAFewSchemesLeadOutside(t *testing.T) {
	for dest, want := range map[string]check.LinkKind{
		"https://a.example/b?c#d":      check.Outside,
		"HTTP://a.example":             check.Outside,
		"mailto:lily@yuanda.example":   check.Outside,
		"tel:+8675700000000":           check.Outside,
		"files/a.pdf":                  check.Inside,
		"./files/a.pdf#page=2":         check.Inside,
		"files/x/../a.pdf":             check.Inside,
		"#decisions":                   check.Inside,
		"files/窑炉.jpg":                 check.Inside,
		"../other/files/a.pdf":         check.Astray,
		"files/../../other":            check.Astray,
		"%2e%2e/other":                 check.Astray,
		"/etc/passwd":                  check.Astray,
		`files\a.pdf`:                  check.Astray,
		"javascript:alert(1)":          check.Refused,
		"JaVaScRiPt:alert(1)":          check.Refused,
		" javascript:alert(1)":         check.Refused,
		"&#106;avascript:alert(1)":     check.Refused,
		"javascript&colon;alert(1)":    check.Refused,
		`javascript\:alert(1)`:         check.Refused,
		"java\tscript:alert(1)":        check.Refused,
		"java&Tab;script:alert(1)":     check.Refused,
		"data:text/html,x":             check.Refused,
		"vbscript:x":                   check.Refused,
		"file:///etc/passwd":           check.Refused,
		"ftp://a.example":              check.Refused,
		"//a.example/b":                check.Refused,
		"https:a.example":              check.Refused,
		"https://":                     check.Refused,
		"https://user@a.example/":      check.Refused,
		"http://[::1":                  check.Refused,
		"\x01javascript:alert(1)":      check.Refused,
		"&#1;javascript:alert(1)":      check.Refused,
		"\u00a0javascript:alert(1)":    check.Refused,
		"https://a.example/\u0085evil": check.Refused,
	} {
		if got := check.ParseLink([]byte(dest)); got.Kind != want {
			t.Errorf("%q: got %v (%s), want %v", dest, got.Kind, got.Why, want)
		}
	}
}

func TestPictureIsAFileOfTheFactory(t *testing.T) {
	for _, dest := range []string{"https://a.example/b.jpg", "data:image/png;base64,AAAA", "//a.example/b.jpg", "mailto:a@b.example", "#here"} {
		wantCodes(t, problemsOf(t, book(t, visit+"![x]("+dest+")\n"), today), "error FB0608")
	}
	wantCodes(t, problemsOf(t, book(t, visit+"![x](../../secret.jpg)\n"), today), "error FB0606")
	wantCodes(t, problemsOf(t, book(t, visit+"![x](files/scan.pdf)\n-- factories/yuanda/files/scan.pdf --\n%PDF-1.4\n"), today), "error FB0603")
}

func TestPathsOutOfTheFolderAreRefusedEverywhere(t *testing.T) {
	for _, name := range []string{"/etc/passwd", "../b/files/a.pdf", "files/../../../a.pdf", `..\a.pdf`, "C:/a.pdf", "c:a.pdf"} {
		wantCodes(t, problemsOf(t, book(t, factory+"certificates: [{name: x, file: '"+name+"'}]\n"), today), "error FB0606")
		wantCodes(t, problemsOf(t, book(t, "-- factories/yuanda/visits/a.yaml --\n{date: 2025-01-01, observations: [{area: x, photo: '"+name+"'}]}\n"), today), "error FB0606")
	}
}

func TestLinksOfTheFileSystemAreNotFollowed(t *testing.T) {
	fsys := book(t, factory+"certificates: [{name: x, file: files/a.pdf}, {name: y, file: files/dir/b.pdf}]\n")
	fsys["secret/b.pdf"] = &fstest.MapFile{Data: []byte("%PDF-1.7")}
	fsys["factories/yuanda/files/a.pdf"] = &fstest.MapFile{Data: []byte("../../../secret/b.pdf"), Mode: fs.ModeSymlink | 0o777}
	fsys["factories/yuanda/files/dir"] = &fstest.MapFile{Data: []byte("../../../secret"), Mode: fs.ModeSymlink | 0o777}
	var inFactory []string
	for _, p := range problemsOf(t, fsys, today) {
		if strings.HasPrefix(p.Place.File, "factories/") {
			inFactory = append(inFactory, p.Code)
		}
	}
	if strings.Join(inFactory, " ") != "FB0606 FB0606" {
		t.Errorf("got %v", inFactory)
	}
}

func TestMisspelledFileIsOneProblem(t *testing.T) {
	found := problemsOf(t, book(t, visit+"[report](files/Report.pdf)\n-- factories/yuanda/files/report.pdf --\n%PDF-1.4\n"), today)
	wantCodes(t, found, "error FB0601")
	if found[0].Hint != "did you mean files/report.pdf?" {
		t.Errorf("hint %q", found[0].Hint)
	}
}

func TestFilesAreNotCalledUnnamedWhileARecordCannotBeRead(t *testing.T) {
	found := problemsOf(t, book(t, orders+"id: [\n-- factories/yuanda/files/report.pdf --\n%PDF-1.4\n"), today)
	if len(found) != 1 || !strings.HasPrefix(found[0].Code, "FB01") {
		t.Error(text(found))
	}
}

func TestLinkToAnotherVisitIsFineToARecordOfOrdersItIsNot(t *testing.T) {
	other := "-- factories/yuanda/visits/2025-01-20.md --\n---\ndate: 2025-01-20\n---\n"
	wantCodes(t, problemsOf(t, book(t, other+visit+"As [last time](visits/2025-01-20.md).\n"), today))
	wantCodes(t, problemsOf(t, book(t, orders+"id: PO-1\n"+visit+"See [the order](orders/2025.yaml).\n"), today), "error FB0603")
}

func TestEscapedNameOfAFileIsTheFile(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, visit+"[kiln](files/kiln%20hall.pdf) [kiln](<files/kiln hall.pdf>)\n-- factories/yuanda/files/kiln hall.pdf --\n%PDF-1.4\n"), today))
}

func TestPictureIsRecognizedByItsBytes(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 40, 30)), nil); err != nil {
		t.Fatal(err)
	}
	fsys := book(t, visit+"![a](files/a.JPG) ![b](files/b.png) ![c](files/c.jpg)\n")
	fsys["factories/yuanda/files/a.JPG"] = &fstest.MapFile{Data: photo.Bytes()}
	fsys["factories/yuanda/files/b.png"] = &fstest.MapFile{Data: photo.Bytes()}
	fsys["factories/yuanda/files/c.jpg"] = &fstest.MapFile{}
	found := problemsOf(t, fsys, today)
	wantCodes(t, found, "error FB0605", "error FB0605")
	if !strings.Contains(found[0].Text, "files/b.png is a JPEG; by its name it should be a PNG") || !strings.Contains(found[1].Text, "files/c.jpg is no picture") {
		t.Error(text(found))
	}
}

func TestRawHTMLOfANoteIsOneWarning(t *testing.T) {
	found := problemsOf(t, book(t, visit+"A <b>bold</b> word<br>\n\n<div onclick=\"x()\">\nmore\n</div>\n"), today)
	wantCodes(t, found, "warning FB0609")
	if !strings.Contains(found[0].Text, `"<b>"`) || !strings.Contains(found[0].Text, "3 more") {
		t.Error(found[0].Text)
	}
}

func TestMathAndArrowsAreNoHTML(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, visit+"a < b, x <- y, 3<5 [sic], `<b>` and <https://a.example/> and <lily@yuanda.example>\n"), today))
}

func TestAnIPhonesPhotoIsToldWithTheRemedyAtOnce(t *testing.T) {
	for name, archive := range map[string]string{
		"beside the note":  "IMG_1234.HEIC",
		"there":            "files/IMG_1234.HEIC",
		"there, in a link": "files/IMG_1234.HEIC",
	} {
		records := "-- factories/yuanda/visits/2025-03-12.md --\n---\ndate: 2025-03-12\nobservations: [{area: Kiln, photo: " + archive + "}]\n---\n"
		if strings.HasSuffix(name, "link") {
			records = visit + "[the kiln](" + archive + ")\n"
		}
		if strings.HasPrefix(archive, "files/") {
			records += "-- factories/yuanda/" + archive + " --\n\x00\x00\x00\x18ftypheic\n"
		}
		found := problemsOf(t, book(t, records), today)
		if len(found) != 1 || found[0].Code != "FB0603" || !strings.Contains(found[0].Hint, "Most Compatible") || !strings.Contains(found[0].Hint, "files/IMG_1234.jpg") {
			t.Errorf("%s:\n%s", name, text(found))
		}
	}
}
