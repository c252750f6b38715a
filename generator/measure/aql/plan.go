package aql

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Plan is a single sampling plan for one lot and one class of defects.
type Plan struct {
	Letter byte // code letter of the plan, after following arrows; 0 for AQL 0
	Sample int  // size by the table, which can be more than the lot; 0 for AQL 0: whatever was drawn
	Accept int  // so many nonconforming units, or fewer, pass
	Reject int  // Accept + 1
	Lot    int  // units in the lot; 0 when it does not matter
}

// Full reports whether the plan asks for at least the whole lot: every unit is
// inspected, and the acceptance number still holds.
func (p Plan) Full() bool { return p.Sample > 0 && p.Sample >= p.Lot }

// Units returns how many units to inspect: the sample, or the lot when that is
// smaller. It is 0 for AQL 0, which sets no size.
func (p Plan) Units() int {
	if p.Full() {
		return p.Lot
	}
	return p.Sample
}

// UnknownError says that the tables have no plan for what was asked.
type UnknownError struct {
	What string // what was asked, such as `level "IV"`
	Hint string // what there is
}

func (e *UnknownError) Error() string { return e.What + " is not in the table; " + e.Hint }

// Find returns the plan for a lot, a level and an AQL in percent. An AQL of 0,
// as for critical defects, means that none may be found in whatever sample was
// drawn; it needs neither lot nor level. A lot of one unit, which the table
// leaves to common sense, is inspected whole like the smallest ones. The error
// is an *UnknownError.
func Find(lot int, level Level, limit float64) (Plan, error) {
	if limit == 0 {
		return Plan{Reject: 1, Lot: max(0, lot)}, nil
	}
	column := columnOf(limit)
	if column < 0 {
		return Plan{}, &UnknownError{fmt.Sprintf("aql %v", limit), "expected " + limits()}
	}
	codes := lettersOf(level)
	if codes == "" {
		return Plan{}, &UnknownError{fmt.Sprintf("level %q", string(level)), "expected S-1, S-2, S-3, S-4, I, II or III"}
	}
	if lot < 1 {
		return Plan{}, &UnknownError{fmt.Sprintf("a lot of %d", lot), "expected at least 1 unit"}
	}
	row := strings.IndexByte(letters, codes[lotRow(lot)])
	row = follow(row, column)
	a := accept[row][column]
	return Plan{Letter: letters[row], Sample: samples[row], Accept: a, Reject: a + 1, Lot: lot}, nil
}

// limits lists what there is, as it is written in a record.
func limits() string {
	all := Limits()
	return strings.Join(all[:len(all)-1], ", ") + " or " + all[len(all)-1]
}

// Limits are the AQLs that the tables have a column for, and 0.
func Limits() []string {
	all := []string{"0"}
	for _, c := range columns {
		all = append(all, strconv.FormatFloat(c, 'f', -1, 64))
	}
	return all
}

func columnOf(limit float64) int {
	for i, c := range columns {
		if math.Abs(limit-c) <= 1e-9 {
			return i
		}
	}
	return -1
}

func lotRow(lot int) int {
	for i, until := range lotUntil {
		if lot <= until {
			return i
		}
	}
	return len(lotUntil)
}

// follow goes along the arrows of a column to the row of a plan. A column has
// its plans in one block, but for the one of acceptance number 0 above it, so no
// arrow leads to an arrow of the other direction.
func follow(row, column int) int {
	for accept[row][column] == down {
		row++
	}
	for accept[row][column] == up {
		row--
	}
	return row
}

// Verdict is what a result means under a plan.
type Verdict int

// The verdicts.
const (
	// Undecided: the sample drawn is not the plan's, and the other size leaves
	// the question open.
	Undecided Verdict = iota
	Accepted
	Rejected
)

// Judge returns what finding so many nonconforming units in a sample of the
// given size means. A sample of another size than the plan's still decides where
// more or fewer units could not have turned the result: too small a sample with
// too many found is a rejection, too large a one with few enough an acceptance.
func (p Plan) Judge(sample, found int) Verdict {
	units := p.Units()
	switch {
	case found > p.Accept && (sample <= units || units == 0):
		return Rejected
	case found <= p.Accept && sample > 0 && sample >= units:
		return Accepted
	}
	return Undecided
}

// UpperBound returns the share of nonconforming units that a sample does not
// rule out: the upper end of the one-sided 95 % confidence interval (Clopper and
// Pearson), the share at which so few would be found in only one sample of
// twenty. Nothing found in n units leaves 1 − 0.05^(1/n), about 3 ÷ n: 0 of 125
// still allows 2.4 %. For a lot hardly larger than the sample it errs on the
// high side. It is 1 where nothing was inspected, or nothing but nonconforming
// units found.
func UpperBound(found, sample int) float64 {
	const risk = 0.05
	if sample <= 0 || found >= sample {
		return 1
	}
	if found <= 0 {
		return -math.Expm1(math.Log(risk) / float64(sample))
	}
	ways := logBinomial(sample, found)
	low, high := float64(found)/float64(sample), 1.0
	for range 60 {
		middle := (low + high) / 2
		if atMost(found, sample, middle, ways) > risk {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// atMost returns the probability of k or fewer nonconforming units in a sample
// of n when a share p, at least k ÷ n, is nonconforming; ways is the logarithm
// of n over k. From k downwards the terms only shrink.
func atMost(k, n int, p, ways float64) float64 {
	term := math.Exp(ways + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
	sum := term
	for i := k; i > 0 && term > sum*1e-17; i-- {
		term *= float64(i) / float64(n-i+1) * (1 - p) / p
		sum += term
	}
	return sum
}

// logBinomial returns the logarithm of the number of ways to take k of n.
func logBinomial(n, k int) float64 {
	all, _ := math.Lgamma(float64(n) + 1)
	in, _ := math.Lgamma(float64(k) + 1)
	out, _ := math.Lgamma(float64(n-k) + 1)
	return all - in - out
}
