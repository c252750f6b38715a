package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"factorybook/generator/diag"
)

// openWorkbook opens an XLSX file. excelize knows the workbook: which of its sheets
// are shown, and its date system. The cells and their formats are read
// here, as a stream, because excelize's rows come without the kind and the format
// of their cells, and its cells only with the whole sheet in memory. It gets the
// workbook without what is read here.
func openWorkbook(z *zip.Reader, opt Options) (*File, error) {
	w := &workbook{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		w.parts[partName(f.Name)] = f
	}
	if err := w.open(z); err != nil {
		return nil, err
	}
	defer w.book.Close()
	name, part, err := w.choose(opt.Sheet)
	if err != nil {
		return nil, err
	}
	f := &File{Sheet: name}
	for _, s := range w.sheets {
		if s.name == name {
			continue
		}
		if s.hidden {
			f.Hidden = append(f.Hidden, s.name)
		} else {
			f.Others = append(f.Others, s.name)
		}
	}
	if w.formats, err = w.numberFormats(); err != nil {
		return nil, err
	}
	if f.Merged, err = mergedRanges(part); err != nil {
		return nil, err
	}
	f.formats, f.Date1904 = w.formats, w.base != base1900
	if w.shared, err = w.sharedTexts(); err != nil {
		return nil, err
	}
	f.rows = func(yield func(Row) bool) error { return w.rows(part, yield) }
	return f, nil
}

// workbook is an XLSX file.
type workbook struct {
	parts   map[string]*zip.File // by their names in small letters
	book    *excelize.File
	sheets  []sheetPart
	shared  []string // texts that cells refer to
	formats []format // by the number in a cell's s attribute
	base    int      // the day number of 1970-01-01
	// texts and styles are the names of the parts with the shared texts and the formats.
	texts, styles string
}

// The day numbers of 1970-01-01 in the two date systems.
const (
	base1900 = 25569
	base1904 = 24107
)

type sheetPart struct {
	name   string
	hidden bool
	part   *zip.File // nil for a chart sheet
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// maxPart is the size, unpacked, of the largest part that is read into memory.
const maxPart = 256 << 20

func (w *workbook) open(z *zip.Reader) error {
	small, err := withoutCells(z)
	if err != nil {
		return fmt.Errorf("reading the workbook: %w", err)
	}
	if w.book, err = excelize.OpenReader(small, excelize.Options{UnzipXMLSizeLimit: 1 << 30, UnzipSizeLimit: 1 << 30}); err != nil {
		return diag.Refuse(diag.Say("the workbook cannot be read (%s); open it and save it again", err))
	}
	props, err := w.book.GetWorkbookProps()
	if err != nil {
		return fmt.Errorf("reading the workbook: %w", err)
	}
	if w.base = base1900; props.Date1904 != nil && *props.Date1904 {
		w.base = base1904
	}
	return w.findSheets()
}

// withoutCells copies the archive without its sheets and shared texts, which
// excelize would unpack as a whole.
func withoutCells(z *zip.Reader) (io.Reader, error) {
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range z.File {
		name := partName(f.Name)
		if strings.HasPrefix(name, "xl/worksheets/") || name == "xl/sharedstrings.xml" || strings.HasPrefix(name, "xl/media/") || f.UncompressedSize64 > maxPart {
			continue
		}
		if err := out.Copy(f); err != nil {
			return nil, err
		}
	}
	return &b, out.Close()
}

// findSheets finds the part of each sheet.
func (w *workbook) findSheets() error {
	var list struct {
		Sheets []struct {
			Name string     `xml:"name,attr"`
			Attr []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.read("xl/workbook.xml", &list); err != nil {
		return err
	}
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := w.read("xl/_rels/workbook.xml.rels", &rels); err != nil {
		return err
	}
	w.texts, w.styles = "xl/sharedstrings.xml", "xl/styles.xml"
	for _, r := range rels.Relationship {
		switch name := partNamed(r.Target); path.Base(r.Type) {
		case "sharedStrings":
			w.texts = name
		case "styles":
			w.styles = name
		}
	}
	for _, s := range list.Sheets {
		found := sheetPart{name: s.Name}
		for _, a := range s.Attr {
			for _, r := range rels.Relationship {
				if a.Name.Local == "id" && a.Value == r.ID {
					found.part = w.part(r.Target)
				}
			}
		}
		if visible, err := w.book.GetSheetVisible(s.Name); err == nil {
			found.hidden = !visible
		}
		w.sheets = append(w.sheets, found)
	}
	return nil
}

// part finds a part by the target of a relationship of the workbook. Only sheets of
// cells are returned.
func (w *workbook) part(target string) *zip.File {
	name := partNamed(target)
	if strings.Contains(name, "chartsheets/") || strings.Contains(name, "dialogsheets/") {
		return nil
	}
	return w.parts[name]
}

// partNamed is the name of the part that a relationship of the workbook has as its target.
func partNamed(target string) string {
	if strings.HasPrefix(target, "/") {
		return partName(target)
	}
	return partName(path.Join("xl", strings.ReplaceAll(target, `\`, "/")))
}

func (w *workbook) read(name string, into any) error {
	f := w.parts[name]
	if f == nil {
		return diag.Refuse(diag.Say("the workbook has no part %s; open it and save it again", name))
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	defer r.Close()
	if err := xml.NewDecoder(io.LimitReader(r, maxPart)).Decode(into); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}

// ErrSeveral is the error of a workbook of several sheets of which none is named. It says
// nothing by itself: the refusal beside it does.
var ErrSeveral = several{}

type several struct{}

func (several) Error() string { return "" }

// choose finds the sheet to read: the one named, by its name or number, else the
// only one shown that holds anything. Of several it asks.
func (w *workbook) choose(want string) (name string, part *zip.File, err error) {
	names := make([]string, len(w.sheets))
	for i, s := range w.sheets {
		names[i] = s.name
	}
	if want != "" {
		for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
			for _, s := range w.sheets {
				if same(s.name, want) && s.part != nil {
					return s.name, s.part, nil
				}
			}
		}
		if n, err := strconv.Atoi(want); err == nil && n >= 1 && n <= len(w.sheets) && w.sheets[n-1].part != nil {
			return w.sheets[n-1].name, w.sheets[n-1].part, nil
		}
		return "", nil, diag.Refuse(diag.Say("the workbook has no sheet %q; its sheets are %s", want, quotedList(names)))
	}
	var filled []sheetPart
	for _, s := range w.sheets {
		if s.part == nil || s.hidden {
			continue
		}
		if any, err := holdsAnything(s.part); err != nil {
			return "", nil, err
		} else if any {
			filled = append(filled, s)
		}
	}
	switch len(filled) {
	case 0:
		return "", nil, diag.Refuse(diag.Say("no sheet of the workbook that is shown holds anything; its sheets are %s", quotedList(names)))
	case 1:
		return filled[0].name, filled[0].part, nil
	}
	names = names[:0]
	for _, s := range filled {
		names = append(names, s.name)
	}
	return "", nil, fmt.Errorf("%w%w", ErrSeveral, diag.Refuse(diag.Say("the workbook has %d sheets, %s; say which one to read: `file: {sheet: %s}`", len(names), quotedList(names), typedName(names[0]))))
}

// typedName is the name of a sheet as one types it in a map.
func typedName(name string) string {
	plain := strings.IndexFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != ' ' && c != '_' }) < 0
	if first, _ := utf8.DecodeRuneInString(name); plain && unicode.IsLetter(first) && strings.TrimSpace(name) == name {
		return name
	}
	return strconv.Quote(name)
}

func quotedList(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = strconv.Quote(n)
	}
	return strings.Join(quoted, ", ")
}

// holdsAnything reports whether a sheet has a cell with something in it.
func holdsAnything(part *zip.File) (any bool, err error) {
	w := &workbook{}
	err = w.scan(part, func(number int, hidden bool, cells []rawCell) bool {
		any = slices.ContainsFunc(cells, func(c rawCell) bool { return c.hasValue || c.formula })
		return !any
	})
	return any, err
}

// numberFormats returns the formats by the number that cells give. A code that the
// workbook declares counts before what its number means by itself: SheetJS numbers
// its own formats from 60, which excelize takes for a built-in one.
func (w *workbook) numberFormats() ([]format, error) {
	if w.parts[w.styles] == nil {
		return nil, nil
	}
	var styles struct {
		Codes []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			ID   int `xml:"numFmtId,attr"`
			Font int `xml:"fontId,attr"`
		} `xml:"cellXfs>xf"`
		Fonts []struct {
			Name struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
			Strike *struct {
				Val string `xml:"val,attr"`
			} `xml:"strike"`
		} `xml:"fonts>font"`
	}
	if err := w.read(w.styles, &styles); err != nil {
		return nil, err
	}
	codes := map[int]string{}
	for _, c := range styles.Codes {
		codes[c.ID] = c.Code
	}
	e := edition{byExcelize: w.writtenBy() == "Go Excelize"}
	for _, font := range styles.Fonts {
		e.elsewhere = e.elsewhere || slices.ContainsFunc(fontsElsewhere, func(part string) bool { return strings.Contains(font.Name.Val, part) })
	}
	list := make([]format, len(styles.Cells))
	for i, c := range styles.Cells {
		list[i] = e.newFormat(c.ID, codes[c.ID])
		if c.Font >= 0 && c.Font < len(styles.Fonts) {
			strike := styles.Fonts[c.Font].Strike
			list[i].struck = strike != nil && strike.Val != "0" && strike.Val != "false"
		}
	}
	return list, nil
}

// writtenBy is the program that the workbook says it was written by, "" when it does not.
func (w *workbook) writtenBy() string {
	var app struct{ Application string }
	if w.parts["docprops/app.xml"] == nil || w.read("docprops/app.xml", &app) != nil {
		return ""
	}
	return strings.TrimSpace(app.Application)
}
