package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factorybook/generator/importer"
	"factorybook/generator/testenv"
)

func TestNamesCannotLeadOutOfTheBook(t *testing.T) {
	b := newBook(t)
	names := []string{"../../outside", "/etc/passwd", `..\..\outside`, "..a", ".b", "con", "a\x00b", "file://x/../y", strings.Repeat("long name ", 40)}
	csv := "PO,Factory,SKU,Note\n"
	for i, name := range names {
		csv += "../PO-" + string(rune('a'+i)) + ",\"" + name + "\",A,\n"
	}
	b.orders(csv, smallMap)
	for name := range b.tree() {
		parts := strings.Split(name, "/")
		if parts[0] == "factories" && (len(parts[1]) > 64 || strings.Trim(parts[1], "abcdefghijklmnopqrstuvwxyz0123456789-") != "") {
			t.Errorf("%s", name)
		}
	}
	_, factories := b.load()
	if len(factories) != len(names) {
		t.Errorf("%d factories of %d names", len(factories), len(names))
	}
	entries, err := os.ReadDir(filepath.Dir(b.dir))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the book: %v, %v", entries, err)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	outside := t.TempDir()
	b := newBook(t)
	if err := os.MkdirAll(filepath.Join(b.dir, "factories"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(b.dir, "factories", "f-works")); err != nil {
		t.Skip(err)
	}
	_, err := importer.Orders(b.options(header+orderOne, plainMap))
	if err == nil {
		t.Error("a link out of the book was followed")
	}
	if entries, _ := os.ReadDir(outside); len(entries) > 0 {
		t.Errorf("outside the book: %v", entries)
	}
	b = newBook(t)
	victim := filepath.Join(outside, "victim.yaml")
	if err := os.WriteFile(victim, []byte("mine\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, filepath.Join(b.dir, "factorybook.yaml")); err != nil {
		t.Skip(err)
	}
	importer.Orders(b.options(header+orderOne, plainMap))
	if data, _ := os.ReadFile(victim); string(data) != "mine\n" {
		t.Errorf("the file behind the link became %q", data)
	}
}

func TestNamesWithoutLatinLettersGetAStableID(t *testing.T) {
	csv := "PO,Factory,SKU,Note\nPO-1,佛山市远大陶瓷有限公司,A,\nPO-2,佛山市远大陶瓷有限公司二厂,A,\n"
	b := newBook(t)
	report := b.orders(csv, smallMap)
	_, factories := b.load()
	if len(factories) != 2 {
		t.Errorf("%d factories, want 2", len(factories))
	}
	for id, f := range factories {
		if !strings.HasPrefix(id, "factory-") || f.NameZH.V != f.Name.V {
			t.Errorf("%s: name %s, name_zh %s", id, f.Name.V, f.NameZH.V)
		}
		expect(t, text(t, report), f.Name.V+" → "+id)
	}
	// The id depends on nothing but the name.
	again := newBook(t)
	again.orders("PO,Factory,SKU,Note\nPO-9,佛山市远大陶瓷有限公司二厂,A,\n", smallMap)
	_, others := again.load()
	for id := range others {
		if factories[id] == nil {
			t.Errorf("%s is a new id for the same name", id)
		}
	}
	named := newBook(t)
	named.orders(csv, smallMap+"ids: {佛山市远大陶瓷有限公司: foshan-yuanda}\n")
	if named.order("PO-1").File != "factories/foshan-yuanda/orders/undated.yaml" {
		t.Errorf("PO-1 is in %s", named.order("PO-1").File)
	}
}

func TestNamesThatLookAlikeStayApart(t *testing.T) {
	b := newBook(t)
	csv := "PO,Factory,SKU,Note\nPO-1,Micro Labs Ltd,A,\nPO-2,\"MICRO LABS, LTD.\",A,\n"
	report := b.orders(csv, smallMap)
	_, factories := b.load()
	if len(factories) != 2 || factories["micro-labs-ltd"] == nil {
		t.Errorf("factories %v", factories)
	}
	expect(t, text(t, report), "MICRO LABS, LTD. | Micro Labs Ltd: the same but for capitals, accents and punctuation", "because micro-labs-ltd is Micro Labs Ltd")

	// Only a person joins them: by one id, or by one name.
	for _, joined := range []string{"ids: {Micro Labs Ltd: micro, \"MICRO LABS, LTD.\": micro}\n", "names: {\"MICRO LABS, LTD.\": Micro Labs Ltd}\n"} {
		b = newBook(t)
		b.orders(csv, smallMap+joined)
		if _, factories := b.load(); len(factories) != 1 {
			t.Errorf("%s: %d factories", joined, len(factories))
		}
		before := b.tree()
		b.orders(csv, smallMap+joined)
		sameTree(t, before, b.tree())
	}
}

func TestFactoriesImportOfPublishedLists(t *testing.T) {
	mapText, err := os.ReadFile("maps/suppliers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before, after, _ := strings.Cut(string(mapText), "keep:")
	_, after, _ = strings.Cut(after, "\n\n")
	everywhere := before + after // not only China, so that every list has some
	for _, list := range []string{"2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"} {
		data, err := os.ReadFile(testenv.Data(t, "osh/"+list+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		b := newBook(t)
		opt := b.options("", everywhere)
		opt.File = importer.Source{Name: list + ".csv", Data: data}
		for range 2 {
			before := b.tree()
			report, err := importer.Factories(opt)
			if err != nil || len(report.Problems) > 0 {
				t.Fatalf("%s: %v %v", list, err, report)
			}
			_, factories := b.load()
			names := map[string]bool{}
			for _, f := range factories {
				names[f.Name.V] = true
			}
			if len(factories) != len(names) || len(factories) == 0 || report.Factories.Unchanged > 0 && report.Factories.Unchanged != len(factories) {
				t.Errorf("%s: %d factories, %d names, %+v", list, len(factories), len(names), report.Factories)
			}
			if len(before) > 0 {
				sameTree(t, before, b.tree())
			}
		}
	}
}

func TestFactoriesImport(t *testing.T) {
	b := newBook(t)
	opt := b.options("country,name,address,sector\n"+
		"China,Alpha Works,\"NO.8 SHUANGBAO ROAD， WENZHOU□\",Apparel\n"+
		"CN,Alpha Works,Another Road 9,Toys\n"+
		"Peru,Beta SA,Lima,Apparel\n", `
keep: [{column: country, is: [China, CN, CHINA]}]
factory: {name: name, address: address, products: sector, extra: {Country: country}}
constants: {status: prospect}
`)
	report, err := importer.Factories(opt)
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	want := `name: Alpha Works
status: prospect
products: [Apparel, Toys]
address: "NO.8 SHUANGBAO ROAD， WENZHOU□"
extra: {Country: China; CN}
imported: {from: orders.csv, row: 2}
`
	if got := b.read("factories/alpha-works/factory.yaml"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	b.load()
	expect(t, text(t, report), "1 left out: country is not China or CN or CHINA",
		`Alpha Works: address is "NO.8 SHUANGBAO ROAD， WENZHOU□", and in row 3 "Another Road 9"`, "1 factory: 1 new")
	if strings.Contains(text(t, report), "order line") {
		t.Errorf("a list of factories has no orders:\n%s", text(t, report))
	}
}
