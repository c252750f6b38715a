package anybook

import (
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/record"
)

var roles = []string{"owner", "sales", "merchandiser", "production", "quality", "finance", "logistics", "other"}

// profile draws people, agreements, forecasts and goodwill.
func (a *drawing) profile() string {
	var b strings.Builder
	put := func(key string, entries []fields) {
		b.WriteString(strings.ReplaceAll(strings.TrimPrefix(list(key, entries), "  "), "\n    -", "\n  -"))
	}
	var people, agreements, forecasts, goodwill []fields
	for i := range a.IntN(5) {
		f := fields{fmt.Sprintf("id: c%d, name: P%d", i, i)}
		if a.some(0.9) {
			f.put("role", roles[a.IntN(len(roles))])
		}
		from := a.between(a.asOf-record.Date(a.span), a.asOf)
		if a.some(0.5) {
			f.put("from", from)
		}
		if a.some(0.2) {
			f.put("left", a.after(from, 10, 500))
		}
		if a.some(0.6) {
			f.put("confirmed", a.after(from, 0, 500))
		}
		people = append(people, f)
	}
	for range a.IntN(4) {
		signed := a.between(a.asOf-record.Date(a.span), a.asOf)
		f := fields{"kind: " + one(a, "framework", "volume", "price-list", "quality", "exclusivity")}
		from := a.after(signed, 0, 30)
		if a.some(0.9) {
			f.put("signed", signed)
		}
		if a.some(0.7) || len(f) == 1 {
			f.put("from", from)
		}
		if a.some(0.7) {
			f.put("until", a.after(from, 30, 800))
		}
		if a.some(0.6) {
			v := fields{fmt.Sprintf("value: %d", one(a, 1000, 50000))}
			if a.some(0.5) {
				v.put("currency", one(a, "USD", "CNY"))
			}
			if a.some(0.7) {
				v.put("per", one(a, "year", "quarter", "month"))
			}
			f.put("volume", v)
		}
		agreements = append(agreements, f)
	}
	year := a.asOf.Year()
	for q := range 8 {
		if a.some(0.4) {
			y := year - q/4
			period := fmt.Sprintf("%d-Q%d", y, q%4+1)
			if a.some(0.2) {
				period = fmt.Sprintf("%d-%02d", y, q%4*3+1+a.IntN(3))
			}
			f := fields{"period: " + period, fmt.Sprintf("value: %d", one(a, 0, 500, 3000))}
			if a.some(0.9) {
				f.put("shared", record.NewDate(y, 1, 1)+record.Date(q%4*90-40+a.IntN(60)))
			}
			if a.some(0.3) {
				f.put("currency", "CNY")
			}
			forecasts = append(forecasts, f)
		}
	}
	for range a.IntN(4) {
		f := fields{fmt.Sprintf("on: %s, by: %s, kind: %s", a.between(a.asOf-record.Date(a.span), a.asOf+20), one(a, "factory", "importer"), one(a, "rush-order", "training", "other"))}
		if a.some(0.5) {
			f.put("value", 120)
		}
		if a.some(0.3) {
			f.put("currency", "CNY")
		}
		goodwill = append(goodwill, f)
	}
	put("contacts", people)
	put("agreements", agreements)
	put("forecasts", forecasts)
	put("goodwill", goodwill)
	return b.String()
}

// promises draws what was promised in a note of that day.
func (a *drawing) promises(on record.Date) string {
	var all []string
	for range one(a, 0, 0, 1, 2) {
		f := fields{fmt.Sprintf("by: %s, what: w", one(a, "factory", "importer"))}
		if a.some(0.8) {
			f.put("due", a.after(on, 0, 60))
		}
		switch {
		case a.some(0.6):
			f.put("done", a.after(on, 0, 80))
		case a.some(0.2):
			f.put("dropped", a.after(on, 0, 80))
		}
		all = append(all, f.String())
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// dealings draws visits, talks and issues.
func (a *drawing) dealings(seed uint64) map[string]string {
	files := make(map[string]string)
	var visits, talks, issues strings.Builder
	for range a.IntN(5) {
		on := a.between(a.asOf-record.Date(a.span), a.asOf+30)
		fmt.Fprintf(&visits, "- date: %s\n", on)
		if a.some(0.4) {
			fmt.Fprintf(&visits, "  until: %s\n", a.after(on, 0, 3))
		}
		if a.some(0.8) {
			fmt.Fprintf(&visits, "  kind: %s\n", one(a, "regular", "first", "audit", "video", "inspection"))
		}
		fmt.Fprintf(&visits, "  promises: %s\n", a.promises(on))
	}
	for range a.IntN(25) {
		on := a.between(a.asOf-record.Date(a.span), a.asOf+10)
		fmt.Fprintf(&talks, "- {on: %s, by: %s", on, one(a, "factory", "importer"))
		if a.some(0.95) {
			fmt.Fprintf(&talks, ", channel: %s", one(a, "wechat", "wechat", "email", "phone", "video", "meeting", "other"))
		}
		if a.some(0.7) {
			fmt.Fprintf(&talks, ", answered: %s", a.after(on, 0, 9))
		}
		fmt.Fprintf(&talks, ", promises: %s}\n", a.promises(on))
	}
	var opened []record.Date
	for range a.IntN(8) {
		opened = append(opened, a.between(a.asOf-record.Date(a.span), a.asOf+10))
	}
	slices.Sort(opened)
	for i, on := range opened {
		f := fields{fmt.Sprintf("id: Q-%d-%d, opened: %s", seed, i, on)}
		if a.some(0.9) {
			f.put("raised_by", one(a, "factory", "importer"))
		}
		if a.some(0.6) {
			f.put("answered", a.after(on, 0, 9))
		}
		if a.some(0.5) {
			f.put("contained", a.after(on, 0, 30))
		}
		if a.some(0.5) {
			f.put("closed", a.after(on, 30, 90))
		}
		if a.some(0.7) {
			f.put("cause", "{by: "+one(a, "factory", "importer", "both", "carrier", "unknown")+"}")
		}
		if i > 0 && a.some(0.2) {
			f.put("repeats", fmt.Sprintf("Q-%d-0", seed))
		}
		f.put("promises", a.promises(on))
		fmt.Fprintf(&issues, "- %s\n", f)
	}
	for name, text := range map[string]string{"visits/v.yaml": visits.String(), "talks/t.yaml": talks.String(), "issues/i.yaml": issues.String()} {
		if text != "" {
			files[name] = text
		}
	}
	return files
}
