package importer_test

import (
	"slices"
	"strings"
	"testing"

	"factorybook/generator/importer"
)

const (
	orderOne   = "PO-1,F Works,2025-02-10,2025-04-15,,A,100,1.50,,FOB,USD\n"
	orderThree = "PO-3,F Works,2025-03-01,2025-05-15,,A,300,1.50,,FOB,USD\n"
	ordersFile = "factories/f-works/orders/2025.yaml"
	stateFile  = ".factorybook/import/erp.json"
)

func imported(t *testing.T) *book {
	b := newBook(t)
	b.orders(header+orderOne+orderThree, plainMap)
	return b
}

func TestSecondImportChangesNothing(t *testing.T) {
	b := imported(t)
	before := b.tree()
	report := b.orders(header+orderOne+orderThree, plainMap)
	sameTree(t, before, b.tree())
	expect(t, text(t, report), "2 orders (one per order number and factory): 0 new, 0 changed, 2 as before", "Nothing changed.")
}

func TestRecordEditedByHandIsLeftAlone(t *testing.T) {
	b := imported(t)
	b.change(ordersFile, "- id: PO-1\n", "- id: PO-1\n  confirmed: 2025-02-13\n")
	b.change("factories/f-works/factory.yaml", "name: F Works\n", "name: F Works\nowner: Mia Larsen\n")
	before := b.tree()
	changed := strings.Replace(orderOne, ",100,", ",120,", 1)
	report := b.orders(header+"PO-0,F Works,,,,A,1,,,,\n"+changed+orderThree, plainMap)
	if !slices.Equal(report.Orders.Edited, []string{"PO-1"}) || !slices.Equal(report.Factories.Edited, []string{"f-works"}) {
		t.Errorf("edited: orders %v, factories %v", report.Orders.Edited, report.Factories.Edited)
	}
	after := b.tree()
	if after["factories/f-works/factory.yaml"] != before["factories/f-works/factory.yaml"] {
		t.Error("factory.yaml was changed")
	}
	record, _, _ := strings.Cut(before[ordersFile], "\n- id: PO-3")
	if !strings.HasPrefix(after[ordersFile], record) {
		t.Errorf("the edited record was changed:\n%s", after[ordersFile])
	}
	expect(t, text(t, report), "1 edited by hand and left alone (PO-1)")
}

func TestUneditedRecordFollowsItsRow(t *testing.T) {
	b := imported(t)
	report := b.orders(header+strings.Replace(orderOne, "2025-04-15,,", "2025-04-15,2025-04-20,", 1)+orderThree, plainMap)
	if !slices.Equal(report.Orders.Updated, []string{"PO-1"}) || report.Orders.Unchanged != 1 {
		t.Errorf("outcome %+v", report.Orders)
	}
	if got := deliveriesText(b.order("PO-1")); got != "2025-04-20" {
		t.Errorf("deliveries %s", got)
	}
}

func TestEverythingElseInTheFileStaysByteForByte(t *testing.T) {
	b := imported(t)
	hand := "# Our orders of 2025; PO-2 was typed from a fax.\n\n" +
		strings.Replace(b.read(ordersFile), "\n- id: PO-3", `
# Lily asked twice about this one.
- {id: PO-2, placed: 2025-02-20, lines: [{sku: "B", quantity: 7}]}   # by hand

# The big one:
- id: PO-3`, 1) + "\n# The end.\n"
	b.write(ordersFile, hand)
	more := "PO-15,F Works,2025-02-15,,,A,1,,,,\n" + "PO-9,F Works,2025-09-09,,,A,1,,,,\n"
	report := b.orders(header+orderOne+strings.Replace(orderThree, ",300,", ",333,", 1)+more, plainMap)
	if len(report.Orders.Created) != 2 || len(report.Orders.Updated) != 1 {
		t.Fatalf("outcome %+v", report.Orders)
	}
	fifteen := "\n- id: PO-15\n  placed: 2025-02-15\n  lines:\n    - {sku: A, quantity: 1}\n  imported: {from: orders.csv, row: 4}\n"
	nine := "\n- id: PO-9\n  placed: 2025-09-09\n  lines:\n    - {sku: A, quantity: 1}\n  imported: {from: orders.csv, row: 5}\n"
	want := strings.Replace(hand, "quantity: 300", "quantity: 333", 1)
	want = strings.Replace(want, "\n\n# Lily", "\n"+fifteen+"\n# Lily", 1)
	want = strings.Replace(want, "\n# The end.", nine+"\n# The end.", 1)
	if got := b.read(ordersFile); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	b.load()
	// And once more, nothing changes.
	before := b.tree()
	b.orders(header+orderOne+strings.Replace(orderThree, ",300,", ",333,", 1)+more, plainMap)
	sameTree(t, before, b.tree())
}

func TestRecordDeletedByHandStaysDeleted(t *testing.T) {
	b := imported(t)
	_, rest, _ := strings.Cut(b.read(ordersFile), "\n- id: PO-3")
	b.write(ordersFile, "- id: PO-3"+rest)
	report := b.orders(header+orderOne+orderThree, plainMap)
	if !slices.Equal(report.Orders.Deleted, []string{"PO-1"}) {
		t.Errorf("outcome %+v", report.Orders)
	}
	expect(t, text(t, report), "1 deleted by hand and not written again (PO-1)")
	if strings.Contains(b.read(ordersFile), "PO-1") {
		t.Error("the deleted record is back")
	}
}

func TestWithoutStateNoExistingRecordIsTouched(t *testing.T) {
	b := imported(t)
	b.change(ordersFile, "quantity: 100", "quantity: 101")
	delete := b.tree()
	b.remove(stateFile)
	report := b.orders(header+strings.Replace(orderOne, ",100,", ",120,", 1)+orderThree, plainMap)
	if !slices.Equal(report.Orders.Foreign, []string{"PO-1"}) || report.Orders.Unchanged != 1 {
		t.Errorf("outcome %+v", report.Orders)
	}
	if b.read(ordersFile) != delete[ordersFile] {
		t.Error("the file was changed")
	}
}

func TestImportCutShortIsFinishedByTheNext(t *testing.T) {
	b := imported(t)
	b.remove(stateFile) // the last thing that an import writes
	b.orders(header+orderOne+orderThree, plainMap)
	report := b.orders(header+strings.Replace(orderOne, ",100,", ",120,", 1)+orderThree, plainMap)
	if !slices.Equal(report.Orders.Updated, []string{"PO-1"}) {
		t.Errorf("outcome %+v, want PO-1 known as written by the import", report.Orders)
	}
}

func TestOrderTypedByHandIsLeftAlone(t *testing.T) {
	b := newBook(t)
	b.write("factorybook.yaml", "title: Our book\n")
	b.write("factories/yuanda/factory.yaml", "name: Foshan Yuanda\n")
	b.write("factories/yuanda/orders/2025.yaml", "id: PO-1\nplaced: 2025-02-10\n---\nid: PO-2\nplaced: 2025-02-11\n")
	before := b.tree()
	report := b.orders(header+"PO-1,Foshan Yuanda,2025-02-12,,,A,1,,,,\nPO-4,Foshan Yuanda,2025-02-12,,,A,1,,,,\n", plainMap)
	if !slices.Equal(report.Orders.Foreign, []string{"PO-1"}) || !slices.Equal(report.Orders.Created, []string{"PO-4"}) {
		t.Errorf("outcome %+v", report.Orders)
	}
	after := b.tree()
	for name := range before {
		if before[name] != after[name] {
			t.Errorf("%s was changed to\n%s", name, after[name])
		}
	}
	// The factory is known by its exact name; its file holds documents, not a list.
	if got := b.order("PO-4").File; got != "factories/yuanda/orders/2025-2.yaml" {
		t.Errorf("PO-4 is in %s", got)
	}
}

func TestOrderOfAnotherFactoryIsNotImportedTwice(t *testing.T) {
	b := newBook(t)
	b.write("factorybook.yaml", "title: Our book\n")
	b.write("factories/yuanda/factory.yaml", "name: Foshan Yuanda Ceramics Co., Ltd.\n")
	b.write("factories/yuanda/orders/2025.yaml", "- id: PO-1\n")
	report := b.orders(header+"PO-1,Foshan Yuanda Ceramics,2025-02-12,,,A,1,,,,\n", plainMap)
	if !slices.Equal(report.Orders.Foreign, []string{"PO-1"}) || len(report.FilesDone) > 0 {
		t.Errorf("outcome %+v, files %v", report.Orders, report.FilesDone)
	}
	expect(t, text(t, report), "Foshan Yuanda Ceramics | Foshan Yuanda Ceramics Co., Ltd.: the same but for the legal form")
}

func TestWindowsLineEndsAreNoEdit(t *testing.T) {
	b := imported(t)
	for _, name := range []string{ordersFile, "factories/f-works/factory.yaml"} {
		b.write(name, strings.ReplaceAll(b.read(name), "\n", "\r\n"))
	}
	report := b.orders(header+strings.Replace(orderOne, ",100,", ",120,", 1)+orderThree+"PO-2,F Works,2025-02-20,,,A,1,,,,\n", plainMap)
	if len(report.Orders.Updated) != 1 || report.Orders.Unchanged != 1 || len(report.Orders.Created) != 1 || report.Factories.Unchanged != 1 {
		t.Errorf("outcome %+v, %+v", report.Orders, report.Factories)
	}
	if text := b.read(ordersFile); strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Errorf("line ends are mixed now:\n%q", text)
	}
	b.load()
}

func TestRenamedFolderIsFollowed(t *testing.T) {
	b := imported(t)
	b.rename("factories/f-works", "factories/best-works")
	more := "PO-4,F Works,2025-04-01,,,A,1,,,,\n"
	report := b.orders(header+orderOne+orderThree+more, plainMap)
	if report.Orders.Unchanged != 2 || b.order("PO-4").File != "factories/best-works/orders/2025.yaml" {
		t.Errorf("outcome %+v, PO-4 in %s", report.Orders, b.order("PO-4").File)
	}
	// With the name changed too, the map can say it.
	b = imported(t)
	b.rename("factories/f-works", "factories/best-works")
	b.change("factories/best-works/factory.yaml", "name: F Works", "name: Best Works")
	report = b.orders(header+orderOne+orderThree+more, plainMap+"ids: {F Works: best-works}\n")
	if report.Orders.Unchanged != 2 || b.order("PO-4").File != "factories/best-works/orders/2025.yaml" {
		t.Errorf("outcome %+v, PO-4 in %s", report.Orders, b.order("PO-4").File)
	}
}

func TestIDChangedInTheMapAfterTheFirstImportIsRefused(t *testing.T) {
	b := imported(t)
	before := b.tree()
	report, err := importer.Orders(b.options(header+orderOne+orderThree, plainMap+"ids: {F Works: best-works}\n"))
	if err != nil || len(report.Problems) != 1 {
		t.Fatalf("%v, %v; want one problem", report, err)
	}
	expect(t, report.Problems[0].Hint, "git mv factories/f-works factories/best-works")
	sameTree(t, before, b.tree())
}

func TestDeletedFactoryStaysDeleted(t *testing.T) {
	b := imported(t)
	b.remove("factories/f-works")
	report := b.orders(header+orderOne+orderThree+"PO-4,F Works,2025-04-01,,,A,1,,,,\n", plainMap)
	if len(report.Orders.Deleted) != 3 || !slices.Equal(report.Factories.Deleted, []string{"f-works"}) || len(report.FilesDone) > 0 {
		t.Errorf("outcome %+v, %+v, files %v", report.Orders, report.Factories, report.FilesDone)
	}
}

func TestOtherMapsDoNotTouchEachOthersRecords(t *testing.T) {
	b := imported(t)
	opt := b.options(header+strings.Replace(orderOne, ",100,", ",120,", 1), plainMap)
	opt.Map.Name = "other.yaml"
	report := b.run(opt)
	if !slices.Equal(report.Orders.Foreign, []string{"PO-1"}) || len(report.FilesDone) > 0 {
		t.Errorf("outcome %+v", report.Orders)
	}
}

func TestBookThatCannotBeReadIsLeftAlone(t *testing.T) {
	b := imported(t)
	b.write(ordersFile, b.read(ordersFile)+"- {id: PO-7\n")
	before := b.tree()
	report, err := importer.Orders(b.options(header+orderOne, plainMap))
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Problems) != 1 || report.Problems[0].Place.File != ordersFile {
		t.Errorf("problems %v", report.Problems)
	}
	sameTree(t, before, b.tree())
}

func TestDamagedStateIsAnError(t *testing.T) {
	b := imported(t)
	b.write(stateFile, "{\"format\":")
	_, err := importer.Orders(b.options(header+orderOne, plainMap))
	if err == nil || !strings.Contains(err.Error(), "bring it back from git") {
		t.Errorf("error %v", err)
	}
}
