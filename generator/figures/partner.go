package figures

import (
	"factorybook/generator/dossier"
	"factorybook/generator/words"
)

// Partner is a dossier with what more than one output says of it, worded once.
type Partner struct {
	*dossier.Dossier
	Todos  []Todo    // the items
	Events [][]Event // what happened with each order
}

// NewPartner words a dossier.
func NewPartner(s *words.Site, d *dossier.Dossier) *Partner {
	events := make([][]Event, len(d.Factory.Orders))
	p := words.Place{Site: s}
	for i := range events {
		events[i] = OrderEvents(p, d.Factory, &d.Factory.Orders[i])
	}
	return &Partner{d, Todos(s.Words, d.Factory, d.Items), events}
}
