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

// columns are the acceptance quality limits in percent nonconforming, up to 10:
// those above are for nonconformities per hundred units.
var columns = [...]float64{0.010, 0.015, 0.025, 0.040, 0.065, 0.10, 0.15, 0.25, 0.40, 0.65, 1.0, 1.5, 2.5, 4.0, 6.5, 10}

// The arrows of table II-A: use the first plan below or above, with its sample.
const (
	down = -1
	up   = -2
)

// accept is table II-A: acceptance numbers by letter and AQL. The rejection
// number is one more. generator/docs/measures.md says where it is from.
var accept = [len(letters)][len(columns)]int{
	//      0.010  0.015  0.025  0.040  0.065  0.10  0.15  0.25  0.40  0.65  1.0  1.5  2.5  4.0  6.5  10
	/* A */ {down, down, down, down, down, down, down, down, down, down, down, down, down, down, 0, down},
	/* B */ {down, down, down, down, down, down, down, down, down, down, down, down, down, 0, up, down},
	/* C */ {down, down, down, down, down, down, down, down, down, down, down, down, 0, up, down, 1},
	/* D */ {down, down, down, down, down, down, down, down, down, down, down, 0, up, down, 1, 2},
	/* E */ {down, down, down, down, down, down, down, down, down, down, 0, up, down, 1, 2, 3},
	/* F */ {down, down, down, down, down, down, down, down, down, 0, up, down, 1, 2, 3, 5},
	/* G */ {down, down, down, down, down, down, down, down, 0, up, down, 1, 2, 3, 5, 7},
	/* H */ {down, down, down, down, down, down, down, 0, up, down, 1, 2, 3, 5, 7, 10},
	/* J */ {down, down, down, down, down, down, 0, up, down, 1, 2, 3, 5, 7, 10, 14},
	/* K */ {down, down, down, down, down, 0, up, down, 1, 2, 3, 5, 7, 10, 14, 21},
	/* L */ {down, down, down, down, 0, up, down, 1, 2, 3, 5, 7, 10, 14, 21, up},
	/* M */ {down, down, down, 0, up, down, 1, 2, 3, 5, 7, 10, 14, 21, up, up},
	/* N */ {down, down, 0, up, down, 1, 2, 3, 5, 7, 10, 14, 21, up, up, up},
	/* P */ {down, 0, up, down, 1, 2, 3, 5, 7, 10, 14, 21, up, up, up, up},
	/* Q */ {0, up, down, 1, 2, 3, 5, 7, 10, 14, 21, up, up, up, up, up},
	/* R */ {up, up, 1, 2, 3, 5, 7, 10, 14, 21, up, up, up, up, up, up},
}
