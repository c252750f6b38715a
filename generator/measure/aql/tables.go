package aql

// Level is an inspection level: how much is inspected for the size of a lot.
type Level string

// The special levels, for destructive or slow tests, and the general ones; II is
// the usual one.
const (
	S1  Level = "S-1"
	S2  Level = "S-2"
	S3  Level = "S-3"
	S4  Level = "S-4"
	I   Level = "I"
	II  Level = "II"
	III Level = "III"
)

// lotUntil holds the largest lot of each row of table I but the last, which has
// no end.
var lotUntil = [...]int{8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10000, 35000, 150000, 500000}

// lettersOf returns a level's column of table I, one code letter a row.
func lettersOf(level Level) string {
	switch level {
	case S1:
		return "AAAABBBBCCCCDDD"
	case S2:
		return "AAABBBCCCDDDEEE"
	case S3:
		return "AABBCCDDEEFFGGH"
	case S4:
		return "AABCCDEEFGGHJJK"
	case I:
		return "AABCCDEFGHJKLMN"
	case II:
		return "ABCDEFGHJKLMNPQ"
	case III:
		return "BCDEFGHJKLMNPQR"
	}
	return ""
}

// letters holds the code letters in the order of their samples; I and O are left
// out, as they are easily misread.
const letters = "ABCDEFGHJKLMNPQR"

var samples = [len(letters)]int{2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000}

// columns are the acceptance quality limits in percent nonconforming.
var columns = [...]float64{0.65, 1.0, 1.5, 2.5, 4.0, 6.5}

// The arrows of table II-A: use the first plan below or above, with its sample.
const (
	down = -1
	up   = -2
)

// accept is table II-A: acceptance numbers by letter and AQL. The rejection
// number is one more.
var accept = [len(letters)][len(columns)]int{
	//      0.65   1.0   1.5   2.5   4.0   6.5
	/* A */ {down, down, down, down, down, 0},
	/* B */ {down, down, down, down, 0, up},
	/* C */ {down, down, down, 0, up, down},
	/* D */ {down, down, 0, up, down, 1},
	/* E */ {down, 0, up, down, 1, 2},
	/* F */ {0, up, down, 1, 2, 3},
	/* G */ {up, down, 1, 2, 3, 5},
	/* H */ {down, 1, 2, 3, 5, 7},
	/* J */ {1, 2, 3, 5, 7, 10},
	/* K */ {2, 3, 5, 7, 10, 14},
	/* L */ {3, 5, 7, 10, 14, 21},
	/* M */ {5, 7, 10, 14, 21, up},
	/* N */ {7, 10, 14, 21, up, up},
	/* P */ {10, 14, 21, up, up, up},
	/* Q */ {14, 21, up, up, up, up},
	/* R */ {21, up, up, up, up, up},
}
