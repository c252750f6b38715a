package generator

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"golang.org/x/sync/errgroup"

	"factorybook/generator/load"
	"factorybook/generator/record"
)

// earlier is the book at an earlier commit, seen from the book of today: a factory
// whose folder was renamed is the same one, and an order or issue is the same by its
// id, wherever in the book it stands now. Both books are read once for their ids.
type earlier struct {
	*load.Book
	now *load.Book
	// was is the id that a factory of today had, and is the other way round.
	was, is map[string]string
	// stood and stands are the factories with an order or issue, then and now.
	stood, stands map[recordID][]string
	// unread are the files that could not be read then, by the id of their factory then.
	unread map[string][]string
}

// recordID is the id of an order or an issue, which have names of their own kind.
type recordID struct{ kind, id string }

// traits are what a factory is recognised by.
type traits struct {
	uscc, name, nameZH string
	records            []recordID
	unread             []string
}

func openEarlier(ctx context.Context, fsys fs.FS, now *load.Book, workers int) (*earlier, error) {
	book, err := load.Open(fsys)
	if err != nil {
		return nil, fmt.Errorf("the earlier book: %w", err)
	}
	e := &earlier{Book: book, now: now, was: make(map[string]string), is: make(map[string]string)}
	before, err := traitsOf(ctx, book, workers)
	if err != nil {
		return nil, fmt.Errorf("the earlier book: %w", err)
	}
	after, err := traitsOf(ctx, now, workers)
	if err != nil {
		return nil, err
	}
	e.stood, e.stands = places(book, before), places(now, after)
	e.recognise(before, after)
	e.unread = make(map[string][]string)
	for n, f := range book.Factories {
		if len(before[n].unread) > 0 {
			e.unread[f.ID] = before[n].unread
		}
	}
	return e, nil
}

func traitsOf(ctx context.Context, book *load.Book, workers int) ([]traits, error) {
	list := make([]traits, len(book.Factories))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for n, entry := range book.Factories {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			loaded, err := book.Factory(entry.ID)
			if err != nil {
				return err
			}
			f, t := loaded.Record, &list[n]
			t.uscc, t.name, t.nameZH, t.unread = f.USCC.V, f.Name.V, f.NameZH.V, loaded.Unread
			for i := range f.Orders {
				t.records = append(t.records, orderID(&f.Orders[i]))
			}
			for i := range f.Issues {
				t.records = append(t.records, issueID(&f.Issues[i]))
			}
			return nil
		})
	}
	return list, group.Wait()
}

func orderID(o *record.Order) recordID { return recordID{"order", o.ID.V} }
func issueID(q *record.Issue) recordID { return recordID{"issue", q.ID.V} }

// places lists the factories by the ids that they hold.
func places(book *load.Book, list []traits) map[recordID][]string {
	held := make(map[recordID][]string)
	for n := range list {
		for _, id := range list[n].records {
			if id.id != "" {
				held[id] = append(held[id], book.Factories[n].ID)
			}
		}
	}
	return held
}

// recognise pairs the factories: those of the same id first, then each that is gone
// with the new one that is most like it.
func (e *earlier) recognise(before, after []traits) {
	old, now := byID{e.Book}, byID{e.now}
	for _, f := range e.now.Factories {
		if old.has(f.ID) {
			e.was[f.ID], e.is[f.ID] = f.ID, f.ID
		}
	}
	for n, f := range e.Factories {
		if now.has(f.ID) {
			continue
		}
		best, likest := "", 0
		for m, g := range e.now.Factories {
			if e.was[g.ID] != "" {
				continue
			}
			if like := likeness(&before[n], &after[m]); like > likest {
				best, likest = g.ID, like
			}
		}
		if best != "" {
			e.was[best], e.is[f.ID] = f.ID, best
		}
	}
}

// likeness is 0 for two factories that have nothing of their own in common. Orders
// and issues say more than a name, which two sites of one company share.
func likeness(before, after *traits) (n int) {
	same := func(a, b string, weight int) {
		if a != "" && a == b {
			n += weight
		}
	}
	const asRecords = 4 // a name or credit code weighs less than one record
	held := make(map[recordID]bool, len(after.records))
	for _, id := range after.records {
		held[id] = true
	}
	for _, id := range before.records {
		if id.id != "" && held[id] {
			n += asRecords
		}
	}
	same(before.uscc, after.uscc, 1)
	same(before.name, after.name, 1)
	same(before.nameZH, after.nameZH, 1)
	return n
}

// of returns the earlier state of a factory of today, with the orders and issues
// that are its own today; nil when nothing of it was in the book. fresh is set when
// the factory itself was not, and only records came to it.
func (e *earlier) of(now *record.Factory) (before *record.Factory, fresh bool, err error) {
	old, had := e.was[now.ID]
	if had {
		if before, err = e.read(old); err != nil {
			return nil, false, err
		}
	} else {
		own := *now
		own.Orders, own.Issues = nil, nil
		before = &own
	}
	before.Orders = slices.DeleteFunc(before.Orders, func(o record.Order) bool { return e.left(now.ID, orderID(&o)) })
	before.Issues = slices.DeleteFunc(before.Issues, func(q record.Issue) bool { return e.left(now.ID, issueID(&q)) })
	came, err := e.came(now, old, before)
	if err != nil || !had && !came {
		return nil, false, err
	}
	return before, !had, nil
}

// left reports whether a record stands in other factories today and no more here.
func (e *earlier) left(factory string, id recordID) bool {
	stands := e.stands[id]
	return id.id != "" && len(stands) > 0 && !slices.Contains(stands, factory)
}

// came adds to before what stood in other factories and stands in this one today.
func (e *earlier) came(now *record.Factory, old string, before *record.Factory) (some bool, err error) {
	wanted := make(map[string]map[recordID]bool) // by the factory it stood in
	want := func(id recordID) {
		if stood := e.stood[id]; len(stood) > 0 && !slices.Contains(stood, old) {
			if wanted[stood[0]] == nil {
				wanted[stood[0]] = make(map[recordID]bool)
			}
			wanted[stood[0]][id] = true
		}
	}
	for i := range now.Orders {
		want(orderID(&now.Orders[i]))
	}
	for i := range now.Issues {
		want(issueID(&now.Issues[i]))
	}
	for _, factory := range slices.Sorted(maps.Keys(wanted)) {
		ids := wanted[factory]
		from, err := e.read(factory)
		if err != nil {
			return false, err
		}
		for _, o := range from.Orders {
			if ids[orderID(&o)] {
				if !o.Currency.Known() && from.Terms.Currency.Known() && from.Terms.Currency.V != before.Terms.Currency.V {
					o.Currency = record.Text{V: from.Terms.Currency.V, Pos: o.ID.Pos} // the terms it was placed under
				}
				before.Orders = append(before.Orders, o)
			}
		}
		for _, q := range from.Issues {
			if ids[issueID(&q)] {
				before.Issues = append(before.Issues, q)
			}
		}
	}
	return len(wanted) > 0, nil
}

func (e *earlier) read(id string) (*record.Factory, error) {
	loaded, err := e.Factory(id)
	if err != nil {
		return nil, fmt.Errorf("the earlier book: %w", err)
	}
	return loaded.Record, nil
}

// gone lists the factories of the earlier book that are in today's no more.
func (e *earlier) gone() (list []*record.Factory, err error) {
	for _, f := range e.Factories {
		if e.is[f.ID] != "" {
			continue
		}
		before, err := e.read(f.ID)
		if err != nil {
			return nil, err
		}
		list = append(list, before)
	}
	return list, nil
}
