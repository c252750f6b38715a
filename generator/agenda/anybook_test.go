package agenda_test

import (
	"testing"

	"factorybook/generator/agenda"
	"factorybook/generator/anybook"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// Nothing is due for what has ended or come, whatever facts of an order are missing or
// contradict each other: of 100,000 orders in a long run.
func TestNothingIsDueForWhatHasEnded(t *testing.T) {
	const perBook = 50
	for seed := range uint64(testenv.Sample(60, 2000)) {
		b := anybook.New(anybook.Options{Seed: seed, Orders: perBook})
		s, factories, _ := loadtest.Load(t, b.Files)
		known := factories[0].Record.AsOf(b.AsOf)
		items := agenda.Of(known, measure.Of(known, s, b.AsOf), s, b.AsOf)
		seen := make(map[string]bool)
		for i := range items {
			it := &items[i]
			if seen[it.UID] || seen["#"+it.ID] {
				t.Errorf("%s (%s) stands there twice", it.UID, it.ID)
			}
			seen[it.UID], seen["#"+it.ID] = true, true
			if it.Order == nil {
				continue
			}
			o := b.Orders[it.Record]
			wrong := ""
			switch {
			case !o.Begun:
				wrong = "the order had not begun"
			case it.Kind == agenda.Delivery && (o.All || o.Ended):
				wrong = "it came, or has ended"
			case it.Kind == agenda.Delivery && it.Side != record.ByFactory || it.Kind != agenda.Delivery && it.Side != record.ByImporter:
				wrong = "the wrong side has to act"
			case it.Kind == agenda.Approval && (o.Ended || it.Approval.Done.Known()):
				wrong = "nobody waits for it"
			case it.Kind == agenda.Payment && (it.Payment.Lowers() || it.Payment.Paid.Known()):
				wrong = "nobody owes it"
			case it.Kind == agenda.Payment && it.Payment.ByEvent() && !it.Due.IsZero() && !o.Came && it.Payment.After.V != record.AfterConfirmed && it.Payment.After.V != record.AfterInvoice:
				wrong = "its event has not happened"
			case it.Overdue() && max(it.Due, it.By) >= b.AsOf:
				wrong = "its day has not passed"
			}
			if wrong != "" {
				t.Errorf("seed %d: %s %s due %s: %s\n%s", seed, it.Kind, it.UID, it.Due, wrong, o.Text)
			}
		}
		if t.Failed() {
			return
		}
	}
}
