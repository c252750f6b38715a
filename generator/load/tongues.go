package load

// tongueWords are more of what stands for a word of a record: what German, French and
// Danish importers write, and Chinese beyond the table of the trade. Same form as
// tradeWords.
var tongueWords = map[string]string{
	// who
	"factory":                  "lieferant; hersteller; fabrik; werk; fournisseur; fabricant; usine; leverandør; leverandor; producent; fabrikken; fabriken; leverantör; oem factory; 工厂方面; 厂商; 加工厂",
	"importer":                 "kunde; käufer; einkauf; wir; importeur; importør; client; acheteur; nous; importateur; køber; koeber; os; vi; kunden; 我们公司; 我方公司; 客户方; 买方公司",
	"both":                     "beide; beide seiten; gemeinsam; les deux; begge; begge parter; 双方各半; 两边",
	"carrier":                  "spediteur; spedition; reederei; transporteur; transitaire; speditør; rederi; 船司; 航运公司; 快递; 快递公司; 货运代理",
	"unknown":                  "unbekannt; unklar; inconnu; ukendt; uvist; 还不清楚; 不知道",
	"trading-company":          "middleman; trading house; trading company ltd; trading co ltd; trading co., ltd; händler; handelsfirma; handelshaus; handelsgesellschaft; négociant; handelsselskab; 贸易; 商贸公司; 商贸; 进出口公司; 代理商",
	"factory-with-trading-arm": "factory with trading company; factory with export licence; 工厂带贸易; 自营进出口; 有进出口权的工厂",

	// the relationship
	"prospect": "interessent; potenziell; candidat; emne; 意向供应商; 潜在供应商; 备选",
	"active":   "aktiv; actif; laufend; aktive; 正常合作; 进行中; 在用",
	"paused":   "pausiert; ruht; en pause; suspendu; på pause; sat på pause; 暂时停止; 暂停合作; 休眠",
	"ended":    "beendet; gekündigt; terminé; fini; afsluttet; ophørt; stoppet; 淘汰; 已淘汰; 黑名单; 不合作; 不再合作; 终止合作",

	// people
	"owner":        "inhaber; geschäftsführer; chef; eigentümer; propriétaire; patron; directeur général; direktør; ejer; indehaver; 老板娘; 负责人",
	"sales":        "vertrieb; verkauf; verkäufer; ventes; commercial; vendeur; salg; sælger; account executive; 销售员; 外销; 外销员; 业务主管; 销售总监",
	"merchandiser": "disponent; follow up; order manager; 跟单经理; 生管跟单; 跟单主管",
	"production":   "produktion; fertigung; produktionsleiter; werkleiter; fertigungsleiter; produktionschef; responsable de production; 生产部; 生产厂长; 生产部经理; 车间; 生管",
	"quality":      "qualität; qualitätskontrolle; qualité; contrôle qualité; kvalitet; kvalitetskontrol; qe; qc inspector; 质量部; 品质部; 品质经理; 质量经理; 质检经理; 品控经理; 瑕疵; 次品; 不良品; 破损; broken; breakage; scratches; pinholes",
	"finance":      "buchhaltung; finanzen; comptable; comptabilité; bogholderi; bogholder; økonomi; cfo; 财务部; 财务经理; 出纳员; 会计师",
	"logistics":    "logistik; versand; expédition; logistique; forsendelse; lager; 船务部; 物流部; 单证部; 货运部; 仓管",

	// spans of time
	"day": "tag; täglich; jour; par jour; dag; daglig; pr dag; 一天; 每日产能", "week": "woche; wöchentlich; semaine; par semaine; uge; ugentlig; pr uge; 一周; 每星期", "month": "monat; monatlich; mois; par mois; måned; månedlig; pr måned; 一个月; 月度; 每个月",
	"quarter": "quartal; vierteljährlich; trimestre; kvartal; 每个季度; 一季度", "year": "jahr; jährlich; année; par an; år; årlig; pr år; 一年; 全年; 每一年",
	"mon": "montag; lundi; mandag; lun; man", "tue": "dienstag; mardi; tirsdag; di; tirs", "wed": "mittwoch; mercredi; onsdag; ons; mi", "thu": "donnerstag; jeudi; torsdag; tors; do",
	"fri": "freitag; vendredi; fredag; fre", "sat": "samstag; sonnabend; samedi; lørdag; lør", "sun": "sonntag; dimanche; søndag; søn; so",

	// contracts
	"framework":       "rahmenvertrag; contrat cadre; rammeaftale; supply agreement; 年度框架; 年度合同; 供货协议; 供货合同; 采购框架协议",
	"price-list":      "preisliste; liste de prix; prisliste; preise; tarif; price list agreement; 价目表; 价单; 年度价格表",
	"volume":          "mengenvertrag; mengenrabatt; volumenaftale; bonusaftale; forecast agreement; 数量承诺; 量价协议; 采购量承诺",
	"exclusivity":     "exklusivität; exklusivvertrag; exclusivité; eksklusivitet; eneret; 独家代理; 独家供货; 独家协议书",
	"confidentiality": "geheimhaltung; geheimhaltungsvereinbarung; confidentialité; accord de confidentialité; fortrolighed; fortrolighedsaftale; non disclosure; 保密合同; 保密书",

	// payments
	"deposit": "anzahlung; vorkasse; vorauszahlung; acompte; arrhes; forudbetaling; depositum; a conto; 1st payment; first payment; 首期款; 首付款; 前期款; 预付定金; 押金",
	"interim": "zwischenzahlung; teilzahlung; abschlag; paiement partiel; delbetaling; 2nd payment; 二期款; 第二期; 阶段款; 分期款",
	"balance": "restzahlung; schlusszahlung; rest zahlung; solde; restbetaling; slutbetaling; last payment; balance of payment; rest payment; 尾款付清; 剩余款; 末期款; 余额款",

	// inspections
	"material":   "wareneingang; material inspection; matière première; råvarer; 原材料检验; 进料; 进料检验; 面料检验",
	"in-process": "mid; mid production; mid inspection; midline; during; zwischenprüfung; en cours; undervejs; ipc; 中期检验; 中期检查; 巡检; 过程检验; 生产中检验; 在线检验",
	"final":      "endkontrolle; endprüfung; schlusskontrolle; finale; contrôle final; slutkontrol; slutinspektion; pre shipment; 终期; 终期验货; 尾期检验; 最终检验; 出货检验; 出货前检验; 大货验货; 成品",
	"loading":    "verladung; containerverladung; chargement; empotage; lastning; containerlastning; 装柜监督; 装柜检验; 装箱监督; 装货",
	"accepted":   "bestanden; angenommen; freigegeben; in ordnung; i.o; io; accepté; conforme; réussi; godkendt; accepteret; bestået; passing; all ok; 通过了; 检验合格; 验货通过; 放行了; 接收; 可以出货; 可出货",
	"rejected":   "nicht bestanden; abgelehnt; nicht in ordnung; n.i.o; nio; refusé; non conforme; échoué; ikke godkendt; afvist; ikke bestået; un accepted; unacceptable; inacceptable; disapproved; did not pass inspection; does not pass; not good; not conforming; nonconforming; non conforming; 验货不通过; 验货不合格; 检验不合格; 不放行; 不能出货; 退回; 没过; 未合格; 未接受",
	"pending":    "offen; ausstehend; en attente; afventer; in progress; to be confirmed; tbc; under review; 进行中; 审核中; 还没出结果; 结果未出; 等结果",

	// Incoterms
	"CFR": "c.n.f; c and f; cost & freight; cost freight; 成本加运费; 成本运费", "EXW": "ab werk; départ usine; ab fabrik; ex fty; exw price; 工厂价; 工厂自提; 自提", "FOB": "fob price; frei an bord; franco à bord; 船上交货价; fab", "CIF": "成本保险费加运费; 成本加保险费运费",
	"DDP": "geliefert verzollt; rendu droits acquittés; leveret fortoldet; 完税交货", "FCA": "frei frachtführer; franco transporteur; 货交承运", "DAP": "geliefert benannter ort; rendu au lieu; leveret på stedet; door delivery; 目的地交货价",

	// visits and talks
	"first": "erster besuch; erstbesuch; première visite; første besøg; kennenlernen; 首访; 第一次拜访; 首次拜访; 初次拜访", "regular": "regelmäßig; routinebesuch; régulier; visite régulière; rutinebesøg; fast besøg; 例行拜访; 定期拜访; 日常拜访; 常规拜访",
	"audit": "werksaudit; auditierung; qualitätsaudit; iso audit; csr audit; audit visit; 工厂审核; 社会责任审核; 质量审核; 年审", "inspection": "abnahme; prüfung; inspektion; contrôle; quality inspection; 质检验货; 看货; 抽检",
	"negotiation": "verhandlung; preisverhandlung; négociation; forhandling; price negotiation; 商务谈判; 价格谈判; 洽谈; 谈合同", "social": "essen; höflichkeitsbesuch; dîner; visite de courtoisie; middag; banquet dinner; lunch; 聚餐; 晚宴; 礼节性拜访; 应酬吃饭; 年会", "video": "videokonferenz; videoanruf; visio; visioconférence; videomøde; web meeting; webex; google meet; 视频会; 网络会议; 云会议; 飞书会议; 钉钉会议",
	"warm": "herzlich; freundlich; chaleureux; amical; varm; venlig; hjertelig; cordially; 热烈; 愉快; 融洽愉快; 亲切; 良好", "neutral": "sachlich; neutre; normal mood; neutralt; 一般般; 平淡; 还行; 可以; 中立", "strained": "unfriendly; not friendly; angespannt; gespannt; tendu; anspændt; dårlig; schlecht; upset; 尴尬; 有点僵; 不太好; 不太愉快; 不融洽",
	"wechat": "we chat; wechat message; wechat group; wc; 微信群; 微信聊天; 微信语音", "phone": "telefon; anruf; téléphone; appel; opkald; tlf; telefonat; called; phoned; landline; 通话; 打了电话; 致电; 座机", "email": "e mail; courriel; mél; mails; e post; 发邮件; 邮件往来; e mails",
	"meeting": "treffen; besprechung; besuch; réunion; rencontre; møde; messe; fair; canton fair; trade fair; 见面谈; 展会; 广交会; 碰面; 来访",
	"other":   "sonstige; sonstiges; andere; anderes; autre; autres; divers; andet; andre; øvrige; whats app; viber; telegram; 别的; 其它的; 其他的; qq聊天",

	// problems
	"delay": "verspätung; verzug; lieferverzug; retard; retard de livraison; forsinkelse; forsinket; overdue; 逾期; 晚交货; 交货晚; 交货延误; 延迟交货; 延期交货", "quantity": "menge; mengenabweichung; fehlmenge; quantité; manquant; mængde; antal; manko; wrong quantity; short quantity; missing pieces; 数量短少; 数量问题; 短少; 少发; 多发; 数量差异",
	"packaging": "verpackung; emballage; karton; wrong label; wrong labels; barcode; 包装问题; 包装破损; 外箱破损; 标签; 标签错误; 条码; 纸箱", "documents": "dokumente; papiere; unterlagen; papirer; dokumenter; b/l copy; bl copy; copy of b/l; copy documents; 提单副本; 提单复印件; 单证错误; 单据问题; 文件错误; 提单; 发票", "payment": "zahlung; bezahlung; paiement; betaling; late payment; payment delay; 付款问题; 付款延迟; 货款问题; 欠款",
	"communication": "kommunikation; missverständnis; misforståelse; malentendu; no reply; not answering; 沟通问题; 误会; 不回复; 没回复",
	"critical":      "kritisch; kritisk; critique; 危急缺陷; 非常严重; 致命的", "major": "schwer; haupt; hauptfehler; majeur; grave; alvorlig; stor; 重大; 主缺; 主要缺陷; 大缺陷", "minor": "leicht; gering; nebenfehler; mineur; mindre; lille; 次缺; 次要缺陷; 小问题; 小缺陷; 轻微的",

	// what a payment waits for
	"confirmed": "confirmation; order confirmation; order confirmed; pi; proforma; 确认; 订单确认; 下单; bestellung; auftragsbestätigung", "ready": "completion; cargo ready; goods ready; finished; production finished; 完工; 货好; 备货完成; fertigstellung", "shipped": "shipment; ship; shipping; departure; sailing; sailed; vessel departure; b/l date; bl date; on board date; 出货; 发货; 装船; 开船; 出运; 提单日; versand; verschiffung; afsendelse",
	"received": "arrival; receipt; delivery; arrived; goods received; arrival of goods; 到货; 收货; 到港; wareneingang; erhalt; modtagelse", "invoice": "invoice date; date of invoice; commercial invoice; 发票; 发票日; 开票; rechnung; rechnungsdatum; faktura",

	// goodwill
	"early-payment": "frühzeitige zahlung; vorzeitige zahlung; paiement anticipé; tidlig betaling; paid in advance; 提前付; 提早付款", "free-samples": "muster; gratismuster; kostenlose muster; échantillons gratuits; gratis prøver; prøver; 免费打样; 免样品费", "price-cut": "rabatt; nachlass; preisnachlass; remise; rabat; prisnedsættelse; 让利; 打折; 便宜了; 减价",
	"price-held": "preis gehalten; prix maintenu; pris fastholdt; 价格维持; 不涨价; 没涨价", "rush-order": "eilauftrag; commande urgente; hasteordre; express order; 加急订单; 赶单; 插单", "shorter-lead-time": "kürzere lieferzeit; délai plus court; kortere leveringstid; shorter lead time; 交期缩短; 提前交货", "waived-charge": "kostenlos; kulanz; gratis; gratuit; 免模具费; 费用免除; 不收费",
	"accepted-delay": "verzug akzeptiert; accepteret forsinkelse; 同意延期; 同意晚交", "accepted-price-rise": "accepted price rise; preiserhöhung akzeptiert; 同意涨价; 接受加价", "volume-increase": "mehrmenge; mere volumen; larger order; larger orders; 加大订单; 增量; 追加订单", "contract-extension": "verlängerung; vertragsverlängerung; prolongation; forlængelse; extended contract; 合同续签; 延长合同",
	"peak-priority": "vorrang; priorité; prioritet; 优先排产; 优先生产", "design-help": "designhilfe; aide au design; designhjælp; help with design; 帮忙设计; 协助设计; 开发协助", "investment": "investition; investissement; investering; new machine; new mould; 买设备; 开模; 投资设备", "training": "schulung; formation; kursus; uddannelse; 员工培训; 技术培训",
	"market-insight": "marktinformation; info marché; markedsinfo; 行情; 市场行情; 市场情报",
}
