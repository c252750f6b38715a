package kept

import (
	"crypto/sha256"
	"hash"
	"io"
	"io/fs"
	"sync"
)

// Stamp is what shows that a file is the one that was written: by its size, times and
// place on the disk or, where those say nothing, by its contents. The zero value is
// that of no file.
type Stamp struct {
	Size int64
	// Time is when the contents were changed last, Changed when anything was, also by
	// somebody who gave the file an old time. In nanoseconds since 1970.
	Time, Changed int64
	Inode         uint64
	// Sum is of the contents; zero: nobody asked for it.
	Sum Sum
}

// Sum is the first half of the SHA-256 of a file.
type Sum [sha256.Size / 2]byte

// SumOf returns the sum of contents.
func SumOf(data []byte) Sum {
	all := sha256.Sum256(data)
	return Sum(all[:len(Sum{})])
}

// SumFrom returns the sum of all that is read.
func SumFrom(r io.Reader) (Sum, error) {
	sum := sha256.New()
	err := copyTo(sum, r)
	return Sum(sum.Sum(nil)[:len(Sum{})]), err
}

// rooms hold what is read until it is summed.
var rooms = sync.Pool{New: func() any { return new([128 << 10]byte) }}

// copyTo writes all that is read to a sum.
func copyTo(sum hash.Hash, r io.Reader) error {
	room := rooms.Get().(*[128 << 10]byte)
	defer rooms.Put(room)
	_, err := io.CopyBuffer(sum, struct{ io.Reader }{r}, room[:]) // without WriteTo, which would bring room of its own
	return err
}

// StampOf returns the stamp of a file, without a sum.
func StampOf(info fs.FileInfo) Stamp {
	return Stamp{Size: info.Size(), Time: info.ModTime().UnixNano(), Changed: changeTime(info).UnixNano(), Inode: inode(info)}
}

// IsOf reports whether a file still has the size, times and place of the stamp.
func (s Stamp) IsOf(info fs.FileInfo) bool {
	now := StampOf(info)
	now.Sum = s.Sum
	return s.Time != 0 && now == s
}

// HasSum reports whether the stamp knows the contents.
func (s Stamp) HasSum() bool { return s.Sum != Sum{} }
