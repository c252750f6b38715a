package agenda

import (
	"strconv"

	"factorybook/generator/record"
)

// ShortIDs gives every item an id that is short enough for paper: the first
// letters of a hash of its UID, four and, where two items would share them, as
// many as tell them apart. The same item has the same id in every print, while
// no other one comes that begins alike.
func ShortIDs(items []Item) {
	hashes, lengths := make([]string, len(items)), make([]int, len(items))
	for i := range items {
		hashes[i], lengths[i] = record.Hash(items[i].UID), record.ShortestID
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
