package main

import "testing"

// The more is kept, the less garbage for each byte of it: what is in memory grows by as
// much as is kept, and not by three times that.
func TestGarbageIsBounded(t *testing.T) {
	for _, c := range []struct {
		live uint64
		want int
	}{{0, 200}, {20 << 20, 200}, {32 << 20, 125}, {40 << 20, 100}, {80 << 20, 50}, {1 << 30, 50}} {
		if got := gcPercent(c.live); got != c.want {
			t.Errorf("%d MB are kept: %d %%, want %d", c.live>>20, got, c.want)
		}
	}
}
