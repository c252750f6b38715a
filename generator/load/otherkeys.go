package load

import (
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
		"description product product_name 品名 产品": "name what summary title note", "text": "notes what note summary", "subject topic 主题": "title about purpose",
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
		"our_name": "importer", "name": "title", "language": "languages language", "time_zone tz": "timezone", "trade_term trade_terms delivery_terms 贸易条款 价格条款": "incoterm", "ccy 币种 货币": "currency", "address_cn address_chinese 地址": "address_zh", "status_of": "status",
	} {
		for _, word := range strings.Fields(words) {
			table[word] = strings.Fields(keys)
		}
	}
	return table
}()

// elsewhere are keys that people look for in a record and that stand in a map
// within it: $ is the value.
var elsewhere = map[string]map[string]string{
	"order": {
		"quantity": "lines: [{quantity: $}]", "qty": "lines: [{quantity: $}]", "数量": "lines: [{quantity: $}]", "price": "lines: [{price: $}]", "unit_price": "lines: [{price: $}]", "单价": "lines: [{price: $}]", "sku": "lines: [{sku: $}]", "item": "lines: [{sku: $}]", "unit": "lines: [{unit: $}]",
		"deposit": "payments: [{stage: deposit, amount: $}]", "定金": "payments: [{stage: deposit, amount: $}]", "balance": "payments: [{stage: balance, amount: $}]", "尾款": "payments: [{stage: balance, amount: $}]", "paid": "payments: [{paid: $}]",
		"ready": "deliveries: [{ready: $}]", "shipped": "deliveries: [{shipped: $}]", "received": "deliveries: [{received: $}]", "eta": "deliveries: [{received: $}]", "delivered": "deliveries: [{received: $}]",
	},
	"factory": {"incoterm": "terms: {incoterm: $}", "currency": "terms: {currency: $}", "lead_time_days": "terms: {lead_time_days: $}", "lead_time": "terms: {lead_time_days: $}", "payment": "terms: {payment: $}", "payment_terms": "terms: {payment: $}"},
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
