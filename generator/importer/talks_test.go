package importer

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// letter is a mail: who wrote to whom when, its own id and those it refers to.
func letter(id, from, to, at, subject string, refs ...string) string {
	s := fmt.Sprintf("From: %s\nTo: %s\nDate: %s\nMessage-ID: <%s>\nSubject: %s\n", from, to, at, id, subject)
	if len(refs) > 0 {
		s += "In-Reply-To: <" + strings.Join(refs, "> <") + ">\n"
	}
	return s + "\ntext\n"
}

// talked imports mails into a book of two factories and returns what was found, with the
// files as they would be written.
func talked(t *testing.T, opt TalkOptions, more map[string]string, mails ...string) (*TalkReport, map[string]string) {
	t.Helper()
	files := map[string]string{
		"factorybook.yaml":         "title: Book\n",
		"factories/a/factory.yaml": "name: A\ncontacts: [{id: chen-li, name: Chen Li, email: Chen@a.example}, {id: wu, name: Wu, email: wu@a.example}, {id: none, name: N}]\n",
		"factories/b/factory.yaml": "name: B\ncontacts: [{id: bo, name: Bo, email: bo@b.example}]\n",
	}
	for name, text := range more {
		files[name] = text
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	opt.Book = fsys
	if opt.Ours == nil {
		opt.Ours = []string{"@us.example", "me@home.example"}
	}
	for i, m := range mails {
		opt.Files = append(opt.Files, Source{Name: fmt.Sprintf("%d.eml", i), Data: []byte(m)})
	}
	job := &talkJob{TalkOptions: opt, report: &TalkReport{DryRun: true}, writes: map[string]string{}}
	if err := job.do(); err != nil {
		t.Fatal(err)
	}
	return job.report, job.writes
}

const (
	us, home    = "mia@us.example", "me@home.example"
	chen, wu    = "chen@a.example", "wu@a.example"
	bo, strange = "bo@b.example", "x@strange.example"
	monday      = "Mon, 2 Mar 2026 10:00:00 +0100"
	tuesday     = "Tue, 3 Mar 2026 10:00:00 +0100"
	wednesday   = "Wed, 4 Mar 2026 10:00:00 +0100"
	thursday    = "Thu, 5 Mar 2026 10:00:00 +0100"
)

func TestAQuestionAndItsAnswerAreOneTalk(t *testing.T) {
	for _, c := range []struct {
		name  string
		mails []string
		want  string // the entries of factory a, without what they all have
	}{
		{"a question of ours", []string{letter("1", us, chen, monday, "Glaze")}, "2026-03-02 importer [chen-li] Glaze"},
		{"of theirs", []string{letter("1", chen, us, monday, "Glaze")}, "2026-03-02 factory [chen-li] Glaze"},
		{"from an address of ours that is named whole", []string{letter("1", home, chen, monday, "Glaze")}, "2026-03-02 importer [chen-li] Glaze"},
		{"to two of them", []string{letter("1", us, chen+", "+wu, monday, "Glaze")}, "2026-03-02 importer [chen-li, wu] Glaze"},
		{"answered by its reference", []string{letter("1", us, chen, monday, "Glaze"), letter("2", chen, us, tuesday, "Other words", "1")}, "2026-03-02 importer [chen-li] Glaze 2026-03-03"},
		{"answered by its subject", []string{letter("1", us, chen, monday, "Glaze"), letter("2", wu, us, tuesday, "RE: Glaze")}, "2026-03-02 importer [chen-li, wu] Glaze 2026-03-03"},
		{"the same subject is no reply", []string{letter("1", us, chen, monday, "Glaze"), letter("2", chen, us, tuesday, "Glaze")}, "2026-03-02 importer [chen-li] Glaze\n2026-03-03 factory [chen-li] Glaze"},
		{"a reply to nothing that is known asks", []string{letter("2", chen, us, tuesday, "回复：Glaze")}, "2026-03-03 factory [chen-li] Glaze"},
		{"a reminder", []string{letter("1", us, chen, monday, "Glaze"), letter("2", us, wu, tuesday, "Re: Glaze", "1"), letter("3", chen, us, wednesday, "Re: Glaze", "2")}, "2026-03-02 importer [chen-li, wu] Glaze 2026-03-04"},
		{"a thank-you", []string{letter("1", us, chen, monday, "Glaze"), letter("2", chen, us, tuesday, "Re: Glaze", "1"), letter("3", us, chen, wednesday, "Re: Glaze", "2")}, "2026-03-02 importer [chen-li] Glaze 2026-03-03"},
		{"a second question in the thread", []string{letter("1", us, chen, monday, "Glaze"), letter("2", chen, us, tuesday, "Re: Glaze", "1"), letter("3", us, chen, wednesday, "Re: Glaze", "2"), letter("4", chen, us, thursday, "Re: Glaze", "3")}, "2026-03-02 importer [chen-li] Glaze 2026-03-03\n2026-03-04 importer [chen-li] Glaze 2026-03-05"},
		{"read out of their order", []string{letter("2", chen, us, tuesday, "Re: Glaze", "1"), letter("1", us, chen, monday, "Glaze")}, "2026-03-02 importer [chen-li] Glaze 2026-03-03"},
		{"two references join what was apart", []string{letter("1", us, chen, monday, "Glaze"), letter("2", us, chen, tuesday, "Clay"), letter("3", chen, us, wednesday, "Both", "1", "2")}, "2026-03-02 importer [chen-li] Glaze 2026-03-04"},
		{"of another factory", []string{letter("1", us, bo, monday, "Glaze")}, ""},
		{"of a stranger", []string{letter("1", strange, chen, monday, "Glaze"), letter("2", us, strange, monday, "Clay")}, ""},
		{"without a subject", []string{letter("1", us, chen, monday, "")}, "2026-03-02 importer [chen-li] "},
	} {
		_, writes := talked(t, TalkOptions{Factory: "a"}, nil, c.mails...)
		var got []string
		for line := range strings.Lines(writes["factories/a/talks/2026-mail.yaml"]) {
			line = strings.NewReplacer("- {on: ", "", ", by:", "", ", channel: email, with:", "", ", about:", "", ", answered:", "", "}\n", "", "Other words", "Other words").Replace(line)
			got = append(got, strings.Trim(line, " "))
		}
		if got := strings.Join(got, "\n"); got != strings.TrimSpace(c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestMailsThatAreNoTalkAreCounted(t *testing.T) {
	mails := []string{
		letter("1", us, chen, monday, "Glaze"), letter("1", us, chen, monday, "Glaze"), // twice
		letter("2", chen, us, tuesday, "Re: Glaze", "1"), letter("3", us, chen, wednesday, "Re: Glaze", "2"), // and a thank-you
		letter("4", us, home, monday, "Between us"), letter("5", us, home+", "+strange, monday, "Not only us"), letter("6", strange, us, monday, "From outside"),
		letter("7", bo, us, monday, "Clay"),
	}
	r, writes := talked(t, TalkOptions{}, nil, mails...)
	if got := fmt.Sprint(r.Mails, r.Twice, r.Internal, r.Strangers, r.Followed, r.Asked, r.Answered); got != "7 1 1 2 1 2 1" || len(writes) != 2 {
		t.Errorf("mails, twice, internal, strangers, followed, asked, answered: %s; %d files", got, len(writes))
	}
	r, writes = talked(t, TalkOptions{Factory: "b"}, nil, mails...)
	if r.Asked != 1 || len(writes) != 1 || r.Strangers != 5 {
		t.Errorf("of b alone: %d asked, %d strangers, %d files", r.Asked, r.Strangers, len(writes))
	}
	var b strings.Builder
	if err := r.WriteText(&b, nil); err != nil || !strings.Contains(b.String(), "7 mails read, 1 more than once") || !strings.Contains(b.String(), "1 question, 0 answered") {
		t.Errorf("%s %v", b.String(), err)
	}
	b.Reset()
	r, _ = talked(t, TalkOptions{Factory: "b"}, nil, mails[7])
	if err := r.WriteText(&b, nil); err != nil || !strings.Contains(b.String(), "1 mail read\n") || strings.Contains(b.String(), "left out") {
		t.Errorf("%s %v", b.String(), err)
	}
}

func TestADayIsThatOfTheBookOrOfTheMail(t *testing.T) {
	late := letter("1", us, chen, "Mon, 2 Mar 2026 23:30:00 +0100", "Glaze")
	for settings, want := range map[string]string{"title: Book\n": "2026-03-02", "title: Book\ntimezone: Asia/Shanghai\n": "2026-03-03", "title: Book\ntimezone: Nowhere/Town\n": "2026-03-02"} {
		_, writes := talked(t, TalkOptions{Factory: "a"}, map[string]string{"factorybook.yaml": settings}, late)
		if got := writes["factories/a/talks/2026-mail.yaml"]; !strings.Contains(got, "on: "+want) {
			t.Errorf("%s: %s", settings, got)
		}
	}
}

// What somebody typed of a mail is left alone: the same day, side and subject, by mail or
// by no channel that is named.
func TestATalkThatSomebodyTypedComesNoSecondTime(t *testing.T) {
	for typed, want := range map[string]bool{
		"on: 2026-03-02, by: importer, channel: email, about: Glaze":       true,
		"on: 2026-03-02, by: importer, channel: email, about: GLAZE":       true,
		"on: 2026-03-02, by: importer, about: Glaze":                       true,
		"on: 2026-03-02, by: importer, channel: email":                     true,
		"on: 2026-03-02, by: importer, channel: phone, about: Glaze":       false,
		"on: 2026-03-02, by: importer, channel: email, about: Clay":        false,
		"on: 2026-03-01, by: importer, channel: email, about: Glaze":       false,
		"on: 2026-03-02, by: factory, channel: email, about: Glaze":        false,
		"on: 2026-03-02, by: factory, channel: wechat, about: Something":   false,
		"on: 2026-03-03, by: importer, channel: email, about: Later still": false,
	} {
		r, writes := talked(t, TalkOptions{Factory: "a"}, map[string]string{"factories/a/talks/2026.yaml": "- {" + typed + "}\n"}, letter("1", us, chen, monday, "Glaze"))
		if got := len(writes) == 0; got != want || (len(r.Talks.Foreign) == 1) != want || (len(r.Talks.Created) == 0) != want {
			t.Errorf("%s: %+v", typed, r.Talks)
		}
	}
}

// A new talk stands before the first of a later day, and what is changed keeps its place.
func TestATalkStandsInItsPlaceInTheFile(t *testing.T) {
	const file = "factories/a/talks/2026-mail.yaml"
	old := "# by hand\n- {on: 2026-03-01, by: factory, channel: email, about: First}\n- {on: 2026-03-03, by: factory, channel: email, about: Third}\n- {on: 2026-03-05, by: factory, channel: email, about: Fifth}"
	for at, want := range map[string]string{
		"Sat, 28 Feb 2026 10:00:00 +0100": "New First Third Fifth", "Sun, 1 Mar 2026 10:00:00 +0100": "First New Third Fifth", monday: "First New Third Fifth", tuesday: "First Third New Fifth", "Fri, 6 Mar 2026 10:00:00 +0100": "First Third Fifth New",
	} {
		_, writes := talked(t, TalkOptions{Factory: "a"}, map[string]string{file: old}, letter("1", us, chen, at, "New"))
		var got []string
		for line := range strings.Lines(writes[file]) {
			if _, about, ok := strings.Cut(line, "about: "); ok {
				got = append(got, strings.TrimRight(strings.TrimSpace(about), "}"))
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %s, want %s", at, got, want)
		}
	}
	two := []string{letter("1", us, chen, tuesday, "B"), letter("2", us, chen, monday, "A"), letter("3", us, chen, "Fri, 2 Jan 2026 10:00:00 +0100", "C"), letter("4", us, chen, "Wed, 31 Dec 2025 10:00:00 +0100", "D")}
	_, writes := talked(t, TalkOptions{Factory: "a"}, nil, two...)
	if got := writes[file]; strings.Index(got, "about: C") > strings.Index(got, "about: A") || strings.Index(got, "about: A") > strings.Index(got, "about: B") || !strings.Contains(writes["factories/a/talks/2025-mail.yaml"], "about: D") {
		t.Errorf("%q", writes)
	}
}

func TestTalksOfNobodyAreAnError(t *testing.T) {
	for factory, want := range map[string]string{"c": `no factory "c"`, "n": "no contact of n has a mail address"} {
		fsys := fstest.MapFS{"factorybook.yaml": {Data: []byte("title: Book\n")}, "factories/n/factory.yaml": {Data: []byte("name: N\ncontacts: [{id: a, name: A}]\n")}}
		if _, err := Talks(TalkOptions{Book: fsys, Factory: factory, Ours: []string{"@us.example"}}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", factory, err)
		}
	}
	fsys := fstest.MapFS{"factorybook.yaml": {Data: []byte("title: Book\n")}, mailsPath: {Data: []byte("{}")}}
	if _, err := Talks(TalkOptions{Book: fsys}); err == nil || !strings.Contains(err.Error(), "is not what an import wrote") {
		t.Errorf("%v", err)
	}
	fsys = fstest.MapFS{"factorybook.yaml": {Data: []byte("title: Book\n")}}
	if r, err := Talks(TalkOptions{Book: fsys}); err != nil || r.Mails != 0 {
		t.Errorf("%+v %v", r, err)
	}
}
