package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/history"
	"factorybook/generator/photo"
	"factorybook/generator/watch"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

func newBuild(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "build [BOOK]",
		Short: "Check the book and write its site",
		Long: "build checks the book and writes its site into public in the book, which is never read, or\n" +
			"into the folder of -o, which must lie outside the book. What else is in that folder stays.\n" +
			"Factories of which nothing changed since the last build are taken over from it; in a folder\n" +
			"in which all times are new, such as a fresh checkout, --hash finds them.\n" +
			"When a problem is an error, the last good site stays as it is. The new site appears at\n" +
			"once: it is put together beside its folder, as .public.next, and the two are exchanged.\n" +
			"Where another program holds the folder itself, such as a container, use --in-place.\n" +
			"A very large book can be built in parts on several machines, each with --shard 3/16 into\n" +
			".factorybook/parts in the book, or the folder of -o; --assemble makes the site of all parts\n" +
			"that stand there, or in the folders that it is told.",
		Example: "  factorybook build\n  factorybook build -o ../site --as-of 2026-06-30\n  factorybook build --edition factory:anji-qizhuwu\n  factorybook build --shard 1/2\n  factorybook build --shard 2/2\n  factorybook build --assemble",
	}
	book := bookFlag(cmd)
	out := cmd.Flags().StringP("output", "o", "", "the site's `folder` (default: public in the book)")
	asOf := cmd.Flags().String("as-of", "", "the `date` that the site speaks for (default: the book's as_of, else today)")
	edition := cmd.Flags().String("edition", "internal", "internal, or factory:`ID` for what may be handed to that factory")
	baseURL := cmd.Flags().String("base-url", "", "the `address` of the site, for links in its feeds and calendars (default: they name none)")
	clean := cmd.Flags().Bool("clean", false, "remove pages that an earlier build wrote and this one does not")
	inPlace := cmd.Flags().Bool("in-place", false, "change the files where they stand, factory by factory, instead of exchanging the folder")
	hash := cmd.Flags().Bool("hash", false, "know files that did not change since the last build by their contents, not by size and time")
	verbose := cmd.Flags().Bool("verbose", false, "say how long each stage took")
	shard := cmd.Flags().String("shard", "", "make one `part` of several, such as 3/16, for --assemble")
	assembling := cmd.Flags().Bool("assemble", false, "make the site of its parts, in the folders that are named; the book is that of --book")
	watching := cmd.Flags().Bool("watch", false, "go on, and build again each time that a record was saved, until Ctrl-C")
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if *assembling {
			return nil
		}
		return cobra.MaximumNArgs(1)(cmd, args)
	}
	for _, other := range []string{"watch", "edition", "hash"} {
		cmd.MarkFlagsMutuallyExclusive("shard", "assemble", other)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var parts []string
		if *assembling {
			parts, args = args, nil
		}
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		part, err := shardFlag(*shard)
		if err != nil {
			return err
		}
		if *assembling && len(parts) == 0 {
			if parts, err = at.parts(); err != nil {
				return err
			}
		}
		if id, ok, err := editionFor(*edition); err != nil || ok {
			if err != nil {
				return err
			}
			return buildEdition(cmd.Context(), e, at, id, *out, *asOf)
		}
		folder, err := at.outputDir(*out)
		if part.Of > 0 && *out == "" {
			folder, err = at.partDir(part)
		}
		if err != nil {
			return err
		}
		once := func(ctx context.Context) error {
			began := e.now()
			defer boundGarbage(e)()
			opened, err := openBook(ctx, e, at, *asOf)
			if err != nil {
				return err
			}
			defer opened.close()
			opened.withPhotos()
			if id := programID(*hash); id != "" {
				opened.Keep = &generator.Keep{Program: id, Contents: *hash}
			}
			decided := endSoon(ctx, opened.line, e)
			defer decided()
			opened.Site = write.Options{InPlace: *inPlace, Contents: *hash, Apart: []string{at.dir}, Deciding: decided, Waiting: func() {
				fmt.Fprintf(e.stderr, "another build writes into %s; waiting for it\n", folder)
			}}
			if opened.BaseURL, err = siteAddress(*baseURL); err != nil {
				return err
			}
			var report *generator.Report
			switch {
			case part.Of > 0:
				report, err = buildPart(ctx, opened, part, folder)
			case *assembling:
				report, err = assemble(ctx, opened, parts, folder, *clean)
			default:
				report, err = generator.Build(ctx, opened.Options, folder, *clean)
			}
			opened.progressDone()
			if err != nil {
				return err
			}
			if err := opened.report(e, report, ""); err != nil {
				return err
			}
			if diag.HasErrors(report.Problems) {
				fmt.Fprintln(e.stderr, "nothing was written: the last good site, if there is one, stays")
				return errProblems
			}
			site := report.Site
			fmt.Fprintf(e.stdout, "%s: %s, %s, as of %s: %d files written, %d unchanged", folder,
				count(report.Factories, "factory", "factories"), count(report.Orders, "order", "orders"), report.AsOf, site.Written, site.Unchanged)
			if site.Removed > 0 {
				fmt.Fprintf(e.stdout, ", %d removed", site.Removed)
			}
			fmt.Fprintln(e.stdout)
			if *verbose {
				if err := sayTimes(e, report, e.now().Sub(began)); err != nil {
					return err
				}
			}
			if opened.noGit != nil {
				fmt.Fprintf(e.stderr, "the site names no commit: %v\n", opened.noGit)
			}
			if site.Stale > 0 && part.Of == 0 {
				fmt.Fprintf(e.stderr, "%s of an earlier build not made any more; --clean removes them\n", count(site.Stale, "file is", "files are"))
			}
			return nil
		}
		if *watching {
			return againAndAgain(cmd.Context(), e, at, once)
		}
		return once(cmd.Context())
	}
	return cmd
}

// shardFlag reads which part of how many is to be made; "" is none.
func shardFlag(text string) (generator.Shard, error) {
	if text == "" {
		return generator.Shard{}, nil
	}
	n, of, ok := strings.Cut(text, "/")
	part, err := strconv.Atoi(n)
	parts, err2 := strconv.Atoi(of)
	if !ok || err != nil || err2 != nil || part < 1 || part > parts || parts > maxShards {
		return generator.Shard{}, usageError{text: fmt.Sprintf("--shard %q is no part of several, counted from 1", text), hint: "--shard 3/16"}
	}
	return generator.Shard{N: part, Of: parts}, nil
}

// maxShards is far beyond what any book has a use for.
const maxShards = 1000

// partsFolder is where parts of a site wait in the book. What begins with a dot is never
// read as a record.
const partsFolder = ".factorybook/parts"

// partDir is the folder of a part in the book.
func (p place) partDir(part generator.Shard) (string, error) {
	name := filepath.Join(filepath.FromSlash(partsFolder), fmt.Sprintf("%d-of-%d", part.N, part.Of))
	return filepath.Join(p.dir, name), noLinks(p.dir, name)
}

// parts are the folders of all parts in the book.
func (p place) parts() (folders []string, err error) {
	dir := filepath.Join(p.dir, filepath.FromSlash(partsFolder))
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			folders = append(folders, filepath.Join(dir, e.Name()))
		}
	}
	if len(folders) == 0 {
		return nil, usageError{text: "there are no parts in " + dir, hint: p.command("build", "--shard", "1/4") + ", and so on"}
	}
	return folders, nil
}

// buildPart makes a part of a site.
func buildPart(ctx context.Context, b *openedBook, part generator.Shard, folder string) (*generator.Report, error) {
	if err := b.sameProgram(); err != nil {
		return nil, err
	}
	return generator.BuildShard(ctx, b.Options, part, folder)
}

// assemble makes a site of all its parts.
func assemble(ctx context.Context, b *openedBook, parts []string, folder string, clean bool) (*generator.Report, error) {
	if err := b.sameProgram(); err != nil {
		return nil, err
	}
	folders := make([]fs.FS, len(parts))
	for i, part := range parts {
		root, err := os.OpenRoot(part)
		if err != nil {
			return nil, usageError{text: fmt.Sprintf("no part at %s: %v", part, err), hint: b.command("build", "--shard", "1/"+strconv.Itoa(max(2, len(parts))), "-o", part)}
		}
		defer root.Close()
		folders[i] = root.FS()
	}
	report, err := generator.Assemble(ctx, b.Options, folders, folder, clean)
	var wrong *generator.PartError
	if errors.As(err, &wrong) {
		return nil, usageError{text: err.Error(), hint: "make all parts of one state of the book, with the same version, --as-of and --base-url"}
	}
	return report, err
}

// sameProgram has parts name the program that makes them by its contents: they come from
// several machines.
func (b *openedBook) sameProgram() error {
	id := programID(true)
	if id == "" {
		return errors.New("the program's own file cannot be read; parts name it")
	}
	b.Keep = &generator.Keep{Program: id, Contents: true}
	return nil
}

// sayTimes says how long each stage of a run took, in the language of the book.
func sayTimes(e env, report *generator.Report, took time.Duration) error {
	w, err := words.LoadWords(templates.Files, report.Language)
	if err != nil {
		return err
	}
	for _, line := range report.Times.Say(w) {
		fmt.Fprintln(e.stderr, line)
	}
	fmt.Fprintln(e.stderr, generator.SayWhole(w, took, report.Workers))
	return nil
}

// againAndAgain builds the book now and after each change, until ctx ends. What is wrong
// with it meanwhile has been said, and ends nothing.
func againAndAgain(ctx context.Context, e env, at place, build func(context.Context) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	changed := make(chan struct{}, 1)
	if err := watch.Book(ctx, at.dir, func(map[string]bool) {
		select {
		case changed <- struct{}{}:
		default: // one build sees all that happened before it
		}
	}, func(err error) { stop(err) }); err != nil {
		return err
	}
	for first := true; ; first = false {
		err := build(ctx)
		var usage usageError
		switch {
		case err == nil, errors.Is(err, errProblems), ctx.Err() != nil:
		case first && errors.As(err, &usage):
			return err
		default:
			sayError(e, err.Error(), "")
		}
		select {
		case <-changed:
		case <-ctx.Done():
			if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
				return err
			}
			return nil
		}
	}
}

// siteAddress checks the address of a site; "" is none.
func siteAddress(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", usageError{text: fmt.Sprintf("--base-url %q is no address of a site", text), hint: "--base-url https://book.example.com/"}
	}
	return text, nil
}

// photoCache makes photos with a memory in the user's cache folder, of what was
// used in the last three months. A machine without such a folder resizes them each
// time, and nothing else is different.
func photoCache(e env) (photos *photo.Maker, done func()) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return new(photo.Maker), func() {}
	}
	now := e.now()
	cache := photo.NewCache(filepath.Join(dir, "factorybook", "photos"), now)
	return &photo.Maker{Cache: cache}, func() {
		_ = cache.Trim(now.AddDate(0, -3, 0))
		_ = cache.Close()
	}
}

// openedBook is a book's folder, ready for the generator.
type openedBook struct {
	generator.Options
	place
	prefix string // from the top of its repository, for tools that work from there
	noGit  error  // why Commit is empty
	root   *os.Root
	photos func() // what is to be done with the memory of photos at the end, or nil
	line   *progressLine
	e      env
}

// openFolder opens the book so that nothing in it can lead outside.
func openFolder(e env, at place) (*openedBook, error) {
	now, err := e.clock()
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(at.dir)
	if err != nil {
		return nil, usageError{text: fmt.Sprintf("no book at %s: %v", at.dir, err), hint: "name the folder that holds factorybook.yaml"}
	}
	b := &openedBook{place: at, root: root, line: newProgressLine(e), e: e}
	b.Options = generator.Options{Book: bookFS{root.FS().(rootFS), root}, Now: now}
	if b.line != nil {
		b.Progress = b.line.show
	}
	return b, nil
}

// openBook opens the book for a report on a day.
func openBook(ctx context.Context, e env, at place, asOf string) (*openedBook, error) {
	day, err := dateFlag("as-of", asOf)
	if err != nil {
		return nil, err
	}
	b, err := openFolder(e, at)
	if err != nil {
		return nil, err
	}
	b.AsOf = day
	b.Commit, b.noGit = history.Commit(ctx, at.dir)
	b.prefix = history.Prefix(ctx, at.dir)
	return b, nil
}

// path is where a file of the book stands for whoever runs the command.
func (b *openedBook) path(file string) string {
	return filepath.Join(b.dir, filepath.FromSlash(file))
}

// withPhotos has the pages of the book show photos.
func (b *openedBook) withPhotos() { b.Photos, b.photos = photoCache(b.e) }

func (b *openedBook) close() {
	if b.photos != nil {
		b.photos()
	}
	b.root.Close()
}

func (b *openedBook) progressDone() { b.line.done() }

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
