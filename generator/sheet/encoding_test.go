package sheet_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"factorybook/generator/sheet"
)

// Names of companies are invented; the towns, districts and trades in them are real
// ones, among them those whose characters are outside the more frequent half of
// GB 2312 (东莞, 鄞州, 衢州, 嵊州, 鑫, 睿).
const simplified = `供应商,地址,行业
东莞市鑫源样品五金制品有限公司,广东省东莞市长安镇,五金
宁波鄞州晟睿样品塑料厂,浙江省宁波市鄞州区,塑料
衢州昊钰样品竹木制品有限公司,浙江省衢州市,竹木
嵊州淼鑫样品电器有限公司,浙江省嵊州市,电器
深圳市永兴样品五金制品有限公司,广东省深圳市宝安区,五金
佛山市样品陶瓷有限公司,广东省佛山市禅城区,陶瓷
泉州样品鞋业有限公司,福建省泉州市,鞋业
`

const traditional = `供應商,地址,行業
東莞鑫源樣品五金製品有限公司,廣東省東莞市長安鎮,五金
臺灣樣品電子股份有限公司,新北市板橋區,電子
香港樣品貿易有限公司,九龍觀塘道,貿易
臺中樣品機械工業股份有限公司,臺中市西屯區,機械
`

const western = `Supplier,Address
Müller Beispielkeramik GmbH,Größe 3 Straße
Nordhaven Sample ApS,Grønland 12
Fábrica de Muestras S.L.,Calle del Niño 5
`

func encoded(t *testing.T, enc encoding.Encoding, text string) []byte {
	t.Helper()
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// textOf is everything that a file holds, rows by line and cells by comma.
func textOf(t *testing.T, f *sheet.File) string {
	t.Helper()
	var b strings.Builder
	err := f.Rows(func(r sheet.Row) bool {
		for i, c := range r.Cells {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(c.Text)
		}
		b.WriteByte('\n')
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEncodingsAreFound(t *testing.T) {
	utf16 := func(order unicode.Endianness, mark unicode.BOMPolicy) encoding.Encoding {
		return unicode.UTF16(order, mark)
	}
	for _, c := range []struct {
		name, text, want string
		enc              encoding.Encoding
		guessed          bool
	}{
		{"simplified GB18030", simplified, "gb18030", simplifiedchinese.GB18030, true},
		{"simplified GBK", simplified, "gb18030", simplifiedchinese.GBK, true},
		{"traditional GB18030", traditional, "gb18030", simplifiedchinese.GB18030, true},
		{"traditional Big5", traditional, "big5", traditionalchinese.Big5, true},
		{"UTF-8", simplified, "utf-8", encoding.Nop, false},
		{"UTF-8 with a mark", "\ufeff" + traditional, "utf-8", encoding.Nop, false},
		{"UTF-16 little", simplified, "utf-16", utf16(unicode.LittleEndian, unicode.UseBOM), false},
		{"UTF-16 big", traditional, "utf-16", utf16(unicode.BigEndian, unicode.UseBOM), false},
		{"UTF-16 without a mark", western, "utf-16", utf16(unicode.LittleEndian, unicode.IgnoreBOM), false},
		{"UTF-16 without a mark, with 刀 (5200), whose bytes hold a zero as letters do", simplified + "阳江刀剪厂,2026-01-02,2026-03-01,500\n", "utf-16", utf16(unicode.LittleEndian, unicode.IgnoreBOM), false},
		{"Windows-1252", western, "windows-1252", charmap.Windows1252, true},
		{"signs beside Latin names", "Supplier,Item\nAlpha Co,Φ30\nBeta Co,20㎡ mat\nGamma Co,① large\n", "gb18030", simplifiedchinese.GB18030, true},
		{"degrees and pounds", "Item,Note\nKiln,1200 °C for £3\nMug,½ litre\nSauce,crème brûlée\n", "windows-1252", charmap.Windows1252, true},
		{"quotes and dashes", "Item,Note\nMug,the “blue” one – l’été\nBowl,naïve\n", "windows-1252", charmap.Windows1252, true},
	} {
		f, err := sheet.Open(encoded(t, c.enc, c.text), sheet.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got, want := textOf(t, f), strings.TrimPrefix(c.text, "\ufeff"); f.Encoding != c.want || got != want || !f.Why.Empty() != c.guessed {
			t.Errorf("%s: read as %s (%s):\n%s", c.name, f.Encoding, f.Why, got)
		}
	}
}

// TestEachLineAloneIsTheSameText tries each line of the lists as a file of its own:
// what is found must be the text, or a question.
func TestEachLineAloneIsTheSameText(t *testing.T) {
	for _, c := range []struct {
		text string
		enc  encoding.Encoding
	}{{simplified, simplifiedchinese.GB18030}, {traditional, simplifiedchinese.GB18030}, {traditional, traditionalchinese.Big5}, {western, charmap.Windows1252}} {
		asked := 0
		for line := range strings.Lines(c.text) {
			f, err := sheet.Open(encoded(t, c.enc, line), sheet.Options{})
			if err != nil {
				if asked++; !strings.Contains(err.Error(), "file: {encoding:") {
					t.Errorf("%s: %v", line, err)
				}
				continue
			}
			if got := textOf(t, f); got != line {
				t.Errorf("%q was read as %q (%s)", line, got, f.Encoding)
			}
		}
		if asked > 1 {
			t.Errorf("%d of the lines of\n%sled to a question", asked, c.text)
		}
	}
}

func TestOneDamagedLineIsNamed(t *testing.T) {
	gb := encoded(t, simplifiedchinese.GB18030, simplified)
	half := bytes.Replace(gb, []byte(",\xcb\xdc\xc1\xcf\n"), []byte(",\xcb\xdc\xc1\n"), 1) // 塑料 cut in the middle
	if bytes.Equal(gb, half) {
		t.Fatal("the list has changed")
	}
	for name, data := range map[string][]byte{
		"half a character":   half,
		"a byte FF":          bytes.Replace(gb, []byte(",\xcb\xdc\xc1\xcf\n"), []byte(",\xff\n"), 1),
		"a user's character": bytes.Replace(gb, []byte(",\xcb\xdc\xc1\xcf\n"), []byte(",\xaa\xa1\n"), 1),
		"UTF-8":              bytes.Replace([]byte(simplified), []byte(",塑料\n"), []byte(",\xe5\xa1\n"), 1),
	} {
		_, err := sheet.Open(data, sheet.Options{})
		if err == nil || !strings.Contains(err.Error(), "line 3 ") || !strings.Contains(err.Error(), "damaged: keep") {
			t.Errorf("%s: %v; want line 3, and what to write", name, err)
		}
		f, err := sheet.Open(data, sheet.Options{Damaged: true})
		if err != nil {
			t.Errorf("%s, kept: %v", name, err)
			continue
		}
		if got := textOf(t, f); strings.Count(got, "\ufffd") != 1 || !strings.Contains(got, "嵊州淼鑫") || strings.Count(got, "\n") != 8 {
			t.Errorf("%s, kept:\n%s", name, got)
		}
	}
}

// A short file is no other encoding either: two suppliers, and one of them cut.
func TestADamagedLineOfAShortFileIsNamed(t *testing.T) {
	for _, names := range []string{"东莞市鑫源五金制品有限公司\n宁波鄞州晟达电器厂\n", "衢州市昊天化工\n嵊州领带\n", "中山市小榄锁具厂\n"} {
		text := encoded(t, simplifiedchinese.GB18030, "PO,Supplier\n"+strings.ReplaceAll("1,"+strings.TrimSuffix(names, "\n"), "\n", "\n2,")+"\n")
		for cut := 1; cut <= strings.Count(names, "\n"); cut++ {
			lines := bytes.SplitAfter(bytes.Clone(text), []byte("\n"))
			lines[cut] = slices.Concat(lines[cut][:len(lines[cut])-2], []byte("\n"))
			_, err := sheet.Open(bytes.Join(lines, nil), sheet.Options{})
			if want := fmt.Sprintf("line %d holds bytes that gb18030 does not have", cut+1); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q cut: %v, want %s", names, err, want)
			}
		}
	}
}

// What may be Western European as well as Chinese is asked about.
func TestSignsThatMayBeChineseAreAskedAbout(t *testing.T) {
	_, err := sheet.Open(encoded(t, traditionalchinese.Big5, "PO,Supplier\n1,台南鞋業\n"), sheet.Options{})
	if err == nil || !strings.Contains(err.Error(), "say which encoding it has") {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"PO,Size\n1,«Alpha» 20°C ±5 ½\n", "PO,Supplier\n1,GRÜßE ÄÖÜ ÉÈÀ\n", "PO,Note\n1,5·6·7·8 «x» – y\n"} {
		if f, err := sheet.Open(encoded(t, charmap.Windows1252, text), sheet.Options{}); err != nil || textOf(t, f) != strings.ReplaceAll(text, "\r", "") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestMappingsOf2022 reads the characters that got a place of their own after the
// edition that the library follows.
func TestMappingsOf2022(t *testing.T) {
	list := "名称\n佛山样品\xa8\xbc\xfe\x59\xa6\xd9\n"
	data := bytes.ReplaceAll(encoded(t, simplifiedchinese.GB18030, "名称\n佛山样品~\n"), []byte("~"), []byte(list[len(list)-7:len(list)-1]))
	f, err := sheet.Open(data, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := textOf(t, f); got != "名称\n佛山样品ḿ\u9fb4︐\n" {
		t.Errorf("read %q", got)
	}
}
