package check

import (
	"cmp"
	"regexp"
	"slices"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleValue = rules.New(diag.RuleText{
	Code: "FB0401", Severity: diag.Error,
	Title: "a value that is not the sum of its lines",
	Why: `The value of an order is quantity times price of its lines. Where the total is written too it must agree, to one
hundredth for each line for roundings; otherwise one of the prices or quantities is wrong.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
currency: USD
lines:
  - {sku: KT-210, quantity: 4800, unit: pcs, price: 1.42}
  - {sku: KT-211, quantity: 2400, unit: pcs, price: 1.15}
value: 9676.00
#      ^ FB0401
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
currency: USD
lines:
  - {sku: KT-210, quantity: 4800, unit: pcs, price: 1.42}
  - {sku: KT-211, quantity: 2400, unit: pcs, price: 1.15}
value: 9576.00
`,
})

var ruleDelivered = rules.New(diag.RuleText{
	Code: "FB0402", Severity: diag.Warning,
	Title: "more delivered than ordered",
	Why: `Factories often make a few pieces more than ordered; how many more are welcome is agreed as "tolerance: {over: …}", for the
book, in the factory's terms, on an order or a line. What comes on top of that is mostly a delivery entered twice or against
the wrong order, or a larger quantity that was agreed and stands nowhere.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries:
  - {ready: 2025-04-24, quantities: {KT-210: 4800}}
  - {ready: 2025-04-28, quantities: {KT-210: 150}}
#                                            ^ FB0402
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
tolerance: {over: 5%}
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries:
  - {ready: 2025-04-24, quantities: {KT-210: 4800}}
  - {ready: 2025-04-28, quantities: {KT-210: 150}}
`,
})

var rulePaid = rules.New(diag.RuleText{
	Code: "FB0403", Severity: diag.Warning,
	Title: "payments above the value",
	Why: `Deposit, interim payments and balance together are the value of the order, by the last agreed quantities and prices. More is a
payment entered twice, or the value of another order. Stage "other" (moulds, samples, freight) and credits are not counted, a refund is taken off.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
currency: USD
value: 9576.00
payments:
  - {stage: deposit, due: 2025-02-20, amount: 2872.80}
  - {stage: balance, after: documents, amount: 9576.00}
#                                              ^ FB0403
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
currency: USD
value: 9576.00
payments:
  - {stage: deposit, due: 2025-02-20, amount: 2872.80}
  - {stage: balance, after: documents, amount: 6703.20}
`,
})

var rulePercent = rules.New(diag.RuleText{
	Code: "FB0404", Severity: diag.Error,
	Title: "a share over 100%",
	Why:   `A share of a whole cannot be more than the whole; a point is probably missing.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
capacity: {quantity: 120000, unit: pcs, per: month, our_share: 120%}
#                                                              ^ FB0404
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
capacity: {quantity: 120000, unit: pcs, per: month, our_share: 12%}
`,
})

var ruleSample = rules.New(diag.RuleText{
	Code: "FB0405", Severity: diag.Error,
	Title: "a sample larger than the lot",
	Why:   `A sample is drawn from the lot. When it is larger, the two figures are probably exchanged, and the acceptance number looked up for them is the wrong one.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections: [{on: 2025-04-22, stage: final, lot: 200, sample: 4800}]
#                                                              ^ FB0405
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
inspections: [{on: 2025-04-22, stage: final, lot: 4800, sample: 200}]
`,
})

var ruleTerms = rules.New(diag.RuleText{
	Code: "FB0406", Severity: diag.Warning,
	Title: "payment terms over 100%",
	Why:   `The shares of a payment (deposit, balance) are parts of one value. Terms that come to more than 100% cannot be kept.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
terms: {currency: USD, payment: "30% deposit, 80% against B/L copy"}
#                               ^ FB0406
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
terms: {currency: USD, payment: "30% deposit, 70% against B/L copy"}
`,
})

func (c *checker) sums() {
	c.paymentTerms()
	c.share(&c.Factory.Source, "our_share", c.Factory.Capacity.OurShare)
	c.tolerance(&c.Factory.Source, c.Factory.Terms.Tolerance)
	for i := range c.Factory.Orders {
		o := &c.Factory.Orders[i]
		c.tolerance(&o.Source, o.Tolerance)
		for j := range o.Lines {
			c.tolerance(&o.Source, o.Lines[j].Tolerance)
		}
		c.units(o)
		c.delivered(o)
		c.afterEverything(o)
		c.returned(o)
		if c.orderValue(o) {
			c.paid(o)
		}
		for j := range o.Inspections {
			if p := &o.Inspections[j]; p.Lot.Known() && p.Sample.Known() && p.Sample.V > p.Lot.V {
				c.report(ruleSample, &o.Source, p.Sample.Pos, diag.Say("a sample of %d is larger than the lot of %d", p.Sample.V, p.Lot.V), diag.Message{}, place(o.File, p.Lot.Pos))
			}
		}
	}
}

func (c *checker) share(src *record.Source, key string, p record.Percent) {
	if text, over := overWhole(key, p); over {
		c.report(rulePercent, src, p.Pos, text, diag.Message{})
	}
}

// tolerance reports a tolerance by which more than all may be missing. Over may be
// any share.
func (c *checker) tolerance(src *record.Source, t record.Tolerance) {
	c.share(src, "under", t.Under)
}

func overWhole(key string, p record.Percent) (text diag.Message, over bool) {
	if !p.Known() || p.V.Cmp(decimal.One) <= 0 {
		return diag.Message{}, false
	}
	percent, err := p.V.Mul(decimal.Hundred)
	if err != nil {
		percent = p.V
	}
	return diag.Say("%s is %s%%; expected at most 100%%", key, percent.Trim(0)), true
}

var (
	percentage = regexp.MustCompile(`(\d+(?:\.\d+)?)\s*[%％]`)
	// beside are percentages that are no part of the value.
	beside = regexp.MustCompile(`(?i)discount|interest|penalt|rebate|toleran|fee|\boff\b|\bor\b|折|罚|息|或`)
)

// paymentTerms adds up the percentages of the terms, as far as they are shares.
func (c *checker) paymentTerms() {
	terms := c.Factory.Terms.Payment
	if !terms.Known() || beside.MatchString(terms.V) {
		return
	}
	sum := total{ok: true}
	for _, m := range percentage.FindAllStringSubmatch(terms.V, -1) {
		d, err := decimal.Parse(m[1])
		sum.ok = sum.ok && err == nil
		sum.add(d)
	}
	if sum.ok && sum.sum.Cmp(decimal.Hundred) > 0 {
		c.report(ruleTerms, &c.Factory.Source, terms.Pos, diag.Say("the terms of payment come to %s%%", sum.sum.Trim(0)), diag.Message{})
	}
}

var cent = decimal.MustParse("0.01")

// total is a sum of exact decimals; ok is false once one is missing or the sum
// has more digits than can be kept.
type total struct {
	sum decimal.Decimal
	ok  bool
}

func (t *total) add(d decimal.Decimal) {
	sum, err := t.sum.Add(d)
	t.sum, t.ok = sum, t.ok && err == nil
}

// times returns a × b, and whether it could be kept exactly enough.
func times(a, b decimal.Decimal) (decimal.Decimal, bool) {
	product, err := a.Mul(b)
	return product, err == nil
}

// orderValue compares the written value with the lines: exactly, but for a
// hundredth a line, when all have prices; else the priced ones cannot exceed it.
// It returns false when the value was found wrong.
func (c *checker) orderValue(o *record.Order) bool {
	sum, all, exact := record.LinesWorth(o.Lines)
	if !o.Value.Known() || !exact || sum.IsZero() && !all {
		return true
	}
	off, err := sum.Sub(o.Value.V)
	tolerance, ok := times(cent, decimal.MustNew(int64(max(1, len(o.Lines))), 0))
	if err != nil || !ok {
		return true
	}
	switch {
	case all && off.Abs().Cmp(tolerance) > 0:
		c.report(ruleValue, &o.Source, o.Value.Pos,
			diag.Say("the value is %s, but the lines come to %s", o.Value.V, sum.Trim(2)),
			diag.Say("correct it, or delete value: the lines are enough"))
	case !all && off.Cmp(tolerance) > 0:
		c.report(ruleValue, &o.Source, o.Value.Pos,
			diag.Say("the value is %s, but the lines with a price alone come to %s", o.Value.V, sum.Trim(2)), diag.Message{})
	default:
		return true
	}
	return false
}

// delivered adds up what came of every article, in the order in which it came.
// What replaces returned goods is no part of the order.
func (c *checker) delivered(o *record.Order) {
	if !slices.ContainsFunc(o.Deliveries, func(d record.Delivery) bool { return len(d.Quantities) > 0 }) {
		return
	}
	limit := c.orderedQuantities(o)
	came := make(map[string]*total)
	for _, d := range inOrder(o) {
		if d.Replaces.V || d.Planned() {
			continue
		}
		for _, q := range d.Quantities {
			ordered, ok := limit[q.SKU.V]
			if !ok || !q.Quantity.Known() {
				continue
			}
			if came[q.SKU.V] == nil {
				came[q.SKU.V] = &total{ok: true}
			}
			sum := came[q.SKU.V]
			sum.add(q.Quantity.V)
			if !sum.ok || sum.sum.Cmp(ordered.limit) <= 0 {
				continue
			}
			sum.ok = false // once for each article
			c.report(ruleDelivered, &o.Source, q.Quantity.Pos,
				diag.Say("%s of %s delivered by this day, but %s ordered%s", sum.sum.Trim(0), q.SKU.V, ordered.quantity.Trim(0), upTo(ordered)),
				diag.Say("if so many were welcome, say how far: `tolerance: {over: …}` on the order, or a larger quantity under `changes:`; goods in place of returned ones have `replaces: true`"),
				ordered.at...)
		}
	}
}

// inOrder returns the deliveries by their day, those without one last, then as they
// stand in the file.
func inOrder(o *record.Order) []*record.Delivery {
	list := make([]*record.Delivery, len(o.Deliveries))
	for i := range o.Deliveries {
		list[i] = &o.Deliveries[i]
	}
	slices.SortStableFunc(list, func(a, b *record.Delivery) int {
		dayA, knownA := a.Day()
		dayB, knownB := b.Day()
		switch {
		case knownA && knownB:
			return cmp.Compare(dayA, dayB)
		case knownA:
			return -1
		case knownB:
			return 1
		}
		return 0
	})
	return list
}

// orderedQuantity is what was last agreed of an article, and how much may come.
type orderedQuantity struct {
	quantity, limit decimal.Decimal
	at              []diag.Place
}

// upTo says how much more would have been welcome.
func upTo(q orderedQuantity) diag.Message {
	if q.limit.Cmp(q.quantity) == 0 {
		return diag.Message{}
	}
	return diag.Say(" and up to %s welcome", q.limit.Trim(0))
}

// orderedQuantities returns what was ordered of every article whose lines all
// have a quantity in one unit.
func (c *checker) orderedQuantities(o *record.Order) map[string]orderedQuantity {
	sums, limits := make(map[string]*total), make(map[string]*total)
	units := make(map[string]string)
	places := make(map[string][]diag.Place)
	lines := o.LinesAgreed()
	for i := range lines {
		l := &lines[i]
		sku := l.SKU.V
		if !l.SKU.Known() {
			continue
		}
		if sums[sku] == nil {
			sums[sku], limits[sku], units[sku] = &total{ok: true}, &total{ok: true}, l.Unit.V
		}
		sums[sku].ok = sums[sku].ok && l.Quantity.Known() && units[sku] == l.Unit.V
		sums[sku].add(l.Quantity.V)
		limit, ok := c.most(o, l, l.Quantity.V)
		limits[sku].ok = limits[sku].ok && ok
		limits[sku].add(limit)
		places[sku] = append(places[sku], place(o.File, l.Quantity.Pos))
	}
	ordered := make(map[string]orderedQuantity, len(sums))
	for sku, sum := range sums {
		if limit := limits[sku]; sum.ok && limit.ok {
			ordered[sku] = orderedQuantity{sum.sum, limit.sum, places[sku]}
		}
	}
	return ordered
}

// most returns an amount of a line, or of the whole order, with what may come on top.
func (c *checker) most(o *record.Order, l *record.Line, amount decimal.Decimal) (decimal.Decimal, bool) {
	_, over := c.Factory.ToleranceOf(o, l, c.Settings)
	factor, err := decimal.One.Add(over)
	if err != nil {
		return amount, false
	}
	return times(amount, factor)
}

// worthAtMost returns what an order is worth by the last agreed quantities and
// prices, and what it may come to when more is delivered than ordered; ok is false
// when that cannot be said.
func (c *checker) worthAtMost(o *record.Order) (worth record.Number, most decimal.Decimal, ok bool) {
	lines := o.LinesAgreed()
	sum, limit := total{ok: true}, total{ok: true}
	priced := len(lines) > 0
	for i := range lines {
		l := &lines[i]
		priced = priced && l.Quantity.Known() && l.Price.Known()
		amount, exact := times(l.Quantity.V, l.Price.V)
		upper, fits := c.most(o, l, amount)
		sum.ok, limit.ok = sum.ok && exact, limit.ok && fits
		sum.add(amount)
		limit.add(upper)
	}
	if priced {
		pos := o.Lines[0].Pos
		if o.Value.Known() && len(o.Agreed) == 0 {
			pos = o.Value.Pos
		}
		return record.Number{V: sum.sum, Pos: pos}, limit.sum, sum.ok && limit.ok
	}
	most, ok = c.most(o, nil, o.Value.V)
	return o.Value, most, ok && o.Value.Known()
}

// paid adds up the payments of an order in its own currency, apart from those of
// stage other (moulds, samples and freight are paid beside the goods) and credits.
// What was refunded may be paid once more, and so may a quantity that may come.
func (c *checker) paid(o *record.Order) {
	value, most, ok := c.worthAtMost(o)
	if !ok {
		return
	}
	limit, sum, counted := total{most, true}, total{ok: true}, 0
	currency := c.Factory.CurrencyOf(o, c.Settings)
	for i := range o.Payments {
		if p := &o.Payments[i]; p.Stage.V == record.StageRefund && p.Currency.Or(currency) == currency {
			limit.add(p.Amount.V)
		}
	}
	for i := range o.Payments {
		p := &o.Payments[i]
		if !p.Amount.Known() || p.Stage.V == record.StageOther || p.Lowers() || p.Currency.Or(currency) != currency {
			continue
		}
		sum.add(p.Amount.V)
		counted++
		over, err := sum.sum.Sub(limit.sum)
		rounding, ok := times(cent, decimal.MustNew(int64(max(counted, len(o.Lines))), 0))
		if err != nil || !ok || !sum.ok || !limit.ok || over.Cmp(rounding) <= 0 {
			continue
		}
		c.report(rulePaid, &o.Source, p.Amount.Pos,
			diag.Say("the payments come to %s with this one, but the order's value is %s", sum.sum, value.V.Trim(2)),
			diag.Say("what is paid beside the goods (moulds, samples, freight) has stage: other; a quantity or price that was raised goes under `changes:`"),
			place(o.File, value.Pos))
		return
	}
}
