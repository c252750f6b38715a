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
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// Commit names the state of the folder: the commit that is checked out, followed
// by "+" when files of the folder differ from it. The error says why there is none.
func Commit(ctx context.Context, dir string) (string, error) {
	if err := readable(ctx, dir); err != nil {
		return "", err
	}
	commit, err := verify(ctx, dir, "HEAD")
	if err != nil {
		return "", fmt.Errorf("nothing was committed yet in the git repository of %s", dir)
	}
	if changes, err := git(ctx, dir, "status", "--porcelain", "--", "."); err != nil || len(changes) > 0 {
		commit += "+"
	}
	return commit, nil
}

// readable says why git cannot read the repository of a folder, what is so first.
func readable(ctx context.Context, dir string) error {
	_, err := git(ctx, dir, "rev-parse", "--git-dir")
	switch {
	case err == nil:
		return nil
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("git is not installed here, or not in PATH")
	case strings.Contains(err.Error(), "dubious ownership"):
		return fmt.Errorf("the git repository of %s belongs to another user, and git reads it only when told to: `git config --global --add safe.directory %s`", dir, ownedBy(err.Error(), dir))
	case strings.Contains(err.Error(), "not a git repository"):
		return fmt.Errorf("%s is not under git", dir)
	}
	return fmt.Errorf("git cannot read the repository of %s: %w", dir, err)
}

// ownedBy returns the repository's folder as git names it in its refusal.
func ownedBy(said, dir string) string {
	if _, rest, ok := strings.Cut(said, "safe.directory "); ok {
		line, _, _ := strings.Cut(rest, "\n")
		return strings.TrimSpace(line)
	}
	return dir
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
