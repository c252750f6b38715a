#!/usr/bin/env bash
# A factory in Haiphong is moved by 461 m when its place is converted for Chinese maps, and Osaka by one library of two.
#
# Software: gcoord 1.0.7, coordtransform 2.1.2 (npm).
# Input: places by GPS (WGS-84), as a phone tells them. Chinese maps draw the mainland of China shifted (GCJ-02); outside,
# the two systems are the same.
#
# Guess: both leave a place outside China as it is; they say that they test for that.
#
# What happens: the test is a rectangle from Kashgar to the far north-east, which holds Vietnam, Thailand, most of India,
# Bangladesh and Korea, and, in gcoord, Osaka too. There the formula for China is applied: 183 to 542 m, no error, and
# the pin of a factory is in another street. Tokyo and Jakarta stay.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund gcoord@1.0.7 coordtransform@2.1.2 >/dev/null 2>&1
cat > move.cjs <<'JS'
const gcoord = require('gcoord'), coordtransform = require('coordtransform');
const places = {Shenzhen: [114.06, 22.54], Haiphong: [106.68, 20.86], 'Ho Chi Minh City': [106.7, 10.78], Bangkok: [100.5, 13.75],
  Dhaka: [90.4, 23.8], Delhi: [77.2, 28.6], Seoul: [126.98, 37.57], Osaka: [135.5, 34.7], Tokyo: [139.7, 35.7], Jakarta: [106.8, -6.2]};
for (const [name, place] of Object.entries(places)) {
  const metres = to => Math.round(Math.hypot((to[0] - place[0]) * Math.cos(place[1] * Math.PI / 180), to[1] - place[1]) * 111320);
  console.log(`${name}: ${metres(gcoord.transform(place, gcoord.WGS84, gcoord.GCJ02))} m, ${metres(coordtransform.wgs84togcj02(...place))} m`);
}
JS
node move.cjs | tee out
diff - out <<'OUT'
Shenzhen: 607 m, 607 m
Haiphong: 461 m, 461 m
Ho Chi Minh City: 395 m, 395 m
Bangkok: 183 m, 183 m
Dhaka: 334 m, 334 m
Delhi: 482 m, 482 m
Seoul: 460 m, 460 m
Osaka: 542 m, 0 m
Tokyo: 0 m, 0 m
Jakarta: 0 m, 0 m
OUT
echo as stated
