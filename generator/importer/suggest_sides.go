package importer

import (
	"slices"
	"strings"
	"unicode"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// What a title says of a payment: which one, in one word or as the beginning of Chinese
// ones, and what of it.
var (
	paymentWords = []struct {
		stage string
		words []string
	}{
		{record.StageDeposit, []string{"deposit", "dep", "downpayment", "advance", "prepayment", "prepaid", "定金", "订金", "预付款", "预付"}},
		{record.StageBalance, []string{"balance", "bal", "尾款", "余款", "余额"}},
	}
	amountWords = []string{"amount", "amt", "value", "sum", "usd", "us", "eur", "cny", "rmb", "gbp", "hkd", "paid", "due", "payment", "金额", "款", "元", "美元", "人民币", "应付", "已付", "实付", "应付金额", "已付金额", "实付金额"}
	dayWords    = []string{"date", "day", "on", "日期", "时间", "日"}
	dueWords    = []string{"due", "payable", "应付", "到期", "应付日期", "到期日", "应付日"}
	paidWords   = []string{"paid", "payment", "pmt", "remitted", "tt", "wired", "付款", "支付", "已付", "实付", "付", "汇款", "付讫"}
)

// paymentOf is the payment that a title speaks of, and the words beside it; "" for none.
func paymentOf(title string) (stage string, rest []string) {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool { return !unicode.IsLetter(c) })
	for i, word := range words {
		for _, known := range paymentWords {
			for _, w := range known.words {
				after, ok := strings.CutPrefix(word, w)
				if !ok || after != "" && !unicode.Is(unicode.Han, []rune(w)[0]) {
					continue
				}
				rest = append(slices.Clone(words[:i]), words[i+1:]...)
				if after != "" {
					rest = append(rest, after)
				}
				return known.stage, rest
			}
		}
	}
	return "", nil
}

// writePayments writes the columns of deposits and balances. A day of which the title does
// not say whether it is the one by which or on which money was paid stands there as a
// comment.
func (s *suggestion) writePayments() {
	var lines []string
	for _, known := range paymentWords {
		at := map[string]int{}
		var doubts []string
		for i, title := range s.header {
			stage, rest := paymentOf(title)
			l := &s.columns[i]
			if stage != known.stage || s.used[i] || l.cells == 0 {
				continue
			}
			says := func(words []string) bool {
				return slices.ContainsFunc(rest, func(r string) bool {
					return slices.ContainsFunc(words, func(w string) bool { return r == w || unicode.Is(unicode.Han, []rune(w)[0]) && strings.Contains(r, w) })
				})
			}
			key, kind := "", "payment.day"
			switch {
			case l.isNumbers() && !l.isShares():
				if !only(rest, amountWords) {
					continue // Balance qty
				}
				key, kind = "amount", "payment.amount"
			case !l.isDays():
				continue
			case says(dueWords):
				key = "due"
			case says(paidWords):
				key = "paid"
			case !only(rest, dayWords):
				continue
			}
			if _, taken := at[key]; taken {
				continue
			}
			s.used[i] = true
			doubt := s.describe(kind, i)
			if key == "" {
				doubt, key = diag.Say("the day by which it is due, or the day on which it was paid? Write it above as due: or paid:"), "due"
			}
			if !doubt.Empty() {
				doubts = append(doubts, "  # "+key+": "+s.ref(i)+"   # "+doubt.In(s.of)+"\n")
				continue
			}
			at[key] = i
		}
		pairs := []string{"stage", known.stage}
		for _, key := range []string{"amount", "due", "paid"} {
			if i, ok := at[key]; ok {
				pairs = append(pairs, key, s.ref(i))
			}
		}
		if len(at) > 0 {
			lines = append(lines, "  - "+flow(pairs...)+"\n")
		}
		lines = append(lines, doubts...)
	}
	if len(lines) == 0 {
		return
	}
	if !slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, "  - ") }) {
		s.lines.WriteString("# ") // nothing but doubts
	}
	s.lines.WriteString("payments:\n" + strings.Join(lines, "") + "\n")
}

// only reports whether each of some words is known.
func only(words, known []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(known, w) })
}

// isShares reports whether a column holds hundredths of something.
func (l *columnLook) isShares() bool {
	for beside := range l.beside {
		if strings.Contains(beside, "%") {
			return true
		}
	}
	for _, v := range l.values {
		if v > 1 {
			return false
		}
	}
	return len(l.values) > 0
}

// writeReceipts says that a row is a receipt where the sheet shows it: rows of one order
// number, article and quantity of which each has a part of that quantity.
func (s *suggestion) writeReceipts() {
	number, quantity, came := s.column("order.id"), s.column("line.quantity"), s.column("delivery.quantity")
	if number < 0 || quantity < 0 || came < 0 || s.column("delivery.ready") < 0 && s.column("delivery.shipped") < 0 && s.column("delivery.received") < 0 {
		return
	}
	sku := s.column("line.sku")
	type line struct{ number, sku, quantity string }
	seen, again, rows := map[line]bool{}, 0, 0
	err := s.table.Rows(func(r sheet.Row) bool {
		text := func(i int) string {
			if i < 0 {
				return ""
			}
			return tidy(r.Cell(i).Text)
		}
		rows++
		part := s.columns[came].values[r.Number]
		if key := (line{text(number), text(sku), text(quantity)}); part > 0 && part < s.columns[quantity].values[r.Number] {
			if seen[key] {
				again++
			}
			seen[key] = true
		}
		return rows < sampleRows
	})
	if err != nil || again == 0 {
		return // what cannot be read was said before
	}
	s.note(diag.Say("Rows repeat the ordered quantity, and each has a part of it: they are taken for receipts (or shipments) of one order line."))
	s.lines.WriteString("rows: receipts\n\n")
}
