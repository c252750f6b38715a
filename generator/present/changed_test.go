package present

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"factorybook/generator/changes"
	"factorybook/generator/record"
)

// kinds are read from where they are declared, so that a new one is not forgotten.
func kinds(t *testing.T) []changes.Kind {
	t.Helper()
	source, err := os.ReadFile("../changes/changes.go")
	if err != nil {
		t.Fatal(err)
	}
	var list []changes.Kind
	for _, m := range regexp.MustCompile(`(?m)^\t\w+ +Kind = "(\w+)"`).FindAllSubmatch(source, -1) {
		list = append(list, changes.Kind(m[1]))
	}
	if len(list) < 40 {
		t.Fatalf("found only %d kinds: the search is broken", len(list))
	}
	return list
}

func TestEveryChangeIsWorded(t *testing.T) {
	f := &record.Factory{ID: "yuanda"}
	for _, lang := range []string{English, Chinese} {
		seen := map[string]changes.Kind{}
		for _, kind := range kinds(t) {
			field := map[changes.Kind]string{changes.FieldEdited: "status", changes.Goodwill: "price-held", changes.TalkHeld: "phone"}[kind]
			if field == "" {
				field = "balance"
			}
			for _, e := range []changes.Event{
				{Kind: kind, Order: &record.Order{}, Subject: "KT-210", Field: field}, // little is recorded
				{
					Kind: kind, Order: &record.Order{}, On: 739000, By: record.ByFactory, Record: "2025-03-12", Subject: "KT-210", Field: field,
					Before: "1", After: "2", Reason: "as agreed", From: 739000, To: 739009, Late: 2, Dated: true, Days: 3,
				},
			} {
				c := words(t, lang).Changes(f, []changes.Event{e})[0]
				if c.What == "" || !strings.HasPrefix(c.Path, "factories/yuanda/") || strings.Contains(c.What, "  ") {
					t.Errorf("%s, %s: %+v", lang, kind, c)
				}
				if lang == Chinese && !hasHan(strings.ReplaceAll(c.What, "KT-210", "")) {
					t.Errorf("%s has no Chinese: %q", kind, c.What)
				}
				if other, twice := seen[c.What]; twice && other != kind {
					t.Errorf("%s, %s and %s are both %q", lang, kind, other, c.What)
				}
				seen[c.What] = kind
			}
		}
	}
}

func TestMovedDaysAreSaidShortly(t *testing.T) {
	day := func(s string) record.Date {
		d, err := record.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct{ lang, from, to, want string }{
		{English, "2025-04-15", "2025-04-25", "from 15 to 25 Apr 2025"},
		{English, "2025-04-15", "2025-05-02", "from 15 Apr to 2 May 2025"},
		{English, "2025-12-28", "2026-01-09", "from 28 Dec 2025 to 9 Jan 2026"},
		{Chinese, "2025-04-15", "2025-04-25", "由 15日 改为 2025年4月25日"},
		{Chinese, "2025-12-28", "2026-01-09", "由 2025年12月28日 改为 2026年1月9日"},
	} {
		if got := strings.ReplaceAll(words(t, c.lang).move(day(c.from), day(c.to)), nbsp, " "); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := words(t, English).move(0, day("2025-04-25")); !strings.Contains(got, "from nothing to") {
		t.Errorf("got %q", got)
	}
	e := changes.Event{Kind: changes.PromiseMoved, By: record.ByImporter, From: day("2025-04-15"), To: day("2025-04-25"), Subject: "KT-211"}
	if got := strings.ReplaceAll(words(t, English).changed(&e), nbsp, " "); got != "promise of KT-211 moved from 15 to 25 Apr 2025 by us" {
		t.Errorf("got %q", got)
	}
}
