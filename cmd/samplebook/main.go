// Samplebook writes a large invented book of any size, always the same for the
// same numbers, to measure the program with:
//
//	go run ./cmd/samplebook -factories 500 -orders 100 -visits 20 -o /tmp/book-m
//
// The book of that size is the reference M of generator/docs/speed.md. The
// records have the shape of real ones (orders by year, several lines, payments,
// approvals, deliveries that slip, Chinese names); they tell no story. The book
// that people read is in content.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	var size Size
	flag.IntVar(&size.Factories, "factories", 500, "number of factories")
	flag.IntVar(&size.Orders, "orders", 100, "orders of each factory")
	flag.IntVar(&size.Visits, "visits", 20, "visits to each factory")
	flag.Uint64Var(&size.Seed, "seed", 1, "another seed, another book")
	out := flag.String("o", "", "`folder` of the book, which must not exist")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := Write(*out, size); err != nil {
		fmt.Fprintln(os.Stderr, "samplebook: error:", err)
		os.Exit(1)
	}
}
