package check

import (
	"fmt"
	"strings"
	"testing"
)

func TestALogoDrawsAndDoesNothingElse(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">%s</svg>`
	for _, fine := range []string{
		`<circle cx="4" cy="4" r="4"/>`,
		`<defs><linearGradient id="g"/></defs><rect fill="url(#g)" style="stroke: url('#g'); opacity: .5"/>`,
		`<style>.a { fill: #123; stroke: url( "#g" ) }</style><g class="a"><use xlink:href="#g"/><use href=" #g"/></g>`,
		`<image href="data:image/png;base64,iVBORw0KGgo="/>`,
		`<title>Ours — 我们</title><text>on script: url(x) javascript:</text><metadata><work resource="http://purl.org/dc"/></metadata>`,
		`<animate attributeName="opacity" values="0;1"/>`,
	} {
		if what, drawing := drawingActs(fmt.Appendf(nil, svg, fine)); !drawing || !what.Empty() {
			t.Errorf("%s: %v, %s", fine, drawing, what)
		}
	}
	for _, bad := range []string{
		`<script>alert(1)</script>`,
		`<SCRIPT href="data:text/javascript,1"/>`,
		`<svg:script xmlns:svg="http://www.w3.org/2000/svg">1</svg:script>`,
		`<g onload="alert(1)"/>`,
		`<g ONCLICK="alert(1)"/>`,
		`<a xlink:href="javascript:alert(1)"><rect/></a>`,
		`<a href=" https://other.example/"><rect/></a>`,
		`<image href="data:image/svg+xml,%3Csvg onload=alert(1)%3E"/>`,
		`<image xlink:href="//other.example/x.png"/>`,
		`<use href="other.svg#a"/>`,
		`<foreignObject><p>x</p></foreignObject>`,
		`<set attributeName="xlink:href" to="javascript:alert(1)"/>`,
		`<style>@import "https://other.example/x.css";</style>`,
		`<style>.a { fill: url( 'https://other.example/x#a' ) }</style>`,
		`<style>.a { fill: u\72l(https://other.example) }</style>`,
		`<rect style="fill: URL(x.svg#a)"/>`,
		`<rect fill="url(https://other.example/#a)"/>`,
	} {
		if what, drawing := drawingActs(fmt.Appendf(nil, svg, bad)); !drawing || what.Empty() {
			t.Errorf("%s: %v, nothing is said", bad, drawing)
		}
	}
	for _, before := range []string{`<?xml-stylesheet href="x.css"?>`, `<!DOCTYPE svg [<!ENTITY x "y">]>`, `<!doctype svg [<!entity x SYSTEM "file:///etc/passwd">]>`} {
		if what, drawing := drawingActs(fmt.Appendf(nil, before+svg, `<g/>`)); !drawing && !strings.Contains(before, "xml") || what.Empty() {
			t.Errorf("%s: %v, nothing is said", before, drawing)
		}
	}
	for _, none := range []string{``, `not a drawing <svg`, `<html><svg/></html>`, `<svg><g></svg>`, `<svg>&x;</svg>`} {
		if _, drawing := drawingActs([]byte(none)); drawing {
			t.Errorf("%q is taken for a drawing", none)
		}
	}
}
