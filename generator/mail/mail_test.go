package mail

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func gb(t *testing.T, s string) string {
	t.Helper()
	b, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func TestSubjectsOfChineseProgramsAreRead(t *testing.T) {
	big5, err := traditionalchinese.Big5.NewEncoder().String("樣品確認")
	if err != nil {
		t.Fatal(err)
	}
	name := gb(t, "东莞鑫源")
	for header, want := range map[string]string{
		"plain":                          "plain",
		"=?gb2312?B?" + b64(name) + "?=": "东莞鑫源",
		"=?GBK?B?" + b64(gb(t, "朱镕喆")) + "?=":                                     "朱镕喆",
		"=?gb2312?B?" + b64(gb(t, "镕")) + "?=":                                    "镕", // not in GB 2312, and called so all the same
		"=?big5?B?" + b64(big5) + "?=":                                            "樣品確認",
		"=?utf-8?Q?=E6=A0=B7=E5=93=81_OK?=":                                       "样品 OK",
		"=?UTF-8?q?caf=C3=A9?= =?UTF-8?q?s?=":                                     "cafés",
		"=?iso-8859-1?Q?Gr=F8nland?=":                                             "Grønland",
		"Re: =?utf-8?B?" + b64("样品") + "?= 12":                                    "Re: 样品 12",
		"=?utf-8?B?" + b64("样品")[:6] + "?=\r\n =?utf-8?B?" + b64("样品")[6:] + "?=": "",
		name:                 "东莞鑫源", // not encoded at all
		"样品":                 "样品",
		"=?utf-8*en?Q?a_b?=": "a b",
		"=?x-unknown?Q?ab?=": "ab",
		"a\r\n b":            "a b",
	} {
		if want == "" {
			continue // base64 itself cut: nobody promises anything
		}
		if got := text(header); got != want {
			t.Errorf("%q is read as %q, want %q", header, got, want)
		}
	}
}

// Programs cut encoded words by their number of bytes, also between the two bytes of
// a character.
func TestCharacterThatIsCutBetweenTwoWordsIsWhole(t *testing.T) {
	for _, charset := range []string{"gb18030", "utf-8"} {
		whole := "釉色样品请确认"
		bytes := whole
		if charset == "gb18030" {
			bytes = gb(t, whole)
		}
		for cut := 1; cut < len(bytes); cut++ {
			header := "=?" + charset + "?B?" + b64(bytes[:cut]) + "?=\r\n =?" + charset + "?B?" + b64(bytes[cut:]) + "?="
			if got := text(header); got != whole {
				t.Errorf("%s cut after %d bytes: %q", charset, cut, got)
			}
		}
	}
}

// Names of files stand in the header in many ways; GB18030 is what Foxmail and QQ write.
func TestNameOfAnAttachedFileIsReadInEveryWayThatItIsWritten(t *testing.T) {
	name := "验货报告.xlsx"
	bytes := gb(t, name)
	percent := func(s string) string {
		var b strings.Builder
		for i := range len(s) {
			fmt.Fprintf(&b, "%%%02X", s[i])
		}
		return b.String()
	}
	forms := map[string]string{
		"bare UTF-8":           `attachment; filename="` + name + `"`,
		"bare GB18030":         `attachment; filename="` + bytes + `"`,
		"not quoted":           `attachment; filename=` + name,
		"encoded word":         `attachment; filename="=?gb18030?B?` + b64(bytes) + `?="`,
		"RFC 2231, UTF-8":      `attachment; filename*=UTF-8''` + percent(name),
		"RFC 2231, GB18030":    `attachment; filename*=GB18030''` + percent(bytes),
		"named gb2312":         `attachment; filename*=gb2312'zh-cn'` + percent(bytes),
		"both":                 `attachment; filename="report.xlsx"; filename*=gbk''` + percent(bytes),
		"a piece in plain":     "attachment;\n filename*0*=GB18030''" + percent(bytes[:8]) + ";\n filename*1=\".xlsx\"",
		"pieces out of order":  "attachment;\n filename*1*=" + percent(bytes[4:]) + ";\n filename*0*=GB18030''" + percent(bytes[:4]),
		"Content-Type alone":   "attachment\nContent-Type: application/octet-stream; name*=GB18030''" + percent(bytes),
		"inline with a name":   `inline; filename*=GB18030''` + percent(bytes),
		"semicolon in a name":  `attachment; size="1;2"; filename="=?gb18030?B?` + b64(bytes) + `?="`,
		"capital letters":      `ATTACHMENT; FILENAME*=GB18030''` + percent(bytes),
		"with a broken other":  `attachment; x=; filename*=GB18030''` + percent(bytes),
		"named twice the same": `attachment; filename="` + name + `"; filename="` + name + `"`,
	}
	for cut := 1; cut < len(bytes); cut++ {
		forms[fmt.Sprint("cut after byte ", cut)] = "attachment;\n filename*0*=GB18030''" + percent(bytes[:cut]) + ";\n filename*1*=" + percent(bytes[cut:])
	}
	for form, disposition := range forms {
		mails, wrong := Read("m.eml", []byte("From: a@x.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Disposition: "+disposition+"\n\nx\n--b--\n"))
		if len(wrong) > 0 || len(mails) != 1 || strings.Join(mails[0].Attached, "|") != name {
			t.Errorf("%s: %v, %v", form, mails, wrong)
		}
	}
}

// RFC 2183 leaves a part without a disposition to the program that shows it: one with a name is
// shown as a file. So is a mail that is nothing but a file, as scanners send it.
func TestFilesAreFoundWithoutADisposition(t *testing.T) {
	const head = "From: a@x.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
	mixed := func(part string) string {
		return head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\ntext\n--b\n" + part + "\n\nx\n--b--\n"
	}
	for mail, want := range map[string]string{
		mixed("Content-Type: application/pdf; name=\"=?utf-8?B?" + b64("质检报告26-017.pdf") + "?=\""):                                  "质检报告26-017.pdf",
		mixed("Content-Type: text/csv; name=orders.csv"):                                                                            "orders.csv",
		mixed("Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%E8%B4;\n filename*1*=%A8.pdf"): "质.pdf",
		mixed("Content-Type: image/png; name=logo.png\nContent-Id: <logo>"):                                                         "",
		mixed("Content-Type: text/html; charset=utf-8"):                                                                             "",
		mixed("Content-Type: multipart/mixed; boundary=c; name=none\n\n--c\nContent-Type: image/jpeg; name=a.jpg\n\nx\n--c--"):      "a.jpg",
		head + "Content-Type: application/pdf; name=scan.pdf\nContent-Disposition: attachment; filename=scan.pdf\n\nx\n":            "scan.pdf",
		head + "Content-Type: text/plain\n\nx\n":                                                                                    "",
	} {
		mails, wrong := Read("m.eml", []byte(mail))
		if len(wrong) > 0 || len(mails) != 1 || strings.Join(mails[0].Attached, "|") != want {
			t.Errorf("%q: %v, %v", mail, mails, wrong)
		}
	}
}

// Programs that do not put > before it leave a sentence that begins with From as it is.
func TestSentenceThatBeginsWithFromIsNoMail(t *testing.T) {
	const head = "From: a@x.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nDear buyer,\n\nFrom 9 March on we pack 1200 pcs a day.\nThe last cartons leave on the 20th.\n"
	mails, wrong := Read("m.mbox", []byte("From a@x.example Mon Mar  2 10:00:00 2026\n"+head+"--b\nContent-Disposition: attachment; filename=plan.pdf\n\nx\n--b--\n\nFrom - Tue Mar  3 10:00:00 2026\nX-Mozilla-Status: 0001\n"+head+"--b--\n"))
	if len(wrong) > 0 || len(mails) != 2 || strings.Join(mails[0].Attached, "") != "plan.pdf" {
		t.Errorf("%v, %v", mails, wrong)
	}
}

func TestMailboxIsDividedAtItsMailsAlone(t *testing.T) {
	one := "From: a@x.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\ntext\nFrom here on\n\n>From there\n"
	mails, wrong := Read("m.mbox", []byte("From a\n"+one+"\nFrom b\n"+one))
	if len(mails) != 2 || len(wrong) != 0 || mails[1].Number != 2 {
		t.Errorf("%d mails, %v", len(mails), wrong)
	}
	if mails, _ = Read("m.eml", []byte(one)); len(mails) != 1 || mails[0].From[0] != "a@x.example" {
		t.Errorf("one mail: %+v", mails)
	}
	if _, wrong = Read("m.eml", []byte("nothing\n\n")); len(wrong) != 1 || !strings.Contains(wrong[0], "m.eml, mail 1") {
		t.Errorf("no mail: %v", wrong)
	}
}

// A name may hold an address of somebody else; it is no address of the mail.
func TestAddressesAreFoundWhateverTheirNamesHold(t *testing.T) {
	for header, want := range map[string]string{
		`"Chen, Li" <Chen.Li@Huayao.example>`:                                    "chen.li@huayao.example",
		`=?utf-8?B?` + b64("陈莉 <x@y.example>") + `?= <a@b.example>, c@d.example`: "a@b.example c@d.example",
		"chen@163.example;li@qq.example":                                         "chen@163.example li@qq.example",
		"undisclosed-recipients:;":                                               "",
	} {
		if got := strings.Join(addresses(header), " "); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
}

func FuzzNoMailStopsTheProgram(f *testing.F) {
	f.Add("From: a@x.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nSubject: =?gb2312?B?" + "s8LA8g==" + "?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment; filename=a\n\nx\n--x--\n")
	f.Fuzz(func(t *testing.T, data string) {
		mails, _ := Read("m", []byte(data))
		for _, m := range mails {
			if strings.ContainsAny(m.Subject, "\r\n") || len(m.From) == 0 || m.At.IsZero() {
				t.Errorf("%+v", m)
			}
		}
	})
}
