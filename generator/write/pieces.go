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

	"factorybook/generator/kept"
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
	old   map[string]*os.File
}

// Piece is where a file has the piece that stands in its N-th place.
type Piece struct {
	N            int
	Offset, Size int64
}

// part is a piece in the spool or in the file that the last build left.
type part struct {
	Piece
	old bool
}

// Pieces returns a place for pieces of files. A site has one.
func (s *Site) Pieces() (*Pieces, error) {
	spool, err := os.OpenFile(filepath.Join(s.work, spoolName), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, fmt.Errorf("make room for pieces of files: %w", err)
	}
	return &Pieces{site: s, spool: spool, parts: make(map[string][]part), old: make(map[string]*os.File)}, nil
}

// Close gives up the room; what was joined stays.
func (p *Pieces) Close() error {
	for _, file := range p.old {
		file.Close()
	}
	return p.spool.Close()
}

// AddOld keeps a piece that the file which stands already has, for its n-th place.
func (p *Pieces) AddOld(name string, n int, at Piece) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.parts[name] = append(p.parts[name], part{Piece{n, at.Offset, at.Size}, true})
}

// Add keeps a piece of a file: the one that stands in its n-th place. An empty piece
// is none. data is not kept.
func (p *Pieces) Add(name string, n int, data []byte) error {
	if len(data) == 0 {
		return nil
	}
	p.mu.Lock()
	at := p.size
	p.size += int64(len(data))
	p.parts[name] = append(p.parts[name], part{Piece{n, at, int64(len(data))}, false})
	p.mu.Unlock()
	if _, err := p.spool.WriteAt(data, at); err != nil {
		return fmt.Errorf("write a piece of %s: %w", name, err)
	}
	return nil
}

// Join puts the file of all pieces with the name, in the order of their places, with
// head before, between between and tail after them. It returns where they stand.
func (p *Pieces) Join(name, head, between, tail string) ([]Piece, error) {
	p.mu.Lock()
	parts := slices.Clone(p.parts[name])
	p.mu.Unlock()
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.N, b.N) })
	if slices.ContainsFunc(parts, func(a part) bool { return a.old }) {
		file, err := p.site.root.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read the pieces of %s: %w", name, err)
		}
		p.old[name] = file
	}
	places := make([]Piece, len(parts))
	at := int64(len(head))
	for i, part := range parts {
		places[i] = Piece{part.N, at, part.Size}
		at += part.Size + int64(len(between))
	}
	size := int64(len(head) + len(tail) + max(0, len(parts)-1)*len(between))
	for _, part := range parts {
		size += part.Size
	}
	readers := func() []io.Reader {
		list := []io.Reader{strings.NewReader(head)}
		for i, part := range parts {
			if i > 0 {
				list = append(list, strings.NewReader(between))
			}
			from := p.spool
			if part.old {
				from = p.old[name]
			}
			list = append(list, io.NewSectionReader(from, part.Offset, part.Size))
		}
		return append(list, strings.NewReader(tail))
	}
	return places, p.site.putFrom(name, size, func() io.Reader { return io.MultiReader(readers()...) })
}

// putFrom is Put for what is read: size bytes, from their beginning each time.
func (s *Site) putFrom(name string, size int64, open func() io.Reader) error {
	if err := valid(name); err != nil {
		return err
	}
	stamp, same, exists, err := s.same(name, size, func(old *os.File) (bool, error) { return alike(old, open()) })
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if s.contents {
		if stamp.Sum, err = kept.SumFrom(open()); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return s.add(name, stamp, same, exists, func(file *os.File) error {
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
