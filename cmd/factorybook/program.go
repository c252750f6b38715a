package main

import (
	"fmt"
	"os"

	"factorybook/generator/kept"
)

// programID distinguishes this program from every other build of it, by the file that it was
// started from; "" where that cannot be known.
func programID(contents bool) string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(name)
	if err != nil {
		return ""
	}
	if !contents {
		return fmt.Sprintf("%s %+v", version(), kept.StampOf(info))
	}
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	sum, err := kept.SumFrom(file)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %x", version(), sum)
}
