#!/usr/bin/env bash
# An address that ends with a town has that town for the name of its receiver, and no street.
#
# Software: zh-address-parse 1.3.16 (npm).
# Input: addresses of places that are in China, with and without a person behind them (invented).
#
# Guess: without a person the name is empty; what stands behind the district is the detail.
#
# What happens: up to four characters that are left at the end are a person: 玉山镇 (a town) and 港城路 (a street) are names,
# and the detail is empty. A longer rest, or a name behind it, is read as one would think.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund zh-address-parse@1.3.16 >/dev/null 2>&1
cat > read.cjs <<'JS'
const m = require('zh-address-parse'), parse = m.default || m;
for (const address of ['江苏省昆山市玉山镇', '重庆市江北区港城路', '浙江省慈溪市观海卫镇', '浙江省慈溪市观海卫镇工业路8号', '江苏省昆山市玉山镇 王芳']) {
  const a = parse(address);
  console.log(`${a.city} ${a.area}, detail "${a.detail}", name "${a.name}"`);
}
JS
node read.cjs 2>/dev/null | tee out
diff - out <<'OUT'
苏州市 昆山市, detail "", name "玉山镇"
重庆市 江北区, detail "", name "港城路"
宁波市 慈溪市, detail "", name "观海卫镇"
宁波市 慈溪市, detail "观海卫镇工业路8号", name ""
苏州市 昆山市, detail "玉山镇", name "王芳"
OUT
echo as stated
