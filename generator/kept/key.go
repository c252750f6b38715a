package kept

import (
	"crypto/sha256"
	"encoding/binary"
	"io/fs"
	"time"
)

// Digest is what a key is: SHA-256.
type Digest [sha256.Size]byte

// Tick is the longest time that two changes of a file may share one time stamp, where
// the file system keeps fractions of a second.
const Tick = 20 * time.Millisecond

// Unsettled reports whether another change could leave the same times behind as one at
// t: a file that is so young is known by its contents, and read again by the next build.
func Unsettled(t, now time.Time) bool {
	old := now.Sub(t)
	return old < Tick || t.Nanosecond() == 0 && old < 3*time.Second
}

// Key distinguishes the files of a folder from every other state of theirs: by their names and
// contents or, without contents, by their names, sizes, times and places on the disk.
func Key(fsys fs.FS, dir string, contents bool) (key Digest, err error) {
	sum := sha256.New()
	now := time.Now()
	var fields []byte
	err = fs.WalkDir(fsys, dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fields = binary.AppendUvarint(fields[:0], uint64(len(name)))
		fields = append(fields, name...)
		fields = binary.AppendUvarint(fields, uint64(e.Type()))
		if e.IsDir() {
			sum.Write(fields)
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		changed := changeTime(info)
		read := contents || Unsettled(info.ModTime(), now) || Unsettled(changed, now)
		fields = binary.AppendVarint(fields, info.Size())
		if !contents {
			fields = binary.AppendVarint(fields, info.ModTime().UnixNano())
			fields = binary.AppendVarint(fields, changed.UnixNano())
			fields = binary.AppendUvarint(fields, inode(info))
		}
		if read {
			fields = append(fields, 1)
		}
		sum.Write(fields)
		if !read || !e.Type().IsRegular() {
			return nil
		}
		file, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		return copyTo(sum, file)
	})
	return Digest(sum.Sum(nil)), err
}
