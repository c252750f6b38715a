#!/bin/sh
# Gets axe.min.js: the rules of accessibility that tests hold pages against, as published,
# from the exact package (checked by its hash). It is no part of the program.
#
#   sh templates/third_party/axe-core/build.sh
#
# needs Node and npm.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
version=4.14.1
integrity=sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "axe-core@$version" >/dev/null
got=sha512-$(node -p 'require("crypto").createHash("sha512").update(require("fs").readFileSync(process.argv[1])).digest("base64")' axe-core-*.tgz)
if [ "$got" != "$integrity" ]; then
  echo "the package of axe-core $version has the checksum $got" >&2
  exit 1
fi
tar -xzf axe-core-*.tgz
cp package/axe.min.js package/LICENSE package/LICENSE-3RD-PARTY.txt "$here"
{
  echo "axe-core $version"
  echo "sha256 $(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("package/axe.min.js")).digest("hex")')"
  echo "command sh templates/third_party/axe-core/build.sh"
} >"$here/VERSION"
