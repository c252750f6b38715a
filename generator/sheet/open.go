package sheet

import (
	"archive/zip"
	"bytes"
	"strings"
	"unicode/utf8"

	"factorybook/generator/diag"
)

// Open finds out what a file is and prepares to read it. An error reports a file
// that is no table, or of one that must be asked about first.
func Open(data []byte, opt Options) (*File, error) {
	opt.HeaderRow = max(opt.HeaderRow, 1)
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return nil, diag.Refuse(diag.Say("this is a workbook or an archive whose end is missing; copy or download it again"))
		}
		if err := otherArchive(z); err != nil {
			return nil, err
		}
		return openWorkbook(z, opt)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if bytes.Contains(data, utf16Bytes("EncryptedPackage")) {
			return nil, diag.Refuse(diag.Say("this workbook is protected with a password; open it and save it without one"))
		}
		return nil, diag.Refuse(diag.Say("this is a workbook of the old binary form (.xls); open it and save it as “Excel workbook (.xlsx)”"))
	}
	if err := notATable(data); err != nil {
		return nil, err
	}
	return openCSV(data, opt)
}

func utf16Bytes(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// otherArchive recognizes archives that are not XLSX.
func otherArchive(z *zip.Reader) error {
	save := func(what diag.Message) error {
		return diag.Refuse(diag.Say("%s; open it and save it as “Excel workbook (.xlsx)” or “CSV UTF-8”", what))
	}
	for _, f := range z.File {
		switch name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); {
		case name == "xl/workbook.xml":
			return nil
		case name == "xl/workbook.bin":
			return save(diag.Say("this is a binary workbook (.xlsb)"))
		case name == "content.xml":
			return save(diag.Say("this is an OpenDocument file (.ods)"))
		case strings.HasSuffix(name, ".iwa"):
			return save(diag.Say("this is a file of Apple Numbers"))
		case name == "word/document.xml":
			return diag.Refuse(diag.Say("this is a text document (.docx), not a spreadsheet"))
		}
	}
	return diag.Refuse(diag.Say("this is an archive (.zip), not a workbook; take the spreadsheet out of it first"))
}

// notATable recognizes files that carry the ending of a spreadsheet and are none.
// Web pages saved as .xls are what many programs call their Excel export.
func notATable(data []byte) error {
	head := data[:min(len(data), 4096)]
	head = bytes.TrimLeft(bytes.TrimPrefix(head, utf8BOM), " \t\r\n")
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	lower := bytes.ToLower(head)
	begins := func(marks ...string) bool {
		for _, m := range marks {
			if bytes.HasPrefix(lower, []byte(m)) {
				return true
			}
		}
		return false
	}
	switch {
	case begins("<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<style", "<div", "<script"):
		return diag.Refuse(diag.Say("this is a web page (an HTML table, whatever the file's name ends with); open it in a spreadsheet program and save it as “Excel workbook (.xlsx)”"))
	case begins("<?xml", "<workbook") && bytes.Contains(lower, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		return diag.Refuse(diag.Say("this is an XML spreadsheet of 2003; open it and save it as “Excel workbook (.xlsx)”"))
	case begins("<?xml") && bytes.Contains(lower, []byte("<html")):
		return diag.Refuse(diag.Say("this is a web page (an HTML table, whatever the file's name ends with); open it in a spreadsheet program and save it as “Excel workbook (.xlsx)”"))
	case begins("mime-version:") && bytes.Contains(lower, []byte("multipart/related")):
		return diag.Refuse(diag.Say("this is a web archive (.mht, whatever the file's name ends with); open it in a spreadsheet program and save it as “Excel workbook (.xlsx)”"))
	case begins("%pdf-"):
		return diag.Refuse(diag.Say("this is a PDF; ask for the spreadsheet that it was made from"))
	case begins("{\\rtf"):
		return diag.Refuse(diag.Say("this is a text document (.rtf), not a spreadsheet"))
	case (begins("{") || begins("[")) && utf8.Valid(head) && bytes.ContainsAny(head[:min(len(head), 80)], "\"'") && bytes.ContainsAny(head, ":"):
		return diag.Refuse(diag.Say("this is JSON; export the table as CSV or as a workbook (.xlsx)"))
	case len(data) >= 8 && data[0] == 0x09 && (data[1] == 0x08 || data[1] == 0x04 || data[1] == 0x02) && bytes.IndexByte(data[:8], 0) >= 0:
		return diag.Refuse(diag.Say("this is a workbook of the old binary form (.xls); open it and save it as “Excel workbook (.xlsx)”"))
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		return diag.Refuse(diag.Say("this file is compressed (.gz); unpack it first"))
	case len(bytes.TrimSpace(data)) == 0:
		return diag.Refuse(diag.Say("the file is empty"))
	}
	return nil
}
