#!/usr/bin/env bash
# Two orders on one page have one and the same id in an Atom feed, and none at all in a JSON feed.
#
# Software: github.com/gorilla/feeds v1.2.0 (Go).
# Input: three entries of one day without an id of their own, with links to /orders?po=4711, /orders?po=4712 and
# /changes#cups, and a fourth that says something else of /changes#cups later that day.
#
# Guess: an id that is not given is made from what tells the entries apart: the link. Atom (RFC 4287, 4.2.6) wants one that no
# other entry has, JSON Feed 1.1 wants one that is unique in the feed.
#
# What happens: the id in Atom is made from the host, the day and the path of the link; what follows ? and # is left out. So
# both orders are tag:example.com,2026-03-05:/orders, and a reader, which goes by ids, may show the one and take the other for
# the same again. In JSON the id of all four is "", and RSS has no guid, which is allowed there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cat > main.go <<'GO'
package main

import (
	"fmt"
	"regexp"
	"time"

	"github.com/gorilla/feeds"
)

var ids = regexp.MustCompile(`<id>(tag:[^<]*)</id>|"id": ("[^"]*")|<guid>([^<]*)</guid>`)

func main() {
	at := time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
	feed := &feeds.Feed{Title: "Orders", Link: &feeds.Link{Href: "https://example.com/"}, Created: at}
	for n, link := range []string{"/orders?po=4711", "/orders?po=4712", "/changes#cups", "/changes#cups"} {
		feed.Add(&feeds.Item{Title: link, Link: &feeds.Link{Href: "https://example.com" + link}, Created: at.Add(time.Duration(n) * time.Hour)})
	}
	for _, write := range []func() (string, error){feed.ToAtom, feed.ToJSON, feed.ToRss} {
		text, err := write()
		if err != nil {
			panic(err)
		}
		found := ids.FindAllStringSubmatch(text, -1)
		fmt.Println(len(found), "ids")
		for _, id := range found {
			fmt.Println(id[1] + id[2] + id[3])
		}
	}
}
GO
printf 'module finding\n\ngo 1.26\n\nrequire github.com/gorilla/feeds v1.2.0\n' > go.mod
GOFLAGS=-mod=mod go run . 2>/dev/null | tee out
diff - out <<'OUT'
4 ids
tag:example.com,2026-03-05:/orders
tag:example.com,2026-03-05:/orders
tag:example.com,2026-03-05:/changes
tag:example.com,2026-03-05:/changes
4 ids
""
""
""
""
0 ids
OUT
echo as stated
