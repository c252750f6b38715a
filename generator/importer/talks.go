package importer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/mail"
	"factorybook/generator/record"
	"factorybook/generator/write"
)

// TalkOptions say which mails become talks, and of which factory.
type TalkOptions struct {
	Files []Source
	// Book is the folder of the book, which must not lead outside of itself.
	Book fs.FS
	// Write opens the same folder for changes; nil makes it a dry run.
	Write func() (*write.Book, error)
	// Factory is the id of the one whose mails are wanted; "" finds factories by the
	// addresses of their contacts.
	Factory string
	// Ours are our addresses, and @ with a domain for all addresses there.
	Ours []string
}

// TalkReport says what became of the mails.
type TalkReport struct {
	Problems []diag.Problem // of records that cannot be read; nothing is written then
	DryRun   bool
	Mails    int // different ones
	Twice    int // that stand in the files more than once
	Wrong    []string
	// Strangers are mails of or to nobody whom the book knows, Internal those between
	// ourselves, Followed those that came after an answer and got none.
	Strangers, Internal, Followed int
	Asked, Answered               int // questions, and those of them with an answer
	Talks                         Outcome
	FilesDone                     []string
}

// Talks turns mails into talks: what the one side asked and the other answered, with
// their days, the people and the subject. Nothing of their text is read.
func Talks(opt TalkOptions) (*TalkReport, error) {
	t := &talkJob{TalkOptions: opt, report: &TalkReport{DryRun: opt.Write == nil}, writes: map[string]string{}}
	if err := t.do(); err != nil {
		return nil, err
	}
	return t.report, nil
}

type talkJob struct {
	TalkOptions
	report    *TalkReport
	zone      *time.Location // nil: each mail's own
	factories []*mailFactory
	state     map[string]talkState // by mail and factory
	writes    map[string]string
}

// mailFactory is a factory, as far as mails know it.
type mailFactory struct {
	id       string
	contacts map[string]string // address -> id of the contact
	talks    []record.Talk
}

// talkState is what is remembered of a talk that was written. Mails are known by a
// fingerprint: no address stands in the book for it.
type talkState struct {
	Mail    string `json:"mail"` // of its first mail
	Factory string `json:"factory"`
	Text    string `json:"text"`
}

const (
	mailsFormat = "factorybook.mails/1"
	mailsPath   = ".factorybook/import/mails.json"
)

func (t *talkJob) do() error {
	if ok, err := t.open(); !ok {
		return err
	}
	mails := t.read()
	for _, f := range t.factories {
		if err := t.factory(f, mails); err != nil {
			return err
		}
	}
	known := func(m *mail.Mail) bool {
		return slices.ContainsFunc(t.factories, func(f *mailFactory) bool { _, ok := t.side(f, m); return ok })
	}
	for i := range mails {
		switch m := &mails[i]; {
		case known(m):
		case t.isOurs(m.From[0]) && !slices.ContainsFunc(m.To, func(a string) bool { return !t.isOurs(a) }):
			t.report.Internal++
		default:
			t.report.Strangers++
		}
	}
	return t.write()
}

// open reads the book.
func (t *talkJob) open() (ok bool, err error) {
	book, err := load.Open(t.Book)
	if err != nil {
		return false, fmt.Errorf("reading the book: %w", err)
	}
	if t.report.Problems = slices.Clone(book.Problems); diag.HasErrors(t.report.Problems) {
		return false, nil
	}
	if zone := book.Settings.Timezone; zone.Known() {
		if t.zone, err = time.LoadLocation(zone.V); err != nil {
			t.zone = nil // the checker says what is wrong with it
		}
	}
	for _, e := range book.Factories {
		if t.Factory != "" && e.ID != t.Factory {
			continue
		}
		f, err := book.Factory(e.ID)
		if err != nil {
			return false, err
		}
		if len(f.Unread) > 0 {
			t.report.Problems = append(t.report.Problems, f.Problems...)
			return false, nil
		}
		m := &mailFactory{id: e.ID, contacts: map[string]string{}, talks: f.Record.Talks}
		for i := range f.Record.Contacts {
			c := &f.Record.Contacts[i]
			if c.Email.Known() && c.ID.Known() {
				m.contacts[strings.ToLower(strings.TrimSpace(c.Email.V))] = c.ID.V
			}
		}
		t.factories = append(t.factories, m)
	}
	switch {
	case t.Factory != "" && len(t.factories) == 0:
		return false, unknownFactory(t.Factory, book)
	case t.Factory != "" && len(t.factories[0].contacts) == 0:
		return false, diag.Refuse(diag.Say("no contact of %s has a mail address; write it as `email:` of the contact first", t.Factory))
	}
	t.state = map[string]talkState{}
	data, err := fs.ReadFile(t.Book, mailsPath)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	var file struct {
		Format string      `json:"format"`
		Talks  []talkState `json:"talks"`
	}
	if err == nil {
		err = json.Unmarshal(data, &file)
	}
	if err != nil || file.Format != mailsFormat {
		return false, diag.Refuse(diag.Say("%s is not what an import wrote; bring it back from git, or delete it: then no talk that exists is touched", mailsPath))
	}
	for _, s := range file.Talks {
		t.state[s.Mail+" "+s.Factory] = s
	}
	return true, nil
}

// UnknownFactoryError names a factory that the book does not have, and those it has.
type UnknownFactoryError struct {
	ID  string
	IDs []string
}

func (e *UnknownFactoryError) Error() string { return fmt.Sprintf("no factory %q in the book", e.ID) }

func unknownFactory(id string, b *load.Book) error {
	e := &UnknownFactoryError{ID: id}
	for _, f := range b.Factories {
		e.IDs = append(e.IDs, f.ID)
	}
	return e
}

// read reads the mails, each once, in the order of their time.
func (t *talkJob) read() (mails []mail.Mail) {
	seen := map[string]bool{}
	for _, file := range t.Files {
		list, wrong := mail.Read(file.Name, file.Data)
		t.report.Wrong = append(t.report.Wrong, wrong...)
		for i := range list {
			if key := keyOfMail(&list[i]); seen[key] {
				t.report.Twice++
				continue
			} else {
				seen[key] = true
			}
			mails = append(mails, list[i])
		}
	}
	slices.SortStableFunc(mails, func(a, b mail.Mail) int { return a.At.Compare(b.At) })
	t.report.Mails = len(mails)
	return mails
}

// keyOfMail knows a mail again.
func keyOfMail(m *mail.Mail) string {
	if m.ID != "" {
		return fingerprint(m.ID)
	}
	return fingerprint(m.From[0] + "\n" + m.At.UTC().Format(time.RFC3339) + "\n" + m.Subject)
}

func (t *talkJob) isOurs(address string) bool {
	for _, ours := range t.Ours {
		ours = strings.ToLower(ours)
		if address == ours || strings.HasPrefix(ours, "@") && strings.HasSuffix(address, ours) {
			return true
		}
	}
	return false
}

// side says who of the two wrote a mail; ok is false when it is not between them.
func (t *talkJob) side(f *mailFactory, m *mail.Mail) (side string, ok bool) {
	if _, theirs := f.contacts[m.From[0]]; theirs {
		return record.ByFactory, true
	}
	if !t.isOurs(m.From[0]) {
		return "", false
	}
	return record.ByImporter, slices.ContainsFunc(m.To, func(a string) bool { return f.contacts[a] != "" })
}

// question is what becomes one talk.
type question struct {
	first    *mail.Mail
	by       string
	mails    []*mail.Mail
	answered *mail.Mail
}

// factory finds the questions and answers among the mails with one factory.
func (t *talkJob) factory(f *mailFactory, mails []mail.Mail) error {
	var of []*mail.Mail
	for i := range mails {
		if _, ok := t.side(f, &mails[i]); ok {
			of = append(of, &mails[i])
		}
	}
	var all []question
	for _, thread := range threads(of) {
		all = append(all, t.questions(f, thread)...)
	}
	slices.SortStableFunc(all, func(a, b question) int { return a.first.At.Compare(b.first.At) })
	byFile := map[string][]talkText{}
	for _, q := range all {
		t.report.Asked++
		if q.answered != nil {
			t.report.Answered++
		}
		day := t.day(q.first)
		name := path.Join("factories", f.id, "talks", fmt.Sprintf("%d-mail.yaml", day.Year()))
		byFile[name] = append(byFile[name], talkText{question: q, key: keyOfMail(q.first) + " " + f.id, day: day, text: t.text(f, &q)})
	}
	for name, talks := range byFile {
		if err := t.put(f, name, talks); err != nil {
			return err
		}
	}
	return nil
}

// questions walks through a thread. Its first mail asks, the next of the other side
// answers. What follows an answer asks again only when it was answered in turn: the
// last mail of many threads is a thank-you, which waits for nothing.
func (t *talkJob) questions(f *mailFactory, thread []*mail.Mail) (list []question) {
	var open *question
	for i, m := range thread {
		by, _ := t.side(f, m)
		switch {
		case open == nil && i > 0 && !t.answeredLater(f, thread[i:], by):
			t.report.Followed++
		case open == nil:
			open = &question{first: m, by: by, mails: []*mail.Mail{m}}
		case by == open.by:
			open.mails = append(open.mails, m) // a reminder
		default:
			open.mails, open.answered = append(open.mails, m), m
			list, open = append(list, *open), nil
		}
	}
	if open != nil {
		list = append(list, *open)
	}
	return list
}

func (t *talkJob) answeredLater(f *mailFactory, rest []*mail.Mail, by string) bool {
	return slices.ContainsFunc(rest, func(m *mail.Mail) bool { other, _ := t.side(f, m); return other != by })
}

var replyMark = regexp.MustCompile(`(?i)^\s*(?:(?:re|aw|sv|vs|fwd?|wg|antw|rif|回复|答复|回覆|转发|轉寄)(?:\[\d+\])?\s*[:：]\s*)+`)

// subjectOf is a subject without what programs put before it.
func subjectOf(m *mail.Mail) string { return replyMark.ReplaceAllString(m.Subject, "") }

// threads groups mails, by the mails that they refer to; a reply that refers to none
// belongs to the mails of its subject.
func threads(mails []*mail.Mail) [][]*mail.Mail {
	root := make([]int, len(mails))
	byID, bySubject := map[string]int{}, map[string]int{}
	var find func(i int) int
	find = func(i int) int {
		if root[i] != i {
			root[i] = find(root[i])
		}
		return root[i]
	}
	for i, m := range mails {
		root[i] = i
		for _, id := range append([]string{m.ID}, m.Refs...) {
			if other, seen := byID[id]; seen && id != "" {
				root[find(i)] = find(other)
			} else {
				byID[id] = i
			}
		}
		subject := strings.ToLower(subjectOf(m))
		if other, seen := bySubject[subject]; seen && subject != "" && len(m.Refs) == 0 && subjectOf(m) != m.Subject {
			root[find(i)] = find(other)
		}
		bySubject[subject] = i
	}
	index := map[int]int{}
	var list [][]*mail.Mail
	for i, m := range mails {
		at, seen := index[find(i)]
		if !seen {
			at = len(list)
			index[find(i)] = at
			list = append(list, nil)
		}
		list[at] = append(list[at], m)
	}
	return list
}

// day is the day of a mail: in the book's time zone or, where it names none, where it
// was written.
func (t *talkJob) day(m *mail.Mail) record.Date {
	if t.zone != nil {
		return record.DateOf(m.At.In(t.zone))
	}
	return record.DateOf(m.At)
}

// text writes a talk as an entry of a list.
func (t *talkJob) text(f *mailFactory, q *question) string {
	var with, attached []string
	for _, m := range q.mails {
		for _, a := range append(slices.Clone(m.From), m.To...) {
			if id := f.contacts[a]; id != "" && !slices.Contains(with, id) {
				with = append(with, id)
			}
		}
		for _, name := range m.Attached {
			if !slices.Contains(attached, name) {
				attached = append(attached, name)
			}
		}
	}
	answered, extra := "", ""
	if q.answered != nil {
		answered = t.day(q.answered).String()
	}
	if len(attached) > 0 {
		extra = flow("Attached", scalar(tidy(strings.Join(attached, "; "))))
	}
	return "- " + flow("on", t.day(q.first).String(), "by", q.by, "channel", record.ChannelEmail, "with", flowList(with),
		"about", quotedText(oneLine(tidy(subjectOf(q.first)))), "answered", answered, "extra", extra) + "\n"
}

// talkText is a talk as it should stand in a file.
type talkText struct {
	question
	key  string
	day  record.Date
	text string
}

// put brings talks into their file, each at its place. What was edited or deleted by
// hand, and what somebody typed of the same mail, is left alone.
func (t *talkJob) put(f *mailFactory, name string, talks []talkText) error {
	data, err := fs.ReadFile(t.Book, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var spans []*span
	for i := range f.talks {
		if k := &f.talks[i]; k.File == name {
			spans = append(spans, &span{start: int(k.Pos.Line), begin: k.On.V})
		}
	}
	file := newBookFile(string(data), spans)
	if !file.list {
		return diag.Refuse(diag.Say("%s is not a list with an entry a line, as imports write it; rename it, and import again", name))
	}
	out := &t.report.Talks
	changed := false
	for _, talk := range talks {
		was, written := t.state[talk.key]
		now := fingerprint(talk.text)
		at := slices.IndexFunc(file.spans, func(s *span) bool { return fingerprint(ended(s.text())) == was.Text })
		id := talk.day.String() + " " + cmp.Or(subjectOf(talk.first), "no subject")
		switch {
		case written && at < 0:
			out.Edited = append(out.Edited, id)
			continue
		case written && was.Text == now:
			out.Unchanged++
			continue
		case !written && t.typed(f, &talk):
			out.Foreign = append(out.Foreign, id)
			continue
		case written:
			out.Updated = append(out.Updated, id)
			file = file.withText(at, talk.text)
		default:
			out.Created = append(out.Created, id)
			file = file.withNew(talk.day, talk.text)
		}
		changed = true
		mailKey, _, _ := strings.Cut(talk.key, " ")
		t.state[talk.key] = talkState{Mail: mailKey, Factory: f.id, Text: now}
	}
	if changed {
		t.writes[name] = file.data
	}
	return nil
}

// typed reports whether somebody typed a talk of the same mail.
func (t *talkJob) typed(f *mailFactory, talk *talkText) bool {
	return slices.ContainsFunc(f.talks, func(k record.Talk) bool {
		return k.On.V == talk.day && k.By.V == talk.by && (!k.Channel.Known() || k.Channel.V == record.ChannelEmail) &&
			(!k.About.Known() || strings.EqualFold(oneLine(tidy(k.About.V)), oneLine(tidy(subjectOf(talk.first)))))
	})
}

// withText returns the file with the text of one record replaced.
func (f *bookFile) withText(at int, text string) *bookFile {
	s := f.spans[at]
	return f.rewritten(f.data[:s.start]+text+f.data[s.end:], at, len(text)-(s.end-s.start), nil)
}

// withNew returns the file with a record more, before the first of a later day.
func (f *bookFile) withNew(day record.Date, text string) *bookFile {
	at := slices.IndexFunc(f.spans, func(s *span) bool { return s.begin > day })
	if at < 0 {
		at = len(f.spans)
	}
	where := len(f.data)
	if at < len(f.spans) {
		where = f.spans[at].start
	}
	before := f.data[:where]
	if before != "" && !strings.HasSuffix(before, "\n") {
		before += "\n"
	}
	n := &span{start: len(before), end: len(before) + len(text), begin: day}
	return f.rewritten(before+text+f.data[where:], at, len(before)+len(text)-where, n)
}

// rewritten moves the spans behind a change; added is a new one at that place.
func (f *bookFile) rewritten(data string, at, by int, added *span) *bookFile {
	next := &bookFile{data: data, list: true}
	for i, s := range f.spans {
		c := *s
		switch {
		case added == nil && i == at:
			c.end += by
		case i > at || added != nil && i == at:
			c.start, c.end = c.start+by, c.end+by
		}
		next.spans = append(next.spans, &c)
	}
	if added != nil {
		next.spans = slices.Insert(next.spans, at, added)
	}
	for _, s := range next.spans {
		s.file = next
	}
	return next
}

// write brings the files to disk, what is remembered last.
func (t *talkJob) write() error {
	for name := range t.writes {
		t.report.FilesDone = append(t.report.FilesDone, name)
	}
	slices.Sort(t.report.FilesDone)
	if t.Write == nil || len(t.writes) == 0 {
		return nil
	}
	disk, err := t.Write()
	if err != nil {
		return err
	}
	defer disk.Close()
	put := func(name string, data []byte) error {
		if _, err := fs.Lstat(t.Book, name); err == nil {
			return disk.Replace(name, data)
		}
		return disk.Create(name, data)
	}
	for _, name := range t.report.FilesDone {
		if err := put(name, []byte(t.writes[name])); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\"format\": %q,\n\"talks\": [", mailsFormat)
	jsonLines(&b, t.state)
	b.WriteString("]}\n")
	return put(mailsPath, b.Bytes())
}

// WriteText writes the report for a person, in the language of the phrases (nil for
// English).
func (r *TalkReport) WriteText(w io.Writer, phrases diag.Phrases) error {
	b := &reportText{of: phrases}
	said := count(r.Mails, diag.Say("1 mail read"), diag.Say("%d mails read", r.Mails))
	if r.Twice > 0 {
		said = diag.Say("%s, %d more than once", said, r.Twice)
	}
	b.line("", said)
	for _, l := range []struct {
		n    int
		what diag.Message
	}{
		{r.Strangers, diag.Say("left out: not between us and a contact of the book")},
		{r.Internal, diag.Say("left out: between ourselves")},
		{r.Followed, diag.Say("left out: after an answer, and without one (a thank-you waits for nothing; was it a question, type it)")},
	} {
		if l.n > 0 {
			b.line("  ", diag.Say("%d %s", l.n, l.what))
		}
	}
	wrong := b.part()
	for i, text := range r.Wrong {
		if i == maxCases {
			wrong.line("  ", diag.Say("and %d more", len(r.Wrong)-i))
			break
		}
		wrong.line("  ", diag.Say("%s", text))
	}
	b.section(diag.Say("Mails that could not be read"), wrong)
	b.line("\n", diag.Say("%s, %d answered", count(r.Asked, diag.Say("1 question"), diag.Say("%d questions", r.Asked)), r.Answered))
	n := r.Talks.total()
	b.outcome(&r.Talks, count(n, diag.Say("1 talk"), diag.Say("%d talks", n)))
	b.written(r.DryRun && len(r.FilesDone) > 0, len(r.FilesDone))
	if !r.DryRun && len(r.FilesDone) > 0 {
		b.line("", diag.Say("Next: `git diff`, then `factorybook check`"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
