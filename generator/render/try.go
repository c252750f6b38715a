package render

import (
	"reflect"
	"slices"

	"factorybook/generator/briefing"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Try makes every kind of page, each once of a view that is empty and once of one that has
// something in every field, and gives the first error: a template that asks for what its
// view does not have.
func (r *Renderer) Try() error {
	for _, page := range emptyViews(r.site) {
		for _, filled := range []bool{false, true} {
			if filled {
				fill(reflect.ValueOf(page.View).Elem(), "x")
			}
			if _, err := r.Page(nil, page); err != nil {
				return err
			}
		}
	}
	return nil
}

// emptyViews are an empty view of every kind of page.
func emptyViews(site *words.Site) (list []words.Page) {
	f := &record.Factory{ID: "a", Visits: []record.Visit{{Key: "2025-06-01"}}}
	few := figures.NewPartner(site, dossier.Of(f, site.Settings, site.AsOf, nil, nil))
	// With so many orders that years have pages of their own.
	f = &record.Factory{ID: "b", Orders: make([]record.Order, words.MaxOrders+1)}
	many := figures.NewPartner(site, dossier.Of(f, site.Settings, site.AsOf, nil, nil))
	made := slices.Concat(pages.OfBook(site, nil, nil), pages.OfFactory(site, few), pages.OfFactory(site, many),
		[]words.Page{
			briefing.OnSite(site, few), pages.EditionPage(site, few, nil, false),
			pages.ReviewPage([2]*words.Site{site, site}, [2]*figures.Partner{few, few}, pages.ReviewOptions{}), pages.Digest(site, pages.DigestOf{}),
		})
	for _, kind := range words.Kinds {
		if i := slices.IndexFunc(made, func(p words.Page) bool { return p.Kind == kind }); i >= 0 {
			list = append(list, words.Page{Kind: kind, Path: "p.html", View: reflect.New(reflect.TypeOf(made[i].View).Elem()).Interface()})
		}
	}
	return list
}

// fill sets every text of a view and puts two elements into every list, an empty one and
// a full one, so that a template is executed in all its branches.
func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), text)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				if f.Name == "State" && f.Type.Kind() == reflect.String {
					v.Field(i).SetString("worth_asking")
					continue
				}
				fill(v.Field(i), text)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		thin(v.Index(0))
		fill(v.Index(1), text)
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32:
		v.SetInt(2)
	case reflect.Float64:
		v.SetFloat(2)
	}
}

// thin makes what pointers lead to, and leaves all else empty.
func thin(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		thin(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				thin(v.Field(i))
			}
		}
	}
}
