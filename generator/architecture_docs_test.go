package generator_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/doc"
	"go/parser"
	"go/token"
	"html"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var updateDocs = flag.Bool("update-docs", false, "draw docs/images/architecture.svg and write the table of docs/architecture.md anew")

// graph is which package of the program imports which, as the sources say.
type graph map[string][]string

func importGraph(t *testing.T) graph {
	t.Helper()
	g := graph{}
	sources(t, func(pkg, file string) {
		if onlyTests(pkg) {
			return
		}
		if _, ok := g[pkg]; !ok {
			g[pkg] = nil
		}
		for _, name := range imports(t, file) {
			if other, ours := strings.CutPrefix(name, module+"/"); ours && !slices.Contains(g[pkg], other) {
				g[pkg] = append(g[pkg], other)
			}
		}
	})
	for pkg := range g {
		slices.Sort(g[pkg])
	}
	return g
}

// onlyTests reports whether a package serves tests alone, and is no part of what is drawn.
func onlyTests(pkg string) bool {
	return strings.HasSuffix(pkg, "test") || strings.HasSuffix(pkg, "/testenv") || strings.HasSuffix(pkg, "/boundary")
}

// reduced returns the imports without those that another import brings anyway.
func (g graph) reduced() graph {
	reach := map[string]map[string]bool{}
	var from func(pkg string) map[string]bool
	from = func(pkg string) map[string]bool {
		if r, ok := reach[pkg]; ok {
			return r
		}
		r := map[string]bool{}
		reach[pkg] = r
		for _, to := range g[pkg] {
			r[to] = true
			maps.Copy(r, from(to))
		}
		return r
	}
	less := graph{}
	for pkg, list := range g {
		less[pkg] = slices.DeleteFunc(slices.Clone(list), func(to string) bool {
			return slices.ContainsFunc(list, func(other string) bool { return other != to && from(other)[to] })
		})
	}
	return less
}

// layers sorts the packages by how many others lie below them on the longest way.
func (g graph) layers() [][]string {
	depth := map[string]int{}
	var of func(pkg string) int
	of = func(pkg string) int {
		if d, ok := depth[pkg]; ok {
			return d
		}
		d := 0
		for _, to := range g[pkg] {
			d = max(d, of(to)+1)
		}
		depth[pkg] = d
		return d
	}
	var layers [][]string
	for _, pkg := range slices.Sorted(maps.Keys(g)) {
		d := of(pkg)
		for len(layers) <= d {
			layers = append(layers, nil)
		}
		layers[d] = append(layers[d], pkg)
	}
	return layers
}

// draw returns the packages as boxes, what is built on them to the right, and an
// arrow from each package to the ones it is built on.
func (g graph) draw() []byte {
	const width, height, dx, dy, margin = 118, 26, 158, 44, 14
	less := g.reduced()
	layers := less.layers()
	type point struct{ x, y float64 }
	at := map[string]point{}
	rows := 0
	for _, layer := range layers {
		rows = max(rows, len(layer))
	}
	for i, layer := range layers {
		// Next to what they are built on, so that few arrows cross.
		slices.SortStableFunc(layer, func(a, b string) int {
			mean := func(pkg string) float64 {
				sum := 0.0
				for _, to := range less[pkg] {
					sum += at[to].y
				}
				return sum / float64(max(1, len(less[pkg])))
			}
			return cmp.Compare(mean(a), mean(b))
		})
		for j, pkg := range layer {
			at[pkg] = point{margin + float64(i*dx), margin + (float64(j)+float64(rows-len(layer))/2)*dy}
		}
	}
	var b bytes.Buffer
	w, h := margin*2+(len(layers)-1)*dx+width, margin*2+(rows-1)*dy+height
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n", w, h, w, h)
	b.WriteString("<title>The packages of factorybook, and which is built on which</title>\n")
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", w, h)
	for _, pkg := range slices.Sorted(maps.Keys(less)) {
		for _, to := range less[pkg] {
			p, q := at[pkg], at[to]
			x, y := q.x+width, q.y+height/2
			fmt.Fprintf(&b, "<path d=\"M%g %gC%g %g %g %g %g %g\" fill=\"none\" stroke=\"#7a8794\"/><path d=\"M%g %gl6 -3v6z\" fill=\"#7a8794\"/>\n",
				p.x, p.y+height/2, p.x-30, p.y+height/2, x+36, y, x+6, y, x, y)
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(at)) {
		p := at[pkg]
		fmt.Fprintf(&b, "<rect x=\"%g\" y=\"%g\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"#eef3f7\" stroke=\"#48627a\"/><text x=\"%g\" y=\"%g\" text-anchor=\"middle\" fill=\"#14202b\">%s</text>\n",
			p.x, p.y, width, height, p.x+width/2, p.y+17, html.EscapeString(strings.TrimPrefix(pkg, "generator/")))
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// table lists the packages in the order of the stages, each with the first sentence
// of its comment and what it imports.
func (g graph) table(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("| package | in a sentence | imports of ours |\n|---|---|---|\n")
	for _, pkg := range stages {
		if _, ok := g[pkg]; !ok {
			continue
		}
		var names []string
		for _, to := range g[pkg] {
			names = append(names, strings.TrimPrefix(to, "generator/"))
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", strings.TrimPrefix(pkg, "generator/"), strings.ReplaceAll(synopsis(t, pkg), "|", "\\|"), cmp.Or(strings.Join(names, ", "), "–"))
	}
	return b.String()
}

// synopsis returns the first sentence of a package's comment.
func synopsis(t *testing.T, pkg string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", filepath.FromSlash(pkg), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if parsed.Doc != nil && !strings.HasSuffix(name, "_test.go") {
			if s := new(doc.Package).Synopsis(parsed.Doc.Text()); s != "" {
				return strings.TrimRight(strings.TrimPrefix(s, "Package "+path.Base(pkg)+" "), ".:")
			}
		}
	}
	t.Errorf("%s says nowhere what it is for", pkg)
	return ""
}

// The drawing and the table of architecture.md are made from the sources, so that
// they cannot be about another program.
func TestArchitectureIsDrawnFromTheSources(t *testing.T) {
	g := importGraph(t)
	drawing := path.Join("docs", "images", "architecture.svg")
	page := path.Join("docs", "architecture.md")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- made from the sources: -->\n", "<!-- until here -->\n"
	head, rest, ok := strings.Cut(string(text), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the table", page)
	}
	want := head + begin + g.table(t) + end + tail
	svg := g.draw()
	if *updateDocs {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(drawing, svg, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(drawing)
	if err != nil {
		t.Fatal(err)
	}
	if want != string(text) || !bytes.Equal(got, svg) {
		t.Errorf("%s or %s is about another program: go test ./generator -run Architecture -update-docs", page, drawing)
	}
}
