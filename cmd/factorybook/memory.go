package main

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// What a build makes for a moment is much more than what it keeps: the collector waits
// until there are so many bytes of garbage, whatever is kept. In per cent of what is kept,
// as GOGC is, that would be too often at the beginning of a large book and too seldom at
// its end.
const (
	garbage   = 40 << 20
	leastGC   = 50
	mostGC    = 200
	gcChecked = 100 * time.Millisecond
)

// gcPercent is how much garbage there may be when so many bytes are kept.
func gcPercent(live uint64) int {
	return int(min(max(garbage*100/max(live, 1), leastGC), mostGC))
}

// boundGarbage has the collector keep to that until stop is called. Where GOGC is set,
// that holds.
func boundGarbage(e env) (stop func()) {
	if e.getenv("GOGC") != "" {
		return func() {}
	}
	over := make(chan struct{})
	ended := make(chan struct{})
	before := debug.SetGCPercent(mostGC)
	go func() {
		defer close(ended)
		tick := time.NewTicker(gcChecked)
		defer tick.Stop()
		now := mostGC
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		for {
			select {
			case <-over:
				debug.SetGCPercent(before)
				return
			case <-tick.C:
			}
			metrics.Read(live)
			// A change stops everything for a moment: only one that matters is made.
			if next := gcPercent(live[0].Value.Uint64()); next < now*9/10 || next > now*11/10 {
				debug.SetGCPercent(next)
				now = next
			}
		}
	}()
	return func() { close(over); <-ended }
}
