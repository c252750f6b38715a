#!/bin/sh
# Makes yaml.min.js: what the forms need of npm yaml, made small, from the exact
# packages of package-lock.json (checked by their hashes). The same packages give
# the same bytes; VERSION says which, and a test compares.
#
#   sh templates/third_party/yaml/build.sh
#
# needs Node and npm.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json yaml.mjs "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

version=$(node -p 'JSON.parse(require("fs").readFileSync("node_modules/yaml/package.json")).version')
banner="/*! yaml $version. ISC licence: templates/third_party/yaml. */"
./node_modules/.bin/esbuild yaml.mjs --bundle --minify --format=iife --global-name=YAML --platform=browser \
  --target=es2020 --charset=utf8 --legal-comments=none --banner:js="$banner" --log-level=warning \
  --outfile=yaml.min.js

cp yaml.min.js "$here/yaml.min.js"
cp node_modules/yaml/LICENSE "$here/LICENSE"
{
  echo "yaml $version"
  echo "esbuild $(node -p 'require("esbuild/package.json").version')"
  echo "sha256 $(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("yaml.min.js")).digest("hex")')"
  echo "command sh templates/third_party/yaml/build.sh"
} >"$here/VERSION"
