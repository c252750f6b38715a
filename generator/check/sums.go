package check

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleValue = &diag.Rule{
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
}

var ruleDelivered = &diag.Rule{
	Code: "FB0402", Severity: diag.Error,
	Title: "more delivered than ordered",
	Why: `A quantity beyond the order and the tolerance of the book is mostly a delivery entered twice or against the wrong
order. The tolerance is "targets: in_full_tolerance"; what was really ordered on top is a line of its own.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries:
  - {ready: 2025-04-24, quantities: {KT-210: 4800}}
  - {ready: 2025-04-28, quantities: {KT-210: 4800}}
#                                            ^ FB0402
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries:
  - {ready: 2025-04-24, quantities: {KT-210: 2400}}
  - {ready: 2025-04-28, quantities: {KT-210: 2400}}
`,
}

var rulePaid = &diag.Rule{
	Code: "FB0403", Severity: diag.Error,
	Title: "payments above the value",
	Why: `Deposit, interim payments and balance together are the value of the order. More is a payment entered twice, or the
value of another order. Stage "other" (moulds, samples, freight) is not counted.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
currency: USD
value: 9576.00
payments:
  - {stage: deposit, due: 2025-02-20, amount: 2872.80}
  - {stage: balance, due: 2025-05-06, amount: 9576.00}
#                                             ^ FB0403
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
currency: USD
value: 9576.00
payments:
  - {stage: deposit, due: 2025-02-20, amount: 2872.80}
  - {stage: balance, due: 2025-05-06, amount: 6703.20}
`,
}

var rulePercent = &diag.Rule{
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
}

var ruleSample = &diag.Rule{
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
}

var ruleTerms = &diag.Rule{
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
}

func (c *checker) sums() {
	c.paymentTerms()
	c.share(&c.Factory.Source, "our_share", c.Factory.Capacity.OurShare)
	for i := range c.Factory.Orders {
		o := &c.Factory.Orders[i]
		c.delivered(o)
		if c.orderValue(o) {
			c.paid(o)
		}
		for j := range o.Inspections {
			if p := &o.Inspections[j]; p.Lot.Known() && p.Sample.Known() && p.Sample.V > p.Lot.V {
				c.report(ruleSample, &o.Source, p.Sample.Pos, fmt.Sprintf("a sample of %d is larger than the lot of %d", p.Sample.V, p.Lot.V), "", place(o.File, p.Lot.Pos))
			}
		}
	}
}

func (c *checker) share(src *record.Source, key string, p record.Percent) {
	if text, over := overWhole(key, p); over {
		c.report(rulePercent, src, p.Pos, text, "")
	}
}

func overWhole(key string, p record.Percent) (text string, over bool) {
	if !p.Known() || p.V.Cmp(decimal.One) <= 0 {
		return "", false
	}
	percent, err := p.V.Mul(decimal.Hundred)
	if err != nil {
		percent = p.V
	}
	return fmt.Sprintf("%s is %s%%; expected at most 100%%", key, percent.Trim(0)), true
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
		c.report(ruleTerms, &c.Factory.Source, terms.Pos, fmt.Sprintf("the terms of payment come to %s%%", sum.sum.Trim(0)), "")
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
			fmt.Sprintf("the value is %s, but the lines come to %s", o.Value.V, sum.Trim(2)),
			"correct it, or delete value: the lines are enough")
	case !all && off.Cmp(tolerance) > 0:
		c.report(ruleValue, &o.Source, o.Value.Pos,
			fmt.Sprintf("the value is %s, but the lines with a price alone come to %s", o.Value.V, sum.Trim(2)), "")
	default:
		return true
	}
	return false
}

// delivered adds up what came of every article, in the order in which it came.
func (c *checker) delivered(o *record.Order) {
	named := slices.ContainsFunc(o.Deliveries, func(d record.Delivery) bool { return len(d.Quantities) > 0 })
	if !named {
		return
	}
	limit := c.orderedQuantities(o)
	came := make(map[string]*total)
	deliveries := make([]*record.Delivery, len(o.Deliveries))
	for i := range o.Deliveries {
		deliveries[i] = &o.Deliveries[i]
	}
	slices.SortStableFunc(deliveries, func(a, b *record.Delivery) int {
		dayA, _ := a.Day()
		dayB, _ := b.Day()
		return cmp.Compare(dayA, dayB)
	})
	for _, d := range deliveries {
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
				fmt.Sprintf("%s of %s delivered by this day, but %s ordered%s", sum.sum.Trim(0), q.SKU.V, ordered.quantity.Trim(0), c.toleranceText()),
				"if it is true, write the extra quantity as a line of its own, or raise in_full_tolerance under targets",
				ordered.at...)
		}
	}
}

// tolerance is the share by which a delivery may exceed the order.
func (c *checker) tolerance() decimal.Decimal {
	if t := c.Settings.Targets.InFullTolerance; t.Known() && t.V.Cmp(decimal.One) <= 0 {
		return t.V
	}
	return decimal.Zero
}

func (c *checker) toleranceText() string {
	percent, ok := times(c.tolerance(), decimal.Hundred)
	if !ok || percent.IsZero() {
		return ""
	}
	return fmt.Sprintf(" (with a tolerance of %s%%)", percent.Trim(0))
}

// atMost returns d with the tolerance on top.
func (c *checker) atMost(d decimal.Decimal) (decimal.Decimal, bool) {
	factor, err := decimal.One.Add(c.tolerance())
	if err != nil {
		return d, false
	}
	return times(d, factor)
}

type orderedQuantity struct {
	quantity, limit decimal.Decimal
	at              []diag.Place
}

// orderedQuantities returns what was ordered of every article whose lines all
// have a quantity in one unit.
func (c *checker) orderedQuantities(o *record.Order) map[string]orderedQuantity {
	sums := make(map[string]*total)
	units := make(map[string]string)
	places := make(map[string][]diag.Place)
	for i := range o.Lines {
		l := &o.Lines[i]
		sku := l.SKU.V
		if !l.SKU.Known() {
			continue
		}
		if sums[sku] == nil {
			sums[sku], units[sku] = &total{ok: true}, l.Unit.V
		}
		sums[sku].ok = sums[sku].ok && l.Quantity.Known() && units[sku] == l.Unit.V
		sums[sku].add(l.Quantity.V)
		places[sku] = append(places[sku], place(o.File, l.Quantity.Pos))
	}
	ordered := make(map[string]orderedQuantity, len(sums))
	for sku, sum := range sums {
		if limit, ok := c.atMost(sum.sum); ok && sum.ok {
			ordered[sku] = orderedQuantity{sum.sum, limit, places[sku]}
		}
	}
	return ordered
}

// paid adds up the payments of an order in its own currency, apart from those of
// stage other: moulds, samples and freight are paid beside the goods. A quantity
// within the tolerance may be paid for.
func (c *checker) paid(o *record.Order) {
	value := o.Value
	if !value.Known() {
		sum, all, exact := record.LinesWorth(o.Lines)
		if !all || !exact {
			return
		}
		value = record.Number{V: sum, Pos: o.Lines[0].Pos}
	}
	limit, ok := c.atMost(value.V)
	if !ok {
		return
	}
	currency := c.Factory.CurrencyOf(o, c.Settings)
	sum, counted := total{ok: true}, 0
	for i := range o.Payments {
		p := &o.Payments[i]
		if !p.Amount.Known() || p.Stage.V == record.StageOther || p.Currency.Known() && p.Currency.V != currency {
			continue
		}
		sum.add(p.Amount.V)
		counted++
		over, err := sum.sum.Sub(limit)
		rounding, ok := times(cent, decimal.MustNew(int64(max(counted, len(o.Lines))), 0))
		if err != nil || !ok || !sum.ok || over.Cmp(rounding) <= 0 {
			continue
		}
		c.report(rulePaid, &o.Source, p.Amount.Pos,
			fmt.Sprintf("the payments come to %s with this one, but the order's value is %s%s", sum.sum, value.V.Trim(2), c.toleranceText()),
			"what is paid beside the goods (moulds, samples, freight) has stage: other",
			place(o.File, value.Pos))
		return
	}
}
