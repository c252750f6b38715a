package pages

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// A text with a Chinese twin is shown in the language of the page, on those of the factory
// and on those across factories; one without is shown as it is on both.
func TestChineseTwinsStandOnChinesePages(t *testing.T) {
	settings, f := loadtest.Factory(t, `
-- factorybook.yaml --
title: Our book
title_zh: 我们的工厂簿
notes: Who is who.
notes_zh: 谁是谁。
holidays: [{on: 2025-08-15, name: Christmas Eve, name_zh: 平安夜}]
brand: {footer: Ask Mia, footer_zh: 找米娅}
-- factory.yaml --
name: Yuanda
status: active
closures: [{from: 2025-07-10, until: 2025-07-15, name: Kiln relined, name_zh: 窑炉换衬}]
certificates: [{name: Food contact, name_zh: 食品接触, issued: 2025-02-01, expires: 2025-08-31}]
agreements: [{kind: framework, from: 2025-01-10, until: 2025-09-30, summary: Two good years, summary_zh: 两年好合作}]
phases: [{from: 2025-03-01, measures: [slip_days], reason: New kiln, reason_zh: 新窑}, {from: 2025-03-01, measures: [slip_days], reason: New foreman, reason_zh: 新组长}]
goodwill: [{on: 2025-02-03, by: factory, kind: rush-order, what: Sunday shift, what_zh: 周日加班}]
notes: Good people.
notes_zh: 人很好。
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-01, title: Pinholes, title_zh: 针孔, factory_comment: Not ours, factory_comment_zh: 不是我们的, notes: Seen twice., notes_zh: 见过两次。, cause: {by: factory, what: New clay, what_zh: 换了泥}}
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-03-01
  lines: [{sku: A, quantity: 10, unit: pcs, promised: 2025-04-20}]
  approvals: [{what: Sleeve artwork, what_zh: 套筒设计稿, due: 2025-04-10}]
  promise_changes: [{told: 2025-04-02, to: 2025-06-25, asked_by: factory, reason: Workers away, reason_zh: 工人没回来}]
  changes: [{on: 2025-04-03, by: both, sku: A, quantity: 8, reason: Fewer shops, reason_zh: 门店少了}]
  notes: Waits for clay.
  notes_zh: 等泥料。
- {id: PO-0, placed: 2025-01-01, lines: [{sku: A, quantity: 10, unit: pcs, promised: 2025-03-20}], deliveries: [{ready: 2025-03-22}], returns: [{on: 2025-04-12, quantities: {A: 1}, reason: Chipped rim, reason_zh: 口沿崩缺, remedy: credited}]}
- {id: PO-2, placed: 2025-03-02, lines: [{sku: A, quantity: 10, unit: pcs, promised: 2025-05-20}], cancelled: {on: 2025-04-20, by: importer, reason: Shop closed, reason_zh: 门店关了}}
-- talks/2025.yaml --
- {on: 2025-06-20, by: factory, channel: wechat, about: Clay is here, about_zh: 泥料到了, answered: 2025-06-21}
-- visits/2025-03-12.yaml --
date: 2025-03-12
purpose: Kiln upgrade
purpose_zh: 窑炉改造
notes: All ran.
notes_zh: 都在转。
promises: [{by: factory, what: Check sheet, what_zh: 检查表, due: 2025-05-10}, {by: importer, what: Forecast, due: 2025-05-10}]
`)
	shown := []struct{ english, chinese string }{
		{"Our book", "我们的工厂簿"}, {"Who is who.", "谁是谁。"}, {"Christmas Eve", "平安夜"}, {"Ask Mia", "找米娅"},
		{"Good people.", "人很好。"}, {"Kiln relined", "窑炉换衬"}, {"Sunday shift", "周日加班"}, {"Pinholes", "针孔"}, {"New clay", "换了泥"}, {"Not ours", "不是我们的"}, {"Seen twice.", "见过两次。"},
		{"Sleeve artwork", "套筒设计稿"}, {"Waits for clay.", "等泥料。"}, {"Kiln upgrade", "窑炉改造"}, {"All ran.", "都在转。"}, {"Check sheet", "检查表"},
		{"Food contact", "食品接触"}, {"Two good years", "两年好合作"}, {"New kiln", "新窑"}, {"New foreman", "新组长"}, {"Workers away", "工人没回来"}, {"Fewer shops", "门店少了"}, {"Chipped rim", "口沿崩缺"}, {"Shop closed", "门店关了"}, {"Clay is here", "泥料到了"},
	}
	for _, lang := range [...]string{words.English, words.Chinese} {
		s := *wordstest.Site(t, lang)
		s.Settings = settings
		partner := figures.NewPartner(&s, dossier.Of(f.AsOf(s.AsOf), settings, s.AsOf, nil, nil))
		for _, of := range []struct {
			where string
			pages []words.Page
			has   []string // texts that stand on some page of these
		}{
			{"the factory", OfFactory(&s, partner), nil},
			{"the book", OfBook(&s, []Summary{Summarize(&s, partner)}, nil), []string{"Our book", "Who is who.", "Christmas Eve", "Kiln relined", "Sleeve artwork", "Waits for clay.", "Check sheet"}},
		} {
			var all strings.Builder
			for _, page := range of.pages {
				appendTexts(&all, reflect.ValueOf(page.View))
			}
			for _, text := range shown {
				want, no := text.english, text.chinese
				if lang == words.Chinese {
					want, no = no, want
				}
				settled := text.english == "Who is who." || text.english == "Christmas Eve" // said of the book alone
				if !strings.Contains(all.String(), want) && (of.has == nil && !settled || slices.Contains(of.has, text.english)) {
					t.Errorf("%s: %q stands on no page of %s", lang, want, of.where)
				}
				if strings.Contains(all.String(), no) {
					t.Errorf("%s: %q stands on a page of %s", lang, no, of.where)
				}
			}
			if !strings.Contains(all.String(), "Forecast") {
				t.Errorf("%s: a text without a twin stands on no page of %s", lang, of.where)
			}
		}
	}
}

// appendTexts writes every text of a view that can be seen.
func appendTexts(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			appendTexts(b, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && field.Name != "Find" { // a form looks in both languages
				appendTexts(b, v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			appendTexts(b, v.Index(i))
		}
	case reflect.String:
		b.WriteString(v.String() + "\n")
	}
}
