package markdown_test

import (
	"strings"
	"testing"

	"factorybook/generator/markdown"
)

func TestNotesAreShownAsTheyWereTyped(t *testing.T) {
	md := markdown.New()
	for _, c := range []struct{ source, want string }{
		{"交期7~10天，旺季15~20天", "<p>交期7~10天，旺季15~20天</p>"},
		{"Lead time 7~10 days, in season 15~20 days.", "<p>Lead time 7~10 days, in season 15~20 days.</p>"},
		{"~~old price~~ new", "<p><del>old price</del> new</p>"},
		{"Carton 60*40*30 cm", "<p>Carton 60*40*30 cm</p>"},
		{"L*W*H", "<p>L*W*H</p>"},
		{"PO*2026*014", "<p>PO*2026*014</p>"},
		{"5*8=40, 6*9=54", "<p>5*8=40, 6*9=54</p>"},
		{"*new* **kiln**", "<p><em>new</em> <strong>kiln</strong></p>"},
		{"***both***", "<p><em><strong>both</strong></em></p>"},
		{"2 * 3 and 4 * 5", "<p>2 * 3 and 4 * 5</p>"},
		{"**质量（重要）**和**交期：**请注意。", "<p><strong>质量（重要）</strong>和<strong>交期：</strong>请注意。</p>"},
		{"**注意：**请确认。他说**“重要”**的话。", "<p><strong>注意：</strong>请确认。他说<strong>“重要”</strong>的话。</p>"},
		{"**注意：**请确认", "<p><strong>注意：</strong>请确认</p>"},
		{"见**（附件）**说明", "<p>见<strong>（附件）</strong>说明</p>"},
		{"**A。**B", "<p><strong>A。</strong>B</p>"},
		{"[MOQ]: 500", "<p>[MOQ]: 500</p>"},
		{"[价格]: 12.5", "<p>[价格]: 12.5</p>"},
		{"[FOB]: USD-1.42/pc", "<p>[FOB]: USD-1.42/pc</p>"},
		{"See [prices].\n\n[prices]: https://yuanda.example/p", `<p>See <a href="https://yuanda.example/p">prices</a>.</p>`},
		{"样品12*，运费5*。", "<p>样品12*，运费5*。</p>"},
		{"MOQ 500*, samples 20*.", "<p>MOQ 500*, samples 20*.</p>"},
		{"**MOQ**：500，*交期*：30天", "<p><strong>MOQ</strong>：500，<em>交期</em>：30天</p>"},
		{"纸箱60*40*30，毛重*净重", "<p>纸箱60*40*30，毛重*净重</p>"},
		{">5000 pcs: 1.42", "<p>&gt;5000 pcs: 1.42</p>"},
		{">=5000件", "<p>&gt;=5000件</p>"},
		{"> They said so", "<blockquote>\n<p>They said so</p>\n</blockquote>"},
		{"+ 5% on price", "<p>+ 5% on price</p>"},
		{"+ mugs\n+ plates", "<ul>\n<li>mugs</li>\n<li>plates</li>\n</ul>"},
		{"~10 days, 20~30 pcs~", "<p>~10 days, 20~30 pcs~</p>"},
		{"第一行\n第二行", "<p>第一行第二行</p>"},
		{"第一行，\n第二行", "<p>第一行，第二行</p>"},
		{"first line\nsecond line", "<p>first line\nsecond line</p>"},
		{"窑炉 A\n第二行", "<p>窑炉 A\n第二行</p>"},
	} {
		var b strings.Builder
		if err := md.Convert([]byte(c.source), &b); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(b.String()); got != c.want {
			t.Errorf("%q gives\n%s\nnot\n%s", c.source, got, c.want)
		}
	}
}
