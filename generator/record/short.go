package record

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// alphabet of the short ids: no i, l, o, u, so that a handwritten copy is read
// back as what it was (Crockford's base 32).
var alphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// ShortestID is the length of a short id, unless two that are open at once begin
// alike: a million of them, for the hundred items that a factory may have open.
const ShortestID = 4

// Hash is a UID as 26 letters and digits that say nothing of the record. A short
// id on paper is the first few of them.
func Hash(uid string) string {
	sum := sha256.Sum256([]byte(uid))
	return alphabet.EncodeToString(sum[:16])
}

// UID is the lasting name of something that is open with a factory: its parts,
// which may hold anything.
func UID(factory, kind string, parts ...string) string {
	var b strings.Builder
	b.WriteString(factory)
	for _, p := range append([]string{kind}, parts...) {
		b.WriteByte('/')
		b.WriteString(strings.ReplaceAll(p, "/", "%2F"))
	}
	return b.String()
}

// PromiseKind is the kind of promises in a UID.
const PromiseKind = "promise"

// NameClosed puts the id of a promise where a visit closes it by its short id,
// the one of the paper. What several promises begin with is left as it is.
func (f *Factory) NameClosed() {
	var cases []PromiseCase
	for i := range f.Visits {
		for j := range f.Visits[i].Closes {
			id := &f.Visits[i].Closes[j]
			if !isShort(id.V) {
				continue
			}
			if cases == nil {
				cases = f.PromiseCases()
			}
			if full := closed(f.ID, cases, id.V); full != "" {
				id.V = full
			}
		}
	}
}

func isShort(id string) bool {
	return len(id) >= ShortestID && strings.Trim(id, "0123456789abcdefghjkmnpqrstvwxyz") == ""
}

// closed returns the promise that an id names: the one that has it, or the only
// one whose short id it can be.
func closed(factory string, cases []PromiseCase, id string) (full string) {
	for i := range cases {
		if cases[i].ID == id {
			return id
		}
	}
	for i := range cases {
		if !strings.HasPrefix(Hash(UID(factory, PromiseKind, cases[i].ID)), id) {
			continue
		}
		if full != "" {
			return ""
		}
		full = cases[i].ID
	}
	return full
}
