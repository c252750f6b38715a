package write

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/kept"
)

// The manifest of a site lists the files that builds wrote: only those are ever replaced
// or removed. It begins with a line that holds the sum of the others, so that damage is
// seen. Beside the site, with what the next build may know, stands the same list with
// how each file was left: should the manifest be lost, damaged or an old one, it takes
// its place.

// sumLine begins the first line of a list. A tab is in no name of a file.
const sumLine = "sha256 of the lines below\t"

// summed puts the sum of the lines before them.
func summed(lines []byte) []byte {
	sum := sha256.Sum256(lines)
	return slices.Concat([]byte(sumLine+hex.EncodeToString(sum[:])+"\n"), lines)
}

// unsummed returns the lines after that of their sum, and whether they are those that
// were summed.
func unsummed(text []byte) (lines []byte, ok bool) {
	first, lines, _ := bytes.Cut(text, []byte("\n"))
	sum := sha256.Sum256(lines)
	return lines, string(first) == sumLine+hex.EncodeToString(sum[:])
}

// manifestOf is the text of a manifest; names are sorted.
func manifestOf(names []string) []byte {
	return summed([]byte(strings.Join(names, "\n") + "\n"))
}

// readManifest returns the files that earlier builds wrote into a folder, as far as its
// manifest can be read; torn: something is missing or wrong in it. None at all is
// fs.ErrNotExist.
func readManifest(dir string) (names map[string]bool, torn bool, err error) {
	text, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return map[string]bool{}, false, err
	}
	lines, whole := unsummed(text)
	bare := !whole && !bytes.Contains(text, []byte("\t"))
	if bare {
		// Earlier versions wrote names in their order, and no sum.
		lines, whole = text, bytes.HasSuffix(text, []byte("\n"))
	}
	names = make(map[string]bool)
	last := ""
	for line := range strings.Lines(string(lines)) {
		name := strings.TrimSuffix(line, "\n")
		if valid(name) == nil {
			names[name] = true
		}
		whole = whole && (!bare || last < name || line == "\n")
		last = name
	}
	return names, !whole, nil
}

// forgetSteps gives up a list of which nobody knows how much was done: all is made
// again, now or by a later build, and nothing in the way is foreign.
func (s *Site) forgetSteps() error {
	name := filepath.Join(s.dir, manifestName)
	text, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	lines, ok := unsummed(text)
	if !ok {
		lines = text
	}
	stage := filepath.Join(s.dir, stageName)
	part := filepath.Join(stage, manifestName)
	err = os.WriteFile(part, slices.Concat([]byte(sumLine+"unknown\n"), lines), 0o666)
	if err == nil {
		err = os.Rename(part, name)
	}
	if err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	return os.RemoveAll(stage)
}

// remember finds out which files of the folder builds wrote.
func (s *Site) remember() error {
	names, torn, err := readManifest(s.dir)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return err
	}
	s.before, s.torn = names, torn
	if s.sum, err = sumOfManifest(s.dir); err != nil {
		return err
	}
	if s.torn {
		s.sum = "torn"
	}
	stamps, of := readStamps(beside(s.dir), s.sum)
	if of == s.sum {
		return nil
	}
	for name, stamp := range stamps {
		// Without a manifest this may be another folder of the same name: files in it
		// are those of a build if they stand as it left them.
		if !missing || s.as(name, stamp) {
			s.before[name] = true
		}
	}
	s.unsaid = s.torn || len(stamps) > 0
	return nil
}

// sumOfManifest is the first line of a manifest, which tells it from every other one;
// "" where there is none.
func sumOfManifest(dir string) (string, error) {
	file, err := os.Open(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	defer file.Close()
	head := make([]byte, len(sumLine)+2*sha256.Size)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", err
	}
	return strings.ToValidUTF8(string(head[:n]), "?"), nil
}

// as reports whether a file stands as a build left it, by time or by contents.
func (s *Site) as(name string, stamp kept.Stamp) bool {
	full := filepath.Join(s.dir, filepath.FromSlash(name))
	info, err := os.Lstat(full)
	if err != nil || !info.Mode().IsRegular() || info.Size() != stamp.Size {
		return false
	}
	if !stamp.HasSum() {
		return info.ModTime().UnixNano() == stamp.Time
	}
	return hasSum(full, stamp.Sum)
}

// ours reports whether a file that is there may be replaced: a build wrote it. Of a
// folder in which builds wrote, but nobody knows any more what, every file is theirs of
// which the name is that of a file of the new site.
func (s *Site) ours(name string) bool { return s.before[name] || s.torn }

// mendManifest writes a manifest that was lost or damaged anew, before anything is done
// by it: whoever removes what builds wrote must know all of that. It is written in the
// next tree, so that a build that is killed meanwhile leaves no half of it in the site.
func (s *Site) mendManifest() error {
	if !s.unsaid {
		return nil
	}
	for name := range s.put {
		if info, err := s.root.Lstat(name); err == nil && info.Mode().IsRegular() {
			s.before[name] = true
		}
	}
	names := make([]string, 0, len(s.before))
	for name := range s.before {
		names = append(names, name)
	}
	slices.Sort(names)
	err := s.writeManifest(s.inTree(manifestName), names)
	if err == nil {
		err = os.Rename(s.inTree(manifestName), filepath.Join(s.dir, manifestName))
	}
	s.unsaid, s.touched = false, true
	return err
}

func (s *Site) writeManifest(name string, names []string) error {
	text := manifestOf(names)
	s.sum = string(text[:len(sumLine)+2*sha256.Size])
	if err := os.WriteFile(name, text, 0o666); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	return nil
}

// stamps lists the files of the new site as they were left, after the sum of its
// manifest.
func (s *Site) stamps() []byte {
	names := make([]string, 0, len(s.put))
	for name := range s.put {
		names = append(names, name)
	}
	slices.Sort(names)
	lines := fmt.Appendf(nil, "%q\n", s.sum)
	for _, name := range names {
		stamp := s.put[name]
		lines = strconv.AppendInt(lines, stamp.Size, 10)
		lines = append(lines, '\t')
		lines = strconv.AppendInt(lines, stamp.Time, 10)
		lines = append(lines, '\t')
		if stamp.HasSum() {
			lines = hex.AppendEncode(lines, stamp.Sum[:])
		}
		lines = append(append(append(lines, '\t'), name...), '\n')
	}
	return summed(lines)
}

// readStamps reads the list that stamps gives, and of which manifest it is; a damaged
// one is as good as none. Of the manifest with the sum only that much is read.
func readStamps(work, sum string) (stamps map[string]kept.Stamp, of string) {
	file, err := os.Open(filepath.Join(work, stampsName))
	if err != nil {
		return nil, ""
	}
	defer file.Close()
	text := bufio.NewReader(file)
	first, _ := text.ReadString('\n')
	second, _ := text.ReadString('\n')
	if of, err = strconv.Unquote(strings.TrimSuffix(second, "\n")); err == nil && of == sum {
		return nil, of
	}
	rest, err := io.ReadAll(text)
	if err != nil {
		return nil, ""
	}
	lines, ok := unsummed(slices.Concat([]byte(first), []byte(second), rest))
	if !ok {
		return nil, ""
	}
	stamps = make(map[string]kept.Stamp)
	for line := range strings.Lines(string(lines)) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(parts) != 4 || valid(parts[3]) != nil {
			continue
		}
		var stamp kept.Stamp
		stamp.Size, _ = strconv.ParseInt(parts[0], 10, 64)
		stamp.Time, _ = strconv.ParseInt(parts[1], 10, 64)
		if sum, err := hex.DecodeString(parts[2]); err == nil {
			copy(stamp.Sum[:], sum)
		}
		stamps[parts[3]] = stamp
	}
	return stamps, of
}
