package check

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"

	"factorybook/generator/diag"
)

// LinkKind says where a link of a note leads.
type LinkKind uint8

const (
	// Refused leads where no page may: another scheme, a host without a scheme,
	// or something that is no address.
	Refused LinkKind = iota
	// Astray is a path that leaves the factory's folder.
	Astray
	// Outside is a web, mail or telephone address.
	Outside
	// Inside is a file below the factory's folder, or a place on the same page.
	Inside
)

// schemes are those that a link may have; a link with another is shown as text.
var schemes = []string{"http", "https", "mailto", "tel"}

// Link is the destination of a link or picture, judged.
type Link struct {
	Kind LinkKind
	// URL is the destination with its escapes resolved; nil when it is none.
	URL *url.URL
	// Path is the file that an inside link names, relative to the factory's
	// folder and cleaned; "" for a place on the same page.
	Path string
	// Why says what is wrong with a link that is neither inside nor outside, as in
	// "has the scheme javascript".
	Why diag.Message
}

// ParseLink judges a destination as it stands in Markdown. The check refuses
// what render would not make a link of: both ask here.
func ParseLink(destination []byte) Link {
	raw := string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(destination))))
	clean := strings.TrimFunc(raw, func(c rune) bool { return c <= ' ' || unicode.IsControl(c) })
	if strings.ContainsFunc(clean, unicode.IsControl) {
		return Link{Why: diag.Say("holds a control character")}
	}
	u, err := url.Parse(clean)
	switch {
	case err != nil:
		return Link{Why: diag.Say("is no address")}
	case u.Scheme != "":
		return outside(u)
	case u.Host != "" || strings.HasPrefix(clean, "//") || u.User != nil:
		return Link{URL: u, Why: diag.Say("names another host without a scheme")}
	}
	return inside(u)
}

func outside(u *url.URL) Link {
	web := u.Scheme == "http" || u.Scheme == "https" // url.Parse lowers the case
	switch {
	case !slices.Contains(schemes, u.Scheme):
		return Link{URL: u, Why: diag.Say("has the scheme %s", u.Scheme)}
	case web && u.Host == "":
		return Link{URL: u, Why: diag.Say("names no host")}
	case web && u.User != nil:
		return Link{URL: u, Why: diag.Say("has a user name before its host")}
	}
	return Link{Kind: Outside, URL: u}
}

func inside(u *url.URL) Link {
	if u.Path == "" {
		return Link{Kind: Inside, URL: u}
	}
	name, why := localPath(u.Path)
	if !why.Empty() {
		return Link{Kind: Astray, URL: u, Why: why}
	}
	return Link{Kind: Inside, URL: u, Path: name}
}

// localPath cleans the path of a file below the factory's folder; why says what
// is wrong with one that leaves it.
func localPath(name string) (clean string, why diag.Message) {
	clean = path.Clean(name)
	switch {
	case strings.HasPrefix(name, "/"):
		return "", diag.Say("begins at the root, not in the factory's folder")
	case strings.Contains(name, `\`):
		return "", diag.Say(`has a \; paths are written with /`)
	case len(name) > 1 && name[1] == ':':
		return "", diag.Say("begins with a drive")
	case clean == ".." || strings.HasPrefix(clean, "../"):
		return "", diag.Say("leaves the factory's folder")
	case strings.ContainsFunc(name, unicode.IsControl):
		return "", diag.Say("holds a control character")
	}
	return clean, diag.Message{}
}
