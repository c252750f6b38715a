// Package history asks git about the past of a book: the commit it stands at
// (Commit), and how it stood at an earlier one (At, which gives a Revision).
//
// Git is the only program that is run, with everything switched off by which a
// repository could run another one (hooks, the file system monitor, external
// diffs and pagers). A book that is not under git simply has no past.
package history

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
)

// Commit names the state of the folder: the commit that is checked out, followed
// by "+" when files of the folder differ from it. It is "" where there is no git
// or no commit.
func Commit(ctx context.Context, dir string) string {
	head, err := git(ctx, dir, "rev-parse", "--verify", "HEAD")
	if err != nil {
		return ""
	}
	commit := strings.TrimSpace(string(head))
	if changes, err := git(ctx, dir, "status", "--porcelain", "--", "."); err != nil || len(changes) > 0 {
		commit += "+"
	}
	return commit
}

// Prefix is the way from the top of the repository to the folder, with forward
// slashes; "" at the top itself and where there is no repository.
func Prefix(ctx context.Context, dir string) string {
	prefix, err := git(ctx, dir, "rev-parse", "--show-prefix")
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.TrimSpace(string(prefix)), "/")
}

// git runs one command of git in the folder and returns what it printed. The
// error ends with what git said.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := command(ctx, dir, args...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if err != nil {
		err = fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(said.String()))
	}
	return out.Bytes(), err
}

// command is a git that runs no other program and reaches no other host,
// whatever the repository's own settings ask for.
func command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{
		"--no-pager", "--no-optional-locks",
		"-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "diff.external=",
		"-c", "protocol.allow=never", // a partial clone would fetch what it lacks
		"-C", dir,
	}, args...)...)
	cmd.Env = append(cmd.Environ(), "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C")
	return cmd
}
