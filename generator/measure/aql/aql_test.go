package aql

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"factorybook/generator/testenv"
)

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAllPlansOfTheReferenceTable(t *testing.T) {
	rows := testenv.Rows(t, "testdata/aql_resolved_levels_I_II_III_normal.csv")
	if len(rows) != 270 {
		t.Fatalf("%d plans, want 270", len(rows))
	}
	for _, row := range rows {
		lots := []int{number(t, row[1])}
		if row[2] == "" {
			lots = append(lots, 2_000_000_000)
		} else {
			lots = append(lots, number(t, row[2]))
		}
		limit, err := strconv.ParseFloat(row[4], 64)
		if err != nil {
			t.Fatal(err)
		}
		for _, lot := range lots {
			want := Plan{Letter: row[5][0], Sample: number(t, row[6]), Accept: number(t, row[7]), Reject: number(t, row[8]), Lot: lot}
			got, err := Find(lot, Level(row[0]), limit)
			if err != nil || got != want {
				t.Errorf("lot %d, level %s, aql %s: got %+v %v, want %+v", lot, row[0], row[4], got, err, want)
			}
		}
	}
}

func TestMasterTableIsTheTranscribedOne(t *testing.T) {
	rows := testenv.Rows(t, "testdata/aql_table_II_A_normal.csv")
	if len(rows) != len(letters) {
		t.Fatalf("%d letters, want %d", len(rows), len(letters))
	}
	first := columnOf(0.65) // the transcription has 0.65 to 6.5
	for i, row := range rows {
		if row[0] != letters[i:i+1] || number(t, row[1]) != samples[i] {
			t.Errorf("row %d: got %c %d, want %s %s", i, letters[i], samples[i], row[0], row[1])
		}
		for j, want := range row[2:] {
			got := "down"
			switch a := accept[i][first+j]; a {
			case down:
			case up:
				got = "up"
			default:
				got = strconv.Itoa(a) + "/" + strconv.Itoa(a+1)
			}
			if got != want {
				t.Errorf("%s at aql %v: got %s, want %s", row[0], columns[first+j], got, want)
			}
		}
	}
}

// A second transcription has each letter and AQL with its arrows followed.
func TestEveryPlanIsThatOfASecondTranscription(t *testing.T) {
	rows := testenv.Rows(t, "testdata/z14_single_normal.csv")
	if want := len(letters) * len(columns); len(rows) != want {
		t.Fatalf("%d plans, want %d", len(rows), want)
	}
	for _, row := range rows {
		limit, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		column := columnOf(limit)
		if column < 0 {
			t.Errorf("no column for an AQL of %s", row[1])
			continue
		}
		at := follow(strings.Index(letters, row[0]), column)
		if samples[at] != number(t, row[2]) || accept[at][column] != number(t, row[3]) {
			t.Errorf("%s at aql %s: got %d of %d, want %s of %s", row[0], row[1], accept[at][column], samples[at], row[3], row[2])
		}
	}
}

// The standard is built so that sample × AQL is nearly the same along a diagonal,
// and the acceptance number with it; only at the ends, where an arrow would lead
// out of the table, it points the other way.
func TestTableIsDiagonal(t *testing.T) {
	last := len(letters) - 1
	for i := range last {
		for j := range columns[:len(columns)-1] {
			below, right := accept[i+1][j], accept[i][j+1]
			turned := i == 0 && below == up && right == down || i+1 == last && below == up && right == down
			if below != right && !turned {
				t.Errorf("%c at %v has %d, %c at %v has %d", letters[i+1], columns[j], below, letters[i], columns[j+1], right)
			}
		}
	}
	series := []int{}
	for i := range letters { // down the column of 0.65, which holds the whole series
		if a := accept[i][columnOf(0.65)]; a >= 0 {
			series = append(series, a)
		}
	}
	if want := []int{0, 1, 2, 3, 5, 7, 10, 14, 21}; !slices.Equal(series, want) {
		t.Errorf("the acceptance numbers are %v, want %v", series, want)
	}
}

func TestSmallAndLargeAQLs(t *testing.T) {
	for _, c := range []struct {
		lot            int
		level          Level
		limit          float64
		letter         byte
		sample, accept int
	}{
		{200, II, 0.25, 'H', 50, 0},         // G points down
		{600_000, III, 0.010, 'Q', 1250, 0}, // R points up
		{600_000, III, 0.015, 'P', 800, 0},  // R and Q point up
		{600_000, III, 0.025, 'R', 2000, 1},
		{5, II, 10, 'C', 5, 1},           // A and B point down
		{5000, II, 10, 'K', 125, 21},     // L points up
		{100_000, S4, 0.10, 'K', 125, 0}, // J points down
		{500, S1, 0.065, 'L', 200, 0},
	} {
		got, err := Find(c.lot, c.level, c.limit)
		if err != nil || got.Letter != c.letter || got.Sample != c.sample || got.Accept != c.accept {
			t.Errorf("lot %d, level %s, aql %v: got %c %d of %d (%v), want %c %d of %d", c.lot, c.level, c.limit, got.Letter, got.Accept, got.Sample, err, c.letter, c.accept, c.sample)
		}
	}
	if p, err := Find(5, II, 10); err != nil || !p.Full() || p.Units() != 5 {
		t.Errorf("a lot of 5 with a sample of 5 is inspected whole: %+v %v", p, err)
	}
}

// Table I of the standard, the special levels, which the reference table of
// plans leaves out.
func TestCodeLettersOfTheSpecialLevels(t *testing.T) {
	for _, c := range []struct {
		lot  int
		want string // S-1 to S-4
	}{
		{2, "AAAA"}, {8, "AAAA"}, {9, "AAAA"}, {15, "AAAA"}, {16, "AABB"}, {25, "AABB"}, {26, "ABBC"}, {50, "ABBC"},
		{51, "BBCC"}, {90, "BBCC"}, {91, "BBCD"}, {150, "BBCD"}, {151, "BCDE"}, {280, "BCDE"}, {281, "BCDE"}, {500, "BCDE"},
		{501, "CCEF"}, {1200, "CCEF"}, {1201, "CDEG"}, {3200, "CDEG"}, {3201, "CDFG"}, {10000, "CDFG"},
		{10001, "CDFH"}, {35000, "CDFH"}, {35001, "DEGJ"}, {150000, "DEGJ"}, {150001, "DEGJ"}, {500000, "DEGJ"}, {500001, "DEHK"},
	} {
		for i, level := range []Level{S1, S2, S3, S4} {
			if got := lettersOf(level)[lotRow(c.lot)]; got != c.want[i] {
				t.Errorf("lot %d at %s: got %c, want %c", c.lot, level, got, c.want[i])
			}
		}
	}
}

func TestArrowChangesTheSampleToo(t *testing.T) {
	// Letter H at 0.65 points down to J: 80 units, not 50.
	got, err := Find(500, II, 0.65)
	if err != nil || got.Letter != 'J' || got.Sample != 80 || got.Accept != 1 {
		t.Errorf("got %+v %v, want J, 80 units, 1 accepted", got, err)
	}
	// Letter Q at 6.5 points up to L: 200 units, not 1250.
	got, err = Find(600_000, II, 6.5)
	if err != nil || got.Letter != 'L' || got.Sample != 200 || got.Accept != 21 {
		t.Errorf("got %+v %v, want L, 200 units, 21 accepted", got, err)
	}
}

func TestLotSmallerThanTheSampleIsInspectedWhole(t *testing.T) {
	p, err := Find(12, II, 0.65)
	if err != nil || p.Sample != 20 || !p.Full() || p.Units() != 12 {
		t.Errorf("got %+v %v, want all 12 units", p, err)
	}
	if p.Judge(12, 0) != Accepted || p.Judge(12, 1) != Rejected || p.Judge(11, 0) != Undecided {
		t.Error("twelve of twelve decide, eleven without a find do not")
	}
	p, err = Find(4800, II, 2.5)
	if err != nil || p.Full() || p.Units() != 200 {
		t.Errorf("got %+v %v, want a sample of 200", p, err)
	}
	if p, err := Find(1, II, 2.5); err != nil || p.Units() != 1 {
		t.Errorf("a single unit: got %+v %v", p, err)
	}
}

func TestCriticalZeroIsNoneInWhateverSample(t *testing.T) {
	p, err := Find(0, "", 0)
	if err != nil || p.Sample != 0 || p.Units() != 0 || p.Full() {
		t.Fatalf("got %+v %v", p, err)
	}
	for sample, want := range map[int]Verdict{0: Undecided, 1: Accepted, 7: Accepted, 2000: Accepted} {
		if got := p.Judge(sample, 0); got != want {
			t.Errorf("0 of %d: got %v, want %v", sample, got, want)
		}
	}
	if p.Judge(3, 1) != Rejected || p.Judge(5000, 1) != Rejected {
		t.Error("one critical defect rejects the lot")
	}
}

func TestResultIsJudgedByTheAcceptanceNumber(t *testing.T) {
	p, err := Find(4800, II, 2.5) // 200 units, 10 accepted
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sample, found int
		want          Verdict
	}{
		{200, 0, Accepted}, {200, 10, Accepted}, {200, 11, Rejected},
		{125, 11, Rejected}, // more units could not take finds away
		{125, 3, Undecided}, // the other 75 were not seen
		{315, 10, Accepted}, // fewer units could not have held more
		{315, 12, Undecided},
		{0, 0, Undecided},
	} {
		if got := p.Judge(c.sample, c.found); got != c.want {
			t.Errorf("%d of %d: got %v, want %v", c.found, c.sample, got, c.want)
		}
	}
}

func TestWhatIsNotInTheTableIsAnErrorWithAHint(t *testing.T) {
	for want, find := range map[string]func() (Plan, error){
		"aql 3 is not in the table; expected 0, 0.01":        func() (Plan, error) { return Find(500, II, 3) },
		`level "IV" is not in the table; expected S-1`:       func() (Plan, error) { return Find(500, "IV", 2.5) },
		"a lot of 0 is not in the table; expected at least ": func() (Plan, error) { return Find(0, II, 2.5) },
		"aql NaN is not in the table":                        func() (Plan, error) { return Find(500, II, math.NaN()) },
		"aql -1 is not in the table":                         func() (Plan, error) { return Find(500, II, -1) },
	} {
		_, err := find()
		var unknown *UnknownError
		if !errors.As(err, &unknown) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %q…", err, want)
		}
	}
}

func TestNothingFoundIn125StillAllows2Point4Percent(t *testing.T) {
	got := UpperBound(0, 125)
	if math.Abs(math.Pow(1-got, 125)-0.05) > 1e-12 {
		t.Errorf("at %v nothing is found with probability %v, want 0.05", got, math.Pow(1-got, 125))
	}
	if math.Round(got*1000) != 24 {
		t.Errorf("got %.4f, want 2.4 %%", got)
	}
}

func TestUpperBoundLeavesARiskOfOneInTwenty(t *testing.T) {
	for _, c := range [][2]int{{1, 8}, {10, 200}, {21, 2000}, {3, 4}} {
		p := UpperBound(c[0], c[1])
		// Summed term by term, without the gamma function.
		term := math.Pow(1-p, float64(c[1]))
		sum := term
		for i := 1; i <= c[0]; i++ {
			term *= float64(c[1]-i+1) / float64(i) * p / (1 - p)
			sum += term
		}
		if math.Abs(sum-0.05) > 1e-9 {
			t.Errorf("%d of %d: %v leaves %v, want 0.05", c[0], c[1], p, sum)
		}
	}
	for _, c := range [][2]int{{0, 0}, {5, 5}, {9, 5}, {0, -3}} {
		if got := UpperBound(c[0], c[1]); got != 1 {
			t.Errorf("%d of %d: got %v, want 1", c[0], c[1], got)
		}
	}
	if UpperBound(0, 1_000_000_000) <= 0 {
		t.Error("no sample proves that there is none")
	}
}

func FuzzFind(f *testing.F) {
	f.Add(4800, 5, 3, 200, 7)
	f.Add(1, 0, 0, 1, 0)
	f.Fuzz(func(t *testing.T, lot, level, column, sample, found int) {
		levels := []Level{S1, S2, S3, S4, I, II, III}
		l := levels[uint(level)%uint(len(levels))]
		limit := columns[uint(column)%uint(len(columns))]
		p, err := Find(lot, l, limit)
		if lot < 1 {
			if err == nil {
				t.Fatalf("a lot of %d has a plan", lot)
			}
			return
		}
		if err != nil || p.Accept < 0 || p.Reject != p.Accept+1 || p.Units() < 1 || p.Units() > lot || p.Accept >= p.Sample {
			t.Fatalf("lot %d level %s aql %v: %+v %v", lot, l, limit, p, err)
		}
		// One find more never turns a rejection into an acceptance.
		if found < math.MaxInt && p.Judge(sample, found) == Rejected && p.Judge(sample, found+1) == Accepted {
			t.Fatalf("%+v accepts %d and not %d of %d", p, found+1, found, sample)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Find(4800, II, 2.5); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpperBound(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		UpperBound(7, 200)
	}
}

// String makes what a test says readable.
func (v Verdict) String() string {
	switch v {
	case Accepted:
		return "accepted"
	case Rejected:
		return "rejected"
	}
	return "undecided"
}
