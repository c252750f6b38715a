package check

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleIncoterm = rules.New(diag.RuleText{
	Code: "FB0501", Severity: diag.Warning,
	Title: "a withdrawn Incoterm",
	Why: `Incoterms 2020 has eleven rules. DAF, DES, DEQ, DDU and DAT are of earlier editions: who pays and who bears the
risk is then open to dispute.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
incoterm: DDU
#         ^ FB0501
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
incoterm: DAP
`,
})

var ruleUSCC = rules.New(diag.RuleText{
	Code: "FB0502", Severity: diag.Warning,
	Title: "a Unified Social Credit Code that cannot be right",
	Why: `The code identifies the company: contracts, bank details and certificates are compared with it. Its last character
is a check digit (GB 32100-2015), so a slip of the pen shows.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
uscc: 914403001922038217
#     ^ FB0502
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
uscc: 914403001922038216
`,
})

var ruleUSCCProvince = rules.New(diag.RuleText{
	Code: "FB0503", Severity: diag.Warning,
	Title: "a company registered in another province",
	Why: `The third and fourth character of the code say where the company is registered. A factory in Guangdong with a code
of Zhejiang is often a trading company, or the code belongs to somebody else.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
uscc: 914403001922038216
#     ^ FB0503
province: Zhejiang
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
uscc: 914403001922038216
province: Guangdong
`,
})

var ruleExpired = rules.New(diag.RuleText{
	Code: "FB0504", Severity: diag.Warning,
	Title: "an expired certificate",
	Why:   `Customers ask for valid certificates, and a factory that lets one lapse seldom says so. Ask for the new one and add it; the old one may stay, it is only reported while no later one of the same name and site is there.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates:
  - {name: ISO 9001, issued: 2022-04-01, expires: 2025-03-31}
#                                                 ^ FB0504
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates:
  - {name: ISO 9001, issued: 2022-04-01, expires: 2025-03-31}
  - {name: ISO 9001, issued: 2025-04-01, expires: 2028-03-31}
`,
})

var ruleBeneficiary = rules.New(diag.RuleText{
	Code: "FB0505", Severity: diag.Warning,
	Title: "a bank beneficiary that is not the company",
	Why: `Money to an account in another name is how importers are defrauded, and hardly ever recovered. The beneficiary
should be the registered Chinese name; where it is not, somebody has to have asked why, face to face.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
name_zh: 佛山市远大陶瓷有限公司
bank: {beneficiary_zh: 佛山远达贸易有限公司, verified: 2025-03-12}
#                      ^ FB0505
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
name_zh: 佛山市远大陶瓷有限公司
bank: {beneficiary_zh: 佛山市远大陶瓷有限公司, verified: 2025-03-12}
`,
})

var ruleUnconfirmed = rules.New(diag.RuleText{
	Code: "FB0510", Severity: diag.Warning,
	Title: "a contact that nobody confirmed for a year",
	Why: `People move on, and their successor does not know what was promised. Ask at the next talk whether the entry is
still right, and write that day to "confirmed", or the contact's id under "confirmed" of the visit's note; whoever has gone gets "left".`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
contacts:
  - {id: chen-li, name: Chen Li, confirmed: 2024-03-12}
#                                           ^ FB0510
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
contacts:
  - {id: chen-li, name: Chen Li, confirmed: 2025-03-12}
`,
})

func (c *checker) trade() {
	c.identity()
	c.incoterms()
	c.rates()
	for i := range c.Factory.Orders {
		o := &c.Factory.Orders[i]
		for j := range o.Inspections {
			c.sampling(o, &o.Inspections[j])
		}
		c.closedDays(o)
		c.movesNoLine(o)
		c.dues(o)
	}
	c.arrivals()
	if !c.Factory.Ended() { // nobody keeps the papers of a factory we left
		c.certificates()
		c.confirmations()
	}
}

func (c *checker) identity() {
	f, src := c.Factory, &c.Factory.Source
	if f.USCC.Known() {
		if text, hint, bad := usccFault(f.USCC.V); bad {
			c.report(ruleUSCC, src, f.USCC.Pos, text, hint)
		} else if registered, ok := usccProvince(f.USCC.V); ok && f.Province.Known() {
			if stated, ok := provinceOf(f.Province.V); ok && stated.code != registered.code {
				c.report(ruleUSCCProvince, src, f.USCC.Pos,
					diag.Say("the code was registered in %s (%s), the province is %s", registered.name, registered.zh, f.Province.V),
					diag.Say("compare it with the business licence; where the factory stands elsewhere than it is registered, say so in the notes"),
					place(f.File, f.Province.Pos))
			}
		}
	}
	if b := f.Bank.BeneficiaryZH; b.Known() && f.NameZH.Known() && plainCompany(b.V) != plainCompany(f.NameZH.V) {
		c.report(ruleBeneficiary, src, b.Pos,
			diag.Say("the beneficiary is %s, the registered name %s", b.V, f.NameZH.V),
			diag.Say("pay nothing before somebody asked why, face to face or by a number known before"), place(f.File, f.NameZH.Pos))
	}
}

// plainCompany drops what does not make another company: spaces and the width of
// brackets.
func plainCompany(name string) string {
	return strings.NewReplacer(" ", "", "\u3000", "", "（", "(", "）", ")").Replace(name)
}

func (c *checker) incoterms() {
	c.incoterm(&c.Factory.Source, c.Factory.Terms.Incoterm)
	for i := range c.Factory.Orders {
		c.incoterm(&c.Factory.Orders[i].Source, c.Factory.Orders[i].Incoterm)
	}
}

func (c *checker) incoterm(src *record.Source, term record.Text) {
	if !term.Known() || !slices.Contains(record.Enums.WithdrawnIncoterm, term.V) {
		return
	}
	successor := map[string]string{"DAF": "DAP", "DES": "DAP", "DEQ": "DPU", "DDU": "DAP", "DAT": "DPU"}[term.V]
	c.report(ruleIncoterm, src, term.Pos, diag.Say("%s was withdrawn; it is none of the eleven Incoterms 2020", term.V), diag.Say("%s took its place", successor))
}

// certificates reports those that ran out and that no later one renews.
func (c *checker) certificates() {
	f := c.known()
	for i := range f.Certificates {
		p := &f.Certificates[i]
		upsideDown := p.Expires.V < p.Issued.V // reported as such
		if p.Expires.Known() && p.Expires.V < c.AsOf && !upsideDown && !f.Renewed(p) {
			c.report(ruleExpired, &c.Factory.Source, p.Expires.Pos,
				diag.Say("%s expired on %s", or(p.Name, diag.Say("the certificate")), p.Expires.V), diag.Say("ask for the new one and add it"))
		}
	}
}

// known is the factory as it was known on the day that the report speaks for. What
// lies after today is an error that is reported where it stands; it is left in, so that
// one fault gives one problem.
func (c *checker) known() *record.Factory {
	if c.AsOf >= c.Today {
		return c.Factory
	}
	return c.Factory.AsOf(c.AsOf)
}

// confirmations reports the people whose entries have lapsed. Of a note for a visit
// to come nothing is known yet.
func (c *checker) confirmations() {
	f := c.Factory.AsOf(c.AsOf)
	for i := range f.Contacts {
		p := &f.Contacts[i]
		checked, file := f.Checked(p)
		if !checked.Known() || !p.PresentOn(c.AsOf) || f.KnownOn(p, c.AsOf) {
			continue
		}
		c.report(ruleUnconfirmed, &record.Source{File: file}, checked.Pos,
			diag.Say("%s was last confirmed on %s, a year ago or more", or(p.ID, diag.Say("the contact")), checked.V),
			diag.Say("ask whether the entry is still right and write the day, name the contact under `confirmed:` of the visit, or write `left: YYYY-MM-DD`"))
	}
}
