package generator_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/kept"
	"factorybook/generator/photo"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
	"factorybook/generator/write"
)

// changing is a book, and a site of it that is built again and again.
type changing struct {
	*testing.T
	*rand.Rand
	book, out string
	opt       generator.Options
	contents  bool
	program   string
	clean     bool
	old       [][]byte // states of earlier builds
	// Manifests of earlier builds.
	oldManifests [][]byte
}

func newChanging(t *testing.T, seed uint64, factories ...string) *changing {
	t.Helper()
	dir := t.TempDir()
	c := &changing{T: t, Rand: rand.New(rand.NewPCG(seed, 1)), book: filepath.Join(dir, "book"), out: filepath.Join(dir, "site"), program: "1", clean: true}
	c.copyIn("factorybook.yaml")
	for _, id := range factories {
		err := filepath.WalkDir(filepath.Join("../content/factories", id), func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				rel, _ := filepath.Rel("../content", name)
				c.copyIn(rel)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	cache := photo.NewCache(filepath.Join(dir, "photos"), now)
	t.Cleanup(func() { cache.Close() })
	root, err := os.OpenRoot(c.book)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	c.opt = generator.Options{Book: root.FS(), Now: now, Photos: &photo.Maker{Cache: cache}}
	return c
}

func (c *changing) copyIn(name string) {
	data, err := os.ReadFile(filepath.Join("../content", name))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(filepath.Join(c.book, name)), 0o777)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(c.book, name), data, 0o666)
	}
	if err != nil {
		c.Fatal(err)
	}
}

// filesBelow lists the files below a folder that match, sorted.
func filesBelow(dir string, match func(name string) bool) (list []string) {
	_ = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && match(name) {
			list = append(list, name)
		}
		return nil
	})
	return list
}

func (c *changing) one(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[c.IntN(len(list))]
}

func (c *changing) record(ext string) string {
	return c.one(filesBelow(c.book, func(name string) bool { return strings.HasSuffix(name, ext) && strings.Contains(name, "factories") }))
}

func (c *changing) rewrite(name string, change func(string) string) {
	data, err := os.ReadFile(name)
	if err != nil {
		return
	}
	if err := os.WriteFile(name, []byte(change(string(data))), 0o666); err != nil {
		c.Fatal(err)
	}
}

func (c *changing) manifest() string { return filepath.Join(c.out, ".factorybook-manifest") }

func (c *changing) state() string { return filepath.Join(filepath.Dir(c.out), ".site.next", "state") }

var (
	quantities = regexp.MustCompile(`quantity: \d+`)
	promises   = regexp.MustCompile(`promised: 20\d\d-\d\d-`)
)

// change is what may happen between two builds.
type change struct {
	name   string
	happen func(c *changing)
}

var changesOfABook = []change{
	{"nothing", func(*changing) {}},
	{"a note grows", func(c *changing) {
		c.rewrite(c.record(".md"), func(s string) string { return s + fmt.Sprintf("\nA line more, %d.\n", c.IntN(1000)) })
	}},
	{"a quantity", func(c *changing) {
		c.rewrite(c.record(".yaml"), func(s string) string {
			return quantities.ReplaceAllStringFunc(s, func(q string) string {
				if c.IntN(8) == 0 {
					return "quantity: " + fmt.Sprint(100+c.IntN(900))
				}
				return q
			})
		})
	}},
	{"a promise", func(c *changing) {
		c.rewrite(c.record(".yaml"), func(s string) string {
			return promises.ReplaceAllStringFunc(s, func(q string) string {
				if c.IntN(8) == 0 {
					return q[:len(q)-3] + fmt.Sprintf("%02d-", 1+c.IntN(12))
				}
				return q
			})
		})
	}},
	{"a byte of a record", func(c *changing) {
		c.rewrite(c.record(".yaml"), func(s string) string {
			b := []byte(s)
			b[c.IntN(len(b))] = "a1 :-"[c.IntN(5)]
			return string(b)
		})
	}},
	{"an edit that keeps size and time", func(c *changing) {
		name := c.record(".md")
		info, err := os.Stat(name)
		if err != nil {
			return
		}
		c.rewrite(name, func(s string) string { return strings.Replace(s, "e", "o", 1) })
		if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
			c.Fatal(err)
		}
	}},
	{"all as it was", func(c *changing) {
		c.copyIn("factorybook.yaml")
		for _, name := range filesBelow("../content/factories", func(string) bool { return true }) {
			rel, _ := filepath.Rel("../content", name)
			id := strings.Split(filepath.ToSlash(rel), "/")[1]
			if _, err := os.Stat(filepath.Join(c.book, "factories", id)); err == nil {
				c.copyIn(rel)
			}
		}
	}},
	{"a record is deleted", func(c *changing) { os.Remove(c.record(c.one([]string{".md", ".yaml"}))) }},
	{"a photo is another one", func(c *changing) {
		photos := filesBelow("../content", func(name string) bool { return strings.HasSuffix(name, ".jpg") })
		to := c.record(".jpg")
		if data, err := os.ReadFile(c.one(photos)); err == nil && to != "" {
			if err := os.WriteFile(to, data, 0o666); err != nil {
				c.Fatal(err)
			}
		}
	}},
	{"a photo is deleted", func(c *changing) { os.Remove(c.record(".jpg")) }},
	{"a factory has another name", func(c *changing) {
		c.rewrite(c.record("factory.yaml"), func(s string) string {
			return regexp.MustCompile(`(?m)^name: .*`).ReplaceAllString(s, "name: "+c.one([]string{"Jade Kiln", "Jade Kiln Co., Ltd.", "River Works"}))
		})
	}},
	{"the folder of a factory has another name", func(c *changing) {
		dirs, _ := filepath.Glob(filepath.Join(c.book, "factories", "*"))
		from := c.one(dirs)
		os.Rename(from, filepath.Join(filepath.Dir(from), c.one([]string{"aa-first", "mm-middle", "zz-last"})))
	}},
	{"another day", func(c *changing) {
		c.opt.AsOf = record.NewDate(2026, 11, 20) - record.Date(c.IntN(3)*40)
	}},
	{"the clock goes on, or back", func(c *changing) {
		c.opt.Now = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC).AddDate(0, 0, []int{-400, -1, 0, 1, 2, 40, 400}[c.IntN(7)])
	}},
	{"the settings", func(c *changing) {
		c.rewrite(filepath.Join(c.book, "factorybook.yaml"), func(s string) string {
			switch c.IntN(4) {
			case 0:
				return strings.Replace(s, "languages: [en, zh-Hans]", "languages: [en]", 1)
			case 1:
				return strings.Replace(s, "visit_every_days: 180", "visit_every_days: 90", 1)
			case 2:
				return s + "\n# " + fmt.Sprint(c.IntN(10)) + "\n"
			}
			if strings.Contains(s, "\nsource_url:") {
				return s
			}
			return s + "\nsource_url: https://git.example/book/blob/{commit}/{file}#L{line}\n"
		})
	}},
	{"a part of the site", func(c *changing) {
		own := filepath.Join(c.book, "templates", "parts", "foot.html")
		data, err := os.ReadFile("../templates/parts/foot.html")
		if err == nil {
			err = os.MkdirAll(filepath.Dir(own), 0o777)
		}
		if err == nil {
			err = os.WriteFile(own, bytes.Replace(data, []byte("<p>"), []byte(c.one([]string{"<p>", "<p>Ours ", "<p>{{"})), 1), 0o666)
		}
		if err != nil {
			c.Fatal(err)
		}
	}},
	{"no part of the site", func(c *changing) { os.RemoveAll(filepath.Join(c.book, "templates")) }},
	{"a logo", func(c *changing) {
		err := os.MkdirAll(filepath.Join(c.book, "files"), 0o777)
		if err == nil {
			err = os.WriteFile(filepath.Join(c.book, "files", "logo.svg"), fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="%d"/></svg>`, 1+c.IntN(3)), 0o666)
		}
		if err != nil {
			c.Fatal(err)
		}
		c.rewrite(filepath.Join(c.book, "factorybook.yaml"), func(s string) string {
			if strings.Contains(s, "\nbrand:") {
				return s
			}
			return s + "\nbrand: {logo: files/logo.svg}\n"
		})
	}},
	{"another commit", func(c *changing) {
		c.opt.Commit = c.one([]string{"", strings.Repeat("0123456789", 4), strings.Repeat("abcdef0123", 4), strings.Repeat("abcdef0123", 4) + "+", "abc", "named by hand"})
	}},
	{"another program", func(c *changing) { c.program = c.one([]string{"1", "2"}) }},
	{"another address", func(c *changing) { c.opt.BaseURL = c.one([]string{"", "https://book.example/"}) }},
	{"contents or times", func(c *changing) { c.contents = !c.contents }},
	{"in place or as a whole", func(c *changing) { c.opt.Site.InPlace = !c.opt.Site.InPlace }},
	{"a page is edited by hand", func(c *changing) {
		name := c.one(filesBelow(c.out, func(name string) bool { return filepath.Ext(name) != "" && !strings.Contains(name, ".factorybook") }))
		info, err := os.Stat(name)
		if err != nil {
			return
		}
		c.rewrite(name, func(s string) string { return strings.Replace(s, "e", "o", 1) })
		if c.IntN(2) == 0 {
			if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
				c.Fatal(err)
			}
		}
	}},
	{"a page is deleted", func(c *changing) {
		os.Remove(c.one(filesBelow(c.out, func(name string) bool { return filepath.Ext(name) != "" && !strings.Contains(name, ".factorybook") })))
	}},
	{"the state is gone", func(c *changing) { os.Remove(c.state()) }},
	{"the state is damaged", func(c *changing) {
		c.rewrite(c.state(), func(s string) string {
			if c.IntN(3) == 0 {
				return s[:c.IntN(len(s))]
			}
			b := []byte(s)
			b[c.IntN(len(b))] ^= 1 << c.IntN(8)
			return string(b)
		})
	}},
	{"the manifest is damaged", func(c *changing) {
		c.rewrite(c.manifest(), func(s string) string {
			if s == "" {
				return s
			}
			switch b := []byte(s); c.IntN(4) {
			case 0:
				return s[:c.IntN(len(s))]
			case 1:
				return ""
			case 2:
				return "something else\n"
			default:
				b[c.IntN(len(b))] ^= 1 << c.IntN(8)
				return string(b)
			}
		})
	}},
	{"the manifest is an old one", func(c *changing) {
		if len(c.oldManifests) > 0 {
			c.rewrite(c.manifest(), func(string) string { return string(c.oldManifests[c.IntN(len(c.oldManifests))]) })
		}
	}},
	{"the state is an old one", func(c *changing) {
		if len(c.old) > 0 {
			if err := os.WriteFile(c.state(), c.old[c.IntN(len(c.old))], 0o666); err != nil {
				c.Log(err) // there is no folder beside the site
			}
		}
	}},
}

// build builds the site over the last one and, with the same inputs, into an empty
// folder, and asks that they be the same.
func (c *changing) build() *generator.Report {
	c.Helper()
	again := c.opt
	again.Keep = &generator.Keep{Program: c.program, Contents: c.contents}
	again.Site.Contents = c.contents
	got, err := generator.Build(c.Context(), again, c.out, c.clean)
	if err != nil {
		c.Fatal(err)
	}
	empty := filepath.Join(c.TempDir(), "site")
	defer os.RemoveAll(empty)
	first := c.opt
	first.Site = write.Options{}
	want, err := generator.Build(c.Context(), first, empty, true)
	if err != nil {
		c.Fatal(err)
	}
	if fmt.Sprint(want.Problems) != fmt.Sprint(got.Problems) || want.Orders != got.Orders || want.Factories != got.Factories || fmt.Sprint(want.Suppressed) != fmt.Sprint(got.Suppressed) {
		c.Errorf("the reports differ: %d problems, %d orders, not %d and %d", len(got.Problems), got.Orders, len(want.Problems), want.Orders)
	}
	if !diag.HasErrors(want.Problems) {
		c.sameSites(empty, c.out)
	}
	if state, err := os.ReadFile(c.state()); err == nil {
		c.old = append(c.old, state)
	}
	if manifest, err := os.ReadFile(c.manifest()); err == nil {
		c.oldManifests = append(c.oldManifests, manifest)
	}
	return got
}

func (c *changing) sameSites(want, got string) {
	c.Helper()
	page := func(name string) bool { return !strings.HasPrefix(filepath.Base(name), ".factorybook") }
	names := func(dir string) (list []string) {
		for _, name := range filesBelow(dir, page) {
			rel, _ := filepath.Rel(dir, name)
			list = append(list, rel)
		}
		return list
	}
	wanted, have := names(want), names(got)
	if !slices.Equal(wanted, have) {
		c.Errorf("other files than of a build into an empty folder: %s", cmp.Diff(wanted, have))
		return
	}
	for _, name := range wanted {
		a, err := os.ReadFile(filepath.Join(want, name))
		if err != nil {
			c.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(got, name))
		if err != nil {
			c.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			c.Errorf("%s is not what a build into an empty folder gives", name)
		}
	}
}

// Whatever happened since the last build, the site is the one that a build into an empty
// folder gives.
func TestBuildOverALastOneGivesTheSameAsIntoAnEmptyFolder(t *testing.T) {
	steps := testenv.Sample(10, 25)
	for n := range uint64(testenv.Sample(1, 40)) {
		seed := testenv.Seed(t) + n
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			c := newChanging(t, seed, "yangjiang-tingrenfang", "zibo-shayanli")
			c.build()
			var did []string
			for range steps {
				for range 1 + c.IntN(2) {
					change := changesOfABook[c.IntN(len(changesOfABook))]
					did = append(did, change.name)
					change.happen(c)
				}
				if c.build(); t.Failed() {
					t.Fatalf("FACTORYBOOK_SEED=%d, after: %s", seed, strings.Join(did, ", "))
				}
			}
		})
	}
}

// Each change by itself, so that none hides behind another.
func TestBuildSeesEveryKindOfChange(t *testing.T) {
	if !testenv.Long() {
		t.Skip("builds after each change, twice")
	}
	c := newChanging(t, 7, "yangjiang-tingrenfang")
	c.build()
	for _, done := range changesOfABook {
		done.happen(c)
		if c.build(); t.Failed() {
			t.Fatalf("after: %s", done.name)
		}
		if done.name == "a byte of a record" || strings.Contains(done.name, "deleted") {
			i := slices.IndexFunc(changesOfABook, func(a change) bool { return a.name == "all as it was" })
			changesOfABook[i].happen(c)
			c.build()
		}
	}
}

// What did not change is not made again, also when only the commit is another one.
func TestUnchangedFactoryIsNotMadeAgain(t *testing.T) {
	c := newChanging(t, 1, "yangjiang-tingrenfang", "zibo-shayanli")
	settle := func() { time.Sleep(2 * kept.Tick) } // files that changed a moment ago are read again
	settle()
	c.opt.Commit = strings.Repeat("0123456789", 4)
	if c.build().Kept != 0 {
		t.Error("the first build kept something")
	}
	if report := c.build(); report.Kept != 2 || report.Site.Written != 0 {
		t.Errorf("nothing changed: %d of 2 factories were kept, and %d files written", report.Kept, report.Site.Written)
	}
	c.rewrite(filepath.Join(c.book, "factories/zibo-shayanli/factory.yaml"), func(s string) string { return s + "\n# A word more.\n" })
	settle()
	if kept := c.build().Kept; kept != 1 {
		t.Errorf("one of 2 factories changed, and %d were kept", kept)
	}
	c.opt.Commit = strings.Repeat("f123456789", 4)
	if report := c.build(); report.Kept != 2 || report.Site.Written == 0 {
		t.Errorf("another commit: %d of 2 factories were kept, and %d files written", report.Kept, report.Site.Written)
	}
	// A factory that comes before both gives them other places, and no other pages.
	other := filepath.Join(c.book, "factories/aa-first")
	if err := os.MkdirAll(other, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, "factory.yaml"), []byte("name: First Works\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	settle()
	if kept := c.build().Kept; kept != 2 {
		t.Errorf("a factory more, before both: %d of 2 were kept", kept)
	}
	if err := os.RemoveAll(other); err != nil {
		t.Fatal(err)
	}
	if kept := c.build().Kept; kept != 2 {
		t.Errorf("a factory less, before both: %d of 2 were kept", kept)
	}
	// The report speaks for a day of its own: with the next morning only the checks could change.
	c.opt.AsOf = record.NewDate(2026, 11, 10)
	c.opt.Now = c.opt.Now.AddDate(2, 0, 0) // nothing is dated after it
	c.build()
	c.opt.Now = c.opt.Now.AddDate(0, 0, 1)
	if report := c.build(); report.Kept != 2 || report.Site.Written != 0 {
		t.Errorf("a day later: %d of 2 factories were kept, and %d files written", report.Kept, report.Site.Written)
	}
	c.contents = true
	c.build()
	// A fresh checkout has new times for all, and what it brings is the same.
	c.copyIn("factories/yangjiang-tingrenfang/factory.yaml")
	settle()
	if kept := c.build().Kept; kept != 2 {
		t.Errorf("the same contents with other times: %d of 2 factories were kept", kept)
	}
}

// An id of a factory that was taken over, and whose ids are not in memory, is given to no
// record of another one.
func TestIDOfAFactoryThatWasTakenOverIsNotGivenAgain(t *testing.T) {
	c := newChanging(t, 1, "yangjiang-tingrenfang", "zibo-shayanli")
	if report := c.build(); diag.HasErrors(report.Problems) {
		t.Fatal(report.Problems)
	}
	id := regexp.MustCompile(`(?m)^- id: (\S+)`)
	orders := func(factory string) string {
		names, _ := filepath.Glob(filepath.Join(c.book, "factories", factory, "orders", "*.yaml"))
		return names[0]
	}
	text, err := os.ReadFile(orders("yangjiang-tingrenfang"))
	if err != nil {
		t.Fatal(err)
	}
	taken := id.FindStringSubmatch(string(text))[1]
	c.rewrite(orders("zibo-shayanli"), func(s string) string {
		at := id.FindStringSubmatchIndex(s)
		return s[:at[2]] + taken + s[at[3]:]
	})
	twice := func(p diag.Problem) bool { return p.Code == "FB0201" && strings.Contains(p.Text, taken) }
	if report := c.build(); report.Kept != 0 || !slices.ContainsFunc(report.Problems, twice) {
		t.Errorf("%s stands twice, and the build says %v", taken, report.Problems)
	}
}

// Wherever what was kept is damaged, the site is the right one, and the builds after that
// keep again.
func TestDamageToWhatWasKeptIsMended(t *testing.T) {
	c := newChanging(t, 1, "yangjiang-tingrenfang", "zibo-shayanli")
	settle := func() { time.Sleep(2 * kept.Tick) }
	settle()
	c.build()
	for n := range 6 {
		c.rewrite(c.state(), func(s string) string {
			b := []byte(s)
			b[n*len(b)/6] ^= 1
			return string(b)
		})
		c.rewrite(filepath.Join(c.book, "factories/zibo-shayanli/factory.yaml"), func(s string) string { return s + "# A word more.\n" })
		settle()
		c.build()
		c.build()
		if report := c.build(); report.Kept != 2 || t.Failed() {
			t.Fatalf("byte %d of 6: %d of 2 factories are kept", n, report.Kept)
		}
	}
}
