package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/serve"
	"factorybook/generator/watch"
)

func newServe(e env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve [BOOK]",
		Short: "Show the site in a browser while the book is written",
		Long: "serve shows the site of the book in a browser on this machine, and again each time that a\n" +
			"record was saved. Problems stand above the last site that had none. Nothing is written to\n" +
			"disk, and no other machine can look unless --listen says so. Ctrl-C ends it.",
		Example: "  factorybook serve --open\n  factorybook serve our-book --listen 127.0.0.1:9000",
		Args:    cobra.MaximumNArgs(1),
	}
	book := bookFlag(cmd)
	asOf := cmd.Flags().String("as-of", "", "the `date` that the site speaks for (default: the book's as_of, else today)")
	listen := cmd.Flags().String("listen", "", "the `address` to listen on (default: 127.0.0.1, at port 8421 or the next one that is free)")
	names := cmd.Flags().StringSlice("host", nil, "a `name` of this machine that browsers may call it by, beside localhost and addresses")
	open := cmd.Flags().Bool("open", false, "open the browser")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		at, err := findBook(e, *book, args)
		if err != nil {
			return err
		}
		opened, err := openBook(cmd.Context(), e, at, *asOf)
		if err != nil {
			return err
		}
		defer opened.close()
		opened.withPhotos()
		listener, err := listenOn(*listen)
		if err != nil {
			return err
		}
		defer listener.Close()
		return serveBook(cmd.Context(), e, opened, listener, *names, *open)
	}
	return cmd
}

// The port of serve, and how many others are tried where it is taken.
const (
	servePort  = 8421
	portsTried = 20
)

// listenOn listens on an address; "" is this machine alone.
func listenOn(address string) (net.Listener, error) {
	if address != "" {
		if _, _, err := net.SplitHostPort(address); err != nil {
			return nil, usageError{text: fmt.Sprintf("--listen %q is no address with a port", address), hint: "--listen 127.0.0.1:" + strconv.Itoa(servePort)}
		}
		listener, err := net.Listen("tcp", address)
		if err != nil {
			return nil, fmt.Errorf("listen on %s: %w", address, err)
		}
		return listener, nil
	}
	for port := servePort; ; port++ {
		listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil || !errors.Is(err, syscall.EADDRINUSE) || port == servePort+portsTried {
			return listener, err
		}
	}
}

// serveBook serves until ctx ends.
func serveBook(ctx context.Context, e env, b *openedBook, listener net.Listener, names []string, open bool) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	live := generator.NewLive(b.Options)
	server := serve.New(live, names...)
	var updating sync.Mutex
	update := func(touched map[string]bool) {
		updating.Lock()
		defer updating.Unlock()
		now, err := e.clock()
		if err != nil {
			stop(err)
			return
		}
		began := e.now()
		report, changed, err := live.Update(ctx, now, touched)
		b.progressDone()
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			fmt.Fprintf(e.stderr, "factorybook: error: %v\n", err)
			server.Changed(err)
			return
		case !changed:
			return
		}
		server.Changed(nil)
		errs, warnings := diag.Count(report.Problems)
		fmt.Fprintf(e.stdout, "%s  %s, %s; %s, %s (%d ms)\n", e.now().Format("15:04:05"), count(report.Factories, "factory", "factories"), count(report.Orders, "order", "orders"),
			count(errs, "error", "errors"), count(warnings, "warning", "warnings"), e.now().Sub(began).Milliseconds())
	}
	// Watched first, so that nothing is missed between the two.
	if err := watch.Book(ctx, b.dir, update, func(err error) { stop(err) }); err != nil {
		return err
	}
	update(nil)
	if e.getenv("GOGC") == "" {
		debug.SetGCPercent(50) // the book stays in memory: what comes and goes beside it is little
	}
	address := "http://" + listener.Addr().String() + "/"
	fmt.Fprintf(e.stdout, "the site is at %s (Ctrl-C ends)\n", address)
	if open {
		if err := openBrowser(address); err != nil {
			fmt.Fprintf(e.stderr, "no browser was opened: %v\n", err)
		}
	}
	web := &http.Server{Handler: server, ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() {
		<-ctx.Done()
		web.Close()
	}()
	if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// openBrowser asks the system to show an address.
func openBrowser(address string) error {
	name, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // what became of it is for nobody
	return nil
}
