#!/bin/sh
# Makes minisearch.min.js: MiniSearch as it is published, made small, from the exact
# packages of package-lock.json (checked by their hashes). The same packages give
# the same bytes; VERSION says which, and a test compares.
#
#   sh templates/third_party/minisearch/build.sh
#
# needs Node and npm.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json minisearch.mjs "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

version=$(node -p 'JSON.parse(require("fs").readFileSync("node_modules/minisearch/package.json")).version')
banner="/*! MiniSearch $version. MIT licence: templates/third_party/minisearch. */"
./node_modules/.bin/esbuild minisearch.mjs --bundle --minify --format=iife \
  --target=es2019 --charset=utf8 --legal-comments=none --banner:js="$banner" --log-level=warning \
  --outfile=minisearch.min.js

cp minisearch.min.js "$here/minisearch.min.js"
cp node_modules/minisearch/LICENSE.txt "$here/LICENSE"
{
  echo "minisearch $version"
  echo "esbuild $(node -p 'require("esbuild/package.json").version')"
  echo "sha256 $(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("minisearch.min.js")).digest("hex")')"
  echo "command sh templates/third_party/minisearch/build.sh"
} >"$here/VERSION"
