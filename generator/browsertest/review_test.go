package browsertest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"factorybook/generator"
	"factorybook/generator/diag"
)

// muchToReview is the book of extremes, in which both sides also agreed on more accounts
// than fit, and the factory has much to say.
func muchToReview() fstest.MapFS {
	book := extremes()
	var issues, comments strings.Builder
	for i := range 14 {
		fmt.Fprintf(&issues, `- id: Q-2026-%02d
  opened: 2026-0%d-03
  raised_by: importer
  kind: quality
  title: Glaze pinholes on the inner side of the bowls of the second lot, found again after the kiln was rebuilt in the winter
  title_zh: 第二批碗内壁釉面针孔，冬季改造窑炉后再次发现，双方已多次沟通并现场查看
  cause: {by: both, what: Clay from another pit and a kiln that was opened two hours too early on the day before the holiday, what_zh: 换了泥料，并且放假前一天窑炉提前两小时打开，双方都没有再次检查温度记录}
  solution: "Bisque fired forty degrees hotter, each pallet of clay tested before it is used, and the log of the kiln sent with every lot. 素烧提高四十度，每托泥料使用前检测，随货附窑炉记录。"
  agreed: 2026-0%d-20
`, i, 1+i%9, 1+i%9)
	}
	for _, measure := range []string{"on_time", "in_full", "slip_days", "lead_time", "early_warning"} {
		fmt.Fprintf(&comments, "  - {measure: %s, on: 2026-06-01, text: \"The artwork came late, and the deposit came later than the artwork, so that the kiln was given to somebody else for the whole of the month\", text_zh: 设计稿来得晚，订金比设计稿来得更晚，所以整个月的窑炉都给了别人，我们没有办法}\n", measure)
	}
	book["factories/largest/issues/2026.yaml"] = &fstest.MapFile{Data: []byte(issues.String())}
	profile := book["factories/largest/factory.yaml"]
	book["factories/largest/factory.yaml"] = &fstest.MapFile{Data: []byte(string(profile.Data) + "factory_comments:\n" + comments.String())}
	return book
}

func TestReviewIsFourSheetsWhateverTheRecordsHold(t *testing.T) {
	t.Parallel()
	book := generator.Options{Book: muchToReview(), Now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)}
	sample := sampleOptions()
	for i, c := range []struct {
		opt      generator.Options
		factory  string
		language string
	}{
		{book, "smallest", "en"}, {book, "largest", "en"}, {book, "largest", "zh-Hans"}, {sample, "zibo-shayanli", "en"}, {sample, "anji-qizhuwu", "zh-Hans"},
	} {
		for _, paper := range papers(i) {
			t.Run(c.factory+" "+c.language+" "+paper, func(t *testing.T) {
				t.Parallel()
				page, report, err := generator.Review(context.Background(), c.opt, generator.ReviewOptions{Factory: c.factory, Language: c.language, Paper: paper})
				if err != nil || diag.HasErrors(report.Problems) {
					t.Fatal(err, report.Problems)
				}
				tab := newTab(t)
				openPrinted(t, tab, page)
				for _, s := range evaluate[[]string](t, tab, bad) {
					t.Error(s)
				}
				checkPDF(t, printed(t, tab), 4)
			})
		}
	}
}
