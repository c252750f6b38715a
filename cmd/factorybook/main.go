package main

import (
	"os"
	"time"
	_ "time/tzdata" // a book names its time zone; the machine may not know it
)

func main() {
	os.Exit(run(os.Args[1:], env{
		stdout: os.Stdout,
		stderr: os.Stderr,
		getenv: os.Getenv,
		now:    time.Now,
	}))
}
