#!/bin/sh
# Makes echarts.min.js: ECharts cut down to what echarts.mjs asks for, from the
# exact packages of package-lock.json (checked by their hashes). The same
# packages give the same bytes; VERSION says which, and a test compares.
#
#   sh templates/third_party/echarts/build.sh
#
# needs Node and npm.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json echarts.mjs "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

version=$(node -p 'require("echarts/package.json").version')
banner="/*! Apache ECharts $version, a part of it. Apache License 2.0; contains ZRender and d3 code (BSD 3-Clause) and tslib (0BSD). Licences: templates/third_party/echarts. */"
./node_modules/.bin/esbuild echarts.mjs --bundle --minify --format=iife --global-name=echarts \
  --target=es2019 --charset=utf8 --legal-comments=none --banner:js="$banner" --log-level=warning \
  --outfile=echarts.min.js

cp echarts.min.js "$here/echarts.min.js"
cp node_modules/echarts/LICENSE "$here/LICENSE"
cp node_modules/echarts/NOTICE "$here/NOTICE"
cp node_modules/echarts/licenses/LICENSE-d3 "$here/LICENSE-d3"
cp node_modules/zrender/LICENSE "$here/LICENSE-zrender"
cp node_modules/tslib/LICENSE.txt "$here/LICENSE-tslib"
{
  echo "echarts $version"
  echo "zrender $(node -p 'require("zrender/package.json").version')"
  echo "tslib $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/tslib/package.json")).version')"
  echo "esbuild $(node -p 'require("esbuild/package.json").version')"
  echo "sha256 $(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("echarts.min.js")).digest("hex")')"
  echo "command sh templates/third_party/echarts/build.sh"
} >"$here/VERSION"
