package check

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
)

// Rules returns every rule of the program by code, those of load too.
func Rules() []*diag.Rule {
	rules := slices.Concat(
		load.Rules,
		[]*diag.Rule{
			ruleRepeatedID, ruleNoContact, ruleNoOrder, ruleNoIssue, ruleNoPromise, ruleNoSKU, ruleNoMeasure, ruleOtherPromise,

			ruleBeforeBegin, ruleOutOfOrder, ruleFuture, ruleCancellation, ruleChangeUntold, ruleOpenClosure,
			ruleForecastOverlap, ruleKeptAndDropped, ruleOddBeforeOrder, ruleAfterCancellation, ruleDueBeforeMade, ruleNotThere, rulePlanned, ruleHalfTold,

			ruleValue, ruleDelivered, rulePaid, rulePercent, ruleSample, ruleTerms, ruleAfterEverything, ruleReturned,

			ruleIncoterm, ruleUSCC, ruleUSCCProvince, ruleExpired, ruleBeneficiary, ruleNoRate, ruleResult, ruleSmallSample,
			ruleAQL, ruleUnconfirmed, ruleTimezone, ruleLanguage, ruleNoCurrency, ruleRatesToNothing, ruleTurnedRate,
			ruleClosedDay, ruleWaitingBalance, ruleTwoDues, ruleKnownYear, ruleChinaDays, ruleArrivalAlone,
			ruleNoPlan, ruleLargeSample, ruleSourceURL,

			ruleNoFile, ruleUnnamedFile, ruleFileKind, rulePixels, ruleContent, ruleLeaves, ruleScheme, ruleImage, ruleHTML, ruleNothingToShow, ruleLongNote, ruleHidden, ruleEntity,

			rulePromiseEdited, ruleOrderEdited, ruleEventEdited, ruleIssueEdited, ruleGivenWord, ruleDeleted, ruleLineEdited,

			ruleAllow, ruleAllowExpired, ruleAllowUnused,
		},
	)
	slices.SortFunc(rules, func(a, b *diag.Rule) int { return strings.Compare(a.Code, b.Code) })
	return rules
}
