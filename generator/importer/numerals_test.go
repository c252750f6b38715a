package importer

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestNumbersInChineseWordsAreReadAsTheyAreSaid(t *testing.T) {
	for words, want := range map[string]string{
		"零": "0", "三": "3", "十": "10", "十二": "12", "二十": "20", "二十五": "25", "一百": "100", "一百零五": "105", "一百二": "120", "一百二十": "120", "一百一十二": "112",
		"三千五": "3500", "三千零五": "3005", "三千零五十": "3050", "两千": "2000", "一万二": "12000", "一万二千": "12000", "一万零二": "10002", "一万零二百": "10200", "两万五千": "25000",
		"十万": "100000", "二十万": "200000", "一百二十万": "1200000", "一千万": "10000000", "一亿三": "130000000", "一亿零三万": "100030000", "壹仟贰佰": "1200", "叁拾萬": "300000",
		"": "", "百": "", "百五": "", "万": "", "三四": "", "二〇二六": "", "十百": "", "一百千": "", "一万一亿": "", "一万万": "", "一百个": "", "一点五": "", "二二十": "",
	} {
		got := ""
		if n, ok := inWords(words); ok {
			got = n.String()
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", words, got, want)
		}
	}
}

// written is a whole number below 10^12 in words, each place named.
func written(n int64) string {
	if n == 0 {
		return "零"
	}
	digits := []rune("零一二三四五六七八九")
	group := func(n int64) string {
		var b strings.Builder
		gap := false
		for _, place := range []struct {
			of   int64
			word string
		}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
			d := n / place.of % 10
			if d == 0 {
				gap = gap || b.Len() > 0
				continue
			}
			if gap {
				b.WriteString("零")
				gap = false
			}
			b.WriteString(string(digits[d]) + place.word)
		}
		return b.String()
	}
	var b strings.Builder
	for _, place := range []struct {
		of   int64
		word string
	}{{1e8, "亿"}, {1e4, "万"}, {1, ""}} {
		if g := n / place.of % 1e4; g > 0 {
			if b.Len() > 0 && g < 1000 {
				b.WriteString("零")
			}
			b.WriteString(group(g) + place.word)
		}
	}
	return b.String()
}

func TestEveryNumberInWordsComesBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range int64(12_000) {
		n := i
		if i >= 10_000 {
			n = r.Int64N(1e12)
		}
		if got, ok := inWords(written(n)); !ok || got.String() != strconv.FormatInt(n, 10) {
			t.Fatalf("%d is written %s and read as %v, %v", n, written(n), got, ok)
		}
	}
}

// A first map must not make 12 of 1.2万 or nothing of 一万二.
func TestFirstMapTakesOffNothingThatMultiplies(t *testing.T) {
	text, _, err := Suggest(Source{Name: "list.csv", Data: []byte("PO,Supplier,Placed,交期,Qty,Price\n" +
		"PO-1,Alpha Co,2026-03-01,2026-05-01,1.2万,2 USD\nPO-2,Alpha Co,2026-03-01,2026-05-02,一万二,2 USD\nPO-3,Alpha Co,2026-03-01,2026-05-03,5k,2 USD\nPO-4,Alpha Co,2026-03-01,2026-05-04,12打,2 USD\n" +
		"PO-5,Alpha Co,2026-03-01,两周后,TBC,2 USD\nPO-6,Alpha Co,2026-03-01,TBC,500,2 USD\nPO-7,Alpha Co,2026-03-01,2026-05-04,500 or 600,2 USD\nPO-8,Alpha Co,2026-03-01,2026-05-04,500,2 USD\n")}, func(string) string { return "" }, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"万", "k]", "打", "两周后", "500 or 600"} {
		if strings.Contains(text, bad) {
			t.Errorf("the map holds %s:\n%s", bad, text)
		}
	}
	for _, good := range []string{"quantity: Qty", "missing: [TBC]", "promised: 交期", "missing: [TBC]}\n  - {column: Qty"} {
		if !strings.Contains(text, good) {
			t.Errorf("the map lacks %s:\n%s", good, text)
		}
	}
}
