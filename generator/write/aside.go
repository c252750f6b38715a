package write

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Aside keeps bytes on the disk that a build needs again when all factories are there, and
// the next build after it: they are the body of the state. Bytes may be added from any
// number of goroutines.
type Aside struct {
	mu   sync.Mutex
	file *os.File
	size int64
	room []byte // what was added and is not written yet
}

// asideRoom is how many bytes wait to be written at once.
const asideRoom = 256 << 10

// Aside returns the place for what is kept aside. A site has one.
func (s *Site) Aside() (*Aside, error) {
	if s.aside != nil {
		return s.aside, nil
	}
	work := beside(s.dir)
	err := os.MkdirAll(work, 0o777)
	if err == nil {
		err = os.WriteFile(filepath.Join(work, ignoreName), []byte("*\n"), 0o666)
	}
	var file *os.File
	if err == nil {
		file, err = os.OpenFile(filepath.Join(work, asideName), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
	}
	if err != nil { // nothing can be kept beside the site, nor for the next build
		if file, err = os.CreateTemp("", "factorybook-"); err != nil {
			return nil, fmt.Errorf("make room for what is kept of factories: %w", err)
		}
	}
	s.aside = &Aside{file: file}
	return s.aside, nil
}

// forget removes what was not made the state.
func (a *Aside) forget() {
	if a != nil {
		a.file.Close()
		os.Remove(a.file.Name())
	}
}

// Add keeps bytes and says where they are. data is not kept.
func (a *Aside) Add(data []byte) (at int64, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	at = a.size
	a.room = append(a.room, data...)
	a.size += int64(len(data))
	if len(a.room) >= asideRoom {
		err = a.flush()
	}
	return at, err
}

// flush writes what waits. The caller holds the lock.
func (a *Aside) flush() error {
	if _, err := a.file.WriteAt(a.room, a.size-int64(len(a.room))); err != nil {
		return fmt.Errorf("write what is kept of factories: %w", err)
	}
	a.room = a.room[:0]
	return nil
}

// ReadAt reads bytes that were added.
func (a *Aside) ReadAt(data []byte, at int64) (int, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.room) > 0 {
		if err := a.flush(); err != nil {
			return 0, err
		}
	}
	return a.file.ReadAt(data, at)
}

// end writes the index behind all else, and how long it is.
func (a *Aside) end(index []byte) error {
	_, err := a.Add(index)
	if err == nil {
		_, err = a.Add(binary.LittleEndian.AppendUint64(nil, uint64(len(index))))
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if err == nil {
		err = a.flush()
	}
	return errors.Join(err, a.file.Close())
}

// State is what the last build left for this one: the index, and whatever else was kept
// aside, at its place. Without one the index is empty.
func (s *Site) State() (index []byte, body io.ReaderAt) {
	file, err := os.Open(filepath.Join(beside(s.dir), stateName))
	if err != nil {
		return nil, nil
	}
	s.state = file
	const tail = 8
	info, err := file.Stat()
	if err != nil || info.Size() < tail {
		return nil, file
	}
	var length [tail]byte
	if _, err := file.ReadAt(length[:], info.Size()-tail); err != nil {
		return nil, file
	}
	n := binary.LittleEndian.Uint64(length[:])
	if n > uint64(info.Size()-tail) {
		return nil, file
	}
	index = make([]byte, n)
	if _, err := file.ReadAt(index, info.Size()-tail-int64(n)); err != nil {
		return nil, file
	}
	return index, file
}

// leaveState puts what was kept aside, with its index, in the place of the last state. The
// next build is glad to have it, and does without if it cannot be written.
func (s *Site) leaveState(index []byte) {
	a, err := s.Aside()
	if err != nil || a.end(index) != nil {
		return
	}
	s.state.Close()
	if os.Rename(a.file.Name(), filepath.Join(beside(s.dir), stateName)) == nil {
		s.aside = nil
	}
}
