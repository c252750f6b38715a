package pages

import (
	"reflect"
	"strings"
	"testing"

	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// A text with a Chinese twin is shown in the language of the page; one without is
// shown as it is on both.
func TestChineseTwinsStandOnChinesePages(t *testing.T) {
	settings, f := loadtest.Factory(t, `
-- factorybook.yaml --
title: Our book
title_zh: 我们的工厂簿
-- factory.yaml --
name: Yuanda
notes: Good people.
notes_zh: 人很好。
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-01, title: Pinholes, title_zh: 针孔, cause: {by: factory, what: New clay, what_zh: 换了泥}}
-- visits/2025-03-12.yaml --
date: 2025-03-12
purpose: Kiln upgrade
purpose_zh: 窑炉改造
promises: [{by: factory, what: Check sheet, what_zh: 检查表, due: 2025-05-10}, {by: importer, what: Forecast, due: 2025-05-10}]
`)
	for lang, says := range map[string]struct{ shown, hidden []string }{
		words.English: {[]string{"Our book", "Good people.", "Pinholes", "New clay", "Kiln upgrade", "Check sheet", "Forecast"}, []string{"我们的工厂簿", "人很好", "针孔", "换了泥", "窑炉改造", "检查表"}},
		words.Chinese: {[]string{"我们的工厂簿", "人很好。", "针孔", "换了泥", "窑炉改造", "检查表", "Forecast"}, []string{"Our book", "Good people", "Pinholes", "New clay", "Kiln upgrade", "Check sheet"}},
	} {
		s := *wordstest.Site(t, lang)
		s.Settings = settings
		partner := figures.NewPartner(&s, dossier.Of(f.AsOf(s.AsOf), settings, s.AsOf, nil, nil))
		var all strings.Builder
		for _, page := range OfFactory(&s, partner) {
			appendTexts(&all, reflect.ValueOf(page.View))
		}
		for _, want := range says.shown {
			if !strings.Contains(all.String(), want) {
				t.Errorf("%s: %q stands on no page", lang, want)
			}
		}
		for _, no := range says.hidden {
			if strings.Contains(all.String(), no) {
				t.Errorf("%s: %q stands on a page", lang, no)
			}
		}
	}
}

// appendTexts writes every text of a view.
func appendTexts(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			appendTexts(b, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			appendTexts(b, v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			appendTexts(b, v.Index(i))
		}
	case reflect.String:
		b.WriteString(v.String() + "\n")
	}
}
