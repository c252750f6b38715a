package importer

import "testing"

func TestTitlesAreKnownInBothLanguagesAndByWhatTheySayOfADay(t *testing.T) {
	for title, want := range map[string]string{
		"Supplier 供应商": "factory.name", "供应商 Supplier": "factory.name", "PO No. / 订单号": "order.id", "Qty(数量)": "line.quantity",
		"数量 (Qty)": "line.quantity", "Unit Price单价": "line.price", "品名 Description": "line.name", "下单日期/Order date": "order.placed",
		"Ex-factory promised": "order.promised", "Promised ex-factory date": "order.promised", "Planned ship date": "order.promised",
		"Delivery date (agreed)": "order.promised", "约定交期": "order.promised", "计划出货日期": "order.promised", "预计完工时间": "order.promised",
		"Actual ex-factory": "delivery.ready", "Ex-factory (actual)": "delivery.ready", "Actual ready date": "delivery.ready", "实际完工日期": "delivery.ready",
		"Ship date actual": "delivery.shipped", "实际出货日期": "delivery.shipped", "Actual arrival": "delivery.received", "实际到货日": "delivery.received",
		// Words that only look alike.
		"Planned quantity": "", "Actual price": "", "Planned vs actual delivery": "", "Agreed with": "", "供应商 rating": "factory.name", "(USD)": "", "计划": "",
	} {
		if got := keyOf(title); got != want {
			t.Errorf("%s is read as %q, want %q", title, got, want)
		}
	}
}
