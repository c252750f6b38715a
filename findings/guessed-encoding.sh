#!/usr/bin/env bash
# Two detectors take short Chinese lists for Western European ones, and one of them answers GB2312 for what GB2312 cannot hold.
#
# Software: chardet 2.1.0 and jschardet 3.1.4 (npm), iconv-lite 0.6.3 to write GB18030 and to read it again.
# Input: a title line and one order line in GB18030, as a Chinese Excel saves CSV, for eight names, and one with 镕, which GB2312 does not have; valid pairs every one.
#
# Guess: bytes that stand in valid pairs throughout, a dozen and more of them, are found to be Chinese; a town more or less makes no difference.
#
# What happens: chardet answers ISO-8859-1 for six of the nine lists (宁波鄞州, 嵊州, 义乌, 中山, 永康, 温州) and GB18030 for three; jschardet answers
# ISO-8859-2 for 温州瓯海, and GB2312 for the others, also for the line with 镕. Longer lists are found by both.
#
# Seen: see the end of this file.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund chardet@2.1.0 jschardet@3.1.4 iconv-lite@0.6.3 >/dev/null 2>&1
out=$(node -e "
const iconv = require('iconv-lite'), chardet = require('chardet'), jschardet = require('jschardet');
for (const name of '东莞市鑫源五金制品有限公司 宁波鄞州衢达电器厂 嵊州市昊晟领带厂 义乌市淼鑫饰品厂 中山市古镇睿钰灯饰厂 佛山市顺德区容桂塑料厂 永康市磐安工具厂 温州瓯海眼镜厂 东莞市镕鑫源五金制品有限公司'.split(' ')) {
  const bytes = iconv.encode('PO,Supplier,Date,Qty\r\n26-000,' + name + ',2026-01-01,500\r\n', 'gb18030');
  console.log(name, chardet.detect(bytes), jschardet.detect(bytes).encoding);
}")
echo "$out"
diff <(echo "$out") - <<'SEEN'
东莞市鑫源五金制品有限公司 GB18030 GB2312
宁波鄞州衢达电器厂 ISO-8859-1 GB2312
嵊州市昊晟领带厂 ISO-8859-1 GB2312
义乌市淼鑫饰品厂 ISO-8859-1 GB2312
中山市古镇睿钰灯饰厂 ISO-8859-1 GB2312
佛山市顺德区容桂塑料厂 GB18030 GB2312
永康市磐安工具厂 ISO-8859-1 GB2312
温州瓯海眼镜厂 ISO-8859-1 ISO-8859-2
东莞市镕鑫源五金制品有限公司 GB18030 GB2312
SEEN
