package generator

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"factorybook/generator/calendar"
	"factorybook/generator/changes"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/templates"
)

// ownersFolder holds a calendar for each owner.
const ownersFolder = "calendars/"

// subscriptions puts what programs read again and again of one factory: its feed and its
// calendar.
func (r *run) subscriptions(to sink, e *edition, stays *restIn, f *record.Factory, events []changes.Event) error {
	stays.feed = lists.FeedEntries(e.Words, f, events, func(c *lists.Change) string { return pages.ChangePath(f, c) })
	title := words.JoinTitle(words.NameOf(f).Main(e.Words.Script), e.BookTitle())
	name := words.FactoryDir(f) + lists.FeedPath
	calendar := e.Dir + words.FactoryDir(f) + words.CalendarPath
	if !to.wants(e.Dir+name) && !to.wants(calendar) {
		return nil
	}
	if err := to.put(e.Dir+name, lists.Feed(stays.feed, r.feed(e, title, f.ID, name))); err != nil {
		return err
	}
	return to.put(calendar, r.calendar(e, title, []calendarDays{stays.days}))
}

// subscribed puts the feed and the calendar of the book, and a calendar for each owner.
func (m *maker) subscribed(to sink, e *edition, i int) error {
	r := m.run
	if name := e.Dir + lists.FeedPath; to.wants(name) {
		entries, err := m.feed(i)
		if err != nil {
			return err
		}
		if err := to.put(name, lists.Feed(entries, r.feed(e, e.BookTitle(), "", lists.FeedPath))); err != nil {
			return err
		}
	}
	days, err := m.days(i)
	if err != nil {
		return err
	}
	if name := e.Dir + words.CalendarPath; to.wants(name) {
		if err := to.put(name, r.calendar(e, e.BookTitle(), days)); err != nil {
			return err
		}
	}
	owners := map[string][]calendarDays{}
	for _, d := range days {
		if owner := strings.TrimSpace(d.owner); owner != "" {
			owners[owner] = append(owners[owner], d)
		}
	}
	taken := map[string]bool{}
	for _, owner := range slices.Sorted(maps.Keys(owners)) {
		name := e.Dir + path.Join(ownersFolder, fileName(owner, taken)+".ics")
		if !to.wants(name) {
			continue
		}
		if err := to.put(name, r.calendar(e, words.JoinTitle(owner, e.BookTitle()), owners[owner])); err != nil {
			return err
		}
	}
	return nil
}

// feed says what a feed is of; factory is an id, or "" for the book.
func (r *run) feed(e *edition, title, factory, name string) lists.FeedOptions {
	return lists.FeedOptions{
		Title: title, Key: r.book.Settings.Title.V + "\x00" + factory, AsOf: r.asOf, BaseURL: r.base(e.Site), Path: name, Lang: e.Words.Tag,
	}
}

// base is the address of the site in one language, or "".
func (r *run) base(s *words.Site) string {
	if r.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(r.BaseURL, "/") + "/" + s.Dir
}

// baseIn is the address of the site in a language, or in its first one where it has none
// in that.
func (r *run) baseIn(tag string) (string, error) {
	sites, err := words.NewSites(words.Options{Settings: r.book.Settings, AsOf: r.asOf, Templates: templates.Files})
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(sites, func(s *words.Site) bool { return s.Words.Tag == tag })
	return r.base(sites[max(i, 0)]), nil
}

// calendar is the list of the command due as a calendar, with the days on which
// the factories and China do not work.
func (r *run) calendar(e *edition, title string, days []calendarDays) []byte {
	var todos []figures.Todo
	also := lists.HolidayEvents(e.Words, calendar.OfficialDays(r.book.Settings.ChinaDays), r.asOf)
	all := 0
	for _, d := range days {
		all += len(d.todos)
	}
	todos = slices.Grow(todos, all)
	for _, d := range days {
		todos = append(todos, d.todos...)
		also = append(also, d.shutdowns...)
	}
	lists.SortTodos(todos)
	return lists.Calendar(e.Words, todos, lists.CalendarOptions{Title: title, AsOf: r.asOf, BaseURL: r.base(e.Site), Also: also})
}

// fileName is a name for a file made of what somebody wrote: letters, digits and hyphens,
// and no name twice.
func fileName(text string, taken map[string]bool) string {
	name := strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
	if runes := []rune(name); len(runes) > 40 {
		name = string(runes[:40])
	}
	if name == "" {
		name = "owner"
	}
	for n, first := 2, name; taken[name]; n++ {
		name = first + "-" + strconv.Itoa(n)
	}
	taken[name] = true
	return name
}
