// Package edition decides what of a book may be handed to one factory: the one place
// where every field of every record is either let through or withheld.
//
// Look at fields. Factory and Settings make copies that hold what is let through and
// nothing else, before anything is computed, worded or drawn: whatever an output does with
// them, it cannot reveal what they do not hold. A figure of the edition follows from records
// that the factory can read in it, and from no other.
package edition

import (
	"reflect"
	"strings"

	"factorybook/generator/record"
)

// rule names the fields of a struct of package record that are let through, and those
// that are withheld. A field in neither fails a test, and is withheld.
type rule struct{ open, withheld string }

// fields is the allow-list. What both sides know or agreed on is let through, and what was
// written about the other side is not; nor are reasons, which are one side's words.
var fields = map[string]rule{
	"Factory": {
		"ID Source Name NameZH Products ProductsZH Port Terms Week Certificates Agreements Forecasts Closures FactoryComments Orders Visits Issues",
		"USCC Kind Status Since Address AddressZH City CityZH Province ProvinceZH Directions DirectionsZH NearestStation Contacts Owner Bank Capacity Goodwill Phases Talks",
	},
	"Source":         {"Pos", "File Notes NotesZH Private PrivateZH Extra ExtraZH Imported"},
	"Terms":          {"Pos Incoterm Place Currency LeadTimeDays Tolerance Payment PaymentZH TaxInvoice", ""},
	"Tolerance":      {"Pos Under Over", ""},
	"Certificate":    {"Pos Name NameZH Body Number Site SiteZH Issued Expires", "Verified File"},
	"Agreement":      {"Pos Kind Signed From Until Summary SummaryZH Volume", "File"},
	"Volume":         {"Pos Value Currency Per", ""},
	"Forecast":       {"Pos Period Value Currency Shared", ""},
	"Closure":        {"Pos From Until ActualUntil Announced Name NameZH", ""},
	"FactoryComment": {"Pos Measure On Text TextZH", ""},
	"Order": {
		"Source ID Placed Confirmed Requested Promised Changes Incoterm Place Currency Tolerance Lines Value Agreed Approvals Payments Deliveries Returns Inspections Closed Cancelled",
		"Rush Special SpecialZH",
	},
	"PromiseChange": {"Pos Told To AskedBy SKUs", "Reason ReasonZH"},
	"AgreedChange":  {"Pos On By SKU Quantity Price", "Reason ReasonZH"},
	"Line":          {"Pos SKU Name NameZH Quantity Unit Contains Price Promised Tolerance Closed Cancelled", ""},
	"Cancellation":  {"Pos On By", "Reason ReasonZH"},
	"Approval":      {"Pos What WhatZH Asked Due Done", ""},
	"Payment":       {"Pos Stage Due After Days Invoice Paid Amount Currency", ""},
	"Delivery":      {"Pos Ready Shipped Received Quantities Replaces Shipment ETD ETA Documents Invoice", ""},
	"SKUQuantity":   {"SKU Quantity", ""},
	"Return":        {"Pos On Quantities Remedy", "Reason ReasonZH"},
	"Inspection":    {"Pos On Stage SKU Lot Level Sample AQL Found Result First", "By Notes NotesZH"},
	"Defects":       {"Critical Major Minor", ""},
	"Visit":         {"Source Key Date Until Promises Closes", "Kind Purpose PurposeZH Team Interpreter Met Mood Observations Confirmed"},
	"Promise":       {"Pos ID By What WhatZH Due Done Dropped", "Why WhyZH"},
	"Issue": {
		"Source ID Opened Orders Title TitleZH Cause Solution SolutionZH Agreed Promises Closed FactoryComment FactoryCommentZH",
		"RaisedBy Kind Severity Answered Contained Cost Repeats",
	},
	"Cause": {"Pos By What WhatZH", ""},

	"Settings": {
		"Source Importer ImporterZH Languages Timezone AsOf Currency WindowMonths Tolerance PeakSeasons Week Holidays ChinaDays",
		"Title TitleZH Rates Targets SourceURL Brand",
	},
	"Season":    {"Pos Name NameZH From To", ""},
	"Holiday":   {"Pos On", "Name NameZH"},
	"ChinaYear": {"Year Off Work", ""},
}

// Measures are those that the edition shows, in its order. Each follows from what is let
// through.
var Measures = []string{
	"on_time", "on_time_adjusted", "on_time_latest", "in_full", "otif", "slip_days", "lead_time", "first_pass_lots", "returned_share",
	"payments_on_time", "days_beyond_terms", "approvals_on_time", "short_notice", "order_steadiness", "order_gap_days", "orders_disturbed",
	"factory_promises_kept", "importer_promises_kept", "early_warning", "late_dues_explained",
}

// Factory returns what of a factory may be handed to it. Of issues only those whose
// account both sides agreed on are let through.
func Factory(f *record.Factory) *record.Factory {
	agreed := *f
	agreed.Issues = nil
	for _, q := range f.Issues {
		if q.Agreed.Known() {
			agreed.Issues = append(agreed.Issues, q)
		}
	}
	return let(&agreed)
}

// Settings returns what of the settings of a book may be handed to a factory. Its figures
// count money in the currency of its terms: they need no rate of ours, and none can be
// worked out from them. What was ordered in another currency they leave out, and say so.
func Settings(s *record.Settings, f *record.Factory) *record.Settings {
	made := let(s)
	if f.Terms.Currency.Known() {
		made.Currency = f.Terms.Currency
	}
	return made
}

func let[T any](of *T) *T {
	made := new(T)
	through(reflect.ValueOf(made).Elem(), reflect.ValueOf(of).Elem())
	return made
}

// through copies what is let through.
func through(to, from reflect.Value) {
	switch t := from.Type(); {
	case leaf(t):
		to.Set(from)
	case t.Kind() == reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(t, from.Len(), from.Len()))
		for i := range from.Len() {
			through(to.Index(i), from.Index(i))
		}
	case t.Kind() == reflect.Struct:
		for name := range strings.FieldsSeq(fields[kindOf(t)].open) {
			through(to.FieldByName(name), from.FieldByName(name))
		}
	}
}

// leaf reports whether a value is taken as a whole: text, numbers, places, and values with
// the place they were read from.
func leaf(t reflect.Type) bool {
	if t.Kind() == reflect.Struct {
		return t == reflect.TypeFor[record.Pos]() || strings.HasPrefix(t.Name(), "At[")
	}
	return t.Kind() != reflect.Slice
}

// kindOf is the name of a struct without the types it is made for.
func kindOf(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	return name
}
