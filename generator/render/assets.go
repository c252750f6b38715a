package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"factorybook/generator/check"
	"factorybook/generator/colour"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Asset is a file that pages share.
type Asset struct {
	Path string
	Data []byte
}

// Assets returns the files that pages of all languages share, by path: one
// stylesheet, one script, one that sets the theme before anything is drawn, one
// that the first use of the search loads and one of the briefings, the icon, and what stands in third_party with its licences.
func (r *Renderer) Assets() ([]Asset, error) {
	style, err := r.join("styles/*.css", "pages/*/*.css", "styles/last/*.css")
	if err != nil {
		return nil, err
	}
	style = append(style, accent(&r.site.Settings.Brand)...)
	theme, err := r.join("scripts/first/*.js")
	if err != nil {
		return nil, err
	}
	printing, err := r.join("pages/briefing/print/*.js")
	if err != nil {
		return nil, err
	}
	later, err := r.join("scripts/later/*.js")
	if err != nil {
		return nil, err
	}
	script, err := r.join("scripts/*.js", "pages/*/*.js")
	if err != nil {
		return nil, err
	}
	assets := []Asset{
		{"assets/icon.svg", []byte(icon)},
		{"assets/print.js", printing},
		{"assets/search.js", later},
		{"assets/site.css", style},
		{"assets/site.js", script},
		{"assets/theme.js", theme},
	}
	libraries, err := r.libraries()
	if err != nil {
		return nil, fmt.Errorf("third_party: %w", err)
	}
	assets = append(assets, libraries...)
	slices.SortFunc(assets, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	return assets, nil
}

// libraries returns what others wrote: each folder of third_party gives its
// minified script, and its licences and notices as one text beside it.
func (r *Renderer) libraries() ([]Asset, error) {
	folders, err := fs.ReadDir(r.files, "third_party")
	if err != nil {
		return nil, err
	}
	var assets []Asset
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		dir := path.Join("third_party", folder.Name())
		scripts, err := fs.Glob(r.files, path.Join(dir, "*.min.js"))
		if err != nil {
			return nil, err
		}
		for _, name := range scripts {
			data, err := fs.ReadFile(r.files, name)
			if err != nil {
				return nil, err
			}
			assets = append(assets, Asset{"assets/" + path.Base(name), data})
		}
		licences, err := r.join(path.Join(dir, "LICENSE*"), path.Join(dir, "NOTICE*"))
		if err != nil {
			return nil, err
		}
		if len(licences) > 0 {
			assets = append(assets, Asset{"assets/" + folder.Name() + ".licence.txt", licences})
		}
	}
	return assets, nil
}

// join returns the files of the patterns after each other, by pattern, then name.
func (r *Renderer) join(patterns ...string) ([]byte, error) {
	var out bytes.Buffer
	for _, pattern := range patterns {
		names, err := fs.Glob(r.files, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			data, err := fs.ReadFile(r.files, name)
			if err != nil {
				return nil, err
			}
			out.Write(data)
			out.WriteByte('\n')
		}
	}
	return out.Bytes(), nil
}

// accent is the style of a brand's colour: what can be clicked, and the ring around what
// has the focus. Our side's drawings keep their blue, since it tells them from theirs; on
// paper and in the reader's own colours there is no accent.
func accent(b *record.Brand) string {
	light, dark, ok := check.Accents(b)
	if !ok {
		return ""
	}
	names := func(c colour.RGB, t colour.Theme) string {
		return fmt.Sprintf("{ --link: %s; --link-rule: %s; --focus: %s; }", c, c.Mix(t.Grounds()[0], 0.4), c)
	}
	return "@media screen and (forced-colors: none) {\n" +
		"  :root " + names(light, colour.Light) + "\n" +
		"  @media (prefers-color-scheme: dark) { :root:where(:not([data-theme=\"light\"])) " + names(dark, colour.Dark) + " }\n" +
		"  :root[data-theme=\"dark\"] " + names(dark, colour.Dark) + "\n}\n"
}

// Paper is the stylesheet of printed pages in the language.
func (r *Renderer) Paper() Asset { return Asset{r.site.PaperPath(), r.paper()} }

// paper is the style of printed margins. A page's own style cannot know the
// as-of day and the commit, and a page may hold no style; so they stand in a
// stylesheet that is made for the build.
func (r *Renderer) paper() []byte {
	w := r.words
	left := w.Say("paper.as_of", "day", r.site.AsOf)
	if c := words.ShortCommit(r.site.Commit.Full); c != "" {
		left += " · " + w.Say("paper.commit", "commit", c)
	}
	title := r.site.BookTitle()
	page := strings.Split(w.Say("paper.page", "page", "\x00", "pages", "\x00"), "\x00")
	var b bytes.Buffer
	font := `font: 7.5pt system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #444;`
	fmt.Fprintf(&b, "@media print {\n  @page {\n")
	fmt.Fprintf(&b, "    @top-left { content: %s; %s }\n", cssString(title), font)
	fmt.Fprintf(&b, "    @bottom-left { content: %s; %s }\n", cssString(left), font)
	fmt.Fprintf(&b, "    @bottom-right { content: %s counter(page) %s counter(pages) %s; %s }\n",
		cssString(page[0]), cssString(page[1]), cssString(page[2]), font)
	fmt.Fprintf(&b, "  }\n}\n")
	return b.Bytes()
}

// cssString quotes a text for a style sheet: everything but letters, digits and
// plain punctuation as its code, spaces too, since one behind a code belongs to it.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == ',', r == '-':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\%06x`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// icon is a chart in small: points within two limits and one beyond.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#fdfdfb"/><path d="M1 4.5h14M1 12.5h14" stroke="#a3a299" stroke-width=".8" stroke-dasharray="1.6 1.2"/><path d="M2 9l3-1.5 3 2.5 3-2 3-6" fill="none" stroke="#1c1c1a" stroke-width="1.1"/><circle cx="14" cy="2.4" r="1.5" fill="#1c1c1a"/></svg>
`
