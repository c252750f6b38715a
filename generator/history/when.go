package history

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// TooEarlyError says that a branch began after the moment that was asked for.
type TooEarlyError struct{ Revision, First string }

func (e *TooEarlyError) Error() string {
	return fmt.Sprintf("nothing was committed yet at %s: the first commit is of %s", e.Revision, e.First)
}

// atMoment is a revision with a moment in it: the branch before it, the moment, and
// what follows, such as ~2.
var atMoment = regexp.MustCompile(`^(.*)@\{([^{}]+)\}([^{}]*)$`)

// bareDay is a day without an hour.
var bareDay = regexp.MustCompile(`^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$`)

// dated reads a revision such as main@{2.weeks.ago}: the branch as it stood at a
// moment. What else may stand in the braces (@{upstream}, @{-1}, the entry
// HEAD@{3} of the log) is no moment.
func dated(revision string) (branch, moment, rest string, ok bool) {
	m := atMoment.FindStringSubmatch(revision)
	if m == nil {
		return "", "", "", false
	}
	branch, moment, rest = m[1], m[2], m[3]
	if branch == "" {
		branch = "HEAD"
	}
	switch strings.ToLower(moment) {
	case "u", "upstream", "push":
		return "", "", "", false
	}
	// Git takes a number for an entry up to this one, and for seconds since 1970 beyond.
	const lastEntry = 100_000_000
	if n, err := strconv.Atoi(moment); err == nil && n <= lastEntry {
		return "", "", "", false
	}
	return branch, moment, rest, true
}

// byMoment finds the commit at which a branch stood at a moment, by the days of its
// commits. Git itself would answer from the reflog, which knows when this clone
// came to know of a commit: in a clone that is younger than the moment, it answers
// with the oldest state it has and no error.
//
// Only first parents count: what was merged later was not yet on the branch, however
// early it was written. A day without an hour is the whole day.
func byMoment(ctx context.Context, dir, revision, branch, moment, rest string) (commit string, err error) {
	seconds, err := secondsOf(ctx, dir, moment)
	if err != nil {
		return "", &UnknownRevisionError{revision}
	}
	tip, err := verify(ctx, dir, branch)
	if err != nil {
		return "", unknown(ctx, dir, revision)
	}
	out, err := git(ctx, dir, "rev-list", "-1", "--first-parent", "--min-age="+seconds, tip)
	if err != nil {
		return "", fmt.Errorf("looking for %s: %w", revision, err)
	}
	if commit = strings.TrimSpace(string(out)); commit == "" {
		if shallow(ctx, dir) {
			return "", &ShallowError{revision}
		}
		first, err := git(ctx, dir, "log", "--first-parent", "--format=%cs", tip)
		if err != nil {
			return "", fmt.Errorf("looking for %s: %w", revision, err)
		}
		days := strings.Fields(string(first))
		return "", &TooEarlyError{revision, days[len(days)-1]}
	}
	if rest == "" {
		return commit, nil
	}
	if commit, err = verify(ctx, dir, commit+rest); err != nil {
		return "", unknown(ctx, dir, revision)
	}
	return commit, nil
}

// secondsOf reads a moment as git does, in seconds since 1970. It is read as a
// setting of the kind "expiry-date": other ways take what they do not understand
// for now.
func secondsOf(ctx context.Context, dir, moment string) (string, error) {
	if bareDay.MatchString(moment) {
		moment += " 23:59:59"
	}
	out, err := git(ctx, dir, "-c", "factorybook.moment="+moment, "config", "--type=expiry-date", "--get", "factorybook.moment")
	return strings.TrimSpace(string(out)), err
}

// verify returns the full id of the commit that a revision names. What a user typed
// stands behind --end-of-options: it can be no option.
func verify(ctx context.Context, dir, revision string) (string, error) {
	out, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	return strings.TrimSpace(string(out)), err
}

func unknown(ctx context.Context, dir, revision string) error {
	if shallow(ctx, dir) {
		return &ShallowError{revision}
	}
	return &UnknownRevisionError{revision}
}

func shallow(ctx context.Context, dir string) bool {
	out, err := git(ctx, dir, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}
