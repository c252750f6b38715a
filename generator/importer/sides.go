package importer

import (
	"cmp"
	"fmt"
	"slices"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// What else a row can say of its order: payments, approvals and inspections, of both
// sides.

// sides is what one row says of them, each in the order of the map.
type sides struct {
	payments    []payment
	approvals   []approval
	inspections []inspection
}

type payment struct {
	due, paid record.Date
	amount    amount
}

type approval struct{ asked, due, done record.Date }

type inspection struct {
	on                   record.Date
	stage                string // of record.Enums.InspectionStage
	lot, sample          string
	critical, major      string
	minor, result, notes string
	by                   string
}

// sidesReader reads them.
type sidesReader struct {
	m           *mapping
	payments    []paymentFields
	approvals   []approvalFields
	inspections []inspectionFields
}

type (
	paymentFields    struct{ due, paid, amount *field }
	approvalFields   struct{ asked, due, done *field }
	inspectionFields struct{ on, stage, lot, sample, critical, major, minor, result, by, notes *field }
)

func newSidesReader(t *table) *sidesReader {
	r := &sidesReader{m: t.m}
	for i := range t.m.Payments {
		p := &t.m.Payments[i]
		key := p.Stage.V + " "
		r.payments = append(r.payments, paymentFields{t.field(key+"due", p.Due), t.field(key+"paid", p.Paid), t.field(key+"amount", p.Amount).money()})
		if p.After.Known() && known(p.Due) {
			t.fault(ruleMapWord, p.After.Pos, diag.Say("a payment is due on a day or after an event, not both"), diag.Say("keep `due` or `after`"))
		}
		if p.Days.Known() && !p.After.Known() {
			t.fault(ruleMapWord, p.Days.Pos, diag.Say("the days count after an event, and the map names none"), diag.Say("add `after: shipped`, or another event"))
		}
	}
	for i := range t.m.Approvals {
		a := &t.m.Approvals[i]
		key := a.What.V + " "
		r.approvals = append(r.approvals, approvalFields{t.field(key+"asked", a.Asked), t.field(key+"due", a.Due), t.field(key+"done", a.Done)})
	}
	for i := range t.m.Inspections {
		in := &t.m.Inspections[i]
		const key = "inspection "
		if in.Stage.Known() && known(in.StageColumn) {
			t.fault(ruleMapWord, in.Stage.Pos, diag.Say("stage has both a column and a constant"), diag.Say("keep one of them"))
		}
		r.inspections = append(r.inspections, inspectionFields{t.field(key+"on", in.On), t.field(key+"stage", in.StageColumn), t.field(key+"lot", in.Lot), t.field(key+"sample", in.Sample),
			t.field(key+"critical", in.Critical), t.field(key+"major", in.Major), t.field(key+"minor", in.Minor), t.field(key+"result", in.Result), t.field(key+"by", in.By), t.field(key+"notes", in.Remark)})
	}
	return r
}

// counted are the columns with sums, which cannot be filled down.
func (r *sidesReader) counted() (list []*field) {
	for _, p := range r.payments {
		list = append(list, p.amount)
	}
	return list
}

// results are other words for the results of an inspection that mean only one.
var results = map[string]string{
	"pass": record.ResultAccepted, "passed": record.ResultAccepted, "accept": record.ResultAccepted, "ok": record.ResultAccepted, "合格": record.ResultAccepted, "通过": record.ResultAccepted,
	"fail": record.ResultRejected, "failed": record.ResultRejected, "reject": record.ResultRejected, "不合格": record.ResultRejected, "未通过": record.ResultRejected,
	"on hold": record.ResultPending, "hold": record.ResultPending, "待定": record.ResultPending,
}

// stages are other words for the stage of an inspection, as inspection companies and
// factories use them, that mean only one.
var stages = map[string]string{
	"material": record.StageMaterial, "materials": record.StageMaterial, "raw material": record.StageMaterial, "incoming": record.StageMaterial, "iqc": record.StageMaterial, "来料": record.StageMaterial, "来料检验": record.StageMaterial, "原材料": record.StageMaterial, "原料": record.StageMaterial,
	"inline": record.StageInProcess, "in-line": record.StageInProcess, "in line": record.StageInProcess, "in process": record.StageInProcess, "during production": record.StageInProcess, "dupro": record.StageInProcess, "dpi": record.StageInProcess, "ipqc": record.StageInProcess, "mid": record.StageInProcess, "midline": record.StageInProcess,
	"中期": record.StageInProcess, "中检": record.StageInProcess, "中期验货": record.StageInProcess, "中期检验": record.StageInProcess, "产中": record.StageInProcess, "在线": record.StageInProcess, "在线检验": record.StageInProcess, "制程": record.StageInProcess, "制程检验": record.StageInProcess,
	"fri": record.StageFinal, "final random": record.StageFinal, "psi": record.StageFinal, "pre-shipment": record.StageFinal, "preshipment": record.StageFinal, "pre shipment": record.StageFinal, "oqc": record.StageFinal, "fqc": record.StageFinal,
	"尾期": record.StageFinal, "尾检": record.StageFinal, "终期": record.StageFinal, "终检": record.StageFinal, "末期": record.StageFinal, "末检": record.StageFinal, "尾期验货": record.StageFinal, "尾期检验": record.StageFinal, "最终": record.StageFinal, "最终检验": record.StageFinal, "成品检验": record.StageFinal, "出货前": record.StageFinal, "出货检验": record.StageFinal, "出货前检验": record.StageFinal, "出货前验货": record.StageFinal,
	"container loading": record.StageLoading, "loading supervision": record.StageLoading, "container": record.StageLoading, "cls": record.StageLoading, "clc": record.StageLoading, "装柜": record.StageLoading, "装箱": record.StageLoading, "监装": record.StageLoading, "监柜": record.StageLoading, "装柜监督": record.StageLoading,
}

func (r *sidesReader) read(row sheet.Row) *sides {
	if len(r.payments)+len(r.approvals)+len(r.inspections) == 0 {
		return nil
	}
	s := &sides{}
	for _, f := range r.payments {
		s.payments = append(s.payments, payment{f.due.day(row), f.paid.day(row), f.amount.number(row)})
	}
	for _, f := range r.approvals {
		s.approvals = append(s.approvals, approval{f.asked.day(row), f.due.day(row), f.done.day(row)})
	}
	for i, f := range r.inspections {
		stage := cmp.Or(r.m.Inspections[i].Stage.V, f.stage.word(row, record.Enums.InspectionStage, stages))
		s.inspections = append(s.inspections, inspection{f.on.day(row), stage, f.lot.whole(row), f.sample.whole(row),
			f.critical.whole(row), f.major.whole(row), f.minor.whole(row), f.result.word(row, record.Enums.Result, results), f.notes.text(row), f.by.text(row)})
	}
	return s
}

// payments writes the payments of an order. Their facts stand in every row of the
// order or in one of them; where rows differ the first is kept, and the report says
// so.
func (o *order) payments(m *mapping, report *Report) (list []string) {
	for i := range m.Payments {
		var p payment
		for _, e := range o.entries {
			got := &e.sides.payments[i]
			if p.amount.known && got.amount.known && p.amount.v.Cmp(got.amount.v) != 0 || p.due != 0 && got.due != 0 && p.due != got.due || p.paid != 0 && got.paid != 0 && p.paid != got.paid {
				report.note(diag.Say("An order whose rows disagree on a payment; the first is kept"), diag.Say("%s: %s", o.id, m.Payments[i].Stage.V))
			}
			p.due, p.paid = cmp.Or(p.due, got.due), cmp.Or(p.paid, got.paid)
			if !p.amount.known {
				p.amount = got.amount
			}
		}
		if p.due|p.paid == 0 && !p.amount.known {
			continue
		}
		days := ""
		if m.Payments[i].Days.Known() {
			days = fmt.Sprint(m.Payments[i].Days.V)
		}
		list = append(list, flow("stage", m.Payments[i].Stage.V, "due", p.due.String(), "after", m.Payments[i].After.V, "days", days, "paid", p.paid.String(), "amount", p.amount.String()))
	}
	for _, c := range o.credited {
		list = append(list, flow("stage", "credit", "paid", c.on.String(), "amount", c.amount.String()))
	}
	return list
}

func (o *order) approvals(m *mapping, report *Report) (list []string) {
	for i := range m.Approvals {
		var a approval
		for _, e := range o.entries {
			got := &e.sides.approvals[i]
			if a.asked != 0 && got.asked != 0 && a.asked != got.asked || a.due != 0 && got.due != 0 && a.due != got.due || a.done != 0 && got.done != 0 && a.done != got.done {
				report.note(diag.Say("An order whose rows disagree on an approval; the first is kept"), diag.Say("%s: %s", o.id, m.Approvals[i].What.V))
			}
			a.asked, a.due, a.done = cmp.Or(a.asked, got.asked), cmp.Or(a.due, got.due), cmp.Or(a.done, got.done)
		}
		if a != (approval{}) {
			list = append(list, flow("what", scalar(m.Approvals[i].What.V), "asked", a.asked.String(), "due", a.due.String(), "done", a.done.String()))
		}
	}
	return list
}

// inspections writes the inspections of an order: one for each row that has its own.
// The same in several rows is one, of no article alone.
func (o *order) inspections(m *mapping) (list []string) {
	for i := range m.Inspections {
		type found struct {
			inspection
			sku string
		}
		var all []found
		for _, e := range o.entries {
			got := e.sides.inspections[i]
			if got.empty() {
				continue
			}
			at := slices.IndexFunc(all, func(f found) bool { return f.inspection == got })
			if at < 0 {
				all = append(all, found{got, e.sku})
			} else if all[at].sku != e.sku {
				all[at].sku = ""
			}
		}
		for _, f := range all {
			list = append(list, f.entry(f.sku))
		}
	}
	return list
}

// empty reports whether a row says nothing of an inspection; a stage alone is none.
func (i inspection) empty() bool {
	i.stage = ""
	return i == inspection{}
}

// entry is an inspection as a record has it, in one line.
func (i inspection) entry(sku string) string {
	defects := flow("critical", i.critical, "major", i.major, "minor", i.minor)
	if defects == "{}" {
		defects = ""
	}
	return flow("on", i.on.String(), "stage", i.stage, "sku", quotedText(sku), "lot", i.lot, "sample", i.sample, "found", defects, "result", i.result, "by", quotedText(i.by), "notes", quotedText(i.notes))
}
