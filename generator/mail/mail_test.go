package mail

import (
	"encoding/base64"
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
