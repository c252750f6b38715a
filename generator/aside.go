package generator

import (
	"fmt"
	"io"

	"factorybook/generator/export"
	"factorybook/generator/kept"
	"factorybook/generator/lists"
	"factorybook/generator/pages"
	"factorybook/generator/write"
)

// aside is what waits of each factory on the disk until all are there. It stands in
// sections, so that a page across factories reads no more of each than it needs.
type aside struct {
	*write.Aside
	coder *kept.Coder
	rests []held
	from  io.ReaderAt // what the last build left
	old   []bool      // by the factory's place: it is there yet, and not in this store
}

// held is where something stands, in sections one after another, and the sum of them all.
type held struct {
	At    int64
	Sizes []uint32
	Sum   kept.Sum
}

// The sections of a rest: the states, then for each language the head of its summary, the
// parts of it, the days and the feed.
const (
	headSection = 0
	daysSection = 1 + int(pages.Parts)
	feedSection = daysSection + 1
	inLanguage  = feedSection + 1
)

// newAside returns what waits of so many factories; from is what the last build left, or nil.
func newAside(store *write.Aside, factories int, from io.ReaderAt) *aside {
	return &aside{Aside: store, coder: newCoder(), rests: make([]held, factories), from: from, old: make([]bool, factories)}
}

// section is where a section of a language stands among all.
func section(edition, of int) int { return 1 + edition*inLanguage + of }

// hold keeps a value of which each section is packed by itself; false: it cannot be packed.
func (a *aside) hold(sections [][]any) (h held, packed bool, err error) {
	var data []byte
	h.Sizes = make([]uint32, 0, len(sections))
	for _, values := range sections {
		before := len(data)
		for _, v := range values {
			if data, err = a.coder.Append(data, v); err != nil {
				return held{}, false, nil
			}
		}
		h.Sizes = append(h.Sizes, uint32(len(data)-before))
	}
	h.Sum = kept.SumOf(data)
	h.At, err = a.Add(data)
	return h, err == nil, err
}

// sections are those of a rest.
func (r *rest) sections() [][]any {
	list := [][]any{{&r.states}}
	for i := range r.editions {
		e := &r.editions[i]
		head := e.summary.Head()
		list = append(list, []any{&head})
		for part := range pages.Parts {
			list = append(list, e.summary.Part(part))
		}
		list = append(list, []any{&e.days}, []any{&e.feed})
	}
	return list
}

// putAside lets the rest of a factory wait on the disk; what cannot be packed stays in
// memory.
func (m *maker) putAside(n int) error {
	if m.rests[n] == nil {
		return nil
	}
	h, packed, err := m.aside.hold(m.rests[n].sections())
	if packed {
		m.aside.rests[n], m.rests[n] = h, nil
	}
	return err
}

// read unpacks a section of what this build keeps.
func (a *aside) read(h *held, section int, values ...any) error {
	if section >= len(h.Sizes) {
		return errUnread
	}
	at := h.At
	for _, size := range h.Sizes[:section] {
		at += int64(size)
	}
	data := make([]byte, h.Sizes[section])
	if _, err := a.ReadAt(data, at); err != nil {
		return fmt.Errorf("read what is kept of factories: %w", err)
	}
	for _, v := range values {
		var err error
		if data, err = a.coder.Read(data, v); err != nil {
			return errUnread
		}
	}
	return nil
}

// wholeOf reads all sections of what the last build left.
func wholeOf(from io.ReaderAt, h *held) ([]byte, error) {
	size := 0
	for _, n := range h.Sizes {
		size += int(n)
	}
	data := make([]byte, size)
	if _, err := from.ReadAt(data, h.At); err != nil || kept.SumOf(data) != h.Sum {
		return nil, errUnread
	}
	return data, nil
}

// bring copies what is only in what the last build left.
func (a *aside) bring() error {
	for n := range a.rests {
		if !a.old[n] {
			continue
		}
		if err := a.copy(&a.rests[n]); err != nil {
			return err
		}
		a.old[n] = false
	}
	return nil
}

// copy copies something from what the last build left.
func (a *aside) copy(h *held) error {
	data, err := wholeOf(a.from, h)
	if err == nil {
		h.At, err = a.Add(data)
	}
	return err
}

// of is what stays of a factory in memory, or it is read: a section of it, into values.
// Without pages of the factory it is nil and nothing is read.
func (m *maker) of(n, section int, values ...any) (*rest, error) {
	if m.rests[n] != nil || m.aside == nil {
		return m.rests[n], nil
	}
	return nil, m.aside.read(&m.aside.rests[n], section, values...)
}

// summaries are those of all factories in the i-th language.
func (m *maker) summaries(i int) pages.Source {
	return func(parts ...pages.Part) ([]pages.Summary, error) {
		list := make([]pages.Summary, len(m.rests))
		for n := range list {
			rest, err := m.of(n, section(i, headSection), &list[n])
			if rest != nil {
				list[n] = rest.editions[i].summary
				continue
			}
			if m.aside == nil {
				continue
			}
			for _, part := range parts {
				if err == nil {
					_, err = m.of(n, section(i, 1+int(part)), list[n].Part(part)...)
				}
			}
			if err != nil {
				return nil, err
			}
		}
		return list, nil
	}
}

// states are those of all factories.
func (m *maker) states() ([]export.FactoryStates, error) {
	list := make([]export.FactoryStates, len(m.rests))
	for n := range list {
		rest, err := m.of(n, 0, &list[n])
		if err != nil {
			return nil, err
		}
		if rest != nil {
			list[n] = rest.states
		}
	}
	return list, nil
}

// days are those of all factories in the i-th language.
func (m *maker) days(i int) ([]calendarDays, error) {
	list := make([]calendarDays, len(m.rests))
	for n := range list {
		rest, err := m.of(n, section(i, daysSection), &list[n])
		if err != nil {
			return nil, err
		}
		if rest != nil {
			list[n] = rest.editions[i].days
		}
	}
	return list, nil
}

// feed is what changed last with all factories in the i-th language.
func (m *maker) feed(i int) ([]lists.FeedEntry, error) {
	var latest lists.Latest
	for n := range m.rests {
		var of []lists.FeedEntry
		rest, err := m.of(n, section(i, feedSection), &of)
		if err != nil {
			return nil, err
		}
		if rest != nil {
			of = rest.editions[i].feed
		}
		latest.Add(of)
	}
	return latest.Entries(), nil
}
