// Package spc is the arithmetic behind the consistency charts: process
// behaviour charts that separate real change from noise, attribute charts for
// inspection lots, and the intervals, medians and percentiles that stand beside
// every figure. It takes plain numbers and knows nothing of factories or dates.
//
// The function to look at is [XmR]: it carries the whole policy of what may be
// said from how many points. A dozen orders a year are few, so limits are drawn
// only when there is enough to draw them from, and they stop moving once twenty
// points have been seen.
//
// Promises: no input of finite numbers gives NaN or an infinity (what would
// overflow stays at the largest float64); no function changes its arguments;
// nothing depends on anything but the arguments.
//
// Sources: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2
// (individuals charts) and 6.3.3 (attribute charts); D. J. Wheeler,
// "Understanding Variation" (process behaviour charts, the constants 2.66 and
// 3.267); E. B. Wilson, "Probable inference", JASA 22 (1927); R. G. Newcombe,
// "Interval estimation for the difference between independent proportions",
// Statistics in Medicine 17 (1998), method 10; D. B. Laney, "Improved control
// charts for attributes", Quality Engineering 14 (2002); J. Anhøj and
// A. V. Olesen, "Run charts revisited", PLoS ONE 9 (2014); Hyndman and Fan,
// "Sample quantiles in statistical packages" (1996), type 7; Kaplan and Meier
// (1958).
package spc
