package write

import (
	"io/fs"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// exchange gives two files or folders each other's names, at once.
func exchange(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}

// mountPoint reports whether something is mounted at dir: its folder cannot be moved.
// By the device number alone one would miss a bind mount of the same disk.
func mountPoint(dir string) bool {
	var st unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, dir, unix.AT_SYMLINK_NOFOLLOW, 0, &st)
	return err == nil && st.Attributes_mask&unix.STATX_ATTR_MOUNT_ROOT != 0 && st.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}

// identity distinguishes a folder from every other one of its disk, whatever it is called.
func identity(info fs.FileInfo) string {
	return strconv.FormatUint(info.Sys().(*syscall.Stat_t).Ino, 10)
}

// giveOwner gives a folder the owner of the one that it stands for.
func giveOwner(dir string, now, was fs.FileInfo) error {
	has, had := now.Sys().(*syscall.Stat_t), was.Sys().(*syscall.Stat_t)
	if has.Uid == had.Uid && has.Gid == had.Gid {
		return nil
	}
	return os.Lchown(dir, int(had.Uid), int(had.Gid))
}
