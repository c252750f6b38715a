package load

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"factorybook/generator/diag"
)

// readDir lists a folder whose names the book wants to know. A name that is no text is
// reported and left out; one that other computers cannot hold is reported. A folder that
// may not be read is reported as well, and is empty.
func (l *lister) readDir(dir string) ([]fs.DirEntry, error) {
	entries, err := l.names(dir)
	if errors.Is(err, fs.ErrPermission) {
		l.forbidden(dir, "folder")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lower := make(map[string]string, len(entries))
	kept := entries[:0]
	for _, e := range entries {
		name := e.Name()
		if !utf8.ValidString(name) {
			if !ignored(name) {
				l.report(ruleNameNotText.At(diag.Place{File: strings.ToValidUTF8(path.Join(dir, name), "\ufffd")},
					diag.Say("the name of this file or folder is not UTF-8 (%+q); it is not read", name),
					diag.Say("rename it, or the whole archive: `convmv -r -f gbk -t utf-8 --notest .` for names from a Chinese Windows")))
				l.unread = append(l.unread, dir+"/")
			}
			continue
		}
		kept = append(kept, e)
		if ignored(name) || dir == factoriesDir && e.IsDir() && !ValidFactoryID(name) {
			continue // nobody's business, or no name for a factory anyway
		}
		l.portable(dir, name, lower)
	}
	return kept, nil
}

// list lists a folder and says nothing.
func (l *lister) list(dir string) ([]fs.DirEntry, error) { return fs.ReadDir(l.fsys, dir) }

// names is list for who needs the size of few entries or none.
func (l *lister) names(dir string) ([]fs.DirEntry, error) {
	if fsys, ok := l.fsys.(FolderFS); ok {
		return fsys.List(dir)
	}
	return l.list(dir)
}

// GiveRight says what to do about a file or folder without the right to read it.
var GiveRight = diag.Say("give yourself the right to read it, with `chmod -R u+rX` or by its owner")

// Forbidden is the rule about them.
func Forbidden() *diag.Rule { return ruleForbidden }

// forbidden reports what the user has no right to read. What it holds is not missing.
func (l *lister) forbidden(name, what string) {
	l.report(ruleForbidden.At(diag.Place{File: name}, diag.Say("this %s may not be read: permission denied", diag.Named(what)), GiveRight))
	if what == "folder" {
		name += "/"
	}
	l.unread = append(l.unread, name)
}

// portable reports a name that Windows cannot hold, or that Windows and macOS take for
// another one in the same folder. lower are the names so far, in small letters.
func (l *lister) portable(dir, name string, lower map[string]string) {
	small := strings.ToLower(name)
	if other, taken := lower[small]; taken {
		l.report(ruleNameElsewhere.At(diag.Place{File: path.Join(dir, name)},
			diag.Say("%q and %q differ only in capitals; Windows and macOS keep one of them", name, other), diag.Say("rename one of them")))
	} else {
		lower[small] = name
	}
	if why, better := notOnWindows(name); !why.Empty() {
		l.report(ruleNameElsewhere.At(diag.Place{File: path.Join(dir, name)}, diag.Say("Windows has no name %q: %s", name, why), diag.Say("rename it to %s", better)))
	}
}

// notOnWindows says why Windows cannot hold a name, with one like it that it can;
// "" if it can.
func notOnWindows(name string) (why diag.Message, better string) {
	const never = `<>:"|?*\`
	bad := func(c rune) bool { return c < ' ' || strings.ContainsRune(never, c) }
	stem, _, _ := strings.Cut(name, ".")
	clean := strings.TrimRight(strings.Map(func(c rune) rune {
		if bad(c) {
			return '-'
		}
		return c
	}, name), ". ")
	switch device := strings.ToLower(strings.TrimRight(stem, " ")); {
	case isDevice(device):
		return diag.Say("%s is a device there", stem), stem + "-1" + strings.TrimRight(name[len(stem):], ". ")
	case strings.ContainsFunc(name, bad):
		why = diag.Say("it holds one of the characters %s", never)
	case clean != name:
		why = diag.Say("it ends with a dot or a space")
	default:
		return diag.Message{}, ""
	}
	if clean == "" || isDevice(strings.ToLower(clean)) {
		clean += "-1"
	}
	return why, clean
}

// isDevice reports whether Windows has a device of this name, such as con or com1.
func isDevice(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	port, number := strings.CutPrefix(name, "com")
	if !number {
		port, number = strings.CutPrefix(name, "lpt")
	}
	return number && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}

// maxFolders is how deep folders may be nested. The way to a file is walked from the
// top each time, so the time for a deep one grows with its depth.
const maxFolders = 100

// walk calls visit for every file below a folder, and for each folder that is too deep
// it reports a problem instead.
func (l *lister) walk(dir string, depth int, visit func(name string, e fs.DirEntry)) error {
	if depth > maxFolders {
		l.report(ruleTooDeep.At(diag.Place{File: dir}, diag.Say("more than %d folders stand in each other; what is below is not read", maxFolders), diag.Say("move it up, or delete it")))
		return nil
	}
	entries, err := l.readDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch {
		case ignored(e.Name()):
		case e.IsDir():
			if err := l.walk(name, depth+1, visit); err != nil {
				return err
			}
		default:
			visit(name, e)
		}
	}
	return nil
}
