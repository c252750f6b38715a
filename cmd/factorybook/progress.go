package main

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"factorybook/generator"
	"factorybook/generator/words"
	"factorybook/templates"
)

// progressLine keeps one line on a terminal up to date once the work has taken a second.
// nil: there is no terminal, and nothing is shown.
type progressLine struct {
	to    io.Writer
	now   func() time.Time
	began time.Time

	mu     sync.Mutex
	words  *words.Words
	shown  time.Time // the last time; zero: there is no line
	closed bool
}

// newProgressLine begins one for the terminal that stderr is, if it is one.
func newProgressLine(e env) *progressLine {
	if !isTerminal(e.stderr) || e.getenv("TERM") == "dumb" {
		return nil
	}
	return &progressLine{to: e.stderr, now: e.now, began: e.now()}
}

// The line comes once the work takes long, and not too often.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

func (l *progressLine) show(p generator.Progress) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	took := now.Sub(l.began)
	if l.closed || took < progressAfter || now.Sub(l.shown) < progressEvery {
		return
	}
	if l.words == nil {
		w, err := words.LoadWords(templates.Files, p.Language)
		if err != nil {
			return
		}
		l.words = w
	}
	var left time.Duration
	if p.Part > 0 {
		left = time.Duration(float64(took) * (1 - p.Part) / p.Part)
	}
	fmt.Fprintf(l.to, "\r\x1b[K%s", p.Say(l.words, left))
	l.shown = now
}

// done takes the line away.
func (l *progressLine) done() {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	if !l.shown.IsZero() {
		fmt.Fprint(l.to, "\r\x1b[K")
	}
}

// interruptTime is how long an interrupted build may take to end by itself.
const interruptTime = 100 * time.Millisecond

// endSoon ends the program soon after ctx ends, whatever it is at: a kill at any moment
// leaves the old site. What it returns is called when a new one is decided on; from then
// on the work is brought to its end.
func endSoon(ctx context.Context, line *progressLine, e env) (decided func()) {
	var deciding sync.Mutex // held for good by who comes first
	over := make(chan struct{})
	go func() {
		select {
		case <-over:
			return
		case <-ctx.Done():
		}
		select {
		case <-over:
		case <-time.After(interruptTime):
			if deciding.TryLock() {
				line.done()
				sayError(e, errInterrupted.Error(), "")
				e.exit(exitError)
			}
		}
	}()
	return sync.OnceFunc(func() {
		deciding.Lock()
		close(over)
	})
}
