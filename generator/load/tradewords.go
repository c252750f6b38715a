package load

// tradeWords are what people who buy and make goods call the words of a record,
// by the word: small letters, spaces for dashes, a semicolon between two. A word
// that the trade uses for two of them, such as passed for a result and nothing
// else, stands with one; one that could be two values of the same key stands with
// both, and both are named. What several values could be without being one of
// them (an engineer, a severe defect) is not here.
var tradeWords = map[string]string{
	// who
	"factory":                  "the factory; 工厂方; supplier; vendor; manufacturer; maker; producer; seller; plant; mill; workshop; manufacturing; they; them; their side; 工厂; 厂家; 厂; 供应商; 卖方; 厂方; 生产商; 制造商; 供方",
	"importer":                 "ourselves; 我司; our company; 本公司; us; we; buyer; customer; client; purchaser; our side; our; ours; me; importers; 我们; 买家; 客户; 进口商; 买方; 我方; 采购方; 客人",
	"both":                     "各一半; half half; 50/50; 双方都有; both sides; both parties; both of us; shared; mutual; joint; 双方; 都; 两方; 共同",
	"carrier":                  "forwarder; shipping line; shipping company; vessel; transport; freight; trucker; 船公司; 货代; 承运人; 物流公司",
	"unknown":                  "not clear; not sure; 未查明; not known; unclear; don't know; n/a; 未知; 不明; 不清楚; 不详",
	"trading-company":          "trader; trading; trading co; trading firm; 贸易公司; 贸易商; 外贸公司; 中间商",
	"factory-with-trading-arm": "factory and trading company; factory + trading; factory/trading; manufacturer and trader; 工贸一体; 工贸",

	// the relationship
	"prospect": "开发中; 接触中; potential; candidate; new; lead; evaluating; 潜在; 考察中; 意向; 待开发",
	"active":   "合作; current; live; running; ongoing; cooperating; 合作中; 在合作; 正常; 活跃",
	"paused":   "inactive; on hold; suspended; hold; dormant; stopped for now; 暂停; 停用; 搁置; stopped; not active",
	"ended":    "已结束; 已停止合作; closed; terminated; finished; former; stopped; blacklisted; discontinued; over; 终止; 结束; 已终止; 停止合作; inactive; stopped; not active",

	// people
	"owner":        "厂长; boss; ceo; gm; general manager; managing director; president; chairman; founder; 老板; 总经理; 董事长; 法人; 总裁",
	"sales":        "外贸业务; 外贸; 外贸经理; sales manager; salesman; saleswoman; sales rep; sales director; export sales; export manager; account manager; business manager; 业务; 业务员; 销售; 销售经理; 业务经理; 外贸业务员",
	"merchandiser": "merchandising; order follow up; follow up; order tracking; 跟单; 跟单员; 理单",
	"production":   "厂长; production manager; planner; pmc; workshop manager; plant manager; 生产; 生产经理; 车间主任; 生产主管; 计划",
	"quality":      "wrong colour; wrong color; colour difference; 色差; 不良; qc; qa; qc manager; qa manager; quality manager; inspector; quality control; quality agreement; qc agreement; defect; defects; quality issue; quality problem; 质检; 品质; 质量; 品管; 质检员; 质量问题; 质量协议; 品控",
	"finance":      "accountant; accounting; accounts; cashier; bookkeeper; 财务; 会计; 出纳",
	"logistics":    "shipping; shipping clerk; documentation; forwarding; warehouse; 物流; 单证; 船务; 仓库; 单证员; 货运",

	// spans of time
	"day": "daily; per day; d; each day; 天; 日; 每天; 每日", "week": "weekly; per week; wk; w; each week; 周; 每周; 星期", "month": "monthly; per month; mth; mo; m; each month; 月; 每月",
	"quarter": "quarterly; per quarter; q; 季度; 每季度; 季", "year": "yearly; annual; annually; per annum; p.a; per year; pa; y; yr; 年; 每年; 年度",
	"mon": "monday; 周一; 星期一; 礼拜一; mo", "tue": "tuesday; tues; 周二; 星期二; tu", "wed": "wednesday; 周三; 星期三; we", "thu": "thursday; thur; thurs; 周四; 星期四; th",
	"fri": "friday; 周五; 星期五; fr", "sat": "saturday; 周六; 星期六; sa", "sun": "sunday; 周日; 星期日; 周天; 星期天; su",

	// contracts
	"framework":       "frame; frame contract; framework agreement; frame agreement; master; master agreement; master contract; msa; contract; general agreement; 框架; 框架协议; 框架合同; 总合同",
	"price-list":      "prices; price; pricelist; pricing; price agreement; quotation; price sheet; 价格表; 价格; 报价单; 价格协议",
	"volume":          "volume agreement; volume commitment; rebate; bonus; annual volume; quantity agreement; 返利; 采购量; 年度采购量; 数量协议",
	"exclusivity":     "exclusive; exclusive agreement; sole agency; exclusive rights; 独家; 独家协议; 排他",
	"confidentiality": "nda; nnn; nnn agreement; secrecy; non disclosure; non disclosure agreement; confidential; ca; 保密; 保密协议",

	// goodwill
	"market-insight": "market info; market information; trend report; 市场信息", "early-payment": "paid early; prepaid; prepayment; advance payment; 提前付款; 预付",
	"free-samples": "samples; sample; free sample; 免费样品; 样品", "price-cut": "discount; price reduction; lower price; rebate; 降价; 折扣; 优惠", "price-held": "held price; price kept; price freeze; no price increase; 价格不变; 维持价格",
	"rush-order": "rush; urgent order; urgent; 加急; 急单; 赶货", "shorter-lead-time": "faster delivery; faster; 缩短交期", "waived-charge": "waived; free of charge; foc; no charge; waived fee; waived mould fee; 免费; 免收; 免费用",
	"accepted-delay": "accepted late delivery; 接受延期", "accepted-price-rise": "accepted price increase; 接受涨价", "volume-increase": "more orders; bigger orders; 增加订单; 加单",
	"contract-extension": "extension; renewal; contract renewed; 续约; 续签", "peak-priority": "priority; priority in peak season; 优先; 旺季优先", "design-help": "design; design support; development help; 设计; 设计支持",
	"investment": "invested; tooling; mould; 投资; 投入", "training": "course; workshop for workers; 培训",

	// payments
	"deposit": "downpayment; down payment; advance; prepayment; tt deposit; t/t deposit; in advance; 30% deposit; dp; 定金; 订金; 预付款; 预付; 首付; 首款",
	"interim": "instalment; installment; milestone; progress payment; second payment; mid payment; partial; part payment; 进度款; 中期款; 中期; 分期",
	"balance": "final payment; remainder; rest; tail; final; balance payment; balance due; remaining; 尾款; 余款; 尾数; 余额",

	// inspections
	"material":   "raw material; raw materials; incoming; iqc; materials; 原材料; 来料; 来料检验; 原料",
	"in-process": "inline; in line; dupro; during production; dpi; ipqc; midway; process; 中检; 中期; 生产中; 过程; 中期验货; 在线",
	"final":      "psi; pre shipment; preshipment; fri; final random; final inspection; final random inspection; pre shipment inspection; fqc; oqc; 尾检; 终检; 最终; 尾期; 尾期验货; 出货前; 成品检验",
	"loading":    "cls; clc; container loading; loading supervision; container; 监装; 装柜; 装箱; 监柜",
	"accepted":   "passed; pass; ok; approved; accept; good; conform; conforming; released; 合格; 通过; 接受; 放行; 已通过; 过",
	"rejected":   "not pass; did not pass; 没有通过; failed; fail; not accepted; not ok; ng; no good; reject; refused; not passed; not approved; nok; unaccepted; 不合格; 不通过; 拒收; 退货; 未通过; 不接受; 没通过; 不过",
	"pending":    "on hold; hold; waiting; tbd; open; to be decided; undecided; not yet; awaiting; 待定; 待判; 待处理; 未定; 等待; 待确认",
	"S-1":        "s1; s 1", "S-2": "s2", "S-3": "s3", "S-4": "s4",
	"I": "1; level 1; level i; gi; g1; general i; 一; 一级", "II": "2; level 2; level ii; gii; g2; general ii; 二; 二级; ll", "III": "3; level 3; level iii; giii; g3; general iii; 三; 三级",

	// Incoterms
	"CFR": "cnf; c&f; c+f; c & f; c and f; cost and freight; can f", "EXW": "e.x.w; ex factory; ex works; ex work; exworks; exfactory; ex mill; ex warehouse; exf; 出厂价; 工厂交货; 出厂",
	"FOB": "f.o.b; free on board; 离岸价; 船上交货; 离岸", "CIF": "c.i.f; cost insurance freight; cost insurance and freight; 到岸价; 到岸", "DDP": "delivered duty paid; door to door; 完税后交货; 含税到门; 双清到门; 双清包税",
	"FCA": "free carrier; 货交承运人", "DAP": "delivered at place; 目的地交货", "DPU": "delivered at place unloaded", "FAS": "free alongside ship; 船边交货", "CPT": "carriage paid to", "CIP": "carriage and insurance paid; carriage and insurance paid to",

	// visits and talks
	"first": "initial; first visit; introduction; 首次; 第一次; 初访", "regular": "routine; normal; follow up; periodic; 定期; 常规; 例行; 日常; 回访",
	"audit": "factory audit; social audit; bsci; smeta; assessment; 验厂; 审核; 审厂; 评审", "inspection": "qc; qc visit; goods inspection; psi; 验货; 检验",
	"negotiation": "price talks; negotiations; contract talks; negotiate; 谈判; 议价; 谈价", "social": "dinner; courtesy; courtesy visit; banquet; 宴请; 拜访; 吃饭; 应酬", "video": "在线会议; 线上会议; 视频会议; video call; online; zoom; teams; virtual; remote; video conference; tencent meeting; 视频; 视频会议; 线上; 远程; 视频通话; 腾讯会议",
	"warm": "good; friendly; very good; positive; happy; great; cordial; 好; 友好; 很好; 热情; 融洽", "neutral": "ok; normal; fine; so so; businesslike; average; 一般; 正常; 中性; 平常", "strained": "bad; tense; poor; difficult; negative; cold; angry; 紧张; 差; 不好; 不愉快; 僵",
	"wechat": "wechat call; 微信电话; weixin; we chat; wx; 微信", "phone": "wechat call; 微信电话; call; telephone; phone call; tel; mobile; voice call; 电话; 手机; 打电话", "email": "mail; e mail; emails; outlook; 邮件; 电子邮件; 邮箱; 电邮",
	"meeting": "face to face; in person; visit; meet; f2f; on site; 会议; 面谈; 见面; 当面; 面对面; 开会",
	"other":   "others; misc; miscellaneous; something else; whatsapp; fax; sms; letter; dingtalk; qq; line; 其他; 其它; 传真; 钉钉",

	// problems
	"delay": "延迟; 晚交; 交货延迟; late; late delivery; delayed; lateness; lead time; late shipment; 延期; 延误; 迟交; 交期; 拖期", "quantity": "shortage; short shipment; short shipped; missing goods; short; over shipment; 短装; 数量; 少货; 缺货; 数量不符",
	"packaging": "packing; carton; cartons; labels; label; packing problem; 包装; 外箱; 唛头", "documents": "paperwork; docs; document; b/l; certificates; customs documents; 单证; 文件; 单据; 资料", "payment": "payments; money; 付款; 货款; 支付",
	"communication": "misunderstanding; language; no answer; 沟通; 交流; 误解",
	"critical":      "严重; very serious; safety; fatal; blocker; 致命; 严重致命; 致命缺陷; 危急", "major": "一般; serious; big; 严重; 主要; 大; 严重缺陷; 较重", "minor": "一般; small; low; slight; light; cosmetic; 轻微; 小; 次要; 轻微缺陷; 轻",
}
