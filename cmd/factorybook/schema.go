package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator/diag"
	"factorybook/generator/importer"
	"factorybook/generator/load"
	"factorybook/generator/write"
)

// schemaDir is where the schemas of a book stand, for the editors of whoever
// writes in it; a dot-file is nobody's business for the checker.
const schemaDir = ".factorybook/schema"

func newSchema(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Write the JSON Schemas that let an editor complete and check records",
		Long: "schema prints the JSON Schema of a kind of record (" + strings.Join(load.Kinds(), ", ") + "),\n" +
			"or of the map of an import (map),\n" +
			"or writes all of them into " + schemaDir + " of the book. Editors with a YAML language\n" +
			"server find them by the first line of a record file, which `new` and `init` write:\n\n" +
			"  " + schemaLine("factories/ID/orders/2026.yaml", "order"),
		Example: "  factorybook schema\n  factorybook schema order",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			if args[0] == "map" {
				schema, err := importer.Schema()
				if err != nil {
					return err
				}
				_, err = e.stdout.Write(schema)
				return err
			}
			if !slices.Contains(load.Kinds(), args[0]) {
				hint := "the kinds are " + strings.Join(load.Kinds(), ", ")
				if near := diag.Nearest(args[0], load.Kinds()); near != "" {
					hint = "factorybook schema " + near
				}
				return usageError{text: fmt.Sprintf("no kind of record is called %q", args[0]), hint: hint}
			}
			schema, err := load.Schema(args[0])
			if err != nil {
				return err
			}
			_, err = e.stdout.Write(schema)
			return err
		}
		at, err := findBook(e, *book, nil)
		if err != nil {
			return err
		}
		files, err := write.OpenBook(at.dir)
		if err != nil {
			return err
		}
		defer files.Close()
		if err := writeSchemas(files); err != nil {
			return err
		}
		fmt.Fprintf(e.stdout, "%s in %s\n", count(len(load.Kinds()), "schema", "schemas"), filepath.Join(at.dir, schemaDir))
		return nil
	}
	return cmd
}

func writeSchemas(files *write.Book) error {
	for _, kind := range load.Kinds() {
		schema, err := load.Schema(kind)
		if err != nil {
			return err
		}
		name := schemaFile(kind)
		err = files.Create(name, schema)
		if errors.Is(err, fs.ErrExist) {
			err = files.Replace(name, schema)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// schemaLine is the comment by which an editor finds the schema of a record file.
func schemaLine(file, kind string) string {
	up := strings.Repeat("../", strings.Count(file, "/"))
	return "# yaml-language-server: $schema=" + up + schemaDir + "/" + kind + ".json"
}
