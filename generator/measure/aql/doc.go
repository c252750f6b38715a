// Package aql finds the sampling plan for an inspection lot and judges the
// result by it: ISO 2859-1 (the same tables as MIL-STD-105E, ANSI/ASQ Z1.4 and
// GB/T 2828.1), single sampling, normal inspection. It takes plain numbers and
// knows nothing of factories.
//
// The function to look at is [Find], which gives a [Plan]; [UpperBound] says
// what a passed inspection does not prove.
//
// Promises: all seven levels and the AQLs from 0.010 to 10 percent are covered,
// an arrow in the table moves to another sample size as the standard says, and
// what the table does not hold is an error with a hint, never a neighbouring plan.
package aql
