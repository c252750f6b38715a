package main

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"
)

// TestWatchBuildsAgainAfterEachSaveAndOutlivesAMistake saves a record, breaks it and mends
// it; then the watching is ended as by Ctrl-C.
func TestWatchBuildsAgainAfterEachSaveAndOutlivesAMistake(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "factorybook.yaml", "title: Book\n")
	put(t, dir, "factories/yuanda/factory.yaml", "name: Yuanda\n")
	ctx, stop := context.WithCancel(t.Context())
	built, results := make(chan struct{}), make(chan error)
	ended := make(chan error, 1)
	var said bytes.Buffer
	go func() {
		ended <- againAndAgain(ctx, env{stdout: &said, stderr: &said}, place{dir: dir}, func(context.Context) error {
			built <- struct{}{}
			return <-results
		})
	}()
	wait := func(why string) {
		t.Helper()
		select {
		case <-built:
		case err := <-ended:
			t.Fatalf("%s: it ended: %v", why, err)
		case <-time.After(time.Minute):
			t.Fatalf("%s: nothing was built", why)
		}
	}
	wait("at first")
	results <- nil
	for _, save := range []struct {
		text   string
		result error
	}{{"name: Yuanda Ceramics\n", nil}, {"name: [\n", errProblems}, {"name: Yuanda\n", errors.New("the disk is full")}, {"name: Yuanda 2\n", nil}} {
		put(t, dir, "factories/yuanda/factory.yaml", save.text)
		wait(save.text)
		results <- save.result
	}
	stop()
	for done := false; !done; {
		select {
		case <-built: // of the last save, told in parts
			results <- nil
		case err := <-ended:
			if err != nil {
				t.Errorf("ended with %v", err)
			}
			done = true
		case <-time.After(time.Minute):
			t.Fatal("it does not end")
		}
	}
	if !bytes.Contains(said.Bytes(), []byte("the disk is full")) {
		t.Errorf("said %q", said.String())
	}
}
