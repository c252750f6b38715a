package importer

// titleWords are the titles that lists of orders and suppliers use, in English and
// Chinese, for each key of a map; the better the earlier. Capitals, spaces and
// punctuation do not matter.
var titleWords = []struct {
	key    string
	kind   byte // d a day, n a number, t text
	titles []string
}{
	{"factory.name", 't', []string{"Factory", "Factory name", "Manufacturer", "Manufacturer name", "Manufacturing site", "Production site", "工厂", "工厂名称", "生产厂家", "生产工厂", "Supplier", "Supplier name", "Vendor", "Vendor name", "供应商", "供应商名称", "厂家", "厂商", "供货商", "Company", "Company name", "Name", "名称", "公司名称", "partner", "partner_id", "Vendor/Name", "Vendor company"}},
	{"factory.trader", 't', []string{"Trading company", "Trader", "Agent", "贸易公司", "贸易商", "Vendor", "Vendor name", "Supplier", "Supplier name", "供应商", "供应商名称"}},
	{"factory.name_zh", 't', []string{"Chinese name", "Name (Chinese)", "Name zh", "中文名称", "中文名"}},
	{"factory.uscc", 't', []string{"USCC", "Unified Social Credit Code", "统一社会信用代码", "信用代码", "Tax ID"}},
	{"factory.address", 't', []string{"Address", "Factory address", "地址", "Street"}},
	{"factory.address_zh", 't', []string{"Chinese address", "Address (Chinese)", "中文地址"}},
	{"factory.city", 't', []string{"City", "城市", "市"}},
	{"factory.province", 't', []string{"Province", "State", "省份", "省"}},
	{"factory.products", 't', []string{"Products", "Product category", "Sector", "Category", "产品", "产品类别", "行业", "主营产品"}},
	{"contact.name", 't', []string{"Contact", "Contact person", "Contact name", "联系人"}},
	{"contact.role_column", 't', []string{"Role", "Position", "Job title", "职位", "职务"}},
	{"contact.phone", 't', []string{"Phone", "Telephone", "Tel", "Mobile", "电话", "手机", "联系电话"}},
	{"contact.wechat", 't', []string{"WeChat", "WeChat ID", "微信", "微信号"}},
	{"contact.email", 't', []string{"Email", "E-mail", "Mail", "邮箱", "电子邮件"}},
	{"order.id", 't', []string{"PO", "PO No", "PO Number", "PO #", "Purchase order", "Purchase order no", "Purchase order number", "Order No", "Order number", "Order", "Order ID", "Order reference", "PO / SO #", "订单号", "采购单号", "采购订单号", "合同号", "订单编号", "单号", "Bestellnummer", "Document Number", "Reference", "Purchase order ID", "PO ref", "PO reference", "Order ref", "Order code", "PO Nr", "采购订单", "采购合同号", "Bestellung"}},
	{"order.placed", 'd', []string{"Order date", "PO date", "Date ordered", "Ordered", "Placed", "Issue date", "Creation date", "下单日期", "订单日期", "下单时间", "签订日期", "采购日期", "Date", "日期", "Posting date", "Transaction date", "Bestelldatum", "PO created", "Created", "Created date", "Created at", "Order placed", "PO sent", "PO sent date", "PO sent to vendor date", "Sent to vendor date", "PO issue date", "Issued", "Issued on", "Order time", "Purchase date", "创建时间", "创建日期", "制单日期", "下单日"}},
	{"order.confirmed", 'd', []string{"Confirmed", "Confirmation date", "PI date", "确认日期"}},
	{"order.requested", 'd', []string{"Requested", "Requested date", "Requested delivery", "Required by", "Required date", "要求交期", "要求交货日期", "Required delivery date", "Need by", "Need by date", "需求日期", "需要日期"}},
	{"order.promised", 'd', []string{"Promised", "Promised date", "Ex-factory", "Ex-factory date", "Cargo ready date", "CRD", "Expected delivery", "Expected delivery date", "Delivery date", "Due date", "Scheduled delivery date", "Expected arrival", "交期", "交货日期", "预计交期", "预计交货日期", "交货期", "Liefertermin", "Expected date", "Promised receipt date", "Promise date", "Expected receipt date", "Estimated delivery", "Estimated delivery date", "ETA", "Expected", "Delivery due", "预计到货日期", "预计到货时间", "承诺交期", "计划交期"}},
	{"order.incoterm", 't', []string{"Incoterm", "Incoterms", "Terms", "贸易条款", "价格条款", "Vendor INCO term", "INCO term", "Inco", "Delivery terms", "Trade terms"}},
	{"order.currency", 't', []string{"Currency", "币种", "货币", "Währung", "Curr", "Currency code", "Ccy", "币别"}},
	{"order.notes", 't', []string{"Notes", "Remarks", "Comment", "Comments", "备注", "说明"}},
	{"line.sku", 't', []string{"SKU", "Item No", "Item number", "Item code", "Article", "Article No", "Article number", "Style", "Style No", "Product code", "Product ID", "Part number", "Part No", "Catalog number", "Catalog", "Material", "Material number", "货号", "款号", "产品编号", "物料编码", "型号", "Item", "Internal reference", "Artikelnummer", "图号", "物料号", "存货编码", "商品编码"}},
	{"line.name", 't', []string{"Item name", "Description", "Item description", "Product", "Product name", "品名", "产品名称", "名称规格", "描述", "Bezeichnung"}},
	{"line.quantity", 'n', []string{"Quantity", "Qty", "Order qty", "Ordered", "Ordered qty", "Quantity ordered", "Line item quantity", "数量", "订单数量", "采购数量", "Menge", "Pcs", "Qty ordered", "Quantity (pcs)", "Original quantity", "Units", "采购量", "订购数量"}},
	{"line.unit", 't', []string{"Unit", "UOM", "Unit of measure", "单位", "Einheit"}},
	{"line.price", 'n', []string{"Unit price", "Price", "Rate", "FOB price", "FOB USD", "FOB", "单价", "价格", "Preis", "Pack price", "Unit cost", "Cost price", "Price per pack", "Price per unit", "Unit price (USD)", "Unit price USD", "Net price", "含税单价"}},
	{"line.value", 'n', []string{"Amount", "Line total", "Total", "Value", "Total amount", "Line item value", "Subtotal", "金额", "总价", "总金额", "小计", "Line amount", "Line value", "Total cost", "Total price", "Extended price", "Total value", "PO value", "Spend amount", "Net amount", "Sales", "订单金额", "采购金额", "价税合计"}},
	{"delivery.ready", 'd', []string{"Ready", "Ready date", "Cargo ready", "Finished", "Actual ex-factory", "完工日期", "出厂日期", "实际交期", "Actual delivery", "Actual delivery date", "完成日期"}},
	{"delivery.shipped", 'd', []string{"Shipped", "Ship date", "Shipping date", "Shipment date", "发货日期", "出货日期", "装船日期", "ETD", "Shipped on", "Dispatch date", "Dispatched"}},
	{"delivery.received", 'd', []string{"Received", "Received date", "Receipt date", "Date received", "Arrival date", "Delivered to client date", "收货日期", "到货日期", "入库日期", "Delivered", "Delivered date", "Delivered on", "Received on", "Received at", "实际到货日期", "实际到货时间"}},
	{"delivery.quantity", 'n', []string{"Received qty", "Qty received", "Quantity received", "Delivered qty", "Shipped qty", "Received quantity", "已收数量", "到货数量", "收货数量", "入库数量", "Received", "Delivered", "Shipped", "Quantity delivered", "Quantity shipped", "实收数量", "已入库数量"}},
	{"ended.column", 't', []string{"Status", "State", "Order status", "状态", "订单状态", "PO status", "Purchase order status", "Delivery status", "单据状态"}},
}
