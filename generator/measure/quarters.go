package measure

import (
	"strconv"
	"time"

	"factorybook/generator/record"
)

// Quarters are counted from the year 0, so that their difference is theirs.

func quarterOf(d record.Date) int {
	year, month, _ := d.Civil()
	return year*4 + int(month-1)/3
}

func quarterName(q int) string { return strconv.Itoa(q/4) + "-Q" + strconv.Itoa(q%4+1) }

func quarterStart(q int) record.Date {
	return record.NewDate(q/4, time.Month(q%4*3+1), 1)
}
