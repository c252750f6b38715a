package agenda

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// alphabet of the short ids: no i, l, o, u, so that a handwritten copy is read
// back as what it was (Crockford's base 32).
var alphabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// shortest is the length of a short id: a million of them, for the hundred items
// that a factory may have open.
const shortest = 4

// ShortIDs gives every item an id that is short enough for paper: the first
// letters of a hash of its UID, four and, where two items would share them, as
// many as tell them apart. The same item has the same id in every print, while
// no other one comes that begins alike.
func ShortIDs(items []Item) {
	hashes, lengths := make([]string, len(items)), make([]int, len(items))
	for i := range items {
		hashes[i], lengths[i] = Hash(items[i].UID), shortest
	}
	for clash := true; clash; {
		taken := make(map[string]int, len(items))
		for i, h := range hashes {
			taken[h[:lengths[i]]]++
		}
		clash = false
		for i, h := range hashes {
			if taken[h[:lengths[i]]] > 1 && lengths[i] < len(h) {
				lengths[i]++
				clash = true
			}
		}
	}
	for i, h := range hashes {
		items[i].ID = h[:lengths[i]]
	}
}

// Hash is a UID as 26 letters and digits that say nothing of the record.
func Hash(uid string) string {
	sum := sha256.Sum256([]byte(uid))
	return alphabet.EncodeToString(sum[:16])
}

// join makes a UID of its parts, which may hold anything.
func join(factory, kind string, parts []string) string {
	var b strings.Builder
	b.WriteString(factory)
	for _, p := range append([]string{kind}, parts...) {
		b.WriteByte('/')
		b.WriteString(strings.ReplaceAll(p, "/", "%2F"))
	}
	return b.String()
}

// unique tells items apart that nothing else does, such as two balances of one
// order, by their place.
func (l *lister) unique(uid string) string {
	if l.seen == nil {
		l.seen = make(map[string]int)
	}
	l.seen[uid]++
	if n := l.seen[uid]; n > 1 {
		return uid + "/" + strconv.Itoa(n)
	}
	return uid
}
