package importer

import (
	"path"
	"strings"
)

// nameOrders gives orders their ids: the order number, and where several
// factories share the number, number@factory. An id once given stays.
func (j *job) nameOrders(orders []*order) {
	factories := map[string]int{}
	for _, o := range orders {
		factories[o.number]++
	}
	used := map[string]bool{}
	for _, o := range orders {
		o.id = j.orderID(o, factories[o.number] > 1)
		if used[o.id] { // a number that looks like the id of another order
			o.id += "-" + hashOf(o.number+"@"+o.factory.id)
		}
		used[o.id] = true
	}
}

func (j *job) orderID(o *order, shared bool) string {
	for _, factory := range append([]string{o.factory.id}, o.factory.was...) {
		if id, ok := j.state.orderIDs[orderKey{o.number, factory}]; ok {
			return id
		}
	}
	there := j.book.orders[o.number]
	_, ours := j.state.orders[o.number]
	switch {
	case there != nil && there.factory == o.factory.id:
		return o.number // alone under its number when it was typed
	case shared, ours:
		return o.number + "@" + o.factory.id
	}
	return o.number
}

// goneFactories are those that an import wrote and a person deleted.
func (j *job) goneFactories(list []*factory) map[string]bool {
	gone := map[string]bool{}
	for _, f := range list {
		if _, written := j.state.factories[f.id]; written && j.book.factories[f.id] == nil {
			gone[f.id] = true
		}
	}
	return gone
}

// order decides what becomes of one order; it reports whether a new record is
// written, so that its factory is needed.
func (j *job) order(o *order, text string, factoryGone bool, edits map[string][]change) (created bool) {
	out := &j.report.Orders
	now := orderState{ID: o.id, Factory: o.factory.id, Text: fingerprint(text)}
	if o.number != o.id {
		now.Number = o.number
	}
	before, written := j.state.orders[o.id]
	there := j.book.orders[o.id]
	own, entries := "", []string(nil) // the record but for what a log added
	if there != nil {
		own, entries = withoutLogged(there.text(), j.logged[o.id])
	}
	switch {
	case there == nil && (written || factoryGone):
		out.Deleted = append(out.Deleted, o.id)
	case there == nil:
		name := j.book.place(o.factory.id, o.begin)
		edits[name] = append(edits[name], change{id: o.id, begin: o.begin, text: text})
		out.Created = append(out.Created, o.id)
		j.state.putOrder(now)
		return true
	case !there.file.list && written:
		out.Edited = append(out.Edited, o.id)
	case !there.file.list:
		out.Foreign = append(out.Foreign, o.id)
	case same(own, text):
		out.Unchanged++
		j.state.putOrder(now)
	case !written:
		out.Foreign = append(out.Foreign, o.id)
	case fingerprint(ended(own)) != before.Text:
		out.Edited = append(out.Edited, o.id)
	default:
		if at, lines, ok := insertInspections(text, entries); ok && len(entries) > 0 {
			text = text[:at] + lines + text[at:]
		}
		edits[there.path] = append(edits[there.path], change{at: there, text: text})
		out.Updated = append(out.Updated, o.id)
		j.state.putOrder(now)
	}
	return false
}

// same compares records whatever their line ends.
func same(there, text string) bool {
	return there == text || strings.ReplaceAll(ended(there), "\r\n", "\n") == text
}

// ended is the text with a line end, which the last record of a file may lack.
func ended(text string) string {
	if strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// factory decides what becomes of one factory.yaml.
func (j *job) factory(f *factory) { j.putFactory(f, f.text(j.File.Name)) }

func (j *job) putFactory(f *factory, text string) {
	out := &j.report.Factories
	now := factoryState{ID: f.id, Names: f.names, Text: fingerprint(text)}
	before, written := j.state.factories[f.id]
	there := j.book.factories[f.id]
	name := path.Join("factories", f.id, "factory.yaml")
	switch {
	case there == nil && written:
		out.Deleted = append(out.Deleted, f.id)
		return
	case there == nil || there.text == "":
		out.Created = append(out.Created, f.id)
		j.writes[name] = text
	case same(there.text, text):
		out.Unchanged++
	case !written:
		out.Foreign = append(out.Foreign, f.id)
		return
	case fingerprint(there.text) != before.Text:
		out.Edited = append(out.Edited, f.id)
		now.Text = before.Text
	default:
		out.Updated = append(out.Updated, f.id)
		if strings.Contains(there.text, "\r\n") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		j.writes[name] = text
	}
	j.state.putFactory(now)
}
