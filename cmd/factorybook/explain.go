package main

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/docs"
	"factorybook/generator/finding"
	"factorybook/generator/importer"
	"factorybook/generator/load"
	"factorybook/generator/measure"
	"factorybook/generator/words"
	"factorybook/templates"
)

func newExplain(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [CODE | MEASURE | FINDING | PART | PAGE]",
		Short: "Explain a problem's code, such as FB0101, a measure, such as on_time, or a finding; print the manual",
		Long: "explain prints what a rule finds, why, and a record before and after; what a measure\n" +
			"answers, how it is computed, what counts and what does not; or when a finding, such as\n" +
			"late_ours, is the title of a page, and what it does not say. Without an argument it lists all.\n\n" +
			"The manual has a PAGE each for the first ten minutes (tutorial), whoever writes records\n" +
			"(authors), every key (records), the map of a spreadsheet (map), every measure (measures),\n" +
			"publishing, forms and editions. A heading behind it prints that part alone.\n" +
			"The name of a part of the site, such as parts/foot.html, prints the program's own, to begin\n" +
			"one of the book's templates/ with.",
		Example: "  factorybook explain FB0101\n  factorybook explain on_time\n  factorybook explain late_ours\n  factorybook explain records order\n  factorybook explain FB0107 --language zh-Hans",
		Args:    cobra.MaximumNArgs(2),
	}
	book := bookFlag(cmd)
	language := languageFlag(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := checkLanguage(*language); err != nil {
			return err
		}
		ex, err := newExplainer(e.stdout, cmp.Or(*language, languageOf(*book)))
		switch {
		case err != nil:
			return err
		case len(args) == 0:
			ex.all()
			return nil
		case len(args) == 2:
			return ex.section(args[0], args[1])
		}
		return ex.one(args[0])
	}
	return cmd
}

// languageOf is the first language of the book in a folder ("": the current one).
func languageOf(dir string) string {
	root, err := os.OpenRoot(cmp.Or(dir, "."))
	if err != nil {
		return words.English
	}
	defer root.Close()
	return bookLanguage(root.FS())
}

// explainer explains in one language.
type explainer struct {
	io.Writer
	problems *words.ProblemWords
	*words.Words
}

func newExplainer(w io.Writer, language string) (ex explainer, err error) {
	ex.Writer = w
	if ex.problems, err = words.LoadProblems(templates.Files, language); err != nil {
		return ex, err
	}
	ex.Words, err = words.LoadWords(templates.Files, language)
	return ex, err
}

// allRules are the rules of records, and of maps for import.
func allRules() []*diag.Rule { return slices.Concat(check.Rules(), importer.Rules()) }

func (ex explainer) all() {
	for _, rule := range ex.problems.Rules(allRules()) {
		fmt.Fprintf(ex, "%-8s %-8s %s\n", rule.Code, ex.severity(rule), rule.Title)
	}
	fmt.Fprintln(ex)
	for _, def := range measure.Definitions() {
		fmt.Fprintf(ex, "%-24s %s\n", def.ID, ex.question(def))
	}
	fmt.Fprintln(ex)
	for _, rule := range finding.Rules() {
		fmt.Fprintf(ex, "%-24s %s\n", rule.ID, rule.Good)
	}
	fmt.Fprintln(ex)
	for _, name := range docs.Manuals() {
		fmt.Fprintf(ex, "%-24s %s\n", name, ex.problems.Say(manualTitles[name]))
	}
}

var manualTitles = map[string]diag.Message{
	"tutorial":   diag.Say("the manual: ten minutes with a book"),
	"authors":    diag.Say("the manual: for whoever writes records"),
	"publishing": diag.Say("the manual: getting the program, publishing the site"),
	"forms":      diag.Say("the manual: writing without git"),
	"editions":   diag.Say("the manual: what may be handed to a factory"),
	"records":    diag.Say("the manual: how records are written"),
	"map":        diag.Say("the manual: how a spreadsheet becomes records"),
	"measures":   diag.Say("the manual: what is measured, and how"),
}

// one explains what a name stands for.
func (ex explainer) one(name string) error {
	for _, rule := range allRules() {
		if rule.Code == code(name) {
			ex.rule(ex.problems.Rule(rule))
			return nil
		}
	}
	if def := measureCalled(name, ex.Words); def != nil {
		ex.measure(def)
		return nil
	}
	if rule, ok := finding.Lookup(strings.ToLower(name)); ok {
		ex.finding(rule)
		return nil
	}
	if text, ok := docs.Manual(strings.ToLower(name), ex.Tag); ok {
		_, err := io.WriteString(ex, text)
		return err
	}
	if part := strings.TrimPrefix(name, load.TemplatesFolder+"/"); check.Replaceable(part) {
		text, err := fs.ReadFile(templates.Files, part)
		if err != nil {
			return err
		}
		_, err = ex.Write(text)
		return err
	}
	return usageError{text: fmt.Sprintf("no rule, no measure and no finding is called %q", name), hint: nearestName(name)}
}

// section prints a part of the manual.
func (ex explainer) section(manual, heading string) error {
	page, ok := docs.Manual(strings.ToLower(manual), ex.Tag)
	if !ok {
		return usageError{text: fmt.Sprintf("no part of the manual is called %q", manual), hint: "factorybook explain records " + heading}
	}
	text, near := docs.Section(page, heading)
	if text == "" {
		hint := "factorybook explain " + manual
		if near != "" {
			hint = fmt.Sprintf("factorybook explain %s %q", manual, near)
		}
		return usageError{text: fmt.Sprintf("the manual has no heading %q there", heading), hint: hint}
	}
	_, err := io.WriteString(ex, text)
	return err
}

// code is a code as somebody may type it: fb101, 0101 and FB0101 are the same.
func code(name string) string {
	digits := strings.TrimPrefix(strings.ToUpper(name), "FB")
	if n, err := strconv.Atoi(digits); err == nil && n >= 0 && n <= 9999 {
		return fmt.Sprintf("FB%04d", n)
	}
	return strings.ToUpper(name)
}

// measureCalled finds a measure by its id or by its name on the site.
func measureCalled(name string, w *words.Words) *measure.Definition {
	plain := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(name)))
	if def, ok := measure.Define(plain); ok {
		return def
	}
	for _, def := range measure.Definitions() {
		if strings.EqualFold(w.Say("measure."+def.ID), strings.TrimSpace(name)) {
			return def
		}
	}
	return nil
}

// nearestName is what to ask instead of a name that there is not.
func nearestName(name string) string {
	var names []string
	for _, rule := range allRules() {
		names = append(names, rule.Code)
	}
	if c := code(name); strings.HasPrefix(c, "FB") && len(c) == 6 {
		var group []string
		for _, n := range names {
			if strings.HasPrefix(n, c[:4]) {
				group = append(group, n)
			}
		}
		if len(group) > 0 {
			return fmt.Sprintf("there are %s to %s; `factorybook explain` lists all", group[0], slices.Max(group))
		}
	}
	for _, def := range measure.Definitions() {
		names = append(names, def.ID)
	}
	for _, rule := range finding.Rules() {
		names = append(names, rule.ID)
	}
	names = append(names, docs.Manuals()...)
	if near := diag.Nearest(name, names); near != "" {
		return "factorybook explain " + near
	}
	plain := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(name))
	for _, n := range names { // a part of a name: late, visits
		if len(plain) > 3 && strings.Contains(n, strings.TrimSuffix(plain, "s")) {
			return "factorybook explain " + n
		}
	}
	if page, ok := docs.Manual("records", words.English); ok {
		if text, near := docs.Section(page, name); text != "" {
			return fmt.Sprintf("factorybook explain records %q", name)
		} else if near != "" {
			return fmt.Sprintf("factorybook explain records %q", near)
		}
	}
	return "factorybook explain"
}

func (ex explainer) severity(rule *diag.Rule) string {
	return ex.problems.Say(diag.Named(rule.Severity.String()))
}

// question is what a measure answers, in the language.
func (ex explainer) question(def *measure.Definition) string {
	if ex.problems == nil {
		return def.Question
	}
	return ex.Say("question." + def.ID)
}

func (ex explainer) rule(rule *diag.Rule) {
	say := ex.problems.Say
	fmt.Fprintf(ex, "%s\n\n%s\n", say(diag.Say("%s (%s): %s", rule.Code, diag.Named(rule.Severity.String()), rule.Title)), wrap(rule.Why))
	for _, example := range []struct {
		title diag.Message
		text  string
	}{{diag.Say("not so:"), rule.Bad}, {diag.Say("but so:"), rule.Good}} {
		if text := strings.Trim(example.text, "\n"); text != "" {
			fmt.Fprintf(ex, "\n%s\n\n%s\n", say(example.title), indent(text))
		}
	}
}

func indent(text string) string {
	return "    " + strings.ReplaceAll(text, "\n", "\n    ")
}

// wrap breaks a paragraph into lines of at most 80 cells of a terminal, between
// words or between 汉字.
func wrap(text string) string {
	const most = 80
	var b strings.Builder
	width := 0
	for n, word := range strings.Fields(text) {
		if n > 0 && width > 0 {
			if width+1+diag.Width(word) > most && diag.Width(word) < most {
				b.WriteByte('\n')
				width = 0
			} else {
				b.WriteByte(' ')
				width++
			}
		}
		for _, c := range word {
			w := diag.Width(string(c))
			if width+w > most && w == 2 && !strings.ContainsRune("，。；：、）？！”", c) {
				b.WriteByte('\n')
				width = 0
			}
			b.WriteRune(c)
			width += w
		}
	}
	return b.String()
}

// measure explains a measure. What it answers is said in every language; how it is
// computed is said as the manual says it.
func (ex explainer) measure(def *measure.Definition) {
	say := ex.problems.Say
	name := def.ID
	if ex.problems != nil {
		name = fmt.Sprintf("%s %s", def.ID, ex.Say("measure."+def.ID))
	}
	fmt.Fprintf(ex, "%s\n\n%s\n", say(diag.Say("%s (%s, %s, in %s)", name, diag.Named(string(def.Side)), diag.Named(string(def.Practice)), diag.Named(string(def.Unit)))), wrap(ex.question(def)))
	for _, part := range []struct {
		title diag.Message
		text  string
	}{
		{diag.Say("How:"), def.Formula},
		{diag.Say("What counts:"), def.Counts},
		{diag.Say("What does not:"), def.Excludes},
		{diag.Say("What it does not prove:"), def.Pitfalls},
		{diag.Say("From how many cases:"), fmt.Sprintf("%d %s", def.MinN, def.MinNote)},
		{diag.Say("Recorded in:"), def.Field},
		{diag.Say("Source:"), def.Source},
		{diag.Say("Example:"), def.Example},
	} {
		if part.text != "" {
			fmt.Fprintf(ex, "\n%s\n%s\n", say(part.title), wrap(part.text))
		}
	}
}

func (ex explainer) finding(rule *finding.Rule) {
	say := ex.problems.Say
	about := map[string]diag.Message{"factory": diag.Say("a factory"), "chart": diag.Say("a chart"), "inspections": diag.Say("the inspections")}[rule.About]
	fmt.Fprintln(ex, say(diag.Say("%s (finding, of %s)", rule.ID, about)))
	for _, part := range []struct {
		title diag.Message
		text  string
	}{
		{diag.Say("When:"), rule.When},
		{diag.Say("Says:"), rule.Good},
		{diag.Say("Not:"), rule.Bad},
		{diag.Say("Why not:"), rule.Why},
		{diag.Say("Looks at:"), strings.Join(rule.Measures, ", ")},
	} {
		if part.text != "" {
			fmt.Fprintf(ex, "\n%s\n%s\n", say(part.title), wrap(part.text))
		}
	}
}
