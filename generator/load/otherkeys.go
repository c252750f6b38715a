package load

import (
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
)

// otherKeys are what people who keep spreadsheets call the keys of a record: of
// several, the first that the record has and that is still free.
var otherKeys = func() map[string][]string {
	table := make(map[string][]string)
	for words, keys := range map[string]string{
		"qty pieces pcs 数量 件数": "quantity", "amount": "quantity value", "total total_amount total_value total_price sum grand_total 总额 总价 货值 金额": "value amount",
		"unit_price usd_price price_usd 单价 价格": "price", "uom unit_of_measure 单位": "unit",
		"po po_no po_number order_no order_number order_id 订单号 单号 合同号": "id orders", "number no": "id", "code": "sku id",
		"item item_no item_number article article_no art_no product_code model style 货号 款号 产品编号": "sku what",
		"supplier vendor factory_name supplier_name company company_name 供应商 工厂 厂名":              "name importer", "中文名 chinese_name name_cn cn_name name_chinese": "name_zh",
		"description product product_name 品名 产品": "name what summary title note products", "text": "notes what note summary", "subject topic 主题": "title about purpose",
		"remark remarks comment comments body memo 备注": "notes note", "issue problem 问题": "title",
		"date day 日期": "on date placed opened due", "order_date po_date ordered order_placed placed_on 下单 下单日期 订单日期": "placed",
		"pi_date pi proforma confirmed_on 确认 确认日期": "confirmed", "requested_date required_date required 要求交期": "requested",
		"delivery_date ex_factory exfactory ex_fty ex_works_date crd cargo_ready cargo_ready_date ready_date ship_by delivery 交期 交货期 交货日期 出货日期": "promised ready",
		"etd": "shipped promised", "ship_date shipped_on 出货 shipment_date sailed sailing_date on_board bl_date departed atd 开船 出运 船期": "shipped", "eta ata arrived arrival arrival_date delivered 到货 到港 收货": "received",
		"completed finished done_on kept approved approved_on 完成": "done ready", "sent submitted sent_on asked_on 提交": "asked", "atmosphere climate 气氛": "mood", "阶段": "stage", "完工 完工日期 完工日": "ready", "deadline due_date due_on by_when until_when 截止": "due", "who responsible 谁 责任人": "by with", "task action promise": "what",
		"payment_date paid_on paid_date date_paid 付款日期": "paid", "kind_of_payment payment_type": "stage",
		"people attendees present persons 联系人": "contacts met", "participants our_team": "team", "translator 翻译": "interpreter", "goal reason aim 目的": "purpose reason", "actions action_items todo commitments 承诺": "promises",
		"mail e_mail 邮箱": "email", "tel telephone mobile cell 电话 手机": "phone", "weixin 微信": "wechat", "title_at_work position job job_title 职位": "role", "nickname english_name": "called", "start start_date begin begins": "from", "end end_date ends valid_until valid_to to": "until to",
		"expiry expiry_date expire expires_on valid_until_date exp 有效期": "expires until", "issuer issued_by": "body", "standard": "name", "scan copy pdf attachment": "file", "picture image img 照片": "photo", "place location area_name where": "area place city", "score mark grade": "rating",
		"reported reported_on raised": "opened", "reported_by raised_from": "raised_by", "corrective_action fix resolution 解决": "solution", "root_cause 原因": "cause", "resolved solved settled": "closed", "type category 类型": "kind stage", "state 状态": "status",
		"decision outcome conclusion verdict 结果": "result", "inspector inspected_by": "by", "lot_size batch": "lot", "sample_size": "sample", "defects": "found", "tax_id credit_code social_credit_code 统一社会信用代码 税号": "uscc",
		"medium via method means 方式": "channel", "reply replied answer": "answered", "account_holder account_name holder": "beneficiary", "share": "our_share", "period time_unit": "per period",
		"our_name": "importer", "name": "title",
		// What a second look at lists of factories and orders brought.
		"items product_range articles produkte produits produkter varer 主营产品 主要产品": "products", "中文名称 中文全称 公司中文名": "name_zh", "公司名称 工厂名称 名称 firma fournisseur": "name importer",
		"订单金额 合同金额 订单总额 total_amount_usd order_value bestellwert montant_total": "value amount", "town 城市 stadt ville": "city", "省 省份 provinz": "province",
		"cert certs certification certifications certificate 证书 认证 zertifikate certificats certifikater": "certificates", "purchaser buyer account_manager responsible_buyer 采购 采购员 负责人": "owner by with",
		"how": "channel", "contact with_whom talked_to spoke_with 对方": "with contacts", "urgent express is_rush rush_order 加急 急单": "rush", "bemerkung bemerkungen notiz notizen remarques commentaire bemærkning bemærkninger kommentar noter 说明 注释": "notes note",
		"menge antal quantité quantite anzahl stückzahl": "quantity", "preis prix pris stückpreis einzelpreis stykpris": "price", "betrag montant beløb belob 付款金额": "amount value", "einheit unité unite enhed": "unit", "währung waehrung devise valuta": "currency", "datum dato 时间": "on date placed opened due",
		"bestelldatum ordredato date_commande 订货日期 签约日期 合同日期": "placed", "liefertermin leveringsdato date_livraison 交货时间 约定交期 承诺交期": "promised ready", "bezahlt betalt payé paye 已付 付款日 实付日期": "paid", "fällig faellig forfald échéance echeance 到期 到期日 应付日期 付款期限": "due", "artikel artikelnummer article_number référence varenummer varenr sku_no 物料号 产品型号 型号": "sku what",
		"bestellnummer auftragsnummer ordrenummer numéro_commande 订单编号 采购单号 合同编号": "id orders", "ansprechpartner kontakt kontakte interlocuteur kontaktperson kontaktpersoner 联系人员": "contacts with met", "anwesend deltagere présents 参加人员 与会人员 对方人员": "met", "我方人员 我司人员 teilnehmer": "team", "zweck ziel but formål 拜访目的 来访目的": "purpose", "stimmung ambiance stemning 氛围": "mood",
		"ursache cause_of årsag": "cause", "lösung loesung løsning 解决方案 处理结果 对策": "solution", "titel titre 标题": "title", "ergebnis résultat resultat 检验结果 验货结果": "result", "stichprobe prøve échantillon 抽样数 样本 抽检数": "sample", "los parti 批量": "lot", "prüfer inspecteur inspektør 检验员 验货员": "by", "versendet verschifft expédié afsendt 发货 发货日期 装船日期 出运日期": "shipped", "erhalten reçu modtaget 收货日期 到仓 入库": "received", "fertig prêt klar 完成日期 货好 货好日期 验货日期": "ready done on",
		"lieferzeit délai leveringstid lead_time_in_days 生产周期 交货周期 货期": "lead_time_days", "zahlungsbedingungen zahlungsziel conditions_de_paiement betalingsbetingelser payment_term 付款方式 付款条件": "payment", "lieferbedingung leveringsbetingelse incoterms 成交方式 贸易方式": "incoterm", "hafen havn port_of_loading pol loading_port 起运港 装货港 港口": "port place", "arbeitstage arbejdsdage working_days workdays 工作日": "week", "kapazität capacité kapacitet 产能 月产能": "capacity", "abkommen verträge contrats aftaler contracts contract 合同 协议": "agreements", "gültig_bis gyldig_til valable_jusqu'au 有效期至 到期时间": "expires until", "aussteller udsteder 发证机构 发证机关": "body", "zertifikatsnummer certificate_no certificate_number cert_no 证书编号": "number id", "telefon téléphone tlf 联系电话 手机号": "phone", "微信号 wechat_id wechat_no": "wechat", "e_mail_address email_address 电子邮箱 邮件": "email", "funktion fonction stilling 岗位 职务": "role", "sprachen langues sprog 语言 language_spoken": "languages language", "adresse 英文地址": "address", "中文地址 工厂地址 公司地址": "address_zh", "wegbeschreibung 路线 怎么走": "directions", "bahnhof station 火车站 高铁站": "nearest_station", "schwere gravité alvorlighed 严重程度 等级": "severity", "eröffnet åbnet 发现日期 提出日期 反馈日期": "opened", "geschlossen lukket 结案 结案日期 关闭日期 关闭": "closed", "beantwortet besvaret 回复 回复日期 答复日期": "answered", "gegenstand emne sujet betreff 话题 内容": "about title", "dolmetscher interprète tolk 翻译员": "interpreter", "erledigt udført fait 完成日 已完成": "done", "aufgabe opgave tâche 事项 任务 承诺事项": "what", "wer qui hvem 责任方": "by", "language": "languages language", "time_zone tz": "timezone", "trade_term trade_terms delivery_terms 贸易条款 价格条款": "incoterm", "ccy 币种 货币": "currency", "address_cn address_chinese 地址": "address_zh", "status_of": "status",
	} {
		for _, word := range strings.Fields(words) {
			table[word] = strings.Fields(keys)
		}
	}
	return table
}()

// elsewhere are keys that people look for in a record and that stand in a map
// within it: $ is the value. A | stands between two that it can be: the trade says ETD
// for the day that the vessel is planned to leave, and for the day that was promised.
var elsewhere = map[string]map[string]string{
	"order": {
		"quantity": "lines: [{quantity: $}]", "qty": "lines: [{quantity: $}]", "数量": "lines: [{quantity: $}]", "price": "lines: [{price: $}]", "unit_price": "lines: [{price: $}]", "单价": "lines: [{price: $}]", "sku": "lines: [{sku: $}]", "item": "lines: [{sku: $}]", "unit": "lines: [{unit: $}]",
		"deposit": "payments: [{stage: deposit, amount: $}]", "定金": "payments: [{stage: deposit, amount: $}]", "balance": "payments: [{stage: balance, amount: $}]", "尾款": "payments: [{stage: balance, amount: $}]", "paid": "payments: [{paid: $}]",
		"ready": "deliveries: [{ready: $}]", "shipped": "deliveries: [{shipped: $}]", "received": "deliveries: [{received: $}]", "eta": "deliveries: [{eta: $}]", "etd": "deliveries: [{etd: $}]|promised: $", "delivered": "deliveries: [{received: $}]",
	},
	"payment": {"deposit": "stage: deposit, amount: $", "定金": "stage: deposit, amount: $", "balance": "stage: balance, amount: $", "尾款": "stage: balance, amount: $"},
	"factory": {"incoterm": "terms: {incoterm: $}", "currency": "terms: {currency: $}", "lead_time_days": "terms: {lead_time_days: $}", "lead_time": "terms: {lead_time_days: $}", "payment": "terms: {payment: $}", "payment_terms": "terms: {payment: $}"},
}

// elsewhereOf is where a key belongs that is looked for in a record, by its own name or by what
// people who keep spreadsheets call it; "" where the record itself may have it.
func elsewhereOf(name, key string, known []string) string {
	word := keyWord(key)
	if template := elsewhere[name][word]; template != "" {
		return template
	}
	template := ""
	for _, candidate := range otherKeys[word] {
		if slices.Contains(known, candidate) {
			return ""
		}
		template = cmp.Or(template, elsewhere[name][candidate])
	}
	return template
}

// keyWord is the form in which a key is looked up.
func keyWord(key string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(key)))
}

// keyMeant returns the key of a record that another name stands for, or "".
// taken reports whether the record has it already.
func keyMeant(key string, known []string, taken func(string) bool) string {
	word := strings.TrimRight(keyWord(key), ".")
	if slices.Contains(known, word) && !taken(word) {
		return word // ETA is eta
	}
	for _, candidate := range []string{word + "s", strings.TrimSuffix(word, "s")} {
		if slices.Contains(known, candidate) && !taken(candidate) {
			return candidate
		}
	}
	for _, tail := range []string{"_on", "_date", "_day", "_at"} {
		if base, ok := strings.CutSuffix(word, tail); ok && slices.Contains(known, base) && !taken(base) {
			return base
		}
	}
	for _, candidate := range otherKeys[word] {
		if slices.Contains(known, candidate) && !taken(candidate) {
			return candidate
		}
	}
	if near := diag.Nearest(key, known); near != "" && (!taken(near) || plainWord(near) == plainWord(key)) {
		return near
	}
	return ""
}

// has returns a test for the keys of a map.
func has(n *yaml.Node) func(string) bool {
	return func(key string) bool {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == key {
				return true
			}
		}
		return false
	}
}
