package load_test

import (
	"testing"

	"factorybook/generator/load/loadtest"
)

// contract is every key of the record format, with its examples.
const contract = `
-- factorybook.yaml --
title: Nordhaven factory book
importer: Nordhaven Homeware ApS         # our name on briefings
importer_zh: 北港家居
languages: [en, zh-Hans]
timezone: Europe/Copenhagen
as_of: 2025-06-30
currency: USD
rates:
  CNY: {2024-01-01: 0.1409, 2025-01-01: 0.1370}
window_months: 12
targets:
  visit_every_days: 180
  contact_every_days: 30
  answer_within_days: 2
  in_full_tolerance: 5%
peak_seasons: [{name: Christmas production, from: 07-01, to: 10-15}]
week: [mon, tue, wed, thu, fri]
holidays: [{on: 2025-12-25, name: Christmas Day}]
-- factory.yaml --
name: Foshan Yuanda Ceramics Co., Ltd.
name_zh: 佛山市远大陶瓷有限公司             # the registered Chinese name is the company's identity
uscc: 91440604MA4W12346R
kind: factory
status: active
since: 2017-05-08
products: [stoneware mugs, plates]
address: No. 8 Taoci Road, Nanzhuang, Chancheng District, Foshan, Guangdong
address_zh: 广东省佛山市禅城区南庄镇陶瓷路8号
city: Foshan
province: Guangdong
directions: East gate; ask for Mr Wang
directions_zh: 东门，找王总
nearest_station: {name: Foshan West, name_zh: 佛山西站, minutes: 25}
port: CNNSA
contacts:
  - id: chen-li
    name: Chen Li
    name_zh: 陈莉
    called: Lily
    called_zh: 陈经理
    role: sales
    decision_maker: false
    languages: [zh, en]
    phone: "+86 757 0000 0000"
    wechat: lily-yuanda
    email: lily@yuanda.example
    from: 2017-05-08
    left: 2024-06-30
    confirmed: 2025-03-12
owner: Mia Larsen
terms: {incoterm: FOB, place: CNNSA, currency: USD, lead_time_days: 45, payment: "30% deposit, 70% against B/L copy", tax_invoice: true}
bank: {beneficiary_zh: 佛山市远大陶瓷有限公司, verified: 2025-03-12, verified_by: Mia Larsen, how: face to face}
capacity: {quantity: 120000, unit: pcs, per: month, our_share: 12%}
certificates: [{name: ISO 9001, body: SGS, number: CN17/0001, site: same, issued: 2023-04-01, expires: 2026-03-31, verified: 2025-03-12, file: files/iso9001.pdf}]
agreements: [{kind: framework, signed: 2024-01-10, from: 2024-01-10, until: 2026-01-09, summary: Two-year framework, volume: {value: 400000, currency: USD, per: year}}]
forecasts: [{period: 2025-Q3, value: 120000, currency: USD, shared: 2025-05-20}]
goodwill: [{on: 2025-04-02, by: importer, kind: market-insight, what: Shared EU mug trend report}]
closures: [{from: 2026-02-05, until: 2026-03-01, name: Spring Festival shutdown, announced: 2025-12-20, actual_until: 2026-03-04}]
phases: [{from: 2025-03-01, measures: [slip_days, lead_time], reason: New tunnel kiln}]
notes: Good people.
private: |
  Not for **them**.
extra: {Gate code: 0755, Dogs: ~}
-- files/iso9001.pdf --
x
-- orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
confirmed: 2025-02-13
requested: 2025-04-10
promised: 2025-04-15
promise_changes: [{told: 2025-03-20, to: 2025-04-25, asked_by: factory, reason: "12 of 40 workers did not return", skus: [KT-210]}]
incoterm: fob
place: CNNSA
currency: USD
lines:
  - {sku: KT-210, name: Stoneware mug 350 ml, quantity: 4800, unit: pcs, price: 1.42}
  - {sku: KT-211, name: Stoneware bowl, quantity: 2400, unit: pcs, price: 1.15, promised: 2025-05-02}
value: 9576.00
approvals: [{what: Artwork, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}]
payments:
  - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 2872.80}
  - {stage: balance, due: 2025-05-06, amount: "6703.20"}
deliveries: [{ready: 2025-04-24, shipped: 2025-04-27, quantities: {KT-210: 4800, KT-211: 2400}}]
inspections:
  - {on: 2025-04-22, stage: final, sku: KT-210, lot: 4800, level: II, sample: 200,
     aql: {critical: 0, major: 2.5, minor: 4.0}, found: {critical: 0, major: 7, minor: 9}, result: accepted, first: true}
closed: 2025-05-20
imported: {from: orders.csv, row: 123}
---
id: 0755
cancelled: {on: 2025-03-01, by: importer, reason: customer withdrew}
rush: true
special: first order
-- visits/2025-03-12.md --
---
date: 2025-03-12
until: 2025-03-13
kind: regular
purpose: Kiln upgrade and Q3 forecast
team: [Mia Larsen]
interpreter: {name: Li Wei, of: importer}
met: [chen-li, wang-jun]
mood: warm
observations: [{area: Kiln hall, rating: 4, note: New thermocouples, photo: files/kiln.jpg}]
promises:
  - {by: factory, what: Replace thermocouples on line 2, due: 2025-04-30, done: 2025-05-06}
  - {by: importer, what: Send Q3 forecast, due: 2025-03-31}
closes: [x#1]
---

Markdown *body*.
-- issues/2025.yaml --
id: Q-2025-03
opened: 2025-04-19
raised_by: importer
kind: quality
severity: major
orders: [PO-2025-014]
title: Glaze pinholes on KT-210
answered: 2025-04-20
contained: 2025-04-22
cause: {by: both, what: Glaze recipe changed after our colour change}
solution: Re-fire 320 pieces; new colour master signed
agreed: 2025-05-12
cost: {factory: 600, importer: 400, currency: USD}
promises: [{by: factory, what: Glaze check sheet per batch, due: 2025-05-10, done: 2025-05-08}]
closed: 2025-05-20
repeats: Q-2024-07
-- talks/2025.yaml --
- {on: 2025-05-02, by: importer, channel: wechat, with: [chen-li], about: Q3 forecast, answered: 2025-05-03, language: zh, interpreter: false}
- {on: 2025-05-02, by: factory, channel: phone}
`

func TestEveryKeyOfTheFormatIsRead(t *testing.T) {
	settings, f := loadtest.Factory(t, contract)
	t.Logf("%+v", settings)
	t.Logf("%+v", f)
}
