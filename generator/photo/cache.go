package photo

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// edition counts the ways in which pictures have been made; raise it with every
// change that gives other bytes, so that what was kept before is not used.
const edition = 3

// key names what is made of a source by a recipe.
func key(src []byte, r Recipe) string {
	h := sha256.New()
	fmt.Fprintln(h, edition, r.widths(), r.quality())
	h.Write(src)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Maker makes pictures and remembers them. It may be used by several goroutines;
// its zero value remembers nothing.
type Maker struct {
	Recipe Recipe
	Cache  *Cache // nil: nothing is kept

	room semaphore
	made atomic.Int64
}

// Make turns, resizes and encodes a picture, or gives what it made before: the
// memory is asked first. name gives the ending that the content must agree with.
// What is wrong with a picture is found in either case; the error is an *Error.
//
// What is transparent becomes white: paper is, and a drawing made for paper can
// be read on a dark screen too.
func (m *Maker) Make(src []byte, name string) (*Set, error) {
	p, err := examine(src, name)
	if err != nil {
		return nil, err
	}
	k := key(src, m.Recipe)
	if m.Cache != nil {
		if set, ok := m.Cache.get(k); ok {
			return set, nil
		}
	}
	leave := m.room.acquire(p.needs(m.Recipe))
	defer leave()
	m.made.Add(1)
	set, err := p.make(m.Recipe)
	if err == nil && m.Cache != nil {
		m.Cache.put(set)
	}
	return set, err
}

// Made counts the photos that were unpacked and resized, and not remembered.
func (m *Maker) Made() int { return int(m.made.Load()) }

// Cache keeps pictures in a folder: a file for each photo and recipe, named by
// the content. Nothing in it is needed; what is damaged or cannot be written is
// made again. Its folder is best the user's cache folder, which serves every
// site and survives its removal, and never the site or the book.
type Cache struct {
	dir  string
	now  time.Time
	open sync.Once
	root *os.Root // nil: nothing can be kept
}

// NewCache returns the cache in a folder, which is made when the first photo asks
// for it. now is when what is used is marked as used, so that Trim keeps it.
func NewCache(dir string, now time.Time) *Cache { return &Cache{dir: dir, now: now} }

// folder returns the open folder, or nil: a cache that cannot be had is none.
func (c *Cache) folder() *os.Root {
	c.open.Do(func() {
		if os.MkdirAll(c.dir, 0o755) == nil {
			c.root, _ = os.OpenRoot(c.dir)
		}
	})
	return c.root
}

// Close closes the folder, which was opened if any photo was asked for.
func (c *Cache) Close() error {
	c.open.Do(func() {})
	if c.root == nil {
		return nil
	}
	return c.root.Close()
}

const kept = ".photo"

// get returns what was kept under a key, if it is whole.
func (c *Cache) get(key string) (*Set, bool) {
	root := c.folder()
	if root == nil {
		return nil, false
	}
	data, err := root.ReadFile(key + kept)
	if err != nil {
		return nil, false
	}
	_ = root.Chtimes(key+kept, c.now, c.now)
	pictures, ok := unpack(data)
	if !ok || len(pictures) < 2 {
		return nil, false
	}
	last := len(pictures) - 1
	return &Set{key, pictures[:last], pictures[last]}, true
}

// put keeps a set. A failure costs only time, at the next build.
func (c *Cache) put(s *Set) {
	if c.folder() == nil {
		return
	}
	f, temporary, err := c.create(s.Key)
	if err != nil {
		return
	}
	_, err = f.Write(pack(append(slices.Clone(s.Pictures), s.Print)))
	if err = errors.Join(err, f.Close()); err == nil {
		err = c.root.Rename(temporary, s.Key+kept)
	}
	if err != nil {
		c.root.Remove(temporary)
	}
}

// create makes a file that no other goroutine or program writes to.
func (c *Cache) create(key string) (f *os.File, name string, err error) {
	for n := range 100 {
		name = key + "." + strconv.Itoa(os.Getpid()) + "-" + strconv.Itoa(n) + ".tmp"
		f, err = c.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if !errors.Is(err, fs.ErrExist) {
			return f, name, err
		}
	}
	return nil, "", err
}

// Trim removes what was last made or used before a time. A cache that no photo
// was asked of is left alone.
func (c *Cache) Trim(before time.Time) error {
	if c.root == nil {
		return nil
	}
	entries, err := fs.ReadDir(c.root.FS(), ".")
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		ending := path.Ext(e.Name())
		if ending != kept && ending != ".tmp" || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && info.ModTime().Before(before) {
			if err := c.root.Remove(e.Name()); err != nil && !errors.Is(err, fs.ErrNotExist) {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

// A kept file is a line that names the format, the SHA-256 of what follows, and
// each picture, the one for paper last, as width, height and length (big-endian,
// 32 bits) and its bytes.
const head = "factorybook photo 1\n"

func pack(pictures []Picture) []byte {
	var body []byte
	for _, p := range pictures {
		for _, n := range [...]int{p.Width, p.Height, len(p.Data)} {
			body = binary.BigEndian.AppendUint32(body, uint32(n))
		}
		body = append(body, p.Data...)
	}
	sum := sha256.Sum256(body)
	return append(append([]byte(head), sum[:]...), body...)
}

func unpack(data []byte) (pictures []Picture, ok bool) {
	rest, ok := bytes.CutPrefix(data, []byte(head))
	if !ok || len(rest) < sha256.Size {
		return nil, false
	}
	sum, body := rest[:sha256.Size], rest[sha256.Size:]
	if got := sha256.Sum256(body); !bytes.Equal(got[:], sum) {
		return nil, false
	}
	for len(body) >= 12 {
		p := Picture{Width: int(binary.BigEndian.Uint32(body)), Height: int(binary.BigEndian.Uint32(body[4:]))}
		n := uint64(binary.BigEndian.Uint32(body[8:]))
		if n > uint64(len(body)-12) {
			return nil, false
		}
		p.Data = body[12 : 12+n : 12+n]
		pictures = append(pictures, p)
		body = body[12+n:]
	}
	return pictures, len(body) == 0 && len(pictures) > 0
}

// FileName is what a picture is called on the site: by its content, so that it
// says nothing of the record and an unchanged picture keeps its address.
func (s *Set) FileName(p Picture) string {
	return strings.Join([]string{s.Key, "-", strconv.Itoa(p.Width), ".jpg"}, "")
}
