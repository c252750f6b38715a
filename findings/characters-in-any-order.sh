#!/usr/bin/env bash
# A search for "not conforming" finds what conforms.
#
# Software: flexsearch 0.8.212 (npm), with its encoder for Chinese, Charset.CJK.
# Input: two reports and two products; the words 不合格 (not conforming) and 不锈钢 (stainless steel).
#
# Guess: a word of three characters is found where these stand together, in this order.
#
# What happens: each character is a word of its own and the order counts for nothing. 不合格 finds 第四批合格，外箱不湿 ("lot 4
# conforms, cartons not wet"), and before the report that says it; 不锈钢 finds a steel pan that does not rust.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund flexsearch@0.8.212 >/dev/null 2>&1
cat > find.mjs <<'JS'
import {Index, Charset} from 'flexsearch';
const texts = ['第三批验货不合格', '第四批合格，外箱不湿', '不锈钢锅', '钢锅不生锈'];
const index = new Index({encoder: Charset.CJK});
texts.forEach((text, n) => index.add(n, text));
for (const word of ['不合格', '不锈钢']) console.log(word, index.search(word).map(n => texts[n]).join(' | '));
JS
node find.mjs | tee out
diff - out <<'OUT'
不合格 第四批合格，外箱不湿 | 第三批验货不合格
不锈钢 不锈钢锅 | 钢锅不生锈
OUT
echo as stated
