package mail

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// parameterIn finds the parameters of a header like Content-Disposition: the name,
// the number of a piece, a * when the piece is percent-encoded, and the value.
var parameterIn = regexp.MustCompile(`;\s*([^\s;=*"]+)(?:\*([0-9]+))?(\*?)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)`)

var unquote = strings.NewReplacer(`\"`, `"`, `\\`, `\`)

// parameter is the value of a parameter of a header, in whatever way it was written:
// name= with encoded words or bare bytes in it, name*= with percent signs and the
// encoding before it, and pieces name*0*=, name*1= that may be cut within a character
// (RFC 2231). Package mime of Go drops what is neither ASCII nor UTF-8 there.
func parameter(header, name string) string {
	type piece struct {
		number  int
		encoded bool
		value   string
	}
	var plain string
	var pieces []piece
	for _, p := range parameterIn.FindAllStringSubmatch(header, -1) {
		if !strings.EqualFold(p[1], name) {
			continue
		}
		value := strings.TrimSpace(p[4])
		if strings.HasPrefix(value, `"`) {
			value = unquote.Replace(strings.Trim(value, `"`))
		}
		if p[2] == "" && p[3] == "" {
			plain = cmp.Or(plain, text(value))
			continue
		}
		number, _ := strconv.Atoi(p[2])
		pieces = append(pieces, piece{number, p[3] != "", value})
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.number, b.number) })
	var data []byte
	in := ""
	for i, p := range pieces {
		if i == 0 && p.encoded {
			if parts := strings.SplitN(p.value, "'", 3); len(parts) == 3 {
				in, p.value = strings.ToLower(parts[0]), parts[2]
			}
		}
		if p.encoded {
			data = append(data, escaped(p.value, '%')...)
		} else {
			data = append(data, p.value...)
		}
	}
	if in == "" { // nothing says in which encoding it is
		return cmp.Or(text(string(data)), plain)
	}
	return cmp.Or(strings.Join(strings.Fields(decode(data, in)), " "), plain)
}

// escaped are the bytes of a text in which mark and two hexadecimal digits are one.
func escaped(s string, mark byte) []byte {
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] == mark && i+2 < len(s) {
			if n, ok := hex(s[i+1 : i+3]); ok {
				b = append(b, n)
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return b
}
