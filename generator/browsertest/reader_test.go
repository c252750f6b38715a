package browsertest

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var updateDocs = flag.Bool("update-docs", false, "write the table of generator/docs/reader.md anew")

// readerAsk is a question of somebody in the morning, answered by the records of the sample: the
// link on Today that leads to the answer ("" where it stands on Today), and a text of it.
// A link as "Page > Part" leads on to a part of that page, by its contents.
type readerAsk struct{ who, question, link, answer string }

// readerAsks are sets of questions: all but the first were each written
// later, from the records alone, and what they did not find near was then moved.
var readerAsks = [5][]readerAsk{{
	{"manager", "What is overdue on our side, and what on theirs?", "", "17 things of ours are overdue"},
	{"manager", "Whose doing is it that the tumblers of Zibo are late?", "", "the delay may be all ours"},
	{"manager", "By which day must we order at Nantong to have goods before Spring Festival?", "", "Nantong Zhiyundu Home Textiles by 29 Nov"},
	{"manager", "And at Anji?", "", "12 Dec Anji Qizhuwu Bamboo"},
	{"manager", "Why is Zibo late?", "Zibo Shayanli Glassware", "Late, and the days are ours"},
	{"manager", "Which certificate ends next?", "", "11 Dec BSCI audit"},
	{"manager", "Until when does the price list of Zibo hold?", "Zibo Shayanli Glassware > Agreed and certified", "until 31 Dec 2026, 41 days left"},
	{"manager", "What has to be asked gently at Chaozhou?", "Chaozhou Yaoxixiang Ceramics", "no successor in the firm"},
	{"manager", "How is Nantong doing on time, once our own delays are taken out?", "Nantong Zhiyundu Home Textiles", "12 of 17 once our own delays are taken out"},
	{"merchandiser", "What have I to approve today?", "", "Approve Gift box artwork"},
	{"merchandiser", "What holds up the tumblers of PO-2026-057?", "Deliver Ribbed tumbler 30 cl", "decal film still not released"},
	{"merchandiser", "Which question of Yangjiang waits for me?", "", "Answer: Sleeve artwork for PO-2026-067"},
	{"merchandiser", "Which promise of ours is carried over again and again?", "", "carried over 3 times"},
	{"merchandiser", "Who promised the audit points of Zibo, and when?", "Promises", "made 17 Jun 2026 at a visit, by Zhao Lianqing"},
	{"merchandiser", "What moved the teapots of Chaozhou to 30 November?", "Orders", "re-cast this week"},
	{"accounts", "Which balance is overdue?", "", "Pay the balance, USD 5,013.79"},
	{"accounts", "Which deposit is overdue?", "", "Pay the deposit, USD 1,347.84"},
	{"accounts", "Which payment is due next?", "", "Pay the balance, USD 3,379.46"},
	{"accounts", "When were the bank details of Zibo verified?", "Zibo Shayanli Glassware > Company and bank", "verified 24 Sep 2025"},
	{"interpreter", "How does one address the owner at Zibo?", "Zibo Shayanli Glassware", "赵厂长"},
	{"interpreter", "Whom do we call at Nantong since Jenny left?", "Nantong Zhiyundu Home Textiles", "lea-zyd"},
	{"interpreter", "Which address do I show the driver at Zibo?", "Zibo Shayanli Glassware > Address", "山东省淄博市博山区白塔镇沙焰路206号"},
	{"QC engineer", "Which inspection has no result yet?", "", "final inspection ZY-31: pending"},
	{"QC engineer", "Who is away at Yangjiang soon?", "People", "Away from 7 Dec 2026"},
	{"representative", "Since when was nobody at Bobai?", "", "Visit: last one 20 May 2026"},
	{"representative", "When is Chaozhou shut for the coming festival?", "", "Chaozhou Yaoxixiang Ceramics shut 26 Jan to 19 Feb"},
}, {
	{"manager", "With whom is most of what we are late with?", "", "9 with Zibo Shayanli Glassware"},
	{"manager", "Which papers does Nantong owe us?", "", "OEKO-TEX renewal papers handed in"},
	{"manager", "Which price list runs out this year?", "", "31 Dec price list: +2 %"},
	{"manager", "By which day must we order at Bobai?", "", "2 Dec Bobai Manglouwan Weaving"},
	{"manager", "Do we pay Anji in time?", "Factories", "31 of 31"},
	{"manager", "Which factory did we leave, and when?", "Factories", "Ended; 32 orders"},
	{"manager", "What must not be said to Zibo about the furnace slots?", "Zibo Shayanli Glassware", "Mr Zhao told Li Wei that two other customers"},
	{"merchandiser", "When do the cushion covers come now?", "", "now promised for 27 Nov 2026"},
	{"merchandiser", "And why are they late?", "Deliver Cushion cover 45 × 45 cm", "Yarn is late, 27 November for PO-2026-060"},
	{"merchandiser", "Which colour of Zibo waits for our release?", "", "Approve Colour master (smoke)"},
	{"merchandiser", "What is to be approved next week?", "", "Approve Barcode sheet"},
	{"merchandiser", "What do we lose when the glaze is not chosen?", "Promises", "we lose the January slot after the 20th"},
	{"merchandiser", "Which deliveries are expected this month?", "Orders", "Seagrass basket, small"},
	{"accounts", "What do we pay to Anji before Christmas?", "", "Pay the balance, USD 7,711.98"},
	{"accounts", "Why was the balance of 5,013.79 not paid?", "Pay the balance, USD 5,013.79", "the invoice showed the old address"},
	{"accounts", "Who keeps the accounts at Chaozhou?", "People", "陈会计"},
	{"accounts", "On which terms do we buy in Nantong?", "Nantong Zhiyundu Home Textiles > Terms", "FCA Shanghai · CNY"},
	{"interpreter", "How does one address the master of the kilns at Chaozhou?", "People", "许师傅"},
	{"interpreter", "Which number has Mr Zhao?", "Zibo Shayanli Glassware", "+86 533 0000 0011"},
	{"interpreter", "Which address do I show the driver at Bobai?", "Bobai Manglouwan Weaving > Address", "广西玉林市博白县水鸣镇芒篓湾"},
	{"QC engineer", "What broke at Chaozhou this week?", "", "94 teapot spouts cracked in the first firing"},
	{"QC engineer", "Which complaint about knives or scissors is open?", "Yangjiang Tingrenfang Cutlery", "Kitchen scissors loosen after a year"},
	{"QC engineer", "How many lots of Yangjiang passed the first time?", "Yangjiang Tingrenfang Cutlery > The six practices", "Lots passed first time"},
	{"QC engineer", "Which test report is overdue?", "", "Salt spray report for TR-24"},
	{"representative", "When does Nantong shut before Spring Festival?", "Calendar", "a week earlier than ever"},
	{"representative", "When were we last at Zibo in person?", "Zibo Shayanli Glassware", "Last visit 156 days ago"},
	{"representative", "Who stands in for Miss He?", "People", "Celine stands in"},
}, {
	{"manager", "Has Taizhou an order of ours?", "Factories", "No order yet, 1 visit"},
	{"manager", "By when has Yangjiang to know what we want in March?", "Yangjiang Tingrenfang Cutlery > Latest visit", "must be confirmed by 4 December"},
	{"manager", "When did somebody last see Nantong?", "", "Visit: last one 29 Apr 2026"},
	{"manager", "What did Mr Shen say of us after ten years?", "Anji Qizhuwu Bamboo & Wood Products > Latest visit", "you have never told me a date you did not mean"},
	{"manager", "Until when does the recycled cotton certificate of Nantong hold?", "Nantong Zhiyundu Home Textiles > Agreed and certified", "GRS (recycled cotton)"},
	{"merchandiser", "By when does Yangjiang name who comes for Miss He?", "Promises", "Name who stands in for Miss He"},
	{"merchandiser", "What did Jiahui send last?", "Orders", "60 laundry baskets, photos"},
	{"merchandiser", "What does Qin in Taizhou wait for?", "", "Answer: Colours for the samples, Pantone?"},
	{"merchandiser", "Why was the bouclé yarn late?", "Nantong Zhiyundu Home Textiles", "Yarn ordered two weeks after our order"},
	{"merchandiser", "What did the teapots of PO-2026-062 lose in the kiln?", "Orders", "94 teapot spouts cracked"},
	{"designer", "What have I promised at Zibo, and when was it due?", "", "Signe looks at the smoke master"},
	{"designer", "Which two glazes are in question at Chaozhou?", "Chaozhou Yaoxixiang Ceramics > Latest visit", "a white that breaks to iron at the rim"},
	{"accounts", "What do we pay to Anji in January?", "", "Pay the balance, USD 7,151.84"},
	{"accounts", "When were the bank details of Nantong verified?", "Nantong Zhiyundu Home Textiles > Company and bank", "verified 29 Apr 2026"},
	{"accounts", "How long does Bobai take, as agreed?", "Bobai Manglouwan Weaving > Terms", "Agreed lead time 55 days"},
	{"accounts", "How does one address whoever keeps the accounts at Anji?", "People", "Mrs Qian"},
	{"representative", "What have I promised at Bobai?", "", "Next visit before the winter"},
	{"representative", "When does Anji shut?", "", "shut 31 Jan to 16 Feb"},
	{"representative", "How does the driver find Bobai?", "Bobai Manglouwan Weaving > Address", "水鸣镇加油站往南两公里"},
	{"interpreter", "How does one address the owner of Bobai?", "Bobai Manglouwan Weaving", "庞阿姨"},
	{"interpreter", "Is the family name of the surface engineer at Yangjiang Ou?", "People", "欧阳工"},
	{"interpreter", "At which gate do I report at Yangjiang?", "Yangjiang Tingrenfang Cutlery > Address", "2号门，刀剪市场对面"},
	{"QC engineer", "By when does our lab test the samples of Taizhou?", "Promises", "Volatiles test of their samples at our lab"},
	{"QC engineer", "What does Yangjiang test on the scissors?", "Promises", "5,000 cycles on ten scissors from stock"},
	{"QC engineer", "How did we find the shuttle kiln of Chaozhou?", "Chaozhou Yaoxixiang Ceramics > Latest visit", "Shuttle kiln"},
	{"QC engineer", "Which size and moisture were signed at Bobai?", "Bobai Manglouwan Weaving > Latest visit", "± 2 cm, 14 % moisture"},
}, {
	{"manager", "What does Anji make for us alone, and until when?", "Anji Qizhuwu Bamboo & Wood Products > Agreed and certified", "QZ-245 for us alone in the Nordic countries"},
	{"manager", "Which price lists end with the year?", "", "Price list, +3.5 % (soda ash, gas)"},
	{"manager", "When may the prices of Nantong be reopened?", "Nantong Zhiyundu Home Textiles > Agreed and certified", "if cotton moves by more than 8 %"},
	{"manager", "What did we tell Anji that we would order in the first quarter?", "Anji Qizhuwu Bamboo & Wood Products > Agreed and certified", "Forecast 2027-Q1: USD 29,000, told 16 Nov 2026"},
	{"manager", "Which share of what Chaozhou can make is ours?", "Chaozhou Yaoxixiang Ceramics > Company and bank", "260,000 pcs a month; ours 4 %"},
	{"merchandiser", "Which goods of Anji are shipped and have not come?", "Orders", "shipped 18 Oct as QZW-26-31, no arrival recorded"},
	{"merchandiser", "In which orders in work are bouclé covers, and how many?", "Deliver Cushion cover 45 × 45 cm > Articles", "1,040 pcs · PO-2026-065"},
	{"merchandiser", "What have we to release for Anji next week?", "Anji Qizhuwu Bamboo & Wood Products", "Approve Pre-production sample"},
	{"merchandiser", "When did Chaozhou confirm the espresso cups?", "Approve Decal placement on YX-102", "order confirmed, ready promised for 21 Dec 2026"},
	{"accounts", "Which payment came late this week?", "changes in the last 7 days", "balance paid, USD 5,451.60, 2 days late"},
	{"accounts", "Does Nantong issue a VAT invoice?", "Nantong Zhiyundu Home Textiles > Company and bank", "VAT invoice (fapiao)"},
	{"accounts", "When is the balance of the teapots due?", "Chaozhou Yaoxixiang Ceramics", "14 days after the documents"},
	{"accounts", "Who verified the account of Yangjiang, and how?", "Yangjiang Tingrenfang Cutlery > Company and bank", "by He Lan: video, account name read aloud"},
	{"QC engineer", "What does the verdict on the cushion covers wait for?", "Deliver Cushion cover 45 × 45 cm", "the verdict waits for the zip pull test"},
	{"QC engineer", "What was agreed on passivation at Yangjiang?", "Yangjiang Tingrenfang Cutlery > Agreed and certified", "Passivation 30 min at 50 °C"},
	{"QC engineer", "How near were the storage jars of PO-2026-050 to a reject?", "Pay the balance, USD 5,013.79", "6 major (7 allowed)"},
	{"QC engineer", "How many sets do I open per lot of cutlery, and how long?", "Yangjiang Tingrenfang Cutlery", "30 sets opened per lot until three lots are clean"},
	{"representative", "Who fetches me at the station for Chaozhou?", "Chaozhou Yaoxixiang Ceramics > Company and bank", "the factory sends Mr Wu, white van"},
	{"interpreter", "Who at Yangjiang speaks Cantonese?", "Yangjiang Tingrenfang Cutlery", "speaks Chinese and Cantonese"},
	{"representative", "What was agreed by word with Jenny?", "Nantong Zhiyundu Home Textiles > Latest visit", "storage free up to three weeks"},
	{"representative", "What is to be said at every visit to Anji?", "Anji Qizhuwu Bamboo & Wood Products", "Thanks to say at every visit"},
	{"new colleague", "What did we learn from the end in Dalian?", "Dalian Wudeng'an Candle", "count the people"},
	{"new colleague", "What speaks against Taizhou?", "Taizhou Ruanchengtang Silicone & Plastics > Latest visit", "minimum 3,000 per colour"},
}, {
	{"manager", "Did Anji raise its prices in April, although boards went up?", "Anji Qizhuwu Bamboo & Wood Products > Goodwill", "No rise in the April review"},
	{"manager", "What has Yangjiang put into ending the rust, and what have we?", "Yangjiang Tingrenfang Cutlery > Goodwill", "New passivation line, three baths"},
	{"manager", "Has Zibo said when it shuts for Spring Festival 2027?", "", "Zibo Shayanli Glassware shutdown not announced"},
	{"manager", "How much of the volume agreed with Anji have we ordered?", "Anji Qizhuwu Bamboo & Wood Products > The six practices", "93 % of what was agreed"},
	{"merchandiser", "As which shipment are the boards of PO-2026-053 under way?", "Orders", "as QZW-26-31"},
	{"merchandiser", "Why were the towel sets of PO-2026-051 cut to 1,600?", "Deliver Cushion cover 45 × 45 cm", "the retailer opens two shops fewer"},
	{"QC engineer", "Which number do I look up for the LFGB report of Taizhou?", "Taizhou Ruanchengtang Silicone & Plastics > Agreed and certified", "GC-26-0902"},
	{"QC engineer", "When was the passivation bath at Yangjiang changed last?", "Yangjiang Tingrenfang Cutlery > Latest visit", "Bath changed on 20 August"},
	{"interpreter", "What should I mind when I speak with Lea Shi?", "Nantong Zhiyundu Home Textiles", "Reads English better than she speaks it"},
	{"new colleague", "Who pays on our side, and who releases artwork?", "Notes", "Frederik Bech"},
	{"manager", "What have the problems of this year at Yangjiang cost, and whom?", "Yangjiang Tingrenfang Cutlery > Issues", "cost: ours USD 120, theirs USD 310"},
	{"manager", "How much is in work at Nantong, in money?", "Deliver Cushion cover 45 × 45 cm", "2 orders, 1 overdue"},
}}

// readerAsksChinese are asked of the Chinese pages, as an interpreter from Guangdong would.
var readerAsksChinese = []readerAsk{
	{"口译", "听刃坊何秀英休假后找谁？", "联系人", "何秀英"},
	{"口译", "织云渡明年春节哪天停产？", "", "1月18日至2月18日停产"},
	{"跟单", "烟灰色最晚哪天放行，不然会怎样？", "确认：色样（烟灰色）", "11 月 25 日前不放行，12 月中旬以前熔不了料"},
	{"口译", "窑溪巷的地址怎么跟司机说？", "潮州市窑溪巷陶瓷 > 地址", "广东省潮州市潮安区古巷镇窑溪巷17号"},
	{"口译", "栖竹坞的老板怎么称呼？", "安吉栖竹坞竹木制品", "沈总"},
	{"财务", "沙焰里的付款条件是什么？", "淄博沙焰里玻璃制品 > 公司与银行资料", "提单日后 10 天内付 70%"},
	{"代表", "上次去芒篓湾签了什么？", "博白县芒篓湾编织工艺 > 最近一次访厂", "含水率 14 %"},
	{"质检", "剪刀松动的事现在能怎么说？", "库存剪刀 10 把各做 5,000 次开合", "现在还不知道，不要乱说"},
	{"跟单", "芒篓湾的洗衣篮什么时候好，一共多少个？", "交货：海草篮（小）", "152"},
	{"质检", "窑溪巷的壶嘴为什么会裂？", "首烧裂了 94 个壶嘴", "是梭式窑里的新垫板，还是新来的注浆工"},
	{"采购", "栖竹坞今年为我们破例做过什么？", "安吉栖竹坞竹木制品 > 额外支持", "激光线周日加班"},
	{"口译", "去软橙塘坐火车到哪个站，下车还要多久？", "台州市软橙塘硅塑制品", "台州站"},
	{"新同事", "跟大连雾灯岸为什么不做了？", "大连雾灯岸蜡艺", "产线正在清洗"},
	{"采购", "听刃坊谁能拍板？", "阳江市听刃坊刀具制品", "梁总"},
	{"质检", "有针孔的那批碗后来复烧了多少只？", "潮州市窑溪巷陶瓷 > 问题", "310 只"},
	{"跟单", "我方还欠织云渡什么没给？", "", "四季度预测"},
}

// readFor goes from the page that is open towards a text: how far below the top of the
// window its line stands (that of the link, when the text is one), and how many lists
// have to be opened before it is seen; they are closed again. A link gives where it leads.
// Where a part is named, the way is that to its link in the contents, and from the top of
// the part on: there the window stands then. So it is where a link leads to a record, from
// the top of that record or section on.
const readFor = `((text, isLink, part) => {
	if (part) {
		const link = [...document.querySelectorAll(".jump a")].find(a => a.textContent === part);
		if (!link) return {y: -1, clicks: 0, href: ""};
		const target = document.querySelector(link.hash), at = target.getBoundingClientRect().top + scrollY;
		const down = Math.round(link.getBoundingClientRect().bottom + scrollY);
		const was = target.open;
		if (target.localName === "details") target.open = true; // as the link does
		const holder = target.closest("section, details").textContent;
		const there = holder.replace(/\s+/g, " ").includes(text) ? find(text, false) : {y: -1, clicks: 0, href: ""};
		if (target.localName === "details") target.open = was;
		return there.y < 0 ? there : {...there, at: undefined, y: down + Math.max(0, there.y - Math.round(at))};
	}
	const there = find(text, isLink);
	let target = !isLink && location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (target && target.localName === "h2") target = target.closest("section");
	if (!target || there.y < 0 || !target.contains(there.at)) return {...there, at: undefined};
	return {...there, at: undefined, y: Math.max(0, there.y - Math.round(target.getBoundingClientRect().top + scrollY))};
	function find(text, isLink) {
	const flat = s => s.replace(/\s+/g, " ");
	const holds = e => flat(e.textContent).includes(text);
	const all = [...document.querySelectorAll(isLink ? "main a[href], .page-head a[href]" : "main *")].filter(e => !e.closest("svg, .visually-hidden, [hidden]"));
	for (const found of all.filter(e => holds(e) && (isLink || ![...e.children].some(holds)))) {
		const folded = [];
		for (let e = found.parentElement; e; e = e.parentElement)
			if (e.tagName === "DETAILS" && !e.open && found.closest("summary")?.parentElement !== e) { e.open = true; folded.push(e); }
		const at = found.getBoundingClientRect(), y = Math.round(at.bottom + scrollY);
		folded.forEach(e => e.open = false);
		if (at.height > 1) return {y, clicks: folded.length, href: found.href || "", at: found};
	}
	return {y: -1, clicks: 0, href: ""};
	}
})`

// Each question of a working morning is answered from Today on two pages at most, with
// one list to open at most, one part to go to by the contents, and in the median without
// reading further than 1,000 pixels; none is further than 2,000. generator/docs/reader.md shows how far each is.
func TestTheReaderFindsAnswersNearToday(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	screen(t, tab, 1440, 900)
	english := slices.Concat(readerAsks[:]...)
	asks := slices.Concat(english, readerAsksChinese)
	found, links := readAnswers(t, tab, fileAddress(dir)+"/index.html", english)
	foundChinese, linksChinese := readAnswers(t, tab, fileAddress(dir)+"/zh/index.html", readerAsksChinese)
	found = append(found, foundChinese...)
	maps.Copy(links, linksChinese)
	pixels := make([][]int, len(readerAsks)+1) // the last are those in Chinese
	var table strings.Builder
	table.WriteString("| who asks | question | on the way | pixels | lists opened |\n|---|---|---|---|---|\n")
	for i, ask := range asks {
		today := "Today"
		if i >= len(english) {
			today = "今天"
		}
		way, far, clicks := today, found[i].Y, found[i].Clicks
		if page, part, _ := strings.Cut(ask.link, " > "); page != "" {
			way = strings.TrimSuffix(today+", "+page+", "+part, ", ")
			far, clicks = far+links[page].Y, clicks+links[page].Clicks
		}
		if found[i].Y < 0 {
			t.Errorf("%q: %q does not stand on %s", ask.question, ask.answer, way)
			continue
		}
		if clicks > 1 {
			t.Errorf("%q: %d lists have to be opened, want at most one", ask.question, clicks)
		}
		set := 0
		for before := len(readerAsks[0]); i >= before && i < len(english); before += len(readerAsks[set]) {
			set++
		}
		if i >= len(english) {
			set = len(readerAsks)
		}
		pixels[set] = append(pixels[set], far)
		if far > 2000 {
			t.Errorf("%q: the answer is %d pixels away, want at most 2,000", ask.question, far)
		}
		fmt.Fprintf(&table, "| %s | %s | %s | %d | %d |\n", ask.who, ask.question, way, far, clicks)
	}
	for set, far := range append(pixels, slices.Concat(pixels...)) {
		slices.Sort(far)
		if median := far[len(far)/2]; median > 1000 {
			t.Errorf("an answer of set %d (6: in Chinese, 7: of all) is %d pixels away in the median, want at most 1,000", set+1, median)
		}
	}
	readerTable(t, asks, table.String())
}

// place is where something stands: see readFor.
type place struct {
	Y, Clicks int
	Href      string
}

// readAnswers looks for the answers, and for the links on Today that lead to them.
func readAnswers(t *testing.T, tab context.Context, today string, asks []readerAsk) (found []place, links map[string]place) {
	t.Helper()
	found, links = make([]place, len(asks)), make(map[string]place)
	visit(t, tab, today)
	for i, ask := range asks {
		page, _, _ := strings.Cut(ask.link, " > ")
		if page == "" {
			found[i] = evaluate[place](t, tab, fmt.Sprintf("%s(%q, false)", readFor, ask.answer))
		} else if _, ok := links[page]; !ok {
			links[page] = evaluate[place](t, tab, fmt.Sprintf("%s(%q, true)", readFor, page))
		}
	}
	for text, link := range links {
		if link.Y < 0 {
			t.Errorf("Today has no link %q", text)
			continue
		}
		visit(t, tab, link.Href)
		for i, ask := range asks {
			page, part, _ := strings.Cut(ask.link, " > ")
			if page == text {
				found[i] = evaluate[place](t, tab, fmt.Sprintf("%s(%q, false, %q)", readFor, ask.answer, part))
			}
		}
	}
	return found, links
}

// readerTable writes the table of the documents, or asks that it knows every question.
func readerTable(t *testing.T, asks []readerAsk, table string) {
	t.Helper()
	const file, begin, end = "../docs/reader.md", "<!-- made by a test: -->\n", "<!-- until here -->"
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(doc), begin)
	made, after, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatalf("%s has no place for the table", file)
	}
	if *updateDocs {
		if err := os.WriteFile(file, []byte(before+begin+table+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, ask := range asks {
		if !strings.Contains(made, ask.question) {
			t.Errorf("%s does not know %q: run this test with -update-docs", file, ask.question)
		}
	}
}
