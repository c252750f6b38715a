package pages

import (
	"regexp"
	"strconv"
	"testing"

	"factorybook/generator/boundary"
)

var (
	saidFirst = regexp.MustCompile(`Overdue: (\d+) on our side, (\d+) on theirs`)
	saidOf    = regexp.MustCompile(`^(\d+) of \d+ overdue`)
	saidThen  = regexp.MustCompile(`^(\d+) overdue besides`)
)

// What the first lines of an overview count as overdue is what its lists count, one
// after the other: a reader who adds them up finds the same number.
func TestCountsOfAnOverviewAddUp(t *testing.T) {
	counted, besides := 0, 0
	for _, c := range boundary.Cases() {
		for _, d := range c.Days {
			s, partner := onDay(t, c.Book, d.AsOf)
			v := profilePage(s, partner).View.(*ProfileView)
			first := numbers(saidFirst, v.Standfirst)
			lists := numbers(saidOf, v.Ours.Sum) + numbers(saidOf, v.Theirs.Sum) + numbers(saidThen, v.NextNote)
			if first != lists {
				t.Errorf("on %s: %q, but %q, %q, %q of\n%s", d.AsOf, v.Standfirst, v.Ours.Sum, v.Theirs.Sum, v.NextNote, c.Book)
			}
			counted += first
			besides += numbers(saidThen, v.NextNote)
		}
	}
	if counted == 0 || besides == 0 {
		t.Errorf("%d overdue in all cases, %d of them owed to nobody; the test proves nothing", counted, besides)
	}
}

// numbers sums the numbers that a sentence names.
func numbers(said *regexp.Regexp, text string) (sum int) {
	match := said.FindStringSubmatch(oneSpace(text))
	for i := 1; i < len(match); i++ {
		n, _ := strconv.Atoi(match[i])
		sum += n
	}
	return sum
}
