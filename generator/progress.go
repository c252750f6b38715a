package generator

import (
	"fmt"
	"sync/atomic"
	"time"

	"factorybook/generator/words"
)

// Progress is how far a run has come.
type Progress struct {
	// Language is the first one of the book.
	Language string
	// Read factories were read and checked or taken over from the last build; of Built
	// ones the pages are there. All is how many there are.
	Read, Built, All int
	// Part of the whole work that is done, by the size of the records: 0 to 1.
	Part float64
}

// Stage is a part of the work, as it is timed.
type Stage int

// The stages of a run, in their order. Those from Reading to Writing are at work on
// several factories at once: theirs are sums.
const (
	Opening   Stage = iota // which files there are, and what the last build left of them
	Reading                // records into values
	Checking               // and what is wrong with them
	Photos                 // their pictures and attached files
	Measuring              // figures, what is open, what changed
	Making                 // pages, sheets, lists and data files
	Writing                // put aside
	Across                 // the pages of no single factory
	Placing                // the new site takes the place of the last one
	stages
)

// Times are how long each stage took.
type Times [stages]time.Duration

// stopwatch adds up times from any number of goroutines.
type stopwatch [stages]atomic.Int64

// time begins to take the time of a stage; what it returns ends that.
func (s *stopwatch) time(of Stage) (stop func()) {
	began := time.Now()
	return func() { s.add(of, time.Since(began)) }
}

func (s *stopwatch) add(to Stage, d time.Duration) { s[to].Add(int64(d)) }

func (s *stopwatch) times() (t Times) {
	for i := range t {
		t[i] = time.Duration(s[i].Load())
	}
	return t
}

// Say is the line for a terminal; left is how long it will still take, 0 where that is
// not known.
func (p Progress) Say(w *words.Words, left time.Duration) string {
	line := w.Say("build.read", "read", p.Read, "all", p.All)
	if p.Built > 0 {
		line += w.Say("build.and_built", "n", p.Built)
	}
	if left > 0 {
		line += w.Say("build.left", "n", int((left+time.Second-1)/time.Second))
	}
	return line
}

// Say gives a line to each stage, with its seconds.
func (t Times) Say(w *words.Words) []string {
	names := [stages]string{
		w.Say("build.stage.opening"), w.Say("build.stage.reading"), w.Say("build.stage.checking"), w.Say("build.stage.photos"), w.Say("build.stage.measuring"),
		w.Say("build.stage.making"), w.Say("build.stage.writing"), w.Say("build.stage.across"), w.Say("build.stage.placing"),
	}
	lines := make([]string, 0, stages)
	for i, name := range names {
		lines = append(lines, fmt.Sprintf("%8.2f s  %s", t[i].Seconds(), name))
	}
	return lines
}

// SayWhole says how long a run took from beginning to end.
func SayWhole(w *words.Words, took time.Duration, workers int) string {
	return w.Say("build.whole", "seconds", fmt.Sprintf("%.2f", took.Seconds()), "n", workers)
}
