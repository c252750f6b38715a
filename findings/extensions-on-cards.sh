#!/usr/bin/env bash
# A telephone number with its extension as Chinese cards write it is not found, or becomes another number.
#
# Software: libphonenumber-js 1.13.16 (npm, metadata "max").
# Input: a number of the kind 0574-8765 4321 with extension 802 in the forms on cards: 转802 and 分机802 (extension), -802,
# and a second line of the same house, /22.
#
# Guess: the number is found with its extension, as with "ext 802"; at worst the extension is left out.
#
# What happens: behind 转 or 分机 nothing is found at all, not even the number before it. -802 and /22 are taken as digits of
# a number of ten or eleven digits, which is reported as invalid, not as possible.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund libphonenumber-js@1.13.16 >/dev/null 2>&1
cat > read.mjs <<'JS'
import {parsePhoneNumberFromString as parse} from 'libphonenumber-js/max';
for (const text of ['0574-87654321 ext 802', '0574-87654321转802', '0574-87654321 分机 802', '0574-87654321-802', '0574-87654321/22']) {
  const n = parse(text, 'CN');
  console.log(`${text}: ${n ? `${n.number}, extension ${n.ext ?? 'none'}, ${n.isValid() ? 'valid' : 'invalid'}` : 'no number'}`);
}
JS
node read.mjs | tee out
diff - out <<'OUT'
0574-87654321 ext 802: +8657487654321, extension 802, valid
0574-87654321转802: no number
0574-87654321 分机 802: no number
0574-87654321-802: +8657487654321802, extension none, invalid
0574-87654321/22: +865748765432122, extension none, invalid
OUT
echo as stated
