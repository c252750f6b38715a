package changes_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/changes"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// full returns a factory in which everything that a record can hold is recorded,
// twice where there can be several, each with a value of its own. It goes by the
// types of the records, so that a new key is in it at once.
func full() *record.Factory {
	f := new(record.Factory)
	n := 0
	fill(reflect.ValueOf(f).Elem(), &n)
	return f
}

func fill(v reflect.Value, n *int) {
	*n++
	pos := record.Pos{Line: int32(*n), Column: 1}
	switch at := v.Addr().Interface().(type) {
	case *record.Text:
		*at = record.Text{V: fmt.Sprintf("text %04d.", *n), Pos: pos}
	case *record.Day:
		*at = record.Day{V: record.Date(730000 + 10**n), Pos: pos}
	case *record.Number:
		*at = record.Number{V: decimal.MustNew(int64(*n), 0), Pos: pos}
	case *record.Whole:
		*at = record.Whole{V: *n, Pos: pos}
	case *record.Flag:
		*at = record.Flag{V: true, Pos: pos}
	case *record.At[record.Period]:
		*at = record.At[record.Period]{V: record.Period{Name: fmt.Sprint(*n)}, Pos: pos}
	case *record.Pos:
		*at = pos
	case *string:
		*at = fmt.Sprint("key ", *n)
	default:
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() { // what is not, was found out and not written
					fill(v.Field(i), n)
				}
			}
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			for i := range v.Len() {
				fill(v.Index(i), n)
			}
		default:
			panic("what is a " + v.Type().String())
		}
	}
}

// leaf is a value that can be edited, with the path that an edit of it is reported with.
type leaf struct {
	load.Value
	record, path string
}

// leaves are all values of a factory, and lists all that entries can be deleted from.
func leaves(f *record.Factory) (list []leaf, lists []leaf) {
	var walk func(of, path string, values []load.Value)
	walk = func(of, path string, values []load.Value) {
		for _, v := range values {
			switch name := strings.TrimPrefix(path+"."+v.Key, "."); v.Kind {
			case load.MapValue:
				walk(of, name, v.Values)
			case load.ListValue:
				lists = append(lists, leaf{v, of, name})
				for _, item := range v.Values {
					walk(of, name, item.Values)
				}
			case load.OwnKeysValue:
				for _, item := range v.Values {
					list = append(list, leaf{item, of, name})
				}
			default:
				list = append(list, leaf{v, of, name})
			}
		}
	}
	walk("factory", "", load.Values(f))
	for i := range f.Orders {
		walk("order", "", load.Values(&f.Orders[i]))
	}
	for i := range f.Visits {
		walk("visit", "", load.Values(&f.Visits[i]))
	}
	for i := range f.Issues {
		walk("issue", "", load.Values(&f.Issues[i]))
	}
	for i := range f.Talks {
		walk("talk", "", load.Values(&f.Talks[i]))
	}
	return list, lists
}

// change gives a value another one, and forget takes it away.
func change(at any) {
	switch at := at.(type) {
	case *record.Text:
		at.V = "another " + at.V
	case *record.Day:
		at.V++
	case *record.Number:
		at.V = decimal.MustNew(int64(at.Line), 1) // a tenth
	case *record.Whole:
		at.V++
	case *record.Flag:
		at.V = !at.V
	case *record.At[record.Period]:
		at.V.Name += "-Q3"
	case *[]record.Text:
		(*at)[1].V = "another " + (*at)[1].V
	default:
		panic(fmt.Sprintf("no way to change a %T", at))
	}
}

func forget(at any) { reflect.ValueOf(at).Elem().SetZero() }

const never = record.Date(1 << 30)

// between reports what differs and holds it to what every such report promises.
func between(t *testing.T, what string, before, after *record.Factory) []changes.Event {
	t.Helper()
	events := changes.Between(before, after, never, &record.Settings{})
	for _, f := range []*record.Factory{before, after} {
		for _, private := range []string{f.Private.V, f.Orders[0].Private.V, f.Notes.V} {
			if private != "" && strings.Contains(summary(events), private) {
				t.Errorf("%s: a private text is reported:\n%s", what, summary(events))
			}
		}
	}
	return events
}

// renamed are the keys by which a record or an entry is recognised: with another
// one it is gone and new.
var renamed = map[string][2]changes.Kind{
	"order id":            {changes.RecordGone, changes.OrderPlaced},
	"issue id":            {changes.RecordGone, changes.IssueOpened},
	"factory contacts.id": {changes.EntryGone, changes.PersonNew},
}

// inTheTrade are the edits that have a word of their own.
var inTheTrade = map[string]changes.Kind{
	"factory bank.verified":      changes.BankVerified,
	"factory contacts.confirmed": changes.PeopleChecked,
}

// has reports whether an event of each kind is among the events.
func has(events []changes.Event, kinds ...changes.Kind) bool {
	for _, k := range kinds {
		if !slices.ContainsFunc(events, func(e changes.Event) bool { return e.Kind == k }) {
			return false
		}
	}
	return true
}

func TestEveryEditOfEveryKeyIsReported(t *testing.T) {
	list, _ := leaves(full())
	if len(list) < 250 {
		t.Fatalf("only %d values in a full factory: the search is broken", len(list))
	}
	for i := range list {
		before, after := full(), full()
		now, _ := leaves(after)
		l := now[i]
		name := l.record + " " + l.path
		change(l.At)
		events := between(t, name, before, after)
		for _, e := range events {
			if string(e.Of) != l.record || e.File == "" || e.Pos.Line == 0 {
				t.Errorf("%s stands in %s at %s %v", name, e.Of, e.File, e.Pos)
			}
		}
		kinds, gone := renamed[name]
		word, special := inTheTrade[name]
		switch {
		case gone && has(events, kinds[:]...) || special && len(events) == 1 && has(events, word):
		case len(events) == 1 && events[0].Kind == changes.TextEdited && l.Kind == load.MarkdownValue && events[0].Field == l.path:
		case len(events) == 1 && events[0].Kind == changes.FieldEdited && l.Kind != load.MarkdownValue && events[0].Field == l.path:
			if e := &events[0]; e.Before == e.After && e.From == e.To {
				t.Errorf("%s is reported without what it was and is: %s", name, summary(events))
			}
		default:
			t.Errorf("the edit of %s is reported as\n%s", name, summary(events))
		}
	}
}

func TestEveryDeletionOfAKeyIsReported(t *testing.T) {
	list, _ := leaves(full())
	for i := range list {
		before, after := full(), full()
		now, _ := leaves(after)
		l := now[i]
		if strings.HasSuffix(l.path, "extra") || strings.HasSuffix(l.path, "quantities") {
			continue // an entry, see below
		}
		forget(l.At)
		name := l.record + " " + l.path
		events := between(t, name, before, after)
		if kinds, gone := renamed[name]; gone && has(events, kinds[:]...) {
			continue
		}
		// A promise that was kept and dropped is, without the one, dropped.
		events = slices.DeleteFunc(events, func(e changes.Event) bool {
			return strings.HasSuffix(name, "promises.done") && e.Kind == changes.WordDropped
		})
		if len(events) != 1 || events[0].Field != l.path || events[0].Kind != changes.FieldEdited && events[0].Kind != changes.TextEdited {
			t.Errorf("the deletion of %s is reported as\n%s", name, summary(events))
		}
	}
}

func TestEveryDeletionOfAnEntryIsReported(t *testing.T) {
	_, lists := leaves(full())
	if len(lists) < 25 {
		t.Fatalf("only %d lists in a full factory: the search is broken", len(lists))
	}
	for i := range lists {
		for drop := range 2 {
			before, after := full(), full()
			_, now := leaves(after)
			l := now[i]
			v := reflect.ValueOf(l.At).Elem()
			v.Set(v.Slice(1-drop, 2-drop))
			events := between(t, l.path, before, after)
			if len(events) != 1 || events[0].Kind != changes.EntryGone || events[0].Entry.List != l.path || !events[0].Past {
				t.Errorf("the deletion of entry %d of %s %s is reported as\n%s", drop+1, l.record, l.path, summary(events))
			}
			// And the other way round: it is new.
			if events := between(t, l.path, after, before); len(events) == 0 {
				t.Errorf("a new entry of %s %s is not reported", l.record, l.path)
			}
		}
	}
}

func TestEveryDeletionOfARecordIsReported(t *testing.T) {
	for _, c := range []struct {
		of   changes.Holder
		drop func(f *record.Factory)
		also int // promises that went with it
	}{
		{changes.OfOrder, func(f *record.Factory) { f.Orders = f.Orders[1:] }, 0},
		{changes.OfVisit, func(f *record.Factory) { f.Visits = f.Visits[1:] }, 2},
		{changes.OfIssue, func(f *record.Factory) { f.Issues = f.Issues[:1] }, 2},
		{changes.OfTalk, func(f *record.Factory) { f.Talks = f.Talks[:1] }, 2},
	} {
		before, after := full(), full()
		c.drop(after)
		events := between(t, string(c.of), before, after)
		if len(events) != 1+c.also || events[0].Kind != changes.RecordGone || events[0].Of != c.of || !events[0].Past {
			t.Fatalf("the deletion of the %s is reported as\n%s", c.of, summary(events))
		}
		for _, e := range events[1:] {
			if e.Kind != changes.EntryGone || e.Entry.List != "promises" || e.By == "" {
				t.Errorf("with the %s went\n%s", c.of, summary(events))
			}
		}
		if events := between(t, string(c.of), after, before); len(events) == 0 {
			t.Errorf("a new %s is not reported", c.of)
		}
	}
}

func TestLabelsAndQuantitiesThatAreTakenOutAreTold(t *testing.T) {
	before, after := full(), full()
	after.Extra = after.Extra[:1]
	after.Orders[0].Deliveries[0].Quantities = nil
	want := map[string]bool{"extra " + before.Extra[1].Key.V: true}
	for _, q := range before.Orders[0].Deliveries[0].Quantities {
		want["deliveries.quantities "+q.SKU.V] = true
	}
	for _, e := range between(t, "extra", before, after) {
		if !want[e.Field+" "+e.Key] || e.Before == "" || e.After != "" {
			t.Errorf("told: %+v", e)
		}
		delete(want, e.Field+" "+e.Key)
	}
	if len(want) > 0 {
		t.Errorf("not told: %v", want)
	}
}

// Two things that came to be known together, such as a day and an amount: what one
// event reports must not hide the other. Every value of a full factory is another
// one, so each has to be found in what is reported.
func TestWhatCameToBeKnownTogetherIsReportedTogether(t *testing.T) {
	list, _ := leaves(full())
	random := rand.New(rand.NewPCG(1, 2))
	for i := range list {
		together(t, list, i, i+1)
		for range testenv.Sample(1, 20) {
			together(t, list, i, i+2+random.IntN(8))
		}
	}
}

func together(t *testing.T, list []leaf, i, j int) {
	t.Helper()
	if j >= len(list) {
		return
	}
	before, after := full(), full()
	was, _ := leaves(before)
	var names [2]string
	for n, k := range []int{i, j} {
		forget(was[k].At)
		names[n] = was[k].record + " " + was[k].path
		if _, gone := renamed[names[n]]; gone {
			return
		}
	}
	events := between(t, names[0], before, after)
	text := summary(events)
	for _, k := range []int{i, j} {
		edited := slices.ContainsFunc(events, func(e changes.Event) bool { return e.Field == list[k].path })
		if !edited && !strings.Contains(text, list[k].Text) {
			t.Errorf("%s and %s came to be known, %s is not reported:\n%s", names[0], names[1], list[k].path, text)
		}
	}
}
