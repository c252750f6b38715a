package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"factorybook/generator"
)

func TestProgressIsOneLineForWorkThatTakesLong(t *testing.T) {
	var to bytes.Buffer
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	line := &progressLine{to: &to, now: func() time.Time { return now }, began: now}
	at := func(after time.Duration, p generator.Progress) string {
		to.Reset()
		now = line.began.Add(after)
		line.show(p)
		return strings.TrimPrefix(to.String(), "\r\x1b[K")
	}
	if got := at(900*time.Millisecond, generator.Progress{Language: "en", Read: 1, All: 9, Part: 0.1}); got != "" {
		t.Errorf("before a second has passed: %q", got)
	}
	if got, want := at(2*time.Second, generator.Progress{Language: "en", Read: 3, Built: 2, All: 9, Part: 0.25}), "3 of 9 factories read, 2 built, about 6 s left"; got != want {
		t.Errorf("after two seconds: %q, want %q", got, want)
	}
	if got := at(2*time.Second+time.Millisecond, generator.Progress{Language: "en", Read: 4, Built: 2, All: 9, Part: 0.25}); got != "" {
		t.Errorf("a millisecond later: %q", got)
	}
	to.Reset()
	line.done()
	if to.String() != "\r\x1b[K" {
		t.Errorf("at the end %q, and not an empty line", to.String())
	}
	if got := at(4*time.Second, generator.Progress{Language: "en", Read: 9, All: 9, Part: 1}); got != "" {
		t.Errorf("after the end: %q", got)
	}
	chinese := &progressLine{to: &to, now: func() time.Time { return now }, began: now.Add(-3 * time.Second)}
	to.Reset()
	chinese.show(generator.Progress{Language: "zh-Hans", Read: 3, All: 9})
	if got, want := to.String(), "\r\x1b[K已读取 3/9 家工厂"; got != want {
		t.Errorf("of a Chinese book %q, want %q", got, want)
	}
}

func TestLogsHaveNoProgress(t *testing.T) {
	if newProgressLine(env{stderr: new(bytes.Buffer), getenv: func(string) string { return "" }, now: time.Now}) != nil {
		t.Error("what is no terminal gets a line that is written over and over")
	}
}

func TestInterruptedBuildEndsWhateverItIsAt(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	code := make(chan int, 1)
	var said bytes.Buffer
	endSoon(ctx, nil, env{stderr: &said, exit: func(c int) { code <- c }})
	interrupt()
	if got := <-code; got != exitError || !strings.Contains(said.String(), "nothing was changed") {
		t.Errorf("exit code %d, and %q", got, said.String())
	}
}
