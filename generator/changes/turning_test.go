package changes_test

import (
	"strings"
	"testing"
)

// What is reported of a fact by whether it was there before, came together with others, or is
// of another kind.
func TestAFactIsReportedOnceAndInItsPlace(t *testing.T) {
	const order = "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\n"
	const other = "-- orders/2025.yaml --\n- {id: PO-1, currency: CNY, placed: 2025-02-10, payments: [%]}\n- {id: PO-2, placed: 2025-02-11}\n"
	factory := func(s string) string { return "-- factory.yaml --\nname: Yuanda\n" + s + "\n" }
	inspected := func(s string) string { return order + "inspections: [{on: 2025-03-01, stage: final" + s + "}]\n" }
	delivered := func(s string) string { return order + "deliveries: [" + s + "]\n" }
	closure := func(s string) string {
		return factory("closures: [{name: Kiln, from: 2025-05-01, until: 2025-05-05" + s + "}]")
	}
	promise := func(s string) string {
		return "-- visits/a.yaml --\n- {date: 2025-03-12, promises: [{id: kiln, by: factory, what: Kiln, due: 2025-04-01}]}\n- {date: 2025-04-12, promises: [{id: kiln, by: factory, what: Kiln, due: 2025-05-01" + s + "}]}\n"
	}
	for _, c := range []struct{ what, before, after, want string }{
		{"a promise that comes with the confirmation", order, order + "confirmed: 2025-02-12\npromised: 2025-04-15\n", "2025-02-12 order_confirmed factory PO-1 →2025-04-15"},
		{"a promise that was there before it", order + "promised: 2025-04-15\n", order + "promised: 2025-04-15\nconfirmed: 2025-02-12\n", "2025-02-12 order_confirmed factory PO-1 →2025-04-15"},
		{"a promise that is changed with it", order + "promised: 2025-04-15\n", order + "promised: 2025-04-20\nconfirmed: 2025-02-12\n", "2025-02-12 order_confirmed factory PO-1 →2025-04-20\n field_edited PO-1 promised 2025-04-15→2025-04-20"},
		{"a promise without a confirmation", order, order + "promised: 2025-04-15\n", " field_edited PO-1 promised →2025-04-15"},
		{"the result of an inspection that waited", inspected(", result: pending"), inspected(", result: accepted"), "2025-03-01 inspected PO-1 final accepted"},
		{"the result of one that had none", inspected(""), inspected(", result: pending"), "2025-03-01 inspected PO-1 final pending"},
		{"the result of one, in the end", inspected(""), inspected(", result: rejected"), "2025-03-01 inspected PO-1 final rejected"},
		{"a result that is corrected", inspected(", result: accepted"), inspected(", result: rejected"), " field_edited PO-1 [inspections  2025-03-01] inspections.result accepted rejected"},
		{"a result that is taken back", inspected(", result: accepted"), inspected(", result: pending"), " field_edited PO-1 [inspections  2025-03-01] inspections.result accepted pending"},
		{"a result that is taken out", inspected(", result: accepted"), inspected(""), " field_edited PO-1 [inspections  2025-03-01] inspections.result accepted"},
		{"an inspection without a result", order, inspected(""), "2025-03-01 inspected PO-1 final"},
		{"a delivery that is ready", order, delivered("{ready: 2025-03-01}"), "2025-03-01 goods_ready factory PO-1"},
		{"one that was shipped", order, delivered("{shipped: 2025-03-01}"), "2025-03-01 goods_shipped factory PO-1"},
		{"one that came", order, delivered("{received: 2025-03-01}"), "2025-03-01 goods_received importer PO-1"},
		{"one whose documents came", order, delivered("{documents: 2025-03-01}"), "2025-03-01 documents_came factory PO-1"},
		{"all of it", order, delivered("{ready: 2025-03-01, shipped: 2025-03-02, documents: 2025-03-03, received: 2025-03-04}"), "2025-03-01 goods_ready factory PO-1\n2025-03-02 goods_shipped factory PO-1\n2025-03-03 documents_came factory PO-1\n2025-03-04 goods_received importer PO-1"},
		{"one that is only planned", order, delivered("{eta: 2030-03-01}"), " entry_new PO-1 [deliveries]"},
		{"one of which a day is added", delivered("{ready: 2025-03-01}"), delivered("{ready: 2025-03-01, shipped: 2025-03-02}"), "2025-03-02 goods_shipped factory PO-1"},
		{"one of which the plan is added", delivered("{ready: 2025-03-01}"), delivered("{ready: 2025-03-01, eta: 2025-04-02}"), " field_edited PO-1 [deliveries  2025-03-01] deliveries.eta →2025-04-02"},
		{"a shutdown that ended as announced", closure(""), closure(", actual_until: 2025-05-05"), " field_edited [closures Kiln 2025-05-01] closures.actual_until →2025-05-05"},
		{"one that ended a day later", closure(""), closure(", actual_until: 2025-05-06"), "2025-05-06 closure_moved factory Kiln 2025-05-05→2025-05-06"},
		{"one that ended a day earlier", closure(""), closure(", actual_until: 2025-05-04"), "2025-05-04 closure_moved factory Kiln 2025-05-05→2025-05-04"},
		{"one that ended on its first day", closure(""), closure(", actual_until: 2025-05-01"), "2025-05-01 closure_moved factory Kiln 2025-05-05→2025-05-01"},
		{"a promise that is kept in its second note", promise(""), promise(", done: 2025-04-30"), "2025-04-30 word_kept factory 2025-04-12 Kiln +29" /* judged by its first note */},
		{"one that is dropped there", promise(""), promise(", dropped: 2025-04-30, why: No longer needed"), "2025-04-30 word_dropped factory 2025-04-12 Kiln (No longer needed)"},
		{"a day that nobody had written down", order + "closed: unknown\n", order + "closed: 2025-03-01\n", " field_edited PO-1 closed unknown 2025-03-01"},
		{"a day that nobody knows any more", order + "closed: 2025-03-01\n", order + "closed: unknown\n", " field_edited PO-1 closed 2025-03-01 unknown"},
		{"a day that is another one", order + "closed: 2025-03-01\n", order + "closed: 2025-03-02\n", " field_edited PO-1 closed 2025-03-01→2025-03-02"},
		{"a contact without a name that is gone", factory("contacts: [{id: a, role: sales}]"), factory(""), " entry_gone [contacts a]"},
		{"a contact with a name that is gone", factory("contacts: [{id: a, name: Chen Li}]"), factory(""), " entry_gone [contacts Chen Li]"},
		{"two of a name, of which the second is edited", order + "approvals: [{what: A, asked: 2025-02-11}, {what: A, asked: 2025-02-12}]\n", order + "approvals: [{what: A, asked: 2025-02-11}, {what: A, asked: 2025-02-13}]\n", " field_edited PO-1 [approvals A] approvals.asked 2025-02-12→2025-02-13"},
		{"two of a name, of which the first is edited", order + "approvals: [{what: A, asked: 2025-02-11}, {what: A, asked: 2025-02-12}]\n", order + "approvals: [{what: A, asked: 2025-02-10}, {what: A, asked: 2025-02-12}]\n", " field_edited PO-1 [approvals A] approvals.asked 2025-02-11→2025-02-10"},
		{"a payment that is gone, in the currency of its order", replace(other, "{stage: deposit, amount: 5}"), replace(other, ""), " entry_gone PO-1 [payments deposit] CNY 5"},
		{"people checked at two visits", factory("contacts: [{id: a, name: A}, {id: b, name: B}]") + "-- visits/a.yaml --\n- {date: 2025-03-12}\n- {date: 2025-04-12}\n", factory("contacts: [{id: a, name: A}, {id: b, name: B}]") + "-- visits/a.yaml --\n- {date: 2025-03-12, confirmed: [a]}\n- {date: 2025-04-12, confirmed: [b]}\n", "2025-03-12 people_checked A\n2025-04-12 people_checked B"},
		{"people checked on one day, one in their entry", factory("contacts: [{id: a, name: A}, {id: b, name: B}]") + "-- visits/a.yaml --\n- {date: 2025-03-12}\n", factory("contacts: [{id: a, name: A, confirmed: 2025-03-12}, {id: b, name: B}]") + "-- visits/a.yaml --\n- {date: 2025-03-12, confirmed: [b]}\n", "2025-03-12 people_checked A\n2025-03-12 people_checked B"},
		{"one of two whom the visit names was checked later", factory("contacts: [{id: a, name: A, confirmed: 2025-03-20}, {id: b, name: B}]") + "-- visits/a.yaml --\n- {date: 2025-03-12}\n", factory("contacts: [{id: a, name: A, confirmed: 2025-03-20}, {id: b, name: B}]") + "-- visits/a.yaml --\n- {date: 2025-03-12, confirmed: [a, b]}\n", "2025-03-12 people_checked B\n field_edited 2025-03-12 confirmed a, b"},
		{"a promise in a talk and one in an issue", "-- talks/2025.yaml --\n- {on: 2025-03-12, by: factory, channel: phone}\n", "-- talks/2025.yaml --\n- {on: 2025-03-12, by: factory, channel: phone, promises: [{by: factory, what: Kiln}]}\n", "2025-03-12 word_given factory 2025-03-12-1 Kiln"},
	} {
		if got := edit(t, c.before, c.after); trimmed(got) != trimmed(c.want) {
			t.Errorf("%s: reported is\n%swant\n%s", c.what, got, c.want)
		}
	}
}

func trimmed(s string) string { return strings.TrimSpace(s) }

func replace(s, with string) string { return strings.Replace(s, "%", with, 1) }
