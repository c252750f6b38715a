package render

import (
	"crypto/sha256"
	"encoding/base64"
	"reflect"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"factorybook/generator/briefing"
	"factorybook/generator/words"
)

func TestBriefingCarriesItsStyleAndNothingOfARecordBecomesMarkup(t *testing.T) {
	for _, text := range []string{"", "x", `"'></style><script>alert(1)</script><img src=x onerror=alert(1)>{{.}}` + "\x00"} {
		r := newRenderer(t, words.English)
		view := &briefing.View{}
		if text != "" {
			fill(reflect.ValueOf(view).Elem(), text)
		}
		out, err := r.Page(nil, words.Page{Kind: words.Briefing, Path: "b.html", View: view})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(out), "ZgotmplZ") {
			t.Errorf("a value stands where html/template does not let it")
		}
		doc, err := nethtml.Parse(strings.NewReader(string(out)))
		if err != nil {
			t.Fatal(err)
		}
		var policy, style string
		for n := range doc.Descendants() {
			if n.Type != nethtml.ElementNode {
				continue
			}
			switch n.Data {
			case "script": // of the button to print, where the view names one
				if text == "" || n.FirstChild != nil || attribute(n, "src") == "" {
					t.Errorf("%q: there is a script", text)
				}
			case "link", "iframe":
				t.Errorf("%q: there is a %s", text, n.Data)
			case "img":
				if src := attribute(n, "src"); !strings.HasPrefix(src, "data:image/jpeg;base64,") {
					t.Errorf("%q: a picture from %q", text, src)
				}
			case "style":
				style += n.FirstChild.Data
			case "meta":
				if attribute(n, "http-equiv") == "Content-Security-Policy" {
					policy = attribute(n, "content")
				}
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%q: <%s> has the attribute %s", text, n.Data, a.Key)
				}
			}
		}
		sum := sha256.Sum256([]byte(style))
		scripts := ""
		if text != "" {
			scripts = "script-src 'self'; "
		}
		if want := "default-src 'none'; " + scripts + "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:"; policy != want {
			t.Errorf("the policy is %q, want %q", policy, want)
		}
	}
}
