#!/bin/sh
# Makes yaml-language-server.cjs: what editors ask about YAML, in one file, from the exact
# packages of package-lock.json (checked by their hashes). It is no part of the program:
# tests ask it what an editor would. The same packages give the same bytes; VERSION says
# which, and a test compares.
#
#   sh templates/third_party/yaml-language-server/build.sh
#
# needs Node and npm.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json package-lock.json "$work"
cd "$work"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

version=$(node -p 'require("yaml-language-server/package.json").version')
banner="/*! yaml-language-server $version. MIT licence: templates/third_party/yaml-language-server. */"
./node_modules/.bin/esbuild node_modules/yaml-language-server/out/server/src/server.js --bundle --minify --format=cjs \
  --platform=node --target=node18 --main-fields=module,main \
  --charset=utf8 --legal-comments=none --banner:js="$banner" --log-level=warning --metafile=parts.json \
  --outfile=yaml-language-server.cjs
cp yaml-language-server.cjs "$here"

# The licences of all packages that the file holds something of.
cat >licences.cjs <<'END'
const fs = require("fs");
const names = Object.keys(require("./parts.json").inputs).map(name => /^node_modules\/((@[^/]+\/)?[^/]+)/.exec(name)[1]);
for (const name of [...new Set(names)].sort()) {
  const dir = "node_modules/" + name + "/", facts = JSON.parse(fs.readFileSync(dir + "package.json"));
  const files = fs.readdirSync(dir).filter(name => /^licen[sc]e/i.test(name));
  console.log(`== ${name} ${facts.version}\n`);
  console.log(files.map(name => fs.readFileSync(dir + name, "utf8").trim()).join("\n\n") || `Its package.json says: ${facts.license} licence.`);
  console.log();
}
END
node licences.cjs >"$here/LICENSE"
{
  echo "yaml-language-server $version"
  echo "esbuild $(node -p 'require("esbuild/package.json").version')"
  echo "sha256 $(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("yaml-language-server.cjs")).digest("hex")')"
  echo "command sh templates/third_party/yaml-language-server/build.sh"
} >"$here/VERSION"
