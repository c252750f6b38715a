package write

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// spoolName is the file of the work folder that keeps pieces.
const spoolName = "pieces"

// Pieces are parts of files that are put together at the end, when all are there:
// they wait on the disk and not in memory. Pieces may be added from any number of
// goroutines.
type Pieces struct {
	site *Site

	mu    sync.Mutex
	spool *os.File
	size  int64
	parts map[string][]part // by the name of the file
}

// part is where the spool has a piece, and its place in the file.
type part struct {
	n            int
	offset, size int64
}

// Pieces returns a place for pieces of files. A site has one.
func (s *Site) Pieces() (*Pieces, error) {
	spool, err := os.OpenFile(filepath.Join(s.work, spoolName), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, fmt.Errorf("make room for pieces of files: %w", err)
	}
	return &Pieces{site: s, spool: spool, parts: make(map[string][]part)}, nil
}

// Close gives up the room; what was joined stays.
func (p *Pieces) Close() error { return p.spool.Close() }

// Add keeps a piece of a file: the one that stands in its n-th place. An empty piece
// is none. data is not kept.
func (p *Pieces) Add(name string, n int, data []byte) error {
	if len(data) == 0 {
		return nil
	}
	p.mu.Lock()
	at := p.size
	p.size += int64(len(data))
	p.parts[name] = append(p.parts[name], part{n, at, int64(len(data))})
	p.mu.Unlock()
	if _, err := p.spool.WriteAt(data, at); err != nil {
		return fmt.Errorf("write a piece of %s: %w", name, err)
	}
	return nil
}

// Join puts the file of all pieces with the name, in the order of their places, with
// head before, between between and tail after them.
func (p *Pieces) Join(name, head, between, tail string) error {
	p.mu.Lock()
	parts := slices.Clone(p.parts[name])
	p.mu.Unlock()
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.n, b.n) })
	size := int64(len(head) + len(tail) + max(0, len(parts)-1)*len(between))
	for _, part := range parts {
		size += part.size
	}
	readers := func() []io.Reader {
		list := []io.Reader{strings.NewReader(head)}
		for i, part := range parts {
			if i > 0 {
				list = append(list, strings.NewReader(between))
			}
			list = append(list, io.NewSectionReader(p.spool, part.offset, part.size))
		}
		return append(list, strings.NewReader(tail))
	}
	return p.site.putFrom(name, size, func() io.Reader { return io.MultiReader(readers()...) })
}

// putFrom is Put for what is read: size bytes, from their beginning each time.
func (s *Site) putFrom(name string, size int64, open func() io.Reader) error {
	if err := valid(name); err != nil {
		return err
	}
	same, exists, err := s.same(name, size, func(old *os.File) (bool, error) { return alike(old, open()) })
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return s.add(name, same, exists, func(file *os.File) error {
		_, err := io.Copy(file, open())
		return err
	})
}

// alike reports whether two readers give the same bytes.
func alike(a, b io.Reader) (bool, error) {
	const chunk = 64 << 10
	one, other := make([]byte, chunk), make([]byte, chunk)
	for {
		n, err := io.ReadFull(a, one)
		m, _ := io.ReadFull(b, other[:max(n, 1)])
		if !bytes.Equal(one[:n], other[:m]) {
			return false, nil
		}
		switch {
		case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
			return true, nil
		case err != nil:
			return false, err
		}
	}
}
