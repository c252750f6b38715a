package briefing

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"factorybook/generator/chart"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// briefed is the sheet of the factory of an archive as of 2025-06-30.
func briefed(t *testing.T, archive string) Sheet {
	t.Helper()
	return briefedOn(t, words.English, "2025-06-30", archive)
}

// briefedOn is the sheet in a language for a day of visit.
func briefedOn(t *testing.T, lang, day, archive string) Sheet {
	t.Helper()
	s := wordstest.Site(t, lang)
	_, f := loadtest.Factory(t, archive)
	page := Of(s, "briefing.html", []Visit{{Partner: partner(t, s, f), On: wordstest.Date(t, day)}}, Options{})
	return page.View.(*View).Sheets[0]
}

// said joins the texts of a list.
func said(l List) string {
	var list []string
	for i := range l.Lines {
		list = append(list, l.Lines[i].Text)
	}
	return strings.Join(list, "\n")
}

// slipping are orders every week with these days of slip, the last ready in
// June 2025.
func slipping(slips ...int) string {
	var b strings.Builder
	day := record.NewDate(2025, time.June, 10) - record.Date(7*(len(slips)-1))
	for i, slip := range slips {
		promised := day + record.Date(7*i)
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: %s, promised: %s, deliveries: [{ready: %s}]}\n", i+1, promised-45, promised, promised+record.Date(slip))
	}
	return b.String()
}

// crowded is a factory of which everything is too much.
func crowded() string {
	var orders, promises, certificates strings.Builder
	for i := range 60 {
		fmt.Fprintf(&orders, "- {id: PO-%02d, placed: 2025-01-%02d, promised: 2025-05-01, payments: [{stage: deposit, due: 2025-02-01, amount: 100}, {stage: balance, due: 2025-05-10, amount: 100}], approvals: [{what: Artwork of the gift box with the barcode of the retailer, asked: 2025-02-01, due: 2025-02-03}]}\n", i, 1+i%28)
		fmt.Fprintf(&promises, "  - {by: %s, what: Replace the thermocouples on every line and send the readings of a whole week signed by the shift leader and the manager, due: 2025-05-%02d}\n", [...]string{"factory", "importer"}[i%2], 1+i%28)
		fmt.Fprintf(&certificates, "  - {name: Certificate of the second workshop number %d, expires: 2025-08-01}\n", i)
	}
	note := strings.Repeat("They told us more than they wanted to. ", 20)
	return "-- factory.yaml --\nname: Foshan Yuanda\naddress_zh: " + strings.Repeat("广东省佛山市南庄镇陶瓷路八号", 6) + "\nterms: {lead_time_days: 45}\nprivate: " + note + "\ncertificates:\n" + certificates.String() +
		"goodwill:\n" + strings.Repeat("  - {on: 2025-06-02, by: factory, kind: rush-order, what: Twelve thousand mugs in the middle of the season with a night shift and not a word about a surcharge}\n", 9) +
		"contacts:\n" + strings.Repeat("  - {id: p, name: Wang Jun, role: owner}\n", 1) +
		"-- orders/2025.yaml --\n" + orders.String() +
		"-- visits/2025-05-01.md --\n---\ndate: 2025-05-01\nkind: regular\nmood: strained\nprivate: " + note + "\npromises:\n" + promises.String() + "---\n"
}

func TestListThatIsCutShowsItsFirstEntry(t *testing.T) {
	s := briefed(t, crowded())
	cut := 0
	var look func(name string, v reflect.Value)
	look = func(name string, v reflect.Value) {
		if l, ok := v.Interface().(List); ok {
			if l.More != "" {
				if cut++; len(l.Lines) == 0 {
					t.Errorf("%s says only %q", name, l.More)
				}
			}
			return
		}
		if v.Kind() == reflect.Struct && v.Type().PkgPath() == reflect.TypeOf(s).PkgPath() {
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					look(name+"."+f.Name, v.Field(i))
				}
			}
		}
	}
	look("sheet", reflect.ValueOf(s))
	if cut < 6 || s.Internal.Must.More == "" || s.Internal.MustNot.More == "" || s.Orders.More == "" || len(s.Orders.Rows) == 0 {
		t.Errorf("%d lists were cut, too few for this test: %+v", cut, s.Internal)
	}
}

func TestCaveatOfTheOrderByDateIsNeverCut(t *testing.T) {
	for lang, want := range map[string]string{words.English: "Their days off are not announced", words.Chinese: "对方尚未通知放假，按惯例推算"} {
		if got := said(briefedOn(t, lang, "2025-06-30", crowded()).Ahead); !strings.Contains(got, want) {
			t.Errorf("%q does not say %q", got, want)
		}
	}
}

func TestWhatGotBetterIsThankedForAndWhatGotWorseIsRaised(t *testing.T) {
	late, onTime := slices.Repeat([]int{9, 11}, 15), slices.Repeat([]int{0, 1}, 5)
	better := briefed(t, "-- orders/2025.yaml --\n"+slipping(append(late, onTime...)...))
	if thanks := said(better.Relation.Thanks); !strings.Contains(thanks, "closer to the first promise than before: 10 deliveries in a row, up to PO-40") {
		t.Errorf("thanks: %q", thanks)
	}
	if must := said(better.Internal.Must); strings.Contains(must, "in a row") {
		t.Errorf("must raise: %q", must)
	}
	worse := briefed(t, "-- orders/2025.yaml --\n"+slipping(append(slices.Repeat([]int{0, 1}, 15), 9, 11, 9, 11, 9, 11, 9, 11, 60)...))
	must := said(worse.Internal.Must)
	for _, want := range []string{"Delivers later against the first promise than before: 10 deliveries in a row, up to PO-39", "PO-39 came later than usual: 60"} {
		if !strings.Contains(must, want) {
			t.Errorf("must raise: %q, want %q", must, want)
		}
	}
	if thanks := said(worse.Relation.Thanks); strings.Contains(thanks, "in a row") {
		t.Errorf("thanks: %q", thanks)
	}
	sooner := briefed(t, "-- orders/2025.yaml --\n"+slipping(append(slices.Repeat([]int{-19, -21}, 15), slices.Repeat([]int{-9, -11}, 5)...)...))
	if must := said(sooner.Internal.Must); strings.Contains(must, "Delivers") || strings.Contains(must, "came later") {
		t.Errorf("what comes before its promise is not raised: %q", must)
	}
	early := briefed(t, "-- orders/2025.yaml --\n"+slipping(append(slices.Repeat([]int{0, 1}, 15), slices.Repeat([]int{-9, -11}, 5)...)...))
	if thanks := said(early.Relation.Thanks); !strings.Contains(thanks, "earlier than before") || strings.Contains(thanks, "closer") {
		t.Errorf("thanks for what is earlier, not closer: %q", thanks)
	}
}

func TestRunSaysOnWhichSideOfTheCentreItIs(t *testing.T) {
	s := wordstest.Site(t, words.English)
	_, f := loadtest.Factory(t, "-- orders/2025.yaml --\n"+slipping(append(slices.Repeat([]int{9, 11}, 15), slices.Repeat([]int{0, 1}, 5)...)...))
	v := pages.ConsistencyPage(s, partner(t, s, f)).View.(*pages.ConsistencyView)
	for _, c := range v.Charts {
		if c.ID == "slip_days" && !strings.Contains(strings.Join(c.Signals, " "), "Eight or more in a row below the centre, up to PO-40") {
			t.Errorf("%q", c.Signals)
		}
	}
}

func TestWeekendOfAnUnannouncedYearIsSaid(t *testing.T) {
	for day, want := range map[string]string{"2027-03-13": "is a Saturday", "2027-03-14": "is a Sunday"} {
		s := briefedOn(t, words.English, day, "name: Foshan Yuanda")
		if len(s.Alarms.Lines) == 0 || !strings.Contains(s.Alarms.Lines[0].Text, want) || !strings.Contains(s.Alarms.Lines[0].Text, "make-up day is not announced") || !s.Alarms.Lines[0].Mark {
			t.Errorf("%s: %+v", day, s.Alarms)
		}
	}
	if s := briefedOn(t, words.English, "2027-03-12", "name: Foshan Yuanda"); strings.Contains(said(s.Alarms), "make-up") {
		t.Errorf("a Friday: %+v", s.Alarms)
	}
}

func TestLongImporterStaysInItsColumn(t *testing.T) {
	s := wordstest.Site(t, words.English)
	s.Settings.Importer = wordstest.Known("Nordic Homeware Import and Distribution GmbH & Co. KG, European Purchasing")
	_, f := loadtest.Factory(t, "name: Foshan Yuanda")
	p := partner(t, s, f)
	v := Of(s, "briefing.html", []Visit{{Partner: p}, {Partner: p}}, Options{}).View.(*View)
	for _, name := range []string{v.Sheets[0].Importer, v.Cover.Importer} {
		if linesOf(name, mm(50)/narrow) > 2 || !strings.HasPrefix(name, "Nordic Homeware") {
			t.Errorf("%q takes %d lines of 50 mm", name, linesOf(name, mm(50)/narrow))
		}
	}
}

func TestOurOverduePaymentsAreDrawnLikeTheirOverdueDeliveries(t *testing.T) {
	pair := briefed(t, `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-03-01, promised: 2025-06-10, payments: [{stage: deposit, due: 2025-03-08, paid: 2025-03-08, amount: 900}, {stage: balance, due: 2025-05-30, amount: 2100}]}
`).Pair.Pair
	open := func(points []chart.Point) (list []chart.Point) {
		for _, p := range points {
			if p.Style == chart.Open {
				list = append(list, chart.Point{On: p.On, Y: p.Y})
			}
		}
		return list
	}
	if got := open(pair.Ours.Points); len(got) != 1 || got[0].On != wordstest.Date(t, "2025-05-30") || got[0].Y != 31 {
		t.Errorf("our balance is 31 days overdue: %+v", got)
	}
	if got := open(pair.Theirs.Points); len(got) != 1 || got[0].On != wordstest.Date(t, "2025-06-10") || got[0].Y != 20 {
		t.Errorf("their delivery is 20 days overdue: %+v", got)
	}
	alone := briefed(t, "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-03-01, payments: [{stage: balance, due: 2025-05-30, amount: 2100}]}\n")
	if alone.Pair.Pair == nil || len(open(alone.Pair.Pair.Ours.Points)) != 1 {
		t.Errorf("nothing is drawn: %+v", alone.Pair)
	}
}

func TestNumberThatDoesNotFitIsSeenToBeCut(t *testing.T) {
	phone := func(number string) Way {
		return briefed(t, "-- factory.yaml --\nname: Y\ncontacts: [{id: a, name: Wang Jun, phone: \""+number+"\"}]\n").Way
	}
	for number, size := range map[string]string{"+86 757 0000 0001": "a", "+86 757 8888 8888 ext. 8012": "b", "+86 757 8888 8888 extension 8012": "c"} {
		if way := phone(number); way.Phone != number || way.PhoneSize != size {
			t.Errorf("%q in size %q, want %q whole in size %q", way.Phone, way.PhoneSize, number, size)
		}
	}
	long := "+86 757 8888 8888 ext. 8012, at night +86 138 0000 0000"
	if way := phone(long); !strings.HasSuffix(way.Phone, "…") || emsOf(way.Phone) > mm(reachWidth)/narrow {
		t.Errorf("%q", way.Phone)
	}
}

func TestCountsOfABookThatBeganLaterSaySinceWhen(t *testing.T) {
	const records = `
-- orders/2023.yaml --
- {id: PO-1, placed: 2023-10-05}
- {id: PO-2, placed: 2024-01-05}
-- visits/2023-11-10.md --
---
date: 2023-11-10
kind: regular
---
-- visits/2024-11-10.md --
---
date: 2024-11-10
kind: regular
---
-- factory.yaml --
name: Foshan Yuanda
since: `
	since := strings.ReplaceAll(strings.Join(briefed(t, records+"2016-09").Relation.Since, "\n"), words.Nbsp, " ")
	if !strings.Contains(since, "2 orders since Oct 2023") || !strings.Contains(since, "2 visits since Nov 2023") {
		t.Errorf("%q", since)
	}
	since = strings.ReplaceAll(strings.Join(briefed(t, records+"2023-06").Relation.Since, "\n"), words.Nbsp, " ")
	if strings.Contains(since, "orders since") || strings.Contains(since, "visits since") {
		t.Errorf("the book began with the relationship: %q", since)
	}
}

func TestEndedRelationshipHasNobodyThereAndNoOrderByDate(t *testing.T) {
	s := briefed(t, `
-- factory.yaml --
name: Dalian
status: ended
terms: {lead_time_days: 45}
contacts: [{id: yin, name: Yin Zhenhai, left: 2025-05-10}]
`)
	if s.People.More != "Nobody who is recorded is there any more." || s.People.Gone == "" {
		t.Errorf("%+v", s.People)
	}
	if strings.Contains(said(s.Ahead), "Spring Festival") || strings.Contains(said(s.Missing), "shutdown") {
		t.Errorf("nobody will order: %q, %q", said(s.Ahead), said(s.Missing))
	}
}

func TestCallAfterTheLastVisitIsRememberedToo(t *testing.T) {
	const visits = `
-- visits/2025-03-10.md --
---
date: 2025-03-10
kind: regular
mood: warm
private: The daughter studies abroad.
---
-- visits/2025-06-10.md --
---
date: 2025-06-10
kind: video
mood: strained
private: The brother has left the firm.
---
`
	s := briefed(t, visits)
	if !strings.Contains(s.Internal.Mood, "strained") {
		t.Errorf("mood: %q", s.Internal.Mood)
	}
	if not := said(s.Internal.MustNot); !strings.HasPrefix(not, "The brother") || !strings.Contains(not, "The daughter") {
		t.Errorf("must not raise: %q", not)
	}
	if !strings.Contains(strings.Join(s.Relation.Since, " "), "1"+words.Nbsp+"visit") && !strings.Contains(strings.Join(s.Relation.Since, " "), "1 visit") {
		t.Errorf("a call is no visit: %q", s.Relation.Since)
	}
}

func TestRegisteredNameAndNumbersStayWhole(t *testing.T) {
	const zh = "佛山市南海区和顺远大陶瓷制品有限责任公司"
	s := briefed(t, `
-- factory.yaml --
name: Foshan Nanhai Heshun Yuanda Extraordinarily Long-Named Ceramics and Porcelain Manufacturing Co., Ltd.
name_zh: `+zh+`
contacts:
  - {id: a, name: Wang Jun, name_zh: 王军, phone: "+86 757 0000 0001", role: merchandiser, confirmed: 2025-06-01}
  - {id: b, name: Zheng Haosheng Li, name_zh: 郑浩生, phone: "+86 757 0000 0002"}
`)
	if s.Short.Chinese != zh || s.Name.Chinese != zh {
		t.Errorf("%+v, %+v", s.Short, s.Name)
	}
	if twice := briefed(t, "-- factory.yaml --\nname: "+zh+"\nname_zh: "+zh+"\n"); twice.Name.Main(words.English) != zh || twice.Name.Latin != "" {
		t.Errorf("one name is said once: %+v", twice.Name)
	}
	if s.Way.Other != "+86 757 0000 0002 Zheng Haosheng Li" {
		t.Errorf("one script, not half of the second: %q", s.Way.Other)
	}
}

func TestTripNumbersItsSheetsAndBringsSomethingForEverybody(t *testing.T) {
	s := wordstest.Site(t, words.English)
	var visits []Visit
	for i, n := range []int{40, 1, 2} {
		var promises strings.Builder
		for k := range n {
			fmt.Fprintf(&promises, "  - {by: importer, what: Sample %d of the new season with its drawing and the card of colours, due: 2025-07-%02d}\n", k+1, 1+k%28)
		}
		_, f := loadtest.Factory(t, fmt.Sprintf("-- factory.yaml --\nname: Anji Qizhuwu Bamboo & Wood Products and Household Goods Co., Ltd. %c\n-- visits/2025-05-01.md --\n---\ndate: 2025-05-01\nkind: regular\npromises:\n%s---\n", 'A'+i, promises.String()))
		visits = append(visits, Visit{Partner: partner(t, s, f), On: wordstest.Date(t, "2025-07-01") + record.Date(i)})
	}
	v := Of(s, "briefing.html", visits, Options{}).View.(*View)
	var turns []int
	for _, l := range v.Cover.Bring.Lines {
		turns = append(turns, l.turn)
	}
	if v.Cover.Bring.More == "" || !slices.IsSorted(turns) || !slices.Contains(turns, 1) || !slices.Contains(turns, 2) {
		t.Errorf("a busy factory pushed the others out: %v, %q", turns, v.Cover.Bring.More)
	}
	for i, stop := range v.Cover.Stops {
		if want := fmt.Sprintf("sheet %d", 2*i+2); v.Sheets[i].Number[0] != want || !strings.HasPrefix(stop.Sheet, want[len("sheet "):]) {
			t.Errorf("stop %+v, sheet %q, want %q", stop, v.Sheets[i].Number, want)
		}
		if strings.Contains(stop.Name.Latin, "…") {
			t.Errorf("the name is cut: %q", stop.Name.Latin)
		}
	}
	if one := Of(s, "briefing.html", visits[:1], Options{}).View.(*View); one.Sheets[0].Number != [2]string{"1/2", "2/2"} {
		t.Errorf("no trip: %q", one.Sheets[0].Number)
	}
}

func TestNothingOfOursThatIsOverdueIsCountedAway(t *testing.T) {
	row := briefed(t, `
-- factory.yaml --
name: Foshan Yuanda
-- orders/2025.yaml --
id: PO-2025-014
placed: 2025-04-10
promised: 2025-06-15
promise_changes: [{told: 2025-06-01, to: 2025-07-10, asked_by: factory, reason: The kiln was relined}]
approvals:
  - {what: Artwork of the gift box, asked: 2025-04-14, due: 2025-04-20}
  - {what: Pre-production sample, asked: 2025-04-14, due: 2025-05-02}
  - {what: Carton marks, asked: 2025-06-20, due: 2025-07-20}
payments: [{stage: deposit, due: 2025-04-20, amount: 2872.80}]
`).Orders.Rows[0]
	for _, ours := range []string{"Artwork of the gift box", "Pre-production sample", "deposit"} {
		if !strings.Contains(row.Blocks, ours) {
			t.Errorf("%q is overdue on our side and not in %q", ours, row.Blocks)
		}
	}
	if !strings.Contains(row.Blocks, "more") || strings.Contains(row.Blocks, "relined") {
		t.Errorf("what is not overdue gives way, and is counted: %q", row.Blocks)
	}
}

func TestNewDateOfAPromiseIsNotCutOff(t *testing.T) {
	theirs := briefed(t, `
-- factory.yaml --
name: Foshan Yuanda
-- visits/a.yaml --
- date: 2025-03-12
  promises: [{id: p, by: factory, due: 2025-04-30, what: "`+strings.Repeat("Replace the thermocouples of the second line and send the log. ", 9)+`"}]
- {date: 2025-06-01, promises: [{id: p, by: factory, what: Thermocouples, due: 2025-12-24}]}
`).Promises.Theirs.Lines[0]
	if !strings.Contains(theirs.Text, "now promised for 24\u00a0Dec\u00a02025, carried over once") || !strings.HasPrefix(theirs.Text, "Replace the") {
		t.Errorf("the briefing says %q", theirs.Text)
	}
	if theirs.Due != "30\u00a0Apr\u00a02025" || !theirs.Mark {
		t.Errorf("it is overdue by the first day: %+v", theirs)
	}
}

func TestPromiseKeptAfterTheDayItGotLaterIsNotThankedFor(t *testing.T) {
	thanks := func(done string) bool {
		s := briefed(t, `
-- factory.yaml --
name: Foshan Yuanda
-- visits/a.yaml --
- date: 2025-03-12
  promises: [{id: p, by: factory, what: Kiln log, done: `+done+`}]
- {date: 2025-04-01, promises: [{id: p, by: factory, what: Kiln log, due: 2025-05-01}]}
`)
		for _, l := range s.Relation.Thanks.Lines {
			if strings.Contains(l.Text, "Kiln log") {
				return true
			}
		}
		return false
	}
	if !thanks("2025-05-01") || thanks("2025-05-02") {
		t.Error("made without a day, it is judged by the first one agreed later")
	}
}

// partner is a factory without records, measured.
func partner(t testing.TB, s *words.Site, f *record.Factory) *figures.Partner {
	t.Helper()
	if f.ID == "" {
		f.ID, f.Name = "yuanda", wordstest.Known("Foshan Yuanda")
	}
	return figures.NewPartner(s, dossier.Of(f, s.Settings, s.AsOf, nil, nil))
}

// sheetOf is the sheet for the as-of day of a site.
func sheetOf(t testing.TB, s *words.Site, archive string) Sheet {
	t.Helper()
	_, f := loadtest.Factory(t, archive)
	return Of(s, "briefing.html", []Visit{{Partner: partner(t, s, f)}}, Options{}).View.(*View).Sheets[0]
}
