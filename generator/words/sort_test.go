package words_test

import (
	"slices"
	"strings"
	"testing"

	"factorybook/generator/words"
)

func TestNamesAreSortedByTheLettersThatTheyAreReadWith(t *testing.T) {
	for name, want := range map[string]string{
		"重庆远大": "chongqingyuanda", "厦门": "xiamen", "乐清": "yueqing", "六安": "luan", "台州软橙塘": "taizhouruanchengtang",
		"长沙": "changsha", "Anji Qizhuwu": "anjiqizhuwu", "安吉": "anji", "Åbo": "abo", "东莞3号": "dongguan3hao", "": "",
	} {
		if got := words.SortKey(name); got != want {
			t.Errorf("%s is sorted as %q, want %q", name, got, want)
		}
	}
	for name, want := range map[string]string{ // as somebody is called
		"单雄信": "shan", "曾国藩": "zeng", "仇英": "qiu", "区小姐": "ou", "解晓东": "xie", "尉迟恭": "yuchi", "查良镛": "zha", "王乐": "wang", "单": "shan",
	} {
		if got := reading(words.PersonPinyin(name)); !strings.HasPrefix(got, want) {
			t.Errorf("%s is read as %q, want it to begin with %q", name, got, want)
		}
	}
	list := []string{"Zibo", "重庆远大", "Anji", "博白芒篓湾", "安吉", "Chengdu", "Chaozhou"}
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(words.SortKey(a)+a, words.SortKey(b)+b) })
	if want := []string{"Anji", "安吉", "博白芒篓湾", "Chaozhou", "Chengdu", "重庆远大", "Zibo"}; !slices.Equal(list, want) {
		t.Errorf("sorted %v, want %v", list, want)
	}
}

// reading joins the usual reading of each character.
func reading(pinyin [][]string) string {
	var b strings.Builder
	for _, syllable := range pinyin {
		b.WriteString(syllable[0])
	}
	return b.String()
}
