#!/bin/sh
# Makes sveltia-cms.js, its icon font and its Chinese words: Sveltia CMS as it is
# published, changed where local.mjs says so, from the exact package (checked by its
# hash). The same package gives the same bytes; VERSION says which, and a test compares.
#
#   sh templates/third_party/sveltia-cms/build.sh
#
# needs Node and npm.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
version=0.221.1
integrity=sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "@sveltia/cms@$version" >/dev/null
got=sha512-$(node -p 'require("crypto").createHash("sha512").update(require("fs").readFileSync(process.argv[1])).digest("base64")' sveltia-cms-*.tgz)
if [ "$got" != "$integrity" ]; then
  echo "the package of @sveltia/cms $version has the checksum $got" >&2
  exit 1
fi
tar -xzf sveltia-cms-*.tgz

banner="/*! Sveltia CMS $version, changed. MIT licence: templates/third_party/sveltia-cms. */"
node "$here/local.mjs" package/dist/sveltia-cms.js sveltia-cms.js "$banner"
cp sveltia-cms.js "$here/sveltia-cms.js"
cp package/locales/zh-CN.json "$here/zh-CN.json"
cp package/npm/assets/material-symbols-outlined-latin-wght-normal-*.woff2 "$here/material-symbols-outlined.woff2"
cp package/LICENSE.txt "$here/LICENSE"
cp package/npm/assets/material-symbols-outlined.LICENSE.txt "$here/LICENSE-material-symbols"
cd "$here"
sum() { node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex")' "$1"; }
{
  echo "sveltia-cms $version"
  echo "sha256 $(sum sveltia-cms.js)"
  echo "sha256-zh-CN.json $(sum zh-CN.json)"
  echo "sha256-material-symbols-outlined.woff2 $(sum material-symbols-outlined.woff2)"
  echo "command sh templates/third_party/sveltia-cms/build.sh"
} >VERSION
