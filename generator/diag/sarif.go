package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"
)

// SARIFOptions say what a SARIF log holds besides the problems.
type SARIFOptions struct {
	// Prefix is the way from the repository to the book.
	Prefix string
	// Rules are all rules that problems may come from.
	Rules []*Rule
	// Phrases are the words of the language that the problems are in; nil: English.
	Phrases Phrases
	// Version is that of this program, or "".
	Version string
}

// WriteSARIF prints problems as a SARIF 2.1.0 log, the form that code scanning
// services read. Paths are relative to the repository, columns count characters.
func WriteSARIF(w io.Writer, problems []Problem, opt SARIFOptions) error {
	index := make(map[string]int, len(opt.Rules))
	driver := sarifDriver{Name: "factorybook", Version: opt.Version, Rules: []sarifRule{}}
	for i, r := range opt.Rules {
		index[r.Code] = i
		driver.Rules = append(driver.Rules, ruleSARIF(r, opt.Phrases))
	}
	results := []sarifResult{}
	for i := range problems {
		result := resultSARIF(&problems[i], opt)
		if n, ok := index[result.RuleID]; ok {
			result.RuleIndex = &n
		}
		results = append(results, result)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{{Tool: sarifTool{driver}, ColumnKind: "unicodeCodePoints", Results: results}},
	})
}

func ruleSARIF(r *Rule, phrases Phrases) sarifRule {
	rule := sarifRule{ID: r.Code, Configuration: sarifConfiguration{r.Severity.String()}}
	if r.Title != "" {
		rule.Short = &sarifText{r.Title}
	}
	if r.Why != "" {
		rule.Full = &sarifText{r.Why}
	}
	if r.Bad != "" && r.Good != "" {
		rule.Help = &sarifText{Say("Not so:\n\n%s\n\nBut so:\n\n%s", r.Bad, r.Good).In(phrases)}
	}
	return rule
}

func resultSARIF(p *Problem, opt SARIFOptions) sarifResult {
	prefix := opt.Prefix
	result := sarifResult{RuleID: p.Code, Level: p.Severity.String(), Message: sarifText{p.Text}, Locations: []sarifLocation{locationSARIF(p.Place.in(prefix))}}
	if p.Hint != "" {
		result.Message.Text += "\n" + Say("hint: %s", p.Hint).In(opt.Phrases)
	}
	if p.Length > 0 {
		region := &result.Locations[0].Physical.Region
		region.End = region.Column + p.Length
		for _, fix := range p.Fixes {
			result.Fixes = append(result.Fixes, fixSARIF(&result.Locations[0].Physical, fix, opt.Phrases))
		}
	}
	for i, also := range p.Also {
		location := locationSARIF(also.in(prefix))
		location.ID = i + 1
		location.Message = &sarifText{Say("also concerned").In(opt.Phrases)}
		result.Related = append(result.Related, location)
	}
	return result
}

func fixSARIF(at *sarifPhysical, fix Fix, phrases Phrases) sarifFix {
	return sarifFix{
		Description: sarifText{Write(fix).In(phrases)},
		Changes:     []sarifChange{{at.Artifact, []sarifReplacement{{at.Region, sarifText{fix.Text}}}}},
	}
}

func locationSARIF(p Place) sarifLocation {
	return sarifLocation{Physical: sarifPhysical{
		Artifact: sarifArtifact{URI: pathURI(p.File), Base: "%SRCROOT%"},
		Region:   sarifRegion{Line: max(1, p.Line), Column: max(1, p.Column)}, // code scanning shows nothing without a line
	}}
}

// pathURI returns a relative path as a URI reference: 汉字 and spaces are
// escaped, and a colon in the first part cannot be taken for a scheme.
func pathURI(file string) string {
	parts := strings.Split(file, "/")
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(url.PathEscape(part), ":", "%3A")
	}
	return strings.Join(parts, "/")
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string             `json:"id"`
		Short         *sarifText         `json:"shortDescription,omitempty"`
		Full          *sarifText         `json:"fullDescription,omitempty"`
		Help          *sarifText         `json:"help,omitempty"`
		Configuration sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex *int            `json:"ruleIndex,omitempty"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
		Fixes     []sarifFix      `json:"fixes,omitempty"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
	sarifLocation struct {
		ID       int           `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn"`
		End    int `json:"endColumn,omitempty"`
	}
)
