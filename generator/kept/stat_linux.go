package kept

import (
	"io/fs"
	"syscall"
	"time"
)

// changeTime is when a file was changed in any way, also by somebody who gave it an
// old time.
func changeTime(info fs.FileInfo) time.Time {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(st.Ctim.Unix())
	}
	return info.ModTime()
}

// inode is the place of a file on its disk, or 0.
func inode(info fs.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ino
	}
	return 0
}
