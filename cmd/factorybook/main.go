package main

import (
	"os"
	"runtime/debug"
	"time"
	_ "time/tzdata" // a book names its time zone; the machine may not know it
)

func main() {
	if os.Getenv("GOGC") == "" {
		// A run keeps little in memory and makes much for a moment: collecting
		// half as often saves time for some 50 MB.
		debug.SetGCPercent(200)
	}
	os.Exit(run(os.Args[1:], env{
		stdout: os.Stdout,
		stderr: os.Stderr,
		getenv: os.Getenv,
		now:    time.Now,
		exit:   os.Exit,
	}))
}
