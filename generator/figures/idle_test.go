package figures

import "testing"

// The book speaks for 30 June 2025, and its window begins on 1 July 2024.
func TestAFigureOfAPartnerWithoutDealingsIsNotForgotten(t *testing.T) {
	for _, c := range []struct{ name, book, want string }{
		{"nothing at all", "-- factory.yaml --\nname: Yuanda\n", "not recorded | needs `agreements`"},
		{"an order before the window", "-- orders/2024.yaml --\n{id: PO-1, placed: 2024-06-30, promised: 2024-06-30, deliveries: [{ready: 2024-06-30}], closed: 2024-06-30}\n", "none in the window | "},
		{"an order on its first day", "-- orders/2024.yaml --\n{id: PO-1, placed: 2024-07-01, promised: 2024-08-30, deliveries: [{ready: 2024-08-30}], closed: 2024-08-30}\n", "not recorded | needs `agreements`"},
		{"goods of an older order on its first day", "-- orders/2024.yaml --\n{id: PO-1, placed: 2024-05-01, promised: 2024-06-30, deliveries: [{ready: 2024-07-01}]}\n", "not recorded | needs `agreements`"},
		{"an older order closed on its first day", "-- orders/2024.yaml --\n{id: PO-1, placed: 2024-05-01, promised: 2024-06-30, deliveries: [{ready: 2024-06-30}], closed: 2024-07-01}\n", "not recorded | needs `agreements`"},
		{"an old order still open", "-- orders/2024.yaml --\n{id: PO-1, placed: 2024-02-01, promised: 2024-08-30}\n", "not recorded | needs `agreements`"},
		{"a talk since", "-- orders/2024.yaml --\n{id: PO-1, placed: 2024-02-01, promised: 2024-03-30, deliveries: [{ready: 2024-03-30}], closed: 2024-03-30}\n-- talks/2025.yaml --\n- {on: 2025-06-01, by: factory, about: Hello}\n", "not recorded | needs `agreements`"},
		{"a visit before", "-- visits/a.yaml --\n{date: 2024-06-30}\n", "none in the window | "},
		{"a visit since", "-- visits/a.yaml --\n{date: 2024-07-01}\n", "not recorded | needs `agreements`"},
	} {
		p, partner := read(t, c.book)
		f := Of(p, partner, partner.Result.Measure("agreement_left_days"))
		if got := oneSpace(f.StateWord + " | " + f.Words); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
