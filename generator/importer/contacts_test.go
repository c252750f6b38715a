package importer

import (
	"fmt"
	"strings"
	"testing"
)

// What a cell of a supplier list says of people: who they are, and what they do.
func TestPeopleInACell(t *testing.T) {
	for cell, want := range map[string]string{
		"Chen Li":              "Chen Li",
		"王莉 Wang Li":           "王莉 Wang Li",
		"王莉 / Wang Li":         "王莉 / Wang Li",
		"Wang Li/王莉":           "Wang Li/王莉",
		"Wang Li (王莉)":         "Wang Li (王莉)",
		"Chen, Li":             "Chen, Li",
		"陈Tony":                "陈Tony",
		"Wang Li / Sales":      "Wang Li / Sales",
		"Chen Li\n13800000000": "Chen Li\n13800000000",
		"蔡少红/蔡少明":              "蔡少红 | 蔡少明",
		"李小姐、王经理":              "李小姐 | 王经理",
		"Wang Li, Zhang Wei":   "Wang Li | Zhang Wei",
		"Wang Li; Zhang Wei":   "Wang Li | Zhang Wei",
		"Wang Li & Zhang Wei":  "Wang Li | Zhang Wei",
		"王莉，张伟":                "王莉 | 张伟",
		"Lily\nTony":           "Lily | Tony",
		"Lily Xu (sales), 徐总 (boss)\nMr Pan - QC": "Lily Xu (sales) | 徐总 (boss) | Mr Pan - QC",
		"Chen Li\n销售经理":                           "Chen Li\n销售经理",
		"Chen Li\nSales Manager":                  "Chen Li\nSales Manager",
		"Chen Li, General Manager":                "Chen Li, General Manager",
		"Wang Li / Export Dept":                   "Wang Li / Export Dept",
		"王莉、外贸部":                                  "王莉、外贸部",
		"Chen Li; Tel 138 0000 0000":              "Chen Li; Tel 138 0000 0000",
		"Chen Li\nlily@chen.example":              "Chen Li\nlily@chen.example",
		"Chen Li\nWeChat: lily":                   "Chen Li\nWeChat: lily",
		"李小姐\n王经理":                                "李小姐 | 王经理",
		"":                                        "",
		" ;":                                      "",
	} {
		if got := strings.Join(people(cell), " | "); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

// What stands beside several people goes to them in their order, or by their names;
// otherwise nobody can know, and the first keeps it.
func TestWhatStandsBesideSeveralPeopleIsDividedOrSaid(t *testing.T) {
	for _, c := range []struct {
		cell, want string
		ok         bool
	}{
		{"111; 222", "Lily Xu 111, 徐总 222", true},
		{"111 / 222", "Lily Xu 111, 徐总 222", true},
		{"111\n222", "Lily Xu 111, 徐总 222", true},
		{"Lily 111 / wechat lily_x; 徐总 222", "Lily Xu 111 / wechat lily_x, 徐总 222", true},
		{"徐总 222; Lily 111", "Lily Xu 111, 徐总 222", true},
		{"0754-8588 1234", "Lily Xu 0754-8588 1234, 徐总 ", false},
		{"111; 222; 333", "Lily Xu 111; 222; 333, 徐总 ", false},
		{"", "Lily Xu , 徐总 ", true},
	} {
		list := []contact{{name: "Lily Xu"}, {name: "徐总", nameZH: "徐总"}}
		ok := share(list, c.cell, func(c *contact) *string { return &c.phone })
		if got := fmt.Sprintf("%s %s, %s %s", list[0].name, list[0].phone, list[1].name, list[1].phone); got != c.want || ok != c.ok {
			t.Errorf("%q: %q %v, want %q %v", c.cell, got, ok, c.want, c.ok)
		}
	}
}
