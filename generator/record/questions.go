package record

// Other returns the side across the table: the one that has to answer, "" when it
// is not known who asked.
func Other(side string) string {
	switch side {
	case ByImporter:
		return ByFactory
	case ByFactory:
		return ByImporter
	}
	return ""
}

// Question is something that one side wrote and the other has to answer: a message
// by WeChat or email, or an issue that it raised. What was said on the phone, by
// video or in a meeting was answered there.
type Question struct {
	// Side has to answer.
	Side string
	// On is the day asked, Answered the day of the answer.
	On       Date
	Answered Day
	// Talk or Issue is where it stands; the other is nil.
	Talk  *Talk
	Issue *Issue
}

// Questions returns the questions to both sides: talks, then issues, each by day. A
// closed issue without `answered` was answered on a day that nobody wrote down: it
// neither waits nor was it quick, and is none of them.
func (f *Factory) Questions() []Question {
	list := make([]Question, 0, len(f.Talks)+len(f.Issues))
	for i := range f.Talks {
		if t := &f.Talks[i]; t.Asks() {
			list = append(list, Question{Side: Other(t.By.V), On: t.On.V, Answered: t.Answered, Talk: t})
		}
	}
	for i := range f.Issues {
		if q := &f.Issues[i]; q.RaisedBy.Known() && (q.Answered.Known() || !q.Closed.Known()) {
			list = append(list, Question{Side: Other(q.RaisedBy.V), On: q.Opened.V, Answered: q.Answered, Issue: q})
		}
	}
	return list
}

// Asks reports whether the talk is one that the other side has to answer.
func (t *Talk) Asks() bool {
	return t.By.Known() && (t.Channel.V == ChannelWeChat || t.Channel.V == ChannelEmail)
}
